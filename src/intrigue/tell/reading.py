"""Conditions of prose, read in somebody's mind; feelings that the world does not keep are looked up in hearts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intrigue.errors import DepthError, EvaluationError
from intrigue.model.expressions import (
    Aggregate,
    And,
    Believes,
    Comparison,
    Expression,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    Term,
)
from intrigue.model.feelings import NEUTRAL, is_feeling
from intrigue.model.substitution import substitute
from intrigue.model.terms import Variable
from intrigue.model.traversal import change_expression, walk
from intrigue.semantics.evaluation import holds
from intrigue.semantics.feelings import Feeling, Hearts
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


@dataclass(frozen=True)
class Reads:
    """A moment as one character takes it to be, or as it is."""

    setting: Setting
    state: State
    """The world as it is; minds are read from it."""
    hearts: Hearts | None = None
    """What everybody really feels; None: nothing."""
    owner: str | None = None
    """In whose mind conditions are read; None: in the world itself."""

    def of(self, owner: str | None) -> Reads:
        """Return the same moment in another mind."""
        return Reads(self.setting, self.state, self.hearts, owner)

    def holds(self, condition: Expression, terms: Mapping[str, Term] | None = None) -> bool:
        """Return whether a condition holds there; what asks deeper than minds nest here does not."""
        here = substitute(condition, terms) if terms else condition
        mind = self.state if self.owner is None else self.state.mind(self.owner)
        hearts = self.hearts if self.hearts is None or self.owner is None else self.hearts.mind(self.owner)
        try:
            return self._holds(here, mind, hearts)
        except (DepthError, EvaluationError):
            return False

    def _holds(self, node: Expression, mind: State, hearts: Hearts | None) -> bool:
        if not self._feels(node):
            return holds(self.setting, mind, node)
        match node:
            case And(parts=parts):
                return all(self._holds(each, mind, hearts) for each in parts)
            case Or(parts=parts):
                return any(self._holds(each, mind, hearts) for each in parts)
            case Not(part=part):
                return not self._holds(part, mind, hearts)
            case Believes(character=Literal(value=str(character)), body=body):
                return self._holds(body, mind.mind(character), hearts and hearts.mind(character))
            case Quantified(kind=kind, variable=variable, body=body):
                found = [self._holds(each, mind, hearts) for each in self._members(variable, body)]
                return {"exists": any(found), "all": all(found), "only": found.count(True) == 1}[kind]
            case Comparison():
                plain = change_expression(node, lambda each: self._intensity(each, hearts))
                return holds(self.setting, mind, plain)
            case _:
                return False

    def _members(self, variable: Variable, body: Expression) -> list[Expression]:
        members = self.setting.world.entities_of(variable.type)
        return [substitute(body, {variable.name: Literal(each)}) for each in members]

    def _feels(self, node: Expression) -> bool:
        """Return whether something in it is a feeling that states do not hold."""
        return any(isinstance(each, Read) and self._is_looked_up(each) for each in walk(node))

    def _is_looked_up(self, read: Read) -> bool:
        return is_feeling(read.property) and read.property not in self.setting.world.property

    def _intensity(self, node: Expression, hearts: Hearts | None) -> Expression:
        """Return the number for a feeling; inside a sum over many it stays at rest."""
        if isinstance(node, Aggregate) or not isinstance(node, Read) or not self._is_looked_up(node):
            return node
        emotion = node.property.name
        names = [each.value for each in node.arguments if isinstance(each, Literal)]
        if hearts is None or len(names) != len(node.arguments):
            return Literal(NEUTRAL.get(emotion, 0))
        if len(names) == 1 and emotion != "mood":
            return Literal(max(hearts.strongest(emotion, str(names[0])), hearts.of(Feeling(emotion, str(names[0])))))
        return Literal(hearts.of(Feeling(emotion, *map(str, names))))
