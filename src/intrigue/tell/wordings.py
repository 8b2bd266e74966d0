"""An action or a property in the few words that its author has for it: `say giggle(a, b) "{a} [giggle] at {b}"`.

They serve wherever something is only spoken of: in reasons, plans, choices and answers. Where there are none, words are
read off the names (`plainly.py`, `properties.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from intrigue.model.expressions import OPPOSITE, ComparisonOperator, Expression, Literal, Read, Term
from intrigue.model.prose import Wording
from intrigue.model.terms import NONE, UNKNOWN, Signature, Variable
from intrigue.model.world import World
from intrigue.tell.clauses import Clause
from intrigue.tell.grammar import PRONOUNS, third_person
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.quantities import fewer_or_more
from intrigue.tell.realization import pronoun_of
from intrigue.tell.roles import is_subject
from intrigue.tell.templates import Mention, Template, Variants, Verb, Words, parsed
from intrigue.tell.word_forms import is_participle, literal_number


def worded(names: Names, of: Signature, arguments: Sequence[Term]) -> Clause | None:
    """Return the author's words for an action, or for something that is yes or no; None where there are none."""
    for each, bound in _fitting(names.world, of, arguments):
        if each.operator is None:
            return _clause(names, each.text, {name: names.of(term) for name, term in bound.items()})
    return None


def worded_value(names: Names, left: Read, operator: ComparisonOperator, right: Expression) -> Clause | None:
    """Return the author's words for how a property's value compares; None where there are none.

    Words for the very comparison go first; then those for its opposite, denied; then what is said of any value; of a
    number that is stated, the bound that it just reaches.
    """
    if not isinstance(right, Literal | Variable):
        return None
    found = [(each, bound) for each, bound in _fitting(names.world, left.property, left.arguments) if each.value]
    for sought, denied in ((operator, False), (OPPOSITE[operator], True)):
        for each, bound in found:
            if each.operator == sought and each.value == right:
                clause = _clause(names, each.text, {name: names.of(term) for name, term in bound.items()})
                return clause.denied() if denied else clause
    return _of_any(names, found, operator, right) or _of_bound(names, found, operator, right)


_Found = Sequence[tuple[Wording, Mapping[str, Term]]]


def _of_any(names: Names, found: _Found, operator: ComparisonOperator, right: Term) -> Clause | None:
    """Return words into which any value fits, with this one; of a number also `at least 3`."""
    if isinstance(right, Literal) and right.value in (NONE, UNKNOWN):
        return None
    for each, bound in found:
        if not isinstance(each.value, Variable) or each.operator != "==":
            continue
        nouns = {name: names.of(term) for name, term in bound.items()}
        noun = names.of(right)
        if operator not in ("==", "!="):
            if not (isinstance(right, Literal) and isinstance(right.value, int) and not isinstance(right.value, bool)):
                continue
            noun = Noun(fewer_or_more(operator, right.value))
        clause = _clause(names, each.text, {**nouns, each.value.name: noun})
        return clause.denied() if operator == "!=" else clause
    return None


def _of_bound(names: Names, found: _Found, operator: ComparisonOperator, right: Term) -> Clause | None:
    """Return the words for the highest bound that a number reaches; where it reaches none, the lowest, denied."""
    if operator != "==" or not _is_number(right):
        return None
    assert isinstance(right, Literal)
    bounds = [
        (each.value.value, each, bound)
        for each, bound in found
        if each.operator == ">=" and isinstance(each.value, Literal) and _is_number(each.value)
    ]
    if not bounds:
        return None
    reached = [each for each in bounds if each[0] <= right.value]  # type: ignore[operator]
    _, wording, bound = max(reached, key=_bound) if reached else min(bounds, key=_bound)
    clause = _clause(names, wording.text, {name: names.of(term) for name, term in bound.items()})
    return clause if reached else clause.denied()


def _bound(each: tuple[object, Wording, Mapping[str, Term]]) -> float:
    assert isinstance(each[0], int | float)
    return each[0]


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and isinstance(term.value, int | float) and not isinstance(term.value, bool)


def _fitting(world: World, of: Signature, arguments: Sequence[Term]) -> Iterator[tuple[Wording, Mapping[str, Term]]]:
    """Yield the wordings of something whose positions take these arguments, with what their variables stand for."""
    for each in world.wordings:
        if each.of == of and len(each.positions) == len(arguments):
            bound = _bound_by(world, each.positions, arguments)
            if bound is not None:
                yield each, bound


def _bound_by(world: World, positions: Sequence[Term], arguments: Sequence[Term]) -> Mapping[str, Term] | None:
    bound: dict[str, Term] = {}
    for position, argument in zip(positions, arguments, strict=True):
        if isinstance(position, Literal):
            if position != argument:
                return None
            continue
        named = argument.value if isinstance(argument, Literal) else None
        entity = world.entity.get(named) if isinstance(named, str) else None
        if entity is not None and not any(world.is_a(each, position.type) for each in entity.types):
            return None
        if bound.setdefault(position.name, argument) != argument:
            return None
    return bound


# --- From the text to a clause ----------------------------------------------------------------------------------------


def _clause(names: Names, text: str, nouns: Mapping[str, Noun]) -> Clause:
    """Return a text with its positions filled: what stands before its first verb is the subject."""
    pieces = list(_pieces(parsed(text)))
    place = next((place for place, each in enumerate(pieces) if isinstance(each, Verb)), len(pieces))
    head, rest = pieces[:place], pieces[place:]
    subject = _subject(names, head, nouns)
    verb = rest[0].phrase if rest and isinstance(rest[0], Verb) else "be so"
    behind = ((each, rest[at + 1 :]) for at, each in enumerate(rest) if at)
    said = "".join(_said(names, each, nouns, subject, leads=_governs(each, then)) for each, then in behind)
    said = said.rstrip().rstrip(".")
    first = said.split(" ")[1] if said.startswith(" ") else ""
    return Clause(subject, f"{verb}{said}", perfect=verb == "have" and is_participle(first))


def _governs(piece: Words | Mention | Verb, following: list[Words | Mention | Verb]) -> bool:
    """Return whether a piece is the subject of a verb of its own, as in `[ask] whether {other} [be] fit`."""
    return isinstance(piece, Mention) and not piece.owner and not piece.form and is_subject(following)


def _pieces(template: Template) -> Iterator[Words | Mention | Verb]:
    """Yield the pieces of a text; of several wordings the first."""
    for each in template:
        if isinstance(each, Variants):
            yield from _pieces(each.options[0])
        else:
            yield each


def _subject(names: Names, head: Sequence[Words | Mention | Verb], nouns: Mapping[str, Noun]) -> Noun:
    mentions = [each for each in head if isinstance(each, Mention)]
    others = "".join(each.text for each in head if isinstance(each, Words)).strip()
    if len(mentions) == 1 and not others and not mentions[0].owner:
        return _noun(names, mentions[0], nouns)
    said = "".join(_said(names, each, nouns, None, leads=True) for each in head).strip()
    return Noun(said, plural=literal_number(said, False, bool(mentions and mentions[-1].owner)))


def _noun(names: Names, mention: Mention, nouns: Mapping[str, Noun]) -> Noun:
    return nouns.get(mention.parameter) or names.called(mention.parameter)


def _said(
    names: Names, piece: Words | Mention | Verb, nouns: Mapping[str, Noun], subject: Noun | None, leads: bool = False
) -> str:
    """Return a piece in words; `leads`: it belongs to the subject itself."""
    match piece:
        case Words(text=text):
            return text
        case Verb(phrase=phrase):
            return third_person(phrase)
    noun = _noun(names, piece, nouns)
    same = subject is not None and bool(noun.key) and noun.key == subject.key
    forms = PRONOUNS[pronoun_of(names.world, noun.key)] if noun.key in names.world.entity else None
    if forms is not None:
        owns = (piece.owner and same) or piece.form == "his"
        asked = {"he": forms.subject, "him": forms.object, "himself": forms.reflexive}.get(piece.form)
        if owns or asked:
            return forms.possessive if owns else asked or ""
    if piece.owner:
        return noun.as_owner
    if leads:
        return noun.subject
    return noun.reflexive if same and noun.reflexive else noun.as_object
