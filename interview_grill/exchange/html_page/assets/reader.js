"use strict";
// Recursive descent from tokens to the tree, as interview_grill.algebra.operands and reader. Where a text is open it
// asks `pick`; asked without an answer, it gives up with an OpenReading, and `reading` reads the text both ways.
const reader = (() => {
  const { refuse, spellingKey, SUPERSCRIPTS, VULGAR } = language;
  const { number, name, apply, list, binary, is, same, holds, isLinear, applied, E } = syntax;
  const WRITTEN_OUT = new Set(["log1p", "softplus", "B"]);
  const CLOSING = new Map([["(", ")"], ["[", "]"], ["{", "}"]]);
  const RATHER_NAMES = new Set(["sigma", "gamma"]);
  const NO_TAIL = { power: null, bare: null, summed: null, start: null };
  const INDICES = new Set("ijkt");
  const RUNNING_EXTREME = /(max|min|mean|median)_[ijk]$/;
  const isDigits = (text) => /^[0-9]+$/.test(text);

  class OpenReading extends Error {}

  // A product as far as it is read: `rest operator last`, or `last` alone; `tight` without blanks around it.
  class Chain {
    constructor(last, rest = null, operator = "*", tight = false) {
      Object.assign(this, { last, rest, operator, tight });
    }
    get node() {
      return this.rest === null ? this.last : binary(this.operator, this.rest, this.last);
    }
    then(operator, factor, tight = false) {
      return new Chain(factor, this.node, operator, tight);
    }
    within(factor) {
      return new Chain(binary("*", this.last, factor), this.rest, this.operator);
    }
    replaced(last) {
      const kept = is(this.last, "neg") ? apply("neg", [last], last.vector) : last;
      return new Chain(kept, this.rest, this.operator, this.tight);
    }
  }

  // How the operand just read ended: a power and the token its exponent began with, a function without brackets,
  // or a call of `sum` whose inside is linear in a sample.
  const isBareExponent = (tail) => tail.power !== null && tail.start !== null && !CLOSING.has(tail.start.text);
  const isSigned = (tail) => isBareExponent(tail) && ["-", "+"].includes(tail.start.text);

  // The operand when its exponent, or what the function is of, goes on with `operator right`.
  function goingOn(tail, operator, right) {
    if (tail.bare !== null) {
      const longer = binary(operator, tail.bare.parts[0], right);
      const mapped = values.ELEMENTWISE.has(tail.bare.operation);
      return apply(tail.bare.operation, [longer], tail.bare.vector || (longer.vector && mapped));
    }
    const [base, exponent] = tail.power.parts;
    return binary("^", base, binary(operator, exponent, right));
  }

  // Whether the quotient read is plainly a factor of `right`, as in `1/2 w^2`, `v/n (2 - 1/n)`, `1/n Σx`.
  function isCoefficient(chain, before, token, right) {
    if (is(right, "sum", "prod")) return true;
    if (!token.spaced || ["pi", "π"].includes(token.text)) return false;
    return chain.tight || [")", "]", "}"].includes(before.text) || chain.last.kind === "number";
  }

  // Whether a factor beside a bare exponent (`e^2x`, `x^yz`) or argument (`√2x`, `log 2x`) may belong to it.
  function takesIn(tail, token, right) {
    if (tail.bare !== null && is(tail.bare, "sqrt")) return !token.spaced;
    if (tail.bare !== null) return !is(right, tail.bare.operation);
    if (!isBareExponent(tail)) return false;
    const [base, exponent] = tail.power.parts;
    if (same(base, E) || isSigned(tail)) return true;
    if (token.spaced || exponent.kind === "number") return false;
    return !(CLOSING.has(token.text) && is(right, "^"));
  }

  // Whether a factor or divisor may belong to a bare exponent (`x^1/2`, `e^-x/2`) or argument (`ln 7/3`).
  function goesOn(tail, operator, right) {
    if (tail.bare !== null) return tail.bare.operation !== "sqrt";
    if (!isBareExponent(tail)) return false;
    const [base, exponent] = tail.power.parts;
    const digit = is(exponent, "neg") ? exponent.parts[0] : exponent;
    const isRoot = operator.text === "/" && digit.kind === "number" && digit.value === 1;
    const isOpen = isSigned(tail) && !(digit.kind === "number" && !same(base, E));
    return (isRoot || isOpen) && !holds(right, tail.power);
  }

  // The number that `2e^3` is to some, when a power of e stands right behind a number.
  function scientific(before, token, right) {
    const isE = token.text === "e" && is(right, "^") && same(right.parts[0], E);
    if (!isE || !mayHaveExponent(before) || /e/i.test(before.text)) return null;
    const negative = is(right.parts[1], "neg");
    const exponent = negative ? right.parts[1].parts[0] : right.parts[1];
    if (exponent.kind !== "number" || !isDigits(exponent.text) || exponent.text.length > 2) return null;
    const spelled = `${before.text}e${negative ? "-" : ""}${exponent.text}`;
    return number(Number(spelled), spelled);
  }

  // Refuses two operands side by side that are no product: `1 2`, `5 x 10^3`, `2e`.
  function checkNeighbours(before, token, after) {
    const isNumber = before.kind === "number" || before.text === "%";
    if (!isNumber) return;
    if (token.kind === "number") refuse("Two numbers side by side", "* for a product, commas between values");
    if (token.kind !== "name") return;
    if (/^[xX]\d+$/.test(token.text) || (/^[xX]$/.test(token.text) && after.kind === "number")) {
      refuse("x is not read as a times sign", "write *");
    }
    const isE = token.text === "e" && (after.text === "^" || after.kind === "power");
    if (/^[eE]\d*$/.test(token.text) && mayHaveExponent(before) && !isE) {
      refuse("An e beside a number has two readings", "write *e, or the exponent right behind the e");
    }
  }

  // Whether an `e` behind it could begin an exponent: not behind a percent sign, and not behind ½.
  const mayHaveExponent = (before) => before.kind === "number" && !VULGAR.has(before.text);

  // A place in the tokens of one formula, and how deep it is nested.
  class Cursor {
    constructor(tokens, names, picked) {
      Object.assign(this, { tokens, names, picked, next: 0, depth: 0 });
      // The absolute values open at this level, and where at this level a sum sign would stand.
      Object.assign(this, { bars: 0, tuples: false, divisor: false, bareExponent: false, tail: NO_TAIL });
    }
    get peek() {
      return this.tokens[this.next];
    }
    get second() {
      return this.tokens[Math.min(this.next + 1, this.tokens.length - 1)];
    }
    get previous() {
      return this.tokens.at(this.next - 1);
    }
    // Which of two readings to take: 0 keeps together what may belong together, 1 takes it apart.
    pick() {
      if (this.picked === null) throw new OpenReading();
      return this.picked;
    }
    advance() {
      this.next += 1;
      return this.tokens[this.next - 1];
    }
    at(...marks) {
      return marks.includes(this.peek.text);
    }
    enter() {
      this.depth += 1;
      if (this.depth > language.DEPTH) refuse("That is nested too deeply");
    }
    close(mark) {
      if (!this.at(mark)) this.unexpected(`A ${mark} is missing`);
      this.advance();
    }
    expectEnd() {
      if (this.peek.kind !== "end") this.unexpected("");
    }
    unexpected(missing) {
      const found = this.peek.text;
      if (!found) refuse(missing || "Something is missing at the end");
      if (found === ",") refuse("A comma is not expected there", "a decimal has a point: 0.5");
      if (found === "=") refuse("An equation, where a value is asked for", "leave out the left-hand side");
      refuse(`“${found}” is not expected there`);
    }
  }

  // Numbers, names, calls, brackets, lists, bars and roots, with what stands right behind them.
  class Operands extends Cursor {
    postfix() {
      let node = this.primary();
      let raised = false;
      for (;;) {
        const token = this.peek;
        if (token.text === "_+") {
          this.advance();
          node = applied("max", [node, number(0, "0")]);
        } else if (token.kind === "power") {
          const tail = this.tail;
          this.advance();
          node = this.raised(node, this.superscript(token), tail);
          raised = true;
          this.tail = NO_TAIL;
        } else if (this.at("!")) {
          if (this.previous.text === "!") refuse("A double factorial is not read", "bracket the first: (n!)!");
          const tail = this.tail;
          this.advance();
          node = this.factorial(node, tail);
          this.tail = NO_TAIL;
        } else if (this.at("[") && node.kind === "name" && node.vector) {
          this.advance();
          node = this.index(node);
        } else if (this.at("%")) {
          this.advance();
          node = this.percent(node);
        } else if (this.at("^") && raised) {
          refuse("Two exponents in a row", "bracket the first power");
        } else {
          return node;
        }
      }
    }
    // A power; that of a bare root or of a linear sum is open, for it may be that of what stands inside.
    raised(base, exponent, tail) {
      const inner = tail.bare || tail.summed;
      if (inner === base && !this.pick()) {
        return applied(inner.operation, [binary("^", inner.parts[0], exponent)]);
      }
      return applied("^", [base, exponent]);
    }
    factorial(node, tail) {
      if (tail.bare === node && !this.pick()) {
        return applied(tail.bare.operation, [applied("factorial", tail.bare.parts)]);
      }
      return applied("factorial", [node]);
    }
    superscript(token) {
      const spelled = Array.from(token.text, (sign) => SUPERSCRIPTS.get(sign)).join("");
      if (spelled === "n" && this.names.find("n")) return name(this.names.find("n"));
      const digits = spelled.replace(/^[-+]/, "");
      if (!isDigits(digits) || digits.length > language.DIGITS) refuse("This exponent cannot be read", "write x^(…)");
      const value = number(Number(digits), digits);
      return spelled[0] === "-" ? apply("neg", [value]) : value;
    }
    percent(node) {
      if (node.kind !== "number" || node.text.endsWith("%")) refuse("% is only read after a number");
      const plain = isDigits(node.text.replace(".", ""));
      return number(plain ? Number(`${node.text}e-2`) : node.value / 100, `${node.text}%`);
    }
    index(node) {
      const items = this.enclosed("]");
      if (items.length > 1) refuse("An index is one number");
      const [place] = items;
      if (place.kind === "number" && (place.value < 1 || !Number.isInteger(place.value))) {
        refuse("Elements are counted from 1", "the first one is x[1]");
      }
      return applied("index", [node, place]);
    }
    primary() {
      const token = this.advance();
      this.tail = NO_TAIL;
      if (token.kind === "number") return this.number(token);
      if (token.kind === "name") return this.name(token);
      if (token.kind === "sign") return this.signedSum(token);
      if (token.kind === "mark") {
        if (token.text === "(") return this.bracketed();
        if (token.text === "[" || token.text === "{") return this.list(token);
        if (token.text === "|") return this.absolute();
        if (token.text === "√") return this.root();
      }
      this.next -= 1;
      return this.unexpected(this.next ? "" : "Nothing was typed");
    }
    number(token) {
      if (/^0[0-9]/.test(token.text)) refuse("A number does not start with 0", "0.5 has a point");
      return number(VULGAR.get(token.text) ?? Number(token.text), token.text);
    }
    bracketed() {
      const outer = this.stepIn();
      let node = this.sum();
      if (this.tuples && this.depth === 1 && this.at(",", ";")) node = this.vector([node, ...this.moreItems()]);
      this.close(")");
      this.stepOut(outer);
      return node;
    }
    // Bars and the places of a sum sign start afresh between brackets.
    stepIn() {
      const { bars, divisor, bareExponent } = this;
      Object.assign(this, { bars: 0, divisor: false, bareExponent: false });
      return { bars, divisor, bareExponent };
    }
    stepOut(outer) {
      Object.assign(this, outer, { tail: NO_TAIL });
    }
    enclosed(closing) {
      const outer = this.stepIn();
      const { tuples } = this;
      this.tuples = false;
      const items = [this.sum(), ...this.moreItems()];
      this.close(closing);
      this.tuples = tuples;
      this.stepOut(outer);
      return items;
    }
    list(opening) {
      const items = this.enclosed(CLOSING.get(opening.text));
      return items.length === 1 ? items[0] : this.vector(items);
    }
    vector(items) {
      if (items.some((item) => item.vector)) refuse("A list inside a list", "each place takes one number");
      return list(items);
    }
    moreItems() {
      const items = [];
      while (this.at(",", ";")) {
        this.advance();
        items.push(this.sum());
      }
      return items;
    }
    absolute() {
      if (this.at("|")) refuse("Double bars are not read", "write norm2(x) or norm1(x)");
      const outer = this.stepIn();
      this.bars = outer.bars + 1;
      const node = this.sum();
      this.close("|");
      this.stepOut(outer);
      return applied("abs", [node]);
    }
    root() {
      const bracketed = this.at("(", "[", "{");
      if (!bracketed && !["number", "name"].includes(this.peek.kind)) {
        refuse("√ stands before a number, a name or a bracket", "write sqrt(…)");
      }
      const root = applied("sqrt", [this.primary()]);
      this.tail = bracketed ? NO_TAIL : { ...NO_TAIL, bare: root };
      return root;
    }
    // What a sum or product sign reaches over; in an exponent without brackets, one power.
    signedSum(sign) {
      if (this.peek.kind === "end" || this.at(")", "]", "}")) refuse(`${sign.text} of what`, `write ${sign.text}(…)`);
      this.enter();
      const body = this.bareExponent ? this.power() : this.product(sign.text);
      this.depth -= 1;
      this.tail = NO_TAIL;
      return applied(sign.text, [body]);
    }
    name(token) {
      const declared = this.names.find(token.text);
      const squared = declared === null && this.squared(token);
      if (squared) return squared;
      const key = spellingKey(token.text.replace(RUNNING_EXTREME, "$1"));
      if (declared === null && WRITTEN_OUT.has(key) && this.at("(", "[", "{")) return this.writtenOut(key);
      const isName = declared !== null || (RATHER_NAMES.has(key) && !this.at("("));
      const called = isName ? null : values.findFunction(key);
      if (called !== null) return this.at("(", "[", "{") ? this.call(called) : this.bareCall(called, token);
      const node = this.running(token) ?? language.resolve(token.text, this.names);
      return node === null ? this.unknown(token) : this.readAsCall(node);
    }
    // `x[i]`, which is x_i, with its bracket; null where the index is a name of its own.
    running(token) {
      const [index, closing] = [this.second, this.tokens[Math.min(this.next + 2, this.tokens.length - 1)]];
      if (!this.at("[") || !INDICES.has(index.text) || closing.text !== "]") return null;
      if (this.names.find(index.text) !== null) return null;
      const node = language.resolve(`${token.text}_${index.text}`, this.names);
      if (node !== null) this.next += 3;
      return node;
    }
    // `log1p(x)` as ln(1 + x), `softplus(x)` as ln(1 + exp(x)).
    writtenOut(key) {
      const parts = this.enclosed(CLOSING.get(this.advance().text));
      if (key === "B" && parts.length === 2) {
        const [one, other, whole] = [...parts, binary("+", ...parts)].map((part) => applied("gamma", [part]));
        return binary("/", binary("*", one, other), whole);
      }
      if (key === "B" || parts.length !== 1) refuse(`${key} takes another number of arguments`);
      const inner = key === "log1p" ? parts[0] : applied("exp", parts);
      return applied("ln", [binary("+", number(1, "1"), inner)]);
    }
    unknown(token) {
      if (values.REFUSED.has(token.text)) refuse(`${token.text} is not read here`, "write it out");
      const known = [...this.names.domains.keys()];
      refuse(`${token.text} is no name here`, known.length ? `known here: ${known.join(", ")}` : "type a number");
    }
    // `e(…)`, which may be a power of e, and `x(1)`, which may be an element, with the bracket behind.
    readAsCall(node) {
      const isE = same(node, E);
      if (!this.at("(") || !(isE || (node.kind === "name" && node.vector))) return node;
      const after = this.tokens.slice(this.next + 1, this.next + 3);
      const isPlace = after.length === 2 && isDigits(after[0].text.replace(/^0+|0+$/g, "")) && after[1].text === ")";
      if (!(isE || isPlace) || this.pick()) return node;
      this.advance();
      const inside = this.bracketed();
      return isE ? binary("^", node, inside) : applied("index", [node, inside]);
    }
    // `sigma^2` as the declared `sigma2`, when neither sigma nor a sigma1 beside it is declared.
    squared(token) {
      const found = this.names.find(`${token.text}2`);
      if (found === null || this.names.find(`${token.text}1`)) return null;
      if (this.peek.kind === "power" && this.peek.text === "²") this.next += 1;
      else if (this.at("^") && this.second.text === "2") this.next += 2;
      else return null;
      return name(found, this.names.isVector(found));
    }
    call(called) {
      const opening = this.advance();
      if (this.at(")")) refuse(`${called} of what`, `write ${called}(…)`);
      const parts = this.enclosed(CLOSING.get(opening.text));
      const node = applied(called, parts);
      if (called === "sum" && isLinear(parts[0])) this.tail = { ...NO_TAIL, summed: node };
      return node;
    }
    // A function without brackets is one of the power behind it: `log θ`, `ln 2`, `mean of x`.
    bareCall(called, token) {
      if (this.peek.text === "of" && this.names.find("of") === null) this.advance();
      const first = this.peek;
      const starts = ["number", "name", "sign"].includes(first.kind) || this.at("|", "√", "(");
      if (!starts || (!values.ELEMENTWISE.has(called) && first.kind === "number")) {
        refuse(`${token.text} needs brackets`, `write ${called}(…)`);
      }
      this.enter();
      const argument = this.power();
      this.depth -= 1;
      let node = applied(called, [argument]);
      if (is(argument, "^") && first.text !== "(" && this.pick()) {
        const [base, exponent] = argument.parts;
        node = binary("^", applied(called, [base]), exponent);
      }
      this.tail = first.text === "|" || first.text === "(" ? NO_TAIL : { ...NO_TAIL, bare: node };
      return node;
    }
  }

  // Sums, products, signs and powers.
  class Reader extends Operands {
    formula() {
      const node = this.sum();
      this.expectEnd();
      return node;
    }
    // The whole text as a list `a, b`, `a; b`, `(a, b)` or `[a, b]`, or as one vector-valued formula.
    slots() {
      this.tuples = true;
      const items = [this.sum(), ...this.moreItems()];
      this.expectEnd();
      return items.length === 1 && items[0].kind === "list" ? items[0].parts : items;
    }
    sum() {
      this.enter();
      let node = this.product();
      while (this.at("+", "-")) {
        const operator = this.advance();
        node = applied(operator.text, [node, this.product()]);
      }
      this.depth -= 1;
      return node;
    }
    // A product; with a sign of a sum or product, as far as that reaches.
    product(sign = null) {
      let chain = new Chain(this.signed());
      for (;;) {
        const token = this.peek;
        if (sign !== null && this.atNextSign()) return chain.node;
        if (this.at("*", "/")) {
          const longer = this.explicit(chain, token, sign);
          if (longer === null) return chain.node;
          chain = longer;
        } else if (this.startsOperand(token)) {
          chain = this.implicit(chain, token);
        } else {
          return chain.node;
        }
      }
    }
    atNextSign() {
      return (this.at("*", "/") ? this.second : this.peek).kind === "sign";
    }
    // The chain with one more factor or divisor; null when the sign before it does not reach so far.
    explicit(chain, token, sign) {
      const { next, tail, divisor } = this;
      this.advance();
      this.divisor = token.text === "/" || (sign === null && divisor);
      const right = this.signed();
      this.divisor = divisor;
      if (sign !== null && chain.node.vector && !right.vector && (sign === "prod" || divisor) && this.pick()) {
        Object.assign(this, { next, tail });
        return null;
      }
      if (goesOn(tail, token, right) && !this.pick()) return chain.replaced(goingOn(tail, token.text, right));
      const isPercent = token.text === "/" && right.kind === "number" && right.text.endsWith("%");
      if (isPercent && this.pick()) {
        const digits = right.text.slice(0, -1);
        return chain.then("/", number(VULGAR.get(digits) ?? Number(digits), digits)).then("/", number(100, "100"));
      }
      const tight = !(token.spaced || this.tokens[next + 1].spaced);
      return chain.then(token.text, right, tight);
    }
    // The chain with a factor that stands beside it.
    implicit(chain, token) {
      const { previous: before, tail } = this;
      checkNeighbours(before, token, this.second);
      const right = this.power();
      if (right.kind === "list" && token.kind === "mark") refuse("A list is no factor", "a bracket without commas groups");
      if (token.kind === "number" && this.pick()) {
        return chain.replaced(binary("^", chain.last, right));
      }
      const typed = isBareExponent(this.tail) ? scientific(before, token, right) : null;
      if (typed !== null && this.pick()) return chain.replaced(typed);
      if (chain.operator === "/" && !isCoefficient(chain, before, token, right)) {
        return this.pick() ? chain.then("*", right) : chain.within(right);
      }
      if (takesIn(tail, token, right) && !this.pick()) return chain.replaced(goingOn(tail, "*", right));
      return chain.then("*", right);
    }
    startsOperand(token) {
      if (token.kind === "mark") return "(√[{".includes(token.text) || (token.text === "|" && !this.bars);
      return ["number", "name", "sign"].includes(token.kind);
    }
    signed() {
      if (!this.at("-", "+")) return this.power();
      const sign = this.advance();
      this.enter();
      const node = this.signed();
      this.depth -= 1;
      return sign.text === "-" ? applied("neg", [node]) : node;
    }
    power() {
      const base = this.postfix();
      if (!this.at("^")) return base;
      const { tail, bareExponent } = this;
      this.advance();
      const start = this.peek;
      this.enter();
      this.bareExponent = !CLOSING.has(start.text);
      const exponent = this.signed();
      this.bareExponent = bareExponent;
      this.depth -= 1;
      const node = this.raised(base, exponent, tail);
      this.tail = is(node, "^") ? { ...NO_TAIL, power: node, start } : NO_TAIL;
      return node;
    }
  }

  return { Reader, OpenReading };
})();
