"""Actions, events and rules: a header, and clauses on its line or below it."""

from __future__ import annotations

from collections.abc import Callable

from intrigue.errors import Place
from intrigue.language.cursor import Cursor, Fault
from intrigue.language.effect_parser import effects_after, report_fault, report_stray, with_layout
from intrigue.language.expression_parser import binder, call, condition, type_name
from intrigue.language.nearest import nearest
from intrigue.language.outline import OutlineLine
from intrigue.language.prose_parser import prose, prose_for, text_begins
from intrigue.language.syntax import (
    After,
    At,
    By,
    Chance,
    Clause,
    Constant,
    Every,
    Happening,
    If,
    KnownTo,
    Name,
    Number,
    Parameter,
    Prose,
    SeenBy,
    Slowly,
    Takes,
    TextLine,
    Then,
    When,
    With,
)
from intrigue.language.words import CLAUSE_WORDS, CONSTANTS, UNITS

_ALLOWED: dict[str, tuple[type, ...]] = {
    "action": (Prose, By, With, SeenBy, If, Then, Takes),
    "event": (Prose, SeenBy, If, Then, Takes, At, Every, After, Chance),
    "rule": (Prose, SeenBy, When, If, Then, KnownTo, Slowly),
}
"""The clauses of each kind."""

_WRITTEN: dict[type, str] = {
    Prose: "a string",
    By: "by",
    With: "with",
    SeenBy: "seen by",
    If: "if",
    When: "when",
    Then: "then",
    Takes: "takes",
    At: "at",
    Every: "every",
    After: "after",
    Chance: "with chance",
    KnownTo: "known to",
    Slowly: "slowly",
}
"""What each clause begins with."""

_INSTEAD = {
    ("action", When): "an action has `if`; `when` is for rules, which happen by themselves",
    ("event", When): "an event has `if`; `when` is for rules",
    ("event", By): "nobody decides an event; what somebody does is an `action`",
    ("rule", By): "nobody decides a rule; what somebody does is an `action`",
    ("event", With): "nobody decides an event; what somebody takes part in is an `action`",
    ("rule", With): "nobody decides a rule; what somebody takes part in is an `action`",
    ("action", At): "what happens at a time is an `event`",
    ("action", Every): "what happens again and again is an `event`",
    ("action", After): "what happens after a time is an `event`",
    ("action", Chance): "what happens by chance is an `event`",
    ("rule", At): "what happens at a time is an `event`",
    ("rule", Every): "what happens again and again is an `event`",
    ("rule", After): "what happens after a time is an `event`",
    ("rule", Chance): "what happens by chance is an `event`",
    ("rule", Takes): "a rule takes no time; with `slowly` it fires one event later",
    ("action", KnownTo): "who knows of it can be said of rules only",
    ("event", KnownTo): "who knows of it can be said of rules only",
    ("action", Slowly): "`slowly` is for rules; an action `takes 2 hours`",
    ("event", Slowly): "`slowly` is for rules; an event is `after 2 hours`",
}
"""What to write instead of a clause that does not fit."""

_NOT_OF: dict[str, tuple[str, ...]] = {
    "event": ("refused", "failed", "intends", "drops"),
    "rule": ("refused", "failed", "intends", "drops"),
}
"""Texts that only what somebody decides can have."""

_ELSEWHERE = {
    "precondition": "if",
    "requires": "if",
    "effect": "then",
    "effects": "then",
    "do": "then",
    "consenting": "by",
    "trigger": "when",
}
"""What other notations call the clauses."""

_ON_HEADER = "`by`, `seen by`, `if`, `then` or another part of it"


def happening(c: Cursor) -> Happening:
    """Read an action, an event or a rule, with the lines below it."""
    place = c.place
    kind = c.advance().key
    name: Name | None = None
    parameters: tuple[Parameter, ...] = ()
    clauses: list[Clause] = []
    failed: Fault | None = None
    try:
        if kind != "rule" or not _anonymous(c):
            name = c.name(f"a name for the {kind}")
        parameters = parameter_list(c) if c.key == "(" else ()
        clauses.extend(_clauses_of_line(c))
    except Fault as fault:
        failed = fault
        report_fault(c, fault)
    if not c.line.block_taken:
        c.line.block_taken = bool(c.line.children)
        for line in c.line.children:
            clauses.extend(_clauses_below(c, line))
    kept = _fitting(c, kind, clauses)
    if failed is not None:
        raise failed
    return Happening(kind, name, parameters, tuple(kept), place=place)  # type: ignore[arg-type]


def parameter_list(c: Cursor) -> tuple[Parameter, ...]:
    """Read the parentheses of a declaration."""
    c.advance()
    found: list[Parameter] = []
    if c.key != ")":
        found.append(_parameter(c))
        while c.take(","):
            found.append(_parameter(c))
    c.expect(")", "`,` and the next position, or `)`")
    return tuple(found)


def kind_of_position(c: Cursor) -> Name | Number | Constant:
    """Read a type, or the constant that a position always has."""
    place = c.place
    if c.key == "yes" and c.ahead().key == "or":
        return type_name(c)
    if c.key in CONSTANTS:
        return Constant(CONSTANTS[c.advance().key], place=place)
    if c.token.kind == "number" or c.key == "-":
        return Number(c.number("a number"), place=place)
    return type_name(c, "a type, such as `character`")


def _parameter(c: Cursor) -> Parameter:
    """Read `who: character`, or a type alone."""
    place = c.place
    name = kind_of_position(c)
    if not c.take(":"):
        return Parameter(name, place=place)
    if not isinstance(name, Name):
        c.unexpected("`,` or `)`")
    return Parameter(name, kind_of_position(c), place=place)


def _anonymous(c: Cursor) -> bool:
    """Return whether a rule has no name: its parameters or its first clause follow at once."""
    if c.at_end or c.key in ("(", "when", "if", "privately") or c.token.kind == "string":
        return True
    return c.key in CLAUSE_WORDS and c.ahead().key != "("


def _clauses_of_line(c: Cursor) -> list[Clause]:
    """Read clauses to the end of the line."""
    found: list[Clause] = []
    while not c.at_end:
        found.append(_clause(c))
    return found


def _clauses_below(c: Cursor, line: OutlineLine) -> list[Clause]:
    """Read the clauses of a line below the header; report what is wrong with it."""
    inner = Cursor(c.source, line, c.depth)
    found: list[Clause] = []
    try:
        while not inner.at_end:
            found.append(_clause(inner))
        found = with_layout(found, line.layout)
    except Fault as fault:
        report_fault(inner, fault)
    if line.children and not line.block_taken:
        report_stray(c.source, line)
        line.block_taken = True
        for each in line.children:
            found.extend(_clauses_below(c, each))
    return found


def _fitting(c: Cursor, kind: str, clauses: list[Clause]) -> list[Clause]:
    """Return the clauses that may stand in this kind of happening; report the others, and what is missing."""
    kept: list[Clause] = []
    seen: dict[tuple[type, bool], Place] = {}
    for each in clauses:
        if isinstance(each, Prose) and each.kind in _NOT_OF.get(kind, ()):
            hint = f"nobody decides {_article(kind)}; write `seen` or `thought`, or make it an `action`"
            _complain(c, "E015", f"'{each.kind}' cannot stand in {_article(kind)}", each, each.kind, hint=hint)
            continue
        private = isinstance(each, If) and each.private
        written = "privately if" if private else _WRITTEN[type(each)]
        if type(each) not in _ALLOWED[kind] or (kind == "event" and private):
            hint = _INSTEAD.get((kind, type(each)), "nobody decides an event; write a plain `if`" if private else "")
            _complain(c, "E015", f"'{written}' cannot stand in {_article(kind)}", each, written, hint=hint)
            continue
        key = (type(each), private)
        if key in seen and not isinstance(each, Prose | SeenBy):
            hint = "join the conditions with `and`" if isinstance(each, If | When) else "join the two into one"
            _complain(c, "E014", f"a second '{written}' in the same {kind}", each, written, hint=hint, first=seen[key])
            continue
        seen.setdefault(key, each.place)
        kept.append(each)
    if kind == "rule" and not c.line.faulty and not any(isinstance(each, When) for each in clauses):
        hint = "a rule happens by itself as soon as its condition holds; what fate does is an `event`"
        if not any(line.faulty for line in c.line.children):
            expected = "`when` and a condition"
            first = c.tokens[0]
            c.source.report(c.diagnostic("E021", "this rule has no 'when'", first, expected=expected, hint=hint))
    return kept


def _article(kind: str) -> str:
    """Return the kind with its article."""
    return f"a{'n' if kind[0] in 'aeiou' else ''} {kind}"


def _complain(
    c: Cursor, code: str, message: str, clause: Clause, written: str, *, hint: str, first: Place | None = None
) -> None:
    """Report a clause that begins with these words."""
    place = clause.place
    width = len(written) if not isinstance(clause, Prose) else 1
    related = ((first, "the first one is here"),) if first is not None else ()
    c.source.report(c.source.diagnostic(code, message, place.line, place.column, width, hint=hint, related=related))


# --- The clauses ------------------------------------------------------------------------------------------------------


def _clause(c: Cursor) -> Clause:
    """Read one clause."""
    place = c.place
    if c.token.kind == "string":
        return Prose("plain", (TextLine(c.advance().text, place=place),), place=place)
    if c.key not in CLAUSE_WORDS:
        _unknown_clause(c)
    word = c.advance().key
    return _CLAUSES[word](c, place)


def _unknown_clause(c: Cursor) -> None:
    """Complain about a word that begins no clause; go on only where it is clear what was meant."""
    text = c.token.text
    meant = _ELSEWHERE.get(text.lower())
    if meant is None and c.token.kind == "name" and len(text) > 2:
        meant = nearest(text, CLAUSE_WORDS)
    if meant is None or c.line.faulty:
        expected = _ON_HEADER if not c.index else f"{_ON_HEADER}, or the end of the line"
        is_effect = not c.index and c.ahead().key in ("=", "+=", "-=", "(", "believes")
        hint = "an effect stands behind `then`, or in a deeper line below it" if is_effect else ""
        if c.index and c.key == ":":
            hint = "no colon is needed here"
        if c.index and c.key == ".":
            hint = "a property stands before its things: `likes(sakura, pendant)`"
        c.unexpected(expected, hint)
    message = f"'{text}' begins no part of an action, event or rule"
    c.report("E010", message, hint=f"did you mean `{meant}`?")
    c.line.faulty = True
    c.replace(meant)
    if c.ahead().key == ":":
        c.tokens.pop(c.index + 1)


def _told(kind: str) -> Callable[[Cursor, Place], Prose]:
    """Return how a text is read whose kind is stated by this word."""
    return lambda c, place: prose(c, kind, place)


def _to(c: Cursor, place: Place) -> Prose:
    return prose(c, "plain", place, eyes=True)


def _by(c: Cursor, place: Place) -> By:
    return By(c.names("a character"), place=place)


def _with(c: Cursor, place: Place) -> With | Chance:
    if c.key == "chance" and c.ahead().kind == "number":
        return _chance(c, place)
    return With(c.names("a character"), place=place)


def _if(c: Cursor, place: Place) -> If | Prose:
    """Read the condition of the happening, or of the text that follows it."""
    test = condition(c)
    return prose_for(c, "plain", place, test) if text_begins(c) else If(test, place=place)


def _privately(c: Cursor, place: Place) -> If:
    c.expect("if", "`if` and a condition")
    return If(condition(c), private=True, place=place)


def _when(c: Cursor, place: Place) -> When:
    return When(condition(c), place=place)


def _then(c: Cursor, place: Place) -> Then:
    c.take(":")
    return Then(effects_after(c), place=place)


def _known(c: Cursor, place: Place) -> KnownTo:
    c.expect("to", "`to` and the characters who know of it")
    return KnownTo(c.names("a character"), place=place)


def _hidden(c: Cursor, place: Place) -> KnownTo:
    return KnownTo((), place=place)


def _slowly(c: Cursor, place: Place) -> Slowly:
    return Slowly(place=place)


def _seen(c: Cursor, place: Place) -> SeenBy | Prose:
    if c.key in ("to", "if") or text_begins(c):
        return prose(c, "seen", place)
    c.expect("by", "`by` and who sees it, or a string with what a witness sees")
    if c.key == "nobody" and c.ahead().key not in (":", "if"):
        c.advance()
        return SeenBy(None, place=place)
    if c.key == "none":
        c.fault("E011", "'none' is no name for who sees it", hint="write `seen by nobody`")
    variable = binder(c, "a name for who sees it: `seen by c if at(c) == shop`, or `seen by nobody`")
    test = condition(c) if c.take("if") else None
    taken_for = call(c, "the action it is taken for") if c.take("as") else None
    if c.key == ",":
        hint = "name one variable and say for whom it holds: `seen by c if c == gaara or c == sakura`"
        c.unexpected("`if` and a condition", hint)
    return SeenBy(variable, test, taken_for, place=place)


def _takes(c: Cursor, place: Place) -> Takes:
    return Takes(c.duration(), place=place)


def _after(c: Cursor, place: Place) -> After:
    return After(c.duration(), place=place)


def _every(c: Cursor, place: Place) -> Every:
    if c.key in UNITS and not c.key.endswith("s"):
        return Every(UNITS[c.advance().key], place=place)
    start = c.token
    minutes = c.duration("`day`, `hour` or a stretch of time, such as `2 hours`")
    if minutes == 0:
        c.fault("E017", "something cannot happen every 0 minutes", start)
    return Every(minutes, place=place)


def _at(c: Cursor, place: Place) -> At:
    return At(time_of_day(c), place=place)


def time_of_day(c: Cursor) -> int:
    """Read `08:00` and return the minutes after midnight."""
    token = c.token
    if token.kind != "time":
        c.unexpected("a time of day, such as `08:00`")
    hours, _, minutes = c.advance().text.partition(":")
    if int(hours) > 23 or int(minutes) > 59:
        c.fault("E017", f"'{token.text}' is no time of day", token, expected="a time from `00:00` to `23:59`")
    return int(hours) * 60 + int(minutes)


def _chance(c: Cursor, place: Place) -> Chance:
    """Read `chance 1 in 6`."""
    c.advance()
    start = c.token
    wins = c.whole("a whole number, as in `chance 1 in 6`")
    c.expect("in", "`in` and a number: `chance 1 in 6`")
    of = c.whole("a whole number from 1", 1)
    if wins > of:
        c.fault("E017", f"a chance of {wins} in {of} is more than certain", start, expected="`chance 1 in 6`")
    return Chance(wins, of, place=place)


_CLAUSES: dict[str, Callable[[Cursor, Place], Clause]] = {
    "by": _by,
    "with": _with,
    "seen": _seen,
    "felt": _told("felt"),
    "thought": _told("thought"),
    "refused": _told("refused"),
    "failed": _told("failed"),
    "intends": _told("intends"),
    "drops": _told("drops"),
    "to": _to,
    "if": _if,
    "privately": _privately,
    "when": _when,
    "then": _then,
    "takes": _takes,
    "at": _at,
    "every": _every,
    "after": _after,
    "known": _known,
    "hidden": _hidden,
    "slowly": _slowly,
}
"""How each clause is read, once its first word has been passed."""
