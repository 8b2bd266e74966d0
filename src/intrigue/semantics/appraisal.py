"""How an event feels: one appraisal for everybody, in the actual world and in what characters believe.

In order: an event happens and its rules fire (`transition.after`); it is appraised once (`appraise`); the feelings that
the world mentions are written into the state, and rules that read them fire (`settle`). What those rules bring about is
appraised with the next event, as nobody's doing. Only the clock lets feelings fade (`decayed`).

Each character appraises what changed in the world that it believes in. The same is done inside minds, to depth 2: what
a takes the event to have been for b is what a believes b now feels, and may be wrong. Hopes and fears rest on plans
that others do not know; what others believe of them is only what they are told.

Sources: Ortony, Clore and Collins, "The Cognitive Structure of Emotions" (1988); Shirvani and Ware, "A Formalization of
Emotional Planning for Strong-Story Systems" (AIIDE 2020).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from intrigue.model.feelings import NEUTRAL
from intrigue.model.plans import GroundCall
from intrigue.semantics.beliefs import sight
from intrigue.semantics.emotions import Experience, Source, Stirring, WantLine, stirrings
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import (
    GRAINS,
    HIGHEST,
    NATURES,
    Feeling,
    Hearts,
    Prospect,
    Temperaments,
    decayed,
)
from intrigue.semantics.keeping import DEPTH, heeded, initial_hearts, settle, with_feelings_of
from intrigue.semantics.norms import Standard
from intrigue.semantics.prospects import degree, given_up, level, settled_by
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

__all__ = [
    "Appraised",
    "Record",
    "Source",
    "Standard",
    "WantLine",
    "appraise",
    "decayed",
    "initial_hearts",
    "reconsider",
    "settle",
    "taken_to_heart",
]

ALL = frozenset(NATURES)
"""Every emotion."""
LIKING_SHARE = 0.2
"""How much of a feeling towards somebody goes into liking."""
MOOD_SHARE = 0.2
"""How far one event takes the mood towards how that event felt."""


@dataclass(frozen=True, slots=True)
class Record:
    """One emotion that somebody felt, and why."""

    emotion: str
    holder: str
    about: str | None
    amount: int
    """How much the event gave, from 1 to 100, before what was felt already."""
    event: GroundCall | None
    """What the holder saw happen; None: nothing."""
    agents: tuple[str, ...]
    """Whose act it was, as the holder saw it."""
    source: Source
    """The line of a want, the norm or the prospect that it came from; None: the event itself."""


@dataclass(frozen=True, slots=True)
class Appraised:
    """What an event did to feelings."""

    hearts: Hearts
    records: tuple[Record, ...] = ()
    """In the order of the cast, and for each character in that of the table."""
    settled: tuple[Prospect, ...] = ()
    """The prospects that came true or came to nothing, and are to be kept no longer."""


def appraise(
    setting: Setting,
    before: State,
    event: Event,
    outcome: State,
    hearts: Hearts,
    temperaments: Temperaments,
    prospects: Sequence[Prospect] = (),
    since: State | None = None,
) -> Appraised:
    """Return what everybody feels after an event that leads from one state of the world to its outcome.

    The hearts are those of `before`. `since` is the outcome at the last appraisal, where rules that read feelings have
    changed something since; joy and distress then count what they changed.
    """
    happening = _Happening(setting, event, before, outcome, since if since is not None else before)
    return _appraised(happening, heeded(setting, before, outcome, hearts), temperaments, prospects, DEPTH)


def reconsider(
    setting: Setting,
    hearts: Hearts,
    before: Sequence[Prospect],
    now: Sequence[Prospect],
    temperaments: Temperaments,
) -> Appraised:
    """Return what everybody feels when these prospects take the place of those.

    `before` is without what an appraisal has settled. A prospect whose key is not among `now` has come to nothing:
    disappointment, or relief. Hope and fear then stand at least as high as what is held now.
    """
    records: list[Record] = []
    settled = list(given_up(setting, before, now))
    known = {each.key for each in before}
    for holder in setting.characters:
        gone = [(prospect, stirring) for prospect, stirring in settled if prospect.holder == holder]
        hearts, felt = taken_to_heart(hearts, holder, [stirring for _, stirring in gone], temperaments, None, ())
        hearts = _sunk(setting, hearts, holder, {prospect.hopeful for prospect, _ in gone}, now, temperaments)
        hearts, raised = _risen(setting, hearts, holder, now, temperaments)
        new = [each for each in raised if isinstance(each.source, Prospect) and each.source.key not in known]
        hearts = _in_mood(hearts, holder, new)
        records += [*felt, *new]
    return Appraised(hearts, tuple(records), tuple(prospect for prospect, _ in settled))


# --- In one world, actual or believed ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Happening:
    """An event in one world."""

    setting: Setting
    event: Event | None
    """As the owner of that world saw it; None: not at all."""
    before: State
    after: State
    since: State

    def seen_by(self, character: str) -> _Happening | None:
        """Return the event in the world that the character believes in; None where it notices nothing."""
        if character == self.before.owner and self.before.mind(character) is self.before:
            return self
        event = sight(self.setting, self.before, self.event, character) if self.event is not None else None
        before, after, since = (state.mind(character) for state in (self.before, self.after, self.since))
        # So deep inside that minds are the world itself, only what they see tells them apart.
        changed = not (before is after is since) and before is not self.before
        return _Happening(self.setting, event, before, after, since) if changed or event is not None else None

    def experience(self, character: str, hearts: Hearts, prospects: Sequence[Prospect]) -> Experience:
        """Return it as the character takes it, whose own believed world this is."""
        after, since = (with_feelings_of(self.setting, state, self.before) for state in (self.after, self.since))
        own = tuple([each for each in prospects if each.holder == character]) if prospects else ()
        return Experience(self.setting, character, self.event, self.before, after, since, hearts, own)


def _appraised(
    happening: _Happening,
    hearts: Hearts,
    temperaments: Temperaments,
    prospects: Sequence[Prospect],
    depth: int,
    wanted: Collection[str] = ALL,
) -> Appraised:
    """Return what everybody feels in one world, of the emotions that are wanted, and what they believe others feel."""
    setting = happening.setting
    records: list[Record] = []
    settled: list[Prospect] = []
    felt = hearts
    minds: dict[str, Hearts] = {}
    for character in setting.characters:
        seen = happening.seen_by(character)
        if seen is None:
            continue
        inner = hearts.mind(character)
        it = seen.experience(character, inner, prospects)
        felt, found, met = _moved(it, felt, temperaments, wanted)
        records += found
        settled += met
        if depth and setting.feelings and character in happening.before.minds:
            inside = _appraised(seen, inner, temperaments, (), depth - 1, setting.feelings_believed)
            minds[character] = inside.hearts
    return Appraised(felt.with_minds(minds) if minds else felt, tuple(records), tuple(settled))


def _moved(
    it: Experience, hearts: Hearts, temperaments: Temperaments, wanted: Collection[str]
) -> tuple[Hearts, list[Record], list[Prospect]]:
    """Return the hearts after one character's experience, what it felt, and the prospects that are settled."""
    met = list(settled_by(it))
    stirred = [*stirrings(it, wanted), *(stirring for _, stirring in met)]
    if not stirred:
        return hearts, [], []  # Inside minds that is the rule.
    call = it.event.call if it.event is not None else None
    hearts, records = taken_to_heart(hearts, it.character, stirred, temperaments, call, it.agents)
    settled = [prospect for prospect, _ in met]
    left = [each for each in it.plans if each not in settled]
    kinds = {each.hopeful for each in settled}
    return _sunk(it.setting, hearts, it.character, kinds, left, temperaments), records, settled


# --- From what is stirred to what is felt -----------------------------------------------------------------------------


def taken_to_heart(
    hearts: Hearts,
    holder: str,
    stirred: Iterable[Stirring],
    temperaments: Temperaments,
    event: GroundCall | None,
    agents: tuple[str, ...],
) -> tuple[Hearts, list[Record]]:
    """Return the hearts with all that is stirred in the holder added, and the records of what was felt of it."""
    records: list[Record] = []
    changes: dict[Feeling, int] = {}
    for each in stirred:
        amount = _amount(each.degree, holder, each.emotion, temperaments)
        if amount:
            records.append(Record(each.emotion, holder, each.about, amount, event, agents, each.source))
            feeling = Feeling(each.emotion, holder, each.about)
            changes[feeling] = _more(changes.get(feeling, hearts.grains(feeling)), amount)
            direction = NATURES[each.emotion].liking
            if direction and each.about is not None:
                liking = Feeling("liking", holder, each.about)
                changes[liking] = _liked(changes.get(liking, hearts.grains(liking)), direction, amount)
    return (_in_mood(hearts.with_grains(changes), holder, records) if records else hearts), records


def _amount(degree: float, holder: str, emotion: str, temperaments: Temperaments) -> int:
    """Return what a degree is in somebody of this temperament, from 0 to 100."""
    return min(round(degree * temperaments.strength(holder, emotion) * HIGHEST), HIGHEST)


def _more(grains: int, amount: int) -> int:
    """Return a feeling with so much added to it: the more there is already, the less is added."""
    return grains + amount * (HIGHEST * GRAINS - grains) // HIGHEST


def _liked(grains: int, direction: int, amount: int) -> int:
    """Return a liking that goes up (1) or down (-1) by what is felt towards the other; less so near its end."""
    room = HIGHEST * GRAINS - grains if direction > 0 else grains
    return grains + direction * round(LIKING_SHARE * amount * room / HIGHEST)


def _in_mood(hearts: Hearts, holder: str, records: Sequence[Record]) -> Hearts:
    """Return the hearts with the holder's mood moved towards how all this felt: the slow average of all feelings."""
    pleasant = _together(records, 1)
    unpleasant = _together(records, -1)
    if not pleasant and not unpleasant:
        return hearts
    mood = Feeling("mood", holder)
    now = (NEUTRAL["mood"] + (pleasant - unpleasant) / 2) * GRAINS
    old = hearts.grains(mood)
    return hearts.with_grains({mood: old + round(MOOD_SHARE * (now - old))})


def _together(records: Iterable[Record], valence: int) -> float:
    """Return the intensities of the pleasant or the unpleasant ones as one, from 0 to 100."""
    sum_ = 0.0
    for each in records:
        if NATURES[each.emotion].valence == valence:
            sum_ += each.amount * (HIGHEST - sum_) / HIGHEST
    return sum_


# --- Hope and fear ----------------------------------------------------------------------------------------------------


def _risen(
    setting: Setting, hearts: Hearts, holder: str, now: Sequence[Prospect], temperaments: Temperaments
) -> tuple[Hearts, list[Record]]:
    """Return the hearts in which hope and fear are as high as what the holder expects, and the records of the rise."""
    records = []
    for each in now:
        if each.holder == holder:
            feeling = Feeling("hope" if each.hopeful else "fear", holder)
            amount = _amount(degree(setting, each), holder, feeling.emotion, temperaments)
            if amount > hearts.of(feeling):
                hearts = hearts.with_(feeling, amount)
                agents = (each.about,) if each.about is not None else ()
                records.append(Record(feeling.emotion, holder, None, amount, each.event, agents, each))
    return hearts, records


def _sunk(
    setting: Setting,
    hearts: Hearts,
    holder: str,
    concerned: set[bool],
    left: Sequence[Prospect],
    temperaments: Temperaments,
) -> Hearts:
    """Return the hearts in which hope (True) or fear (False) is no higher than what is left to expect."""
    if not concerned:
        return hearts
    changes: dict[Feeling, int] = {}
    for hopeful in sorted(concerned):
        emotion = "hope" if hopeful else "fear"
        highest = _amount(level(setting, left, holder, hopeful), holder, emotion, temperaments) * GRAINS
        feeling = Feeling(emotion, holder)
        changes[feeling] = min(hearts.grains(feeling), highest)
    return hearts.with_grains(changes)
