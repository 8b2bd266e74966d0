"""`intrigue run`: a world left to itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.check import check_run
from intrigue.cli.files import atomic_write
from intrigue.cli.opening import SAVED, WorldName, is_run, open_world

if TYPE_CHECKING:
    from intrigue.model.expressions import Expression
    from intrigue.model.world import World
    from intrigue.simulate.chronicle import Entry
    from intrigue.simulate.simulation import Story
    from intrigue.simulate.steering import Steered


@click.command(
    epilog="""\b
Examples:
  intrigue run pendant
  intrigue run my.story --seed 7 --steps 50 --minds
  intrigue run my.story --steer --save my.run
  intrigue run my.story --until 'at(paul) == shop' --save my.run
  intrigue run my.run --steps 10
  intrigue run my.run --check"""
)
@click.argument("world", type=WorldName())
@click.option("--seed", type=int, metavar="N", help="Which lots fall; the same seed, the same run.  [default: 0]")
@click.option(
    "--steps", type=click.IntRange(min=1), metavar="N", default=30, show_default=True, help="Go on for at most N steps."
)
@click.option("--until", metavar="EXPR", help="Stop when this condition holds, as a story file writes it.")
@click.option("--steer", is_flag=True, help="Let the author's hand bring the run to the world's acts, one by one.")
@click.option(
    "--slack",
    type=click.FloatRange(min=0),
    metavar="X",
    help="With --steer: how much worse than its best a thing may be that somebody is made to do.  "
    "[default: as the acts say, else 1]",
)
@click.option("--minds", is_flag=True, help="Also say what everybody intends, feels and has wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print every entry of the chronicle as one line of JSON.")
@click.option(
    "--save", type=click.Path(path_type=Path), metavar="FILE", help="Also write the run to FILE, best named NAME.run."
)
@click.option("--branch", type=click.IntRange(min=0), metavar="N", help="Of a saved run: go on from the end of step N.")
@click.option("--check", "only_check", is_flag=True, help="Of a saved run: decide everything anew and compare.")
def run(
    world: str,
    seed: int | None,
    steps: int,
    until: str | None,
    steer: bool,
    slack: float | None,
    minds: bool,
    as_json: bool,
    save: Path | None,
    branch: int | None,
    only_check: bool,
) -> int:
    """Let the cast of WORLD live by itself, and say what happens.

    Nobody steers: fate has its say, and everybody does what pays in their own eyes. With --until, exit code 1 if the
    condition does not come to hold. WORLD may also be a run that was saved as NAME.run; then it goes on from its end,
    or with --branch from an earlier step, with other lots if there is a --seed. With --check, exit code 1 if anything
    is decided otherwise. With --steer, the run goes on to the end of the last act, and exit code 1 if an act cannot be
    reached.
    """
    from intrigue.semantics.evaluation import holds
    from intrigue.tell.running import report

    if minds and as_json:
        raise click.UsageError("--json prints everything; leave --minds away.")
    saved = is_run(world)
    if not saved and (branch is not None or only_check):
        raise click.UsageError(f"--branch and --check are for runs that were saved, as NAME{SAVED}.")
    if steer and (saved or until is not None):
        raise click.UsageError("--steer begins a run of its own and goes on to its last act; leave the rest away.")
    if slack is not None and not steer:
        raise click.UsageError("--slack says how far --steer may go; it means nothing without.")
    if only_check:
        return check_run(Path(world))
    if steer:
        return _steered(world, seed or 0, slack, minds, as_json, save)
    story, texts = _resumed(Path(world), branch, seed) if saved else _begun(world, seed or 0)
    condition = None if until is None else _condition(until, story.world, story.setting.world)
    lines = _for_machines(story, steps, condition) if as_json else report(story, steps, condition, minds)
    for line in lines:
        click.echo(line)
    if save is not None:
        from intrigue.simulate.runfile import to_json

        atomic_write(save, to_json(story, texts))
    return 0 if condition is None or holds(story.setting, story.moment.state, condition) else 1


def _steered(named: str, seed: int, slack: float | None, minds: bool, as_json: bool, save: Path | None) -> int:
    """Let a world come to its acts, and say what happens and which act it does not come to."""
    from intrigue.errors import Diagnostic, InputError, Place
    from intrigue.simulate.options import Options
    from intrigue.simulate.steering import Steered
    from intrigue.tell.running import report

    loaded = open_world(named)
    course = Steered(loaded.world, Options(seed), slack=slack)
    if not course.goals:
        message = "this world does not say what its story should come to"
        hint = 'add an act (`act "Title" until CONDITION`), an ending, or `author wants`'
        raise InputError((Diagnostic("E601", message, Place(list(loaded.texts)[-1], 0, 0), hint=hint),))
    story = course.story
    lines = _for_machines(story, 0, None, course.run()) if as_json else report(story, 0, None, minds, course.run())
    for line in lines:
        click.echo(line)
    if save is not None:
        from intrigue.simulate.runfile import to_json

        atomic_write(save, to_json(story, loaded.texts))
    if course.shortfall is not None:
        click.echo(f"{course.shortfall.said(story)}.", err=True)
        say_what_would_help(course)
    return 0 if course.shortfall is None else 1


def say_what_would_help(course: Steered) -> None:
    """Say on stderr with what the act could be reached that was not."""
    from intrigue.cli.waiting import sign_of_life
    from intrigue.tell.relaxations import in_words

    try:
        with sign_of_life("Looking for what would have to be otherwise"):
            found = course.otherwise()
    except KeyboardInterrupt:
        return
    if found is None:
        return
    if found.slack is not None:
        click.echo(f"There is a way to it with --slack {found.slack:g}, or `slack {found.slack:g}` below it.", err=True)
    elif found.relaxed is not None:
        calls = ", ".join(str(each.call) for each in found.relaxed.story.steps)
        click.echo(f"There would be one {in_words(course.story.world, found.relaxed.changes)}: {calls}.", err=True)


def _begun(named: str, seed: int) -> tuple[Story, Mapping[str, str] | None]:
    """Return a run of a world that has not begun, and the texts of the world."""
    from intrigue.simulate.simulation import Options, Story

    loaded = open_world(named)
    return Story(loaded.world, Options(seed)), loaded.texts


def _resumed(path: Path, step: int | None, seed: int | None) -> tuple[Story, Mapping[str, str] | None]:
    """Return a saved run, cut back to the end of a step if there is one, with another seed if there is one."""
    from dataclasses import replace

    from intrigue.simulate.runfile import branch, load

    story = load(path)
    if step is None and seed is None:
        return story, story.texts
    options = story.given if seed is None else replace(story.given, seed=seed)
    other = branch(story, story.moment.step if step is None else step, options)
    return other, story.texts


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


def _for_machines(
    story: Story, steps: int, until: Expression | None, entries: Iterator[Entry] | None = None
) -> Iterator[str]:
    """Yield every entry as JSON, with the sentences that tell it, and at the end why there is no more."""
    from intrigue.simulate.recording import to_data
    from intrigue.tell.running import Reporter, ending_of

    reporter = Reporter(story)
    for entry in story.run(steps, until) if entries is None else entries:
        said = reporter.happening(entry)
        yield json.dumps({**to_data(entry), **({"text": said} if said else {})}, ensure_ascii=False)
    ending = ending_of(story)
    last = {"kind": "end", "ended": story.ended, "steps": story.moment.step, "ending": ending.name if ending else None}
    yield json.dumps(last, ensure_ascii=False)
