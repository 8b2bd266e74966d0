"""`intrigue whynot`: what stood in the way of something that did not happen."""

from __future__ import annotations

from pathlib import Path

import click

from intrigue.cli.inquiring import RUN, answered, open_run


@click.command(
    epilog="""\b
Examples:
  intrigue whynot my.run 13 'buy(gaara, pendant)'
  intrigue whynot my.run 'step 2' 'dance_with(leopold, clara)'"""
)
@click.argument("run", type=RUN)
@click.argument("event")
@click.argument("action")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def whynot(run: Path, event: str, action: str, as_json: bool) -> int:
    """Say why ACTION did not happen at EVENT of a saved RUN, and what would have made it happen.

    EVENT is a number, an action that did happen, or 'step 3'; it is the turn of ACTION's actor in that step that is
    looked at. What can stand in the way: a condition, in fact or in the actor's mind, that there was nothing in it for
    them, that another would not agree, or that something else was worth more.
    """
    from intrigue.explain.naming import the_entry
    from intrigue.explain.whynot import whynot as answer
    from intrigue.language.questions import read_call
    from intrigue.tell.answers import Answers

    past = open_run(run)
    entry = the_entry(past.story, event)
    found = answer(past, entry.index, read_call(action, past.story.world))
    answered(Answers(past).whynot(found), found, as_json)
    return 0
