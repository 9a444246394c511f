"use strict";
// A text to the words a listener compares, as interview_grill.listening.words: speech, LaTeX and Unicode in one spoken
// form, each word {word, stem, start, end, mark}. The tables come from there too.
const listeningWords = (() => {
  const tables = listeningTables;
  const CLAUSE = 1;
  const SENTENCE = 2;
  const DEEPEST = 4;
  const LONGEST_GROUP = 400;
  const SHORT = 4;
  const LETTER = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0400-\\u052f";
  const SCANNER = new RegExp(
    String.raw`(?<command>\\[A-Za-z]+)` +
      String.raw`|(?<escaped>\\[^A-Za-z])` +
      String.raw`|(?<initials>(?:[Ii]\.[Ii]\.[Dd]\.?|[Ww]\.r\.t\.?|[Ee]\.g\.|[Ii]\.e\.|cf\.|vs\.|etc\.))` +
      `|(?<word>[${LETTER}][${LETTER}\\u0300-\\u036f]*(?:['’][A-Za-z]+)?)` +
      String.raw`|(?<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?)` +
      String.raw`|(?<stop>[.?!…]+(?=[ \t\r\n"'”’)\]]|$)|\n)` +
      String.raw`|(?<dash>[ \t]+[\-–]+[ \t]+|—+|--+)` +
      "|(?<comma>[,;:⇒])|(?<bracket>[()])" +
      String.raw`|(?<other>[^ \t\r])`,
    "gu",
  );
  const OPERAND = /[ \t]*(?:\\?([A-Za-z]+)|([0-9(\{\[\\$|]|[^\x00-\x7f]))/uy;
  const COMMAND = /\\[A-Za-z]+/y;
  const TWO_LETTERS = /[A-Za-z]{2}/y;
  const TWO = /(?:2|\{ *2 *\}|\\\{2\})(?![0-9])/y;
  const TRANSPOSED = /(?:T|\{ *T *\}|\\top|\{ *\\top *\}|\\intercal)(?![A-Za-z])/y;
  const OPERAND_NAMES = new Set(tables.operandNames);
  const FRACTIONS = new Set(tables.fractions);
  const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);
  const from = (table, key, otherwise) => (has(table, key) ? table[key] : otherwise);
  const isDigit = (sign) => /^[0-9]/.test(sign);
  const isWhole = (word) => /^[0-9]+$/.test(word);

  // --- stems --------------------------------------------------------------------------------------------------

  function spelled(word) {
    if (Array.from(word).length < SHORT) return word;
    let one = word.replaceAll("iz", "is").replaceAll("yz", "ys").replaceAll("our", "or");
    if (one.startsWith("centr")) {
      const rest = one.slice(5);
      one = `center${rest.startsWith("e") ? rest.slice(1) : rest}`;
    }
    return one.replace(/([bcdfghjklmnpqrtvwxz])\1+/g, "$1");
  }

  function stem(word) {
    if (word.startsWith("squar")) return "squar";
    let left = word;
    for (const turn of tables.endings) {
      if (left.length < SHORT) break;
      for (const [ending, other, before] of turn) {
        if (left.endsWith(ending) && left.length - ending.length >= before) {
          const rest = left.slice(0, left.length - ending.length);
          if (/[aeiouy]/.test(rest)) left = rest + other;
          break;
        }
      }
    }
    return left;
  }

  // --- reading ------------------------------------------------------------------------------------------------

  function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
  }

  function reader(text) {
    const said = [];
    const late = new Map(); // what LaTeX writes before its operand and speech says behind it, by where that ends
    const brackets = [];
    let mark = SENTENCE;
    let passed = 0;
    let inMathematics = false;

    const say = (words, start, end) => {
      for (const word of words.split(" ").filter(Boolean)) {
        said.push({ word, start, end, mark });
        mark = 0;
      }
    };
    const sayLate = (upto) => {
      for (const place of Array.from(late.keys()).filter((one) => one <= upto).sort((a, b) => a - b)) {
        const words = late.get(place);
        late.delete(place);
        say(words, place - 1, place);
      }
    };
    const pause = () => (mark = Math.max(mark, CLAUSE));

    function joinsOperands(end) {
      if (inMathematics) return true;
      const last = said.length ? said.at(-1).word : "";
      if (!(Array.from(last).length === 1 || OPERAND_NAMES.has(last) || isDigit(last))) return false;
      const after = matchAt(OPERAND, text, end);
      if (after === null) return false;
      return after[1] === undefined || after[1].length === 1 || OPERAND_NAMES.has(after[1].toLowerCase());
    }

    function endOfOperand(start) {
      let at = start;
      for (let deep = 0; deep < DEEPEST; deep += 1) {
        while (text[at] === " ") at += 1;
        const command = matchAt(COMMAND, text, at);
        if (command === null) break;
        at = COMMAND.lastIndex;
        if (!has(tables.postfix, command[0].slice(1))) return at;
      }
      const sign = text.codePointAt(at);
      const next = at + (sign !== undefined && sign > 0xffff ? 2 : 1);
      if (text[at] !== "{") return next;
      let depth = 0;
      for (let place = at; place < Math.min(text.length, at + LONGEST_GROUP); place += 1) {
        depth += (text[place] === "{") - (text[place] === "}");
        if (depth === 0) return place + 1;
      }
      return next;
    }

    const take = {
      command(written, start, end) {
        const name = written.slice(1);
        if (FRACTIONS.has(name)) {
          const over = endOfOperand(end);
          if (/[0-9]/.test(text[over - 1] ?? "")) {
            say(text[over - 1], over - 1, over);
            passed = over;
          }
          late.set(over, "over");
        } else if (has(tables.postfix, name)) late.set(endOfOperand(end), tables.postfix[name]);
        const words = from(tables.commands, name, name.toLowerCase());
        if (words === ",") pause();
        else say(words, start, end);
      },
      escaped(written, start, end) {
        if (written[1] === "|") say("norm", start, end);
      },
      initials(written, start, end) {
        if ("iI".includes(written[0]) && written.length > 4) say("iid", start, end);
      },
      word(given, start, end) {
        let written = given;
        let marks = "";
        if (/[^\x00-\x7f]/.test(given)) {
          const apart = given.replaceAll("’", "'").normalize("NFD");
          marks = apart.replace(/[^\u0300-\u036f]/g, "");
          written = apart.replace(/[\u0300-\u036f]/g, "");
        }
        let lower = written.toLowerCase();
        if (written === "E" && ["[", "_", "("].includes(text[end])) lower = "expectation";
        else if (lower.includes("'")) lower = lower.endsWith("n't") ? "not" : lower.split("'")[0];
        say(from(tables.words, lower, lower), start, end);
        if (Array.from(written).length === 1) {
          say(Array.from(marks, (one) => from(tables.marks, one, "")).join(" "), start, end);
        }
      },
      number: (written, start, end) => say(written.replaceAll(",", ""), start, end),
      stop: () => (mark = SENTENCE),
      dash(written, start, end) {
        if (["-", "–"].includes(written.trim()) && joinsOperands(end)) say("minus", start, end);
        else pause();
      },
      comma: pause,
      bracket(sign, start, end) {
        if (sign === "(") {
          const inProse = " \n".includes(text[Math.max(start - 1, 0)]) && matchAt(TWO_LETTERS, text, end) !== null;
          brackets.push(inProse && !inMathematics);
        }
        if (brackets.length && (sign === "(" ? brackets.at(-1) : brackets.pop())) pause();
      },
      other(sign, start, end) {
        if (sign === "^") {
          for (const [pattern, words] of [[TWO, "squared"], [TRANSPOSED, "transpose"]]) {
            if (matchAt(pattern, text, end) !== null) {
              passed = pattern.lastIndex;
              return say(words, start, passed);
            }
          }
          return say("to", start, end);
        }
        if (sign === "$") return (inMathematics = !inMathematics);
        if ("-–/*".includes(sign)) {
          const words = { "/": "over", "*": "times" }[sign] ?? "minus";
          return joinsOperands(end) ? say(words, start, end) : null;
        }
        return say(has(tables.marks, sign) ? tables.marks[sign] : from(tables.signs, sign, ""), start, end);
      },
    };

    for (let match = matchAt(SCANNER, text, 0); match !== null; match = matchAt(SCANNER, text, passed)) {
      sayLate(match.index);
      passed = match.index + match[0].length;
      const [name] = Object.entries(match.groups).find(([, group]) => group !== undefined);
      take[name](match[0], match.index, passed);
    }
    sayLate(text.length);
    return said;
  }

  // Words that are one together as one: `arg max`, `zero point six`, `seven twelfths`; `half` as 1 over 2.
  function joined(said) {
    const made = [];
    for (const one of said) {
      const { word } = one;
      const last = made.at(-1);
      if (last !== undefined && !one.mark) {
        let together = from(tables.joined, `${last.word} ${word}`, null);
        if (together === null && isDigit(word) && made.length > 1) {
          const whole = made.at(-2).word;
          if (last.word === "point" && isWhole(whole) && isWhole(word)) {
            made.pop();
            together = `${whole}.${word}`;
          }
        }
        if (together !== null) {
          const first = made.pop();
          made.push({ word: together, start: first.start, end: one.end, mark: first.mark });
          continue;
        }
        if (word === "by" && last.word.startsWith("divid")) {
          made.push({ ...one, word: "over" });
          continue;
        }
        if (has(tables.denominators, word) && isWhole(last.word)) {
          made.push({ ...one, word: "over" }, { ...one, word: tables.denominators[word] });
          continue;
        }
      }
      if (word === "half") {
        if (last === undefined || last.word !== "1") made.push({ ...one, word: "1" });
        made.push({ ...one, word: "over", mark: 0 }, { ...one, word: "2", mark: 0 });
        continue;
      }
      made.push(one);
    }
    return made;
  }

  function tokens(text) {
    const { most } = tables.distances;
    const heard = text.length > most ? Array.from(text).slice(0, most).join("") : text;
    return joined(reader(heard)).map((one) => {
      const word = spelled(one.word);
      return { ...one, word, stem: stem(word) };
    });
  }

  return { tokens, stem };
})();
