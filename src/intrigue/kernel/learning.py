"""What a mind learns: from what is written into it, and from what it sees happen and took for impossible."""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.rules import Rules

UNKNOWN = cython.declare(cython.int, 0)
LITERAL = cython.declare(cython.int, 0)
SLOT = cython.declare(cython.int, 1)
BELIEVES = cython.declare(cython.int, 2)
SLOT_IS = cython.declare(cython.int, 3)
SLOT_IS_NOT = cython.declare(cython.int, 4)
EQUAL = cython.declare(cython.int, 5)
AND = cython.declare(cython.int, 11)
OR = cython.declare(cython.int, 12)
CONDITIONAL = cython.declare(cython.int, 13)
SUM = cython.declare(cython.int, 18)
PRODUCT = cython.declare(cython.int, 19)


class Learning(Rules):
    """Nodes into which something is written."""

    def supposing(self, mind: int, owner: int, slots: list[int], codes: list[int]) -> int:
        """Return the mind of `owner` as it would be with these values, after the rules that this sets off."""
        return self.impressed(mind, owner, [((), slot, code) for slot, code in zip(slots, codes, strict=True)])

    def impressed(self, mind: int, owner: int, writes: list[tuple[tuple[int, ...], int, int]]) -> int:
        """Return the mind of `owner` with values written into it, after the rules that this sets off.

        Each with the chain of minds to where it is written, the fluent and the code.
        """
        changed = mind
        for chain, slot, code in writes:
            changed = self._written(changed, owner, chain, slot, code)
        return self._closed(changed, mind)

    def _corrected(self, mind: cython.int, character: cython.int, fact: cython.int, event: cython.int) -> cython.int:
        """Return the mind made to agree with what it sees happen, where it took that for impossible."""
        condition: cython.int = self.precondition[event]
        if self._truth(mind, condition) or not self._truth(fact, condition):
            return mind
        return self._learnt(mind, character, fact, condition, ())

    def _learnt(
        self, mind: cython.int, character: cython.int, fact: cython.int, condition: cython.int, chain: tuple
    ) -> cython.int:
        """Correct the mind by every atom of the condition's clauses that are true in fact and false in the mind."""
        kind: cython.int = self.operator[condition]
        a: cython.int = self.a[condition]
        b: cython.int = self.b[condition]
        i: cython.int
        if kind == LITERAL:
            return mind
        if kind == BELIEVES:
            return self._learnt(mind, character, fact, b, (*chain, a))
        if kind == AND or kind == OR:
            for i in range(a, a + b):
                if kind == AND or self._truth(self._along(fact, chain), self.parts[i]):
                    mind = self._learnt(mind, character, fact, self.parts[i], chain)
            return mind
        if self._truth(self._along(mind, chain), condition):
            return mind
        return self._lesson(mind, character, fact, condition, chain, kind == SLOT_IS or kind == EQUAL)

    def _lesson(
        self,
        mind: cython.int,
        character: cython.int,
        fact: cython.int,
        expression: cython.int,
        chain: tuple,
        exact: cython.bint,
    ) -> cython.int:
        """Correct the mind in every fluent that an atom reads: to the actual value, or to unknown."""
        kind: cython.int = self.operator[expression]
        a: cython.int = self.a[expression]
        b: cython.int = self.b[expression]
        i: cython.int
        code: cython.int
        if kind == SLOT or kind == SLOT_IS or kind == SLOT_IS_NOT:
            code = self._at(self._along(fact, chain), a) if exact or self.known[a] >= 0 else UNKNOWN
            return self._written(mind, character, chain, a, code)
        if kind == LITERAL:
            return mind
        if kind == BELIEVES:
            return self._lesson(mind, character, fact, b, (*chain, a), exact)
        if kind == AND or kind == OR or kind == SUM or kind == PRODUCT:
            for i in range(a, a + b):
                mind = self._lesson(mind, character, fact, self.parts[i], chain, exact)
            return mind
        mind = self._lesson(mind, character, fact, a, chain, exact)
        mind = self._lesson(mind, character, fact, b, chain, exact)
        return self._lesson(mind, character, fact, self.c[expression], chain, exact) if kind == CONDITIONAL else mind

    def _along(self, node: cython.int, chain: tuple) -> cython.int:
        for character in chain:
            node = self._mind(node, character)
        return node

    def _written(
        self, mind: cython.int, owner: cython.int, chain: tuple, slot: cython.int, code: cython.int
    ) -> cython.int:
        """Return the mind of `owner` with one value changed, at the end of the chain; nobody else notices."""
        if self.introspection:
            while len(chain) > 0 and chain[0] == owner:
                chain = chain[1:]
        level: cython.int = self._level(mind)
        if self._at(self._along(mind, chain), slot) == code or len(chain) > level:
            return mind
        own: cython.int = self._beside(mind, owner)
        first: cython.int = -1
        other: cython.int = -1
        if own >= 0:
            # Without introspection, what the mind believes about itself is a mind of its own, which learns the same.
            own = self._closed(self._written(own, owner, chain, slot, code), own)
        if len(chain) > 0:
            first = chain[0]
            other = own if first == owner and own >= 0 else self._beside(mind, first)
            other = self._closed(self._written(other, first, chain[1:], slot, code), other)
        self._copied(mind)
        if first < 0:
            self._put(level, slot, code)
        if own >= 0:
            self._put_beside(level, owner, own)
        if first >= 0:
            self._put_beside(level, first, other)
        return self._interned(level)
