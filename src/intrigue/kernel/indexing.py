"""Where to look first: which rules a change may set off, and what an action cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intrigue.kernel import layout
from intrigue.kernel.tables import Tables

Chain = tuple[int, ...]
Place = tuple[Chain, int]
"""A fluent in the mind that a chain leads to."""


def write_rule_index(tables: Tables) -> None:
    """Write which rules a changed fluent, a changed belief, or any change of a mind may set off."""
    by_slot: dict[int, dict[int, int]] = {}
    by_belief: dict[int, dict[int, int]] = {}
    by_mind: dict[int, dict[int, None]] = {}
    for rule in range(tables.first_rule, tables.last_rule):
        place = rule - tables.first_rule
        conditions = [tables.precondition[rule]]
        conditions += [tables.private[rule]] if tables.private[rule] >= 0 else []
        needed = dict(literals(tables, conditions))
        touched: set[Place] = set()
        for expression in conditions:
            touched.update(reads(tables, expression))
        for change in range(*tables.changes.first[rule : rule + 2]):
            touched.update(reads(tables, tables.change_condition[change]))
            touched.update(reads(tables, tables.change_value[change]))
            believers = tuple(tables.change_chain.data[slice(*tables.change_chain.first[change : change + 2])])
            touched.add((believers, tables.change_slot[change]))
        for forgetting in range(*tables.forgettings.first[rule : rule + 2]):
            touched.update(reads(tables, tables.forgetting_condition[forgetting]))
            who = tables.mark_character[tables.forgetting_mark[forgetting]]
            by_mind.setdefault(who, {}).setdefault(place)
        for chain, slot in sorted(touched):
            code = needed.get((chain, slot), layout.NOBODY)
            if not chain:
                by_slot.setdefault(slot, {})[place] = code
            elif len(chain) == 1:
                by_belief.setdefault(chain[0] * tables.slots + slot, {})[place] = code
            else:
                by_mind.setdefault(chain[0], {})[place] = None
        # Who sees it makes no difference to whether it is due, unless it takes minds back that others know.
        forgets = tables.forgettings.first[rule] < tables.forgettings.first[rule + 1]
        for character in range(tables.characters) if forgets else ():
            row = rule * tables.characters + character
            if tables.sights.first[row] < tables.sights.first[row + 1]:
                by_mind.setdefault(character, {})[place] = None
    for slot in range(tables.slots):
        rules = by_slot.get(slot, {})
        tables.rules_by_slot.add(_in_order(tables, rules))
        tables.rules_by_slot_code.extend(rules[place] for place in _in_order(tables, rules))
    for row in range(tables.characters * tables.slots):
        rules = by_belief.get(row, {})
        tables.rules_by_belief.add(_in_order(tables, rules))
        tables.rules_by_belief_code.extend(rules[place] for place in _in_order(tables, rules))
    for character in range(tables.characters):
        tables.rules_by_mind.add(sorted(by_mind.get(character, {})))


def _in_order(tables: Tables, rules: Iterable[int]) -> list[int]:
    """Return rules in order, last those that ask for a discord: in a world without minds none of them is ever due."""
    return sorted(rules, key=lambda place: (tables.discord_character[place] >= 0, place))


def pivot(tables: Tables, condition: int) -> tuple[int, int]:
    """Return a fluent and the code that it must have for a condition to hold, the one with the most entities."""
    options = [(slot, code) for (chain, slot), code in literals(tables, [condition]) if not chain]
    entities = [each for each in options if each[1] >= layout.FIRST_ENTITY]
    return (entities or options or [(layout.NOBODY, layout.NOBODY)])[0]


def discord(tables: Tables, condition: int) -> tuple[int, int]:
    """Return a character and a fluent of which it must believe something else than is so for a condition to hold.

    So it is with all that people see: they learn what they do not believe yet. NOBODY where nothing is so simple.
    """
    pending = [condition]
    while pending:
        node = pending.pop(0)
        kind, a, b = tables.operator[node], tables.a[node], tables.b[node]
        if kind == layout.AND:
            pending += tables.parts[a : a + b]
        elif kind == layout.UNEQUAL:
            for belief, fact in ((a, b), (b, a)):
                believed = tables.b[belief]
                if tables.operator[belief] != layout.BELIEVES or tables.operator[believed] != layout.SLOT:
                    continue
                if tables.operator[fact] == layout.SLOT and tables.a[fact] == tables.a[believed]:
                    return tables.a[belief], tables.a[fact]
    return layout.NOBODY, layout.NOBODY


def literals(tables: Tables, conditions: Sequence[int]) -> Iterator[tuple[Place, int]]:
    """Yield every chain of minds and fluent, with the code that it must have for all these conditions to hold."""
    pending: list[tuple[Chain, int]] = [((), each) for each in conditions]
    while pending:
        chain, node = pending.pop(0)
        kind, a, b = tables.operator[node], tables.a[node], tables.b[node]
        if kind == layout.SLOT_IS:
            yield (chain, a), b
        elif kind == layout.AND:
            pending += [(chain, part) for part in tables.parts[a : a + b]]
        elif kind == layout.BELIEVES:
            pending.append(((*chain, a), b))


def contradictory(tables: Tables, condition: int, owner: int) -> bool:
    """Return whether a condition asks for something and its opposite where the owner of the mind knows what it
    believes.
    """
    values: dict[Place, int] = {}
    other_than: set[tuple[Place, int]] = set()
    compared: dict[tuple[object, ...], int] = {}
    pending: list[tuple[Chain, int]] = [((), condition)]
    while pending:
        chain, node = pending.pop()
        kind, a, b = tables.operator[node], tables.a[node], tables.b[node]
        if kind == layout.SLOT_IS:
            if values.setdefault((chain, a), b) != b:
                return True
        elif kind == layout.SLOT_IS_NOT:
            other_than.add(((chain, a), b))
        elif kind == layout.AND:
            pending += [(chain, part) for part in tables.parts[a : a + b]]
        elif kind == layout.BELIEVES:
            # Whoever's mind it is, what it believes that it believes is what it believes.
            pending.append((chain if (chain or (owner,))[-1] == a else (*chain, a), b))
        elif kind in _OPPOSITES and compared.setdefault((chain, a, b), kind) != kind:
            return True
    return any(values.get(place) == code for place, code in other_than)


_OPPOSITES = (layout.EQUAL, layout.UNEQUAL)


def reads(tables: Tables, expression: int, chain: Chain = ()) -> Iterator[Place]:
    """Yield every fluent that an expression reads, with the chain of minds in which it is read."""
    kind, a, b = tables.operator[expression], tables.a[expression], tables.b[expression]
    if kind in (layout.SLOT, layout.SLOT_IS, layout.SLOT_IS_NOT):
        yield chain, a
    elif kind == layout.BELIEVES:
        yield from reads(tables, b, (*chain, a))
    elif kind in (layout.AND, layout.OR, layout.SUM, layout.PRODUCT):
        for part in tables.parts[a : a + b]:
            yield from reads(tables, part, chain)
    elif kind != layout.LITERAL:
        for part in (a, b, tables.c[expression]) if kind == layout.CONDITIONAL else (a, b):
            yield from reads(tables, part, chain)
