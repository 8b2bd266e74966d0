"""How far a gain is in the relaxed world of one holder, and which events alone may bring one.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.outset import Outset
from intrigue.kernel.sweeping import Sweep

INFINITE = cython.declare(cython.double, float("inf"))
NOWHERE = cython.declare(cython.int, 1 << 20)
COUNTED = cython.declare(cython.int, -2)
# What sums of broken numbers may differ by, added up in one order or in another.
SLACK = cython.declare(cython.double, 1e-9)
# How a node is reached: by now; by some of the events that are looked at, alone; an event that waits.
BY_NOW = cython.declare(cython.int, 1)
FRESH = cython.declare(cython.int, 2)
WAITS = cython.declare(cython.int, 3)


class Gains(Outset):
    """What lies ahead of one holder."""

    def __init__(self, world: Sweep, holder: cython.int) -> None:
        super().__init__(world, holder)
        size = self.nodes + 2
        self.best = array("d", bytes(8 * self.terms + 8))
        self.has_best = bytearray(self.terms + 1)
        self.missing = 0
        """Parts of the utility of which nothing is reached."""
        self.listed, self.followed = bytearray(size), bytearray(size)
        self.alone = array("Q", bytes(8 * size))
        """By which events alone each fresh node is reached, a bit for each."""
        self.lift, self.better = array("d", bytes(8 * 64)), array("d", bytes(8 * 64))
        """By bit: how high its events may lift the utility, and how much better they make one part of it."""
        self.lifting = 0

    # --- asking -------------------------------------------------------------------------------------------------------

    def soonest(self, node: cython.int, start: cython.double) -> cython.int:
        """Return the fewest layers of steps until the utility passes the start; NOWHERE where it never does."""
        engine: Engine = self.world.engine
        layer: cython.int = 0
        i: cython.int
        waiting: cython.int
        count: cython.int = self._begin(node)
        self._follow(count, start, False)
        if self._judged(start):
            # Where it is not so in the node itself, some number was taken for whatever is needed.
            return 0 if engine._quantity(node, engine.wants[self.holder]) > start else 1
        while self.waiting > 0:
            layer += 1
            waiting = self.waiting
            for i in range(waiting):
                self.queue[i] = self.later[i]
                self.reached[self.queue[i]] = BY_NOW
            self.waiting = 0
            if self._follow(waiting, start, True):
                return layer
        return NOWHERE

    def lifts(self, node: cython.int, start: cython.double, events: list) -> list | None:
        """Return how high each of the events alone may lift the utility at most, where the node stands; below all where
        it cannot lift it. None where that cannot be told.

        Every part of the utility is at the best of what is reached without a step. To lift one, an event must lead by
        itself to something better. So every node that is reached within a step is told by which events alone, a bit for
        each; beyond 64, some share one.
        """
        event: cython.int
        count: cython.int = self._begin(node)
        self._follow(count, start, False)
        if self._judged(start):
            return None  # some number was taken for whatever is needed
        self._sum_lifts(self._set_off(events), start)
        found: list = []
        for each in events:
            event = each
            found.append(self._highest(self.event_node[event]))
        return found

    def lowering(self, node: cython.int, start: cython.double, events: list) -> list | None:
        """Return those of the events of which one alone may lower the utility from `start`, which it is in the node.

        None where that cannot be told: where the worst of all that is reached without a step is less than the utility.
        """
        world: Sweep = self.world
        first: cython.int = world.option_first[world.term_first[self.holder]]
        i: cython.int
        option: cython.int
        bits: cython.ulonglong = 0
        event: cython.int
        count: cython.int = self._begin(node)
        self._follow(count, start, False)
        if not self._is_worst(start):
            return None
        self._set_off(events)
        for option in range(self.options):
            i = self.option_node[option]
            if (
                i >= 0
                and self.reached[i] == FRESH
                and not (world.option_value[first + option] >= self.best[self.term_of[option]])
            ):
                bits |= self.alone[i]
        found: list = []
        for each in events:
            event = each
            i = self.event_node[event]
            if i >= 0 and self.reached[i] == FRESH and self.alone[i] & bits:
                found.append(each)
        return found

    # --- what is enough -----------------------------------------------------------------------------------------------

    def _judged(self, start: cython.double) -> cython.int:
        """Note the best of what is reached for each part of the utility; return 1 where that is enough."""
        world: Sweep = self.world
        first: cython.int = world.option_first[world.term_first[self.holder]]
        i: cython.int
        term: cython.int
        value: cython.double
        if world.has_added:
            world._add(self.holder)
        for term in range(self.terms):
            self.has_best[term] = 0
        self.missing = self.terms
        for i in range(self.options):
            value = world.option_value[first + i]
            if self.option_node[i] >= 0 and self.reached[self.option_node[i]] and value == value:
                term = self.term_of[i]
                if not self.has_best[term]:
                    self.has_best[term] = 1
                    self.missing -= 1
                    self.best[term] = value
                elif value > self.best[term]:
                    self.best[term] = value
        return self.missing == 0 and self._total() > start

    def _improved(self, node: cython.int, start: cython.double) -> cython.int:
        """Note what a node means to the utility; return 1 where that is enough."""
        world: Sweep = self.world
        first: cython.int = world.option_first[world.term_first[self.holder]]
        i: cython.int
        term: cython.int
        option: cython.int
        value: cython.double
        better: cython.bint = False
        for i in range(self.options_first[node], self.options_first[node + 1]):
            option = self.options_at[i]
            value = world.option_value[first + option]
            term = self.term_of[option]
            if value == value and (not self.has_best[term] or value > self.best[term]):
                if not self.has_best[term]:
                    self.has_best[term] = 1
                    self.missing -= 1
                self.best[term] = value
                better = True
        return better and self.missing == 0 and self._total() > start

    def _total(self) -> cython.double:
        """Return the sum of the best of all parts, added up in their order."""
        total: cython.double = self.world.base[self.holder]
        term: cython.int
        for term in range(self.terms):
            total += self.best[term]
        return total

    def _is_worst(self, start: cython.double) -> cython.int:
        """Note the worst of what is reached for each part of the utility; return 1 where together it is just that."""
        world: Sweep = self.world
        first: cython.int = world.option_first[world.term_first[self.holder]]
        i: cython.int
        value: cython.double
        self._judged(start)
        for i in range(self.options):
            value = world.option_value[first + i]
            if self.option_node[i] < 0 or not self.reached[self.option_node[i]]:
                continue
            if not value >= self.best[self.term_of[i]]:
                self.best[self.term_of[i]] = value
        return self.missing == 0 and self._total() == start

    # --- what each event alone leads to -------------------------------------------------------------------------------

    def _set_off(self, events: list) -> cython.int:
        """Follow each of the events that wait by itself, and return how many bits tell them apart."""
        i: cython.int
        event: cython.int
        bits: cython.int = 0
        one: cython.ulonglong = 1
        for each in events:
            event = each
            i = self.event_node[event]
            if i >= 0 and self.reached[i] == WAITS:
                self.reached[i] = FRESH
                self.alone[i] = one << (bits & 63)
                self.queue[bits] = i
                bits += 1
        self._follow_each(bits)
        return min(bits, 64)

    def _follow_each(self, count: cython.int) -> cython.int:
        """Note at every node that is reached within one step by which of the events in the queue alone."""
        new: cython.ulonglong
        bits: cython.ulonglong
        i: cython.int
        j: cython.int
        each: cython.int
        target: cython.int
        other: cython.int
        first: cython.int = 0
        room: cython.int = self.nodes + 1
        is_first: cython.bint
        for i in range(self.nodes):
            self.followed[i] = 0
            self.listed[i] = 0
        # First come, first served, so that most of what leads to a node is there before it is gone on from.
        while count > 0:
            each = self.queue[first]
            first = first + 1 if first + 1 < room else 0
            count -= 1
            self.listed[each] = 0
            is_first = not self.followed[each]
            self.followed[each] = 1
            bits = self.alone[each]
            for i in range(self.out_first[each], self.out_first[each + 1]):
                target = self.out[2 * i]
                other = self.out[2 * i + 1]
                # What leads to nothing wanted without a step is left aside, events among it.
                if self.reached[target] == BY_NOW or target < self.first_near or target >= self.first_far:
                    continue
                new = bits
                if other >= 0:
                    if self.reached[other] == FRESH:
                        new &= self.alone[other]
                    elif self.reached[other] != BY_NOW:
                        continue
                elif other == COUNTED:
                    if is_first:
                        self.left[target] -= 1
                    if self.left[target] > 0:
                        continue  # more is needed for it than is there so far
                    for j in range(self.back_first[target], self.back_first[target + 1]):
                        other = self.back[j]
                        if self.reached[other] != BY_NOW:
                            new &= self.alone[other]
                if self.reached[target] != FRESH:
                    if new == 0:
                        continue
                    self.reached[target] = FRESH
                    self.alone[target] = 0
                if new & ~self.alone[target]:
                    self.alone[target] |= new
                    if not self.listed[target]:
                        self.listed[target] = 1
                        self.queue[first + count if first + count < room else first + count - room] = target
                        count += 1
        return 0

    def _sum_lifts(self, bits: cython.int, start: cython.double) -> cython.int:
        """Add up for every bit how much better each part of the utility may become by its events."""
        world: Sweep = self.world
        first: cython.int = world.option_first[world.term_first[self.holder]]
        i: cython.int
        last: cython.int
        term: cython.int
        bit: cython.int
        node: cython.int
        value: cython.double
        best: cython.double
        more: cython.double
        one: cython.ulonglong = 1
        events: cython.ulonglong
        self.lifting = 0
        for bit in range(bits):
            self.lift[bit] = start
        i = 0
        while i < self.options:
            term = self.term_of[i]
            best = self.best[term] if self.has_best[term] else -INFINITE
            events = 0
            last = i
            while last < self.options and self.term_of[last] == term:
                node = self.option_node[last]
                value = world.option_value[first + last]
                last += 1
                if node < 0 or self.reached[node] != FRESH or value <= best:
                    continue
                more = value - best
                if more != more:
                    more = INFINITE
                for bit in range(bits):
                    if self.alone[node] & (one << bit) and not (events & (one << bit) and self.better[bit] >= more):
                        self.better[bit] = more
                        events |= one << bit
            for bit in range(bits):
                if events & (one << bit):
                    self.lift[bit] += self.better[bit]
            self.lifting |= events
            i = last
        return 0

    def _highest(self, node: cython.int) -> cython.double:
        """Return how high the events of a node may lift the utility."""
        best: cython.double = -INFINITE
        bit: cython.int
        one: cython.ulonglong = 1
        if node < 0 or self.reached[node] != FRESH or not self.alone[node] & self.lifting:
            return -INFINITE
        for bit in range(64):
            if self.alone[node] & self.lifting & (one << bit) and self.lift[bit] > best:
                best = self.lift[bit]
        return best if self.world.whole[self.holder] or best == INFINITE else best + SLACK * (1 + abs(best))
