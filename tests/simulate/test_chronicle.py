"""What the chronicle can be asked."""

from __future__ import annotations

import pytest

from intrigue.simulate.chronicle import Chronicle, Entry, Kind
from tests.simulate.playing import DANCE, DOOR, played


def test_entries_are_found_by_step_character_place_kind_and_witness() -> None:
    chronicle = played(DOOR, 3).chronicle
    (failed,) = chronicle.where(kinds=("failed",))
    assert failed in list(chronicle.where(step=1))
    assert failed in list(chronicle.where(character="ann"))
    assert failed in list(chronicle.where(place="hall"))
    assert failed in list(chronicle.where(seen_by="bob"))
    assert failed not in list(chronicle.where(place="garden"))
    assert failed not in list(chronicle.where(step=2))


def test_what_led_to_an_entry_goes_back_to_the_intention_behind_it() -> None:
    chronicle = played(DOOR, 3).chronicle
    (failed,) = chronicle.where(kinds=("failed",))
    assert [each.kind for each in chronicle.led_to(failed)] == ["intends"]


def test_an_intention_names_the_events_that_its_beliefs_come_from() -> None:
    """Bob is rested since he slept; Ann asks him because she saw it."""
    rested = DANCE.replace("    ann believes not tired(bob)\n", "") + (
        "event sleep at 08:10\n    if tired(bob)\n    then not tired(bob)\n"
    )
    rested = rested.replace("if who == ann and", "if not tired(other) and who == ann and")
    chronicle = played(rested, 4).chronicle
    (danced,) = chronicle.where(kinds=("action",))
    assert ("fate", "sleep()") in [(each.kind, str(each.call)) for each in chronicle.led_to(danced)]


def test_a_chronicle_only_grows_by_its_next_entry() -> None:
    chronicle = Chronicle()
    chronicle.add(Entry(index=0, step=1, minutes=0, kind="clock"))
    with pytest.raises(ValueError, match="next entry has index 1"):
        chronicle.add(Entry(index=0, step=1, minutes=0, kind="clock"))
    assert len(chronicle) == 1


def test_a_fork_of_a_chronicle_goes_on_by_itself() -> None:
    chronicle = Chronicle()
    chronicle.add(Entry(index=0, step=1, minutes=0, kind="clock"))
    other = chronicle.fork()
    other.add(Entry(index=1, step=2, minutes=10, kind="idle"))
    chronicle.add(Entry(index=1, step=2, minutes=10, kind="act"))
    assert [each.kind for each in other] == ["clock", "idle"]
    assert [each.kind for each in chronicle.since(1)] == ["act"]
    assert (chronicle.acts, other.acts) == (1, 0)


def test_the_minute_of_the_last_act_is_known_and_before_any_act_that_of_the_beginning() -> None:
    chronicle = Chronicle()
    assert chronicle.acted is None
    happened: list[tuple[int, Kind]] = [(5, "clock"), (15, "idle"), (25, "action"), (35, "clock")]
    for index, (minutes, kind) in enumerate(happened):
        chronicle.add(Entry(index=index, step=1, minutes=minutes, kind=kind))
        assert chronicle.acted == (5 if minutes < 25 else 25)
    assert chronicle.fork().acted == Chronicle(chronicle.entries).acted == 25
