"use strict";
// Numbers drawn as interview_grill.algebra.sampling and interview_grill.problems.drawing draw them, from the same
// stream (Mersenne Twister 19937, Matsumoto and Nishimura 1998): a formula is checked on the program's further draws.
const draws = (() => {
  const TRIES = 200;
  const LARGEST_SAMPLE = 200;
  const SIZE = 624;
  const SHIFT = 397;

  // The state that a seed below 2^32 leads to.
  function seeded(seed) {
    const state = new Uint32Array(SIZE);
    state[0] = 19650218;
    const mixed = (place, factor) => Math.imul(state[place - 1] ^ (state[place - 1] >>> 30), factor);
    for (let place = 1; place < SIZE; place += 1) state[place] = mixed(place, 1812433253) + place;
    let at = 1;
    const step = () => {
      at += 1;
      if (at < SIZE) return;
      state[0] = state[SIZE - 1];
      at = 1;
    };
    for (let round = 0; round < SIZE; round += 1) {
      state[at] = (state[at] ^ mixed(at, 1664525)) + seed;
      step();
    }
    for (let round = 1; round < SIZE; round += 1) {
      state[at] = (state[at] ^ mixed(at, 1566083941)) - at;
      step();
    }
    state[0] = 0x80000000;
    return state;
  }

  function twist(state) {
    for (let place = 0; place < SIZE; place += 1) {
      const joined = (state[place] & 0x80000000) | (state[(place + 1) % SIZE] & 0x7fffffff);
      state[place] = state[(place + SHIFT) % SIZE] ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    }
  }

  // Numbers in [0, 1) with 53 bits.
  function uniforms(seed) {
    const state = seeded(seed);
    let at = SIZE;
    const word = () => {
      if (at === SIZE) {
        twist(state);
        at = 0;
      }
      let bits = state[at];
      at += 1;
      bits ^= bits >>> 11;
      bits ^= (bits << 7) & 0x9d2c5680;
      bits ^= (bits << 15) & 0xefc60000;
      return (bits ^ (bits >>> 18)) >>> 0;
    };
    return () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  }

  // A point to tell two readings apart at: a value for every declared name.
  function point(names, uniform) {
    const found = {};
    for (const name of names.domains.keys()) pointValue(name, names, found, uniform);
    return found;
  }

  function pointValue(name, names, found, uniform) {
    if (Object.hasOwn(found, name)) return found[name];
    const { kind, vector, like } = names.domains.get(name);
    if (kind === "size") found[name] = pointValue(like, names, found, uniform).length;
    else if (vector) {
      const size = like ? pointValue(like, names, found, uniform).length : 3 + Math.floor(uniform() * 4);
      found[name] = Array.from({ length: size }, () => pointNumber(kind, uniform));
    } else found[name] = pointNumber(kind, uniform);
    return found[name];
  }

  const pointNumber = (kind, uniform) =>
    kind === "integer" ? -5 + Math.floor(uniform() * 11) : -2.5 + 6 * uniform();

  // Rounded to decimals; never -0.
  const rounded = (value, places) => Number(value.toFixed(places)) + 0;

  const FAMILIES = new Map(
    Object.entries({
      bernoulli: [(uniform, chance) => Number(uniform() < chance), (chance) => chance >= 0 && chance <= 1],
      poisson: [poisson, (rate) => rate > 0 && rate <= 500],
      exponential: [(uniform, rate) => -Math.log1p(-uniform()) / rate, (rate) => rate > 0],
      gaussian: [gaussian, (_, sd) => sd > 0],
      uniform: [(uniform, low, high) => low + (high - low) * uniform(), (low, high) => low < high],
      laplace: [laplace, (_, scale) => scale > 0],
      integers: [
        (uniform, low, high) => Math.ceil(low) + Math.floor(uniform() * (Math.floor(high) - Math.ceil(low) + 1)),
        (low, high) => Math.ceil(low) <= Math.floor(high),
      ],
    }),
  );

  function poisson(uniform, rate) {
    const target = uniform();
    let count = 0;
    let term = Math.exp(-rate);
    for (let sum = term; sum <= target && count < 1000; sum += term) {
      count += 1;
      term *= rate / count;
    }
    return count;
  }

  function gaussian(uniform, mean, sd) {
    const radius = Math.sqrt(-2 * Math.log1p(-uniform()));
    return mean + sd * radius * Math.cos(2 * Math.PI * uniform());
  }

  function laplace(uniform, location, scale) {
    const centred = uniform() - 0.5;
    const sign = centred < 0 ? -1 : 1;
    return location - sign * scale * Math.log1p(-2 * Math.abs(centred));
  }

  // A whole number between two bounds; NaN when there is none.
  function whole(low, high, at, uniform) {
    const [least, most] = [low, high].map((bound) => values.evaluate(bound, at));
    if (!Number.isFinite(least) || !Number.isFinite(most)) return NaN;
    const first = Math.ceil(least - 1e-9);
    const last = Math.floor(most + 1e-9);
    return first <= last ? first + Math.floor(uniform() * (last - first + 1)) : NaN;
  }

  function drawn(draw, at, uniform) {
    if (draw.kind === "integer") return whole(draw.low, draw.high, at, uniform);
    if (draw.kind === "choice") return draw.values[Math.floor(uniform() * draw.values.length)];
    if (draw.kind === "grid") {
      const count = Math.floor((draw.high - draw.low) / draw.step + 1e-9) + 1;
      return rounded(draw.low + Math.floor(uniform() * count) * draw.step, draw.places);
    }
    if (draw.kind === "sample") return sample(draw, at, uniform);
    const value = values.evaluate(draw.value, at);
    const cut = (item) => Number(item.toPrecision(12)) + 0;
    return Array.isArray(value) ? value.map(cut) : cut(value);
  }

  function sample(draw, at, uniform) {
    const [generate, isAllowed] = FAMILIES.get(draw.family);
    const parameters = draw.parameters.map((parameter) => values.evaluate(parameter, at));
    const size = draw.like ? at[draw.like].length : whole(draw.low, draw.high, at, uniform);
    if (!(size > 0 && size <= LARGEST_SAMPLE && parameters.every(Number.isFinite) && isAllowed(...parameters))) {
      return NaN;
    }
    return Array.from({ length: size }, () => rounded(generate(uniform, ...parameters), draw.places));
  }

  const isClose = (a, b) => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  const COMPARISONS = new Map(
    Object.entries({
      "<=": (a, b) => a <= b,
      ">=": (a, b) => a >= b,
      "!=": (a, b) => !isClose(a, b),
      "==": isClose,
      "<": (a, b) => a < b,
      ">": (a, b) => a > b,
    }),
  );

  // One draw of a task's names, or null when its conditions do not hold.
  function attempt(prepared, uniform) {
    const found = {};
    for (const [name, draw] of prepared.draw) {
      const value = drawn(draw, found, uniform);
      if (!values.isDefined(value)) return null;
      found[name] = value;
    }
    const holds = ([left, sign, right]) => {
      const sides = [left, right].map((side) => values.evaluate(side, found));
      return sides.every((side) => !Number.isNaN(side)) && COMPARISONS.get(sign)(...sides);
    };
    return prepared.require.every(holds) ? found : null;
  }

  return { TRIES, uniforms, point, attempt, isClose };
})();
