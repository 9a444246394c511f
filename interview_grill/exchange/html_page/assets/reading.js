"use strict";
// Typed text to formulas, as interview_grill.algebra.letters, readings and reading: words that are products of letters
// are cut, a text with two readings is refused with both, and names left of an equals sign say what stands there.
const reading = (() => {
  const { Unreadable, refuse, spellingKey, TYPED } = language;
  const { Reader, OpenReading } = reader;
  const [TOGETHER, APART] = [0, 1];
  const POINTS = 4;

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
    const node = formula(rightSide(language.tokens(text, limits), left), names);
    if (vector === false && node.kind === "list") refuse("One number is asked for, and here is a list");
    if (vector === false && node.vector) {
      refuse("This has one value for each observation", "sum(…) or mean(…) makes one number of a sample");
    }
    return node;
  }

  // A list in any brackets, or `a = 7, b = 5` with the names of the slots, in any order.
  function parseVector(text, names, slots, left) {
    let tokens = language.tokens(text, TYPED);
    const keys = slots.map(spellingKey);
    if (equalsSigns(tokens).length) {
      tokens = withoutSlotNames(tokens, keys);
      if (keys.includes(spellingKey(tokens[0].text)) && tokens[1].text === "=") {
        return namedSlots(tokens, names, slots, keys);
      }
    }
    const whole = unambiguous(rightSide(tokens, left), names, (found) => {
      const items = found.slots();
      return items.length === 1 ? items[0] : syntax.list(items);
    });
    const items = whole.kind === "list" ? whole.parts : [whole];
    if (items.length === 1 && items[0].vector) return items[0];
    if (items.some((item) => item.vector)) refuse("A list inside a list", "each place takes one number");
    if (items.length !== slots.length) {
      const asked = `${slots.length} value${slots.length === 1 ? "" : "s"} asked for`;
      refuse(`${asked}, ${items.length} typed`, "separate with commas; a decimal has a point");
    }
    return syntax.list(items);
  }

  // `(alpha, beta) = (6, 9)` without what stands before the equals sign, if that is all slots in order.
  function withoutSlotNames(tokens, keys) {
    const [equals] = equalsSigns(tokens);
    const named = tokens.slice(0, equals).filter((token) => token.kind === "name");
    const fits = named.length > 1 && named.length === keys.length;
    const inOrder = fits && named.every((token, place) => spellingKey(token.text) === keys[place]);
    return inOrder ? tokens.slice(equals + 1) : tokens;
  }

  function namedSlots(tokens, names, slots, keys) {
    const found = new Map();
    for (const piece of pieces(tokens)) {
      const place = keys.lastIndexOf(spellingKey(piece[0].text));
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

  function equalsSigns(tokens) {
    return tokens.flatMap((token, place) => (token.text === "=" ? [place] : []));
  }

  // The tokens without a leading `=` or a declared left-hand side: `theta_hat =`, `L(theta) =`.
  function rightSide(tokens, left) {
    const [equals] = equalsSigns(tokens);
    if (equals === undefined) return tokens;
    if (equals === 0) return tokens.slice(1);
    const [head, ...parts] = tokens.slice(0, equals);
    const inside = parts.slice(1, -1);
    const isArgument = (token) => token.kind === "name" || [",", ";", "|"].includes(token.text);
    const called = !parts.length || (parts[0].text === "(" && parts.at(-1).text === ")" && inside.every(isArgument));
    if (head.kind !== "name" || !called) return tokens;
    if (left.map(bare).includes(bare(head.text))) return tokens.slice(equals + 1);
    if (!left.length) refuse("An equation, where a value is asked for", "leave out the left-hand side");
    return refuse(`${head.text} is not what is asked for`, `this asks for ${left[0]}`);
  }

  // A left-hand name without hat and without the name of its estimator.
  function bare(name) {
    const match = /^(.+?)(?:hat)?(?:mle|map|ml|MLE|MAP|ML)?$/.exec(spellingKey(name));
    return match ? match[1] : name;
  }

  return { parse, parseVector };
})();
