"""Where sweeps through the relaxed world of one holder begin, and how they go on.

States that are asked about one after the other differ in little. So what is reached without a step from all that has
been the same in them is kept, and every sweep begins from there with what is *loose*: the places at which a state has
differed from the one that was kept.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.outlook import Outlook
from intrigue.kernel.sweeping import Sweep

CELLS = cython.declare(cython.int, 32)
SHIFT = cython.declare(cython.int, 5)
COUNTED = cython.declare(cython.int, -2)
# How a node is reached: by now; or it is an event that waits for the next step.
BY_NOW = cython.declare(cython.int, 1)
WAITS = cython.declare(cython.int, 3)


class Outset(Outlook):
    """What is reached, from one state or from what many have in common."""

    def __init__(self, world: Sweep, holder: cython.int) -> None:
        super().__init__(world, holder)
        self.size = self.nodes + 2
        self.reached, self.known_reached = bytearray(self.size), bytearray(self.size)
        self.left, self.known_left = (array("i", bytes(4 * self.counted + 4)) for _ in range(2))
        """Of how many nodes more each that counts waits."""
        self.queue, self.later, self.known_later = (array("i", bytes(4 * self.size)) for _ in range(3))
        self.queued = 0
        """What the queue has held in all when the last sweep ended."""
        self.waiting = self.known_waiting = 0
        """Events that may happen in the next layer."""
        self.known_level = -1
        self.known_chains = array("i", bytes(4 * world.chains + 4))
        self.known_codes = array("i", bytes(4 * self.places + 4))
        self.loose, self.loosened = bytearray(self.places + 1), bytearray(self.places + 1)
        """What is loose, and what was when another state was kept."""
        self.loose_places = array("i", bytes(4 * self.places + 4))
        self.loose_count = 0
        self.most_loose = max(32, self.places // 6)
        """More loose places than that, and another state is kept."""
        self._write_blocks()

    def _write_blocks(self) -> None:
        """Gather the places that stand in one piece of one mind; the graph names them in any order."""
        order = sorted(range(self.places), key=lambda i: (self.place_chain[i], self.place_slot[i]))
        codes: cython.int = self.world.codes
        facts: cython.int[::1] = array("i", [-1]) * (self.places * codes + 1)
        chains: cython.int[::1] = array("i", bytes(4 * self.places + 4))
        slots: cython.int[::1] = array("i", bytes(4 * self.places + 4))
        code: cython.int
        place: cython.int
        i: cython.int
        block_chain, block_piece, block_first = array("i"), array("i"), array("i")
        last = (-1, -1)
        for i, each in enumerate(order):
            place = each
            chains[i], slots[i] = self.place_chain[place], self.place_slot[place]
            for code in range(codes):
                facts[i * codes + code] = self.facts[place * codes + code]
            block = (chains[i], slots[i] >> SHIFT)
            if block != last:
                last = block
                block_chain.append(block[0])
                block_piece.append(block[1])
                block_first.append(i)
        self.place_chain, self.place_slot, self.facts = chains, slots, facts
        self.blocks = len(block_chain)
        block_first.append(self.places)
        self.block_chain, self.block_piece = block_chain or array("i", [0]), block_piece or array("i", [0])
        self.block_first = block_first
        self.known_pieces = array("i", bytes(4 * self.blocks + 4))

    def _begin(self, node: cython.int) -> cython.int:
        """Take up what is known to be reached; put what a node gives beside it into the queue, and return how much."""
        world: Sweep = self.world
        engine: Engine = world.engine
        rows: cython.int[::1] = engine.rows
        cells: cython.ushort[::1] = engine.cells
        chains: cython.int[::1] = world.chain_nodes
        i: cython.int
        j: cython.int
        fact: cython.int
        code: cython.int
        row: cython.Py_ssize_t
        count: cython.int = 0
        level: cython.int = engine._level(node)
        world._enter(node)
        if self.known_level < 0 or level != self.known_level or self._loosen():
            if self.known_level < 0 or level != self.known_level or self.loose_count > self.most_loose:
                self.known_level = level
                self._keep()
            self._know()
        self.reached[:] = self.known_reached
        self.left[:] = self.known_left
        self.waiting = self.known_waiting
        self.later[: self.waiting] = self.known_later[: self.waiting]
        for j in range(self.loose_count):
            i = self.loose_places[j]
            # As `_at` reads it.
            row = chains[self.place_chain[i]]
            row = rows[row * engine.width + 1 + (self.place_slot[i] >> SHIFT)]
            code = cells[row * CELLS + (self.place_slot[i] & (CELLS - 1))]
            if code < world.codes:
                fact = self.facts[i * world.codes + code]
                if fact >= 0 and not self.reached[fact]:
                    self.reached[fact] = BY_NOW
                    self.queue[count] = fact
                    count += 1
        return count

    def _loosen(self) -> cython.int:
        """Return whether the state differs from the one that is kept at places that are not loose; now they are."""
        world: Sweep = self.world
        engine: Engine = world.engine
        rows: cython.int[::1] = engine.rows
        cells: cython.ushort[::1] = engine.cells
        block: cython.int
        chain: cython.int
        i: cython.int
        row: cython.Py_ssize_t
        before: cython.int = self.loose_count
        for block in range(self.blocks):
            chain = self.block_chain[block]
            row = world.chain_nodes[chain]
            if row == self.known_chains[chain]:
                continue
            row = rows[row * engine.width + 1 + self.block_piece[block]]
            if row == self.known_pieces[block]:
                continue
            row = row * CELLS
            for i in range(self.block_first[block], self.block_first[block + 1]):
                if not self.loose[i] and cells[row + (self.place_slot[i] & (CELLS - 1))] != self.known_codes[i]:
                    self.loose[i] = 1
                    self.loose_places[self.loose_count] = i
                    self.loose_count += 1
        return self.loose_count > before

    def _keep(self) -> cython.int:
        """Keep the state that is being asked about, in place of another."""
        world: Sweep = self.world
        engine: Engine = world.engine
        block: cython.int
        i: cython.int
        row: cython.Py_ssize_t
        for i in range(world.chains):
            self.known_chains[i] = world.chain_nodes[i]
        for block in range(self.blocks):
            row = world.chain_nodes[self.block_chain[block]]
            self.known_pieces[block] = engine.rows[row * engine.width + 1 + self.block_piece[block]]
            for i in range(self.block_first[block], self.block_first[block + 1]):
                self.known_codes[i] = engine._at(row, self.place_slot[i])
        self._fasten()
        return 0

    def _fasten(self) -> cython.int:
        """Let nothing be loose any more but what has come loose again and again: that soon would."""
        i: cython.int
        again: cython.uchar
        self.loose_count = 0
        for i in range(self.places):
            again = self.loose[i] & self.loosened[i]
            self.loosened[i] = self.loose[i]
            self.loose[i] = 0
            if again and 2 * self.loose_count < self.most_loose:
                self.loose[i] = 1
                self.loose_places[self.loose_count] = i
                self.loose_count += 1
        return 0

    def _know(self) -> cython.int:
        """Find what is reached without a step from all that is not loose."""
        world: Sweep = self.world
        i: cython.int
        fact: cython.int
        count: cython.int = 1
        for i in range(self.nodes):
            self.reached[i] = 0
        for i in range(self.counted):
            self.left[i] = self.parts[i]
        self.waiting = 0
        self.queue[0] = self.always
        self.reached[self.always] = BY_NOW
        fact = self.level_node[self.known_level]
        if fact >= 0:
            self.reached[fact] = BY_NOW
            self.queue[count] = fact
            count += 1
        for i in range(self.places):
            if not self.loose[i] and self.known_codes[i] < world.codes:
                fact = self.facts[i * world.codes + self.known_codes[i]]
                if fact >= 0 and not self.reached[fact]:
                    self.reached[fact] = BY_NOW
                    self.queue[count] = fact
                    count += 1
        self._follow(count, 0, False)
        self.known_reached[:] = self.reached
        self.known_left[:] = self.left
        self.known_waiting = self.waiting
        self.known_later[: self.waiting] = self.later[: self.waiting]
        return 0

    # --- going on -----------------------------------------------------------------------------------------------------

    def _follow(self, count: cython.int, start: cython.double, watching: cython.bint) -> cython.int:
        """Reach all that the queue leads to without a step; events wait.

        Where it is watched, return 1 as soon as the utility passes the start, else 0.
        """
        queue: cython.int[::1] = self.queue
        left: cython.int[::1] = self.left
        reached: cython.uchar[::1] = self.reached
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
                if reached[target]:
                    continue
                if other >= 0:
                    if reached[other] != BY_NOW:
                        continue
                elif other == COUNTED:
                    left[target] -= 1
                    if left[target] > 0:
                        continue
                if target >= self.first_step:
                    reached[target] = WAITS
                    self.later[self.waiting] = target
                    self.waiting += 1
                else:
                    reached[target] = BY_NOW
                    queue[count] = target
                    count += 1
                    if watching and self._improved(target, start):
                        return 1
        self.queued = count
        return 0

    def _improved(self, node: cython.int, start: cython.double) -> cython.int:
        """Note what a node means to what is wanted; return 1 where that is enough. Here nothing is wanted."""
        return 0
