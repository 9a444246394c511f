"use strict";
// Typed text to formulas, as interview_grill.algebra.letters, readings and reading: words that are products of letters
// are cut, a text with two readings is refused with both, and names of slots say which value is whose.
const reading = (() => {
  const { Unreadable, refuse, spellingKey, TYPED } = language;
  const { Reader, OpenReading } = reader;
  const [TOGETHER, APART] = [0, 1];
  const POINTS = 4;
  const PIECED = 4;
  const { pattern, trimmed, plainName } = surroundings;
  const { relations } = labels;
  const { clausesOf, piecesOf, withDefinitions } = clauses;
  const ROUNDED = 0.005;
  const PLUS_MINUS = /±|\+\/-|\+-/g;
  const FROM_TO = pattern(String.raw`()␣(?:to|and|bis)␣|([\p{Nd})%])␣*[–—]␣*(?=[\p{Nd}.(])`, "giu");
  const BEFORE_RANGE = pattern(String.raw`^␣*(?:from|between)␣`);
  const NAMES_BEFORE = pattern(String.raw`[^,;()\[\]\{\}=\t-\r\x1c-\x20\x85\p{Z}]+`, "gu");
  const DISTRIBUTION = pattern(
    String.raw`^␣*(?:(?:Inv(?:erse)?-?)?Gamma|Beta|Normal|N|𝒩|Dirichlet|Dir|IG|Ga|Be|Uniform|Γ⁻¹)␣*(?=[(\[\{])`,
  );

  // The tokens with every word of several letters cut into them.
  function apart(tokens, names, picked) {
    return tokens.flatMap((token, place) => {
      const pieces = token.kind === "name" ? lettersOf(token.text, tokens[place + 1], names, picked) : [];
      if (!pieces.length) return [token];
      return pieces.map((text, piece) => ({ kind: "name", text, spaced: token.spaced && piece === 0 }));
    });
  }

  function lettersOf(typed, after, names, picked) {
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

  // Whether the candidate has the value of the reference at four points where that has one, or at more.
  function agrees(candidate, reference, names) {
    const uniform = draws.uniforms(0);
    const wanted = POINTS * (syntax.isPieced(candidate) || syntax.isPieced(reference) ? PIECED : 1);
    let found = 0;
    for (let tries = 0; tries < draws.TRIES && found < wanted; tries += 1) {
      const point = draws.point(names, uniform);
      const expected = values.evaluate(reference, point);
      if (!values.isDefined(expected)) continue;
      const typed = values.evaluate(candidate, point);
      if (!values.isDefined(typed)) return false;
      if (!values.sameValue(typed, expected) && !isCancelled(typed, expected, reference, point)) return false;
      found += 1;
    }
    return found === wanted;
  }

  // Whether the values agree up to the rounding of the terms that the reference adds up.
  function isCancelled(typed, expected, reference, point) {
    const terms = values.evaluate(syntax.magnitude(reference), point);
    const size = Array.isArray(terms) ? Math.max(...terms) : terms;
    return Number.isFinite(size) && values.sameValue(typed, expected, values.RTOL, values.ATOL * (size || 1));
  }

  const formula = (tokens, names) => unambiguous(tokens, names, (found) => found.formula());

  const isShort = (text, limits) => Array.from(text).length <= limits.characters;

  // The value of a text as `read` reads it, without its label and with its definitions put in. Two sides of an
  // equation have to be equal at the values `at`, within rounding.
  function readValue({ text, names, left, limits, at }, read, size = 1) {
    if (!isShort(text, limits)) return read(text, names);
    const plain = (part, known) => formula(language.tokens(part, limits), known);
    const { formula: typed, definitions } = clausesOf(text, size);
    const defined = withDefinitions(definitions, names, plain, agrees);
    let sides = labels.sidesOf(surroundings.formulaWithin(typed, defined.names), left, defined.names);
    const before = labels.withoutName(sides);
    if (before && labels.readOrNull(sides.value, defined.names, read) === null) sides = before;
    const node = read(sides.value, defined.names);
    const same = (one, other) => isEqual(values.evaluate(one, at), values.evaluate(other, at));
    return substituted(labels.solved(sides, node, left, defined.names, plain, same), defined.numbers);
  }

  function isEqual(one, other) {
    const [first, second] = [[].concat(one), [].concat(other)];
    const isNear = (a, b) => Math.abs(a - b) <= ROUNDED * Math.max(Math.abs(a), Math.abs(b));
    return first.length === second.length && first.every((item, place) => isNear(item, second[place]));
  }

  // The formula with names replaced by formulas.
  function substituted(node, numbers) {
    if (node.kind === "name") return numbers.get(node.name) ?? node;
    return node.parts ? { ...node, parts: node.parts.map((part) => substituted(part, numbers)) } : node;
  }

  // One formula; `left` are the names of what is asked. `vector` asks for a list (true) or a number (false).
  function parse(text, names, { left = [], vector = null, limits = TYPED, at = {} } = {}) {
    const read = (part, known) => formula(language.tokens(part, limits), known);
    const plain = limits === TYPED ? notation.rewritten(text) : text;
    const node = readValue({ text: plain, names, left, limits, at }, read);
    if (vector === false && node.kind === "list") refuse("One number is asked for, and here is a list");
    if (vector === false && node.vector) {
      refuse("This has one value for each observation", "sum(…) or mean(…) makes one number of a sample");
    }
    return node;
  }

  // A list in any brackets, `a = 7, b = 5` with the names of the slots, in any order, the parameters of a
  // distribution, or the ends of an interval.
  function parseVector(typedText, names, slots, left, at) {
    const text = notation.rewritten(typedText);
    const stems = new Set(slots.map((slot) => slot.replace(/[0-9]+$/, "").replace(/_+$/, "")));
    const typed = { text, names, left: stems.size === 1 ? [...left, ...stems] : left, limits: TYPED, at };
    const found = equations(text, slots.length);
    if (found) return piecewise(typed, found, slots);
    checkOrder(text, slots);
    return readValue(typed, (part, known) => listOf(part, known, slots.length), slots.length);
  }

  // The key of a slot's name, wherever its hat stands: `beta1_hat` and `β̂₁`.
  function slotKey(name) {
    const key = spellingKey(plainName(name).replace(/['′*]+$/, ""));
    return key.replace(/(.)hat(?=\p{Nd}|$)/gu, "$1");
  }

  // The pieces of `a = 7, b = 5`, if there are as many as slots and each is an equation.
  function equations(text, size) {
    if (!text.includes("=") || !isShort(text, TYPED) || size < 2) return null;
    const pieces = piecesOf(clausesOf(text, size).formula);
    return pieces.length === size && pieces.every((piece) => relations(piece).length) ? pieces : null;
  }

  // `beta = 5, alpha = 7` in any order; names of no slot say nothing, and the order counts.
  function piecewise({ text, names }, pieces, slots) {
    const plain = (part, known) => formula(language.tokens(part, TYPED), known);
    const defined = withDefinitions(clausesOf(text, pieces.length).definitions, names, plain, agrees);
    const wanted = slots.map(slotKey);
    const keys = pieces.map((piece) => slotKey(piece.slice(0, relations(piece)[0].start)));
    const inOrder = !keys.some((key) => wanted.includes(key));
    const found = new Map();
    pieces.forEach((piece, number) => {
      const place = inOrder ? number : wanted.indexOf(keys[number]);
      if (place < 0) refuse(`Here “name = value” is read for ${slots.join(", ")}`);
      if (found.has(place)) refuse(`${slots[place]} is given twice`);
      found.set(place, plain(piece.slice(relations(piece).at(-1).end), defined.names));
    });
    return ofNumbers(slots.map((_, place) => substituted(found.get(place), defined.numbers)));
  }

  // A list, each place of which takes one number.
  function ofNumbers(items) {
    if (items.some((item) => item.vector)) refuse("A list inside a list", "each place takes one number");
    return syntax.list(items);
  }

  // Refuses `b, a = 5, 7` where the slots are a, b.
  function checkOrder(text, slots) {
    const [mark] = isShort(text, TYPED) ? relations(text) : [];
    if (!mark || slots.length < 2) return;
    const keys = (text.slice(0, mark.start).match(NAMES_BEFORE) ?? []).map(slotKey);
    const wanted = slots.map(slotKey);
    const isSame = keys.length === wanted.length && keys.every((key, place) => key === wanted[place]);
    if (!isSame && keys.some((key) => wanted.includes(key))) refuse(`The order here is ${slots.join(", ")}`);
  }

  // A part of the text as a list of that size, or as one formula with a vector value.
  function listOf(part, names, size) {
    const ends = size === 2 ? interval(part, names) : null;
    if (ends) return ofNumbers(ends);
    const distribution = ")]}".includes(trimmed(part).at(-1) ?? "?") && DISTRIBUTION.exec(part);
    const tokens = language.tokens(distribution ? part.slice(distribution[0].length) : part, TYPED);
    const whole = unambiguous(tokens, names, (found) => {
      const items = found.slots();
      return items.length === 1 ? items[0] : ofNumbers(items);
    });
    const items = whole.kind === "list" ? whole.parts : [whole];
    if (items.length === 1 && items[0].vector) return items[0];
    if (items.length !== size) {
      const asked = `${size} value${size === 1 ? "" : "s"} asked for`;
      refuse(`${asked}, ${items.length} typed`, "separate with commas; a decimal has a point");
    }
    return syntax.list(items);
  }

  // The ends of `a ± b`, the sign standing anywhere, or of `a to b`; null for any other text.
  function interval(part, names) {
    let inner = trimmed(part);
    if (/^[([][^()[\]]*[)\]]$/u.test(inner)) inner = ` ${inner.slice(1, -1)} `;
    inner = inner.replace(BEFORE_RANGE, "");
    if (/[,;]/.test(inner)) return null;
    const plain = (text) => formula(language.tokens(text, TYPED), names);
    if (inner.search(PLUS_MINUS) >= 0) return ["-", "+"].map((sign) => plain(inner.replace(PLUS_MINUS, sign)));
    const found = [...inner.matchAll(FROM_TO)];
    if (found.length !== 1) return null;
    const [match] = found;
    const start = match.index + (match[2] ?? "").length;
    return [inner.slice(0, start), inner.slice(match.index + match[0].length)].map(plain);
  }

  return { parse, parseVector };
})();
