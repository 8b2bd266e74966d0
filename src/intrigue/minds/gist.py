"""What of a mind can make a difference to what is thought in it: of feelings, only on which side of limits they are.

Feelings fade with every minute, but conditions ask no more than whether they have reached some number, and wants seldom
ask for them at all. So two minds that differ in feelings between the same limits think the same, and it is thought
once: in the *gist* of both, in which such feelings stand at one number for all.

That is exact where a feeling is read in no other way: compared with numbers that are known beforehand, or passed on as
it is to somebody's belief about the same feeling, by a rule that nobody sees and that does nothing else. A feeling that
is read otherwise stays as it is. What nothing reads at all, no condition, no effect and no want, is the same for all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from intrigue.model.expressions import Arithmetic, Believes, Comparison, Literal, Slot, Total
from intrigue.model.terms import UNKNOWN, Number, Value, YesNo
from intrigue.model.world import MaySuppose
from intrigue.semantics.evaluation import Ground, Mind, read
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State, reader
from intrigue.semantics.transition import initial

MOST_LIMITS = 64
"""Numbers that one side of a comparison may come to; with more, the feeling on its other side stays as it is."""


class Gist:
    """The gists of the minds of one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        happening = _appearances(setting)
        limits = _limits(setting, happening)
        self.limits = {place: tuple(sorted(found)) for place, found in limits.items() if found is not None}
        """For every feeling of which only the side of limits matters, these limits."""
        first = initial(setting)
        self.unread = {place: first[place] for place in _unread(setting, happening)}
        """For every fluent that nothing reads, the value that stands for all."""
        self._limited = reader(tuple(self.limits))
        self._not_read, self._for_all = reader(tuple(self.unread)), tuple(self.unread.values())
        self._standing: dict[tuple[Value, ...], tuple[Value, ...]] = Remembered(setting.most_kept)
        """What stands for all feelings of a mind together: seldom another than in the mind before."""
        self._known: dict[State, State] = Remembered(setting.most_kept)

    def of(self, mind: State) -> State:
        """Return the mind that stands for all that think the same as this one."""
        if not self.limits and not self.unread:
            return mind
        return self._of(mind)

    def _of(self, mind: State) -> State:
        known = self._known.get(mind)
        if known is None:
            known = self._known[mind] = self._worked_out(mind)
        return known

    def _worked_out(self, mind: State) -> State:
        minds = {character: self._of(inner) for character, inner in mind.minds.items()}
        marks = {mark: self._of(inner) for mark, inner in mind.marks.items()}
        return self.setting.states.state(mind.owner, mind.level, self._values(mind.values), minds, marks)

    def _values(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return the values with those in their place that stand for all alike."""
        felt = self._limited(values)
        standing = self._standing.get(felt)
        if standing is None:
            standing = tuple(_standing(*each) for each in zip(self.limits.values(), felt, strict=True))
            self._standing[felt] = standing
        changed: dict[int, Value] = {}
        if standing != felt:
            changed.update(zip(self.limits, standing, strict=True))
        if self._not_read(values) != self._for_all:
            changed |= self.unread
        if not changed:
            return values
        found = list(values)
        for place, value in changed.items():
            found[place] = value
        return tuple(found)


def _standing(limits: tuple[int | float, ...], value: Value) -> Value:
    """Return the number that stands for all on the same side of all limits; what is no number stays as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    place = bisect_left(limits, value)
    if place < len(limits) and limits[place] == value:
        return value
    first = 0 if place == 0 else int(limits[place - 1] // 1) + 1
    return first if first <= value else value


def _limits(setting: Setting, happening: Sequence[Event]) -> dict[int, set[int | float] | None]:
    """Return for every feeling the numbers that it is compared with; None where it is read in another way, too."""
    found: dict[int, set[int | float] | None] = {each.place: set() for each in setting.feelings}
    if not found:
        return {}
    rules = set(setting.rules)
    for event in happening:
        quiet = event in rules and _is_quiet(event, found)
        if event in rules and not quiet:
            # That it is due may hang on the exact number that it would set.
            found.update(dict.fromkeys((c.slot.index for c in event.changes if c.slot.index in found), None))
        nodes = [event.precondition, event.private, *(each.condition for each in event.forgettings)]
        for change in event.changes:
            nodes.append(change.condition)
            if _feeling(change.value, found) != change.slot.index:
                nodes.append(change.value)
        nodes += [line.condition for _, lines in event.sights for line in lines]
        for node in nodes:
            # Hardly any speaks of feelings at all.
            if not all_slots(node).isdisjoint(found):
                _note(setting, node, found, quiet)
    for wants in setting.world.wants:
        for want in wants.lines:
            _note(setting, setting.ground(want), found, quiet=False)
    return found


def _unread(setting: Setting, happening: Sequence[Event]) -> set[int]:
    """Return the fluents that nothing reads; none where somebody may suppose what it does not know, or forget."""
    world = setting.world
    if setting.marks or world.crowds or any(isinstance(each, MaySuppose) for each in world.permissions):
        return set()
    # Whoever is afraid looks at where a step leads.
    found = {index for index, fluent in enumerate(setting.fluents) if fluent.property.name != "at"}
    found -= {each.place for each in setting.feelings}
    for event in happening:
        for node in (event.condition, *(n for c in event.changes for n in (c.condition, c.value))):
            found -= all_slots(node)
        for _, lines in event.sights:
            for line in lines:
                found -= all_slots(line.condition)
    for wants in world.wants:
        for want in wants.lines:
            found -= all_slots(setting.ground(want))
    while True:
        # Whether a rule is due that does more besides may hang on what it would set.
        telling = {
            change.slot.index
            for rule in setting.rules
            if rule.sights or any(each.slot.index not in found for each in rule.changes)
            for change in rule.changes
        }
        if not telling & found:
            return found
        found -= telling


def _appearances(setting: Setting) -> list[Event]:
    """Return all events and rules, and whatever witnesses may take them for."""
    found = [*setting.events, *setting.rules]
    met = set(found)
    for event in found:
        for _, lines in event.sights:
            for line in lines:
                seen = setting.event_taken_for(line.seen_as) if line.seen_as is not None else event
                if seen not in met:
                    met.add(seen)
                    found.append(seen)
    return found


def _is_quiet(rule: Event, feelings: Iterable[int]) -> bool:
    """Return whether nobody notices a rule, and it sets feelings alone: to a number, or as they are elsewhere."""
    return (
        not rule.sights
        and not rule.forgettings
        and all(
            each.slot.index in feelings
            and (isinstance(each.value, Literal) or _feeling(each.value, feelings) == each.slot.index)
            for each in rule.changes
        )
    )


def _note(setting: Setting, node: Ground, found: dict[int, set[int | float] | None], quiet: bool) -> None:
    """Note what feelings are compared with in an expression, and which of them are read otherwise."""
    match node:
        case Comparison(left=left, right=right):
            one, other = _feeling(left, found), _feeling(right, found)
            if one is not None and one == other and quiet:
                return
            if one is None or other is not None:
                one, left, right = other, right, left
            if one is None or all_slots(right) & found.keys():
                _exactly((left, right), found)
                return
            numbers = _numbers(setting, right)
            known = found[one]
            found[one] = None if numbers is None or known is None else known | numbers
        case Believes(body=body):
            _note(setting, body, found, quiet)
        case _:
            for part in _parts(node):
                _note(setting, part, found, quiet)
            if isinstance(node, Slot | Arithmetic | Total) or not tuple(_parts(node)):
                _exactly((node,), found)


def _parts(node: Ground) -> Iterator[Ground]:
    """Yield what a combination of conditions is made of."""
    match node:
        case Literal() | Slot() | Arithmetic() | Total():
            return
        case _:
            if hasattr(node, "parts"):
                yield from node.parts
            else:
                yield from (node.condition, node.then, node.otherwise)  # type: ignore[union-attr]


def _exactly(nodes: Iterable[Ground], found: dict[int, set[int | float] | None]) -> None:
    """Note that the exact number may matter of all feelings that are read in these expressions."""
    for node in nodes:
        found.update(dict.fromkeys(all_slots(node) & found.keys(), None))


def _feeling(node: Ground, feelings: Iterable[int]) -> int | None:
    """Return the feeling that an expression is, in whatever mind; None where it is anything else."""
    while isinstance(node, Believes):
        node = node.body
    return node.index if isinstance(node, Slot) and node.index in feelings else None


def _numbers(setting: Setting, node: Ground) -> set[int | float] | None:
    """Return all numbers that an expression may come to; None where they cannot be listed."""
    slots = sorted(all_slots(node))
    ranges = [_values(setting, slot) for slot in slots]
    if any(each is None for each in ranges):
        return None
    size = 1
    for each in ranges:
        size *= len(each or ())
    if size > MOST_LIMITS:
        return None
    found: set[int | float] = set()
    for chosen in product(*(each or () for each in ranges)):
        values: list[Value] = [UNKNOWN] * len(setting.fluents)
        for slot, value in zip(slots, chosen, strict=True):
            values[slot] = value
        result = read(_Supposed(values), node)
        if isinstance(result, int | float) and not isinstance(result, bool):
            found.add(result)
    return found


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


def _values(setting: Setting, slot: int) -> tuple[Value, ...] | None:
    """Return all values that a fluent may have; None where they cannot be listed."""
    kind = setting.world.property[setting.fluents[slot].property].value
    if isinstance(kind, YesNo):
        return (True, False)
    if not isinstance(kind, Number) or not isinstance(kind.low, int) or not isinstance(kind.high, int):
        return None
    # Somewhere between two whole numbers it can only be if something puts it there.
    set_to = [c.value for event in _appearances(setting) for c in event.changes if c.slot.index == slot]
    start = initial(setting)
    whole = all(_stays_whole(each, slot) for each in set_to) and _is_whole(start, slot)
    return tuple(range(kind.low, kind.high + 1)) if whole and kind.high - kind.low < MOST_LIMITS else None


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
