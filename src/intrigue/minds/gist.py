"""What of a mind can make a difference to what is thought in it: of feelings, only on which side of limits they are.

Feelings fade with every minute, but conditions ask no more than whether they have reached some number, and wants seldom
ask for them at all. So two minds that differ in feelings between the same limits think the same, and it is thought
once: in the *gist* of both, in which such feelings stand at one number for all.

That is exact where a feeling is read in no other way: compared with numbers that are known beforehand, or passed on as
it is to somebody's belief about the same feeling, by a rule that nobody sees and that does nothing else; and where no
plan moves it. For feelings that plans move, which go on from where they are, there are more limits, one every 25
points; nobody knows feelings better than that when they think ahead. A feeling that is read otherwise stays as it is.
What nothing reads at all, no condition, no effect and no want, is the same for all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from math import ceil

from intrigue.minds.limits import Limits, Slots
from intrigue.model.expressions import Read
from intrigue.model.terms import Value
from intrigue.model.traversal import walk
from intrigue.model.world import MaySuppose
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import HIGHEST
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import Piece, State
from intrigue.semantics.transition import initial

MOST_PIECES = 20_000
"""So many pieces of minds are kept with what stands for them."""

STEP = 25
"""Of feelings that may move in plans nobody thinks in smaller steps."""


class Gist:
    """The gists of the minds of one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        happening, slots = _appearances(setting), Slots()
        self.asked = Limits(setting, happening, slots).of_feelings()
        """For every feeling of which only the side of limits matters, these limits."""
        self.limits = _in_steps(setting, self.asked)
        """The same, with the steps in which feelings are thought of that may move in plans."""
        first, unasked = initial(setting), _unasked(setting, happening, slots)
        self.wanted_alone = frozenset(unasked - _changed(setting, happening))
        """The fluents that nothing but wants reads, and that stay as they are."""
        self.unread = {place: first[place] for place in _unread(setting, unasked, slots)}
        """For every fluent that nothing reads, the value that stands for all."""
        self._pieces: dict[Piece, Piece] = Remembered(MOST_PIECES)
        """What stands for each piece of a mind: seldom another than in the mind before."""
        self._known: dict[State, State] = Remembered(setting.most_kept)

    @cached_property
    def of_habit(self) -> Gist:
        """Return one that tells feelings apart by limits alone: who has calmed down a little does the same again."""
        other = copy(self)
        other.limits, other._pieces, other._known = self.asked, {}, {}
        return other

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
        pieces = tuple([self._pieces.get(each) or self._standing_for(each) for each in mind.pieces])
        return self.setting.states.put_together(mind.owner, mind.level, pieces, minds, marks)

    def _standing_for(self, piece: Piece) -> Piece:
        """Return the piece in which all that makes no difference is the same for all."""
        first = self.setting.states.firsts[piece.place]
        values = [self._stands(index, value) for index, value in enumerate(piece.values, start=first)]
        found = self._pieces[piece] = self.setting.states.piece(piece.place, tuple(values))
        return found

    def _stands(self, index: int, value: Value) -> Value:
        """Return the value that stands for all of a fluent that think the same."""
        if index in self.unread:
            return self.unread[index]
        return _standing(self.limits[index], value) if index in self.limits else value


def _in_steps(setting: Setting, limits: dict[int, tuple[int | float, ...]]) -> dict[int, tuple[int | float, ...]]:
    """Return the limits, and between them those of the steps in which feelings are thought of that move in plans."""
    moving = {each.place for each in carried(setting)}
    steps = range(0, HIGHEST + 1, STEP)
    return {place: tuple(sorted({*found, *steps})) if place in moving else found for place, found in limits.items()}


def _standing(limits: tuple[int | float, ...], value: Value) -> Value:
    """Return the number that stands for all on the same side of all limits; what is no number stays as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    place = bisect_left(limits, value)
    if place < len(limits) and limits[place] == value:
        return value
    first = 0 if place == 0 else int(limits[place - 1] // 1) + 1
    last = ceil(limits[place]) - 1 if place < len(limits) else HIGHEST
    # In the middle, so that what comes on top in a plan is seldom far from the truth.
    return (first + last) // 2 if first <= value else value


def _unasked(setting: Setting, happening: Sequence[Event], slots: Slots) -> set[int]:
    """Return the fluents that nothing that happens reads; none where somebody may suppose what it does not know, or
    forget."""
    world = setting.world
    if setting.marks or world.crowds or any(isinstance(each, MaySuppose) for each in world.permissions):
        return set()
    # Whoever is afraid looks at where a step leads.
    found = {index for index, fluent in enumerate(setting.fluents) if fluent.property.name != "at"}
    found -= {each.place for each in setting.feelings}
    for event in happening:
        for node in (event.precondition, event.private, *(n for c in event.changes for n in (c.condition, c.value))):
            found -= slots.of(node)
        for _, lines in event.sights:
            for line in lines:
                found -= slots.of(line.condition)
    return found


def _changed(setting: Setting, happening: Sequence[Event]) -> set[int]:
    """Return the fluents that something sets, or a norm speaks of."""
    world = setting.world
    names = {each.name for each in world.norms}
    names |= {node.property.name for norm in world.norms for node in walk(norm.condition) if isinstance(node, Read)}
    spoken_of = {index for index, fluent in enumerate(setting.fluents) if fluent.property.name in names}
    return spoken_of | {change.slot.index for event in happening for change in event.changes}


def _unread(setting: Setting, unasked: set[int], slots: Slots) -> set[int]:
    """Return those of the fluents that nothing that happens reads which no want reads, either."""
    found = set(unasked)
    for wants in setting.world.wants:
        for want in wants.lines:
            found -= slots.of(setting.ground(want))
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
