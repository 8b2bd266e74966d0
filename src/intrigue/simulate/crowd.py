"""Crowds: many people of no name, who hear things, pass them on, and get them wrong.

The members of a crowd share one mind: what was so at the start. Beside it stands a sparse table of what each of them
has *heard* otherwise. They neither plan nor consent; they go by three rules:

* who hears news tells it to a few others, until they meet somebody who has it already;
* of two pieces of news about one thing people believe the later one, and of two versions of one, the first they heard;
* when more than half of a crowd hold the same news, it is common talk: it moves into the shared mind, and nobody passes
  it on any more.

Where the world lets people say `truly or not` what they tell, a retelling is now and then embroidered: it has another
value of the same kind. So a rumour may come back to the one it is about as something else.

News come into a crowd where it stands, from what its members see change and hear said; they go out to characters who
stand there. What an event costs hangs on those who hear it, not on how many there are. All chance is by key (`draws`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intrigue.model.sugar.naming import AT
from intrigue.model.terms import NONE, EntityOf, Fluent, Number, Signature, Value, YesNo
from intrigue.model.world import Crowd, TellAbout, World
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.speech import said
from intrigue.semantics.state import State
from intrigue.simulate.draws import Lot, uniform

WITNESSES = 3
"""How many members of a crowd take notice of what happens where they stand."""
RETELLINGS = 3
"""How many times somebody passes a piece of news on, unless it turns out to be stale."""
NEAR = 10
"""How many neighbours to either side a member usually talks to."""
FAR = 0.1
"""How often a member talks to somebody from anywhere in the crowd instead."""
OVERHEARD = 0.3
"""How often one more person hears what is passed on."""
EMBROIDERED = 0.1
"""How often a retelling is changed, where the world lets people say what is not so."""


@dataclass(frozen=True, slots=True)
class News:
    """What somebody holds of a fluent, and where they have it from."""

    value: Value
    minutes: int
    """When it came into the crowd, since the start of the run."""
    teller: str
    """A character, a member of a crowd, or empty: seen with one's own eyes."""
    hops: int = 0
    """Through how many mouths it has come."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One thing that happened in a crowd: somebody noticed something, or passed it on."""

    minutes: int
    teller: str
    """Empty: what is noticed is the fact itself."""
    company: tuple[str, ...]
    """Those who were there to hear it."""
    hearers: tuple[str, ...]
    """Those among them to whom it was news, and who believe it from now on."""
    fluent: Fluent
    news: News
    """As the hearers have it from now on."""
    told: Value
    """What the teller held; another value than that of the news where it was embroidered."""

    @property
    def embroidered(self) -> bool:
        """Whether the teller said more than they had heard."""
        return self.told != self.news.value


class Crowds:
    """All crowds of one run. What happens in them is told as `Talk`, and follows from that again (`follow`)."""

    def __init__(self, world: World, setting: Setting, first: State, seed: int = 0) -> None:
        """Take the world as its author wrote it, its setting, and the first state of the run."""
        self.setting = setting
        self.seed = seed
        self.groups = tuple(Group(each, first) for each in world.crowds if each.size > 0)
        self._group = {member: group for group in self.groups for member in group.members}
        free = _told_freely(world.tells)
        self._told = {i: free[f.property] for i, f in enumerate(setting.fluents) if f.property in free}
        """Every fluent that people talk about, and whether it may be embroidered."""
        self._values = {each: _values(setting.world, each) for each in free if each in setting.world.property}
        self._name = [str(fluent) for fluent in setting.fluents]

    def notice(self, minutes: int, before: State, event: Event, now: State) -> Iterator[Talk]:
        """Let the crowds that are where an event happens take notice of it; yield what they make of it.

        `before` is the actual state before the event, `now` the one after it.
        """
        for group in self.groups:
            if not self._there(group, before, now, (*event.consenting, *event.participants)):
                continue
            heard = {each.slot.index: (each.teller, each.value) for each in said(self.setting, before, event)}
            for index in self._told:
                if index in heard:
                    teller, value = heard[index]
                    yield from self._notices(group, minutes, index, News(value, minutes, teller, 1))
                elif before[index] != now[index]:
                    yield from self._notices(group, minutes, index, News(now[index], minutes, ""))

    def tell(self, minutes: int, group: Group, teller: str, index: int, value: Value) -> Iterator[Talk]:
        """Let a character tell a crowd something; yield it if anybody listens."""
        yield from self._notices(group, minutes, index, News(value, minutes, teller, 1))

    def step(self, minutes: int) -> Iterator[Talk]:
        """Let everybody who has news pass it on once; yield what is said."""
        for group in self.groups:
            for member, index in tuple(group.eager):
                if (member, index) in group.eager:
                    yield from self._passes_on(group, minutes, member, index)

    def gossip(self, minutes: int, state: State) -> Iterator[Talk]:
        """Let every character who stands in a crowd hear the latest there that is news to them; yield what is said.

        Whoever runs the story writes it into that character's mind.
        """
        for character in self.setting.characters:
            for group in self.groups:
                if (group.table or group.shared) and self._stands(group, state, character):
                    talk = self._gossip(group, minutes, state.mind(character), character)
                    if talk is not None:
                        yield talk

    def follow(self, talk: Talk) -> None:
        """Take what was said into the tables of those who heard it; characters have minds of their own."""
        index = self.setting.index[talk.fluent]
        for hearer in talk.hearers:
            if hearer in self._group:
                self._group[hearer].learn(hearer, index, talk.news)
        if talk.teller in self._group:
            self._group[talk.teller].has_told(talk.teller, index, stale=not talk.hearers)

    def holds(self, member: str, fluent: Fluent) -> Value:
        """Return what a member of a crowd believes of a fluent."""
        return self._group[member].holds(member, self.setting.index[fluent])

    def trail(self, member: str, fluent: Fluent) -> tuple[str, ...]:
        """Return from whom the member has what it heard, whoever saw or said it first at the end."""
        index = self.setting.index[fluent]
        found: list[str] = []
        teller = member
        while teller in self._group and (news := self._group[teller].table.get((teller, index))) is not None:
            if not news.teller or news.teller in found:
                break
            teller = news.teller
            found.append(teller)
        return tuple(found)

    # --- What is said -------------------------------------------------------------------------------------------------

    def _notices(self, group: Group, minutes: int, index: int, news: News) -> Iterator[Talk]:
        fluent = self.setting.fluents[index]
        lots = (Lot("notice", group.name, self._name[index], minutes, number) for number in range(WITNESSES))
        company = tuple(dict.fromkeys(self._anybody(group, lot) for lot in lots))
        hearers = tuple(each for each in company if group.is_news(each, index, news))
        if hearers:
            yield self._said(Talk(minutes, news.teller, company, hearers, fluent, news, news.value))

    def _passes_on(self, group: Group, minutes: int, member: str, index: int) -> Iterator[Talk]:
        fluent, held = self.setting.fluents[index], group.table[member, index]

        def lot(kind: str) -> float:
            return uniform(self.seed, Lot(kind, member, self._name[index], minutes))

        value = self._embroidered(index, held.value, lot("value")) if lot("embroider") < EMBROIDERED else held.value
        news = replace(held, value=value, teller=member, hops=held.hops + 1)
        first = group.neighbour(member, lot("far") < FAR, lot("meet"))
        second = (group.neighbour(first, False, lot("by")),) if lot("overhear") < OVERHEARD else ()
        company = tuple(dict.fromkeys(each for each in (first, *second) if each != member))
        hearers = tuple(each for each in company if group.is_news(each, index, news))
        if company:
            yield self._said(Talk(minutes, member, company, hearers, fluent, news, held.value))
        else:
            group.has_told(member, index, stale=True)

    def _gossip(self, group: Group, minutes: int, mind: State, character: str) -> Talk | None:
        """Return what a member who happens to stand beside the character has to tell, if it is news to them."""
        member = self._anybody(group, Lot("gossip", character, group.name, minutes))
        heard = [(news.minutes, -index, news) for index, news in group.heard_by(member)]
        fresh = [each for each in heard if mind[-each[1]] != each[2].value and each[2].teller != character]
        if not fresh:
            return None
        _, place, held = max(fresh, key=lambda each: each[:2])
        fluent = self.setting.fluents[-place]
        news = replace(held, teller=member, hops=held.hops + 1)
        return self._said(Talk(minutes, member, (character,), (character,), fluent, news, held.value))

    def _said(self, talk: Talk) -> Talk:
        self.follow(talk)
        return talk

    def _embroidered(self, index: int, value: Value, lot: float) -> Value:
        """Return another value of the same kind, where the world lets people say what is not so."""
        if not self._told[index]:
            return value
        others = [each for each in self._values[self.setting.fluents[index].property] if each != value]
        return others[int(lot * len(others))] if others else value

    def _anybody(self, group: Group, lot: Lot) -> str:
        return group.members[int(uniform(self.seed, lot) * len(group.members))]

    # --- Where people are ---------------------------------------------------------------------------------------------

    def _there(self, group: Group, before: State, now: State, people: Iterable[str]) -> bool:
        """Return whether an event of these people is to be seen by a crowd; where nobody is anywhere, all see it."""
        return any(self._stands(group, state, each) for each in people for state in (before, now))

    def _stands(self, group: Group, state: State, character: str) -> bool:
        index = self.setting.index.get(Fluent(Signature(AT, ("character",)), (character,)))
        if not group.place:
            return True
        return index is not None and state[index] == group.place


class Group:
    """One crowd: its members, what they share, and what some of them have heard."""

    def __init__(self, crowd: Crowd, first: State) -> None:
        self.name = crowd.name
        self.place = crowd.place
        self.members = tuple(f"{crowd.name} {number}" for number in range(1, crowd.size + 1))
        self._number = {member: number for number, member in enumerate(self.members)}
        self._first = first
        self.shared: dict[int, News] = {}
        """What has become common talk, by fluent."""
        self.table: dict[tuple[str, int], News] = {}
        """What members have heard, and is not common talk."""
        self._heard: dict[str, dict[int, None]] = {}
        self._holders: dict[tuple[int, Value, int], int] = {}
        """How many members hold a value of a fluent that came into the crowd in that minute."""
        self.eager: dict[tuple[str, int], int] = {}
        """Who is still telling what, and how many times more."""

    def holds(self, member: str, index: int) -> Value:
        """Return what a member believes of a fluent: what it heard, else what all think."""
        news = self.table.get((member, index)) or self.shared.get(index)
        return news.value if news is not None else self._first[index]

    def heard_by(self, member: str) -> Iterator[tuple[int, News]]:
        """Yield what a member has to tell: what it heard itself, then common talk."""
        for index in self._heard.get(member, ()):
            yield index, self.table[member, index]
        for index, news in self.shared.items():
            if (member, index) not in self.table:
                yield index, news

    def is_news(self, member: str, index: int, news: News) -> bool:
        """Return whether a member would take this over: it is later than what it has, and says something else."""
        held = self.table.get((member, index)) or self.shared.get(index)
        if held is not None and held.minutes >= news.minutes:
            return False
        return self.holds(member, index) != news.value

    def neighbour(self, member: str, far: bool, lot: float) -> str:
        """Return somebody else: one of those beside the member, or anybody."""
        size = len(self.members)
        if far or size <= 2 * NEAR:
            step = 1 + int(lot * (size - 1)) if size > 1 else 0
        else:
            step = int(lot * 2 * NEAR) - NEAR
            step += step >= 0
        return self.members[(self._number[member] + step) % size]

    def learn(self, member: str, index: int, news: News) -> None:
        """Let a member take something over, and pass it on from now on; or let it become common talk."""
        self._forget(member, index)
        key = (index, news.value, news.minutes)
        self._holders[key] = self._holders.get(key, 0) + 1
        self.table[member, index] = news
        self._heard.setdefault(member, {})[index] = None
        self.eager[member, index] = RETELLINGS
        if 2 * self._holders[key] > len(self.members):
            self._share(index, news)

    def has_told(self, member: str, index: int, *, stale: bool) -> None:
        """Note that a member passed something on once; it stops when it has done so often enough, or it was stale."""
        left = self.eager.get((member, index), 0) - 1
        if stale or left <= 0:
            self.eager.pop((member, index), None)
        else:
            self.eager[member, index] = left

    def _share(self, index: int, news: News) -> None:
        self.shared[index] = replace(news, teller="", hops=0)
        for member in self.members:
            held = self.table.get((member, index))
            if held is not None and held.value == news.value and held.minutes == news.minutes:
                self._forget(member, index)

    def _forget(self, member: str, index: int) -> None:
        old = self.table.pop((member, index), None)
        if old is not None:
            self._holders[index, old.value, old.minutes] -= 1
            del self._heard[member][index]
            self.eager.pop((member, index), None)


def _told_freely(tells: Sequence[TellAbout]) -> dict[Signature, bool]:
    """Return the properties that people tell one another, and whether also what is not so."""
    free: dict[Signature, bool] = {}
    for each in tells:
        free[each.property] = free.get(each.property, False) or each.lies
    return free


def _values(world: World, signature: Signature) -> tuple[Value, ...]:
    """Return the values that a retelling may give a fluent; none where they cannot be listed."""
    known = world.property.get(signature)
    match known.value if known is not None else YesNo():
        case YesNo():
            return (False, True)
        case EntityOf(type=kind, may_be_none=may_be_none):
            return (*world.entities_of(kind), NONE) if may_be_none else world.entities_of(kind)
        case Number(low=int(low), high=int(high)) if high - low <= 100:
            return tuple(range(low, high + 1))
        case _:
            return ()
