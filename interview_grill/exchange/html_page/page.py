"""The page put together: content, styles and scripts in one file that allows nothing else to load or run.

The Content-Security-Policy names the hashes of the scripts and the style in the file; there is no source for
anything that could be fetched. Formulas become MathML by Temml in the page (MIT, its licence kept in the file).
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from interview_grill.algebra import latex_pieces, python_functions
from interview_grill.bank.model import Kind, card_id
from interview_grill.exchange.html_page.article import article, line
from interview_grill.exchange.html_page.drawn_tasks import drawn_task
from interview_grill.listening import exported
from interview_grill.listening.compiled import ears_of, synonyms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.bank.model import Question
    from interview_grill.exchange.collection import Collection
    from interview_grill.exchange.html_page.drawn_tasks import DrawnTask

_ASSETS = os.path.join(os.path.dirname(__file__), "assets")
#: The parts of the judge, in the order they are put together.
_JUDGE = (
    "language",
    "python_pieces",
    "syntax",
    "values",
    "python_calls",
    "python",
    "latex",
    "notation",
    "draws",
    "reader",
    "surroundings",
    "clauses",
    "labels",
    "reading",
    "tasks",
    "formulas",
    "judge",
    "mathml",
    "listening_words",
    "listening",
)
#: The parts of the page itself, in theirs.
_PAGE = ("storage", "log", "preview", "own_words", "page")
_KIND_NAMES = {Kind.RECALL: "Say it", Kind.COMPUTE: "Compute", Kind.DERIVE: "Derive"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the answers given on the page need to know: desired retention, and the minutes after midnight when
    a day begins.
    """

    retention: float
    rollover: int


def encode(collection: Collection, terms: Terms, *, seed: int = 0) -> Iterator[str]:
    """The page, a question at a time. Raises ProblemError for a task that cannot be drawn."""
    style = _asset("page.css")
    scripts = (_with_licence(_asset("temml.min.js")), judge_script(), _script(*_PAGE))
    yield _head(collection.title, style, scripts)
    yield _start(collection)
    tasks: dict[str, dict[str, Any]] = {}
    cards: list[str] = []
    for question in collection.questions:
        drawn = _drawn(collection, question, seed)
        kinds = [kind for kind in collection.kinds_of(question) if kind is not Kind.COMPUTE or drawn]
        cards += [card_id(question.id, kind) for kind in kinds]
        if drawn:
            tasks[question.id] = {item.task.name: item.plain for item in drawn}
        yield article(question, kinds, collection.heading(question.section or ""), drawn)
    data = {
        "retention": terms.retention,
        "rollover": terms.rollover,
        "cards": cards,
        "tasks": tasks,
        "ears": _ears(collection),
    }
    yield _BODY_END.replace("DATA", _inert_json(data))
    for script in scripts:
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


def judge_script() -> str:
    """The page's judge of typed answers, which says what the program's says, and writes what it read as MathML."""
    tables = {
        "LATEX": latex_pieces.tables(),
        "pythonTables": python_functions.as_plain(),
        "listeningTables": exported.as_plain(),
    }
    declared = "".join(f"const {name} = {_inert_json(table)};\n" for name, table in tables.items())
    return declared + _script(*_JUDGE)


def _ears(collection: Collection) -> dict[str, Any]:
    """What to listen for in answers in one's own words, of the questions that say so."""
    same = synonyms_of(collection.deck.words)
    asked = (one for one in collection.questions if Kind.RECALL in collection.kinds_of(one))
    ears = {question.id: ears_of(question, same) for question in asked}
    return {
        id_: {"points": one.points, "pitfalls": one.pitfalls} for id_, one in ears.items() if not one.is_deaf
    }


def _script(*names: str) -> str:
    return "\n".join(_asset(f"{name}.js") for name in names)


def _drawn(collection: Collection, question: Question, seed: int) -> list[DrawnTask]:
    if Kind.COMPUTE not in collection.kinds_of(question):
        return []
    return [drawn_task(question, task, seed=seed) for task in question.tasks]


def _asset(name: str) -> str:
    with open(os.path.join(_ASSETS, name), encoding="utf-8") as stream:
        return stream.read()


def _with_licence(script: str) -> str:
    return f"/*! Temml 0.13.5\n{_asset('temml-LICENSE.txt')}*/\n{script}"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert_json(value: object) -> str:
    """JSON in which nothing ends the element it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _head(title: str, style: str, scripts: tuple[str, ...]) -> str:
    allowed = " ".join(map(_hash, scripts))
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    name = escape(title)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<title>{name}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body data-view="start">
<header><div class="in">
<button type="button" id="close" class="card-only" aria-label="Back to the start">✕</button>
<h1 class="title card-only" id="kind"></h1><span class="space"></span>
<span class="where card-only" id="where"></span>
<button type="button" id="undo" class="card-only">Undo</button>
<button type="button" id="theme">Dark</button>
</div><progress id="progress" value="0" max="1" aria-label="How far"></progress></header>
<main>
"""


def _start(collection: Collection) -> str:
    present = dict.fromkeys(question.section or "" for question in collection.questions)
    kinds = {kind for question in collection.questions for kind in collection.kinds_of(question)}
    about = " · ".join(part for part in (collection.deck.author, collection.deck.licence) if part)
    sections = "".join(_chip("section", name, collection.heading(name) or "Other") for name in present)
    ways = "".join(_chip("kind", kind.value, name) for kind, name in _KIND_NAMES.items() if kind in kinds)
    return f"""<section id="start" aria-label="Start">
<h1>{line(collection.title)}</h1>
<p class="note">{line(about)}</p>
<fieldset><legend>How</legend><div class="chips">{ways}</div></fieldset>
<fieldset><legend>What</legend><div class="chips">{sections}</div></fieldset>
<fieldset><legend>While I type</legend><div class="chips">
<label><input type="checkbox" id="preview" checked><span>Show it as it will be read</span></label></div></fieldset>
<p class="note"><span id="count"></span> <span id="today"></span></p>
<p class="note" id="kept" role="status"></p>
<div class="tools"><button type="button" id="save">Save my answers</button>
<button type="button" id="sheet">Print a study sheet</button></div>
</section>
<section id="end" aria-label="End"><h1 tabindex="-1">Done for now.</h1><p id="summary"></p></section>
"""


def _chip(name: str, value: str, text: str) -> str:
    box = f'<input type="checkbox" name="{name}" value="{escape(value)}" checked>'
    return f"<label>{box}<span>{line(text)}</span></label>"


_BODY_END = """</main>
<template id="form"><form class="form" autocomplete="off"><label>Your answer
<input type="text" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="done">
</label><div class="preview"><div class="typeset" role="group" aria-label="As it is read"></div><p></p></div>
<p class="aside spoken" role="status"></p><p class="verdict" role="status"></p></form></template>
<template id="own-words"><form class="form"><label>Your answer, if you like to type or dictate it
<textarea rows="3" maxlength="8000" enterkeyhint="enter"></textarea></label></form></template>
<footer id="bar" aria-label="Actions" hidden></footer>
<script type="application/json" id="data">DATA</script>
"""
