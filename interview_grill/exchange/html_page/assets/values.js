"use strict";
// Formulas over doubles, as interview_grill.algebra.functions and evaluation: an overflow is infinite, a domain
// error NaN, operands of unequal sizes leave no elements, and nothing raises.
const values = (() => {
  const LARGEST_FACTORIAL = 170;
  const RTOL = 1e-9;
  const ATOL = 1e-12;

  function power(a, b) {
    if (a === 1) return 1;
    if (a === -1 && Math.abs(b) === Infinity) return 1;
    return a === 0 && b < 0 ? Infinity : a ** b;
  }

  const exp = (a) => (a < 709.78 || Number.isNaN(a) ? Math.exp(a) : Infinity);
  const logarithm = (of) => (a) => (a > 0 ? of(a) : a === 0 ? -Infinity : NaN);
  const ln = logarithm(Math.log);

  function sigmoid(a) {
    if (a >= 0) return 1 / (1 + Math.exp(-a));
    const odds = exp(a);
    return odds / (1 + odds);
  }

  // Lanczos' approximation with g = 7 and nine terms, good to double precision.
  const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];

  function lnGamma(a) {
    if (a === 1 || a === 2) return 0;
    if (a < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * a))) - lnGamma(1 - a);
    const base = a + 6.5;
    const series = LANCZOS.reduce((sum, term, place) => sum + term / (a + place - 1));
    return 0.5 * Math.log(2 * Math.PI) + (a - 0.5) * Math.log(base) - base + Math.log(series);
  }

  function factorial(a) {
    if (a > LARGEST_FACTORIAL) return Infinity;
    if (!(a >= 0 && Number.isInteger(a))) return NaN;
    let product = 1;
    for (let factor = 2; factor <= a; factor += 1) product *= factor;
    return product;
  }

  function gamma(a) {
    if (a > LARGEST_FACTORIAL + 1.6 || Math.abs(a) < 1e-300) return Infinity;
    if (!Number.isFinite(a) || (a <= 0 && Number.isInteger(a))) return NaN;
    if (Number.isInteger(a)) return factorial(a - 1);
    const size = Math.exp(lnGamma(a));
    return a < 0 && Math.floor(a) % 2 !== 0 ? -size : size;
  }

  function lgamma(a) {
    if (!Number.isFinite(a) || (a <= 0 && Number.isInteger(a))) return Number.isNaN(a) ? NaN : Infinity;
    return a < 1e305 ? lnGamma(a) : Infinity;
  }

  // The sum without rounding on the way (Shewchuk 1997).
  function total(items) {
    const plain = items.reduce((sum, item) => sum + item, 0);
    if (!Number.isFinite(plain)) return plain;
    let partials = [];
    for (const item of items) {
      let rest = item;
      const kept = [];
      for (const partial of partials) {
        const sum = rest + partial;
        const [small, large] = Math.abs(rest) < Math.abs(partial) ? [rest, partial] : [partial, rest];
        const error = small - (sum - large);
        if (error) kept.push(error);
        rest = sum;
      }
      partials = [...kept, rest];
    }
    return partials.reduce((sum, partial) => sum + partial, 0);
  }

  function median(items) {
    if (items.some(Number.isNaN)) return NaN;
    const ordered = [...items].sort((a, b) => a - b);
    const middle = ordered.length >> 1;
    return ordered.length % 2 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
  }

  const dot = (a, b) => (a.length === b.length ? total(a.map((item, place) => item * b[place])) : NaN);

  const ELEMENTWISE = new Map(
    Object.entries({
      neg: (a) => -a,
      exp,
      ln,
      log2: logarithm(Math.log2),
      log10: logarithm(Math.log10),
      sqrt: Math.sqrt,
      abs: Math.abs,
      sign: Math.sign,
      sigmoid,
      logit: (a) => (a >= 0 && a <= 1 ? ln(a / (1 - a)) : NaN),
      gamma,
      lgamma,
      factorial,
    }),
  );
  const OPERATORS = new Map(
    Object.entries({
      "+": (a, b) => a + b,
      "-": (a, b) => a - b,
      "*": (a, b) => a * b,
      "/": (a, b) => a / b,
      "^": power,
    }),
  );
  const EXTREMES = new Map([
    ["min", (items) => Math.min(...items)],
    ["max", (items) => Math.max(...items)],
  ]);
  const AGGREGATES = new Map([
    ["sum", total],
    ["mean", (items) => total(items) / items.length],
    ["prod", (items) => items.reduce((product, item) => product * item, 1)],
    ["count", (items) => items.length],
    ["median", median],
    ["norm1", (items) => total(items.map(Math.abs))],
    ["norm2", (items) => Math.sqrt(total(items.map((item) => item * item)))],
    ...EXTREMES,
  ]);

  const ALIASES = new Map(
    Object.entries({
      log: "ln", loge: "ln", lg: "log10", ld: "log2", average: "mean", avg: "mean", product: "prod", Pi: "prod",
      Sigma: "sum", size: "count", length: "count", len: "count", logistic: "sigmoid", expit: "sigmoid",
      sigma: "sigmoid", sgn: "sign", fact: "factorial", Gamma: "gamma", loggamma: "lgamma", gammaln: "lgamma",
      minimum: "min", maximum: "max", med: "median",
    }),
  );
  // What people write that has no single meaning, or that has to be worked out.
  const REFUSED = new Set(
    ("var variance Var sd std stdev stddev cov norm nan NaN inf infinity choose binom binomial comb nCr C mode " +
      "integral int diff argmax softmax").split(" "),
  );

  // The table's name for what was typed (`log` is `ln`), or null.
  function findFunction(key) {
    if (key === "dot" || AGGREGATES.has(key) || (ELEMENTWISE.has(key) && key !== "neg")) return key;
    return ALIASES.get(key) ?? null;
  }

  // The value of a tree at {name: number or list}.
  const evaluate = (node, at) => (node.vector ? several(node, at) : single(node, at));

  function single(node, at) {
    if (node.kind === "number") return node.value;
    if (node.kind === "name") {
      const value = syntax.CONSTANTS.get(node.name) ?? at[node.name];
      return Array.isArray(value) ? NaN : value;
    }
    const { operation, parts } = node;
    if (operation === "index") {
      const items = several(parts[0], at);
      return items[single(parts[1], at) - 1] ?? NaN;
    }
    if (operation === "dot") return dot(several(parts[0], at), several(parts[1], at));
    if (parts[0].vector && parts.length === 1) {
      const items = several(parts[0], at);
      return items.length ? AGGREGATES.get(operation)(items) : NaN;
    }
    const numbers = parts.map((part) => single(part, at));
    if (EXTREMES.has(operation)) return EXTREMES.get(operation)(numbers);
    return (numbers.length === 1 ? ELEMENTWISE : OPERATORS).get(operation)(...numbers);
  }

  function several(node, at) {
    if (node.kind === "name") return Array.isArray(at[node.name]) ? at[node.name] : [NaN];
    if (node.kind === "list") return node.parts.map((part) => single(part, at));
    const { operation, parts } = node;
    if (parts.length === 1) return several(parts[0], at).map((item) => ELEMENTWISE.get(operation)(item));
    const columns = parts.map((part) => evaluate(part, at));
    const sizes = new Set(columns.filter(Array.isArray).map((column) => column.length));
    if (sizes.size !== 1) return [];
    const row = (place) => columns.map((column) => (Array.isArray(column) ? column[place] : column));
    const extreme = EXTREMES.get(operation);
    const function_ = extreme ? (...items) => extreme(items) : OPERATORS.get(operation);
    return Array.from({ length: [...sizes][0] }, (_, place) => function_(...row(place)));
  }

  const isDefined = (value) =>
    Array.isArray(value) ? value.length > 0 && value.every(Number.isFinite) : Number.isFinite(value);

  // |typed - expected| ≤ max(rtol·|expected|, atol), element by element; NaN and infinity equal nothing.
  function sameValue(typed, expected, rtol = RTOL, atol = 0) {
    if (Array.isArray(typed) || Array.isArray(expected)) {
      if (!Array.isArray(typed) || !Array.isArray(expected) || typed.length !== expected.length) return false;
      return typed.every((item, place) => sameValue(item, expected[place], rtol, atol));
    }
    const allowed = Math.max(rtol * Math.abs(expected), atol);
    return Number.isFinite(typed) && allowed < Infinity && Math.abs(typed - expected) <= allowed;
  }

  const sizeOf = (value) => (Array.isArray(value) ? Math.max(0, ...value.map(Math.abs)) : Math.abs(value));

  return {
    ELEMENTWISE, EXTREMES, AGGREGATES, REFUSED, RTOL, ATOL, findFunction, evaluate, isDefined, sameValue, sizeOf,
  };
})();
