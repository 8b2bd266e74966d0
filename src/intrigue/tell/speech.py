"""What is told and asked (`tell about`, `ask about`), in good English: reported, and in direct speech.

The actions that sugar makes have plain texts of their own; where what is said can be a clause, it is said as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from intrigue.model.expressions import Assign, Comparison, Effect, Expression, Literal, Not, Read, Term
from intrigue.model.plans import GroundCall
from intrigue.model.substitution import substitute
from intrigue.model.sugar.speech import HEARER, TELLER
from intrigue.model.terms import UNKNOWN, Value
from intrigue.model.world import Action, World
from intrigue.tell.clauses import Clause
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.wording import statement

_CONTRACTIONS = (
    (r"\bcannot\b", "can't"),
    (r"\bwill not\b", "won't"),
    (r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should|must) not\b", r"\1n't"),
    (r"\b(I) am\b", r"\1'm"),
    (r"\b(he|she|it|there|that|what|who|where|how|here) is\b(?! [.,!?]|[.,!?]|$)", r"\1's"),
    (r"\b(you|we|they) are\b(?! [.,!?]|[.,!?]|$)", r"\1're"),
    (r"\b(I|you|we|they) have\b(?= (?:not|been|no longer|never|just|\w+(?:ed|en)\b))", r"\1've"),
    (r"\b(he|she|it) has\b(?= (?:been|no longer|never|just|\w+(?:ed|en)\b))", r"\1's"),
    (r"\b(I|you|he|she|it|we|they) will\b(?! [.,!?]|[.,!?]|$)", r"\1'll"),
    (r"\b(I|you|he|she|it|we|they) would\b(?! [.,!?]|[.,!?]|$)", r"\1'd"),
)
"""What people say for short, in this order."""


def contracted(text: str) -> str:
    """Return the text as people say it: `I'm`, `it isn't`, `they'd`."""
    for pattern, short in _CONTRACTIONS:
        text = re.sub(pattern, short, text, flags=re.IGNORECASE)
    return text


def spoken(world: World, call: GroundCall) -> list[str]:
    """Return templates for what is said or asked in an action that sugar made: reported, and in direct speech.

    None for other actions, and where there are no good words for what is said.
    """
    action = world.action.get(call.signature)
    if action is None or not action.effects:
        return []
    terms: dict[str, Term] = {
        each.name: Literal(value) for each, value in zip(action.parameters, call.arguments, strict=True)
    }
    if is_telling(action):
        said = _stated(action.effects[0], terms)
        return _told(world, said, *map(str, call.arguments[:2])) if said is not None else []
    return []


def is_telling(action: Action) -> bool:
    """Return whether `tell about` made the action: by its name, and by what the hearer believes of the teller."""
    first = action.effects[0] if action.effects else None
    return (
        action.name.startswith("tell ")
        and isinstance(first, Assign)
        and first.believers == (HEARER, TELLER)
        and isinstance(first.fluent, Read)
    )


def _stated(effect: Effect, terms: Mapping[str, Term]) -> Expression | None:
    """Return the fact that a telling states."""
    assert isinstance(effect, Assign)
    fluent, value = substitute(effect.fluent, terms), substitute(effect.value, terms)
    if not isinstance(fluent, Read) or not isinstance(value, Literal) or value.value is UNKNOWN:
        return None
    if isinstance(value.value, bool):
        return fluent if value.value else Not(fluent)
    return Comparison("==", fluent, value)


def _told(world: World, said: Expression, teller: str, hearer: str) -> list[str]:
    reported = statement(Places(world), said)
    i = Noun("I", "me", "my", "myself", plural=True, person=True, key=teller)
    you = Noun("you", "you", "your", "yourself", plural=True, person=True, key=hearer)
    direct = statement(Names(world, bound={teller: i, hearer: you}), said)
    if not isinstance(reported, Clause) or "`" in reported.finite():
        return []
    words = contracted(re.sub(r"\bI are\b", "I am", direct.finite()))
    aloud = re.sub(r"[{}\[\]|]", "", f"{words[:1].upper()}{words[1:]}")
    return [
        f"{{teller}} [tell] {{hearer}} that {as_template(reported)}.",
        f"'{aloud},' {{teller}} [tell] {{hearer}}.",
        f"'{aloud},' {{teller}} [say] to {{hearer}}.",
    ]


@dataclass(frozen=True)
class Places(Names):
    """Names under which people stand in a template: `{paul}`, `{paul's}`."""

    def called(self, value: Value) -> Noun:
        """Return a value as a noun."""
        noun = super().called(value)
        if not noun.person or not noun.key or not re.fullmatch(r"\w+", noun.key):
            return noun
        key = noun.key
        return replace(
            noun, subject=f"{{{key}}}", object=f"{{{key}}}", owner=f"{{{key}'s}}", reflexive=f"{{{key}.himself}}"
        )


def as_template(clause: Clause) -> str:
    """Return a clause as part of a template, its verb in brackets."""
    first, _, rest = clause.verb.partition(" ")
    if clause.negation == "not":
        verb = f"[{first} not]" if first == "be" or clause.perfect else f"[do not {first}]"
    elif first == "be" or clause.perfect:
        verb = f"[{first}] {clause.negation}".strip()
    else:
        verb = f"{clause.negation} [{first}]".strip()
    return f"{clause.subject.subject} {verb} {rest}".strip()
