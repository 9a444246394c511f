"""What a person types, read as a value or a function: the language of answers, of authors and of derivations.

Own tokenizer and recursive descent to doubles; nothing typed or loaded is ever executed.
"""

from __future__ import annotations

from interview_grill.algebra.domains import Domain, Kind, parse_domain
from interview_grill.algebra.evaluation import Value, Values
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import Names
from interview_grill.algebra.reading import caret, parse, parse_equation, parse_vector
from interview_grill.algebra.tokens import AUTHORED, TYPED, Limits

__all__ = [
    "AUTHORED",
    "TYPED",
    "Domain",
    "Expression",
    "Kind",
    "Limits",
    "Names",
    "Value",
    "Values",
    "caret",
    "parse",
    "parse_domain",
    "parse_equation",
    "parse_vector",
]
