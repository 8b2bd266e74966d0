"""Epistemic states as interned nodes, and what events do to them: the twin of `semantics/transition.py`.

A node is one `bytes` key: its level, its owner, the code of every fluent, and the node of every character's mind. Equal keys
are one node, by a dictionary from key to number; so the same file is quick compiled and bearable uncompiled. Nothing here
knows names: fluents, characters, events, expressions and values are numbers (`layout.py`, `tables.py`).
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import BoundError, EvaluationError
from intrigue.kernel.tables import Tables

COMPILED: bool = cython.compiled
"""Whether this module runs compiled."""

# The codes and operators of `layout.py` as constants that the C compiler folds; a test holds the two equal.
UNKNOWN = cython.declare(cython.int, 0)
NO = cython.declare(cython.int, 2)
YES = cython.declare(cython.int, 3)
LITERAL = cython.declare(cython.int, 0)
SLOT = cython.declare(cython.int, 1)
BELIEVES = cython.declare(cython.int, 2)
SLOT_IS = cython.declare(cython.int, 3)
SLOT_IS_NOT = cython.declare(cython.int, 4)
EQUAL = cython.declare(cython.int, 5)
UNEQUAL = cython.declare(cython.int, 6)
LESS = cython.declare(cython.int, 7)
LESS_OR_EQUAL = cython.declare(cython.int, 8)
GREATER = cython.declare(cython.int, 9)
GREATER_OR_EQUAL = cython.declare(cython.int, 10)
AND = cython.declare(cython.int, 11)
OR = cython.declare(cython.int, 12)
CONDITIONAL = cython.declare(cython.int, 13)
PLUS = cython.declare(cython.int, 14)
MINUS = cython.declare(cython.int, 15)
TIMES = cython.declare(cython.int, 16)
DIVIDED = cython.declare(cython.int, 17)
SUM = cython.declare(cython.int, 18)
PRODUCT = cython.declare(cython.int, 19)

HEADER = cython.declare(cython.int, 2)
"""The bytes of a key before the codes: level, and owner + 1 (0: the world, or where it does not matter)."""
MOST_NARROW = 256
"""Codes below fit one byte; a world that may need more takes two for each fluent."""
NAN = cython.declare(cython.double, float("nan"))


@cython.cclass
class Engine:
    """The states of one setting and what happens in them. Nodes are numbers from 0 on."""

    characters: cython.int
    slots: cython.int
    wide: cython.int
    introspection: cython.bint
    owners: cython.bint
    first_rule: cython.int
    last_rule: cython.int
    events: cython.int
    first_number: cython.int
    most_firings: cython.int
    most_codes: cython.int
    operator: cython.int[::1]
    a: cython.int[::1]
    b: cython.int[::1]
    c: cython.int[::1]
    parts: cython.int[::1]
    precondition: cython.int[::1]
    private: cython.int[::1]
    actor: cython.int[::1]
    change_first: cython.int[::1]
    change_number: cython.int[::1]
    change_condition: cython.int[::1]
    change_slot: cython.int[::1]
    change_value: cython.int[::1]
    chain_first: cython.int[::1]
    chain: cython.int[::1]
    sight_first: cython.int[::1]
    sight_condition: cython.int[::1]
    sight_event: cython.int[::1]
    slot_rules_first: cython.int[::1]
    slot_rules: cython.int[::1]
    mind_rules_first: cython.int[::1]
    mind_rules: cython.int[::1]
    low: cython.double[::1]
    high: cython.double[::1]
    known: cython.int[::1]
    wants: cython.int[::1]
    numbers: list
    number_codes: dict
    keys: list
    kids: cython.int[::1]
    node_of: dict
    after_of: dict

    def __init__(self, tables: Tables) -> None:
        self.characters = tables.characters
        self.slots = tables.slots
        self.introspection = tables.introspection
        self.owners = tables.owners
        self.first_rule = tables.first_rule
        self.last_rule = tables.last_rule
        self.events = len(tables.precondition)
        self.first_number = tables.first_number
        self.most_firings = tables.most_firings
        # Half of the byte is left for numbers that come up while searching.
        self.wide = tables.first_number + len(tables.numbers) > MOST_NARROW // 2
        self.most_codes = 65_536 if self.wide else MOST_NARROW
        self.operator, self.a, self.b, self.c = tables.operator, tables.a, tables.b, tables.c
        self.parts = _filled(tables.parts)
        self.precondition, self.private = _filled(tables.precondition), _filled(tables.private)
        self.actor = _filled(tables.actor)
        self.change_first = tables.changes.first
        self.change_condition = _filled(tables.change_condition)
        self.change_slot = _filled(tables.change_slot)
        self.change_value = _filled(tables.change_value)
        self.chain_first = tables.change_chain.first
        self.chain = _filled(tables.change_chain.data)
        self.sight_first = tables.sights.first
        self.sight_condition = _filled(tables.sight_condition)
        self.sight_event = _filled(tables.sight_event)
        self.slot_rules_first = tables.rules_by_slot.first
        self.slot_rules = _filled(tables.rules_by_slot.data)
        self.mind_rules_first = tables.rules_by_mind.first
        self.mind_rules = _filled(tables.rules_by_mind.data)
        self.low, self.high, self.known = tables.low, tables.high, tables.known
        self.wants = tables.wants
        self.numbers = list(tables.numbers)
        self.number_codes = {number: self.first_number + i for i, number in enumerate(self.numbers)}
        self.keys = []
        self.kids = array("i", bytes(4 * 1024 * max(self.characters, 1)))
        self.node_of = {}
        self.after_of = {}

    # --- nodes ------------------------------------------------------------------------------------------------------

    def node(self, level: int, owner: int, codes: list[int], minds: list[int]) -> int:
        """Return the node with this content; a mind of -1 is the node itself."""
        key = bytearray((level, owner + 1 if self.owners else 0))
        for code in codes:
            key += code.to_bytes(2, "little") if self.wide else bytes((code,))
        for mind in minds:
            key += mind.to_bytes(4, "little", signed=True)
        return self._intern(bytes(key))

    def codes(self, node: int) -> list[int]:
        """Return the code of every fluent in the node."""
        return [self._at(self.keys[node], slot) for slot in range(self.slots)]

    def level(self, node: int) -> int:
        """Return how many minds deep the node goes."""
        return int(self.keys[node][0])

    def mind(self, node: int, character: int) -> int:
        """Return what the character believes in the node."""
        return self._mind(node, character)

    def number_code(self, number: float) -> int:
        """Return the code of a number; raise BoundError when there are too many."""
        return self._number_code(number)

    def number(self, code: int) -> float:
        """Return the number that a code stands for."""
        return float(self.numbers[code - self.first_number])

    def __len__(self) -> int:
        return len(self.keys)

    @cython.cfunc
    def _intern(self, key: bytes) -> cython.int:
        known = self.node_of.get(key)
        if known is not None:
            return known
        node: cython.int = len(self.keys)
        self.node_of[key] = node
        self.keys.append(key)
        character: cython.int
        place: cython.int = HEADER + (2 * self.slots if self.wide else self.slots)
        if (node + 1) * self.characters > len(self.kids):
            larger = array("i", bytes(8 * len(self.kids)))
            view: cython.int[::1] = larger
            view[: len(self.kids)] = self.kids
            self.kids = view
        for character in range(self.characters):
            mind = int.from_bytes(key[place : place + 4], "little", signed=True)
            self.kids[node * self.characters + character] = mind
            place += 4
        return node

    @cython.cfunc
    @cython.inline
    @cython.exceptval(check=False)
    def _at(self, key: bytes, slot: cython.int) -> cython.int:
        if self.wide:
            return key[HEADER + 2 * slot] | (key[HEADER + 2 * slot + 1] << 8)
        return key[HEADER + slot]

    @cython.cfunc
    @cython.inline
    def _put(self, key: bytearray, slot: cython.int, code: cython.int) -> cython.void:
        if self.wide:
            key[HEADER + 2 * slot] = code & 255
            key[HEADER + 2 * slot + 1] = code >> 8
        else:
            key[HEADER + slot] = code

    @cython.cfunc
    def _put_mind(self, key: bytearray, character: cython.int, mind: cython.int) -> cython.void:
        place: cython.int = HEADER + (2 * self.slots if self.wide else self.slots) + 4 * character
        key[place] = mind & 255
        key[place + 1] = (mind >> 8) & 255
        key[place + 2] = (mind >> 16) & 255
        key[place + 3] = (mind >> 24) & 255

    @cython.cfunc
    @cython.inline
    @cython.exceptval(check=False)
    def _mind(self, node: cython.int, character: cython.int) -> cython.int:
        mind: cython.int = self.kids[node * self.characters + character]
        return node if mind < 0 else mind

    # --- reading ----------------------------------------------------------------------------------------------------

    def holds(self, node: int, expression: int) -> bool:
        """Return whether a condition holds in the node."""
        return bool(self._truth(node, expression))

    def code(self, node: int, expression: int) -> int:
        """Return the code of an expression's value in the node."""
        return self._code(node, expression)

    def utility(self, node: int, holder: int) -> float:
        """Return what the holder has in this node; not a number where unknown. The author comes after the characters."""
        return self._quantity(node, self.wants[holder])

    @cython.cfunc
    @cython.exceptval(-1)
    def _truth(self, node: cython.int, expression: cython.int) -> cython.int:
        """Return 1 where a condition holds, else 0."""
        kind: cython.int = self.operator[expression]
        a: cython.int = self.a[expression]
        b: cython.int = self.b[expression]
        i: cython.int
        if kind == SLOT_IS:
            return self._at(self.keys[node], a) == b
        if kind == AND:
            for i in range(a, a + b):
                if not self._truth(node, self.parts[i]):
                    return 0
            return 1
        if kind == SLOT_IS_NOT:
            return self._at(self.keys[node], a) != b
        if kind == BELIEVES:
            return self._truth(self._mind(node, a), b)
        if kind == OR:
            for i in range(a, a + b):
                if self._truth(node, self.parts[i]):
                    return 1
            return 0
        if kind == EQUAL:
            return self._code(node, a) == self._code(node, b)
        if kind == UNEQUAL:
            return self._code(node, a) != self._code(node, b)
        if kind == LESS:
            return self._quantity(node, a) < self._quantity(node, b)
        if kind == LESS_OR_EQUAL:
            return self._quantity(node, a) <= self._quantity(node, b)
        if kind == GREATER:
            return self._quantity(node, a) > self._quantity(node, b)
        if kind == GREATER_OR_EQUAL:
            return self._quantity(node, a) >= self._quantity(node, b)
        return self._code(node, expression) == YES

    @cython.cfunc
    @cython.exceptval(-1)
    def _code(self, node: cython.int, expression: cython.int) -> cython.int:
        """Return the code of an expression's value."""
        kind: cython.int = self.operator[expression]
        a: cython.int = self.a[expression]
        if kind == LITERAL:
            return a
        if kind == SLOT:
            return self._at(self.keys[node], a)
        if kind == BELIEVES:
            return self._code(self._mind(node, a), self.b[expression])
        if kind == CONDITIONAL:
            return self._code(node, self.b[expression] if self._truth(node, a) else self.c[expression])
        if kind >= PLUS:
            return self._number_code(self._quantity(node, expression))
        return YES if self._truth(node, expression) else NO

    @cython.cfunc
    @cython.exceptval(check=True)
    def _quantity(self, node: cython.int, expression: cython.int) -> cython.double:
        """Return an expression's value as a number, yes as 1 and no as 0; not a number where unknown."""
        kind: cython.int = self.operator[expression]
        a: cython.int = self.a[expression]
        b: cython.int = self.b[expression]
        i: cython.int
        total: cython.double
        if kind == LITERAL:
            return self._number(a)
        if kind == SLOT:
            return self._number(self._at(self.keys[node], a))
        if kind == BELIEVES:
            return self._quantity(self._mind(node, a), b)
        if kind == CONDITIONAL:
            return self._quantity(node, b if self._truth(node, a) else self.c[expression])
        if kind == SUM:
            total = 0
            for i in range(a, a + b):
                total += self._quantity(node, self.parts[i])
            return total
        if kind == PRODUCT:
            total = 1
            for i in range(a, a + b):
                total *= self._quantity(node, self.parts[i])
            return total
        if kind == PLUS:
            return self._quantity(node, a) + self._quantity(node, b)
        if kind == MINUS:
            return self._quantity(node, a) - self._quantity(node, b)
        if kind == TIMES:
            return self._quantity(node, a) * self._quantity(node, b)
        if kind == DIVIDED:
            return self._quotient(self._quantity(node, a), self._quantity(node, b))
        return 1.0 if self._truth(node, expression) else 0.0

    @cython.cfunc
    @cython.exceptval(check=True)
    def _quotient(self, left: cython.double, right: cython.double) -> cython.double:
        if left != left or right != right:
            return NAN
        if right == 0:
            raise EvaluationError(f"division by zero: {left:g} / 0")
        return left / right

    @cython.cfunc
    @cython.exceptval(check=True)
    def _number(self, code: cython.int) -> cython.double:
        if code >= self.first_number:
            return self.numbers[code - self.first_number]
        return 1.0 if code == YES else 0.0 if code == NO else NAN

    @cython.cfunc
    @cython.exceptval(-1)
    def _number_code(self, number: cython.double) -> cython.int:
        if number != number:
            return UNKNOWN
        known = self.number_codes.get(number)
        if known is None:
            known = self.first_number + len(self.numbers)
            if known >= self.most_codes:
                raise BoundError(f"a search meets more than {self.most_codes:,} different entities and numbers")
            self.number_codes[number] = known
            self.numbers.append(number)
        return known

    # --- what happens -----------------------------------------------------------------------------------------------

    def possible(self, node: int, event: int, owner: int) -> bool:
        """Return whether the event can be taken in the node, which is the mind of `owner` (-1: the world)."""
        return bool(self._possible(node, event, owner))

    def after(self, node: int, event: int) -> int:
        """Return the node after the event and all rules that it sets off."""
        return self._after(node, event)

    def close(self, node: int) -> int:
        """Return the node after all rules that are due in it."""
        return self._closed(node, -1)

    @cython.cfunc
    @cython.exceptval(-1)
    def _possible(self, node: cython.int, event: cython.int, owner: cython.int) -> cython.int:
        if not self._truth(node, self.precondition[event]):
            return 0
        private: cython.int = self.private[event]
        if private < 0:
            return 1
        actor: cython.int = self.actor[event]
        if actor < 0:
            return self._truth(node, private)
        if owner >= 0 and owner != actor:
            return 1
        return self._truth(self._mind(node, actor), private)

    @cython.cfunc
    @cython.exceptval(-1)
    def _after(self, node: cython.int, event: cython.int) -> cython.int:
        question: cython.longlong = cython.cast(cython.longlong, node) * self.events + event
        known = self.after_of.get(question)
        if known is None:
            known = self._closed(self._happen(node, event), node)
            self.after_of[question] = known
        return known

    @cython.cfunc
    @cython.exceptval(-1)
    def _happen(self, node: cython.int, event: cython.int) -> cython.int:
        """Return the node with the event's effects and with what witnesses make of it, before rules fire in it."""
        old: bytes = self.keys[node]
        new: bytearray = bytearray(old)
        level: cython.int = old[0]
        written: list = []
        change: cython.int
        slot: cython.int
        code: cython.int
        start: cython.int
        end: cython.int
        for change in range(self.change_first[event], self.change_first[event + 1]):
            if self._truth(node, self.change_condition[change]):
                slot = self.change_slot[change]
                code = self._fitting(slot, self._code(node, self.change_value[change]))
                start = self.chain_first[change]
                end = self.chain_first[change + 1]
                if self.introspection:
                    while start < end and self.chain[start] == old[1] - 1:
                        start += 1
                if start == end:
                    self._put(new, slot, code)
                elif level > 0:
                    written.append((self.chain[start], tuple(self.chain[start + 1 : end]), slot, code))
        if level > 0:
            self._witnesses(node, event, new, written)
        return self._intern(bytes(new))

    @cython.cfunc
    def _witnesses(self, node: cython.int, event: cython.int, new: bytearray, written: list) -> cython.void:
        """Put into `new` what each character makes of the event, and what is written into its mind."""
        outcome: bytes = bytes(new)
        character: cython.int
        mind: cython.int
        seen: cython.int
        result: cython.int
        for character in range(self.characters):
            mind = self.kids[node * self.characters + character]
            if mind < 0:
                continue
            result = mind
            seen = self._sight(node, event, character)
            touched = any([each[0] == character for each in written])
            if seen >= 0 and not self._foreseen(mind, node, seen, outcome):
                if not touched and self._truth(mind, self.precondition[seen]):
                    # A witness who thinks the event possible just takes it, as in a plan of its own.
                    result = self._after(mind, seen)
                    if result != mind:
                        self._put_mind(new, character, result)
                    continue
                result = self._happen(self._corrected(mind, character, node, seen), seen)
            if touched:
                for each in written:
                    if each[0] == character:
                        result = self._written(result, character, each[1], each[2], each[3])
            if result != mind:
                result = self._closed(result, mind)
                if result != mind:
                    self._put_mind(new, character, result)

    @cython.cfunc
    @cython.exceptval(-2)
    def _sight(self, node: cython.int, event: cython.int, character: cython.int) -> cython.int:
        """Return the event that the character sees; -1 where it sees nothing."""
        row: cython.int = event * self.characters + character
        line: cython.int
        for line in range(self.sight_first[row], self.sight_first[row + 1]):
            if self._truth(node, self.sight_condition[line]):
                return self.sight_event[line]
        return -1

    @cython.cfunc
    @cython.exceptval(-1)
    def _foreseen(self, mind: cython.int, node: cython.int, event: cython.int, outcome: bytes) -> cython.int:
        """Return 1 where a visible rule has already fired in this mind: it is not due there, and its outcome stands."""
        if event < self.first_rule or event >= self.last_rule or self._truth(mind, self.precondition[event]):
            return 0
        before: bytes = self.keys[node]
        held: bytes = self.keys[mind]
        slot: cython.int
        for slot in range(self.slots):
            code: cython.int = self._at(outcome, slot)
            if code != self._at(before, slot) and code != self._at(held, slot):
                return 0
        return 1

    @cython.cfunc
    @cython.exceptval(-1)
    def _corrected(self, mind: cython.int, character: cython.int, fact: cython.int, event: cython.int) -> cython.int:
        """Return the mind made to agree with what it sees happen, where it took that for impossible."""
        condition: cython.int = self.precondition[event]
        if self._truth(mind, condition) or not self._truth(fact, condition):
            return mind
        return self._learnt(mind, character, fact, condition, ())

    @cython.cfunc
    @cython.exceptval(-1)
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
        if kind in (AND, OR):
            for i in range(a, a + b):
                if kind == AND or self._truth(self._along(fact, chain), self.parts[i]):
                    mind = self._learnt(mind, character, fact, self.parts[i], chain)
            return mind
        if self._truth(self._along(mind, chain), condition):
            return mind
        return self._lesson(mind, character, fact, condition, chain, kind in (SLOT_IS, EQUAL))

    @cython.cfunc
    @cython.exceptval(-1)
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
        if kind in (SLOT, SLOT_IS, SLOT_IS_NOT):
            actual: cython.int = self._at(self.keys[self._along(fact, chain)], a)
            code: cython.int = actual if exact or self.known[a] >= 0 else UNKNOWN
            return self._written(mind, character, chain, a, code)
        if kind == LITERAL:
            return mind
        if kind == BELIEVES:
            return self._lesson(mind, character, fact, b, (*chain, a), exact)
        if kind in (AND, OR, SUM, PRODUCT):
            for i in range(a, a + b):
                mind = self._lesson(mind, character, fact, self.parts[i], chain, exact)
            return mind
        mind = self._lesson(mind, character, fact, a, chain, exact)
        mind = self._lesson(mind, character, fact, b, chain, exact)
        return self._lesson(mind, character, fact, self.c[expression], chain, exact) if kind == CONDITIONAL else mind

    @cython.cfunc
    @cython.exceptval(-1)
    def _along(self, node: cython.int, chain: tuple) -> cython.int:
        for character in chain:
            node = self._mind(node, character)
        return node

    @cython.cfunc
    @cython.exceptval(-1)
    def _written(
        self, mind: cython.int, owner: cython.int, chain: tuple, slot: cython.int, code: cython.int
    ) -> cython.int:
        """Return the mind of `owner` with one value changed, at the end of the chain; nobody else notices."""
        old: bytes = self.keys[mind]
        if self.introspection:
            while chain and chain[0] == owner:
                chain = chain[1:]
        if self._at(self.keys[self._along(mind, chain)], slot) == code or len(chain) > old[0]:
            return mind
        new: bytearray = bytearray(old)
        own: cython.int = self.kids[mind * self.characters + owner]
        changed: cython.int = -1
        if not chain:
            self._put(new, slot, code)
        if own >= 0:
            # Without introspection, what the mind believes about itself is a mind of its own, which learns the same.
            changed = self._closed(self._written(own, owner, chain, slot, code), own)
            self._put_mind(new, owner, changed)
        if chain:
            first: cython.int = chain[0]
            mind = changed if first == owner and own >= 0 else self.kids[mind * self.characters + first]
            self._put_mind(new, first, self._closed(self._written(mind, first, chain[1:], slot, code), mind))
        return self._intern(bytes(new))

    @cython.cfunc
    @cython.exceptval(-1)
    def _closed(self, node: cython.int, before: cython.int) -> cython.int:
        """Return the node after all rules that are due in it, in order; `before` is a closed node it came from, or -1."""
        if node == before:
            return node
        waiting: list = list(range(self.last_rule - self.first_rule)) if before < 0 else self._concerned(before, node)
        firings: cython.int = 0
        position: cython.int = 0
        rule: cython.int
        changed: cython.int
        while position < len(waiting):
            rule = self.first_rule + cython.cast(cython.int, waiting[position])
            position += 1
            if not self._truth(node, self.precondition[rule]):
                continue
            if self.private[rule] >= 0 and not self._truth(node, self.private[rule]):
                continue
            changed = self._happen(node, rule)
            if changed == node:
                continue
            firings += 1
            if firings > self.most_firings:
                raise BoundError(f"rule {rule - self.first_rule} does not come to an end")
            waiting = sorted({*waiting[position:], *self._concerned(node, changed)})
            node = changed
            position = 0
        return node

    @cython.cfunc
    def _concerned(self, before: cython.int, now: cython.int) -> list:
        """Return the rules that a change may have set off, in order."""
        old: bytes = self.keys[before]
        new: bytes = self.keys[now]
        found: list = []
        slot: cython.int
        character: cython.int
        i: cython.int
        for slot in range(self.slots):
            if self._at(old, slot) != self._at(new, slot):
                for i in range(self.slot_rules_first[slot], self.slot_rules_first[slot + 1]):
                    found.append(self.slot_rules[i])
        for character in range(self.characters):
            if self._mind(before, character) != self._mind(now, character):
                for i in range(self.mind_rules_first[character], self.mind_rules_first[character + 1]):
                    found.append(self.mind_rules[i])
        return sorted(set(found)) if len(found) > 1 else found

    @cython.cfunc
    @cython.exceptval(-1)
    def _fitting(self, slot: cython.int, code: cython.int) -> cython.int:
        """Return the code as the fluent can hold it: clamped to its range; a plain yes/no is never unknown."""
        if code == UNKNOWN:
            return self.known[slot] if self.known[slot] >= 0 else code
        if code < self.first_number:
            return code
        number: cython.double = self._number(code)
        if number < self.low[slot]:
            return self._number_code(self.low[slot])
        if number > self.high[slot]:
            return self._number_code(self.high[slot])
        return code


def _filled(table: array[int]) -> array[int]:
    """Return the table, never empty: a view needs something to look at."""
    return table if len(table) else array("i", [0])
