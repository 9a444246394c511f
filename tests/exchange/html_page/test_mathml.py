"""Formulas as the page sets them in MathML, against the LaTeX in which the program shows the same texts."""

from __future__ import annotations

import re
from random import Random
from xml.etree import ElementTree

from interview_grill.algebra import parse, to_latex
from interview_grill.algebra.names import GREEK
from interview_grill.errors import FormulaError
from interview_grill.problems.grading import read_answer
from tests.algebra.test_latex import NAMES, SHOWN
from tests.exchange.html_page.judged import NEEDS_NODE, Case, in_node, subjects
from tests.exchange.html_page.typed_texts import texts

pytestmark = NEEDS_NODE
# Elements that know how to write themselves down, and nothing else of a document.
_SCRIPT = """
class Element {
  constructor(space, name) { Object.assign(this, {space, localName: name, attributes: {}, childNodes: []}); }
  get firstChild() { return this.childNodes[0] ?? null; }
  append(...children) { this.childNodes.push(...children); }
  setAttribute(name, value) { this.attributes[name] = String(value); }
  get xml() {
    const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
    const inside = this.childNodes.map((child) => child.xml ?? escaped(child));
    return `<${this.localName}${attributes.join("")}>${inside.join("")}</${this.localName}>`;
  }
}
globalThis.document = {createElementNS: (space, name) => new Element(space, name)};
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const written = (read) => {
  try {
    return mathml.formula(read()).xml;
  } catch (error) {
    if (!(error instanceof language.Unreadable)) throw error;
    return null;
  }
};
"""
_ANSWERS = """
const read = ([task, n, text]) => judge.readOn(given.tasks[task], given.tasks[task].instances[n], text);
console.log(JSON.stringify(given.asked.map((one) => written(() => read(one)))));
"""
_FORMULAS = """
const names = new language.Names(given.names);
console.log(JSON.stringify(given.texts.map((text) => written(() => reading.parse(text, names)))));
"""
_SIGNS = {
    "+": " + ", "\u2062": r"\,", "\u22c5": r" \cdot ", "\u2061": "", ",": ", ", "!": "!",
    "(": r"\left(", ")": r"\right)",
}  # fmt: skip
_ACCENTS = {"^": r"\hat", "\u00af": r"\bar"}
_LARGE = {"∑": r"\sum", "∏": r"\prod"}
_APPLIED = "\u2061"


def latex(element: ElementTree.Element) -> str:
    """The LaTeX of an element, as `to_latex` writes it."""
    parts = list(element)
    match element.tag:
        case "math" | "mrow":
            return "".join(_in_row(parts, place) for place in range(len(parts)))
        case "mn":
            return element.text or ""
        case "mi":
            return _letters(element.text or "")
        case "mfrac":
            return rf"\frac{{{latex(parts[0])}}}{{{latex(parts[1])}}}"
        case "msqrt":
            return rf"\sqrt{{{''.join(map(latex, parts))}}}"
        case "msup" | "msub":
            return f"{latex(parts[0])}{'^' if element.tag == 'msup' else '_'}{{{latex(parts[1])}}}"
        case "mover":
            return f"{_ACCENTS[parts[1].text or '']}{{{latex(parts[0])}}}"
        case "munder":
            return f"{_LARGE[parts[0].text or '']}_{parts[1].text} "
    raise AssertionError(element.tag)


def _in_row(row: list[ElementTree.Element], place: int) -> str:
    element = row[place]
    text = element.text or ""
    following = row[place + 1].text if place + 1 < len(row) else None
    if element.tag == "mi" and following == _APPLIED and text in ("min", "max"):
        return rf"\{text}"
    if element.tag != "mo":
        return latex(element)
    if text == "\u2212":
        return " - " if place else "-"
    if text == "|":
        return r"\right|" if place else r"\left|"
    return _SIGNS[text]


def _letters(text: str) -> str:
    if text in GREEK:
        return rf"\{GREEK[text]}"
    if text in ("log", "exp"):
        return rf"\{text}"
    return text if len(text) == 1 else rf"\mathrm{{{text}}}"


def spaced(text: str) -> str:
    r"""The LaTeX with one way of spacing: `\,` behind a comma and blanks around `\cdot` say nothing."""
    return re.sub(r"\s*\\cdot\s*", r" \\cdot ", text.replace(r",\, ", ", "))


def test_every_text_is_set_as_the_program_shows_it_on_every_task_of_the_bank() -> None:
    found, random = subjects(1), Random(5)
    cases = [
        Case(place, 0, text)
        for place, subject in enumerate(found)
        for text in random.sample(list(texts(subject.drawn[0], random)), 60)
    ]
    pages = in_node(_SCRIPT + _ANSWERS, {"tasks": [subject.plain for subject in found], "asked": cases})
    compared = 0
    for case, page in zip(cases, pages, strict=True):
        try:
            typed = read_answer(found[case.subject].drawn[0], case.text)
        except FormulaError:
            assert page is None, case.text
            continue
        assert latex(ElementTree.fromstring(page)) == spaced(to_latex(typed)), case.text
        compared += 1
    assert compared > 3000


def set_by_page(texts: list[str]) -> list[str | None]:
    """The MathML of formulas in the names of `tests.algebra.test_latex`; None for what is not read."""
    names = [
        [name, {"kind": domain.kind.value, "vector": domain.vector, "like": domain.like}]
        for name, domain in NAMES.domains.items()
    ]
    found: list[str | None] = in_node(_SCRIPT + _FORMULAS, {"names": names, "texts": texts})
    return found


def test_formulas_are_set_as_the_program_shows_them() -> None:
    for (typed, shown), page in zip(SHOWN, set_by_page([typed for typed, _ in SHOWN]), strict=True):
        assert page is not None, typed
        assert latex(ElementTree.fromstring(page)) == spaced(shown)


def random_formula(random: Random, depth: int) -> str:
    """A formula fully in brackets; samples stand only in sums and means."""
    if depth == 0:
        return random.choice(
            ("2", "0.5", "3e-7", "n", "mu", "theta_hat", "k_0", "x[2]", "mean(x)", "e", "pi")
        )
    left, right = random_formula(random, depth - 1), random_formula(random, random.randrange(depth))
    shapes = (
        "({0}) + ({1})", "({0}) - ({1})", "({0})*({1})", "({0})/({1})", "({0})^({1})", "-({0})", "sqrt({0})", "|{0}|",
        "({0})!", "ln({0})", "log10({0})", "sigmoid({0})", "sum(x*({0}) - ({1}))", "prod(({0})/x)", "mean((x)^({0}))",
        "max({0}, {1})", "gamma({0})",
    )  # fmt: skip
    return random.choice(shapes).format(left, right)


def test_brackets_stand_where_the_program_needs_them() -> None:
    random = Random(3)
    texts = [random_formula(random, random.randrange(1, 5)) for _ in range(3000)]
    read = 0
    for text, page in zip(texts, set_by_page(texts), strict=True):
        try:
            shown = to_latex(parse(text, NAMES))
        except FormulaError:
            assert page is None, text
            continue
        assert page is not None, text
        assert latex(ElementTree.fromstring(page)) == spaced(shown), text
        read += 1
    assert read > 2000
