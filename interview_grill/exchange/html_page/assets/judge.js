"use strict";
// The verdict on a typed answer, the same as interview_grill.problems.grading gives: readable? right? a declared
// mistake? a common one? near? else wrong.
const judge = (() => {
  const NEAR = 4;
  const NORMALISED = 1e-9;

  // {verdict: correct | near | wrong | invalid, tag, message, read}; any text gives one. `read` is how it was read,
  // null where it could not be.
  function verdictOn(task, instance, text) {
    const shown = tasks.showing(tasks.prepare(task), instance);
    let typed;
    try {
      typed = read(shown, text);
    } catch (error) {
      if (!(error instanceof language.Unreadable)) throw error;
      return { ...verdict("invalid", error.message), read: null };
    }
    const general = shown.closedForm !== null && syntax.namesIn(typed).size > 0;
    return { ...(general ? formulas.grade(shown, typed) : gradeNumber(shown, typed)), read: syntax.echo(typed) };
  }

  const verdict = (found, message, tag = null) => ({ verdict: found, tag, message });

  // The formula or list that a text is read as; throws what `language.refuse` throws.
  function readOn(task, instance, text) {
    return read(tasks.showing(tasks.prepare(task), instance), text);
  }

  function read(shown, text) {
    const { task, answerNames, left } = shown;
    const at = tasks.withSize(shown, shown.drawn);
    if (task.type === "vector") return reading.parseVector(text, answerNames, task.slots, left, at);
    return reading.parse(text, answerNames, { left, vector: false, at });
  }

  // A number, or a formula where nothing but a number can be compared: the task has no closed form.
  function gradeNumber(shown, typed) {
    const value = values.evaluate(typed, tasks.withSize(shown, shown.drawn));
    const problem = unfit(shown.task, value);
    if (problem) return verdict("invalid", problem);
    if (countsAs(shown, typed, value, shown.expected)) return verdict("correct", "Right.");
    const nearest = (found, targetOf) =>
      found
        .filter((one) => countsAs(shown, typed, value, targetOf(one)))
        .sort((a, b) => distance(value, targetOf(a)) - distance(value, targetOf(b)))[0];
    const mistake =
      nearest(shown.mistakes, (one) => one.value) || nearest(tasks.slipTargets(shown), (one) => one.target);
    if (mistake) return verdict("wrong", mistake.say, mistake.tag);
    const partly = near(shown, typed, value) || notNormalised(shown, value);
    return partly || verdict("wrong", whereWrong(shown, typed, value));
  }

  // Why a value cannot be an answer at all, whatever is asked.
  function unfit(task, value) {
    if (Array.isArray(value)) {
      if (value.length !== task.slots.length) {
        return `${task.slots.length} values are asked for, and these are ${value.length}.`;
      }
      return value.every(Number.isFinite) ? null : "One of these has no finite value.";
    }
    if (!Number.isFinite(value)) return "This has no finite value.";
    return task.type === "integer" && !Number.isInteger(value) ? "A whole number is asked for." : null;
  }

  // Each slot with what was typed there, its value and the target's; a number is its own only slot.
  function slots(typed, value, target) {
    if (Array.isArray(value) && Array.isArray(target) && value.length === target.length) {
      const part = (place) => (typed.kind === "list" ? typed.parts[place] : typed);
      return value.map((item, place) => ({ typed: part(place), value: item, target: target[place] }));
    }
    return Array.isArray(value) || Array.isArray(target) ? [] : [{ typed, value, target }];
  }

  function slotCounts({ task }, slot) {
    if (task.type === "integer") return slot.value === Math.round(slot.target);
    const rtol = tasks.effectiveRtol(slot.typed, task.rtol, task.expression_rtol);
    return tasks.isWithin(slot.value, slot.target, rtol, task.atol);
  }

  function countsAs(shown, typed, value, target) {
    const found = slots(typed, value, target);
    return found.length > 0 && found.every((slot) => slotCounts(shown, slot));
  }

  // The largest relative distance over the slots, to find the nearest mistake.
  function distance(value, target) {
    if (Array.isArray(value)) return Math.max(...value.map((item, place) => distance(item, target[place])));
    return Math.abs(value - target) / Math.max(Math.abs(value), Math.abs(target), 1e-300);
  }

  // Almost right in every slot: too few figures, or up to four tolerances off.
  function near(shown, typed, value) {
    const { task, expected } = shown;
    const found = slots(typed, value, expected);
    if (task.type === "integer" || !found.length) return null;
    const coarse = found.map((slot) => tasks.hasTooFewFigures(slot.typed, slot.value, slot.target));
    const right = found.map((slot) => slotCounts(shown, slot));
    if (coarse.some(Boolean) && coarse.every((few, place) => few || right[place])) {
      return verdict("near", `As far as it goes; give ${tasks.FIGURES} significant figures.`, "too-few-figures");
    }
    const isClose = (slot) => tasks.isWithin(slot.value, slot.target, NEAR * task.rtol, NEAR * task.atol);
    if (!coarse.every((few, place) => few || isClose(found[place]))) return null;
    const exact = tasks.effectiveRtol(typed, 1, task.expression_rtol) < task.rtol;
    const advice = exact ? "an expression typed exactly must be exact" : "check your rounding";
    return verdict("near", `Close, but not there: ${advice}.`, "close");
  }

  // Only after `near`: right figures, rounded to two, may sum to 0.99 or 1.01.
  function notNormalised({ expected }, value) {
    if (!Array.isArray(expected) || !Array.isArray(value)) return null;
    const sum = (items) => items.reduce((total, item) => total + item, 0);
    const isSimplex = Math.min(...expected) >= 0 && Math.abs(sum(expected) - 1) <= NORMALISED;
    if (!isSimplex || Math.abs(sum(value) - 1) <= 0.01) return null;
    const message = `These sum to ${Number(sum(value).toPrecision(3))}; probabilities sum to 1.`;
    return verdict("wrong", message, "not-normalised");
  }

  // A plain no; of a list, which slots are wrong.
  function whereWrong(shown, typed, value) {
    const found = slots(typed, value, shown.expected);
    if (found.length < 2) return "That is not it.";
    const wrong = shown.task.slots.filter((_, place) => !slotCounts(shown, found[place]));
    return wrong.length < found.length ? `Wrong: ${wrong.join(", ")}.` : "None of these is right.";
  }

  return { readOn, verdictOn };
})();
