"""What a person types, read as a value or a function: the language of answers, of authors and of derivations.

Own tokenizer and recursive descent to doubles; nothing typed or loaded is ever executed. Reading and
evaluating come with the package; comparing, differentiating and typesetting when first used.

Reading fails with FormulaError, at a column of the typed text; a declaration or a reference that cannot serve
fails with ProblemError, which is an author's fault and not a learner's; evaluating never fails, but gives nan
or infinity.

The phone page reads and grades the same language in JavaScript (`exchange/html_page/assets`), file by file after
the modules here and in `problems`; tests/exchange/html_page/test_judge.py holds both to the same verdicts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from interview_grill.algebra.domains import Domain, Kind, parse_domain
from interview_grill.algebra.evaluation import Value, Values
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import Names
from interview_grill.algebra.reading import caret, parse, parse_equation
from interview_grill.algebra.tokens import AUTHORED, TYPED, Limits
from interview_grill.algebra.vectors import parse_vector

if TYPE_CHECKING:
    from interview_grill.algebra.comparison import Comparison, constant_ratio, same_value
    from interview_grill.algebra.derivatives import gradient_at
    from interview_grill.algebra.latex import to_latex
    from interview_grill.algebra.modes import compare
    from interview_grill.algebra.sampling import points

__all__ = [
    "AUTHORED",
    "TYPED",
    "Comparison",
    "Domain",
    "Expression",
    "Kind",
    "Limits",
    "Names",
    "Value",
    "Values",
    "caret",
    "compare",
    "constant_ratio",
    "gradient_at",
    "parse",
    "parse_domain",
    "parse_equation",
    "parse_vector",
    "points",
    "same_value",
    "to_latex",
]
_LATER = {
    "Comparison": "comparison",
    "compare": "modes",
    "constant_ratio": "comparison",
    "gradient_at": "derivatives",
    "points": "sampling",
    "same_value": "comparison",
    "to_latex": "latex",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return vars(import_module(f"{__name__}.{_LATER[name]}"))[name]
