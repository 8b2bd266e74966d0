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
    from intrigue.simulate.chronicle import Entry, Moment
    from intrigue.simulate.simulation import Story
    from intrigue.tell.running import Reporter


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
    from intrigue.language.questions import read_condition
    from intrigue.simulate.simulation import Options, Story

    if minds and as_json:
        raise click.UsageError("--json prints everything; leave --minds away.")
    loaded = open_world(world)
    note_unserved(loaded.world)
    story = Story(loaded.world, Options(seed))
    condition = None if until is None else read_condition(until, story.setting.world)
    for line in _lines(story, steps, condition, minds, as_json):
        click.echo(line)
    if save is not None:
        from intrigue.simulate.runfile import to_json

        atomic_write(save, to_json(story, loaded.texts))
    return 0 if condition is None or _holds(story, condition) else 1


def _lines(story: Story, steps: int, until: Expression | None, minds: bool, as_json: bool) -> Iterator[str]:
    """Yield what there is to print, as it happens."""
    from intrigue.tell.running import Reporter

    reporter = Reporter(story)
    if as_json:
        yield from _for_machines(story, reporter, steps, until)
        return
    shown = -1
    before = story.moment
    if minds:
        yield from (f"      {each}" for each in reporter.wrong_beliefs())
    for entry in story.run(steps, until):
        lines = list(_told(reporter, entry, before, minds))
        if minds and entry.kind == "clock":
            lines += (f"      {each}" for each in reporter.wrong_beliefs())
        before = story.moment
        if not lines:
            continue
        if entry.minutes != shown:
            shown = entry.minutes
            reporter.begin_paragraph()
            yield f"[{story.options.clock.shown(shown)}]"
        yield from lines
    yield _closing(story, steps)


def _told(reporter: Reporter, entry: Entry, before: Moment, minds: bool) -> Iterator[str]:
    text = reporter.happening(entry)
    if text:
        yield f"  {text}"
    if minds:
        yield from (f"      {each}" for each in reporter.thoughts(entry, before))


def _for_machines(story: Story, reporter: Reporter, steps: int, until: Expression | None) -> Iterator[str]:
    from intrigue.simulate.recording import to_data

    for entry in story.run(steps, until):
        said = reporter.happening(entry)
        yield json.dumps({**to_data(entry), **({"text": said} if said else {})}, ensure_ascii=False)
    ending = _ending(story)
    yield json.dumps({"kind": "end", "ended": story.ended, "step": story.moment.step, "ending": ending[0]})


def _closing(story: Story, steps: int) -> str:
    """Return the last line: how the story ends, or why no more of it is told."""
    title = _ending(story)[1]
    why = story.ended or f"{steps} {'step is' if steps == 1 else 'steps are'} over"
    return f"[{why}]" + (f"\n{title}." if title else "")


def _ending(story: Story) -> tuple[str, str]:
    """Return the name and the title of the first ending that holds now; empty where none does."""
    for each in story.setting.world.endings:
        if _holds(story, each.condition):
            return each.name, each.title
    return "", ""


def _holds(story: Story, condition: Expression) -> bool:
    from intrigue.semantics.evaluation import holds

    return holds(story.setting, story.moment.state, condition)
