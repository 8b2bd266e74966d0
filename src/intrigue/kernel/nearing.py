"""Whether a gain is no more than a step away, in the relaxed world of one holder; most often it is not.

In the relaxed world more leads to more. So what many states lead to *together* is kept, which grows with every state
that is asked about. Where that is not enough for a gain, none of them is near one: no sweep is needed to tell. Only
where it would be enough, the state is looked at by itself.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.gains import Gains
from intrigue.kernel.sweeping import Sweep

CELLS = cython.declare(cython.int, 32)
COUNTED = cython.declare(cython.int, -2)
BY_NOW = cython.declare(cython.int, 1)
# So many states at most are looked at by themselves before they are put together again.
LONGEST_PAUSE = cython.declare(cython.int, 64)


class Nearing(Gains):
    """What lies just ahead of one holder."""

    def __init__(self, world: Sweep, holder: cython.int) -> None:
        super().__init__(world, holder)
        self.together, self.within = bytearray(self.size), bytearray(self.size)
        """What is reached without a step from all that are put together; and within one, where it leads to something
        wanted without another."""
        self.nothing = bytearray(self.size)
        self.together_left, self.within_left = (array("i", bytes(4 * self.counted + 4)) for _ in range(2))
        self.covered = array("i", [-1]) * (self.blocks + 1)
        """By block, the piece of the state that was put to them last."""
        self.covers = False
        """Whether any are put together."""
        self.fresh = array("i", bytes(4 * self.size))
        self.pause = self.paused = 0
        """How many states are still looked at by themselves, and how many that was to be."""

    def at_hand(self, node: cython.int, start: cython.double) -> cython.int:
        """Return 1 where a step at most may make the utility pass the start: where `soonest` is no more than 1."""
        near: cython.bint
        if self.pause > 0:
            self.pause -= 1
            return self.soonest(node, start) <= 1
        self._cover(node)
        if not self._may_gain(start):
            self.paused = 0
            return 0
        near = self.soonest(node, start) <= 1
        if not near:
            # It takes several of them to gain; those to come may do better without.
            self.covers = False
            self.paused = min(2 * self.paused + 1, LONGEST_PAUSE)
            self.pause = self.paused
        return near

    def _may_gain(self, start: cython.double) -> cython.int:
        """Return 1 where what all lead to together is enough."""
        self.reached, self.within = self.within, self.reached
        enough: cython.int = self._judged(start)
        self.reached, self.within = self.within, self.reached
        return enough

    def _cover(self, node: cython.int) -> cython.int:
        """Put a state to those whose ways ahead are known together."""
        world: Sweep = self.world
        count: cython.int
        i: cython.int
        each: cython.int
        fresh: cython.int
        world._enter(node)
        count = self._new_facts(world.engine._level(node))
        if count == 0:
            return 0
        self.reached, self.together = self.together, self.reached
        self.left, self.together_left = self.together_left, self.left
        self.waiting = 0
        self._follow(count, 0, False)
        self.reached, self.together = self.together, self.reached
        self.left, self.together_left = self.together_left, self.left
        fresh = self.queued
        for i in range(self.queued):
            self.fresh[i] = self.queue[i]
        for i in range(self.waiting):
            self.fresh[fresh + i] = self.later[i]
        fresh += self.waiting
        count = 0
        for i in range(fresh):
            each = self.fresh[i]
            if not self.within[each]:
                self.within[each] = BY_NOW
                self.queue[count] = each
                count += 1
        return self._follow_near(count)

    def _new_facts(self, level: cython.int) -> cython.int:
        """Put into the queue what a state, whose minds have been entered, gives beside all before it; return how much
        that is."""
        world: Sweep = self.world
        engine: Engine = world.engine
        rows: cython.int[::1] = engine.rows
        cells: cython.ushort[::1] = engine.cells
        together: cython.uchar[::1] = self.together
        block: cython.int
        i: cython.int
        code: cython.int
        fact: cython.int = self.level_node[level]
        row: cython.Py_ssize_t
        count: cython.int = 0
        if not self.covers:
            self._begin_anew()
            together[self.always] = BY_NOW
            self.queue[0] = self.always
            count = 1
        if fact >= 0 and not together[fact]:
            together[fact] = BY_NOW
            self.queue[count] = fact
            count += 1
        for block in range(self.blocks):
            row = world.chain_nodes[self.block_chain[block]]
            row = rows[row * engine.width + 1 + self.block_piece[block]]
            if row == self.covered[block]:
                continue
            self.covered[block] = row
            row = row * CELLS
            for i in range(self.block_first[block], self.block_first[block + 1]):
                code = cells[row + (self.place_slot[i] & (CELLS - 1))]
                if code < world.codes:
                    fact = self.facts[i * world.codes + code]
                    if fact >= 0 and not together[fact]:
                        together[fact] = BY_NOW
                        self.queue[count] = fact
                        count += 1
        return count

    def _begin_anew(self) -> cython.int:
        """Let no states be put together any more."""
        i: cython.int
        self.covers = True
        self.together[:] = self.nothing
        self.within[:] = self.nothing
        for i in range(self.counted):
            self.together_left[i] = self.within_left[i] = self.parts[i]
        for i in range(self.blocks):
            self.covered[i] = -1
        return 0

    def _follow_near(self, count: cython.int) -> cython.int:
        """Reach within a step what the queue leads to, as far as it leads on to something wanted without another."""
        queue: cython.int[::1] = self.queue
        left: cython.int[::1] = self.within_left
        reached: cython.uchar[::1] = self.within
        out: cython.int[::1] = self.out
        out_first: cython.int[::1] = self.out_first
        head: cython.int = 0
        i: cython.int
        end: cython.int
        target: cython.int
        other: cython.int
        while head < count:
            i = 2 * out_first[queue[head]]
            end = 2 * out_first[queue[head] + 1]
            head += 1
            while i < end:
                target = out[i]
                other = out[i + 1]
                i += 2
                if target < self.first_near or target >= self.first_far or reached[target]:
                    continue
                if other >= 0:
                    if not reached[other]:
                        continue
                elif other == COUNTED:
                    left[target] -= 1
                    if left[target] > 0:
                        continue
                reached[target] = BY_NOW
                queue[count] = target
                count += 1
        return 0
