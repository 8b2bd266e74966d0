"""A game as a value: choosing, undoing, saving, and what the rest of the cast makes of it."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load, load_text
from intrigue.play.session import begin, begun, continued, resumed, rewound
from intrigue.play.session import load as load_game
from intrigue.simulate.runfile import verify
from intrigue.simulate.simulation import Options
from tests.play.playing import DANCE, DOOR, TRICK, game, keys, said


def test_what_is_offered_is_what_the_character_believes_to_be_possible() -> None:
    """Ann takes the door to be open, so she can try it, and the key is nothing that she could turn."""
    assert keys(game(DOOR, "ann")) == ["go_out(ann)", "whistle(ann)", "wait", "wait on"]
    assert keys(game(DOOR, "bob")) == ["unlock(bob)", "whistle(bob)", "wait", "wait on"]


def test_what_the_character_has_a_reason_for_is_marked_with_the_reason() -> None:
    go_out, whistle, wait, _ = game(DOOR, "ann").choices()
    assert go_out.motive == "Ann wants to be in the garden."
    assert whistle.motive == wait.motive == ""


def test_an_attempt_that_the_facts_do_not_allow_fails_and_teaches() -> None:
    after = game(DOOR, "ann").choose("go_out(ann)")
    assert said(after)[:2] == ["Ann tried to go out, and could not.", "It is locked."]
    assert "unlock(ann)" in keys(after)
    assert "go_out(ann)" not in keys(after)


def test_choosing_changes_nothing_of_the_game_before() -> None:
    before = game(DOOR, "ann")
    offered, told = before.choices(), before.told
    before.choose("go_out(ann)")
    assert (before.choices(), before.told) == (offered, told)


def test_undo_gives_back_the_game_as_it_was() -> None:
    first = game(DOOR, "ann")
    second = first.choose("go_out(ann)")
    third = second.choose("unlock(ann)")
    assert third.undo() == second
    assert third.undo().told == second.told
    assert third.undo().undo() == first
    assert first.undo() == first
    assert third.before(0) == first


def test_waiting_in_which_nothing_was_told_is_taken_back_as_one_choice() -> None:
    cat = game(TRICK, "cat")
    waited = cat.choose("wait").choose("wait")
    told = any(line.kind in ("event", "mind") for line in waited.told)
    assert not told
    assert [each.number for each in waited.taken] == [0]
    assert waited.undo() == cat
    first = game(DOOR, "ann")
    whistled = first.choose("wait").choose("whistle(ann)").choose("wait")
    assert [each.number for each in whistled.taken] == [0, 1, 2]
    assert whistled.undo() == first.choose("wait").choose("whistle(ann)")
    assert first.last == -1


def test_another_choice_after_undo_is_another_game() -> None:
    first = game(DOOR, "ann")
    assert first.choose("wait") != first.choose("go_out(ann)")
    assert first.choose("go_out(ann)").undo().choose("wait") == first.choose("wait")


def test_the_decisions_are_listed_in_order_in_the_words_in_which_they_were_offered() -> None:
    played = game(DOOR, "ann").choose("go_out(ann)").choose("wait").choose("unlock(ann)")
    assert [each.text for each in played.decided] == ["Go out", "Wait and see", "Unlock"]
    assert [each.number for each in played.decided] == [0, 1, 2]


def test_the_game_is_over_when_an_ending_comes_to_hold() -> None:
    out = game(DOOR, "ann").choose("go_out(ann)").choose("unlock(ann)").choose("go_out(ann)")
    assert out.over == "Ann is out"
    assert out.choices() == ()
    assert said(out)[-1] == "Ann is out."
    assert out.undo().over == ""


def test_an_ending_that_holds_from_the_start_ends_nothing() -> None:
    begun_well = game(DOOR + 'ending calm "Nothing has happened" if not (at(bob) == garden)\n', "ann")
    assert begun_well.over == ""
    assert begun_well.choose("wait").over == ""


def test_where_there_are_acts_no_ending_comes_before_the_last_act_is_over() -> None:
    acts = 'act "Out" until at(ann) == garden\nact "Both" until at(bob) == garden\n'
    out = game(DOOR + acts, "ann").choose("go_out(ann)").choose("unlock(ann)").choose("go_out(ann)")
    assert out.over == ""


def test_waiting_until_nothing_more_happens_ends_the_game() -> None:
    session = game(TRICK, "bob")
    while not session.over:
        session = session.choose("wait")
    assert session.over == "nothing more will happen by itself"
    assert session.choices() == ()


def test_one_can_wait_until_something_is_seen_or_asked() -> None:
    """Clara sees Leopold bow; Cat, who sees nothing, waits until nothing more will happen."""
    clara = begin(load("waltz").world, "clara").choose("wait on")
    assert clara.news
    assert all(clara.before(each.number).news == () for each in clara.decided[1:])
    cat = game(TRICK, "cat").choose("wait on")
    assert cat.over
    assert len(cat.decided) > 1


def test_somebody_who_needs_the_characters_consent_asks_the_reader() -> None:
    asked = game(DANCE, "bob")
    while asked.asked is None:
        asked = asked.choose("wait")
    assert asked.asked.text == "Ann wants to dance with Bob."
    assert keys(asked) == ["agree", "refuse"]
    assert asked.choices()[0].motive == "Bob wants to have danced."
    assert asked.choose("agree").over == "They danced"
    assert said(asked.choose("refuse"))[0] == "Ann wanted to dance with Bob, but he would not."


def test_a_question_put_to_the_reader_comes_back_by_undo_and_by_loading() -> None:
    asked = game(DANCE, "bob")
    while asked.asked is None:
        asked = asked.choose("wait")
    for answer in ("agree", "refuse"):
        assert asked.choose(answer).undo() == asked
    again = load_game(asked.save(), "bob")
    assert again == asked
    assert keys(again) == ["agree", "refuse"]


def test_only_what_the_character_sees_is_told_and_as_it_sees_it() -> None:
    bob, cat = (game(TRICK, who).choose("wait") for who in ("bob", "cat"))
    assert "Ann bowed." in [line.text for line in bob.told]
    assert not any("Ann" in line.text for line in cat.told)
    assert not any("palm" in line.text for line in bob.told)


@pytest.mark.parametrize(("name", "who"), [("waltz", "leopold"), ("tin", "lotte"), ("spectacles", "granny")])
def test_a_saved_game_is_the_game_and_stands_up_to_deciding_anew(name: str, who: str) -> None:
    loaded = load(name)
    session = begin(loaded.world, who, texts=loaded.texts)
    while not session.over and len(session.decided) < 5:
        session = session.choose(session.choices()[0].key)
    again = load_game(session.save())
    assert again == session
    assert again.told == session.told
    assert [each.key for each in again.choices()] == [each.key for each in session.choices()]
    assert verify(again.story).same


def test_a_run_that_nobody_played_can_be_gone_on_with_as_a_game() -> None:
    opening = begin(load_text(DOOR), "ann").opening
    run = opening.fork()
    for _ in range(2):
        list(run.step())
    assert continued(run, "bob").story.moment.step == 2
    with pytest.raises(InputError, match="E803"):
        continued(run)


def test_games_share_one_opening_and_nothing_else() -> None:
    opening = begin(load_text(DOOR), "ann").opening
    ann, bob = begun(opening, "ann"), begun(rewound(opening, Options(7)), "bob")
    ann.choose("go_out(ann)")
    assert bob.choose("unlock(bob)").story.options.seed == 7
    assert len(opening.chronicle) == 0
    assert begun(opening, "ann") == ann
    played = ann.choose("go_out(ann)")
    assert resumed(opening, "ann", played.story.chronicle.entries) == played


@pytest.mark.parametrize(("name", "who"), [("pendant", "gaara"), ("waltz", "leopold"), ("market", "barber")])
def test_a_game_that_has_gone_on_elsewhere_is_caught_up_with_from_wherever_it_was(name: str, who: str) -> None:
    world = load(name).world
    who = who if who in world.characters else world.characters[0]
    games = [begin(world, who)]
    while not games[-1].over and len(games) < 6:
        offered = games[-1].choices()
        games.append(games[-1].choose(offered[len(games) % len(offered)].key))
    for near in games:
        again = resumed(games[0].opening, who, games[-1].story.chronicle.entries, near)
        assert (again, again.told, again.choices()) == (games[-1], games[-1].told, games[-1].choices())
    back = resumed(games[0].opening, who, games[1].story.chronicle.entries, games[-1])
    assert (back, back.told) == (games[1], games[1].told)


def test_a_choice_that_is_not_offered_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        game(DOOR, "ann").choose("go_out(an)")
    (found,) = caught.value.diagnostics
    assert (found.code, found.hint) == ("E801", "did you mean 'go_out(ann)'?")


def test_who_is_no_character_cannot_be_played() -> None:
    with pytest.raises(InputError, match="E802"):
        game(DOOR, "anna")


def test_why_tells_the_characters_own_reason_and_of_others_what_it_takes_for_theirs() -> None:
    out = game(DOOR, "ann").choose("go_out(ann)").choose("unlock(ann)")
    unlocked = next(each for each in out.story.chronicle if str(each.call) == "unlock(ann)" and each.kind == "action")
    assert out.why(unlocked.index) == ("Ann means to go out, and hopes to be in the garden.",)
    watching = game(TRICK, "bob").choose("wait")
    seen = next(line for line in watching.told if line.text == "Ann bowed.")
    assert watching.why(seen.entry) == ("Ann had no reason for it that Bob could see.",)


NOON = """
world noon "Noon"
character ann "Ann" she, bob "Bob" he
property hungry(character)
property late
event noon at 12:00
    seen by c if c == bob
    then hungry(ann)
rule feels_it(c: character)
    when hungry(c) and not (c believes hungry(c))
    then c believes hungry(c)
event lamps at 20:00
    "The lamps [be] lit."
    then late
event dew every day
    seen by c if c == bob
action eat(who: character)
    by who
    if hungry(who)
    then not hungry(who)
action leave(who: character)
    by who
    if late and not did leave(who)
wants ann: -1 if hungry(ann)
act "Away" until did leave(ann)
ending stayed "She stayed" if late
"""
"""At noon Ann is hungry, which nobody tells her; in the evening it is too late, and she may leave or stay."""


def test_waiting_is_over_when_there_is_a_reason_for_something_that_there_was_none_for() -> None:
    session = begin(load_text(NOON), "ann").choose("wait on")
    assert session.story.moment.minutes < 20 * 60 - 8 * 60
    assert [each.key for each in session.choices() if each.motive] == ["eat(ann)"]


def test_where_nobody_has_done_anything_for_a_day_the_ending_that_holds_is_the_end_though_acts_are_left() -> None:
    session = begin(load_text(NOON), "ann").choose("wait on").choose("eat(ann)")
    waits = 0
    while not session.over and waits < 20:
        session, waits = session.choose("wait on"), waits + 1
    assert session.over == "She stayed"
    assert load_game(session.save()).over == "She stayed"
    assert session.story.moment.minutes > 24 * 60


def test_where_everybody_is_is_said_at_the_beginning_as_far_as_the_character_knows() -> None:
    assert game(DOOR, "ann").outset == ("Ann and Bob are in the hall.", "Ann hopes to be in the garden.")


def test_no_act_is_announced_where_the_game_is_over() -> None:
    session = begin(load("surprise").world, "ben")
    while not session.over:
        own = [each.key for each in session.choices() if each.own]
        session = session.choose(own[0] if own else "wait on")
    assert [each.kind for each in session.told][-2:] != ["act", "end"]
