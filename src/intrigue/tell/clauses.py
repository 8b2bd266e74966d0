"""Clauses as values: a subject and a verb phrase in its base form, from which every form that is needed is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from intrigue.tell.grammar import listed, third_person
from intrigue.tell.nouns import Noun

Negation: TypeAlias = Literal["", "not", "no longer"]
"""How a clause is denied."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Somebody does or is something."""

    subject: Noun
    verb: str
    """In its base form, with all that follows: `hold the silver chain`, `be at the shop`."""
    negation: Negation = ""
    perfect: bool = False
    """Whether the verb is `have` with a participle."""

    def finite(self) -> str:
        """Return it as after `that`: `Sakura no longer holds the silver chain`."""
        return f"{self.subject.subject} {self.predicate()}"

    def predicate(self) -> str:
        """Return the verb phrase as behind the subject, in the present tense."""
        first, _, rest = self.verb.partition(" ")
        if not self.negation:
            return third_person(self.verb, self.subject.plural)
        if first == "be" and self.subject.subject == "there" and not rest.startswith(("a ", "an ")):
            none = "no" if self.negation == "not" else "no longer any"
            return f"{third_person(first, self.subject.plural)} {none} {rest}"
        if first == "be" or self.perfect:
            return f"{third_person(first, self.subject.plural)} {self.negation} {rest}"
        if self.negation == "no longer":
            return f"no longer {third_person(self.verb, self.subject.plural)}"
        return f"{'do' if self.subject.plural else 'does'} not {self.verb}"

    def infinitive(self) -> str:
        """Return it with `to`, without its subject: `no longer to hold the silver chain`."""
        return f"{self.negation} to {self.verb}".strip()

    def denied(self, negation: Negation = "not") -> Clause:
        """Return the opposite; what is denied already, plainly said."""
        return replace(self, negation="" if self.negation else negation)


@dataclass(frozen=True, slots=True)
class Several:
    """Clauses that hold together, or of which one does."""

    parts: tuple[Clause, ...]
    conjunction: Literal["and", "or"] = "and"

    def finite(self) -> str:
        """Return it as after `that`; who is the subject several times in a row is named once."""
        said: list[str] = []
        for before, each in zip((None, *self.parts), self.parts, strict=False):
            again = before is not None and before.subject == each.subject
            said.append(each.predicate() if again else each.finite())
        if len(said) == 2 and " that " in said[0]:
            # Else what follows would seem to be believed, too.
            return f"{said[0]}, {self.conjunction} {said[1]}"
        return listed(said, self.conjunction)


Statement: TypeAlias = Clause | Several


def wish(statement: Statement, holder: str | None) -> str:
    """Return what somebody hopes: `to hold the silver chain` of itself, `that it snows` of all else."""
    if isinstance(statement, Clause):
        own = holder is not None and statement.subject.key == holder
        return statement.infinitive() if own else f"that {statement.finite()}"
    if holder is not None and all(each.subject.key == holder for each in statement.parts):
        return listed([each.infinitive() for each in statement.parts], statement.conjunction)
    return f"that {statement.finite()}"


GAP = "\0"
"""Stands in a clause for what its relative clause is about."""


_ASKS = re.compile(r" (where|whether|who|whom|what|how) [^\0]*\0")
"""What is in a clause of its own cannot be left out: `it is unknown where she is`."""


def relative(clause: Clause, person: bool) -> str | None:
    """Return a clause about a gap as a relative clause: `that she likes`, `who trusts Gaara`, `whose hand is on it`.

    None where the gap is in no place that English can leave out, such as in what somebody believes.
    """
    subject, verb, owner = clause.subject.subject, clause.verb, f"{GAP}'s"
    if GAP not in verb:
        if subject == GAP:
            return f"{'who' if person else 'that'} {clause.predicate()}"
        if subject.startswith(f"{owner} "):
            return f"whose {subject.removeprefix(f'{owner} ')} {clause.predicate()}"
        return None
    if verb.count(GAP) != 1 or owner in verb or GAP in subject or " that " in verb or _ASKS.search(verb):
        return None
    return " ".join(["that", *clause.finite().replace(GAP, " ").split()])
