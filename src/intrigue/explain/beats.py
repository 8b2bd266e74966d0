"""Beats: what a story has to come to, in order, and what in a run brought each of them about.

A beat is a sentence and a few *signs*: something that happens, or something that becomes so in the world, in a mind or
in a heart. They are data (`worlds/NAME/beats.toml`) and are looked for in a run when it is over. Nobody in the story
knows of them, and nothing in the story hangs on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from intrigue.explain.past import Past
from intrigue.language.questions import read_condition
from intrigue.model.sugar import lower
from intrigue.model.world import Ending
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import HAPPENINGS, Entry, Kind
from intrigue.simulate.following import Following

ANY = "_"
"""In the place of an argument of a call: whoever or whatever it is."""


@dataclass(frozen=True, slots=True)
class Call:
    """An action, rule or event with its arguments, some of which may be anything."""

    name: str
    arguments: tuple[str, ...] | None = None
    """None: with any arguments."""

    def fits(self, entry: Entry) -> bool:
        """Return whether an entry records just this."""
        call = entry.call
        if call is None or call.signature.name != self.name:
            return False
        if self.arguments is None:
            return True
        given = tuple(map(str, call.arguments))
        return len(given) == len(self.arguments) and all(
            mine in (ANY, theirs) for mine, theirs in zip(self.arguments, given, strict=True)
        )

    def __str__(self) -> str:
        return self.name if self.arguments is None else f"{self.name}({', '.join(self.arguments)})"


@dataclass(frozen=True, slots=True)
class Happens:
    """A sign: that one of these happens, where all else that is stated holds."""

    calls: tuple[Call, ...]
    kinds: tuple[Kind, ...] = ("action",)
    before: str = ""
    """What must be so just before; a condition of the story language, empty: anything."""
    after: str = ""
    """What must be so when all is over that it set off."""
    seen_by: tuple[str, ...] = ()
    unseen_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = " or ".join(map(str, self.calls))
        if self.kinds != ("action",):
            said += f" as {' or '.join(self.kinds)}"
        for word, rest in (("before it", self.before), ("after it", self.after)):
            said += f"; {word} {rest}" if rest else ""
        for word, names in (("seen by", self.seen_by), ("unseen by", self.unseen_by)):
            said += f"; {word} {', '.join(names)}" if names else ""
        return said


@dataclass(frozen=True, slots=True)
class Becomes:
    """A sign: that a condition, which did not hold, comes to hold."""

    condition: str

    def __str__(self) -> str:
        return f"that it becomes so: {self.condition}"


@dataclass(frozen=True, slots=True)
class Stands:
    """A sign: that a condition holds then, since whenever."""

    condition: str

    def __str__(self) -> str:
        return f"that it is so: {self.condition}"


Sign: TypeAlias = Happens | Becomes | Stands


@dataclass(frozen=True, slots=True)
class Beat:
    """Something that a story comes to."""

    name: str
    says: str
    signs: tuple[Sign, ...]
    """All of them, in order."""


@dataclass(frozen=True, slots=True)
class Found:
    """A beat that a run has."""

    beat: Beat
    entries: tuple[int, ...]
    """For every sign the entry that realises it; -1: it was so at the start."""
    causes: tuple[int, ...]
    """The events that led most directly to the last of them, and to the beliefs behind it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A beat that a run lacks, in this order."""

    beat: Beat
    sign: Sign
    """The first of its signs that is not there."""
    elsewhere: int | None
    """The entry that would realise this sign, were it in its place; None: there is none in the whole run."""


class Sift:
    """Looks for beats in one run."""

    def __init__(self, past: Past, beats: Sequence[Beat]) -> None:
        self.past = past
        self.beats = tuple(beats)
        self._truths: dict[str, list[bool]] = {}
        """For every condition whether it holds, at every point."""

    def results(self) -> tuple[Found | Missing, ...]:
        """Return for every beat, in order, what realises it or what is missing; as many as can be are found."""
        chosen = self._longest()
        found: list[Found | Missing] = []
        here = _Place()
        for number, beat in enumerate(self.beats):
            if number in chosen:
                entries, here = chosen[number]
                found.append(Found(beat, entries, self._behind(entries[-1])))
            else:
                found.append(self._lacks(beat, here))
        return tuple(found)

    # --- In order -----------------------------------------------------------------------------------------------------

    def _longest(self) -> Mapping[int, tuple[tuple[int, ...], _Place]]:
        """Return the longest row of beats that the run has one after the other, the earliest of several."""
        rows: list[_Row] = [_Row()]
        for number, beat in enumerate(self.beats):
            for length in range(len(rows) - 1, -1, -1):
                row = rows[length]
                match = self._match(beat, row.place)
                if match is None:
                    continue
                longer = _Row(match[1], number, match[0], row)
                if length + 1 == len(rows):
                    rows.append(longer)
                elif longer.place < rows[length + 1].place:
                    rows[length + 1] = longer
        return {row.number: (row.entries, row.place) for row in rows[-1].backwards()}

    def _match(self, beat: Beat, place: _Place) -> tuple[tuple[int, ...], _Place] | None:
        entries = []
        for sign in beat.signs:
            entry = self._first(sign, place)
            if entry is None:
                return None
            entries.append(entry)
            place = place.after(entry, isinstance(sign, Happens))
        return tuple(entries), place

    def _lacks(self, beat: Beat, place: _Place) -> Missing:
        """Return which sign of a beat is not to be found from a place on."""
        for sign in beat.signs:
            entry = self._first(sign, place)
            if entry is None:
                return Missing(beat, sign, self._first(sign, _Place()))
            place = place.after(entry, isinstance(sign, Happens))
        return Missing(beat, beat.signs[0], self._first(beat.signs[0], _Place()))

    def _first(self, sign: Sign, place: _Place) -> int | None:
        """Return the first entry from a place on that realises a sign."""
        if isinstance(sign, Happens):
            return next((each for each in self._happening(sign) if each >= place.events), None)
        truth = self._truth(sign.condition)
        points: Iterable[int] = range(max(place.turns + 1, 0), len(truth))
        if isinstance(sign, Becomes):
            points = (point for point in points if point and not truth[point - 1])
        return next((point - 1 for point in points if truth[point]), None)

    def _happening(self, sign: Happens) -> Iterator[int]:
        for entry in self.past.story.chronicle:
            if (
                entry.kind in sign.kinds
                and any(call.fits(entry) for call in sign.calls)
                and all(who in entry.witnesses for who in sign.seen_by)
                and not any(who in entry.witnesses for who in sign.unseen_by)
                and (not sign.before or self._truth(sign.before)[entry.index])
                and (not sign.after or self._truth(sign.after)[self.past.settled(entry)])
            ):
                yield entry.index

    # --- Conditions ---------------------------------------------------------------------------------------------------

    def _truth(self, condition: str) -> list[bool]:
        if condition not in self._truths:
            past, grounds = self._asked
            self._truths[condition] = [read(state, grounds[condition]) is True for state in past.states]
        return self._truths[condition]

    @cached_property
    def _asked(self) -> tuple[Past, Mapping[str, Ground]]:
        """The run in a setting that keeps all that the beats speak of, and their conditions in it."""
        story = self.past.story
        texts = list(dict.fromkeys(text for beat in self.beats for sign in beat.signs for text in conditions(sign)))
        endings = [Ending(text, "", read_condition(text, story.world)) for text in texts]
        core = lower(replace(story.world, endings=(*story.world.endings, *endings)))
        setting = Setting(core, level_needed(core, story.options.depth))
        asked = core.endings[len(core.endings) - len(texts) :]
        grounds = {text: setting.ground(each.condition) for text, each in zip(texts, asked, strict=True)}
        return Past(story, Following(setting)), grounds

    # --- Causes -------------------------------------------------------------------------------------------------------

    def _behind(self, number: int) -> tuple[int, ...]:
        """Return the events that led to an entry without another between, as the chronicle notes them."""
        if number < 0:
            return ()
        chronicle = self.past.story.chronicle
        found: set[int] = set()
        pending = list(chronicle[number].causes)
        while pending:
            cause = chronicle[pending.pop()]
            if cause.kind in HAPPENINGS and cause.kind != "rule":
                found.add(cause.index)
            else:
                pending += cause.causes
        return tuple(sorted(found))


def conditions(sign: Sign) -> Iterator[str]:
    """Yield the conditions that a sign speaks of."""
    if isinstance(sign, Happens):
        yield from filter(None, (sign.before, sign.after))
    else:
        yield sign.condition


def missing(results: Iterable[Found | Missing]) -> tuple[Missing, ...]:
    """Return the beats that a run lacks."""
    return tuple(each for each in results if isinstance(each, Missing))


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """How far a run has been gone through: an event realises one sign only, what becomes of it may realise more."""

    turns: int = -1
    """The first entry by which something may become so; -1: it may be so from the start."""
    events: int = 0
    """The first entry that may be an event looked for."""

    def after(self, entry: int, event: bool) -> _Place:
        """Return the place after a sign that an entry realises."""
        return _Place(entry, entry + 1 if event else max(self.events, entry))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of beats found one after the other; without number it is empty."""

    place: _Place = _Place()
    number: int = -1
    entries: tuple[int, ...] = ()
    before: _Row | None = None

    def backwards(self) -> Iterator[_Row]:
        """Yield the beats of the row, the last first."""
        row: _Row | None = self
        while row is not None and row.before is not None:
            yield row
            row = row.before
