"""Declarations and clauses that fit on one line, as text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from intrigue.language.expression_printer import (
    binder_text,
    call_text,
    condition_pieces,
    constant_text,
    expression_text,
    name_text,
    number_text,
    type_text,
)
from intrigue.language.syntax import (
    Act,
    After,
    AskAbout,
    At,
    Believable,
    By,
    Chance,
    Check,
    Clause,
    Clock,
    Constant,
    Crowd,
    Declaration,
    Deeds,
    Depth,
    Describe,
    Ending,
    Entities,
    EntityItem,
    EntityType,
    Every,
    Expression,
    Framing,
    Happening,
    Introspection,
    KnownTo,
    Later,
    MayAvert,
    MayInfer,
    MaySuppose,
    Name,
    Naming,
    Norm,
    Number,
    NumberType,
    Parameter,
    Pattern,
    Perception,
    Property,
    Secret,
    SeenBy,
    Slowly,
    Takes,
    TellAbout,
    Temper,
    Temperament,
    Thought,
    TypeDeclaration,
    Use,
    ValueType,
    Viewpoint,
    Ways,
    With,
    Wording,
    WorldHeader,
    YesNoType,
)
from intrigue.language.tokens import escape
from intrigue.language.words import CLAUSE_WORDS, DECLARATION_WORDS, EXPRESSION_WORDS

_FIRST_WORDS = EXPRESSION_WORDS.union(DECLARATION_WORDS, CLAUSE_WORDS, ("for",))
"""What an entity's type may not look like, since it begins a line."""
_AFTER_KIND = EXPRESSION_WORDS.union(CLAUSE_WORDS)
"""What the name of an action or rule may not look like, since a clause could stand there."""
_VALUE_TYPES = EXPRESSION_WORDS.union(("number",))
"""What the type of a property's values may not look like."""
_DESCRIBED = EXPRESSION_WORDS.union(("again",))
"""What the name of something described may not look like."""
_NOBODY = EXPRESSION_WORDS.union(("nobody",))
_EVERYBODY = EXPRESSION_WORDS.union(("everybody",))


def declaration_text(node: Declaration) -> list[str]:
    """Return a declaration without a block as pieces between which a long line may be broken.

    Of a check and a secret, return what stands before the condition.
    """
    match node:
        case WorldHeader(name=name, title=title):
            return [f"world {name_text(name)}" + _optional_string(title)]
        case Use(path=path):
            return [f"use {string_text(path)}"]
        case TypeDeclaration(names=names, parents=parents):
            return [f"type {_names(names)}" + (f": {_names(parents)}" if parents else "")]
        case Entities(types=types, items=items):
            kinds = ", ".join(name_text(each, _FIRST_WORDS) for each in types)
            pieces = [f"{_entity_text(each)}," for each in items]
            return (
                [f"{kinds} {pieces[0]}", *pieces[1:-1], pieces[-1][:-1]]
                if len(pieces) > 1
                else [f"{kinds} {pieces[0][:-1]}"]
            )
        case Property():
            return [_property_text(node)]
        case Secret(holders=holders):
            return [f"secret of {_names(holders)}:" if holders else "secret:"]
        case Crowd(name=name, size=size, at=at, about=about):
            told = ", ".join(_pattern_text(each.property) + (" truly or not" if each.lies else "") for each in about)
            where = f" in {name_text(at)}" if at is not None else ""
            return [f"crowd {name_text(name)} {size}{where}" + (f" about {told}" if told else "")]
        case _:
            return _telling_text(node)


def _telling_text(node: Declaration) -> list[str]:
    """Return a declaration of the author's hand or the telling."""
    match node:
        case Check(title=title):
            return [f"check {string_text(title)}"]
        case Act(title=title, until=until):
            return _pieces(f"act {string_text(title)} until", until)
        case Ending(name=name, title=title, condition=condition):
            return _pieces(f"ending {name_text(name)}{_optional_string(title)} if", condition)
        case Viewpoint(items=items, own_words=own_words):
            told = [f"{name_text(each.character)} {each.share}" for each in items]
            return ["viewpoint " + ", ".join([*told, "in their own words"] if own_words else told)]
        case Naming():
            return _naming_pieces(node)
        case Wording(of=of, operator=operator, value=value, text=text):
            compared = f" {operator} {expression_text(value)}" if operator is not None and value is not None else ""
            return [f"say {expression_text(of)}{compared} {string_text(text.text)}"]
        case Introspection(on=on):
            return [f"introspection {'on' if on else 'off'}"]
        case Depth(levels=levels):
            return [f"depth {levels}"]
        case Clock():
            return [clock_text(node)]
        case _:
            return _mind_text(node)


def _mind_text(node: Declaration) -> list[str]:
    """Return a declaration about perception, speech, norms or permissions."""
    match node:
        case Deeds(doer=doer, observer=observer, condition=condition):
            return _pieces_if(f"deeds of {binder_text(doer)} seen by {binder_text(observer)}", condition)
        case Perception(fluent=fluent, observer=observer, condition=condition):
            return _pieces_if(f"see {expression_text(fluent)} by {binder_text(observer)}", condition)
        case TellAbout(property=pattern, lies=lies):
            return [f"tell about {_told_text(pattern)}" + (" truly or not" if lies else "")]
        case AskAbout(property=pattern):
            return [f"ask about {_told_text(pattern)}"]
        case Believable(fluent=fluent, teller=teller, hearer=hearer, condition=condition):
            told = f"told by {binder_text(teller)} to {binder_text(hearer)}"
            return _pieces_if(f"believable {expression_text(fluent)} {told}", condition)
        case Norm(name=name, parameters=parameters, broken_by=breaker, condition=condition):
            head = f"norm {name_text(name)}{_parameters(parameters)} broken by {call_text(breaker)}"
            return _pieces_if(head, condition)
        case MayAvert(threshold=threshold):
            return ["may avert" + (f" losses of {number_text(threshold)}" if threshold is not None else "")]
        case MaySuppose(property=pattern, who=who, at_most=most, until=until):
            limit = f" at most {most}" if most is not None else ""
            lapse = f" until {minutes_text(until)}" if until is not None else ""
            return [f"may suppose {_pattern_text(pattern)}{_for_text(who)}{limit}{lapse}"]
        case MayInfer(property=pattern, who=who):
            return [f"may infer {_pattern_text(pattern)}{_for_text(who)}"]
        case _:
            raise TypeError(f"{type(node).__name__} has a block")


def prose_head(node: Framing | Describe | Later | Thought) -> str:
    """Return what stands before the eyes, the condition and the texts."""
    match node:
        case Framing(kind=kind):
            return kind
        case Describe(subject=subject, again=again):
            return f"describe {name_text(subject, _DESCRIBED)}" + (" again" if again else "")
        case Later(minutes=minutes):
            return f"later {minutes_text(minutes)}" if minutes else "later"
        case Thought(thinker=thinker, about=about):
            whom = f" about {', '.join(map(binder_text, about))}" if about else ""
            return f"thought of {binder_text(thinker)}{whom}"


def _naming_pieces(node: Naming) -> list[str]:
    """Return what somebody is called by whom, in pieces."""
    called, caller = binder_text(node.called), node.caller and binder_text(node.caller)
    sides = f"{caller} to {called}" if node.kind == "address" else called + (f" to {caller}" if caller else "")
    pieces = [f"{node.kind} {sides}:"]
    for index, (text, test) in enumerate(node.names):
        condition = condition_pieces(test) if test is not None else [""]
        condition[0] = f" if {condition[0]}" if test is not None else ""
        pieces += [("else " if index else "") + string_text(text) + condition[0], *condition[1:]]
    # A line may not go on with a string, so that the first name stays beside the colon.
    return [" ".join(pieces[:2]), *pieces[2:]]


def header_text(node: Happening) -> str:
    """Return the name and the parameters of an action, an event or a rule."""
    name = f" {name_text(node.name, _AFTER_KIND)}" if node.name is not None else ""
    parameters = _parameters(node.parameters)
    return node.kind + name + (f" {parameters}" if parameters and node.name is None else parameters)


def clause_text(node: Clause) -> str:
    """Return a clause that has no condition or effects."""
    match node:
        case By(names=names):
            return f"by {_names(names)}"
        case With(names=names):
            return f"with {_names(names)}"
        case SeenBy(variable=None):
            return "seen by nobody"
        case SeenBy(variable=variable, seen_as=seen_as):
            assert variable is not None
            who = name_text(variable.name, _NOBODY) if variable.type is None else binder_text(variable)
            return f"seen by {who}" + (f" as {call_text(seen_as)}" if seen_as is not None else "")
        case KnownTo(names=names):
            return f"known to {_names(names)}" if names else "hidden"
        case Slowly():
            return "slowly"
        case _:
            return _time_text(node)


def _time_text(node: Clause) -> str:
    """Return a clause that says when or how long."""
    match node:
        case Takes(minutes=minutes):
            return f"takes {minutes_text(minutes)}"
        case At(minutes=minutes):
            return f"at {_hour_text(minutes)}"
        case Every(minutes=minutes):
            text = minutes_text(minutes)
            return f"every {text[2:]}" if text in ("1 hour", "1 day", "1 week", "1 minute") else f"every {text}"
        case After(minutes=minutes):
            return f"after {minutes_text(minutes)}"
        case Chance(wins=wins, of=of):
            return f"with chance {wins} in {of}"
        case _:
            raise TypeError(f"{type(node).__name__} has a condition or effects")


def minutes_text(minutes: int) -> str:
    """Return a stretch of time in the largest unit that fits."""
    for unit, size in (("week", 10080), ("day", 1440), ("hour", 60), ("minute", 1)):
        if minutes % size == 0 and minutes:
            count = minutes // size
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return "0 minutes"


def temperament_text(node: Temperament) -> str:
    """Return a character's feelings."""
    parts = [_temper_text(each) for each in node.tempers]
    if node.scale is not None:
        parts.append(f"scale {number_text(node.scale)}")
    return f"{name_text(node.character)}: {', '.join(parts)}"


def clock_text(node: Clock) -> str:
    """Return when the story starts and how long a step is."""
    parts = []
    if node.start is not None:
        parts.append(f"from {_hour_text(node.start)}")
    if node.step is not None:
        parts.append(f"steps of {minutes_text(node.step)}")
    return f"clock {', '.join(parts)}"


def ways_text(node: Ways) -> str:
    """Return how somebody thinks."""
    counted = ((node.horizon, "action", " ahead"), (node.depth, "mind", " deep"), (node.nodes, "state", ""))
    parts = [
        f"{count} {word}{'' if count == 1 else 's'}{follows}" for count, word, follows in counted if count is not None
    ]
    weights = (("patience", node.patience), ("whim", node.whim), ("effort", node.effort))
    named = (*weights, ("persistence", node.persistence))
    parts += [f"{word} {number_text(weight)}" for word, weight in named if weight is not None]
    who = "everybody" if node.character is None else name_text(node.character, _EVERYBODY)
    return f"{who}: {', '.join(parts)}"


def _hour_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def string_text(text: str) -> str:
    """Return the text in quotes."""
    return escape(text, '"')


def _temper_text(temper: Temper) -> str:
    words = [name_text(temper.emotion)]
    words.extend(each for each in (temper.strength, temper.speed) if each != "usual")
    if temper.half_life is not None:
        words.append(f"half {minutes_text(temper.half_life)}")
    return " ".join(words)


def _names(names: Iterable[Name]) -> str:
    return ", ".join(map(name_text, names))


def _for_text(names: tuple[Name, ...]) -> str:
    return f" for {_names(names)}" if names else ""


def _optional_string(text: str) -> str:
    return f" {string_text(text)}" if text else ""


def _entity_text(item: EntityItem) -> str:
    return name_text(item.name) + _optional_string(item.display) + (f" {item.pronoun}" if item.pronoun else "")


def _property_text(node: Property) -> str:
    text = f"{'inner ' if node.inner else ''}property {name_text(node.name)}{_parameters(node.parameters)}"
    text += _value_type_text(node.value)
    if node.default is not None:
        text += f" = {expression_text(node.default)}"
    return text + (" shows" if node.shows else "")


def _value_type_text(value: ValueType) -> str:
    match value:
        case YesNoType(may_be_unknown=unknown):
            return ": yes or no" if unknown else ""
        case NumberType(low=None, high=None):
            return ": number"
        case NumberType(low=low, high=high):
            ends = [number_text(each) if each is not None else "" for each in (low, high)]
            return f": {ends[0]}..{ends[1]}"
        case EntityType(type=name, may_be_none=none):
            return f": {name_text(name, _VALUE_TYPES)}" + (" or none" if none else "")


def _parameters(parameters: tuple[Parameter, ...]) -> str:
    return f"({', '.join(map(_parameter_text, parameters))})" if parameters else ""


def _parameter_text(parameter: Parameter) -> str:
    name = _position_text(parameter.name)
    return name if parameter.kind is None else f"{name}: {_position_text(parameter.kind)}"


def _position_text(kind: Name | Number | Constant) -> str:
    match kind:
        case Name():
            return type_text(kind)
        case Number(value=number):
            return number_text(number)
        case Constant(value=value):
            return constant_text(value)


def _pattern_text(pattern: Pattern) -> str:
    if pattern.kinds is None:
        return name_text(pattern.name)
    return f"{name_text(pattern.name)}({', '.join(map(_position_text, pattern.kinds))})"


def _told_text(pattern: Pattern) -> str:
    """Return what is told of; the memory of an action as `did` and the action."""
    action = pattern.name.text.removeprefix("did ")
    if not action or action == pattern.name.text:
        return _pattern_text(pattern)
    return f"did {_pattern_text(replace(pattern, name=Name(action)))}"


def _pieces(head: str, condition: Expression) -> list[str]:
    """Return a head and its condition, in pieces."""
    pieces = condition_pieces(condition)
    return [f"{head} {pieces[0]}", *pieces[1:]]


def _pieces_if(head: str, condition: Expression | None) -> list[str]:
    """Return a head and its condition behind `if`, in pieces."""
    return [head] if condition is None else _pieces(f"{head} if", condition)
