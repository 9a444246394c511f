"""`grill config`: show or change a setting."""

from __future__ import annotations

from typing import Annotated

import typer

from interview_grill.cli import completion
from interview_grill.cli.command import single
from interview_grill.cli.options import Json
from interview_grill.cli.surroundings import Surroundings

app = single()


@app.command()
def config(
    context: typer.Context,
    key: Annotated[
        str | None,
        typer.Argument(
            help="Which setting; none shows all.", metavar="[KEY]", autocompletion=completion.setting
        ),
    ] = None,
    value: Annotated[
        str | None, typer.Argument(help="Its new value; none shows it.", metavar="[VALUE]")
    ] = None,
    default: Annotated[bool, typer.Option("--default", help="Back to the default.")] = False,
    as_json: Json = False,
) -> None:
    """Show the settings, or change one: rollover, retention, new_per_day, interview_date, theme, policy, answer, judge,
    preview.

    `answer typed` lets every answer be typed and judged; `judge 'COMMAND …'` has a program of yours judge it;
    `preview off` no longer shows a formula typeset while it is typed.
    """
    from interview_grill.cli.output import print_json, say
    from interview_grill.errors import WrongUsage
    from interview_grill.memory.config import checked_setting, known_key, shown_settings
    from interview_grill.memory.event import Setting

    here = Surroundings.of(context)
    if default and (key is None or value is not None):
        raise WrongUsage("--default takes one setting and no value", mend="grill config theme --default")
    if key is not None and (value is not None or default):
        known_key(key)
        kept = None if default or value is None else checked_setting(key, value)
        here.store.append(Setting(key, kept), at=here.now(), day=here.today)
        here.forget_settings()
        if key == "judge":
            from interview_grill.cli.judging import keep_typed_here

            keep_typed_here(here, kept)
    shown = shown_settings(here.settings)
    if key is not None:
        shown = {known_key(key): shown[key]}
    if as_json:
        print_json(shown)
        return
    width = max(map(len, shown))
    for name, setting in shown.items():
        say(f"{name.ljust(width)}  {setting if setting is not None else '(not set)'}")
