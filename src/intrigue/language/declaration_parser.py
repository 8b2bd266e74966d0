"""The declarations of a world: one function for each word that begins one (those about minds: `mind_parser`).

`declaration` looks the first word up in a table; any other word begins a line of entities. A declaration with a block
reads the lines below it even where its own line is wrong, so that their mistakes come out too.
"""

from __future__ import annotations

from collections.abc import Callable

from intrigue.language.cursor import Cursor
from intrigue.language.effect_parser import (
    common_belief,
    is_secret,
    read_lines,
    secret,
    start_lines,
    start_statement,
)
from intrigue.language.expression_parser import condition, formula, type_name
from intrigue.language.happening_parser import happening, parameter_list
from intrigue.language.mind_parser import MIND_DECLARATIONS
from intrigue.language.nearest import meant_declaration
from intrigue.language.prose_parser import PROSE_DECLARATIONS, prose_block, prose_line
from intrigue.language.syntax import (
    Act,
    Check,
    CommonBelief,
    Constant,
    Declaration,
    Depth,
    Ending,
    Entities,
    EntityItem,
    EntityType,
    Introspection,
    NameUse,
    Number,
    NumberType,
    Property,
    Prose,
    Secret,
    Slack,
    Start,
    TypeDeclaration,
    Use,
    ValueType,
    Viewpoint,
    ViewpointItem,
    Want,
    WorldHeader,
    YesNoType,
)
from intrigue.language.ways_parser import WAYS_DECLARATIONS
from intrigue.language.words import (
    CLAUSE_WORDS,
    CONSTANTS,
    PRONOUNS,
    SHARES,
)

_EXAMPLE = "a declaration, such as `action`, `property`, `rule` or `wants`, or a line of entities: `place cafe`"


def declaration(c: Cursor) -> Declaration:
    """Read the declaration that begins in this line, with its block."""
    if c.token.kind != "name":
        c.unexpected(_EXAMPLE)
    read = _DECLARATIONS.get(c.key)
    if read is not None:
        return read(c)
    if c.ahead().key == "wants" and c.token.kind == "name" and c.ahead(2).kind != "string":
        hint = f"write `wants {c.token.text}`; only the author's wants begin with the word `author`"
        c.fault("E011", f"{c.token.text!r} cannot stand here", expected="`wants` and then the character", hint=hint)
    if not _looks_like_entities(c):
        _unknown(c)
        read = _DECLARATIONS.get(c.key)
        if read is not None:
            return read(c)
    return _entities(c)


def _unknown(c: Cursor) -> None:
    """Complain about a line that begins no declaration; go on where it is clear what was meant."""
    text = c.token.text
    meant = meant_declaration(text)
    is_call = c.ahead().key == "(" and c.key not in ("if", "when")
    if (c.key in CLAUSE_WORDS and not is_call) or c.key in ("else", "for"):
        hint = f"`{c.key}` belongs into a block; indent this line"
        c.fault("E010", f"'{text}' begins no declaration", hint=hint)
    is_fact = is_call and (meant is None or c.tokens[-2].key == ")" or c.key in CLAUSE_WORDS)
    if c.ahead().key in ("=", "+=", "-=", "believes", "forgets", "knows") or (is_fact and not c.line.children):
        hint = "what holds at the start stands in a block below `start`; effects stand below `then`"
        c.fault("E010", f"'{text}' begins no declaration", hint=hint)
    if meant is None:
        c.fault("E010", f"'{text}' begins no declaration", expected=_EXAMPLE)
    c.report("E010", f"'{text}' begins no declaration", hint=f"did you mean `{meant}`?")
    c.line.faulty = True
    c.replace(meant)


def _looks_like_entities(c: Cursor) -> bool:
    """Return whether the line has the form of a line of entities."""
    if c.line.children or c.key in CLAUSE_WORDS or c.key in ("else", "for"):
        return False
    position = 1
    while c.ahead(position).key == "," and c.ahead(position + 1).kind == "name":
        position += 2
    if c.ahead(position).kind == "number":
        return meant_declaration(c.token.text) is None
    if c.ahead(position).kind == "end" and position == 1:
        return meant_declaration(c.token.text) is None
    following = c.ahead(position + 1)
    return c.ahead(position).kind in ("name", "string") and (
        following.kind in ("string", "end")
        or following.key in (",", *PRONOUNS)
        or (following.key in ("=", ":") and meant_declaration(c.token.text) is None)
    )


# --- The world and its things -----------------------------------------------------------------------------------------


def _world(c: Cursor) -> WorldHeader:
    place = c.place
    c.advance()
    if c.token.kind == "string":
        c.unexpected("a name for the world", 'a short name stands before the title: `world necklace "The Necklace"`')
    name = c.name("a name for the world")
    title = "" if c.at_end else c.string('a title in quotes: `world necklace "The Necklace"`')
    return WorldHeader(name, title, place=place)


def _use(c: Cursor) -> Use:
    place = c.place
    c.advance()
    return Use(c.string('the name of a file in quotes: `use "other.story"`'), place=place)


def _type(c: Cursor) -> TypeDeclaration:
    place = c.place
    c.advance()
    names = c.names("a name for the type")
    parents = c.names("the type above it") if c.take(":") else ()
    if not parents:
        c.finish("`:` and the types above it, or the end of the line")
    return TypeDeclaration(names, parents, place=place)


def _entities(c: Cursor) -> Entities:
    place = c.place
    types = c.names("a type")
    items = [_entity(c)]
    while c.take(","):
        items.append(_entity(c))
    if c.key == ":":
        c.unexpected("`,` and the next one, or the end of the line", "the type stands first: `character gaara`")
    c.finish("`,` and the next one, a name for prose in quotes, a pronoun, or the end of the line")
    return Entities(types, tuple(items), place=place)


def _entity(c: Cursor) -> EntityItem:
    place = c.place
    name = c.name("a name for the entity")
    display = c.advance().text if c.token.kind == "string" else ""
    pronoun = c.advance().key if c.key in PRONOUNS else ""
    return EntityItem(name, display, pronoun, place=place)  # type: ignore[arg-type]


def _property(c: Cursor) -> Property:
    place = c.place
    inner = c.take("inner")
    c.expect("property", "`property`")
    name = c.name("a name for the property")
    parameters = parameter_list(c) if c.key == "(" else ()
    kind: ValueType = _value_type(c) if c.take(":") else YesNoType(place=place)
    default = _default(c) if c.take("=") else None
    shows = c.take("shows")
    if not c.at_end:
        expected = [] if c.tokens[c.index - 1].key == "shows" else ["`shows`", "the end of the line"]
        if default is None and not shows:
            expected.insert(0, "`=` and its value at the start")
            if isinstance(kind, YesNoType) and not kind.may_be_unknown:
                expected.insert(0, "`:` and the kind of its values")
        c.unexpected(", ".join(expected[:-1]) + f" or {expected[-1]}" if expected else "the end of the line")
    return Property(name, parameters, kind, default, shows, inner, place=place)


def _value_type(c: Cursor) -> ValueType:
    place = c.place
    start = c.token
    if c.token.kind == "number" or c.key in ("-", ".."):
        low = None if c.key == ".." else c.number("a number")
        c.expect("..", "`..` and the highest number: `0..10`")
        high = c.number("a number") if c.token.kind == "number" or c.key == "-" else None
        if low is None and high is None:
            c.unexpected("the highest number: `..10`")
        if low is not None and high is not None and low > high:
            message = f"the range {low}..{high} has no number in it"
            c.fault("E017", message, start, expected=f"the lower bound first: `{high}..{low}`")
        return NumberType(low, high, place=place)
    if c.take("number"):
        return NumberType(place=place)
    if c.key == "yes":
        found = type_name(c) if c.ahead().key == "or" and c.ahead(2).key == "no" else None
        if found is None:
            c.advance()
            c.unexpected("`or no`: a property is yes or no")
        return YesNoType(may_be_unknown=True, place=place)
    name = c.name("the kind of its values: a type, `number`, a range such as `0..10`, or `yes or no`")
    may_be_none = c.take("or")
    if may_be_none:
        c.expect("none", "`none`")
    return EntityType(name, may_be_none, place=place)


def _default(c: Cursor) -> Number | Constant | NameUse:
    place = c.place
    if c.key in CONSTANTS:
        return Constant(CONSTANTS[c.advance().key], place=place)
    if c.token.kind == "number" or c.key == "-":
        return Number(c.number("a number"), place=place)
    return NameUse(c.name("a value: a name, a number, `yes`, `no`, `unknown` or `none`"), place=place)


def _start(c: Cursor) -> Start:
    place = c.place
    c.advance()
    c.take(":")
    if not c.at_end:
        return Start(tuple(start_statement(c)), place=place)
    if not c.line.children:
        c.nothing_follows("what holds at the start, on indented lines")
    c.line.block_taken = True
    return Start(start_lines(c.source, c.line.children, c.depth), place=place)


def _secret(c: Cursor) -> Secret:
    if not is_secret(c):
        c.advance()
        c.unexpected("`of`, the characters who know it, `:` and what is secret")
    return secret(c)


def _it_is_known(c: Cursor) -> CommonBelief:
    return common_belief(c)


# --- The author's hand and the telling --------------------------------------------------------------------------------


def _act(c: Cursor) -> Act:
    place = c.place
    c.advance()
    title = c.string('a title in quotes: `act "The right gift" until ...`')
    c.expect("until", "`until` and the condition that ends it")
    until = condition(c)
    below = _act_block(c)
    texts = tuple(each for each in below if isinstance(each, Prose))
    viewpoint = next((each for each in below if isinstance(each, Viewpoint)), None)
    slack = next((each for each in below if isinstance(each, Slack)), None)
    return Act(title, until, texts, viewpoint, slack, place=place)


def _act_block(c: Cursor) -> tuple[Prose | Viewpoint | Slack, ...]:
    """Read what stands below an act: through whose eyes it is told, how far it is steered, what it opens with."""
    c.line.block_taken = True
    seen: set[str] = set()

    def line(below: Cursor) -> list[Prose | Viewpoint | Slack]:
        word = below.key
        if word not in ("viewpoint", "slack"):
            if below.token.kind != "string" and word not in ("to", "if"):
                below.unexpected("`viewpoint`, `slack`, or a text in quotes, perhaps behind `to` or `if`")
            return [*prose_line(below)]
        if word in seen:
            below.fault("E106", f"`{word}` is said twice", hint="keep one of them")
        seen.add(word)
        return [_viewpoint(below, of_act=True) if word == "viewpoint" else _slack(below)]

    return tuple(read_lines(c.source, c.line.children, line, c.depth))


def _slack(c: Cursor) -> Slack:
    place = c.place
    c.advance()
    start = c.token
    value = c.number("how much less than its best something may be worth, as in `slack 0.5`")
    if value < 0:
        c.fault("E017", "nobody can be kept from what is worth most", start, expected="a number from 0")
    c.finish()
    return Slack(value, place=place)


def _ending(c: Cursor) -> Ending:
    place = c.place
    c.advance()
    name = c.name('a name for the ending: `ending won "She leaves" if ...`')
    title = c.advance().text if c.token.kind == "string" else ""
    c.expect("if", "`if` and a condition" if title else "a title in quotes, or `if` and a condition")
    test = condition(c)
    return Ending(name, title, test, prose_block(c), place=place)


def _check(c: Cursor) -> Check:
    place = c.place
    c.advance()
    title = c.string('what is checked, in quotes: `check "nobody dies"`')
    c.take(":")
    if not c.at_end:
        return Check(title, formula(c), place=place)
    if not c.line.children:
        c.nothing_follows("what must be true of every run, on an indented line")
    c.line.block_taken = True
    found = read_lines(c.source, c.line.children, _check_line, c.depth)
    if len(found) > 1:
        extra = found[1].value.place
        message = "a check states one thing"
        hint = "join conditions with `and`, or write a second check"
        c.source.report(c.source.diagnostic("E014", message, extra.line, extra.column, hint=hint))
    if not found:
        c.line.faulty = True
        c.nothing_follows("what must be true of every run")
    kept = found[0]
    return Check(title, kept.value, place=place, formula_layout=kept.layout)


def _check_line(c: Cursor) -> list[Want]:
    place = c.place
    return [Want(formula(c), place=place)]


def _viewpoint(c: Cursor, of_act: bool = False) -> Viewpoint:
    place = c.place
    c.advance()
    items = [_viewpoint_item(c)]
    own_words = False
    while not own_words and c.take(","):
        own_words = not of_act and c.key == "in" and c.ahead().key == "their"
        if own_words:
            for word in ("in", "their", "own", "words"):
                c.expect(word, "`in their own words`")
        else:
            items.append(_viewpoint_item(c))
    c.finish(
        "the end of the line"
        if own_words
        else "`only`, `mostly`, `sometimes` or `never`, or `,` and the next character"
    )
    return Viewpoint(tuple(items), own_words, place=place)


def _viewpoint_item(c: Cursor) -> ViewpointItem:
    place = c.place
    character = c.name("a character")
    share = c.advance().key if c.key in SHARES else "only"
    return ViewpointItem(character, share, place=place)  # type: ignore[arg-type]


def _introspection(c: Cursor) -> Introspection:
    place = c.place
    c.advance()
    if c.key not in ("on", "off"):
        c.unexpected("`on` or `off`")
    return Introspection(c.advance().key == "on", place=place)


def _depth(c: Cursor) -> Depth:
    place = c.place
    c.advance()
    return Depth(c.whole("a whole number", 0), place=place)


_DECLARATIONS: dict[str, Callable[[Cursor], Declaration]] = {
    "world": _world,
    "use": _use,
    "type": _type,
    "property": _property,
    "inner": _property,
    "start": _start,
    "action": happening,
    "event": happening,
    "rule": happening,
    "act": _act,
    "ending": _ending,
    "check": _check,
    "viewpoint": _viewpoint,
    "introspection": _introspection,
    "depth": _depth,
    "secret": _secret,
    "it": _it_is_known,
    **MIND_DECLARATIONS,
    **PROSE_DECLARATIONS,
    **WAYS_DECLARATIONS,
}
"""How each declaration is read, by the word that it begins with."""
