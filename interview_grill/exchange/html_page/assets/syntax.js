"use strict";
// The syntax tree of a formula, as interview_grill.algebra.syntax: four kinds of node, each with its shape
// (`vector`), in which operators are functions like any other.
const syntax = (() => {
  const CONSTANTS = new Map([["e", Math.E], ["pi", Math.PI]]);
  const number = (value, text) => ({ kind: "number", value, text, vector: false });
  const name = (spelling, vector = false) => ({ kind: "name", name: spelling, vector });
  const apply = (operation, parts, vector = false) => ({ kind: "apply", operation, parts, vector });
  const list = (parts) => ({ kind: "list", parts, vector: true });
  const binary = (operator, left, right) => apply(operator, [left, right], left.vector || right.vector);
  const E = name("e");

  const is = (node, ...operations) => node.kind === "apply" && operations.includes(node.operation);

  function same(one, other) {
    if (one.kind !== other.kind || one.vector !== other.vector) return false;
    if (one.kind === "number") return one.value === other.value && one.text === other.text;
    if (one.kind === "name") return one.name === other.name;
    return (
      one.operation === other.operation &&
      one.parts.length === other.parts.length &&
      one.parts.every((part, place) => same(part, other.parts[place]))
    );
  }

  // Every node of the tree, parents first.
  function walk(node) {
    return [node, ...(node.parts || []).flatMap(walk)];
  }

  const holds = (node, wanted) => walk(node).some((part) => same(part, wanted));

  function namesIn(node) {
    const found = walk(node).filter((part) => part.kind === "name" && !CONSTANTS.has(part.name));
    return new Set(found.map((part) => part.name));
  }

  // Whether a formula is put together of pieces, as by a sign or the larger of two: each takes points to be seen.
  const isPieced = (node) =>
    walk(node).some((part) => is(part, "abs", "sign") || (is(part, "max", "min") && part.parts.length > 1));

  // Whether a vector is linear in a sample: sums of samples, each times or over numbers.
  function isLinear(node) {
    if (node.kind !== "apply") return node.kind !== "list";
    if (!node.vector) return true;
    if (node.operation === "/") return isLinear(node.parts[0]) && !node.parts[1].vector;
    if (node.operation === "*") return node.parts.every(isLinear) && !node.parts.every((part) => part.vector);
    return is(node, "+", "-", "neg") && node.parts.every(isLinear);
  }

  // The application with its shape; refused when the arguments do not fit the function.
  function applied(operation, parts) {
    const vector = parts.some((part) => part.vector);
    if (operation === "index") {
      if (parts[1].vector) language.refuse("An index is one number");
      return apply(operation, parts);
    }
    if (operation === "dot") {
      if (parts.length !== 2 || !parts.every((part) => part.vector)) language.refuse("dot takes two samples");
      return apply(operation, parts);
    }
    if (values.EXTREMES.has(operation) && parts.length > 1) return apply(operation, parts, vector);
    const aggregate = values.AGGREGATES.has(operation);
    if (aggregate && parts.length > 2 && !vector) return apply(operation, [list(parts)]);
    if ((aggregate || values.ELEMENTWISE.has(operation)) && parts.length !== 1) {
      language.refuse(`${operation} takes one argument, not ${parts.length}`);
    }
    if (aggregate && !vector) language.refuse(`${operation} takes a sample, and this is one number`);
    return apply(operation, parts, vector && !aggregate);
  }

  // The formula with every term made positive, so that nothing cancels.
  function magnitude(node) {
    if (node.kind === "number") return node;
    if (node.kind === "name") return apply("abs", [node], node.vector);
    if (node.kind === "list") return list(node.parts.map(magnitude));
    if (is(node, "+", "-", "*")) {
      return apply(node.operation === "*" ? "*" : "+", node.parts.map(magnitude), node.vector);
    }
    if (node.operation === "neg") return magnitude(node.parts[0]);
    if (node.operation === "/") {
      const [above, below] = node.parts;
      return apply("/", [magnitude(above), apply("abs", [below], below.vector)], node.vector);
    }
    if (is(node, "sum", "mean")) return apply(node.operation, [magnitude(node.parts[0])]);
    return apply("abs", [node], node.vector);
  }

  const [SUM, PRODUCT, SIGN, POWER, ATOM] = [1, 2, 3, 4, 5];
  const STRENGTH = new Map([["+", SUM], ["-", SUM], ["*", PRODUCT], ["/", PRODUCT], ["neg", SIGN], ["^", POWER]]);

  // The shortest decimal that reads back as the value: `0.583`, `600`, `1e-5`.
  function numberText(value) {
    const [mantissa, exponent] = value.toExponential().split("e");
    return exponent < -4 || exponent >= 16 ? `${mantissa}e${Number(exponent)}` : String(value);
  }

  // The canonical spelling: explicit products, `ln`, few brackets.
  const echo = (node) => spelled(node)[0];

  function spelled(node) {
    if (node.kind === "number") return [numberText(node.value), ATOM];
    if (node.kind === "name") return [node.name, ATOM];
    if (node.kind === "list") return [`[${node.parts.map(echo).join(", ")}]`, ATOM];
    const { operation, parts } = node;
    if (operation === "index") return [`${fenced(parts[0], ATOM)}[${echo(parts[1])}]`, ATOM];
    const strength = STRENGTH.get(operation);
    if (strength === undefined) return [`${operation}(${parts.map(echo).join(", ")})`, ATOM];
    if (operation === "neg") return [`-${fenced(parts[0], POWER)}`, strength];
    if (operation === "^") return [power(...parts), strength];
    const space = strength === SUM ? " " : "";
    const tighter = strength === PRODUCT ? POWER : strength + 1;
    return [`${fenced(parts[0], strength)}${space}${operation}${space}${fenced(parts[1], tighter)}`, strength];
  }

  function power(base, exponent) {
    const open = is(base, "sum") && isLinear(base.parts[0]); // without brackets it has two readings
    const bare = exponent.kind === "name" || (exponent.kind === "number" && exponent.value !== 1);
    return `${open ? `(${echo(base)})` : fenced(base, ATOM)}^${bare ? echo(exponent) : `(${echo(exponent)})`}`;
  }

  function fenced(node, least) {
    const [text, bound] = spelled(node);
    return bound >= least ? text : `(${text})`;
  }

  return {
    CONSTANTS, E, number, name, apply, list, binary, is, same, walk, holds, namesIn, isPieced, isLinear, applied,
    magnitude, numberText, echo,
  };
})();
