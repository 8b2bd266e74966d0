"""`known to`, `hidden`, `slowly` and `rule when <action>`: special rules in terms of plain ones.

* `known to k1, k2`: the rule also needs the yes/no guard `foreseen RULE`, which starts out yes in fact and in the minds
  of these characters, and no in every chain of minds that leaves them. `hidden` is the same with nobody. The guard is a
  private condition: who sees such a rule happen takes over its effects, but does not learn the rule.
* `slowly`: the number `pending RULE` goes from 0 to 1 when the condition holds, from 1 to 2 with the next event that
  this mind notices (every action says so in an effect), and at 2 the effects happen, if the condition still holds; then
  it is 0 again. One number with three steps is the least that tells "not yet", "waiting" and "due" apart. A slow rule
  whose effects leave its condition true happens again with every second event.
* `rule when ACTION`: the effects become a conditional effect of every action of that name that fits. If the rule has
  prose, or observers of its own, its happening must stay visible: then the action sets the yes/no `happened RULE`, and
  a rule takes it from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from intrigue.model.expressions import (
    NO,
    YES,
    Assign,
    Call,
    Comparison,
    Effect,
    Expression,
    ForEach,
    Literal,
    Read,
    Term,
    TypeTest,
    When,
)
from intrigue.model.substitution import fresh_name, substitute, substitute_effect
from intrigue.model.sugar.naming import both, check_bound, positions, refuse, rule_labels, term_of, term_type
from intrigue.model.terms import Number, Parameter, Variable, YesNo
from intrigue.model.world import Action, Property, Rule, Secret, World


def with_plain_rules(world: World) -> World:
    """Return the world with only plain rules."""
    if not any(each.known_to is not None or each.slowly or each.on for each in world.rules):
        return world
    work = _Work(world, list(world.properties), list(world.actions))
    rules: list[Rule] = []
    for rule, label in zip(world.rules, rule_labels(world.rules), strict=True):
        rules += work.plain(rule, label)
    return replace(
        world,
        properties=tuple(work.properties),
        actions=tuple(work.actions),
        rules=tuple(rules),
        start=(*world.start, *work.secrets),
    )


@dataclass
class _Work:
    """The parts of a world that special rules add to, while they are rewritten."""

    world: World
    properties: list[Property]
    actions: list[Action]
    secrets: tuple[Secret, ...] = ()
    made: int = 0
    """How many effects have been added to actions."""

    def plain(self, rule: Rule, label: str) -> tuple[Rule, ...]:
        """Return the plain rules that stand for one rule; guards and flags are added on the way."""
        rules: tuple[Rule, ...] = (rule,)
        if rule.known_to is not None:
            rules = (self._guarded(rule, label),)
        if rule.slowly:
            rules = self._slow(rules[0], label)
        if rule.on:
            # Of a slow rule, the first of the three is the one that the action sets going.
            rules = (*self._tied(rules[0], label), *rules[1:])
        return rules

    def _flag(self, name: str, value: YesNo | Number, parameters: tuple[Parameter, ...] = ()) -> Read:
        """Add a property with these positions and return its fluent for the parameters themselves."""
        flag = Property(name, positions(parameters), value)
        self.properties.append(flag)
        return Read(flag.signature, tuple(term_of(each) for each in parameters))

    def _guarded(self, rule: Rule, label: str) -> Rule:
        assert rule.known_to is not None
        guard = self._flag(f"foreseen {label}", YesNo())
        self.properties[-1] = replace(self.properties[-1], default=True)
        self.secrets += (Secret(rule.known_to, guard),)
        return replace(rule, known_to=None, private=both(rule.private, guard))

    def _slow(self, rule: Rule, label: str) -> tuple[Rule, ...]:
        stage = self._flag(f"pending {label}", Number(0, 2), rule.parameters)
        idle, waiting, due = (Comparison("==", stage, Literal(number)) for number in range(3))
        for index, action in enumerate(self.actions):
            ripen = _over(rule.parameters, (When(waiting, (Assign(stage, Literal(2)),)),))
            self._append(index, _clear_of(action, ripen), f"'slowly' of {label}")
        plain = replace(rule, slowly=False, on=None)
        done = Assign(stage, Literal(0))
        # A rule tied to an action has had its condition judged when the action happened.
        holds = YES if rule.on else rule.condition
        first = replace(
            plain,
            name=f"{label} begins",
            on=rule.on,
            condition=both(idle, rule.condition),
            effects=(Assign(stage, Literal(1)),),
            observations=(),
            prose=(),
        )
        fires = replace(plain, condition=both(due, holds), effects=(*rule.effects, done), private=YES)
        if rule.on:
            return (first, fires)
        # It comes right behind the rule that fires, so whatever is due when it is reached has a condition that failed.
        lapses = replace(first, name=f"{label} lapses", condition=due, effects=(done,), private=YES)
        return (first, fires, lapses)

    def _tied(self, rule: Rule, label: str) -> tuple[Rule, ...]:
        """Add the rule's effects to the actions that it is tied to; return the rule that is left, if one is needed."""
        assert rule.on
        left: tuple[Rule, ...] = ()
        condition, effects = both(rule.private, rule.condition), rule.effects
        if rule.prose or rule.observations:
            flag = self._flag(f"happened {label}", YesNo(), rule.parameters)
            follow = replace(rule, on=None, condition=flag, effects=(*effects, Assign(flag, NO)), private=YES)
            left, effects = (follow,), (Assign(flag, YES),)
        fitting = 0
        for index, action in enumerate(self.actions):
            match = _match(self.world, rule.on, action)
            if match is None:
                continue
            fitting += 1
            terms, extra = match
            bound = {each.name for each in rule.on.arguments if isinstance(each, Variable)}
            free = tuple(each for each in rule.parameters if each.constant is None and each.name not in bound)
            whole = both(*extra, condition)
            inner = effects if whole == YES else (When(whole, effects),)
            added = tuple(substitute_effect(each, terms) for each in _over(free, inner))
            self._append(index, _clear_of(action, added), f"'when {rule.on.signature.name}' of {label}")
        if not fitting:
            raise refuse(self.world, "E406", f"the rule '{label}' is tied to {rule.on.signature}, which fits no action")
        return left

    def _append(self, index: int, effects: tuple[Effect, ...], what: str) -> None:
        self.made += len(effects)
        check_bound(self.made, what)
        action = self.actions[index]
        self.actions[index] = replace(action, effects=(*action.effects, *effects))


def _over(parameters: Iterable[Parameter], effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects for all entities that the variables among the parameters range over."""
    for parameter in reversed(tuple(parameters)):
        if parameter.constant is None:
            effects = (ForEach(parameter.variable, effects),)
    return effects


def _clear_of(action: Action, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects with loop variables renamed that carry the name of one of the action's parameters."""
    taken = {each.name for each in action.parameters}

    def clear(effect: Effect) -> Effect:
        if not isinstance(effect, ForEach):
            return effect
        variable, inner = effect.variable, effect.effects
        if variable.name in taken:
            renamed = Variable(fresh_name(variable.name, taken), variable.type)
            inner = tuple(substitute_effect(each, {variable.name: renamed}) for each in inner)
            condition = substitute(effect.condition, {variable.name: renamed})
            effect = ForEach(renamed, inner, condition)
        return replace(effect, effects=tuple(clear(each) for each in effect.effects))

    return tuple(clear(each) for each in effects)


def _match(world: World, call: Call, action: Action) -> tuple[dict[str, Term], tuple[Expression, ...]] | None:
    """Return what stands for the call's variables in the action, and what must hold besides; None if it cannot fit."""
    if action.name != call.signature.name or len(action.parameters) != len(call.arguments):
        return None
    terms: dict[str, Term] = {}
    conditions: list[Expression] = []
    for argument, parameter in zip(call.arguments, action.parameters, strict=True):
        given = term_of(parameter)
        if isinstance(argument, Variable):
            # A variable that stands in two positions asks for the same entity in both.
            wanted = terms.setdefault(argument.name, given)
            if not _may_be(world, given, argument.type):
                return None
            if not world.is_a(term_type(world, given), argument.type):
                conditions.append(TypeTest(given, argument.type))
        else:
            wanted = argument
        if isinstance(wanted, Literal) and isinstance(given, Literal):
            if wanted != given:
                return None
        elif wanted != given:
            if isinstance(wanted, Literal) and not _may_be(world, wanted, term_type(world, given)):
                return None
            conditions.append(Comparison("==", given, wanted))
    return terms, tuple(conditions)


def _may_be(world: World, term: Term, type_name: str) -> bool:
    """Return whether what the term stands for can be of this type."""
    names = world.entities_of(type_name)
    if isinstance(term, Literal):
        return term.value in names
    related = world.is_a(term.type, type_name) or world.is_a(type_name, term.type)
    return related or not set(world.entities_of(term.type)).isdisjoint(names)
