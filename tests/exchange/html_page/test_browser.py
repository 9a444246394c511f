"""The page in a real Chromium, at the size of a phone. Skipped where Chromium or Playwright is not installed."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interview_grill.bank import build
from interview_grill.bank.library import Library
from interview_grill.bank.model import Deck
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.event_log import decode
from interview_grill.exchange.html_page import Terms, encode
from interview_grill.memory.event import Rating, Retraction, Review
from interview_grill.store.store import Store
from tests.exchange.specimens import BOTH

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (extra `browser`)"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
ROOT = Path(__file__).parents[3]
AXE = Path(os.environ.get("AXE_JS") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--disable-default-apps",
]  # fmt: skip
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 360, "height": 740}
#: Where what stands above the preview is.
ABOVE = """
[scrollY, ...[".task.now .given", ".form label", ".form input"].map(
  (one) => JSON.stringify(document.querySelector(one).getBoundingClientRect()))]
"""

Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a collection's page; afterwards nothing was requested, refused by the policy or raised."""
    trouble: list[str] = []
    contexts: list[Any] = []
    address = (tmp_path / "quiz.html").as_uri()

    def requested(request: Any) -> None:
        if request.url != address:
            trouble.append(f"request: {request.url}")

    def start(collection: Collection = BOTH, **options: Any) -> Any:
        text = "".join(encode(collection, Terms(retention=0.9, rollover=240)))
        (tmp_path / "quiz.html").write_text(text, encoding="utf-8")
        context = browser.new_context(**{"viewport": PHONE, "timezone_id": "Europe/Berlin", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.on("request", requested)
        page.goto(address)
        return page

    yield start
    for context in contexts:
        context.close()
    assert trouble == []


def choose(page: Any, kind: str) -> None:
    """Ask one kind only, and begin."""
    for box in page.query_selector_all("input[name=kind]"):
        box.set_checked(box.get_attribute("value") == kind, force=True)
    page.click("#bar .main")


def shown(page: Any) -> str | None:
    """The plain spelling of the formula that the preview shows; None when it shows none."""
    found = page.locator(".preview math:visible")
    return found.get_attribute("alttext") if found.count() else None


def is_dim(page: Any) -> bool:
    return bool(page.locator(".preview.dim").count())


def leave(page: Any) -> None:
    """Back to the start, from a card or from the end."""
    page.click("#close" if page.is_visible("#close") else "#bar button:first-child")


def saved(page: Any) -> list[Any]:
    """The events of the file that the page saves."""
    with page.expect_download() as download:
        page.click("#save")
    assert download.value.suggested_filename.endswith(".jsonl")
    return list(decode(io.BytesIO(Path(download.value.path()).read_bytes()), where="phone"))


def rate_instance(page: Any) -> dict[str, Any]:
    data = json.loads(page.text_content("#data"))
    instance: dict[str, Any] = data["tasks"]["poisson-rate"]["rate"]["instances"][0]
    return instance


def test_a_recall_card_is_revealed_ticked_and_rated(open_page: Opened) -> None:
    page = open_page()
    choose(page, "recall")
    assert page.inner_text("article.current .ask").split()[-4:] == ["when", "does", "it", "exist?"]
    assert page.locator("article.current .ask math").count() == 1
    assert not page.is_visible(".current .answer")
    page.click("#bar .main")
    assert page.is_visible(".current .answer")
    assert page.inner_text("#bar .proposed").startswith("Again")
    for box in (0, 2):
        page.locator(".current .points input").nth(box).check()
    assert page.inner_text("#bar .proposed").startswith("Hard")
    page.locator(".current .points input").nth(1).check()
    page.click("#bar .proposed")
    leave(page)
    (event,) = saved(page)
    assert isinstance(event.action, Review)
    assert (event.action.card, event.action.rating, event.action.ticks) == (
        "poisson-rate:recall",
        Rating.GOOD,
        (1, 2, 3),
    )
    assert event.action.retention == 0.9


def test_a_fraction_is_judged_and_the_worked_solution_shown(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    given = rate_instance(page)["given"]
    assert f"{given['s']} events in {given['n']} intervals" in page.inner_text(".task.now .given")
    page.fill(".form input", f"{given['s']}/({given['n']}*{given['d']})")
    page.keyboard.press("Enter")
    assert page.inner_text(".verdict") == "Right."
    assert page.is_visible(".task.now .worked")
    page.keyboard.press("Enter")
    leave(page)
    (event,) = saved(page)
    assert (event.action.rating, event.action.verdict, event.action.task) == (Rating.GOOD, "correct", "rate")
    assert json.loads(event.action.given) == given


def test_a_known_mistake_is_named_and_a_near_miss_gets_one_more_try(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    instance = rate_instance(page)
    page.fill(".form input", f"{instance['value'] * 1.012:.5g}")
    page.click("#bar .main")
    assert "One more try." in page.inner_text(".verdict")
    page.fill(".form input", f"{float(instance['given']['s']) / float(instance['given']['n']):.6g}")
    page.click("#bar .main")
    assert page.inner_text(".verdict") == "That is for an interval."
    page.click("#bar .main")
    leave(page)
    (event,) = saved(page)
    assert (event.action.rating, event.action.verdict, event.action.tag) == (
        Rating.AGAIN,
        "wrong",
        "per-interval",
    )
    assert len(event.action.typed.splitlines()) == 2


def test_a_formula_is_judged_for_any_numbers_and_what_was_read_is_shown(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    page.fill(".form input", "s/2n")
    page.keyboard.press("Enter")
    assert page.inner_text(".verdict") == "This has two readings (write s/(2*n) or s/2*n)."
    page.fill(".form input", "rate_hat = 2 s/(n d)")
    page.keyboard.press("Enter")
    assert page.inner_text(".verdict") == "That is twice the answer: look for a lost ½."
    assert shown(page) == "2*s/(n*d)"
    page.keyboard.press("Enter")
    leave(page)
    (event,) = saved(page)
    assert (event.action.rating, event.action.tag) == (Rating.AGAIN, "factor-2")
    page = open_page()
    choose(page, "compute")
    page.fill(".form input", "s/(nd)")
    page.keyboard.press("Enter")
    assert page.inner_text(".verdict") == "Right, for any numbers."


def test_what_is_typed_is_shown_as_mathematics_and_nothing_above_it_moves(open_page: Opened) -> None:
    page = open_page(viewport=SMALL)
    choose(page, "compute")
    assert page.inner_text(".preview") == "As you type, this shows how it is read."
    above = page.evaluate(ABOVE)
    for sign in "s/(n d) + (s/n)^(s/n)^2":
        page.keyboard.type(sign)
        assert page.evaluate(ABOVE) == above
    assert shown(page) == "s/(n*d) + (s/n)^((s/n)^2)"
    assert page.locator(".preview math mfrac").count() == 3
    assert not is_dim(page)
    tallest = page.locator(".preview").bounding_box()["height"]
    page.fill(".form input", "s")
    assert page.locator(".preview").bounding_box()["height"] == tallest
    page.fill(".form input", "")
    assert shown(page) is None


def test_what_cannot_be_read_yet_is_dim_with_the_reason(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    page.fill(".form input", "(s + 1)/(n*")
    assert is_dim(page)
    assert shown(page) == "(s + 1)/n"
    assert page.inner_text(".preview p") == "Something is missing at the end."
    page.keyboard.type("d d")
    assert is_dim(page)
    assert shown(page) == "(s + 1)/(n*d*d)"
    page.keyboard.type(")")
    assert not is_dim(page)
    page.fill(".form input", "(s + 1)/2n")
    assert shown(page) == "(s + 1)/(n*d*d)"
    page.fill(".form input", "<img src=x onerror=alert(1)>")
    assert page.inner_text(".preview p").startswith("An inequality, where a value is asked for")
    assert page.locator(".preview img").count() == 0
    page.fill(".form input", "")
    page.fill(".form input", "<")
    assert shown(page) is None


def test_a_refusal_is_told_once_and_only_until_one_types_on(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    page.fill(".form input", "s/2n")
    reason = "This has two readings (write s/(2*n) or s/2*n)."
    assert page.inner_text(".preview p") == reason
    page.keyboard.press("Enter")
    assert page.inner_text(".form").count(reason) == 1
    page.keyboard.type(" d")
    assert page.inner_text(".verdict") == ""


def test_a_list_is_shown_whole(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    page.fill(".form input", "s/(n d)")
    for _ in range(4):
        page.keyboard.press("Enter")
    page.fill(".form input", "q = b/(a + b), p = a/(a + b)")
    assert shown(page) == "[a/(a + b), b/(a + b)]"
    page.fill(".form input", "0.25, 3/4")
    assert page.locator(".preview math").text_content() == "(0.25,34)"


def test_the_preview_can_be_turned_off_and_stays_off(open_page: Opened) -> None:
    page = open_page()
    page.uncheck("#preview", force=True)
    page.reload()
    choose(page, "compute")
    page.fill(".form input", "s/")
    assert not page.is_visible(".preview")
    page.keyboard.press("Enter")
    assert not page.is_visible(".preview")
    page.fill(".form input", "2 s/(n d)")
    assert not page.is_visible(".preview")
    page.keyboard.press("Enter")
    assert shown(page) == "2*s/(n*d)"
    leave(page)
    page.check("#preview", force=True)
    page.click("#bar .main")
    assert page.is_visible(".preview")


def test_a_wide_formula_scrolls_in_its_own_place_along_with_what_is_typed(open_page: Opened) -> None:
    page = open_page(viewport=SMALL)
    choose(page, "compute")
    page.fill(".form input", " + ".join(["(s - n)^2/(n d)"] * 9))
    hidden = "document.querySelector('.typeset').scrollWidth - document.querySelector('.typeset').clientWidth"
    place = "document.querySelector('.typeset').scrollLeft"
    assert page.evaluate(hidden) > 300
    assert page.evaluate(f"Math.abs({place} - ({hidden})) < 3")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Home")
    page.keyboard.type("2")
    assert page.evaluate(place) < 20


def test_a_screen_reader_is_told_after_a_pause_and_not_of_every_key(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    page.clock.install()
    page.keyboard.type("s/(n*")
    page.clock.run_for(1000)
    page.keyboard.type("d)")
    assert page.text_content(".spoken") == ""
    page.clock.run_for(1500)
    assert page.text_content(".spoken") == "Read as s/(n*d)"
    assert page.get_attribute(".spoken", "role") == "status"
    page.keyboard.type("(")
    page.clock.run_for(1500)
    assert page.text_content(".spoken") == page.inner_text(".preview p")


def test_the_preview_stands_above_the_keyboard_when_that_comes_up(open_page: Opened) -> None:
    page = open_page(viewport=SMALL)
    choose(page, "compute")
    assert page.locator(".form input").evaluate("input => input === document.activeElement")
    page.set_viewport_size({"width": 360, "height": 380})
    page.clock.run_for(1000)
    below, bar = page.locator(".preview").bounding_box(), page.locator("#bar").bounding_box()
    assert below is not None
    assert bar is not None
    assert below["y"] + below["height"] <= bar["y"]


def test_hints_are_given_one_by_one_and_make_a_right_answer_hard(open_page: Opened) -> None:
    page = open_page()
    choose(page, "compute")
    page.click("#bar .hint")
    assert page.is_visible("text=Count hours, not intervals.")
    page.fill(".form input", repr(rate_instance(page)["value"]))
    page.click("#bar .main")
    page.click("#bar .main")
    leave(page)
    (event,) = saved(page)
    assert (event.action.rating, event.action.hints) == (Rating.HARD, 1)


def test_a_derivation_shows_one_line_at_a_time(open_page: Opened) -> None:
    page = open_page()
    choose(page, "derive")
    assert page.locator(".current .line:visible").count() == 1
    assert page.locator(".current .shown:visible").count() == 0
    page.click("#bar .main")
    assert page.locator(".current .shown:visible").count() == 1
    page.click("#bar .good")
    assert page.locator(".current .line:visible").count() == 2
    page.click("#bar .main")
    page.click("#bar .again")
    assert page.inner_text("#bar .proposed").startswith("Again")
    page.click("#bar .proposed")
    leave(page)
    (event,) = saved(page)
    assert (event.action.card, event.action.task) == ("poisson-rate:derive", "poisson-mle")


def test_progress_outlives_the_page_and_a_failed_card_returns(open_page: Opened) -> None:
    page = open_page()
    choose(page, "recall")
    page.click("#bar .main")
    page.click("#bar .again")
    page.click("#bar .main")
    page.click("#bar .good")
    assert page.inner_text("article.current .ask").startswith("What is the MLE")
    page.reload()
    assert page.inner_text("#today") == "2 answered today."
    assert [event.seq for event in saved(page)] == [1, 2]


def test_undo_retracts_and_asks_again(open_page: Opened) -> None:
    page = open_page()
    choose(page, "recall")
    asked = page.inner_text("article.current .ask")
    page.click("#bar .main")
    page.click("#bar .easy")
    page.click("#undo")
    assert page.inner_text("article.current .ask") == asked
    leave(page)
    review, retraction = saved(page)
    assert retraction.action == Retraction(review.id)
    assert page.inner_text("#today") == ""


def test_the_keyboard_alone_goes_through_a_card(open_page: Opened) -> None:
    page = open_page()
    for key in ("Enter", "Enter", "3", "Escape"):
        page.keyboard.press(key)
    (event,) = saved(page)
    assert event.action.rating == Rating.GOOD


def test_an_evening_on_the_phone_counts_at_home(open_page: Opened, tmp_path: Path) -> None:
    page = open_page()
    choose(page, "recall")
    for rating in ("good", "hard"):
        page.click("#bar .main")
        page.click(f"#bar .{rating}")
    page.click("#bar button:first-child")
    events = saved(page)
    with Store.open(tmp_path / "home") as store:
        assert store.absorb(events) == 2
        assert store.absorb(events) == 0
        assert store.state("poisson-rate:recall").stability == pytest.approx(2.3065)
        assert store.state("hostile:recall").reps == 1


def test_the_day_changes_at_the_rollover(open_page: Opened) -> None:
    page = open_page()
    days = page.evaluate(
        "[log.day(Date.parse('2027-03-02T02:59:00Z'), 240), log.day(Date.parse('2027-03-02T03:00:00Z'), 240)]"
    )
    assert days == ["2027-03-01", "2027-03-02"]


def test_a_browser_that_keeps_nothing_says_so_and_still_saves(open_page: Opened) -> None:
    page = open_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page.reload()
    choose(page, "recall")
    page.click("#bar .main")
    page.click("#bar .good")
    leave(page)
    assert "keeps nothing" in page.inner_text("#kept")
    assert len(saved(page)) == 1


def test_a_hostile_question_does_nothing_at_any_step(open_page: Opened) -> None:
    page = open_page()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article img, article script, article a").count() == 0
    assert "<script>alert(1)</script>" in page.locator("#q-hostile .answer").text_content()


def test_every_formula_of_the_bundled_bank_becomes_mathml(open_page: Opened) -> None:
    library = Library.open()
    page = open_page(Collection(tuple(library.questions()), library.deck))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".m").count() > 1000
    assert page.eval_on_selector_all(".m.raw", "found => found.map((one) => one.textContent)") == []
    assert page.evaluate("document.querySelectorAll('.m:not(:has(math))').length") == 0


def test_nothing_is_wider_than_the_phone(open_page: Opened) -> None:
    library = Library.open()
    page = open_page(Collection(tuple(library.questions())[:12], library.deck))
    choose(page, "recall")
    for _ in range(12):
        page.click("#bar .main")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.click("#bar .good")


def test_without_scripts_everything_can_be_read(open_page: Opened) -> None:
    page = open_page(java_script_enabled=False)
    assert page.is_visible("#q-poisson-rate .answer")
    assert page.is_visible("#q-poisson-rate .line:last-child .shown")
    assert not page.is_visible("#bar")


def test_paper_shows_what_was_chosen_and_no_controls(open_page: Opened) -> None:
    page = open_page()
    page.uncheck("input[name=kind][value=compute]", force=True)
    page.emulate_media(media="print")
    assert page.is_visible("#q-poisson-rate .answer")
    assert page.is_visible("#q-poisson-rate .derivation .shown >> nth=1")
    assert not page.is_visible("#q-poisson-rate .task")
    assert not page.is_visible("#bar")
    assert not page.is_visible("header")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm install --no-save axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_any_view(open_page: Opened, scheme: str) -> None:
    page = open_page(color_scheme=scheme)

    def violations() -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]

    assert violations() == []
    for kind, steps in {"recall": 1, "compute": 0, "derive": 1}.items():
        choose(page, kind)
        assert violations() == [], kind
        for _ in range(steps):
            page.click("#bar .main")
            assert violations() == [], kind
        if kind == "compute":
            for text in ("(s + 1)/(n*", " + ".join(["s/(n d)"] * 30), "1"):
                page.fill(".form input", text)
                assert violations() == [], text
            page.click("#bar .main")
            assert violations() == [], kind
        leave(page)
    choose(page, "recall")
    for _ in range(2):
        page.click("#bar .main")
        page.click("#bar .good")
    assert page.is_visible("#end")
    assert violations() == []


HEARD = Collection(
    (
        build.question(
            {
                "id": "divisor",
                "ask": "Which divisor?",
                "answer": "$n$",
                "key_points": [
                    {"must": "the divisor is n", "cues": 'divid* n -"n-1"'},
                    {"nice": "it is biased", "cues": "biased"},
                    {"nice": "it is too small", "cues": "small"},
                ],
                "pitfalls": [
                    {"said": "The divisor is n − 1.", "because": "That one is unbiased.",
                     "cues": 'divid* "n-1"'}
                ],
            }
        ),
    ),
    Deck(title="Heard", words=("small | low",)),
)  # fmt: skip


def test_an_answer_in_ones_own_words_is_judged_before_the_reveal_and_may_be_overruled(
    open_page: Opened,
) -> None:
    page = open_page(HEARD)
    choose(page, "recall")
    page.fill(".current textarea", "you divide by n, <b>that</b> isn't biased,\nit is too low")
    page.click("#bar .main")
    assert page.inner_text(".current .summary") == "Heard 2 of 3 points; what was not comes first."
    points = page.locator(".current .points li")
    assert [text.split("\n")[0].strip() for text in points.all_inner_texts()] == [
        "it is biased (a plus)",
        "the divisor is n",
        "it is too small (a plus)",
    ]
    assert page.inner_text(".current .points .evidence >> nth=0") == "You deny it: “biased”"
    assert page.inner_text(".current .points .evidence >> nth=1") == "“divide by n”"
    assert page.locator(".current .words mark").all_inner_texts() == ["divide by n", "biased", "low"]
    assert page.inner_text("#bar .proposed").startswith("Hard")
    points.nth(0).locator("input").check()
    assert page.inner_text("#bar .proposed").startswith("Good")
    page.click("#bar .proposed")
    leave(page)
    (event,) = saved(page)
    assert (event.action.heard, event.action.ticks) == ((1, 3), (1, 2, 3))
    assert event.action.typed == "you divide by n, <b>that</b> isn't biased,\nit is too low"


def test_a_pitfall_that_was_said_is_answered_with_its_own_text(open_page: Opened) -> None:
    page = open_page(HEARD)
    choose(page, "recall")
    page.fill(".current textarea", "Divide by n − 1, of course.")
    page.press(".current textarea", "Control+Enter")
    assert page.inner_text(".current .fallen").split("\n\n") == [
        "You said “Divide by n − 1”", "The divisor is n − 1.", "That one is unbiased.",
    ]  # fmt: skip
    assert page.locator(".current .words mark.fell").all_inner_texts() == ["Divide by n − 1"]
    page.click("#bar .again")
    leave(page)
    page.click("#bar .main")
    assert page.locator(".yours, .evidence").count() == 0
    first_point = page.locator(".current .points li").first
    assert (first_point.text_content() or "").strip() == "the divisor is n"
    page.click("#bar .main")
    page.click("#bar .again")
    leave(page)
    first, second = saved(page)
    assert first.action.heard == ()
    assert (second.action.heard, second.action.typed) == (None, "")
