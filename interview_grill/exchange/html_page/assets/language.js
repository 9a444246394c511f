"use strict";
// The small alphabet that formulas are written in, its tokens, and the names among them, as
// interview_grill.algebra reads them. Nothing typed is ever executed; what cannot be read is `Unreadable`.
const language = (() => {
  class Unreadable extends Error {}

  function refuse(what, mend) {
    throw new Unreadable(mend ? `${what} (${mend}).` : `${what}.`);
  }

  const GREEK = new Map(
    Object.entries({
      α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta", ι: "iota",
      κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho", ς: "sigma", σ: "sigma", τ: "tau",
      υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega", Γ: "Gamma", Δ: "Delta", Θ: "Theta", Λ: "Lambda",
      Ξ: "Xi", Π: "Pi", Σ: "Sigma", Φ: "Phi", Ψ: "Psi", Ω: "Omega",
    }),
  );
  const LETTERS = new Map(Array.from(GREEK, ([letter, name]) => [name, letter]).filter(([, letter]) => letter !== "ς"));
  const HAT = "\u0302";
  const BAR = "\u0304";
  // Stands between two factors that are side by side without a blank.
  const BESIDE = "\u2062";
  const MARKS = new Map([[HAT, "hat"], [BAR, "bar"]]);
  const SHORT = new Map(
    Object.entries({ lam: "lambda", lamda: "lambda", lmbda: "lambda", eps: "epsilon", sig: "sigma" }),
  );
  const SUPERSCRIPTS = new Map(Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", (sign, place) => [sign, "0123456789+-n"[place]]));
  const RAISED_LETTERS = new Map(
    Array.from("⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ", (sign, place) => [
      sign, "()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRUVWαβγδθφχ"[place],
    ]),
  );
  const VULGAR = new Map([
    ["½", 1 / 2], ["⅓", 1 / 3], ["⅔", 2 / 3], ["¼", 1 / 4], ["¾", 3 / 4], ["⅕", 1 / 5], ["⅙", 1 / 6], ["⅛", 1 / 8],
  ]);
  const LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const ALPHABET = new Set([
    ...LATIN, ..."0123456789_.,;+-*/^()[]{}|!%= √", HAT, BAR, BESIDE,
    ...GREEK.keys(), ...SUPERSCRIPTS.keys(), ...VULGAR.keys(),
  ]);
  const REPLACED = new Map([
    ...Array.from("\u2212\u2013\u2014\u2010\u2011\u2012", (sign) => [sign, "-"]),
    ...Array.from("×✕✖⨯∗⋅·•∙", (sign) => [sign, "*"]),
    ...Array.from("÷∕⁄", (sign) => [sign, "/"]),
    ...Array.from("≈≃∝≔", (sign) => [sign, "="]),
    ...Array.from("\t\n\r\u00a0\u200b\u2060\ufeff", (sign) => [sign, " "]),
    ["∑", "Σ"], ["∏", "Π"], ["ˆ", "^"], ["∣", "|"], ["\u0305", BAR],
  ]);
  // What Unicode decomposes as a subscript or as a superscript.
  const LOWERED = /[\u1d62-\u1d6a\u2080-\u208e\u2090-\u209c\u2c7c]/u;
  const RAISED =
    /[\u00aa\u00b2-\u00b3\u00b9-\u00ba\u02b0-\u02b8\u02e0-\u02e4\u10fc\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d\u1d4f-\u1d61\u1d78\u1d9b-\u1dbf\u2070-\u2071\u2074-\u207f\u2120\u2122\u2c7d\u2d6f\u3192-\u319f\ua69c-\ua69d\ua770\ua7f2-\ua7f4\ua7f8-\ua7f9\uab5c-\uab5f\uab69\u{10781}-\u{10785}\u{10787}-\u{107b0}\u{107b2}-\u{107ba}\u{1e030}-\u{1e06d}\u{1f16a}-\u{1f16c}]/u;

  const RAISED_SIGNS = [...RAISED_LETTERS.keys(), ...SUPERSCRIPTS.keys()].join("");
  const RAISED_RUN = new RegExp(`[${RAISED_SIGNS}]+|[^]`, "gu");

  function normalised(text) {
    if (!text.includes("ⁿ") && Array.from(text).every((sign) => ALPHABET.has(sign))) return text;
    let [spelled, lowered] = ["", false];
    for (const part of text.match(RAISED_RUN) ?? []) {
      if (part !== "ⁿ" && Array.from(part).some((sign) => RAISED_LETTERS.has(sign))) {
        spelled += `^(${Array.from(part, (sign) => RAISED_LETTERS.get(sign) ?? SUPERSCRIPTS.get(sign)).join("")})`;
        continue;
      }
      for (const sign of part) {
        const one = ALPHABET.has(sign) ? sign : plain(sign);
        spelled += (lowered && /^[\p{L}\p{N}]/u.test(one) && !SUPERSCRIPTS.has(one) ? BESIDE : "") + one;
        lowered = one[0] === "_" && sign !== "_";
      }
    }
    return spelled;
  }

  // The spelling of one foreign character in the alphabet.
  function plain(sign) {
    if (REPLACED.has(sign)) return REPLACED.get(sign);
    const unread = (mend) => refuse(`The character “${sign}” is not part of a formula`, mend);
    if (sign.codePointAt(0) < 128) unread();
    if (RAISED.test(sign)) unread("write exponents with ^");
    const folded = sign.normalize("NFKD");
    let spelled = Array.from(folded, (part) => REPLACED.get(part) ?? part).join("");
    if (LOWERED.test(sign)) spelled = `_${folded}`;
    else if (/\p{Zs}/u.test(sign)) spelled = " ";
    if (!Array.from(spelled).every((part) => ALPHABET.has(part))) unread();
    return spelled;
  }

  // Typed answers, and the closed forms of the bank: how many characters and tokens are read.
  const TYPED = { characters: 400, tokens: 250 };
  const AUTHORED = { characters: 800, tokens: 500 };
  const DEPTH = 25;
  const DIGITS = 24;

  const GREEK_LETTERS = [...GREEK.keys()].join("");
  const LOWER = String.raw`_(?:\([A-Za-z](?:=[01])?\)|[ijk](?:_?=_?[01])?|[lmt](?![A-Za-z0-9]))`;
  const UPPER = String.raw`(?:\^(?:\([^()]*\)|[nNKkm](?![A-Za-z0-9]))|ⁿ)`;
  const SIGN =
    String.raw`(?:sum|prod|[ΣΠ])${LOWER}${UPPER}?|[ΣΠ](?!_)` +
    String.raw`|(?:sum|prod)(?![A-Za-z0-9_(])`;
  const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[${[...VULGAR.keys()].join("")}]`;
  const NAME =
    String.raw`(?:[${GREEK_LETTERS}](?:[${HAT}${BAR}]|hat|bar)?\d*|[A-Za-z][A-Za-z0-9]*[${HAT}${BAR}]?\d*)` +
    String.raw`(?:_(?:[A-Za-z0-9]+|[${GREEK_LETTERS}]|\((?:n|1)\)))*`;
  const POWER = String.raw`_\+|[${[...SUPERSCRIPTS.keys()].join("")}]+`;
  const TOKEN = new RegExp(
    `(?<sign>${SIGN})|(?<number>${NUMBER})|(?<name>${NAME})|(?<power>${POWER})` +
      String.raw`|(?<mark>\*\*|[-+*/^()\[\]{}|!%=,;√])`,
    "y",
  );

  // The tokens of a text, each {kind, text, spaced}, one of kind "end" last.
  function tokens(text, limits) {
    if (Array.from(text).length > limits.characters) refuse("That is too long");
    const spelled = normalised(text);
    const found = [];
    for (let at = 0; ; ) {
      const start = at;
      while (spelled[at] === " " || spelled[at] === BESIDE) at += 1;
      if (at === spelled.length) break;
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(spelled) || noToken(spelled[at]);
      const spaced = spelled.slice(start, at).includes(" ");
      at += match[0].length;
      const token = tokenOf(match, spaced);
      if (token.kind === "number") checkNumber(token.text, spelled[at]);
      found.push(token);
      if (found.length > limits.tokens) refuse("That is too long");
    }
    return [...found, { kind: "end", text: "", spaced: true }];
  }

  function tokenOf(match, spaced) {
    const typed = match[0];
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    if (kind === "sign") {
      return { kind, text: /^[sΣ]/.test(typed) ? "sum" : "prod", spaced };
    }
    return { kind, text: typed === "**" ? "^" : typed, spaced };
  }

  function noToken(sign) {
    if (sign === "_") refuse("An underscore is only read inside a name");
    return refuse(sign === "." ? "A lone point is no number" : "The accent has no letter under it");
  }

  function checkNumber(number, next) {
    if (number.length > DIGITS) refuse(`A number of more than ${DIGITS} characters`);
    if (next === ".") refuse("Two points in one number");
    if (next === "_") refuse("An underscore inside a number", "write 1000, without separators");
    if (VULGAR.has(number)) return;
    const value = Number(number);
    const digits = number.replace(/[eE].*/, "").replace(".", "").replace(/^0+|0+$/g, "");
    if (value === Infinity || (value === 0 && digits)) refuse(`${number} is outside the range of numbers`);
  }

  // One key for all spellings of a name: Greek letters by name, marks as words, no underscores.
  function spellingKey(name) {
    const parts = Array.from(name, (sign) => (sign === "_" ? "" : MARKS.get(sign) ?? GREEK.get(sign) ?? sign));
    const key = parts.join("");
    return (SHORT.get(key) ?? key).replace(/^(.+?)(?:sq|squared)$/, (_, base) => `${base}2`);
  }

  const DECLARABLE = new RegExp(
    `^(?![ΣΠ])(?:[${GREEK_LETTERS}](?:hat|bar)?[0-9]*|[A-Za-z][A-Za-z0-9]*)(?:_(?:[A-Za-z0-9]+|[${GREEK_LETTERS}]))*$`,
  );

  function isDeclarable(name) {
    const key = spellingKey(name);
    const reserved = values.findFunction(key) === key || ["e", "pi", "log"].includes(key);
    return DECLARABLE.test(name) && (!reserved || key === "gamma");
  }

  // Declared names, each {kind, vector, like}, found under every spelling; `meanings` are the trees of what
  // else may be written.
  class Names {
    constructor(declared, meanings = new Map()) {
      this.domains = new Map(declared);
      this.keys = new Map(declared.map(([name]) => [spellingKey(name), name]));
      this.meanings = meanings;
    }
    find(spelling) {
      return this.keys.get(spellingKey(spelling)) ?? null;
    }
    meaning(spelling) {
      return this.meanings.get(spellingKey(spelling)) ?? null;
    }
    isVector(name) {
      return this.domains.get(name).vector;
    }
    // These names and one more that is written for a formula; a declared name keeps its own meaning.
    with(name, node) {
      if (this.find(name) !== null) return this;
      return new Names([...this.domains], new Map([...this.meanings, [spellingKey(name), node]]));
    }
    extended(name) {
      return new Names([...this.domains, [name, { kind: "real", vector: false, like: null }]], this.meanings);
    }
  }

  // The meaning of a name that is not called as a function, or null.
  function resolve(typed, names) {
    const running = /^(.+?)_[ijkt]$/.exec(typed);
    const element = running && !names.domains.has(typed) ? sampleOf(running[1], names) : null;
    if (element) return element;
    const given = givenAs(typed, names);
    if (given && (typed.includes("_") || names.find(typed) !== null || !isProduct(typed, names))) return given;
    const family = running && familyOf(running[1], names);
    if (family) return family;
    const key = spellingKey(typed);
    return extremeOf(typed, names) ?? partOf(typed, key, names) ?? variantOf(typed, key, names);
  }

  // A declared name, or what is written for a formula.
  function givenAs(spelling, names) {
    const found = names.find(spelling);
    return found === null ? names.meaning(spelling) : syntax.name(found, names.isVector(found));
  }

  // The numbered names p1, p2, p3 as the list that `p_k` runs over; null unless there are two or more.
  function familyOf(stem, names) {
    const members = [];
    const next = () => givenAs(`${stem}${members.length + 1}`, names);
    for (let member = next(); member !== null && !member.vector; member = next()) members.push(member);
    return members.length > 1 ? syntax.list(members) : null;
  }

  // `x_(n)`, the largest of a sample, or `x_(1)`, the smallest.
  function extremeOf(typed, names) {
    const extreme = /^(.+?)_\(([n1])\)$/.exec(typed);
    const sample = extreme && sampleOf(extreme[1], names);
    return sample && syntax.apply(extreme[2] === "n" ? "max" : "min", [sample]);
  }

  // The only name that differs by a hat or by capitals; `what` is a word.
  function variantOf(typed, key, names) {
    const plainKey = key.replace(/(.)hat(?=[0-9]*$)/, "$1");
    const isHat = key.length > 4 || typed.includes(HAT) || typed.includes("_");
    const bare = isHat && plainKey !== key ? givenAs(plainKey, names) : null;
    if (bare) return bare;
    const isAlike = (name) => spellingKey(name).toLowerCase() === key.toLowerCase();
    const alike = typed.includes("_") ? [...names.domains.keys()].filter(isAlike) : [];
    return alike.length === 1 ? syntax.name(alike[0], names.isVector(alike[0])) : null;
  }

  // Whether a word is two declared names side by side: `kn` is k times n, though k_n may mean something.
  function isProduct(typed, names) {
    const cuts = Array.from({ length: typed.length - 1 }, (_, place) => place + 1);
    return cuts.some((cut) => names.find(typed.slice(0, cut)) !== null && names.find(typed.slice(cut)) !== null);
  }

  // `e` or `pi`; `x_2`, an element of a sample, or `xbar`, its mean.
  function partOf(typed, key, names) {
    if (syntax.CONSTANTS.has(key) && !typed.includes("_")) return syntax.name(key);
    const numbered = /^(.*?)_?(\d+)$/.exec(typed);
    const sample = numbered && sampleOf(numbered[1], names);
    if (sample && Number(numbered[2])) {
      return syntax.apply("index", [sample, syntax.number(Number(numbered[2]), numbered[2])]);
    }
    const averaged = key.endsWith("bar") ? sampleOf(key.slice(0, -3), names) : null;
    return averaged && syntax.apply("mean", [averaged]);
  }

  function sampleOf(spelling, names) {
    const found = names.find(spelling);
    if (found) return names.isVector(found) ? syntax.name(found, true) : null;
    const meaning = names.meaning(spelling);
    return meaning && meaning.vector ? meaning : null;
  }

  // Every way of cutting a word into names, at most four; with `call` a function may be left at the end.
  function split(typed, names, call, factors = 4) {
    const readings = [];
    for (let cut = 1; cut <= typed.length; cut += 1) {
      const first = typed.slice(0, cut);
      const rest = typed.slice(cut);
      if (/^[\d_\u0302\u0304]/.test(rest) || !isFactor(first, names)) continue;
      if (!rest) readings.push([first]);
      else if (call && rest.length > 1 && values.findFunction(rest)) readings.push([first, rest]);
      else if (factors > 1) {
        readings.push(...split(rest, names, call, factors - 1).map((others) => [first, ...others]));
      }
    }
    return readings;
  }

  function isFactor(word, names) {
    return !word.endsWith("_") && word !== "e" && resolve(word, names) !== null;
  }

  return {
    Unreadable, refuse, tokens, spellingKey, Names, resolve, split, TYPED, AUTHORED, DEPTH, DIGITS, SUPERSCRIPTS,
    VULGAR, LOWERED, LETTERS, BESIDE, isDeclarable,
  };
})();
