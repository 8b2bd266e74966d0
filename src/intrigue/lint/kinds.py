"""What could ever be, by kinds: for a world with too many ground actions to look at each.

Each property has one set of possible values, whatever its positions and in whatever mind. That is coarser than looking
at every fluent (`relaxation.py`): it misses more, and calls impossible only what is. It reads the world as it was
written, variables and all, so its cost follows the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from intrigue.lint.relaxation import ANY_NUMBER, Options, Span, combined, may_compare, widened
from intrigue.model.expressions import (
    OPPOSITE,
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
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    TypeTest,
    When,
)
from intrigue.model.feelings import kept_feelings
from intrigue.model.terms import UNKNOWN, Signature, Variable, YesNo
from intrigue.model.traversal import event_expressions, walk
from intrigue.model.world import Action, Rule
from intrigue.semantics.constants import RUN_SETS, counts_kept
from intrigue.semantics.setting import Setting
from intrigue.simulate.crowd import values_said

TRUTHS: Options = frozenset((True, False))


@dataclass
class Kinds:
    """The possible values of the properties of one setting, and the actions and rules that could happen."""

    setting: Setting
    possible: dict[Signature, Options] = field(default_factory=dict)
    happening: set[Signature | int] = field(default_factory=set)
    """Actions by signature, rules by their place in the world."""

    def __post_init__(self) -> None:
        statements, world = self.setting.statements, self.setting.world
        for stated in statements.stated.values():
            for index, value in stated.items():
                signature = self.setting.fluents[index].property
                self.possible[signature] = self.possible.get(signature, frozenset()) | {value}
        felt, counted = kept_feelings(world), counts_kept(world)
        talked_of = {told.property for each in world.crowds for told in each.about}
        for property_ in world.properties:
            # What runs set by themselves: memories of attempts and refusals, what is ruled out, and feelings.
            if property_.name.startswith(RUN_SETS):
                self._add(property_.signature, TRUTHS)
            elif property_.signature in felt:
                self._add(property_.signature, frozenset((Span(0, 100),)))
            elif property_.signature in counted:
                self._add(property_.signature, frozenset((ANY_NUMBER,)))
            elif property_.signature in talked_of:
                self._add(property_.signature, frozenset(values_said(world, property_.signature)))
        events: list[tuple[Signature | int, Action | Rule]] = [(each.signature, each) for each in world.actions]
        events += enumerate(world.rules)
        for _, event in events:
            for node in self._open_to_surprise(event):
                self._add(node.property, frozenset((UNKNOWN,)))
        growing = True
        while growing:
            growing = False
            for key, event in events:
                condition = event.condition if isinstance(event, Rule) else event.precondition
                if self.may_hold(condition) and self.may_hold(event.private):
                    growing = key not in self.happening or growing
                    self.happening.add(key)
                    growing = self._take_effect(event.effects) or growing

    def may_hold(self, condition: Expression, negated: bool = False) -> bool:
        """Return whether a condition could come to hold (negated: to fail), whatever its variables stand for."""
        match condition:
            case Not(part=part):
                return self.may_hold(part, not negated)
            case And(parts=parts) | Or(parts=parts):
                every = isinstance(condition, And) != negated
                return (all if every else any)(self.may_hold(part, negated) for part in parts)
            case Quantified(kind=kind, variable=variable, body=body):
                members = self.setting.grounding.members(variable.type)
                if kind == "only":
                    return negated or (bool(members) and self.may_hold(body))
                return self.may_hold(body, negated) if members else (kind == "all") != negated
            case Believes(body=body):
                return self.may_hold(body, negated)
            case Comparison(operator=operator, left=left, right=right):
                return may_compare(OPPOSITE[operator] if negated else operator, self.options(left), self.options(right))
            case TypeTest(subject=subject, type=type_name):
                members = self.setting.grounding.members(type_name)
                return any((each in members) != negated for each in self.options(subject))
            case Conditional(condition=test, then=then, otherwise=otherwise):
                yes = self.may_hold(test) and self.may_hold(then, negated)
                return yes or (self.may_hold(test, True) and self.may_hold(otherwise, negated))
            case _:
                return (not negated) in self.options(condition)

    def options(self, expression: Expression) -> Options:
        """Return every value that an expression could take, whatever its variables stand for."""
        match expression:
            case Literal(value=value):
                return frozenset((value,))
            case Variable(type=type_name):
                return frozenset(self.setting.grounding.members(type_name))
            case Read(property=signature):
                return self.possible.get(signature, frozenset())
            case Believes(body=body):
                return self.options(body)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                yes = self.options(then) if self.may_hold(condition) else frozenset()
                return yes | (self.options(otherwise) if self.may_hold(condition, True) else frozenset())
            case Arithmetic(operator=operator, left=left, right=right):
                return combined(operator, (self.options(left), self.options(right)))
            case Aggregate(kind="count", body=body):
                return frozenset((ANY_NUMBER,)) if self.may_hold(body) else frozenset((0,))
            case Aggregate():
                return frozenset((ANY_NUMBER, UNKNOWN))
            case _:
                return frozenset(truth for truth in TRUTHS if self.may_hold(expression, negated=not truth))

    def _open_to_surprise(self, event: Action | Rule) -> Iterator[Read]:
        """Yield the properties that a surprised witness of the event may come to be unsure of."""
        for top in event_expressions(event):
            for node in walk(top):
                if isinstance(node, Read) and self.setting.world.property[node.property].value != YesNo():
                    yield node

    def _take_effect(self, effects: tuple[Effect, ...]) -> bool:
        growing = False
        for effect in effects:
            match effect:
                case Assign(fluent=Read(property=signature), value=value):
                    growing = self._add(signature, self.options(value)) or growing
                case When(condition=condition, effects=inner, otherwise=otherwise):
                    if self.may_hold(condition):
                        growing = self._take_effect(inner) or growing
                    if self.may_hold(condition, negated=True):
                        growing = self._take_effect(otherwise) or growing
                case ForEach(condition=condition, effects=inner):
                    if self.may_hold(condition):
                        growing = self._take_effect(inner) or growing
        return growing

    def _add(self, signature: Signature, values: Options) -> bool:
        before = self.possible.get(signature, frozenset())
        now = widened(self.setting.world.property[signature], before | values)
        self.possible[signature] = now
        return now != before


def properties_that_matter(setting: Setting, happening: set[Signature | int]) -> Mapping[str, set[Signature]]:
    """Return for every character the properties that matter to it, as `reasons.what_matters` does for fluents."""
    world = setting.world
    events: list[Action | Rule] = [each for each in world.actions if each.signature in happening]
    events += [rule for index, rule in enumerate(world.rules) if index in happening]
    wanted: dict[str, set[Signature]] = {
        character: set().union(*map(_properties_read, world.wants_of(character))) for character in world.characters
    }
    everybody = set().union(*wanted.values()) if wanted else set()
    matters = {}
    for character in world.characters:
        known = set(wanted[character])
        waiting = list(events)
        while True:
            leading = [event for event in waiting if not known.isdisjoint(set_by(event))]
            if not leading:
                break
            waiting = [event for event in waiting if event not in leading]
            for event in leading:
                known |= set().union(*map(_properties_read, event_expressions(event)))
                if isinstance(event, Action) and len(event.consenting) > 1:
                    known |= everybody
        matters[character] = known
    return matters


def _properties_read(expression: Expression) -> set[Signature]:
    return {node.property for node in walk(expression) if isinstance(node, Read)}


def set_by(event: Action | Rule) -> set[Signature]:
    """Return the properties that an action or rule sets, in fact or in a mind."""

    def within(effects: tuple[Effect, ...]) -> Iterator[Signature]:
        for effect in effects:
            match effect:
                case Assign(fluent=Read(property=signature)):
                    yield signature
                case When(effects=inner, otherwise=otherwise):
                    yield from within((*inner, *otherwise))
                case ForEach(effects=inner):
                    yield from within(inner)

    return set(within(event.effects))
