"""How much there is in a world, in one line: what an import reports."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from typing import NamedTuple

from intrigue.model.terms import Parameter
from intrigue.model.world import World


class Summary(NamedTuple):
    """The size of a world; instances are counted with every position filled in every way."""

    name: str
    entities: int
    fluents: int
    actions: int
    action_instances: int
    rules: int
    rule_instances: int
    seconds: float | None
    """How long it took to read; None where nobody measured."""


def describe(world: World, seconds: float | None = None) -> str:
    """Return the size of a world as a table with one line."""
    return table((measure(world, seconds),))


def measure(world: World, seconds: float | None = None) -> Summary:
    """Return the size of a world."""
    return Summary(
        world.name,
        len(world.entities),
        sum(_instances(world, each.parameters) for each in world.properties),
        len(world.actions),
        sum(_instances(world, each.parameters) for each in world.actions),
        len(world.rules),
        sum(_instances(world, each.parameters) for each in world.rules),
        seconds,
    )


def table(summaries: Iterable[Summary]) -> str:
    """Return a table with one line for each world, under a line of headings."""
    rows: list[tuple[str, ...]] = [
        ("file", "entities", "fluents", "actions", "(instances)", "rules", "(instances)", "seconds")
    ]
    for each in summaries:
        seconds = "" if each.seconds is None else f"{each.seconds:.3f}"
        rows.append((each.name, *map(str, each[1:-1]), seconds))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) if at == 0 else cell.rjust(width) for at, (cell, width) in enumerate(pairs))
        for pairs in (tuple(zip(row, widths, strict=True)) for row in rows)
    )
    return "\n".join(line.rstrip() for line in lines)


def _instances(world: World, parameters: tuple[Parameter, ...]) -> int:
    """Return in how many ways the positions can be filled."""
    return prod(len(world.entities_of(each.type)) for each in parameters if each.constant is None)
