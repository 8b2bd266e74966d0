"""The grammar of Sabre expressions: fourteen alternatives, and the first that takes the whole span is meant.

The alternative tried first stands nearest to the root, so it binds loosest: `a & b | c` is `a & (b | c)`, and
`a + b * c` is `(a + b) * c`. When the pieces of an alternative cannot be read, the next one is tried; each span is read
only once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from intrigue.language.sabre.faults import MOST_NESTING
from intrigue.language.sabre.syntax import (
    Assignment,
    Atom,
    Belief,
    Binder,
    Calculation,
    Choice,
    Fluent,
    Junction,
    Membership,
    Negation,
    Relation,
    Syntax,
)
from intrigue.language.sabre.tokens import Token, Tokens

MOST_SPANS = 400_000
"""How many spans of one text are tried; the largest known problem needs a few thousand."""
COMPARISONS = ("==", "!=", ">=", "<=", ">", "<")
"""In the order in which they cut."""
CALCULATIONS = ("*", "/", "+", "-")
"""In the order in which they cut."""


class Grammar:
    """Reads spans of one text as expressions; a span is its first token's index and the one behind its last."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._known: dict[tuple[int, int], Syntax | None] = {}
        self._nesting = 0
        self._alternatives: tuple[Callable[[int, int], Syntax | None], ...] = (
            self._bracketed,
            self._atom,
            self._fluent,
            self._belief,
            self._conjunction,
            self._disjunction,
            self._negation,
            self._choice,
            self._quantified,
            self._assignment,
            self._comparison,
            self._membership,
            self._aggregate,
            self._calculation,
        )

    def expression(self, start: int, end: int) -> Syntax | None:
        """Return what the span means, or None when it is no expression; Fault when it nests too deep."""
        if start >= end:
            return None
        if (start, end) in self._known:
            return self._known[start, end]
        self._guard(start)
        self._nesting += 1
        try:
            found = next((each for read in self._alternatives if (each := read(start, end)) is not None), None)
        finally:
            self._nesting -= 1
        self._known[start, end] = found
        return found

    def _guard(self, start: int) -> None:
        """Raise Fault where the text nests too deep or is too tangled to go on."""
        token = self.tokens.all[start]
        if self._nesting >= MOST_NESTING:
            message = f"the expression nests more than {MOST_NESTING} levels deep"
            hint = "operators of one kind in a row nest, too: `a - b - c` is `a - (b - c)`"
            raise self.tokens.source.fault("E305", message, token.offset, len(token.text), hint=hint)
        if len(self._known) >= MOST_SPANS:
            message = (
                f"the text has expressions that are too tangled: more than {MOST_SPANS} ways to cut them were tried"
            )
            raise self.tokens.source.fault("E305", message, token.offset, len(token.text))

    # --- The alternatives, in order ---------------------------------------------------------------------------------

    def _bracketed(self, start: int, end: int) -> Syntax | None:
        if self._text(start) == "(" and self.tokens.partner[start] == end - 1:
            return self.expression(start + 1, end - 1)
        return None

    def _atom(self, start: int, end: int) -> Syntax | None:
        token = self.tokens.all[start]
        return Atom(token, token) if end == start + 1 and is_parameter(token) else None

    def _fluent(self, start: int, end: int) -> Fluent | Belief | None:
        """A fluent, or one read in somebody's mind."""
        if self._opens_belief(start, end):
            body = self._fluent(start + 4, end - 1) if start + 4 < end - 1 else None
            return (
                Belief(self.tokens.all[start], self.tokens.all[end - 1], self.tokens.all[start + 2], body)
                if body
                else None
            )
        if not self._is_call(start, end) or self._text(start) == "believes":
            return None
        arguments: list[Token] = []
        for left, right in self.tokens.split(",", start + 2, end - 1) if end - 1 > start + 2 else []:
            if right != left + 1 or not is_parameter(self.tokens.all[left]):
                return None
            arguments.append(self.tokens.all[left])
        return Fluent(self.tokens.all[start], self.tokens.all[end - 1], tuple(arguments))

    def _belief(self, start: int, end: int) -> Syntax | None:
        if not self._opens_belief(start, end):
            return None
        body = self.expression(start + 4, end - 1)
        return (
            Belief(self.tokens.all[start], self.tokens.all[end - 1], self.tokens.all[start + 2], body) if body else None
        )

    def _conjunction(self, start: int, end: int) -> Syntax | None:
        return self._junction("&", start, end)

    def _disjunction(self, start: int, end: int) -> Syntax | None:
        return self._junction("|", start, end)

    def _junction(self, operator: Literal["&", "|"], start: int, end: int) -> Syntax | None:
        """Parts between all uses of the operator at top level."""
        spans = self.tokens.split(operator, start, end)
        if len(spans) < 2:
            return None
        parts: list[Syntax] = []
        for left, right in spans:
            part = self.expression(left, right)
            if part is None:
                return None
            parts.append(part)
        return Junction(self.tokens.all[start], self.tokens.all[end - 1], operator, tuple(parts))

    def _negation(self, start: int, end: int) -> Syntax | None:
        part = self.expression(start + 1, end) if self._text(start) == "!" else None
        return Negation(self.tokens.all[start], self.tokens.all[end - 1], part) if part else None

    def _choice(self, start: int, end: int) -> Syntax | None:
        """`if`, `elseif`s and the last `else` at top level; an `else` before that one belongs to a branch."""
        spans = self.branches(start, end)
        if spans is None:
            return None
        branches: list[tuple[Syntax, Syntax]] = []
        for (left, right), body in spans[0]:
            condition, branch = self.expression(left, right), self.expression(*body)
            if condition is None or branch is None:
                return None
            branches.append((condition, branch))
        otherwise = self.expression(*spans[1]) if spans[1] else None
        if spans[1] and otherwise is None:
            return None
        return Choice(self.tokens.all[start], self.tokens.all[end - 1], tuple(branches), otherwise)

    def branches(
        self, start: int, end: int
    ) -> tuple[list[tuple[tuple[int, int], tuple[int, int]]], tuple[int, int] | None] | None:
        """Return the spans of the conditions and branches of an `if`, and that of its `else`; None when it is none."""
        if self._text(start) != "if":
            return None
        last = self.tokens.positions("else", start, end)
        stop = last[-1] if last else end
        heads = [start, *(each for each in self.tokens.positions("elseif", start, end) if each < stop)]
        found: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for head, behind in zip(heads, [*heads[1:], stop], strict=True):
            if head + 1 >= end or self._text(head + 1) != "(":
                return None
            closing = self.tokens.partner[head + 1]
            found.append(((head + 2, closing), (closing + 1, behind)))
        return found, ((stop + 1, end) if last else None)

    def _quantified(self, start: int, end: int) -> Syntax | None:
        return self._binder(("forall", "exists"), start, end)

    def _assignment(self, start: int, end: int) -> Syntax | None:
        cut = self.tokens.first("=", start, end)
        if cut is None or cut == start:
            return None
        target, value = self._fluent(start, cut), self.expression(cut + 1, end)
        if target is None or value is None:
            return None
        return Assignment(self.tokens.all[start], self.tokens.all[end - 1], self.tokens.all[cut], target, value)

    def _comparison(self, start: int, end: int) -> Syntax | None:
        for operator in COMPARISONS:
            sides = self._sides(operator, start, end)
            if sides is not None:
                return Relation(self.tokens.all[start], self.tokens.all[end - 1], *sides)
        return None

    def _membership(self, start: int, end: int) -> Syntax | None:
        if end - start < 3 or self._text(end - 2) != ":" or self.tokens.all[end - 1].kind != "name":
            return None
        subject = self.expression(start, end - 2)
        return (
            Membership(self.tokens.all[start], self.tokens.all[end - 1], subject, self.tokens.all[end - 1])
            if subject
            else None
        )

    def _aggregate(self, start: int, end: int) -> Syntax | None:
        return self._binder(("product", "sum"), start, end)

    def _calculation(self, start: int, end: int) -> Syntax | None:
        for operator in CALCULATIONS:
            sides = self._sides(operator, start, end)
            if sides is not None:
                return Calculation(self.tokens.all[start], self.tokens.all[end - 1], *sides)
        return None

    # --- Their pieces -----------------------------------------------------------------------------------------------

    def _sides(self, operator: str, start: int, end: int) -> tuple[Token, Syntax, Syntax] | None:
        """Return the operator and both sides, cut at its first use at top level."""
        cut = self.tokens.first(operator, start, end)
        if cut is None:
            return None
        left = self.expression(start, cut)
        right = self.expression(cut + 1, end) if left else None
        return (self.tokens.all[cut], left, right) if left and right else None

    def _binder(self, words: tuple[str, ...], start: int, end: int) -> Syntax | None:
        """One of the words, `(variable : type)` and a body."""
        if self._text(start) not in words or not self.is_binding(start, end):
            return None
        body = self.expression(start + 6, end)
        if body is None:
            return None
        return Binder(
            self.tokens.all[start],
            self.tokens.all[end - 1],
            self.tokens.all[start + 2],
            self.tokens.all[start + 4],
            body,
        )

    def is_binding(self, start: int, end: int) -> bool:
        """Return whether `(variable : type)` stands behind the first token."""
        return (
            start + 6 <= end
            and self._text(start + 1) == "("
            and self.tokens.partner[start + 1] == start + 5
            and self._text(start + 3) == ":"
            and self.tokens.all[start + 2].kind == self.tokens.all[start + 4].kind == "name"
        )

    def _opens_belief(self, start: int, end: int) -> bool:
        """Return whether the span is `believes(one token, ...)`."""
        return (
            end - start > 5
            and self._text(start) == "believes"
            and self._is_call(start, end)
            and is_parameter(self.tokens.all[start + 2])
            and self._text(start + 3) == ","
        )

    def _is_call(self, start: int, end: int) -> bool:
        """Return whether the span is a name and a pair of brackets that ends it."""
        return (
            end - start >= 3
            and self.tokens.all[start].kind == "name"
            and self._text(start + 1) == "("
            and self.tokens.partner[start + 1] == end - 1
        )

    def _text(self, index: int) -> str:
        return self.tokens.all[index].text


def is_parameter(token: Token) -> bool:
    """Return whether the token can fill a position: `?`, a number or a name, `True` and `False` among them."""
    return token.kind in ("name", "number") or token.text == "?"
