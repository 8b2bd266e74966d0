"""`see ... by`, `shows` and `inner`: beliefs that equal the fact, as rules.

`see F by c if COND` becomes

* *sight*: when COND and c's belief about F is not the fact, c believes the fact;
* *absence*, where COND itself speaks of F: when COND does not hold but c believes that it does, what c believes of F
  becomes unknown (a plain yes/no property gets its default). It is required that c's belief is not that already, so the
  rule can never fire twice in a row, whatever else COND says. Where COND does not speak of F, nothing about F was
  expected, so nothing is unlearnt: whoever wrongly thinks that a friend is in the room does not forget what she owns;
* *exclusion*, where a plan `may suppose` F, or something says `ruled_out` of it: when c does not know F, and would see
  F in front of them if it had the value v, and does not, v is ruled out; sight clears what was ruled out. The value
  that absence took away is ruled out too. So whoever searches a village rules out one house after the other.

A condition that itself reads what its observer believes is not guarded further; the bound on rules names such a loop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from intrigue.model.expressions import (
    NO,
    YES,
    Aggregate,
    Assign,
    Believes,
    Comparison,
    Effect,
    Expression,
    ForEach,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    RuledOut,
    Term,
    TypeTest,
)
from intrigue.model.permissions import is_below, members
from intrigue.model.substitution import free_variables, fresh_name, put_term, substitute
from intrigue.model.sugar.minds import Kinds, narrowed_down, openings, value_kind
from intrigue.model.sugar.naming import (
    AT,
    both,
    character_variable,
    declared,
    parameters_of,
    refuse,
    term_type,
    terms_for,
    together,
)
from intrigue.model.terms import CHARACTER, UNKNOWN, Number, Parameter, Signature, Variable, YesNo
from intrigue.model.traversal import change_children, change_expression, children, walk
from intrigue.model.world import Perception, Property, Rule, World

MISS = "miss "
"""What the name of a rule begins with by which somebody notices that what they expected is not there."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is seen, by whom and when; of a narrowed one the observer may be a single character."""

    fluent: Read
    observer: Term
    condition: Expression


def with_perception_rules(world: World) -> World:
    """Return the world with rules for what is perceived; they come first, for one perceives before one reacts."""
    shown = tuple(_shown(world, each) for each in world.properties if each.shows)
    perceptions = (*world.perceptions, *shown)
    inner = tuple(_inner_rule(world, each) for each in world.properties if each.inner)
    if not perceptions and not inner:
        return world
    narrowed = narrowed_down(world)
    made = [rule for each in perceptions for rule in _perception_rules(world, each, narrowed)]
    taken = [each.name for each in world.rules]
    named = []
    for rule in (*made, *inner):
        taken.append(fresh_name(rule.name, taken))
        named.append(replace(rule, name=taken[-1]))
    return replace(
        world,
        properties=tuple(replace(each, shows=False, inner=False) for each in world.properties),
        perceptions=(),
        rules=(*named, *world.rules),
    )


def _shown(world: World, shown: Property) -> Perception:
    """Return the perception that `shows` stands for: by those who are where the first position is."""
    terms = terms_for(shown.parameters)
    observer = character_variable(each.name for each in terms if isinstance(each, Variable))
    present = together(world, observer, terms[0]) if terms else None
    if present is None:
        raise refuse(
            world,
            "E401",
            f"'{shown.name}' shows to those present, but nothing says where they are",
            f"declare 'property {AT}({CHARACTER}): ...', or write 'see {shown.name}(...) by c if ...'",
        )
    return Perception(Read(shown.signature, terms), observer, present)


def _inner_rule(world: World, inner: Property) -> Rule:
    """Return the rule by which the holder of an inner property always knows it."""
    terms = terms_for(inner.parameters)
    if not terms or not world.is_a(term_type(world, terms[0]), CHARACTER):
        raise refuse(world, "E402", f"'{inner.name}' is inner, but its first position is not a character")
    fluent = Read(inner.signature, terms)
    return Rule(f"inner {inner.name}", parameters_of(terms), _differs(terms[0], fluent), _taken_in(terms[0], fluent))


def _differs(observer: Term, fluent: Read) -> Expression:
    return Comparison("!=", Believes(observer, fluent), fluent)


def _taken_in(observer: Term, fluent: Read) -> tuple[Effect, ...]:
    return (Assign(fluent, fluent, (observer,)),)


def _perception_rules(world: World, perception: Perception, narrowed: tuple[Signature, ...]) -> tuple[Rule, ...]:
    """Return the rules of one perception: first for what may be ruled out of these properties, then for the rest."""
    seen = declared(world, perception.fluent.property, "'see'")
    whole = _Sight(perception.fluent, perception.observer, perception.condition)
    rules: list[Rule] = []
    others: list[tuple[Kinds, Expression]] = []
    for kinds in openings(world, seen.signature) if seen.signature in narrowed else ():
        narrow = _narrowed(world, whole, kinds)
        value = _searched_value(seen, narrow[0]) if narrow is not None else None
        if narrow is None or value is None:
            continue
        but = both(*(test for other, test in others if not _apart(world, kinds, other)))
        rules += _rules(world, narrow[0], value, but)
        if not narrow[1]:
            return tuple(rules)
        others.append((kinds, Not(both(*narrow[1]))))
    return (*rules, *_rules(world, whole, None, both(*(test for _, test in others))))


def _apart(world: World, kinds: Kinds, others: Kinds) -> bool:
    """Return whether nothing is of all of these kinds and of all of those."""
    pairs = zip(kinds, others, strict=True)
    return any(one != other and not set(members(world, one)) & set(members(world, other)) for one, other in pairs)


def _narrowed(world: World, whole: _Sight, kinds: Kinds) -> tuple[_Sight, tuple[Expression, ...]] | None:
    """Return the sight of such fluents by such observers alone, and what tells it from the rest; None: no such."""
    kept: dict[str, str] = {}
    for term, kind in zip((whole.observer, *whole.fluent.arguments), kinds, strict=True):
        now = kept.get(term.name, term.type) if isinstance(term, Variable) else f"={term.value}"
        if is_below(world, now, kind):
            continue
        if not isinstance(term, Variable) or not is_below(world, kind, now):
            return None
        kept[term.name] = kind
    terms: dict[str, Term] = {}
    tests: list[Expression] = []
    variables = (each for each in (whole.observer, *whole.fluent.arguments) if isinstance(each, Variable))
    for variable in dict.fromkeys(each for each in variables if each.name in kept):
        kind = kept[variable.name]
        if kind.startswith("="):
            terms[variable.name] = Literal(kind[1:])
            tests.append(Comparison("==", variable, Literal(kind[1:])))
        else:
            terms[variable.name] = Variable(variable.name, kind)
            tests.append(TypeTest(variable, kind))
    fluent = substitute(whole.fluent, terms)
    assert isinstance(fluent, Read)
    condition = change_expression(substitute(whole.condition, terms), lambda node: _settled(world, node))
    narrow = _Sight(fluent, put_term(whole.observer, terms), condition)
    return narrow, tuple(tests)


def _settled(world: World, node: Expression) -> Expression:
    """Return yes or no for a comparison that is decided by what is compared."""
    if not isinstance(node, Comparison) or node.operator not in ("==", "!="):
        return node
    match node.left, node.right:
        case (Variable() | Literal() as one, Variable() | Literal() as other):
            some = [
                set(members(world, each.type if isinstance(each, Variable) else f"={each.value}"))
                for each in (one, other)
            ]
            if some[0] and some[1] and not some[0] & some[1]:
                return NO if node.operator == "==" else YES
    return node


def _rules(world: World, perception: _Sight, value: Variable | None, but: Expression) -> tuple[Rule, ...]:
    """Return the rules of one perception, by which values are ruled out where a variable for them is given.

    `but` says of which fluents and observers it is.
    """
    fluent, observer, condition = perception.fluent, perception.observer, perception.condition
    seen = declared(world, fluent.property, "'see'")
    mentioned = dict.fromkeys((*fluent.arguments, *free_variables(condition)))
    parameters = parameters_of((observer, *mentioned))
    # What is in sight is known anew, so nothing counts as ruled out any more.
    clearing = (ForEach(value, _exclusion(observer, fluent, value, NO)),) if value else ()
    sight = Rule(
        f"see {seen.name}",
        parameters,
        both(but, condition, _differs(observer, fluent)),
        (*_taken_in(observer, fluent), *clearing),
    )
    if not _speaks_of(condition, fluent):
        return (sight,)
    nothing = Literal(seen.initial if seen.value == YesNo() else UNKNOWN)
    # What is missed is ruled out in the same breath, or whoever goes by elimination would think of it again at once.
    missed = (
        (ForEach(value, _exclusion(observer, fluent, value, YES), Comparison("==", Believes(observer, fluent), value)),)
        if value
        else ()
    )
    absence = Rule(
        f"{MISS}{seen.name}",
        parameters,
        both(but, Not(condition), Comparison("!=", Believes(observer, fluent), nothing), Believes(observer, condition)),
        (Assign(fluent, nothing, (observer,)), *missed),
    )
    return (sight, absence, *((_exclusion_rule(perception, seen, parameters, value, but),) if value else ()))


def _searched_value(seen: Property, perception: _Sight) -> Variable | None:
    """Return a variable for the values of what a plan may suppose; None where they cannot be listed."""
    if isinstance(seen.value, Number) or seen.value == YesNo():
        return None
    nodes = tuple(walk(perception.condition))
    taken = {each.name for node in (perception.fluent, *nodes) for each in free_variables(node)}
    taken |= {node.variable.name for node in nodes if isinstance(node, Quantified | Aggregate)}
    taken |= {each.name for each in (perception.observer,) if isinstance(each, Variable)}
    return Variable(fresh_name("value", taken), value_kind(seen.value))


def _exclusion(observer: Term, fluent: Read, value: Term, truth: Literal) -> tuple[Effect, ...]:
    """Return the effects that set, in fact and in the observer's own mind, whether a value is ruled out."""
    excluded = RuledOut(observer, fluent, value)
    return (Assign(excluded, truth), Assign(excluded, truth, (observer,)))


def _exclusion_rule(
    perception: _Sight, seen: Property, parameters: tuple[Parameter, ...], value: Variable, but: Expression
) -> Rule:
    """Return the rule that rules out each value that would be in sight."""
    fluent, observer, condition = perception.fluent, perception.observer, perception.condition
    return Rule(
        f"rule out {seen.name}",
        (*parameters, *parameters_of((value,))),
        both(
            but,
            Not(condition),
            # Whoever has ruled a value out may know the answer by now; that they have ruled it out stays a fact.
            Or(
                (
                    Comparison("==", Believes(observer, fluent), Literal(UNKNOWN)),
                    Believes(observer, RuledOut(observer, fluent, value)),
                )
            ),
            Believes(observer, _with_value(condition, fluent, value)),
            Not(RuledOut(observer, fluent, value)),
        ),
        _exclusion(observer, fluent, value, YES),
    )


def _rebinds(node: Expression, fluent: Read) -> bool:
    """Return whether what stands below the node is about something else than the fluent: another mind, or variable."""
    if isinstance(node, Believes):
        return True
    return isinstance(node, Quantified | Aggregate) and node.variable in fluent.arguments


def _speaks_of(condition: Expression, fluent: Read) -> bool:
    """Return whether the condition reads the fluent where it is evaluated, not in somebody's mind."""
    if condition == fluent:
        return True
    return not _rebinds(condition, fluent) and any(_speaks_of(each, fluent) for each in children(condition))


def _with_value(condition: Expression, fluent: Read, value: Term) -> Expression:
    """Return the condition as it would read if the fluent had this value."""
    if condition == fluent:
        return value
    if _rebinds(condition, fluent):
        return condition
    return change_children(condition, lambda child: _with_value(child, fluent, value))
