"""How conditions and values are read and printed: each line is the canonical text of the tree that it is read into."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.expression_printer import expression_text
from intrigue.language.parser import parse_expression
from intrigue.language.syntax import (
    And,
    Arithmetic,
    Believes,
    Call,
    Comparison,
    Conditional,
    Expression,
    Knows,
    Name,
    NameUse,
    Negate,
    Not,
    Number,
    Or,
    Quantifier,
    Typed,
    TypeTest,
)

CANONICAL = """
at(gaara) == street
dawn
dawn()
3
-3.5
0.1
yes
no
unknown
none
a - b - c
a - (b - c)
a - b * c / d
(a + b) * c
-(a + b)
-x
a - -3
--x
-(3)
not a
not not a
not (a == b)
not (a believes at(b) == at(a))
not exists g: gift . holder(g) == sakura
a and b and c
a and (b and c)
a or b and c
(a or b) and c
not (a or b)
a believes b and c
a believes (b and c)
a believes b believes not p
(c believes at(b)) != at(b)
c believes at(b) != at(b)
gaara knows holder(pendant)
(gaara knows holder(pendant)) == sakura
3 if cond else 1
3 if a else 2 if b else 1
(3 if a else 2) if b else 1
(3 if cond else 1) + 2
f(3 if cond else 1)
x is place
at(x) is place and not (x is shelter)
exists g: gift . holder(g) == sakura and likes(sakura, g)
(exists g: gift . p(g)) and q
q and exists g: gift . p(g)
(count c: character . at(c) == cafe) > 3
3 < count c: character . at(c) == cafe
sum g: gift . 2 if p(g) else 1
(sum g: gift . worth(g)) * 2
product g: gift . worth(g)
2 + sum g: gift . worth(g)
only c: character . all d: character . fond(c, d) > 0
exists b: yes or no . p(b)
did give(suitor, scarf, sakura)
did wait()
ruled_out(gaara, at(sakura), cafe)
`Ye.Olde` == `and`
`two words`(x)
`exists`(x)
at(other: character)
größe(o'brien)
"""


@pytest.mark.parametrize("text", CANONICAL.strip().splitlines())
def test_canonical_text_is_printed_as_it_was_read(text: str) -> None:
    assert expression_text(parse_expression(text)) == text


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("((a))", "a"),
        ("(a and b) or c", "a and b or c"),
        ("(a*b)+c", "a * b + c"),
        ("x is not place", "not (x is place)"),
        ("2.0", "2"),
        ("2.50", "2.5"),
        ("not(a)", "not a"),
        ("- 3", "-3"),
        ("did wait", "did wait()"),
        ("`gaara`", "gaara"),
        ("a believes (b == c)", "a believes b == c"),
        ("a and\n    b", "a and b"),
        ("a\n    or b", "a or b"),
        ("f(a,\n  b)", "f(a, b)"),
        ("exists(x)", "`exists`(x)"),
    ],
)
def test_other_spellings_become_canonical(written: str, canonical: str) -> None:
    assert expression_text(parse_expression(written)) == canonical


def _use(name: str) -> NameUse:
    return NameUse(Name(name))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a - b - c", Arithmetic("-", Arithmetic("-", _use("a"), _use("b")), _use("c"))),
        ("a + b * c", Arithmetic("+", _use("a"), Arithmetic("*", _use("b"), _use("c")))),
        ("a or b and not c", Or((_use("a"), And((_use("b"), Not(_use("c"))))))),
        ("not a == b", Not(Comparison("==", _use("a"), _use("b")))),
        ("a believes b == c", Believes(Name("a"), Comparison("==", _use("b"), _use("c")))),
        ("(a believes b) == c", Comparison("==", Believes(Name("a"), _use("b")), _use("c"))),
        ("a believes b and c", And((Believes(Name("a"), _use("b")), _use("c")))),
        ("a knows not b", Knows(Name("a"), Not(_use("b")))),
        ("-a * b", Arithmetic("*", Negate(_use("a")), _use("b"))),
        ("a if b or c else d", Conditional(_use("a"), Or((_use("b"), _use("c"))), _use("d"))),
        ("f(x) is place", TypeTest(Call(Name("f"), (_use("x"),)), Name("place"))),
        ("f(x: place)", Call(Name("f"), (Typed(Name("x"), Name("place")),))),
    ],
)
def test_what_binds_how_tightly(text: str, tree: Expression) -> None:
    assert parse_expression(text) == tree


def test_a_quantifier_reaches_as_far_right_as_it_can() -> None:
    tree = parse_expression("exists g: gift . a or b and c")
    assert isinstance(tree, Quantifier)
    assert isinstance(tree.body, Or)


def test_a_whole_number_is_an_int_even_with_a_point() -> None:
    assert parse_expression("2.0") == Number(2)
    number = parse_expression("2.0")
    assert isinstance(number, Number)
    assert isinstance(number.value, int)


def test_expressions_know_their_places() -> None:
    tree = parse_expression("a and\n    f(b)", "q")
    assert isinstance(tree, And)
    assert [str(each.place) for each in tree.parts] == ["q:1:1", "q:2:5"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "# only a comment", "a b", "a ==", "(a", "a)", '"a"', "a = b", "a < b < c", "08:00", "3 if x", "f(a,"],
)
def test_what_is_no_expression_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_expression(text)
    assert all(each.code.startswith("E0") for each in raised.value.diagnostics)


def test_nesting_up_to_the_bound_is_read_and_beyond_it_is_an_error() -> None:
    """At a hundred levels all is well; one more is a mistake with a message, not a crash."""
    assert parse_expression("(" * 100 + "a" + ")" * 100) == _use("a")
    for text in ("(" * 101 + "a" + ")" * 101, "not " * 101 + "a", "-" * 101 + "a", "c believes " * 101 + "a"):
        with pytest.raises(InputError) as raised:
            parse_expression(text)
        assert [each.code for each in raised.value.diagnostics] == ["E009"]


@pytest.mark.parametrize("text", ["(" * 10_000, "(" * 10_000 + "a" + ")" * 10_000, "a + " * 10_000 + "a", "f(" * 5000])
def test_deep_or_long_expressions_are_refused_with_one_message(text: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_expression(text)
    assert [each.code for each in raised.value.diagnostics] == ["E009"]


def test_a_long_conjunction_is_not_deep() -> None:
    tree = parse_expression(" and ".join(["a"] * 5000))
    assert isinstance(tree, And)
    assert len(tree.parts) == 5000
