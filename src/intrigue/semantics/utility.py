"""How well somebody thinks to be doing."""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.expressions import (
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Literal,
    Or,
    Total,
)
from intrigue.model.terms import Special, Value
from intrigue.semantics.dependence import reading
from intrigue.semantics.evaluation import Ground, calculate, number, read
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


def utility(setting: Setting, state: State, holder: str) -> int | float | Special:
    """Return the sum of what the holder wants, read in this state; UNKNOWN where a line has no known value.

    The holder is a character or `AUTHOR`. For what a character thinks to have, hand in its mind.
    """
    total: int | float | Special = 0
    for line in want_lines(setting, holder):
        result = calculate("+", total, number(read(state, line)))
        assert isinstance(result, int | float | Special)
        total = result
    return total


def want_lines(setting: Setting, holder: str) -> tuple[Ground, ...]:
    """Return what the holder wants, line by line, in ground form."""
    if holder not in setting.want_lines:
        setting.want_lines[holder] = tuple(setting.ground(line) for line in setting.world.wants_of(holder))
    return setting.want_lines[holder]


def want_values(setting: Setting, state: State, holder: str) -> tuple[Value, ...]:
    """Return what each line of the holder's wants counts in this state; UNKNOWN where that is not known."""
    return tuple(number(read(state, line)) for line in want_lines(setting, holder))


def want_changes(setting: Setting, then: State, now: State, holder: str) -> Iterator[tuple[int, Value, Value]]:
    """Yield the lines of the holder's wants that count otherwise now than then, by position, with both values."""
    for place in wants_concerned(setting, then, now, holder):
        line = want_lines(setting, holder)[place]
        old, new = number(read(then, line)), number(read(now, line))
        if old != new:
            yield place, old, new


def wants_concerned(setting: Setting, then: State, now: State, holder: str) -> list[int]:
    """Return the positions of the holder's wants that read something that has changed; most events leave most alone."""
    if holder not in setting.wants_depend:
        setting.wants_depend[holder] = reading(want_lines(setting, holder))
    concerned: set[int] = set()
    setting.wants_depend[holder].concerned(setting.states, then, now, concerned)
    return sorted(concerned)


def scale(setting: Setting, holder: str) -> int | float:
    """Return the sum of the absolute weights of what the holder wants: against it, changes are great or small.

    A condition weighs what it counts, a number the factor with which it counts. At least something: 1 without wants. A
    world may state another scale for somebody.
    """
    if holder not in setting.scales:
        stated = [each.scale for each in setting.world.temperaments if each.character == holder and each.scale]
        if stated:
            setting.scales[holder] = stated[0]
            return stated[0]
        weights = map(_weight, want_lines(setting, holder))
        setting.scales[holder] = sum(weights) or 1
    return setting.scales[holder]


def _weight(node: Ground) -> int | float:
    """Return how much of utility hangs on this part of a want."""
    match node:
        case Literal():
            return 0
        case Comparison() | And() | Or():
            return 1
        case Believes(body=body):
            return _weight(body)
        case Conditional(then=Literal(value=then), otherwise=Literal(value=otherwise)):
            span = calculate("-", number(then), number(otherwise))
            return abs(span) if isinstance(span, int | float) else 0
        case Conditional(then=then, otherwise=otherwise):
            return max(_weight(then), _weight(otherwise))
        case Arithmetic(operator="+" | "-", left=left, right=right):
            return _weight(left) + _weight(right)
        case Arithmetic(operator=operator, left=left, right=right):
            return _product(operator, left, right)
        case Total(operator="+", parts=parts):
            return sum(map(_weight, parts))
        case Total(parts=parts):
            return max(map(_weight, parts), default=0)
        case _:
            return 1


def _product(operator: str, left: Ground, right: Ground) -> int | float:
    """Return the weight of a product or quotient: what varies, times what does not."""
    match left, right:
        case Literal(value=int() | float() as factor), varies if operator == "*":
            return abs(factor) * _weight(varies)
        case varies, Literal(value=int() | float() as factor) if factor:
            return abs(factor if operator == "*" else 1 / factor) * _weight(varies)
        case _:
            return max(_weight(left), _weight(right))
