"""`intrigue run`: a world left to itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.opening import WorldName, note_unserved, open_world

if TYPE_CHECKING:
    from intrigue.model.expressions import Expression
    from intrigue.model.world import World
    from intrigue.simulate.simulation import Story


@click.command(
    epilog="""\b
Examples:
  intrigue run pendant
  intrigue run my.story --seed 7 --steps 50 --minds
  intrigue run my.story --until 'at(paul) == shop' --save my.run"""
)
@click.argument("world", type=WorldName())
@click.option(
    "--seed", type=int, metavar="N", default=0, show_default=True, help="Which lots fall; the same seed, the same run."
)
@click.option(
    "--steps", type=click.IntRange(min=1), metavar="N", default=30, show_default=True, help="Go on for at most N steps."
)
@click.option("--until", metavar="EXPR", help="Stop when this condition holds, as a story file writes it.")
@click.option("--minds", is_flag=True, help="Also say what everybody intends, feels and has wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print every entry of the chronicle as one line of JSON.")
@click.option(
    "--save", type=click.Path(path_type=Path), metavar="FILE", help="Also write the run to FILE, to be loaded later."
)
def run(world: str, seed: int, steps: int, until: str | None, minds: bool, as_json: bool, save: Path | None) -> int:
    """Let the cast of WORLD live by itself, and say what happens.

    Nobody steers: fate has its say, and everybody does what pays in their own eyes. With --until, exit code 1 if the
    condition does not come to hold.
    """
    from intrigue.semantics.evaluation import holds
    from intrigue.simulate.simulation import Options, Story
    from intrigue.tell.running import report

    if minds and as_json:
        raise click.UsageError("--json prints everything; leave --minds away.")
    loaded = open_world(world)
    note_unserved(loaded.world)
    story = Story(loaded.world, Options(seed))
    condition = None if until is None else _condition(until, loaded.world, story.setting.world)
    lines = _for_machines(story, steps, condition) if as_json else report(story, steps, condition, minds)
    for line in lines:
        click.echo(line)
    if save is not None:
        from intrigue.simulate.runfile import to_json

        atomic_write(save, to_json(story, loaded.texts))
    return 0 if condition is None or holds(story.setting, story.moment.state, condition) else 1


def _condition(text: str, world: World, core: World) -> Expression:
    """Return the condition that a text states about a world, as its core can be asked for it."""
    from dataclasses import replace

    from intrigue.language.questions import read_condition
    from intrigue.model.sugar import lower
    from intrigue.model.world import Ending

    asked = Ending("until", "", read_condition(text, world))
    asking = lower(replace(world, endings=(*world.endings, asked)))
    missing = [each.name for each in asking.properties if each.signature not in core.property]
    if missing:
        raise click.UsageError(
            f"Nothing in the world speaks of '{missing[0]}', so runs keep no memory of it. "
            "Mention it in the world, such as in an ending, and it can be asked for."
        )
    return asking.endings[-1].condition


def _for_machines(story: Story, steps: int, until: Expression | None) -> Iterator[str]:
    """Yield every entry as JSON, with the sentences that tell it, and at the end why there is no more."""
    from intrigue.simulate.recording import to_data
    from intrigue.tell.running import Reporter, ending_of

    reporter = Reporter(story)
    for entry in story.run(steps, until):
        said = reporter.happening(entry)
        yield json.dumps({**to_data(entry), **({"text": said} if said else {})}, ensure_ascii=False)
    ending = ending_of(story)
    last = {"kind": "end", "ended": story.ended, "steps": story.moment.step, "ending": ending.name if ending else None}
    yield json.dumps(last, ensure_ascii=False)
