"""Hi-ToM (`hitom`, `hitom2`): chapters in rooms, then claims in the waiting room, true or not; minds four deep.

Everybody starts and ends each chapter in the waiting room, so who goes into a chapter's room is common knowledge. In
it one sees what is done and who goes out, and, containers being open, what lies there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.model.expressions import And, Believes, Effect, Expression, ForEach, Not, Or, When
from intrigue.model.terms import CHARACTER, NONE, EntityOf, Fluent, Value, Variable, YesNo
from minds_sets.reading import Asked, Forms, Reader, Told, Unread, names, parse, parse_lines
from minds_sets.stage import Stage
from minds_sets.writing import WITNESS, Cast, becomes, declare, differs, event, read, same, world

WAITING = "waiting_room"

# --- Lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enters:
    """People go into a room together."""

    people: tuple[str, ...]
    room: str


@dataclass(frozen=True, slots=True)
class Leaves:
    """Somebody goes out of the room of the chapter."""

    person: str


@dataclass(frozen=True, slots=True)
class Lies:
    """A thing is said to be in a container."""

    thing: str
    container: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Somebody puts a thing into a container."""

    person: str
    thing: str
    container: str


@dataclass(frozen=True, slots=True)
class Claims:
    """Somebody says, to one or to all, where a thing is."""

    person: str
    hearer: str | None
    """None: all people of the story."""
    thing: str
    container: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """A line without consequence."""


Line: TypeAlias = Enters | Leaves | Lies | Moves | Claims | Nothing

LINES: Forms[Line] = [
    (r"(\w+(?:(?:, (?:and )?| and )\w+)*) entered the (\w+)\.?", lambda m: Enters(tuple(names(m[1])), m[2])),
    (r"(\w+) exited the \w+\.?", lambda m: Leaves(m[1])),
    (r"(\w+) moved the (\w+) to the (\w+)\.?", lambda m: Moves(m[1], m[2], m[3])),
    (
        r"(\w+) publicly claimed that (?:the )?(\w+) (?:is|are) in the (\w+)(?: now)?\.?",
        lambda m: Claims(m[1], None, m[2], m[3]),
    ),
    (
        r"(\w+) privately told (\w+) that (?:the )?(\w+) (?:is|are) in the (\w+)(?: now)?\.?",
        lambda m: Claims(m[1], m[2], m[3], m[4]),
    ),
    (r"The (\w+) (?:is|are) in the (\w+)\.?", lambda m: Lies(m[1], m[2])),
    (r"\w+ made no movements and stayed in the \w+ for \d+ minutes?\.?", lambda m: Nothing()),
    (r"\w+ (?:saw an? |lost (?:his|her|their) |likes the |dislikes the )\w+\.?", lambda m: Nothing()),
]

QUESTIONS: Forms[tuple[str, tuple[str, ...]]] = [
    (r"Where is the (\w+) really\?", lambda m: (m[1], ())),
    (r"Where does (\w+) really think the (\w+) (?:is|are)\?", lambda m: (m[2], (m[1],))),
    (
        r"Where does (\w+ thinks?(?: \w+ thinks?)*) the (\w+) (?:is|are)\?",
        lambda m: (m[2], tuple(re.findall(r"(\w+) thinks?", m[1]))),
    ),
]

# --- The world --------------------------------------------------------------------------------------------------------

_who, _hearer = Variable("who", CHARACTER), Variable("hearer", CHARACTER)
_other, _third = Variable("other", CHARACTER), Variable("third", CHARACTER)
_room, _thing, _container = Variable("where", "room"), Variable("what", "thing"), Variable("into", "container")

AT = declare("at", CHARACTER, value=EntityOf("room", may_be_none=True), default=WAITING)
"""None: on the way back to the waiting room."""
INSIDE = declare("inside", "thing", value=EntityOf("container", may_be_none=True))
KEPT = declare("kept", "thing", value=EntityOf("room", may_be_none=True))
"""The room in which a thing is."""
TOOK_PART = declare("took_part", CHARACTER, value=YesNo())
"""Who went into the room of the last chapter."""
OUTSTAYED = declare("outstayed", CHARACTER, CHARACTER, value=YesNo())
"""Who was still in the room of the last chapter when who left it."""

BEGIN = event(
    "begin_a_chapter",
    effects=[
        ForEach(
            _other,
            (
                becomes(read(TOOK_PART, _other), False),
                ForEach(_third, (becomes(read(OUTSTAYED, _other, _third), False),)),
            ),
        )
    ],
    seen_if=True,
)
ENTER = event(
    "enter",
    _who,
    _room,
    effects=[becomes(read(AT, _who), _room), becomes(read(TOOK_PART, _who), True)],
    seen_if=True,
)
"""Out of the waiting room into a room."""
RETURN = event("return", _who, effects=[becomes(read(AT, _who), WAITING)], seen_if=True)
"""To the waiting room, where all come together."""
LEAVE = event(
    "leave",
    _who,
    _room,
    needs=same(read(AT, _who), _room),
    effects=[
        becomes(read(AT, _who), NONE),
        ForEach(
            _other,
            (becomes(read(OUTSTAYED, _other, _who), True),),
            condition=And((differs(_other, _who), same(read(AT, _other), _room))),
        ),
    ],
    seen_if=same(read(AT, WITNESS), _room),
)
PUT = event(
    "put",
    _thing,
    _container,
    _room,
    effects=[becomes(read(INSIDE, _thing), _container), becomes(read(KEPT, _thing), _room)],
    seen_if=same(read(AT, WITNESS), _room),
)
"""A thing comes to lie in a container, by somebody's hand or because the story says so."""
LIES_OPEN = event(
    "lies_open",
    _thing,
    _container,
    _room,
    needs=And((same(read(KEPT, _thing), _room), same(read(INSIDE, _thing), _container))),
    seen_if=same(read(AT, WITNESS), _room),
)
"""Those in a room see a thing in its open container: they learn it as what must hold for this to happen."""


def _told(hearer: Variable) -> list[Effect]:
    """Return what a claim does to the minds of the one who makes it and of one who hears it.

    Whoever hears it from somebody who may know better takes it over, and takes it to be meant. Whoever makes it thinks
    to be believed. More is not made of it: the set reads claims no deeper.
    """
    trusting: Expression = Or((read(OUTSTAYED, _who, hearer), Not(read(TOOK_PART, hearer))))
    inside = read(INSIDE, _thing)
    return [
        When(
            Believes(hearer, trusting),
            (becomes(inside, _container, hearer), becomes(inside, _container, hearer, _who)),
        ),
        becomes(inside, _container, _who, hearer),
    ]


TELL = event(
    "tell",
    _who,
    _hearer,
    _thing,
    _container,
    effects=_told(_hearer),
    seen_if=Or((same(WITNESS, _who), same(WITNESS, _hearer))),
)
CLAIM = event(
    "claim",
    _who,
    _thing,
    _container,
    effects=[ForEach(_other, tuple(_told(_other)), condition=differs(_other, _who))],
)
"""Its effects on beliefs are all there is to it: nobody works out what the others in the waiting room made of it."""

PROPERTIES = (AT, INSIDE, KEPT, TOOK_PART, OUTSTAYED)
ACTIONS = (BEGIN, ENTER, RETURN, LEAVE, PUT, LIES_OPEN, TELL, CLAIM)

# --- The story --------------------------------------------------------------------------------------------------------


def play(story: Sequence[str], level: int) -> Told:
    """Play a story; raise Unread where a line is not understood."""
    lines: list[Line] = parse_lines(story, LINES)
    cast = _cast(lines)
    stage = Stage(world("Hi-ToM", cast, PROPERTIES, ACTIONS), level)
    chapter = WAITING
    for number, line in enumerate(lines, 1):
        match line:
            case Enters(people=people, room=room):
                chapter = room
                _change_rooms(stage, cast, [cast(CHARACTER, each) for each in people], cast("room", room))
            case Leaves(person=person):
                if not stage.happens(LEAVE, cast(CHARACTER, person), cast("room", chapter)):
                    raise Unread(f"line {number}: {person} goes out of a room without being there")
            case Lies(thing=thing, container=container) | Moves(thing=thing, container=container):
                stage.happens(PUT, cast("thing", thing), cast("container", container), cast("room", chapter))
            case Claims(person=person, hearer=None, thing=thing, container=container):
                stage.happens(CLAIM, cast(CHARACTER, person), cast("thing", thing), cast("container", container))
            case Claims(person=person, hearer=str(hearer), thing=thing, container=container):
                pair = (cast(CHARACTER, person), cast(CHARACTER, hearer))
                stage.happens(TELL, *pair, cast("thing", thing), cast("container", container))
        stage.end_line()
    return Told(stage, lambda question: _asked(cast, question), lambda _, value: cast.text(value))


READER = Reader(play, splits=("tells",))


def _change_rooms(stage: Stage, cast: Cast, people: Sequence[str], room: Value) -> None:
    """Let all come back to the waiting room and, where it is a chapter's room that is entered, these go into it."""
    for person in cast.of(CHARACTER):
        if stage.fact(Fluent(AT.signature, (person,))) != WAITING:
            stage.happens(RETURN, person)
    if room == WAITING:
        return
    stage.happens(BEGIN)
    for person in people:
        stage.happens(ENTER, person, room)
    for thing in cast.of("thing"):
        inside = stage.fact(Fluent(INSIDE.signature, (thing,)))
        if inside is not NONE:
            stage.happens(LIES_OPEN, thing, inside, room)


def _cast(lines: Sequence[Line]) -> Cast:
    people: list[str] = []
    for line in lines:
        match line:
            case Enters():
                people += line.people
            case Claims():
                people += [line.person, *([line.hearer] if line.hearer else [])]
            case Leaves() | Moves():
                people.append(line.person)
    about = [line for line in lines if isinstance(line, Lies | Moves | Claims)]
    return Cast(
        {
            CHARACTER: people,
            "room": [WAITING, *(line.room for line in lines if isinstance(line, Enters))],
            "thing": [line.thing for line in about],
            "container": [line.container for line in about],
        }
    )


def _asked(cast: Cast, question: str) -> Asked:
    thing, chain = parse(question, QUESTIONS)
    if not cast.has("thing", thing) or not all(cast.has(CHARACTER, each) for each in chain):
        raise Unread(f"the question asks for somebody or something the story does not name: {question!r}")
    return Asked(Fluent(INSIDE.signature, (cast("thing", thing),)), tuple(cast(CHARACTER, each) for each in chain))
