"""Nobody Said a Word: she pretends not to know, because of what she wants the others to believe about her."""

from __future__ import annotations

import re

from intrigue.language.bundled import bundled_worlds
from intrigue.tell.storyteller import tell
from tests.worlds.variations import Rehearsal, varied

CAUGHT = ("fetch_jam(nora)", "check_cake(ben)")
INNOCENT = (*CAUGHT, "wonder_aloud(nora, ben)", "play_along(ben, nora)")
NO_MATTER = (
    ("    count c: character . c != nora and c believes not (nora believes party_planned)\n", ""),
    ("    sum c: character . 2 if c != nora and c believes astonished(nora)\n", ""),
)
"""All she wants of what they believe; her hunger stays."""


def test_she_knows_that_they_do_not_know_that_she_knows() -> None:
    play = Rehearsal(varied("surprise")).take("fetch_jam(nora)")
    assert play.ask("nora believes party_planned") is True
    assert play.ask("nora believes ben believes party_planned") is True
    assert play.ask("nora believes ben believes nora believes party_planned") is False
    assert play.ask("nora believes ida believes nora believes party_planned") is False


def test_caught_beside_the_cake_she_knows_what_he_must_think() -> None:
    play = Rehearsal(varied("surprise")).take(*CAUGHT)
    assert play.ask("ben believes nora believes party_planned") is True
    assert play.ask("nora believes ben believes nora believes party_planned") is True


def test_she_pretends_because_she_wants_them_to_believe_that_she_does_not_know() -> None:
    play = Rehearsal(varied("surprise")).take(*CAUGHT)
    assert play.explained("wonder_aloud(nora, ben)")


def test_without_her_wants_over_their_beliefs_she_does_not_pretend() -> None:
    assert not Rehearsal(varied("surprise", *NO_MATTER)).take(*CAUGHT).explained("wonder_aloud(nora, ben)")
    telling = tell(varied("surprise", *NO_MATTER))
    assert "'The church bazaar'" in telling.shortfall


def test_as_long_as_nobody_suspects_her_she_has_no_reason_to_pretend() -> None:
    play = Rehearsal(varied("surprise")).take("fetch_jam(nora)")
    assert not play.explained("wonder_aloud(nora, ben)")


def test_the_pretence_takes_ben_in_and_not_aunt_ida() -> None:
    play = Rehearsal(varied("surprise")).take(*INNOCENT, "call_in(ben, nora)", "surprise(ben, nora)", "gasp(nora)")
    assert play.ask("ben believes nora believes party_planned") is False
    assert play.ask("ben believes astonished(nora)") is True
    assert play.ask("astonished(nora)") is False
    assert play.ask("ida believes nora believes party_planned") is True
    assert play.ask("ida believes astonished(nora)") is False


def test_had_he_caught_on_he_would_not_call_her_in() -> None:
    play = Rehearsal(varied("surprise")).take(*CAUGHT)
    assert not play.explained("call_in(ben, nora)")
    assert play.take("wonder_aloud(nora, ben)", "play_along(ben, nora)").explained("call_in(ben, nora)")


def test_until_the_wink_nora_does_not_know_that_she_was_seen() -> None:
    play = Rehearsal(varied("surprise")).take(*INNOCENT, "call_in(ben, nora)", "surprise(ben, nora)", "gasp(nora)")
    assert play.ask("nora believes ida believes nora believes party_planned") is False
    assert play.explained("wink(ida, nora)")
    play.take("wink(ida, nora)")
    assert play.ask("nora believes ida believes nora believes party_planned") is True
    assert play.ask("ben believes ida believes nora believes party_planned") is False


def test_had_aunt_ida_sat_elsewhere_there_would_be_no_wink() -> None:
    elsewhere = (("    watching(ida)\n", ""), ("    secret of ida: watching(ida)\n", ""))
    assert "'Aunt Ida'" in tell(varied("surprise", *elsewhere)).shortfall


def test_where_the_story_stops_beside_the_cake_the_surprise_is_spoilt() -> None:
    rest = bundled_worlds()["surprise"].read_text(encoding="utf-8")
    acts = re.findall(r'^act "(?!Plum jam).*\n', rest, re.MULTILINE)
    telling = tell(varied("surprise", *((act, "") for act in acts)))
    assert telling.ending is not None
    assert telling.ending.name == "spoilt"
