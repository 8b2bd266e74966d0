"""What stood in the way of what did not happen, and what would have let it happen."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.explain import remedies
from intrigue.explain.naming import the_entry
from intrigue.explain.otherwise import Asker
from intrigue.explain.past import Past
from intrigue.explain.whynot import WhyNot, whynot
from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.simulate.simulation import Options, Story
from intrigue.tell.answers import Answers
from tests.explain.looking import past_of


def _whynot(past: Past, at: str, call: str) -> WhyNot:
    return whynot(past, the_entry(past.story, at).index, read_call(call, past.story.world))


def _kinds(found: WhyNot) -> list[str]:
    return [each.kind for each in found.obstacles]


def test_who_would_not_agree_is_named_with_what_they_weighed() -> None:
    found = _whynot(past_of("waltz"), "dance_with", "dance_with(leopold, clara)")
    (obstacle,) = found.obstacles
    assert (obstacle.kind, obstacle.who) == ("consent", "clara")
    assert [each.after for each in obstacle.losses] == [-4]
    changed = [each.changes[0] for each in found.remedies]
    assert any(each.fluent is not None and each.fluent.property.name == "pinched" for each in changed)
    assert any(each.want is not None for each in changed)


def test_who_saw_nothing_in_it_lacked_a_belief() -> None:
    found = _whynot(past_of("pendant"), "linger", "buy(gaara, pendant)")
    assert _kinds(found) == ["motive"]
    (remedy,) = found.remedies
    (change,) = remedy.changes
    assert change.chain == ("gaara",)
    assert change.fluent is not None
    assert (change.fluent.property.name, change.new) == ("likes", True)


def test_a_condition_that_does_not_hold_is_named_in_fact_and_in_the_mind() -> None:
    found = _whynot(past_of("zoo"), "1", "lure(otto)")
    assert _kinds(found) == ["belief", "fact"]
    assert [[each.chain for each in remedy.changes] for remedy in found.remedies] == [[("otto",)], [()]]


def test_what_the_actor_had_wrong_is_a_fact_in_the_way_and_no_belief() -> None:
    found = _whynot(past_of("tin"), "step 1", "take_down(otto, biscuits, shelf)")
    assert "belief" not in _kinds(found)
    assert "fact" in _kinds(found)


def test_what_was_worth_more_is_named_with_both_worths() -> None:
    past = past_of("pendant")
    entry = next(each for each in past.story.chronicle if each.kind == "action" and each.who == "sakura")
    asker = Asker(past, past.begun(entry))
    options = asker.thinker.options(asker.mind("sakura"), "sakura", asker.reach("sakura")).found
    others = [each.event.call for each in options if each.event.call != entry.call]
    found = whynot(past, entry.index, others[0])
    (obstacle,) = found.obstacles
    assert (obstacle.kind, obstacle.rival) == ("rival", entry.call)
    assert obstacle.worth is not None
    assert obstacle.worth[1] > obstacle.worth[0] - 1


def test_what_did_happen_needs_no_excuse() -> None:
    past = past_of("pendant")
    assert _kinds(_whynot(past, "linger", "linger(sakura, pendant)")) == ["happened"]


def test_what_was_refused_lately_is_not_asked_for_again() -> None:
    found = _whynot(past_of("waltz"), "step 3", "dance_with(leopold, clara)")
    assert "refused" in _kinds(found)


def test_every_remedy_for_a_motive_gives_one() -> None:
    for name, at, call in (
        ("pendant", "linger", "buy(gaara, pendant)"),
        ("tin", "step 1", "look(otto, stool)"),
        ("waltz", "dance_with", "dance_with(leopold, clara)"),
    ):
        past = past_of(name)
        found = _whynot(past, at, call)
        event = past.setting.event(found.call)
        asker = Asker(past, found.point)
        for remedy in found.remedies:
            (change,) = remedy.changes
            if change.fluent is None:
                continue
            mind = asker.mind(remedy.who)
            for inner in (change.chain[1:], *((*change.chain[1:], who) for who in past.setting.characters)):
                if len(inner) == len(change.chain) - 1 or mind.mind(inner[-1])[past.setting.index[change.fluent]] == (
                    change.old
                ):
                    mind = asker.with_belief(mind, inner, change.fluent, change.new)
            assert asker.motive(mind, event, remedy.who) is not None


def _nettles(hurts: int) -> Past:
    """Return a run in which Ann leaves nettles alone, for of all she wants they would hurt so many things."""
    parts = ["soup", *(f"sting{number}" for number in range(hurts))]
    text = "\n".join(
        [
            'world nettles "The Nettles"',
            'character ann "Ann" she',
            *(f"property {part}" for part in parts),
            "property idle",
            "action pick(who: character)",
            "    by who",
            "    then",
            *(f"        {part}" for part in parts),
            "action sit(who: character)",
            "    by who",
            "    then idle",
            "wants ann:",
            f"    {sum(range(hurts + 1)) - 1} if soup",
            *(f"    -{number + 1} if sting{number}" for number in range(hurts)),
            "    1 if idle",
        ]
    )
    story = Story(load_text(text), Options(1))
    for _ in story.run(2):
        pass
    return Past(story)


def test_of_the_wants_that_it_hurts_the_heaviest_are_tried_and_that_others_were_not_is_said() -> None:
    past = _nettles(3)
    found = _whynot(past, "step 1", "pick(ann)")
    wants = [change.want for remedy in found.remedies for change in remedy.changes if change.want is not None]
    lines = past.world.wants_of("ann")
    assert wants == [lines[3], lines[2]]
    assert found.stopped
    assert list(Answers(past).whynot(found))[-1] == "The search stopped at its bound; there may be other ways."


def test_where_all_was_tried_nothing_is_said_of_a_bound() -> None:
    past = _nettles(2)
    found = _whynot(past, "step 1", "pick(ann)")
    assert [each.kind for each in found.obstacles] == ["motive"]
    assert not found.stopped
    assert not any("bound" in line for line in Answers(past).whynot(found))


def test_what_is_tried_ends_with_the_states_that_may_be_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remedies, "MOST_STATES", 0)
    found = _whynot(past_of("pendant"), "linger", "buy(gaara, pendant)")
    assert found.stopped
    assert found.remedies == ()
    said = list(Answers(past_of("pendant")).whynot(found))
    assert said[-1].startswith("Nothing was found that would have made it otherwise; the search stopped")


def test_an_answer_does_not_hang_on_what_was_asked_before() -> None:
    asked = (past_of("waltz"), "dance_with", "dance_with(leopold, clara)")
    assert _whynot(*asked) == _whynot(*asked)


def test_an_action_that_can_never_be_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        _whynot(past_of("tin"), "step 1", "giggle(otto)")
    assert refused.value.diagnostics[0].code in ("E723", "E101", "E105")
