"""Why a span is no expression: the smallest piece that cannot be read, and a sentence about it."""

from __future__ import annotations

from intrigue.language.sabre.faults import Fault, shortened
from intrigue.language.sabre.grammar import CALCULATIONS, COMPARISONS, Grammar, is_parameter

_BINDERS = ("forall", "exists", "sum", "product")


def blame(grammar: Grammar, start: int, end: int) -> Fault:
    """Return the fault of a span that `grammar.expression` could not read."""
    tokens = grammar.tokens
    while True:
        if start >= end:
            return _missing(grammar, start)
        inner = _unreadable_piece(grammar, start, end)
        if inner is None:
            break
        start, end = inner
    first = tokens.all[start]
    if first.text in _BINDERS and not grammar.is_binding(start, end):
        return tokens.source.fault(
            "E304",
            f"'{first.text}' is not followed by a variable with its type",
            first.offset,
            len(first.text),
            expected=f"'{first.text}(name : type)'",
        )
    if first.text == "if" and grammar.branches(start, end) is None:
        return tokens.source.fault(
            "E304",
            "an 'if' or 'elseif' is not followed by '('",
            first.offset,
            len(first.text),
            expected="'if(condition)'",
        )
    return _call(grammar, start, end) or _stray(grammar, start, end)


def _unreadable_piece(grammar: Grammar, start: int, end: int) -> tuple[int, int] | None:
    """Return the first piece of the span that cannot be read, where the span has pieces at all."""
    for left, right in _pieces(grammar, start, end):
        if grammar.expression(left, right) is None:
            return left, right
    return None


def _pieces(grammar: Grammar, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans into which the outermost alternative that could be meant cuts this one."""
    tokens = grammar.tokens
    first = tokens.all[start].text
    if first == "(" and tokens.partner[start] == end - 1:
        return [(start + 1, end - 1)]
    branches = grammar.branches(start, end)
    if branches is not None and tokens.positions("else", start, end):
        spans = [each for pair in branches[0] for each in pair]
        return [*spans, *([branches[1]] if branches[1] else [])]
    for operator in ("&", "|"):
        if tokens.positions(operator, start, end):
            return tokens.split(operator, start, end)
    if first == "!":
        return [(start + 1, end)]
    if branches is not None:
        return [each for pair in branches[0] for each in pair]
    if first in _BINDERS and grammar.is_binding(start, end):
        return [(start + 6, end)]
    if first == "believes" and end - start > 5 and tokens.partner.get(start + 1) == end - 1:
        comma = tokens.first(",", start + 2, end - 1)
        return [(comma + 1, end - 1)] if comma == start + 3 else []
    for operator in ("=", *COMPARISONS, *CALCULATIONS):
        cut = tokens.first(operator, start, end)
        if cut is not None:
            return [(start, cut), (cut + 1, end)]
    return []


def _missing(grammar: Grammar, at: int) -> Fault:
    """Return the fault for an empty span, which lies before the token at this index."""
    tokens = grammar.tokens
    before = tokens.all[at - 1] if at else None
    if before is None:
        return tokens.source.fault("E304", "an expression is missing", 0)
    return tokens.source.fault(
        "E304",
        f"an expression is missing after '{before.text}'",
        before.offset,
        len(before.text),
        expected="an expression",
    )


def _call(grammar: Grammar, start: int, end: int) -> Fault | None:
    """Return the fault of a name with brackets whose arguments are wrong in shape."""
    tokens = grammar.tokens
    first = tokens.all[start]
    if first.kind != "name" or end - start < 2 or tokens.partner.get(start + 1) != end - 1:
        return None
    if first.text == "believes":
        return tokens.source.fault(
            "E304",
            f"'{shortened(tokens.quote(start, end))}' is no belief",
            first.offset,
            len(first.text),
            expected="'believes(character, expression)', with the character as one name",
        )
    for left, right in tokens.split(",", start + 2, end - 1):
        if right != left + 1 or not is_parameter(tokens.all[left]):
            place = tokens.all[left]
            found = f"'{shortened(tokens.quote(left, right))}' is" if right > left else "something empty stands for"
            message = f"{found} no argument of '{first.text}': an argument is one name, number, True or False"
            hint = "a property cannot be read inside an argument; name what it should be by a variable"
            return tokens.source.fault(
                "E304", message, place.offset, len(place.text), hint=hint if right > left + 1 else ""
            )
    return None


def _stray(grammar: Grammar, start: int, end: int) -> Fault:
    """Return the fault of a span without pieces: a token that begins nothing, or one that follows something whole."""
    tokens = grammar.tokens
    first = tokens.all[start]
    behind = start + 1
    if first.kind == "name" and behind < end and tokens.all[behind].text == "(":
        behind = tokens.partner[behind] + 1
    elif first.text == "(":
        behind = tokens.partner[start] + 1
    if first.text == "=" or behind >= end or grammar.expression(start, behind) is None:
        reason = _why_no_beginning(first.text, first.kind)
        return tokens.source.fault("E304", f"'{shortened(first.text)}' {reason}", first.offset, len(first.text))
    stray = tokens.all[behind]
    hint = ""
    if stray.kind == "number" and stray.text.startswith("-"):
        hint = f"'{stray.text}' is read as one number; to subtract, put a blank behind the '-'"
    elif stray.text == "=":
        hint = "only a property with its arguments can be assigned"
    return tokens.source.fault(
        "E304",
        f"'{shortened(stray.text)}' cannot follow '{shortened(tokens.quote(start, behind))}'",
        stray.offset,
        len(stray.text),
        expected="an operator such as '&' or '==', or ';'",
        hint=hint,
    )


def _why_no_beginning(text: str, kind: str) -> str:
    """Return what keeps a token from being the beginning of an expression."""
    if kind == "quoted":
        return "is a quoted text, which has no place in a problem"
    if kind == "word":
        return "is no name: names begin with a letter"
    if text == "-":
        return "stands alone: only a number written in digits can be negative"
    return "begins no expression"
