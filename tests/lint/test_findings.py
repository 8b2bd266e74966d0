"""Each finding arises in the smallest world that deserves it, and not in the same world put right."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from intrigue.language.loader import load, load_source
from intrigue.lint import CODES, lint
from tests.worlds.small import small_worlds

FAULTY = {
    "W201": (
        """
        world w
        character ann
        property door_open: yes or no = no
        property out(character)
        action leave(who: character)
            by who
            if door_open and not out(who)
            then out(who)
        wants ann
            1 if out(ann)
        """,
        ("door_open: yes or no = no", "door_open: yes or no = yes"),
    ),
    "W202": (
        """
        world w
        property raining
        property cold
        property wet
        property dry = yes
        event rain
            then raining
        rule soaks
            when raining and cold
            then wet
        rule shivers
            when wet and cold
            then not dry
        ending end "Wet" if wet or not dry
        """,
        ("property cold", "property cold = yes"),
    ),
    "W203": (
        """
        world w
        type gift
        gift ring
        character ann
        property holder(gift): character or none = none
        property snowing
        action take(who: character, gift)
            by who
            if holder(gift) == none
            then holder(gift) = who
        wants ann
            1 if holder(ring) == ann
            1 if snowing
        """,
        ("1 if snowing", "1 if holder(ring) == ann and not snowing"),
    ),
    "W204": (
        """
        world w
        character ann, bob
        property sung
        action sing
            by ann
            if not sung
            then sung
        wants ann
            1 if sung
        """,
        ("by ann", "by ann\n            with bob"),
    ),
    "W205": (
        """
        world w
        character ann
        property sung
        property hat(character)
        action sing
            by ann
            if not sung
            then
                sung
                hat(ann)
        wants ann
            1 if sung
        """,
        ("1 if sung", "1 if sung and hat(ann)"),
    ),
    "W206": (
        """
        world w
        property spinning
        property day
        property count: number = 0
        event spin
            then spinning
        rule to_night
            when day and spinning
            then
                not day
                count += 1
        rule to_day
            when not day and spinning
            then day
        ending late "Late" if count > 5
        """,
        ("when not day and spinning\n            then day", "when not day and spinning\n            then not spinning"),
    ),
    "W207": (
        """
        world w
        character ann, bob
        property sung
        property fed
        action sing
            by ann
            if not sung
            then sung
        action feed
            by bob
            if not fed
            then fed
        wants ann
            1 if sung
        wants bob
            1 if sung
        ending full "Full" if fed
        """,
        ("wants bob\n            1 if sung", "wants bob\n            1 if fed"),
    ),
    "W208": (
        """
        world w
        character ann, bob
        property tired(character)
        property cross(character)
        property sung
        action sing
            by bob
            seen by c if c == bob
            if not sung
            then sung
        rule tires(c: character)
            when sung and c != bob and not tired(c)
            then tired(c)
        wants bob
            1 if sung
        ending sad "Sad" if tired(ann)
        """,
        ("seen by c if c == bob", "seen by c"),
    ),
    "W209": (
        """
        world w
        character ann
        property sung
        property married
        action sing
            by ann
            if not sung
            then sung
        wants ann
            1 if sung
        act "The song" until sung
        act "The wedding" until married
        """,
        ("until married", "until sung"),
    ),
    "W212": (
        """
        world w
        character ann
        property guests: number = 2
        property share: number = 0
        action divide
            by ann
            then share = 12 / guests
        action send_home
            by ann
            then guests -= 1
        wants ann
            share
        """,
        ("property guests: number", "property guests: 1..9"),
    ),
    "W210": (
        """
        world w
        type place
        place hall, yard
        character ann, bob
        property at(character): place = hall
        action go(who: character, to: place)
            by who
            seen by c if c == bob
            if at(who) != to
            then at(who) = to
        wants ann
            1 if at(ann) == yard
        """,
        ("seen by c if c == bob", "seen by c if at(c) == to or c == who"),
    ),
}


def codes(text: str) -> set[str]:
    return {each.code for each in lint(load_source(cleandoc(text)))}


@pytest.mark.parametrize("code", FAULTY)
def test_a_world_that_deserves_a_finding_gets_it_until_it_is_put_right(code: str) -> None:
    """The finding comes, and goes with its cause."""
    text, (wrong, right) = FAULTY[code]
    assert wrong in text
    assert code in codes(text)
    assert code not in codes(text.replace(wrong, right))


def test_every_finding_has_a_case() -> None:
    """A code without a faulty world here would be an untested promise."""
    assert set(CODES) - {"W211", "W213", "E201", "E202"} == set(FAULTY)


QUIET = {
    "a want that only an unseen action serves is no idle want": """
        world w
        character paul
        property glad(character)
        action smile(who: character)
            by who
            seen by nobody
            if not glad(who)
            then glad(who)
        wants paul
            1 if glad(paul)
        """,
    "a rule that counts up to a bound comes to an end": """
        world w
        character ann
        property knocks: number = 0
        property heard: number = 0
        action knock
            by ann
            then knocks += 1
        rule hears
            when heard < knocks
            then heard += 1
        wants ann
            1 if heard > 2
        """,
    "who is where is read by what sugar stands for": """
        world w
        type place
        place hall, yard
        character ann, bob
        property at(character): place = hall
        property late(character)
        start
            late(ann)
            bob believes not late(ann)
        tell about late(character)
        wants ann
            1 if bob believes late(ann)
        wants bob
            1 if late(ann)
        """,
}


def test_counting_away_from_the_bound_does_not_come_to_an_end() -> None:
    """Counting up as long as there is more than nothing goes on for ever."""
    bounded = QUIET["a rule that counts up to a bound comes to an end"]
    assert "W206" in codes(bounded.replace("heard < knocks", "heard >= knocks and knocks > 0"))


@pytest.mark.parametrize("why", QUIET)
def test_a_world_in_order_gets_no_false_finding(why: str) -> None:
    """What looks odd at first sight and is not."""
    assert not codes(QUIET[why]) - {"W204", "W210"}


def test_a_finding_points_at_its_declaration() -> None:
    """The place is the action's, and the line is shown."""
    (finding,) = [each for each in lint(load_source(cleandoc(FAULTY["W201"][0]))) if each.code == "W201"]
    assert finding.line.strip().startswith("action leave")
    assert finding.severity == "warning"


def test_deep_reports_what_no_search_reaches() -> None:
    """Ann would sing if Bob paid, which he could do, but has no reason for: the relaxation cannot see that."""
    text = """
        world w
        character ann, bob
        property paid
        property sung
        property poor
        action pay
            by bob
            if not paid
            then
                paid
                poor
        action sing
            by ann
            if paid and not sung
            then sung
        wants ann
            1 if sung
        wants bob
            1 if sung
            -2 if poor
        ending song "A song" if sung
        """
    source = load_source(cleandoc(text))
    assert not lint(source)
    assert {each.message for each in lint(source, deep=True)} == {
        "nobody ever has a reason for 'pay'",
        "nobody ever has a reason for 'sing'",
        "ending 'song' never comes about",
    }
    generous = load_source(cleandoc(text.replace("-2 if poor", "-1 if poor and not sung")))
    assert not lint(generous, deep=True)


def test_rules_that_loop_at_the_start_are_an_error() -> None:
    """The first state of this world would never be reached; the rule is named and pointed at."""
    (finding,) = lint(load_source("world w\nproperty n: number\nrule tick\n    when n >= 0\n    then n += 1\n"))
    assert (finding.code, finding.severity, finding.place.line) == ("E201", "error", 3)
    assert "make its effect end its condition" in finding.message


def test_a_world_too_large_to_run_is_an_error() -> None:
    """An action with a million instances is refused with its name and the parameter to narrow."""
    people = ", ".join(f"p{i}" for i in range(120))
    text = f"world w\ncharacter {people}\nproperty met(character, character)\n" + cleandoc(
        """
        action introduce(a: character, b: character, c: character)
            by a
            then met(b, c)
        wants p1
            1 if met(p1, p2)
        """
    )
    assert lint(load_source(text), deep=True) == lint(load_source(text))
    (finding,) = lint(load_source(text))
    assert (finding.code, finding.severity) == ("E202", "error")
    assert "'introduce'" in finding.message
    assert "narrow" in finding.message


@pytest.mark.parametrize("code", sorted(set(FAULTY) - {"W206", "W208", "W210"}))
def test_by_kinds_the_same_is_found_where_it_lies_in_the_kinds(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A world too large to be looked at one by one gets these findings all the same, and a note that says so."""
    monkeypatch.setattr("intrigue.lint.findings.MOST_LOOKS", 0)
    text, (wrong, right) = FAULTY[code]
    assert {code, "W213"} <= codes(text)
    assert code not in codes(text.replace(wrong, right))


def test_by_kinds_nothing_is_called_impossible_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looking by kinds reports of the bundled worlds, looking closely reports as well."""
    for name in small_worlds():
        loaded = load(name)
        monkeypatch.setattr("intrigue.lint.findings.MOST_LOOKS", 10**9)
        closely = {(each.code, each.message) for each in lint(loaded)}
        monkeypatch.setattr("intrigue.lint.findings.MOST_LOOKS", 0)
        by_kinds = {(each.code, each.message) for each in lint(loaded) if each.code != "W213"}
        assert by_kinds <= closely
