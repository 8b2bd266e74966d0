"""The syntax tree as text, in the one canonical form.

Four blanks for each level; one line for what is short (a body of a single plain effect stays beside its header); the
clauses of an action in one order; single blank lines where the author left some, and always around a declaration of
several lines. Long conditions and lists go on in a line eight blanks deeper. Reading the text gives the same tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from intrigue.language.declaration_printer import (
    clause_text,
    declaration_text,
    header_text,
    prose_head,
    string_text,
    temperament_text,
    ways_text,
)
from intrigue.language.expression_printer import (
    binder_text,
    call_text,
    condition_pieces,
    condition_text,
    expression_text,
    formula_text,
    name_text,
    number_text,
)
from intrigue.language.syntax import (
    Act,
    Assign,
    Believe,
    Believes,
    By,
    Check,
    Clause,
    CommonBelief,
    Constant,
    Declaration,
    Describe,
    Effect,
    Ending,
    Expression,
    Feelings,
    File,
    ForEach,
    Forget,
    ForgetSince,
    Framing,
    Happening,
    If,
    IfEffect,
    Knows,
    Later,
    Layout,
    Prose,
    Secret,
    SeenBy,
    Start,
    TextLine,
    Then,
    Thinking,
    Thought,
    Wants,
    When,
    With,
)

WIDTH = 100
"""Columns beyond which a line is broken, where it can be."""
_STEP = "    "
_PLAIN = Layout()

_RANK: dict[type, int] = {Prose: 1, By: 2, With: 3, SeenBy: 4, When: 5, If: 6, Then: 8}
"""The order of the clauses; those not named here stand on the header's line."""


def print_file(file: File) -> str:
    """Return the canonical text of the file; it ends with a line end unless it is empty."""
    page = _Page()
    page.comments(0, file.below)
    for each in file.declarations:
        start = len(page.lines)
        page.declaration(each)
        page.set_apart(start)
    return page.text()


class _Page:
    """The lines printed so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.lines: list[str] = []
        self.trailing: dict[int, str] = {}
        """Comments behind lines, by the line's index."""
        self.blank_wanted = False
        """Whether a blank line must stand before whatever comes next on the outermost level."""

    def text(self) -> str:
        """Return everything, without blank lines at the start and end."""
        self._align()
        return "\n".join(self.lines).strip("\n") + "\n" if any(self.lines) else ""

    def _align(self) -> None:
        """Put comments behind their lines; those of neighbouring lines begin in one column."""
        numbers = sorted(self.trailing)
        while numbers:
            run = [numbers.pop(0)]
            while numbers and numbers[0] == run[-1] + 1:
                run.append(numbers.pop(0))
            column = max(len(self.lines[each]) for each in run)
            for each in run:
                self.lines[each] = f"{self.lines[each]:<{column}}  {self.trailing[each]}"
        self.trailing.clear()

    # --- Lines, comments, blank lines ---

    def blank(self) -> None:
        """Print a blank line, unless one stands there already."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def comments(self, level: int, entries: Sequence[str | None]) -> None:
        """Print comments and blank lines, each on a line of its own."""
        for each in entries:
            if each is None:
                self.blank()
            else:
                self.lines.append(_STEP * level + _comment_text(each))

    def line(self, level: int, text: str, layout: Layout = _PLAIN) -> None:
        """Print a line with its comments above and behind."""
        self.broken(level, [text], layout)

    def broken(self, level: int, pieces: Sequence[str], layout: Layout = _PLAIN, glue: str = " ") -> None:
        """Print a line that may be broken between the pieces, where it is too long."""
        self.comments(level, layout.before)
        current, started = _STEP * level + pieces[0], False
        for each in pieces[1:]:
            if len(current) + len(glue) + len(each) > WIDTH and (started or not current.isspace()):
                self.lines.append(current.rstrip())
                current = _STEP * (level + 2) + each
            else:
                current += glue + each
            started = True
        if layout.trailing is not None:
            self.trailing[len(self.lines)] = _comment_text(layout.trailing)
        self.lines.append(current)

    def set_apart(self, start: int) -> None:
        """Put a blank line before what was printed since `start`, and ask for one after, if it has several lines."""
        begin = start
        while begin < len(self.lines) and (not self.lines[begin] or self.lines[begin].startswith("#")):
            begin += 1
        several = any(each.startswith(" ") for each in self.lines[begin:])
        if (several or self.blank_wanted) and start and self.lines[start - 1] and self.lines[start]:
            self.lines.insert(start, "")
            moved = {each: self.trailing.pop(each) for each in list(self.trailing) if each >= start}
            self.trailing.update({each + 1: comment for each, comment in moved.items()})
        self.blank_wanted = several

    # --- Declarations ---

    def declaration(self, node: Declaration) -> None:
        """Print a declaration with its block."""
        match node:
            case Start(statements=statements):
                self.block(0, "start", node.layout)
                for each in statements:
                    self.statement(1, each)
            case Happening():
                self.happening(node)
            case Wants():
                self.wants(node)
            case Feelings(temperaments=temperaments):
                self.people("feelings", [(temperament_text(each), each.layout) for each in temperaments], node.layout)
            case Thinking(ways=ways):
                self.people("thinking", [(ways_text(each), each.layout) for each in ways], node.layout)
            case Check(formula=formula):
                self.block(0, declaration_text(node)[0], node.layout)
                self.line(1, formula_text(formula), node.formula_layout)
                self.comments(1, node.formula_layout.below)
            case Secret() | CommonBelief():
                self.statement(0, node)
                return
            case _:
                self.telling(node)
        self.comments(0, node.layout.below)

    def telling(self, node: Declaration) -> None:
        """Print a declaration that has prose, or no block at all."""
        match node:
            case Framing(prose=prose) | Describe(prose=prose) | Later(prose=prose):
                self.prose(0, prose_head(node), prose, node.layout)
            case Thought(condition=condition, prose=prose):
                self.prose(0, prose_head(node), replace(prose, condition=condition), node.layout, "when")
            case Act(prose=texts) | Ending(prose=texts):
                self.broken(0, declaration_text(node), node.layout)
                if isinstance(node, Act) and node.viewpoint is not None:
                    self.broken(1, declaration_text(node.viewpoint), node.viewpoint.layout)
                    self.comments(1, node.viewpoint.layout.below)
                if isinstance(node, Act) and node.slack is not None:
                    self.broken(1, [f"slack {number_text(node.slack.value)}"], node.slack.layout)
                    self.comments(1, node.slack.layout.below)
                for text in texts:
                    self.clause(1, text)
            case _:
                self.broken(0, declaration_text(node), node.layout)

    def block(self, level: int, header: str, layout: Layout) -> None:
        """Print the header of a block."""
        self.line(level, header, layout)

    def people(self, header: str, lines: Sequence[tuple[str, Layout]], layout: Layout) -> None:
        """Print a line for each of some people; a single one stands beside the header."""
        match lines:
            case [(text, below)] if below == _PLAIN:
                self.line(0, f"{header} {text}", layout)
            case _:
                self.block(0, header, layout)
                for text, below in lines:
                    self.line(1, text, below)
                    self.comments(1, below.below)

    def wants(self, node: Wants) -> None:
        """Print wants; the author's single want stands beside the header."""
        if node.holder is None and len(node.lines) == 1 and node.lines[0].layout == _PLAIN:
            text = f"author wants {expression_text(node.lines[0].value)}"
            if len(text) <= WIDTH:
                self.line(0, text, node.layout)
                return
        self.block(0, "author wants" if node.holder is None else f"wants {name_text(node.holder)}", node.layout)
        for each in node.lines:
            self.line(1, expression_text(each.value), each.layout)
            self.comments(1, each.layout.below)

    def happening(self, node: Happening) -> None:
        """Print an action, an event or a rule."""
        # Comments at the end of the block belong to no clause, and stay there when the clauses are put in order.
        ends = [comment for each in node.clauses for comment in each.layout.below]
        clauses = [replace(each, layout=replace(each.layout, below=())) for each in node.clauses]
        beside = [each for each in clauses if type(each) not in _RANK and each.layout == _PLAIN]
        below = [each for each in clauses if type(each) in _RANK or each.layout != _PLAIN]
        below.sort(key=lambda each: _RANK.get(type(each), 0) + (isinstance(each, If) and each.private))
        header = " ".join([header_text(node), *(clause_text(each) for each in beside)])
        if node.name is None and not node.parameters and below and isinstance(below[0], When):
            first = f"{header} when {condition_text(below[0].condition)}"
            if below[0].layout == _PLAIN and len(first) <= WIDTH:
                header = first
                below = below[1:]
        if (
            node.kind == "event"
            and len(below) == 1
            and isinstance(below[0], Then)
            and below[0].layout == _PLAIN
            and not ends
        ):
            short = self.beside(header + " then", below[0].effects, 0)
            if short is not None:
                self.line(0, short, node.layout)
                return
        self.broken(0, [header], node.layout)
        for each in below:
            self.clause(1, each)
        self.comments(1 if below else 0, ends)

    def clause(self, level: int, node: Clause) -> None:
        """Print a clause on a line of its own."""
        match node:
            case Prose(kind=kind):
                self.prose(level, "" if kind == "plain" else kind, node, node.layout)
            case Then(effects=effects):
                self.body(level, "then", effects, node.layout)
            case If(condition=condition, private=private):
                self.condition(level, "privately if" if private else "if", condition, "", node.layout)
            case When(condition=condition):
                self.condition(level, "when", condition, "", node.layout)
            case SeenBy(variable=variable, condition=condition, seen_as=seen_as) if (
                variable is not None and condition is not None
            ):
                tail = f" as {call_text(seen_as)}" if seen_as is not None else ""
                self.condition(level, f"seen by {binder_text(variable)} if", condition, tail, node.layout)
            case _:
                self.line(level, clause_text(node), node.layout)
        self.comments(level, node.layout.below)

    def prose(self, level: int, head: str, node: Prose, layout: Layout, word: str = "if") -> None:
        """Print a text behind its head, its eyes and its condition; several strings stand below them."""
        words = [each for each in (head, f"to {binder_text(node.to)}" if node.to is not None else "") if each]
        pieces = [" ".join(words)] if words else []
        if node.condition is not None:
            first, *more = condition_pieces(node.condition)
            pieces = [" ".join([*pieces, word, first]), *more]
        match node.lines:
            case (TextLine(text=text, layout=inner),) if inner == _PLAIN:
                self.broken(
                    level,
                    [" ".join([*pieces[-1:], string_text(text)])]
                    if len(pieces) < 2
                    else [*pieces[:-1], f"{pieces[-1]} {string_text(text)}"],
                    layout,
                )
            case lines:
                self.broken(level, pieces, layout)
                for each in lines:
                    self.line(level + 1, string_text(each.text), each.layout)
                    self.comments(level + 1, each.layout.below)

    def condition(self, level: int, head: str, condition: Expression, tail: str, layout: Layout) -> None:
        """Print a head and its condition, broken before `and` and `or` where it is too long."""
        pieces = condition_pieces(condition)
        pieces[0] = f"{head} {pieces[0]}"
        pieces[-1] += tail
        self.broken(level, pieces, layout)

    # --- Effects ---

    def statement(self, level: int, node: Effect | Secret | CommonBelief) -> None:
        """Print an effect, or another statement of `start`."""
        match node:
            case Secret(condition=condition):
                self.condition(level, declaration_text(node)[0], condition, "", node.layout)
            case CommonBelief(character=character, effects=effects):
                self.body(level, f"it is known that {name_text(character)} believes", effects, node.layout)
            case Believe(character=character, effects=effects):
                self.body(level, f"{name_text(character)} believes", effects, node.layout)
            case ForEach(variable=variable, condition=None, effects=effects):
                self.body(level, f"for {binder_text(variable)}:", effects, node.layout)
            case ForEach(variable=variable, condition=condition, effects=effects):
                assert condition is not None
                self.conditional(level, f"for {binder_text(variable)} if", condition, effects, node.layout)
            case IfEffect():
                self.if_effect(level, node)
            case _:
                self.line(level, plain_effect_text(node), node.layout)
        self.comments(level, node.layout.below)

    def if_effect(self, level: int, node: IfEffect) -> None:
        """Print an `if` with everything up to its last `else`."""
        head, layout = "if", node.layout
        below: list[str | None] = []
        while True:
            self.conditional(level, head, node.condition, node.effects, layout)
            layout = node.else_layout
            below.extend(layout.below)
            match node.otherwise:
                case ():
                    break
                case (IfEffect() as inner,) if inner.layout == _PLAIN:
                    head, node = "else if", inner
                case otherwise:
                    self.body(level, "else:", otherwise, layout)
                    break
        self.comments(level, below)

    def conditional(
        self, level: int, head: str, condition: Expression, effects: Sequence[Effect], layout: Layout
    ) -> None:
        """Print effects below a condition."""
        header = f"{head} {condition_text(condition)}:"
        if len(_STEP * level + header) <= WIDTH:
            self.body(level, header, effects, layout)
            return
        self.condition(level, head, condition, ":", layout)
        for each in effects:
            self.statement(level + 1, each)

    def body(self, level: int, header: str, effects: Sequence[Effect], layout: Layout) -> None:
        """Print effects beside their header where there is one plain effect, else below it."""
        short = self.beside(header, effects, level)
        if short is not None:
            self.line(level, short, layout)
            return
        self.block(level, header, layout)
        for each in effects:
            self.statement(level + 1, each)

    def beside(self, header: str, effects: Sequence[Effect], level: int) -> str | None:
        """Return header and effects as one line; None where they need several."""
        if len(effects) != 1:
            return None
        text = _one_line(effects[0])
        if text is None or len(_STEP * level) + len(header) + 1 + len(text) > WIDTH:
            return None
        return f"{header} {text}"


def _comment_text(comment: str) -> str:
    """Return the comment with its sign; `##` stays together."""
    return f"#{comment}" if comment.startswith("#") else f"# {comment}".rstrip()


def _one_line(effect: Effect) -> str | None:
    """Return a plain effect, perhaps below beliefs, as text; None for one that needs lines of its own."""
    chain = ""
    while isinstance(effect, Believe) and effect.layout == _PLAIN and len(effect.effects) == 1:
        chain += f"{name_text(effect.character)} believes "
        effect = effect.effects[0]
    if effect.layout != _PLAIN or not isinstance(effect, Assign | Forget | ForgetSince):
        return None
    return chain + plain_effect_text(effect)


def plain_effect_text(effect: Effect) -> str:
    """Return an effect that has no others below it."""
    match effect:
        case Assign(enclosed=True):
            return f"({_assign_text(effect)})"
        case Assign():
            return _assign_text(effect)
        case Forget(character=character, fluent=fluent):
            return f"{name_text(character)} forgets {expression_text(fluent)}"
        case ForgetSince(character=character, mark=mark):
            return f"{name_text(character)} forgets since {name_text(mark)}"
        case _:
            raise TypeError(f"{type(effect).__name__} has effects below it")


def _assign_text(effect: Assign) -> str:
    """Return an assignment; setting yes and no is written short."""
    target = expression_text(effect.fluent)
    if effect.operator == "=" and isinstance(effect.value, Constant) and isinstance(effect.value.value, bool):
        return target if effect.value.value else f"not {target}"
    value = expression_text(effect.value)
    if isinstance(effect.value, Believes | Knows):
        # Not needed to read it again, but the eye would take it for a second effect.
        value = f"({value})"
    return f"{target} {effect.operator} {value}"
