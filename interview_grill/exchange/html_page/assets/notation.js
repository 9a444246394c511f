"use strict";
// What is typed in another notation, as plain text, as interview_grill.algebra.notation.
const notation = (() => {
  const LONGEST = 1200;
  const PYTHON = new RegExp(
    [
      String.raw`(?<=[\p{L}\p{N}_)\]])\.[\p{L}\p{Nl}\p{No}_]|@|==|\/\/|\[(?:0|-\d+)\]|ddof|lambda\s[^:]{1,40}:`,
      String.raw`(?<![\p{L}\p{N}_])(?:len|float|sorted|pow|power|square|divide|clip|clamp|expm1|xlogy|xlog1py|rel_entr` +
        String.raw`|logaddexp|logsumexp|betaln|logsigmoid|log_expit|relu|reciprocal|matmul|inner|vdot|pvariance|pstdev)\(`,
      String.raw`\s(?:for\s[\p{L}\p{N}_\s,()]{1,40}\sin|if\s.{1,200}\selse)\s`,
      String.raw`^\s*([\p{L}\p{Nl}\p{No}_][\p{L}\p{N}_]*)\s*=[^;\n=]*[;\n][\s\S]*(?<![\p{L}\p{N}_])\1(?![\p{L}\p{N}_])`,
    ].join("|"),
    "u",
  );
  const LATEX_MARK = /[\\$]|[_^]\{/;
  const NOTATIONS = [[LATEX_MARK, latex.plain], [PYTHON, python.fromPython]];

  function rewritten(text) {
    if (Array.from(text).length > LONGEST) return text;
    return NOTATIONS.reduce((plain, [mark, rewrite]) => (mark.test(plain) ? rewrite(plain) : plain), text);
  }

  return { rewritten };
})();
