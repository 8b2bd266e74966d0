"""Conditions and wants in plain English, from the declarations alone.

Every node of an expression becomes a clause (`clauses.py`); what a property says is read off its name
(`properties.py`). What there are no words for stays in code, between backticks: never a wrong sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    TypeTest,
)
from intrigue.model.terms import CHARACTER, ENTITY, NONE, UNKNOWN, EntityOf, Number, Variable
from intrigue.model.world import World
from intrigue.tell.clauses import GAP, Clause, Negation, Several, Statement, relative
from intrigue.tell.code import in_code
from intrigue.tell.grammar import listed
from intrigue.tell.knowledge import with_knowledge
from intrigue.tell.lexicon import ROLES
from intrigue.tell.memories import done, how_many_heard, remembered, ruled_out
from intrigue.tell.nouns import Names, Noun, as_believer
from intrigue.tell.properties import (
    SOMEBODY,
    Wordless,
    entity_valued,
    is_whereabouts,
    measured,
    name_words,
    question,
    yes_no,
)
from intrigue.tell.quantified import Quantifying, as_one, variables_of
from intrigue.tell.quantities import fewer_or_more
from intrigue.tell.word_forms import with_a
from intrigue.tell.wordings import worded, worded_value

OTHER = "\1"
"""Stands for the value of another property."""
_SWAPPED: Mapping[str, ComparisonOperator] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def in_english(world: World, condition: Expression, names: Names | None = None) -> str:
    """Return a condition as an English clause, as after `that`."""
    return statement(names or Names(world), condition).finite()


def statement(names: Names, condition: Expression, negation: Negation = "") -> Statement:
    """Return what a condition says, or with a negation its opposite."""
    try:
        return _statement(names, condition, negation)
    except Wordless:
        if any(variable in names.bound for variable in variables_of(condition)):
            raise
        if isinstance(condition, Not):
            return statement(names, condition.part, "" if negation else "not")
        if negation:
            try:
                return Clause(Noun("it"), f"be so that {_statement(names, condition, '').finite()}", negation)
            except Wordless:
                pass
        return Clause(Noun(in_code(condition)), "hold", negation)


def _statement(names: Names, node: Expression, negation: Negation) -> Statement:
    said = _by_the_author(names, node)
    if said is not None:
        return _denied(said, negation)
    match node:
        case Literal(value=bool(truth)):
            return _signed(Clause(Noun("it"), "be so"), "==" if truth else "!=", negation)
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
            return Quantifying(names, statement).quantified(node, negation)
        case TypeTest(subject=subject, type=kind):
            return Clause(_valued(names, subject), f"be {with_a(kind.replace('_', ' '))}", negation)
        case Did(action=action, arguments=arguments):
            return _denied(done(names, action, arguments), negation)
        case RuledOut(holder=holder, fluent=fluent, value=value):
            return _denied(ruled_out(names, holder, fluent, value, statement), negation)
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
        case Comparison(left=Read() as left, operator=operator, right=Read(arguments=(_,)) as right):
            return _like_another(names, left, operator, right)
        case Comparison(left=Read() as left, operator=operator, right=right):
            return worded_value(names, left, operator, right)
        case Comparison(left=left, operator=operator, right=Read() as right) if operator in _SWAPPED:
            return worded_value(names, right, _SWAPPED[operator], left)
    return None


def _like_another(names: Names, left: Read, operator: ComparisonOperator, right: Read) -> Clause | None:
    """Return the author's words for one property that has the value of another: `watches the place where Sakura is`."""
    if left.property == right.property or operator not in ("==", "!="):
        return None
    try:
        value = _valued(names, right)
    except Wordless:
        return None
    return worded_value(names.with_variable(OTHER, value), left, operator, Variable(OTHER, ENTITY))


def _denied(clause: Clause, negation: Negation) -> Clause:
    return clause.denied(negation) if negation else clause


def _yes_no(names: Names, node: Read) -> Clause:
    kept = remembered(names, node, statement)
    if kept is not None:
        return kept
    return yes_no(name_words(node.property), [names.of(each) for each in node.arguments])


# --- Comparisons ------------------------------------------------------------------------------------------------------


def _comparison(names: Names, node: Comparison, negation: Negation) -> Statement:
    left, operator, right = node.left, node.operator, node.right
    if isinstance(left, Literal | Variable) and not isinstance(right, Literal | Variable):
        left, operator, right = right, _SWAPPED[operator], left
    match left, right:
        case Believes(character=character, body=body), _ if body == right:
            clause = Clause(names.of(character), f"be right about {question_about(names, body)}")
            return _signed(clause, operator, negation)
        case Believes(character=character, body=body), Literal() | Variable():
            return _denied(_thought(names, Believes(character, Comparison(operator, body, right))), negation)
        case Aggregate(kind="count"), Literal(value=int(number)):
            return Quantifying(names, statement).counted(left, operator, number, negation)
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
        known = (operator == "!=") == (not negation)
        return Clause(Noun("it"), f"be {'known' if known else 'unknown'} {question_about(names, left)}")
    match declared.value, right:
        case Number(), Literal(value=int(bound)) if operator != "!=" and not isinstance(bound, bool):
            amount = fewer_or_more(OPPOSITE[operator] if negation else operator, bound)
            heard = how_many_heard(names, left, amount, statement)
            if heard is not None:
                return heard
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
    """Return that one is with the other, or where it is; whose wish it is comes first."""
    one, other = names.of(left.arguments[0]), names.of(right.arguments[0])
    if names.holder is not None and names.holder_first and other.key == names.holder and one.subject != GAP:
        one, other = other, one
    if other.subject == GAP:
        one, other = other, one
    if one.person and other.person:
        return Clause(one, f"be with {other.as_object}")
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
            return Clause(who, f"know {question_about(names, fluent)}", "not")
        case Believes(body=Comparison(operator="!=", left=Read() as fluent, right=Literal(value=value))) if (
            value is UNKNOWN
        ):
            return Clause(who, f"have some idea {question_about(names, fluent)}")
        case Knows(body=Read() as fluent) if not _is_yes_no(names.world, fluent):
            return Clause(who, f"know {question_about(names, fluent)}")
    verb = "believe" if isinstance(node, Believes) else "know"
    inner = statement(as_believer(names, node.character, node.body), node.body)
    if isinstance(inner, Several):
        clauses = f" {inner.conjunction} that ".join(each.finite() for each in inner.parts)
        return Clause(who, f"{verb} that {clauses}")
    return Clause(who, f"{verb} that {inner.finite()}")


def _is_yes_no(world: World, fluent: Read) -> bool:
    declared = world.property.get(fluent.property)
    return declared is not None and not isinstance(declared.value, EntityOf | Number)


def question_about(names: Names, fluent: Expression) -> str:
    """Return what somebody may wonder: `where Sakura is`; raise Wordless where there are no words for it."""
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


# --- Several together -------------------------------------------------------------------------------------------------


def _joined(names: Names, node: And | Or, negation: Negation) -> Statement:
    parts = with_knowledge(node.parts) if isinstance(node, And) else list(node.parts)
    if len(parts) == 1:
        return statement(names, parts[0], negation)
    if not parts:
        raise Wordless
    if negation == "no longer" and isinstance(node, And):
        return _while(names, parts)
    clauses = tuple(as_one(statement(names, each, negation)) for each in parts)
    conjunction = isinstance(node, And) == (not negation)
    return Several(clauses, "and" if conjunction else "or")


def _while(names: Names, parts: Sequence[Expression]) -> Clause:
    """Return that two things are no longer so together: `she no longer calls him by that name while others hear it`."""
    clauses = [as_one(statement(names, each)) for each in parts]
    positive = [each for each in clauses if not each.negation]
    own = [each for each in positive if each.subject.key and each.subject.key == names.holder]
    if not positive:
        raise Wordless
    first = (own or positive)[0]
    others = [each.finite() for each in clauses if each is not first]
    return replace(first, verb=f"{first.verb} while {listed(others)}").denied("no longer")


def about_all(names: Names, variable: Variable, body: Expression, amount: str) -> Clause:
    """Return what is so of several, `amount` of them: `more other people believe that ...`."""
    return Quantifying(names, statement).about_all(variable, body, amount)
