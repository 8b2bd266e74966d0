"""What changes: the effects of actions and rules, and the statements of `start`.

An effect stands alone on a line, or with others between semicolons; `for ...:`, `if ...:`, `else:` and `c believes` are
followed by effects on the same line or by an indented block. A line that cannot be read is reported and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from intrigue.language.cursor import Cursor, Fault
from intrigue.language.expression_parser import binder, condition, fluent, value
from intrigue.language.nearest import nearest
from intrigue.language.outline import DEEPEST, OutlineLine, Source
from intrigue.language.syntax import (
    Assign,
    Believe,
    CommonBelief,
    Constant,
    Effect,
    ForEach,
    Forget,
    ForgetSince,
    IfEffect,
    Layout,
    Line,
    Secret,
)
from intrigue.language.tokens import Token
from intrigue.language.words import CLAUSE_WORDS, DECLARATION_WORDS, EFFECT_WORDS

_EFFECT = "an effect, such as `at(who) = to`, `likes(who, gift)` or `not likes(who, gift)`"
_ASSIGNMENTS = ("=", "+=", "-=", "*=", "/=")
_Item = TypeVar("_Item", bound=Line)


def effects_after(c: Cursor, expected: str = "the effects, on this line or indented below it") -> tuple[Effect, ...]:
    """Read the effects that follow here: the rest of the line, or else the block below it."""
    c.enter()
    if not c.at_end:
        found = _inline(c)
    elif c.line.children:
        c.line.block_taken = True
        found = effect_lines(c.source, c.line.children, c.depth)
    else:
        c.nothing_follows(expected)
    c.leave()
    return found


def effect_lines(source: Source, lines: Sequence[OutlineLine], depth: int = 0) -> tuple[Effect, ...]:
    """Read a block of effects."""
    found: list[Effect] = []
    open_if: bool | None = False
    for line in lines:
        size = len(found)
        if line.tokens[0].key == "else":
            open_if = _else_line(Cursor(source, line, depth), found, open_if)
            continue
        found.extend(read_lines(source, (line,), lambda c: list(_inline(c)), depth))
        open_if = None if line.faulty else len(found) > size and _lacks_else(found[-1])
    return tuple(found)


def start_statement(c: Cursor) -> list[Effect | Secret | CommonBelief]:
    """Read a line of `start`."""
    if is_secret(c):
        return [secret(c)]
    if c.key == "it" and c.ahead().key == "is":
        return [common_belief(c)]
    return list(_inline(c))


def start_lines(source: Source, lines: Sequence[OutlineLine], depth: int) -> tuple[Effect | Secret | CommonBelief, ...]:
    """Read the block of `start`: effects, with secrets and common beliefs between them."""
    found: list[Effect | Secret | CommonBelief] = []
    run: list[OutlineLine] = []

    def flush() -> None:
        found.extend(effect_lines(source, run, depth))
        run.clear()

    for line in lines:
        c = Cursor(source, line, depth)
        if is_secret(c) or (c.key == "it" and c.ahead().key == "is"):
            flush()
            found.extend(read_lines(source, (line,), start_statement, depth))
        else:
            run.append(line)
    flush()
    return tuple(found)


def is_secret(c: Cursor) -> bool:
    """Return whether a secret begins here, and not a property of that name."""
    return c.key == "secret" and (c.ahead().key == ":" or (c.ahead().key == "of" and c.ahead(2).kind == "name"))


def secret(c: Cursor) -> Secret:
    """Read `secret of gaara: condition`."""
    place = c.place
    c.advance()
    holders = c.names("a character") if c.take("of") else ()
    c.expect(":", "`:` and then what is secret")
    return Secret(holders, condition(c), place=place)


def common_belief(c: Cursor) -> CommonBelief:
    """Read `it is known that c believes ...`."""
    place = c.place
    c.advance()
    expected = "`it is known that`, a character, and what everybody knows that it believes"
    for word in ("is", "known", "that"):
        c.expect(word, expected)
    character = c.name("a character")
    if c.key != "believes":
        c.unexpected(
            "`believes`", "a plain fact needs no `it is known that`: at the start, all know what they do not doubt"
        )
    return CommonBelief(character, _believed(c), place=place)


def line_or_block(c: Cursor, read: Callable[[Cursor], list[_Item]], expected: str) -> tuple[_Item, ...]:
    """Read the rest of the line, or the lines below where nothing is left of it; where there are none, complain."""
    c.take(":")
    if not c.at_end:
        return tuple(read(c))
    if not c.line.children:
        c.nothing_follows(expected)
    c.line.block_taken = True
    return tuple(read_lines(c.source, c.line.children, read, c.depth))


def read_lines(
    source: Source,
    lines: Sequence[OutlineLine],
    read: Callable[[Cursor], list[_Item]],
    depth: int = 0,
    *,
    below_faults: bool = True,
) -> list[_Item]:
    """Read each line by itself, so that a mistake in one does not hide those in the next; keep comments with them.

    Lines indented below one that takes no block are reported, and read as if they stood beside it; below a line that
    could not be read only where `below_faults` says that they can be understood without it.
    """
    found: list[_Item] = []
    for line in lines:
        c = Cursor(source, line, depth)
        try:
            items = read(c)
            c.finish()
            found.extend(with_layout(items, line.layout))
        except Fault as fault:
            report_fault(c, fault)
        if line.children and not line.block_taken and (below_faults or not line.faulty):
            report_stray(source, line)
            found.extend(read_lines(source, line.children, read, depth, below_faults=below_faults))
    return found


def report_fault(c: Cursor, fault: Fault) -> None:
    """Report what ended the reading of a line, unless the line has been complained about before."""
    if not c.line.faulty:
        c.source.report(fault.diagnostic)
    c.line.faulty = True


def report_stray(source: Source, line: OutlineLine) -> None:
    """Report that lines are indented below one that takes none; silent where the line itself is wrong."""
    if line.faulty:
        return
    child = line.children[0]
    first = child.tokens[0]
    message = f"this line is indented deeper than line {line.number}, which is complete"
    hint = "move it to the left; a condition goes on in a deeper line only behind or before `and`, `or` or `+`"
    source.report(source.diagnostic("E007", message, child.number, first.column, first.width, hint=hint))


def with_layout(items: list[_Item], layout: Layout) -> list[_Item]:
    """Return the items of one line with its comments: those above on the first, those behind and below on the last."""
    if not items or layout == Layout():
        return items
    if len(items) == 1:
        return [replace(items[0], layout=layout)]
    first = replace(items[0], layout=Layout(before=layout.before))
    last = replace(items[-1], layout=Layout((), layout.trailing, layout.below))
    return [first, *items[1:-1], last]


# --- One line ---------------------------------------------------------------------------------------------------------


def _inline(c: Cursor) -> tuple[Effect, ...]:
    """Read effects with semicolons between them to the end of the line."""
    found = [_effect(c)]
    while c.take(";"):
        if not c.at_end:
            found.append(_effect(c))
    if c.key == "else" and isinstance(found[-1], IfEffect) and not found[-1].otherwise:
        c.advance()
        found[-1] = replace(found[-1], otherwise=_otherwise(c))
    return tuple(found)


def _else_line(c: Cursor, found: list[Effect], open_if: bool | None) -> bool | None:
    """Read an `else` line and give its effects to the `if` before it; return whether another `else` can follow.

    `open_if` tells whether the last effect found lacks an `else`; None: the line before could not be read, so that it
    is not known, and what this line says is dropped.
    """
    try:
        token = c.advance()
        chain = _chain(found[-1]) if open_if else []
        if open_if is False:
            c.line.block_taken = bool(c.line.children)
            hint = "`else` belongs right below an `if ...:` of the same indentation"
            c.fault("E016", "this 'else' belongs to no 'if'", token, hint=hint)
        if c.depth + len(chain) > DEEPEST:
            hint = "is there a property that tells the cases?"
            c.fault("E009", f"more than {DEEPEST} levels of `else if`", token, hint=hint)
        otherwise = _otherwise(c)
        c.finish()
    except Fault as fault:
        report_fault(c, fault)
    if c.line.children and not c.line.block_taken:
        report_stray(c.source, c.line)
        effect_lines(c.source, c.line.children, c.depth)
    if c.line.faulty or not chain:
        return None
    found[-1] = _with_else(chain, otherwise, c.line.layout)
    return _lacks_else(found[-1])


def _otherwise(c: Cursor) -> tuple[Effect, ...]:
    """Read what follows the word `else`."""
    if c.key == "if":
        return (_if(c),)
    c.expect(":", "`:` and then the effects, or `if` and another condition")
    return effects_after(c)


def _lacks_else(effect: Effect) -> bool:
    """Return whether an `else` can still follow a chain of `if` and `else if`."""
    while isinstance(effect, IfEffect):
        if not effect.otherwise:
            return True
        if len(effect.otherwise) != 1:
            return False
        effect = effect.otherwise[0]
    return False


def _chain(effect: Effect) -> list[IfEffect]:
    """Return a chain of `if` and `else if` whose last has no `else` yet, from its first."""
    chain: list[IfEffect] = []
    while isinstance(effect, IfEffect):
        chain.append(effect)
        if not effect.otherwise:
            break
        effect = effect.otherwise[0]
    return chain


def _with_else(chain: list[IfEffect], otherwise: tuple[Effect, ...], layout: Layout) -> IfEffect:
    """Return the chain of `if` and `else if` with this at its end."""
    built = replace(chain.pop(), otherwise=otherwise, else_layout=layout)
    while chain:
        built = replace(chain.pop(), otherwise=(built,))
    return built


def _effect(c: Cursor, in_mind: bool = False) -> Effect:
    """Read one effect."""
    place = c.place
    following = c.ahead()
    if c.key == "for" and following.kind == "name":
        return _for(c)
    if c.key == "if":
        return _if(c)
    if c.token.kind == "name" and following.key == "believes":
        character = c.name("a character")
        return Believe(character, _believed(c), place=place)
    if c.token.kind == "name" and following.key == "forgets":
        return _forgets(c)
    if c.key == "(" and in_mind:
        c.advance()
        inside = _assign(c)
        c.expect(")", "`)`")
        return replace(inside, enclosed=True, place=place)
    if c.token.kind == "name" and following.key == "knows":
        hint = "to tell somebody a fact, write `believes`: who believes what is so knows it"
        c.fault("E018", "'knows' is no effect", following, hint=hint)
    return _assign(c)


def _believed(c: Cursor) -> tuple[Effect, ...]:
    """Read `believes` and what is believed: one effect on this line, or a block."""
    c.expect("believes", "`believes`")
    c.enter()
    if not c.at_end:
        found: tuple[Effect, ...] = (_effect(c, in_mind=True),)
    elif c.line.children:
        c.line.block_taken = True
        found = _believed_lines(c)
    else:
        c.nothing_follows("what is believed, on this line or indented below it")
    c.leave()
    return found


def _believed_lines(c: Cursor) -> tuple[Effect, ...]:
    """Read a block of what is believed; each line may stand in parentheses."""
    found: list[Effect] = []
    run: list[OutlineLine] = []
    for line in c.line.children:
        if line.tokens[0].key == "(":
            found.extend(effect_lines(c.source, run, c.depth))
            run = []
            found.extend(read_lines(c.source, (line,), lambda inner: [_effect(inner, in_mind=True)], c.depth))
        else:
            run.append(line)
    found.extend(effect_lines(c.source, run, c.depth))
    return tuple(found)


def _assign(c: Cursor) -> Assign:
    """Read `f = e`, `f += e`, `f` or `not f`."""
    place = c.place
    if c.take("not"):
        return Assign(fluent(c, "a property after `not`"), "=", Constant(False, place=place), place=place)
    start = c.token
    target = fluent(c, _EFFECT)
    operator = c.key
    if operator in _ASSIGNMENTS:
        c.advance()
        return Assign(target, operator, value(c), place=place)  # type: ignore[arg-type]
    if operator == "==":
        c.fault("E020", "'==' compares; this is an effect", expected="`=`", hint="to set a value, write `=`")
    if c.token.kind == "name" and operator not in ("and", "else"):
        _not_an_effect(c, start)
    if operator in ("and", ","):
        c.unexpected("`;` and the next effect, or the next effect on a line of its own")
    return Assign(target, "=", Constant(True, place=place), place=place)


def _not_an_effect(c: Cursor, start: Token) -> None:
    """Complain about a word behind what could have been an effect, with the word that was probably meant."""
    first, bare = start.key, start is c.tokens[c.index - 1]
    if c.key == "is" and not bare:
        hint = "to set a value, write `=`"
    elif first == "that":
        hint = "no `that` is needed here"
    elif not bare:
        hint = ""
    elif first in DECLARATION_WORDS:
        hint = f"`{first}` begins a declaration; move this line to the left edge"
    elif first in CLAUSE_WORDS:
        hint = f"`{first}` begins a part of an action or rule; it stands at the indentation of `then`"
    else:
        meant = nearest(first, EFFECT_WORDS) if len(first) > 1 else None
        if first.lower() == "elif":
            meant = "else if"
        if meant is not None:
            c.fault("E010", f"'{first}' begins no effect", start, hint=f"did you mean `{meant}`?")
        verb = nearest(c.token.text, ("believes", "forgets"))
        hint = f"did you mean `{verb}`?" if verb else "a property stands before its things: `at(gaara) = street`"
    c.unexpected("`=` and a value, `believes`, `;`, or the end of the line", hint)


def _for(c: Cursor) -> ForEach:
    """Read `for c: type if condition: effects`."""
    place = c.place
    c.advance()
    start = c.token
    variable = binder(c, "a name for the variable")
    if variable.type is None:
        c.unexpected(f"`:` and a type after the variable: `for {start.text}: character`")
    test = condition(c) if c.take("if") else None
    c.expect(":", "`:` and then the effects" if test else "`if` and a condition, or `:` and then the effects")
    return ForEach(variable, test, effects_after(c), place=place)


def _if(c: Cursor) -> IfEffect:
    """Read `if condition: effects`."""
    place = c.place
    c.advance()
    test = condition(c)
    c.expect(":", "`:` and then the effects")
    return IfEffect(test, effects_after(c), place=place)


def _forgets(c: Cursor) -> Forget | ForgetSince:
    """Read `c forgets p(...)` or `c forgets since dawn`."""
    place = c.place
    character = c.name("a character")
    c.advance()
    if c.key == "since" and c.ahead().kind == "name":
        c.advance()
        return ForgetSince(character, c.name("the name of an event"), place=place)
    return Forget(character, fluent(c, "a property or `did` and an action, or `since` and an event"), place=place)
