"""`intrigue ask`: questions to a run."""

from __future__ import annotations

from pathlib import Path

import click

from intrigue.cli.inquiring import RUN, answered, open_run


@click.command(
    epilog="""\b
Examples:
  intrigue ask my.run 'holder(pendant)' --at 13
  intrigue ask my.run 'gaara believes likes(sakura, pendant)' --at 'day 1, 08:10'
  intrigue ask my.run 'anger(gaara, suitor) > 20'
  intrigue ask my.run 'likes(sakura, pendant)' --who-knew
  intrigue ask my.run 'likes(sakura, pendant)' --as gaara
  intrigue ask my.run --irony --at 13"""
)
@click.argument("run", type=RUN)
@click.argument("expression", required=False)
@click.option("--at", "at", metavar="TIME", help="An event, 'step N', a time of day, 'start' or 'end'.  [default: end]")
@click.option(
    "--who-knew", is_flag=True, help="Say who held what about it from when on, rightly or wrongly, and whence."
)
@click.option("--irony", "ironies", is_flag=True, help="Say what concerned somebody who had it wrong or did not know.")
@click.option(
    "--all", "everything", is_flag=True, help="With --irony: all of it, in order, and not only what matters most."
)
@click.option("--as", "eyes", metavar="NAME", help="Answer by what NAME believes, and say nothing of what is so.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def ask(
    run: Path,
    expression: str | None,
    at: str | None,
    who_knew: bool,
    ironies: bool,
    everything: bool,
    eyes: str | None,
    as_json: bool,
) -> int:
    """Answer any EXPRESSION of the language about a saved RUN, at any time of it.

    EXPRESSION is a condition or a value, also of minds inside minds and of feelings. --at a number or an action
    means the moment when all was over that it set off. --irony tells first what most decisions rested on.
    """
    from intrigue.explain import asking, irony
    from intrigue.explain.naming import somebody, the_point
    from intrigue.tell import replies

    if ironies == (expression is not None):
        raise click.UsageError("Ask an expression, or --irony, which needs none.")
    if who_knew and at is not None:
        raise click.UsageError("--who-knew is about the whole run; leave --at away.")
    if everything and not ironies:
        raise click.UsageError("--all goes with --irony.")
    if eyes is not None and ironies:
        raise click.UsageError("--irony is what somebody does not know; leave --as away.")
    past = open_run(run)
    seen = somebody(past.story, eyes) if eyes is not None else ""
    point = past.end if at is None else the_point(past, at)
    if expression is None:
        wrong = irony.irony(past) if at is None else irony.irony_at(past, point)
        wrong = wrong if everything else irony.weightiest(past, wrong)
        most = None if everything else replies.MOST_IRONIES
        answered(replies.ironies(past, wrong, most), wrong[:most], as_json)
        return 0
    asked = asking.question(past, expression, bool(seen) + who_knew)
    if who_knew:
        learnt = asking.who_knew(asked, seen)
        answered(replies.knowledge(asked, learnt, seen), learnt, as_json)
        return 0
    found = asking.answer(asked, point, seen)
    answered(replies.reply(found), found, as_json)
    return 0
