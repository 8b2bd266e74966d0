"""Conditions and wants in plain English, from the declarations alone.

Every node of an expression becomes a clause (`clauses.py`); what a property says is read off its name
(`properties.py`). What there are no words for stays in code, between backticks: never a wrong sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from intrigue.model.expressions import (
    OPPOSITE,
    Aggregate,
    And,
    Believes,
    Comparison,
    ComparisonOperator,
    Did,
    Expression,
    Knows,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    RuledOut,
    Term,
    TypeTest,
)
from intrigue.model.permissions import ruled_out_of
from intrigue.model.plans import GroundCall
from intrigue.model.substitution import free_variables
from intrigue.model.sugar.minds import DID
from intrigue.model.terms import CHARACTER, NONE, RULED_OUT, UNKNOWN, EntityOf, Number, Signature, Variable
from intrigue.model.world import World
from intrigue.tell.clauses import GAP, Clause, Negation, Several, Statement, relative
from intrigue.tell.code import in_code
from intrigue.tell.knowledge import with_knowledge
from intrigue.tell.lexicon import ROLES
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.plainly import plain
from intrigue.tell.properties import (
    SOMEBODY,
    Wordless,
    entity_valued,
    is_whereabouts,
    measured,
    question,
    yes_no,
)
from intrigue.tell.quantities import fewer_or_more, indefinite, kind_of, plural_kind, without_exclusions
from intrigue.tell.word_forms import participle, with_a
from intrigue.tell.wordings import worded, worded_value

_SWAPPED: Mapping[str, ComparisonOperator] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def in_english(world: World, condition: Expression, names: Names | None = None) -> str:
    """Return a condition as an English clause, as after `that`."""
    return statement(names or Names(world), condition).finite()


def statement(names: Names, condition: Expression, negation: Negation = "") -> Statement:
    """Return what a condition says, or with a negation its opposite."""
    try:
        return _statement(names, condition, negation)
    except Wordless:
        if any(variable in names.bound for variable in _variables(condition)):
            raise
        if isinstance(condition, Not):
            return statement(names, condition.part, "" if negation else "not")
        if negation:
            try:
                return Clause(Noun("it"), f"be so that {_statement(names, condition, '').finite()}", negation)
            except Wordless:
                pass
        return Clause(Noun(in_code(condition)), "hold", negation)


def _variables(expression: Expression) -> set[str]:
    """Return the names of all variables that an expression leaves open."""
    return {each.name for each in free_variables(expression)}


def _statement(names: Names, node: Expression, negation: Negation) -> Statement:
    said = _by_the_author(names, node)
    if said is not None:
        return _denied(said, negation)
    match node:
        case Not(part=part):
            return _statement(names, part, "" if negation else "not")
        case Read():
            return _denied(_yes_no(names, node), negation)
        case Comparison():
            return _comparison(names, node, negation)
        case Believes() | Knows():
            return _denied(_thought(names, node), negation)
        case And() | Or():
            return _joined(names, node, negation)
        case Quantified():
            return _quantified(names, node, negation)
        case TypeTest(subject=subject, type=kind):
            return Clause(_valued(names, subject), f"be {with_a(kind.replace('_', ' '))}", negation)
        case Did(action=action, arguments=arguments):
            return _denied(_done(names, action, arguments), negation)
        case RuledOut(holder=holder, fluent=fluent, value=value):
            return _denied(_ruled_out(names, holder, fluent, value), negation)
    raise Wordless


def _by_the_author(names: Names, node: Expression) -> Clause | None:
    """Return the author's own words for what a condition says of one property, where there are any."""
    if not names.world.wordings:
        return None
    match node:
        case Read(property=signature, arguments=arguments):
            return worded(names, signature, arguments)
        case Comparison(left=Read() as left, operator=operator, right=Literal(value=bool(truth))):
            said = worded(names, left.property, left.arguments) if operator in ("==", "!=") else None
            return said.denied() if said is not None and truth != (operator == "==") else said
        case Comparison(left=Read() as left, operator=operator, right=right):
            return worded_value(names, left, operator, right)
        case Comparison(left=left, operator=operator, right=Read() as right) if operator in _SWAPPED:
            return worded_value(names, right, _SWAPPED[operator], left)
    return None


def _denied(clause: Clause, negation: Negation) -> Clause:
    return clause.denied(negation) if negation else clause


def name_words(signature: Signature) -> list[str]:
    """Return the words that a property's name is made of."""
    return [each for each in signature.name.replace("_", " ").split() if each] or [signature.name]


def _yes_no(names: Names, node: Read) -> Clause:
    signature, arguments = node.property, node.arguments
    if signature.name.startswith(DID):
        return _done(names, Signature(signature.name.removeprefix(DID), signature.kinds), arguments)
    if signature.name.startswith(RULED_OUT):
        excluded = ruled_out_of(names.world, signature)
        return _ruled_out(names, arguments[0], Read(excluded, arguments[1:-1]), arguments[-1])
    return yes_no(name_words(signature), [names.of(each) for each in arguments])


def _done(names: Names, action: Signature, arguments: Sequence[Term]) -> Clause:
    """Return that somebody has done something."""
    values = tuple(each.name if isinstance(each, Variable) else each.value for each in arguments)
    taken = plain(names.world, GroundCall(action, values), names)
    if taken.subject is None:
        raise Wordless
    return Clause(names.called(taken.subject), f"have {participle(taken.phrase)}", perfect=True)


def _ruled_out(names: Names, holder: Term, fluent: Read, value: Term) -> Clause:
    is_so = _comparison(names, Comparison("==", fluent, value), "")
    return Clause(names.of(holder), f"have ruled out that {is_so.finite()}", perfect=True)


# --- Comparisons ------------------------------------------------------------------------------------------------------


def _comparison(names: Names, node: Comparison, negation: Negation) -> Statement:
    left, operator, right = node.left, node.operator, node.right
    if isinstance(left, Literal | Variable) and not isinstance(right, Literal | Variable):
        left, operator, right = right, _SWAPPED[operator], left
    match left, right:
        case Believes(character=character, body=body), _ if body == right:
            clause = Clause(names.of(character), f"be right about {_question(names, body)}")
            return _signed(clause, operator, negation)
        case Believes(character=character, body=body), Literal() | Variable():
            return _denied(_thought(names, Believes(character, Comparison(operator, body, right))), negation)
        case Aggregate(kind="count"), Literal(value=int(number)):
            return _counted(names, left, operator, number, negation)
        case Read(), _:
            return _of_read(names, left, operator, right, negation)
        case Literal() | Variable(), Literal() | Variable():
            other = names.of(right)
            return _signed(Clause(names.of(left), f"be {other.as_object}"), operator, negation)
    raise Wordless


def _signed(clause: Clause, operator: str, negation: Negation) -> Clause:
    if operator not in ("==", "!="):
        raise Wordless
    return _denied(_denied(clause, "not") if operator == "!=" else clause, negation)


def _of_read(
    names: Names, left: Read, operator: ComparisonOperator, right: Expression, negation: Negation
) -> Statement:
    """Return what it says of a property that it has, or has not, a value."""
    words, arguments = name_words(left.property), [names.of(each) for each in left.arguments]
    declared = names.world.property.get(left.property)
    if declared is None:
        raise Wordless
    if right == Literal(UNKNOWN):
        clause = Clause(Noun("it"), f"be unknown {_question(names, left)}")
        return _signed(clause, operator, negation)
    match declared.value, right:
        case Number(), Literal(value=int() | float() as number):
            if negation == "not" or operator == "!=":
                operator, negation = (OPPOSITE[operator], "") if negation == "not" else (operator, negation)
            if operator == "!=":
                return _denied(measured(words, arguments, "==", str(number)), "" if negation else "not")
            return _denied(measured(words, arguments, operator, str(number)), negation)
        case EntityOf(type=kind), _:
            return _of_entity(names, left, kind, operator, right, negation)
        case _, Literal(value=bool(truth)):
            clause = _yes_no(names, left)
            return _signed(clause if truth else _denied(clause, "not"), operator, negation)
    raise Wordless


def _of_entity(
    names: Names, left: Read, kind: str, operator: ComparisonOperator, right: Expression, negation: Negation
) -> Statement:
    words, arguments = name_words(left.property), [names.of(each) for each in left.arguments]
    if operator not in ("==", "!="):
        raise Wordless
    person = names.world.is_a(kind, CHARACTER)
    if right == Literal(NONE):
        if (operator == "==") == (not negation):
            return entity_valued(words, arguments, Noun("nobody" if person else "nothing"), nothing=True)
        some = SOMEBODY if person else Noun("somewhere" if is_whereabouts(words) else "something")
        return entity_valued(words, arguments, some)
    if isinstance(right, Read) and _is_place_of_each(words, left, right):
        return _signed(_where(names, left, right), operator, negation)
    return _signed(entity_valued(words, arguments, _valued(names, right)), operator, negation)


def _is_place_of_each(words: list[str], left: Read, right: Read) -> bool:
    return is_whereabouts(words) and right.property.name == left.property.name and len(right.arguments) == 1


def _where(names: Names, left: Read, right: Read) -> Clause:
    """Return that one is where the other is; whose wish it is comes first."""
    one, other = names.of(left.arguments[0]), names.of(right.arguments[0])
    if names.holder is not None and other.key == names.holder and one.subject != GAP:
        one, other = other, one
    if other.subject == GAP:
        one, other = other, one
    return Clause(one, f"be where {Clause(other, 'be').finite().strip()}")


def _valued(names: Names, value: Expression) -> Noun:
    """Return an expression that stands for an entity as a noun: `whoever owns the pearls`, `Sakura's company`."""
    match value:
        case Literal() | Variable():
            return names.of(value)
        case Read(property=signature, arguments=arguments) if len(arguments) == 1:
            declared = names.world.property.get(signature)
            if declared is None or not isinstance(declared.value, EntityOf):
                raise Wordless
            words, owner = name_words(signature), names.of(arguments[0])
            person = names.world.is_a(declared.value.type, CHARACTER)
            if words[-1] in ROLES:
                verb = Clause(Noun("whoever"), f"{ROLES[words[-1]]} {owner.as_object}")
                return Noun(verb.finite(), person=person)
            if is_whereabouts(words):
                return Noun(f"the place where {Clause(owner, 'be').finite().strip()}")
            return Noun(f"{owner.as_owner} {' '.join(words)}", person=person)
    raise Wordless


# --- Minds ------------------------------------------------------------------------------------------------------------


def _thought(names: Names, node: Believes | Knows) -> Clause:
    """Return what somebody believes or knows."""
    who = names.of(node.character)
    match node:
        case Believes(body=Comparison(operator="==", left=Read() as fluent, right=Literal(value=value))) if (
            value is UNKNOWN
        ):
            return Clause(who, f"know {_question(names, fluent)}", "not")
        case Believes(body=Comparison(operator="!=", left=Read() as fluent, right=Literal(value=value))) if (
            value is UNKNOWN
        ):
            return Clause(who, f"have some idea {_question(names, fluent)}")
        case Knows(body=Read() as fluent) if not _is_yes_no(names.world, fluent):
            return Clause(who, f"know {_question(names, fluent)}")
    verb = "believe" if isinstance(node, Believes) else "know"
    inner = statement(names, node.body)
    if isinstance(inner, Several):
        clauses = f" {inner.conjunction} that ".join(each.finite() for each in inner.parts)
        return Clause(who, f"{verb} that {clauses}")
    return Clause(who, f"{verb} that {inner.finite()}")


def _is_yes_no(world: World, fluent: Read) -> bool:
    declared = world.property.get(fluent.property)
    return declared is not None and not isinstance(declared.value, EntityOf | Number)


def _question(names: Names, fluent: Expression) -> str:
    if not isinstance(fluent, Read) or fluent.property not in names.world.property:
        raise Wordless
    said = _by_the_author(names, fluent)
    if said is not None:
        return f"whether {said.finite()}"
    asked = _asked_by_the_author(names, fluent)
    if asked is not None:
        return asked
    value = names.world.property[fluent.property].value
    kind = "entity" if isinstance(value, EntityOf) else "number" if isinstance(value, Number) else "yes or no"
    person = isinstance(value, EntityOf) and names.world.is_a(value.type, CHARACTER)
    return question(name_words(fluent.property), [names.of(each) for each in fluent.arguments], kind, person=person)


def _asked_by_the_author(names: Names, fluent: Read) -> str | None:
    """Return a question about an entity by the author's words for any value: `whom she loves`; None: there are none."""
    value = names.world.property[fluent.property].value
    if not isinstance(value, EntityOf):
        return None
    person = names.world.is_a(value.type, CHARACTER)
    left_out = Variable(GAP, value.type)
    with_gap = names.with_variable(GAP, Noun(GAP, owner=f"{GAP}'s", person=person, key=GAP))
    said = worded_value(with_gap, fluent, "==", left_out)
    found = relative(said, person) if said is not None else None
    if found is None:
        return None
    if not found.startswith("that "):
        return found
    return f"{'whom' if person else 'what'} {found.removeprefix('that ')}"


# --- Several and some -------------------------------------------------------------------------------------------------


def _joined(names: Names, node: And | Or, negation: Negation) -> Statement:
    parts = with_knowledge(node.parts) if isinstance(node, And) else list(node.parts)
    if len(parts) == 1:
        return statement(names, parts[0], negation)
    if not parts or (negation == "no longer" and isinstance(node, And)):
        raise Wordless
    found = [statement(names, each, negation) for each in parts]
    clauses = tuple(each for each in found if isinstance(each, Clause))
    if len(clauses) < len(found):
        raise Wordless
    conjunction = isinstance(node, And) == (not negation)
    return Several(clauses, "and" if conjunction else "or")


def _quantified(names: Names, node: Quantified, negation: Negation) -> Statement:
    variable, body = node.variable, node.body
    if node.kind == "exists":
        return _some(names, variable, body, negation)
    if node.kind == "only":
        if negation:
            raise Wordless
        kind = kind_of(names.world, variable.type)
        return _main(names, variable, body, lambda more: Noun(f"exactly one {kind}{more}", key=variable.name))
    person = names.world.is_a(variable.type, CHARACTER)
    kind = kind_of(names.world, variable.type)
    if negation:
        return _some(names, variable, Not(body), "")
    match body:
        case Or(parts=(Not(part=restriction), consequence)):
            relative = _relative(names, variable, restriction)
            return _main(
                names, variable, consequence, lambda more: Noun(f"every {kind}{relative}{more}", key=variable.name)
            )
    every = "everybody" if person and variable.type == CHARACTER else f"every {kind}"
    return _main(names, variable, body, lambda more: Noun(f"{every}{more}", key=variable.name), restricted=False)


def _some(names: Names, variable: Variable, body: Expression, negation: Negation) -> Statement:
    """Return that something is so of some entity of a type, or of none."""

    def some(more: str) -> Noun:
        return indefinite(names.world, variable, f"{more}", others)

    body, others = without_exclusions(variable, body)
    if isinstance(body, And):
        besides = [each for each in body.parts if variable.name not in _variables(each)]
        if besides and len(besides) < len(body.parts):
            left_out = [Comparison("!=", variable, each) for each in others]
            about = [each for each in body.parts if each not in besides]
            return _besides(names, variable, (*left_out, *about), besides, negation)
    clause = _main(names, variable, body, some)
    if not negation:
        return clause
    called = some("").subject
    if clause.subject.key == variable.name:
        nobody = indefinite(names.world, variable, "", others, none=True)
        denied = nobody.subject + clause.subject.subject.removeprefix(called)
        return replace(clause, subject=replace(nobody, subject=denied))
    if clause.subject.subject.startswith(f"{called}'s "):
        nobody = indefinite(names.world, variable, "", others, none=True)
        owned = nobody.subject + clause.subject.subject.removeprefix(called)
        return replace(clause, subject=replace(clause.subject, subject=owned))
    if called in clause.subject.subject:
        # Somebody's hand is not on it: that is not what nobody's hand is.
        raise Wordless
    if called.startswith("some") and clause.verb.count(called) == 1:
        clause = replace(clause, verb=clause.verb.replace(called, f"any{called.removeprefix('some')}"))
    return clause.denied(negation)


def _besides(
    names: Names, variable: Variable, about: Sequence[Expression], besides: Sequence[Expression], negation: Negation
) -> Several:
    """Return that something is so of some entity, and what is so besides, which says nothing of it."""
    if negation:
        raise Wordless
    clauses: list[Clause] = []
    for each in (_some(names, variable, And(tuple(about)), ""), *(statement(names, each) for each in besides)):
        clauses += [each] if isinstance(each, Clause) else each.parts
    return Several(tuple(clauses))


def _main(
    names: Names, variable: Variable, body: Expression, noun: Callable[[str], Noun], restricted: bool = True
) -> Clause:
    """Return a body as a clause: its first part says something of the variable, all others come as relative clauses."""
    parts = with_knowledge(body.parts) if isinstance(body, And) else [body]
    if not restricted and len(parts) > 1:
        raise Wordless
    for position, part in enumerate(parts):
        others = [each for place, each in enumerate(parts) if place != position]
        try:
            more = " and".join(_relative(names, variable, each) for each in others)
            called = noun(more)
            said = statement(names.with_variable(variable.name, called), part)
        except Wordless:
            continue
        if more and isinstance(said, Clause) and called.as_owner in f"{said.subject.subject} {said.verb}":
            with_of = _with_of(said, called)
            if with_of is None:
                continue  # `the one who sings' hat`: nobody says that.
            said = with_of
        if isinstance(said, Clause) and variable.name in _variables(part):
            return said
    raise Wordless


def _with_of(clause: Clause, owner: Noun) -> Clause | None:
    """Return a clause that ends with what somebody has, with `of`: `the kiss of one who sings`; None: it does not."""
    before, found, what = clause.verb.partition(f"{owner.as_owner} ")
    if not found or " " in what or owner.as_owner in f"{clause.subject.subject} {before}":
        return None
    return replace(clause, verb=f"{before}the {what} of {owner.as_object}")


def _relative(names: Names, variable: Variable, condition: Expression) -> str:
    """Return a condition as a relative clause about the variable, with a blank before it: ` that she likes`."""
    person = names.world.is_a(variable.type, CHARACTER)
    gap = Noun(GAP, owner=f"{GAP}'s", person=person, key=variable.name)
    said = statement(names.with_variable(variable.name, gap), condition)
    found = relative(said, person) if isinstance(said, Clause) else None
    if found is None:
        raise Wordless
    return f" {found}"


def _counted(names: Names, node: Aggregate, operator: ComparisonOperator, number: int, negation: Negation) -> Statement:
    """Return for how many something is so: `at least 2 gifts are ...`."""
    if negation == "no longer":
        raise Wordless
    if negation:
        operator = OPPOSITE[operator]
    if (operator, number) in ((">=", 1), (">", 0), ("!=", 0)):
        return _some(names, node.variable, node.body, "")
    if (operator, number) in (("<", 1), ("==", 0), ("<=", 0)):
        return _some(names, node.variable, node.body, "not")
    if operator == "!=":
        raise Wordless
    body, others = without_exclusions(node.variable, node.body)
    amount = fewer_or_more(operator, number)
    many = plural_kind(names.world, node.variable, others, number)
    return _main(
        names,
        node.variable,
        body,
        lambda more: Noun(f"{amount} {many}{more}", plural=number != 1, key=node.variable.name),
    )


def about_all(names: Names, variable: Variable, body: Expression, amount: str) -> Clause:
    """Return what is so of several, `amount` of them: `more other people believe that ...`."""
    body, others = without_exclusions(variable, body)
    many = plural_kind(names.world, variable, others, 2)
    return _main(names, variable, body, lambda more: Noun(f"{amount} {many}{more}", plural=True, key=variable.name))
