"""What would have helped: the least changes that take an obstacle away, found by trying, within a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from intrigue.explain.atoms import false_atoms, other_values, remedies
from intrigue.explain.obstacles import Kind, Obstacle
from intrigue.explain.otherwise import Asker, Change
from intrigue.explain.why import Gain
from intrigue.model.expressions import Slot
from intrigue.model.terms import Value
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.state import State

MOST_TRIED = 240
"""How many single changes of a kind are tried as remedies of one obstacle."""
MOST_STATES = 3000
"""How many states may be expanded in one answer to try changes."""
MOST_WANTS = 2
"""How many wants are left away in one answer, to see what comes of it: each takes a kernel of its own."""
MOST_FOUND = 4
"""How many remedies are named for one obstacle."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Changes that together would have taken an obstacle away."""

    obstacle: Kind
    who: str
    changes: tuple[Change, ...]


class Trying:
    """What may still be tried for one answer, and whether something was left untried."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.stopped = False
        self._last = asker.thinker.motives.spent + MOST_STATES
        self._wants = MOST_WANTS

    def goes_on(self) -> bool:
        """Return whether there are states left to be expanded."""
        left = self.asker.thinker.motives.spent < self._last
        self.stopped = self.stopped or not left
        return left

    def one_want_more(self) -> bool:
        """Return whether another want may be left away, and count it."""
        self.stopped = self.stopped or not self._wants
        self._wants = max(self._wants - 1, -1)
        return self._wants >= 0


def remedies_for(trying: Trying, event: Event, obstacle: Obstacle) -> Iterator[Remedy]:
    """Yield changes that would have taken an obstacle away, as far as they are found within the bound."""
    asker = trying.asker
    match obstacle.kind:
        case "belief":
            chain: Chain = (obstacle.who,)
            changes = _meeting(asker, event.condition, asker.mind(obstacle.who), chain)
            if changes:
                yield Remedy("belief", obstacle.who, changes)
        case "fact":
            changes = _meeting(asker, event.condition, asker.state, ())
            if changes:
                yield Remedy("fact", obstacle.who, changes)
        case "motive" | "consent" | "expects":
            found = islice(_motivating(trying, event, obstacle), MOST_FOUND)
            yield from (Remedy(obstacle.kind, obstacle.who, (each,)) for each in found)
        case _:
            return


def _meeting(asker: Asker, condition: Ground, state: State, above: Chain) -> tuple[Change, ...]:
    """Return the changes that make a condition hold in a state; empty where none are found."""
    changes: list[Change] = []
    for _ in range(8):
        missing = false_atoms(condition, state)
        if not missing:
            return tuple(changes)
        chain, atom = missing[0]
        step = next(_holding(asker, state, chain, atom), None)
        if step is None:
            return ()
        inner, slot, new, state_then = step
        changes.append(Change((*above, *inner), slot.fluent, mind_along(state, inner)[slot.index], new))
        state = state_then
    return ()


def _holding(asker: Asker, state: State, chain: Chain, atom: Ground) -> Iterator[tuple[Chain, Slot, Value, State]]:
    """Yield single values that make an atom hold."""
    for inner, slot, new in remedies(asker.setting.world, atom, chain, state):
        changed = asker.with_belief(state, inner, slot.fluent, new)
        if not false_atoms(atom, changed, chain):
            yield inner, slot, new, changed


def _motivating(trying: Trying, event: Event, obstacle: Obstacle) -> Iterator[Change]:
    """Yield single changes that would give somebody a reason: first the truth, then a want less, then other beliefs."""
    asker, who = trying.asker, obstacle.who
    above: Chain = (event.consenting[0], who) if obstacle.kind == "expects" else (who,)
    mind = mind_along(asker.state, above)
    seen: set[tuple[Chain, int]] = set()
    for inner, index, new in _candidates(trying, event, above, true=True):
        seen.add((inner, index))
        if _would(asker, mind, inner, index, new, event, who):
            yield _change(asker, mind, above, inner, index, new)
    # Only wants that it hurts at once: what it hurts later, if at all, hangs on a plan that nobody has.
    for loss in sorted(obstacle.losses, key=_harm):
        if trying.one_want_more() and asker.motive_without(mind, event, who, loss.place) is not None:
            yield Change(holder=who, want=loss.want)
    for inner, index, new in _candidates(trying, event, above, true=False):
        if (inner, index) not in seen and _would(asker, mind, inner, index, new, event, who):
            seen.add((inner, index))
            yield _change(asker, mind, above, inner, index, new)


def _harm(loss: Gain) -> float:
    """Return how much somebody has of a want after a loss, less what they had: the heaviest loss comes first."""
    before, after = loss.before, loss.after
    return after - before if isinstance(before, int | float) and isinstance(after, int | float) else 0


def _change(asker: Asker, mind: State, above: Chain, inner: Chain, index: int, new: Value) -> Change:
    return Change((*above, *inner), asker.setting.fluents[index], mind_along(mind, inner)[index], new)


def _would(asker: Asker, mind: State, inner: Chain, index: int, new: Value, event: Event, who: str) -> bool:
    fluent = asker.setting.fluents[index]
    changed = asker.with_belief(mind, inner, fluent, new)
    if changed is mind or asker.would(changed, event, who):
        return changed is not mind
    if inner:
        return False
    # What somebody takes to be so, others are mostly taken to know as well: that is one thing to learn, not two.
    for other in asker.setting.characters:
        if mind.mind(other)[index] == mind[index]:
            changed = asker.with_belief(changed, (other,), fluent, new)
    return asker.would(changed, event, who)


def _candidates(trying: Trying, event: Event, above: Chain, true: bool) -> Iterator[tuple[Chain, int, Value]]:
    """Yield other values for what somebody believes: the true ones of all it has wrong, or any of what it reads."""
    for tried, candidate in enumerate(_all_candidates(trying.asker, event, above, true)):
        if tried == MOST_TRIED:
            trying.stopped = True
        if tried == MOST_TRIED or not trying.goes_on():
            return
        yield candidate


def _all_candidates(asker: Asker, event: Event, above: Chain, true: bool) -> Iterator[tuple[Chain, int, Value]]:
    setting, who = asker.setting, above[-1]
    people = dict.fromkeys((*event.consenting, *event.participants))
    read_by_it = _read_by(asker, event, tuple(people))
    for inner in ((), *((each,) for each in setting.characters if each != who)):
        mind, fact = mind_along(asker.state, (*above, *inner)), mind_along(asker.state, inner)
        wrong = [index for index, known in enumerate(fact.values) if mind[index] != known]
        near = sorted(wrong if true else read_by_it, key=lambda index: (index not in read_by_it, index))
        for index in near if true or not inner or inner[0] in people else ():
            values = (fact[index],) if true else other_values(setting.world, setting.fluents[index], mind[index])[:2]
            yield from ((inner, index, new) for new in values if new != mind[index])


def _read_by(asker: Asker, event: Event, people: Sequence[str]) -> set[int]:
    """Return the fluents that an event hangs on, and the wants of those whom it concerns."""
    slots = set(all_slots(event.condition))
    for change in event.changes:
        slots |= all_slots(change.condition)
    for each in people:
        for line in asker.setting.world.wants_of(each):
            slots |= all_slots(asker.setting.ground(line))
    return slots
