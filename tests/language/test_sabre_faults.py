"""What is wrong in a problem of the benchmark format is named, with its place and what was probably meant."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.sabre import read_problem
from tests.language.sabre_worlds import (
    faults,
)

BOOLEANS = "".join(f"exists(t{n} : boolean) " for n in range(9))

WRONG = {
    # What is wrong: the text, the code, and what the message or the hint says.
    "an unknown property with the nearest known": ("zpot();", "E310", "'zpot' is no property; did you mean 'spot'?"),
    "an unknown entity with the nearest known": (
        "spot() = Cav;",
        "E310",
        "'Cav' names nothing here; did you mean 'Cave'?",
    ),
    "an unknown type with the nearest known": (
        "property r(v : plce) : number;",
        "E310",
        "'plce' is no type; did you mean 'place'?",
    ),
    "an unknown character": ("utility(Anne): 1;", "E310", "'Anne' is no character; did you mean 'Ann'?"),
    "a character that is a place": ("action act() { consenting: Cave };", "E313", "a character must stand"),
    "a wrong number of arguments": ("p(Ann, Bob);", "E311", "'p' takes 1 argument; 2 are given here"),
    "arguments that nothing takes": ("p(Cave);", "E312", "'Cave' is of type place; there is 'p(character)'"),
    "'=' in a precondition": ("action act() { precondition: x() = 1 };", "E314", "write '=='"),
    "'?' as an argument": ("p(?);", "E315", "'?' cannot be an argument of 'p'"),
    "a property inside an argument": ("p(at(Ann));", "E304", "'at(Ann)' is no argument of 'p'"),
    "a boolean that is unknown": ("a() = ?;", "E313", "a boolean is never unknown"),
    "a value of another kind": ("spot() = 3;", "E313", "'3' is a number, which 'spot()' cannot hold"),
    "a value of another type": ("spot() = Ann;", "E313", "'Ann' is of type character"),
    "a wider type than the property's": ("spot() = at(Lamp);", "E313", "of type entity"),
    "a number where a condition must stand": ("action act() { precondition: x() };", "E313", "a condition must stand"),
    "a condition where a number must stand": ("utility(): x() + a();", "E313", "a number must stand"),
    "an entity as utility": ("utility(): spot();", "E313", "a number or a condition must stand"),
    "order among entities": ("action act() { precondition: spot() > Cave };", "E313", "a number must stand"),
    "kinds that are never equal": ("action act() { precondition: spot() == 1 };", "E313", "never equal"),
    "branches that do not fit": ("utility(): if(a()) 1 else Ann;", "E313", "do not fit together"),
    "a variable over numbers": ("action act(v : number) {};", "E313", "cannot range over numbers"),
    "a test for a type of values": ("action act() { precondition: x() : number };", "E313", "type of entities"),
    "an entity twice": ("entity Ann : item;", "E320", "the entity 'Ann' is defined twice"),
    "a property twice": ("property p(c : character) : place;", "E320", "'p(character)' is defined twice"),
    "an action twice": ("action act() {}; action act() {};", "E320", "'act()' is defined twice"),
    "a utility twice": ("utility(Ann): 1; utility(Ann): 2;", "E320", "the utility of 'Ann' is defined twice"),
    "a variable twice": ("action act(v : item, v : place) {};", "E320", "the variable 'v' is defined twice"),
    "types in a circle": ("type u : v; type v : w; type w : u;", "E321", "the type 'u' is above itself: u : v : w : u"),
    "a type above itself": ("type u : u;", "E321", "'u' is above itself"),
    "a type under boolean": ("type u : boolean;", "E313", "nothing can be under the type 'boolean'"),
    "a type that is always there": ("type number;", "E322", "'number' is always there"),
    "the author as an entity": ("entity author : character;", "E322", "'author'"),
    "a definition that says nothing": (";", "E303", "without a definition"),
    "a missing semicolon": ("action act() {} action other() {};", "E303", "follows '}' directly"),
    "a missing type": ("property r();", "E303", "':' is missing after ')'"),
    "a section that is none": ("trigger t() { consenting: Ann };", "E303", "'consenting' is no section of a trigger"),
    "a missing part": ("a() & ;", "E304", "an expression is missing after '&'"),
    "two expressions side by side": ("a() b();", "E304", "'b' cannot follow 'a()'"),
    "a quantifier without a type": ("forall(v) p(v);", "E304", "'forall' is not followed by a variable"),
    "a symbol out of place": ("spot() = {};", "E304", "'{' begins no expression"),
    "a name that begins with no letter": ("spot() = _x;", "E304", "names begin with a letter"),
    "a quoted text": ('spot() = "Cave";', "E304", "quoted text"),
    "an open bracket": ("p(Ann;", "E302", "'(' is never closed"),
    "a closing bracket alone": ("p)Ann(;", "E302", "')' closes nothing"),
    "brackets that cross": ("action act() { precondition: (a() };", "E302", "'}' stands where '(' waits for ')'"),
    "an open comment": ("a(); /* b();", "E301", "never closed"),
    "an open quote": ('a() = "x;', "E301", "does not end"),
    "a number too large": (f"x() = {'9' * 400};", "E305", "too large"),
    "brackets without end": (f"a() = {'(' * 10_000}b(){')' * 10_000};", "E305", "nests more than"),
    "negations without end": (f"a() = {'!' * 10_000}b();", "E305", "nests more than"),
    "types without end": ("".join(f"type t{n} : t{n + 1};" for n in range(500)), "E305", "levels above one another"),
    "truth values without end": (f"a() = {BOOLEANS} a();", "E305", "nested"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_named(case: str) -> None:
    text, code, said = WRONG[case]
    found = faults(text)
    assert found[0][0] == code
    assert said in found[0][1]


def test_a_mistake_has_its_place_its_line_and_the_other_place() -> None:
    with pytest.raises(InputError) as caught:
        read_problem("entity Eve : character;\n\n   entity\tEve : item;", "dir/w.txt")
    (found,) = caught.value.diagnostics
    assert str(found.place) == "dir/w.txt:3:11"
    assert (found.line, found.width) == ("   entity\tEve : item;", 3)
    assert [str(place) for place, _ in found.related] == ["dir/w.txt:1:8"]


def test_several_mistakes_are_named_in_one_go() -> None:
    found = faults("""
        p(Cave); q(?);
        action act(v : character) { precondition: zzz() & p(v, v) & a(); effect: b() | c(); consenting: v };
        utility(): nothing();
    """)
    assert [code for code, _ in found] == ["E312", "E315", "E310", "E311", "E317", "E310"]


def test_mistakes_of_form_are_named_before_names_are_looked_up() -> None:
    assert [code for code, _ in faults("zzz(); a() b(); property r; c() &;")] == ["E304", "E303", "E304"]
