"""What a command is narrowed to: sections, tags and kinds as they are typed, and what is meant by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import WrongUsage
from interview_grill.session.pool import Filters

if TYPE_CHECKING:
    from interview_grill.bank.kind import Kind
    from interview_grill.cli.surroundings import Surroundings


def filters_of(
    here: Surroundings, sections: list[str] | None, tags: list[str] | None, kinds: list[Kind] | None
) -> Filters:
    """The filters typed on a command line. Raises WrongUsage for a section or tag that the bank does not have."""
    known_sections, known_tags = here.library.sections(), here.library.tags()
    wanted_sections = [known_name(name, known_sections, "section") for name in sections or ()]
    words = here.library.deck.words if tags else ()
    wanted_tags = [known_name(name, known_tags, "tag", words) for name in tags or ()]
    return Filters(frozenset(wanted_sections), frozenset(wanted_tags), frozenset(kinds or ()))


def known_name(name: str, known: tuple[str, ...], what: str, words: tuple[str, ...] = ()) -> str:
    """The one of `known` that is meant, spelt as a search would take it; `words` are a deck's synonyms.

    Raises WrongUsage with the nearest, if any is near.
    """
    from interview_grill.bank.search import plain_words, synonyms_of

    typed = " ".join(plain_words(name))
    meant = synonyms_of(words).get(typed, frozenset({typed}))
    for candidate in sorted(known, key=lambda each: each.casefold() != name.casefold()):
        if " ".join(plain_words(candidate)) in meant:
            return candidate
    from difflib import get_close_matches

    holding = [each for each in known if typed and f" {typed} " in f" {' '.join(plain_words(each))} "]
    near = (holding or get_close_matches(name, known, n=1))[:3]
    some = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    mend = f"did you mean {' or '.join(near)}?" if near else f"the bank has {some or 'none'}"
    if what == "tag" and known and not near:
        mend += "; 'grill search' looks in the texts"
    raise WrongUsage(f"no {what} is called {name!r}", mend=mend)
