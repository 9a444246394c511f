"""How long the quiz page takes to show what is typed: milliseconds from a key to the formula laid out, in Chromium.

python benchmarks/phone_preview.py

The answers of every numeric task of the bundled bank are typed key by key on a screen of 360 × 740, on the page with
all cards; then a formula of 298 characters and a text full of double readings. Each key counts with the best of six,
as the machine is shared. Once at full speed and once with the processor slowed down to a quarter, as for a phone.
Needs Chromium and Playwright (extra `browser`). Exit status 1 where a key takes more than 16 ms at full speed.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from interview_grill.bank.library import Library
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.html_page import Terms, encode

MOST = 16.0
ROUNDS = 6
LONG = " + ".join(
    ["sum((x-xbar)^2)/n", "exp(-sum(x)/n)^2", "sqrt(sum((x-mean(x))^2)/(n-1))"] * 4 + ["sum(x^2)/n"]
)
DOUBLE = " + ".join(["1/2n", "e^2n", "√2n", "ln n^2", "sum(x)/2n"] * 9)
WITH_SAMPLE = ("gaussian-variance", "variance")
# A fresh field for the task, and each text in it, with the layout forced before the time is taken.
_TIMES = """
([question, task, texts, rounds]) => {
  const given = JSON.parse(document.getElementById("data").textContent).tasks[question][task];
  document.querySelector(".form").remove();
  const form = document.getElementById("form").content.firstElementChild.cloneNode(true);
  document.querySelector(".task.now .given").after(form);
  preview.under(form, (text) => judge.readOn(given, given.instances[0], text));
  const input = form.querySelector("input");
  const once = (text, round) => {
    input.value = text + " ".repeat(round);
    const start = performance.now();
    input.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  };
  return texts.map((text) => Math.min(...Array.from({length: rounds}, (_, round) => once(text, round))));
}
"""


def keys_of(text: str) -> list[str]:
    """What stands in the field after each key."""
    return [text[:length] for length in range(1, len(text) + 1)]


def typed(collection: Collection) -> list[tuple[str, str, str]]:
    """The closed form of every numeric task of the bank, with its question and name."""
    return [
        (question.id, task.name, task.closed_form)
        for question in collection.questions
        for task in question.tasks
        if task.closed_form
    ]


def summary(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "keys": len(ordered),
        "median": round(ordered[len(ordered) // 2], 2),
        "of 100 keys the slowest": round(ordered[len(ordered) * 99 // 100], 2),
        "slowest": round(ordered[-1], 2),
    }


def measure(page: Any, collection: Collection) -> dict[str, dict[str, float]]:
    def times(question: str, task: str, text: str) -> list[float]:
        found: list[float] = page.evaluate(_TIMES, [question, task, keys_of(text), ROUNDS])
        return found

    answers = [time for one in typed(collection) for time in times(*one)]
    return {
        "answers of the bank": summary(answers),
        f"a formula of {len(LONG)} characters": summary(times(*WITH_SAMPLE, LONG)),
        f"double readings, {len(DOUBLE)} characters": summary(times(*WITH_SAMPLE, DOUBLE)),
    }


def main() -> int:
    library = Library.open()
    collection = Collection(tuple(library.questions()), library.deck)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        file = Path(folder) / "quiz.html"
        file.write_text("".join(encode(collection, Terms(0.9, 240))), encoding="utf-8")
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(file.as_uri())
        for box in page.query_selector_all("input[name=kind]"):
            box.set_checked(box.get_attribute("value") == "compute", force=True)
        page.click("#bar .main")
        full = measure(page, collection)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        slowed = measure(page, collection)
        browser.close()
    print(json.dumps({"full speed": full, "a quarter of it": slowed}, indent=2))
    return 1 if max(one["slowest"] for one in full.values()) > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
