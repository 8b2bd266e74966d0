"""What events do to nodes: the twin of `semantics/transition.py`.

Nothing here knows names: fluents, characters, events, expressions and values are numbers (`layout.py`, `tables.py`).

Everything is written for one level at a time. An event in a node of level L builds nodes of lower levels on the way and
none of level L; so each level has one new row to write on, and one row of marks for the rules that wait.
"""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.learning import Learning
from intrigue.kernel.reading import filled
from intrigue.kernel.store import COMPILED
from intrigue.kernel.tables import Tables

__all__ = ["COMPILED", "Engine"]


class Engine(Learning):
    """The states of one setting and what happens in them. Nodes are numbers from 0 on."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.events = len(tables.precondition)
        self.actor = filled(tables.actor)
        self.change_first = tables.changes.first
        self.change_condition = filled(tables.change_condition)
        self.change_slot = filled(tables.change_slot)
        self.change_value = filled(tables.change_value)
        self.chain_first = tables.change_chain.first
        self.chain = filled(tables.change_chain.data)
        self.sight_first = tables.sights.first
        self.sight_condition = filled(tables.sight_condition)
        self.sight_event = filled(tables.sight_event)
        self.mark_character = filled(tables.mark_character)
        self.marked_first = tables.marked.first
        self.marked = filled(tables.marked.data)
        self.forgetting_first = tables.forgettings.first
        self.forgetting_condition = filled(tables.forgetting_condition)
        self.forgetting_mark = filled(tables.forgetting_mark)
        self.feelings_first = tables.own_feelings.first
        self.feelings = filled(tables.own_feelings.data)
        self.known_after: dict[int, int] = {}
        self.transitions = 0
        self.open_events: dict[int, list[int]] = {}
        self._bucket(tables)

    # --- what can happen --------------------------------------------------------------------------------------------

    def _bucket(self, tables: Tables) -> None:
        """Sort actions by one `fluent == value` that each needs, so that few are looked at in a node."""
        by_slot: dict[int, dict[int, list[int]]] = {}
        self.others: list[int] = []
        for event in range(self.first_rule):
            slot = tables.pivot_slot[event]
            if tables.idle[event]:
                continue
            if slot < 0:
                self.others.append(event)
            else:
                by_slot.setdefault(slot, {}).setdefault(tables.pivot_code[event], []).append(event)
        self.buckets = list(by_slot.items())

    def possible_events(self, node: cython.int) -> list[int]:
        """Return all actions that can be taken in the node, in order; the list is not to be changed."""
        known = self.open_events.get(node)
        if known is not None:
            return known
        found: list = []
        event: cython.int
        owner: cython.int = self._owner(node)
        for each in self.others:
            event = each
            if self._possible(node, event, owner):
                found.append(each)
        for slot, by_code in self.buckets:
            candidates = by_code.get(self._at(node, slot))
            if candidates is not None:
                for each in candidates:
                    event = each
                    if self._possible(node, event, owner):
                        found.append(each)
        found.sort()
        self.open_events[node] = found
        return found

    def possible(self, node: int, event: int, owner: int) -> bool:
        """Return whether the event can be taken in the node, which is the mind of `owner` (-1: the world)."""
        return bool(self._possible(node, event, owner))

    def can(self, node: int, event: int) -> bool:
        """Return whether the event can be taken in the node, whosever mind it is."""
        return bool(self._possible(node, event, self._owner(node)))

    def after(self, node: int, event: int) -> int:
        """Return the node after the event and all rules that it sets off."""
        return self._after(node, event)

    def felt_after(self, node: int, event: int) -> int:
        """Return where the event leads in somebody's plan: with what everybody then feels, where that counts."""
        return self._felt_after(node, event)

    def firings(self, node: int, event: int) -> list[tuple[int, int]]:
        """Return the rules that the event sets off in the node itself, in order, each with the node where it fires."""
        fired: list[tuple[int, int]] = []
        now = self._happen(node, event)
        if now == node or self.rules == 0:
            return fired
        base = self._level(node) * self.rules
        position = self._concerned(node, now, base)
        while (position := self._next(base, position)) < self.rules:
            self.waiting[base + position] = 0
            rule = self.first_rule + position
            position += 1
            due = self._truth(now, self.precondition[rule])
            if due and (self.private[rule] < 0 or self._truth(now, self.private[rule])):
                changed = self._happen(now, rule)
                if changed != now:
                    fired.append((rule, now))
                    # Whether they come to an end has been asked when the event was carried out.
                    position = min(position, self._concerned(now, changed, base))
                    now = changed
        return fired

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

    # --- what happens -----------------------------------------------------------------------------------------------

    def _after(self, node: cython.int, event: cython.int) -> cython.int:
        question: cython.longlong = node
        question = question * self.events + event + 1
        result: cython.int
        if not cython.compiled:
            known = self.known_after.get(question)
            if known is None:
                known = self.known_after[question] = self._closed(self._happen(node, event), node)
                self.transitions += 1
            return known
        result = self._recall(question)
        if result < 0:
            result = self._closed(self._happen(node, event), node)
            self.transitions += 1
            self._remember(question, result)
        return result

    def _felt_after(self, node: cython.int, event: cython.int) -> cython.int:
        """Return where the event leads in somebody's plan; `LookingAhead` knows of feelings, here nothing reads any."""
        return self._after(node, event)

    def _happen(self, node: cython.int, event: cython.int) -> cython.int:
        """Return the node with the event's effects and with what witnesses make of it, before rules fire in it."""
        level: cython.int = self._copied(node)
        owner: cython.int = self._owner(node)
        rule: cython.bint = self.first_rule <= event < self.last_rule
        told: cython.bint = False
        lines: list = []
        lost: list | None = None
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
                    while start < end and self.chain[start] == owner:
                        start += 1
                if start == end:
                    self._put(level, slot, code)
                    if rule:
                        lines.append(((), slot, code))
                elif level > 0:
                    told = True
                    lines.append((tuple([self.chain[i] for i in range(start, end)]), slot, code))
        if self.forgetting_first[event] < self.forgetting_first[event + 1]:
            lost = self._lost(node, event)
        if rule and lost is None and self._stands(node, lines):
            return node
        if level > 0:
            self._witnesses(node, event, level, lines, told, lost)
            if not rule:
                self._mark(node, event, level)
        return self._interned(level)

    def _mark(self, node: cython.int, event: cython.int, level: cython.int) -> cython.int:
        """Put into the new row of this level, at every mark that the event sets, the mind that it leaves."""
        i: cython.int
        mark: cython.int
        row: cython.Py_ssize_t
        for i in range(self.marked_first[event], self.marked_first[event + 1]):
            mark = self.marked[i]
            if self._beside(node, self.characters + mark) >= 0:
                row = level * self.width + self.minds + self.mark_character[mark]
                self._put_beside(level, self.characters + mark, self.new_rows[row])
        return 0

    def _lost(self, node: cython.int, event: cython.int) -> list | None:
        """Return for every character the mind to which the event takes it back in this node, -1 where it does not.

        None where nobody forgets.
        """
        found: list | None = None
        i: cython.int
        mark: cython.int
        kept: cython.int
        for i in range(self.forgetting_first[event], self.forgetting_first[event + 1]):
            mark = self.forgetting_mark[i]
            kept = self._beside(node, self.characters + mark)
            if kept >= 0 and self._truth(node, self.forgetting_condition[i]):
                if found is None:
                    found = [-1] * self.characters
                found[self.mark_character[mark]] = self._with_own_feelings(kept, node, self.mark_character[mark])
        return found

    def _with_own_feelings(self, kept: cython.int, node: cython.int, character: cython.int) -> cython.int:
        """Return the mind at a mark with what its owner feels by now; rules have not fired yet."""
        first: cython.int = self.feelings_first[character]
        last: cython.int = self.feelings_first[character + 1]
        if first == last:
            return kept
        now: cython.int = self._mind(node, character)
        level: cython.int = self._copied(kept)
        i: cython.int
        for i in range(first, last):
            self._put(level, self.feelings[i], self._at(now, self.feelings[i]))
        return self._interned(level)

    def _stands(self, node: cython.int, lines: list) -> cython.int:
        """Return 1 where all that an event sets has its new value in this node already, as deep as it goes."""
        at_last: dict = {}
        owner: cython.int = self._owner(node)
        level: cython.int = self._level(node)
        slot: cython.int
        code: cython.int
        for chain, place, value in lines:
            if self.introspection:
                while len(chain) > 0 and chain[0] == owner:
                    chain = chain[1:]
            if len(lines) == 1:  # As with most rules.
                slot = place
                code = value
                return len(chain) > level or self._at(self._along(node, chain), slot) == code
            at_last[chain, place] = value
        for (chain, place), value in at_last.items():
            slot = place
            code = value
            if len(chain) <= level and self._at(self._along(node, chain), slot) != code:
                return 0
        return 1

    def _witnesses(
        self,
        node: cython.int,
        event: cython.int,
        level: cython.int,
        lines: list,
        told: cython.bint,
        lost: list | None,
    ) -> cython.int:
        """Put into the new row of this level what each character makes of the event, and what is written into its
        mind.

        Whoever forgets what came since a mark (`lost`) forgets this event as well.
        """
        character: cython.int
        mind: cython.int
        seen: cython.int
        before: cython.int
        result: cython.int
        touched: cython.bint
        for character in range(self.characters):
            mind = self._beside(node, character)
            if mind < 0:
                continue
            result = mind
            before = mind
            if lost is not None and lost[character] >= 0:
                result = lost[character]
                before = -1  # What they feel stays, and with that, rules may be due there that were not.
                seen = -1
            else:
                seen = self._sight(node, event, character)
            touched = False
            if told:
                for each in lines:
                    if len(each[0]) > 0 and each[0][0] == character:
                        touched = True
            if seen >= 0 and not self._foreseen(mind, seen, lines):
                if not touched and self._truth(mind, self.precondition[seen]):
                    # A witness who thinks the event possible just takes it, as in a plan of its own.
                    result = self._after(mind, seen)
                    self._put_beside(level, character, result)
                    continue
                result = self._happen(self._corrected(mind, character, node, seen), seen)
            if touched:
                for each in lines:
                    if len(each[0]) > 0 and each[0][0] == character:
                        result = self._written(result, character, each[0][1:], each[1], each[2])
            if result != mind:
                self._put_beside(level, character, self._closed(result, before))
        return 0

    def _sight(self, node: cython.int, event: cython.int, character: cython.int) -> cython.int:
        """Return the event that the character sees; -1 where it sees nothing."""
        row: cython.int = event * self.characters + character
        line: cython.int
        for line in range(self.sight_first[row], self.sight_first[row + 1]):
            if self._truth(node, self.sight_condition[line]):
                return self.sight_event[line]
        return -1

    def _foreseen(self, mind: cython.int, event: cython.int, lines: list) -> cython.int:
        """Return 1 where a visible rule has already fired in this mind: it is not due there, and its outcome stands."""
        if event < self.first_rule or event >= self.last_rule or self._truth(mind, self.precondition[event]):
            return 0
        return self._stands(mind, lines)
