"""Conditions and values, read by one function for each level of binding.

The functions descend the precedences of `syntax.py`. Every step into parentheses, a belief, a quantifier, `not` or a
minus is counted, and past the bound the line is given up before Python's own stack is in danger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from intrigue.errors import Place
from intrigue.language.cursor import Cursor, number_of
from intrigue.language.outline import DEEPEST
from intrigue.language.syntax import (
    And,
    Arithmetic,
    Believes,
    Binder,
    Call,
    Comparison,
    Conditional,
    Constant,
    Did,
    Expression,
    Knows,
    Name,
    NameUse,
    Negate,
    Node,
    Not,
    Number,
    Or,
    Quantifier,
    RuledOut,
    Temporal,
    Typed,
    TypeTest,
)
from intrigue.language.tokens import Token
from intrigue.language.words import (
    CLAUSE_WORDS,
    COMPARISONS,
    CONSTANTS,
    NO_OPERAND,
    QUANTIFIERS,
    TEMPORAL_INFIXES,
    TEMPORAL_PREFIXES,
)

_CONDITION = "a condition, such as `likes(sakura, pendant)` or `at(gaara) == street`"
_VALUE = "a value: a name, a number, or a property such as `at(gaara)`"
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


# --- What other parts ask for -----------------------------------------------------------------------------------------


def condition(c: Cursor) -> Expression:
    """Read a condition: all but `A if C else B`, which stands in parentheses here."""
    _expect_condition(c)
    found = _bounded(c, c.token, _disjunction(c))
    _refuse_temporal_infix(c)
    return found


def value(c: Cursor) -> Expression:
    """Read a value, which may be `A if C else B`."""
    found = _bounded(c, c.token, _value(c))
    _refuse_temporal_infix(c)
    return found


def formula(c: Cursor) -> Expression:
    """Read what a check states: a condition, perhaps with `always`, `never`, `eventually`, `before`, `until`."""
    c.temporal = True
    return _bounded(c, c.token, _formula(c))


def fluent(c: Cursor, expected: str) -> NameUse | Call | Did | RuledOut:
    """Read what can be set: a property, `did ...` or `ruled_out(...)`."""
    if c.token.kind == "name" and c.key not in CONSTANTS and (c.key not in NO_OPERAND or c.ahead().key == "("):
        found = operand(c)
        if isinstance(found, NameUse | Call | Did | RuledOut):
            return found
    return c.unexpected(expected)


def call(c: Cursor, expected: str) -> Call:
    """Read a name with arguments; without parentheses there are none."""
    place = c.place
    name = c.name(expected)
    return Call(name, _arguments(c) if c.key == "(" else (), place=place)


def type_name(c: Cursor, expected: str = "a type, such as `character`") -> Name:
    """Read a type's name, or `yes or no`."""
    if c.key == "yes" and c.ahead().key == "or" and c.ahead(2).key == "no":
        place = c.place
        for _ in range(3):
            c.advance()
        return Name("yes or no", place=place)
    return c.name(expected)


def binder(c: Cursor, expected: str) -> Binder:
    """Read a variable with its type, if one is stated."""
    place = c.place
    name = c.name(expected)
    return Binder(name, type_name(c) if c.take(":") else None, place=place)


def _expect_condition(c: Cursor) -> None:
    """Complain where no condition begins."""
    if c.at_end or (c.key in NO_OPERAND and c.key != "not" and c.ahead().key != "("):
        c.unexpected(_CONDITION)


# --- What is said of whole stories ---------------------------------------------------------------------------------


def _refuse_temporal_infix(c: Cursor) -> None:
    """Complain about `before` or `until` behind what is no statement of a check."""
    if c.key in TEMPORAL_INFIXES:
        _refuse_temporal(c, f"A {c.key} B")


def _begins_condition(token: Token, following: Token) -> bool:
    """Return whether a name here is the beginning of a condition, and not what follows behind one."""
    if token.kind != "name" or token.key == "not":
        return token.key == "not"
    return token.key not in NO_OPERAND and (token.key not in CLAUSE_WORDS or following.key == "(")


def _refuse_temporal(c: Cursor, form: str) -> NoReturn:
    """Complain about a word that speaks of the whole story, in the midst of a condition."""
    hint = f'it belongs into a check: `check "what is promised" {form}`'
    if c.temporal:
        hint = "it stands before a whole condition, as in `always (A or B)`; two promises are two checks"
    c.fault("E022", f"'{c.key}' speaks of a whole story; it cannot stand inside a condition", hint=hint)


# --- From the loosest to the tightest ---------------------------------------------------------------------------------


def _formula(c: Cursor) -> Expression:
    """Read a formula with `before` or `until`, once."""
    place = c.place
    left = _prefixed(c)
    kind = TEMPORAL_INFIXES.get(c.key)
    if kind is None:
        return left
    c.advance()
    right = _prefixed(c)
    if c.key in TEMPORAL_INFIXES:
        hint = "put one of the two in parentheses: `(A before B) until C`"
        c.fault("E013", f"'{kind}' and '{c.key}' cannot follow one another", hint=hint)
    return Temporal(kind, left, right, place=place)


def _prefixed(c: Cursor) -> Expression:
    """Read a condition that `always`, `never` or `eventually` may stand before."""
    kind = TEMPORAL_PREFIXES.get(c.key)
    if kind is None:
        return _value(c)
    place = c.place
    c.enter()
    c.advance()
    operand = _prefixed(c)
    c.leave()
    return Temporal(kind, operand, place=place)


def _value(c: Cursor) -> Expression:
    """Read `A if C else B` or anything tighter."""
    place = c.place
    then = _disjunction(c)
    if c.key != "if":
        return then
    c.enter()
    c.advance()
    _expect_condition(c)
    when = _disjunction(c)
    otherwise = None
    if c.take("else"):
        otherwise = _value(c)
    elif not c.else_optional:
        c.unexpected("`else` and the value where the condition does not hold: `3 if cond else 1`")
    c.leave()
    return Conditional(then, when, otherwise, place=place)


def _disjunction(c: Cursor) -> Expression:
    """Read what `or` joins, each part what `and` joins."""
    place = c.place
    either: list[Expression] = []
    while True:
        start = c.place
        both = [_negation(c)]
        while c.key == "and":
            c.advance()
            _expect_condition(c)
            both.append(_negation(c))
        either.append(both[0] if len(both) == 1 else And(tuple(both), place=start))
        if c.key != "or":
            return either[0] if len(either) == 1 else Or(tuple(either), place=place)
        c.advance()
        _expect_condition(c)


def _negation(c: Cursor) -> Expression:
    """Read `not ...`, `c believes ...`, a comparison, or anything tighter."""
    token = c.token
    place = c.place
    if c.key == "not":
        c.enter()
        c.advance()
        _expect_condition(c)
        part = _negation(c)
        c.leave()
        return Not(part, place=place)
    if token.kind == "name" and c.ahead().key in ("believes", "knows"):
        return _mind(c, place)
    left = _arithmetic(c, 1)
    operator = c.key
    if operator in COMPARISONS:
        c.advance()
        right = _arithmetic(c, 1)
        _check_after_comparison(c, token)
        return Comparison(operator, left, right, place=place)  # type: ignore[arg-type]
    if operator == "is":
        c.advance()
        denied = c.take("not")
        test = TypeTest(left, type_name(c, "a type, such as `place`"), place=place)
        return Not(test, place=place) if denied else test
    if operator in ("=", "believes", "knows"):
        _check_after_comparison(c, token)
    return left


def _mind(c: Cursor, place: Place) -> Expression:
    """Read `c believes ...` or `c knows ...`."""
    c.enter()
    character = c.name("a character")
    verb = c.advance().key
    body = _negation(c)
    c.leave()
    return (Believes if verb == "believes" else Knows)(character, body, place=place)


def _check_after_comparison(c: Cursor, start: Token) -> None:
    """Complain about what looks as if the comparison went on."""
    if c.key in COMPARISONS:
        hint = "join two comparisons with `and`: `a < b and b < c`"
        c.fault("E013", f"a second comparison, '{c.key}', cannot follow the first", hint=hint)
    if c.key == "=":
        c.fault("E019", "'=' sets a value; this is a condition", expected="`==`", hint="to compare, write `==`")
    if c.key in ("believes", "knows"):
        before = c.tokens[c.index - 1]
        if before.key == ")":
            hint = "who believes is a plain name: a character, or a variable of `exists`, `all` or `for`"
        else:
            hint = f"put the belief in parentheses: `({before.text} {c.key} ...)`"
        c.fault("E018", f"'{c.key}' cannot stand here", hint=hint)


def _arithmetic(c: Cursor, least: int) -> Expression:
    """Read what signs at least this strong join, from left to right."""
    place = c.place
    left = operand(c)
    while _STRENGTH.get(c.key, 0) >= least:
        operator = c.advance().key
        right = _arithmetic(c, _STRENGTH[operator] + 1)
        left = Arithmetic(operator, left, right, place=place)  # type: ignore[arg-type]
    return left


def operand(c: Cursor) -> Expression:
    """Read the tightest: a name, a call, a number, a word such as `unknown`, or something in parentheses."""
    token, key = c.token, c.key
    place = Place(c.source.file, token.line, token.column)
    if token.kind == "name":
        return _named(c, token, place)
    if token.kind == "number":
        c.advance()
        return Number(number_of(token.text), place=place)
    if key == "(":
        c.enter()
        c.advance()
        inner = _formula(c) if c.temporal else _value(c)
        _refuse_temporal_infix(c)
        c.expect(")", "`)`, or `and`, `or` or a sign such as `+` or `==` to go on")
        c.leave()
        return inner
    if key == "-":
        c.enter()
        c.advance()
        inner = operand(c)
        c.leave()
        if isinstance(inner, Number) and inner.value >= 0 and c.tokens[c.index - 1].kind == "number":
            return Number(-inner.value, place=place)
        return Negate(inner, place=place)
    if token.kind == "string":
        c.unexpected(_VALUE, "names stand without quotes")
    if key == "+":
        c.unexpected(_VALUE, "a plus before a value says nothing; leave it out")
    if token.kind == "time":
        c.unexpected(_VALUE, "a time of day stands only after `at`, in an event")
    return c.unexpected(_VALUE)


def _named(c: Cursor, token: Token, place: Place) -> Expression:
    """Read what begins with a word."""
    key, following = token.key, c.ahead()
    if key in CONSTANTS and following.key != "(":
        c.advance()
        return Constant(CONSTANTS[key], place=place)
    if key in QUANTIFIERS and following.kind == "name":
        if c.ahead(2).key == ":":
            return _quantifier(c, place)
        if following.key not in NO_OPERAND:
            c.advance()
            c.advance()
            c.unexpected(
                f"`:` and a type after the variable: `{key} {following.text}: character . ...`",
                f"each variable needs its own `{key}`" if c.key == "," else "",
            )
    if key in TEMPORAL_PREFIXES and _begins_condition(following, c.ahead(2)):
        _refuse_temporal(c, f"{key} A")
    if key == "did" and following.kind == "name" and following.key not in NO_OPERAND:
        c.advance()
        return Did(call(c, "an action"), place=place)
    if key == "ruled_out" and following.key == "(":
        return _ruled_out(c, token, place)
    if key in NO_OPERAND and following.key != "(":
        c.unexpected(_VALUE, "the value stands first: `3 if cond else 1`" if key == "if" else "")
    c.advance()
    name = Name(token.text, place=place)
    return Call(name, _arguments(c), place=place) if c.key == "(" else NameUse(name, place=place)


def _quantifier(c: Cursor, place: Place) -> Expression:
    """Read `exists g: gift . body` and its kin."""
    c.enter()
    kind = c.advance().key
    variable = binder(c, "a name for the variable")
    if c.key == "," and kind == "only":
        hint = "to ask for one pair, count them: `(count a: TYPE, b: TYPE . CONDITION) == 1`"
        c.fault("E011", "',' cannot stand here", expected="`.` and the condition", hint=hint)
    others: list[Binder] = []
    while c.take(","):
        others.append(binder(c, "a name for the next variable"))
        if others[-1].type is None:
            c.unexpected("`:` and the type of this variable")
    c.expect(".", f"`.` and then the {'value' if kind in ('sum', 'product') else 'condition'}")
    body = _value(c) if kind in ("sum", "product") else _disjunction(c)
    c.leave()
    return Quantifier(kind, variable, body, tuple(others), place=place)  # type: ignore[arg-type]


def _ruled_out(c: Cursor, token: Token, place: Place) -> Expression:
    """Read `ruled_out(c, fluent, value)`."""
    c.advance()
    parts = _arguments(c)
    if len(parts) != 3:
        message = f"'ruled_out' has 3 positions, not {len(parts)}"
        expected = "a character, a property and a value: `ruled_out(gaara, at(sakura), cafe)`"
        c.fault("E011", message, token, expected=expected)
    return RuledOut(parts[0], parts[1], parts[2], place=place)


def _arguments(c: Cursor) -> tuple[Expression, ...]:
    """Read the parentheses after a name."""
    c.enter()
    c.advance()
    found: list[Expression] = []
    if c.key != ")":
        found.append(_argument(c))
        while c.take(","):
            found.append(_argument(c))
    c.expect(")", "`,` and the next name, or `)`")
    c.leave()
    return tuple(found)


def _argument(c: Cursor) -> Expression:
    """Read one argument, which may state a variable's type."""
    if c.token.kind == "name" and c.ahead().key == ":":
        place = c.place
        name = c.name("a name")
        c.advance()
        return Typed(name, type_name(c), place=place)
    return _value(c)


# --- The bound on height ----------------------------------------------------------------------------------------------


def _bounded(c: Cursor, start: Token, expression: Expression) -> Expression:
    """Return the expression; give the line up where it is so high that others could not walk through it."""
    if len(c.tokens) > DEEPEST and _height(expression) > DEEPEST:
        hint = "split it: parentheses around parts of a long sum, or several lines of `wants`"
        c.fault("E009", f"this expression has more than {DEEPEST} levels", start, hint=hint)
    return expression


def _height(root: Node) -> int:
    """Return how many nodes lie on the longest way down, without recursion."""
    highest, ahead = 0, [(root, 1)]
    while ahead:
        node, height = ahead.pop()
        highest = max(highest, height)
        ahead.extend((each, height + 1) for each in _children(node))
    return highest


def _children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly below this one."""
    for name in node.__struct_fields__:
        found = getattr(node, name)
        if isinstance(found, Node):
            yield found
        elif isinstance(found, tuple):
            yield from (part for part in found if isinstance(part, Node))
