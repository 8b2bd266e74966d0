"""Small worlds in the field's benchmark format behave as its planner's documented states say they do.

A mind is named by its chain: `"Ann Bob"` is what Ann believes Bob believes, and `""` is the actual world.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from intrigue.language.sabre import read_problem, read_solution
from intrigue.model.plans import ExplainedStep, GroundCall
from intrigue.model.terms import AUTHOR, UNKNOWN, Value
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.events import Event
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from intrigue.semantics.utility import utility

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre"
SOLUTIONS = sorted((DATA / "solutions").glob("*.txt"))

CAST = """
type place; entity Ann : character; entity Bob : character; entity Cid : character;
entity Hall : place; entity Yard : place; entity Attic : place;
property at(who : character) : place; property thing() : place; property other() : place;
property n() : number; property m() : number; property p() : boolean; property q() : boolean; property r() : boolean;
action stir() {
    effect: thing() = Hall & other() = Hall & n() = 1 & m() = 1 & p() & q() & r() & forall(c : character) at(c) = Hall
};
"""
"""`stir` is never taken; with it nothing is a constant that could be decided before the story begins."""
ANN_SEES = "observing(c : character): c == Ann;"
ANN_AND_BOB_SEE = "observing(c : character): c == Ann | c == Bob;"


class Playing:
    """A small world that is played step by step."""

    def __init__(self, text: str, level: int = 3) -> None:
        self.setting = Setting(read_problem(CAST + textwrap.dedent(text), "small.txt"), level)
        self.state = initial(self.setting)

    def mind(self, chain: str = "") -> State:
        """Return the mind at the end of the chain."""
        return mind_along(self.state, chain.split())

    def take(self, name: str, *arguments: str) -> Playing:
        """Let something happen, whether it is possible or not."""
        self.state = after(self.setting, self.state, self.event(name, *arguments))
        return self

    def event(self, name: str, *arguments: str) -> Event:
        """Return the instance of an action."""
        signature = next(each.signature for each in self.setting.world.actions if each.name == name)
        return self.setting.event(GroundCall(signature, arguments))

    def possible(self, name: str, *arguments: str, mind: str = "") -> bool:
        """Return whether an action can be taken in a mind."""
        return possible(self.setting, self.mind(mind), self.event(name, *arguments))

    def value(self, name: str, *arguments: str, mind: str = "") -> Value:
        """Return the value of a fluent in a mind."""
        found = (each for each in self.setting.fluents if each.property.name == name and each.arguments == arguments)
        return self.mind(mind)[self.setting.index[next(found)]]

    def values(self, name: str, *arguments: str) -> dict[str, Value]:
        """Return the value of a fluent in the world, in Ann's mind, in what she believes Bob believes, and in Bob's."""
        return {chain or "world": self.value(name, *arguments, mind=chain) for chain in ("", "Ann", "Ann Bob", "Bob")}


# --- The start --------------------------------------------------------------------------------------------------------


def test_a_belief_about_a_belief_is_by_default_ones_own() -> None:
    play = Playing("thing() = Hall; believes(Bob, thing() = Yard); believes(Ann, believes(Cid, thing() = ?));")
    assert play.values("thing") == {"world": "Hall", "Ann": "Hall", "Ann Bob": "Hall", "Bob": "Yard"}
    assert play.value("thing", mind="Bob Ann") == "Yard"
    assert play.value("thing", mind="Ann Cid") is UNKNOWN
    assert play.value("thing", mind="Cid Ann") == "Hall"


def test_the_start_is_carried_out_in_order_and_a_belief_is_worked_out_where_it_is_stated() -> None:
    play = Playing("n() = 3; n() = n() + 1; believes(Ann, m()) = n(); n() = 9;")
    assert (play.value("n"), play.value("m", mind="Ann"), play.value("m")) == (9, 4, 0)


def test_conjuncts_of_the_start_see_one_another() -> None:
    assert Playing("n() = 3 & m() = n();").value("m") == 3


def test_nothing_is_unknown_but_entities_unless_it_is_said() -> None:
    play = Playing("believes(Ann, n() = ?);")
    assert (play.value("thing"), play.value("n"), play.value("p")) == (UNKNOWN, 0, False)
    assert play.value("n", mind="Ann") is UNKNOWN


def test_triggers_fire_at_the_start_in_every_mind() -> None:
    play = Playing("trigger t() { precondition: p() & !q(); effect: q(); }; believes(Ann, believes(Bob, p()));")
    assert play.values("q") == {"world": False, "Ann": False, "Ann Bob": True, "Bob": False}


# --- Values -----------------------------------------------------------------------------------------------------------


def test_unknown_equals_itself_and_nothing_else() -> None:
    play = Playing("""
        action same() { precondition: thing() == other() }; action no_hall() { precondition: thing() != Hall };
        action hall() { precondition: thing() == Hall }; action asked() { precondition: thing() == ? };
        action placed() { precondition: thing() : place };
    """)
    assert [play.possible(each) for each in ("same", "no_hall", "hall", "asked", "placed")] == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_order_and_its_negation_are_both_false_of_an_unknown() -> None:
    play = Playing("n() = ?; action more() { precondition: n() > 1 }; action not_more() { precondition: !(n() > 1) };")
    assert not play.possible("more")
    assert not play.possible("not_more")


def test_arithmetic_with_an_unknown_is_unknown() -> None:
    assert Playing("n() = ?; m() = n() + 1;").value("m") is UNKNOWN


# --- Effects ----------------------------------------------------------------------------------------------------------


def test_all_effects_read_the_values_before() -> None:
    play = Playing("n() = 1; m() = 2; action swap() { effect: n() = m() & m() = n() & (if(n() == 1) p()) };").take(
        "swap"
    )
    assert (play.value("n"), play.value("m"), play.value("p")) == (2, 1, True)


def test_who_does_not_observe_keeps_the_very_same_mind() -> None:
    play = Playing(f"action act() {{ effect: p(); {ANN_SEES} }};")
    before = play.mind("Bob"), play.mind("Bob Ann")
    play.take("act")
    assert (play.mind("Bob"), play.mind("Bob Ann")) == before
    assert play.values("p") == {"world": True, "Ann": True, "Ann Bob": False, "Bob": False}


def test_everybody_observes_unless_it_is_said() -> None:
    assert set(Playing("action act() { effect: p() };").take("act").values("p").values()) == {True}


def test_an_observer_works_effects_out_from_what_it_believes() -> None:
    play = Playing("n() = 5; believes(Bob, n() = 2); action pay() { effect: n() = n() - 1 & (if(n() > 3) p()) };").take(
        "pay"
    )
    assert play.values("n") == {"world": 4, "Ann": 4, "Ann Bob": 4, "Bob": 1}
    assert play.values("p") == {"world": True, "Ann": True, "Ann Bob": True, "Bob": False}


def test_observation_is_judged_by_where_everybody_was() -> None:
    play = Playing("""
        at(Ann) = Hall; at(Bob) = Yard; at(Cid) = Attic; believes(Ann, at(Cid) = Hall);
        action go(who : character, to : place) { effect: at(who) = to; observing(c : character): at(c) == at(who) };
    """).take("go", "Ann", "Yard")
    assert play.values("at", "Ann") == {"world": "Yard", "Ann": "Yard", "Ann Bob": "Hall", "Bob": "Hall"}
    assert play.value("at", "Ann", mind="Ann Cid") == "Yard", "Ann takes Cid for a witness"
    assert play.value("at", "Ann", mind="Cid") == "Hall"


def test_an_action_taken_in_a_mind_has_its_effect_there_though_its_owner_would_not_see_it() -> None:
    play = Playing("action act() { effect: p(); observing(c : character): False };")
    mind = after(play.setting, play.mind("Ann"), play.event("act"))
    index = next(i for fluent, i in play.setting.index.items() if fluent.property.name == "p")
    assert mind[index] is True
    assert mind.mind("Ann")[index] is False, "without introspection, what she believes about herself is a mind apart"


# --- Effects on beliefs -----------------------------------------------------------------------------------------------


def test_an_effect_on_a_belief_reads_the_world_and_reaches_who_does_not_observe() -> None:
    play = Playing("""
        n() = 5; believes(Bob, n() = 2); p(); believes(Bob, !p());
        action tell() {
            effect: believes(Bob, m()) = n() & (if(p()) believes(Bob, q())); observing(c : character): False
        };
    """).take("tell")
    assert play.values("m") == {"world": 0, "Ann": 0, "Ann Bob": 0, "Bob": 5}
    assert play.values("q") == {"world": False, "Ann": False, "Ann Bob": False, "Bob": True}


def test_an_effect_written_inside_a_belief_reads_that_mind() -> None:
    play = Playing("""
        n() = 5; believes(Bob, n() = 2); p(); believes(Bob, !p());
        action think() { effect: believes(Bob, m() = n()) & believes(Bob, if(p()) q() else r()) };
    """).take("think")
    assert play.value("m", mind="Bob") == 2
    assert (play.value("q", mind="Bob"), play.value("r", mind="Bob")) == (False, True)


def test_effects_on_beliefs_come_after_what_was_observed() -> None:
    play = Playing("action act() { effect: n() = 1 & believes(Ann, n()) = 7 };").take("act")
    assert (play.value("n"), play.value("n", mind="Ann"), play.value("n", mind="Bob")) == (1, 7, 1)


def test_an_effect_on_a_belief_is_private() -> None:
    play = Playing("action tell() { effect: believes(Ann, p()); observing(c : character): False };").take("tell")
    assert play.values("p") == {"world": False, "Ann": True, "Ann Bob": False, "Bob": False}
    assert play.value("p", mind="Ann Ann") is True


def test_an_effect_on_a_belief_about_a_belief_changes_just_that() -> None:
    play = Playing(
        "action tell() { effect: believes(Ann, believes(Bob, p())); observing(c : character): False };"
    ).take("tell")
    assert play.values("p") == {"world": False, "Ann": False, "Ann Bob": True, "Bob": False}


def test_who_observes_an_effect_on_a_belief_expects_it_in_that_mind() -> None:
    play = Playing(f"action tell() {{ effect: believes(Bob, p()); {ANN_SEES} }};").take("tell")
    assert play.values("p") == {"world": False, "Ann": False, "Ann Bob": True, "Bob": True}


# --- Surprise ---------------------------------------------------------------------------------------------------------


def test_an_equality_teaches_the_actual_value() -> None:
    play = Playing(
        "thing() = Hall; believes(Ann, thing() = Yard); action act() { precondition: thing() == Hall; effect: r() };"
    )
    assert play.take("act").value("thing", mind="Ann") == "Hall"


def test_any_other_comparison_makes_unknown() -> None:
    for test, fact, belief in (
        ("n() >= 2", 3, 1),
        ("n() != 1", 3, 1),
        ("n() > 2", 3, 2),
        ("n() <= 3", 3, 4),
        ("n() < 4", 3, 4),
    ):
        play = Playing(
            f"n() = {fact}; believes(Ann, n() = {belief}); action act() {{ precondition: {test}; effect: r() }};"
        )
        assert play.take("act").value("n", mind="Ann") is UNKNOWN
        assert (play.value("n"), play.value("n", mind="Bob")) == (fact, fact)
    play = Playing(
        "thing() = Hall; believes(Ann, thing() = Yard); action act() { precondition: thing() != Yard; effect: r() };"
    )
    assert play.take("act").value("thing", mind="Ann") is UNKNOWN


def test_a_boolean_is_always_learnt_as_it_is() -> None:
    play = Playing("""
        p(); believes(Ann, !p()); believes(Ann, q());
        action act() { precondition: p() != False & !q() & p() != q(); effect: r() };
    """).take("act")
    assert (play.value("p", mind="Ann"), play.value("q", mind="Ann")) == (True, False)


def test_what_was_not_wrong_stays_and_then_the_effect_happens() -> None:
    play = Playing("""
        n() = 3; m() = 5; p(); believes(Ann, !p()); believes(Ann, n() = 2); believes(Ann, m() = 1);
        action act() { precondition: p() & n() >= 1; effect: n() = n() + 1 & m() = m() + 1 };
    """).take("act")
    assert [play.value(each, mind="Ann") for each in "pnm"] == [True, 3, 2]


def test_a_correction_comes_before_the_effect_that_reads_it() -> None:
    play = Playing(
        "n() = 3; believes(Ann, n() = 1); action act() { precondition: n() == 3; effect: m() = n() * 2 };"
    ).take("act")
    assert play.value("m", mind="Ann") == 6
    play = Playing(
        "n() = 3; believes(Ann, n() = 1); action act() { precondition: n() >= 2; effect: m() = n() * 2 };"
    ).take("act")
    assert play.value("m", mind="Ann") is UNKNOWN


def test_nothing_is_corrected_where_the_action_was_possible() -> None:
    play = Playing("""
        p(); believes(Ann, !p() & q());
        action act() { precondition: p() | q(); effect: r() };
    """).take("act")
    assert play.value("p", mind="Ann") is False


def test_only_the_clauses_that_are_true_in_fact_are_learnt_from_and_all_of_them() -> None:
    play = Playing("""
        p(); q(); believes(Ann, !p() & !q());
        action act() { precondition: p() | q() | r() | (p() & n() == 7); effect: m() = 1 };
    """).take("act")
    assert [play.value(each, mind="Ann") for each in "pqrn"] == [True, True, False, 0]


def test_a_surprise_is_private() -> None:
    play = Playing(f"p(); believes(Ann, !p()); action act() {{ precondition: p(); effect: r(); {ANN_SEES} }};").take(
        "act"
    )
    assert play.values("p") == {"world": True, "Ann": True, "Ann Bob": False, "Bob": True}
    assert play.value("p", mind="Ann Ann") is True


def test_a_surprise_reaches_the_minds_of_those_one_takes_for_observers() -> None:
    play = Playing(
        f"p(); believes(Ann, !p()); action act() {{ precondition: p(); effect: r(); {ANN_AND_BOB_SEE} }};"
    ).take("act")
    assert play.values("p") == {"world": True, "Ann": True, "Ann Bob": True, "Bob": True}
    assert play.value("p", mind="Ann Cid") is False


def test_where_the_surprised_mind_ends_in_an_unknown_it_corrects_nobody_else() -> None:
    """In Ann's mind no clause is true after her own correction, so what she takes Bob to believe stays."""
    play = Playing("n() = 3; believes(Ann, n() = 1); action act() { precondition: n() >= 2; effect: r() };").take("act")
    assert play.value("n", mind="Ann") is UNKNOWN
    assert play.value("n", mind="Ann Bob") == 1
    assert play.value("r", mind="Ann Bob") is True, "the action happens there all the same"


def test_an_action_that_stays_impossible_in_a_mind_happens_there_all_the_same() -> None:
    play = Playing("action act() { precondition: p(); effect: n() = 1 };").take("act")
    assert play.values("n") == {"world": 1, "Ann": 1, "Ann Bob": 1, "Bob": 1}
    assert play.values("p") == {"world": False, "Ann": False, "Ann Bob": False, "Bob": False}


def test_whether_somebody_observes_is_judged_in_a_mind_after_its_correction() -> None:
    play = Playing("""
        at(Bob) = Hall; believes(Ann, at(Bob) = Yard);
        action act() { precondition: at(Bob) == Hall; effect: r(); observing(c : character): c == Ann | at(c) == Hall };
    """).take("act")
    assert play.value("r", mind="Ann Bob") is True


def test_two_fluents_that_were_equal_are_both_learnt() -> None:
    text = "thing() = Hall; other() = Hall; {} action act() {{ precondition: thing() == other(); effect: r() }};"
    play = Playing(text.format("believes(Ann, thing() = Yard);")).take("act")
    assert (play.value("thing", mind="Ann"), play.value("other", mind="Ann")) == ("Hall", "Hall")
    play = Playing(text.format("believes(Ann, thing() = Yard); believes(Ann, other() = Attic);")).take("act")
    assert (play.value("thing", mind="Ann"), play.value("other", mind="Ann")) == ("Hall", "Hall")


def test_two_fluents_that_were_both_unknown_become_unknown() -> None:
    play = Playing("""
        believes(Ann, thing() = Yard); believes(Ann, other() = Hall);
        action act() { precondition: thing() == other(); effect: r() };
    """).take("act")
    assert (play.value("thing", mind="Ann"), play.value("other", mind="Ann")) == (UNKNOWN, UNKNOWN)


def test_numbers_in_order_to_one_another_both_become_unknown() -> None:
    play = Playing(
        "n() = 3; m() = 2; believes(Ann, n() = 1); action act() { precondition: n() >= m(); effect: r() };"
    ).take("act")
    assert (play.value("n", mind="Ann"), play.value("m", mind="Ann")) == (UNKNOWN, UNKNOWN)


def test_numbers_that_were_equal_are_both_learnt() -> None:
    play = Playing(
        "n() = 3; m() = 3; believes(Ann, m() = 1); action act() { precondition: n() == m(); effect: r() };"
    ).take("act")
    assert (play.value("n", mind="Ann"), play.value("m", mind="Ann")) == (3, 3)


def test_a_conditional_precondition_teaches_like_the_clauses_it_stands_for() -> None:
    """`if(p()) thing() == Hall` is `!p() | (p() & thing() == Hall)`."""
    play = Playing("""
        p(); thing() = Hall; believes(Ann, thing() = Yard);
        action act() { precondition: if(p()) thing() == Hall; effect: r() };
    """).take("act")
    assert play.value("thing", mind="Ann") == "Hall"


def test_a_quantified_precondition_teaches_like_the_clauses_it_stands_for() -> None:
    play = Playing("""
        at(Bob) = Hall; at(Cid) = Hall; at(Ann) = Attic; believes(Ann, at(Bob) = Yard & at(Cid) = Yard);
        action act() { precondition: exists(c : character) at(c) == Hall; effect: r() };
    """).take("act")
    assert [play.value("at", each, mind="Ann") for each in ("Ann", "Bob", "Cid")] == ["Attic", "Hall", "Hall"]


def test_a_belief_in_a_precondition_corrects_the_belief_about_it() -> None:
    play = Playing(f"""
        believes(Bob, thing() = Hall); believes(Ann, believes(Bob, thing() = Yard));
        action act() {{ precondition: believes(Bob, thing() == Hall); effect: r(); {ANN_SEES} }};
    """).take("act")
    assert play.values("thing") == {"world": UNKNOWN, "Ann": UNKNOWN, "Ann Bob": "Hall", "Bob": "Hall"}


# --- Triggers ---------------------------------------------------------------------------------------------------------


def test_a_trigger_fires_in_a_mind_on_what_that_mind_believes() -> None:
    play = Playing("""
        trigger t() { precondition: p() & q() & !r(); effect: r(); };
        q(); believes(Bob, !q());
        action act() { effect: p() };
    """).take("act")
    assert play.values("r") == {"world": True, "Ann": True, "Ann Bob": True, "Bob": False}


def test_nobody_observes_a_trigger_but_it_can_write_beliefs() -> None:
    play = Playing("""
        trigger see() {
            precondition: p() & believes(Bob, thing() != Hall); effect: believes(Bob, thing()) = Hall & q();
        };
        action act() { effect: p(); observing(c : character): False };
    """).take("act")
    assert play.values("thing") == {"world": UNKNOWN, "Ann": UNKNOWN, "Ann Bob": UNKNOWN, "Bob": "Hall"}
    assert play.values("q") == {"world": True, "Ann": False, "Ann Bob": False, "Bob": False}


def test_triggers_fire_one_at_a_time_in_file_order() -> None:
    play = Playing("""
        trigger first() { precondition: p() & n() == 0; effect: n() = 1; };
        trigger second() { precondition: p() & n() < 2 & m() == 0; effect: m() = n() + 10; };
        trigger third() { precondition: m() == 11; effect: m() = 12 & n() = 0; };
        action act() { effect: p() };
    """).take("act")
    assert (play.value("n"), play.value("m")) == (1, 12)


def test_triggers_come_after_the_effects_on_beliefs() -> None:
    play = Playing("""
        trigger t() { precondition: p() & !q() & !r(); effect: r(); };
        action act() { effect: p() & believes(Ann, q()) };
    """).take("act")
    assert play.values("r") == {"world": True, "Ann": False, "Ann Bob": True, "Bob": True}


def test_no_trigger_fires_between_the_correction_and_the_action() -> None:
    play = Playing("""
        p(); believes(Ann, !p());
        trigger t() { precondition: p() & n() == 0; effect: m() = 1 & n() = 1; };
        n() = 2; believes(Ann, n() = 0);
        action act() { precondition: p(); effect: !p() };
    """).take("act")
    assert play.value("m", mind="Ann") == 0


def test_a_mind_is_closed_before_the_next_trigger_of_the_world() -> None:
    """Bob concludes q as soon as he is told p, and the second trigger finds him so."""
    play = Playing("""
        trigger told() { precondition: p() & believes(Bob, !p()); effect: believes(Bob, p()); };
        trigger found() { precondition: p() & believes(Bob, p() & !q()) & m() == 0; effect: m() = 1; };
        trigger concludes() { precondition: p() & !q(); effect: q(); };
        action act() { effect: p() & q(); observing(c : character): False };
    """).take("act")
    assert play.value("q", mind="Bob") is True
    assert play.value("m") == 0


# --- Utility ----------------------------------------------------------------------------------------------------------


def test_a_boolean_utility_counts_one_where_it_holds_in_the_mind_of_its_holder() -> None:
    play = Playing("utility(Ann): p(); utility(): n() + 1; believes(Ann, p());")
    found = [
        utility(play.setting, play.mind(mind), who) for mind, who in (("Ann", "Ann"), ("Bob", "Ann"), ("", "author"))
    ]
    assert found == [1, 0, 1]
    assert utility(play.setting, play.mind("Bob"), "Bob") == 0


# --- The solutions of the collection ----------------------------------------------------------------------------------


@pytest.mark.skipif(not SOLUTIONS, reason="the collection of solutions is not here")
@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_a_published_solution_can_be_taken_and_pays_in_every_mind_it_speaks_of(path: Path) -> None:
    """Each step is possible where it is taken; each explanation, and the story, ends better than it began."""
    problem = DATA / "problems" / f"{path.stem.split('_')[0]}.txt"
    world = read_problem(problem.read_text(encoding="utf-8"), str(problem))
    plan = read_solution(path.read_text(encoding="utf-8"), world, str(path))
    setting = Setting(world, 2 + max(_depth(plan.steps), level_needed(world, 0)))
    _replay(setting, initial(setting), plan.steps, AUTHOR)


def _replay(setting: Setting, state: State, steps: tuple[ExplainedStep, ...], holder: str) -> None:
    """Check the steps from this state on, and below each why it is taken."""
    before = utility(setting, state, holder)
    for step in steps:
        event = setting.event(step.call)
        assert possible(setting, state, event), f"{step.call} for {holder}"
        for reason in step.reasons:
            _replay(setting, state.mind(reason.character), reason.steps, reason.character)
        state = after(setting, state, event)
    reached = utility(setting, state, holder)
    assert isinstance(before, int | float)
    assert isinstance(reached, int | float)
    assert reached > before, f"{steps[0].call} for {holder}"


def _depth(steps: tuple[ExplainedStep, ...]) -> int:
    """Return how deep explanations nest below these steps."""
    return max((1 + _depth(reason.steps) for step in steps for reason in step.reasons), default=0)
