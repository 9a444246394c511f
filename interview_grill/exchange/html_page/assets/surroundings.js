"use strict";
// What people write around a formula, as interview_grill.algebra.surroundings: a left-hand side, `about`, a unit. No
// lookbehind here: phones from before 2023 cannot read it.
const surroundings = (() => {
  const { refuse, spellingKey, LOWERED, BESIDE } = language;
  const BLANK = String.raw`[\t-\r\x1c-\x20\x85\p{Z}]`;
  const WORD = String.raw`[\p{L}\p{N}_]`;
  const pattern = (source, flags = "u") => new RegExp(source.replaceAll("␣", BLANK), flags);

  const ABOUT = pattern(
    String.raw`^␣*(?:about|approximately|approx\.?|around|roughly|circa|ca\.|it is|≈|≃|~|∼)␣*`,
  );
  const UNIT = pattern(
    String.raw`([\p{Nd}.)%])␣*(?:nats?|units?|success(?:es)?|failures?|trials?|observations?|events?|counts?|heads` +
      String.raw`|tails|times|years?|days?|hours?|minutes?|seconds?)␣*$`,
  );
  const PERCENT = pattern(String.raw`([\p{Nd} ])(?:percent|per cent)(?=␣*\.?$)`);
  const STOP = pattern(String.raw`(\.\p{Nd}|\.\p{Nd}{2}|\p{Nd}{3})␣*\.␣*$`);
  const CONSTANT = pattern(
    String.raw`[-+−]␣*(const(?:ant)?|cst|[Cc])\.?␣*$|(?:^|=)␣*(const(?:ant)?|cst|[Cc])\.?␣*(?=[-+−])`,
  );
  const UNEQUAL = pattern(String.raw`␣*(?:≠|!=)[^=]*$`);
  const CENTRED = pattern(String.raw`(^|[=→~∼>])␣*N␣*\(␣*0␣*,␣*([^,]*)\)␣*$`);
  const ARGUMENTS = pattern(String.raw`(${WORD})[(\[{](?!\p{Nd})(?:(?![,;|]\p{Nd}).)*[)\]}]$`);
  const ESTIMATOR = /^(.+?)(?:hat|star)?(?:mle|map|ml|MLE|MAP|ML)?$/u;
  // The text without the words around its formula.
  function formulaWithin(text, names) {
    let inner = text.replace(PERCENT, "$1%").replace(ABOUT, "").replace(UNIT, "$1").replace(STOP, "$1");
    inner = inner.replace(UNEQUAL, (tail) => (trimmed(tail) ? "" : tail));
    if (names.find("N") === null) inner = inner.replace(CENTRED, "$1$2");
    const constant = CONSTANT.exec(inner);
    const open = constant && (constant[1] ?? constant[2]);
    const isName = constant && (names.find(open) || names.meaning(open));
    if (constant && !isName && (constant[2] || trimmed(inner.slice(0, constant.index)))) {
      refuse("A constant that is left open is not asked for here", "write the whole value");
    }
    return inner;
  }

  const trimmed = (text) => text.replace(pattern("^␣+|␣+$", "gu"), "");

  // Whether this may stand before the equals sign: a name of `left`, with or without its hat, estimator, index or
  // arguments.
  function isLeftSide(head, left, names) {
    if (head.includes("ℓ") && isLeftSide(head.replaceAll("ℓ", "ell"), left, names)) return true;
    const spelled = plainName(head);
    const allowed = new Set(left.flatMap((name) => keys(plainName(name))));
    if (keys(spelled).some((key) => allowed.has(key))) return true;
    const meaning = names.meaning(spelled);
    return meaning !== null && left.includes(meaning.name);
  }

  // The spellings under which a left-hand side is looked up.
  function keys(spelled) {
    const bare = spelled.replace(ARGUMENTS, "$1").replace(/[*']+$/, "");
    const unindexed = bare.replace(/(?:_[ijk]|_\{[ijk]\}|\[[ijk]\])$/, "");
    const found = [spelled, bare, unindexed].map(spellingKey);
    found.push(...found.map((key) => key.replace(/(.)hat(?=\p{Nd})/gu, "$1")));
    return [...found, ...found.flatMap((key) => ESTIMATOR.exec(key)?.[1] ?? [])];
  }

  // A left-hand side in plain characters, without blanks, and with `σ²` as the name it is (`σ2`).
  function plainName(head) {
    const folded = Array.from(head, (sign) => {
      const lowered = LOWERED.test(sign) && /\p{L}/u.test(sign);
      return (lowered ? "_" : "") + sign.normalize("NFKC");
    });
    const spelled = folded.join("").replace(/[−–—‐‑]/g, "-").replaceAll(BESIDE, "");
    return spelled.replace(pattern(String.raw`␣+|\^(?=2)|\*\*(?=2)`, "gu"), "");
  }

  return { pattern, trimmed, plainName, isLeftSide, keys, formulaWithin };
})();
