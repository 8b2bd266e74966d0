"""`intrigue plot`: pictures of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.inquiring import RUN, open_run

if TYPE_CHECKING:
    from intrigue.explain.past import Past

KINDS = ("feelings", "beliefs", "relations", "timeline")
"""What can be drawn."""


@click.command(
    epilog="""\b
Examples:
  intrigue plot my.run --what feelings -o feelings.png
  intrigue plot my.run --what beliefs --of 'likes(sakura, pendant)' -o beliefs.svg
  intrigue plot my.run --what relations --at 13 --who gaara -o relations.html
  intrigue plot my.run --what timeline -o timeline.svg"""
)
@click.argument("run", type=RUN)
@click.option("--what", type=click.Choice(KINDS), required=True, help="What to draw.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="FILE.svg, .png or .html.")
@click.option("--who", multiple=True, metavar="NAME", help="Only these; of relations: as NAME sees them. Repeatable.")
@click.option("--of", "of", multiple=True, metavar="EXPR", help="Of beliefs: what they are about. Repeatable.")
@click.option("--at", "at", metavar="TIME", help="Of relations: when, as for 'intrigue ask'.  [default: end]")
@click.option("--json", "as_json", is_flag=True, help="Print what would be drawn as JSON instead.")
def plot(
    run: Path,
    what: str,
    output: Path | None,
    who: tuple[str, ...],
    of: tuple[str, ...],
    at: str | None,
    as_json: bool,
) -> int:
    """Draw a saved RUN: everybody's feelings, who believed what, who stands how to whom, or who saw what happen.

    HTML files need nothing besides. Pictures need the extra 'plot': pip install 'intrigue[plot]'.
    """
    if (of and what != "beliefs") or (at is not None and what != "relations"):
        raise click.UsageError("--of goes with --what beliefs, and --at with --what relations.")
    if what == "relations" and len(who) > 1:
        raise click.UsageError("Relations are drawn as one sees them, or as they are; give --who once.")
    if not as_json:
        output = _known_form(output, run, what)
    past = open_run(run)
    _known_people(past, who)
    if as_json:
        from intrigue.cli.machine import print_json
        from intrigue.explain.data import as_data

        print_json(as_data(_readings(past, what, who, of, at)))
        return 0
    from intrigue.show.files import FORMATS

    assert output is not None
    atomic_write(output, FORMATS[output.suffix.lower()](_chart(past, what, who, of, at)))
    click.echo(f"Drew {output}.")
    return 0


def _known_form(output: Path | None, run: Path, what: str) -> Path:
    from intrigue.show.files import FORMATS

    found = output if output is not None else Path(f"{run.stem}-{what}.svg")
    if found.suffix.lower() not in FORMATS:
        raise click.UsageError(f"'{found}' should end in {', '.join(FORMATS)}, by which it is told what to draw.")
    return found


def _known_people(past: Past, who: tuple[str, ...]) -> None:
    from intrigue.explain.naming import refusal
    from intrigue.language.nearest import nearest

    for each in who:
        if each not in past.setting.characters:
            meant = nearest(each, past.setting.characters)
            hint = f"did you mean '{meant}'?" if meant else f"there are {', '.join(past.setting.characters)}"
            raise refusal("E723", f"'{each}' is no character of this world", hint=hint)


def _readings(past: Past, what: str, who: tuple[str, ...], of: tuple[str, ...], at: str | None) -> Any:
    from intrigue.explain.asking import question
    from intrigue.explain.naming import the_point
    from intrigue.show import readings

    match what:
        case "feelings":
            return readings.feelings(past, who)
        case "beliefs":
            return readings.beliefs(past, tuple(question(past, each) for each in of), who)
        case "timeline":
            return readings.timeline(past, who)[0]
    point = past.end if at is None else the_point(past, at)
    return readings.bonds(past, point, who[0] if who else None)


def _chart(past: Past, what: str, who: tuple[str, ...], of: tuple[str, ...], at: str | None) -> Any:
    from intrigue.explain.asking import question
    from intrigue.explain.naming import the_point
    from intrigue.show import charts

    match what:
        case "feelings":
            return charts.feelings_chart(past, who)
        case "beliefs":
            return charts.beliefs_chart(past, tuple(question(past, each) for each in of), who)
        case "timeline":
            return charts.timeline_chart(past, who)
    point = past.end if at is None else the_point(past, at)
    return charts.relations_chart(past, point, who[0] if who else None)
