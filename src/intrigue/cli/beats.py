"""`intrigue beats`: which beats of a story a run has, and what brought each of them about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.inquiring import RUN, answered, open_run

if TYPE_CHECKING:
    from intrigue.explain.beats import Found, Missing
    from intrigue.explain.past import Past


@click.command(
    epilog="""\b
Examples:
  intrigue beats suna.run
  intrigue beats my.run --of my-beats.toml
  intrigue beats my.run --told
  intrigue beats my.run --json"""
)
@click.argument("run", type=RUN)
@click.option("--of", "file", type=RUN, metavar="FILE", help="The file of beats.  [default: the one beside the world]")
@click.option("--told", is_flag=True, help="Tell the story, with each beat in the margin where it comes about.")
@click.option("--json", "as_json", is_flag=True, help="Print the beats as JSON.")
def beats(run: Path, file: Path | None, told: bool, as_json: bool) -> int:
    """Look for the beats of a story in a saved RUN, in their order.

    Each beat is shown with the event or the change of mind that realises it, whose reason that was, and what led to it;
    or with what is missing. The exit code is 1 if any is missing.
    """
    from intrigue.explain.beat_files import beats_beside, load_beats
    from intrigue.explain.beats import Sift, missing

    if told and as_json:
        raise click.UsageError("--told prints a story, and --json the beats; choose one of them.")
    past = open_run(run)
    path = file if file is not None else beats_beside(past.story.world)
    if path is None:
        raise click.UsageError("This run's world comes with no beats; name a file of them with --of.")
    results = Sift(past, load_beats(path, past.story.world)).results()
    if told:
        click.echo("\n".join(_in_the_margin(past, results)))
    else:
        answered(_table(past, results), results, as_json)
    return 1 if missing(results) else 0


def _in_the_margin(past: Past, results: Sequence[Found | Missing]) -> Iterator[str]:
    """Yield the lines of the told story with each beat beside what realises the last of its signs."""
    from intrigue.explain.beats import Found
    from intrigue.tell.margin import Note, with_margin
    from intrigue.tell.storyteller import Manner, retold

    telling = retold(past.story, Manner(seed=past.story.options.seed)).finished()
    notes = [Note(each.entries[-1], each.beat.name) for each in results if isinstance(each, Found)]
    yield from with_margin(telling, notes)
    yield ""
    yield _counted(results)


def _table(past: Past, results: Sequence[Found | Missing]) -> Iterator[str]:
    from intrigue.explain.beats import Found

    width = max(len(each.beat.name) for each in results)
    for each in results:
        yield f"{each.beat.name:<{width}}  {each.beat.says}"
        lines = _found(past, each) if isinstance(each, Found) else _missing(each)
        for line in lines:
            yield f"{'':{width}}    {line}"
    yield _counted(results)


def _counted(results: Sequence[Found | Missing]) -> str:
    from intrigue.explain.beats import Found

    found = sum(isinstance(each, Found) for each in results)
    return f"{found} of {len(results)} beats, in their order"


def _found(past: Past, found: Found) -> Iterator[str]:
    from intrigue.explain.beats import Happens
    from intrigue.tell.answers import Answers

    words = Answers(past)
    chronicle = past.story.chronicle
    for number, sign in zip(found.entries, found.beat.signs, strict=True):
        if number < 0:
            yield f"from the start {sign}"
        elif isinstance(sign, Happens):
            yield words.headline(chronicle[number])
        else:
            yield f"{number}  {words.time(chronicle[number].minutes)}  {sign}"
    said = "; ".join(_reasons(past, found))
    if said:
        yield said


def _reasons(past: Past, found: Found) -> Iterator[str]:
    """Yield whose plan the last of it was part of, and the events that led to it."""
    entry = past.story.chronicle[found.entries[-1]] if found.entries[-1] >= 0 else None
    if entry is not None and entry.reasons:
        plan = entry.reasons[0]
        yield f"{plan.character} meant {', '.join(str(step.call) for step in plan.steps)}"
    behind = [f"{number} {past.story.chronicle[number].call}" for number in found.causes if number not in found.entries]
    if behind:
        yield f"after {', '.join(behind[-3:])}"


def _missing(found: Missing) -> Iterator[str]:
    yield f"MISSING: {found.sign}"
    if found.elsewhere is not None:
        yield f"({found.elsewhere} would do, but is not in its place)"
