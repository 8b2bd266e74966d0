"""Crowds: many people of no name, who hear things, pass them on, and get them wrong.

They neither plan nor consent. What a crowd talks about, its own line says, or else `tell about`. These are its rules:

* some of its members take notice of what an event changes, or lets people say, where they see it;
* who hears news tells it to a few others, until they meet somebody who has it already;
* of two pieces of news about one thing people believe the later one, and of two versions of one, the first they heard;
* when more than half of a crowd hold the same news, it is common talk, and nobody passes it on any more;
* characters who stand there hear what is news to them, each piece once, and take it over where it is `believable`.

Where the world lets people say `truly or not` what they tell, a retelling is now and then embroidered: it has another
value of the same kind. So a rumour may come back to the one it is about as something else.

Here it is decided who says what to whom; what comes of it stands in `following`. All chance is by key (`draws`). What
one thing said costs hangs on those who hear it, not on how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intrigue.model.sugar.naming import AT
from intrigue.model.terms import NONE, UNKNOWN, EntityOf, Fluent, Number, Signature, Value, YesNo
from intrigue.model.world import World
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.speech import said
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial, outcome_of
from intrigue.simulate.chronicle import Moment, Saying
from intrigue.simulate.draws import Lot, uniform
from intrigue.simulate.hearsay import News
from intrigue.simulate.onlooking import Onlooking

WITNESSES = 3
"""How many members of a crowd take notice of what happens where they stand."""
NEAR = 10
"""How many neighbours to either side a member usually talks to."""
FAR = 0.1
"""How often a member talks to somebody from anywhere in the crowd instead."""
OVERHEARD = 0.3
"""How often one more person hears what is passed on."""
EMBROIDERED = 0.1
"""How often a retelling is changed, where the world lets people say what is not so."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said, or seen, as an entry of a chronicle keeps it."""

    teller: str
    """A character, a member of a crowd, or empty: it is seen with one's own eyes."""
    saying: Saying
    cause: int
    """The entry by which the teller has it: that of the event itself where it is seen, or said by a character."""


class Crowds:
    """Decides for all crowds of one world who says what."""

    def __init__(self, world: World, setting: Setting) -> None:
        """Take the world as its author wrote it, and its setting."""
        self.setting = setting
        self.groups = {each.name: each for each in world.crowds}
        self._told: dict[str, dict[int, bool]] = {}
        """For every crowd the fluents that it talks about, and whether they may be embroidered."""
        for each in world.crowds:
            free: dict[Signature, bool] = {}
            for told in each.about or world.tells:
                free[told.property] = free.get(told.property, False) or told.lies
            fluents = enumerate(setting.fluents)
            self._told[each.name] = {i: free[fluent.property] for i, fluent in fluents if fluent.property in free}
        self._onlooking = Onlooking(world, setting)
        self._standing = {each: _place_of(setting, each) for each in setting.characters}

    # --- Coming in ----------------------------------------------------------------------------------------------------

    def notice(self, moment: Moment, before: State, event: Event, entry: int, seed: int) -> Iterator[Told]:
        """Yield what crowds make of an event that happened in a state, by an entry, before any of it goes round."""
        for crowd, group in self.groups.items():
            seen = self._onlooking.seen(group, before, event)
            if seen is None:
                continue
            changed = (
                (slot.index, value) for chain, slot, value in outcome_of(self.setting, before, seen) if not chain
            )
            news = {index: ("", value) for index, value in changed if before[index] != value}
            news |= {each.slot.index: (each.teller, each.value) for each in said(self.setting, before, seen)}
            for index in sorted(self._told[crowd].keys() & news.keys()):
                teller, value = news[index]
                told = self._noticed(
                    moment, crowd, index, News(value, moment.minutes, entry, teller, int(teller != "")), seed
                )
                if told.saying.hearers:
                    yield told

    def _noticed(self, moment: Moment, crowd: str, index: int, news: News, seed: int) -> Told:
        hearsay, fluent = moment.hearsay[crowd], self.setting.fluents[index]
        lots = (Lot("notice", crowd, str(fluent), moment.minutes, number) for number in range(WITNESSES))
        company = tuple(dict.fromkeys(int(uniform(seed, lot) * hearsay.size) for lot in lots))
        saying = Saying(
            crowd,
            fluent,
            news.value,
            news.value,
            news.minutes,
            news.origin,
            news.hops,
            company=company,
            hearers=self._to_whom_it_is_news(moment, crowd, index, news, company),
        )
        return Told(news.teller, saying, news.origin)

    # --- Going round --------------------------------------------------------------------------------------------------

    def passes_on(self, moment: Moment, crowd: str, member: int, index: int, seed: int) -> Told | None:
        """Return what a member tells others of a fluent that it has heard; None where it has stopped telling it."""
        hearsay, fluent = moment.hearsay[crowd], self.setting.fluents[index]
        own = hearsay.of(member).get(index)
        if own is None or not own.left:
            return None
        name, held, of = member_name(crowd, member), own.news, str(fluent)

        def lot(kind: str) -> float:
            return uniform(seed, Lot(kind, name, of, moment.minutes))

        freely = self._told[crowd].get(index, False) and lot("embroider") < EMBROIDERED
        value = self._embroidered(fluent, held.value, lot("value")) if freely else held.value
        first = neighbour(hearsay.size, member, lot("far") < FAR, lot("meet"))
        second = (neighbour(hearsay.size, first, False, lot("by")),) if lot("overhear") < OVERHEARD else ()
        company = tuple(dict.fromkeys(each for each in (first, *second) if each != member))
        news = News(value, held.minutes, held.origin, name, held.hops + 1)
        hearers = self._to_whom_it_is_news(moment, crowd, index, news, company)
        saying = Saying(
            crowd,
            fluent,
            value,
            held.value,
            held.minutes,
            held.origin,
            held.hops + 1,
            member=member,
            company=company,
            hearers=hearers,
        )
        return Told(name, saying, held.entry)

    def _to_whom_it_is_news(
        self, moment: Moment, crowd: str, index: int, news: News, company: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Return who would take it over: it is later than what they have heard, and says something else."""
        hearsay, first = moment.hearsay[crowd], self._known_to_all(index)
        found = []
        for member in company:
            held = hearsay.news(member, index)
            if (held is None and news.value != first) or (
                held is not None and held.minutes < news.minutes and held.value != news.value
            ):
                found.append(member)
        return tuple(found)

    def _known_to_all(self, index: int) -> Value:
        """Return what everybody knew of a fluent at the start; unknown where somebody had it otherwise."""
        first = initial(self.setting)
        known = all(first.mind(each)[index] == first[index] for each in self.setting.characters)
        return first[index] if known else UNKNOWN

    def _embroidered(self, fluent: Fluent, value: Value, lot: float) -> Value:
        """Return another value of the same kind; the same where the values cannot be listed."""
        others = [each for each in values_said(self.setting.world, fluent.property) if each != value]
        return others[int(lot * len(others))] if others else value

    # --- Going out ----------------------------------------------------------------------------------------------------

    def overheard(self, moment: Moment, character: str, seed: int) -> Iterator[Told]:
        """Yield what a character hears of the one who happens to stand beside it, in each crowd that it stands in.

        It is the latest that is news to the character, and that it does not know better: not from the crowd, nor by
        what it has seen or heard since.
        """
        for crowd, group in self.groups.items():
            hearsay, at = moment.hearsay[crowd], self._standing[character]
            if group.place and (at is None or moment.state[at] != group.place):
                continue
            member = int(uniform(seed, Lot("gossip", character, crowd, moment.minutes)) * hearsay.size)
            mind = moment.state.mind(character)
            fresh = [
                (news.minutes, -index, news)
                for index, news in hearsay.all_news(member)
                if mind[index] != news.value
                and news.teller != character
                and news.minutes > hearsay.ears.get((character, index), -1)
                and news.origin > moment.sources.get(((character,), index), -1)
            ]
            if fresh:
                minutes, place, held = max(fresh, key=lambda each: each[:2])
                fluent = self.setting.fluents[-place]
                believes = self._onlooking.believed(group, character, mind, fluent)
                saying = Saying(
                    crowd,
                    fluent,
                    held.value,
                    held.value,
                    minutes,
                    held.origin,
                    held.hops + 1,
                    member=member,
                    character=character,
                    believed=believes,
                )
                yield Told(member_name(crowd, member), saying, held.entry)


def values_said(world: World, signature: Signature) -> tuple[Value, ...]:
    """Return the values that a retelling may give a fluent; none where they cannot be listed."""
    match world.property[signature].value:
        case YesNo():
            return (False, True)
        case EntityOf(type=kind, may_be_none=may_be_none):
            return (*world.entities_of(kind), NONE) if may_be_none else world.entities_of(kind)
        case Number(low=int(low), high=int(high)) if high - low <= 100:
            return tuple(range(low, high + 1))
        case _:
            return ()


def member_name(crowd: str, member: int) -> str:
    """Return what a chronicle calls a member of a crowd."""
    return f"{crowd} {member + 1}"


def neighbour(size: int, member: int, far: bool, lot: float) -> int:
    """Return somebody else: one of those beside the member, or anybody; the member itself where there is nobody."""
    if far or size <= 2 * NEAR:
        step = 1 + int(lot * (size - 1)) if size > 1 else 0
    else:
        step = int(lot * 2 * NEAR) - NEAR
        step += step >= 0
    return (member + step) % size


def trail(moment: Moment, crowd: str, member: int, index: int) -> tuple[str, ...]:
    """Return from whom a member has what it heard and is not common talk, whoever saw or said it first at the end."""
    hearsay = moment.hearsay[crowd]
    numbers = {member_name(crowd, each): each for each in range(hearsay.size)}
    found: list[str] = []
    teller: int | None = member
    while teller is not None and index in hearsay.of(teller):
        name = hearsay.of(teller)[index].news.teller
        if not name or name in found:
            break
        found.append(name)
        teller = numbers.get(name)
    return tuple(found)


def _place_of(setting: Setting, character: str) -> int | None:
    """Return the fluent that says where a character is; None where there is none."""
    places = (
        i for i, each in enumerate(setting.fluents) if each.property.name == AT and each.arguments == (character,)
    )
    return next(places, None)
