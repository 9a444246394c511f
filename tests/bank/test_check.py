"""Every fault of a bank is told in one run, with its place and its mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_grill.bank.check import check, check_together
from interview_grill.bank.fault import Severity
from interview_grill.errors import BankError

Write = Callable[..., Path]

TASK = "- id: a\n  ask: b\n  answer: c\n  tasks:\n    - name: t\n      ask: d\n"
LINE = (
    "- id: a\n  ask: b\n  answer: c\n  derivations:\n    - name: d\n      title: e\n"
    "      given: {x: sample, v: positive}\n      lines:\n        - do: f\n          math: $v$\n"
)

WRONG = "        - {tag: m, value: 2, say: x}\n"

# What is written, where the fault is, what is said of it, how to mend it.
FAULTS = [
    # keys
    (
        "- id: a\n  ask: b\n  anwser: c\n  answer: d\n",
        (3, 3),
        "unknown key `anwser` in a question",
        "did you mean `answer`?",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  zzz: d\n",
        (4, 3),
        "unknown key `zzz` in a question",
        "known keys: id, number",
    ),
    ("- id: a\n  answer: c\n", (1, 3), "a question needs `ask`", "add `ask:` (the question)"),
    (
        "- ask: a\n  answer: c\n",
        (1, 3),
        "a question needs `id`",
        "add `id:` (a slug that never changes: the history hangs on it)",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  ask: d\n",
        (4, 3),
        "`ask` is given twice; first on line 2",
        "remove one",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  pitfalls:\n    - said: d\n",
        (5, 7),
        "a pitfall needs `because`",
        "add `because:` (why it is wrong)",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  key_points:\n    - should: d\n",
        (5, 7),
        "unknown key `should` in a key point",
        "known keys: must, nice",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  key_points:\n    - must: d\n      nice: e\n",
        (6, 7),
        "a key point has one key, and `must` is there",
        "remove one",
    ),
    # types
    ("- id: a\n  ask: [b]\n  answer: c\n", (2, 8), "`ask` must be text, not a list", ""),
    (
        "- id: a\n  ask: 42\n  answer: c\n",
        (2, 8),
        "`ask` must be text, not the number 42",
        "put quotes around it: '42'",
    ),
    (
        "- id: a\n  ask: true\n  answer: c\n",
        (2, 8),
        "`ask` must be text, not true",
        "put quotes around it: 'true'",
    ),
    ("- id: a\n  ask:\n  answer: c\n", (2, 7), "`ask` must be text, not nothing", ""),
    ("- id: a\n  ask: ' '\n  answer: c\n", (2, 8), "`ask` is empty", "write it, or remove the key"),
    (
        "- id: a\n  ask: b\n  answer: c\n  number: seven\n",
        (4, 11),
        "`number` must be a whole number from 1 to 1000000, not the text 'seven'",
        "",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  number: '7'\n",
        (4, 11),
        "`number` must be a whole number from 1 to 1000000, not the text '7'",
        "remove the quotes: 7",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  number: 07\n",
        (4, 11),
        "`number` must be a whole number from 1 to 1000000, not the text '07'",
        "write 7",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  number: 2.5\n",
        (4, 11),
        "`number` must be a whole number from 1 to 1000000, not the number 2.5",
        "",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  number: 1000001\n",
        (4, 11),
        "`number` must be a whole number from 1 to 1000000, not the number 1000001",
        "",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  weight: 0\n",
        (4, 11),
        "`weight` must be a number above 0, not the number 0",
        "",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  weight: 1e999\n",
        (4, 11),
        "`weight` must be a number above 0, not the number 1e999",
        "",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  tags: mle\n",
        (4, 9),
        "`tags` must be a list of slugs, not the text 'mle'",
        "begin each item with `- `, or write [a, b]",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  tags: []\n",
        (4, 9),
        "`tags` is empty",
        "write it, or remove the key",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  tags: [mle, MLE]\n",
        (4, 15),
        "`tags` 2 must be a slug, not the text 'MLE'",
        "lower-case letters",
    ),
    (
        "- id: Bad_Id\n  ask: b\n  answer: c\n",
        (1, 7),
        "`id` must be a slug, not the text 'Bad_Id'",
        "lower-case letters, digits and single hyphens, at most 60: gaussian-variance",
    ),
    (
        f"- id: {'a' * 61}\n  ask: b\n  answer: c\n",
        (1, 7),
        "`id` must be a slug, not the text 'aaaaaaaaaaaaaaaaaaaaaaaaaaa...'",
        "at most 60",
    ),
    (
        "- plain\n",
        (1, 3),
        "a question must be a mapping with the keys of a question, not the text 'plain'",
        "known keys",
    ),
    (
        "just text\n",
        (1, 1),
        "a bank must be a list of questions, not the text 'just text'",
        "start each question",
    ),
    # decks
    ("id: a\nask: b\n", (1, 1), "`id` outside a question", "begin each question with `- id:`"),
    (
        "titel: x\nquestions: [{id: a, ask: b, answer: c}]\n",
        (1, 1),
        "unknown key `titel` in a deck",
        "`title`?",
    ),
    (
        "questions: none\n",
        (1, 12),
        "`questions` must be a list of questions, not the text 'none'",
        "begin each",
    ),
    (
        "sections: {X: y}\nquestions:\n  - {id: a, ask: b, answer: c, section: x}\n",
        (3, 41),
        "unknown section 'x'",
        "did you mean `X`?",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  section: quik\n",
        (4, 12),
        "unknown section 'quik'",
        "did you mean `quick`?",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  band: 16-36\n",
        (4, 9),
        "unknown band '16-36'",
        "did you mean `16-35`?",
    ),
    # YAML that is refused
    ("- &x id: a\n", (1, 3), "an anchor (&x)", "remove it: a bank has no anchors"),
    ("- id: a\n  ask: &x b\n  answer: c\n", (2, 8), "an anchor (&x)", "remove it: a bank has no anchors"),
    (
        "- id: a\n  ask: *x\n  answer: c\n",
        (2, 8),
        "an alias (*x)",
        "write the text out: a bank has no aliases",
    ),
    (
        "- id: a\n  ask: !!str b\n  answer: c\n",
        (2, 8),
        "a tag (tag:yaml.org,2002:str)",
        "remove it, or quote the text if it begins with !",
    ),
    ("- id: a\n  ask: b\n  answer: c\n  <<: {}\n", (4, 3), "a merge key (<<)", "write the keys out"),
    ("- ? [id]\n  : a\n", (1, 5), "a key that is no text", "quote it if it begins with a bracket or brace"),
    (
        "- {id: a, ask: b, answer: c}\n---\n- {id: b, ask: c, answer: d}\n",
        (2, 1),
        "a second document in one file",
        "",
    ),
    (
        "%TAG ! tag:x,1:\n---\n- {id: a, ask: b, answer: c}\n",
        (1, 1),
        "a %TAG directive",
        "a bank has no tags",
    ),
    # YAML that cannot be read
    ("- id: a\n  ask: it is: no\n  answer: c\n", (2, 13), "a `: ` where no key can stand", "quote the text"),
    (
        '- id: a\n  ask: "$\\sigma$"\n  answer: c\n',
        (2, 10),
        "a double-quoted text with a backslash that YAML does not know",
        "LaTeX goes in single quotes or a `|` block",
    ),
    (
        '- id: a\n  ask: "$\\xi$"\n  answer: c\n',
        (2, 12),
        "a double-quoted text in which \\x",
        "single quotes",
    ),
    (
        "- id: a\n  ask: 'b\n  answer: c\n",
        (2, 8),
        "the file ends inside a quoted text",
        "close the quotation mark",
    ),
    ("- id: a\n  ask: [b\n", (3, 1), "a list in brackets that is not closed", "add `]`"),
    ("- id: a\n   ask: b\n", (2, 7), "a `: ` where no key can stand", "check the indentation"),
    ("- id: a\n\task: b\n", (2, 1), "a tab in the indentation", "indent with spaces"),
    ("- id: a\n  ask: @b\n", (2, 8), "a character that no plain text can begin with", "quote the text"),
    # LaTeX eaten, dollars, formulas
    (
        '- id: a\n  ask: "$\\theta$"\n  answer: c\n',
        (2, 8),
        "the double quotes turned a backslash and a letter into a tab: LaTeX was eaten",
        "use single quotes",
    ),
    (
        '- id: a\n  ask: "$\\beta$"\n  answer: c\n',
        (2, 8),
        "into a control character (U+0008): LaTeX was eaten",
        "",
    ),
    ('- id: a\n  ask: "$\\nu = 1$"\n  answer: c\n', (2, 8), "into a line break: LaTeX was eaten", ""),
    ("- id: a\n  ask: 'x\ty'\n  answer: c\n", (2, 10), "a tab inside a text", "write spaces"),
    (
        "- id: a\n  ask: b\n  answer: |\n    First.\n    Then $x here.\n",
        (5, 10),
        "unbalanced $: $ opens a formula that is never closed",
        "write \\$ for a dollar sign",
    ),
    (
        "- id: a\n  ask: 'It''s $5, not $6'\n  answer: c\n",
        (2, 23),
        "unbalanced $: a dollar beside a space neither opens nor closes a formula",
        "",
    ),
    # tasks
    (TASK, (5, 7), "a task without an answer", "add `closed_form:` or `solver:`"),
    (
        f"{TASK}      draw: {{n: {{int: [1, 5]}}}}\n      closed_form: 2*m + n\n",
        (8, 22),
        "`2*m + n`: m is no name here",
        "",
    ),
    (f"{TASK}      closed_form: '2 +'\n", (7, 24), "`2 +`: something is missing after +", ""),
    (
        f"{TASK}      closed_form: 1\n      draw: {{n: {{normal: [1]}}}}\n",
        (8, 18),
        "unknown key `normal` in a draw",
        "known keys: int, choice, grid",
    ),
    (
        f"{TASK}      closed_form: 1\n      draw: {{n: {{int: [1, k]}}}}\n",
        (8, 27),
        "`k`: k is no name here",
        "",
    ),
    (
        f"{TASK}      closed_form: 1\n      draw: {{n: {{int: [1]}}}}\n",
        (8, 23),
        "`int` must be [low, high], not 1 value",
        "",
    ),
    (
        f"{TASK}      closed_form: 1\n      draw: {{x: {{poisson: {{rate: 2, n: {{like: y}}}}}}}}\n",
        (8, 47),
        "`y` is no sample drawn before",
        "",
    ),
    (
        f"{TASK}      closed_form: 1\n      draw: {{p: {{grid: [1, 0, 0.1]}}}}\n",
        (8, 24),
        "a grid is [low, high, step]",
        "",
    ),
    (
        f"{TASK}      closed_form: 1\n      draw: {{exp: {{int: [1, 2]}}}}\n",
        (8, 19),
        "`exp` cannot be declared as a name",
        "choose another name",
    ),
    (
        f"{TASK}      closed_form: 1\n      require: ['1 + 2']\n",
        (8, 18),
        "`1 + 2` compares nothing",
        "use one of <= >= != == < >",
    ),
    (f"{TASK}      closed_form: 1\n      require: ['1 < q']\n", (8, 22), "q is no name here", ""),
    (
        f"{TASK}      solver: {{call: gausian.mle.mean, with: {{data: '[1, 2]'}}}}\n",
        (7, 22),
        "no solver call is named 'gausian.mle.mean'",
        "did you mean 'gaussian.mle.mean'?",
    ),
    (
        f"{TASK}      solver: {{call: gaussian.mle.mean, with: {{x: '[1, 2]'}}}}\n",
        (7, 52),
        "gaussian.mle.mean has no argument 'x'",
        "gaussian.mle.mean takes data",
    ),
    (
        f"{TASK}      solver: gaussian.mle.mean\n",
        (7, 15),
        "gaussian.mle.mean needs the argument 'data'",
        "gaussian.mle.mean takes data",
    ),
    (
        f"{TASK}      closed_form: 1\n      type: vectr\n",
        (8, 13),
        "`type` must be one of number, integer, vector, formula, not the text 'vectr'",
        "did you mean `vector`?",
    ),
    (
        f"{TASK}      closed_form: [1, 2]\n      type: vector\n",
        (5, 7),
        "a vector needs the names of its entries",
        "add `slots: [alpha, beta]`",
    ),
    (
        f"{TASK}      closed_form: 1\n      slots: [a]\n",
        (8, 14),
        "`slots` without a vector: the type is number",
        "say `type: vector`",
    ),
    (
        f"{TASK}      closed_form: 1\n    - {{name: t, ask: d, closed_form: 2}}\n",
        (8, 14),
        "the name `t` is there twice",
        "rename one",
    ),
    (
        f"{TASK}      closed_form: 1\n      wrong:\n{WRONG}{WRONG}",
        (10, 17),
        "the tag `m` is there twice",
        "rename one",
    ),
    (
        "- id: a\n  ask: b\n  answer: c\n  formulas:\n    - {name: f, value: 1}\n",
        (5, 7),
        "a formula is compared with one thing",
        "give either `solver:` or `equals:`",
    ),
    # derivations
    (
        f"{LINE}          expect: {{mode: equal, value: w}}\n",
        (11, 40),
        "`w`: w is no name here",
        "",
    ),
    (f"{LINE}          expect: {{mode: equal}}\n", (11, 19), "mode equal needs a `value`", "add `value:`"),
    (
        f"{LINE}          expect: {{mode: factor, value: v}}\n",
        (11, 19),
        "mode factor needs the names it is `in`",
        "add `in: theta`",
    ),
    (
        f"{LINE}          expect: {{mode: root, value: v, in: w}}\n",
        (11, 46),
        "`w` is not among the names given",
        "declare it in `given`",
    ),
    (
        f"{LINE}          expect: {{mode: equal, value: v, derivative_of: 1}}\n",
        (11, 58),
        "a line is the derivative of an earlier one",
        "",
    ),
    (
        f"{LINE}          wrong: [{{tag: x, value: v, say: y}}]\n",
        (9, 11),
        "a line that is only shown has no wrong or other forms",
        "add `expect:`",
    ),
    (
        f"{LINE}          expect: {{mode: equal, value: v, argued: yes}}\n",
        (11, 51),
        "`argued` must be true or false, not the text 'yes'",
        "",
    ),
    (
        LINE.replace("positive", "postive"),
        (7, 29),
        "`postive` does not declare what a name stands for",
        "one of: real",
    ),
]


@pytest.mark.parametrize(("text", "place", "what", "mend"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_is_told_with_its_place_and_its_mend(
    write: Write, text: str, place: tuple[int, int], what: str, mend: str
) -> None:
    path = write(text)
    found = {(fault.line, fault.column): fault for fault in check(str(path)) if what in fault.what}
    assert place in found, [str(fault) for fault in check(str(path))]
    assert mend in found[place].mend
    assert found[place].severity is Severity.ERROR
    assert str(found[place]).startswith(f"{path}:{place[0]}:{place[1]}: error: ")


def test_every_fault_of_a_bank_is_found_in_one_run(write: Write) -> None:
    path = write(
        "- id: one\n  number: 1\n  aks: b\n"
        '- id: two\n  ask: "\\sum"\n'
        "- id: one\n  number: 1\n  ask: $b\n  tasks:\n    - {name: t, ask: x, closed_form: y}\n"
        "- id: Four\n  ask: c\n  section: Z\n"
    )
    assert [(fault.line, fault.column, fault.what) for fault in check(str(path)) if fault.is_error] == [
        (1, 3, "a question needs `ask`"),
        (3, 3, "unknown key `aks` in a question"),
        (5, 9, "a double-quoted text with a backslash that YAML does not know"),
        (6, 7, f"the id one is there twice; first at {path}:1:7"),
        (7, 11, f"the number 1 is there twice; first at {path}:2:11"),
        (8, 8, "unbalanced $: $ opens a formula that is never closed"),
        (10, 38, "`y`: y is no name here"),
        (11, 7, "`id` must be a slug, not the text 'Four'"),
        (13, 12, "unknown section 'Z'"),
    ]


def test_an_id_used_in_two_files_is_told_with_both_places(write: Write, tmp_path: Path) -> None:
    first = write("- {id: a, ask: b, answer: c, number: 3}\n", "bank/one.yaml")
    second = write("# second\n- {id: a, ask: b, answer: c, number: 3}\n", "bank/two.yaml")
    assert [str(fault) for fault in check(str(tmp_path / "bank"))] == [
        f"{second}:2:8: error: the id a is there twice; first at {first}:1:8 (change one)",
        f"{second}:2:38: error: the number 3 is there twice; first at {first}:1:38 (change one)",
    ]


def test_a_second_header_is_an_error_that_names_the_first(write: Write, tmp_path: Path) -> None:
    first = write("title: x\n", "bank/deck.yaml")
    second = write("title: y\nquestions: [{id: a, ask: b, answer: c}]\n", "bank/more.yaml")
    found = check(str(tmp_path / "bank"))
    assert [str(fault) for fault in found] == [
        f"{second}:1:1: error: a second header; the first is in {first} (remove one)"
    ]


def test_a_missing_answer_and_a_formula_that_cannot_be_laid_out_are_warnings(write: Write) -> None:
    path = write("- id: a\n  ask: 'What is $\\foo{x}$?'\n")
    assert [(fault.line, fault.column, fault.severity) for fault in check(str(path))] == [
        (1, 3, Severity.WARNING),
        (2, 18, Severity.WARNING),
    ]


def test_drawn_values_in_a_template_are_laid_out_as_numbers(write: Write) -> None:
    task = (
        "      draw: {m: {int: [1, 2]}}\n      closed_form: m\n      solution: ['$a^{m}_{k}$ and ${m}^2$']\n"
    )
    assert check(str(write(TASK + task))) == []


def test_a_file_without_questions_is_a_warning_beside_others(write: Write, tmp_path: Path) -> None:
    write("- {id: a, ask: b, answer: c}\n", "bank/one.yaml")
    empty = write("# to come\n", "bank/two.yaml")
    found = check(str(tmp_path / "bank"))
    assert [str(fault) for fault in found] == [
        f"{empty}:1:1: warning: the file holds no questions (begin one with `- id:`)"
    ]


def test_a_task_that_cannot_be_told_from_a_mistake_is_found_by_proof_alone(write: Write) -> None:
    task = "      draw: {n: {int: [2, 9]}}\n      closed_form: n\n      wrong: [{tag: same, value: n + 0, say: x}]\n"
    path = str(write(TASK + task))
    assert check(path) == []
    fault = check(path, prove=True)[0]
    assert (fault.line, fault.column) == (5, 7)
    assert "`same`" in fault.what


def test_a_line_that_does_not_follow_is_found_by_proof_at_that_line(write: Write) -> None:
    wrong = (
        f"{LINE}          expect: {{mode: equal, value: mean(x), solver: gaussian.mle.mean}}\n"
        "        - do: g\n          math: $v$\n          expect: {mode: equal, value: 2*mean(x)}\n"
    )
    path = str(write(wrong))
    assert check(path) == []
    (fault,) = check(path, prove=True)
    assert (fault.line, fault.column) == (12, 11)
    assert fault.what.startswith("line 2 does not follow")


def test_a_bank_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no such bank"):
        check(str(tmp_path / "nowhere"))


def test_banks_used_together_are_checked_together(write: Write, tmp_path: Path) -> None:
    first = write("sections: {X: x}\nquestions: [{id: a, ask: b, answer: c, section: X}]\n", "1.yaml")
    second = write("- {id: a, ask: b, answer: c}\n", "2.yaml")
    write("- {id: a, ask: mine, answer: c, section: X}\n", "home/questions/a.yaml")
    wrong = write("- {id: d, ask: mine, answer: c, section: A}\n", "home/questions/d.yaml")
    found = check_together([str(first), str(second)], str(tmp_path / "home" / "questions"))
    assert [str(fault) for fault in found] == [
        f"{second}:1:3: error: the id a is there twice; first at {first}:2 (change one, or give one bank)",
        f"{wrong}:1:42: error: unknown section 'A' (did you mean `X`?)",
    ]


def test_the_bundled_bank_has_neither_errors_nor_warnings() -> None:
    from interview_grill.bank.files import bundled_bank_path

    assert [str(fault) for fault in check(bundled_bank_path())] == []
