"""What a YAML parser complains of, said so that an author can mend it."""

from __future__ import annotations

import pytest
import yaml

from interview_grill.bank.syntax import in_words, points_at_its_beginning

# A broken file, what is said of it, and the word that the mend must hold.
BROKEN = [
    (r'- "\sigma"', "a double-quoted text with a backslash that YAML does not know", "single quotes"),
    (r'- "\xi"', r"a double-quoted text in which \x, \u or \U is no character", "single quotes"),
    (r'- "\ud800"', "a double-quoted text with an escape that is no character", "UTF-8"),
    ("- a: b: c", "a `: ` where no key can stand", "quote the text"),
    ("- @a", "a character that no plain text can begin with", "quote the text"),
    ("- `a", "a character that no plain text can begin with", "quote the text"),
    ("- 'a", "the file ends inside a quoted text", "quotation mark"),
    ("a: 1\n b: 2", "a `: ` where no key can stand", "indentation"),
    ("a: 'it's'", "neither a key nor the end of the mapping", "double them"),
    ("- a\nb: c", "neither a `- ` item nor the end of the list", "indentation"),
    ("[a, b", "a list in brackets that is not closed", "`]`"),
    ("{a: b", "a mapping in braces that is not closed", "`}`"),
    ("a: b\nc\nd: e", "a line that is neither a key nor part of a text", "`: `"),
    ("a: - b", "a `- ` where no list can begin", "lines of its own"),
    ("a: |x\n  b", "text on the line of `|` or `>`", "next line"),
    ("- !x!y z", "a tag (`!`)", "quote the text"),
    ("%YAML 3.0\n--- a", "a %YAML directive of another version", "remove it"),
]


def problem_of(text: str) -> str:
    """The parser's own words for what is wrong with a text."""
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    return raised.value.problem or ""


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize(("text", "what", "mend"), BROKEN, ids=[case[0] for case in BROKEN])
def test_the_words_of_libyaml_are_known_for_what_authors_break(text: str, what: str, mend: str) -> None:
    said, remedy = in_words(problem_of(text))
    assert said == what
    assert mend in remedy


def test_a_problem_without_words_of_our_own_is_passed_on_with_a_mend() -> None:
    assert in_words("the moon is full") == (
        "this is no YAML: the moon is full",
        "check quotation marks and indentation",
    )


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
def test_only_an_open_quotation_is_shown_where_it_begins() -> None:
    assert points_at_its_beginning(problem_of("a: 'open\nb: c\n"))
    assert not points_at_its_beginning(problem_of("a: [open\nb: c\n"))
