"""What feelings are compared with: the numbers between which it makes no difference to anybody how strong they are.

A comparison counts where its other side can come to a few numbers that are known beforehand. A feeling that is read in
any other way has no such limits: its exact number may matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from intrigue.model.expressions import Arithmetic, Believes, Comparison, Literal, Slot, Total
from intrigue.model.terms import UNKNOWN, Number, Value, YesNo
from intrigue.semantics.evaluation import Ground, Mind, read
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial

MOST_LIMITS = 64
"""Numbers that one side of a comparison may come to; with more, the feeling on its other side stays as it is."""


class Slots:
    """The fluents that expressions of one setting read; these live as long as it does, and each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, set[int]] = {}

    def of(self, node: Ground) -> set[int]:
        """Return every fluent that an expression reads, in whatever mind."""
        known = self._known.get(id(node))
        if known is None:
            known = self._known[id(node)] = all_slots(node)
        return known


class Limits:
    """The limits of the feelings of one setting, in which nothing but these events and rules can happen."""

    def __init__(self, setting: Setting, happening: Sequence[Event], slots: Slots | None = None) -> None:
        self._setting = setting
        self._happening = happening
        self._slots = slots if slots is not None else Slots()
        self._found: dict[int, set[int | float] | None] = {each.place: set() for each in setting.feelings}
        """For every feeling the numbers that it is compared with; None where it is read in another way, too."""
        if self._found:
            self._read_all()

    def of_feelings(self) -> dict[int, tuple[int | float, ...]]:
        """Return, for every feeling of which only the side of limits matters, these limits, lowest first."""
        return {place: tuple(sorted(found)) for place, found in self._found.items() if found is not None}

    def _read_all(self) -> None:
        rules = set(self._setting.rules)
        for event in self._happening:
            quiet = event in rules and self._is_quiet(event)
            if event in rules and not quiet:
                # That it is due may hang on the exact number that it would set.
                self._matter_exactly(each.slot for each in event.changes)
            for node in self._conditions(event):
                # Hardly any speaks of feelings at all.
                if not self._slots.of(node).isdisjoint(self._found):
                    self._note(node, quiet)
        for wants in self._setting.world.wants:
            for want in wants.lines:
                self._note(self._setting.ground(want), quiet=False)

    def _is_quiet(self, rule: Event) -> bool:
        """Return whether nobody notices a rule, and it sets feelings alone: to a number, or as they are elsewhere."""
        return (
            not rule.sights
            and not rule.forgettings
            and all(
                each.slot.index in self._found
                and (isinstance(each.value, Literal) or self._feeling(each.value) == each.slot.index)
                for each in rule.changes
            )
        )

    def _conditions(self, event: Event) -> Iterator[Ground]:
        """Yield all that an event reads, but for feelings that it passes on as they are."""
        yield event.precondition
        yield event.private
        yield from (each.condition for each in event.forgettings)
        for change in event.changes:
            yield change.condition
            if self._feeling(change.value) != change.slot.index:
                yield change.value
        yield from (line.condition for _, lines in event.sights for line in lines)

    def _note(self, node: Ground, quiet: bool) -> None:
        """Note what feelings are compared with in an expression, and which of them are read otherwise."""
        match node:
            case Comparison(left=left, right=right):
                self._compare(left, right, quiet)
            case Believes(body=body):
                self._note(body, quiet)
            case Literal() | Slot() | Arithmetic() | Total():
                self._matter_exactly([node])
            case _:
                for part in _parts(node):
                    self._note(part, quiet)

    def _compare(self, left: Ground, right: Ground, quiet: bool) -> None:
        one, other = self._feeling(left), self._feeling(right)
        if one is not None and one == other and quiet:
            return
        if one is None or other is not None:
            one, left, right = other, right, left
        if one is None or all_slots(right) & self._found.keys():
            self._matter_exactly((left, right))
            return
        numbers, known = self._numbers(right), self._found[one]
        self._found[one] = None if numbers is None or known is None else known | numbers

    def _matter_exactly(self, nodes: Iterable[Ground]) -> None:
        """Note that the exact number may matter of all feelings that are read in these expressions."""
        for node in nodes:
            self._found.update(dict.fromkeys(all_slots(node) & self._found.keys(), None))

    def _feeling(self, node: Ground) -> int | None:
        """Return the feeling that an expression is, in whatever mind; None where it is anything else."""
        while isinstance(node, Believes):
            node = node.body
        return node.index if isinstance(node, Slot) and node.index in self._found else None

    def _numbers(self, node: Ground) -> set[int | float] | None:
        """Return all numbers that an expression may come to; None where they cannot be listed."""
        slots = sorted(all_slots(node))
        ranges = [self._range(slot) for slot in slots]
        if any(each is None for each in ranges):
            return None
        size = 1
        for each in ranges:
            size *= len(each or ())
        if size > MOST_LIMITS:
            return None
        found: set[int | float] = set()
        for chosen in product(*(each or () for each in ranges)):
            values: list[Value] = [UNKNOWN] * len(self._setting.fluents)
            for slot, value in zip(slots, chosen, strict=True):
                values[slot] = value
            result = read(_Supposed(values), node)
            if isinstance(result, int | float) and not isinstance(result, bool):
                found.add(result)
        return found

    def _range(self, slot: int) -> tuple[Value, ...] | None:
        """Return all values that a fluent may have; None where they cannot be listed."""
        kind = self._setting.world.property[self._setting.fluents[slot].property].value
        if isinstance(kind, YesNo):
            return (True, False)
        if not isinstance(kind, Number) or not isinstance(kind.low, int) or not isinstance(kind.high, int):
            return None
        # Somewhere between two whole numbers it can only be if something puts it there.
        set_to = [c.value for event in self._happening for c in event.changes if c.slot.index == slot]
        whole = all(_stays_whole(each, slot) for each in set_to) and _is_whole(initial(self._setting), slot)
        return tuple(range(kind.low, kind.high + 1)) if whole and kind.high - kind.low < MOST_LIMITS else None


class _Supposed:
    """A mind in which some fluents have some values, and everybody believes the same."""

    def __init__(self, values: Sequence[Value]) -> None:
        self._values = values

    @property
    def values(self) -> Sequence[Value]:
        """The value of every fluent."""
        return self._values

    def mind(self, character: str) -> Mind:
        """Return what this character believes here."""
        return self


def _parts(node: Ground) -> Iterator[Ground]:
    """Yield what a combination of conditions is made of."""
    if hasattr(node, "parts"):
        yield from node.parts
    else:
        yield from (node.condition, node.then, node.otherwise)  # type: ignore[union-attr]


def _stays_whole(node: Ground, slot: int) -> bool:
    """Return whether an expression gives a whole number, or no number, where this fluent is one."""
    match node:
        case Literal(value=value):
            return not isinstance(value, float)
        case Slot(index=index):
            return index == slot
        case Believes(body=body):
            return _stays_whole(body, slot)
        case Arithmetic(operator=operator, left=left, right=right):
            return operator != "/" and _stays_whole(left, slot) and _stays_whole(right, slot)
        case _:
            return False


def _is_whole(state: State, slot: int) -> bool:
    """Return whether a fluent is no broken number, in the state and in all minds inside."""
    value = state[slot]
    return not (isinstance(value, float) and not value.is_integer()) and all(
        _is_whole(mind, slot) for mind in state.minds.values()
    )
