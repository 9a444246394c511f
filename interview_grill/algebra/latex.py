"""A typed formula shown as mathematics."""

from __future__ import annotations

import re

from interview_grill.algebra.echo import number_text
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import LETTER, spelling_key
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = 1, 2, 3, 4, 5
_FUNCTIONS = {"ln": r"\log", "exp": r"\exp", "min": r"\min", "max": r"\max", "gamma": r"\Gamma"}
_SUBSCRIPT = re.compile(r"(.+?)_?(\d+)")
_FENCED = r"\left({}\right)"


def to_latex(expression: Expression) -> str:
    """LaTeX for a formula: fractions, roots, sums over i, hats and Greek letters."""
    return _plain(expression.node)


def _plain(node: Node) -> str:
    return _latex(node)[0]


def _latex(node: Node) -> tuple[str, int]:
    """The LaTeX and how strongly it binds."""
    if isinstance(node, Number):
        mantissa, exponent_sign, exponent = number_text(node.value).partition("e")
        return (rf"{mantissa}\cdot 10^{{{exponent}}}", _PRODUCT) if exponent_sign else (mantissa, _ATOM)
    if isinstance(node, Name):
        return name_latex(node.name), _ATOM
    if isinstance(node, Vector):
        return _FENCED.format(r",\, ".join(map(_plain, node.items))), _ATOM
    if node.operation in ("+", "-", "="):
        left, right = node.arguments
        strength = _SUM if node.operation != "=" else 0
        return f"{_fenced(left, strength)} {node.operation} {_fenced(right, strength + 1)}", strength
    if node.operation in ("*", "/", "neg", "^"):
        return _product_like(node)
    return _function(node)


def _product_like(node: Apply) -> tuple[str, int]:
    if node.operation == "neg":
        return f"-{_fenced(node.arguments[0], _PRODUCT)}", _SIGN
    left, right = node.arguments
    if node.operation == "/":
        if isinstance(left, Apply) and left.operation == "neg":
            return rf"-\frac{{{_plain(left.arguments[0])}}}{{{_plain(right)}}}", _SIGN
        return rf"\frac{{{_plain(left)}}}{{{_plain(right)}}}", _POWER
    if node.operation == "^":
        return f"{_fenced(left, _ATOM)}^{{{_plain(right)}}}", _POWER
    second = _fenced(right, _POWER)
    joint = r" \cdot " if second[:1].isdigit() else r"\,"
    return f"{_fenced(left, _PRODUCT)}{joint}{second}", _PRODUCT


def _function(node: Apply) -> tuple[str, int]:
    operation, arguments = node.operation, node.arguments
    inner = _plain(arguments[0])
    if operation == "index":
        return f"{inner}_{{{_plain(arguments[1])}}}", _ATOM
    if operation == "sqrt":
        return rf"\sqrt{{{inner}}}", _ATOM
    if operation == "abs":
        return rf"\left|{inner}\right|", _ATOM
    if operation == "factorial":
        return f"{_fenced(arguments[0], _ATOM)}!", _POWER
    if operation in ("sum", "prod"):
        return rf"\{operation}_i {_fenced(_running(arguments[0]), _PRODUCT)}", _PRODUCT
    if operation == "mean" and isinstance(arguments[0], Name):
        return rf"\bar{{{inner}}}", _ATOM
    if operation == "count" and isinstance(arguments[0], Name):
        return "n", _ATOM
    if operation == "sigmoid":
        return rf"\sigma\left({inner}\right)", _ATOM
    if operation in ("log2", "log10"):
        return rf"\log_{{{operation[3:]}}}\left({inner}\right)", _ATOM
    name = _FUNCTIONS.get(operation, rf"\mathrm{{{operation}}}")
    return rf"{name}\left({', '.join(map(_plain, arguments))}\right)", _ATOM


def _running(node: Node) -> Node:
    """A summand with its sample names as running elements: x as x_i; nested aggregates stay whole."""
    if isinstance(node, Name) and node.vector:
        return Apply("index", (Name(node.name), Name("i")))
    if isinstance(node, Apply) and node.vector:
        return Apply(node.operation, tuple(map(_running, node.arguments)))
    return node


def _fenced(node: Node, strength: int) -> str:
    text, bound = _latex(node)
    return text if bound >= strength else _FENCED.format(text)


def name_latex(name: str) -> str:
    r"""A name as mathematics: `mu_hat` as \hat{\mu}, `sigma2` as \sigma_{2}, `lambda` as \lambda.

    A word that is no letter is set upright; an underscore sets what follows it as a subscript.
    """
    key = spelling_key(name)
    for ending, accent in (("hat", "hat"), ("bar", "bar")):
        if key.endswith(ending) and key != ending:
            return rf"\{accent}{{{name_latex(key.removesuffix(ending))}}}"
    if key in LETTER:
        return rf"\{key}"
    if match := _SUBSCRIPT.fullmatch(key):
        return f"{name_latex(match[1])}_{{{match[2]}}}"
    base, underscore, subscript = name.partition("_")
    if underscore:
        return rf"{name_latex(base)}_{{{name_latex(subscript)}}}"
    return name if len(name) == 1 else rf"\mathrm{{{name}}}"
