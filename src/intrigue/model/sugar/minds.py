"""`knows`, `did`, `ruled_out` and `forgets`: what minds keep, in terms of yes/no properties and plain assignments.

* `c knows COND` is COND and `c believes COND`; `c knows VALUE` means that c's belief is the fact, and not unknown.
* `did ACTION(...)` reads the yes/no property named `did ACTION`, which the action itself sets: whoever observes the
  action applies it in their mind and so remembers it; whoever takes it for another action remembers that one.
* `ruled_out(c, P(...), v)` reads the yes/no property named `ruled_out P`, with the value as its last position.
* `c forgets P(...)`: in c's mind it becomes unknown, or the default where a plain yes/no property cannot be unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intrigue.errors import BoundError
from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Assign,
    Believes,
    Comparison,
    Conditional,
    Did,
    Effect,
    Expression,
    ForEach,
    Forget,
    Knows,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    RuledOut,
    Term,
    TypeTest,
    When,
)
from intrigue.model.permissions import is_below
from intrigue.model.sugar.naming import both, declared, positions, refuse, term_of
from intrigue.model.terms import (
    CHARACTER,
    RULED_OUT,
    UNKNOWN,
    EntityOf,
    Number,
    Parameter,
    Signature,
    Value,
    Variable,
    YesNo,
)
from intrigue.model.traversal import (
    change_children,
    change_expression,
    change_world,
    children,
    running_expressions,
    start_expressions,
    world_effects,
    world_nodes,
)
from intrigue.model.world import MayInfer, MaySuppose, Property, World

Kinds = tuple[str, ...]
"""Types, or `=` and a single thing: one for each position."""
Openings = Mapping[Signature, tuple[Kinds, ...]]
"""Of which fluents of each property values may be ruled out."""

MOST_KNOWS = 6
"""How deep `knows` may nest; each level doubles its condition."""

TRUTH_VALUES = "yes or no"
"""The type of a variable that ranges over yes and no."""

DID = "did "
"""What the name of an action's memory begins with."""


def with_memories(world: World) -> World:
    """Return the world with a property `did ACTION` for every action that some `did` mentions, set by that action."""
    mentioned = [each for each in _deeds(world) if did_signature(each) not in world.property]
    if not mentioned:
        return world
    for each in mentioned:
        if each not in world.action:
            raise refuse(world, "E405", f"'did' speaks of {each}, which is not an action of this world")
    properties = [Property(DID + each.name, positions(world.action[each].parameters), YesNo()) for each in mentioned]
    actions = tuple(
        replace(each, effects=(*each.effects, _remember(each.signature, tuple(map(term_of, each.parameters)))))
        if each.signature in mentioned
        else each
        for each in world.actions
    )
    return replace(world, properties=(*world.properties, *properties), actions=actions)


def _deeds(world: World) -> tuple[Signature, ...]:
    """Return the actions that some `did` mentions, in order of appearance."""
    found = [node.action for node in world_nodes(world) if isinstance(node, Did)]
    effects = (each for each in world_effects(world) if isinstance(each, Assign | Forget))
    found += [each.fluent.action for each in effects if isinstance(each.fluent, Did)]
    named = [each.property for each in world.tells] + [each.property for each in world.asks]
    named += [each.property for each in world.permissions if isinstance(each, MaySuppose | MayInfer)]
    found += [Signature(each.name.removeprefix(DID), each.kinds) for each in named if each.name.startswith(DID)]
    return tuple(dict.fromkeys(found))


def did_signature(action: Signature) -> Signature:
    """Return the property that remembers an action."""
    return Signature(DID + action.name, action.kinds)


def _remember(action: Signature, arguments: tuple[Term, ...]) -> Effect:
    return Assign(Read(did_signature(action), arguments), YES)


def value_kind(value: EntityOf | YesNo) -> str:
    """Return the type of a variable that ranges over a property's values."""
    return value.type if isinstance(value, EntityOf) else TRUTH_VALUES


def narrowed_down(world: World) -> tuple[Signature, ...]:
    """Return the properties whose values may be ruled out: those that may be supposed, or that `ruled_out` names."""
    return _narrowed_down(world, _ruled_out_nodes(world))


def _narrowed_down(world: World, named: Iterable[RuledOut]) -> tuple[Signature, ...]:
    supposed = [each.property for each in world.permissions if isinstance(each, MaySuppose)]
    return tuple(dict.fromkeys((*supposed, *(node.fluent.property for node in named))))


def _ruled_out_nodes(world: World) -> list[RuledOut]:
    nodes = (node for node in world_nodes(world) if isinstance(node, RuledOut))
    set_ones = (each.fluent for each in world_effects(world) if isinstance(each, Assign))
    return [node for node in (*nodes, *set_ones) if isinstance(node, RuledOut)]


def openings(world: World, signature: Signature) -> tuple[Kinds, ...]:
    """Return of which fluents of a property values may be ruled out: kinds for who rules out, then for the positions.

    These are those that may be supposed, unless the world speaks of others.
    """
    everything = (CHARACTER, *signature.kinds)
    known = declared(world, signature, "'may suppose' or 'ruled_out'")
    if _kept_in(known, everything) in world.property:
        return (everything,)
    hopes = [each for each in world.permissions if isinstance(each, MaySuppose) and each.property == signature]
    stated = [(who, *(each.kinds or signature.kinds)) for each in hopes for who in each.who or (CHARACTER,)]
    spoken_of = [node for node in _ruled_out_nodes(world) if node.fluent.property == signature]
    if not all(_opening(world, stated, node) for node in spoken_of):
        return (everything,)
    widest = [each for each in stated if not any(each != other and _within(world, each, other) for other in stated)]
    return tuple(dict.fromkeys(widest))


def _within(world: World, kinds: Kinds, others: Kinds) -> bool:
    return all(is_below(world, kind, other) for kind, other in zip(kinds, others, strict=True))


def _opening(world: World, among: Iterable[Kinds], node: RuledOut) -> Kinds | None:
    """Return the first of these kinds that surely covers what is said to be ruled out."""
    terms = (node.holder, *node.fluent.arguments)
    given = tuple(each.type if isinstance(each, Variable) else f"={each.value}" for each in terms)
    return next((each for each in among if _within(world, given, each)), None)


def narrowed(parameters: Iterable[Parameter], kinds: Iterable[str]) -> tuple[Parameter, ...]:
    """Return the positions of a property, narrowed to these kinds."""
    own = positions(parameters)
    narrow = (Parameter(kind[1:], "", kind[1:]) if kind.startswith("=") else Parameter(kind, kind) for kind in kinds)
    return tuple(
        mine if mine.kind == kind else other for mine, other, kind in zip(own, narrow, tuple(kinds), strict=True)
    )


def _kept_in(known: Property, kinds: Kinds) -> Signature:
    """Return what keeps which values of such fluents are ruled out."""
    last = () if isinstance(known.value, Number) else (value_kind(known.value),)
    return Signature(RULED_OUT + known.name, (*kinds, *last))


def ruled_out_properties(world: World) -> tuple[Property, ...]:
    """Return the properties that are still missing for values to be ruled out."""
    named = _ruled_out_nodes(world)
    read = {node.fluent.property for node in named}
    made: list[Property] = []
    for signature in _narrowed_down(world, named):
        ruled_out = declared(world, signature, "'may suppose' or 'ruled_out'")
        if not isinstance(ruled_out.value, Number):
            kind = value_kind(ruled_out.value)
            whole = (Parameter(CHARACTER, CHARACTER), *ruled_out.parameters)
            for kinds in openings(world, signature):
                where = (*narrowed(whole, kinds), Parameter(kind, kind))
                made.append(Property(RULED_OUT + ruled_out.name, where, YesNo()))
        elif signature in read:
            raise refuse(world, "E404", f"'ruled_out' speaks of '{ruled_out.name}', whose values are numbers")
    return tuple(each for each in made if each.signature not in world.property)


def with_plain_minds(world: World) -> World:
    """Return the world with `knows`, `did`, `ruled_out` and `forgets` written out; memories are already declared."""
    about = {each: openings(world, each) for each in narrowed_down(world)}
    world = replace(world, properties=(*world.properties, *ruled_out_properties(world)))
    for expression in (*start_expressions(world), *running_expressions(world)):
        if _knows_depth(expression) > MOST_KNOWS:
            raise BoundError(f"'knows' nests deeper than {MOST_KNOWS} in world '{world.name}'")

    def node(each: Expression) -> Expression:
        return _plain(world, each, about)

    def effects(each: Effect) -> tuple[Effect, ...]:
        return _plain_effect(world, each, about)

    return change_world(world, lambda each: change_expression(each, node), effects)


def _knows_depth(node: Expression) -> int:
    below = max(map(_knows_depth, children(node)), default=0)
    return below + isinstance(node, Knows)


def _plain(world: World, node: Expression, about: Openings) -> Expression:
    """Return a node, below which all is plain already, as a plain one."""
    match node:
        case Did(action=action, arguments=arguments):
            return Read(did_signature(action), arguments)
        case Knows(character=character, body=body) if is_condition(world, body):
            condition = definite(world, body)
            return both(condition, Believes(character, condition))
        case Knows(character=character, body=body):
            return And((Comparison("==", Believes(character, body), body), Comparison("!=", body, Literal(UNKNOWN))))
        case RuledOut():
            return _excluded(world, node, about)
        case _:
            return node


def _excluded(world: World, node: RuledOut, about: Openings) -> Read:
    of_these = about[node.fluent.property]
    kinds = _opening(world, of_these, node) or of_these[0]
    signature = _kept_in(world.property[node.fluent.property], kinds)
    return Read(signature, (node.holder, *node.fluent.arguments, node.value))


def _plain_effect(world: World, effect: Effect, about: Openings) -> tuple[Effect, ...]:
    match effect:
        case Assign(fluent=Did(action=action, arguments=arguments)):
            return (replace(effect, fluent=Read(did_signature(action), arguments)),)
        case Assign(fluent=RuledOut() as excluded):
            return (replace(effect, fluent=_excluded(world, excluded, about)),)
        case Forget(character=character, fluent=fluent):
            target = Read(did_signature(fluent.action), fluent.arguments) if isinstance(fluent, Did) else fluent
            forgotten = declared(world, target.property, "'forgets'")
            nothing: Value = forgotten.initial if forgotten.value == YesNo() else UNKNOWN
            return (Assign(target, Literal(nothing), (character,)),)
        case When(effects=(), otherwise=()) | ForEach(effects=()):
            return ()
        case When(condition=condition, effects=(), otherwise=otherwise):
            # What is left must be sayable as a text, and there is no word for "if ... then nothing, else".
            return (When(Conditional(condition, NO, YES), otherwise),)
        case _:
            return (effect,)


def is_condition(world: World, node: Expression) -> bool:
    """Return whether the value of an expression is yes or no."""
    match node:
        case Literal(value=value):
            return isinstance(value, bool)
        case Variable(type=kind):
            return kind == TRUTH_VALUES
        case Read(property=signature):
            return isinstance(declared(world, signature, "a condition").value, YesNo)
        case Believes(body=body):
            return is_condition(world, body)
        case Conditional(then=then):
            return is_condition(world, then)
        case Comparison() | TypeTest() | And() | Or() | Not() | Quantified() | Knows() | Did() | RuledOut():
            return True
        case _:
            return False


def definite(world: World, node: Expression) -> Expression:
    """Return the condition with each read that may be unknown compared outright with yes or no.

    Of a property that may be unknown, `p` asks for yes and `not p` for no. What is written out as a part of something
    larger must not change its question when that is negated: `not (c knows p)` holds where c has no idea.
    """
    match node:
        case Read(property=signature) if world.property[signature].value == YesNo(may_be_unknown=True):
            return Comparison("==", node, YES)
        case Not(part=Read() as part) if definite(world, part) != part:
            return Comparison("==", part, NO)
        case Comparison() | TypeTest():
            return node
        case _:
            return change_children(node, lambda child: definite(world, child))
