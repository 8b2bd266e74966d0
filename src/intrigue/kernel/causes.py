"""What brings the facts of the relaxed world about: all that writes into a mind, and what its owner sees and forgets.

A belief may change because an event writes it, because a rule fires in that mind alone, because its owner sees
something happen (or takes something else for it, which may be so in minds inside minds, too), because a surprise
corrects it, and because somebody's mind goes back to what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from intrigue.kernel import layout
from intrigue.kernel.conditions import Conditions
from intrigue.kernel.indexing import Chain, Place, contradictory
from intrigue.kernel.nodes import ALWAYS, AUTHOR, DOWN, NEVER, UP
from intrigue.kernel.reachability import Reachable
from intrigue.kernel.tables import Ragged, Tables

LESSON = -1
"""In place of a change: what a surprise teaches."""


class Causes(Conditions):
    """Nodes for events, and what leads to facts."""

    def __init__(self, tables: Tables, reachable: Reachable, deepest: int | None) -> None:
        super().__init__(tables, reachable, deepest)
        self._event: dict[int, int] = {}
        self._never_due: dict[int, tuple[int, ...]] = {}
        self._sights: dict[tuple[int, Chain], int] = {}
        self._origins: dict[tuple[int, Chain], tuple[tuple[int, int], ...]] = {}

    def _happening(self, event: int) -> int:
        """Return the node of an event; what must hold privately is not asked for."""
        if event not in self._event:
            tables = self.tables
            parts = [self.condition(tables.precondition[event])]
            action = event < tables.first_rule
            if not action:
                # Where the mind is somebody's in whose mind the rule can never be due.
                parts += [self.stranger_nodes[each] for each in self._never_due_for(event)]
            if action and tables.consenting.first[event] == tables.consenting.first[event + 1]:
                parts.append(AUTHOR)
            self._event[event] = self._all_of(parts, 1 if action else 0)
        return self._event[event]

    def _due(self, rule: int, mind: Chain) -> int:
        """Return the node of a rule being due in a mind inside the state."""
        if mind[-1] in self._never_due_for(rule):
            return NEVER
        return self.condition(self.tables.precondition[rule], mind)

    def _never_due_for(self, rule: int) -> tuple[int, ...]:
        """Return in whose minds a rule can never be due, because there it would hang on something and its opposite."""
        known = self._never_due.get(rule)
        if known is None:
            condition = self.tables.precondition[rule]
            own = range(self.tables.characters) if self.tables.introspection else range(0)
            known = tuple(each for each in own if contradictory(self.tables, condition, each))
            self._never_due[rule] = known
        return known

    def _achieve(self, place: Place) -> None:
        """Write all that leads to the facts of a place."""
        self._write(place)
        self._stir(place)
        if place[0]:
            self._witness(place)
            self._forget(place)
            if self.tables.introspection:
                self._introspect(place)
            self._cut_off(place)

    # --- what events write --------------------------------------------------------------------------------------------

    @cached_property
    def _changes(self) -> dict[int, list[tuple[int, int]]]:
        """By fluent: each event that sets it, with the change."""
        found: dict[int, list[tuple[int, int]]] = {}
        for event in range(self.tables.last_rule):
            for change in range(*self.tables.changes.first[event : event + 2]):
                if self.reachable.happens[event]:
                    found.setdefault(self.tables.change_slot[change], []).append((event, change))
        return found

    def _write(self, place: Place) -> None:
        """Events set facts, in the state itself and in minds; rules fire in every mind by themselves."""
        chain, slot = place
        for event, change in self._changes.get(slot, ()):
            written = self._believers(change)
            for cut in range(len(chain) + 1):
                # What is written into a mind about itself, its own mind about itself learns as well.
                if _collapsed(chain[:cut] + written) != _collapsed(chain):
                    continue
                if cut == 0:
                    self._bring_about(place, change, self._happening(event), ())
                elif event >= self.tables.first_rule:
                    due = self._due(event, chain[:cut])
                    self._bring_about(place, change, due, chain[:cut])
            if self.tables.introspection and written:
                # In its owner's mind, what is written into the owner's mind is written there.
                believers = self._plain(written)
                if believers[1:] == chain:
                    source = self._all_of((self.owner_nodes[believers[0]], self._happening(event)))
                    self._bring_about(place, change, source, ())

    def _stir(self, place: Place) -> None:
        """Events move feelings, in the state itself and in minds."""
        for event in self.tables.stirring(place[1]):
            if self.reachable.happens[event]:
                self._lead_anywhere(self._happening(event), place)

    def _bring_about(self, place: Place, change: int, source: int, mind: Chain) -> None:
        tables = self.tables
        slot, value = tables.change_slot[change], tables.change_value[change]
        source = self._all_of((source, self.condition(tables.change_condition[change], mind)))
        if source == NEVER:
            return
        if self.reachable.values[slot] is None:
            for direction in self._directions(value, slot, self._believers(change)):
                self._lead(source, place, direction)
            return
        if tables.operator[value] == layout.LITERAL:
            self._lead(source, place, self.reachable.fitting(slot, tables.a[value]))
            return
        options = self._options(value, mind)
        if options is None:
            self._lead_anywhere(source, place)
            return
        for code, node in options:
            self._lead(self._all_of((source, node)), place, self.reachable.fitting(slot, code))

    def _directions(self, value: int, slot: int, written: Chain) -> list[int]:
        """Return how an assignment may change a number that may have any value, in the mind that it is written into."""
        tables = self.tables
        kind, a, b = tables.operator[value], tables.a[value], tables.b[value]
        steady = kind in (layout.PLUS, layout.MINUS) and tables.operator[b] == layout.LITERAL
        if steady and not written and (tables.operator[a], tables.a[a]) == (layout.SLOT, slot):
            grows = (self.reachable.amount(tables.a[b]) > 0) == (kind == layout.PLUS)
            return [UP if grows else DOWN]
        return [UP, DOWN]

    def _believers(self, change: int) -> Chain:
        return tuple(self._row(self.tables.change_chain, change))

    def _introspect(self, place: Place) -> None:
        """In its owner's mind, what the owner believes is what is so there."""
        chain, slot = place
        inner = (chain[1:], slot)
        for code in self._codes(slot):
            fact = self._fact(inner, code) if code >= 0 else self.fact[self._any_number(inner), code]
            self._lead(self._all_of((self.owner_nodes[chain[0]], fact)), place, code)

    def _cut_off(self, place: Place) -> None:
        """In a state that is not as deep as the chain is long, what it leads to is the innermost mind."""
        chain, slot = place
        for level in range(self._longest_chain, len(chain)):
            if self.level_nodes[level] == ALWAYS:
                self.level_nodes[level] = self._node(1, 0)
            inner = (self._plain(chain[:level]), slot)
            for code in self._codes(slot):
                fact = self._fact(inner, code) if code >= 0 else self.fact[self._any_number(inner), code]
                self._lead(self._all_of((self.level_nodes[level], fact)), place, code)

    @cached_property
    def _longest_chain(self) -> int:
        """How many minds deep anything is read or written; no state is asked about that is less deep."""
        tables = self.tables
        columns = (tables.precondition, tables.private, tables.change_condition, tables.change_value)
        asked = {each for column in (*columns, tables.sight_condition, tables.wants) for each in column if each >= 0}
        read = (len(chain) for each in asked for chain, _ in self.reachable.reading(each))
        written = (len(self._believers(change)) for change in range(len(tables.change_slot)))
        return max((*read, *written), default=0)

    # --- what witnesses see -------------------------------------------------------------------------------------------

    def _witness(self, place: Place) -> None:
        """A belief may follow from what somebody sees happen; what it sees counts with all that it may make of it."""
        chain, slot = place
        for event, written, change in self._touching.get(slot, ()):
            for cut in range(1, len(chain) + 1):
                if _collapsed(chain[:cut] + written) == _collapsed(chain):
                    self._see(place, change, self._seen(event, chain[:cut]))

    def _see(self, place: Place, change: int, source: int) -> None:
        """Lead from what is seen to what it may change."""
        tables, slot = self.tables, place[1]
        value = NEVER if change == LESSON else tables.change_value[change]
        if value != NEVER and tables.operator[value] == layout.LITERAL and self.reachable.values[slot] is not None:
            self._lead(source, place, self.reachable.fitting(slot, tables.a[value]))
        else:
            self._lead_anywhere(source, place)

    @cached_property
    def _touching(self) -> dict[int, list[tuple[int, Chain, int]]]:
        """By fluent: each event that changes it in the mind of a witness, with whose belief, and the change."""
        found: dict[int, list[tuple[int, Chain, int]]] = {}
        for event in range(len(self.tables.precondition)):
            if not any((event, watcher) in self._showing for watcher in range(self.tables.characters)):
                continue
            for change in range(*self.tables.changes.first[event : event + 2]):
                way = (event, self._believers(change), change)
                found.setdefault(self.tables.change_slot[change], []).append(way)
            for chain, slot in self.reachable.reading(self.tables.precondition[event]):
                found.setdefault(slot, []).append((event, chain, LESSON))
        return found

    def _seen(self, event: int, watchers: Chain) -> int:
        """Return the node of the last watcher seeing an event, in the mind of the one before, and so on outwards.

        What they watch happens in the state itself, or in a mind between: a rule that fires there, and maybe nowhere
        else.
        """
        key = (event, watchers)
        if key not in self._sights:
            parts = []
            for cut in range(len(watchers)):
                within = watchers[:cut]
                for origin, condition in self._watched(event, watchers[cut:]):
                    if not cut:
                        source = self._happening(origin)
                    elif origin >= self.tables.first_rule:
                        source = self._due(origin, within)
                    else:
                        continue
                    parts.append(self._all_of((source, self.condition(condition, within))))
            self._sights[key] = self._any_of(parts)
        return self._sights[key]

    def _watched(self, event: int, watchers: Chain) -> tuple[tuple[int, int], ...]:
        """Return what may happen for the last watcher to see an event in the mind of the one before, and so on.

        Each with the condition under which the first watcher sees something of it.
        """
        key = (event, watchers)
        if key not in self._origins:
            showing = self._showing.get((event, watchers[-1]), ())
            if len(watchers) == 1:
                tables, happens = self.tables, self.reachable.happens
                found = dict.fromkeys(each for each in showing if each[0] < tables.last_rule and happens[each[0]])
            else:
                rest = watchers[:-1]
                found = dict.fromkeys(origin for each, _ in showing for origin in self._watched(each, rest))
            self._origins[key] = tuple(found)
        return self._origins[key]

    @cached_property
    def _showing(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """By event and witness: what may happen for the witness to see that event, with the condition."""
        tables = self.tables
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for event in range(len(tables.precondition)):
            for character in range(tables.characters):
                for line in self._lines(event, character):
                    way = (event, tables.sight_condition[line])
                    found.setdefault((tables.sight_event[line], character), []).append(way)
        return found

    def _lines(self, event: int, character: int) -> range:
        row = event * self.tables.characters + character
        return range(*self.tables.sights.first[row : row + 2])

    # --- what is forgotten --------------------------------------------------------------------------------------------

    def _forget(self, place: Place) -> None:
        """Any mind in the chain may go back to what it was at a mark: to values that it had at some time."""
        for owners, source in self._forgettings:
            if owners.intersection(place[0]):
                self._lead_anywhere(source, place)

    @cached_property
    def _forgettings(self) -> list[tuple[set[int], int]]:
        """Who may forget, with the node of the event by which they do."""
        tables, found = self.tables, []
        seen = set(tables.sight_event)
        for event in range(len(tables.precondition)):
            owners = {tables.mark_character[tables.forgetting_mark[i]] for i in self._row(tables.forgettings, event)}
            if owners and self.reachable.happens[event]:
                # Somebody may take another event for this one, and a rule may fire in a mind alone.
                taken_for = event in seen or event >= tables.first_rule
                found.append((owners, ALWAYS if taken_for else self._happening(event)))
        return found

    def _row(self, table: Ragged, number: int) -> Iterable[int]:
        return table.data[slice(*table.first[number : number + 2])]


def _collapsed(chain: Chain) -> Chain:
    if len(chain) < 2:
        return chain
    return tuple(each for i, each in enumerate(chain) if i == 0 or chain[i - 1] != each)
