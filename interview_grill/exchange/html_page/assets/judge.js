"use strict";
// Reads a typed number or arithmetic expression and judges it by the rules of interview_grill.problems.grading.
// A recursive descent over the characters; nothing typed is ever executed.
const judge = (() => {
  const FUNCTIONS = { sqrt: Math.sqrt, exp: Math.exp, ln: Math.log, log: Math.log, abs: Math.abs };
  const CONSTANTS = { pi: Math.PI, "π": Math.PI, e: Math.E };
  const EDGE = 1 + 1e-9; // keeps the edge itself inside, as problems.tolerance
  const NEAR = 4;
  const FIGURES = 3;
  const SAME = [
    [/[\u2010-\u2014\u2212]/g, "-"],
    [/[×✕⋅·•∙∗]/g, "*"],
    [/[÷∕⁄]/g, "/"],
    [/[\u00a0\u2007\u2009\u202f]/g, " "],
    [/\*\*/g, "^"],
  ];

  class Unreadable extends Error {}

  function normalised(text) {
    return SAME.reduce((plain, [from, to]) => plain.replace(from, to), text).trim();
  }

  // A value with how it was typed: `literal` is the text of a lone number, `exact` says nothing in it was rounded.
  class Reader {
    constructor(text) {
      this.text = text;
      this.at = 0;
      this.depth = 0;
    }
    skip() {
      while (this.text[this.at] === " ") this.at += 1;
    }
    peek() {
      this.skip();
      return this.text[this.at] || "";
    }
    take(mark) {
      if (this.peek() !== mark) return false;
      this.at += 1;
      return true;
    }
    whole() {
      const value = this.sum();
      if (this.peek()) throw new Unreadable(`“${this.peek()}” is not expected there.`);
      return value;
    }
    sum() {
      let left = this.product();
      for (;;) {
        if (this.take("+")) left = combined(left, this.product(), (a, b) => a + b);
        else if (this.take("-")) left = combined(left, this.product(), (a, b) => a - b);
        else return left;
      }
    }
    product() {
      let left = this.signed();
      for (;;) {
        if (this.take("*")) left = times(left, this.signed());
        else if (this.take("/")) left = combined(left, this.signed(), (a, b) => a / b);
        else if (/[A-Za-zπ(]/.test(this.peek())) left = combined(left, this.power(), (a, b) => a * b);
        else return left;
      }
    }
    signed() {
      if (this.take("+")) return this.signed();
      if (!this.take("-")) return this.power();
      const inner = this.nested(() => this.signed());
      // Of two signs in a row the number is no longer as it was typed.
      return { ...inner, value: -inner.value, literal: inner.negated ? null : inner.literal, negated: true };
    }
    power() {
      const base = this.primary();
      if (!this.take("^")) return base;
      const exponent = this.signed();
      const raised = combined(base, exponent, (a, b) => a ** b);
      return { ...raised, powerOfTen: base.literal === "10" && exponent.literal !== null };
    }
    nested(read) {
      this.depth += 1;
      if (this.depth > 25) throw new Unreadable("That is nested too deeply.");
      const value = read();
      this.depth -= 1;
      return value;
    }
    primary() {
      this.skip();
      const rest = this.text.slice(this.at);
      const number = /^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(rest);
      if (number) return this.number(number[0]);
      const name = /^(?:[A-Za-z]+|π)/.exec(rest);
      if (name) return this.named(name[0]);
      if (this.take("(")) {
        const inner = this.nested(() => this.sum());
        if (!this.take(")")) throw new Unreadable("A bracket is not closed.");
        return { ...inner, literal: null };
      }
      const found = this.peek();
      throw new Unreadable(found ? `“${found}” is not expected there.` : "Something is missing at the end.");
    }
    number(text) {
      this.at += text.length;
      const next = this.text[this.at];
      if (next === "." || (next === "," && /\d/.test(this.text[this.at + 1] || ""))) {
        throw new Unreadable("Write a decimal point, and no separators.");
      }
      const percent = this.take("%");
      return {
        value: Number(text) / (percent ? 100 : 1),
        exact: !percent && !/[.eE]/.test(text),
        literal: text,
      };
    }
    named(name) {
      this.at += name.length;
      if (name in CONSTANTS && Object.hasOwn(CONSTANTS, name)) {
        return { value: CONSTANTS[name], exact: true, literal: null };
      }
      if (!Object.hasOwn(FUNCTIONS, name)) throw new Unreadable(`“${name}” is not known here; type a number.`);
      if (!this.take("(")) throw new Unreadable(`Write ${name}(…).`);
      const inner = this.nested(() => this.sum());
      if (!this.take(")")) throw new Unreadable("A bracket is not closed.");
      return { value: FUNCTIONS[name](inner.value), exact: inner.exact, literal: null };
    }
  }

  function combined(left, right, operation) {
    return { value: operation(left.value, right.value), exact: left.exact && right.exact, literal: null };
  }

  // `5.83*10^-1` is one number as typed.
  function times(left, right) {
    const value = left.value * right.value;
    if (left.literal !== null && right.powerOfTen) return { value, exact: false, literal: left.literal };
    return { value, exact: left.exact && right.exact, literal: null };
  }

  function figures(typed) {
    if (typed.literal === null) return null;
    const digits = typed.literal.replace(/[eE].*/, "").replace(".", "").replace(/^0+/, "");
    return digits.length || 1;
  }

  function read(text) {
    const plain = normalised(text);
    if (!plain) throw new Unreadable("Type a number.");
    if (plain.length > 200) throw new Unreadable("That is too long.");
    return new Reader(plain).whole();
  }

  // The entries of a list: `1, 2`, `(1, 2)`, `[1, 2]` or `a = 1, b = 2`.
  function readList(text, slots) {
    let plain = normalised(text).replace(/;/g, ",");
    if (/^[[(].*[\])]$/.test(plain) && plain.includes(",")) plain = plain.slice(1, -1);
    const parts = splitOutside(plain);
    if (parts.length !== slots.length) {
      throw new Unreadable(`${slots.length} values are asked for: ${slots.join(", ")}.`);
    }
    return parts.map((part) => read(part.replace(/^\s*[\p{L}_]\w*\s*=/u, "")));
  }

  function splitOutside(text) {
    const parts = [""];
    let depth = 0;
    for (const character of text) {
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      if (character === "," && depth === 0) parts.push("");
      else parts[parts.length - 1] += character;
    }
    return parts;
  }

  function within(value, target, rtol, atol) {
    return Number.isFinite(value) && Math.abs(value - target) <= Math.max(rtol * Math.abs(target), atol) * EDGE;
  }

  function counts(task, typed, target) {
    if (task.type === "integer") return typed.value === Math.round(target);
    const exact = typed.exact && typed.literal === null;
    return within(typed.value, target, exact ? task.expression_rtol : task.rtol, task.atol);
  }

  function tooFew(typed, target) {
    const count = figures(typed);
    if (count === null || count >= FIGURES || target === 0 || typed.value === 0) return false;
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(target))) - count + 1);
    return Math.abs(typed.value - target) <= (unit / 2) * (1 + 1e-9);
  }

  // The verdict on `text`: {verdict: correct | near | wrong | invalid, tag, message}.
  function verdictOn(task, instance, text) {
    const targets = [].concat(instance.value);
    let typed;
    try {
      typed = task.slots.length ? readList(text, task.slots) : [read(text)];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { verdict: "invalid", tag: null, message: error.message };
    }
    if (!typed.every((one) => Number.isFinite(one.value))) {
      return { verdict: "invalid", tag: null, message: "That has no finite value." };
    }
    if (task.type === "integer" && typed.some((one) => one.value !== Math.round(one.value))) {
      return { verdict: "invalid", tag: null, message: "A whole number is asked for." };
    }
    const right = typed.map((one, place) => counts(task, one, targets[place]));
    if (right.every(Boolean)) return { verdict: "correct", tag: null, message: "Right." };
    const mistake = mistaken(task, instance, typed);
    if (mistake) return { verdict: "wrong", tag: mistake.tag, message: mistake.say };
    return near(task, typed, targets, right) || { verdict: "wrong", tag: null, message: "That is not it." };
  }

  function mistaken(task, instance, typed) {
    return task.wrong.find((_, place) => {
      const values = instance.wrong[place];
      if (values === null) return false;
      const listed = [].concat(values);
      return listed.length === typed.length && typed.every((one, slot) => counts(task, one, listed[slot]));
    });
  }

  function near(task, typed, targets, right) {
    if (task.type === "integer") return null;
    const coarse = typed.map((one, place) => tooFew(one, targets[place]));
    if (coarse.some(Boolean) && coarse.every((few, place) => few || right[place])) {
      return { verdict: "near", tag: "too-few-figures", message: "As far as it goes; give 3 significant figures." };
    }
    const close = typed.every(
      (one, place) => coarse[place] || within(one.value, targets[place], NEAR * task.rtol, NEAR * task.atol),
    );
    return close ? { verdict: "near", tag: "close", message: "Close, but not there: check your rounding." } : null;
  }

  return { verdictOn };
})();
