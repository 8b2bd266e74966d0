"""A problem in the benchmark format, printed as a story, loads to the very same world."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.language.loader import load_text
from intrigue.language.sabre import read_problem
from intrigue.language.writing import print_world
from tests.language.sabre_worlds import SMALL
from tests.language.test_sabre_fuzz import LIVELY

PROBLEMS = Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre" / "problems"
FILES = sorted(PROBLEMS.glob("*.txt"))

ADDED = {
    "nothing": "",
    "all kinds of effects and conditions": LIVELY.removeprefix(SMALL),
    "constants": "property lit(Cave, 2, True) : boolean; lit(Cave, 2, True); action act(Bob, -1, False, v : item) {};",
    "truth values": "property said(v : boolean) : boolean; "
    "action say(v : boolean) { effect: said(v) & a() = exists(w : boolean) (b() == w | v != w) };",
    "hidden variables": "action act(v : character) { precondition: p(v) & exists(v : character) q(v) };",
    "a variable called like an entity": "action act(Ann : character) { precondition: p(Ann) & p(Bob) };",
    "never equal": "action act(v : item, w : character) { precondition: w != v & (spot() == Bob | at(v) == Ann) };",
    "never of that type": "action act(v : character) { precondition: spot() : item & !(v : item) };",
    "overlapping overloads": "property of(e : entity) : boolean; property of(c : character) : boolean; of(Ann); "
    "action act(c : character) { precondition: of(c) };",
    "an overload for one": "property of(c : character) : boolean; property of(Ann) : boolean; of(Ann);",
    "minds in minds": "believes(Ann, believes(Bob, x() = y() + 1)); believes(Ann, believes(Bob, x())) = y(); "
    "believes(Ann, if(a()) b() else c());",
    "questions": "action act() { precondition: spot() == ? | x() < ? | a() == ? };",
    "conditionals": "action act() { precondition: if(a()) b() elseif(c()) d(); effect: if(a()) b() elseif(c()) !d() };",
    "sums": "utility(): x() - (y() - 3) - -1.5 * z(); utility(Bob): 2 / product(v : character) n(v) - .0000001;",
    "great numbers": f"x() = {'9' * 300};",
    "words of the language": "entity if : character; entity unknown : item; entity none : place; type action; "
    "property not(c : character) : boolean; property count() : number; property anger(c : character) : number; "
    "action did(yes : item) { precondition: not(if) & count() > anger(if); effect: spot() = none; };",
    "one name for many things": "property Cave(c : character) : boolean; property place() : place; type Lamp : place; "
    "action p(place : place) { precondition: Cave(Ann) & place() == place & spot() == Cave }; trigger p(v : Lamp) {};",
    "odd names": "entity O'Hara.1 : character; entity Zoë : item; p(O'Hara.1); at(Zoë) = O'Hara.1;",
    "doubled names in a property": "property loves(lover : character, lover : character) : boolean; loves(Ann, Bob);",
    "rules without conditions or effects": "trigger t() {}; trigger u(v : character) { effect: p(v) };",
    "unseen": "action act() { observing(c : character): False; consenting: Ann, Bob };",
}
"""What is added to the small world, by what it shows."""


@pytest.mark.parametrize("shown", ADDED)
def test_a_small_problem_means_the_same_as_a_story(shown: str) -> None:
    world = read_problem(SMALL + ADDED[shown], "small.txt")
    assert load_text(print_world(world)) == world


@pytest.mark.skipif(not FILES, reason="the collection of problems is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_problem_of_the_collection_means_the_same_as_a_story(path: Path) -> None:
    world = read_problem(path.read_text(encoding="utf-8"), str(path))
    assert load_text(print_world(world)) == world
