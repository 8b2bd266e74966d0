"""Whether somebody has a motive, decided the plain way: try every plan, keep the definition beside it.

For `validation` alone, which asks only where a shortened story would do as well. It shares nothing with the reference
search, so that the two can find each other's mistakes. Each question here is asked for limits *or smaller ones*: more
room for thought never takes a motive away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from intrigue.model.expressions import Slot
from intrigue.model.permissions import covers, is_for, ruled_out_signatures
from intrigue.model.terms import NONE, UNKNOWN, EntityOf, Fluent, Number, Special, Value, YesNo
from intrigue.model.world import MayAvert, MaySuppose
from intrigue.search.reach import Reach
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible, supposed
from intrigue.semantics.utility import utility

Taken = Sequence[tuple[Event, int]]
"""Events with the budget that each is judged with."""


def surely_higher(one: int | float | Special, other: int | float | Special) -> bool:
    """Return whether both are known and the one is higher."""
    return not isinstance(one, Special) and not isinstance(other, Special) and one > other


def at_least_as_high(one: int | float | Special, other: int | float | Special) -> bool:
    """Return whether both are known and the one is not lower."""
    return not isinstance(one, Special) and not isinstance(other, Special) and one >= other


class Motives:
    """Decides for one setting, by trying everything, who would agree to what."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.threshold = next((p.threshold for p in setting.world.permissions if isinstance(p, MayAvert)), None)
        self.may_suppose = [p for p in setting.world.permissions if isinstance(p, MaySuppose)]
        self._known: dict[tuple[State, Event, str, int, int], bool] = {}
        self._possible: dict[State, tuple[Event, ...]] = {}
        self._utilities: dict[tuple[State, str], int | float | Special] = {}
        self._reach = Reach(setting)
        self._touching: dict[str, frozenset[Event]] = {}

    def utility(self, state: State, holder: str) -> int | float | Special:
        """Return how well the holder does in a state of its own mind."""
        if (state, holder) not in self._utilities:
            self._utilities[state, holder] = utility(self.setting, state, holder)
        return self._utilities[state, holder]

    def expectable(self, state: State) -> tuple[Event, ...]:
        """Return the events that are possible and that somebody decides to take."""
        if state not in self._possible:
            self._possible[state] = tuple(
                event for event in self.setting.events if event.consenting and possible(self.setting, state, event)
            )
        return self._possible[state]

    def agreed(self, state: State, event: Event, owner: str | None, budget: int, depth: int) -> bool:
        """Return whether all who are asked agree: participants, and consenting characters but the owner of the mind."""
        return all(self.takes_part(state, event, each) for each in event.participants) and all(
            self.has_motive(state, event, each, budget, depth) for each in event.consenting if each != owner
        )

    def takes_part(self, state: State, event: Event, participant: str) -> bool:
        """Return whether a participant believes the event possible and does not believe to be worse off right after."""
        mind = believed(self.setting, state, participant)
        return possible(self.setting, mind, event) and not surely_higher(
            self.utility(mind, participant),
            self.utility(felt_after(self.setting, mind, event), participant),
        )

    def has_motive(self, state: State, event: Event, character: str, budget: int, depth: int) -> bool:
        """Return whether a character has an explanation of an event; in the actual world it may suppose, if allowed."""
        mind = believed(self.setting, state, character)
        if self.has_plan(mind, event, character, budget, depth):
            return True
        return state.owner is None and any(
            self.has_plan(supposed(self.setting, mind, values), event, character, budget, depth)
            for values in self.suppositions(mind, character)
        )

    def suppositions(self, mind: State, character: str) -> Iterator[dict[Slot, Value]]:
        """Yield everything that the character may suppose."""
        unknown: dict[Slot, int] = {}
        for index, fluent in enumerate(self.setting.fluents):
            if mind[index] is UNKNOWN and self.at_most(character, fluent):
                unknown[Slot(index, fluent)] = self.at_most(character, fluent)
        for size in range(1, max(unknown.values(), default=0) + 1):
            for slots in combinations(unknown, size):
                if all(size <= unknown[slot] for slot in slots):
                    for values in product(*(self.open_values(mind, character, slot.fluent) for slot in slots)):
                        yield dict(zip(slots, values, strict=True))

    def at_most(self, character: str, fluent: Fluent) -> int:
        """Return how many fluents the character may suppose with this one among them; 0: not this one."""
        world = self.setting.world
        allowed = (p.at_most for p in self.may_suppose if covers(world, p, fluent) and is_for(world, p, character))
        return max(allowed, default=0)

    def open_values(self, mind: State, character: str, fluent: Fluent) -> list[Value]:
        """Return the values of a fluent that the character has not ruled out."""
        world = self.setting.world
        values: Sequence[Value] = ()
        match world.property[fluent.property].value:
            case YesNo():
                values = (True, False)
            case EntityOf(type=kind, may_be_none=may_be_none):
                values = (*world.entities_of(kind), *((NONE,) if may_be_none else ()))
            case Number(low=int(low), high=int(high)):
                values = range(low, high + 1)
            case _:
                pass
        kept = ruled_out_signatures(world, fluent.property)
        ruled_out = {
            other.arguments[-1]
            for index, other in enumerate(self.setting.fluents)
            if other.property in kept and other.arguments[:-1] == (character, *fluent.arguments) and mind[index] is True
        }
        return [value for value in values if value not in ruled_out]

    def has_plan(self, mind: State, event: Event, owner: str, budget: int, depth: int) -> bool:
        """Return whether a plan in this mind begins with the event, within these limits or smaller ones."""
        if budget < 1 or depth < 0 or not possible(self.setting, mind, event):
            return False
        key = (mind, event, owner, budget, depth)
        if key not in self._known:
            self._known[key] = (
                self.has_plan(mind, event, owner, budget - 1, depth)
                or self.has_plan(mind, event, owner, budget, depth - 1)
                or any(
                    self.gains(mind, plan, owner, budget, depth)
                    or (len(plan) < budget and self._averts_something(mind, plan, owner, budget, depth))
                    for plan in self._plans(mind, event, owner, budget, depth)
                )
            )
        return self._known[key]

    def gains(self, mind: State, plan: Sequence[Event], owner: str, budget: int, depth: int) -> bool:
        """Return whether a possible, explained plan ends higher than everywhere before, and no step can be left out."""
        points = [mind]
        for event in plan:
            points.append(felt_after(self.setting, points[-1], event))
        end = self.utility(points[-1], owner)
        return (
            all(surely_higher(end, self.utility(point, owner)) for point in points[:-1])
            and self.needless(mind, plan, owner, budget, depth, end) is None
        )

    def needless(
        self, mind: State, plan: Sequence[Event], owner: str, budget: int, depth: int, end: int | float | Special
    ) -> Sequence[Event] | None:
        """Return a shorter plan that does as well, or None: some steps of the plan left out, the others in order."""
        for kept, state in self.shortened(mind, plan):
            if at_least_as_high(self.utility(state, owner), end) and self.still_explained(
                mind, plan, kept, owner, budget, depth
            ):
                return [plan[i] for i in kept]
        return None

    def shortened(self, mind: State, plan: Sequence[Event]) -> Iterator[tuple[tuple[int, ...], State]]:
        """Yield the strict subsequences of a plan that are possible, as places in the plan, with where they lead."""

        def follow(place: int, kept: tuple[int, ...], state: State) -> Iterator[tuple[tuple[int, ...], State]]:
            if place == len(plan):
                if len(kept) < len(plan):
                    yield kept, state
                return
            yield from follow(place + 1, kept, state)
            if possible(self.setting, state, plan[place]):
                yield from follow(place + 1, (*kept, place), felt_after(self.setting, state, plan[place]))

        return follow(0, (), mind)

    def still_explained(
        self, mind: State, plan: Sequence[Event], kept: Sequence[int], owner: str | None, budget: int, depth: int
    ) -> bool:
        """Return whether every step of a shortened plan, but a kept first one, is explained for the others."""
        state = mind
        for place, position in enumerate(kept):
            event = plan[position]
            if position > 0 and not self.agreed(state, event, owner, budget - place, depth - 1):
                return False
            state = felt_after(self.setting, state, event)
        return True

    def averts(
        self, mind: State, plan: Sequence[Event], threat: Sequence[Event], owner: str, budget: int, depth: int
    ) -> bool:
        """Return whether a plan makes the loss by a threat smaller, as no shorter one does.

        What others do is judged with what is left of the budget behind the plan, with the plan and without it.
        """
        taken = [(event, budget - len(plan) - place) for place, event in enumerate(threat)]
        state = mind
        for event in threat:
            state = felt_after(self.setting, state, event)
        loss = self.utility(state, owner)
        state = mind
        for event in plan:
            state = felt_after(self.setting, state, event)
        end = self.utility(self._then(state, taken, owner, depth), owner)
        return surely_higher(end, loss) and not any(
            at_least_as_high(self.utility(self._then(other, taken, owner, depth), owner), end)
            and self.still_explained(mind, plan, kept, owner, budget, depth)
            for kept, other in self.shortened(mind, plan)
        )

    def costs_enough(self, mind: State, end: State, owner: str) -> bool:
        """Return whether the loss between two states counts."""
        before, then = self.utility(mind, owner), self.utility(end, owner)
        if self.threshold is None or isinstance(before, Special) or isinstance(then, Special):
            return False
        return before > then and before - then >= self.threshold

    def _averts_something(self, mind: State, plan: Sequence[Event], owner: str, budget: int, depth: int) -> bool:
        return (
            self.threshold is not None
            and depth > 0
            and any(
                self.averts(mind, plan, threat, owner, budget, depth)
                for threat in self._threats(mind, owner, budget - len(plan), depth)
            )
        )

    def _then(self, state: State, threat: Taken, owner: str, depth: int) -> State:
        """Return where a threat leads; what has become impossible or unexplained is skipped."""
        for event, budget in threat:
            if possible(self.setting, state, event) and self.agreed(state, event, owner, budget, depth - 1):
                state = felt_after(self.setting, state, event)
        return state

    def _plans(self, mind: State, event: Event, owner: str, budget: int, depth: int) -> Iterator[list[Event]]:
        """Yield every possible and explained sequence that begins with the event, and comes to no state twice.

        What lies between two visits to a state could be left out, and the rest would have more of the budget. Where
        only a gain is a motive, what can no longer come to one is not followed.
        """
        first = felt_after(self.setting, mind, event)
        if first is mind:
            return
        if depth == 0 or budget == 1:
            yield [event]
            return
        left = self._steps_to_gain(mind, first, owner, budget, depth)
        if self.threshold is None and first not in left:
            return

        def follow(plan: list[Event], points: list[State]) -> Iterator[list[Event]]:
            yield plan
            room = budget - len(plan)
            if room == 0:
                return
            for each in self._continuations(points[-1], owner, last=room == 1):
                state = felt_after(self.setting, points[-1], each)
                if state in points or (room == 1 and not self._peak(state, points, owner)):
                    continue
                if self.threshold is None and left.get(state, room) >= room:
                    continue
                if self.agreed(points[-1], each, owner, room, depth - 1):
                    yield from follow([*plan, each], [*points, state])

        yield from follow([event], [mind, first])

    def _continuations(self, state: State, owner: str, *, last: bool) -> Sequence[Event]:
        """Return the events that may come next; as the last one of a plan only what may change how the owner fares."""
        events = self.expectable(state)
        if not last or self.setting.marks:
            return events
        if owner not in self._touching:
            self._touching[owner] = self._reach.touching(owner)
        return [each for each in events if each in self._touching[owner]]

    def _steps_to_gain(self, mind: State, first: State, owner: str, budget: int, depth: int) -> dict[State, int]:
        """Return, for every state that explained steps may lead to, the fewest steps from there to a gain.

        Each state is looked at once, where it is met first: there is the most room for reasons. So none is missing from
        which a plan could gain; some may be too many.
        """
        start = self.utility(mind, owner)
        met, before = {first}, dict[State, list[State]]()
        layer = [first]
        for room in range(budget - 1, 0, -1):
            following: list[State] = []
            for state in layer:
                for each in self._continuations(state, owner, last=room == 1):
                    result = felt_after(self.setting, state, each)
                    if result not in met:
                        if room == 1 and not surely_higher(self.utility(result, owner), start):
                            continue
                        if not self.agreed(state, each, owner, room, depth - 1):
                            continue
                        met.add(result)
                        following.append(result)
                    before.setdefault(result, []).append(state)
            layer = following
        reached = [state for state in met if surely_higher(self.utility(state, owner), start)]
        left = dict.fromkeys(reached, 0)
        for state in reached:
            for earlier in before.get(state, ()):
                if earlier not in left:
                    left[earlier] = left[state] + 1
                    reached.append(earlier)
        return left

    def _peak(self, state: State, points: Sequence[State], owner: str) -> bool:
        """Return whether the state is higher than all points before; a full-length plan must end on such a one."""
        end = self.utility(state, owner)
        return all(surely_higher(end, self.utility(point, owner)) for point in points)

    def _threats(self, mind: State, owner: str, budget: int, depth: int) -> Iterator[list[Event]]:
        """Yield every sequence of what others would do that costs the owner enough."""

        def follow(threat: list[Event], state: State) -> Iterator[list[Event]]:
            if self.costs_enough(mind, state, owner):
                yield threat
            if len(threat) < budget:
                for each in self.expectable(state):
                    if owner not in each.consenting and (
                        self.agreed(state, each, owner, budget - len(threat), depth - 1)
                    ):
                        yield from follow([*threat, each], felt_after(self.setting, state, each))

        return follow([], mind)
