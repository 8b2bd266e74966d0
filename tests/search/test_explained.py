"""What explains an action and what does not, on the smallest worlds that show it. Both engines are asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intrigue.model.plans import Limits
from tests.search.playing import spelled, stories, why, world_of

TRADE = """
property ready() : boolean; property done() : boolean; property keen() : boolean;
ready() = {ready}; keen(); believes(Ann, keen() = {trusting});
action prepare() {{ precondition: !ready(); effect: ready(); consenting: Ann }};
action trade() {{ precondition: ready() & !done(); effect: done(); consenting: Ann, Ben }};
utility(): done(); utility(Ann): done(); utility(Ben): done() & keen();
"""
"""Ann and Ben can trade once it is prepared. Ben is keen on it; what Ann thinks of that is to fill in."""


def test_the_first_action_needs_no_reason_of_the_partner_in_ones_own_mind() -> None:
    """Ann and Ben are each asked themselves, and Ann may be wrong about Ben's reasons."""
    text = TRADE.format(ready="True", trusting="False")
    assert why(text, Limits(3, 3, 1), "trade") is not None
    assert stories(text, Limits(3, 3, 1)) == [["trade()"]]


def test_a_later_joint_action_needs_the_partners_reason_in_ones_own_mind() -> None:
    """Ann prepares only if she thinks that Ben will then trade."""
    assert why(TRADE.format(ready="False", trusting="False"), Limits(3, 3, 1), "prepare") is None
    assert stories(TRADE.format(ready="False", trusting="False"), Limits(3, 3, 1)) == []
    assert stories(TRADE.format(ready="False", trusting="True"), Limits(3, 3, 1)) == [["prepare()", "trade()"]]


CHAIN = """
property n() : number; property m() : number;
action begin() { precondition: n() == 0; effect: n() = 1; consenting: Ann };
action middle() { precondition: n() == 1; effect: n() = 2; consenting: Ben };
action finish() { precondition: n() == 2; effect: n() = 3; consenting: Ben };
utility(): n() >= 1; utility(Ann): n() >= 2; utility(Ben): n() >= 3;
"""
"""Ann gains by Ben's first step, and Ben only by his second."""


@pytest.mark.parametrize(("budget", "explained"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_nested_plan_shares_what_is_left_of_the_budget(budget: int, explained: bool) -> None:
    """Nothing imagined may lie more than the character limit after the start of the outermost plan."""
    reasons = why(CHAIN, Limits(3, budget, 2), "begin")
    assert (reasons is not None) == explained
    if reasons is not None:
        assert spelled(reasons[0]) == ["begin()", "middle()"]
        assert spelled(reasons[0].steps[1].reasons[0]) == ["middle()", "finish()"]


@pytest.mark.parametrize(("depth", "explained"), [(0, False), (1, False), (2, True)])
def test_beyond_the_epistemic_limit_an_action_must_pay_at_once(depth: int, explained: bool) -> None:
    """Ben's plan in Ann's mind is at depth 2; at limit 1 his action would have to pay at once."""
    assert (why(CHAIN, Limits(3, 4, depth), "begin") is not None) == explained


def test_at_the_epistemic_limit_what_pays_at_once_is_explained() -> None:
    """Limit 0 still lets characters do what pays at once."""
    text = "property p() : boolean; action get() { effect: p(); consenting: Ann }; utility(Ann): p();"
    assert why(text, Limits(1, 1, 0), "get") is not None


def test_nobody_counts_on_what_only_the_author_decides() -> None:
    """The author may use the storm, but Ann's plan may not."""
    text = """
    property built() : boolean; property turned() : boolean;
    action build() { precondition: !built(); effect: built(); consenting: Ann };
    action storm() { effect: turned() };
    utility(): built() & turned(); utility(Ann): built() & turned();
    """
    assert why(text, Limits(3, 3, 1), "build") is None
    assert stories(text, Limits(3, 3, 1)) == [["storm()", "build()"]]


def test_reasons_may_differ() -> None:
    """Ann marries for money, Ben for love."""
    text = """
    property rich(c : character) : boolean; property loved(c : character) : boolean;
    action marry() { effect: rich(Ann) & loved(Ben); consenting: Ann, Ben };
    utility(): rich(Ann); utility(Ann): rich(Ann); utility(Ben): loved(Ben);
    """
    assert stories(text, Limits(1, 1, 0)) == [["marry()"]]


def test_each_must_believe_the_action_possible() -> None:
    """Ben believes the door locked and will not go through it with Ann."""
    text = """
    property locked() : boolean; property through() : boolean;
    {}
    action pass() {{ precondition: !locked(); effect: through(); consenting: Ann, Ben }};
    utility(): through(); utility(Ann): through(); utility(Ben): through();
    """
    assert stories(text.format(""), Limits(1, 1, 0)) == [["pass()"]]
    assert stories(text.format("believes(Ben, locked());"), Limits(1, 1, 0)) == []


AWAY = """
type place; entity Home : place; entity Wood : place;
property at() : place; property done() : boolean; at() = Home;
action walk(from : place, to : place) { precondition: from != to & at() == from; effect: at() = to; consenting: Ann };
action deed() { precondition: at() == Home; effect: done(); consenting: Ann };
utility(): if(at() == Wood) 1 else 0; utility(Ann): done();
"""


def test_what_can_be_left_out_explains_nothing() -> None:
    """'Walk away, walk back, do the deed' is no reason to walk away."""
    assert why(AWAY, Limits(3, 5, 1), "walk", "Home", "Wood") is None
    assert why(AWAY, Limits(3, 5, 1), "deed") is not None


@pytest.mark.parametrize(("before", "change"), [("", "n() = 5"), ("n() = 1;", "n() = ?")])
def test_an_unknown_utility_is_no_improvement(before: str, change: str) -> None:
    """Neither from unknown to known nor from known to unknown does anybody surely gain."""
    text = f"""
    property n() : number; {before or "n() = ?;"}
    action change() {{ effect: {change}; consenting: Ann }};
    utility(): 0; utility(Ann): n();
    """
    assert why(text, Limits(1, 1, 0), "change") is None


def test_a_point_of_unknown_utility_is_no_way_to_a_gain() -> None:
    """The end must be surely higher than every point between."""
    text = """
    property n() : number; n() = 1;
    action blur() { precondition: n() == 1; effect: n() = ?; consenting: Ann };
    action clear() { precondition: n() == ?; effect: n() = 5; consenting: Ann };
    utility(Ann): n();
    """
    assert why(text, Limits(2, 3, 1), "blur") is None


def test_the_end_is_higher_than_every_point_between() -> None:
    """Who has gained enough already has no reason to go on to less."""
    text = """
    property n() : number;
    action up() { precondition: n() == 0; effect: n() = 2; consenting: Ann };
    action down() { precondition: n() == 2; effect: n() = 1; consenting: Ann };
    utility(): if(n() == 1) 1 else 0; utility(Ann): n();
    """
    assert spelled((why(text, Limits(2, 3, 1), "up") or ())[0]) == ["up()"]
    assert stories(text, Limits(2, 3, 1)) == []


def test_preparing_anothers_consent_is_a_reason() -> None:
    """What makes a later step explained cannot be left out, though it is possible without."""
    text = """
    property angry() : boolean; property gone() : boolean; property free() : boolean;
    action taunt() { precondition: !angry(); effect: angry(); consenting: Ann };
    action chase() { precondition: !gone(); effect: gone(); consenting: Ben };
    action flee() { precondition: gone(); effect: free(); consenting: Ann };
    utility(): free(); utility(Ann): free(); utility(Ben): angry() & gone();
    """
    assert stories(text, Limits(3, 3, 1)) == [["taunt()", "chase()", "flee()"]]
    assert why(text, Limits(3, 3, 1), "chase") is None


def test_more_room_for_thought_never_takes_a_motive_away() -> None:
    """Given time, Ben would find a reason of his own for helping; still Ann has one for preparing him."""
    text = """
    property ready() : boolean; property helped() : boolean; property n() : number;
    action prepare() { precondition: !ready() & !helped(); effect: ready(); consenting: Ann };
    action help() { precondition: !helped(); effect: helped(); consenting: Ben };
    action one() { precondition: helped() & n() == 0; effect: n() = 1; consenting: Ben };
    action two() { precondition: n() == 1; effect: n() = 2; consenting: Ben };
    utility(): ready(); utility(Ann): helped();
    utility(Ben): if(ready() & helped()) 1 else (if(n() == 2) 1 else 0);
    """
    assert why(text, Limits(2, 2, 1), "prepare") is not None
    assert why(text, Limits(3, 3, 2), "help") is not None
    assert why(text, Limits(3, 3, 2), "prepare") is not None
    assert stories(text, Limits(1, 3, 2)) == [["prepare()"]]


TOLD = """
property news() : boolean;
action tell() { precondition: called(); effect: believes(Ann, news()); consenting: Ben };
action call() { precondition: !called(); effect: called(); consenting: Ann };
property called() : boolean;
utility(): called(); utility(Ann): called() & news(); utility(Ben): called() & believes(Ann, news());
"""


def test_introspection_lets_one_plan_to_be_told() -> None:
    """With introspection, what Ann will believe is in her own mind what will be; without, it is a mind apart."""
    assert why(TOLD, Limits(2, 3, 2), "call") is None
    assert why(replace(world_of(TOLD), introspection=True), Limits(2, 3, 2), "call") is not None
