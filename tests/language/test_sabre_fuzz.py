"""Whatever text claims to be a problem of the benchmark format: it gives a world or says what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intrigue.errors import Diagnostic, InputError
from intrigue.language.sabre import read_problem, read_solution
from intrigue.language.sabre.faults import CODES
from intrigue.model.plans import Plan
from intrigue.model.world import World
from tests.language.sabre_worlds import SMALL, world_of

LIVELY = (
    SMALL
    + """
believes(Ann, believes(Bob, at(Ann) = Cave)); x() = -1.5 + y(); !p(Bob); forall(v : character) (p(v) & n(v) = 2);
action give(who : character, what : item, Bob) {
    precondition: at(what) == who & !exists(o : character) (o != who & believes(o, at(what) == who)) & (a() | x() >= 1);
    effect: at(what) == Bob & (if(a()) x() = x() - 1 elseif(b()) !c() else believes(who, x()) = y());
    consenting: who, Bob; observing(s : character): at(s) == at(who)
};
trigger see(who : character, t : boolean) { precondition: a() == t & who : item; effect: b() = c() == d(); };
utility(): if(p(Ann)) 1 else sum(v : character) n(v) * 2; utility(Ann): a() & !b();
"""
)
WORDS = re.findall(r"\s+|\w+|[^\w\s]", LIVELY)
SPARE = [
    *dict.fromkeys(WORDS),
    "?",
    '"',
    "/*",
    "*/",
    "//",
    "-.",
    "1e9",
    "é",
    "\0",
    "=",
    "==",
    "believes",
    "(",
    ")",
    "{",
    "if",
]


def gives_a_world_or_a_diagnosis(text: str) -> None:
    """Read the text: there is a world or a finding, and each finding has a code of ours and a place inside the text."""
    world: World | None = None
    found: tuple[Diagnostic, ...] = ()
    try:
        world = read_problem(text, "fuzz.txt")
    except InputError as error:
        found = error.diagnostics
    assert isinstance(world, World) is not bool(found)
    assert all(each.code in CODES and 1 <= each.place.line <= text.count("\n") + 1 for each in found)


def test_the_text_that_is_changed_here_is_a_world_itself() -> None:
    assert len(read_problem(LIVELY, "fuzz.txt").rules) == 2


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_problem_with_words_changed_is_read_or_diagnosed(data: st.DataObject) -> None:
    words = list(WORDS)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(words) - 1))
        match data.draw(st.sampled_from(("drop", "add", "replace", "swap", "repeat"))):
            case "drop":
                del words[at]
            case "add":
                words.insert(at, data.draw(st.sampled_from(SPARE)))
            case "replace":
                words[at] = data.draw(st.sampled_from(SPARE))
            case "swap":
                other = data.draw(st.integers(0, len(words) - 1))
                words[at], words[other] = words[other], words[at]
            case _:
                words[at:at] = words[at : at + data.draw(st.integers(1, 30))]
    gives_a_world_or_a_diagnosis("".join(words))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SPARE), max_size=40))
def test_a_heap_of_words_is_read_or_diagnosed(words: list[str]) -> None:
    gives_a_world_or_a_diagnosis(SMALL + " ".join(words))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_diagnosed(text: str) -> None:
    gives_a_world_or_a_diagnosis(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["| ", "wait()", "go(Ann, Cave)", "goal(Ann, True)", "goal(True)", "\n", "(", "?"]), max_size=30
    )
)
def test_any_solution_is_read_or_diagnosed(pieces: list[str]) -> None:
    world = world_of("action wait() {}; action go(who : character, to : place) {};")
    plan: Plan | None = None
    found: tuple[Diagnostic, ...] = ()
    try:
        plan = read_solution("".join(pieces), world)
    except InputError as error:
        found = error.diagnostics
    assert isinstance(plan, Plan) is not bool(found)


@pytest.mark.parametrize(
    "operator", ["-", "==", "&", "|", "<", " = ", "* x() +", ") & (", "else", "elseif(a())", ":", "forall(v : item)"]
)
@pytest.mark.parametrize("ending", ["x()", "", "else", "("])
def test_long_rows_of_operators_do_not_take_long(operator: str, ending: str) -> None:
    """However the pieces of a long row could be cut, each span is looked at once; else this would never end."""
    gives_a_world_or_a_diagnosis(f"{SMALL} a() = ({f'x() {operator} ' * 60} {ending});")
    gives_a_world_or_a_diagnosis(f"{SMALL} a() = ({f'if(a()) x() {operator} ' * 3000} {ending});")


def test_a_file_of_many_megabytes_is_refused_by_its_size() -> None:
    with pytest.raises(InputError, match="characters"):
        read_problem("a" * 6_000_000, "big.txt")


@pytest.mark.skipif(
    not Path(__file__).resolve().parents[3].joinpath("shared", "data", "sabre").exists(), reason="no data"
)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_problem_of_the_collection_with_a_piece_cut_out_is_read_or_diagnosed(data: st.DataObject) -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre" / "problems"
    text = (folder / f"{data.draw(st.sampled_from(('bribery', 'treasure', 'raiders')))}.txt").read_text(
        encoding="utf-8"
    )
    start = data.draw(st.integers(0, len(text)))
    gives_a_world_or_a_diagnosis(text[:start] + text[start + data.draw(st.integers(1, 40)) :])
