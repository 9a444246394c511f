"use strict";
// Typed text to formulas, as interview_grill.algebra.letters, readings and reading: words that are products of letters
// are cut, a text with two readings is refused with both, and names of slots say which value is whose.
const reading = (() => {
  const { Unreadable, refuse, spellingKey, TYPED } = language;
  const { Reader, OpenReading } = reader;
  const [TOGETHER, APART] = [0, 1];
  const POINTS = 4;
  const SLOT_NAMED = /^\s*[^\s=()[\],;]+\s*=/u;
  const SLOTS_LISTED = /^\s*[([{]?[^=()[\]{}]+[)\]}]?\s*=/u;
  const DISTRIBUTION =
    /^\s*(?:(?:Inv(?:erse)?-?)?Gamma|Beta|Normal|N|Dirichlet|Dir|IG|Ga|Be|Uniform|Poisson)\s*\([^()]*\)\s*$/u;

  // The tokens with every word of several letters cut into them.
  function apart(tokens, names, picked) {
    return tokens.flatMap((token, place) => {
      const pieces = token.kind === "name" ? piecesOf(token.text, tokens[place + 1], names, picked) : [];
      if (!pieces.length) return [token];
      return pieces.map((text, piece) => ({ kind: "name", text, spaced: token.spaced && piece === 0 }));
    });
  }

  function piecesOf(typed, after, names, picked) {
    const known = names.find(typed) || values.REFUSED.has(typed) || values.findFunction(spellingKey(typed));
    if (typed.length < 2 || known || names.find(`${typed}2`) || language.resolve(typed, names)) return [];
    const readings = language.split(typed, names, ["(", "[", "{"].includes(after.text));
    if (readings.length > 1 && picked === null) throw new OpenReading();
    return readings[Math.min(picked ?? 0, readings.length - 1)] ?? [];
  }

  // `read` of the tokens; refused with both readings where it can be taken in two ways that differ.
  function unambiguous(tokens, names, read) {
    const once = (picked) => read(new Reader(apart(tokens, names, picked), names, picked));
    try {
      return once(null);
    } catch (error) {
      if (!(error instanceof OpenReading)) throw error;
    }
    const [together, separate] = [TOGETHER, APART].map((picked) => attempt(() => once(picked)));
    if (together === null) return once(APART);
    if (separate === null || isSame(together, separate, names)) return together;
    return refuse("This has two readings", `write ${syntax.echo(together)} or ${syntax.echo(separate)}`);
  }

  function attempt(read) {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return null;
    }
  }

  // Whether two readings are the same function, so that it does not matter which is meant.
  function isSame(one, other, names) {
    return syntax.same(one, other) || (agrees(one, other, names) && agrees(other, one, names));
  }

  // Whether the candidate has the value of the reference at four points where that has one.
  function agrees(candidate, reference, names) {
    const uniform = draws.uniforms(0);
    let found = 0;
    for (let tries = 0; tries < draws.TRIES && found < POINTS; tries += 1) {
      const point = draws.point(names, uniform);
      const expected = values.evaluate(reference, point);
      if (!values.isDefined(expected)) continue;
      const typed = values.evaluate(candidate, point);
      if (!values.isDefined(typed)) return false;
      if (!values.sameValue(typed, expected) && !isCancelled(typed, expected, reference, point)) return false;
      found += 1;
    }
    return found === POINTS;
  }

  // Whether the values agree up to the rounding of the terms that the reference adds up.
  function isCancelled(typed, expected, reference, point) {
    const terms = values.evaluate(syntax.magnitude(reference), point);
    const size = Array.isArray(terms) ? Math.max(...terms) : terms;
    return Number.isFinite(size) && values.sameValue(typed, expected, values.RTOL, values.ATOL * (size || 1));
  }

  const formula = (tokens, names) => unambiguous(tokens, names, (found) => found.formula());

  // One formula; `left` names may stand before an equals sign. `vector` asks for a list (true) or a number (false).
  function parse(text, names, { left = [], vector = null, limits = TYPED } = {}) {
    const node = formula(language.tokens(within(text, left, names, limits), limits), names);
    if (vector === false && node.kind === "list") refuse("One number is asked for, and here is a list");
    if (vector === false && node.vector) {
      refuse("This has one value for each observation", "sum(…) or mean(…) makes one number of a sample");
    }
    return node;
  }

  const isShort = (text, limits) => Array.from(text).length <= limits.characters;

  const within = (text, left, names, limits) =>
    isShort(text, limits) ? surroundings.formulaWithin(text, left, names) : text;

  // A list in any brackets, `a = 7, b = 5` with the names of the slots, in any order, or the ends of an interval.
  function parseVector(text, names, slots, left) {
    const ends = slots.length === 2 && isShort(text, TYPED) ? interval(text, left, names) : null;
    if (ends) return syntax.list(ends);
    const keys = slots.map(slotKey);
    if (SLOT_NAMED.test(text)) {
      const tokens = language.tokens(text, TYPED);
      if (keys.includes(slotKey(tokens[0].text)) && tokens[1].text === "=") {
        return namedSlots(tokens, names, slots, keys);
      }
    }
    const heads = [...left, ...wholeNames(text, slots, keys)];
    const tokens = language.tokens(within(text, heads, names, TYPED), TYPED);
    if (DISTRIBUTION.test(text)) refuse("The values are asked for, not the name of a distribution");
    return listOf(tokens, names, slots.length);
  }

  // What may stand before a whole list: the stem of its slots (`theta` of theta1 and theta2), or all of them in order.
  function wholeNames(text, slots, keys) {
    const stems = new Set(slots.map((slot) => slot.replace(/[0-9]+$/, "").replace(/_+$/, "")));
    const listed = SLOTS_LISTED.exec(text)?.[0] ?? "";
    const named = (listed.match(/[^\s,;()[\]{}=]+/g) ?? []).map(slotKey);
    const inOrder = named.length === keys.length && named.every((key, place) => key === keys[place]);
    return [...(stems.size === 1 ? stems : []), ...(inOrder ? [listed.replace(/[= ]+$/, "")] : [])];
  }

  function listOf(tokens, names, size) {
    const whole = unambiguous(tokens, names, (found) => {
      const items = found.slots();
      if (items.length === 1) return items[0];
      if (items.some((item) => item.vector)) refuse("A list inside a list", "each place takes one number");
      return syntax.list(items);
    });
    const items = whole.kind === "list" ? whole.parts : [whole];
    if (items.length === 1 && items[0].vector) return items[0];
    if (items.length !== size) {
      const asked = `${size} value${size === 1 ? "" : "s"} asked for`;
      refuse(`${asked}, ${items.length} typed`, "separate with commas; a decimal has a point");
    }
    return syntax.list(items);
  }

  // The ends of `a ± b` or of `a to b`; null for any other text.
  function interval(text, left, names) {
    const found = surroundings.interval(text, left, names);
    if (!found) return null;
    const [one, other] = found.ends.map((part) => formula(language.tokens(part, TYPED), names));
    if (found.sign === "to") return [one, other];
    return [syntax.binary("-", one, other), syntax.binary("+", one, other)];
  }

  // The key of a slot's name, wherever its hat stands: `beta1_hat` and `β̂₁`.
  const slotKey = (name) => spellingKey(name).replace(/(.)hat(?=\p{Nd}|$)/gu, "$1");

  function namedSlots(tokens, names, slots, keys) {
    const found = new Map();
    for (const piece of pieces(tokens)) {
      const place = keys.lastIndexOf(slotKey(piece[0].text));
      if (place < 0 || piece.length < 4 || piece[1].text !== "=") {
        refuse(`Here “name = value” is read for ${slots.join(", ")}`);
      }
      if (found.has(place)) refuse(`${slots[place]} is given twice`);
      found.set(place, formula(piece.slice(2), names));
    }
    const missing = slots.filter((_, place) => !found.has(place));
    if (missing.length) refuse(`${missing.join(", ")} is missing`);
    return syntax.list(slots.map((_, place) => found.get(place)));
  }

  // The tokens between separators outside all brackets, each piece with an end of its own.
  function pieces(tokens) {
    const found = [[]];
    let depth = 0;
    for (const token of tokens) {
      depth += ["(", "[", "{"].includes(token.text) - [")", "]", "}"].includes(token.text);
      if (token.kind === "end" || (depth === 0 && [",", ";"].includes(token.text))) {
        found.at(-1).push({ kind: "end", text: "", spaced: true });
        if (token.kind !== "end") found.push([]);
      } else {
        found.at(-1).push(token);
      }
    }
    return found;
  }

  return { parse, parseVector };
})();
