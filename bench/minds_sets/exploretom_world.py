"""The world of ExploreToM: what can be true in its stories, what can happen in them, and who perceives it.

Who watches in secret and who is distracted are fluents that are true in fact only: no mind learns of them, so
everybody else takes it that exactly those who are there have seen what happened.
"""

from __future__ import annotations

from collections.abc import Callable

from intrigue.model.expressions import And, Believes, Expression, ForEach, Not, Or, Read, TypeTest
from intrigue.model.terms import CHARACTER, NONE, UNKNOWN, EntityOf, Variable, YesNo
from intrigue.model.world import Action
from minds_sets.writing import WITNESS, becomes, declare, differs, event, read, same

_who, _hearer, _other, _listener = (Variable(name, CHARACTER) for name in ("who", "hearer", "other", "listener"))
_room, _topic_told = Variable("where", "room"), Variable("topic", "topic")
_thing, _container = Variable("what", "thing"), Variable("into", "thing")

AT = declare("at", CHARACTER, value=EntityOf("room", may_be_none=True))
INSIDE = declare("inside", "thing", value=EntityOf("thing", may_be_none=True))
"""The container of a thing."""
KEPT = declare("kept", "thing", value=EntityOf("room", may_be_none=True))
"""The room in which a thing or a container is."""
IN_VIEW = declare("in_view", "thing", value=YesNo(), default=True)
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

WATCH = event("watch_in_secret", _who, effects=[becomes(read(WATCHING, _who), True)])
DRIFT = event("drift_off", _who, effects=[becomes(read(DISTRACTED, _who), True)])
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
    "pick_up",
    _thing,
    _room,
    effects=[becomes(read(fluent, _thing), NONE) for fluent in (INSIDE, KEPT)],
    seen_if=_THERE,
)
SET_DOWN = event("set_down", _thing, _room, effects=[becomes(read(KEPT, _thing), _room)], seen_if=_THERE)
IS_HERE = event("is_here", _other, _room, needs=same(read(AT, _other), _room), seen_if=_THERE)
"""Those in a room notice who is there: they learn it as what must hold for this to happen."""
IS_GONE = event("is_gone", _other, _room, needs=differs(read(AT, _other), _room), seen_if=_THERE)
"""They notice who is not there: a mind that took the other to be there no longer knows where the other is."""
STANDS_HERE = event(
    "stands_here",
    _thing,
    _room,
    needs=And((same(read(KEPT, _thing), _room), same(read(IN_VIEW, _thing), True))),
    seen_if=_THERE,
)
"""They see a thing that is in view, without what is in it."""
NOT_SEEN = event(
    "is_not_seen",
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
        f"{name}_{kind}", *speakers, *variables, effects=[believing], seen_if=_perceived(audience(WITNESS), WITNESS)
    )


TELL = {kind: _saying("tell", (_who, _hearer), kind, _privately) for kind in _TOLD_OF}
SAY_ALOUD = {kind: _saying("say_aloud", (_who,), kind, _aloud) for kind in _TOLD_OF}

PROPERTIES = (AT, INSIDE, KEPT, IN_VIEW, TOLD, WATCHING, DISTRACTED)
ACTIONS = (
    WATCH,
    DRIFT,
    RECOVER,
    ENTER,
    LEAVE,
    PUT,
    PICK_UP,
    SET_DOWN,
    IS_HERE,
    IS_GONE,
    STANDS_HERE,
    NOT_SEEN,
    *TELL.values(),
    *SAY_ALOUD.values(),
)
