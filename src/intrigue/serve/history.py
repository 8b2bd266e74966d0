"""A game looked back on: what everybody felt and believed when, as the reader's character knew it or as it was.

These are numbers and words for pictures; `pictures` draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from intrigue.model.terms import UNKNOWN, Value
from intrigue.play.session import Session
from intrigue.play.words import clause, in_words_alone, is_told
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.feelings import NATURES, Feeling
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Moment
from intrigue.tell.grammar import capitalised
from intrigue.tell.realization import name_of

MOST_FEELINGS = 5
"""So many feelings of one character are shown, those that were strongest once."""
WORTH_SHOWING = 10
"""A feeling that never was stronger than that is not shown."""
MOST_FACTS = 24
"""So many facts are shown, those in which minds differ most first."""

View: TypeAlias = Literal["right", "wrong", "unknown"]
"""How somebody stands to a fact: believes it, believes something else, does not know."""


@dataclass(frozen=True, slots=True)
class Course:
    """One feeling over time."""

    emotion: str
    about: str | None
    points: tuple[tuple[int, int], ...]
    """Minutes and intensities; each holds until the next."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What one character felt."""

    who: str
    name: str
    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """For how long somebody stood to a fact in one way."""

    view: View
    begin: int
    """In minutes."""
    end: int
    holds: str
    """What the character believed all the while, as a clause."""


@dataclass(frozen=True, slots=True)
class Known:
    """One fact, and who knows it."""

    fact: str
    """As a sentence."""
    stretches: tuple[tuple[str, tuple[Stretch, ...]], ...]
    """For every character by name: how it stood to the fact, in order; the last is how it stands now."""
    actual: tuple[Stretch, ...] = ()
    """When it was so, and when otherwise; empty where that was not asked for."""


def moments(session: Session) -> tuple[tuple[int, Moment], ...]:
    """Return a game minute by minute, where something happened: each minute with how things stood at its end."""
    story = session.story
    moment = session.opening.moment
    found = {0: moment}
    for entry in story.chronicle:
        moment = story.following.follow(moment, entry)
        found[moment.minutes] = moment
    return tuple(found.items())


def feelings(session: Session, truth: bool) -> tuple[Felt, ...]:
    """Return what everybody felt over time, as the reader's character knew it, or as it was."""
    past = moments(session)
    world = session.story.setting.world
    cast = [session.who, *(each for each in session.story.setting.characters if each != session.who)]
    return tuple(Felt(each, name_of(world, each), tuple(_courses(session, past, each, truth))) for each in cast)


def _courses(session: Session, past: Sequence[tuple[int, Moment]], who: str, truth: bool) -> Iterator[Course]:
    seen = [(minute, each.hearts if truth else each.hearts.mind(session.who)) for minute, each in past]
    strongest: dict[Feeling, int] = {}
    for _, hearts in seen:
        for each in hearts:
            if each.holder == who and NATURES[each.emotion].rest == 0:
                strongest[each] = max(strongest.get(each, 0), hearts.of(each))
    shown = sorted((each for each in strongest if strongest[each] >= WORTH_SHOWING), key=lambda each: -strongest[each])
    for each in shown[:MOST_FEELINGS]:
        points = tuple((minute, hearts.of(each)) for minute, hearts in seen)
        yield Course(each.emotion, each.about, points)


def knowledge(session: Session, truth: bool) -> tuple[Known, ...]:
    """Return the facts on which minds differ or have differed, and how everybody stood to each over time.

    What is a fact is what the reader's character believes now; with `truth`, what is so.
    """
    past = moments(session)
    state = session.story.moment.state
    standard = state if truth else state.mind(session.who)
    setting = session.story.setting
    found = []
    for index, fluent in enumerate(setting.fluents):
        value = standard[index]
        if not is_told(fluent) or value is UNKNOWN:
            continue
        views = [
            (name_of(setting.world, who), tuple(_stretches(session, past, who, index, value, truth)))
            for who in setting.characters
        ]
        dissent = sum(stretch.view != "right" for _, stretches in views for stretch in stretches)
        said = clause(setting.world, (), fluent, value)
        if dissent and in_words_alone(said):
            actual = tuple(_stretches(session, past, None, index, value, truth)) if truth else ()
            found.append((dissent, Known(capitalised(f"{said}."), tuple(views), actual)))
    found.sort(key=lambda each: -each[0])
    return tuple(known for _, known in found[:MOST_FACTS])


def _stretches(
    session: Session, past: Sequence[tuple[int, Moment]], who: str | None, index: int, fact: Value, truth: bool
) -> Iterator[Stretch]:
    """Yield how somebody stood over time to what is a fact now; None: how it was."""
    setting = session.story.setting
    end = past[-1][0]
    last: tuple[Value, int] | None = None

    def stretch(value: Value, begin: int, until: int) -> Stretch:
        view: View = "right" if value == fact else "unknown" if value is UNKNOWN else "wrong"
        return Stretch(view, begin, until, clause(setting.world, (), setting.fluents[index], value))

    for minute, moment in past:
        value = (moment.state if who is None else _mind(session, moment.state, who, truth))[index]
        if last is not None and last[0] != value:
            yield stretch(last[0], last[1], minute)
        if last is None or last[0] != value:
            last = value, minute
    if last is not None:
        yield stretch(last[0], last[1], end)


def _mind(session: Session, state: State, who: str, truth: bool) -> State:
    """Return what somebody believes, or what the reader's character takes that to be."""
    return mind_along(state, (who,) if truth or who == session.who else (session.who, who))
