"use strict";
// What people write behind a formula, as interview_grill.algebra.clauses: `with k = V/T`, `for θ ≥ 0`, `, m = a + b`.
// Definitions are put in; a condition is left out.
const clauses = (() => {
  const { refuse, spellingKey } = language;
  const { pattern, trimmed, plainName } = surroundings;
  const KEYWORD = pattern(
    String.raw`([,;]?␣*)(?:with|where|using|for|at|if|when|whenever|provided|as long as)␣+`, "gu",
  );
  const ORDER = pattern(String.raw`[<>≤≥⩽⩾∈≠]|(?:^|[^\p{L}\p{N}_])(?:all|every|each|any)(?![\p{L}\p{N}_])`);
  const BRACKETED = pattern(String.raw`\([^()]*[<>≤≥⩽⩾∈][^()]*\)␣*[.,;]?␣*$`);
  const DEFINED = pattern(String.raw`^[^=≈:≔]+(?::=|[=≈≔])`);
  const EQUALS = /:=|[=≈≔]/g;
  const blanks = (length) => " ".repeat(length);

  // The formula of `size` values without what follows it, and the texts of the definitions among that.
  function clausesOf(text, size = 1) {
    const inner = withoutCondition(text);
    let { formula, tail } = withTail(inner);
    const later = tail ? piecesOf(tail) : [];
    const pieces = piecesOf(formula);
    const first = pieces.findIndex((piece) => DEFINED.test(piece));
    const isNamed = first === 0;
    const rest = pieces.slice(first > 0 ? first : isNamed && pieces.length < size ? 1 : size);
    const start = rest.length && startOf(rest[0], formula);
    if (rest.length && rest.every((piece) => DEFINED.test(piece)) && !rest.some((piece) => ORDER.test(piece))) {
      return { formula: formula.slice(0, start), definitions: [...rest, ...later] };
    }
    if (rest.length === 1 && ORDER.test(rest[0])) formula = formula.slice(0, start);
    return { formula, definitions: later };
  }

  function withoutCondition(text) {
    const condition = BRACKETED.exec(text);
    const head = condition ? trimmed(text.slice(0, condition.index)) : "";
    return head && !"|:,".includes(head.at(-1)) ? text.slice(0, condition.index) : text;
  }

  function withTail(inner) {
    const clause = firstClause(inner);
    if (!clause) return { formula: inner, tail: "" };
    const end = clause.index + clause[0].length;
    const tail = blanks(end) + inner.slice(end);
    const formula = inner.slice(0, clause.index);
    if (ORDER.test(tail)) return { formula, tail: "" };
    return piecesOf(tail).every((piece) => DEFINED.test(piece)) ? { formula, tail } : { formula: inner, tail: "" };
  }

  function firstClause(text) {
    KEYWORD.lastIndex = 0;
    for (let match = KEYWORD.exec(text); match; match = KEYWORD.exec(text)) {
      const before = match[1] ? "" : text.slice(0, match.index).at(-1) ?? "";
      const head = text.slice(0, match.index);
      const count = (sign) => head.split(sign).length;
      if (/[\p{L}\p{N}_\\]/u.test(before)) KEYWORD.lastIndex = match.index + 1;
      else if (trimmed(head) && ["()", "[]", "{}"].every(([open, close]) => count(open) <= count(close))) return match;
    }
    return null;
  }

  // Where the separator before a piece stands.
  function startOf(piece, formula) {
    const head = formula.slice(0, piece.length - piece.replace(pattern("^␣+"), "").length);
    return Math.max(head.lastIndexOf(","), head.lastIndexOf(";"));
  }

  // The text between commas, semicolons and `and` outside all brackets, each piece in its columns.
  function piecesOf(text) {
    const pieces = [];
    let [depth, start] = [0, 0];
    for (let place = 0; place < text.length; place += 1) {
      depth += "([{".includes(text[place]) - ")]}".includes(text[place]);
      const isAnd = text.startsWith(" and ", place);
      if (depth !== 0 || !(isAnd || ",;".includes(text[place]))) continue;
      pieces.push(blanks(start) + text.slice(start, place));
      start = place + (isAnd ? 5 : 1);
    }
    pieces.push(blanks(start) + text.slice(start));
    return pieces.filter(trimmed);
  }

  // The names with those defined, and the numbers said of given ones.
  function withDefinitions(definitions, names, read, agrees) {
    const numbers = new Map();
    for (const definition of definitions) {
      const heads = definition.split(EQUALS);
      const node = read(heads.pop(), names);
      for (const head of heads) {
        const name = plainName(head);
        const given = names.find(name);
        if (!/^[\p{L}\p{Nl}\p{No}_][\p{L}\p{N}_]*$/u.test(spellingKey(name))) refuse(`${trimmed(head)} is no name`);
        if (given === null) names = names.with(node.vector ? name.replace(/_?[ijkt]$/, "") : name, node);
        else if (!syntax.namesIn(node).size && !node.vector && !names.isVector(given)) numbers.set(given, node);
        else {
          const itself = syntax.name(given, names.isVector(given));
          if (!syntax.same(node, itself) && !agrees(node, itself, names)) refuse(`${given} is given already`);
        }
      }
    }
    return { names, numbers };
  }

  return { clausesOf, piecesOf, withDefinitions };
})();
