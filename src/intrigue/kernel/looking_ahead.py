"""Where an event leads in somebody's plan, and what everybody then feels: the twin of `semantics/looking_ahead.py`.

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
from intrigue.kernel.heart import EMOTIONS, Heart, Praise
from intrigue.kernel.reading import filled
from intrigue.kernel.tables import Tables

CELLS = cython.declare(cython.int, 32)
DEPTH = cython.declare(cython.int, 2)
GRAINS = cython.declare(cython.int, 1000)
HIGHEST = cython.declare(cython.int, 100)
STARTLED = cython.declare(cython.double, 0.6)
LIKING_SHARE = cython.declare(cython.double, 0.2)
MOOD_SHARE = cython.declare(cython.double, 0.2)
NEUTRAL = cython.declare(cython.int, 50)
# The numbers of the emotions, in the order of their table; a test holds the two equal.
JOY = cython.declare(cython.int, 0)
DISTRESS = cython.declare(cython.int, 1)
PRIDE = cython.declare(cython.int, 8)
SHAME = cython.declare(cython.int, 9)
ADMIRATION = cython.declare(cython.int, 10)
REPROACH = cython.declare(cython.int, 11)
GRATITUDE = cython.declare(cython.int, 12)
ANGER = cython.declare(cython.int, 13)
GRATIFICATION = cython.declare(cython.int, 14)
REMORSE = cython.declare(cython.int, 15)
HAPPY_FOR = cython.declare(cython.int, 16)
PITY = cython.declare(cython.int, 17)
RESENTMENT = cython.declare(cython.int, 18)
GLOATING = cython.declare(cython.int, 19)
SURPRISE = cython.declare(cython.int, 20)
LIKING = cython.declare(cython.int, 21)
MOOD = cython.declare(cython.int, 22)


class LookingAhead(Engine):
    """An engine whose plans know what will be felt."""

    def __init__(self, tables: Tables, heart: Heart, praise: Praise) -> None:
        super().__init__(tables)
        self.praise = praise
        self.consenting_first = tables.consenting.first
        self.consenting = filled(tables.consenting.data)
        self.felt = len(heart.slot)
        """How many rows there are."""
        self.felt_slot, self.felt_emotion = filled(heart.slot), filled(heart.emotion)
        self.felt_holder, self.felt_whole, self.felt_rest = map(filled, (heart.holder, heart.whole, heart.rest))
        self.strength, self.scale = heart.strength, heart.scale
        self.emotions = len(EMOTIONS)
        self.wants_speak, self.norms = heart.wants_speak, heart.norms
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
        self.known_felt: dict[int, int] = {}
        self.known_moved: dict[tuple[int, int, int, int, int], int] = {}
        self.known_without: dict[tuple[int, int], int] = {}
        self.known_praise: dict[tuple[int, int, int], list[tuple[int, float]]] = {}

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

    def felt_after(self, node: int, event: int) -> int:
        """Return the node after an event, the rules that it sets off, and what it makes everybody feel."""
        return self._felt_after(node, event)

    def _felt_after(self, node: cython.int, event: cython.int) -> cython.int:
        outcome: cython.int = self._after(node, event)
        question: cython.longlong = node
        question = -(question * self.events + event + 1)
        result: cython.int
        if not cython.compiled:
            known = self.known_felt.get(question)
            if known is None:
                known = self.known_felt[question] = self._moved(node, outcome, event, outcome, DEPTH)
            return known
        result = self._recall(question)
        if result < 0:
            result = self._moved(node, outcome, event, outcome, DEPTH)
            self._remember(question, result)
        return result

    # --- in one world, actual or believed -----------------------------------------------------------------------------

    def _seen_by(self, before: cython.int, event: cython.int, character: cython.int) -> cython.int:
        """Return what a character sees of an event in this world; -1: nothing of it."""
        if event < 0 or (character == self._owner(before) and self._beside(before, character) < 0):
            return event
        return self._sight(before, event, character)

    def _moved(
        self,
        before: cython.int,
        now: cython.int,
        event: cython.int,
        closed_before: cython.int,
        depth: cython.int,
    ) -> cython.int:
        """Return the world after a step in which what is felt has moved, in so many minds inside each other.

        No rule is due in `closed_before`, from which the world after the step differs in feelings alone.
        """
        # Where the outermost world goes is remembered with the event that leads there.
        key = (before, now, closed_before, event, depth) if depth < DEPTH else None
        if key is not None:
            known = self.known_moved.get(key)
            if known is not None:
                return known
        character: cython.int
        was: cython.int
        mind: cython.int
        told: cython.int
        seen: cython.int
        result: cython.int
        level: cython.int = self._level(now)
        line: cython.int = depth * self.felt
        minds: list | None = None
        self.turns[2 * depth], self.turns[2 * depth + 1] = before, now
        self.stands[depth] = 0
        if self._is_changed(before, now, depth):
            self._stand(line)
        for character in range(self.characters):
            # Inside somebody's mind, its owner has been told already how it feels itself.
            if self.feels[character] and (depth == DEPTH or character != self._owner(before)):
                self._stir(before, now, event, character, line)
        if depth > 0 and level > 0:
            for character in range(self.characters):
                mind = self._beside(now, character)
                if mind < 0:
                    continue
                was = self._mind(before, character)
                told = self._told(mind, before, now, character, line) if self.stands[depth] else mind
                seen = self._seen_by(before, event, character)
                if seen >= 0 or was != mind or told != mind:
                    result = self._moved(was, told, seen, mind, depth - 1)
                    if result != mind:
                        if minds is None:
                            minds = []
                        minds.append((character, result))
        result = now
        if minds is not None or self.stands[depth]:
            result = self._settled(before, now, minds, line)
        result = self._closed(result, closed_before)
        if key is not None:
            self.known_moved[key] = result
        return result

    def _settled(self, before: cython.int, now: cython.int, minds: list | None, line: cython.int) -> cython.int:
        """Return the world with what is felt in it, and with these minds; rules have not fired yet."""
        level: cython.int = self._copied(now)
        changed: cython.bint = False
        i: cython.int
        points: cython.int
        character: cython.int
        mind: cython.int
        for i in range(self.felt if self.stands[line // self.felt] else 0):
            if self.felt_slot[i] >= 0:
                points = self._read(line, i)
                if self._is_news(i, points, now, before, now, line):
                    self._put(level, self.felt_slot[i], self._number_code(points))
                    changed = True
        if minds is not None:
            changed = True
            for character_object, mind_object in minds:
                character, mind = character_object, mind_object
                self._put_beside(level, character, mind)
        return self._interned(level) if changed else now

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

    # --- what is stirred in one character -----------------------------------------------------------------------------

    def _stir(
        self, before: cython.int, now: cython.int, event: cython.int, holder: cython.int, line: cython.int
    ) -> cython.int:
        """Let the holder feel a step of this world, as it takes it."""
        seen: cython.int = self._seen_by(before, event, holder)
        was: cython.int = self._mind(before, holder)
        mind: cython.int = self._mind(now, holder)
        change: cython.double
        degree: cython.double
        verdicts: list = []
        agent: cython.int
        i: cython.int
        own: cython.bint = False
        if seen < 0 and (was == mind or (self._beside(before, holder) < 0 and self._owner(before) != holder)):
            return 0  # So deep inside that minds are the world itself, only its owner notices what nobody sees.
        self.pleasant = self.unpleasant = 0.0
        if self.fond[holder]:
            self._like(holder, line)
        mind = self._without_feelings(mind, was)
        change = self._swing(was, mind, holder)
        self._feel(line, holder, JOY if change > 0 else DISTRESS, -1, abs(change))
        if seen >= 0:
            if self.norms and self.judges[holder]:
                verdicts = self._verdicts(was, seen, mind)
                for agent_object, degree_object in verdicts:
                    agent, degree = agent_object, degree_object
                    if agent == holder:
                        self._feel(line, holder, PRIDE if degree > 0 else SHAME, -1, abs(degree))
                for agent_object, degree_object in verdicts:
                    agent, degree = agent_object, degree_object
                    if agent != holder:
                        self._feel(line, holder, ADMIRATION if degree > 0 else REPROACH, agent, abs(degree))
            if self.credits[holder] and change != 0:
                for i in range(self.consenting_first[seen], self.consenting_first[seen + 1]):
                    agent = self.consenting[i]
                    if agent == holder:
                        own = True
                    else:
                        degree = self._credited(verdicts, agent, change)
                        self._feel(line, holder, GRATITUDE if change > 0 else ANGER, agent, degree)
                if own:
                    degree = self._credited(verdicts, holder, change)
                    self._feel(line, holder, GRATIFICATION if change > 0 else REMORSE, -1, degree)
        if self.fond[holder]:
            self._share(was, mind, holder, line)
        if seen >= 0 and not self._truth(was, self.precondition[seen]):
            self._feel(line, holder, SURPRISE, -1, STARTLED)
        if self.stands[line // self.felt]:
            self._calm(line, holder)
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

    def _share(self, was: cython.int, mind: cython.int, holder: cython.int, line: cython.int) -> cython.int:
        """Let the holder feel how others fare whom it likes, or dislikes."""
        other: cython.int
        liking: cython.int
        change: cython.double
        emotion: cython.int
        for other in range(self.characters):
            liking = self.likings[other] - NEUTRAL
            if liking == 0:
                continue
            change = self._swing(was, mind, other)
            if change != 0:
                emotion = RESENTMENT if change > 0 else GLOATING
                if liking > 0:
                    emotion = HAPPY_FOR if change > 0 else PITY
                self._feel(line, holder, emotion, other, abs(change) * abs(liking) / NEUTRAL)
        return 0

    def _credited(self, verdicts: list, agent: cython.int, change: cython.double) -> cython.double:
        """Return how much somebody is thanked or blamed, what is thought of the act taken into account."""
        praise: cython.double = 0
        degree: cython.double = abs(change)
        for who, much in verdicts:
            if who == agent:
                praise += much
        if change < 0:
            praise = -praise
        praise = min(max(praise, -1.0), 1.0)
        return degree + praise * (1 - degree) if praise > 0 else max(degree + praise, 0.0)

    def _swing(self, then: cython.int, now: cython.int, holder: cython.int) -> cython.double:
        """Return how much better or worse the holder fares now than then, from -1 to 1."""
        if then == now:
            return 0
        if not self.norms and self.utility(then, holder) == self.utility(now, holder):
            return 0  # What praise might make of less than nothing, nobody feels without norms.
        want: cython.Py_ssize_t = self.wants[holder]
        i: cython.int
        part: cython.int
        total: cython.double = 0
        old: cython.double
        new: cython.double
        for i in range(self.forms[4 * want + 1], self.forms[4 * want + 1] + self.forms[4 * want + 2]):
            part = self.parts[i]
            if self.forms[4 * part] == 0:
                continue  # What stands fast changes nothing.
            old = self._quantity(then, part)
            new = self._quantity(now, part)
            if old == old and new == new:
                total += new - old
        return min(max(total / self.scale[holder], -1.0), 1.0)

    def _verdicts(self, was: cython.int, event: cython.int, mind: cython.int) -> list:
        """Return whom the owner of a mind praises or blames for an event, and how much, in the order of the norms."""
        key = (was, event, mind)
        known = self.known_praise.get(key)
        if known is None:
            known = self.known_praise[key] = self.praise(was, event, mind)
        return known

    def _without_feelings(self, node: cython.int, other: cython.int) -> cython.int:
        """Return the node with the feelings of another, in all minds, for reading wants; no rule fires."""
        if node == other or not self.wants_speak:
            return node
        key = (node, other)
        known = self.known_without.get(key)
        if known is not None:
            return known
        minds: list = []
        character: cython.int
        mind: cython.int
        i: cython.int
        for character in range(self.characters):
            mind = self._beside(node, character)
            if mind >= 0:
                minds.append((character, self._without_feelings(mind, self._mind(other, character))))
        level: cython.int = self._copied(node)
        for i in range(self.felt):
            if self.felt_slot[i] >= 0:
                self._put(level, self.felt_slot[i], self._at(other, self.felt_slot[i]))
        for character_object, mind_object in minds:
            character, mind = character_object, mind_object
            self._put_beside(level, character, mind)
        result: cython.int = self._interned(level)
        self.known_without[key] = result
        return result

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
