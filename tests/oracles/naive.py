"""A second carrying-out of the definition: slow, literal, and sharing nothing with `semantics/`.

A mind is a dictionary of facts with a dictionary of minds in it. Rules are all looked at, each time, and nothing is
remembered. Read it beside `docs/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from intrigue.model.expressions import (
    And,
    Assign,
    Believes,
    Call,
    Effect,
    Expression,
    ForEach,
    Not,
    Or,
    Quantified,
    Read,
    When,
)
from intrigue.model.terms import UNKNOWN, Fluent, Parameter, Signature, Value
from intrigue.model.traversal import walk_effects
from intrigue.model.world import Action, CommonBelief, Rule, Secret, World
from tests.oracles.naive_reading import Bindings, Chain, Mind, Reader, Reading, alike, is_equality, same

Outcome = Mapping[tuple[Chain, Fluent], Value]
"""What an event sets: fluents, in the minds that a chain leads to, and their new values."""


@dataclass(frozen=True)
class Happening:
    """An action or a rule with its variables bound."""

    what: Action | Rule
    bindings: Bindings

    @property
    def precondition(self) -> Expression:
        return self.what.precondition if isinstance(self.what, Action) else self.what.condition


class Naive(Reader):
    """A core world with minds nested `level` deep."""

    def __init__(self, world: World, level: int) -> None:
        super().__init__(world)
        self.level = level
        self.stated: dict[Reading, Value] = {}
        """What the start has stated so far."""
        self.declared = {
            fluent: each for each in world.properties for fluent in self.fluents_of(each.parameters, each.signature)
        }
        self.rules = [Happening(rule, bound) for rule in world.rules for bound in self.all_bindings(rule.parameters)]
        self.state_the_start()
        events: tuple[Action | Rule, ...] = (*world.actions, *world.rules)
        effects = [effect for each in events for effect in walk_effects(each.effects)]
        changing = {
            each.fluent.property for each in effects if isinstance(each, Assign) and isinstance(each.fluent, Read)
        }
        self.constants = {
            fluent
            for fluent in self.declared
            if fluent.property not in changing
            and all(same(self.at_start(chain, fluent), self.at_start((), fluent)) for chain in self.chains())
        }

    def fluents_of(self, parameters: tuple[Parameter, ...], signature: Signature) -> Iterator[Fluent]:
        for arguments in product(
            *((p.constant,) if p.constant is not None else self.members(p.type) for p in parameters)
        ):
            yield Fluent(signature, arguments)

    def all_bindings(self, parameters: tuple[Parameter, ...]) -> Iterator[Bindings]:
        free = [each for each in parameters if each.constant is None]
        for values in product(*(self.members(each.type) for each in free)):
            yield {each.name: value for each, value in zip(free, values, strict=True)}

    # --- Effects ---

    def due(self, s: Mind, effects: tuple[Effect, ...], bound: Bindings) -> Iterator[tuple[Chain, Fluent, Value]]:
        """Yield what the effects assign, read in s: the chain of minds from there, the fluent and the value."""
        for effect in effects:
            match effect:
                case Assign(fluent=target, value=value, believers=believers):
                    fluent = self.fluent(target, bound)
                    chain = self.shortened(tuple(str(self.term(each, bound)) for each in believers), s.owner)
                    yield chain, fluent, self.declared[fluent].fitting(self.value(s, value, bound))
                case When(condition=condition, effects=then, otherwise=otherwise):
                    if self.holds(s, condition, bound):
                        yield from self.due(s, then, bound)
                    elif self.holds(s, condition, bound, False):
                        yield from self.due(s, otherwise, bound)
                case ForEach(variable=variable, effects=inner, condition=condition):
                    for each in self.members(variable.type):
                        there = {**bound, variable.name: each}
                        if self.holds(s, condition, there):
                            yield from self.due(s, inner, there)

    def private(self, s: Mind, path: Chain, fluent: Fluent, value: Value) -> Mind:
        """Return s where only its owner has noticed that the fluent has this value, in the mind at the end of path."""
        if len(path) > s.level or same(self.mind_at(s, path).facts[fluent], value):
            return s
        facts = s.facts if path else {**s.facts, fluent: value}
        minds = dict(s.minds)
        if s.owner in minds:  # Introspection is off: it also believes that it believes so.
            minds[s.owner] = self.close(self.private(minds[s.owner], path, fluent, value))
        if path:
            minds[path[0]] = self.close(self.private(minds[path[0]], path[1:], fluent, value))
        return replace(s, facts=facts, minds=minds)

    # --- Happening ---

    def step(self, s: Mind, event: Happening) -> Mind:
        """Return s after the event (steps 1 to 3), every mind in it closed but s itself not."""
        outcome = {(chain, fluent): value for chain, fluent, value in self.due(s, event.what.effects, event.bindings)}
        if isinstance(event.what, Rule) and self.stands(s, outcome):
            return s
        facts = {**s.facts, **{fluent: value for (chain, fluent), value in outcome.items() if not chain}}
        minds = {}
        for c, mind in s.minds.items():
            seen = self.seen(s, event, c)
            if seen is not None and not (seen is event and self.foreseen(mind, event, outcome)):
                mind = self.step(self.corrected(s, mind, seen), seen)
            for (chain, fluent), value in outcome.items():
                if chain and chain[0] == c:
                    mind = self.private(mind, chain[1:], fluent, value)
            minds[c] = self.close(mind)
        return Mind(s.owner, s.level, facts, minds)

    def seen(self, s: Mind, event: Happening, c: str) -> Happening | None:
        """Return what c sees of the event; None: nothing."""
        for each in event.what.observations:
            bound = {**event.bindings, each.variable.name: c}
            if self.holds(s, each.condition, bound):
                return event if each.seen_as is None else self.called(each.seen_as, bound)
        return None

    def called(self, call: Call, bound: Bindings) -> Happening:
        action = self.world.action[call.signature]
        arguments = [self.term(each, bound) for each in call.arguments]
        return Happening(action, {p.name: v for p, v in zip(action.parameters, arguments, strict=True)})

    def foreseen(self, mind: Mind, event: Happening, outcome: Outcome) -> bool:
        """Return whether this is a rule whose outcome already stands in this mind."""
        is_rule = isinstance(event.what, Rule)
        return is_rule and not self.holds(mind, event.precondition, event.bindings) and self.stands(mind, outcome)

    def stands(self, s: Mind, outcome: Outcome) -> bool:
        """Return whether all that an event sets has these values already, in the minds that there are."""
        return all(
            same(self.mind_at(s, path).facts[fluent], value)
            for (chain, fluent), value in outcome.items()
            if len(path := self.shortened(chain, s.owner)) <= s.level
        )

    def corrected(self, s: Mind, mind: Mind, event: Happening) -> Mind:
        """Return the mind with what it has wrong about the precondition put right."""
        if self.holds(mind, event.precondition, event.bindings):
            return mind
        for atom, bound, yes, around in self.true_atoms(s, event.precondition, event.bindings, True, ()):
            if self.holds(self.mind_at(mind, around), atom, bound, yes):
                continue
            for chain, fluent in self.readings(atom, bound, around):
                if fluent in self.constants:
                    continue
                actual = self.mind_at(s, chain).facts[fluent]
                value = actual if is_equality(atom, yes, self.declared[fluent].value) else UNKNOWN
                path = self.shortened(chain, mind.owner)
                mind = self.private(mind, path, fluent, self.declared[fluent].fitting(value))
        return mind

    # --- Rules ---

    def fires(self, s: Mind, rule: Happening) -> Mind | None:
        """Return s after the rule, where the rule is due; None where it is not."""
        assert isinstance(rule.what, Rule)
        if not all(self.holds(s, each, rule.bindings) for each in (rule.what.condition, rule.what.private)):
            return None
        then = self.step(s, rule)
        return None if alike(s, then) else then

    def close(self, s: Mind) -> Mind:
        """Return s with its rules at rest (step 4); the minds in it are."""
        for _ in range(2000):
            then = next((then for rule in self.rules if (then := self.fires(s, rule)) is not None), None)
            if then is None:
                return s
            s = then
        raise AssertionError("rules without end")

    # --- From outside ---

    def happening(self, action: Action | Rule, arguments: tuple[Value, ...]) -> Happening:
        return Happening(action, {p.name: v for p, v in zip(action.parameters, arguments, strict=True)})

    def after(self, s: Mind, event: Happening) -> Mind:
        return self.close(self.step(s, event))

    def possible(self, s: Mind, event: Happening) -> bool:
        """Return whether the action can be taken: what must hold privately is asked of the actor alone."""
        assert isinstance(event.what, Action)
        if not self.holds(s, event.precondition, event.bindings):
            return False
        if not event.what.consenting:
            return self.holds(s, event.what.private, event.bindings)
        actor = str(self.term(event.what.consenting[0], event.bindings))
        if s.owner not in (None, actor):
            return True
        return self.holds(self.bel(s, actor), event.what.private, event.bindings)

    # --- The start ---

    def chains(self) -> Iterator[Chain]:
        """Yield every chain of minds, the empty one first."""
        for length in range(self.level + 1):
            for chain in product(self.world.characters, repeat=length):
                if chain == self.shortened(chain, None):
                    yield chain

    def at_start(self, chain: Chain, fluent: Fluent) -> Value:
        while chain and (chain, fluent) not in self.stated:
            chain = chain[:-1]
        return self.stated.get((chain, fluent), self.declared[fluent].initial)

    def stated_mind(self, chain: Chain, level: int) -> Mind:
        """Return the mind at the end of the chain as stated so far, its rules not yet looked at."""
        owner = chain[-1] if chain else None
        others = [c for c in self.world.characters if not (self.world.introspection and c == owner)]
        minds = {c: self.stated_mind((*chain, c), level - 1) for c in others} if level else {}
        return Mind(owner, level, {each: self.at_start(chain, each) for each in self.declared}, minds)

    def state_the_start(self) -> None:
        for statement in self.world.start:
            here = self.stated_mind((), self.level)
            match statement:
                case Secret(holders=holders, condition=condition):
                    self.hide(holders, list(self.wrong(here, condition, {}, True, ())))
                case CommonBelief(character=c, effects=effects):
                    for inner, fluent, value in list(self.due(here, effects, {})):
                        for chain in self.chains():
                            if chain and chain[-1] == c:
                                self.stated[self.shortened((*chain, *inner), None), fluent] = value
                case _:
                    for chain, fluent, value in list(self.due(here, (statement,), {})):
                        self.stated[chain, fluent] = value

    def hide(self, holders: Sequence[str], wrong: Sequence[tuple[Chain, Fluent, Value]]) -> None:
        """State what is wrong for all chains that leave the holders.

        What was stated before of deeper minds is overridden; what is stated later takes along the minds in it.
        """
        leaving = [chain for chain in self.chains() if not set(chain) <= set(holders)]
        for inner, fluent, value in wrong:
            for chain in leaving:
                if inner:
                    self.stated[self.shortened((*chain, *inner), None), fluent] = value
                elif set(chain[:-1]) <= set(holders):
                    self.stated[chain, fluent] = value
                else:
                    self.stated.pop((chain, fluent), None)

    def wrong(
        self, here: Mind, e: Expression, bound: Bindings, yes: bool, around: Chain
    ) -> Iterator[tuple[Chain, Fluent, Value]]:
        """Yield the values that make the atoms of a condition wrong, in the minds that it names."""
        match e:
            case Not(part=part):
                yield from self.wrong(here, part, bound, not yes, around)
            case Believes(character=c, body=body):
                yield from self.wrong(here, body, bound, yes, (*around, str(self.term(c, bound))))
            case And(parts=parts) | Or(parts=parts):
                for part in parts:
                    yield from self.wrong(here, part, bound, yes, around)
            case Quantified():
                written_out, inner = self.written_out(e, bound)
                yield from self.wrong(here, written_out, inner, yes, around)
            case Read():
                yield around, self.fluent(e, bound), not yes
            case _:
                read = dict.fromkeys(fluent for _, fluent in self.readings(e, bound, ()))
                for fluent in read:
                    by_default = self.declared[fluent].initial
                    there = replace(here, facts={**here.facts, fluent: by_default})
                    # A comparison of two fluents says of neither what would be wrong.
                    taken = len(read) == 1 and not self.holds(there, e, bound, yes)
                    yield around, fluent, self.declared[fluent].fitting(by_default if taken else UNKNOWN)

    def initial(self) -> Mind:
        def closed(s: Mind) -> Mind:
            return self.close(replace(s, minds={c: closed(mind) for c, mind in s.minds.items()}))

        return closed(self.stated_mind((), self.level))
