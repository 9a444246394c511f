"use strict";
// What people write around a formula, as interview_grill.algebra.surroundings: a left-hand side, `about`, a unit, an
// interval. No lookbehind here: phones from before 2023 cannot read it.
const surroundings = (() => {
  const { refuse, spellingKey, LOWERED } = language;
  const BLANK = String.raw`[\t-\r\x1c-\x20\x85\p{Z}]`;
  const WORD = String.raw`[\p{L}\p{N}_]`;
  const pattern = (source, flags = "u") => new RegExp(source.replaceAll("␣", BLANK), flags);

  const RELATION = /:=|[<>]=|[=≈≃∝≔≤≥⩽⩾]/y;
  const ABOUT = pattern(
    String.raw`^␣*(?:about|approximately|approx\.?|around|roughly|circa|ca\.|it is|≈|≃|~|∼)␣*`,
  );
  const UNIT = pattern(
    String.raw`([\p{Nd}.)%])␣*(?:nats?|units?|success(?:es)?|failures?|trials?|observations?|events?|counts?|heads` +
      String.raw`|tails|times|years?|days?|hours?|minutes?|seconds?)␣*$`,
  );
  const PERCENT = pattern(String.raw`([\p{Nd} ])(?:percent|per cent)(?=␣*\.?$)`);
  const STOP = pattern(String.raw`(\.\p{Nd}|\.\p{Nd}{2}|\p{Nd}{3})␣*\.␣*$`);
  const CONSTANT = pattern(String.raw`[-+−]␣*(?:\\text␣*\{␣*)?(const(?:ant)?|cst|[Cc])\.?␣*\}?␣*$`);
  const EXPECTED = /^(?:E|P|Pr|p|Var|var|SE|se|Cov)[([{].*[)\]}]$/u;
  const ACCENT = pattern(String.raw`\\(?:hat|bar|tilde|widehat)␣*\{?␣*(\\?${WORD}+)␣*\}?`, "gu");
  const ARGUMENTS = pattern(String.raw`(${WORD})[(\[{](?!\p{Nd})(?:(?![,;|]\p{Nd}).)*[)\]}]$`);
  const ESTIMATOR = /^(.+?)(?:hat|star)?(?:mle|map|ml|MLE|MAP|ML)?$/u;
  const PLUS_MINUS = /()(?:±|\+\/-|\+-)/gu;
  const FROM_TO = pattern(String.raw`()␣(?:to|and|bis)␣|([\p{Nd})%])␣*[–—]␣*(?=[\p{Nd}.(])`, "giu");
  const BEFORE_RANGE = pattern(String.raw`^␣*(?:from|between)␣`);

  // The text without what stands around its formula; `left` are names that may stand before an equals sign.
  function formulaWithin(text, left, names) {
    const plain = text.replace(PERCENT, "$1%").replace(ABOUT, "").replace(UNIT, "$1").replace(STOP, "$1");
    const inner = withoutHead(plain, left, names);
    if (relation(inner)) refuse("An equation, where a value is asked for", "type the value alone");
    const constant = CONSTANT.exec(inner);
    const isName = constant && (names.find(constant[1]) || names.meaning(constant[1]));
    if (constant && !isName && trimmed(inner.slice(0, constant.index))) {
      refuse("A constant that is left open is not asked for here", "write the whole value");
    }
    return inner;
  }

  const trimmed = (text) => text.replace(pattern("^␣+|␣+$", "gu"), "");

  // The first relation outside all brackets.
  function relation(text) {
    let depth = 0;
    for (let place = 0; place < text.length; place += 1) {
      depth += "([{".includes(text[place]) - ")]}".includes(text[place]);
      RELATION.lastIndex = place;
      const found = depth <= 0 && RELATION.exec(text);
      if (found) return found;
    }
    return null;
  }

  function withoutHead(text, left, names) {
    const found = relation(text);
    if (!found) return text;
    const head = text.slice(0, found.index);
    if (trimmed(head) && !isLeftSide(head, left, names)) {
      if (left.length) refuse(`${trimmed(head)} is not what is asked for`, `this asks for ${left[0]}`);
      refuse("An equation, where a value is asked for", "type the value alone");
    }
    return text.slice(found.index + found[0].length);
  }

  // Whether this may stand before the equals sign: a name of `left`, with or without its hat, estimator, index or
  // arguments, an expectation or a probability.
  function isLeftSide(head, left, names) {
    const spelled = plain(head);
    if (EXPECTED.test(spelled)) return true;
    const allowed = new Set(left.flatMap((name) => keys(plain(name))));
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
  function plain(head) {
    const folded = Array.from(head, (sign) => {
      const lowered = LOWERED.test(sign) && /\p{L}/u.test(sign);
      return (lowered ? "_" : "") + sign.normalize("NFKC");
    });
    const spelled = folded.join("").replace(/[−–—‐‑]/g, "-").replace(ACCENT, "$1hat").replaceAll("\\", "");
    return spelled.replace(pattern(String.raw`␣+|\^(?=2)|\*\*(?=2)`, "gu"), "");
  }

  // The two texts of `a ± b` or of `a to b`, with the sign; null for any other text.
  function interval(text, left, names) {
    const isOne = text.search(PLUS_MINUS) >= 0 || text.search(FROM_TO) >= 0;
    let inner = trimmed(isOne ? formulaWithin(text, left, names) : text);
    const bracketed = /^[([][^()[\]]*[)\]]$/u.test(inner);
    if (bracketed) inner = ` ${inner.slice(1, -1)} `;
    inner = inner.replace(BEFORE_RANGE, "");
    for (const [sign, named] of [[PLUS_MINUS, "±"], [FROM_TO, "to"]]) {
      const found = [...inner.matchAll(sign)];
      if (found.length !== 1 || /[,;]/.test(inner)) continue;
      const [match] = found;
      const start = match.index + (match[2] ?? "").length;
      return { sign: named, ends: [inner.slice(0, start), inner.slice(match.index + match[0].length)] };
    }
    return null;
  }

  return { formulaWithin, interval };
})();
