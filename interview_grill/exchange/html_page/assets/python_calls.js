"use strict";
// The tokens of a text that holds Python, and the calls in it, as interview_grill.algebra.python_tokens, python_cursor
// and python_calls: arguments, and what runs over a sample.
const pythonCalls = (() => {
  const { refuse } = language;
  const { said, under, called, mapped, differing } = pythonPieces;
  const [LONGEST, DEEPEST] = [2000, 25];
  const TABLES = Object.fromEntries(
    Object.entries(pythonTables).map(([name, table]) => [
      name, Array.isArray(table) ? new Set(table) : new Map(Object.entries(table)),
    ]),
  );
  const NO_LETTER = "[¹²³⁰-ⁿ¼-¾⅐-⅟]";
  const BLANKS = String.raw` \t\r\u00a0\u2000-\u200b\u2060\ufeff`;
  const TOKEN = new RegExp(
    String.raw`[${BLANKS}]*(?:(?<number>(?:[0-9][0-9_]*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)` +
      String.raw`|(?<name>(?!${NO_LETTER})[\p{L}\p{Nl}\p{No}_](?:(?!${NO_LETTER})[\p{L}\p{N}_]|[\u0300-\u036f])*)` +
      String.raw`|(?<mark>\*\*=?|\/\/|[\-=!<>+*\/:]=|->|[\-+*\/@^()\[\]{},;:.=<>\n\u2212\u2013·×∙⋅÷⁄∕])` +
      String.raw`|(?<other>\\[A-Za-z]+|[^\n${BLANKS}]))`,
    "uy",
  );
  const SPELLED = new Map([
    ...Array.from("\u2212\u2013", (sign) => [sign, "-"]), ...Array.from("·×∙⋅", (sign) => [sign, "*"]),
    ...Array.from("÷⁄∕", (sign) => [sign, "/"]),
  ]);
  const CLOSING = new Map([["(", ")"], ["[", "]"], ["{", "}"]]);
  const CLOSED = new Set(CLOSING.values());
  const OF_TWO = new Set(["maximum", "minimum", "fmax", "fmin"]);
  const [WHOLE, FILTER, INDEX] = ["*", "?", "#"];
  const OUT = "write it out, with np.sum, np.mean, np.log, np.exp, np.sqrt, np.abs and the like";

  // What stands here is no Python: it is left as it is typed.
  class NotPython extends Error {}
  const notPython = () => {
    throw new NotPython();
  };

  // All tokens of a text, {kind, spelled, start, end}, one of kind "end" last, and where each bracket closes.
  function tokensOf(text) {
    const all = [];
    let depth = 0;
    for (let column = 0; ; ) {
      TOKEN.lastIndex = column;
      const match = TOKEN.exec(text);
      if (!match) break;
      column = TOKEN.lastIndex;
      const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
      const typed = match.groups[kind];
      if (CLOSING.has(typed)) depth += 1;
      else if (CLOSED.has(typed)) depth -= 1;
      else if (typed === "\n" && depth) continue;
      all.push({ kind, spelled: SPELLED.get(typed) ?? typed, start: column - typed.length, end: column });
    }
    const partners = partnersOf(all);
    return { text, all: [...all, { kind: "end", spelled: "", start: text.length, end: text.length }], partners };
  }

  function partnersOf(all) {
    const partners = new Map();
    const opened = [];
    all.forEach(({ kind, spelled }, place) => {
      if (kind !== "mark") return;
      if (CLOSING.has(spelled)) opened.push(place);
      else if (CLOSED.has(spelled)) {
        if (!opened.length) refuse(`A ${spelled} without its opening`, "take it out or open a bracket");
        if (CLOSING.get(all[opened.at(-1)].spelled) !== spelled) refuse(`${spelled} closes another bracket`);
        partners.set(opened.pop(), place);
      }
    });
    if (opened.length) refuse(`A ${all[opened[0]].spelled} is not closed`);
    return partners;
  }

  const own = (name) => TABLES.renamed.get(name) ?? values.findFunction(name);
  const isFunction = (name) =>
    TABLES.definitions.has(name) || TABLES.same.has(name) || TABLES.parted.has(name) || own(name) !== null;
  const flags = (pieces) => new Set(pieces.flatMap((one) => [...one.open]));

  // A place in a range of tokens; `names` are those that stand for a piece.
  class Cursor {
    constructor(tokens, names, depth = 0, isDefinition = false) {
      Object.assign(this, tokens, { names, depth, isDefinition, next: 0, stop: tokens.all.length - 1, read: new Map() });
    }
    // The tokens of a range as one expression, or as they are typed, with the Python in them.
    part(start, end) {
      const key = start * 4096 + end;
      if (!this.read.has(key)) {
        const outer = [this.next, this.stop];
        [this.next, this.stop] = [start, end];
        this.enter();
        const { depth } = this;
        let found;
        try {
          found = this.whole();
        } catch (error) {
          if (!(error instanceof NotPython)) throw error;
          this.depth = depth;
          found = this.asTyped(start, end);
        }
        this.depth -= 1;
        [this.next, this.stop] = outer;
        this.read.set(key, this.short(found));
      }
      return this.read.get(key);
    }
    // The places of a range that are in none of its brackets.
    level(start, end) {
      const places = [];
      for (let place = start; place < end; place = (this.partners.get(place) ?? place) + 1) places.push(place);
      return places;
    }
    split(start, end, ...marks) {
      const ranges = [];
      for (const place of this.level(start, end)) {
        if (marks.includes(this.all[place].spelled)) {
          ranges.push([start, place]);
          start = place + 1;
        }
      }
      return start < end ? [...ranges, [start, end]] : ranges;
    }
    get peek() {
      return this.all[this.next];
    }
    at(...marks) {
      return this.next < this.stop && marks.includes(this.peek.spelled);
    }
    advance() {
      this.next += 1;
      return this.all[this.next - 1];
    }
    word() {
      const token = this.advance();
      if (token.kind !== "name" || this.next > this.stop) notPython();
      return token;
    }
    bracket() {
      const [start, end] = [this.next + 1, this.partners.get(this.next)];
      this.next = end + 1;
      return [start, end];
    }
    inside() {
      const [start, end] = this.bracket();
      return this.all.slice(start, end).map((token) => token.spelled).join("");
    }
    enter() {
      this.depth += 1;
      if (this.depth > DEEPEST) refuse("That is nested too deeply");
    }
    short(found) {
      if (Array.from(found.text).length > LONGEST) refuse("Written out, this is too long");
      return found;
    }
  }

  // Calls of functions, with what stands in their brackets: arguments, and what runs over a sample.
  class Calls extends Cursor {
    call(name, shown, receiver = []) {
      if (!isFunction(name)) refuse(`${shown} is not read`, OUT);
      const [more, keywords] = this.inBrackets();
      const positional = [...receiver, ...more];
      for (const word of [...keywords.keys()].filter((key) => TABLES.idle.has(key))) {
        const value = keywords.get(word).text;
        keywords.delete(word);
        if (["axis", "dim"].includes(word) && !["0", "-1", "None"].includes(value)) {
          refuse(`A sample has one axis, and no ${word}=${value}`, `leave ${word} out`);
        }
      }
      if (TABLES.parted.has(name)) return this.parted(name, positional, keywords, shown);
      if (TABLES.same.has(name) && (receiver.length || positional.length === 1)) return positional[0];
      const arity = `${name}/${positional.length + keywords.size}`;
      const key = [arity, name].find((one) => TABLES.definitions.has(one));
      return key ? this.defined(key, positional, keywords, shown) : this.plain(name, positional, keywords, shown);
    }
    // A function that the reader of formulas has as well.
    plain(name, positional, keywords, shown) {
      const plainName = own(name) ?? name;
      const kept = positional.filter((one) => one.text !== "None");
      if (["max", "min"].includes(plainName) && (kept.length > 1 || OF_TWO.has(name))) {
        if (shown !== name && ["max", "min", "amax", "amin"].includes(name)) {
          refuse(`${shown} takes one array, and what follows for its axis`, `np.${plainName}imum(a, b) is that of two`);
        }
        return kept.length === 1 ? kept[0] : called(plainName, ...kept);
      }
      const known = values.ELEMENTWISE.has(plainName) || values.AGGREGATES.has(plainName) || plainName === "dot";
      if (keywords.size || positional.length !== 1 || !known) refuse(`${shown} takes one argument, without a name`);
      return values.ELEMENTWISE.has(plainName) ? mapped(plainName, positional[0]) : this.aggregate(plainName, positional);
    }
    // What makes one number of a sample, which cannot be one of what runs over another.
    aggregate(name, parts) {
      for (const flag of flags(parts)) {
        if (flag === FILTER && name !== "sum") refuse("A filter is only read in a sum", "multiply by the condition");
        if (flag !== FILTER && !flag.startsWith(WHOLE)) refuse("A sum within a sum over another index is not read");
      }
      return { ...called(name, ...parts), open: new Set() };
    }
    // The part asked for of what is no number: `np.polyfit(x, y, 1)[0]`.
    parted(name, positional, keywords, shown) {
      let part = "";
      if (this.at("[")) part = `[${this.inside()}]`;
      else if (this.at(".")) {
        this.advance();
        part = `.${this.word().spelled}`;
      }
      const key = `${name}${part}`;
      if (TABLES.definitions.has(key)) return this.defined(key, positional, keywords, `${shown}(…)${part}`);
      if (["sorted", "sort"].includes(name)) {
        refuse("Of a sorted sample only the ends are read", "the middle is np.median(x)");
      }
      return refuse(`${shown}(…)${part} is not read`, OUT);
    }
    defined(key, positional, keywords, shown) {
      const [names, defaults, body] = TABLES.definitions.get(key);
      const given = names.includes("ddof") ? this.withDivisor(keywords, names, shown) : keywords;
      const bound = new Map(Object.entries(defaults).map(([name, text]) => [name, said(text)]));
      const first = names.slice(0, positional.length);
      const twice = first.some((name) => given.has(name));
      first.forEach((name, place) => bound.set(name, positional[place]));
      given.forEach((value, name) => bound.set(name, value));
      const unknown = [...given.keys()].some((name) => !names.includes(name));
      const missing = names.some((name) => !bound.has(name));
      if (unknown || missing || twice || positional.length > names.length) {
        refuse(`${shown} takes other arguments`, names.join(", "));
      }
      return this.checked(key, bound, body, shown);
    }
    checked(key, bound, body, shown) {
      if (key === "norm" && bound.get("ord").text === "1") return this.aggregate("norm1", [bound.get("x")]);
      const [name, value] = TABLES.onlyWith.get(key.split("[")[0]) ?? [];
      if (name && bound.get(name).text !== value) refuse(`${shown} is only read with ${name}=${value}`, OUT);
      return this.expanded(body, bound);
    }
    // The keywords with what says the divisor as `ddof`; refused with both when nothing does.
    withDivisor(keywords, names, shown) {
      const given = new Map(keywords);
      for (const [word, yes, no] of [["unbiased", "1", "0"], ["bias", "0", "1"]]) {
        if (given.has(word)) {
          const { text } = given.get(word);
          given.delete(word);
          given.set("ddof", said(text === "1" ? yes : no));
        }
      }
      if (given.has("correction")) {
        given.set("ddof", given.get("correction"));
        given.delete("correction");
      }
      if (!given.has("ddof")) {
        const of = names.includes("y") ? "x, y" : "x";
        const call = shown.startsWith(".") ? `${shown}(` : `${shown.split("(")[0]}(${of}, `;
        const mend = `write ${call}ddof=0) to divide by n, ${call}ddof=1) to divide by n - 1`;
        refuse(`${shown} does not say whether it divides by n or by n - 1`, mend);
      }
      return given;
    }
    expanded(body, pieces) {
      const tokens = tokensOf(body);
      const reader = new this.constructor(tokens, pieces, this.depth, true);
      return this.short(reader.part(0, tokens.all.length - 1));
    }
    // What stands in the brackets of a call, in order and by keyword.
    inBrackets() {
      const [start, end] = this.bracket();
      if (this.loop(start, end) !== undefined) return [[this.comprehension(start, end)], new Map()];
      const [positional, keywords] = [[], new Map()];
      for (const [first, last] of this.split(start, end, ",")) {
        if (first === last || ["*", "**"].includes(this.all[first].spelled)) notPython();
        if (first + 1 < last && this.all[first + 1].spelled === "=") {
          keywords.set(this.all[first].spelled, this.part(first + 2, last));
        } else positional.push(this.part(first, last));
      }
      return [positional, keywords];
    }
    loop(start, end) {
      return this.level(start, end).find((place) => this.all[place].spelled === "for");
    }
    // `f(a, b) for a, b in zip(x, y) if …` as f(x, y), which plain text maps over the elements.
    comprehension(start, end) {
      const loop = this.loop(start, end);
      const words = new Map();
      for (const place of this.level(loop + 1, end).reverse()) words.set(this.all[place].spelled, place);
      const [within, condition] = [words.get("in"), words.get("if") ?? end];
      if (within === undefined || within > condition || start === loop) notPython();
      if (words.has("for")) refuse("A sum over two indices is not read", "make it a product of sums, or write it out");
      const targets = this.all.slice(loop + 1, within).filter(({ spelled }) => !["(", ")", ","].includes(spelled));
      const pieces = this.iterables(within + 1, condition);
      if (targets.some(({ kind }) => kind !== "name")) notPython();
      if (targets.length !== pieces.length) refuse("As many names are needed as samples", "for a, b in zip(x, y)");
      const outside = [...flags(pieces)].filter((flag) => flag.startsWith(WHOLE));
      const without = (one) => ({ ...one, open: new Set([...one.open].filter((flag) => !outside.includes(flag))) });
      const mine = new Map(targets.map(({ spelled }, place) => [spelled, without(pieces[place])]));
      const outer = this.names;
      this.names = this.withRunning(mine);
      const element = this.part(start, loop);
      const filtered = condition < end ? this.part(condition + 1, end) : null;
      this.names = outer;
      const found = this.closed(element, filtered, mine);
      return { ...found, open: new Set([...found.open, ...outside]) };
    }
    // The names inside of a comprehension: its own, and the samples it runs over, which are marked.
    withRunning(mine) {
      const names = new Map(this.names);
      for (const one of mine.values()) {
        if (!one.isName) continue;
        const whole = this.names.get(one.text) ?? one;
        names.set(one.text, { ...whole, open: new Set([...one.open, WHOLE + one.text]) });
      }
      for (const [name, one] of mine) {
        names.set(name, { ...one, open: new Set([...one.open, name]), isName: false, items: null });
      }
      return names;
    }
    // The element as a sample, with nothing left that runs.
    closed(element, filtered, mine) {
      let found = element;
      if (filtered !== null) found = under("*", found, filtered.truth ? filtered : differing(filtered));
      if (![...found.open].some((flag) => mine.has(flag))) {
        const sample = [...mine.values()].find((one) => !one.open.has(INDEX));
        if (!sample) refuse("Nothing in this sum runs", "multiply by the number of terms");
        found = under("+", found, under("*", said("0"), sample));
      }
      const left = new Set([...found.open].filter((flag) => !mine.has(flag)));
      for (const one of mine.values()) {
        if (one.isName && left.has(WHOLE + one.text)) {
          refuse(`${one.text} is the whole sample in here`, "use the name behind “for” for its element");
        }
      }
      if (filtered !== null) left.add(FILTER);
      return { ...found, open: left, items: null, isName: false, truth: false };
    }
    iterables(start, end) {
      const token = this.all[start];
      const isCall = this.partners.get(start + 1) === end - 1 && this.all[start + 1].spelled === "(";
      const inside = isCall ? this.split(start + 2, end - 1, ",") : [];
      const index = { ...said("i"), open: new Set([INDEX]) };
      if (isCall && token.spelled === "zip") {
        return inside.filter(([first]) => this.all[first].spelled !== "strict").flatMap((each) => this.iterables(...each));
      }
      if (isCall && token.spelled === "enumerate" && inside.length) return [index, ...this.iterables(...inside[0])];
      if (isCall && token.spelled === "range") {
        const isWhole = inside.length === 1 || (inside.length === 2 && this.all[start + 2].spelled === "0");
        if (!isWhole) refuse("Only range(n), over all elements, is read", "for a in x");
        return [index];
      }
      return [this.part(start, end)];
    }
  }

  return { TABLES, WHOLE, FILTER, INDEX, NotPython, notPython, tokensOf, isFunction, Calls };
})();
