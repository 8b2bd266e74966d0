"""The game on the full screen, driven by keys and by the mouse."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Footer, OptionList, Static

from intrigue.language.loader import load
from intrigue.play.session import Session, begin
from intrigue.play.terminal.papers import Listing, Message
from intrigue.play.terminal.screen import Playing
from tests.play.playing import DANCE, DOOR, game
from tests.play.test_plain import files

LONG = f'{DOOR}opening "{"The hall [be] long. " * 300}"\n'
"""Much is said before it begins."""

Steps = Callable[[Playing, Pilot[None]], Awaitable[None]]


def on_screen(session: Session, folder: Path, steps: Steps, width: int = 110, reveal: bool = False) -> Playing:
    """Play on a screen of this width."""
    app = Playing(session, files(folder), reveal)

    async def playing() -> None:
        async with app.run_test(size=(width, 36)) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(playing())
    return app


async def pressed(app: Playing, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, each when the thoughts after the one before have come to an end."""
    for key in keys:
        await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()


def shown(app: Playing, where: str) -> str:
    """Return the text in a part of the screen."""
    return "\n".join(str(each.content) for each in app.screen_stack[0].query_one(where).query(Static))


def test_a_game_is_played_to_its_end_by_keys(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        assert "Ann hopes to be in the garden." in shown(app, "#telling")
        await pressed(app, pilot, "1", "down", "up", "enter", "1")
        assert app.session.over == "Ann is out"
        assert "Ann is out." in shown(app, "#telling")
        assert "This is the end" in str(app.query_one(OptionList).get_option_at_index(0).prompt)

    on_screen(game(DOOR, "ann"), tmp_path, steps)


def test_a_bundled_world_is_played_to_its_end(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        for _ in range(30):
            offered = app.session.choices()
            if app.session.over:
                break
            best = next((n for n, each in enumerate(offered, 1) if each.motive), len(offered))
            await pressed(app, pilot, str(best))
        assert app.session.over == "They danced the second waltz, and the third"

    on_screen(begin(load("waltz").world, "leopold"), tmp_path, steps)


def test_choices_can_be_clicked(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pilot.click(OptionList, offset=(6, 2))
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [each.text for each in app.session.decided] == ["Go out"]

    on_screen(game(DOOR, "ann"), tmp_path, steps)


def test_undo_why_why_not_and_the_log(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        async def read(key: str) -> str:
            await pressed(app, pilot, key)
            assert isinstance(app.screen, Message | Listing)
            lines = (each if isinstance(each, str) else each[0] for each in app.screen.lines)
            text = "\n".join(lines)
            await pressed(app, pilot, "escape")
            return text

        assert "Ann wants to be in the garden." in await read("w")
        assert await read("c") == "Unlock: It is not locked."
        await pressed(app, pilot, "1")
        assert "Go out" in await read("l")
        assert "Ann wants to be in the garden." in await read("w")
        await pressed(app, pilot, "u")
        assert app.session == game(DOOR, "ann")

    on_screen(game(DOOR, "ann"), tmp_path, steps)


def test_a_game_is_saved_and_opened(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pressed(app, pilot, "1", "s", "enter")
        assert (tmp_path / "door.run").exists()
        saved = app.session
        await pressed(app, pilot, "u", "o", "enter")
        assert app.session == saved

    on_screen(game(DOOR, "ann"), tmp_path, steps)


def test_a_question_to_the_reader_stands_at_the_end_of_the_telling(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        assert shown(app, "#telling").endswith("Ann wants to dance with Bob.")
        await pressed(app, pilot, "2")
        assert "Ann wanted to dance with Bob, but he would not." in shown(app, "#telling")

    on_screen(game(DANCE, "bob"), tmp_path, steps)


@pytest.mark.parametrize("reveal", [False, True])
def test_the_truth_about_minds_is_shown_only_when_revealed(tmp_path: Path, reveal: bool) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        assert ("In truth" in shown(app, "#minds")) == reveal

    on_screen(game(DOOR, "ann"), tmp_path, steps, reveal=reveal)


def test_a_game_begins_with_its_first_line_in_sight(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        telling = app.query_one("#telling", VerticalScroll)
        assert telling.max_scroll_y > 0
        assert telling.scroll_y == 0

    on_screen(game(LONG, "ann"), tmp_path, steps)


def test_what_is_new_stays_in_sight_on_a_smaller_screen(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pressed(app, pilot, "1")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.pause()
        telling = app.query_one("#telling", VerticalScroll)
        assert telling.max_scroll_y > 0
        assert telling.scroll_y == telling.max_scroll_y
        footer = app.query_one(Footer)
        assert all(footer.region.contains_region(each.region) for each in footer.query("FooterKey"))

    on_screen(game(LONG, "ann"), tmp_path, steps)


def test_a_long_list_leaves_room_for_what_can_be_done_with_it(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(60, 20)
        app.push_screen(Listing("What happened, " * 20, [(f"Line {number}", "1") for number in range(50)], last=True))
        await pilot.pause()
        paper, hint = app.screen.query_one(".paper"), app.screen.query(Static).last()
        assert "Esc closes this" in str(hint.content)
        assert hint.region.height > 0
        assert paper.content_region.contains_region(hint.region)

    on_screen(game(DOOR, "ann"), tmp_path, steps)


def test_arrows_move_the_bar_again_when_minds_are_put_away(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pressed(app, pilot, "m")
        assert app.focused is app.query_one("#minds")
        await pressed(app, pilot, "m")
        assert app.focused is app.query_one("#choices")

    on_screen(game(DOOR, "ann"), tmp_path, steps, width=60)


def test_minds_stand_beside_the_telling_only_where_there_is_room(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        minds, page = app.query_one("#minds"), app.query_one("#page")
        assert not minds.display
        await pressed(app, pilot, "m")
        assert minds.display
        assert not page.display
        await pressed(app, pilot, "m")
        assert page.display
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert minds.display
        assert page.display

    on_screen(game(DOOR, "ann"), tmp_path, steps, width=60)


def test_without_colour_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        assert app.no_color
        await pressed(app, pilot, "1")
        assert "Ann tried to go out, and could not." in shown(app, "#telling")

    on_screen(game(DOOR, "ann"), tmp_path, steps)


def test_every_past_line_leads_to_the_whole_motive_behind_it_and_that_leads_on(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pressed(app, pilot, "1", "p")  # Bob agrees to the dance.
        past = app.screen.query_one(OptionList)
        assert "danced with" in str(past.get_option_at_index(past.option_count - 1).prompt)
        await pressed(app, pilot, "enter", "end", "enter")
        tree = app.screen.query_one(OptionList)
        said = [str(tree.get_option_at_index(place).prompt) for place in range(tree.option_count)]
        assert any("wants to have danced" in each for each in said)
        assert any("would have had no reason" in each for each in said)
        await pressed(app, pilot, "escape")
        assert app.screen is app.screen_stack[0]

    on_screen(game(DANCE, "bob"), tmp_path, steps)


def test_what_is_impossible_leads_to_what_would_allow_it(tmp_path: Path) -> None:
    async def steps(app: Playing, pilot: Pilot[None]) -> None:
        await pressed(app, pilot, "2", "c", "enter")
        tree = app.screen.query_one(OptionList)
        said = [str(tree.get_option_at_index(place).prompt) for place in range(tree.option_count)]
        assert any("it needs that" in each for each in said)

    on_screen(game(DOOR, "ann"), tmp_path, steps)
