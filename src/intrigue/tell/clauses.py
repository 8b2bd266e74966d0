"""Clauses as values: a subject and a verb phrase in its base form, from which every form that is needed is made."""

from __future__ import annotations

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
