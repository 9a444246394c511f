"""What a YAML parser complains of, in words that say how to mend it."""

from __future__ import annotations

_MEANINGS: dict[str, tuple[str, str]] = {
    "found unknown escape character": (
        "a double-quoted text with a backslash that YAML does not know",
        "LaTeX goes in single quotes or a `|` block",
    ),
    "did not find expected hexdecimal number": (
        "a double-quoted text in which \\x, \\u or \\U is no character",
        "LaTeX goes in single quotes or a `|` block",
    ),
    "found invalid Unicode character escape code": (
        "a double-quoted text with an escape that is no character",
        "write the character itself, in UTF-8",
    ),
    "mapping values are not allowed in this context": (
        "a `: ` where no key can stand",
        "quote the text if it contains `: `; else check the indentation",
    ),
    "found character that cannot start any token": (
        "a character that no plain text can begin with",
        "quote the text; indent with spaces, not tabs",
    ),
    "found unexpected end of stream": ("the file ends inside a quoted text", "close the quotation mark"),
    "did not find expected key": (
        "neither a key nor the end of the mapping",
        "check the indentation, and quotation marks inside quoted text (double them: '')",
    ),
    "did not find expected '-' indicator": (
        "neither a `- ` item nor the end of the list",
        "check the indentation",
    ),
    "did not find expected ',' or ']'": (
        "a list in brackets that is not closed",
        "add `]`, or quote its texts",
    ),
    "did not find expected ',' or '}'": (
        "a mapping in braces that is not closed",
        "add `}`, or quote its texts",
    ),
    "could not find expected ':'": (
        "a line that is neither a key nor part of a text",
        "add `: `, or indent it",
    ),
    "block sequence entries are not allowed in this context": (
        "a `- ` where no list can begin",
        "put the list on lines of its own, or quote the text",
    ),
    "found a tab character where an indentation space is expected": (
        "a tab in the indentation",
        "indent with spaces",
    ),
    "found a tab character that violates indentation": ("a tab in the indentation", "indent with spaces"),
    "did not find expected comment or line break": (
        "text on the line of `|` or `>`",
        "begin it on the next line, indented",
    ),
    "found undefined tag handle": ("a tag (`!`)", "remove it, or quote the text"),
    "while scanning a tag": ("a tag (`!`)", "remove it, or quote the text"),
    "found incompatible YAML document": ("a %YAML directive of another version", "remove it"),
    "exceeded max nesting level": ("lists or mappings too deep in each other", "flatten them"),
}
_UNCLOSED = "found unexpected end of stream"


def in_words(problem: str) -> tuple[str, str]:
    """What is wrong and how to mend it, for a problem as libyaml words it."""
    return _MEANINGS.get(problem, (f"this is no YAML: {problem}", "check quotation marks and indentation"))


def points_at_its_beginning(problem: str) -> bool:
    """Whether the place to show is where the faulty text begins, not where the parser gave up."""
    return problem == _UNCLOSED
