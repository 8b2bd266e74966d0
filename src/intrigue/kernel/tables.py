"""A whole setting in integers: every table's columns, and what the odd value means."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


def _ints() -> array[int]:
    return array("i")


@dataclass
class Ragged:
    """Lists of integers, one after the other: row i is `data[first[i]:first[i + 1]]`."""

    first: array[int] = field(default_factory=lambda: array("i", [0]))
    data: array[int] = field(default_factory=_ints)

    def add(self, row: Iterable[int]) -> int:
        """Append a row and return its number."""
        self.data.extend(row)
        self.first.append(len(self.data))
        return len(self.first) - 2


@dataclass
class Tables:
    """A whole setting in integers. Events are numbered: ground actions, then rules, then those only taken for."""

    characters: int
    slots: int
    """Fluents that may change; constants have no place in a node."""
    marks: int
    """Moments of minds that nodes keep beside the minds."""
    levels: int
    """How many minds deep nodes may go."""
    introspection: bool
    owners: bool
    """Whether it matters whose mind a node is: with introspection, or where something must hold privately."""
    first_rule: int
    """Events below are ground actions."""
    last_rule: int
    """Events from here on are only what others are taken for."""
    operator: array[int] = field(default_factory=_ints)
    a: array[int] = field(default_factory=_ints)
    b: array[int] = field(default_factory=_ints)
    c: array[int] = field(default_factory=_ints)
    parts: array[int] = field(default_factory=_ints)
    precondition: array[int] = field(default_factory=_ints)
    private: array[int] = field(default_factory=_ints)
    """The expression of what must hold privately; NOBODY where nothing must."""
    actor: array[int] = field(default_factory=_ints)
    consenting: Ragged = field(default_factory=Ragged)
    participants: Ragged = field(default_factory=Ragged)
    changes: Ragged = field(default_factory=Ragged)
    """For every event, its changes by number."""
    change_condition: array[int] = field(default_factory=_ints)
    change_slot: array[int] = field(default_factory=_ints)
    change_value: array[int] = field(default_factory=_ints)
    change_chain: Ragged = field(default_factory=Ragged)
    sights: Ragged = field(default_factory=Ragged)
    """For every event and character (event * characters + character), the lines of sight by number."""
    sight_condition: array[int] = field(default_factory=_ints)
    sight_event: array[int] = field(default_factory=_ints)
    mark_character: array[int] = field(default_factory=_ints)
    """For every mark, whose mind stands there."""
    marked: Ragged = field(default_factory=Ragged)
    """For every event, the marks that it sets."""
    forgettings: Ragged = field(default_factory=Ragged)
    """For every event, by number what takes minds back to marks."""
    forgetting_condition: array[int] = field(default_factory=_ints)
    forgetting_mark: array[int] = field(default_factory=_ints)
    own_feelings: Ragged = field(default_factory=Ragged)
    """For every character, the fluents that are its feelings."""
    rules_by_slot: Ragged = field(default_factory=Ragged)
    """For every fluent, the rules that read or write it, counted from the first rule; last those with a discord."""
    rules_by_slot_code: array[int] = field(default_factory=_ints)
    """Beside each of these: the code that the fluent must have for the rule to be due; NOBODY where that is not so
    simple."""
    rules_by_belief: Ragged = field(default_factory=Ragged)
    """The same for every character's belief about a fluent (character * slots + fluent)."""
    rules_by_belief_code: array[int] = field(default_factory=_ints)
    rules_by_mind: Ragged = field(default_factory=Ragged)
    """For every character, the rules that any change of its mind may set off."""
    pivot_slot: array[int] = field(default_factory=_ints)
    """For every action and rule, a fluent that must have one certain code to happen; NOBODY where there is none."""
    pivot_code: array[int] = field(default_factory=_ints)
    discord_character: array[int] = field(default_factory=_ints)
    """For every rule, who must believe something else of a fluent than is so, for it to be due; NOBODY where there is
    none."""
    discord_slot: array[int] = field(default_factory=_ints)
    idle: array[int] = field(default_factory=_ints)
    """1 for every action that can never be taken in any mind."""
    low: array[float] = field(default_factory=lambda: array("d"))
    high: array[float] = field(default_factory=lambda: array("d"))
    known: array[int] = field(default_factory=_ints)
    """For every fluent that cannot be unknown, the code that it takes instead; NOBODY for all others."""
    wants: array[int] = field(default_factory=_ints)
    """The utility of every character, then of the author, as an expression."""
    stirring: Callable[[int], Sequence[int]] = lambda _: ()
    """Of a fluent: the actions that may move it by what they make somebody feel."""
    numbers: list[float] = field(default_factory=list)
    """The number behind each code that stands for one, from `first_number` on."""
    first_number: int = 0
    most_firings: int = 0
    rule_names: list[tuple[str, str]] = field(default_factory=list)
    """For messages only: every rule with its positions filled in, and as the author calls it."""
