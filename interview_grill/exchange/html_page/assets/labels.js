"use strict";
// An equation where a value is asked for, as interview_grill.algebra.labels: the value is its last side, and what
// stands before it is a label. A label that can be read has to have that value too, or is solved for what is asked.
const labels = (() => {
  const { refuse, spellingKey } = language;
  const { pattern, trimmed, plainName, isLeftSide, keys } = surroundings;
  const { apply, binary, name: nameOf, namesIn } = syntax;
  const RELATION = pattern(
    String.raw`:=|[<>]=|~=|->|propto(?![\p{L}\p{N}_])|[=≈≃∝≔≤≥⩽⩾<>→]|[~∼](?=␣*[A-Z])`, "uy",
  );
  const UNEQUAL = new Set(["∝", "propto", "→", "->"]);
  const BOUNDS = new Set(["≥", "⩾", ">="]);
  const EQUALITIES = new Set(["=", ":=", "≈", "≃", "∝", "≔", "~", "∼", "~=", "->", "→", "propto"]);
  const INVERSE = new Map([["+", "-"], ["-", "+"], ["*", "/"], ["/", "*"]]);
  const ZERO = pattern(String.raw`^␣*[-+]?0(?:\.0*)?␣*$`);
  const LETTER = String.raw`[\p{L}\p{Nl}\p{No}_]`;
  const WORD = String.raw`[\p{L}\p{N}_]`;
  const DECORATED = pattern(
    String.raw`^␣*${LETTER}${WORD}*?(?:\*|(?:[\u0302\u0303'′″]|_?hat|_?star|_?tilde|_(?:MLE|MAP|ML|mle|map))+` +
      String.raw`(?:_[\p{L}\p{N}]+|\^?\p{Nd}|_?[\[(\{][^\[\]()\{\}]*[\])\}])*)␣*$`,
  );
  const SQUARE = pattern(String.raw`^␣*(.*\S)␣*(?:(?:\^|\*\*)␣*\{?␣*2␣*\}?|²)␣*$`);
  const EXPECTED = pattern(
    String.raw`^␣*(?:E|Pr?|Var|var|SE|se|sd|Cov|cov|MSE|bias)(?:_${WORD}+)?␣*[(\[\{].*[)\]\}]␣*(?:[-−]␣*[^=\t-\r\x1c-\x20\x85\p{Z}]+␣*)?$`,
  );
  const CALL = pattern(String.raw`^␣*${LETTER}${WORD}*␣*[(\[].*[)\]]␣*$`);
  const CALLS = pattern(
    String.raw`(?<!${LETTER})(?:E|Pr?|Var|var|SE|se|sd|Cov|cov|MSE|bias)_?${WORD}*␣*[(\[\{]`,
  );
  const BARE = pattern(
    String.raw`^␣*${LETTER}[\p{L}\p{N}_\u0302-\u0304*'′″]*␣*(?:[(\[\{][^\-+*/^=−–·]*[)\]\}])?␣*$`,
  );
  const CALLED = pattern(
    String.raw`(${LETTER}[\p{L}\p{N}_\u0302\u0303]*[*'′″]*)␣*[(\[]([^()\[\]\p{Nd}]*)[)\]]`, "gu",
  );

  // The relations outside all brackets.
  function relations(text) {
    const found = [];
    let depth = 0;
    for (let place = 0; place < text.length; ) {
      depth += "([{".includes(text[place]) - ")]}".includes(text[place]);
      RELATION.lastIndex = place;
      const isWord = /[\p{L}\p{N}_]/u.test(text[place - 1] ?? "") && text[place] === "p";
      const match = depth <= 0 && !isWord ? RELATION.exec(text) : null;
      if (match) found.push({ start: place, end: place + match[0].length, sign: match[0] });
      place = match ? place + match[0].length : place + 1;
    }
    return found;
  }

  // The value typed and the labels before it, less those that say what is asked for.
  function sidesOf(inner, left, names) {
    const marks = relations(inner);
    const bounded = marks.length === 1 && EXPECTED.test(inner.slice(0, marks[0].start)) && BOUNDS.has(marks[0].sign);
    if (!bounded && marks.some(({ sign }) => !EQUALITIES.has(sign))) {
      refuse("An inequality, where a value is asked for", "type the value alone");
    }
    const starts = [0, ...marks.map(({ end }) => end)];
    const ends = [...marks.map(({ start }) => start), inner.length];
    const all = starts.map((start, place) => inner.slice(start, ends[place]));
    const sides = all.slice(marks.findLastIndex(({ sign }) => UNEQUAL.has(sign)) + 1);
    const value = sides.pop();
    const isNamed = sides.some((side) => isLeftSide(side, left, names));
    return { value, labels: sides.filter((side) => !isLabel(side, left, names)), isNamed };
  }

  // The sides before the last, where that may be what the writer calls the value: `… = H(p, q)`; else null.
  function withoutName(sides) {
    if (!sides.labels.length || !CALL.test(sides.value)) return null;
    return { ...sides, value: sides.labels.at(-1), labels: sides.labels.slice(0, -1) };
  }

  // Whether a side is a name of what is asked for, whatever it could be read as.
  function isLabel(side, left, names) {
    const folded = side.normalize("NFKD");
    if (!trimmed(side) || isLeftSide(side, left, names) || EXPECTED.test(folded)) return true;
    return !isSquareOfAsked(side, left) && DECORATED.test(folded);
  }

  // Whether a side is the square of what is asked for: `θ̂² = …` is no answer for θ̂.
  function isSquareOfAsked(side, left) {
    const square = SQUARE.exec(side);
    const allowed = new Set(left.flatMap((name) => keys(plainName(name))));
    return square !== null && keys(plainName(square[1])).some((key) => allowed.has(key));
  }

  // What is asked for, when the last side has this value; `same` says whether two sides are equal here.
  function solved(sides, value, left, names, read, same) {
    for (const label of sides.labels) {
      const log = label.includes("ℓ") ? withAsked(label.replaceAll("ℓ", "ell"), left, names, read) : null;
      if (log) { // also where a given name is l
        value = isolated(log.node, log.name, value);
        continue;
      }
      const node = readOrNull(label, names, read);
      const count = (sign) => label.split(sign).length;
      if (node !== null) {
        if (ZERO.test(sides.value) || !same(node, value)) differs("type the value alone");
      } else if (["()", "[]", "{}"].some(([open, close]) => count(open) !== count(close))) {
        differs("close the brackets before it");
      } else {
        const named = sides.isNamed ? null : withAsked(label, left, names, read);
        if (named) value = isolated(named.node, named.name, value);
        else if (ZERO.test(sides.value) && !isName(label)) read(label, names); // refuses
      }
    }
    return value;
  }

  // Whether a side that cannot be read is what somebody may call a value: a name, or about an expectation.
  const isName = (label) => BARE.test(label) || CALLS.test(label);

  const differs = (mend) => refuse("An equation, where a value is asked for", mend);

  function readOrNull(text, names, read) {
    try {
      return read(text, names);
    } catch (error) {
      if (!(error instanceof language.Unreadable)) throw error;
      return null;
    }
  }

  // A label as a formula with a name of what is asked in it, and that name; null if it is none.
  function withAsked(label, left, names, read) {
    const allowed = new Set(left.flatMap(keys));
    const bare = (whole, called) =>
      keys(plainName(called)).some((key) => allowed.has(key)) ? called.padEnd(whole.length) : whole;
    for (const name of left) {
      if (!language.isDeclarable(name) || names.find(name) !== null) continue;
      const node = readOrNull(label.replace(CALLED, bare), names.extended(name), read);
      if (node !== null && namesIn(node).has(name)) return { node, name };
    }
    return null;
  }

  // `node = value` solved for a name that occurs in it once, under signs, factors and terms.
  function isolated(node, unknown, value) {
    let here = node;
    while (syntax.is(here, "neg", ...INVERSE.keys())) {
      const { operation, parts } = here;
      const [first, last] = [parts[0], parts.at(-1)];
      if (operation === "neg") [here, value] = [first, apply("neg", [value], value.vector)];
      else if (!namesIn(last).has(unknown)) [here, value] = [first, binary(INVERSE.get(operation), value, last)];
      else if (operation === "/" || namesIn(first).has(unknown)) break;
      else if (operation === "-") [here, value] = [last, binary("-", first, value)];
      else [here, value] = [last, binary(INVERSE.get(operation), value, first)];
    }
    if (!syntax.same(here, nameOf(unknown))) differs(`solve it for ${unknown}`);
    return value;
  }

  return { relations, sidesOf, withoutName, readOrNull, solved };
})();
