"""ToMi and its kin (`tomi`, `percept_tomi`, `tom_qa`): people come and go, one of them moves a thing.

Whoever is in a room sees what is done there, who is there and, containers being open, what lies where. Nobody sees
into another room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.model.expressions import And, Or
from intrigue.model.terms import CHARACTER, NONE, EntityOf, Fluent, Variable
from minds_sets.reading import Asked, Forms, Reader, Told, Unread, When, names, parse, parse_lines
from minds_sets.stage import Stage
from minds_sets.writing import WITNESS, Cast, becomes, declare, differs, event, read, same, world

# --- Lines ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enters:
    """People come into a room, or are said to be there."""

    people: tuple[str, ...]
    room: str


@dataclass(frozen=True, slots=True)
class Leaves:
    """Somebody goes out of a room."""

    person: str
    room: str


@dataclass(frozen=True, slots=True)
class Lies:
    """A thing is said to be in a container, or a container in a room."""

    thing: str
    place: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Somebody puts a thing into a container."""

    person: str
    thing: str
    container: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """A line without consequence."""


Line: TypeAlias = Enters | Leaves | Lies | Moves | Nothing

_NAME = r"(?!The\b)[A-Z]\w*"
_PEOPLE = rf"{_NAME}(?:(?:, (?:and )?| and ){_NAME})*"
LINES: Forms[Line] = [
    (
        rf"({_PEOPLE}) (?:entered|is in|are in|went into|came into) the (.+?)\.?",
        lambda m: Enters(tuple(names(m[1])), m[2]),
    ),
    (rf"({_NAME}) (?:exited|left|went out of) the (.+?)\.?", lambda m: Leaves(m[1], m[2])),
    (rf"({_NAME}) moved the (.+?) to the (.+?)\.?", lambda m: Moves(m[1], m[2], m[3])),
    (r"The (.+?) (?:is|are) in the (.+?)\.?", lambda m: Lies(m[1], m[2])),
    (rf"{_NAME} (?:likes|dislikes|loves|hates) (?:the )?.+?\.?|(?:The )?[Pp]hone rang\.?", lambda m: Nothing()),
]

QUESTIONS: Forms[tuple[str, tuple[str, ...], When]] = [
    (r"Where was the (.+) at the beginning\?", lambda m: (m[1], (), "first")),
    (r"Where is the (.+) really\?", lambda m: (m[1], (), "now")),
    (rf"Where will ({_NAME}) look for the (.+)\?", lambda m: (m[2], (m[1],), "now")),
    (
        rf"Where does ({_NAME}) think that ({_NAME}) (?:searches|will search|will look|looks) for the (.+)\?",
        lambda m: (m[3], (m[1], m[2]), "now"),
    ),
]

# --- The world --------------------------------------------------------------------------------------------------------

_who, _other = Variable("who", CHARACTER), Variable("other", CHARACTER)
_room, _thing, _container = Variable("where", "room"), Variable("what", "thing"), Variable("into", "container")

AT = declare("at", CHARACTER, value=EntityOf("room", may_be_none=True))
INSIDE = declare("inside", "thing", value=EntityOf("container", may_be_none=True))
KEPT = declare("kept", "thing", value=EntityOf("room", may_be_none=True))
"""The room in which a thing is."""

_THERE = same(read(AT, WITNESS), _room)
"""The witness is in the room of the event."""

ENTER = event("enter", _who, _room, effects=[becomes(read(AT, _who), _room)], seen_if=Or((same(WITNESS, _who), _THERE)))
LEAVE = event("leave", _who, _room, effects=[becomes(read(AT, _who), NONE)], seen_if=Or((same(WITNESS, _who), _THERE)))
PUT = event(
    "put",
    _thing,
    _container,
    _room,
    effects=[becomes(read(INSIDE, _thing), _container), becomes(read(KEPT, _thing), _room)],
    seen_if=_THERE,
)
"""A thing comes to lie in a container, by somebody's hand or because the story says so."""
IS_HERE = event("is_here", _other, _room, needs=same(read(AT, _other), _room), seen_if=_THERE)
"""Those in a room notice who is there: they learn it as what must hold for this to happen."""
IS_GONE = event("is_gone", _other, _room, needs=differs(read(AT, _other), _room), seen_if=_THERE)
"""They notice who is not there: a mind that took the other to be there no longer knows where the other is."""
LIES_OPEN = event(
    "lies_open",
    _thing,
    _container,
    _room,
    needs=And((same(read(KEPT, _thing), _room), same(read(INSIDE, _thing), _container))),
    seen_if=_THERE,
)
"""They see a thing in its open container."""


# --- The story --------------------------------------------------------------------------------------------------------


def play(story: Sequence[str], level: int) -> Told:
    """Play a story; raise Unread where a line is not understood."""
    lines: list[Line] = parse_lines(story, LINES)
    rooms = _first_rooms(lines)
    cast = _cast(lines)
    stage = Stage(world("ToMi", cast, (AT, INSIDE, KEPT), (ENTER, LEAVE, PUT, IS_HERE, IS_GONE, LIES_OPEN)), level)
    for number, line in enumerate(lines):
        match line:
            case Enters(people=people, room=room):
                for person in people:
                    stage.happens(ENTER, cast(CHARACTER, person), cast("room", room))
                _look_round(stage, cast)
            case Leaves(person=person, room=room):
                stage.happens(LEAVE, cast(CHARACTER, person), cast("room", room))
            case Lies(thing=thing, place=place) if number in rooms:
                stage.happens(PUT, cast("thing", thing), cast("container", place), cast("room", rooms[number]))
            case Moves(person=person, thing=thing, container=container):
                where = stage.fact(Fluent(AT.signature, (cast(CHARACTER, person),)))
                if where not in cast.of("room"):
                    raise Unread(f"line {number + 1}: {person} moves the {thing} but is in no room")
                stage.happens(PUT, cast("thing", thing), cast("container", container), where)
        stage.end_line()
    return Told(stage, lambda question: _asked(cast, question), lambda _, value: cast.text(value))


READER = Reader(play)


def _look_round(stage: Stage, cast: Cast) -> None:
    """Let everybody in a room see who is there, who is not, and what lies there: of all this, what can happen does.

    They look at one another as often as it takes until each knows of each that they have seen who is there.
    """
    for room in cast.of("room"):
        for person in cast.of(CHARACTER):
            stage.happens(IS_GONE, person, room)
        before = None
        while before is not stage.now:
            before = stage.now
            for person in cast.of(CHARACTER):
                stage.happens(IS_HERE, person, room)
        for thing in cast.of("thing"):
            inside = stage.fact(Fluent(INSIDE.signature, (thing,)))
            if inside in cast.of("container"):
                stage.happens(LIES_OPEN, thing, inside, room)


def _asked(cast: Cast, question: str) -> Asked:
    thing, chain, when = parse(question, QUESTIONS)
    if not cast.has("thing", thing) or not all(cast.has(CHARACTER, each) for each in chain):
        raise Unread(f"the question asks for somebody or something the story does not name: {question!r}")
    return Asked(Fluent(INSIDE.signature, (cast("thing", thing),)), tuple(cast(CHARACTER, c) for c in chain), when)


# --- What the text says without saying it -----------------------------------------------------------------------------


def _cast(lines: Sequence[Line]) -> Cast:
    placed = [line for number, line in enumerate(lines) if isinstance(line, Lies) and number in _first_rooms(lines)]
    moved = [line for line in lines if isinstance(line, Moves)]
    return Cast(
        {
            CHARACTER: [
                *(each for line in lines if isinstance(line, Enters) for each in line.people),
                *(line.person for line in lines if isinstance(line, Leaves | Moves)),
            ],
            "room": [*_rooms(lines), *(_first_rooms(lines).values())],
            "thing": [*(line.thing for line in placed), *(line.thing for line in moved)],
            "container": [*(line.place for line in placed), *(line.container for line in moved)],
        }
    )


def _rooms(lines: Sequence[Line]) -> list[str]:
    return [line.room for line in lines if isinstance(line, Enters | Leaves)]


def _first_rooms(lines: Sequence[Line]) -> dict[int, str]:
    """Return, for every line that puts a thing into a container, the room in which this is.

    It is the room from which somebody moves the thing later; else the room in which the container is said to stand;
    else that with the most people. A line that says in which room a container stands is none of these.
    """
    rooms, found = _rooms(lines), dict[int, str]()
    holding = {line.container for line in lines if isinstance(line, Moves)}
    holding |= {line.place for line in lines if isinstance(line, Lies) and line.place not in rooms}
    for number, line in enumerate(lines):
        if not isinstance(line, Lies) or (line.place in rooms and line.thing in holding):
            continue
        holding.add(line.place)
        later = lines[number + 1 :]
        mover = next((n for n, each in enumerate(later) if isinstance(each, Moves) and each.thing == line.thing), None)
        stands = [each.place for each in later if isinstance(each, Lies) and each.thing == line.place]
        if mover is not None:
            move = later[mover]
            assert isinstance(move, Moves)
            found[number] = _whereabouts(lines[: number + 1 + mover]).get(move.person, "")
        else:
            people = Counter(_whereabouts(lines[:number]).values())
            found[number] = next(iter(stands), max(people, key=lambda room: people[room], default=""))
    return found


def _whereabouts(lines: Sequence[Line]) -> dict[str, str]:
    """Return in which room everybody is after these lines."""
    at: dict[str, str] = {}
    for line in lines:
        if isinstance(line, Enters):
            at.update(dict.fromkeys(line.people, line.room))
        elif isinstance(line, Leaves):
            at.pop(line.person, None)
    return at
