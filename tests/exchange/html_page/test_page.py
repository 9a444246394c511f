from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from interview_grill.bank.task import AnswerType
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.html_page import Terms, encode
from tests.exchange.specimens import BOTH, DECK, HOSTILE, WHOLE

TERMS = Terms(retention=0.85, rollover=240)


def page(collection: Collection = BOTH) -> str:
    return "".join(encode(collection, TERMS))


class Elements(HTMLParser):
    """Every element with its attributes; the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self._raw: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._raw = tag if tag in ("script", "style") else None
        if self._raw:
            self.raw.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self._raw = None

    def handle_data(self, data: str) -> None:
        if self._raw:
            tag, text = self.raw[-1]
            self.raw[-1] = (tag, text + data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def data_of(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    value = json.loads(found[1])
    assert isinstance(value, dict)
    return value


def test_the_policy_names_each_script_and_the_style_and_allows_nothing_else() -> None:
    text = page()
    (policy,) = (
        meta["content"] or ""
        for meta in Elements(text).all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    elements = Elements(text)
    code = [
        body for tag, body in elements.raw if tag == "style" or (tag == "script" and not body.startswith("{"))
    ]
    for body in code:
        assert b64encode(sha256(body.encode()).digest()).decode() in policy
    assert policy.count("sha256-") == len(code) == 4
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_is_loaded_and_nothing_is_handled_inline() -> None:
    elements = Elements(page())
    for tag, attributes in elements.found:
        assert "src" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        if "href" in attributes:
            assert (tag, attributes["href"]) == ("link", "data:,")
    (style,) = (body for tag, body in elements.raw if tag == "style")
    assert "url(" not in style
    assert "@import" not in style


def test_a_hostile_question_adds_no_element() -> None:
    elements = Elements(page())
    assert elements.all("img") == []
    assert len(elements.all("script")) == 4
    assert len(elements.all("article")) == 2
    assert len(elements.all("style")) == 1


def test_a_hostile_title_is_text() -> None:
    title = "</title><script>alert(1)</script>"
    text = page(Collection((HOSTILE,), replace(DECK, title=title, author=title, sections={"B": title})))
    assert len(Elements(text).all("script")) == 4


def test_twenty_instances_of_each_task_carry_numbers_and_seeds() -> None:
    tasks = data_of(page())["tasks"]
    assert isinstance(tasks, dict)
    rate = tasks["poisson-rate"]["rate"]
    assert len(rate["instances"]) == 20
    assert [wrong["tag"] for wrong in rate["wrong"]] == ["per-interval", "inverse"]
    for instance in rate["instances"]:
        s, n, d = (float(instance["given"][name]) for name in "snd")
        assert abs(instance["value"] - s / (n * d)) < 1e-9
        assert instance["fills"][:3] == [instance["given"][name] for name in "snd"]


def test_the_licence_of_temml_is_in_the_page() -> None:
    assert "Copyright (c) 2020 Ron Kok" in page()
    assert "THE SOFTWARE IS PROVIDED" in page()


def test_cards_follow_the_selection_and_a_formula_is_asked_too() -> None:
    formula = WHOLE._replace(tasks=(WHOLE.tasks[0]._replace(type=AnswerType.FORMULA),))
    text = page(Collection((formula,), DECK))
    assert data_of(text)["cards"] == ["poisson-rate:recall", "poisson-rate:compute", "poisson-rate:derive"]
    assert "A formula in n, s, d." in text
    chosen = Collection((WHOLE,), DECK, frozenset({"poisson-rate:compute"}))
    assert data_of(page(chosen))["cards"] == ["poisson-rate:compute"]


def test_terms_and_bytes_are_fixed_by_what_goes_in() -> None:
    assert data_of(page())["retention"] == 0.85
    assert page() == page()
