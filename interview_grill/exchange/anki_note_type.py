"""The Anki note type: its fields, its three cards, their look. Changing the fields needs a new `ID`."""

from __future__ import annotations

from typing import Any

ID = 1_604_207_100_060
NAME = "Interview Grill"
FIELDS = (
    "Id", "Label", "Question", "Answer", "Key points", "Pitfalls", "Follow-ups", "Say", "Read",
    "Compute", "Computed", "Derive", "Derivations",
)  # fmt: skip
_LABEL = '<div class="g-label">{{Label}}</div>'
# One of several instances a day; the back shows the same one, and without scripts all are shown, numbered.
_PICK = """<script>
(function () {
  var day = Math.floor((Date.now() / 60000 - new Date().getTimezoneOffset() - 240) / 1440);
  document.querySelectorAll(".g-pick").forEach(function (list) {
    var items = Array.prototype.slice.call(list.children);
    items.forEach(function (item, place) { item.hidden = place !== day % items.length; });
    list.classList.add("g-picked");
  });
})();
</script>"""
_PARTS = "".join(
    f"{{{{#{name}}}}}<section><h2>{heading}</h2>{{{{{name}}}}}</section>{{{{/{name}}}}}"
    for name, heading in (
        ("Key points", "Key points"),
        ("Pitfalls", "Pitfalls"),
        ("Follow-ups", "Follow-ups"),
        ("Say", "Said aloud"),
        ("Derivations", "Derivation, line by line"),
        ("Read", "Read"),
    )
)
_TEMPLATES = (
    (
        "Recall",
        f'{_LABEL}<div class="g-ask">{{{{Question}}}}</div>',
        f"{{{{FrontSide}}}}<hr id=answer>{{{{Answer}}}}{_PARTS}",
        "Question",
    ),
    (
        "Compute",
        f"{{{{#Compute}}}}{_LABEL}{{{{Compute}}}}{_PICK}{{{{/Compute}}}}",
        f"{{{{FrontSide}}}}<hr id=answer>{{{{Computed}}}}{_PICK}",
        "Compute",
    ),
    (
        "Derive",
        f"{{{{#Derive}}}}{_LABEL}{{{{Derive}}}}{{{{/Derive}}}}",
        "{{FrontSide}}<hr id=answer>{{Derivations}}",
        "Derive",
    ),
)
_CSS = """\
.card { font: 20px/1.5 system-ui, sans-serif; max-width: 40em; margin: 0 auto; padding: 0 .6em; text-align: left;
  color: #1d2330; background: #fbfaf7; }
.card.nightMode, .card.night_mode { color: #dfe3ea; background: #16191f; }
.g-label { font-size: .7em; letter-spacing: .04em; opacity: .65; margin: .8em 0 .4em; }
.g-ask { font-size: 1.15em; font-weight: 600; line-height: 1.35; }
h2 { font-size: .8em; letter-spacing: .04em; margin: 1.6em 0 .3em; opacity: .75; }
ul, ol { padding-left: 1.3em; }
li { margin: .25em 0; }
.g-points { list-style: none; padding-left: 0; }
.g-points li { padding-left: 1.6em; text-indent: -1.6em; }
.g-points li::before { content: "\\2610\\00a0\\00a0"; }
.g-points .g-plus { opacity: .75; }
.g-said::before { content: "\\2717\\00a0"; color: #b3261e; }
.nightMode .g-said::before, .night_mode .g-said::before { color: #ff8a80; }
details { margin: .5em 0; padding: .35em .7em; border: 1px solid currentColor; border-color: rgba(128,128,128,.4);
  border-radius: .5em; }
summary { cursor: pointer; }
.g-lines > details:not([open]) ~ details { display: none; }
.g-picked { list-style: none; padding-left: 0; }
.g-answer { font-weight: 600; }
code { font-size: .9em; }
"""


def note_type(deck: int, modified: int) -> dict[str, Any]:
    """The note type as the column `col.models` holds it."""
    return {
        "id": ID,
        "name": NAME,
        "type": 0,
        "mod": modified,
        "usn": -1,
        "sortf": FIELDS.index("Question"),
        "did": deck,
        "tmpls": [_template(place, *parts[:3]) for place, parts in enumerate(_TEMPLATES)],
        "flds": [_field(place, name) for place, name in enumerate(FIELDS)],
        "css": _CSS,
        "latexPre": "\\documentclass[12pt]{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n",
        "latexPost": "\\end{document}",
        "latexsvg": False,
        "req": [[place, "any", [FIELDS.index(parts[3])]] for place, parts in enumerate(_TEMPLATES)],
        "tags": [],
        "vers": [],
    }


def _template(place: int, name: str, front: str, back: str) -> dict[str, Any]:
    return {"name": name, "ord": place, "qfmt": front, "afmt": back, "did": None, "bqfmt": "", "bafmt": ""}


def _field(place: int, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "ord": place,
        "sticky": False,
        "rtl": False,
        "font": "Arial",
        "size": 20,
        "media": [],
    }
