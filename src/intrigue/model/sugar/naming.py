"""What the rewriting passes share: names for what they make, properties they look up, and how they refuse.

Names made here may hold blanks, which no author can write without backticks, so they clash with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from intrigue.errors import BoundError, Diagnostic, InputError, Place
from intrigue.model.expressions import YES, And, Comparison, Expression, Literal, Read, Term
from intrigue.model.substitution import fresh_name
from intrigue.model.terms import CHARACTER, NONE, UNKNOWN, EntityOf, Parameter, Signature, Variable
from intrigue.model.world import Property, Rule, World

AT = "at"
"""The property that says where somebody is, wherever a construct speaks of being present or together."""

MOST_GENERATED = 100_000
"""How many constructs rewriting a world may make."""

CODES: dict[str, str] = {
    "E401": "`shows` or `tell about` in a world that does not say where people are",
    "E402": "`inner` with a property whose first position is not a character",
    "E403": "a lie about a number, which cannot be written out value by value",
    "E404": "ruling out values of a property that has no list of values",
    "E405": "a construct that speaks of a property or an action that the world does not have",
    "E406": "a rule tied to an action that no action of the world fits",
}
"""The codes of this package's diagnostics."""


def refuse(world: World, code: str, message: str, hint: str = "") -> InputError:
    """Return the error to raise for a world that cannot be rewritten."""
    # A world may come from Python and has no text; the world's name is the best place there is.
    return InputError((Diagnostic(code, message, Place(world.name, 0, 0), hint=hint),))


def check_bound(made: int, what: str) -> None:
    """Raise BoundError where a pass would make more than allowed."""
    if made > MOST_GENERATED:
        raise BoundError(f"{what} would make {made:,} constructs; the most is {MOST_GENERATED:,}")


def both(*conditions: Expression) -> Expression:
    """Return the conjunction, flat and without parts that are plainly yes."""
    kept = [part for each in conditions for part in (each.parts if isinstance(each, And) else (each,)) if part != YES]
    return kept[0] if len(kept) == 1 else And(tuple(kept)) if kept else YES


def variables_for(kinds: Iterable[str], taken: Iterable[str] = ()) -> tuple[Variable, ...]:
    """Return one variable for each type, named after it, all different and different from the names taken."""
    names = list(taken)
    found = []
    for kind in kinds:
        names.append(fresh_name(kind.replace(" ", "_"), names))
        found.append(Variable(names[-1], kind))
    return tuple(found)


def terms_for(parameters: tuple[Parameter, ...], taken: Iterable[str] = ()) -> tuple[Term, ...]:
    """Return what fills a property's positions when all its fluents are meant: fresh variables, and its constants."""
    fresh = iter(variables_for((each.type for each in parameters if each.constant is None), taken))
    return tuple(next(fresh) if each.constant is None else Literal(each.constant) for each in parameters)


def parameters_of(terms: Iterable[Term]) -> tuple[Parameter, ...]:
    """Return parameters that bind the variables among the terms, each once."""
    names = dict.fromkeys(each for each in terms if isinstance(each, Variable))
    return tuple(Parameter(each.name, each.type) for each in names)


def positions(parameters: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """Return the parameters as a property has them: each named after its type or constant."""
    return tuple(
        Parameter(each.type, each.type) if each.constant is None else Parameter(str(each.constant), "", each.constant)
        for each in parameters
    )


def term_of(parameter: Parameter) -> Term:
    """Return what refers to an event's parameter inside that event."""
    return parameter.variable if parameter.constant is None else Literal(parameter.constant)


def term_type(world: World, term: Term) -> str:
    """Return a type of what a term stands for; empty for what is no entity."""
    if isinstance(term, Variable):
        return term.type
    entity = world.entity.get(term.value) if isinstance(term.value, str) else None
    return entity.types[0] if entity else ""


def position_of(world: World, term: Term) -> Read | None:
    """Return the fluent that says where the entity is: `at(...)` of one position that fits; None if there is none."""
    kind = term_type(world, term)
    for each in world.properties:
        if each.name == AT and len(each.parameters) == 1 and world.is_a(kind, each.parameters[0].type):
            return Read(each.signature, (term,))
    return None


def together(world: World, one: Term, other: Term) -> Expression | None:
    """Return the condition that both are at the same place; None where the world does not say where one of them is.

    Two of whom it is not known where they are, or who are nowhere, are not together.
    """
    first, second = position_of(world, one), position_of(world, other)
    if first is None or second is None:
        return None
    place = world.property[first.property].value
    somewhere = [Comparison("!=", first, Literal(UNKNOWN))]
    if isinstance(place, EntityOf) and place.may_be_none:
        somewhere.append(Comparison("!=", first, Literal(NONE)))
    return both(Comparison("==", first, second), *somewhere)


def declared(world: World, signature: Signature, what: str) -> Property:
    """Return the property, or refuse the construct that names it."""
    found = world.property.get(signature)
    if found is None:
        raise refuse(world, "E405", f"{what} speaks of {signature}, which is not a property of this world")
    return found


def rule_labels(rules: Iterable[Rule]) -> list[str]:
    """Return for every rule a name that no other has: its own, or `rule` and its number; with a number if repeated."""
    labels: list[str] = []
    for number, rule in enumerate(rules, 1):
        labels.append(fresh_name(rule.name or f"rule {number}", labels))
    return labels


def character_variable(taken: Iterable[str]) -> Variable:
    """Return a variable for any character, called `c` where that is free."""
    return Variable(fresh_name("c", taken), CHARACTER)
