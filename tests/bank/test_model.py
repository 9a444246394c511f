"""What a question is: the ways to ask it, and the names of its cards."""

from __future__ import annotations

from interview_grill.bank.derivation import Derivation
from interview_grill.bank.model import Deck, Kind, Question, card_id
from interview_grill.bank.task import Task

TASK = Task("t", "ask")
DERIVATION = Derivation("d", "title", (), ())


def test_new_cards_are_introduced_as_recall_then_compute_then_derive() -> None:
    assert Question("a", "b").kinds == (Kind.RECALL,)
    assert Question("a", "b", tasks=(TASK, TASK)).kinds == (Kind.RECALL, Kind.COMPUTE)
    assert Question("a", "b", derivations=(DERIVATION,)).kinds == (Kind.RECALL, Kind.DERIVE)
    whole = Question("a", "b", tasks=(TASK,), derivations=(DERIVATION,))
    assert whole.kinds == (Kind.RECALL, Kind.COMPUTE, Kind.DERIVE)


def test_a_card_is_named_by_question_and_kind() -> None:
    assert card_id("gaussian-variance", Kind.COMPUTE) == "gaussian-variance:compute"


def test_headers_do_not_share_their_sections() -> None:
    one, other = Deck(), Deck()
    one.sections["A"] = "a"
    assert other.sections == {}
