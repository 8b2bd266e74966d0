"""`tell about`: for every fact of a property an action by which one character tells it to another.

`tell about P` becomes `tell P(teller, hearer, ..., value)`. The teller must have a motive and believe the fact, unless
`truly or not` is said, and must not yet think that the hearer believes it. The hearer then believes that the teller
believes it, and believes it too where some `believable` line of P holds in the hearer's mind, or none is stated.

Truth values, `none` and numbers are not things, so each has its own action: `tell likes` and `tell not likes`, `tell
holder none`, `tell fond 3`. A number out of a wide range is told without being written out: the hearer takes over what
the teller believes, and there can be no lie about it.

Only what some condition or want reads is worth saying: a property that nothing reads gets no action, and where only
some of its fluents are read (`likes(ann, ring)`, but no other), only these can be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intrigue.model.expressions import (
    NO,
    YES,
    Assign,
    Believes,
    Comparison,
    Did,
    Effect,
    Expression,
    Literal,
    Not,
    Or,
    Read,
    Term,
    TypeTest,
    When,
)
from intrigue.model.prose import Prose
from intrigue.model.substitution import fresh_name, substitute
from intrigue.model.sugar.minds import did_signature
from intrigue.model.sugar.naming import (
    AT,
    both,
    character_variable,
    check_bound,
    declared,
    parameters_of,
    refuse,
    terms_for,
    together,
)
from intrigue.model.terms import CHARACTER, NONE, UNKNOWN, EntityOf, Number, Parameter, Signature, Variable, YesNo
from intrigue.model.traversal import running_expressions, walk
from intrigue.model.world import EVERYBODY_SEES, Action, Observation, Property, World

MOST_TOLD_NUMBERS = 21
"""How many numbers a property's range may have to be told one by one."""

TELLER = Variable("teller", CHARACTER)
HEARER = Variable("hearer", CHARACTER)
SPEAKERS = ("teller", "hearer", "asker")
"""What variables of what is said must not be called."""


def with_telling(world: World) -> World:
    """Return the world with an action for everything that `tell about` allows and something reads."""
    if not world.tells and not world.believables:
        return world
    read = read_facts(world)
    lies = {signature: False for each in world.tells if (signature := each.property)}
    for each in world.tells:
        lies[each.property] |= each.lies
    made = [
        action
        for signature in lies
        if signature in read
        for action in _tellings(world, signature, lies[signature], read[signature])
    ]
    check_bound(len(made), "'tell about'")
    return replace(world, actions=(*world.actions, *made), tells=())


def without_believables(world: World) -> World:
    """Return the world without its `believable` lines, which tellings and answers have taken up."""
    return replace(world, believables=()) if world.believables else world


def read_facts(world: World) -> dict[Signature, tuple[tuple[Term, ...], ...]]:
    """Return every property and memory that is read after the start, with the positions in which it is."""
    found: dict[Signature, dict[tuple[Term, ...], None]] = {}
    for node in (node for each in running_expressions(world) for node in walk(each)):
        if isinstance(node, Read):
            found.setdefault(node.property, {})[node.arguments] = None
        elif isinstance(node, Did):
            found.setdefault(did_signature(node.action), {})[node.arguments] = None
    return {signature: tuple(positions) for signature, positions in found.items()}


def worth_saying(told: Property, read: Sequence[tuple[Term, ...]]) -> tuple[Expression, ...]:
    """Return the condition that something reads the fluent; nothing where something reads all fluents of the property.

    It hangs on entities alone, so what is not worth saying is left out when positions are filled in. Variables stand
    for the positions as `terms_for` names them.
    """
    fluent = terms_for(told.parameters, SPEAKERS)
    patterns: dict[Expression, None] = {}
    for arguments in read:
        parts: list[Expression] = []
        for position, argument, parameter in zip(fluent, arguments, told.parameters, strict=True):
            if isinstance(position, Variable) and isinstance(argument, Literal):
                parts.append(Comparison("==", position, argument))
            elif isinstance(position, Variable) and isinstance(argument, Variable) and argument.type != parameter.type:
                parts.append(TypeTest(position, argument.type))
        patterns[both(*parts)] = None
    if YES in patterns:
        return ()
    return (next(iter(patterns)),) if len(patterns) == 1 else (Or(tuple(patterns)),)


@dataclass(frozen=True)
class _Fact:
    """One way in which a property can be told."""

    name: str
    """The action's name."""
    fluent: Read
    value: Expression
    """What is told; a variable, a constant, or what the teller believes."""
    sentence: str
    """What is said, in words."""


def _tellings(world: World, signature: Signature, lies: bool, read: Sequence[tuple[Term, ...]]) -> tuple[Action, ...]:
    told = declared(world, signature, "'tell about'")
    fluent = Read(signature, terms_for(told.parameters, SPEAKERS))
    wide = isinstance(told.value, Number) and not _numbers(told.value)
    if wide and lies:
        raise refuse(
            world,
            "E403",
            f"'{told.name}' has too many numbers to be told truly or not",
            f"leave out 'truly or not', or give it a range of at most {MOST_TOLD_NUMBERS} whole numbers",
        )
    worth = worth_saying(told, read)
    return tuple(_telling(world, told, fact, lies, worth) for fact in _facts(told, fluent))


def _numbers(value: Number) -> range:
    """Return the numbers to be told one by one; none where the range is open, wide or not of whole numbers."""
    if not isinstance(value.low, int) or not isinstance(value.high, int):
        return range(0)
    found = range(value.low, value.high + 1)
    return found if len(found) <= MOST_TOLD_NUMBERS else range(0)


def _facts(told: Property, fluent: Read) -> tuple[_Fact, ...]:
    """Return all ways to tell a property."""
    name, words = told.name, told.name.replace("_", " ")
    subjects = [placeholder(each) for each in fluent.arguments]
    of = f"{words} of {' and '.join(subjects)}" if subjects else words
    match told.value:
        case YesNo() if len(subjects) == 1:
            yes, no = f"{subjects[0]} is {words}", f"{subjects[0]} is not {words}"
        case YesNo() if subjects:
            yes = f"{subjects[0]} {words} {', '.join(subjects[1:])}"
            no = f"it is not so that {yes}"
        case YesNo():
            yes, no = f"{words} is so", f"{words} is not so"
        case EntityOf(type=kind, may_be_none=may_be_none):
            taken = (TELLER.name, HEARER.name, *(each.name for each in parameters_of(fluent.arguments)))
            value = Variable(fresh_name("value", taken), kind)
            where = f"{subjects[0]} is {words} {{{value.name}}}"
            some = where if words == AT and len(subjects) == 1 else f"the {of} is {{{value.name}}}"
            nothing = (_Fact(f"tell {name} none", fluent, Literal(NONE), f"there is no {of}"),)
            return (_Fact(f"tell {name}", fluent, value, some), *(nothing if may_be_none else ()))
        case Number() as numbers if each_number := _numbers(numbers):
            return tuple(
                _Fact(f"tell {name} {each}", fluent, Literal(each), f"the {of} is {each}") for each in each_number
            )
        case Number():
            return (_Fact(f"tell {name}", fluent, Believes(TELLER, fluent), f"they know the {of}"),)
    return (_Fact(f"tell {name}", fluent, YES, yes), _Fact(f"tell not {name}", fluent, NO, no))


def placeholder(term: Term) -> str:
    """Return what prose writes for a position."""
    return f"{{{term.name}}}" if isinstance(term, Variable) else str(term.value).replace("_", " ")


def _telling(world: World, told: Property, fact: _Fact, lies: bool, worth: Sequence[Expression]) -> Action:
    variable = character_variable(each.name for each in parameters_of(fact.fluent.arguments))
    present = together(world, variable, TELLER)
    believed, unheard = _told_because(fact)
    # That the number is news to the hearer compares two beliefs; who overhears it must not unlearn both over that.
    private = isinstance(fact.value, Believes)
    return Action(
        fact.name,
        _parameters(fact),
        both(
            Comparison("!=", TELLER, HEARER),
            together(world, TELLER, HEARER) or YES,
            *worth,
            YES if lies else believed,
            YES if private else unheard,
        ),
        unheard if private else YES,
        (
            Assign(fact.fluent, fact.value, (HEARER, TELLER)),
            *adopted(world, told, fact.fluent, fact.value, TELLER, HEARER),
        ),
        (TELLER,),
        observations=(Observation(variable, present),) if present else EVERYBODY_SEES,
        prose=(Prose("plain", f"{{teller}} [tell] {{hearer}} that {fact.sentence}."),),
    )


def _told_because(fact: _Fact) -> tuple[Expression, Expression]:
    """Return the conditions that the teller believes the fact, and does not think that the hearer does."""
    fluent, value = fact.fluent, fact.value
    if isinstance(value, Believes):
        known = Comparison("!=", value, Literal(UNKNOWN))
        return known, Comparison("!=", Believes(TELLER, Believes(HEARER, fluent)), value)
    so = Comparison("==", fluent, value)
    return Believes(TELLER, so), Not(Believes(TELLER, Believes(HEARER, so)))


def _parameters(fact: _Fact) -> tuple[Parameter, ...]:
    """Return teller, hearer, the property's positions with its constants, and the value if it is a variable."""
    value = parameters_of((fact.value,)) if isinstance(fact.value, Variable) else ()
    return (*parameters_of((TELLER, HEARER)), *positions_told(fact.fluent), *value)


def positions_told(fluent: Read) -> tuple[Parameter, ...]:
    """Return the positions of what is told or asked as an action has them, its constants among them."""
    return tuple(
        Parameter(each.name, each.type) if isinstance(each, Variable) else Parameter(str(each.value), "", each.value)
        for each in fluent.arguments
    )


def adopted(
    world: World, told: Property, fluent: Read, value: Expression, teller: Variable, hearer: Variable
) -> tuple[Effect, ...]:
    """Return the effect by which a hearer takes over what is said: where it is believable in the hearer's mind."""
    adopt = Assign(fluent, value, (hearer,))
    conditions: list[Expression] = []
    for each in world.believables:
        if each.fluent.property != told.signature:
            continue
        terms: dict[str, Term] = {each.teller.name: teller, each.hearer.name: hearer}
        extra: list[Expression] = []
        for written, given in zip(each.fluent.arguments, fluent.arguments, strict=True):
            if isinstance(written, Variable):
                given = terms.setdefault(written.name, given)
                written = terms[written.name]
            if written != given:
                extra.append(Comparison("==", given, written))
        conditions.append(both(*extra, substitute(each.condition, terms)))
    if not conditions or YES in conditions:
        return (adopt,)
    believable = conditions[0] if len(conditions) == 1 else Or(tuple(conditions))
    return (When(Believes(hearer, believable), (adopt,)),)
