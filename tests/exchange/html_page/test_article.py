"""A question as an article: everything in it, in its order, and nothing that is not meant."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from interview_grill.bank.model import FollowUp, KeyPoint, Pitfall, Question
from interview_grill.bank.task import AnswerType
from interview_grill.exchange.html_page.article import article, line
from interview_grill.exchange.html_page.drawn_tasks import DrawnTask, drawn_task
from tests.exchange.specimens import HOSTILE, PATIENT, WHOLE, questions

DRAWN = [drawn_task(WHOLE, task) for task in WHOLE.tasks]


class Read(HTMLParser):
    """The elements with their attributes, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_a_bare_question_says_that_there_is_no_answer_yet() -> None:
    html = article(Question(id="mode", ask="What is $x < 1$?"), (), "A: Basics", [])
    assert 'id="q-mode" data-section=""' in html
    assert '<h2 class="ask" tabindex="-1">What is <span class="m">x &lt; 1</span>?</h2>' in html
    assert "No answer yet." in html
    assert "<section" not in html
    assert '<p class="label"><span>A: Basics</span></p>' in html


def test_the_parts_stand_in_the_order_in_which_they_are_wanted() -> None:
    read = Read(article(WHOLE, WHOLE.kinds, "B", DRAWN))
    classes = [attributes.get("class") for attributes in read.of("section")]
    assert classes == [
        "part points", "part pitfalls", "part follow-ups", "part say", "part read", "task", "task", "derivation",
    ]  # fmt: skip
    assert "<span>9</span>" in article(WHOLE, (), "B", [])


def test_only_key_points_that_are_a_must_are_marked() -> None:
    question = Question(
        id="a", ask="a?", key_points=(KeyPoint("one", must=True), KeyPoint("two", must=False))
    )
    boxes = Read(article(question, (), "", [])).of("input")
    assert boxes == [{"type": "checkbox", "data-must": None}, {"type": "checkbox"}]


def test_a_kind_that_is_not_meant_is_left_out() -> None:
    html = article(WHOLE, (), "B", DRAWN)
    assert 'class="task"' not in html
    assert 'class="derivation"' not in html
    assert "The sample mean." in html


def test_pitfalls_and_follow_ups_keep_what_belongs_together() -> None:
    question = Question(
        id="a", ask="a?", pitfalls=(Pitfall("$x$", "since"),), follow_ups=(FollowUp("b?", "one\n\ntwo"),)
    )
    html = article(question, (), "", [])
    assert '<li><p class="said"><span class="m">x</span></p><p class="because">since</p></li>' in html
    assert "<details><summary>b?</summary><p>one</p><p>two</p></details>" in html


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        (
            {},
            "to 3 figures or more; or an exact expression such as 7/12 or sqrt(2)/3, or a formula in n, s, d.",
        ),
        ({"type": AnswerType.INTEGER}, "A whole number, exactly."),
        ({"rtol": 0.02, "atol": 0.001}, "A number within 2 %, or 0.001 where that is more, to 3 figures"),
        ({"slots": ("p", "<q>")}, "2 values: p, &lt;q&gt;; each within 0.5 %"),
    ],
)
def test_the_rule_of_judging_is_said(changes: dict[str, object], rule: str) -> None:
    drawn = DRAWN[0]._replace(task=DRAWN[0].task._replace(**changes))  # type: ignore[arg-type]
    assert rule in article(WHOLE, WHOLE.kinds, "B", [drawn])


def test_hints_are_hidden_until_asked_for() -> None:
    html = article(WHOLE, WHOLE.kinds, "B", DRAWN)
    assert "<li hidden>Count hours, not intervals.</li>" in html


def test_the_first_instance_is_shown_whole_for_paper() -> None:
    html = article(WHOLE, WHOLE.kinds, "B", DRAWN[:1])
    first: DrawnTask = DRAWN[0]
    assert f"{first.first.given['s']} events" in html
    assert f'<p class="result">Answer: {first.plain["instances"][0]["fills"][-1]}</p>' in html


def test_a_line_of_text_holds_formulas_and_no_markup() -> None:
    assert line("A & B: $a<b$ <i>") == 'A &amp; B: <span class="m">a&lt;b</span> &lt;i&gt;'


def test_hostile_text_is_words() -> None:
    hostile = HOSTILE._replace(id='x" onclick="y()', section='"><script>')
    read = Read(article(hostile, hostile.kinds, "</span><script>", []))
    assert {tag for tag, _ in read.elements} <= {
        "article", "p", "span", "h2", "h3", "div", "section", "ul", "ol", "li", "label", "input", "details", "summary",
        "em", "strong", "code", "pre",
    }  # fmt: skip
    assert not any(name.startswith("on") for _, attributes in read.elements for name in attributes)
    assert "alert(1)" in read.words


@given(questions)
@settings(PATIENT, max_examples=60)
def test_every_word_of_any_question_is_in_its_article_and_no_script_is(question: Question) -> None:
    read = Read(article(question, question.kinds, "", []))
    assert not read.of("script") + read.of("img")
    assert len(read.of("article")) == 1
    assert len(read.of("input")) == len(question.key_points)
