"""The Little Menagerie: every emotion arises, each from an event, a want, a norm or a prospect that can be read off."""

from __future__ import annotations

import pytest

from intrigue.language.bundled import bundled_worlds
from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written_want
from intrigue.model.feelings import FEELINGS
from intrigue.semantics.appraisal import Record, Source, Standard, WantLine
from intrigue.semantics.feelings import Prospect
from intrigue.semantics.utility import utility
from intrigue.tell.storyteller import tell
from tests.semantics.feeling import Feelings
from tests.worlds.variations import varied

ARISING = (
    ("fear", "pim", None, "open_cage(hanna)", "loses 2"),
    ("hope", "hanna", None, "open_cage(hanna)", "gains 1"),
    ("distress", "hanna", None, "open_cage(hanna)", "-3 if away(parrot)"),
    ("remorse", "hanna", None, "open_cage(hanna)", "-3 if away(parrot)"),
    ("anger", "pim", "hanna", "open_cage(hanna)", "-2 if away(parrot)"),
    ("fears_confirmed", "pim", None, "open_cage(hanna)", "loses 2"),
    ("pity", "pim", "hanna", "open_cage(hanna)", "-3 if away(parrot)"),
    ("gloating", "otto", "hanna", "open_cage(hanna)", "-3 if away(parrot)"),
    ("disappointment", "hanna", None, None, "gains 1"),
    ("joy", "hanna", None, "fetch(pim)", "-3 if away(parrot)"),
    ("gratitude", "hanna", "pim", "fetch(pim)", "-3 if away(parrot)"),
    ("relief", "hanna", None, "fetch(pim)", "loses 2"),
    ("gratification", "pim", None, "fetch(pim)", "-2 if away(parrot)"),
    ("satisfaction", "pim", None, "fetch(pim)", "gains 2"),
    ("happy_for", "pim", "hanna", "fetch(pim)", "-3 if away(parrot)"),
    ("resentment", "otto", "hanna", "fetch(pim)", "-3 if away(parrot)"),
    ("surprise", "hanna", None, "take_seeds(otto)", ""),
    ("shame", "otto", None, "take_seeds(otto)", "not_stealing broken by otto"),
    ("reproach", "pim", "otto", "take_seeds(otto)", "not_stealing broken by otto"),
    ("pride", "pim", None, "give_back(pim, hanna)", "honest_finder kept by pim"),
    ("admiration", "otto", "pim", "give_back(pim, hanna)", "honest_finder kept by pim"),
)
"""Emotion, whose, about whom, which event, and what it came from; in the order in which they arise."""


def played() -> tuple[Feelings, list[Record]]:
    """Return the menagerie after its story, with everything that anybody felt on the way."""
    play = Feelings(bundled_worlds()["zoo"].read_text(encoding="utf-8"))
    records: list[Record] = []

    def keep(_: Feelings) -> None:
        records.extend(play.records)

    keep(play.expect(hoped(play, "hanna", "open_cage(hanna)", 1), feared(play, "pim", "open_cage(hanna)")))
    keep(play.happen("open_cage(hanna)"))
    play.happen("buy_raisins(otto)")
    keep(play.expect(feared(play, "hanna", "lure(otto)"), hoped(play, "pim", "fetch(pim)", 2)))
    for call in ("fetch(pim)", "take_seeds(otto)", "give_back(pim, hanna)"):
        keep(play.happen(call))
    return play, records


def hoped(play: Feelings, holder: str, call: str, gain: int) -> Prospect:
    now = utility(play.setting, play.mind(holder), holder)
    assert isinstance(now, int)
    return Prospect(holder, gain, 1, play.event(call).call, target=now + gain)


def feared(play: Feelings, holder: str, call: str) -> Prospect:
    return Prospect(holder, -2, 0.5, play.event(call).call, about=call.partition("(")[2].rstrip(")"))


@pytest.mark.parametrize("expected", ARISING, ids=[each[0] for each in ARISING])
def test_each_emotion_arises_from_its_event_its_agent_and_its_cause(
    expected: tuple[str, str, str | None, str | None, str],
) -> None:
    play, records = played()
    emotion, holder, *_ = expected
    found = [each for each in records if (each.emotion, each.holder) == (emotion, holder)]
    event = str(found[0].event) if found[0].event is not None else None
    assert (emotion, holder, found[0].about, event, words(play, found[0].source)) == expected


def test_no_emotion_is_missing() -> None:
    assert {each[0] for each in ARISING} == {each.name for each in FEELINGS.values() if each.tempered}


def test_whoever_angers_is_the_one_whose_act_it_was() -> None:
    _, records = played()
    for each in records:
        if each.emotion in ("anger", "gratitude", "reproach", "admiration"):
            assert each.about in each.agents


def test_by_the_evening_hanna_likes_pim_more_and_otto_less() -> None:
    play, _ = played()
    assert play.of("liking", "hanna", "pim") > 50 > play.of("liking", "hanna", "otto")


def test_without_the_loose_latch_there_is_nothing_to_be_sorry_for() -> None:
    play = Feelings(bundled_worlds()["zoo"].read_text(encoding="utf-8").replace("    loose\n", "", 1))
    play.happen("open_cage(hanna)")
    assert play.felt("hanna") == ["joy", "gratification"]


def test_had_hanna_known_of_the_latch_she_would_have_counted_on_pim() -> None:
    known = ("    hanna believes not loose\n", "")
    assert tell(varied("zoo", known), effort=1_000).complete
    assert "'Air'" in tell(varied("zoo", known, ("    nimble(pim)\n", "")), effort=1_000).shortfall


def words(play: Feelings, source: Source) -> str:
    """Return what an emotion came from, in words of the story file."""
    match source:
        case WantLine(holder=holder, place=place):
            return expression_text(written_want(play.setting.world.wants_of(holder)[place]).value)
        case Standard(norm=norm, agent=agent, kept=kept):
            return f"{norm} {'kept' if kept else 'broken'} by {agent}"
        case Prospect(gain=gain):
            return f"gains {gain}" if gain > 0 else f"loses {-gain}"
        case None:
            return ""
