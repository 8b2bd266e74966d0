"""`intrigue whatif`: a run lived through again with one thing otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.inquiring import answered, open_run
from intrigue.cli.opening import SAVED, WorldName, is_run, open_world
from intrigue.cli.waiting import sign_of_life

if TYPE_CHECKING:
    from intrigue.explain.past import Past
    from intrigue.explain.whatif import WhatIf


@click.command(
    epilog="""\b
Examples:
  intrigue whatif my.run --without 'linger(sakura, pendant)'
  intrigue whatif my.run --at 13 --instead 'pause(sakura)'
  intrigue whatif my.run --at 13 --suppose 'gaara believes likes(sakura, scarf)'
  intrigue whatif my.story --suppose 'attentive(suitor)' --suppose 'at(gaara) = shop'"""
)
@click.argument("run", type=WorldName(), metavar="RUN")
@click.option("--at", "at", metavar="EVENT", help="Where the change comes in: a number, an action, or 'step N'.")
@click.option("--instead", metavar="ACTION", help="This happens in place of EVENT; others agree to it.")
@click.option("--without", metavar="EVENT", help="This does not happen, then or later.")
@click.option(
    "--suppose", multiple=True, metavar="FACT", help="This is so, as a line below 'start' says it; repeatable."
)
@click.option("--seed", type=int, default=0, metavar="N", help="Of a world: which lots fall.  [default: 0]")
@click.option("--steps", type=click.IntRange(min=1), metavar="N", help="For how many steps; else as long as the run.")
@click.option("--save", type=click.Path(path_type=Path), metavar="FILE", help="Also write the other run to FILE.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def whatif(
    run: str,
    at: str | None,
    instead: str | None,
    without: str | None,
    suppose: tuple[str, ...],
    seed: int,
    steps: int | None,
    save: Path | None,
    as_json: bool,
) -> int:
    """Let a saved RUN go again with one thing otherwise, and say what comes of it.

    Chance falls as before, wherever who, what and when are the same. Shown are where the two runs part, both side by
    side from there on, what goes back to the change, and how they end. Without --at, what is supposed is so from the
    start; then RUN may also be a world. A FACT may be about a mind ('gaara believes ...'), about a feeling
    ('liking(gaara, suitor) = 80'), or about how somebody decides ('patience(gaara) = 10').
    """
    from intrigue.tell.replies import parting

    if not (instead or without or suppose):
        raise click.UsageError("Say what is otherwise: --instead ACTION, --without EVENT or --suppose FACT.")
    if instead is not None and (at is None or without is not None):
        raise click.UsageError("--instead ACTION needs --at EVENT, which it replaces, and cannot go with --without.")
    if without is not None and at is not None:
        raise click.UsageError("--without EVENT says by itself where the change comes in; leave --at away.")
    saved = is_run(run)
    if not saved and (at is not None or without is not None):
        raise click.UsageError(f"--at and --without are for runs that were saved, as NAME{SAVED}.")
    with sign_of_life("Living through it again"):
        past = open_run(Path(run)) if saved else _begun(run, seed, steps)
        found = _changed(past, at, instead, without, suppose, steps)
    if save is not None:
        from intrigue.simulate.runfile import to_json

        # Before anything is said: whoever listens may hang up, as `head` does.
        atomic_write(save, to_json(found.other, found.other.texts))
    answered(parting(found), found, as_json)
    return 0


def _begun(named: str, seed: int, steps: int | None) -> Past:
    """Return a run of a world as it is, to be compared with."""
    from intrigue.explain.past import Past
    from intrigue.simulate.simulation import STEPS, Options, Story

    loaded = open_world(named)
    story = Story(loaded.world, Options(seed))
    story.texts = loaded.texts
    for _ in story.run(steps if steps is not None else STEPS):
        pass
    return Past(story)


def _changed(
    past: Past, at: str | None, instead: str | None, without: str | None, suppose: tuple[str, ...], steps: int | None
) -> WhatIf:
    from intrigue.explain.naming import the_entry, the_event
    from intrigue.explain.whatif import from_entry, from_start
    from intrigue.explain.whynot import event_of
    from intrigue.language.questions import read_call

    story = past.story
    if without is not None:
        return from_entry(past, the_event(story, without), without=True, facts=suppose, steps=steps)
    if at is None:
        return from_start(story, suppose, steps=steps)
    if instead is None:
        return from_entry(past, the_entry(story, at), facts=suppose, steps=steps)
    event = event_of(past, read_call(instead, story.world))
    return from_entry(past, the_event(story, at), instead=event, facts=suppose, steps=steps)
