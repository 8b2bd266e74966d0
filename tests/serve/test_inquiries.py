"""Asking a game, and living it through again with one thing otherwise, by links and forms alone."""

from __future__ import annotations

from html import unescape
from re import findall, sub
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from intrigue.serve.app import application
from intrigue.serve.limits import HEADERS
from tests.serve.conftest import PLENTY, Served, choices


def asked(server: Served, path: str, **sent: str) -> str:
    """Return the text of the page that answers a question, without its tags."""
    return text_of(server.client.get(f"{path}/ask?{urlencode(sent)}").text)


def text_of(page: str) -> str:
    """Return the text of a page, in one line."""
    return " ".join(unescape(sub(r"<[^>]*>", " ", page)).split())


def whatif(server: Served, path: str, **sent: str) -> str:
    """Return the text of the page for a what-if."""
    answer = server.client.get(f"{path}/whatif?{urlencode(sent)}")
    assert answer.status_code == 200
    return text_of(answer.text)


def played(server: Served) -> str:
    """Return a game in which Ann has found the door locked, and unlocked it."""
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    server.choose(path, 1, "unlock(ann)")
    return path


def numbers(server: Served, path: str) -> list[str]:
    """Return the moments that can be asked about, the last first."""
    page = server.client.get(f"{path}/whatif").text
    return findall(r'<option value="(\d+|start)"', page)


def test_a_question_is_answered_as_the_character_sees_it(server: Served) -> None:
    path = server.begin()
    assert "No (as Ann sees it, at the start). it is not locked" in asked(server, path, expr="locked")
    assert "Yes (at the start): it is locked." in asked(server, path, expr="locked", truth="yes")


def test_a_question_is_answered_as_of_any_moment(server: Served) -> None:
    path = played(server)
    tried = numbers(server, path)[-2]
    assert "Yes (as Ann sees it" in asked(server, path, expr="locked", at=tried)
    assert "No (as Ann sees it" in asked(server, path, expr="locked", at="now")


def test_a_fact_is_asked_for_by_choosing_and_nothing_else_can_be_chosen(server: Served) -> None:
    path = played(server)
    page = server.client.get(f"{path}/ask").text
    kind = next(key for key, text in findall(r'<option value="(\d+)">([^<]*)<', page) if text == "Where somebody is")
    assert 'name="p0"' in server.client.get(f"{path}/ask?kind={kind}").text
    assert "Ann is in the hall" in asked(server, path, kind=kind, p0="ann", mind="", show="now")
    assert "Ann believes that Bob believes that she is in the hall" in asked(
        server, path, kind=kind, p0="ann", mind="bob"
    )
    for sent in ({"p0": "cat"}, {"p0": "ann", "mind": "cat"}, {"mind": "bob"}):
        assert "This cannot be asked of this game." in asked(server, path, kind=kind, **sent)


def test_what_changed_lately_is_suggested_and_every_suggestion_has_an_answer(server: Served) -> None:
    path = played(server)
    links = findall(r'href="(/game/[^"]*/ask\?expr=[^"]*)"', server.client.get(f"{path}/ask").text)
    assert links
    for each in links:
        page = server.client.get(unescape(each)).text
        assert 'class="answer"' in page
        assert 'role="alert"' not in page


def test_who_knew_it_is_told_with_sources(server: Served) -> None:
    path = played(server)
    seen = asked(server, path, expr="locked", show="history")
    assert "Ann believes it (since day 1, 08:00, found out by trying: Ann went out)" in seen
    assert "wrongly" not in seen
    assert "Ann does not believe it, wrongly (from the start)" in asked(
        server, path, expr="locked", show="history", truth="yes"
    )


def test_what_the_reader_knows_alone_is_shown_only_with_the_truth(server: Served) -> None:
    path = played(server)
    told = "It is locked; Ann believes that it is not locked"
    assert told in asked(server, path, show="irony", truth="yes")
    assert told not in asked(server, path, show="irony")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lockd", "did you mean 'locked'?"),
        ("locked and", "^"),
        ("ann believes bob believes ann believes bob believes ann believes locked", "through 4 minds"),
        ("(" * 400, "^"),
        ("not " * 120 + "locked", ""),
        ("<script>alert(1)</script>", "^"),
        ("x" * 501, "500 characters"),
        ("1 / 0 > 1", "nothing can be divided by 0"),
    ],
)
def test_a_mistake_is_shown_with_its_place_and_never_as_an_error(server: Served, text: str, said: str) -> None:
    path = played(server)
    answer = server.client.get(f"{path}/ask?{urlencode({'expr': text})}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "Traceback" not in answer.text
    if said:
        assert 'role="alert"' in answer.text
        assert said.lower() in unescape(answer.text).lower()


def test_a_what_if_shows_where_two_games_part_and_how_they_end(server: Served) -> None:
    path = played(server)
    unlocking = numbers(server, path)[0]
    page = whatif(server, path, at=unlocking)
    assert "Something else is done in its place What was possible then" in page
    page = whatif(server, path, at=unlocking, instead="whistle(ann)")
    assert "Ann does this instead: Whistle." in page
    assert "As it was Unlock Ann turned the key. Ann hardly dared to hope. Otherwise Whistle Ann whistled." in page
    assert "It is not locked; otherwise it is locked." in page


def test_a_what_if_of_a_game_in_which_nothing_has_been_told_says_so(server: Served) -> None:
    assert "Ann would have been told the same" in whatif(server, server.begin(), at="start", suppose="not locked")


def test_a_what_if_leaves_out_what_the_character_does_not_see_unless_it_is_asked_for(server: Served) -> None:
    path = played(server)
    unlocking = numbers(server, path)[0]
    assert "What came of it" not in whatif(server, path, at=unlocking, instead="nothing")
    assert "Bob fares" not in whatif(server, path, at=unlocking, instead="nothing")
    assert "Bob fares" in whatif(server, path, at=unlocking, instead="nothing", truth="yes")


def test_a_fact_can_be_supposed_by_choosing_or_in_the_language(server: Served) -> None:
    path = played(server)
    first = numbers(server, path)[-2]
    page = server.client.get(f"{path}/whatif?at={first}").text
    kind = next(key for key, text in findall(r'<option value="(\d+)">([^<]*)<', page) if text == "Whether it is locked")
    chosen = whatif(server, path, at=first, kind=kind, value="no")
    assert "Suppose: not locked" in chosen
    assert "Otherwise Ann went out." in chosen
    typed = whatif(server, path, at=first, suppose="not locked")
    assert typed == chosen
    assert "cannot be so" in whatif(server, path, at=first, kind=kind, value="maybe")
    assert "Suppose: not locked" in whatif(server, path, at="start", suppose="not locked")


@pytest.mark.parametrize(
    "sent",
    [
        {"at": "9999", "instead": "nothing"},
        {"at": "x", "instead": "nothing"},
        {"at": "start", "instead": "nothing"},
        {"at": "0", "suppose": "lockd"},
        {"at": "start", "suppose": "locked = 7"},
        {"at": "start", "suppose": "patience(ann) = 9"},
        {"at": "start", "suppose": 'character eve "Eve"'},
        {"at": "start", "suppose": "not locked\nending won if locked"},
        {"at": "start", "suppose": "x" * 501},
    ],
)
def test_what_cannot_be_otherwise_is_said_on_the_page(server: Served, sent: dict[str, str]) -> None:
    path = played(server)
    answer = server.client.get(f"{path}/whatif?{urlencode(sent)}")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text


def test_a_what_if_goes_on_as_a_game_of_its_own(server: Served) -> None:
    path = played(server)
    before = server.client.get(path).text
    at = numbers(server, path)[-2]
    answer = server.client.post(f"{path}/branch", data={"at": at, "suppose": "not locked"}, follow_redirects=False)
    assert answer.status_code == 303
    other = answer.headers["location"].partition("#")[0]
    assert other != path
    page = server.client.get(other).text
    assert "Ann went out." in page
    assert "Ann is out." in page
    assert "Ann tried to go out" not in page
    assert server.client.get(path).text == before
    assert server.again().client.get(other).text == page


def test_a_branch_is_played_on_and_undone(server: Served) -> None:
    path = played(server)
    form = {"at": numbers(server, path)[0], "instead": "whistle(ann)"}
    page = server.client.post(f"{path}/branch", data=form)
    other = str(page.url.path)
    assert "Ann whistled." in page.text
    assert "unlock(ann)" in choices(page.text)
    number = findall(r'name="number" value="(\d+)"', page.text)[0]
    assert "turned the key." in server.choose(other, int(number), "unlock(ann)")
    back = server.client.post(f"{other}/undo", data={"number": number}).text
    assert "Ann whistled." in back
    assert "turned the key." not in back


def test_so_many_questions_are_too_many(server: Served) -> None:
    path = played(server)
    client = TestClient(application(server.games, server.worlds, PLENTY, PLENTY))
    found = {client.get(f"{path}/ask?expr=locked").status_code for _ in range(60)}
    assert found == {200, 429}


def test_whoever_thinks_for_long_lets_others_think(server: Served) -> None:
    from threading import Event, Thread

    games, world = server.games, server.worlds[0].digest
    came = Event()

    def other() -> None:
        with games.thinking(world):
            came.set()

    with games.thinking(world):
        thread = Thread(target=other)
        thread.start()
        for _ in range(100_000):
            games.give_way(world)
            if came.is_set():
                break
        assert came.is_set()
    thread.join()


def test_these_pages_carry_the_same_headers_and_no_script_of_their_own(server: Served) -> None:
    path = played(server)
    at = numbers(server, path)[0]
    for each in (
        "/ask",
        "/ask?expr=locked",
        "/whatif",
        f"/whatif?at={at}",
        f"/whatif?at={at}&instead=nothing&truth=yes",
    ):
        answer = server.client.get(path + each)
        assert all(answer.headers[name] == value for name, value in HEADERS.items())
        assert answer.text.count("<script") == 1
        assert "style=" not in answer.text
