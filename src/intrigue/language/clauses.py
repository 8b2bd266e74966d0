"""The clauses of an action, an event or a rule, sorted by what they say; the text may put them in any order."""

from __future__ import annotations

from dataclasses import dataclass, field

from intrigue.language import syntax


@dataclass
class Clauses:
    """The clauses of a happening, each where it belongs."""

    prose: list[syntax.Prose] = field(default_factory=list)
    consenting: tuple[syntax.Name, ...] = ()
    participants: tuple[syntax.Name, ...] = ()
    observations: list[syntax.SeenBy] = field(default_factory=list)
    condition: syntax.Expression | None = None
    private: syntax.Expression | None = None
    when: syntax.Expression | None = None
    effects: tuple[syntax.Effect, ...] = ()
    takes: syntax.Takes | None = None
    at: syntax.At | None = None
    every: syntax.Every | None = None
    after: syntax.After | None = None
    chance: syntax.Chance | None = None
    known_to: tuple[syntax.Name, ...] | None = None
    slowly: bool = False

    def add(self, clause: syntax.Clause) -> None:
        """Take a clause in."""
        match clause:
            case syntax.Prose():
                self.prose.append(clause)
            case syntax.SeenBy():
                self.observations.append(clause)
            case syntax.By(names=names):
                self.consenting = names
            case syntax.With(names=names):
                self.participants = names
            case syntax.If(condition=condition, private=True):
                self.private = condition
            case syntax.If(condition=condition):
                self.condition = condition
            case syntax.When(condition=condition):
                self.when = condition
            case syntax.Then(effects=effects):
                self.effects = effects
            case syntax.KnownTo(names=names):
                self.known_to = names
            case syntax.Slowly():
                self.slowly = True
            case _:
                self._add_time(clause)

    def _add_time(self, clause: syntax.Takes | syntax.At | syntax.Every | syntax.After | syntax.Chance) -> None:
        match clause:
            case syntax.Takes():
                self.takes = clause
            case syntax.At():
                self.at = clause
            case syntax.Every():
                self.every = clause
            case syntax.After():
                self.after = clause
            case syntax.Chance():
                self.chance = clause


def clauses_of(node: syntax.Happening) -> Clauses:
    """Return the clauses of a happening by what they say."""
    clauses = Clauses()
    for each in node.clauses:
        clauses.add(each)
    return clauses
