"""Where people and the lines between them go in a picture of relations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.show.readings import Bond

Point: TypeAlias = tuple[float, float]

NODE = 0.185
"""The radius of a person's circle, beside the 1 of the picture."""
BEND = 0.19
"""How far a line is bent away from the straight one, for each further line between the same two."""
FINENESS = 72
"""How many pieces a bent line is drawn in."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One line from a person to another."""

    bond: Bond
    points: tuple[Point, ...]
    middle: Point
    """Where its label stands."""
    head: Point
    """Where its arrow's head is."""
    turn: float
    """Which way the head points, in degrees clockwise from straight up."""


def places(cast: Sequence[str], bonds: Sequence[Bond]) -> Mapping[str, Point]:
    """Return where everybody stands: in a circle, those who have to do with each other side by side."""
    order = _in_a_ring(cast, bonds)
    if len(order) == 1:
        return {order[0]: (0.0, 0.0)}
    return {
        who: (math.sin(2 * math.pi * place / len(order)), math.cos(2 * math.pi * place / len(order)))
        for place, who in enumerate(order)
    }


def arcs(where: Mapping[str, Point], bonds: Sequence[Bond]) -> tuple[Arc, ...]:
    """Return the lines between people, each further one between the same two bent further to its side."""
    met: dict[tuple[str, str], int] = {}
    found = []
    for bond in bonds:
        pair = bond.one, bond.other
        met[pair] = met.get(pair, 0) + 1
        found.append(_arc(bond, where[bond.one], where[bond.other], BEND * met[pair]))
    return tuple(found)


def _in_a_ring(cast: Sequence[str], bonds: Sequence[Bond]) -> list[str]:
    """Return the cast in an order in which few lines cross: by networkx, where it is there and there is a choice."""
    if len(cast) <= 3:
        return list(cast)
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(cast)
    for bond in bonds:
        weight = graph.get_edge_data(bond.one, bond.other, {"weight": 0})["weight"]
        graph.add_edge(bond.one, bond.other, weight=weight + bond.strength)
    found = networkx.spring_layout(graph, weight="weight", seed=0)
    return sorted(cast, key=lambda who: math.atan2(float(found[who][0]), float(found[who][1])))


def _arc(bond: Bond, one: Point, other: Point, bend: float) -> Arc:
    across, up = other[0] - one[0], other[1] - one[1]
    length = math.hypot(across, up) or 1
    side = (-up / length, across / length)
    control = ((one[0] + other[0]) / 2 + side[0] * bend * 2, (one[1] + other[1]) / 2 + side[1] * bend * 2)
    whole = [_on(one, control, other, step / FINENESS) for step in range(FINENESS + 1)]
    kept = [each for each in whole if math.dist(each, one) > NODE and math.dist(each, other) > NODE + 0.03]
    kept = kept if len(kept) > 1 else whole
    last, before = kept[-1], kept[-2]
    turn = math.degrees(math.atan2(last[0] - before[0], last[1] - before[1])) % 360
    return Arc(bond, tuple(kept), _on(one, control, other, 0.42), last, turn)


def _on(one: Point, control: Point, other: Point, part: float) -> Point:
    """Return a point of the curve from one point to another that a third pulls to its side."""
    first, second, third = (1 - part) ** 2, 2 * part * (1 - part), part**2
    return (
        first * one[0] + second * control[0] + third * other[0],
        first * one[1] + second * control[1] + third * other[1],
    )
