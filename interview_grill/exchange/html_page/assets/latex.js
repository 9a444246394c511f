"use strict";
// LaTeX rewritten as plain text, as interview_grill.algebra.latex_notation: `\frac{1}{n}\sum_i (x_i-\bar{x})^2` as
// `(1/n)Σ(x_i-x̄)^2`. The tables of macros (`LATEX`) are those of the program, put before this by the page's writer.
const latex = (() => {
  const { refuse, BESIDE } = language;
  const [DEEPEST, HAT] = [40, "\u0302"];
  const TOKEN = /\\(?:[A-Za-z]+\*?|[^])|\s+|[^]/gu;
  const TAIL = /(?:hat|bar|tilde|star|mle|map|ml|MLE|MAP|ML|ref|new|old)(?![A-Za-z0-9])|\p{Nd}+/uy;
  const SUBSCRIPT = /^(?:[\p{L}\p{N}]+|\((?:n|1)\)|\+)$/u;
  const NAME_MARK = /^(?:\*+|'+|†|MAP|MLE|ML|new|old|ref|opt)$/;
  const STEP = /^\([\p{L}\p{N}_](?:[+-]1)?\)$/u;
  const LETTER = /[\p{L}_][^\p{L}\p{N}_]?(?:_[\p{L}\p{N}_]+)?/u;
  const DIFFERENTIAL = /^[d∂](?:\^\p{Nd})?\(?\p{L}?/u;
  const UNDER_DIFFERENTIAL = /^[d∂]\(?\p{L}[^-+*/]*$/u;
  const SIMPLE = /^\(\p{Nd}+\/\p{Nd}+\)$/u;
  const WHOLE = /^(?:[A-Za-z](?:=[01](?:,…,.+)?)?|[01](?:≤|<=)[A-Za-z](?:≤|<=).+|[A-Za-z]∈.+)$/u;
  const ATOM = /^(?:\p{Nd}+(?:\.\p{Nd}+)?|\p{L}[\u0302\u0304]?(?:_[A-Za-z0-9]+)?|[^\p{L}\p{N}_])$/u;
  const RELATIONS = [..."=+-<>≈∝≥≤⇒~*", ""];
  const isAlnum = (text) => /[\p{L}\p{N}]$/u.test(text);
  const isWord = (piece) => /^\p{L}[\p{L}\p{N}]/u.test(piece);
  const isBlank = (token) => /^\s+$/u.test(token);
  const starts = (text, pattern) => pattern.test([...text][0] ?? "");
  const has = (table, name) => LATEX[table].includes(name);
  const spelt = (name) => (Object.hasOwn(LATEX.spelt, name) ? LATEX.spelt[name] : "");
  const trim = (text) => text.trim();
  const bare = (text) => text.replaceAll(" ", "");

  // Writes pieces behind others, apart from what stands before where both would be one word or a call.
  function add(out, pieces) {
    if (!pieces.length) return;
    const [first, last] = [pieces[0], out.at(-1) ?? ""];
    let between = "";
    if (first[0] === "[" && pieces.length > 1 && (isAlnum(last) || /[)\]]$/.test(last))) between = "*";
    else if (isAlnum(last) || last.endsWith(HAT)) between = betweenWords(last, first);
    if (between) out.push(between);
    out.push(...pieces);
  }

  function betweenWords(last, first) {
    if (isWord(last) && starts(first, /[\p{L}\p{N}]/u)) return " ";
    if (isWord(first)) return has("functions", first) ? " " : BESIDE;
    if (starts(first, /\p{Nd}/u) && last.length > 1 && !/\p{Nd}$/u.test(last)) return BESIDE;
    if (last[0] === "_" && starts(first, /[\p{L}\p{N}]/u)) return BESIDE;
    return last === "e" && first === "(" ? "*" : "";
  }

  // Pieces as one factor: in brackets, unless they are a single name or number, or stand in brackets already.
  function bracketed(pieces, scripted = false) {
    const text = trim(pieces.join(""));
    if (!text || ATOM.test(text) || standsInBrackets(text)) return pieces;
    if (!scripted && !/[\p{L}\p{N}]/u.test(text)) return pieces;
    return ["(", ...pieces, ")"];
  }

  function standsInBrackets(text) {
    if (!"([".includes(text[0]) || !")]".includes(text.at(-1))) return false;
    let depth = 0;
    for (let place = 0; place < text.length; place += 1) {
      depth += "([".includes(text[place]) - ")]".includes(text[place]);
      if (depth === 0) return place === text.length - 1;
    }
    return false;
  }

  // Where the last factor written begins: a name with its subscripts, or a bracket.
  function lastFactor(out) {
    let at = out.length - 1;
    while (at > 0 && isBlank(out[at])) at -= 1;
    for (let depth = 0; at > 0; at -= 1) {
      const count = (signs) => [...out[at]].filter((sign) => signs.includes(sign)).length;
      depth += count(")]") - count("([");
      if (depth <= 0 && out[at][0] !== "_") break;
    }
    return Math.max(at, 0);
  }

  // Whether the last piece is a letter, and not the end of a word typed letter by letter.
  function isLetterAlone(out) {
    const [last, before] = [out.at(-1) ?? "", out.at(-2) ?? ""];
    return /\p{L}$/u.test(last) && (last.length > 1 || !/\p{L}$/u.test(before));
  }

  // A place in the tokens of a text; what is read is written as pieces of plain text.
  class Writer {
    constructor(text) {
      this.text = text;
      this.tokens = [];
      for (const match of text.matchAll(TOKEN)) {
        const behindMacro = /^\\[A-Za-z]/.test(this.tokens.at(-1)?.[0] ?? "");
        if (!(behindMacro && isBlank(match[0]))) this.tokens.push([match[0], match.index]);
      }
      this.tokens.push(["", text.length]);
      this.next = 0;
      this.depth = 0;
    }
    get token() {
      return this.tokens[this.next][0];
    }
    get column() {
      return this.tokens[this.next][1];
    }
    advance() {
      const [token] = this.tokens[this.next];
      if (token) this.next += 1;
      return token;
    }
    skip(...marks) {
      while (isBlank(this.token) || (this.token && marks.includes(this.token))) this.next += 1;
    }
    enter() {
      this.depth += 1;
      if (this.depth > DEEPEST) refuse(`More than ${DEEPEST} levels of braces`);
    }
    // The source between the next braces, or the next token.
    word() {
      this.skip();
      if (this.token !== "{") return this.advance().replace(/^\\/, "");
      this.advance();
      const start = this.column;
      for (let depth = 1; ; ) {
        const stop = this.column;
        const token = this.advance();
        if (!token) refuse("A { is not closed", "add }");
        depth += (token === "{") - (token === "}");
        if (!depth) return this.text.slice(start, stop);
      }
    }
    isClosed(...closings) {
      let depth = 0;
      for (const [token] of this.tokens.slice(this.next)) {
        depth += ["(", "[", "{"].includes(token) - [")", "]", "}"].includes(token);
        if (depth < 0) return false;
        if (depth === 0 && closings.includes(token)) return true;
      }
      return false;
    }
    // What stands before the first of the tokens `ends`, a closing brace or the end.
    row(...ends) {
      let out = [];
      this.enter();
      while (this.token && this.token !== "}" && !ends.includes(this.token)) {
        if (this.token === "\\over") {
          this.advance();
          out = this.quotient(out, this.row(...ends));
          break;
        }
        this.factor(out);
      }
      this.depth -= 1;
      return out;
    }
    factor(out) {
      const token = this.advance();
      if (isBlank(token) || ["&", "$", "~"].includes(token)) {
        out.push(" ");
      } else if (token === "_" || token === "^") {
        this.next -= 1;
        this.scripts(out, "");
      } else if (token[0] === "\\") {
        this.macro(token.slice(1), out);
      } else if (token === "{") {
        const inner = this.group();
        add(out, bracketed(inner, ["_", "^"].includes(this.token)));
        this.scripts(out, "");
      } else {
        if (token === "e" && this.token === "^" && isLetterAlone(out)) out.push(BESIDE);
        add(out, [token]);
        this.scripts(out, token);
      }
    }
    group() {
      const inner = this.row();
      if (this.token !== "}") refuse("A { is not closed", "add }");
      this.advance();
      return inner;
    }
    argument(owner) {
      this.skip();
      if (["", "}", "&", "\\\\"].includes(this.token)) refuse(`${owner} of what`);
      const token = this.advance();
      if (token === "{") return this.group();
      if (token[0] !== "\\") return [token];
      const inner = [];
      this.enter();
      this.macro(token.slice(1), inner, false);
      this.depth -= 1;
      return inner;
    }
    macro(name, out, scripts = true) {
      if (has("blanks", name)) out.push(" ");
      else if (has("dropped", name) || name === "end") this.word();
      else if (name === "left" || name === "right") this.delimiter(name, out);
      else if (["|", "Vert", "lVert", "rVert"].includes(name)) this.norm(name, out);
      else if (name === "\\") this.rowBreak(out);
      else if (!has("silent", name)) {
        const built = this.built(name);
        if (has("fractions", name) && /^\p{Nd}$/u.test(out.at(-1) ?? "") && SIMPLE.test(built.join(""))) {
          refuse("A mixed number is not read", "write 2 + \\frac{1}{2}, or \\cdot for a product");
        }
        add(out, built);
        if (scripts) this.scripts(out, name);
      }
    }
    built(name) {
      const owner = `\\${name}`;
      if (has("fractions", name)) {
        const above = this.argument(owner);
        return this.quotient(above, this.argument(owner));
      }
      if (has("binomials", name)) return this.binomial(owner);
      if (Object.hasOwn(LATEX.accents, name)) return this.accent(name);
      if (has("words", name)) return this.upright(owner);
      if (has("transparent", name)) return this.argument(owner);
      if (name === "underbrace" || name === "overbrace") return this.braced(owner);
      if (name === "xrightarrow" || name === "xleftarrow") return this.argument(owner) && ["→"];
      if (["overset", "underset", "stackrel"].includes(name)) return this.argument(owner) && this.argument(owner);
      if (name === "sqrt") return this.root(owner);
      if (name === "begin") return this.environment();
      return spelt(name) ? [spelt(name)] : refuse(`${owner} is no macro that is read`);
    }
    scripts(out, base) {
      const found = new Map();
      while (["_", "^", "\\limits", "\\nolimits"].includes(this.token)) {
        const mark = this.advance();
        if (found.has(mark)) refuse("A second script", "put both in one pair of braces");
        const following = this.tokens[Math.min(this.next + 1, this.tokens.length - 1)][0];
        if (mark === "^" && (/^[-+]$/.test(this.token) || (this.token === "*" && following === "*"))) {
          out.push(mark);
          return;
        }
        if (mark === "_") found.set(mark, this.subscript());
        else if (mark === "^") found.set(mark, this.superscript());
        else found.set(mark, []);
      }
      if (Object.hasOwn(LATEX.signs, base) || Object.values(LATEX.signs).includes(base)) {
        const below = bare((found.get("_") ?? []).join(""));
        if (below && !WHOLE.test(below)) refuse("The limits of this sum are not read", "write \\sum_i x_i");
        return;
      }
      if (found.has("_")) this.writeLower(out, base, trim(found.get("_").join("")));
      if (found.has("^")) this.writeUpper(out, base, found.get("^"));
    }
    subscript() {
      TAIL.lastIndex = this.column;
      const tail = TAIL.exec(this.text);
      if (!tail) return this.argument("_");
      while (this.column < TAIL.lastIndex || (this.column === 0 && this.token)) this.advance();
      return [tail[0]];
    }
    superscript() {
      const digits = [];
      while (/^\p{Nd}$/u.test(this.token)) digits.push(this.advance());
      return digits.length ? digits : this.argument("^");
    }
    writeLower(out, base, below) {
      if (["max", "min"].includes(base) && WHOLE.test(bare(below))) return;
      if (base === "log" && ["2", "10", "e"].includes(below)) out[out.length - 1] = below === "e" ? "ln" : `log${below}`;
      else out.push(SUBSCRIPT.test(below) ? `_${below}` : `_(${below})`);
    }
    writeUpper(out, base, upper) {
      const [above, last] = [trim(upper.join("")), out.at(-1) ?? ""];
      if (["⊤", "⊺"].includes(above) || (above === "T" && this.atName())) this.writeInnerProduct(out);
      else if (last && NAME_MARK.test(above)) {
        out.push("*'†".includes(above[0]) ? above.replaceAll("†", "*") : `_${above}`);
      } else if (base !== "e" && STEP.test(above) && LETTER.test(last)) out.push("'");
      else if (base !== "e" && /^\p{Nd}+$/u.test(above) && above !== "1" && !/^\p{Nd}$/u.test(this.token)) {
        out.push(`^${above}`);
      } else out.push("^(", ...upper, ")");
    }
    atName() {
      this.skip();
      const name = this.token.slice(1);
      if (this.token[0] !== "\\") return /^\p{L}+$/u.test(this.token);
      const isLetter = starts(spelt(name), /\p{L}/u) && !Object.hasOwn(LATEX.functionMacros, name);
      return isLetter || has("transparent", name) || Object.hasOwn(LATEX.accents, name);
    }
    writeInnerProduct(out) {
      const start = lastFactor(out);
      const right = [];
      this.skip();
      this.enter();
      if (!["", "}", "&", "\\\\"].includes(this.token)) this.factor(right);
      this.depth -= 1;
      const left = out.splice(start);
      add(out, ["dot(", ...left, ", ", ...right, ")"]);
    }
    quotient(above, below) {
      const [over, under] = [above, below].map((pieces) => bare(pieces.join("")));
      if (UNDER_DIFFERENTIAL.test(under) && DIFFERENTIAL.test(over)) return [`${over}/${under}`];
      return ["(", ...bracketed(above), "/", ...bracketed(below), ")"];
    }
    binomial(owner) {
      const upper = bracketed(this.argument(owner), true);
      const lower = bracketed(this.argument(owner), true);
      return ["(", ...upper, "!/(", ...lower, "!*(", ...upper, "-", ...lower, ")!", "))"];
    }
    root(owner) {
      this.skip();
      let index = [];
      if (this.token === "[") {
        this.advance();
        index = this.row("]");
        if (this.token !== "]") refuse("The index of this root is not closed", "add ]");
        this.advance();
      }
      const inner = this.argument(owner);
      return index.length ? ["((", ...inner, ")^(1/(", ...index, ")))"] : ["sqrt(", ...inner, ")"];
    }
    accent(name) {
      const inner = this.argument(`\\${name}`);
      const text = trim(inner.join(""));
      const isOne = /^\p{L}(?:_[\p{L}\p{N}_]+)?$/u.test(text);
      if (["bar", "overline"].includes(name) && !isOne) return ["mean(", ...inner, ")"];
      const [first = "", ...rest] = [...text];
      return [`${first}${LATEX.accents[name]}${rest.join("")}`];
    }
    upright(owner) {
      if (/^\s*\{[^{}]*[\\_^]/u.test(this.text.slice(this.column))) return this.argument(owner);
      const word = this.word().replace(/[{}$~]/g, " ");
      return trim(word) ? [word] : [];
    }
    braced(owner) {
      const inner = this.argument(owner);
      while (this.token === "_" || this.token === "^") {
        this.advance();
        this.argument(owner);
      }
      return inner;
    }
    // Cases and columns are read, aligned equations only lose their name.
    environment() {
      const name = this.word().replace(/\*+$/, "");
      if (!has("grids", name)) {
        if (["array", "alignat", "alignedat"].includes(name)) this.word();
        return [];
      }
      const rows = [[]];
      while (this.token !== "\\end") {
        rows.at(-1).push(this.row("&", "\\\\", "\\end"));
        if (["", "}"].includes(this.token)) refuse(`\\begin{${name}} is not ended`);
        if (this.token !== "\\end" && this.advance() === "\\\\") rows.push([]);
      }
      this.advance();
      this.word();
      const kept = rows.filter((row) => trim(row.flat().join("")));
      const built = ["cases", "dcases"].includes(name) ? cases(kept) : listed(kept);
      return built ?? refuse(`This ${name} is not read`, "write what comes out of it");
    }
    delimiter(name, out) {
      this.skip();
      if (this.token === ".") this.advance();
      else if (["|", "\\vert", "\\lvert", "\\rvert"].includes(this.token)) {
        this.advance();
        const opened = name === "left" || out.includes("abs(");
        add(out, [opened ? (name === "left" ? "abs(" : ")") : "|"]);
        this.scripts(out, "");
      } else if (this.token) this.factor(out);
    }
    norm(name, out) {
      const at = out.lastIndexOf("norm2(");
      const inside = at < 0 ? "" : out.slice(at).join("");
      if (at >= 0 && inside.split("(").length - inside.split(")").length === 1 && name !== "lVert") {
        out.push(")");
        if (this.token === "_") {
          this.advance();
          out[at] = trim(this.argument("_").join("")) === "1" ? "norm1(" : "norm2(";
        }
        this.scripts(out, ")");
      } else if (name === "lVert" || this.isClosed("\\|", "\\Vert", "\\rVert")) add(out, ["norm2("]);
      else out.push("‖");
    }
    rowBreak(out) {
      this.skip("&");
      const ahead = this.token[0] === "\\" ? spelt(this.token.slice(1)) : this.token;
      const goesOn = RELATIONS.includes(ahead) || this.token === "\\end" || has("blanks", this.token.slice(1));
      const isOpen = ["", ",", ";", "=", "+", "-"].includes(out.join("").trimEnd().at(-1) ?? "");
      out.push(goesOn || isOpen ? " " : ", ");
    }
  }

  // A function in pieces as the sum of each piece where its condition holds.
  function cases(rows) {
    const found = rows.map((row) => stripped(row[0]));
    const steps = rows.map((row) => (row.length > 1 ? step(row[1].join("")) : null));
    const others = steps.filter(Boolean).join("-");
    if (!rows.length || steps.includes(null) || steps.filter((one) => one === "").length > 1) return null;
    const isSupport = /max|min|_\((?:n|1)\)|_i/.test(rows[0][1].join(""));
    if (rows.length === 2 && trim(found[1].join("")) === "0" && isSupport) return ["(", ...found[0], ")"];
    const terms = found.flatMap((value, place) => [place ? "+(" : "(", ...value, `)*${steps[place] || `(1-${others})`}`]);
    return ["(", ...terms, ")"];
  }

  function step(condition) {
    if (/^\s*(?:otherwise|else)\s*[.,;]?\s*$/.test(condition)) return "";
    const match = /^\s*(?:(?:if|for|when)(?![\p{L}\p{N}_]))?\s*(.+?)\s*([<>≤≥])=?\s*([^<>≤≥]+?)\s*[.,;]?\s*$/u.exec(condition);
    if (!match) return null;
    const [larger, smaller] = ">≥".includes(match[2]) ? [match[1], match[3]] : [match[3], match[1]];
    return `((1+sign(${larger}-(${smaller})))/2)`;
  }

  function listed(rows) {
    if (rows.length > 1 && rows.some((row) => row.length > 1)) return null;
    const items = rows.flat().map((cell) => stripped(cell).join(""));
    return ["[", items.join(", "), "]"];
  }

  function stripped(pieces) {
    const kept = [...pieces];
    while (kept.length && ["", ",", ";"].includes(trim(kept.at(-1)))) kept.pop();
    return kept;
  }

  // A displayed formula without what leads to it, the stop behind it and the range of its index; x for `x_1, …, x_n`.
  function tidied(plain) {
    const leads = [...plain.matchAll(/[⇒⟺]|=\s*0\s*:(?!=)/gu)].map((lead) => lead.index + lead[0].length);
    let text = plain.slice(leads.filter((end) => trim(plain.slice(end))).at(-1) ?? 0);
    const END = /(?:([^\p{Nd}\s])\s*[.]|\s*[,;])\s*$/u;
    const RANGE = /[,;]?\s*(?:for\s+)?[ijkt]\s*=\s*[01]\s*,\s*…\s*,\s*[\p{L}\p{N}_]+\s*$/u;
    for (const ending of [END, RANGE, END]) {
      const shorter = text.replace(ending, (_, kept) => (typeof kept === "string" ? kept : ""));
      if (trim(shorter)) text = shorter;
    }
    const RUN = /(\p{L})_1\s*,\s*(?:\1_2\s*,\s*)?…\s*,\s*\1_[A-Za-z](?![\p{L}\p{N}_])/u;
    while (RUN.test(text)) text = text.replace(RUN, "$1");
    return text;
  }

  function plain(text) {
    const writer = new Writer(text);
    const pieces = writer.row();
    if (writer.token === "}") refuse("A } without its opening", "take it out or open a brace");
    return tidied(pieces.join(""));
  }

  return { plain };
})();
