"""Which emotions an event stirs in one character: the table of the definition, a function for each of its rows.

What is appraised, for a character c whose believed world goes from B to B' (Ortony, Clore and Collins 1988, read
through wants and beliefs as Shirvani and Ware 2020 do):

* *desirability*: the change of c's utility, as a share of all that c wants, from -1 to 1;
* *agency*: who consented to the event, as c saw it;
* *praiseworthiness*: the norms that the event breaks or keeps, in c's eyes (`norms`);
* *the fortunes of others*: the change of their utility, in c's world, by what c takes them to want.

Each function yields `Stirring`s: an emotion with a degree from 0 to 1. Temperament, saturation and the heart come later
(`appraisal`); hope, fear and what becomes of them are in `prospects`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from intrigue.model.feelings import FORTUNES, NEUTRAL
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import Feeling, Hearts, Prospect
from intrigue.semantics.norms import Standard, verdicts
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.semantics.utility import scale, want_changes

STARTLED = 0.6
"""How surprising it is to see happen what one took for impossible, or what crosses one's plans."""


@dataclass(frozen=True, slots=True)
class WantLine:
    """A line of what somebody wants: what a change for better or worse came from."""

    holder: str
    place: int
    """Counted from 0, among the lines of `World.wants_of(holder)`."""


Source: TypeAlias = WantLine | Standard | Prospect | None
"""What an emotion came from. None: from the event itself (surprise)."""


@dataclass(frozen=True, slots=True)
class Stirring:
    """An emotion that something gives rise to."""

    emotion: str
    about: str | None
    degree: float
    """From 0, not felt, to 1, as strong as can be in somebody of usual temperament."""
    source: Source


@dataclass(frozen=True, slots=True)
class Swing:
    """How much better or worse somebody fares."""

    degree: float = 0
    """From -1 to 1; 1 is all that one wants."""
    source: WantLine | None = None
    """The line that did most."""


@dataclass(frozen=True, eq=False)
class Experience:
    """An event as one character takes it. All states are that character's mind."""

    setting: Setting
    character: str
    event: Event | None
    """What the character saw happen; None: nothing, although its beliefs may have changed."""
    before: State
    after: State
    """With the feelings of `before`, for feelings are no reasons for feelings."""
    since: State
    """The mind at the last appraisal; between it and `before` lies what rules made of feelings. Feelings as above."""
    hearts: Hearts
    """What everybody felt before, as the character believes."""
    plans: tuple[Prospect, ...] = ()
    """What the character hopes for and fears."""

    @property
    def agents(self) -> tuple[str, ...]:
        """Those whose act it was, as the character saw it."""
        return self.event.consenting if self.event is not None else ()

    @cached_property
    def change(self) -> Swing:
        """How much better or worse the event itself leaves the character."""
        return swing(self.setting, self.character, self.before, self.after)

    @cached_property
    def judged(self) -> tuple[tuple[Standard, float], ...]:
        """The norms that the event broke or kept, in the character's eyes."""
        return tuple(verdicts(self.setting, self.before, self.event, self.after)) if self.event is not None else ()


def stirrings(experience: Experience, wanted: Collection[str]) -> Iterator[Stirring]:
    """Yield what the event stirs in the character of these emotions, but for what becomes of its hopes and fears."""
    for row in _rows(wanted if isinstance(wanted, frozenset) else frozenset(wanted), experience.event is not None):
        for each in row(experience):
            if each.emotion in wanted:
                yield each


@lru_cache(maxsize=64)
def _rows(wanted: frozenset[str], seen: bool) -> tuple[Callable[[Experience], Iterator[Stirring]], ...]:
    """Return the rows that may stir one of these emotions in somebody who has seen something happen, or has not."""
    return tuple(
        row
        for row, emotions in ROWS.items()
        if (seen or row in _OF_CHANGES) and any(emotion in wanted for emotion in emotions)
    )


def swing(setting: Setting, holder: str, then: State, now: State) -> Swing:
    """Return how much better or worse the holder fares now than then; both states are of one mind.

    A line of its wants whose value is unknown on either side says nothing.
    """
    if then is now:
        return Swing()
    changes = [
        (new - old, place)
        for place, old, new in want_changes(setting, then, now, holder)
        if isinstance(old, int | float) and isinstance(new, int | float)
    ]
    total: int | float = 0
    for change, _ in changes:  # one after the other, as the kernel adds them up
        total += change
    if not total:
        return Swing()
    _, place = max(changes, key=lambda each: (each[0] if total > 0 else -each[0], -each[1]))
    return Swing(min(max(total / scale(setting, holder), -1), 1), WantLine(holder, place))


# --- Well-being, and whose doing it was -------------------------------------------------------------------------------


def joy_and_distress(it: Experience) -> Iterator[Stirring]:
    """OCC: pleased about a desirable event; displeased about an undesirable one."""
    change = it.change if it.since is it.before else swing(it.setting, it.character, it.since, it.after)
    if change.degree:
        yield Stirring("joy" if change.degree > 0 else "distress", None, abs(change.degree), change.source)


def pride_and_shame(it: Experience) -> Iterator[Stirring]:
    """OCC: approving of one's own praiseworthy act; disapproving of one's own blameworthy one."""
    for standard, degree in it.judged:
        if standard.agent == it.character:
            yield Stirring("pride" if degree > 0 else "shame", None, abs(degree), standard)


def admiration_and_reproach(it: Experience) -> Iterator[Stirring]:
    """OCC: approving of somebody else's praiseworthy act; disapproving of somebody else's blameworthy one."""
    for standard, degree in it.judged:
        if standard.agent != it.character:
            yield Stirring("admiration" if degree > 0 else "reproach", standard.agent, abs(degree), standard)


def gratitude_and_anger(it: Experience) -> Iterator[Stirring]:
    """OCC: approving of another's act and pleased about what it brings; disapproving, and displeased.

    What is praiseworthy makes one more grateful and less angry, what is blameworthy the other way round.
    """
    for agent in it.agents:
        if agent != it.character:
            yield from _credited(it, agent, "gratitude", "anger", agent)


def gratification_and_remorse(it: Experience) -> Iterator[Stirring]:
    """OCC: approving of one's own act and pleased about what it brings; disapproving, and displeased."""
    if it.character in it.agents:
        yield from _credited(it, it.character, "gratification", "remorse", None)


def _credited(it: Experience, agent: str, good: str, bad: str, about: str | None) -> Iterator[Stirring]:
    change = it.change
    if change.degree:
        praise = sum(degree for standard, degree in it.judged if standard.agent == agent)
        speaks_for_it = praise if change.degree > 0 else -praise
        degree = _coloured(abs(change.degree), min(max(speaks_for_it, -1), 1))
        yield Stirring(good if change.degree > 0 else bad, about, degree, change.source)


def _coloured(degree: float, praise: float) -> float:
    """Return the degree, raised towards 1 by what speaks for it, lowered by what speaks against it."""
    return degree + praise * (1 - degree) if praise > 0 else max(degree + praise, 0)


# --- The fortunes of others -------------------------------------------------------------------------------------------


def fortunes_of_others(it: Experience) -> Iterator[Stirring]:
    """OCC: pleased or displeased about an event presumed to be good or bad for somebody else.

    Liking decides which, and how strongly; towards those to whom one is indifferent, nothing is felt.
    """
    if it.before is it.after:
        return
    for other in it.setting.characters:
        liking = it.hearts.of(Feeling("liking", it.character, other)) - NEUTRAL["liking"]
        if other == it.character or not liking:
            continue
        change = swing(it.setting, other, it.before, it.after)
        if change.degree:
            emotion = _FORTUNES[liking > 0, change.degree > 0]
            yield Stirring(emotion, other, abs(change.degree) * abs(liking) / NEUTRAL["liking"], change.source)


_FORTUNES = {
    (True, True): "happy_for",
    (True, False): "pity",
    (False, True): "resentment",
    (False, False): "gloating",
}
"""By whether the other is liked, and whether it fares better."""


# --- Surprise ---------------------------------------------------------------------------------------------------------


def surprise(it: Experience) -> Iterator[Stirring]:
    """What one took for impossible, or what crosses one's plans. OCC has unexpectedness only as what strengthens."""
    if it.event is None:
        return
    if read(it.before, it.event.precondition) is not True:
        yield Stirring("surprise", None, STARTLED, None)
        return
    crossed = next((plan for plan in it.plans if plan.hopeful and _crossed(it, plan)), None)
    if crossed is not None:
        yield Stirring("surprise", None, STARTLED, crossed)


def _crossed(it: Experience, plan: Prospect) -> bool:
    """Return whether the event has taken away the next step of a plan."""
    if plan.event is None or it.event is None or plan.event == it.event.call:
        return False
    step = it.setting.event(plan.event)
    return possible(it.setting, it.before, step) and not possible(it.setting, it.after, step)


ROWS: Mapping[Callable[[Experience], Iterator[Stirring]], tuple[str, ...]] = {
    joy_and_distress: ("joy", "distress"),
    pride_and_shame: ("pride", "shame"),
    admiration_and_reproach: ("admiration", "reproach"),
    gratitude_and_anger: ("gratitude", "anger"),
    gratification_and_remorse: ("gratification", "remorse"),
    fortunes_of_others: FORTUNES,
    surprise: ("surprise",),
}
"""The rows of the table, in its order, with the emotions that each may stir."""

_OF_CHANGES = (joy_and_distress, fortunes_of_others)
"""What has changed may stir these in somebody who has seen nothing happen."""
