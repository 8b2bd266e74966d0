"""StorySim: long stories of who saw whom go where.

People walk from place to place. Those at the place left see who goes and where to, those at the place entered see who
comes and from where, and whoever comes in sees who is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minds_sets.reading import Asked, Reader, Told, Unread, parse, parse_lines
from minds_sets.stage import Stage
from minds_sets.writing import WITNESS, Cast, becomes, declare, differs, event, read, same, world

from intrigue.model.expressions import And, Effect, Expression, ForEach, Or
from intrigue.model.terms import CHARACTER, EntityOf, Fluent, Variable

START = "the_hallway"
"""Where everybody is at first, as everybody knows."""

LINES = [(r"(\w+) enters (\w+)\.?", lambda m: (m[1], m[2]))]
QUESTIONS = [
    (r"Where does (\w+) think (\w+) thinks (\w+) is\?", lambda m: (m[3], (m[1], m[2]))),
    (r"Where does (\w+) think (\w+) is\?", lambda m: (m[2], (m[1],))),
    (r"Where is (\w+)(?: really)?\?", lambda m: (m[1], ())),
]

_who, _other = Variable("who", CHARACTER), Variable("other", CHARACTER)
_origin, _goal = Variable("origin", "place"), Variable("goal", "place")

AT = declare("at", CHARACTER, value=EntityOf("place"), default=START)

_SEES_WALK = Or((same(WITNESS, _who), same(read(AT, WITNESS), _origin), same(read(AT, WITNESS), _goal)))


def _notices_company(c: Variable, place: Expression | Variable) -> Effect:
    """Return the effect that somebody notices all who are at this place, besides the walker."""
    company = And((differs(_other, _who), same(read(AT, _other), place)))
    return ForEach(_other, (becomes(read(AT, _other), place, c),), condition=company)


WALK = event(
    "walk",
    _who,
    _origin,
    _goal,
    needs=same(read(AT, _who), _origin),
    effects=[
        becomes(read(AT, _who), _goal),
        _notices_company(_who, _goal),
        ForEach(
            WITNESS,
            (_notices_company(WITNESS, read(AT, WITNESS)),),
            condition=And((differs(WITNESS, _who), _SEES_WALK)),
        ),
    ],
    seen_if=_SEES_WALK,
)
"""That the walker was at the origin is public: a witness at the goal who thought otherwise learns it. Whoever looks up
because somebody comes or goes also sees who else is there."""


def play(story: Sequence[str], level: int) -> Told:
    """Play a story; raise Unread where a line is not understood."""
    steps: list[tuple[str, str]] = parse_lines(story, LINES)
    cast = Cast({CHARACTER: [who for who, _ in steps], "place": [START, *(place for _, place in steps)]})
    stage = Stage(world("StorySim", cast, (AT,), (WALK,)), level)
    for who, place in steps:
        person = cast(CHARACTER, who)
        stage.happens(WALK, person, stage.fact(Fluent(AT.signature, (person,))), cast("place", place))
        stage.end_line()

    def asked(question: str) -> Asked:
        whom, chain = parse(question, QUESTIONS)
        if not all(cast.has(CHARACTER, each) for each in (whom, *chain)):
            raise Unread(f"the question asks for somebody the story does not name: {question!r}")
        return Asked(Fluent(AT.signature, (cast(CHARACTER, whom),)), tuple(cast(CHARACTER, c) for c in chain))

    return Told(stage, asked, lambda _, value: cast.text(value))


READER = Reader(play)
