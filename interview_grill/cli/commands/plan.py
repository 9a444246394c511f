"""`grill plan`: what to do each day until the interview, and what it buys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from interview_grill.cli.command import single
from interview_grill.cli.options import Json, typed
from interview_grill.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from interview_grill.planning.planned import Planned

app = single()


@app.command()
def plan(
    context: typer.Context,
    minutes: Annotated[str, typer.Option(help="Minutes you have on each day.", metavar="N")] = "20",
    on: Annotated[
        str | None, typer.Option(help="The day; the configured interview_date if not given.", metavar="DATE")
    ] = None,
    days_off: Annotated[
        list[str] | None,
        typer.Option(help="Dates or weekdays without study, commas between; repeatable.", metavar="DAYS"),
    ] = None,
    policy: Annotated[
        str | None, typer.Option(help="Show this policy instead of the best.", metavar="NAME")
    ] = None,
    use: Annotated[bool, typer.Option("--use", help="Let quiz and due follow it from now on.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Other simulated luck.", metavar="N")] = 0,
    as_json: Json = False,
) -> None:
    """Compare ways to spend the days until the interview; nothing changes without --use."""
    from interview_grill.cli.interview import interview_day
    from interview_grill.cli.planning import read_days_off
    from interview_grill.memory.daily import read_minutes
    from interview_grill.memory.event import Setting
    from interview_grill.memory.policy import read_policy
    from interview_grill.planning.planned import planned

    here = Surroundings.of(context)
    with here.due_reader() as reader:
        until, prospects = interview_day(here, on), reader.prospects()
    found = planned(
        prospects,
        today=here.today,
        until=until,
        minutes=typed("--minutes", read_minutes, minutes),
        days_off=read_days_off(days_off or (), today=here.today, until=until),
        seed=seed,
        wanted=None if policy is None else typed("--policy", read_policy, policy),
    )
    if use:
        here.store.append(Setting("policy", str(found.plan)), at=here.now(), day=here.today)
    _report(here, found, used=use, as_json=as_json)


def _report(here: Surroundings, found: Planned, *, used: bool, as_json: bool) -> None:
    from interview_grill.cli.output import print_json, print_lines
    from interview_grill.cli.planning import document

    if as_json:
        print_json(document(found, used=used))
        return
    from interview_grill.terminal.plan_page import plan_lines

    look = here.look()
    print_lines(look.paint(plan_lines(found, look, used=used)))
