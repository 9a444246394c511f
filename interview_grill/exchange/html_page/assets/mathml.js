"use strict";
// A formula as elements of MathML, laid out and bracketed as interview_grill.algebra.latex writes it. No text is ever
// read as markup.
const mathml = (() => {
  const NAMESPACE = "http://www.w3.org/1998/Math/MathML";
  const [SUM, PRODUCT, SIGN, POWER, ATOM] = [1, 2, 3, 4, 5];
  const [MINUS, DOT, TIMES, APPLY, HAT, BAR] = ["\u2212", "\u22c5", "\u2062", "\u2061", "^", "\u00af"];
  const FUNCTIONS = new Map([["ln", "log"], ["gamma", "Γ"], ["sigmoid", "σ"]]);
  const SIGNS = new Map([["sum", "∑"], ["prod", "∏"]]);
  const SUBSCRIPT = /^(.+?)_?(\d+)$/u;
  const { is } = syntax;

  function make(tag, ...children) {
    const made = document.createElementNS(NAMESPACE, tag);
    made.append(...children);
    return made;
  }

  function set(made, attributes) {
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  const row = (...children) => make("mrow", ...children);
  const sign = (text, attributes = {}) => set(make("mo", text), attributes);
  const times = () => sign(TIMES, { lspace: "0", rspace: "0.17em" });
  const bracketed = (...inside) => row(sign("("), ...inside, sign(")"));
  const listed = (nodes) => nodes.flatMap((node, place) => (place ? [sign(","), plain(node)] : [plain(node)]));

  // The whole formula; its plain spelling goes along for what cannot show it.
  function formula(node) {
    return set(make("math", plain(node)), { display: "block", alttext: syntax.echo(node) });
  }

  const plain = (node) => laidOut(node)[0];

  function fenced(node, least) {
    const [made, bound] = laidOut(node);
    return bound >= least ? made : bracketed(made);
  }

  // The element and how strongly it binds.
  function laidOut(node) {
    if (node.kind === "number") return number(syntax.numberText(node.value));
    if (node.kind === "name") return [named(node.name), ATOM];
    if (node.kind === "list") return [bracketed(...listed(node.parts)), ATOM];
    const [left, right] = node.parts;
    switch (node.operation) {
      case "+":
      case "-":
        return [row(fenced(left, SUM), sign(node.operation === "-" ? MINUS : "+"), fenced(right, PRODUCT)), SUM];
      case "neg":
        return [row(sign(MINUS), fenced(left, PRODUCT)), SIGN];
      case "*":
        return [product(fenced(left, PRODUCT), fenced(right, POWER)), PRODUCT];
      case "/":
        if (!is(left, "neg")) return [make("mfrac", plain(left), plain(right)), POWER];
        return [row(sign(MINUS), make("mfrac", plain(left.parts[0]), plain(right))), SIGN];
      case "^":
        return [make("msup", fenced(left, ATOM), plain(right)), POWER];
      default:
        return called(node);
    }
  }

  function number(text) {
    const [mantissa, exponent] = text.split("e");
    if (exponent === undefined) return [make("mn", mantissa), ATOM];
    return [row(make("mn", mantissa), sign(DOT), make("msup", make("mn", "10"), make("mn", exponent))), PRODUCT];
  }

  // A dot between factors only where the second begins with a digit.
  function product(first, second) {
    let start = second;
    while (["mrow", "msup"].includes(start.localName)) start = start.firstChild;
    return row(first, start.localName === "mn" ? sign(DOT) : times(), second);
  }

  function called({ operation, parts }) {
    const [argument] = parts;
    const ofName = argument.kind === "name";
    switch (operation) {
      case "index":
        return [make("msub", plain(argument), plain(parts[1])), ATOM];
      case "sqrt":
        return [make("msqrt", plain(argument)), ATOM];
      case "abs":
        return [row(sign("|"), plain(argument), sign("|")), ATOM];
      case "factorial":
        return [row(fenced(argument, ATOM), sign("!")), POWER];
      case "sum":
      case "prod":
        return [row(running(SIGNS.get(operation)), fenced(element(argument), PRODUCT)), PRODUCT];
      case "mean":
        if (ofName) return [accented(plain(argument), BAR), ATOM];
        break;
      case "count":
        if (ofName) return [make("mi", "n"), ATOM];
    }
    return [row(functionName(operation), sign(APPLY), bracketed(...listed(parts))), ATOM];
  }

  const running = (text) => make("munder", sign(text), make("mi", "i"));

  // A summand with its samples as running elements, x as x_i; what is one number already stays whole.
  function element(node) {
    if (!node.vector || node.kind === "list") return node;
    if (node.kind === "name") return syntax.apply("index", [syntax.name(node.name), syntax.name("i")]);
    return { ...node, parts: node.parts.map(element) };
  }

  function functionName(operation) {
    const [, name, base] = /^(log)(2|10)$/.exec(operation) ?? [];
    if (name) return make("msub", make("mi", name), make("mn", base));
    return letters(FUNCTIONS.get(operation) ?? operation);
  }

  const accented = (made, mark) => set(make("mover", made, sign(mark, { stretchy: "false" })), { accent: "true" });

  // Capital Greek letters stand upright, as in LaTeX.
  const letters = (text) => set(make("mi", text), /^\p{Lu}$/u.test(text) && text > "Z" ? { mathvariant: "normal" } : {});

  // `mu_hat` as a letter under a hat, `sigma2` and `k_0` with a subscript, `lambda` as a letter.
  function named(name) {
    const key = language.spellingKey(name);
    for (const [ending, mark] of [["hat", HAT], ["bar", BAR]]) {
      if (key.endsWith(ending) && key !== ending) return accented(named(key.slice(0, -ending.length)), mark);
    }
    if (language.LETTERS.has(key)) return letters(language.LETTERS.get(key));
    const numbered = SUBSCRIPT.exec(key);
    if (numbered) return make("msub", named(numbered[1]), make("mn", numbered[2]));
    const cut = name.indexOf("_");
    if (cut > 0) return make("msub", named(name.slice(0, cut)), named(name.slice(cut + 1)));
    return make("mi", name);
  }

  return { formula };
})();
