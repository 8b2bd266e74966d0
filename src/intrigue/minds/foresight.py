"""Motives by the kernel: the answers of `ExhaustiveMotives`, from the same search over integers.

A mind goes in as a node and comes back as a state; both are remembered (`kernel/mirror.py`). What is supposed is tried
here, one supposed mind after the other, as in the definition. The kernel is made ready with the first question, so
that a run that is only looked at never needs it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from intrigue.kernel.graph import Graph
from intrigue.kernel.hoping import Hopes
from intrigue.kernel.mirror import Mirror
from intrigue.kernel.reasons import Reasons
from intrigue.kernel.relaxed import Estimator
from intrigue.kernel.store import COMPILED
from intrigue.kernel.ways import OutOfRoom, Question
from intrigue.minds.motives import Asking
from intrigue.model.plans import Explanation
from intrigue.model.terms import UNKNOWN
from intrigue.search.distance import aims_of
from intrigue.search.moves import Budget, Moves, OutOfStates, Place, Utility
from intrigue.search.permitting import FEARLESS, distances, hopes, threshold
from intrigue.search.translating import Translator
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import Firings, Message

MOST_BYTES = 200_000_000
"""What all states that the kernel keeps may take; then it begins anew, and answers as before."""


class KernelMotives:
    """The motives as the definition has them, found by the kernel."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.moves: Moves = _KernelMoves(self)
        self._spent_before = 0
        """States expanded by engines that have been given up."""

    @property
    def spent(self) -> int:
        """How many states have been expanded so far, for all questions together."""
        return self._spent_before + self.reasons.total

    def within(self, states: int) -> Asking:
        """Return one to ask, which gives up when it has expanded so many states."""
        if self.is_ready and self.mirror.engine.size() > MOST_BYTES:
            self._renew()
        return _Foresight(self, self.reasons.question(states))

    def promising(self, mind: State, who: str, events: Sequence[Event], horizon: int) -> Container[Event]:
        """Return those of these events that are worth asking about; a plan of so many actions begins with no other.

        Where nothing is supposed, these are the possible ones, and none where the estimate says that every gain is
        further away.
        """
        if self.hopes is not None:
            return events
        node, holder = self.mirror.node(mind), self.mirror.place[who]
        if threshold(self.setting) == FEARLESS:
            start = self.reasons.utility(node, holder)
            # Nothing is surely better than what cannot be told.
            if start != start or self.reasons.estimator.soonest(node, holder, start) > horizon:
                return ()
        return self.moves.possible_among(mind, events)

    @property
    def is_ready(self) -> bool:
        """Whether the kernel has been made ready: somebody has asked already."""
        return "mirror" in vars(self)

    def _renew(self) -> None:
        """Give back the room of all states met so far: nothing but speed hangs on what is remembered of them."""
        self._spent_before = self.spent
        self.mirror.renew()
        for name in ("reasons", "hopes", "translator"):
            vars(self).pop(name, None)

    @cached_property
    def mirror(self) -> Mirror:
        """The kernel with its door; it can also tell how far it is to what the story is to come to."""
        return Mirror(self.setting, aims_of(self.setting))

    @cached_property
    def reasons(self) -> Reasons:
        """The search."""
        kernel = self.mirror.kernel
        estimator = Estimator(kernel.engine, self.graph)
        if COMPILED:  # Else it takes longer, and not everybody may ever think.
            estimator.make_ready(len(self.setting.characters))
        return Reasons(
            kernel.engine,
            estimator,
            [self._places(event.consenting) for event in self.setting.events],
            [self._places(event.participants) for event in self.setting.events],
            self.distances,
            threshold(self.setting),
        )

    @cached_property
    def graph(self) -> Graph:
        """The relaxed world that estimates are made in."""
        kernel, holders = self.mirror.kernel, len(self.setting.characters) + 1
        tables = copy(kernel.encoder.tables)
        tables.wants = tables.wants[:holders]  # Nobody in the story wants what the story is to come to.
        return Graph(tables, kernel.reachable, kernel.reachable.wanted_depth(holders))

    @cached_property
    def distances(self) -> list[list[int]]:
        """By holder and event, how many later steps it takes at least until it can matter; -1: it never can."""
        return distances(self.setting)

    @cached_property
    def hopes(self) -> Hopes | None:
        """What those who decide may suppose; None: nothing."""
        return hopes(self.mirror.kernel)

    @cached_property
    def translator(self) -> Translator:
        """From what the kernel finds to explanations of the model."""
        return Translator(self.mirror.kernel)

    def _places(self, characters: Iterable[str]) -> list[int]:
        return [self.mirror.place[each] for each in characters]


@dataclass(frozen=True, slots=True)
class _Foresight:
    """One question to the kernel."""

    motives: KernelMotives
    question: Question

    def motive(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> Explanation | None:
        mirror, reasons, translator = self.motives.mirror, self.motives.reasons, self.motives.translator
        if event not in mirror.number:
            return None  # It is never possible, and all agree on that; still, something else can be taken for it.
        node, number, holder = mirror.node(mind), mirror.number[event], mirror.place[who]
        try:
            found = reasons.motive(self.question, node, number, holder, horizon, depth)
            if found is not None:
                return translator.explanation(holder, found)
            hopes = self.motives.hopes
            for supposed, hoped in hopes.minds(node, holder) if hopes is not None else ():
                found = reasons.motive(self.question, hoped, number, holder, horizon, depth)
                if found is not None:
                    return translator.explanation(holder, (*found, supposed))
        except OutOfRoom:
            raise OutOfStates from None
        return None

    def others_agree(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> bool:
        mirror, reasons = self.motives.mirror, self.motives.reasons
        node, number, owner = mirror.node(mind), mirror.number[event], mirror.place[who]
        try:
            return reasons.others_agree(self.question, node, number, owner, horizon, depth - 1)
        except OutOfRoom:
            raise OutOfStates from None


class _KernelMoves(Moves):
    """Where events lead, by the kernel."""

    def __init__(self, motives: KernelMotives) -> None:
        super().__init__(motives.setting, Budget())
        self._motives = motives

    def make_ready(self) -> None:
        """Make the kernel's tables, where it is compiled: by them, many events are carried out much sooner."""
        if COMPILED:
            _ = self._motives.mirror

    def result(self, state: State, event: Event) -> State | None:
        """Return where an event leads, what is felt included, or None where it is impossible."""
        if not self.possible(state, event):
            return None
        mirror = self._motives.mirror
        return mirror.state(mirror.engine.felt_after(mirror.node(state), mirror.number[event]), state.owner)

    def after(self, state: State, event: Event) -> State:
        """Return where an event leads before it is taken to heart; whether it is possible is not asked."""
        if not self._serves(event):
            return super().after(state, event)
        mirror = self._motives.mirror
        return mirror.state(mirror.engine.after(mirror.node(state), mirror.number[event]), state.owner)

    def firings(self, state: State, event: Event) -> Firings:
        """Return the rules that an event sets off in the state itself, each with the state in which it fires."""
        if not self._serves(event):
            return super().firings(state, event)
        mirror = self._motives.mirror
        self.after(state, event)  # raises where the rules come to no end
        fired = mirror.engine.firings(mirror.node(state), mirror.number[event])
        rules, first = self.setting.rules, mirror.engine.first_rule
        return tuple((rules[rule - first], mirror.state(node, state.owner)) for rule, node in fired)

    def step_by_step(self, state: State, event: Event) -> tuple[Firings, State]:
        """Return the rules that an event sets off, each with the state in which it fires, and where they lead."""
        if not self._serves(event):
            return super().step_by_step(state, event)
        return self.firings(state, event), self.after(state, event)

    def _serves(self, event: Event) -> bool:
        """Return whether the kernel is there already and knows the event: not what was only tried, or refused."""
        return self._motives.is_ready and event in self._motives.mirror.number

    def possible(self, state: State, event: Event) -> bool:
        """Return whether an event can be taken."""
        mirror = self._motives.mirror
        owner = mirror.place[state.owner] if state.owner is not None else -1
        return mirror.engine.possible(mirror.node(state), mirror.number[event], owner)

    def possible_among(self, state: State, events: Sequence[Event]) -> frozenset[Event]:
        """Return those of these events that can be taken."""
        mirror = self._motives.mirror
        possible = set(mirror.engine.possible_events(mirror.node(state)))
        return frozenset(event for event in events if mirror.number[event] in possible)

    def harming(self, state: State, events: Iterable[Event], holder: str) -> frozenset[Event]:
        """Return those of the events that can be taken and surely leave the holder worse off, right after them."""
        mirror, reasons = self._motives.mirror, self._motives.reasons
        node, place = mirror.node(state), mirror.place[holder]
        lowering, distances = reasons.lowering(node, place), self._motives.distances[place]
        start = reasons.utility(node, place)
        return frozenset(
            event
            for event in events
            for number in (mirror.number[event],)
            if number in lowering
            and distances[number] == 0
            and reasons.utility(mirror.engine.felt_after(node, number), place) < start
        )

    def ascribed(self, mind: State, messages: Sequence[Message], other: str) -> State:
        """Return what the owner of a mind would take another to believe, with these values written into the mind."""
        mirror = self._motives.mirror
        place, kernel, owner = mirror.place, mirror.kernel, mirror.place.get(mind.owner, -1)
        writes = [
            (tuple(place[each] for each in chain), kernel.encoder.slot[slot.index], kernel.code(value))
            for chain, slot, value in messages
        ]
        node = mirror.engine.impressed(mirror.node(mind), owner, writes)
        inner = mirror.engine.mind(node, place[other])
        return mirror.state(inner, other if inner != node else mind.owner)

    def staying(self, mind: State, who: str, places: Sequence[Place], steps: int) -> frozenset[Place] | None:
        """Return those of the places that keep their values in somebody's mind, whatever so many steps do."""
        mirror, estimator = self._motives.mirror, self._motives.reasons.estimator
        holder, slot = mirror.place[who], mirror.kernel.encoder.slot
        if self._motives.hopes is not None or not estimator.is_exact(holder):
            return None
        # What has no place in nodes never changes at all.
        inner = {
            (chain, index): (tuple(mirror.place[each] for each in chain), slot[index])
            for chain, index in places
            if index in slot
        }
        staying = estimator.staying(mirror.node(mind), holder, steps, [*inner.values()])
        return frozenset(each for each in places if each not in inner or inner[each] in staying)

    def course(self, state: State, events: Iterable[Event]) -> State:
        """Return where events lead, one after the other; those that are impossible are skipped."""
        mirror = self._motives.mirror
        owner = mirror.place[state.owner] if state.owner is not None else -1
        node = mirror.node(state)
        for event in events:
            number = mirror.number[event]
            if mirror.engine.possible(node, number, owner):
                node = mirror.engine.felt_after(node, number)
        return mirror.state(node, state.owner)

    def utility(self, state: State, holder: str) -> Utility:
        """Return how well the holder does in a state of its own mind."""
        mirror = self._motives.mirror
        if holder not in mirror.place:
            return super().utility(state, holder)
        amount = float(self._motives.reasons.utility(mirror.node(state), mirror.place[holder]))
        if amount != amount:
            return UNKNOWN
        return int(amount) if amount.is_integer() else amount
