"""The numbers that the tables are written in: operators, and the codes of values that every world has."""

from __future__ import annotations

UNKNOWN = 0
NONE = 1
NO = 2
YES = 3
FIRST_ENTITY = 4
"""Entities follow in the order of the world; numbers follow the entities, as they are met."""

LITERAL = 0
"""a: the code."""
SLOT = 1
"""a: the fluent."""
BELIEVES = 2
"""a: the character, b: the body."""
SLOT_IS = 3
"""The fluent a has the code b. The most common condition by far, hence an operator of its own."""
SLOT_IS_NOT = 4
EQUAL = 5
"""a, b: the two sides."""
UNEQUAL = 6
LESS = 7
LESS_OR_EQUAL = 8
GREATER = 9
GREATER_OR_EQUAL = 10
AND = 11
"""a: where the parts start in `parts`, b: how many there are."""
OR = 12
CONDITIONAL = 13
"""a: the condition, b: then, c: otherwise."""
PLUS = 14
MINUS = 15
TIMES = 16
DIVIDED = 17
SUM = 18
"""a, b: as for AND."""
PRODUCT = 19

NOBODY = -1
"""Where a character is meant: nobody. Where a mind is meant: the node itself."""
