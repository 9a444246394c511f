"""A question as the fields of a note: with MathJax, whole, and nothing in it that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from interview_grill.bank.model import FollowUp, KeyPoint, Pitfall, Question
from interview_grill.errors import ProblemError
from interview_grill.exchange.anki_note import INSTANCES, note_fields, note_tags
from interview_grill.exchange.anki_note_type import FIELDS
from tests.exchange.specimens import HOSTILE, PATIENT, WHOLE, questions


def fields(question: Question, *, seed: int = 0) -> dict[str, str]:
    return dict(zip(FIELDS, note_fields(question, seed=seed), strict=True))


class Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_bare_question_leaves_its_cards_to_be_recalled_alone() -> None:
    found = fields(Question(id="mode", ask="What is $x < 1$?"))
    assert found == dict.fromkeys(FIELDS, "") | {
        "Id": "mode",
        "Question": "What is \\(x &lt; 1\\)?",
        "Answer": "<p>No answer yet.</p>",
    }


@pytest.mark.parametrize(
    ("number", "section", "label"),
    [
        (9, "B", "9 · B"),
        (9, None, "9"),
        (None, "quick", "quick"),
        (None, None, ""),
        (1, "<b>", "1 · &lt;b&gt;"),
    ],
)
def test_the_label_is_number_and_section(number: int | None, section: str | None, label: str) -> None:
    assert fields(Question(id="a", ask="a?", number=number, section=section))["Label"] == label


def test_formulas_are_those_of_mathjax_and_a_formula_in_words_is_none() -> None:
    found = fields(Question(id="a", ask="Is $\\bar x$ \\$5 or \\\\(y\\\\)?", answer="$$\\frac{1}{n}$$"))
    assert found["Question"].startswith("Is \\(\\bar x\\) $5 or ")
    assert "\\(y" not in found["Question"]
    assert found["Answer"] == "\\[\\frac{1}{n}\\]"


@pytest.mark.parametrize(
    "marked", ["[sound:x.mp3]", "[anki:tts lang=de]y[/anki:tts]", "[latex]q[/latex]", "[$]q[/$]"]
)
def test_what_anki_would_play_or_typeset_is_words(marked: str) -> None:
    for question in (
        Question(id="a", ask=f"Say `{marked}`?"),
        Question(id="a", ask=f"Say {marked.replace('$', chr(92) + '$')}?"),
    ):
        said = fields(question)["Question"]
        assert not re.search(r"\[(sound:|anki:|latex\]|\$\])", said)
        assert said.replace("\u2060", "").replace("<code>", "").replace("</code>", "") == f"Say {marked}?"


def test_key_points_pitfalls_and_follow_ups_are_lists() -> None:
    question = Question(
        id="a",
        ask="a?",
        key_points=(KeyPoint("first", must=True), KeyPoint("second", must=False)),
        pitfalls=(Pitfall("said", "because"),),
        follow_ups=(FollowUp("b?", "one\n\ntwo"),),
        read=("Bishop", "Wasserman & co"),
    )
    found = fields(question)
    assert found["Key points"] == (
        '<ul class="g-points"><li>first</li><li class="g-plus">second (a plus)</li></ul>'
    )
    assert found["Pitfalls"] == '<ul><li><span class="g-said">said</span><br>because</li></ul>'
    assert found["Follow-ups"] == "<details><summary>b?</summary><p>one</p><p>two</p></details>"
    assert found["Read"] == "<ul><li>Bishop</li><li>Wasserman &amp; co</li></ul>"


def test_numbers_and_answers_stand_in_the_same_order() -> None:
    found = fields(WHOLE)
    asked = re.findall(r"<li>(.*?)</li>", found["Compute"])
    answered = re.findall(r"<li>(.*?)</li>", found["Computed"])
    assert len(asked) == len(answered) == INSTANCES * len(WHOLE.tasks)
    for ask, answer in zip(asked[:INSTANCES], answered, strict=False):
        events, intervals, hours = map(float, re.findall(r"[\d.]+", ask)[:3])
        result = re.search(r'class="g-answer">([\d.]+)<', answer)
        assert result is not None
        assert float(result[1]) == pytest.approx(events / (intervals * hours), rel=1e-5)


def test_a_seed_fixes_the_numbers_and_another_draws_others() -> None:
    assert fields(WHOLE, seed=3) == fields(WHOLE, seed=3)
    assert fields(WHOLE, seed=3)["Compute"] != fields(WHOLE)["Compute"]


def test_a_derivation_is_its_lines_in_order() -> None:
    found = fields(WHOLE)
    assert found["Derive"] == '<div class="g-ask">Derive: The MLE of \\(\\lambda\\)</div>'
    assert re.findall(r"<summary>(\d+)\. (.*?)</summary>", found["Derivations"]) == [
        ("1", "Write the log-likelihood."),
        ("2", "Solve."),
    ]


def test_a_task_that_cannot_be_drawn_is_named() -> None:
    never = WHOLE._replace(tasks=(WHOLE.tasks[0]._replace(require=("s < 0",)),))
    with pytest.raises(ProblemError, match="poisson-rate, task rate"):
        note_fields(never)


@pytest.mark.parametrize(
    ("tags", "section", "band", "written"),
    [
        ((), None, None, "  "),
        (("mle", "poisson"), "B", "1-15", " mle poisson section::B band::1-15 "),
        (("two words", "a::b"), "quick fire", None, " two_words a::b section::quick_fire "),
        (("\x1b[2J", "ä"), None, None, " _2J ä "),
    ],
)
def test_tags_are_single_words(
    tags: tuple[str, ...], section: str | None, band: str | None, written: str
) -> None:
    assert note_tags(Question(id="a", ask="a?", tags=tags, section=section, band=band)) == written


def test_a_hostile_question_adds_no_element_no_handler_and_no_field() -> None:
    whole = "".join(note_fields(HOSTILE))
    seen = Seen(whole)
    assert seen.tags <= {"p", "ul", "ol", "li", "span", "br", "details", "summary", "div", "b", "code", "strong", "em",
                         "pre"}  # fmt: skip
    assert seen.attributes <= {"class", "start"}


@given(questions)
@settings(PATIENT, max_examples=80)
def test_the_fields_of_any_question_are_closed_html_of_known_elements(question: Question) -> None:
    for html in note_fields(question)[2:]:
        seen = Seen(html)
        assert seen.open == []
        assert not seen.tags & {"script", "img", "a", "style", "iframe"}
        assert "\x1f" not in html
