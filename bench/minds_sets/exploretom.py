"""ExploreToM: rooms, closed containers, telling in private and out loud, secret watchers, people who do not attend.

Who watches in secret and who is distracted are fluents that are true in fact only: no mind learns of them, so
everybody else takes it that exactly those who are there have seen what happened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from minds_sets.reading import Asked, Reader, Told, Unread, names, parse, parse_lines
from minds_sets.stage import Stage
from minds_sets.writing import WITNESS, Cast, becomes, declare, differs, event, read, same, world

from intrigue.model.expressions import And, Believes, Expression, ForEach, Not, Or, Read, TypeTest
from intrigue.model.terms import CHARACTER, NONE, UNKNOWN, EntityOf, Fluent, Value, Variable, YesNo
from intrigue.model.world import Action

# --- Lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enters:
    """Somebody comes into a room, or is said to be there."""

    person: str
    room: str


@dataclass(frozen=True, slots=True)
class Leaves:
    """Somebody goes out of a room."""

    person: str
    room: str


@dataclass(frozen=True, slots=True)
class Puts:
    """Somebody puts a thing into a container in the same room."""

    person: str
    thing: str
    container: str
    room: str


@dataclass(frozen=True, slots=True)
class Carries:
    """Somebody goes to another room with a thing."""

    person: str
    thing: str
    room: str


@dataclass(frozen=True, slots=True)
class Tells:
    """Somebody tells one other, or all in the room, about a topic, or where something or somebody is."""

    person: str
    hearer: str | None
    """None: out loud."""
    about: str
    place: str = ""
    """Empty: `about` is a topic."""
    of_person: bool = False
    """Whether `about` is a person."""


@dataclass(frozen=True, slots=True)
class Besides:
    """What was so while the event of the line before happened."""

    watching: tuple[str, ...] = ()
    distracted: tuple[str, ...] = ()


Line: TypeAlias = Enters | Leaves | Puts | Carries | Tells | Besides

_NAME = r"[A-Z][\w'-]*"
_NAMES = rf"{_NAME}(?:(?:, (?:and )?| and ){_NAME})*"
_WATCH = rf"({_NAMES}) witnessed this action in secret(?: \(and only this action\))?"
_DRIFT = rf"({_NAMES}) got distracted and did not realize what happened, without anyone noticing .*"
LINES = [
    (rf"While this action was happening, {_WATCH}; also, {_DRIFT}", lambda m: Besides(_each(m[1]), _each(m[2]))),
    (rf"While this action was happening, {_DRIFT}; also, {_WATCH}\.?", lambda m: Besides(_each(m[2]), _each(m[1]))),
    (rf"While this action was happening, {_WATCH}\.?", lambda m: Besides(watching=_each(m[1]))),
    (rf"While this action was happening, {_DRIFT}", lambda m: Besides(distracted=_each(m[1]))),
    (rf"({_NAME}) (?:entered|is in) the (.+?)\.?", lambda m: Enters(m[1], m[2])),
    (rf"({_NAME}) left the (.+?)\.?", lambda m: Leaves(m[1], m[2])),
    (
        rf"({_NAME}) moved the (.+?) to the (.+?), which is also located in the (.+?)\.?",
        lambda m: Puts(m[1], m[2], m[3], m[4]),
    ),
    (
        rf"({_NAME}) moved the (.+?) to the (.+?)(?:, leaving the .+ in its original location)?\.?",
        lambda m: Carries(m[1], m[2], m[3]),
    ),
    (rf"({_NAME}) told privately to ({_NAME}) about (.+?)\.?", lambda m: Tells(m[1], m[2], _topic(m[3]))),
    (rf"({_NAME}) told out loud about (.+?)\.?", lambda m: Tells(m[1], None, _topic(m[2]))),
    (
        rf"({_NAME}) told privately to ({_NAME}) that the (.+?) is in the (.+?)\.?",
        lambda m: Tells(m[1], m[2], m[3], m[4]),
    ),
    (
        rf"({_NAME}) told privately to ({_NAME}) that ({_NAME}) is in the (.+?)\.?",
        lambda m: Tells(m[1], m[2], m[3], m[4], of_person=True),
    ),
    (rf"({_NAME}) told out loud that the (.+?) is in the (.+?)\.?", lambda m: Tells(m[1], None, m[2], m[3])),
    (
        rf"({_NAME}) told out loud that ({_NAME}) is in the (.+?)\.?",
        lambda m: Tells(m[1], None, m[2], m[3], of_person=True),
    ),
]


def _each(text: str) -> tuple[str, ...]:
    return tuple(names(text))


def _topic(text: str) -> str:
    """Return a topic as story and question both call it."""
    return text.strip().removeprefix("the ").casefold()


# --- The world --------------------------------------------------------------------------------------------------------

_who, _hearer, _other, _listener = (Variable(name, CHARACTER) for name in ("who", "hearer", "other", "listener"))
_room, _topic_told = Variable("where", "room"), Variable("topic", "topic")
_thing, _container = Variable("what", "thing"), Variable("into", "thing")

AT = declare("at", CHARACTER, value=EntityOf("room", may_be_none=True))
INSIDE = declare("inside", "thing", value=EntityOf("thing", may_be_none=True))
"""The container of a thing."""
KEPT = declare("kept", "thing", value=EntityOf("room", may_be_none=True))
"""The room in which a thing or a container is."""
IN_VIEW = declare("in view", "thing", value=YesNo(), default=True)
"""Whether who comes in sees it. What was once put into a container, which is closed, is not seen again by who comes
later: also not when it has been taken out, as the set has it."""
TOLD = declare("told", "topic", value=YesNo())
"""Whether a topic has been talked about; in a mind: whether it knows of that topic."""
WATCHING = declare("watching", CHARACTER, value=YesNo())
"""True in fact only: sees what happens, wherever that is, and nobody knows."""
DISTRACTED = declare("distracted", CHARACTER, value=YesNo())
"""True in fact only: misses what happens, and nobody notices."""


def _perceived(there: Expression, c: Variable = WITNESS) -> Expression:
    """Return when somebody perceives what can be perceived where `there` holds."""
    return And((Not(read(DISTRACTED, c)), Or((there, read(WATCHING, c)))))


_IN_ROOM = same(read(AT, WITNESS), _room)
_THERE = _perceived(_IN_ROOM)
_THERE_OR_SELF = _perceived(Or((same(WITNESS, _who), _IN_ROOM)))

WATCH = event("watch in secret", _who, effects=[becomes(read(WATCHING, _who), True)])
DRIFT = event("drift off", _who, effects=[becomes(read(DISTRACTED, _who), True)])
RECOVER = event("recover", _who, effects=[becomes(read(WATCHING, _who), False), becomes(read(DISTRACTED, _who), False)])
"""These three nobody sees."""

ENTER = event("enter", _who, _room, effects=[becomes(read(AT, _who), _room)], seen_if=_THERE_OR_SELF)
LEAVE = event("leave", _who, _room, effects=[becomes(read(AT, _who), NONE)], seen_if=_THERE_OR_SELF)
PUT = event(
    "put",
    _thing,
    _container,
    _room,
    effects=[
        becomes(read(INSIDE, _thing), _container),
        becomes(read(KEPT, _thing), _room),
        becomes(read(IN_VIEW, _thing), False),
        becomes(read(KEPT, _container), _room),
    ],
    seen_if=_THERE,
)
PICK_UP = event(
    "pick up",
    _thing,
    _room,
    effects=[becomes(read(fluent, _thing), NONE) for fluent in (INSIDE, KEPT)],
    seen_if=_THERE,
)
SET_DOWN = event("set down", _thing, _room, effects=[becomes(read(KEPT, _thing), _room)], seen_if=_THERE)
IS_HERE = event("is here", _other, _room, needs=same(read(AT, _other), _room), seen_if=_THERE)
"""Those in a room notice who is there: they learn it as what must hold for this to happen."""
IS_GONE = event("is gone", _other, _room, needs=differs(read(AT, _other), _room), seen_if=_THERE)
"""They notice who is not there: a mind that took the other to be there no longer knows where the other is."""
STANDS_HERE = event(
    "stands here",
    _thing,
    _room,
    needs=And((same(read(KEPT, _thing), _room), same(read(IN_VIEW, _thing), True))),
    seen_if=_THERE,
)
"""They see a thing that is in view, without what is in it."""
NOT_SEEN = event(
    "is not seen",
    _who,
    _thing,
    _room,
    needs=And(
        (
            Not(And((same(read(KEPT, _thing), _room), same(read(IN_VIEW, _thing), True)))),
            Not(read(DISTRACTED, _who)),
            Believes(_who, And((same(read(KEPT, _thing), _room), Not(TypeTest(read(INSIDE, _thing), "thing"))))),
        )
    ),
    effects=[becomes(read(KEPT, _thing), UNKNOWN, _who)],
)
"""Who comes in and does not see a thing that was thought to lie there no longer knows where it is."""

_TOLD_OF: dict[str, tuple[tuple[Variable, ...], Read, Variable | bool]] = {
    "container": ((_thing, _container), read(INSIDE, _thing), _container),
    "room": ((_thing, _room), read(KEPT, _thing), _room),
    "person": ((_other, _room), read(AT, _other), _room),
    "topic": ((_topic_told,), read(TOLD, _topic_told), True),
}
"""What can be told: its variables, the fluent, and the value that who hears of it takes over."""


def _aloud(c: Variable) -> Expression:
    """Return when somebody is among those before whom one speaks out loud."""
    return Or((same(c, _who), And((TypeTest(read(AT, c), "room"), same(read(AT, c), read(AT, _who))))))


def _privately(c: Variable) -> Expression:
    """Return when somebody is one of the two who speak in private."""
    return Or((same(c, _who), same(c, _hearer)))


def _saying(name: str, speakers: tuple[Variable, ...], kind: str, audience: Callable[[Variable], Expression]) -> Action:
    """Return the action of telling: all who perceive it, the speaker included, believe it from now on.

    In a mind that perceives it the same happens again, so each of them also takes it that the others believe it.
    """
    variables, fluent, told = _TOLD_OF[kind]
    believing = ForEach(
        _listener, (becomes(fluent, told, _listener),), condition=_perceived(audience(_listener), _listener)
    )
    return event(
        f"{name} {kind}", *speakers, *variables, effects=[believing], seen_if=_perceived(audience(WITNESS), WITNESS)
    )


TELL = {kind: _saying("tell", (_who, _hearer), kind, _privately) for kind in _TOLD_OF}
SAY_ALOUD = {kind: _saying("say aloud", (_who,), kind, _aloud) for kind in _TOLD_OF}

PROPERTIES = (AT, INSIDE, KEPT, IN_VIEW, TOLD, WATCHING, DISTRACTED)
ACTIONS = (WATCH, DRIFT, RECOVER, ENTER, LEAVE, PUT, PICK_UP, SET_DOWN, IS_HERE, IS_GONE, STANDS_HERE, NOT_SEEN)

# --- The story --------------------------------------------------------------------------------------------------------


def play(story: Sequence[str], level: int) -> Told:
    """Play a story; raise Unread where a line is not understood."""
    lines: list[Line] = parse_lines(story, LINES)
    cast = _cast(lines)
    actions = (*ACTIONS, *TELL.values(), *SAY_ALOUD.values())
    stage = Stage(world("ExploreToM", cast, PROPERTIES, actions), level)
    performance = _Performance(stage, cast)
    for number, line in enumerate(lines):
        if not isinstance(line, Besides):
            following = lines[number + 1] if number + 1 < len(lines) else None
            besides = following if isinstance(following, Besides) else Besides()
            if not performance.line(line, besides):
                raise Unread(f"line {number + 1} cannot happen here: {story[number]!r}")
        stage.end_line()
    return Told(stage, lambda question: _asked(cast, story, question), lambda asked, value: _answer(cast, asked, value))


READER = Reader(play, splits=("belief_is_true",))


@dataclass(frozen=True, slots=True)
class _Performance:
    """Lines as events on a stage."""

    stage: Stage
    cast: Cast

    def line(self, line: Line, besides: Besides) -> bool:
        """Let the event of a line happen before those who attend to it; return whether it was possible."""
        for person in besides.watching:
            self.stage.happens(WATCH, self.cast(CHARACTER, person))
        self._look_at_people()
        for person in besides.distracted:
            self.stage.happens(DRIFT, self.cast(CHARACTER, person))
        happened = self._event(line)
        for person in (*besides.watching, *besides.distracted):
            self.stage.happens(RECOVER, self.cast(CHARACTER, person))
        self._look_at_people()
        return happened

    def _event(self, line: Line) -> bool:
        cast, happens = self.cast, self.stage.happens
        match line:
            case Enters(person=person, room=room):
                return self._enter(cast(CHARACTER, person), cast("room", room))
            case Leaves(person=person, room=room):
                return happens(LEAVE, cast(CHARACTER, person), cast("room", room))
            case Puts(thing=thing, container=container, room=room):
                return happens(PUT, cast("thing", thing), cast("thing", container), cast("room", room))
            case Carries(person=person, thing=thing, room=room):
                return self._carry(cast(CHARACTER, person), cast("thing", thing), cast("room", room))
            case Tells():
                return self._tell(line)
            case _:
                return True

    def _enter(self, person: str, room: str) -> bool:
        happened = self.stage.happens(ENTER, person, room)
        self._look_at_people()
        for thing in self.cast.of("thing"):
            self.stage.happens(STANDS_HERE, thing, room)
            self.stage.happens(NOT_SEEN, person, thing, room)
        return happened

    def _carry(self, person: str, thing: str, room: str) -> bool:
        origin = self.stage.fact(Fluent(AT.signature, (person,)))
        if origin in self.cast.of("room"):
            self.stage.happens(PICK_UP, thing, origin)
            self.stage.happens(LEAVE, person, origin)
        return self._enter(person, room) and self.stage.happens(SET_DOWN, thing, room)

    def _tell(self, line: Tells) -> bool:
        if not line.place:
            kind, arguments = "topic", [self.cast("topic", line.about)]
        elif line.of_person:
            kind, arguments = "person", [self.cast(CHARACTER, line.about), self.cast("room", line.place)]
        elif self.cast.has("room", line.place):
            kind, arguments = "room", [self.cast("thing", line.about), self.cast("room", line.place)]
        else:
            kind, arguments = "container", [self.cast("thing", line.about), self.cast("thing", line.place)]
        speaker = self.cast(CHARACTER, line.person)
        if line.hearer is None:
            return self.stage.happens(SAY_ALOUD[kind], speaker, *arguments)
        return self.stage.happens(TELL[kind], speaker, self.cast(CHARACTER, line.hearer), *arguments)

    def _look_at_people(self) -> None:
        """Let everybody in a room see who is there and who is not: of all this, what can happen does."""
        for action in (IS_GONE, IS_HERE):
            for room in self.cast.of("room"):
                for person in self.cast.of(CHARACTER):
                    self.stage.happens(action, person, room)


def _cast(lines: Sequence[Line]) -> Cast:
    people, rooms, things, topics = list[str](), list[str](), list[str](), list[str]()
    for line in lines:
        match line:
            case Besides():
                people += [*line.watching, *line.distracted]
                continue
            case Enters() | Leaves():
                rooms.append(line.room)
            case Puts():
                things += [line.thing, line.container]
                rooms.append(line.room)
            case Carries():
                things.append(line.thing)
                rooms.append(line.room)
            case Tells():
                people += [line.hearer] if line.hearer else []
                people += [line.about] if line.of_person else []
                rooms += [line.place] if line.of_person else []
                topics += [] if line.place else [line.about]
                things += [line.about] if line.place and not line.of_person else []
        people.append(line.person)
    places = [line.place for line in lines if isinstance(line, Tells) and line.place and line.place not in rooms]
    return Cast({CHARACTER: people, "room": rooms, "thing": [*things, *places], "topic": topics})


# --- Questions --------------------------------------------------------------------------------------------------------

_KIND = r"In which (container|room)"
_Question: TypeAlias = tuple[str, str, tuple[str, ...], str]
"""What is asked for (`container`, `room`, `knows` or `thinks`), of what, in whose mind, and when."""
QUESTIONS: list[tuple[str, Callable[[re.Match[str]], _Question]]] = [
    (rf"{_KIND} will ({_NAME}) search for the (.+)\?", lambda m: (m[1], m[3], (m[2],), "now")),
    (
        rf"{_KIND} does ({_NAME}) think that ({_NAME}) will search for the (.+)\?",
        lambda m: (m[1], m[4], (m[2], m[3]), "now"),
    ),
    (rf"{_KIND} was the (.+) at the beginning\?", lambda m: (m[1], m[2], (), "first")),
    (rf"{_KIND} is the (.+) now\?", lambda m: (m[1], m[2], (), "now")),
    (rf"{_KIND} was the (.+?) before (.+)\?", lambda m: (m[1], m[2], (), m[3])),
    (rf"Does ({_NAME}) know about (.+?)\?(?: Answer yes or no\.)?", lambda m: ("knows", m[2], (m[1],), "now")),
    (
        rf"What does ({_NAME}) think about ({_NAME})'s belief on (.+?)\?(?: \(.*\))?",
        lambda m: ("thinks", m[3], (m[1], m[2]), "now"),
    ),
]


def _asked(cast: Cast, story: Sequence[str], question: str) -> Asked:
    kind, about, chain, when = parse(question, QUESTIONS)
    sort, name = ("topic", _topic(about)) if kind in ("knows", "thinks") else ("thing", about)
    if not cast.has(sort, name) or not all(cast.has(CHARACTER, each) for each in chain):
        raise Unread(f"the question asks for somebody or something the story does not name: {question!r}")
    asked_for = {"container": INSIDE, "room": KEPT, "knows": TOLD, "thinks": TOLD}[kind]
    moment = when if when in ("first", "now") else _moment_before(story, when)
    return Asked(Fluent(asked_for.signature, (cast(sort, name),)), tuple(cast(CHARACTER, c) for c in chain), moment)


def _moment_before(story: Sequence[str], text: str) -> int:
    """Return how many lines precede the event that a question quotes, the last of its kind; raise Unread without one."""
    for number, line in reversed(list(enumerate(story))):
        if text.rstrip(".") in (line.rstrip("."), line.split(", which is also located")[0].rstrip(".")):
            return number
    raise Unread(f"the question names an event that the story does not tell: {text!r}")


def _answer(cast: Cast, asked: Asked, value: Value) -> str:
    if asked.fluent.property != TOLD.signature:
        return cast.text(value)
    if len(asked.chain) == 1:
        return "yes" if value is True else "no"
    return "knows about it" if value is True else "does not know about it"
