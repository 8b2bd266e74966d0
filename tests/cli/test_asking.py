"""`intrigue why`, `whynot`, `ask`, `whatif` and `plot`: a saved run is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intrigue.simulate.runfile import load
from tests.cli.conftest import Command


@pytest.fixture
def asked(command: Command) -> Command:
    """Return the command line in a folder with a run of `pendant` and one of `waltz`."""
    for name in ("pendant", "waltz"):
        assert command("run", name, "--seed", "1", "--save", f"{name}.run").code == 0
    return command


def test_without_an_event_all_are_listed_with_their_numbers(asked: Command) -> None:
    out = asked("why", "pendant.run").out
    assert "  day 1, 08:10  Sakura lingered over the silver chain.\n" in out


def test_why_tells_the_motive_as_a_tree(asked: Command) -> None:
    out = asked("why", "pendant.run", "linger").out
    for said in (
        "wants to hold a gift that she likes (0 to 2)",
        "wrongly believes that the suitor is attentive (from the start)",
        "then that Gaara buys the silver chain",
        "      for Sakura believes that Gaara",
        "- if Sakura believed that she does not like the silver chain",
    ):
        assert said in out


def test_why_names_the_other_times_of_the_same_event(asked: Command) -> None:
    assert asked("why", "pendant.run", "linger").err == ""
    first = json.loads(asked("why", "pendant.run", "give", "--json").out)
    second = json.loads(asked("why", "pendant.run", "give#2", "--json").out)
    assert first["entry"] < second["entry"]


def test_whynot_tells_what_stood_in_the_way(asked: Command) -> None:
    ran = asked("whynot", "waltz.run", "step 2", "dance_with(leopold, clara)")
    assert "Clara would not have agreed" in ran.out
    assert "if Clara believed that she is not pinched" in ran.out


def test_ask_answers_in_words_and_for_programs(asked: Command) -> None:
    assert asked("ask", "pendant.run", "holder(pendant)").out.startswith("Sakura (")
    assert asked("ask", "pendant.run", "likes(sakura, scarf)").out.startswith("No (")
    wrong = asked("ask", "pendant.run", "suitor believes likes(sakura, scarf)").out
    assert wrong.startswith("Yes, and wrongly")
    data = json.loads(asked("ask", "pendant.run", "holder(pendant)", "--at", "start", "--json").out)
    assert data["value"] == "none"


def test_who_knew_and_irony_are_told(asked: Command) -> None:
    knew = asked("ask", "pendant.run", "likes(sakura, pendant)", "--who-knew").out
    assert "Gaara believes it, rightly (since " in knew
    assert ", day 1, 08:10, seen: Sakura lingered over the silver chain)" in knew
    assert "Clara is pinched; Leopold believes that Clara is not pinched" in asked("ask", "waltz.run", "--irony").out


def test_whatif_shows_both_runs_and_saves_the_other(asked: Command, tmp_path: Path) -> None:
    ran = asked("whatif", "pendant.run", "--without", "linger", "--save", "other.run")
    assert "They part here:" in ran.out
    assert "(no ending of the world's)" in ran.out
    assert load(tmp_path / "other.run").chronicle
    world = asked("whatif", "pendant", "--suppose", "likes(sakura, scarf)", "--seed", "1")
    assert "She goes home with the suitor" in world.out


@pytest.mark.parametrize("what", ["feelings", "beliefs", "relations", "timeline"])
def test_plot_draws_and_prints_what_it_would_draw(asked: Command, tmp_path: Path, what: str) -> None:
    assert asked("plot", "pendant.run", "--what", what).out == f"Drew pendant-{what}.svg.\n"
    assert (tmp_path / f"pendant-{what}.svg").read_text(encoding="utf-8").startswith("<svg")
    assert json.loads(asked("plot", "pendant.run", "--what", what, "--json").out)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("why", "pendant.run", "99999"), "error[E721]"),
        (("why", "pendant.run", "lingr"), "did you mean 'linger'?"),
        (("why", "pendant"), "Save a run of it first"),
        (("why", "missing.run"), "error[E703]"),
        (("whynot", "pendant.run", "step 1", "linger(sakua, pendant)"), "did you mean 'sakura'?"),
        (("whynot", "pendant.run", "step 1", "glow(sakura, pendant)"), "glow"),
        (("ask", "pendant.run"), "--irony"),
        (("ask", "pendant.run", "holder(pendant)", "--irony"), "--irony"),
        (("ask", "pendant.run", "holder(pendnt)"), "<question>:1:8"),
        (("ask", "pendant.run", "holder(pendant)", "--at", "step 99"), "error[E721]"),
        (("ask", "pendant.run", "holder(pendant)", "--who-knew", "--at", "3"), "leave --at away"),
        (("whatif", "pendant.run"), "Say what is otherwise"),
        (("whatif", "pendant.run", "--instead", "pause(sakura)"), "--at"),
        (("whatif", "pendant", "--without", "linger"), "runs that were saved"),
        (("whatif", "pendant", "--suppose", "likes(sakra, scarf)"), "<supposed>:1:7"),
        (("whatif", "pendant.run", "--at", "linger", "--instead", "pause(nobody)"), "error[E10"),
        (("plot", "pendant.run", "--what", "timeline", "-o", "x.pdf"), "should end in .svg"),
        (("plot", "pendant.run", "--what", "feelings", "--who", "gara"), "did you mean 'gaara'?"),
        (("plot", "pendant.run", "--what", "feelings", "--at", "3"), "--at with --what relations"),
    ],
)
def test_a_question_that_cannot_be_meant_is_answered_with_what_could(
    asked: Command, line: tuple[str, ...], said: str
) -> None:
    ran = asked(*line)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_what_is_no_run_file_is_refused(asked: Command, tmp_path: Path) -> None:
    (tmp_path / "x.run").write_text("nonsense", encoding="utf-8")
    ran = asked("why", "x.run")
    assert ran.code == 2
    assert "E701" in ran.err
