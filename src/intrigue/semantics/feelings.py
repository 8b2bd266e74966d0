"""What characters feel, as values: feelings, hearts that hold them, temperaments, and prospects.

A *feeling* is an emotion that somebody has, perhaps about somebody else. Its *intensity* is a whole number from 0 to
100; what nothing has moved is *at rest* (0; for `liking` and `mood` 50, which is neutral). `Hearts` holds all that is
not at rest, in one world: the actual one, or the world as somebody believes it to be, which hearts hold inside them.

How events become feelings is `appraisal`'s business. Here is only how intensities add up and how they fade. The names
are those of Ortony, Clore and Collins, "The Cognitive Structure of Emotions" (1988).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intrigue.model.feelings import FEELINGS, NEUTRAL
from intrigue.model.plans import GroundCall
from intrigue.model.world import Temper, World

HOUR = 60
"""Minutes."""
GRAINS = 1000
"""Hearts count in grains, so many to a point of intensity, for what fades or grows slowly would be lost in rounding."""
HIGHEST = 100
"""The highest intensity."""


class Feeling(NamedTuple):
    """Somebody's emotion: `Feeling("anger", "gaara", "sakura")` is Gaara's anger at Sakura."""

    emotion: str
    """A name of the table `FEELINGS`."""
    holder: str
    """Who feels it."""
    about: str | None = None
    """Whom it is about; None where it is about nobody in particular."""

    def __str__(self) -> str:
        whom = self.holder if self.about is None else f"{self.holder}, {self.about}"
        return f"{self.emotion}({whom})"


class Kept(NamedTuple):
    """A fluent that is a feeling."""

    place: int
    """Where a state keeps its value."""
    feeling: Feeling
    strongest: bool
    """Whether it is the strongest of a character's feelings of this name, as `anger(c)` is of `anger(c, other)`."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What is the same about an emotion in everybody."""

    valence: int
    """1: pleasant, -1: unpleasant, 0: neither."""
    half_life: int | None
    """Minutes in which half of it passes, in somebody of usual temperament; None: it does not pass."""
    liking: int = 0
    """Whether it makes its holder like the one it is about more (1) or less (-1)."""
    rest: int = 0
    """Its intensity when nothing has moved it."""


NATURES: Mapping[str, Nature] = {
    "joy": Nature(1, 2 * HOUR),
    "distress": Nature(-1, 3 * HOUR),
    "hope": Nature(1, 6 * HOUR),
    "fear": Nature(-1, 6 * HOUR),
    "satisfaction": Nature(1, 4 * HOUR),
    "disappointment": Nature(-1, 4 * HOUR),
    "relief": Nature(1, HOUR),
    "fears_confirmed": Nature(-1, 4 * HOUR),
    "pride": Nature(1, 6 * HOUR),
    "shame": Nature(-1, 12 * HOUR),
    "admiration": Nature(1, 12 * HOUR, liking=1),
    "reproach": Nature(-1, 12 * HOUR, liking=-1),
    "gratitude": Nature(1, 12 * HOUR, liking=1),
    "anger": Nature(-1, 3 * HOUR, liking=-1),
    "gratification": Nature(1, 6 * HOUR),
    "remorse": Nature(-1, 12 * HOUR),
    "happy_for": Nature(1, 2 * HOUR),
    "pity": Nature(-1, 3 * HOUR),
    "resentment": Nature(-1, 12 * HOUR),
    "gloating": Nature(1, 2 * HOUR),
    "surprise": Nature(0, HOUR // 6),
    "liking": Nature(0, None, rest=NEUTRAL["liking"]),
    "mood": Nature(0, 12 * HOUR, rest=NEUTRAL["mood"]),
}
"""Every feeling of the table, in its order."""

_ORDER = {emotion: place for place, emotion in enumerate(FEELINGS)}


def in_order(feeling: Feeling) -> tuple[str, int, str]:
    """Return the key by which feelings are sorted: by holder, then as in the table, then by whom they are about."""
    return feeling.holder, _ORDER[feeling.emotion], feeling.about or ""


# --- Temperaments -----------------------------------------------------------------------------------------------------

STRENGTHS: Mapping[str, float] = {"weak": 0.5, "usual": 1, "strong": 2}
"""What an intensity is multiplied by."""
SPEEDS: Mapping[str, float] = {"quick": 0.25, "usual": 1, "slow": 4}
"""What a half-life is multiplied by."""


class Temperaments:
    """How strongly and how long each character feels each emotion. Everybody knows everybody's temperament."""

    def __init__(self, world: World) -> None:
        self._tempers: dict[tuple[str, str], Temper] = {
            (each.character, temper.emotion): temper for each in world.temperaments for temper in each.tempers
        }

        self._fading: Fading | None = None

    def strength(self, holder: str, emotion: str) -> float:
        """Return what a new intensity of this emotion is multiplied by."""
        temper = self._tempers.get((holder, emotion))
        return STRENGTHS[temper.strength] if temper else 1

    def half_life(self, holder: str, emotion: str) -> float | None:
        """Return the minutes in which half of this emotion passes; None where it does not pass."""
        usual = NATURES[emotion].half_life
        temper = self._tempers.get((holder, emotion))
        if temper is None or usual is None:
            return usual
        return temper.half_life if temper.half_life is not None else usual * SPEEDS[temper.speed]

    def after(self, minutes: int) -> Fading:
        """Return how feelings fade in so many minutes; most steps of the clock are as long as the one before."""
        if self._fading is None or self._fading.minutes != minutes:
            self._fading = Fading(self, minutes)
        return self._fading


class Fading(dict[Feeling, tuple[float | None, int]]):
    """By feeling: which share of it is left after some minutes (None: it does not pass), and its grains at rest."""

    def __init__(self, temperaments: Temperaments, minutes: int) -> None:
        super().__init__()
        self._temperaments = temperaments
        self.minutes = minutes

    def __missing__(self, feeling: Feeling) -> tuple[float | None, int]:
        half_life = self._temperaments.half_life(feeling.holder, feeling.emotion)
        share = None
        if half_life is not None:
            share = 0.5 ** (self.minutes / half_life) if half_life > 0 else 0.0
        found = self[feeling] = share, _rest(feeling)
        return found


# --- Hearts -----------------------------------------------------------------------------------------------------------


class Hearts(Mapping[Feeling, int]):
    """What everybody feels in one world, as a value: intensities from 0 to 100 of the feelings that are not at rest.

    Iterates in the order of `in_order`. `mind(c)` are the hearts of the world that c believes in.
    """

    __slots__ = ("_grains", "_minds", "_views", "all_read", "read")

    def __init__(self, intensities: Mapping[Feeling, int] | None = None) -> None:
        self._grains: dict[Feeling, int] = {}
        self._minds: dict[str, Hearts] = {}
        self._views: dict[str, Hearts] = {}
        """What `mind` has worked out."""
        self.read: tuple[object, tuple[int, ...]] | None = None
        """What `readings` has read here last, after what has read it."""
        self.all_read: tuple[object, tuple[object, ...]] | None = None
        """The same of what it has read here and in all minds."""
        for feeling, intensity in (intensities or {}).items():
            _put(self._grains, feeling, intensity * GRAINS)

    def of(self, feeling: Feeling) -> int:
        """Return the intensity, at rest too."""
        return in_points(self.grains(feeling))

    def strongest(self, emotion: str, holder: str) -> int:
        """Return the highest intensity of this emotion in the holder, about whomever: what `anger(c)` reads."""
        kept = [grains for each, grains in self._grains.items() if each.emotion == emotion and each.holder == holder]
        return max(map(in_points, kept), default=NATURES[emotion].rest)

    def grains(self, feeling: Feeling) -> int:
        """Return the intensity in grains."""
        return self._grains.get(feeling, _rest(feeling))

    @property
    def moved(self) -> Mapping[Feeling, int]:
        """The feelings that are not at rest, in grains, in no order that means anything."""
        return self._grains

    def with_(self, feeling: Feeling, intensity: int) -> Hearts:
        """Return hearts with this intensity, kept between 0 and 100."""
        return self._changed({feeling: intensity * GRAINS})

    def with_grains(self, changes: Mapping[Feeling, int]) -> Hearts:
        """Return hearts with these intensities in grains, kept between 0 and the highest."""
        return self._changed(changes)

    def mind(self, character: str) -> Hearts:
        """Return what everybody feels as this character believes. Its own feelings it always knows."""
        view = self._views.get(character)
        if view is None:
            view = self._minds.get(character, AT_REST)
            own = {feeling: grains for feeling, grains in self._grains.items() if feeling.holder == character}
            if own:
                view = _hearts({**view._grains, **own}, view._minds)
            self._views[character] = view
        return view

    @property
    def minds(self) -> Mapping[str, Hearts]:
        """What characters believe of the feelings of others, where that is not that all are at rest."""
        return self._minds

    def unlike(self, other: Hearts) -> list[Feeling]:
        """Return the feelings that are of another intensity in the other hearts, in no order that means anything."""
        if self._grains == other._grains:
            return []
        return [each for each in {**self._grains, **other._grains} if self.grains(each) != other.grains(each)]

    def with_minds(self, minds: Mapping[str, Hearts]) -> Hearts:
        """Return hearts in which these characters believe this of what others feel; the others believe as before."""
        merged = {**self._minds, **{character: mind._without(character) for character, mind in minds.items()}}
        kept = {character: merged[character] for character in sorted(merged) if merged[character] != AT_REST}
        return _hearts(self._grains, kept)

    def _without(self, holder: str) -> Hearts:
        left = {feeling: grains for feeling, grains in self._grains.items() if feeling.holder != holder}
        return _hearts(left, self._minds) if len(left) < len(self._grains) else self

    def _changed(self, changes: Mapping[Feeling, int]) -> Hearts:
        kept = dict(self._grains)
        for feeling, grains in changes.items():
            _put(kept, feeling, grains)
        return _hearts(kept, self._minds)

    def __getitem__(self, feeling: Feeling) -> int:
        return in_points(self._grains[feeling])

    def __iter__(self) -> Iterator[Feeling]:
        return iter(sorted(self._grains, key=in_order))

    def __len__(self) -> int:
        return len(self._grains)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hearts) and self._grains == other._grains and self._minds == other._minds

    def __hash__(self) -> int:
        return hash((frozenset(self._grains.items()), frozenset(self._minds.items())))

    def __repr__(self) -> str:
        felt = ", ".join(f"{each} {self[each]}" for each in self)
        return f"Hearts({felt or 'at rest'})"


def _hearts(grains: dict[Feeling, int], minds: dict[str, Hearts]) -> Hearts:
    """Return hearts with these grains, none of them at rest, and these minds; neither is to be changed any more."""
    found = object.__new__(Hearts)  # With every minute there are new ones for every mind in every mind.
    found._grains, found._minds, found._views = grains, minds, {}
    found.read = found.all_read = None
    return found


def in_points(grains: int) -> int:
    """Return an intensity in points, from 0 to 100."""
    return (grains + GRAINS // 2) // GRAINS


def _rest(feeling: Feeling) -> int:
    return NATURES[feeling.emotion].rest * GRAINS


def _put(kept: dict[Feeling, int], feeling: Feeling, grains: int) -> None:
    """Keep an intensity, unless it is at rest; less than half a point of a passing emotion is no longer felt."""
    grains = min(max(grains, 0), HIGHEST * GRAINS)
    if grains != _rest(feeling) and (_rest(feeling) or in_points(grains)):
        kept[feeling] = grains
    else:
        kept.pop(feeling, None)


AT_REST = Hearts()
"""Nobody feels anything."""


def decayed(hearts: Hearts, minutes: int, temperaments: Temperaments) -> Hearts:
    """Return the hearts after this time in which nothing happens: every feeling is so much nearer to rest.

    Rounds towards rest, so that everything that passes is at rest some day. Feelings that others believe in fade too.
    """
    return _faded(hearts, temperaments.after(minutes)) if minutes > 0 else hearts


def _faded(hearts: Hearts, fading: Fading) -> Hearts:
    faded: dict[Feeling, int] = {}
    half = GRAINS // 2
    alike = True
    for feeling, before in hearts._grains.items():
        share, rest = fading[feeling]
        grains = before
        if share is not None:
            grains = rest + int((before - rest) * share)  # towards rest, from both sides
            points = (grains + half) // GRAINS  # As `in_points`: this is asked for every feeling in every minute.
            if points != (before + half) // GRAINS:
                alike = False
            if grains == rest or not (rest or points):
                continue
        faded[feeling] = grains
    minds: dict[str, Hearts] = {}
    same = faded == hearts._grains
    all_alike = alike
    for character, mind in hearts._minds.items():
        calmer = _faded(mind, fading)
        same = same and calmer is mind
        all_alike = all_alike and calmer.all_read is mind.all_read
        if calmer._grains or calmer._minds:
            minds[character] = calmer
    # Where nothing passes, the same hearts go on, with all that has been worked out of them.
    if same:
        return hearts
    found = _hearts(faded, minds)
    if alike:
        found.read = hearts.read  # No feeling is by a whole point less than it was.
    if all_alike and len(minds) == len(hearts._minds):
        found.all_read = hearts.all_read
    return found


# --- Prospects --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something that its holder expects to happen and would gain or lose by: what hope and fear are about.

    It is *settled* when it comes true, when it comes to nothing, or when its holder no longer expects it.
    """

    holder: str
    gain: int | float
    """How much the holder's utility would rise (a hope) or fall (a fear), as it believes; not 0."""
    likelihood: float
    """From 0 (excluded) to 1; for a plan: less for every step that hangs on others."""
    event: GroundCall | None = None
    """What is expected to happen next towards it: the next own step of a hope, the feared act of another."""
    about: str | None = None
    """The other whose act is expected, if it is another's."""
    target: int | float | None = None
    """Of a hope: the utility at which it has come true."""
    aim: str = ""
    """What tells prospects of one holder apart, such as the last step of a plan; plans may change while it stays."""

    @property
    def hopeful(self) -> bool:
        """Whether it is a hope; else it is a fear."""
        return self.gain > 0

    @property
    def key(self) -> tuple[str, bool, str, str]:
        """What stays the same while its holder keeps it in mind."""
        return self.holder, self.hopeful, self.aim or str(self.event or ""), self.about or ""
