"""What one entry of a chronicle does to a moment: the one way in which stories go on, runs and saved runs alike.

Nothing is decided here, and nobody is asked. So a run that is loaded takes exactly the way of the run that was saved,
without thinking anything over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from intrigue.minds.deliberation import IN_VAIN, UNWANTED, Intention
from intrigue.model.expressions import Slot
from intrigue.model.permissions import ruled_out_signatures
from intrigue.model.plans import GroundCall
from intrigue.model.terms import CHARACTER, EntityOf, Fluent, Signature, Value
from intrigue.model.world import MaySuppose
from intrigue.search.moves import Budget, Moves
from intrigue.semantics.appraisal import initial_hearts, settle
from intrigue.semantics.beliefs import Chain, believed
from intrigue.semantics.constants import HEARD
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import Feeling, Hearts, Temperaments, decayed
from intrigue.semantics.remembering import Recent
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State, States
from intrigue.semantics.transition import Firings, closed, firings, impressed, initial, written
from intrigue.simulate.acting import as_refused, as_tried
from intrigue.simulate.chronicle import (
    HAPPENINGS,
    Belief,
    Entry,
    Habits,
    HeartChange,
    Kind,
    Moment,
    Refusal,
    RefusalKey,
    Saying,
)
from intrigue.simulate.hearsay import Hearsay, News

MOST_FOLLOWED = 5_000
"""So many steps from one moment to the next are remembered."""
MOST_REACTIONS = 500
"""The reactions to so many entries are remembered."""
SOURCE_DEPTH = 2
"""How many minds deep it is kept by which entry a belief came about."""


class Following:
    """Carries entries out in one setting."""

    def __init__(self, setting: Setting, moves: Moves | None = None) -> None:
        self.setting = setting
        self.moves = moves if moves is not None else Moves(setting, Budget())
        """Where events lead."""
        self.much_ahead = False
        """Whether so much is to be carried out that it pays to prepare for it."""
        self.temperaments = Temperaments(setting.world)
        self._lapses = _lapses(setting)
        names = tuple(each.name for each in setting.world.properties)
        self._counts = {
            each.name: any(name.startswith(f"{each.name} {HEARD}") for name in names) for each in setting.world.crowds
        }
        """Of every crowd, whether the world wants to know how many there have heard something."""
        self._shown: dict[tuple[Kind, GroundCall, str], Event] = {}
        self._followed: Recent[Moment] = Recent(MOST_FOLLOWED)
        """Whoever goes along after somebody else, such as a teller, need not work it out again."""
        self._set_off: Recent[Firings] = Recent(MOST_REACTIONS)
        """The reactions to entries, for the same reason."""

    def start(self) -> Moment:
        """Return the moment in which a run begins."""
        return self._start

    @cached_property
    def _start(self) -> Moment:
        first = initial(self.setting)
        state, hearts = settle(self.setting, first, initial_hearts(self.setting, first))
        return Moment(state, hearts, hearsay={each.name: Hearsay(each.size) for each in self.setting.world.crowds})

    def follow(self, moment: Moment, entry: Entry) -> Moment:
        """Return the moment after an entry; raise KeyError where it speaks of what the world does not have."""
        return self._followed.of(moment, entry, worked_out=lambda: _WAYS[entry.kind](self, moment, entry))

    def event(self, entry: Entry) -> Event:
        """Return what happens by an entry, an attempt or a refusal as what others see of it."""
        assert entry.call is not None
        if entry.kind == "rule":
            return self.setting.rule(entry.call)
        event = self.setting.event(entry.call)
        if entry.kind not in ("failed", "refused"):
            return event
        key = (entry.kind, entry.call, entry.who)
        if key not in self._shown:
            failed = entry.kind == "failed"
            self._shown[key] = as_tried(self.setting, event) if failed else as_refused(self.setting, event, entry.who)
        return self._shown[key]

    def _happens(self, moment: Moment, entry: Entry) -> Moment:
        event = self.event(entry)
        state = self._after(moment.state, event)
        busy = dict(moment.busy)
        if entry.until > moment.minutes:
            busy.update(dict.fromkeys(entry.actors, entry.until))
        moment = replace(
            moment,
            habits=self._with_habit(moment, entry, entry.who),
            intentions=_advanced(moment, entry),
            waits=self._waits_over(moment, entry),
            busy=busy,
            appraised=state,
            quiet=0,
        )
        return self._changed(moment, state, entry)

    def _after(self, state: State, event: Event) -> State:
        if self.much_ahead:
            self.moves.make_ready()
        return self.moves.after(state, event)

    def _fails(self, moment: Moment, entry: Entry) -> Moment:
        state = self._written(self._after(moment.state, self.event(entry)), entry.writes)
        habits = self._with_habit(moment, entry, entry.who)
        return self._changed(replace(moment, habits=habits, appraised=state, quiet=0), state, entry)

    def _is_refused(self, moment: Moment, entry: Entry) -> Moment:
        assert entry.call is not None
        asker = entry.actors[0]
        state = self._after(moment.state, self.event(entry))
        moment = replace(
            moment,
            habits=self._with_habit(moment, entry, asker),
            refusals=self._with_refusal(moment.refusals, state, entry, asker, entry.who),
            appraised=state,
            quiet=0,
        )
        return self._changed(moment, state, entry)

    def _learns(self, moment: Moment, entry: Entry) -> Moment:
        return self._changed(moment, self._written(moment.state, entry.writes), entry)

    def _feels(self, moment: Moment, entry: Entry) -> Moment:
        state, hearts = settle(self.setting, moment.state, with_changes(moment.hearts, entry.hearts))
        prospects = moment.prospects if entry.prospects is None else entry.prospects
        return self._changed(replace(moment, hearts=hearts, prospects=prospects), state, entry)

    def _intends(self, moment: Moment, entry: Entry) -> Moment:
        intention = Intention(entry.reasons[0], entry.gain, entry.promised, entry.index)
        return replace(
            moment,
            intentions={**moment.intentions, entry.who: intention},
            waits={**moment.waits, entry.who: 0},
            quiet=0,
        )

    def _drops(self, moment: Moment, entry: Entry) -> Moment:
        intentions = {who: each for who, each in moment.intentions.items() if who != entry.who}
        refusals = moment.refusals
        if entry.note == UNWANTED:
            # Who understands why it was refused may ask again when that is no longer so.
            refusals = {key: each for key, each in refusals.items() if (key[0], key[2]) != (entry.who, entry.call)}
        elif entry.note.startswith(IN_VAIN) and entry.call is not None:
            # What has not come is not counted on at once again, as if it had been refused.
            other = self.setting.event(entry.call).consenting[0]
            refusals = self._with_refusal(refusals, moment.state, entry, entry.who, other, in_vain=True)
        waits = {**moment.waits, entry.who: 0}
        return replace(moment, intentions=intentions, refusals=refusals, waits=waits, quiet=0)

    def _waits(self, moment: Moment, entry: Entry) -> Moment:
        return replace(moment, waits={**moment.waits, entry.who: moment.waits.get(entry.who, 0) + 1}, quiet=0)

    def _idles(self, moment: Moment, entry: Entry) -> Moment:
        return replace(moment, idle={**moment.idle, entry.who: entry.note})

    def _is_said(self, moment: Moment, entry: Entry) -> Moment:
        said = entry.talk
        if said is None:
            raise ValueError("it does not say what is said")
        if not all(0 <= each < moment.hearsay[said.crowd].size for each in said.hearers):
            raise ValueError(f"'{said.crowd}' has not so many members")
        index = self.setting.index[said.fluent]
        hearsay = before = moment.hearsay[said.crowd]
        if said.character:
            hearsay = hearsay.with_ear(said.character, index, said.came)
        else:
            for member in said.hearers:
                hearsay = hearsay.with_news(
                    member, index, News(said.value, said.came, said.origin, entry.who, said.hops, entry.index)
                )
            if said.member >= 0:
                hearsay = hearsay.with_telling(said.member, index, stale=not said.hearers)
        moment = replace(moment, hearsay={**moment.hearsay, said.crowd: hearsay}, quiet=0)
        writes = (*self._to_characters(said), *self._counted(said, index, before, hearsay))
        return self._changed(moment, self._written(moment.state, writes), entry) if writes else moment

    def _to_characters(self, said: Saying) -> Iterable[Belief]:
        """Yield what the character believes from now on to whom something is said in a crowd."""
        if not said.character:
            return
        if said.believed:
            yield Belief((said.character,), said.fluent, said.value)
        heard = self.heard_by(said)
        if heard is not None:
            yield Belief((), heard, True)
            yield Belief((said.character,), heard, True)

    def heard_by(self, said: Saying) -> Fluent | None:
        """Return the fluent that remembers that a character heard it; None where the world has none."""
        return self._heard(HEARD, said.fluent, said.value, (CHARACTER,), (said.character,))

    def _counted(self, said: Saying, index: int, before: Hearsay, now: Hearsay) -> Iterable[Belief]:
        """Yield how many have heard it, where the world wants to know and the number has changed."""
        if not self._counts[said.crowd]:
            return
        name = f"{said.crowd} {HEARD}"
        for value in {said.value: None} | dict.fromkeys(before.held_of(index)):
            heard, count = self._heard(name, said.fluent, value), now.count(index, value)
            if heard is not None and count != before.count(index, value):
                yield Belief((), heard, count)

    def _heard(
        self, name: str, told: Fluent, value: Value, kinds: tuple[str, ...] = (), before: tuple[Value, ...] = ()
    ) -> Fluent | None:
        """Return the fluent that remembers who has heard something; None where the world has none."""
        known = self.setting.world.property[told.property].value
        behind = (known.type,) if isinstance(known, EntityOf) else ()
        if not behind and value is not True:
            return None
        signature = Signature(name + told.property.name, (*kinds, *told.property.kinds, *behind))
        fluent = Fluent(signature, (*before, *told.arguments, *((value,) if behind else ())))
        return fluent if fluent in self.setting.index else None

    def reactions(self, before: Moment, entry: Entry) -> Firings:
        """Return the rules that an entry sets off, in order, each with the state in which it fires."""
        return self._set_off.of(before, entry, worked_out=lambda: self._reactions(before, entry))

    def _reactions(self, before: Moment, entry: Entry) -> Firings:
        said = entry.talk
        if said is None:
            return firings(self.setting, before.state, self.event(entry)) if entry.kind in HAPPENINGS else ()
        index = self.setting.index[said.fluent]
        now = self.follow(before, entry).hearsay[said.crowd]
        state = before.state
        for each in (*self._to_characters(said), *self._counted(said, index, before.hearsay[said.crowd], now)):
            slot = Slot(self.setting.index[each.fluent], each.fluent)
            state = written(self.setting, state, each.chain, slot, each.value)
        fired: list[tuple[Event, State]] = []
        closed(self.setting, state, before.state, fired)
        return tuple(fired)

    def _reacts(self, moment: Moment, entry: Entry) -> Moment:
        return moment  # The event that set the rule off has done this already.

    def _notes(self, moment: Moment, entry: Entry) -> Moment:
        return moment  # What comes of it is told by the entries that follow.

    def _ticks(self, moment: Moment, entry: Entry) -> Moment:
        hearts = decayed(moment.hearts, entry.until - moment.minutes, self.temperaments)
        ended = [
            index
            for index, begun in moment.ruled_out.items()
            if entry.until - begun >= (self._lapses[self.setting.fluents[index].property])
        ]
        lapsed = [Belief((), self.setting.fluents[index], False) for index in ended]
        lapsed += [Belief((str(each.fluent.arguments[0]),), each.fluent, False) for each in lapsed]
        state, hearts = settle(self.setting, self._written(moment.state, lapsed), hearts)
        moment = replace(
            moment, hearts=hearts, step=entry.step, minutes=entry.until, since=moment.minutes, quiet=moment.quiet + 1
        )
        return self._changed(moment, state, entry)

    def lapses(self, moment: Moment) -> tuple[int, ...]:
        """Return the minutes in which something ceases to be ruled out."""
        return tuple(
            begun + self._lapses[self.setting.fluents[index].property] for index, begun in moment.ruled_out.items()
        )

    # --- What all have in common --------------------------------------------------------------------------------------

    def _written(self, state: State, writes: Iterable[Belief]) -> State:
        """Return the state with these values, after the rules that this sets off."""
        index = self.setting.index
        messages = [(each.chain, Slot(index[each.fluent], each.fluent), each.value) for each in writes]
        return impressed(self.setting, state, messages)

    def _changed(self, moment: Moment, state: State, entry: Entry) -> Moment:
        """Return the moment with a new state, and with the entry as the source of all that changed in it."""
        if state is moment.state:
            return moment
        sources: dict[tuple[Chain, int], int] = {}
        ruled_out = dict(moment.ruled_out)
        for index in _differences(self.setting.states, moment.state, state, (), sources, entry.index):
            if self.setting.fluents[index].property in self._lapses:
                if state[index] is True:
                    ruled_out[index] = moment.minutes
                else:
                    ruled_out.pop(index, None)
        return replace(moment, state=state, sources=moment.sources.with_(sources), ruled_out=ruled_out)

    def _with_habit(self, moment: Moment, entry: Entry, who: str) -> Habits:
        """Return the habits with one more act of this one from the mind that it now has."""
        if not who or entry.call is None:
            return moment.habits
        key = (who, believed(self.setting, moment.state, who), entry.call)
        return {**moment.habits, key: moment.habits.get(key, 0) + 1}

    def _with_refusal(
        self,
        refusals: Mapping[RefusalKey, Refusal],
        state: State,
        entry: Entry,
        asker: str,
        other: str,
        in_vain: bool = False,
    ) -> Mapping[RefusalKey, Refusal]:
        """Return the refusals with one more of what an entry is about."""
        assert entry.call is not None
        key = (asker, other, entry.call)
        before = refusals.get(key)
        mind = believed(self.setting, believed(self.setting, state, asker), other)
        times = before.times + 1 if before is not None else 1
        return {**refusals, key: Refusal(entry.step, mind, times, in_vain)}

    def _waits_over(self, moment: Moment, entry: Entry) -> Mapping[str, int]:
        """Return for how long everybody has waited: whoever waited for just this waits no longer."""
        over = [who for who, each in moment.intentions.items() if each.next_call == entry.call]
        return {**moment.waits, **dict.fromkeys((*over, *entry.actors), 0)}


def _advanced(moment: Moment, entry: Entry) -> Mapping[str, Intention]:
    """Return the intentions after an event: a step further for those who wanted just this and know that it happened."""
    knowing = {*entry.actors, *entry.witnesses}
    return {
        who: replace(each, taken=each.taken + 1) if each.next_call == entry.call and who in knowing else each
        for who, each in moment.intentions.items()
    }


def _differences(
    states: States, before: State, now: State, chain: Chain, sources: dict[tuple[Chain, int], int], entry: int
) -> Sequence[int]:
    """Note the entry as the source of all values that differ; return the fluents that differ in the state itself."""
    changed = states.unlike(before, now)
    for index in changed:
        sources[chain, index] = entry
    if len(chain) < SOURCE_DEPTH:
        for character in now.minds:
            if before.mind(character) is not now.mind(character):
                inner = (*chain, character)
                _differences(states, before.mind(character), now.mind(character), inner, sources, entry)
    return changed


def with_changes(hearts: Hearts, changes: Iterable[HeartChange]) -> Hearts:
    """Return hearts with these feelings, in the world and in believed worlds."""
    here: dict[Feeling, int] = {}
    inside: dict[str, list[HeartChange]] = {}
    for each in changes:
        if each.chain:
            rest = HeartChange(each.chain[1:], each.emotion, each.holder, each.about, each.grains)
            inside.setdefault(each.chain[0], []).append(rest)
        else:
            here[Feeling(each.emotion, each.holder, each.about)] = each.grains
    minds = {character: with_changes(hearts.mind(character), below) for character, below in inside.items()}
    return hearts.with_grains(here).with_minds(minds)


def heart_changes(before: Hearts, now: Hearts, chain: Chain = ()) -> tuple[HeartChange, ...]:
    """Return what `follow` needs to get from the one to the other."""
    if before is now:
        return ()
    feelings = sorted(before.unlike(now), key=lambda each: (each.holder, each.emotion, each.about or ""))
    found = [HeartChange(chain, each.emotion, each.holder, each.about, now.grains(each)) for each in feelings]
    for character in sorted({*before.minds, *now.minds}):
        found += heart_changes(before.mind(character), now.mind(character), (*chain, character))
    return tuple(found)


def _lapses(setting: Setting) -> dict[Signature, int]:
    """Return for how many minutes values stay ruled out, by the property that keeps them, where it is not for ever."""
    world = setting.world
    return {
        kept: each.until
        for each in world.permissions
        if isinstance(each, MaySuppose) and each.until is not None
        for kept in ruled_out_signatures(world, each.property)
        if kept.kinds[1:-1] in (each.kinds, each.property.kinds)
    }


_WAYS: dict[Kind, Callable[[Following, Moment, Entry], Moment]] = {
    "action": Following._happens,
    "fate": Following._happens,
    "rule": Following._reacts,
    "failed": Following._fails,
    "refused": Following._is_refused,
    "learns": Following._learns,
    "talk": Following._is_said,
    "feels": Following._feels,
    "intends": Following._intends,
    "drops": Following._drops,
    "waits": Following._waits,
    "idle": Following._idles,
    "decides": Following._notes,
    "act": Following._notes,
    "clock": Following._ticks,
}
