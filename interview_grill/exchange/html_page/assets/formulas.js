"use strict";
// Grading a formula, as interview_grill.problems.formula_answers and shown_numbers: it must hold on the shown numbers
// and on further draws; one in which shown numbers stand for names is right for the numbers asked.
const formulas = (() => {
  const { is, walk, namesIn, isPieced } = syntax;
  const { evaluate, isDefined, sameValue, sizeOf, RTOL, ATOL } = values;
  const FURTHER_DRAWS = 8;
  const PIECED = 4;
  const UNNOTICED = 1e-4;
  const STREAM = 7368787;
  const STATISTICS = ["sum", "mean", "max", "min", "median"];
  const MOST_READINGS = 24;
  const FEWEST_CASES = 3;

  // The verdict on an answer in which drawn names occur.
  function grade(shown, typed) {
    const { expected, task } = shown;
    const cases = [{ drawn: shown.drawn, right: expected }, ...further(shown, typed)];
    const found = cases.map(({ drawn }) => evaluate(typed, tasks.withSize(shown, drawn)));
    if (Array.isArray(found[0]) && Array.isArray(expected) && found[0].length !== expected.length) {
      return verdict("invalid", `${expected.length} values are asked for, and this formula gives ${found[0].length}.`);
    }
    if (!found.some(isDefined)) return verdict("invalid", "This formula has no value for the numbers given.");
    const rights = cases.map(({ right }) => right);
    if (agree(found, rights)) return verdict("correct", "Right, for any numbers.");
    const exact = tasks.isExact(typed);
    if (!exact && found.every((value, place) => isClose(value, rights[place], UNNOTICED))) {
      return verdict("correct", "Right, up to the fifth figure of a number in it.");
    }
    const close = found.map((value, place) => isClose(value, rights[place], task.rtol));
    if (!exact && close.every(Boolean)) {
      const message = "Right up to the rounding of a number in it; write that number exactly.";
      return verdict("near", message, "rounded-constant");
    }
    const mistake = declared(shown, cases, found) || common(shown, cases, found);
    if (mistake) return verdict("wrong", mistake.say, mistake.tag);
    const rightHere = agree(found.slice(0, 1), [expected]);
    if (rightHere && holdsWithNames(shown, typed, cases.slice(1).map(({ drawn }) => drawn))) {
      return verdict("correct", "Right for these numbers; with a name for each of its numbers it holds for any.");
    }
    return disagreement(cases, found, close, rightHere || (close[0] && !exact));
  }

  const verdict = (found, message, tag = null) => ({ verdict: found, tag, message });

  // The program's own further draws for this showing: more for what is put together of pieces.
  function further(shown, typed) {
    const most = FURTHER_DRAWS * (isPieced(typed) || isPieced(shown.closedForm) ? PIECED : 1);
    const uniform = draws.uniforms(shown.seed * 2 + STREAM);
    const cases = [];
    for (let tries = 0; tries < draws.TRIES && cases.length < most; tries += 1) {
      const drawn = draws.attempt(shown, uniform);
      const right = drawn && evaluate(shown.closedForm, drawn);
      if (drawn && isDefined(right)) cases.push({ drawn, right });
    }
    return cases;
  }

  function agree(found, targets) {
    return found.every((value, place) => {
      const target = targets[place];
      return isDefined(target) && sameValue(value, target, RTOL, ATOL * sizeOf(target));
    });
  }

  function isClose(value, right, rtol) {
    if (Array.isArray(value) && Array.isArray(right) && value.length === right.length) {
      return value.every((item, place) => tasks.isWithin(item, right[place], rtol, 0));
    }
    return !Array.isArray(value) && !Array.isArray(right) && tasks.isWithin(value, right, rtol, 0);
  }

  // The declared wrong answer that is this function.
  function declared(shown, cases, found) {
    return shown.wrong.find(({ formula }) => agree(found, cases.map(({ drawn }) => evaluate(formula, drawn))));
  }

  // The common slip that makes this function of the right one, or the constant it is off by.
  function common(shown, cases, found) {
    for (const [tag, say, of] of tasks.slipsFor(shown)) {
      const made = cases.map(({ drawn, right }) => tasks.slipped(of, right, tasks.sampleSize(shown, drawn)));
      if (agree(found, made)) return { tag, say };
    }
    const ratios = found.map((value, place) => ratio(value, cases[place].right));
    const [first] = ratios;
    if (!Number.isFinite(first) || first === 0 || !ratios.every((other) => sameValue(other, first))) return null;
    return { tag: "constant-factor", say: `That is ${told(first, 1)[0]} times the answer, whatever the numbers.` };
  }

  function ratio(value, right) {
    if (Array.isArray(value) && Array.isArray(right) && value.length === right.length) {
      const ratios = value.map((item, place) => ratio(item, right[place])).filter((_, place) => right[place] !== 0);
      return ratios.length && ratios.every((other) => sameValue(other, ratios[0])) ? ratios[0] : NaN;
    }
    return Array.isArray(value) || Array.isArray(right) || right === 0 ? NaN : value / right;
  }

  // Wrong, with numbers that show it: those of the question, unless the formula is right there.
  function disagreement(cases, found, close, rightHere) {
    let place = close.indexOf(false);
    if (place < 0) place = found.findIndex((value, at) => !agree([value], [cases[at].right]));
    const { drawn, right } = cases[place];
    const [gives, answer] = isDefined(found[place]) ? told(found[place], right) : [null, told(right, NaN)[0]];
    const outcome = gives === null ? "has no value" : `gives ${gives}`;
    const message = `At ${described(drawn)} it ${outcome}; the answer is ${answer}.`;
    return rightHere
      ? verdict("wrong", `Right for these numbers only. ${message}`, "not-general")
      : verdict("wrong", message);
  }

  const toFigures = (value, figures) =>
    [].concat(value).map((item) => String(Number(item.toPrecision(figures)))).join(", ");

  const described = (drawn) =>
    Object.entries(drawn).map(([name, value]) => `${name} = ${toFigures(value, 4)}`).join(", ");

  // Both values to four figures, or to as many as it takes to see that they differ.
  function told(value, right) {
    for (let count = 4; ; count += 1) {
      const pair = [toFigures(value, count), toFigures(right, count)];
      if (pair[0] !== pair[1] || count === 17) return pair;
    }
  }

  // Whether a formula that is right here is so for any numbers once its numbers are the names they stand for.
  function holdsWithNames(shown, typed, further_) {
    const here = evaluate(typed, tasks.withSize(shown, shown.drawn));
    const isConstant = (drawn) => sameValue(evaluate(typed, tasks.withSize(shown, drawn)), here, RTOL);
    if (further_.length && further_.every(isConstant)) return true;
    let tried = 0;
    for (const meant of readings(shown, typed)) {
      if (holds(shown, meant, further_)) return true;
      tried += 1;
      if (tried === MOST_READINGS) return false;
    }
    return false;
  }

  // Whether it agrees with the closed form on draws in which all that it does not name stays as shown.
  function holds(shown, typed, further_) {
    const named = namesIn(typed);
    if (!named.size) return false;
    const sized = named.has("n") && Boolean(shown.task.observations);
    if (sized) named.add(shown.task.observations);
    const freeSize = sized || walk(typed).some((node) => is(node, "count"));
    let seen = 0;
    for (const drawn of further_) {
      const mixed = { ...shown.drawn };
      for (const name of Object.keys(mixed)) {
        if (named.has(name)) mixed[name] = freeSize ? drawn[name] : resized(drawn[name], mixed[name]);
      }
      const right = evaluate(shown.closedForm, mixed);
      if (!isDefined(right)) continue;
      const value = evaluate(typed, tasks.withSize(shown, mixed));
      if (!sameValue(value, right, RTOL, RTOL * 1e-3 * sizeOf(right))) return false;
      seen += 1;
    }
    return seen >= FEWEST_CASES;
  }

  // A drawn sample at the size of the shown one, repeated or cut.
  function resized(value, like) {
    return Array.isArray(value) && Array.isArray(like) ? like.map((_, place) => value[place % value.length]) : value;
  }

  // The formula as it is, then with its numbers replaced by what has their value, as few as can be first; a 1 is no
  // name that stands there too.
  function* readings(shown, typed) {
    yield typed;
    const numbers = walk(typed).filter((node) => node.kind === "number");
    const distinct = [...new Set(numbers.map(({ value }) => value))];
    const known = meanings(shown);
    const used = syntax.namesIn(typed);
    const isOne = (number, node) => number === 1 && [...syntax.namesIn(node)].some((name) => used.has(name));
    const fits = (number, { node, value }) => draws.isClose(value, number) && !isOne(number, node);
    const choices = new Map(distinct.map((number) => [number, known.filter((item) => fits(number, item))]));
    for (let size = 1; size <= distinct.length; size += 1) {
      for (const some of combinations(distinct, size)) {
        for (const chosen of product(some.map((number) => choices.get(number)))) {
          yield replacing(typed, new Map(some.map((number, place) => [number, chosen[place].node])));
        }
      }
    }
  }

  function* combinations(items, size) {
    if (size === 0) yield [];
    for (let first = 0; size > 0 && first <= items.length - size; first += 1) {
      for (const rest of combinations(items.slice(first + 1), size - 1)) yield [items[first], ...rest];
    }
  }

  function* product(choices) {
    if (!choices.length) {
      yield [];
      return;
    }
    for (const first of choices[0]) for (const rest of product(choices.slice(1))) yield [first, ...rest];
  }

  // What a number in a formula may stand for, with its value here.
  function meanings(shown) {
    const valued = (node) => ({ node, value: evaluate(node, shown.drawn) });
    const parts = walk(shown.closedForm).filter((part) => part.kind === "apply" && !part.vector);
    const found = parts.map(valued);
    for (const [name, value] of Object.entries(tasks.withSize(shown, shown.drawn))) {
      const node = syntax.name(name, Array.isArray(value));
      if (node.vector) {
        found.push(...statistics(node).map(valued));
        continue;
      }
      const one = syntax.number(1, "1");
      found.push({ node, value });
      found.push({ node: syntax.apply("+", [node, one]), value: value + 1 });
      found.push({ node: syntax.apply("-", [node, one]), value: value - 1 });
    }
    return found.filter(({ value }) => Number.isFinite(value));
  }

  function statistics(sample) {
    const deviations = syntax.apply("-", [sample, syntax.apply("mean", [sample])], true);
    const squares = [sample, deviations].map((part) => syntax.apply("^", [part, syntax.number(2, "2")], true));
    return [
      ...["count", ...STATISTICS].map((operation) => syntax.apply(operation, [sample])),
      ...["sum", "mean"].flatMap((operation) => squares.map((part) => syntax.apply(operation, [part]))),
    ];
  }

  // The tree with numbers replaced.
  function replacing(node, replaced) {
    if (node.kind === "number") return replaced.get(node.value) ?? node;
    return node.parts ? { ...node, parts: node.parts.map((part) => replacing(part, replaced)) } : node;
  }

  return { grade };
})();
