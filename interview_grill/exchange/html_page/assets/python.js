"use strict";
// Python as people type it into a notebook, rewritten as plain text, as interview_grill.algebra.python_reader and
// python_notation; nothing is ever run. What is no Python between two brackets is left as it is typed.
const python = (() => {
  const { refuse } = language;
  const { TABLES, WHOLE, FILTER, INDEX, NotPython, notPython, tokensOf, isFunction, Calls } = pythonCalls;
  const {
    TEXT, ATOM, piece, said, joined, fenced, under, minus, power, called, listed, compared, differing,
  } = pythonPieces;
  const MOST_TOKENS = 500;
  const RELATIONS = new Set(["==", "!=", "<", ">", "<=", ">="]);
  const EQUALS = new Set(["=", ":="]);
  const CUTS = new Set([...RELATIONS, ...EQUALS, ..."≈≃∝≔≤≥⩽⩾"]);
  const WORDS = new Set(["for", "in", "if", "else", "and", "or", "not", "is"]);
  const TRUTH = new Map([["True", "1"], ["False", "0"]]);

  class Reader extends Calls {
    whole() {
      const found = this.expression();
      if (this.next !== this.stop) notPython();
      return found;
    }
    // The range as it is typed, but for names, calls and methods of Python.
    asTyped(start, end) {
      const parts = [];
      for (let place = start; place < end; ) {
        const token = this.all[place];
        if (place > start) parts.push(piece(this.text.slice(this.all[place - 1].end, token.start), TEXT));
        [this.next, this.stop] = [place, end];
        const found = this.operandOrNone(token);
        if (found !== null) {
          parts.push(fenced(found, ATOM));
          place = this.next;
        } else {
          const typed = this.text.slice(token.start, token.end);
          parts.push(piece(token.spelled === "==" ? "=" : typed, TEXT));
          place += 1;
        }
      }
      return joined(parts, TEXT);
    }
    operandOrNone(token) {
      if (token.spelled === "//") this.floor();
      if (token.kind !== "name" && !["(", "["].includes(token.spelled)) return null;
      const isPlain = this.all[this.next + 1].spelled === "(" && values.findFunction(token.spelled) !== null;
      if (isPlain && token.kind === "name" && !this.names.has(token.spelled)) return null;
      const { depth } = this;
      try {
        return this.primary();
      } catch (error) {
        if (!(error instanceof NotPython)) throw error;
        this.depth = depth;
        return null;
      }
    }
    floor() {
      refuse("// drops what is behind the point", "write / for a quotient");
    }
    expression() {
      if (this.at("lambda") && this.skipParameters()) return this.expression();
      const found = this.condition();
      if (!this.at("if")) return found;
      this.advance();
      const condition = this.condition();
      if (!this.at("else")) notPython();
      this.advance();
      this.enter();
      const other = this.expression();
      this.depth -= 1;
      const truth = condition.truth ? condition : differing(condition);
      const [, , body] = TABLES.definitions.get("where");
      return this.expanded(body, new Map([["c", truth], ["x", found], ["y", other]]));
    }
    // Over `lambda a, b:`; false where lambda is the name of a number.
    skipParameters() {
      for (let place = this.next + 1; place < this.stop; place += 1) {
        const token = this.all[place];
        if (token.spelled === ":") {
          this.next = place + 1;
          return true;
        }
        if (token.kind !== "name" && token.spelled !== ",") return false;
      }
      return false;
    }
    condition() {
      const left = this.sum();
      if (!this.at(...RELATIONS)) return left;
      const { spelled } = this.advance();
      const right = this.sum();
      if (this.at(...RELATIONS)) refuse("A chain of comparisons is not read", "compare two values at a time");
      return compared(spelled, left, right);
    }
    sum() {
      let found = this.product();
      while (this.at("+", "-")) {
        const { spelled } = this.advance();
        const right = this.product();
        if (!this.isDefinition || right.text !== "0") found = under(spelled, found, right);
      }
      return found;
    }
    product() {
      let found = this.signed();
      while (this.at("*", "/", "@", "//")) {
        const { spelled } = this.advance();
        if (spelled === "//") this.floor();
        const right = this.signed();
        found = spelled === "@" ? this.aggregate("dot", [found, right]) : under(spelled, found, right);
      }
      return found;
    }
    signed() {
      let signs = 0;
      while (this.at("-", "+")) signs += this.advance().spelled === "-" ? 1 : 0;
      let found = this.power();
      for (; signs > 0; signs -= 1) found = minus(found);
      return found;
    }
    power() {
      const base = this.primary();
      if (!this.at("**", "^")) return base;
      this.advance();
      this.enter();
      const exponent = this.signed();
      this.depth -= 1;
      return power(base, exponent);
    }
    primary() {
      if (this.next >= this.stop) notPython();
      const token = this.advance();
      let found;
      if (token.kind === "number") found = said(token.spelled.replaceAll("_", ""));
      else if (token.kind === "name") found = this.name(token);
      else if (token.spelled === "(" || token.spelled === "[") {
        this.next -= 1;
        found = this.bracketed(token);
      } else notPython();
      while (this.at(".", "[")) found = this.short(this.at(".") ? this.attribute(found) : this.element(found));
      return found;
    }
    // A group, a tuple, a list, or a comprehension.
    bracketed(opening) {
      const [start, end] = this.bracket();
      if (this.loop(start, end) !== undefined) return this.comprehension(start, end);
      const ranges = this.split(start, end, ",");
      if (!ranges.length) notPython();
      const items = ranges.map((each) => this.part(...each));
      if (items.length === 1 && ranges[0][1] === end && opening.spelled === "(") return fenced(items[0], TEXT + 1);
      return listed(items);
    }
    name(token) {
      const { spelled } = token;
      if (WORDS.has(spelled)) notPython();
      if (this.names.has(spelled)) {
        const found = this.names.get(spelled);
        if (this.at("(")) notPython();
        if (found.open.has(INDEX)) refuse(`The index ${spelled} is only read in square brackets`);
        return found;
      }
      const isDensity = TABLES.distributions.has(spelled) && TABLES.densities.has(this.all[this.next + 1]?.spelled);
      if (this.at(".") && (TABLES.modules.has(spelled) || isDensity)) return this.path(token);
      if (this.at("(")) {
        if (TABLES.onlyDotted.has(spelled) || !isFunction(spelled)) notPython();
        return this.call(spelled, spelled);
      }
      const bare = spelled.replace(/_+$/, "");
      if (!bare) notPython();
      if (this.isDefinition || TRUTH.has(bare)) return said(TRUTH.get(bare) ?? bare);
      return { ...said(bare), isName: true };
    }
    // `np.linalg.norm(…)`, `np.pi`, `stats.beta(a, b).mean()`: the names up to the first that is no module.
    path(first) {
      let [module, token] = [first, first];
      while (this.at(".") && TABLES.modules.has(token.spelled)) {
        this.advance();
        [module, token] = [token, this.word()];
      }
      const { spelled } = token;
      if (TABLES.distributions.has(spelled) && (TABLES.statistics.has(module.spelled) || module === token)) {
        return this.distribution(spelled);
      }
      const shown = this.text.slice(first.start, token.end);
      if (this.at("(")) return this.call(spelled, shown);
      if (TABLES.constants.has(spelled)) return said(TABLES.constants.get(spelled));
      return refuse(`${shown} is not read`, "a function is followed by a bracket: np.log(x)");
    }
    // `norm.logpdf(x, m, s)`, or with the parameters first, `norm(m, s).logpdf(x)`.
    distribution(name) {
      const [parameters, keywords] = this.at("(") ? this.inBrackets() : [[], new Map()];
      if (!this.at(".")) refuse(`${name} is a distribution, and no value`, `write ${name}.mean(…) and the like`);
      this.advance();
      const key = `${name}.${this.word().spelled}`;
      if (!TABLES.definitions.has(key) || !this.at("(")) refuse(`${key} is not read`, "write its formula");
      const [more, further] = this.inBrackets();
      return this.defined(key, [...more, ...parameters], new Map([...keywords, ...further]), key);
    }
    // `x.size`, `x.shape[0]`, `x.T`, and `x.mean(…)`, which is mean(x, …).
    attribute(found) {
      this.advance();
      const { spelled } = this.word();
      if (this.at("(")) return this.call(spelled, `.${spelled}`, [found]);
      if (["T", "values", "real"].includes(spelled)) return found;
      const isSize = spelled === "size" || (spelled === "shape" && this.at("[") && ["0", "-1"].includes(this.inside()));
      if (isSize) return this.aggregate("count", [found]);
      return refuse(`.${spelled} is not read`, "a method needs a bracket: x.mean()");
    }
    element(found) {
      const inner = this.all[this.next + 1];
      const index = this.inside();
      const running = this.names.get(index);
      if (running?.open.has(INDEX)) {
        const open = new Set([...found.open, ...running.open].filter((flag) => flag !== INDEX));
        return { ...found, open, isName: false };
      }
      if (/[:,]/.test(index)) refuse("A slice is not read", "x[0] is the first element, x the whole sample");
      if (/^-?[0-9]+$/.test(index)) return this.numbered(found, Number(index.slice(0, 9)) + 0);
      if (inner.spelled === index && found.isName) return joined([found, said(`[${index}]`)], ATOM);
      return refuse("An index is a whole number here", "x[0] is the first element");
    }
    // The element of that index, counted from 0, or from the end.
    numbered(found, index) {
      if (found.items !== null) {
        if (index < -found.items.length || index >= found.items.length) refuse("The list has no such element");
        return found.items.at(index);
      }
      if (!found.isName) refuse("An element of a formula is not read", "take that of the sample: x[0]");
      const open = new Set([...found.open].filter((flag) => !flag.startsWith(WHOLE)));
      if (index >= 0) return { ...joined([found, said(`_${index + 1}`)], ATOM), open };
      const size = called("count", found);
      const place = index === -1 ? size : under("-", size, said(String(-1 - index)));
      return { ...joined([found, said("["), place, said("]")], ATOM), open };
    }
  }

  // The statements of a text, the names given in them put in.
  class Statements extends Reader {
    statements() {
      const kept = [];
      const ranges = this.split(0, this.all.length - 1, ";", "\n").filter(([start, end]) => start < end);
      const endsInValue = ranges.length > 0 && this.equals(...ranges.at(-1)) === null;
      for (const [start, end] of ranges) {
        const isIdle = ["import", "from"].includes(this.all[start].spelled);
        if (isIdle || this.takes(start, end, endsInValue)) continue;
        if (kept.length) kept.push(said("; "));
        kept.push(this.statement(start, end));
      }
      return joined(kept, TEXT);
    }
    // The place of the sign that gives a name to a value; null when another relation comes first, or none.
    equals(start, end) {
      const first = this.level(start, end).find((place) => CUTS.has(this.all[place].spelled));
      return first !== undefined && EQUALS.has(this.all[first].spelled) ? first : null;
    }
    // Whether a statement gives names to values that are used behind it, if the text does not end in a value; from
    // there on they stand for them.
    takes(start, end, endsInValue) {
      const equals = this.equals(start, end);
      if (equals === null) return false;
      const targets = this.all.slice(start, equals).filter(({ spelled }) => !",()".includes(spelled));
      const used = new Set(this.all.slice(end).filter(({ kind }) => kind === "name").map(({ spelled }) => spelled));
      if (!targets.length || targets.some(({ kind }) => kind !== "name")) return false;
      if (!endsInValue && !targets.every(({ spelled }) => used.has(spelled))) return false;
      let pieces = this.split(equals + 1, end, ",").map((each) => this.settled(this.part(...each)));
      if (targets.length === 1 && pieces.length > 1) pieces = [listed(pieces)];
      if (targets.length !== pieces.length) refuse(`${targets.length} names for ${pieces.length} values`);
      targets.forEach(({ spelled }, place) => this.names.set(spelled, pieces[place]));
      return true;
    }
    // A value, or sides with their relations, of which those in front may be labels.
    statement(start, end) {
      let from = start;
      if (this.all[from].spelled === "def") {
        const colon = this.level(from, end).find((place) => this.all[place].spelled === ":");
        if (colon !== undefined) from = colon + 1;
      }
      if (this.all[from].spelled === "return") from += 1;
      const word = this.level(from, end).find((place) => ["for", "if", "lambda"].includes(this.all[place].spelled));
      const parts = [];
      for (const place of this.level(from, word ?? end)) {
        const { spelled } = this.all[place];
        if (!CUTS.has(spelled)) continue;
        parts.push(this.side(from, place), said(` ${spelled === "==" ? "=" : spelled} `));
        from = place + 1;
      }
      return joined([...parts, this.side(from, end)], TEXT);
    }
    side(start, end) {
      const token = this.all[start];
      if (end - start === 1 && token.kind === "name" && CUTS.has(this.all[end].spelled)) {
        return piece(this.text.slice(token.start, token.end), TEXT);
      }
      const parts = this.split(start, end, ",").map((each) => this.settled(this.part(...each)));
      return joined(parts.flatMap((part, place) => (place ? [said(", "), part] : [part])), TEXT);
    }
    settled(found) {
      if (found.open.has(FILTER)) refuse("A filter is only read in a sum", "multiply by the condition");
      return found;
    }
  }

  // The plain text of what is typed in Python.
  function fromPython(text) {
    const tokens = tokensOf(text);
    if (tokens.all.length > MOST_TOKENS) refuse("That is too long");
    return new Statements(tokens, new Map()).statements().text;
  }

  return { fromPython };
})();
