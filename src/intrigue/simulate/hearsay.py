"""What the members of one crowd have heard, as a value: a change makes another, and shares all that it leaves alone.

The members share one mind, what was so at the start. Beside it stands a sparse table of what each of them has *heard*
otherwise, and what has become *common talk*: what more than half of them hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from intrigue.model.terms import Value

RETELLINGS = 3
"""How many times somebody passes a piece of news on, unless it turns out to be stale."""
WIDTH = 32
"""How many members, or groups of members, a branch of the table has: what a change copies, for each level of it."""


@dataclass(frozen=True, slots=True)
class News:
    """What somebody holds of a fluent, and where they have it from."""

    value: Value
    minutes: int
    """When it came into the crowd, since the start of the run."""
    origin: int
    """The entry of the event that it is about."""
    teller: str
    """A character, a member of a crowd, or empty: seen with one's own eyes."""
    hops: int = 0
    """Through how many mouths it has come."""
    entry: int = -1
    """The entry of the chronicle by which its holder has it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One piece of news that a member holds."""

    news: News
    left: int
    """How many times the member will still pass it on."""


Member = Mapping[int, Heard]
"""What one member has heard, by fluent."""
NOTHING: Member = {}


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the table: members or smaller branches, and how many pieces of news below it are still passed on."""

    below: tuple[Branch | Member | None, ...]
    """None: nobody there has heard anything."""
    eager: int = 0


EMPTY = Branch((None,) * WIDTH)


@dataclass(frozen=True)
class Hearsay:
    """All that has been heard in one crowd. Members are numbers from 0, fluents their places in a setting."""

    size: int
    shared: Mapping[int, News] = field(default_factory=dict)
    """What has become common talk."""
    ears: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """For a character and a fluent, when the news of it came into the crowd that the character was told last."""
    _table: Branch = EMPTY
    _holders: Mapping[int, Mapping[tuple[Value, int], int]] = field(default_factory=dict)
    """For a fluent, how many members hold a value of it that came into the crowd in that minute; none of the shared."""

    @property
    def eager(self) -> int:
        """How many pieces of news somebody will still pass on."""
        return self._table.eager

    def of(self, member: int) -> Member:
        """Return what a member has heard, and is not common talk."""
        found: Any = self._table
        for digit in self._digits(member):
            if found is None:
                return NOTHING
            found = found.below[digit]
        return found if found is not None else NOTHING

    def news(self, member: int, fluent: int) -> News | None:
        """Return what a member has heard of a fluent, itself or as common talk; None: nothing."""
        own = self.of(member).get(fluent)
        return own.news if own is not None else self.shared.get(fluent)

    def all_news(self, member: int) -> Iterator[tuple[int, News]]:
        """Yield what a member has to tell: what it heard itself, then common talk."""
        own = self.of(member)
        yield from ((fluent, each.news) for fluent, each in own.items())
        yield from ((fluent, news) for fluent, news in self.shared.items() if fluent not in own)

    def count(self, fluent: int, value: Value) -> int:
        """Return how many members have heard that a fluent has a value, and believe it."""
        holders = self._holders.get(fluent, {})
        found = sum(count for (held, _), count in holders.items() if held == value)
        common = self.shared.get(fluent)
        if common is not None and common.value == value:
            found += self.size - sum(holders.values())
        return found

    def held_of(self, fluent: int) -> Iterator[Value]:
        """Yield all values of a fluent that somebody holds."""
        yield from dict.fromkeys(value for value, _ in self._holders.get(fluent, {}))
        if fluent in self.shared:
            yield self.shared[fluent].value

    def tellers(self) -> Iterator[tuple[int, int]]:
        """Yield who is still passing what on, in order of members and fluents; those who are not cost nothing."""
        yield from _tellers(self._table, 0)

    def with_news(self, member: int, fluent: int, news: News) -> Hearsay:
        """Return this after a member took something over, to pass it on; or after that has become common talk."""
        other = self._without(member, fluent)
        holders = {**other._holders.get(fluent, {})}
        key = (news.value, news.minutes)
        holders[key] = holders.get(key, 0) + 1
        own = {**other.of(member), fluent: Heard(news, RETELLINGS if self.size > 1 else 0)}
        other = replace(other._with_member(member, own), _holders={**other._holders, fluent: holders})
        return other._with_common_talk(fluent, news) if 2 * holders[key] > self.size else other

    def with_telling(self, member: int, fluent: int, stale: bool) -> Hearsay:
        """Return this after a member passed something on; who has done so often enough, or found it stale, stops."""
        own = self.of(member)
        if fluent not in own:
            return self
        left = 0 if stale else max(own[fluent].left - 1, 0)
        return self._with_member(member, {**own, fluent: replace(own[fluent], left=left)})

    def with_ear(self, character: str, fluent: int, minutes: int) -> Hearsay:
        """Return this after a character was told news that came into the crowd in that minute."""
        return replace(self, ears={**self.ears, (character, fluent): minutes})

    # --- The table ----------------------------------------------------------------------------------------------------

    @property
    def _levels(self) -> int:
        levels, room = 1, WIDTH
        while room < self.size:
            levels, room = levels + 1, room * WIDTH
        return levels

    def _digits(self, member: int) -> tuple[int, ...]:
        return tuple(member // WIDTH**level % WIDTH for level in reversed(range(self._levels)))

    def _with_member(self, member: int, own: Member) -> Hearsay:
        return replace(self, _table=_put(self._table, self._digits(member), own))

    def _with_common_talk(self, fluent: int, news: News) -> Hearsay:
        """Return this after everybody has heard it: who holds just this needs no place in the table any more."""
        other = self
        for member in range(self.size):
            held = other.of(member).get(fluent)
            if held is not None and (held.news.value, held.news.minutes) == (news.value, news.minutes):
                other = other._without(member, fluent)
        return replace(other, shared={**other.shared, fluent: replace(news, teller="", hops=0)})

    def _without(self, member: int, fluent: int) -> Hearsay:
        own = self.of(member)
        if fluent not in own:
            return self
        news = own[fluent].news
        holders = {**self._holders[fluent]}
        key = (news.value, news.minutes)
        holders[key] -= 1
        if not holders[key]:
            del holders[key]
        rest = {index: each for index, each in own.items() if index != fluent}
        return replace(self._with_member(member, rest), _holders={**self._holders, fluent: holders})


def _put(branch: Branch, digits: tuple[int, ...], own: Member) -> Branch:
    digit, *rest = digits
    old: Any = branch.below[digit]
    new: Branch | Member | None = (_put(old or EMPTY, tuple(rest), own) if rest else own) or None
    below = (*branch.below[:digit], new, *branch.below[digit + 1 :])
    return Branch(below, branch.eager - _eager(old) + _eager(new))


def _eager(part: Branch | Member | None) -> int:
    if part is None:
        return 0
    return part.eager if isinstance(part, Branch) else sum(each.left > 0 for each in part.values())


def _tellers(branch: Branch, before: int) -> Iterator[tuple[int, int]]:
    for digit, part in enumerate(branch.below if branch.eager else ()):
        place = before * WIDTH + digit
        if isinstance(part, Branch):
            yield from _tellers(part, place)
        elif part is not None:
            yield from ((place, fluent) for fluent in sorted(part) if part[fluent].left > 0)
