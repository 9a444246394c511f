"""The language of cues: what it says, what it refuses and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.listening.cue import GAP, Cue, CueError, Item, Near, Phrase, Word, read_cue, written_cue


def one(*words: str) -> Phrase:
    return Phrase(tuple(Word(word) for word in words))


def test_words_alternatives_endings_and_what_must_not_be_there() -> None:
    assert read_cue("divisor|divid* n -minus") == (
        Near(((one("divisor"), Phrase((Word("divid", begins=True),))), (one("n"),)), ((one("minus"),),)),
    )


def test_neighbours_formulas_and_gaps() -> None:
    assert read_cue('"one over n"') == read_cue("1/n") == (Near(((one("1", "over", "n"),),)),)
    kl = Phrase((Word("kl"), GAP, Word("data"), GAP, Word("model")))
    assert read_cue('"KL ... data ... model"') == (Near(((kl,),)),)


def test_brackets_denial_and_parts() -> None:
    moved = Near(((one("move"),),), denied=True)
    assert read_cue("same|(not move) mode & log sum") == (
        Near(((one("same"), moved), (one("mode"),))),
        Near(((one("log"),), (one("sum"),))),
    )


def test_silent_words_are_passed_over_and_any_negation_is_not() -> None:
    assert read_cue("it is not a density") == read_cue("not density") == read_cue("never density")


@pytest.mark.parametrize(
    ("cue", "position", "said"),
    [
        ("", 0, "says nothing"),
        ("the of", 0, "says nothing"),
        ("-minus", 0, "only says what must not be there"),
        ('divide "n minus', 7, "quotes"),
        ("same|(not move", 5, "bracket"),
        ("same )", 5, "no beginning"),
        ("mean & ", 7, "says nothing"),
        ("mean|is", 5, "says nothing that is listened for"),
        ("mean|", 5, "missing"),
        ("x* n", 0, "matches too much"),
        ('"is not a density"', 1, "negation"),
        ("same|not move", 5, "negation"),
        ('"... mean"', 1, "gap"),
        ("(" * 6 + "deep" + ")" * 6, 4, "deep"),
        ("word " * 100, 0, "300 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(cue: str, position: int, said: str) -> None:
    with pytest.raises(CueError) as caught:
        read_cue(cue)
    assert (caught.value.position, said in caught.value.what) == (position, True)


words = st.sampled_from(["mean", "prior", "n", "x", "log", "theta", "mode", "1"]).map(Word)
beginnings = st.sampled_from(["maxim", "incre", "divid"]).map(lambda text: Word(text, begins=True))
phrases = st.builds(
    lambda first, gaps, rest: Phrase((first, *(one for word in rest for one in ([GAP] * gaps + [word])))),
    words | beginnings,
    st.booleans(),
    st.lists(words, max_size=3),
)


def nears(depth: int) -> st.SearchStrategy[Near]:
    alternatives: st.SearchStrategy[Phrase | Near] = phrases if depth == 0 else phrases | nears(depth - 1)
    items: st.SearchStrategy[Item] = st.lists(alternatives, min_size=1, max_size=3).map(tuple)
    return st.builds(
        Near,
        st.lists(items, min_size=1, max_size=3).map(tuple),
        st.lists(items, max_size=1).map(tuple),
        st.booleans(),
    )


@given(st.lists(nears(2), min_size=1, max_size=3).map(tuple))
def test_a_written_cue_is_read_as_the_same(cue: Cue) -> None:
    text = written_cue(cue)
    if len(text) <= 300:
        assert read_cue(text) == cue


@given(st.text(alphabet='ab|*"-()& .not\\1/', max_size=40))
def test_any_text_is_a_cue_or_is_refused_within_it(text: str) -> None:
    try:
        cue = read_cue(text)
    except CueError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017 - either outcome is right
    else:
        assert read_cue(written_cue(cue)) == cue
