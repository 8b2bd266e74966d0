"""What is felt in nodes, and how what is stirred adds to it: the twin of `taken_to_heart` and its like.

Feelings have rows (`heart.py`). While a world is taken to heart, each row has a cell of grains, a thousand to a point;
so many minds inside each other, so many lines of cells.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.heart import EMOTIONS, Heart
from intrigue.kernel.reading import filled
from intrigue.kernel.tables import Tables

CELLS = cython.declare(cython.int, 32)
DEPTH = cython.declare(cython.int, 2)
GRAINS = cython.declare(cython.int, 1000)
HIGHEST = cython.declare(cython.int, 100)
LIKING_SHARE = cython.declare(cython.double, 0.2)
MOOD_SHARE = cython.declare(cython.double, 0.2)
NEUTRAL = cython.declare(cython.int, 50)
# The numbers of the emotions, in the order of their table; a test holds the two equal.
JOY = cython.declare(cython.int, 0)
PRIDE = cython.declare(cython.int, 8)
ADMIRATION = cython.declare(cython.int, 10)
REPROACH = cython.declare(cython.int, 11)
GRATITUDE = cython.declare(cython.int, 12)
ANGER = cython.declare(cython.int, 13)
GRATIFICATION = cython.declare(cython.int, 14)
REMORSE = cython.declare(cython.int, 15)
HAPPY_FOR = cython.declare(cython.int, 16)
GLOATING = cython.declare(cython.int, 19)
SURPRISE = cython.declare(cython.int, 20)
LIKING = cython.declare(cython.int, 21)
MOOD = cython.declare(cython.int, 22)


class Feeling(Engine):
    """An engine that can move feelings. Where events lead with what they stir, `LookingAhead` says."""

    def __init__(self, tables: Tables, heart: Heart) -> None:
        super().__init__(tables)
        self.felt = len(heart.slot)
        """How many rows there are."""
        self.felt_slot, self.felt_emotion = filled(heart.slot), filled(heart.emotion)
        self.felt_holder, self.felt_whole, self.felt_rest = map(filled, (heart.holder, heart.whole, heart.rest))
        self.strength = heart.strength
        self.emotions = len(EMOTIONS)
        self._index(heart)
        self.grains = array("i", bytes(4 * (DEPTH + 2) * (self.felt + 1)))
        """What is felt in the worlds that are being taken to heart: one line of rows for each, the outermost last."""
        self.old = array("i", self.grains)
        """The points that were felt there before."""
        self.turns = array("i", bytes(8 * (DEPTH + 1)))
        """By line: the world before and after the step."""
        self.stands = bytearray(DEPTH + 1)
        """By line: 1 where it has been written, which is done when something is felt."""
        self.felt_pieces = filled(array("i", sorted({slot // CELLS for slot in heart.slot if slot >= 0})))
        """The pieces of rows in which feelings stand."""
        self.likings = array("i", [NEUTRAL]) * (self.characters + 1)
        """How much somebody likes each of the others, while a step is taken to heart."""
        self.pleasant = self.unpleasant = 0.0
        """How pleasant, and how unpleasant, it is to them as a whole, from 0 to 100."""

    def _index(self, heart: Heart) -> None:
        """Find the row of each feeling by its name, and what each holder must look at."""
        people = self.characters
        self.row = array("i", [-1]) * (self.emotions * people * (people + 1) + 1)
        self.feels = bytearray(people + 1)
        self.fond, self.credits, self.judges = (bytearray(people + 1) for _ in range(3))
        for i in range(self.felt):
            emotion, holder = heart.emotion[i], heart.holder[i]
            if not heart.whole[i]:
                self.row[(emotion * people + holder) * (people + 1) + heart.about[i] + 1] = i
            self.feels[holder] = 1
            self.fond[holder] |= HAPPY_FOR <= emotion <= GLOATING or emotion == MOOD
            self.credits[holder] |= GRATITUDE <= emotion <= REMORSE or emotion in (LIKING, MOOD)
            self.judges[holder] |= PRIDE <= emotion <= REMORSE or emotion in (LIKING, MOOD)

    # --- how everybody feels before it is taken to heart --------------------------------------------------------------

    def _is_changed(self, before: cython.int, now: cython.int, depth: cython.int) -> cython.int:
        """Return 1 where the event may have set feelings, in a world or in the minds in it."""
        character: cython.int
        if self._differs(before, now):
            return 1
        for character in range(self.characters if depth > 0 else 0):
            if self.feels[character] and self._differs(self._mind(before, character), self._mind(now, character)):
                return 1
        return 0

    def _differs(self, one: cython.Py_ssize_t, other: cython.Py_ssize_t) -> cython.int:
        """Return 1 where the pieces differ in which feelings stand."""
        i: cython.int
        for i in range(len(self.felt_pieces)):
            if (
                self.rows[one * self.width + 1 + self.felt_pieces[i]]
                != self.rows[other * self.width + 1 + self.felt_pieces[i]]
            ):
                return 1
        return 0

    def _stand(self, line: cython.int) -> cython.int:
        """Write how strongly everybody felt before, and how after the event.

        Of somebody's anger as a whole the grains are what is about nobody in particular.
        """
        depth: cython.int = line // self.felt
        before: cython.int = self.turns[2 * depth]
        now: cython.int = self.turns[2 * depth + 1]
        i: cython.int
        self.stands[depth] = 1
        for i in range(self.felt):
            self.grains[line + i] = GRAINS * self._points(i, before)
        for i in range(self.felt):
            self.old[line + i] = self._read(line, i)
        for i in range(self.felt):
            if self.felt_whole[i] and self._strongest_part(line, i) >= self.grains[line + i]:
                self.grains[line + i] = 0
        for i in range(self.felt):
            if not self.felt_whole[i] and self.felt_slot[i] >= 0:
                self._change(before, now, depth, i)
        for i in range(self.felt):
            if self.felt_whole[i]:
                self._change(before, now, depth, i)
        return 0

    def _points(self, i: cython.int, node: cython.int) -> cython.int:
        """Return the points of a feeling in a node; what is not known of it counts as nothing."""
        code: cython.int
        if self.felt_slot[i] < 0:
            return 0
        code = self._at(node, self.felt_slot[i])
        return self._rounded(self._amount(code)) if code >= self.first_number else self.felt_rest[i]

    def _change(self, before: cython.int, now: cython.int, depth: cython.int, i: cython.int) -> cython.int:
        """Let a feeling be as an event has set it; of an anger as a whole that is lowered, each of them."""
        line: cython.int = depth * self.felt
        slot: cython.int = self.felt_slot[i]
        new: cython.int = self._at(now, slot)
        old: cython.int = self._at(before, slot)
        mind: cython.int
        inner: cython.int
        other: cython.int
        part: cython.int
        if new == old and depth > 0:
            # What happens to somebody's feelings in their own mind they feel, unless the world says otherwise.
            mind = self._beside(now, self.felt_holder[i])
            if mind >= 0:
                inner = self._at(mind, slot)
                if inner >= self.first_number and inner != self._at(self._mind(before, self.felt_holder[i]), slot):
                    new = inner
        if new == old or new < self.first_number:
            return 0
        self.grains[line + i] = GRAINS * self._rounded(self._amount(new))
        if self.felt_whole[i]:
            for other in range(1, self.characters + 1):
                part = self.row[self._parts_of(i) + other]
                if part >= 0 and self.grains[line + part] > self.grains[line + i]:
                    self.grains[line + part] = self.grains[line + i]
        return 0

    def _parts_of(self, whole: cython.int) -> cython.int:
        """Return where the rows begin of the feelings of which one is the strongest."""
        return (self.felt_emotion[whole] * self.characters + self.felt_holder[whole]) * (self.characters + 1)

    def _strongest_part(self, line: cython.int, whole: cython.int) -> cython.int:
        """Return the grains of the strongest of somebody's angers at others; -1 where there are none."""
        first: cython.int = self._parts_of(whole)
        found: cython.int = -1
        other: cython.int
        part: cython.int
        for other in range(1, self.characters + 1):
            part = self.row[first + other]
            if part >= 0 and self.felt_slot[part] >= 0 and self.grains[line + part] > found:
                found = self.grains[line + part]
        return found

    def _read(self, line: cython.int, i: cython.int) -> cython.int:
        """Return the points of a feeling; of an anger as a whole, the strongest."""
        grains: cython.int = self.grains[line + i]
        other: cython.int
        part: cython.int
        if self.felt_whole[i]:
            for other in range(1, self.characters + 1):
                part = self.row[self._parts_of(i) + other]
                if part >= 0 and self.grains[line + part] > grains:
                    grains = self.grains[line + part]
        return (grains + GRAINS // 2) // GRAINS

    def _is_news(
        self,
        i: cython.int,
        points: cython.int,
        node: cython.int,
        before: cython.int,
        now: cython.int,
        line: cython.int,
    ) -> cython.int:
        """Return 1 where a feeling has moved in a world and is not so in a node.

        What a mind does not know of feelings it goes on not knowing until something moves them.
        """
        slot: cython.int = self.felt_slot[i]
        code: cython.int
        if points == self.old[line + i] and self._at(before, slot) == self._at(now, slot):
            return 0
        code = self._at(node, slot)
        if code < self.first_number:
            return points != self.felt_rest[i]
        return self._amount(code) != points

    def _told(
        self, mind: cython.int, before: cython.int, now: cython.int, character: cython.int, line: cython.int
    ) -> cython.int:
        """Return the mind in which its owner knows how it feels itself by now."""
        level: cython.int = -1
        i: cython.int
        points: cython.int
        for i in range(self.felt):
            if self.felt_holder[i] != character or self.felt_slot[i] < 0:
                continue
            points = self._read(line, i)
            if self._is_news(i, points, mind, before, now, line):
                if level < 0:
                    level = self._copied(mind)
                self._put(level, self.felt_slot[i], self._number_code(points))
        return self._interned(level) if level >= 0 else mind

    # --- from what is stirred to what is felt -------------------------------------------------------------------------

    def _feel(
        self, line: cython.int, holder: cython.int, emotion: cython.int, about: cython.int, degree: cython.double
    ) -> cython.int:
        """Add an emotion of this degree to what the holder feels."""
        amount: cython.int = self._rounded(degree * self.strength[holder * self.emotions + emotion] * HIGHEST)
        if amount > HIGHEST:
            amount = HIGHEST
        if amount == 0:
            return 0
        if not self.stands[line // self.felt]:
            self._stand(line)
        i: cython.int = self.row[(emotion * self.characters + holder) * (self.characters + 1) + about + 1]
        if i >= 0:
            self.grains[line + i] += amount * (HIGHEST * GRAINS - self.grains[line + i]) // HIGHEST
        if emotion == ADMIRATION or emotion == GRATITUDE or emotion == REPROACH or emotion == ANGER:
            i = self.row[(LIKING * self.characters + holder) * (self.characters + 1) + about + 1]
            if i >= 0:
                if emotion == ADMIRATION or emotion == GRATITUDE:
                    self.grains[line + i] += self._rounded(
                        LIKING_SHARE * amount * (HIGHEST * GRAINS - self.grains[line + i]) / HIGHEST
                    )
                else:
                    self.grains[line + i] -= self._rounded(LIKING_SHARE * amount * self.grains[line + i] / HIGHEST)
        if emotion == SURPRISE:
            return 0
        if (
            emotion == JOY
            or emotion == PRIDE
            or emotion == ADMIRATION
            or emotion == GRATITUDE
            or emotion == GRATIFICATION
            or emotion == HAPPY_FOR
            or emotion == GLOATING
        ):
            self.pleasant += amount * (HIGHEST - self.pleasant) / HIGHEST
        else:
            self.unpleasant += amount * (HIGHEST - self.unpleasant) / HIGHEST
        return 0

    def _like(self, holder: cython.int, line: cython.int) -> cython.int:
        """Note whom the holder likes, before this step changes that."""
        other: cython.int
        i: cython.int
        if not self.stands[line // self.felt]:
            self._stand(line)
        for other in range(self.characters):
            i = self.row[(LIKING * self.characters + holder) * (self.characters + 1) + other + 1]
            self.likings[other] = self._read(line, i) if i >= 0 and other != holder else NEUTRAL
        return 0

    def _calm(self, line: cython.int, holder: cython.int) -> cython.int:
        """Move the holder's mood, and let what is less than half a point be at rest."""
        i: cython.int
        mood: cython.double
        for i in range(self.felt):
            if self.felt_holder[i] != holder:
                continue
            if self.felt_emotion[i] == MOOD and (self.pleasant != 0 or self.unpleasant != 0):
                mood = (NEUTRAL + (self.pleasant - self.unpleasant) / 2) * GRAINS
                self.grains[line + i] += self._rounded(MOOD_SHARE * (mood - self.grains[line + i]))
            if self.grains[line + i] < 0:
                self.grains[line + i] = 0
            elif self.grains[line + i] > HIGHEST * GRAINS:
                self.grains[line + i] = HIGHEST * GRAINS
        return 0

    def _rounded(self, number: cython.double) -> cython.int:
        """Return the nearest whole number; of two the even one."""
        if not cython.compiled:
            return round(number)
        return cython.cast(cython.int, rint(number))  # type: ignore[name-defined]  # noqa: F821 - known by the .pxd file
