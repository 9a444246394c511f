"""A bank of a few questions and a home beside it, as a command meets them."""

from __future__ import annotations

from pathlib import Path

from interview_grill.bank.model import Deck, Question
from interview_grill.cli.global_options import GlobalOptions
from interview_grill.cli.surroundings import Surroundings
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.yaml_bank import encode
from interview_grill.memory.event import Action, Event, Rating, Review
from tests.exchange.specimens import WHOLE

NOW = "2027-03-01T18:00:00Z"
TODAY = 740_041  # 2027-03-01
DECK = Deck(
    title="Estimators",
    sections={"A": "Basics", "B": "Standard derivations", "quick": "Quick fire"},
    bands={"1-15": "First", "quick": "Quick"},
    bar=2,
)
MODE = Question(
    id="mode", number=1, section="A", band="1-15", tags=("map",), ask="What is a mode?", answer="The maximum."
)
ODDS = Question(
    id="odds", number=20, section="quick", band="quick", tags=("odds-ratio", "map"), ask="What are odds?"
)
RATE = WHOLE._replace(source="own")
QUESTIONS = (MODE, RATE, ODDS)


def bank(folder: Path, questions: tuple[Question, ...] = QUESTIONS, deck: Deck = DECK) -> Path:
    """A bank written to a file."""
    path = folder / "bank.yaml"
    path.write_text("".join(encode(Collection(questions, deck))), encoding="utf-8")
    return path


def place(folder: Path, *, now: str = NOW, **environ: str) -> Surroundings:
    """A home and a bank in a folder; both are kept if they are there."""
    path = folder / "bank.yaml"
    if not path.exists():
        bank(folder)
    options = GlobalOptions(str(folder / "home"), (str(path),))
    return Surroundings(options, {"GRILL_NOW": now, "TERM": "dumb", **environ})


def again(here: Surroundings, *, now: str | None = None, **environ: str) -> Surroundings:
    """The next command in the same place."""
    changed = {**here.environ, **environ, **({"GRILL_NOW": now} if now else {})}
    return Surroundings(here.options, changed)


def rated(here: Surroundings, card: str, rating: int = 3, *, day: int = TODAY, **said: object) -> Event:
    """An answer in the log."""
    review = Review(card, Rating(rating), 20.0, 0.9, **said)  # type: ignore[arg-type]
    return did(here, review, day=day)


def did(here: Surroundings, action: Action, *, day: int = TODAY) -> Event:
    """An action in the log, at noon of its day."""
    at = (day - 719_163) * 86_400_000_000 + 43_200_000_000
    return here.store.append(action, at=at, day=day)
