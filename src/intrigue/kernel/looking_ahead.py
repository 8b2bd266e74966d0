"""Where an event leads in somebody's plan, and what everybody then feels: the twin of `semantics/looking_ahead.py`.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.feeling import Feeling
from intrigue.kernel.heart import Heart, Praise
from intrigue.kernel.reading import filled
from intrigue.kernel.tables import Tables

DEPTH = cython.declare(cython.int, 2)
STARTLED = cython.declare(cython.double, 0.6)
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


class LookingAhead(Feeling):
    """An engine whose plans know what will be felt."""

    def __init__(self, tables: Tables, heart: Heart, praise: Praise) -> None:
        super().__init__(tables, heart)
        self.praise = praise
        self.consenting_first = tables.consenting.first
        self.consenting = filled(tables.consenting.data)
        self.scale = heart.scale
        self.wants_speak, self.norms = heart.wants_speak, heart.norms
        self.known_felt: dict[int, int] = {}
        self.known_moved: dict[tuple[int, int, int, int, int], int] = {}
        self.known_without: dict[tuple[int, int], int] = {}
        self.known_praise: dict[tuple[int, int, int], list[tuple[int, float]]] = {}

    def _felt_after(self, node: cython.int, event: cython.int) -> cython.int:
        """Return the node after an event, the rules that it sets off, and what it makes everybody feel."""
        # Beside the questions where plain events lead, which are above 0.
        question: cython.longlong = node
        question = -(question * self.events + event + 1)
        result: cython.int
        outcome: cython.int
        if not cython.compiled:
            known = self.known_felt.get(question)
            if known is None:
                outcome = self._after(node, event)
                known = self.known_felt[question] = self._moved(node, outcome, event, outcome, DEPTH)
            return known
        result = self._recall(question)
        if result < 0:
            outcome = self._after(node, event)
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
        i: cython.int
        total: cython.double = 0
        old: cython.double
        new: cython.double
        self._compare_rows(then, now)
        for i in range(self.want_first[holder], self.want_first[holder + 1]):
            if not self._hangs_on(i):
                continue
            old = self._quantity(then, self.want_part[i])
            new = self._quantity(now, self.want_part[i])
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
