"""What if: a run lived through again with one thing otherwise, and what became of it.

Chance falls as before wherever who, what and when are equal, and what a reader or an author decided is decided again
wherever it comes up again and can be had. So whatever differs goes back to the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from intrigue.explain.causes import Causes
from intrigue.explain.past import Past
from intrigue.explain.supposing import Supposed, at_moment, with_open, with_start, with_ways
from intrigue.language.writing import print_world
from intrigue.model.plans import Explanation, GroundCall
from intrigue.model.terms import Fluent, Special, Value
from intrigue.model.world import Ending
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.transition import possible
from intrigue.semantics.utility import utility
from intrigue.simulate.chronicle import HAPPENINGS, Entry
from intrigue.simulate.deciding import Choice, Recorded, Turn
from intrigue.simulate.simulation import Options, Story

Between: TypeAlias = Callable[[], None]
"""Called between two turns, so that others can have theirs, or to give it up."""
SUPPOSED = "supposed"
"""The note of an entry by which a what-if changes facts, beliefs or feelings."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run stands at its end."""

    ending: Ending | None
    steps: int
    minutes: int
    fares: tuple[tuple[str, int | float | None], ...]
    """How well everybody thinks to be doing; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """Something that happened in the other run because of the change."""

    entry: Entry
    because: tuple[int, ...]
    """The events of the other run that led to it most directly; empty: the change itself."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two runs that part at a change, side by side."""

    original: Story
    other: Story
    changed: int | None
    """The entry of the other run that brings the change in; None: its start differs."""
    parted: tuple[Entry | None, Entry | None]
    """The first happenings that differ, in either run; None: the run ends before."""
    course: tuple[tuple[Entry | None, Entry | None], ...]
    """All happenings from there on, side by side; None where one run has nothing of the kind."""
    consequences: tuple[Consequence, ...]
    outcomes: tuple[Outcome, Outcome]
    differing: tuple[tuple[Fluent, Value, Value], ...]
    """The facts that differ in the end, with their values in the original and in the other run."""
    lost: tuple[Entry, ...]
    """What a reader or an author had decided and could not be decided again."""

    @property
    def same(self) -> bool:
        """Whether nothing that others can see came out otherwise."""
        return self.parted == (None, None)


# --- Living through it again ------------------------------------------------------------------------------------------


def from_start(
    original: Story,
    facts: Sequence[str],
    texts: Mapping[str, str] | None = None,
    steps: int | None = None,
    between: Between | None = None,
) -> WhatIf:
    """Return what becomes of a run if more is stated about the start of its world; the rest is as for `from_entry`."""
    options, stated = with_ways(original.options, original.world, facts)
    world, changed = with_start(_texts(original, texts), original.world, stated)
    decider = Recorded(original.chronicle)
    other = Story(world, options, decider=decider)
    other.texts = changed
    _go_on(other, steps if steps is not None else original.moment.step, between)
    return _compared(_up_to(original, steps), other, None, decider.lost)


def from_entry(
    past: Past,
    entry: Entry,
    *,
    instead: Event | None = None,
    without: bool = False,
    facts: Sequence[str] = (),
    texts: Mapping[str, str] | None = None,
    steps: int | None = None,
    between: Between | None = None,
) -> WhatIf:
    """Return what becomes of a run if at an entry something else is done, nothing is done, or something is supposed.

    What does not happen `without` an event does not happen later either. Whatever is supposed, is so just before the
    turn in which the entry was decided. It is lived up to the end of so many `steps`, and compared with the run up to
    there. `between` is called between any two turns; what it raises ends it.
    """
    original = past.story
    decider = _Changed(original.chronicle, entry, instead, without)
    options, stated = with_ways(original.options, original.world, facts)
    base = _with_open(original, stated, _texts(original, texts)) if stated else original
    other = _Again(base, original.chronicle, entry.step - 1, decider, options)
    whose = {_whose_turn(original, entry), *(instead.consenting[:1] if instead is not None else ())}
    if all(whose):
        _beat(other)
        while other.turns and other.turns[0] not in whose:
            _beat(other)
    changed = len(other.chronicle)
    if stated:
        supposed = at_moment(other, other.moment.state, stated, _texts(base, base.texts or texts))
        _suppose(other, supposed)
    decider.armed = True
    _go_on(other, steps if steps is not None else original.moment.step, between)
    lost = tuple(each for each in decider.lost if entry.step <= each.step <= other.moment.step)
    return _compared(_up_to(original, steps), other, changed, lost)


def _with_open(original: Story, facts: Sequence[str], texts: Mapping[str, str]) -> Story:
    """Return a story of the same world in which what the facts state could change in the middle."""
    found = with_open(original, texts, facts)
    if found is None:
        return original
    world, changed = found
    story = Story(world, original.given)
    story.texts = changed
    return story


class _Again(Story):
    """A run up to the end of a step, ready to go on, with everything thought out so far at hand."""

    def __init__(self, base: Story, entries: Iterable[Entry], step: int, decider: _Changed, options: Options) -> None:
        self.__dict__.update(base.anew(options, decider).__dict__)
        self.barred = decider.barred
        for entry in entries:
            if entry.step > step:
                break
            self.add(entry)

    def record(self, kind: Any, **more: Any) -> None:
        """Append what is supposed."""
        self.add(self._entry(kind, "", decider="reader", note=SUPPOSED, **more))

    def _happening(self, event: Event, kind: Any, *rest: Any, **more: Any) -> Iterator[Entry]:
        if kind == "fate" and event.call == self.barred:
            return
        yield from super()._happening(event, kind, *rest, **more)


class _Changed(Recorded):
    """Decides as recorded, but for the one change."""

    def __init__(self, entries: Iterable[Entry], entry: Entry, instead: Event | None, without: bool) -> None:
        super().__init__(entries)
        self.entry = entry
        self.instead = instead
        self.step = entry.step
        self.armed = False
        self.granted = entry.call if without and entry.kind == "refused" else None
        self.barred: GroundCall | None = entry.call if without and entry.kind != "refused" else None
        self._actor = entry.actors[0] if entry.kind == "refused" else entry.who

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        """Return the changed act in the turn that is changed; never what must not happen."""
        now = self.armed and story.moment.step + 1 == self.step
        if now and self.instead is not None:
            if self.instead.consenting[:1] == (turn.who,):
                return Choice(self.instead, "reader")
            if turn.who == self._actor:
                return Choice(None, "reader")
        if self.armed and self._is_barred(turn.own.plan):
            return self._other(turn)
        if self.armed and not self._could(story, turn):
            return None
        return super().acts(story, turn)

    def _could(self, story: Story, turn: Turn) -> bool:
        """Return whether a reader could have decided again what is recorded: what its character takes for possible."""
        entry = self._about("turn", turn.who, turn.minutes)
        if entry is None or entry.call is None or entry.decider != "reader":
            return True
        try:
            return possible(story.setting, story.moment.state.mind(turn.who), story.setting.event(entry.call))
        except KeyError:
            return False

    def agrees(self, story: Story, event: Event, who: str) -> bool | None:
        """Return yes to what is to happen instead, and to what was refused."""
        if self.armed and (event is self.instead or event.call == self.granted):
            return True
        return super().agrees(story, event, who)

    def sends(self, story: Story) -> Iterator[Event]:
        """Yield the author's event that is to happen instead, and those recorded."""
        if (
            self.armed
            and self.instead is not None
            and not self.instead.consenting
            and story.moment.step + 1 == self.step
        ):
            yield self.instead
        for event in super().sends(story):
            if event.call != self.barred:
                yield event

    def _is_barred(self, plan: Explanation | None) -> bool:
        """Return whether a plan counts on what must not happen: it would be begun again and again, for nothing."""
        return self.barred is not None and plan is not None and any(step.call == self.barred for step in plan.steps)

    def _other(self, turn: Turn) -> Choice:
        """Return the best of what its character could do besides, if that is better than nothing."""
        weights = turn.weighed.weights
        for option in turn.candidates:
            if not self._is_barred(option.plan) and weights[str(option.event.call)] > weights[""]:
                return Choice(option.event, "reader")
        return Choice(None, "reader")


def _whose_turn(original: Story, entry: Entry) -> str:
    """Return in whose turn an entry stands; empty: it is fate's."""
    if entry.kind == "refused":
        return entry.actors[0]
    return entry.who if entry.kind != "fate" else ""


def _beat(story: Story) -> None:
    for _ in story.beat():
        pass


def _suppose(story: _Again, supposed: Supposed) -> None:
    if supposed.writes:
        story.record("learns", writes=supposed.writes)
    if supposed.hearts:
        story.record("feels", hearts=supposed.hearts)


def _go_on(story: Story, steps: int, between: Between | None) -> None:
    """Let a story go on until so many steps are over, or nothing more happens."""
    while not story.ended and (story.moment.step < steps or story.turns is not None):
        _beat(story)
        if between is not None:
            between()


def _up_to(story: Story, steps: int | None) -> Story:
    """Return a run as far as it is compared: to the end of a step, if it went on beyond that."""
    if steps is None or story.moment.step <= steps:
        return story
    cut = story.anew()
    for entry in story.chronicle:
        if entry.step > steps:
            break
        cut.add(entry)
    return cut


def _texts(story: Story, texts: Mapping[str, str] | None) -> Mapping[str, str]:
    return texts or story.texts or {f"{story.world.name}.story": print_world(story.world)}


# --- Side by side -----------------------------------------------------------------------------------------------------


def _compared(original: Story, other: Story, changed: int | None, lost: tuple[Entry, ...]) -> WhatIf:
    one, two = _seen(original), _seen(other)
    first = next(
        (place for place, (mine, theirs) in enumerate(zip(one, two, strict=False)) if _key(mine) != _key(theirs)),
        min(len(one), len(two)),
    )
    parted = one[first] if first < len(one) else None, two[first] if first < len(two) else None
    roots = {changed} if changed is not None else set()
    if parted[1] is not None:
        roots |= {parted[1].index, *((parted[1].index - 1,) if _told(other, parted[1]) else ())}
    return WhatIf(
        original,
        other,
        changed,
        parted,
        tuple(_side_by_side(one[first:], two[first:])),
        tuple(_consequences(Causes(Past(other)), two[first:], roots)),
        (outcome(original), outcome(other)),
        tuple(_differing(original, other)),
        lost,
    )


def _seen(story: Story) -> list[Entry]:
    return [entry for entry in story.chronicle if entry.kind in HAPPENINGS and entry.kind != "rule"]


def _key(entry: Entry) -> tuple[str, str, GroundCall | None]:
    return entry.kind, entry.who, entry.call


def _told(story: Story, entry: Entry) -> bool:
    return entry.index > 0 and story.chronicle[entry.index - 1].kind == "decides"


def _side_by_side(one: Sequence[Entry], two: Sequence[Entry]) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Yield equal happenings beside each other, and all others with nothing beside them."""
    matcher = SequenceMatcher(None, [_key(each) for each in one], [_key(each) for each in two], autojunk=False)
    for tag, begin, end, other_begin, other_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(one[begin:end], two[other_begin:other_end], strict=True)
        else:
            yield from ((each, None) for each in one[begin:end])
            yield from ((None, each) for each in two[other_begin:other_end])


def _consequences(causes: Causes, seen: Sequence[Entry], roots: set[int]) -> Iterator[Consequence]:
    """Yield what goes back to the change, in order, each with the events that led to it most directly."""
    concerned = set(roots)
    for entry in causes.past.story.chronicle:
        if entry.index > min(roots, default=0) and any(cause in concerned for cause in causes.of(entry)):
            concerned.add(entry.index)
    for entry in seen:
        if entry.index in concerned:
            nearest = _nearest(causes, entry, roots)
            yield Consequence(entry, tuple(each for each in nearest if each in concerned))


def _nearest(causes: Causes, entry: Entry, roots: set[int]) -> tuple[int, ...]:
    """Return the events that led to an entry without another between."""
    found: set[int] = set()
    pending = list(causes.of(entry))
    while pending:
        cause = causes.past.story.chronicle[pending.pop()]
        if cause.kind in HAPPENINGS or cause.index in roots:
            found.add(cause.index)
        else:
            pending += causes.of(cause)
    return tuple(sorted(found))


def outcome(story: Story) -> Outcome:
    """Return how a run stands where it is."""
    setting, state = story.setting, story.moment.state
    ending = next((each for each in setting.world.endings if holds(setting, state, each.condition)), None)
    fares = []
    for who in setting.characters:
        found = utility(setting, state.mind(who), who)
        fares.append((who, None if isinstance(found, Special) else found))
    return Outcome(ending, story.moment.step, story.moment.minutes, tuple(fares))


def _differing(original: Story, other: Story) -> Iterator[tuple[Fluent, Value, Value]]:
    index = other.setting.index
    for place, fluent in enumerate(original.setting.fluents):
        if fluent in index:
            mine, theirs = original.moment.state[place], other.moment.state[index[fluent]]
            if mine != theirs:
                yield fluent, mine, theirs
