"""Where an event leads in somebody's plan: what it does, and what everybody then feels.

In plans, and while characters think ahead, the clock stands still and nobody's hopes and fears are at hand. All else is
as in a run: the event and its rules, then one appraisal in the world and in what characters believe, to depth 2, then
the rules that read feelings. What those rules bring about stirs nothing more.

A plan knows no hearts, only states. So feelings move as fluents, in whole points, each from where the state has it; and
only those that something reads are carried along (`carried`): the others make no difference to any plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intrigue.model.feelings import FORTUNES
from intrigue.model.terms import Value
from intrigue.semantics.appraisal import taken_to_heart
from intrigue.semantics.beliefs import sight
from intrigue.semantics.emotions import Experience, stirrings
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.feelings import NATURES, Feeling, Hearts, Kept
from intrigue.semantics.keeping import DEPTH, with_feelings_of
from intrigue.semantics.norms import breaches
from intrigue.semantics.readings import Readings
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, closed


def felt_after(setting: Setting, state: State, event: Event) -> State:
    """Return the state after an event, the rules that it sets off, and what it makes everybody feel.

    Where nothing reads a feeling, it is the state after the event.
    """
    outcome = after(setting, state, event)
    if not carried(setting):
        return outcome
    key = (state, event)
    known = setting.felt_after.get(key)
    if known is None:
        known = setting.felt_after[key] = _moved(setting, _Turn(state, outcome, event), outcome, DEPTH)
    return known


# --- What is carried along --------------------------------------------------------------------------------------------


def carried(setting: Setting) -> tuple[Kept, ...]:
    """Return the feelings that move in plans, in order: those that something reads, and what these hang on."""
    if setting.carried is None:
        setting.carried = Readings(_carried(setting))
    return setting.carried.kept


def _carried(setting: Setting) -> tuple[Kept, ...]:
    if not setting.feelings:
        return ()
    read: set[int] = set()
    for node in _all_that_is_read(setting):
        read |= all_slots(node)
    found = {each.feeling: each for each in setting.feelings if each.place in read}
    # How strong somebody's anger is as a whole hangs on each of their angers, and how others' fortunes move on liking.
    whole = {each.feeling[:2] for each in found.values() if each.strongest}
    fond = {holder for emotion, holder, _ in found if emotion in (*FORTUNES, "mood")}
    return tuple(
        each
        for each in setting.feelings
        if each.feeling in found
        or each.feeling[:2] in whole
        or (each.feeling.emotion == "liking" and each.feeling.holder in fond)
    )


def _all_that_is_read(setting: Setting) -> Iterator[Ground]:
    """Yield all expressions that decide anything in a plan, or what a plan is to come to."""
    pending = [*setting.events, *setting.rules]
    met = set(pending)
    for event in pending:
        yield from (event.precondition, event.private)
        yield from (node for change in event.changes for node in (change.condition, change.value))
        yield from (forgetting.condition for forgetting in event.forgettings)
        yield from (breach.condition for breach in breaches(setting, event))
        for _, lines in event.sights:
            for line in lines:
                yield line.condition
                seen = setting.event_taken_for(line.seen_as) if line.seen_as is not None else event
                if seen not in met:
                    met.add(seen)
                    pending.append(seen)
    world = setting.world
    yield from (setting.ground(line) for wants in world.wants for line in wants.lines)
    yield from (setting.ground(act.until) for act in world.acts)
    yield from (setting.ground(ending.condition) for ending in world.endings)


# --- In one world, actual or believed ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Turn:
    """A step from one world to another."""

    before: State
    now: State
    event: Event | None
    """As the owner of that world saw it; None: not at all."""

    def seen_by(self, setting: Setting, character: str) -> Event | None:
        """Return what a character sees of it, in this world."""
        if self.event is None or (character == self.before.owner and self.before.mind(character) is self.before):
            return self.event
        return sight(setting, self.before, self.event, character)

    def inside(self, setting: Setting, character: str) -> _Turn | None:
        """Return the step as the character takes it, in the world that it believes in; None: it notices nothing."""
        seen = self.seen_by(setting, character)
        before, now = self.before.mind(character), self.now.mind(character)
        changed = before is not now and character in self.before.minds
        own = character == self.before.owner and before is self.before
        return _Turn(before, now, seen) if seen is not None or changed or own else None


def _moved(setting: Setting, turn: _Turn, closed_before: State, depth: int) -> State:
    """Return the world after a step in which what is felt has moved, in so many minds inside each other.

    No rule is due in `closed_before`, from which the world after the step differs in feelings alone.
    """
    felt = _Felt(setting, turn, depth)
    before, now = turn.before, turn.now
    minds = dict(now.minds)
    for character, mind in now.minds.items() if depth else ():
        told = felt.told(character, mind)
        inside = turn.inside(setting, character)
        if inside is not None or told is not mind:
            seen = inside.event if inside is not None else None
            minds[character] = _moved(setting, _Turn(before.mind(character), told, seen), mind, depth - 1)
    return closed(setting, setting.states.changed(now, felt.moved(), minds, now.marks), closed_before)


class _Felt:
    """How strongly everybody feels in one world, before an event and when it has been taken to heart."""

    def __init__(self, setting: Setting, turn: _Turn, depth: int) -> None:
        self.setting = setting
        self.turn = turn
        self.kept: Sequence[Kept] = carried(setting)
        self.old = self._read(Hearts(self._as_before()))
        """How strongly everybody felt before."""
        standing = Hearts(self._points(depth))
        self.hearts = standing
        for holder in dict.fromkeys(each.feeling.holder for each in self.kept):
            # Inside somebody's mind, its owner has been told already how it feels itself.
            inside = turn.inside(setting, holder) if depth == DEPTH or holder != turn.before.owner else None
            if inside is not None:
                stirred = stirrings(self._experience(holder, inside, standing), setting.feelings_believed)
                self.hearts, _ = taken_to_heart(self.hearts, holder, stirred, setting.temperaments, None, ())

    def _as_before(self) -> dict[Feeling, int]:
        """Return what everybody felt before; of somebody's anger as a whole only what is about nobody in particular."""
        found = {each.feeling: _points(each, self.turn.before[each.place]) for each in self.kept}
        for each in self.kept:
            if each.strongest and any(found[part.feeling] >= found[each.feeling] for part in self._parts(each)):
                found[each.feeling] = 0
        return found

    def _points(self, depth: int) -> dict[Feeling, int]:
        """Return the same after the event, before it is taken to heart."""
        before, now = self.turn.before, self.turn.now
        found = self._as_before()
        for each in sorted(self.kept, key=lambda kept: kept.strongest):
            holder, new, old = each.feeling.holder, now[each.place], before[each.place]
            if new == old and depth and holder in now.minds:
                # What happens to somebody's feelings in their own mind they feel, unless the world says otherwise.
                inner = now.mind(holder)[each.place]
                new = inner if inner != before.mind(holder)[each.place] and _is_number(inner) else new
            if new != old and _is_number(new):
                found[each.feeling] = _points(each, new)
                for part in self._parts(each):
                    # Where an event lowers an anger as a whole, it lowers each of them.
                    found[part.feeling] = min(found[part.feeling], found[each.feeling])
        return found

    def _parts(self, whole: Kept) -> list[Kept]:
        """Return the feelings of which this is the strongest; none where it is a feeling of its own."""
        name = whole.feeling[:2]
        return [each for each in self.kept if whole.strongest and each.feeling[:2] == name and not each.strongest]

    def told(self, character: str, mind: State) -> State:
        """Return the mind in which its owner knows how it feels itself by now."""
        own = {place: level for each, place, level in self._moved(mind) if each.feeling.holder == character}
        return self.setting.states.changed(mind, own, mind.minds, mind.marks) if own else mind

    def moved(self) -> dict[int, Value]:
        """Return the feelings that are not as the state has them, by their places."""
        return {place: level for _, place, level in self._moved(self.turn.now)}

    def _moved(self, state: State) -> Iterator[tuple[Kept, int, int]]:
        """Yield what has moved and is not so in a state, with its place and its level."""
        for each, old, level in zip(self.kept, self.old, self._read(self.hearts), strict=True):
            value = state[each.place]
            steady = level == old and self.turn.now[each.place] == self.turn.before[each.place]
            # What a mind does not know of feelings it goes on not knowing until something moves them.
            if not steady and level != value and (level != _rest(each) or _is_number(value)):
                yield each, each.place, level

    def _experience(self, holder: str, inside: _Turn, hearts: Hearts) -> Experience:
        before = inside.before
        now = with_feelings_of(self.setting, inside.now, before)
        return Experience(self.setting, holder, inside.event, before, now, before, hearts)

    def _read(self, hearts: Hearts) -> tuple[int, ...]:
        assert self.setting.carried is not None
        return self.setting.carried.in_hearts(hearts)


def _points(kept: Kept, value: Value) -> int:
    """Return the whole points of a feeling; what is not known of it counts as nothing."""
    return round(value) if isinstance(value, int | float) else _rest(kept)


def _rest(kept: Kept) -> int:
    return NATURES[kept.feeling.emotion].rest


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float)
