"""Numbers and vectors in their places: how many arguments a function takes, and of which shape."""

from __future__ import annotations

from interview_grill.algebra.functions import AGGREGATES, ELEMENTWISE, EXTREMES
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector
from interview_grill.algebra.tokens import Token, fault

_SIZE_OR_SPREAD = {"sum": "n times it", "mean": "itself"}


def applied(text: str, operation: str, arguments: tuple[Node, ...], token: Token) -> Apply:
    """The application, with its shape; FormulaError at `token` when the arguments do not fit the function."""
    vector = any(argument.vector for argument in arguments)
    if operation == "index":
        if arguments[1].vector:
            raise fault(text, token, "an index is one number")
        return Apply(operation, arguments)
    if operation == "dot":
        if len(arguments) != 2 or not all(argument.vector for argument in arguments):
            raise fault(text, token, "dot takes two samples", "dot(x, y)")
        return Apply(operation, arguments)
    if operation in EXTREMES and len(arguments) > 1:
        return Apply(operation, arguments, vector)
    if operation in AGGREGATES and len(arguments) > 2 and not vector:
        return Apply(operation, (Vector(arguments),))
    if operation in AGGREGATES or operation in ELEMENTWISE:
        _check_one(text, operation, arguments, token)
    if operation in AGGREGATES:
        if not vector:
            raise _no_sample(text, operation, arguments[0], token)
        return Apply(operation, arguments)
    return Apply(operation, arguments, vector)


def _check_one(text: str, operation: str, arguments: tuple[Node, ...], token: Token) -> None:
    if len(arguments) == 1:
        return
    mend = "a comma separates arguments"
    if operation == "gamma":
        mend = "parameters of a distribution are typed as a list, without its name"
    elif len(arguments) == 2 and all(isinstance(argument, Number) for argument in arguments):
        mend += f"; a decimal has a point: {operation}({_literal(arguments[0])}.{_literal(arguments[1])})"
    raise fault(text, token, f"{token.text} takes one argument, not {len(arguments)}", mend)


def _literal(node: Node) -> str:
    return node.text if isinstance(node, Number) else ""


def _no_sample(text: str, operation: str, argument: Node, token: Token) -> Exception:
    subject = argument.name if isinstance(argument, Name) else "this"
    mend = None
    if operation in _SIZE_OR_SPREAD:
        mend = f"the {operation} over a sample of a number free of it is {_SIZE_OR_SPREAD[operation]}"
    return fault(text, token, f"{token.text} takes a sample, and {subject} is one number", mend)
