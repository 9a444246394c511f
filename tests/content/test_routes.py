"""Every derivation as a learner types it: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

import pytest

from interview_grill.derivations.judge import Standing, judge_line
from tests.content import routes_a_b_c, routes_d_e_f, routes_g_h_quick
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(1, 60)
ROUTES = [*routes_a_b_c.ROUTES, *routes_d_e_f.ROUTES, *routes_g_h_quick.ROUTES]
UNDECLARED = [*routes_a_b_c.UNDECLARED, *routes_d_e_f.UNDECLARED, *routes_g_h_quick.UNDECLARED]


@pytest.mark.parametrize(("name", "number", "text"), ROUTES, ids=str)
def test_another_route_to_a_line_is_right(name: str, number: int, text: str) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert verdict.standing is Standing.RIGHT, verdict.message
    assert number in verdict.lines


def test_every_derivation_has_another_route_and_an_undeclared_mistake() -> None:
    assert {name for name, _, _ in ROUTES} == DERIVATIONS.keys()
    assert {name for name, _, _ in UNDECLARED} == DERIVATIONS.keys()


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_declared_wrong_line_is_wrong_under_its_own_tag(name: str) -> None:
    derivation = DERIVATIONS[name]
    declared = [(line.number, wrong) for line in derivation.computed_lines for wrong, _ in line.wrong]
    assert len(declared) >= 3
    for number, wrong in declared:
        verdict = judge_line(derivation, number, wrong.value)
        assert (verdict.standing, verdict.line, verdict.tag) == (Standing.WRONG, number, wrong.tag)
        assert verdict.message.startswith(wrong.say)


@pytest.mark.parametrize(("name", "number", "text"), UNDECLARED, ids=str)
def test_an_undeclared_mistake_is_wrong_and_says_where(name: str, number: int, text: str) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert (verdict.standing, verdict.line) == (Standing.WRONG, number)
    assert verdict.tag not in {wrong.tag for wrong in DERIVATIONS[name].lines[number - 1].line.wrong}
    assert " At " in verdict.message or " From " in verdict.message


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_line_is_right_as_its_author_typed_it(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.computed_lines:
        texts = (line.line.expect.value, *line.line.also)
        assert all(judge_line(derivation, line.number, text).standing is Standing.RIGHT for text in texts)
