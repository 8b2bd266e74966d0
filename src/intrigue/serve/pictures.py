"""Feelings and beliefs over time as pictures: where lines, bars and labels stand. The templates write them as SVG.

Nothing hangs on colour alone: every line has its own dashes and its name at its end, every kind of bar its own height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intrigue.model.world import World
from intrigue.serve.history import Course, Felt, Known, Stretch, View
from intrigue.simulate.clock import Clock
from intrigue.tell.moods import named

WIDTH, HEIGHT = 640, 180
"""Of a picture of feelings, in its own units."""
LEFT, RIGHT, TOP, BOTTOM = 34, 190, 10, 24
"""The margins; on the right the lines are named."""
LINE = 15
"""How far two names must stand apart."""
ASIDE = -1.5
"""How far lines are moved aside, one after the other, so that equal feelings do not hide one another."""
MOST_TICKS = 5
STRIP = 22
"""How high the strip of one character is."""
NAMES = 130
"""How much room there is for names beside strips."""
BARS: dict[View, tuple[int, str]] = {
    "right": (16, "believes it"),
    "wrong": (8, "believes otherwise"),
    "unknown": (2, "does not know"),
}
"""How high a bar is for each way to stand to a fact, and what it means."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One feeling as a line."""

    path: str
    name: str
    end: float
    """How high it ends."""
    label: float
    """How high its name stands."""
    kind: int
    """Which dashes and colour; counted from 0."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The feelings of one character."""

    name: str
    curves: tuple[Curve, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    summary: str
    """The same in words, for those who do not see the picture."""


@dataclass(frozen=True, slots=True)
class Bar:
    """For how long somebody stood to a fact in one way."""

    x: float
    y: float
    width: float
    height: int
    view: View
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """How one character stood to a fact."""

    name: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """How everybody stood to one fact."""

    fact: str
    strips: tuple[Strip, ...]
    ticks: tuple[Tick, ...]
    height: int
    summary: str


def chart(world: World, felt: Felt, clock: Clock) -> Chart:
    """Return the picture of what one character felt."""
    minutes = [minute for course in felt.courses for minute, _ in course.points]
    scale = _Scale(min(minutes, default=0), max(minutes, default=0), LEFT, WIDTH - RIGHT)
    names = [named(world, each.emotion, each.about) for each in felt.courses]
    ends = [_height(each.points[-1][1]) for each in felt.courses]
    labels = _apart(ends)
    curves = tuple(
        Curve(_path(course, scale, kind * ASIDE), name, end + kind * ASIDE, label, kind)
        for kind, (course, name, end, label) in enumerate(zip(felt.courses, names, ends, labels, strict=True))
    )
    levels = tuple(Tick(_height(level), str(level)) for level in (0, 50, 100))
    return Chart(felt.name, curves, scale.ticks(clock), levels, _summary(felt, names))


def strips(known: Known, clock: Clock) -> Strips:
    """Return the picture of how everybody stood to one fact over time."""
    rows = [*((("in truth", known.actual),) if known.actual else ()), *known.stretches]
    every = [each for _, stretches in rows for each in stretches]
    begin, end = min((each.begin for each in every), default=0), max((each.end for each in every), default=0)
    scale = _Scale(begin, end, NAMES, WIDTH - 10)
    found = []
    for row, (name, stretches) in enumerate(rows):
        middle = row * STRIP + STRIP / 2
        bars = []
        for each in stretches:
            height, meaning = BARS[each.view]
            x, right = scale.at(each.begin), scale.at(each.end)
            title = f"{name}, {clock.shown(each.begin)} to {clock.shown(each.end)}: {meaning}"
            bars.append(Bar(x, middle - height / 2, max(right - x, 3), height, each.view, title))
        found.append(Strip(name, middle, tuple(bars)))
    height = len(found) * STRIP + BOTTOM
    summary = "; ".join(f"{name}: {_in_turn(stretches)}" for name, stretches in known.stretches)
    return Strips(known.fact, tuple(found), scale.ticks(clock), height, f"{summary}.")


def _in_turn(stretches: Sequence[Stretch]) -> str:
    return ", then ".join(BARS[each.view][1] for each in stretches)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From minutes to places."""

    begin: int
    end: int
    left: float
    right: float

    def at(self, minute: int) -> float:
        length = max(self.end - self.begin, 1)
        return round(self.left + (minute - self.begin) / length * (self.right - self.left), 1)

    def ticks(self, clock: Clock) -> tuple[Tick, ...]:
        """Return the times to write below: whole steps, equally far apart."""
        steps = (self.end - self.begin) // clock.step
        days = clock.day(self.end) > clock.day(self.begin)
        most = MOST_TICKS - days  # With the day before it, a time takes more room.
        apart = -(-steps // (most - 1)) * clock.step or clock.step
        minutes = range(self.begin, self.end + 1, apart)
        return tuple(Tick(self.at(each), _time(clock, each, days)) for each in minutes)


def _time(clock: Clock, minute: int, days: bool) -> str:
    shown = clock.shown(minute)
    return shown if days else shown.rpartition(" ")[2]


def _height(intensity: int) -> float:
    return round(TOP + (100 - intensity) / 100 * (HEIGHT - TOP - BOTTOM), 1)


def _path(course: Course, scale: _Scale, aside: float) -> str:
    """Return a line of steps through all points, as SVG writes it."""
    first, *rest = course.points
    said = [f"M{scale.at(first[0])} {_height(first[1]) + aside}"]
    said += [f"H{scale.at(minute)}V{_height(intensity) + aside}" for minute, intensity in rest]
    return "".join(said)


def _apart(heights: Sequence[float]) -> list[float]:
    """Return where names stand, as near to the ends of their lines as they can without standing on one another."""
    order = sorted(range(len(heights)), key=lambda each: heights[each])
    found = [0.0] * len(heights)
    last = -float(LINE)
    for each in order:
        last = found[each] = max(heights[each], last + LINE)
    over = last - (HEIGHT - BOTTOM)
    if over > 0:
        for each in order:
            found[each] -= over
    return [round(each, 1) for each in found]


def _summary(felt: Felt, names: Sequence[str]) -> str:
    if not felt.courses:
        return f"{felt.name} felt nothing worth a line."
    said = [
        f"{name}, {max(each.points, key=lambda point: point[1])[1]} at its height and {each.points[-1][1]} now"
        for name, each in zip(names, felt.courses, strict=True)
    ]
    return f"{felt.name}: {'; '.join(said)}."
