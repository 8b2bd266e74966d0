"""The words that the story language gives a meaning, by where they have it.

No word is taken everywhere: what a word means depends on where it stands. The sets here serve two ends: to find the
word that was probably meant, and to tell the printer where a name needs backticks so as not to be read as a keyword.
"""

from __future__ import annotations

from typing import Literal

from intrigue.model.terms import NONE, UNKNOWN, Special

CONSTANTS: dict[str, bool | Special] = {"yes": True, "no": False, "unknown": UNKNOWN, "none": NONE}
"""The values that are words."""

QUANTIFIERS = ("exists", "all", "only", "count", "sum", "product")
"""Each is one only before a name and a colon: `count c: ...`."""

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")

TEMPORAL_PREFIXES: dict[str, Literal["always", "never", "eventually"]] = {
    "always": "always",
    "never": "never",
    "eventually": "eventually",
}
"""Words of a check that stand before a condition."""
TEMPORAL_INFIXES: dict[str, Literal["before", "until"]] = {"before": "before", "until": "until"}
"""Words of a check that stand between two conditions."""

NO_OPERAND = frozenset(("and", "or", "not", "if", "else", "is", "believes", "knows", "forgets", "then", "when", "as"))
"""Words that never are an operand of an expression, unless as a call (`when(x)`); `not` begins one."""

EXPRESSION_WORDS = frozenset(
    (*NO_OPERAND, *CONSTANTS, *QUANTIFIERS, *TEMPORAL_PREFIXES, *TEMPORAL_INFIXES, "did", "ruled_out")
)
"""Names that are printed in backticks wherever they stand."""

DECLARATION_WORDS = (
    "world",
    "use",
    "type",
    "property",
    "inner",
    "start",
    "action",
    "event",
    "rule",
    "deeds",
    "see",
    "tell",
    "ask",
    "believable",
    "norm",
    "may",
    "wants",
    "author",
    "feelings",
    "act",
    "ending",
    "check",
    "viewpoint",
    "introspection",
    "depth",
    "clock",
    "thinking",
    "crowd",
    "secret",
    "it",
    "opening",
    "closing",
    "describe",
    "later",
    "thought",
    "address",
    "name",
    "say",
)
"""What a declaration begins with, when it is not a line of entities."""

CLAUSE_WORDS = (
    "by",
    "with",
    "seen",
    "felt",
    "if",
    "privately",
    "when",
    "then",
    "takes",
    "at",
    "every",
    "after",
    "known",
    "hidden",
    "slowly",
    "to",
    "thought",
    "refused",
    "failed",
    "intends",
    "drops",
)
"""What a clause of an action, an event or a rule begins with."""

EFFECT_WORDS = ("for", "if", "else", "not")
"""What an effect begins with, when it is not a property."""

PRONOUNS = ("he", "she", "they", "it")
STRENGTHS = ("weak", "usual", "strong")
SPEEDS = ("quick", "usual", "slow")
SHARES = ("only", "mostly", "sometimes", "never")

UNITS = {"minute": 1, "minutes": 1, "hour": 60, "hours": 60, "day": 1440, "days": 1440, "week": 10080, "weeks": 10080}
"""How many minutes each has."""
