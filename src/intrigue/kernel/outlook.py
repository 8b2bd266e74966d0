"""The relaxed world as it is for one holder: smaller than the whole, for much of that is settled by whose mind it is.

In somebody's own mind what only happens in others' own minds never comes about, and what is asked of every stranger is
given. What is never reached, always reached, or on no way to what the holder wants is left out; what needs one thing
alone stands for that thing. What needs two things and leads to one place has no node: it is an edge from each of the
two that asks for the other.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.sweeping import Sweep

# In place of the other node that an edge asks for: none; as many as the target has parts.
PLAIN = cython.declare(cython.int, -1)
COUNTED = cython.declare(cython.int, -2)


class Outlook:
    """The tables of the relaxed world for one holder.

    Nodes stand in the order: those that wait for three parts or more, all others, events; and so that those that lead
    to what is wanted without a step (from `first_near`, up to `first_far`) stand together.
    """

    def __init__(self, world: Sweep, holder: cython.int) -> None:
        self.world = world
        self.holder = holder
        size = world.nodes
        self.possible, self.certain, self.given = bytearray(size), bytearray(size), bytearray(size)
        """Of the whole world: what may be reached, what always is without a step, and what states give."""
        self.useful, self.near = bytearray(size), bytearray(size)
        """What is on a way to a want, and what is without a step."""
        self.stands_for = array("i", range(size))
        self.number = array("i", [-1]) * size
        """By node of the whole world: the one here; -1 where it has none."""
        self._settle()
        self._stand_in()
        self._select(self.useful, True)
        self._select(self.near, False)
        self._number_nodes()
        self._write_edges()
        self._sort_edges()
        self._write_places()
        self._write_options()
        # All that is of the whole world has served its turn.
        self.possible = self.certain = self.given = self.useful = self.near = bytearray(1)
        self.number = self.stands_for = self.source = self.other = self.target = array("i", [0])

    # --- what is settled ----------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Find what is reached always, and what may be reached at all."""
        world: Sweep = self.world
        i: cython.int
        count: cython.int = 1
        world.queue[0] = 0
        world.queue[1] = 1 if self.holder >= world.characters else world.owner_nodes[self.holder]
        count = 2
        for i in range(world.characters):
            if i != self.holder:
                world.queue[count] = world.stranger_nodes[i]
                count += 1
        self._flood(self.certain, count, False)
        for i in range(len(world.facts)):
            if world.facts[i] >= 0:
                self.given[world.facts[i]] = 1
        for i in range(len(world.level_nodes)):
            self.given[world.level_nodes[i]] = 1
        for i in range(world.nodes):
            if self.given[i] and not self.certain[i]:
                world.queue[count] = i
                count += 1
        self._flood(self.possible, count, True)

    def _flood(self, mark: cython.uchar[::1], count: cython.int, steps: cython.bint) -> cython.int:
        """Mark all that the first nodes of the queue lead to; with `steps`, any number of them."""
        world: Sweep = self.world
        head: cython.int = 0
        i: cython.int
        node: cython.int
        target: cython.int
        for i in range(world.nodes):
            world.left[i] = world.awaited[i]
        for i in range(count):
            mark[world.queue[i]] = 1
        while head < count:
            node = world.queue[head]
            head += 1
            for i in range(world.out_first[node], world.out_first[node + 1]):
                target = world.out[i]
                world.left[target] -= 1
                if world.left[target] > 0 or mark[target] or (world.steps[target] > 0 and not steps):
                    continue
                mark[target] = 1
                world.queue[count] = target
                count += 1
        return 0

    def _find(self, node: cython.int) -> cython.int:
        """Return the node that another stands for at last."""
        while self.stands_for[node] != node:
            node = self.stands_for[node]
        return node

    def _parts_of(self, node: cython.int, found: cython.int[::1]) -> cython.int:
        """Write what a node still hangs on, each once, and return how much that is."""
        world: Sweep = self.world
        count: cython.int = 0
        i: cython.int
        j: cython.int
        part: cython.int
        for i in range(world.back_first[node], world.back_first[node + 1]):
            part = world.back[i]
            if self.certain[part] or not self.possible[part]:
                continue
            part = self._find(part)
            if part == node:
                continue
            # Much leads to some facts; what comes twice there does no harm.
            for j in range(count if count < 8 else 0):
                if found[j] == part:
                    break
            else:
                found[count] = part
                count += 1
        return count

    def _stand_in(self) -> cython.int:
        """Let all that hangs on one node alone stand for it."""
        world: Sweep = self.world
        found: cython.int[::1] = array("i", bytes(4 * world.nodes))
        changed: cython.bint = True
        node: cython.int
        while changed:
            changed = False
            for node in range(world.nodes):
                if self.stands_for[node] != node or not self.possible[node] or self.certain[node]:
                    continue
                if self.given[node] or world.steps[node] > 0 or self._parts_of(node, found) != 1:
                    continue
                self.stands_for[node] = found[0]
                changed = True
        return 0

    def _select(self, mark: cython.uchar[::1], steps: cython.bint) -> cython.int:
        """Mark all from which something wanted may be reached; without `steps`, by none but the first."""
        world: Sweep = self.world
        found: cython.int[::1] = array("i", bytes(4 * world.nodes))
        pending: cython.int[::1] = array("i", bytes(4 * world.nodes + 4))
        count: cython.int = 0
        i: cython.int
        node: cython.int
        for i in range(
            world.option_first[world.term_first[self.holder]], world.option_first[world.term_first[self.holder + 1]]
        ):
            node = self._find(world.option_node[i])
            if self.possible[node] and not self.certain[node] and not mark[node]:
                mark[node] = 1
                pending[count] = node
                count += 1
        while count > 0:
            count -= 1
            node = pending[count]
            if world.steps[node] > 0 and not steps:
                continue
            for i in range(self._parts_of(node, found)):
                if not mark[found[i]]:
                    mark[found[i]] = 1
                    pending[count] = found[i]
                    count += 1
        return 0

    # --- nodes and edges ----------------------------------------------------------------------------------------------

    def _number_nodes(self) -> cython.int:
        """Number all nodes that are left, so that those of one kind stand together."""
        world: Sweep = self.world
        found: cython.int[::1] = array("i", bytes(4 * world.nodes))
        kinds: cython.uchar[::1] = bytearray(world.nodes)
        parts: cython.int[::1] = array("i", bytes(4 * world.nodes))
        firsts: cython.int[::1] = array("i", bytes(4 * 6))
        node: cython.int
        kind: cython.int
        count: cython.int = 0
        for node in range(world.nodes):
            if not self.useful[node]:
                continue
            parts[node] = self._parts_of(node, found)
            if world.steps[node] > 0:
                kinds[node] = 5
            elif world.need[node] > 1 and parts[node] > 2:
                kinds[node] = 2 if self.near[node] else 1
            else:
                kinds[node] = 3 if self.near[node] else 4
        self.parts = array("i", bytes(4 * world.nodes + 4))
        for kind in range(1, 6):
            firsts[kind] = count
            for node in range(world.nodes):
                if kinds[node] == kind:
                    self.number[node] = count
                    self.parts[count] = parts[node]
                    count += 1
            if kind == 3:
                self.always = count
                count += 1
        self.first_near, self.counted, self.first_far, self.first_step = firsts[2], firsts[3], firsts[4], firsts[5]
        self.nodes = count
        return 0

    def _write_edges(self) -> cython.int:
        """Write what leads where: three columns of equal length."""
        world: Sweep = self.world
        found: cython.int[::1] = array("i", bytes(4 * world.nodes))
        outs: cython.int[::1] = array("i", bytes(4 * world.nodes))
        last: cython.int[::1] = array("i", bytes(4 * world.nodes))
        node: cython.int
        goal: cython.int
        count: cython.int
        i: cython.int
        edges: cython.int = world.nodes + 1
        for node in range(world.nodes):
            if self.useful[node]:
                count = self._parts_of(node, found)
                edges += count
                for i in range(count):
                    outs[found[i]] += 1
                    last[found[i]] = node
        for i in range(world.option_first[world.term_first[self.holder]], len(world.option_node)):
            if i < world.option_first[world.term_first[self.holder + 1]]:
                outs[self._find(world.option_node[i])] += 2  # What is wanted keeps its node.
        self.source, self.other, self.target = (array("i", bytes(4 * edges)) for _ in range(3))
        self.edges = 0
        for node in range(world.nodes):
            if not self.useful[node]:
                continue
            count = self._parts_of(node, found)
            goal = self.number[node]
            if count == 0 and world.steps[node] > 0:
                self._edge(self.always, PLAIN, goal)
            elif world.need[node] == 1 or count == 1:
                for i in range(count):
                    if not self._passes_on(found[i], outs, last):
                        self._edge(self.number[found[i]], PLAIN, goal)
            elif count == 2:
                if self._passes_on(node, outs, last):
                    goal = self.number[last[node]]
                self._edge(self.number[found[0]], self.number[found[1]], goal)
                self._edge(self.number[found[1]], self.number[found[0]], goal)
            else:
                for i in range(count):
                    self._edge(self.number[found[i]], COUNTED, goal)
        return 0

    def _passes_on(self, node: cython.int, outs: cython.int[::1], last: cython.int[::1]) -> cython.int:
        """Return 1 where a node needs two others and leads to one alone that needs no more: edges go by it."""
        world: Sweep = self.world
        return (
            outs[node] == 1
            and world.need[node] > 1
            and world.steps[node] == 0
            and not self.given[node]
            and self.parts[self.number[node]] == 2
            and world.need[last[node]] == 1
        )

    def _edge(self, source: cython.int, other: cython.int, target: cython.int) -> cython.int:
        self.source[self.edges] = source
        self.other[self.edges] = other
        self.target[self.edges] = target
        self.edges += 1
        return 0

    def _sort_edges(self) -> cython.int:
        """Put together what leads from each node, and what each node that counts waits for."""
        i: cython.int
        place: cython.int
        self.out_first = array("i", bytes(4 * (self.nodes + 2)))
        self.back_first = array("i", bytes(4 * (self.counted + 2)))
        # Each row begins one further on, and moves to its place while it is filled.
        for i in range(self.edges):
            self.out_first[self.source[i] + 2] += 1
            if self.other[i] == COUNTED:
                self.back_first[self.target[i] + 2] += 1
        for i in range(self.nodes):
            self.out_first[i + 2] += self.out_first[i + 1]
        for i in range(self.counted):
            self.back_first[i + 2] += self.back_first[i + 1]
        self.out = array("i", bytes(8 * self.edges + 8))
        self.back = array("i", bytes(4 * self.edges + 4))
        for i in range(self.edges):
            place = self.out_first[self.source[i] + 1]
            self.out_first[self.source[i] + 1] += 1
            self.out[2 * place] = self.target[i]
            self.out[2 * place + 1] = self.other[i]
            if self.other[i] == COUNTED:
                place = self.back_first[self.target[i] + 1]
                self.back_first[self.target[i] + 1] += 1
                self.back[place] = self.source[i]
        return 0

    # --- what a state gives, and what is wanted -----------------------------------------------------------------------

    def _write_places(self) -> cython.int:
        """Keep the places of which some fact counts."""
        world: Sweep = self.world
        place: cython.int
        code: cython.int
        fact: cython.int
        row: cython.Py_ssize_t
        kept: cython.bint
        self.places = 0
        self.place_chain = array("i", bytes(4 * world.places + 4))
        self.place_slot = array("i", bytes(4 * world.places + 4))
        self.facts = array("i", [-1]) * (world.places * world.codes + 1)
        for place in range(world.places):
            row = self.places
            row = row * world.codes
            kept = False
            for code in range(world.codes):
                fact = world.facts[place * world.codes + code]
                self.facts[row + code] = self.number[fact] if fact >= 0 else -1
                kept = kept or self.facts[row + code] >= 0
            if kept:
                self.place_chain[self.places] = world.place_chain[place]
                self.place_slot[self.places] = world.place_slot[place]
                self.places += 1
        self.event_node = array("i", [-1]) * len(world.event_node)
        for place in range(len(world.event_node)):
            if world.event_node[place] >= 0:
                self.event_node[place] = self.number[world.event_node[place]]
        self.level_node = array("i", [-1]) * len(world.level_nodes)
        for place in range(len(world.level_nodes)):
            self.level_node[place] = self.number[world.level_nodes[place]]
        return 0

    def _write_options(self) -> cython.int:
        """Write at every node which numbers of the utility it allows."""
        world: Sweep = self.world
        first: cython.int = world.option_first[world.term_first[self.holder]]
        i: cython.int
        term: cython.int
        node: cython.int
        self.terms = world.term_first[self.holder + 1] - world.term_first[self.holder]
        self.options = world.option_first[world.term_first[self.holder + 1]] - first
        self.term_of = array("i", bytes(4 * self.options + 4))
        self.option_node = array("i", bytes(4 * self.options + 4))
        self.options_first = array("i", bytes(4 * (self.nodes + 2)))
        self.options_at = array("i", bytes(4 * self.options + 4))
        for term in range(self.terms):
            node = world.term_first[self.holder] + term
            for i in range(world.option_first[node] - first, world.option_first[node + 1] - first):
                self.term_of[i] = term
        for i in range(self.options):
            node = self._find(world.option_node[first + i])
            self.option_node[i] = self.always if self.certain[node] else self.number[node]
            if self.option_node[i] >= 0:
                self.options_first[self.option_node[i] + 2] += 1
        for i in range(self.nodes):
            self.options_first[i + 2] += self.options_first[i + 1]
        for i in range(self.options):
            node = self.option_node[i]
            if node >= 0:
                self.options_at[self.options_first[node + 1]] = i
                self.options_first[node + 1] += 1
        return 0
