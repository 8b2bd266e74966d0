"""`intrigue why`: the motive behind an event of a run."""

from __future__ import annotations

from pathlib import Path

import click

from intrigue.cli.inquiring import RUN, answered, open_run


@click.command(
    epilog="""\b
Examples:
  intrigue why my.run
  intrigue why my.run 13
  intrigue why my.run 'kiss(suitor, sakura)'
  intrigue why my.run kiss#2"""
)
@click.argument("run", type=RUN)
@click.argument("event", required=False)
@click.option("--quick", is_flag=True, help="Leave out what would have had to differ, which takes thinking.")
@click.option("--numbers", is_flag=True, help="Say of feelings how strong they are, from 1 to 100.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def why(run: Path, event: str | None, quick: bool, numbers: bool, as_json: bool) -> int:
    """Say why EVENT of a saved RUN came about: what was wanted and believed, and so planned.

    EVENT is a number, an action such as 'kiss(suitor, sakura)', or its name alone, with #2 for the second time.
    Without it, all events are listed with their numbers. Below the motive stand the beliefs that were mistaken and
    where they came from, what was felt, and which single belief or want, had it been otherwise, would have left no
    reason.
    """
    from intrigue.explain.naming import happenings, how_often, the_event
    from intrigue.explain.why import why as answer
    from intrigue.tell.answers import Answers
    from intrigue.tell.replies import events

    past = open_run(run)
    if event is None:
        answered(events(past), happenings(past.story), as_json)
        return 0
    entry = the_event(past.story, event)
    found = answer(past, entry.index, changes=not quick)
    answered(Answers(past, numbers).why(found), found, as_json)
    others = [each for each in how_often(past.story, entry) if each != entry.index]
    if others and not event.strip().isdigit():
        click.echo(f"note: the same happens at {', '.join(map(str, others))} too", err=True)
    return 0
