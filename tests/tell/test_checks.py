"""What an author promises of every run, held against runs of a tiny world."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.model.sugar import lower
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial
from intrigue.tell.checks import Failure, failures, minds_read

KITCHEN = """
world kitchen "The Kitchen"
character paul "Paul" he, odile "Odile" she
property hot
property served
action heat(who: character)
    by who
    then hot
action serve(who: character)
    by who
    then served
action cool
    then not hot
"""


def broken(formula: str, *calls: str) -> Failure | None:
    """Return how a run of these events breaks the check, if it does."""
    world = lower(load_text(f'{KITCHEN}check "it" {formula}\n'))
    setting = Setting(world, 1 + minds_read(world))
    state = start = initial(setting)
    steps = []
    for call in calls:
        event = setting.event(read_call(call, world))
        state = after(setting, state, event)
        steps.append((event, state))
    found = failures(setting, start, steps)
    return found[0] if found else None


HEATED = ("heat(paul)", "serve(paul)")
COLD = ("serve(paul)", "heat(paul)")


@pytest.mark.parametrize(
    ("formula", "calls"),
    [
        ("always not hot", ()),
        ("not hot", ("serve(paul)",)),
        ("never hot", ("serve(paul)",)),
        ("never heat(odile)", HEATED),
        ("eventually served", HEATED),
        ("eventually heat(paul)", COLD),
        ("heat(paul)", COLD),
        ("hot before served", HEATED),
        ("heat(paul) before serve(paul)", HEATED),
        ("serve(paul) before served", COLD),
        ("hot before served", ()),
        ("never served before heat(paul)", HEATED),
        ("never served before heat(paul)", ()),
        ("not served until hot", HEATED),
        ("not served until hot", ()),
        ("(eventually hot) before serve(paul)", HEATED),
        ("always eventually not hot", ("heat(paul)", "cool")),
        ("(not (odile believes served)) until hot", HEATED),
    ],
)
def test_a_promise_is_kept(formula: str, calls: tuple[str, ...]) -> None:
    assert broken(formula, *calls) is None


@pytest.mark.parametrize(
    ("formula", "calls", "step"),
    [
        ("always not hot", HEATED, 1),
        ("not hot", COLD, 2),
        ("always hot", HEATED, 0),
        ("never hot", COLD, 2),
        ("never serve(paul)", HEATED, 2),
        ("eventually served", ("heat(paul)",), None),
        ("eventually heat(odile)", HEATED, None),
        ("heat(odile)", HEATED, None),
        ("hot before served", COLD, 1),
        ("served before serve(paul)", HEATED, 2),
        ("serve(paul) before heat(paul)", HEATED, 1),
        ("never served before heat(paul)", COLD, 1),
        ("never served before heat(paul)", ("serve(paul)",), 1),
        ("not served until hot", COLD, 1),
        ("always eventually not hot", HEATED, 1),
        ("never (odile believes served)", HEATED, 2),
    ],
)
def test_a_broken_promise_names_the_step(formula: str, calls: tuple[str, ...], step: int | None) -> None:
    found = broken(formula, *calls)
    assert found is not None
    assert found.step == step


def test_a_failure_says_which_check_where_and_what() -> None:
    assert str(broken("never hot", *HEATED)) == "the check 'it' fails: at step 1, `hot` holds"
    assert str(broken("always hot")) == "the check 'it' fails: at the start, `hot` does not hold"
    assert str(broken("eventually served")) == "the check 'it' fails: `served` never comes about"
    assert str(broken("eventually heat(odile)")) == "the check 'it' fails: `heat(odile)` never happens"
    assert str(broken("hot before served", *COLD)) == (
        "the check 'it' fails: at step 1, `served` holds, and `hot` has not come before it"
    )


def test_the_minds_that_checks_read_are_counted() -> None:
    asked = "never served before paul believes odile believes hot"
    assert minds_read(lower(load_text(f'{KITCHEN}check "it" {asked}\n'))) == 2
