"""`ask about`: for each property an action by which one character asks another, and is answered honestly or not at all.

`ask about P` becomes `ask P(asker, hearer, ...)`. The asker must have a motive and not know; who is asked answers
(`with`), unless that would hurt at once; a lie is a telling of its own. The one who knows makes the asker believe that
they believe it, and the asker believes it too where it is `believable`. Who asks somebody that does not know either
learns nothing, and does not ask the same again. Of a plain yes/no property everybody has an idea; one asks about it
whom one takes to think otherwise.

What makes people ask is hope: one mind holds one world, and nobody can think "he knows, but I do not know what". So
where a plan `may suppose P`, it may also suppose `answer P(hearer, ...)`: what somebody would say. In fact nobody
has that answer, for what is said in fact is what the hearer believes; it stands for it in the plan of who asks.

Not knowing is private to the asker: that somebody asks shows others nothing but what they see of the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intrigue.model.expressions import (
    YES,
    Assign,
    Believes,
    Comparison,
    Effect,
    Expression,
    ForEach,
    Literal,
    Not,
    Quantified,
    Read,
    RuledOut,
    Term,
    TypeTest,
    When,
)
from intrigue.model.prose import Prose
from intrigue.model.substitution import fresh_name, put_term, substitute, substitute_effect
from intrigue.model.sugar.minds import Kinds, openings, value_kind
from intrigue.model.sugar.naming import (
    AT,
    both,
    character_variable,
    declared,
    parameters_of,
    positions,
    terms_for,
    together,
)
from intrigue.model.sugar.speech import SPEAKERS, adopted, placeholder, positions_told, read_facts, worth_saying
from intrigue.model.terms import CHARACTER, UNKNOWN, EntityOf, Number, Parameter, Variable, YesNo
from intrigue.model.world import EVERYBODY_SEES, Action, MaySuppose, Observation, Property, World

ASKER = Variable("asker", CHARACTER)
HEARER = Variable("hearer", CHARACTER)
ANSWER = "answer "
"""What the name of the property begins with that stands for what somebody would say."""


def with_asking(world: World) -> World:
    """Return the world with an action for every property that `ask about` names and something reads."""
    if not world.asks:
        return world
    read = read_facts(world)
    asked = [each for each in dict.fromkeys(each.property for each in world.asks) if each in read]
    permitted = [each for each in world.permissions if isinstance(each, MaySuppose)]
    properties, actions, permissions = [], [], []
    for signature in asked:
        about = declared(world, signature, "'ask about'")
        hopes = [each for each in permitted if each.property == signature]
        answer = _answer(about) if hopes and _can_be_hoped(about) else None
        if answer is not None:
            properties.append(answer)
            permissions += [
                replace(each, property=answer.signature, kinds=(CHARACTER, *each.kinds) if each.kinds else ())
                for each in hopes
            ]
        worth = worth_saying(about, read[signature])
        parts = openings(world, signature) if answer is not None else ()
        if (CHARACTER, *signature.kinds) in parts:
            parts = ()
        narrow = [_in_part(_asking(world, about, answer, worth), about, kinds) for kinds in parts]
        actions += [each for each, _ in narrow]
        rest = _asking(world, about, None if narrow else answer, worth)
        actions.append(replace(rest, precondition=both(*(Not(test) for _, test in narrow), rest.precondition)))
    return replace(
        world,
        properties=(*world.properties, *properties),
        actions=(*world.actions, *actions),
        permissions=(*world.permissions, *permissions),
        asks=(),
    )


def _can_be_hoped(about: Property) -> bool:
    """Return whether an answer can be unknown, and be listed."""
    return not isinstance(about.value, Number) and about.value != YesNo()


def _answer(about: Property) -> Property:
    """Return the property that says what somebody would answer: unknown to all, but there to be supposed."""
    where = (Parameter(CHARACTER, CHARACTER), *positions(about.parameters))
    return Property(f"{ANSWER}{about.name}", where, about.value, UNKNOWN)


def _asking(world: World, about: Property, answer: Property | None, worth: Sequence[Expression]) -> Action:
    fluent = Read(about.signature, terms_for(about.parameters, SPEAKERS))
    variable = character_variable(each.name for each in parameters_of(fluent.arguments))
    present = together(world, variable, HEARER)
    known = Believes(HEARER, fluent)
    hoped = Read(answer.signature, (HEARER, *fluent.arguments)) if answer is not None else None
    private: tuple[Expression, ...] = (Believes(ASKER, _open_question(about, fluent)),)
    instead: tuple[Effect, ...] = ()
    if answer is not None and hoped is not None:
        value = _value_of(answer, fluent.arguments)
        in_vain = RuledOut(ASKER, hoped, value)
        private = (*private, Believes(ASKER, Not(Quantified("exists", value, in_vain))))
        nothing = ForEach(value, (Assign(in_vain, YES), Assign(in_vain, YES, (ASKER,))))
        instead = (When(_is_known(hoped), _said(world, about, fluent, hoped), (nothing,)),)
    return Action(
        f"ask {about.name}",
        (*parameters_of((ASKER, HEARER)), *positions_told(fluent)),
        both(Comparison("!=", ASKER, HEARER), together(world, ASKER, HEARER) or YES, *worth),
        both(*private),
        (When(_is_known(known), _said(world, about, fluent, known), instead),),
        (ASKER,),
        (HEARER,),
        observations=(Observation(variable, present),) if present else EVERYBODY_SEES,
        prose=(Prose("plain", f"{{asker}} [ask] {{hearer}} {_question(about, fluent)}."),),
    )


def _in_part(asking: Action, about: Property, kinds: Kinds) -> tuple[Action, Expression]:
    """Return an action of asking narrowed to who asks and to what, and the condition that tells it from the rest."""
    terms: dict[str, Term] = {}
    tests: list[Expression] = []
    for term, kind in zip((ASKER, *terms_for(about.parameters, SPEAKERS)), kinds, strict=True):
        if not isinstance(term, Variable) or term.type == kind:
            continue
        if kind.startswith("="):
            terms[term.name] = Literal(kind[1:])
            tests.append(Comparison("==", term, terms[term.name]))
        else:
            terms[term.name] = Variable(term.name, kind)
            tests.append(TypeTest(term, kind))
    narrow = replace(
        asking,
        parameters=tuple(_position(each, terms.get(each.name)) for each in asking.parameters),
        precondition=substitute(asking.precondition, terms),
        private=substitute(asking.private, terms),
        effects=tuple(substitute_effect(each, terms) for each in asking.effects),
        consenting=tuple(put_term(each, terms) for each in asking.consenting),
        observations=tuple(replace(each, condition=substitute(each.condition, terms)) for each in asking.observations),
    )
    return narrow, both(*tests)


def _position(whole: Parameter, term: Term | None) -> Parameter:
    match term:
        case Variable(type=kind):
            return Parameter(whole.name, kind)
        case Literal(value=value):
            return Parameter(whole.name, "", value)
        case _:
            return whole


def _open_question(about: Property, fluent: Read) -> Expression:
    """Return the condition, in the asker's mind, under which there is something to ask."""
    if about.value == YesNo():
        return Comparison("!=", Believes(HEARER, fluent), fluent)
    return Comparison("==", fluent, Literal(UNKNOWN))


def _is_known(value: Expression) -> Expression:
    return Comparison("!=", value, Literal(UNKNOWN))


def _said(world: World, about: Property, fluent: Read, value: Expression) -> tuple[Effect, ...]:
    """Return what the asker believes of the answer."""
    return (Assign(fluent, value, (ASKER, HEARER)), *adopted(world, about, fluent, value, HEARER, ASKER))


def _value_of(answer: Property, taken: Sequence[Term]) -> Variable:
    assert isinstance(answer.value, EntityOf | YesNo)
    names = (ASKER.name, HEARER.name, *(each.name for each in taken if isinstance(each, Variable)))
    return Variable(fresh_name("value", names), value_kind(answer.value))


def _question(about: Property, fluent: Read) -> str:
    """Return what is asked, in words."""
    words = about.name.replace("_", " ")
    subjects = [placeholder(each) for each in fluent.arguments]
    if words == AT and len(subjects) == 1:
        return f"where {subjects[0]} [be]"
    if isinstance(about.value, YesNo):
        if len(subjects) == 1:
            return f"whether {subjects[0]} [be] {words}"
        return f"whether {subjects[0]} {words} {', '.join(subjects[1:])}" if subjects else f"whether {words} [be] so"
    return f"about the {words} of {' and '.join(subjects)}" if subjects else f"about the {words}"
