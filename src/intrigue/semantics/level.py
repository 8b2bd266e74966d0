"""How deep minds must nest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.model.expressions import (
    YES,
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Comparison,
    Conditional,
    Effect,
    Expression,
    ForEach,
    ForgetSince,
    Not,
    Or,
    Quantified,
    TypeTest,
    When,
)
from intrigue.model.traversal import prose_expressions
from intrigue.model.world import World


def level_needed(world: World, epistemic: int) -> int:
    """Return the level of this world's states: its `depth`, else the limit + 1 + its longest chain of `believes`."""
    return world.depth if world.depth is not None else epistemic + 1 + longest_chain(world)


def longest_chain(world: World) -> int:
    """Return how many minds deep the conditions, effects and wants of a core world go."""
    conditions: list[Expression] = []
    effects: list[Effect] = []
    for action in world.actions:
        conditions += (action.precondition, action.private, *(each.condition for each in action.observations))
        effects += action.effects
    for rule in world.rules:
        conditions += (rule.condition, rule.private, *(each.condition for each in rule.observations))
        effects += rule.effects
    conditions += (line for wants in world.wants for line in wants.lines)
    conditions += (each.until for each in world.acts)
    conditions += (each.condition for each in world.endings)
    conditions += prose_expressions(world)
    return max((_chain(each) for each in (*conditions, *_parts_of_effects(effects))), default=0)


def _parts_of_effects(effects: Iterable[Effect]) -> Iterator[Expression]:
    """Yield the conditions and values of effects, and their targets as what the believers believe."""
    for effect in effects:
        match effect:
            case Assign(fluent=fluent, value=value, believers=believers):
                target: Expression = fluent
                for believer in reversed(believers):
                    target = Believes(believer, target)
                yield from (target, value)
            case When(condition=condition, effects=inner, otherwise=otherwise):
                yield condition
                yield from _parts_of_effects((*inner, *otherwise))
            case ForEach(condition=condition, effects=inner):
                yield condition
                yield from _parts_of_effects(inner)
            case ForgetSince(character=character):
                yield Believes(character, YES)
            case _:
                pass


def _chain(expression: Expression) -> int:
    match expression:
        case Believes(body=body):
            return 1 + _chain(body)
        case And(parts=parts) | Or(parts=parts):
            return max(map(_chain, parts), default=0)
        case Not(part=body) | Quantified(body=body) | Aggregate(body=body) | TypeTest(subject=body):
            return _chain(body)
        case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            return max(_chain(left), _chain(right))
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return max(map(_chain, (condition, then, otherwise)))
        case _:
            return 0
