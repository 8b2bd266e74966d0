"""ExploreToM: rooms, closed containers, telling in private and out loud, secret watchers, people who do not attend.

How its sentences become events of the world in `exploretom_world.py`, and its questions a value in a chain of minds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.model.terms import CHARACTER, Fluent, Value
from minds_sets import exploretom_world as happenings
from minds_sets.exploretom_world import AT, INSIDE, KEPT, TOLD
from minds_sets.reading import Asked, Forms, Reader, Told, Unread, When, names, parse, parse_lines
from minds_sets.stage import Stage
from minds_sets.writing import Cast, world

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
LINES: Forms[Line] = [
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


# --- The story --------------------------------------------------------------------------------------------------------


def play(story: Sequence[str], level: int) -> Told:
    """Play a story; raise Unread where a line is not understood."""
    lines: list[Line] = parse_lines(story, LINES)
    cast = _cast(lines)
    stage = Stage(world("ExploreToM", cast, happenings.PROPERTIES, happenings.ACTIONS), level)
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
            self.stage.happens(happenings.WATCH, self.cast(CHARACTER, person))
        self._look_at_people()
        for person in besides.distracted:
            self.stage.happens(happenings.DRIFT, self.cast(CHARACTER, person))
        happened = self._event(line)
        for person in (*besides.watching, *besides.distracted):
            self.stage.happens(happenings.RECOVER, self.cast(CHARACTER, person))
        self._look_at_people()
        return happened

    def _event(self, line: Line) -> bool:
        cast, happens = self.cast, self.stage.happens
        match line:
            case Enters(person=person, room=room):
                return self._enter(cast(CHARACTER, person), cast("room", room))
            case Leaves(person=person, room=room):
                return happens(happenings.LEAVE, cast(CHARACTER, person), cast("room", room))
            case Puts(thing=thing, container=container, room=room):
                return happens(happenings.PUT, cast("thing", thing), cast("thing", container), cast("room", room))
            case Carries(person=person, thing=thing, room=room):
                return self._carry(cast(CHARACTER, person), cast("thing", thing), cast("room", room))
            case Tells():
                return self._tell(line)
            case _:
                return True

    def _enter(self, person: str, room: str) -> bool:
        happened = self.stage.happens(happenings.ENTER, person, room)
        self._look_at_people()
        for thing in self.cast.of("thing"):
            self.stage.happens(happenings.STANDS_HERE, thing, room)
            self.stage.happens(happenings.NOT_SEEN, person, thing, room)
        return happened

    def _carry(self, person: str, thing: str, room: str) -> bool:
        origin = self.stage.fact(Fluent(AT.signature, (person,)))
        if origin in self.cast.of("room"):
            self.stage.happens(happenings.PICK_UP, thing, origin)
            self.stage.happens(happenings.LEAVE, person, origin)
        return self._enter(person, room) and self.stage.happens(happenings.SET_DOWN, thing, room)

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
            return self.stage.happens(happenings.SAY_ALOUD[kind], speaker, *arguments)
        return self.stage.happens(happenings.TELL[kind], speaker, self.cast(CHARACTER, line.hearer), *arguments)

    def _look_at_people(self) -> None:
        """Let everybody in a room see who is there and who is not: of all this, what can happen does."""
        for action in (happenings.IS_GONE, happenings.IS_HERE):
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
QUESTIONS: Forms[_Question] = [
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
    moment: When = "first" if when == "first" else "now" if when == "now" else _moment_before(story, when)
    return Asked(Fluent(asked_for.signature, (cast(sort, name),)), tuple(cast(CHARACTER, c) for c in chain), moment)


def _moment_before(story: Sequence[str], text: str) -> int:
    """Return how many lines precede the event that a question quotes, the last such one; raise Unread without one."""
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
