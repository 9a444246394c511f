"use strict";
// A task of the page with its formulas read, one showing of it, and when a number counts as an answer, as
// interview_grill.problems.instance, tolerance and slips.
const tasks = (() => {
  const { is, walk } = syntax;
  const EDGE = 1 + 1e-9; // keeps the edge itself inside
  const SEPARATION = 3;
  const FIGURES = 3;
  const MOST_PERMUTED = 5;
  const prepared = new WeakMap();

  // The task with its formulas read, once.
  function prepare(task) {
    if (!prepared.has(task)) prepared.set(task, read(task));
    return prepared.get(task);
  }

  function read(task) {
    const names = new language.Names(task.names);
    const left = task.answer_name ? [task.answer_name] : [];
    const terms = { left, vector: task.type === "vector" ? null : false, limits: language.AUTHORED };
    const plain = (text) => reading.parse(text, names, { limits: language.AUTHORED });
    return {
      task,
      left,
      answerNames: answerNames(task),
      closedForm: task.closed_form === null ? null : reading.parse(task.closed_form, names, terms),
      wrong: task.wrong.map((wrong) => ({ ...wrong, formula: reading.parse(wrong.value, names, terms) })),
      draw: task.draw.map(([name, draw]) => [name, drawing(draw, plain)]),
      require: task.require.map(([left_, sign, right]) => [plain(left_), sign, plain(right)]),
    };
  }

  // The names an answer may use: those drawn, the n of the observations, and what is written for formulas of them
  // (`sigma2` lets sigma stand for its root).
  function answerNames(task) {
    const sized = task.observations ? [["n", { kind: "size", vector: false, like: task.observations }]] : [];
    const declared = new language.Names([...task.names, ...sized]);
    const taken = new Set([...declared.keys.keys(), ...task.written.map(([name]) => language.spellingKey(name))]);
    return task.written.reduce((names, [name, text]) => {
      const meaning = reading.parse(text, names, { limits: language.AUTHORED });
      const root = language.spellingKey(name).replace(/2$/, "");
      const isFree = !taken.has(root) && names.meaning(root) === null;
      const known = names.with(name, meaning);
      return isFree ? known.with(root, syntax.apply("sqrt", [meaning], meaning.vector)) : known;
    }, declared);
  }

  function drawing(draw, plain) {
    if (draw.kind === "derived") return { ...draw, value: plain(draw.value) };
    if (draw.kind === "integer") return { ...draw, low: plain(draw.low), high: plain(draw.high) };
    if (draw.kind !== "sample") return draw;
    const sizes = draw.like ? {} : { low: plain(draw.low), high: plain(draw.high) };
    return { ...draw, ...sizes, parameters: draw.parameters.map(plain) };
  }

  // One showing: the drawn values, the right answer and what the declared mistakes lead to.
  function showing(ready, instance) {
    const { task, closedForm, wrong } = ready;
    const drawn = {};
    for (const [name, { vector }] of task.names) {
      const text = instance.given[name];
      drawn[name] = vector ? text.split(", ").map(Number) : Number(text);
    }
    const mistakes = wrong.map((one) => ({ ...one, value: values.evaluate(one.formula, drawn) }));
    return {
      ...ready,
      seed: instance.seed,
      drawn,
      expected: closedForm === null ? instance.value : values.evaluate(closedForm, drawn),
      mistakes: mistakes.filter((one) => values.isDefined(one.value)),
    };
  }

  // Drawn values with the n an answer may use.
  function withSize(ready, drawn) {
    const { observations } = ready.task;
    return observations ? { ...drawn, n: drawn[observations].length } : drawn;
  }

  const unsigned = (node) => (is(node, "neg") ? node.parts[0] : node);

  function isScientific(node) {
    if (!is(node, "*") || unsigned(node.parts[0]).kind !== "number" || !is(node.parts[1], "^")) return false;
    const [base, exponent] = node.parts[1].parts;
    return base.kind === "number" && base.value === 10 && unsigned(exponent).kind === "number";
  }

  // The number in a signed literal or in `a*10^k`, or null.
  function literal(node) {
    const found = unsigned(node);
    return found.kind === "number" || isScientific(found) ? found : null;
  }

  // Whether no number in it was rounded by its typing.
  function isExact(node) {
    const found = literal(node);
    const rounded = walk(node).some((part) => part.kind === "number" && /[.eE%]/.test(part.text));
    return !rounded && !(found && found.kind === "apply");
  }

  // Figures of a plain number as typed; null for anything else.
  function figures(node) {
    const found = literal(node);
    if (found === null) return null;
    const { text } = found.kind === "apply" ? unsigned(found.parts[0]) : found;
    return text.replace(/[eE].*|[%.]/g, "").replace(/^0+/, "").length || 1;
  }

  const effectiveRtol = (typed, rounded, exact) => (isExact(typed) && literal(typed) === null ? exact : rounded);

  function isWithin(value, target, rtol, atol) {
    return Number.isFinite(value) && Math.abs(value - target) <= Math.max(rtol * Math.abs(target), atol) * EDGE;
  }

  function areSeparate(one, other, rtol, atol) {
    if (Array.isArray(one) || Array.isArray(other)) {
      if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return true;
      return one.some((item, place) => areSeparate(item, other[place], rtol, atol));
    }
    const size = Math.max(Math.abs(one), Math.abs(other));
    return Math.abs(one - other) > SEPARATION * Math.max(rtol * size, atol);
  }

  // Whether a plain number of one or two figures is the target rounded to as many.
  function hasTooFewFigures(typed, value, target) {
    const count = figures(typed);
    if (count === null || count >= FIGURES || target === 0 || value === 0) return false;
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(target))) - count + 1);
    return Math.abs(value - target) <= (unit / 2) * (1 + 1e-9);
  }

  // Common slips: what each makes of a right value, given the sample size.
  const SLIPS = [
    ["sign", "The size is right, the sign is not.", (t) => -t],
    ["factor-2", "That is twice the answer: look for a lost ½.", (t) => 2 * t],
    ["factor-half", "That is half the answer: look for a lost 2.", (t) => t / 2],
    ["factor-n", "That is n times the answer: divide by n.", (t, n) => n * t],
    ["factor-1-over-n", "That is the answer divided by n once too often.", (t, n) => (n ? t / n : NaN)],
    ["reciprocal", "That is one over the answer.", (t) => (t ? 1 / t : NaN)],
    ["percent", "That is a hundred times the answer: percent, where a fraction is asked.", (t) => 100 * t],
    ["percent", "That is a hundredth of the answer.", (t) => t / 100],
    ["square", "That is the square of the answer: a variance for a standard deviation?", (t) => t * t],
    ["square-root", "That is the root of the answer: a standard deviation for a variance?", ofPositive(Math.sqrt)],
    ["answered-the-log", "That is the logarithm of the answer.", ofPositive(Math.log)],
    ["answered-the-exponential", "That is e to the answer: the logarithm is asked.", exponential],
    ["complement", "That is one minus the answer.", (t) => (t > 0 && t < 1 ? 1 - t : NaN)],
  ];
  const LOG_SLIPS = [
    ["log-base", "That is in logarithms to base 10; here they are natural.", (t) => t / Math.LN10],
    ["log-base", "That is in logarithms to base 2; here they are natural.", (t) => t / Math.LN2],
  ];
  const SWAPPED = ["swapped-slots", "These are the right numbers in the wrong order."];

  function exponential(t) {
    return t < 700 ? Math.exp(t) : NaN;
  }

  function ofPositive(of) {
    return (t) => (t > 0 ? of(t) : NaN);
  }

  // The slips that make sense for a task: a wrong base only where there is a logarithm.
  function slipsFor({ closedForm }) {
    const logarithmic = closedForm === null || walk(closedForm).some((node) => is(node, "ln", "lgamma"));
    return logarithmic ? [...SLIPS, ...LOG_SLIPS] : SLIPS;
  }

  // The n of a draw: a drawn n or N, else the number of observations, else NaN.
  function sampleSize(ready, drawn) {
    const sized = withSize(ready, drawn);
    const n = sized.n ?? sized.N ?? NaN;
    return Array.isArray(n) ? NaN : n;
  }

  const slipped = (of, value, n) => (Array.isArray(value) ? value.map((item) => of(item, n)) : of(value, n));

  function permutations(items) {
    if (items.length < 2) return [items];
    return items.flatMap((item, place) =>
      permutations(items.filter((_, other) => other !== place)).map((rest) => [item, ...rest]),
    );
  }

  // Each slip {tag, say} with what it makes of the answer shown, where that stands apart from the answer.
  function slipTargets(shown) {
    const { task, expected } = shown;
    const orders = Array.isArray(expected) && expected.length <= MOST_PERMUTED ? permutations(expected) : [];
    const swapped = orders
      .filter((order) => order.some((item, place) => item !== expected[place]))
      .map((target) => ({ tag: SWAPPED[0], say: SWAPPED[1], target }));
    const n = sampleSize(shown, shown.drawn);
    const rtol = task.type === "integer" ? 0 : task.rtol;
    const common = slipsFor(shown)
      .map(([tag, say, of]) => ({ tag, say, target: slipped(of, expected, n) }))
      .filter(({ target }) => [].concat(target).every(Number.isFinite))
      .filter(({ target }) => areSeparate(target, expected, rtol, task.atol));
    return [...swapped, ...common];
  }

  return {
    prepare, showing, withSize, isExact, effectiveRtol, isWithin, hasTooFewFigures, slipsFor, sampleSize, slipped,
    slipTargets, FIGURES,
  };
})();
