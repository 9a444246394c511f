"use strict";
// Pieces of plain text that Python comes to, put together with the brackets that its precedence asks for, as
// interview_grill.algebra.python_pieces: {text, bound, open, items, truth, isName}.
const pythonPieces = (() => {
  const [TEXT, SUM, PRODUCT, SIGN, POWER, CALL, ATOM] = [0, 1, 2, 3, 4, 5, 6];
  const MOST_ITEMS = 6;
  const BINDS = new Map([["+", SUM], ["-", SUM], ["*", PRODUCT], ["/", PRODUCT]]);
  const NOTHING = new Set();

  const piece = (text, bound = ATOM, open = NOTHING) => ({ text, bound, open, items: null, truth: false, isName: false });
  const said = (text) => piece(text);

  function joined(parts, bound) {
    const open = new Set(parts.flatMap((part) => [...part.open]));
    return piece(parts.map((part) => part.text).join(""), bound, open);
  }

  const fenced = (inner, least) => (inner.bound >= least ? inner : joined([said("("), inner, said(")")], ATOM));

  // A piece with its elements, when those of its parts are known; what is no list goes with each.
  function byElement(whole, parts, form) {
    const sizes = new Set(parts.filter((part) => part.items !== null).map((part) => part.items.length));
    const [size] = sizes;
    if (sizes.size !== 1 || size > MOST_ITEMS) return whole;
    const items = Array.from({ length: size }, (_, place) =>
      form(...parts.map((part) => (part.items === null ? part : part.items[place]))),
    );
    return { ...whole, items };
  }

  function under(operator, left, right) {
    const bound = BINDS.get(operator);
    const spelled = said(bound === SUM ? ` ${operator} ` : operator);
    const least = bound === SUM ? PRODUCT : SIGN;
    const whole = joined([fenced(left, bound), spelled, fenced(right, least)], bound);
    return byElement(whole, [left, right], (a, b) => under(operator, a, b));
  }

  function minus(inner) {
    return byElement(joined([said("-"), fenced(inner, SIGN)], SIGN), [inner], minus);
  }

  // A number alone needs no brackets above, unless it is 1, which might begin `1/2`.
  function power(base, exponent) {
    const bare = /^[0-9.]*[0-9][0-9.]*$/.test(exponent.text) && exponent.text !== "1";
    const above = bare ? exponent : fenced(exponent, ATOM + 1);
    return byElement(joined([fenced(base, ATOM), said("^"), above], POWER), [base, exponent], power);
  }

  function called(name, ...parts) {
    const inside = parts.flatMap((part, place) => (place ? [said(", "), part] : [part]));
    return joined([said(`${name}(`), ...inside, said(")")], CALL);
  }

  const mapped = (name, part) => byElement(called(name, part), [part], (item) => mapped(name, item));

  function listed(items) {
    const inside = items.flatMap((item, place) => (place ? [said(", "), item] : [item]));
    return { ...joined([said("["), ...inside, said("]")], ATOM), items };
  }

  // A condition as the number that it is: 1 where it holds, else 0.
  function compared(operator, left, right) {
    const one = said("1");
    let found;
    if (["<", ">", "<=", ">="].includes(operator)) {
      const [high, low] = [">", "<="].includes(operator) ? [left, right] : [right, left];
      const above = called("max", called("sign", under("-", high, low)), said("0"));
      found = operator.length === 1 ? above : under("-", one, above);
    } else {
      const differ = differing(under("-", left, right));
      found = operator === "!=" ? differ : under("-", one, differ);
    }
    return { ...found, truth: true };
  }

  // 1 where a value is not zero, else 0.
  const differing = (inner) => ({ ...called("sign", called("abs", inner)), truth: true });

  return {
    TEXT, SIGN, ATOM, piece, said, joined, fenced, under, minus, power, called, mapped, listed, compared, differing,
  };
})();
