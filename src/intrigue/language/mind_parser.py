"""Declarations about minds: perception, speech, norms, permissions, wants and feelings."""

from __future__ import annotations

from collections.abc import Callable

from intrigue.language.cursor import Cursor
from intrigue.language.effect_parser import line_or_block
from intrigue.language.expression_parser import binder, call, condition, fluent, value
from intrigue.language.happening_parser import kind_of_position, parameter_list
from intrigue.language.syntax import (
    AskAbout,
    Believable,
    Call,
    Crowd,
    Declaration,
    Deeds,
    Expression,
    Feelings,
    MayAvert,
    MayInfer,
    MaySuppose,
    Name,
    NameUse,
    Norm,
    Pattern,
    Perception,
    TellAbout,
    Temper,
    Temperament,
    Want,
    Wants,
)
from intrigue.language.words import (
    SPEEDS,
    STRENGTHS,
)

# --- Perception, speech, norms, permissions ---------------------------------------------------------------------------


def _deeds(c: Cursor) -> Deeds:
    place = c.place
    c.advance()
    expected = "`deeds of who seen by c if ...`: a name for who does something, and one for who sees it"
    c.expect("of", expected)
    doer = binder(c, "a name for who does something")
    c.expect("seen", expected)
    c.expect("by", expected)
    observer = binder(c, "a name for who sees it")
    return Deeds(doer, observer, _optional_if(c), place=place)


def _see(c: Cursor) -> Perception:
    place = c.place
    c.advance()
    seen = _readable(c)
    c.expect("by", "`by` and who sees it: `see at(other) by c if at(c) == at(other)`")
    observer = binder(c, "a name for who sees it")
    return Perception(seen, observer, _optional_if(c), place=place)


def _readable(c: Cursor) -> NameUse | Call:
    found = fluent(c, "a property, such as `at(other)`")
    if not isinstance(found, NameUse | Call):
        c.unexpected("a property, such as `at(other)`")
    return found


def _optional_if(c: Cursor) -> Expression | None:
    if c.take("if"):
        return condition(c)
    c.finish("`if` and a condition, or the end of the line")
    return None


def _pattern(c: Cursor) -> Pattern:
    place = c.place
    name = c.name("a property with the types of its positions, such as `at(character)`")
    if not c.take("("):
        return Pattern(name, place=place)
    kinds = []
    if c.key != ")":
        kinds.append(kind_of_position(c))
        while c.take(","):
            kinds.append(kind_of_position(c))
    c.expect(")", "`,` and the next type, or `)`")
    return Pattern(name, tuple(kinds), place=place)


def _told(c: Cursor) -> Pattern:
    """Read what can be told: a property, or `did` and an action, named as the property that remembers the action."""
    place = c.place
    if not (c.key == "did" and c.ahead().kind == "name" and c.ahead().key != "truly"):
        return _pattern(c)
    c.advance()
    action = _pattern(c)
    return Pattern(Name(f"did {action.name.text}", place=action.name.place), action.kinds, place=place)


def _tell(c: Cursor) -> TellAbout:
    place = c.place
    c.advance()
    c.expect("about", "`about` and a property: `tell about at(character)`")
    told = _told(c)
    if c.at_end:
        return TellAbout(told, place=place)
    _truly_or_not(c, "`truly or not` (they may lie about it), or the end of the line")
    return TellAbout(told, lies=True, place=place)


def _truly_or_not(c: Cursor, expected: str) -> None:
    for word in ("truly", "or", "not"):
        c.expect(word, expected)


def _ask(c: Cursor) -> AskAbout:
    place = c.place
    c.advance()
    c.expect("about", "`about` and a property: `ask about at(character)`")
    return AskAbout(_told(c), place=place)


def _believable(c: Cursor) -> Believable:
    place = c.place
    c.advance()
    told = _readable(c)
    expected = "`told by t to h`: names for who tells and who hears"
    c.expect("told", expected)
    c.expect("by", expected)
    teller = binder(c, "a name for who tells it")
    c.expect("to", "`to` and a name for who hears it")
    hearer = binder(c, "a name for who hears it")
    return Believable(told, teller, hearer, _optional_if(c), place=place)


def _norm(c: Cursor) -> Norm:
    place = c.place
    c.advance()
    name = c.name("a name for the norm")
    parameters = parameter_list(c) if c.key == "(" else ()
    expected = "`broken by` and an action: `norm exclusive(a, b) broken by massage(a, other) if other != b`"
    c.expect("broken", expected)
    c.expect("by", expected)
    breaker = call(c, "an action, such as `massage(a, other)`")
    return Norm(name, parameters, breaker, _optional_if(c), place=place)


def _may(c: Cursor) -> MayAvert | MaySuppose | MayInfer:
    place = c.place
    c.advance()
    if c.take("avert"):
        threshold = None
        if c.take("losses"):
            c.expect("of", "`of` and a number: `may avert losses of 2`")
            threshold = c.number("a number")
        c.finish("`losses of` and a number, or the end of the line")
        return MayAvert(threshold, place=place)
    if c.take("infer"):
        inferred = _pattern(c)
        who = _for_whom(c)
        c.finish("`for` and those who may, or the end of the line")
        return MayInfer(inferred, who, place=place)
    c.expect("suppose", "`suppose`, `infer` or `avert`")
    supposed = _pattern(c)
    who = _for_whom(c)
    at_most = until = None
    if c.take("at"):
        c.expect("most", "`most` and how many may be supposed together: `at most 2`")
        at_most = c.whole("a whole number from 1", 1)
    if c.take("until"):
        until = c.duration()
    c.finish("`for` and those who may, `at most` and a number, `until` and a stretch of time, or the end of the line")
    return MaySuppose(supposed, who, at_most, until, place=place)


def _for_whom(c: Cursor) -> tuple[Name, ...]:
    return c.names("a type or a character who may") if c.take("for") else ()


def _crowd(c: Cursor) -> Crowd:
    place = c.place
    c.advance()
    name = c.name("a name for the crowd")
    size = c.whole("how many they are, a whole number from 1", 1)
    where = c.name("where they are") if c.take("in") else None
    about = []
    if c.take("about"):
        about.append(_talked_of(c))
        while c.take(","):
            about.append(_talked_of(c))
        c.finish("`,` and another property, `truly or not`, or the end of the line")
    elif where is None:
        c.finish("`in` and where they are, `about` and what they talk about, or the end of the line")
    else:
        c.finish("`about` and what they talk about, or the end of the line")
    return Crowd(name, size, where, tuple(about), place=place)


def _talked_of(c: Cursor) -> TellAbout:
    place = c.place
    told = _pattern(c)
    lies = c.key == "truly"
    if lies:
        _truly_or_not(c, "`truly or not`, `,` and another property, or the end of the line")
    return TellAbout(told, lies, place=place)


# --- Wants and feelings -----------------------------------------------------------------------------------------------


def _wants(c: Cursor) -> Wants:
    place = c.place
    if c.take("author"):
        holder = None
        c.expect("wants", "`wants`")
    else:
        c.advance()
        holder = c.name("a character")
    return Wants(holder, line_or_block(c, _want_line, "what raises the utility, on indented lines"), place=place)


def _want_line(c: Cursor) -> list[Want]:
    c.else_optional = True
    found: list[Want] = []
    while True:
        place = c.place
        found.append(Want(value(c), place=place))
        if not c.take(";"):
            c.finish("`if` and a condition, a sign such as `+`, or the end of the line")
        if c.at_end:
            return found


def _feelings(c: Cursor) -> Feelings:
    place = c.place
    c.advance()
    expected = "a character, `:` and feelings, on an indented line: `gaara: anger strong slow`"
    return Feelings(line_or_block(c, lambda inner: [_temperament(inner)], expected), place=place)


def _temperament(c: Cursor) -> Temperament:
    place = c.place
    character = c.name("a character")
    c.expect(":", "`:` and feelings: `gaara: anger strong slow, hope weak`")
    tempers: list[Temper] = []
    scale: int | float | None = None
    while True:
        if c.key == "scale":
            scale = _scale(c, scale)
        else:
            tempers.append(_temper(c))
        if not c.take(","):
            break
    expected = "`weak` or `strong`, `quick` or `slow`, `half` and a stretch of time, `,` and the next feeling"
    c.finish(expected)
    return Temperament(character, tuple(tempers), scale, place=place)


def _scale(c: Cursor, earlier: int | float | None) -> int | float:
    if earlier is not None:
        c.fault("E014", "'scale' stands here a second time", hint="keep one of the two")
    c.advance()
    start = c.token
    found = c.number("a number: what change counts in full")
    if found <= 0:
        c.fault("E017", f"'{start.text}' is no scale", start, expected="a number above 0")
    return found


def _temper(c: Cursor) -> Temper:
    place = c.place
    emotion = c.name("a feeling, such as `anger` or `hope`")
    strength = speed = "usual"
    half_life = None
    seen: set[str] = set()
    while True:
        if c.key == "half":
            aspect = "half"
        elif c.key in STRENGTHS and not (c.key == "usual" and "strength" in seen):
            aspect = "strength"
        elif c.key in SPEEDS:
            aspect = "speed"
        else:
            break
        if aspect in seen:
            c.fault("E014", f"'{c.key}' says a second time how {emotion.text} is felt", hint="keep one of the two")
        seen.add(aspect)
        word = c.advance().key
        if aspect == "strength":
            strength = word
        elif aspect == "speed":
            speed = word
        else:
            half_life = c.duration()
    return Temper(emotion, strength, speed, half_life, place=place)  # type: ignore[arg-type]


MIND_DECLARATIONS: dict[str, Callable[[Cursor], Declaration]] = {
    "deeds": _deeds,
    "see": _see,
    "tell": _tell,
    "ask": _ask,
    "believable": _believable,
    "norm": _norm,
    "may": _may,
    "crowd": _crowd,
    "wants": _wants,
    "author": _wants,
    "feelings": _feelings,
}
"""How each is read, by the word that it begins with."""
