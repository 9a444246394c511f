"""How a formula was read, written out so that reading it again gives the same formula.

It is shown beside a verdict, so that a learner sees how `2x/n` was taken before arguing with it.
"""

from __future__ import annotations

from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector, is_linear

#: Binding strength: a part is bracketed when it binds less tightly than its place asks for.
_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = 1, 2, 3, 4, 5
_STRENGTH = {"=": 0, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "neg": _SIGN, "^": _POWER}


def number_text(value: float) -> str:
    """The shortest decimal that reads back as the value: `0.583`, `600`, `1e-05` as `1e-5`."""
    text = repr(value).removesuffix(".0")
    mantissa, exponent_sign, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent)}" if exponent_sign else text


def echo(node: Node) -> str:
    """The canonical spelling: explicit products, `ln`, minimal brackets."""
    return _echo(node)[0]


def _echo(node: Node) -> tuple[str, int]:
    """The spelling and how strongly it binds."""
    if isinstance(node, Number):
        return number_text(node.value), _ATOM
    if isinstance(node, Name):
        return node.name, _ATOM
    if isinstance(node, Vector):
        return f"[{', '.join(echo(item) for item in node.items)}]", _ATOM
    return _apply(node)


def _apply(node: Apply) -> tuple[str, int]:
    if node.operation == "index":
        return f"{_at_least(node.arguments[0], _ATOM)}[{echo(node.arguments[1])}]", _ATOM
    strength = _STRENGTH.get(node.operation)
    if strength is None:
        return f"{node.operation}({', '.join(echo(argument) for argument in node.arguments)})", _ATOM
    if node.operation == "neg":
        return f"-{_at_least(node.arguments[0], _POWER)}", strength
    left, right = node.arguments
    if (
        strength == _POWER
        and isinstance(left, Apply)
        and left.operation == "sum"
        and is_linear(left.arguments[0])
    ):
        return f"({echo(left)})^{_exponent(right)}", strength  # without brackets it has two readings
    if strength == _POWER:
        return f"{_at_least(left, _ATOM)}^{_exponent(right)}", strength
    space = " " if strength <= _SUM else ""
    # The right operand binds more tightly than the operator: a - (b - c), a/(b*c), 2*(-3).
    tighter = strength + 1 if strength != _PRODUCT else _POWER
    return f"{_at_least(left, strength)}{space}{node.operation}{space}{_at_least(right, tighter)}", strength


def _exponent(node: Node) -> str:
    """An exponent is bare only when it is a single number or name; `x^1/2` would not be read again."""
    bare = isinstance(node, Name) or (isinstance(node, Number) and node.value != 1)
    return echo(node) if bare else f"({echo(node)})"


def _at_least(node: Node, strength: int) -> str:
    text, bound = _echo(node)
    return text if bound >= strength else f"({text})"
