"""StorySim: long stories of who saw whom go where.

People walk from place to place. Those at the place left see who goes and where to, those at the place entered see who
comes and from where, and whoever comes in sees who is there.
"""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.model.expressions import And, ForEach, Or, When
from intrigue.model.terms import CHARACTER, EntityOf, Fluent, Variable, YesNo
from minds_sets.reading import Asked, Forms, Reader, Told, Unread, parse, parse_lines
from minds_sets.stage import Stage
from minds_sets.writing import WITNESS, Cast, becomes, declare, differs, event, read, same, world

START = "the_hallway"
"""Where everybody is at first, as everybody knows."""

LINES: Forms[tuple[str, str]] = [(r"(\w+) enters (\w+)\.?", lambda m: (m[1], m[2]))]
QUESTIONS: Forms[tuple[str, tuple[str, ...]]] = [
    (r"Where does (\w+) think (\w+) thinks (\w+) is\?", lambda m: (m[3], (m[1], m[2]))),
    (r"Where does (\w+) think (\w+) is\?", lambda m: (m[2], (m[1],))),
    (r"Where is (\w+)(?: really)?\?", lambda m: (m[1], ())),
]

_who, _other = Variable("who", CHARACTER), Variable("other", CHARACTER)
_origin, _goal = Variable("origin", "place"), Variable("goal", "place")

AT = declare("at", CHARACTER, value=EntityOf("place"), default=START)
ATTENTIVE = declare("attentive", CHARACTER, value=YesNo())
"""Who saw the last walk, as far as a mind that saw it too can tell."""

_SEES = Or((same(WITNESS, _who), same(read(AT, WITNESS), _origin), same(read(AT, WITNESS), _goal)))

WALK = event(
    "walk",
    _who,
    _origin,
    _goal,
    needs=same(read(AT, _who), _origin),
    effects=[
        becomes(read(AT, _who), _goal),
        ForEach(
            _other,
            (becomes(read(AT, _other), _goal, _who),),
            condition=And((same(read(AT, _other), _goal), differs(_other, _who))),
        ),
        ForEach(
            WITNESS,
            (When(_SEES, (becomes(read(ATTENTIVE, WITNESS), True),), (becomes(read(ATTENTIVE, WITNESS), False),)),),
        ),
    ],
    seen_if=_SEES,
)
"""That the walker was at the origin is public: a witness at the goal who thought otherwise learns it. The walker sees
who is at the goal."""
LOOK_AROUND = event(
    "look_around",
    effects=[
        ForEach(
            WITNESS,
            (
                ForEach(
                    _other,
                    (becomes(read(AT, _other), read(AT, WITNESS), WITNESS),),
                    condition=And((same(read(AT, _other), read(AT, WITNESS)), differs(_other, WITNESS))),
                ),
            ),
            condition=read(ATTENTIVE, WITNESS),
        )
    ],
    seen_if=read(ATTENTIVE, WITNESS),
)
"""Whoever saw the last walk notices who else is at the same place. In a mind the others do the same, as far as this
mind knows where they are."""


def play(story: Sequence[str], level: int) -> Told:
    """Play a story; raise Unread where a line is not understood."""
    steps: list[tuple[str, str]] = parse_lines(story, LINES)
    # In alphabetical order, so that stories of the same people are played in one world.
    people = sorted({who for who, _ in steps})
    cast = Cast({CHARACTER: people, "place": [START, *sorted({place for _, place in steps} - {START})]})
    stage = Stage(world("StorySim", cast, (AT, ATTENTIVE), (WALK, LOOK_AROUND)), level)
    for who, place in steps:
        person = cast(CHARACTER, who)
        stage.happens(WALK, person, stage.fact(Fluent(AT.signature, (person,))), cast("place", place))
        stage.happens(LOOK_AROUND)
        stage.end_line()

    def asked(question: str) -> Asked:
        whom, chain = parse(question, QUESTIONS)
        if not all(cast.has(CHARACTER, each) for each in (whom, *chain)):
            raise Unread(f"the question asks for somebody the story does not name: {question!r}")
        return Asked(Fluent(AT.signature, (cast(CHARACTER, whom),)), tuple(cast(CHARACTER, c) for c in chain))

    return Told(stage, asked, lambda _, value: cast.text(value))


READER = Reader(play)
