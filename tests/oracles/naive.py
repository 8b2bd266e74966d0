"""A second carrying-out of the definition: slow, literal, and sharing nothing with `semantics/`.

A mind is a dictionary of facts with a dictionary of minds in it. Conditions are read as they were written, with their
variables bound; rules are all looked at, each time; nothing is remembered. Read it beside `docs/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from intrigue.model.expressions import (
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Call,
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
    Term,
    TypeTest,
    Variable,
    When,
)
from intrigue.model.terms import UNKNOWN, Fluent, Parameter, Value, YesNo
from intrigue.model.traversal import walk_effects
from intrigue.model.world import Action, CommonBelief, Rule, Secret, World

Bindings = Mapping[str, Value]
Chain = tuple[str, ...]
Reading = tuple[Chain, Fluent]
"""A fluent in the mind at the end of a chain."""
NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, eq=False)
class Mind:
    """What is true, or believed, and what everybody believes there; `minds` leaves out those who believe this itself."""

    owner: str | None
    level: int
    facts: dict[Fluent, Value]
    minds: dict[str, Mind]


@dataclass(frozen=True)
class Happening:
    """An action or a rule with its variables bound."""

    what: Action | Rule
    bindings: Bindings

    @property
    def precondition(self) -> Expression:
        return self.what.precondition if isinstance(self.what, Action) else self.what.condition


def same(one: Value, other: Value) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def alike(one: Mind, other: Mind) -> bool:
    return all(same(one.facts[each], other.facts[each]) for each in one.facts) and all(
        alike(mind, other.minds[name]) for name, mind in one.minds.items()
    )


class Naive:
    """A core world with minds nested `level` deep."""

    def __init__(self, world: World, level: int) -> None:
        self.world = world
        self.level = level
        self.stated: dict[Reading, Value] = {}
        """What the start has stated so far."""
        self.declared = {fluent: each for each in world.properties for fluent in self.fluents_of(each.parameters, each)}
        self.rules = [Happening(rule, bound) for rule in world.rules for bound in self.all_bindings(rule.parameters)]
        self.state_the_start()
        events = (*world.actions, *world.rules)
        effects = [effect for each in events for effect in walk_effects(each.effects)]
        changing = {each.fluent.property for each in effects if isinstance(each, Assign) and isinstance(each.fluent, Read)}
        self.constants = {
            fluent
            for fluent in self.declared
            if fluent.property not in changing
            and all(same(self.at_start(chain, fluent), self.at_start((), fluent)) for chain in self.chains())
        }

    def fluents_of(self, parameters: tuple[Parameter, ...], declared: object) -> Iterator[Fluent]:
        signature = declared.signature  # type: ignore[attr-defined]
        for arguments in product(*((p.constant,) if p.constant is not None else self.members(p.type) for p in parameters)):
            yield Fluent(signature, arguments)

    def members(self, kind: str) -> tuple[Value, ...]:
        return (True, False) if kind == "yes or no" else self.world.entities_of(kind)

    def all_bindings(self, parameters: tuple[Parameter, ...]) -> Iterator[Bindings]:
        free = [each for each in parameters if each.constant is None]
        for values in product(*(self.members(each.type) for each in free)):
            yield {each.name: value for each, value in zip(free, values, strict=True)}

    # --- Reading ---

    def bel(self, s: Mind, c: str) -> Mind:
        return s.minds.get(c, s)

    def term(self, term: Term, bound: Bindings) -> Value:
        return bound[term.name] if isinstance(term, Variable) else term.value

    def fluent(self, read: Expression, bound: Bindings) -> Fluent:
        assert isinstance(read, Read)
        return Fluent(read.property, tuple(self.term(each, bound) for each in read.arguments))

    def value(self, s: Mind, e: Expression, bound: Bindings) -> Value:
        """Return the value of an expression; that of a condition is whether it holds."""
        match e:
            case Literal() | Variable():
                return self.term(e, bound)
            case Read():
                return s.facts[self.fluent(e, bound)]
            case Believes(character=c, body=body):
                return self.value(self.bel(s, str(self.term(c, bound))), body, bound)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                return self.value(s, then if self.holds(s, condition, bound) else otherwise, bound)
            case Arithmetic(operator=operator, left=left, right=right):
                return arithmetic(operator, self.value(s, left, bound), self.value(s, right, bound))
            case Aggregate(kind=kind, variable=variable, body=body):
                inner = [{**bound, variable.name: each} for each in self.members(variable.type)]
                if kind == "count":
                    return sum(self.holds(s, body, each) for each in inner)
                total: Value = 0 if kind == "sum" else 1
                for each in inner:
                    total = arithmetic("+" if kind == "sum" else "*", total, self.value(s, body, each))
                return total
            case _:
                return self.holds(s, e, bound)

    def holds(self, s: Mind, e: Expression, bound: Bindings, yes: bool = True) -> bool:
        """Return whether a condition holds, or (not `yes`) whether its negation, pushed down, does."""
        match e:
            case Not(part=part):
                return self.holds(s, part, bound, not yes)
            case And(parts=parts) | Or(parts=parts):
                each_is_needed = isinstance(e, And) == yes
                return (all if each_is_needed else any)(self.holds(s, part, bound, yes) for part in parts)
            case Believes(character=c, body=body):
                return self.holds(self.bel(s, str(self.term(c, bound))), body, bound, yes)
            case Quantified():
                written_out, inner = self.written_out(e, bound)
                return self.holds(s, written_out, inner, yes)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                return self.holds(s, then if self.holds(s, condition, bound) else otherwise, bound, yes)
            case Comparison(operator=operator, left=left, right=right):
                operator = operator if yes else NEGATED[operator]  # type: ignore[assignment]
                return compare(operator, self.value(s, left, bound), self.value(s, right, bound))
            case TypeTest(subject=subject, type=kind):
                found = self.value(s, subject, bound)
                return (found in self.world.entities_of(kind)) == yes
            case _:
                return self.value(s, e, bound) is yes

    def written_out(self, e: Quantified, bound: Bindings) -> tuple[Expression, Bindings]:
        """Return a quantified condition without its quantifier; a copy of its variable for each entity stays bound."""
        copies = {f"{e.variable.name} = {each}": each for each in self.members(e.variable.type)}
        bodies = [self.renamed(e.body, e.variable, name) for name in copies]
        if e.kind == "only":
            alone = [And((a, *(Not(b) for b in bodies if b is not a))) for a in bodies]
            return Or(tuple(alone)), {**bound, **copies}
        return (Or if e.kind == "exists" else And)(tuple(bodies)), {**bound, **copies}

    def renamed(self, e: Expression, variable: Variable, name: str) -> Expression:
        """Return the expression with the variable under another name, wherever it is not bound anew."""
        from intrigue.model.substitution import substitute

        return substitute(e, {variable.name: Variable(name, variable.type)})

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
                    yield from self.due(s, then if self.holds(s, condition, bound) else otherwise, bound)
                case ForEach(variable=variable, effects=inner, condition=condition):
                    for each in self.members(variable.type):
                        there = {**bound, variable.name: each}
                        if self.holds(s, condition, there):
                            yield from self.due(s, inner, there)

    def shortened(self, chain: Chain, owner: str | None) -> Chain:
        """Return the chain without those names that, by introspection, lead nowhere."""
        found: list[str] = []
        for each in chain:
            if not (self.world.introspection and each == (found[-1] if found else owner)):
                found.append(each)
        return tuple(found)

    def private(self, s: Mind, path: Chain, fluent: Fluent, value: Value) -> Mind:
        """Return s where only its owner has noticed that the fluent has this value, in the mind at the end of path."""
        if len(path) > s.level or same(self.facts_at(s, path)[fluent], value):
            return s
        facts = s.facts if path else {**s.facts, fluent: value}
        minds = dict(s.minds)
        if s.owner in minds:  # Introspection is off: it also believes that it believes so.
            minds[s.owner] = self.close(self.private(minds[s.owner], path, fluent, value))
        if path:
            minds[path[0]] = self.close(self.private(minds[path[0]], path[1:], fluent, value))
        return replace(s, facts=facts, minds=minds)

    def facts_at(self, s: Mind, path: Chain) -> dict[Fluent, Value]:
        for each in path:
            s = self.bel(s, each)
        return s.facts

    # --- Happening ---

    def step(self, s: Mind, event: Happening) -> Mind:
        """Return s after the event (steps 1 to 3), every mind in it closed but s itself not."""
        assigned = list(self.due(s, event.what.effects, event.bindings))
        facts = {**s.facts, **{fluent: value for chain, fluent, value in assigned if not chain}}
        minds = {}
        for c, mind in s.minds.items():
            seen = self.seen(s, event, c)
            if seen is not None and not (seen is event and self.foreseen(mind, event, assigned)):
                mind = self.step(self.corrected(s, mind, seen), seen)
            for chain, fluent, value in assigned:
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

    def foreseen(self, mind: Mind, event: Happening, assigned: list[tuple[Chain, Fluent, Value]]) -> bool:
        """Return whether this is a rule whose outcome already stands in this mind."""
        if isinstance(event.what, Action) or self.holds(mind, event.precondition, event.bindings):
            return False
        return all(
            same(self.facts_at(mind, self.shortened(chain, mind.owner))[fluent], value)
            for chain, fluent, value in assigned
        )

    def corrected(self, s: Mind, mind: Mind, event: Happening) -> Mind:
        """Return the mind with what it has wrong about the precondition put right."""
        if self.holds(mind, event.precondition, event.bindings):
            return mind
        for atom, bound, yes, around in self.true_atoms(s, event.precondition, event.bindings, True, ()):
            there, here = self.mind_at(s, around), self.mind_at(mind, around)
            if self.holds(here, atom, bound, yes):
                continue
            for chain, fluent in self.readings(atom, bound, around):
                if fluent in self.constants:
                    continue
                actual = self.facts_at(s, chain)[fluent]
                value = actual if is_equality(atom, yes, self.declared[fluent].value) else UNKNOWN
                path = self.shortened(chain, mind.owner)
                mind = self.private(mind, path, fluent, self.declared[fluent].fitting(value))
            del there
        return mind

    def mind_at(self, s: Mind, chain: Chain) -> Mind:
        for each in chain:
            s = self.bel(s, each)
        return s

    def true_atoms(
        self, s: Mind, e: Expression, bound: Bindings, yes: bool, around: Chain
    ) -> Iterator[tuple[Expression, Bindings, bool, Chain]]:
        """Yield the atoms of the clauses that are true in s: each with its bindings, its sign and the minds around it."""
        if not self.holds(self.mind_at(s, around), e, bound, yes):
            return
        match e:
            case Not(part=part):
                yield from self.true_atoms(s, part, bound, not yes, around)
            case And(parts=parts) | Or(parts=parts):
                for part in parts:
                    yield from self.true_atoms(s, part, bound, yes, around)
            case Believes(character=c, body=body):
                yield from self.true_atoms(s, body, bound, yes, (*around, str(self.term(c, bound))))
            case Quantified():
                written_out, inner = self.written_out(e, bound)
                yield from self.true_atoms(s, written_out, inner, yes, around)
            case _:
                yield e, bound, yes, around

    def readings(self, e: Expression, bound: Bindings, around: Chain) -> Iterator[Reading]:
        """Yield every fluent that an atom reads, with the minds in which it does."""
        from intrigue.model.traversal import children

        match e:
            case Read():
                yield around, self.fluent(e, bound)
            case Believes(character=c, body=body):
                yield from self.readings(body, bound, (*around, str(self.term(c, bound))))
            case Quantified() | Aggregate():
                for each in self.members(e.variable.type):
                    yield from self.readings(e.body, {**bound, e.variable.name: each}, around)
            case _:
                for child in children(e):
                    yield from self.readings(child, bound, around)

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

    def happening(self, action: Action, arguments: tuple[Value, ...]) -> Happening:
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
        return self.holds(s if s.owner == actor else self.bel(s, actor), event.what.private, event.bindings)

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
                    wrong = list(self.wrong(here, condition, {}, True))
                    for chain in self.chains():
                        if any(c not in holders for c in chain):
                            self.stated |= {(chain, fluent): value for fluent, value in wrong}
                case CommonBelief(character=c, effects=effects):
                    for inner, fluent, value in list(self.due(here, effects, {})):
                        for chain in self.chains():
                            if chain and chain[-1] == c:
                                self.stated[self.shortened((*chain, *inner), None), fluent] = value
                case _:
                    for chain, fluent, value in list(self.due(here, (statement,), {})):
                        self.stated[chain, fluent] = value

    def wrong(self, here: Mind, e: Expression, bound: Bindings, yes: bool) -> Iterator[tuple[Fluent, Value]]:
        """Yield the values that make the atoms of a condition wrong."""
        match e:
            case Not(part=part):
                yield from self.wrong(here, part, bound, not yes)
            case And(parts=parts) | Or(parts=parts):
                for part in parts:
                    yield from self.wrong(here, part, bound, yes)
            case Quantified():
                written_out, inner = self.written_out(e, bound)
                yield from self.wrong(here, written_out, inner, yes)
            case Read():
                yield self.fluent(e, bound), not yes
            case _:
                read = list(self.readings(e, bound, ()))
                for _, fluent in read:
                    by_default = self.declared[fluent].initial
                    there = replace(here, facts={**here.facts, fluent: by_default})
                    # A comparison of two fluents says of neither what would be wrong.
                    taken = len(read) == 1 and not self.holds(there, e, bound, yes)
                    yield fluent, self.declared[fluent].fitting(by_default if taken else UNKNOWN)

    def initial(self) -> Mind:
        def closed(s: Mind) -> Mind:
            return self.close(replace(s, minds={c: closed(mind) for c, mind in s.minds.items()}))

        return closed(self.stated_mind((), self.level))


def arithmetic(operator: str, left: Value, right: Value) -> Value:
    """Return two numbers combined; a condition counts 1 where it holds."""
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return UNKNOWN
    match operator:
        case "+":
            found: int | float = left + right
        case "-":
            found = left - right
        case "*":
            found = left * right
        case _:
            found = left / right
    return int(found) if found == int(found) else found


def compare(operator: str, left: Value, right: Value) -> bool:
    if operator in ("==", "!="):
        return same(left, right) == (operator == "==")
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return False
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]


def is_equality(atom: Expression, yes: bool, kind: object) -> bool:
    """Return whether an atom fixes the value of what it reads."""
    if kind == YesNo(may_be_unknown=False):
        return True
    match atom:
        case Comparison(operator=operator):
            return (operator if yes else NEGATED[operator]) == "=="
        case TypeTest():
            return False
        case _:
            return True
