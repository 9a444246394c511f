"""Notes as questions: what asks, what answers, how they are filed, and what is told."""

from __future__ import annotations

from collections.abc import Sequence

from interview_grill.exchange.anki_intake.collection import Note, NoteType
from interview_grill.exchange.anki_intake.notes import NoteReader
from interview_grill.exchange.intake import Draft, Remark

BASIC = NoteType("Basic", ("Front", "Back", "*Where*", "Why"), 1, cloze=False)
BOTH_WAYS = NoteType("Both ways", ("Front", "Back"), 3, cloze=False)
TYPES = {1: BASIC, 2: BOTH_WAYS, 3: NoteType("Cloze", ("Text", "Extra"), 1, cloze=True)}
DECKS = {1: "Default", 5: "ML::Priors", 6: "ML::Odds & ends"}


def note(
    *fields: str, type_: int = 1, tags: Sequence[str] = (), deck: int = 5, guid: str = "g1", cut: bool = False
) -> Note:
    return Note(100, guid, type_, tuple(tags), fields, deck, cut)


def read(
    *notes: Note, decks: dict[int, str] = DECKS, known: Sequence[str] = ()
) -> tuple[NoteReader, list[Draft]]:
    reader = NoteReader(TYPES, decks, known)
    return reader, [draft for place, one in enumerate(notes, 1) for draft in reader.drafts(one, place)]


def told(reader: NoteReader) -> list[str]:
    return [remark.what for remark in reader.remarks]


def test_further_fields_follow_the_answer_behind_their_names() -> None:
    _, (draft,) = read(note("a?", "b", "", "since <i>c</i>"))
    assert draft.plain["answer"] == "b\n\n**Why:** since *c*"
    _, (draft,) = read(note("a?", "", "here"))
    assert draft.plain["answer"] == "**Where:** here"
    assert draft.mark == "g1"


def test_a_note_of_a_type_nobody_knows_asks_with_its_first_field() -> None:
    _, (draft,) = read(note("a?", "b", "c", type_=99))
    assert (draft.plain["ask"], draft.plain["answer"]) == ("a?", "b")
    _, (draft,) = read(note("a?", type_=99))
    assert "answer" not in draft.plain


def test_a_note_without_words_is_told_with_what_it_answered() -> None:
    reader, drafts = read(note("<br>", "an answer"), note("a?", "b"))
    assert [draft.plain["ask"] for draft in drafts] == ["a?"]
    assert reader.remarks == [Remark(0, "note 1: a note without words is not taken", "an answer")]


def test_each_gap_is_a_question_with_a_mark_of_its_own() -> None:
    reader, drafts = read(note("{{c2::x}} or {{c5::y}}", "so", type_=3))
    assert [(d.plain["ask"], d.plain["answer"], d.mark, d.plain["source"]) for d in drafts] == [
        ("[…] or y", "x\n\n**Extra:** so", "g1 c2", "Anki, note g1 c2"),
        ("x or […]", "y\n\n**Extra:** so", "g1 c5", "Anki, note g1 c5"),
    ]
    assert told(reader) == []


def test_further_cards_of_a_note_are_told() -> None:
    reader, _ = read(note("a?", "b", type_=2))
    assert told(reader) == ["note 1: left out: 2 further card(s) of the note type Both ways"]


def test_the_end_of_a_note_that_was_cut_is_told() -> None:
    reader, _ = read(note("a?", "b", cut=True))
    assert told(reader) == ["note 1: left out: the end of a note that is too long"]


def test_what_a_card_cannot_hold_is_told_once_for_its_note() -> None:
    reader, _ = read(note("a? [sound:a.mp3]", "[sound:b.mp3]"), note("c? [sound:c.mp3]", "d", guid="g2"))
    assert told(reader) == ["note 1: left out: a sound", "note 2: left out: a sound"]


def test_tags_are_slugs_each_once_and_what_has_no_letter_is_none() -> None:
    _, (draft,) = read(note("a?", "b", tags=["MLE", "mle", "Prior_odds::deep", "::", "section::B"]))
    assert draft.plain["tags"] == ["mle", "prior-odds-deep", "section-b"]
    assert draft.plain["section"] == "priors"


def test_decks_are_sections_only_where_there_are_several() -> None:
    reader, drafts = read(
        note("a?", "b", deck=5), note("c?", "d", deck=6, guid="g2"), note("e?", "f", deck=1, guid="g3")
    )
    assert [draft.plain.get("section") for draft in drafts] == ["priors", "odds-ends", None]
    assert reader.header(drafts) == {
        "title": "ML",
        "sections": {"priors": "Priors", "odds-ends": "Odds & ends"},
    }
    reader, drafts = read(note("a?", "b"), decks={1: "Default", 5: "Priors"})
    assert (drafts[0].plain.get("section"), reader.header(drafts)) == (None, {"title": "Priors"})


def test_decks_in_letters_that_make_no_slug_are_sections_of_their_own() -> None:
    decks = {4: "第一章", 5: "第二章", 6: "第一章"}
    reader, drafts = read(*(note("a?", "b", deck=deck, guid=f"g{deck}") for deck in decks), decks=decks)
    sections = [draft.plain["section"] for draft in drafts]
    assert sections[0] == sections[2] != sections[1]
    assert set(reader.header(drafts)["sections"].values()) == {"第一章", "第二章"}


def test_a_section_without_questions_is_not_in_the_header() -> None:
    reader, drafts = read(note("a?", "b", deck=6))
    assert reader.header(drafts)["sections"] == {"odds-ends": "Odds & ends"}


def test_a_title_is_clean_and_short() -> None:
    reader, drafts = read(note("a?", "b"), decks={5: f"\x1b[31mML\u202e{'x' * 300}::Priors"})
    title = reader.header(drafts)["title"]
    assert title.startswith("[31mMLx")
    assert len(title) <= 200


def test_a_note_of_ours_returns_to_its_question_and_says_section_and_band_in_tags() -> None:
    ours = note(*["x"] * 13, guid="interview-grill:mode", tags=["mle", "section::B", "band::1-15"], deck=6)
    reader, drafts = read(ours, known=["mode"])
    assert (reader.returned, drafts) == (["mode"], [])
    _, (draft,) = read(ours)
    assert (draft.plain["section"], draft.plain["band"], draft.plain["tags"]) == ("B", "1-15", ["mle"])
    assert draft.mark == "interview-grill:mode"


def test_a_note_of_ours_whose_fields_were_changed_is_read_as_any_other() -> None:
    _, (draft,) = read(note("mode", "1 · A", "What is it?", guid="interview-grill:mode"))
    assert draft.plain["ask"] == "mode"
    assert "id" not in draft.plain
