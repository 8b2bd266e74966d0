"""What if: a game lived through again with one thing otherwise, and the game that goes on from there.

What comes of it is shown as the reader's character would have been told it, beside what was told; for readers who ask
for the truth, also what nobody told: what came of the change step by step, and what is otherwise in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.explain.naming import refusal, the_event
from intrigue.explain.past import Past
from intrigue.explain.supposing import with_ways
from intrigue.explain.whatif import Between, Outcome, WhatIf, from_entry, from_start
from intrigue.model.terms import EntityOf, Fluent, Number, Value, YesNo
from intrigue.play.choices import decision, order, own_events
from intrigue.play.inquiry import LONGEST, NOW, START, Kind, Occasion, filled, occasions
from intrigue.play.record import is_readers
from intrigue.play.seeing import Line, Narrator
from intrigue.play.session import Session, rewound
from intrigue.play.words import in_words_alone, is_told
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.events import Event
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.simulation import Story
from intrigue.tell.answers import Answers
from intrigue.tell.grammar import capitalised
from intrigue.tell.realization import name_of
from intrigue.tell.replies import differences, ending, fared, is_root

Differing: TypeAlias = tuple[Fluent, Value, Value]
"""What was asked of two runs and came out otherwise, with what it is in either."""
MOST_STEPS = 300
"""So many steps beyond the change are lived through at most, and as far the game is compared with what comes of it."""
MOST_LINES = 120
"""So many lines of either telling are shown."""
COMPARED = frozenset(("time", "asked", "chosen", "event", "mind"))
"""The kinds of lines that are compared."""
NOTHING = "nothing"
"""The key of not doing what was done."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise, as a reader says it."""

    at: str
    """The key of a moment: the number of what happened then, or `start`."""
    instead: str = ""
    """What is done in its place, as a call; `nothing`: it does not happen. Empty: something is supposed."""
    suppose: str = ""
    """A fact, as a story file states it; empty: something else is done."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Something that could have been done in place of what was done."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came of the change."""

    text: str
    because: tuple[int, ...]
    """The places in the list, from 1, of what led to it; 0 is the change itself."""


@dataclass(frozen=True, slots=True)
class End:
    """How a run stands where it is compared."""

    ending: str
    """Empty: it has come to none."""
    time: str
    fares: tuple[tuple[str, str], ...]
    """How well everybody of whom that may be said thinks to be doing, by name."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Two runs that part, in words."""

    what: str
    """What is otherwise, as a sentence."""
    common: tuple[Line, ...]
    """The last that was told before they part."""
    as_it_was: tuple[Line, ...]
    """What was told from there on, as it was."""
    otherwise: tuple[Line, ...]
    """What would have been told."""
    more: tuple[int, int]
    """How many more lines there would be of either."""
    ends: tuple[End, End]
    came: tuple[Came, ...]
    """What came of it, as it really is; empty where that was not asked for."""
    differing: tuple[str, ...]
    """What is otherwise in the end, as the character believes or as it really is."""
    lost: tuple[str, ...]
    cut: bool
    """Whether the game went on beyond what is compared."""


# --- What can be otherwise --------------------------------------------------------------------------------------------


def changeable(session: Session) -> tuple[Occasion, ...]:
    """Return the moments at which something could be otherwise, the last first: not those that nobody brought about."""
    chronicle = session.story.chronicle

    def came_of_nothing(key: str) -> bool:
        return key != START and chronicle[int(key)].kind == "rule" and not chronicle[int(key)].causes

    return tuple(each for each in occasions(session) if each.key != NOW and not came_of_nothing(each.key))


def happened(session: Session, at: str, truth: bool = True) -> Entry:
    """Return what the key of a moment stands for; raise InputError where there is no such moment.

    What follows from something else stands for that; unless one asks for the truth, the character must have seen it.
    """
    told = {str(each.entry) for each in session.told if each.kind == "event" and each.entry >= 0}
    if at not in told:
        raise refusal("E727", "there is no such moment in this game")
    found = the_event(session.story, at)
    if not truth and str(found.index) not in told:
        raise refusal(
            "E727", f"this followed from something that {name_of(session.story.setting.world, session.who)} did not see"
        )
    return found


def alternatives(session: Session, at: str, truth: bool) -> tuple[Possible, ...]:
    """Return what could have been done in place of something, as its actor believed, or was believed to believe."""
    entry = happened(session, at, truth)
    actor = _actor(entry)
    if not actor or entry.kind == "refused":
        return ()
    state = session.past.states[session.past.begun(entry)]
    chain = (actor,) if truth or actor == session.who else (session.who, actor)
    mind, setting = mind_along(state, chain), session.story.setting
    found = (
        each for each in own_events(session.story, actor) if each.call != entry.call and possible(setting, mind, each)
    )
    return tuple(Possible(str(each.call), order(setting.world, each.call)) for each in found)


def values(session: Session, kind: Kind) -> tuple[tuple[str, str], ...]:
    """Return what a property could be supposed to be: names of values, and what they are called."""
    world = session.story.setting.world
    match world.property[kind.signature].value:
        case YesNo():
            return ("yes", "yes"), ("no", "no")
        case EntityOf(type=type_, may_be_none=may_be_none):
            named = tuple((each, name_of(world, each)) for each in world.entities_of(type_))
            return (*named, ("none", "nobody or nothing")) if may_be_none else named
        case Number():
            return ()


def stated(session: Session, kind: Kind, chosen: Iterable[str], value: str, mind: str = "") -> str:
    """Return the fact that a property has a value, in the world or in somebody's mind, as a story file states it.

    Raise InputError where the value is none that it can have.
    """
    read = filled(session, kind, chosen)
    allowed = values(session, kind)
    number = not allowed and value.removeprefix("-").replace(".", "", 1).isdecimal() and len(value) < 10
    if not number and value not in {name for name, _ in allowed}:
        raise refusal("E727", "this cannot be so in this game")
    if mind and mind not in session.story.setting.characters:
        raise refusal("E727", "there is nobody of this name")
    yes_no = isinstance(session.story.setting.world.property[kind.signature].value, YesNo)
    fact = ({"yes": read, "no": f"not {read}"}[value]) if yes_no else f"{read} = {value}"
    if not mind:
        return fact
    return f"{mind} believes {fact.replace(' = ', ' == ')}"


# --- What comes of it -------------------------------------------------------------------------------------------------


def lived(session: Session, change: Change, between: Between | None = None) -> WhatIf:
    """Return what becomes of a game by a change; raise InputError where that cannot be meant."""
    if len(change.suppose) > LONGEST:
        raise refusal("E727", f"what is supposed may have {LONGEST} characters")
    facts = (change.suppose.strip(),) if change.suppose.strip() else ()
    if with_ways(session.story.options, session.story.world, facts)[1] != facts:
        raise refusal("E727", "in a game only facts can be supposed, and not how somebody decides")
    now = session.story.moment.step
    if change.at == START:
        if not facts:
            raise refusal("E727", "at the start something can be supposed, and nothing be done otherwise")
        return from_start(session.story, facts, steps=min(now, MOST_STEPS), between=between)
    entry = happened(session, change.at)
    steps = min(max(now, entry.step), entry.step + MOST_STEPS)
    if facts:
        return from_entry(session.past, entry, facts=facts, steps=steps, between=between)
    if change.instead == NOTHING:
        return from_entry(session.past, entry, without=True, steps=steps, between=between)
    event = _alternative(session, entry, change.instead)
    return from_entry(session.past, entry, instead=event, steps=steps, between=between)


def shown(session: Session, change: Change, found: WhatIf, truth: bool) -> Otherwise:
    """Return two runs side by side, as the character was told them; with `truth` also as they really are."""
    mine = _compared(each for each in session.told if each.entry < len(found.original.chronicle))
    theirs = _compared(Narrator(rewound(found.other), session.who).told(rewound(found.other), found.other))
    first = _first_difference(mine, theirs)
    one, two = mine[first:], theirs[first:]
    words = Answers(session.past)
    story, other = found.original, found.other
    return Otherwise(
        told_of(session, change),
        tuple(each for each in mine[:first] if each.kind in ("event", "mind"))[-1:],
        tuple(one[:MOST_LINES]),
        tuple(two[:MOST_LINES]),
        (max(len(one) - MOST_LINES, 0), max(len(two) - MOST_LINES, 0)),
        (_end(session, story, found.outcomes[0], truth), _end(session, other, found.outcomes[1], truth)),
        tuple(_came(session, found)) if truth else (),
        tuple(_in_words(words, found.differing if truth else _believed_otherwise(session, story, other))),
        tuple(_lost(session, found)),
        found.original.moment.step < session.story.moment.step,
    )


def _lost(session: Session, found: WhatIf) -> Iterator[str]:
    """Yield what the reader had decided and could not be decided again, in the words in which it was offered."""
    clock, world = session.story.options.clock, session.story.setting.world
    for each in found.lost:
        if is_readers(each, session.who) and each.call is not None:
            yield f"{capitalised(clock.shown(each.minutes))}: {decision(world, each)}"


def told_of(session: Session, change: Change) -> str:
    """Return what is otherwise, as a sentence."""
    if change.suppose:
        return f"Suppose: {change.suppose.strip()}"
    entry = happened(session, change.at)
    world, words = session.story.setting.world, Answers(session.past)
    if change.instead == NOTHING:
        said = words.happening(entry)
        return (
            f"Suppose it were agreed to: {said}" if entry.kind == "refused" else f"Suppose this never happens: {said}"
        )
    event = _alternative(session, entry, change.instead)
    return f"{capitalised(name_of(world, _actor(entry)))} does this instead: {order(world, event.call)}."


def branched(found: WhatIf) -> tuple[Entry, ...]:
    """Return what has happened where a game goes on from a change: all up to the end of the step in which it is made.

    Nothing keeps from happening any more then what was left out.
    """
    entries = found.other.chronicle.entries
    if found.changed is None:
        return ()
    end = next((each.index for each in entries[found.changed :] if each.kind == "clock"), len(entries) - 1)
    return entries[: end + 1]


def _alternative(session: Session, entry: Entry, key: str) -> Event:
    actor = _actor(entry)
    found = next((each for each in own_events(session.story, actor) if str(each.call) == key), None)
    if found is None or not actor:
        raise refusal("E727", "nothing of this kind could have been done then")
    return found


def _actor(entry: Entry) -> str:
    """Return who began something; empty: it came by itself."""
    if entry.kind == "fate":
        return ""
    return entry.actors[0] if entry.kind == "refused" else entry.who


def _compared(told: Iterable[Line]) -> list[Line]:
    """Return lines without the author's words, which belong to acts, and without the times between which nothing is."""
    kept = [each for each in told if each.kind in COMPARED]
    followed = zip(kept, [*kept[1:], None], strict=False)
    return [each for each, after in followed if each.kind != "time" or _is_told(after)]


def _is_told(line: Line | None) -> bool:
    return line is not None and line.kind != "time"


def _first_difference(one: list[Line], two: list[Line]) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((place for place, (a, b) in pairs if (a.kind, a.text) != (b.kind, b.text)), min(len(one), len(two)))


def _end(session: Session, story: Story, outcome: Outcome, truth: bool) -> End:
    known = [(who, fares) for who, fares in outcome.fares if truth or who == session.who]
    world = session.story.setting.world
    fares = tuple((name_of(world, who), fared(each)) for who, each in known)
    reached = ending(outcome) if outcome.ending is not None else ""
    return End(reached, capitalised(story.options.clock.shown(outcome.minutes)), fares)


def _came(session: Session, found: WhatIf) -> Iterator[Came]:
    """Yield what came of the change, each with what led to it, by places in the list."""
    words = Answers(Past(found.other))
    places = {each.entry.index: place for place, each in enumerate(found.consequences, 1)}
    for each in found.consequences:
        because = tuple(places[number] for number in each.because if number in places and number != found.changed)
        when = capitalised(words.time(each.entry.minutes))
        yield Came(f"{when}: {words.happening(each.entry)}", (*((0,) if is_root(each, found) else ()), *because))


def _in_words(words: Answers, differing: Iterable[Differing]) -> Iterator[str]:
    told = (each for each in differing if is_told(each[0]))
    return (each for each in differences(words, told) if in_words_alone(each))


def _believed_otherwise(session: Session, story: Story, other: Story) -> Iterator[Differing]:
    mine, theirs = (each.moment.state.mind(session.who) for each in (story, other))
    for place, fluent in enumerate(story.setting.fluents):
        if fluent in other.setting.index and mine[place] != theirs[other.setting.index[fluent]]:
            yield fluent, mine[place], theirs[other.setting.index[fluent]]
