"""The pages: a game in the browser by links and forms alone."""

from __future__ import annotations

from re import findall

import pytest

from intrigue.play.session import load
from intrigue.serve.app import MOST_BEFORE
from intrigue.serve.limits import HEADERS
from tests.serve.conftest import Served, choices

PAGES = ("", "/told", "/minds", "/minds?truth=yes", "/timeline", "/feelings", "/feelings?truth=yes", "/knowledge",
         "/knowledge?truth=yes")  # fmt: skip


def test_every_world_is_offered_with_its_cast(server: Served) -> None:
    page = server.client.get("/").text
    for said in ("The Door", "The Dance", "A small world", ">Ann</button>", ">Bob</button>"):
        assert said in page


def test_a_game_is_played_to_its_end_by_forms_alone(server: Served) -> None:
    path = server.begin()
    page = server.client.get(path).text
    assert choices(page) == ["go_out(ann)", "whistle(ann)", "wait", "wait on"]
    page = server.choose(path, 0, "go_out(ann)")
    assert "Ann tried to go out, and could not." in page
    server.choose(path, 1, "unlock(ann)")
    page = server.choose(path, 2, "go_out(ann)")
    assert "Ann is out." in page
    assert "The end" in page
    assert choices(page) == []


def test_somebody_who_asks_for_consent_is_answered(server: Served) -> None:
    path = server.begin(1, "bob")
    page = server.client.get(path).text
    assert "Ann wants to dance with Bob." in page
    assert choices(page) == ["agree", "refuse"]
    assert "They danced." in server.choose(path, 0, "agree")


def test_a_form_that_is_sent_twice_decides_once(server: Served) -> None:
    path = server.begin()
    first = server.choose(path, 0, "wait")
    assert server.choose(path, 0, "wait") == first


def test_any_moment_can_be_gone_back_to(server: Served) -> None:
    path = server.begin()
    before = choices(server.client.get(path).text)
    server.choose(path, 0, "go_out(ann)")
    server.choose(path, 1, "unlock(ann)")
    assert "Back to before this: 2, Unlock" in server.client.get(f"{path}/timeline").text
    page = server.client.post(f"{path}/undo", data={"number": "1"}).text
    assert "unlock(ann)" in choices(page)
    page = server.client.post(f"{path}/undo", data={"number": "0"}).text
    assert choices(page) == before


def test_the_page_of_a_long_game_tells_its_end_and_another_page_all_of_it(server: Served) -> None:
    path = server.begin()
    page = server.choose(path, 0, "whistle(ann)")
    assert "From the beginning" not in page
    for number in range(1, 40):
        page = server.choose(path, number, "whistle(ann)")
    assert f'href="{path}/told"' in page
    assert MOST_BEFORE // 4 < page.count('class="event"') < MOST_BEFORE // 2
    assert server.client.get(f"{path}/told").text.count('class="event"') == 40


def test_the_truth_is_shown_only_where_it_is_asked_for(server: Served) -> None:
    path = server.begin()
    said = "Ann believes that it is not locked."
    assert said not in server.client.get(path).text
    assert said not in server.client.get(f"{path}/minds").text
    assert said in server.client.get(f"{path}/minds?truth=yes").text
    known = server.client.get(f"{path}/knowledge?truth=yes").text
    assert "It is locked." in known
    assert "believes otherwise: it is not locked" in known
    assert "It is locked." not in server.client.get(f"{path}/knowledge").text


def test_feelings_are_drawn_with_the_same_in_words(server: Served) -> None:
    path = server.begin(1, "bob")
    server.choose(path, 0, "agree")
    page = server.client.get(f"{path}/feelings").text
    assert 'aria-label="Bob: joy' in page
    assert '<path class="curve kind-0"' in page


def test_why_answers_for_what_was_seen_and_nothing_else(server: Served) -> None:
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    page = server.choose(path, 1, "unlock(ann)")
    number = page.split("/why/")[-1].split('"')[0]
    assert "Ann means to go out, and hopes to be in the garden." in server.client.get(f"{path}/why/{number}").text
    assert server.client.get(f"{path}/why/9999").status_code == 404


def test_the_whole_motive_of_anything_is_a_tree_that_leads_on(server: Served) -> None:
    path = server.begin(1, "bob")
    page = server.choose(path, 0, "agree")
    (entry, *_) = findall(r"/why/(\d+)", page)
    seen = server.client.get(f"{path}/why/{entry}").text
    assert "Show how it is" in seen
    assert "would have had no reason" not in seen
    tree = server.client.get(f"{path}/why/{entry}?truth=yes").text
    assert "would have had no reason" in tree
    for number in findall(r"/why/(\d+)\?truth=yes", tree):
        assert server.client.get(f"{path}/why/{number}?truth=yes").status_code == 200


def test_what_is_impossible_has_a_tree_of_its_own(server: Served) -> None:
    path = server.begin()
    for key in ("wait", "wait"):
        server.choose(path, 0, key)
    links = findall(r"/whynot\?action=([^\"]+)", server.client.get(f"{path}/cannot").text)
    assert links
    page = server.client.get(f"{path}/whynot?action={links[0]}")
    assert page.status_code == 200
    assert "it needs that" in page.text
    assert server.client.get(f"{path}/whynot?action=nothing()").status_code == 404


def test_a_game_is_handed_out_as_a_run_file(server: Served) -> None:
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    answer = server.client.get(f"{path}/save")
    assert answer.headers["content-disposition"] == 'attachment; filename="door.run"'
    assert [each.text for each in load(answer.text).decided] == ["Go out"]


def test_a_game_outlasts_the_server(server: Served) -> None:
    path = server.begin()
    page = server.choose(path, 0, "go_out(ann)")
    assert server.again().client.get(path).text == page


def test_two_servers_over_one_database_follow_each_other(server: Served) -> None:
    other = server.again()
    path = server.begin()
    assert choices(other.client.get(path).text) == ["go_out(ann)", "whistle(ann)", "wait", "wait on"]
    server.choose(path, 0, "go_out(ann)")
    assert "unlock(ann)" in choices(other.client.get(path).text)
    other.choose(path, 1, "unlock(ann)")
    assert "Ann is out." in server.choose(path, 2, "go_out(ann)")


def test_readers_who_go_the_same_way_come_to_the_same_game_which_is_worked_out_once(server: Served) -> None:
    first, second = server.begin(), server.begin()
    server.choose(first, 0, "go_out(ann)")
    server.choose(second, 0, "go_out(ann)")
    one, other = (server.games.game(each.rpartition("/")[2]) for each in (first, second))
    assert one.session is other.session
    assert one.kept.link != other.kept.link
    server.choose(first, 1, "unlock(ann)")
    assert "unlock(ann)" in choices(server.client.get(second).text)


def test_links_are_long_and_no_two_are_alike(server: Served) -> None:
    links = {server.begin().rpartition("/")[2] for _ in range(5)}
    assert len(links) == 5
    assert all(len(each) >= 22 for each in links)


@pytest.mark.parametrize("path", ["/game/none", "/game/none/minds", "/nothing", "/game/none/events"])
def test_what_is_not_there_is_said_on_a_page(server: Served, path: str) -> None:
    answer = server.client.get(path)
    assert answer.status_code == 404
    assert "This cannot be done" in answer.text


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("choose", {"number": "0", "key": "fly(ann)"}),
        ("choose", {"number": "0"}),
        ("choose", {"number": "-1", "key": "wait"}),
        ("choose", {"number": "9" * 30, "key": "wait"}),
        ("choose", {"key": "wait"}),
        ("undo", {"number": "x"}),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_changes_nothing(
    server: Served, address: str, form: dict[str, str]
) -> None:
    path = server.begin()
    before = server.client.get(path).text
    answer = server.client.post(f"{path}/{address}", data=form)
    assert answer.status_code == 400
    assert "This cannot be done" in answer.text
    assert server.client.get(path).text == before


def test_an_address_that_leads_nowhere_is_said_in_words(server: Served) -> None:
    assert "There is no such page." in server.client.get("/nothing").text
    assert "There is no such game." in server.client.get("/game/nothing").text


def test_a_turn_in_which_nothing_is_seen_says_how_late_it_is(server: Served) -> None:
    path = server.begin()
    assert "Day 1, 08:10: nothing has happened that Ann could see." in server.choose(path, 0, "wait")


def test_a_form_that_is_no_form_is_refused(server: Served) -> None:
    path = server.begin()
    assert server.client.post(f"{path}/choose", content=b"\xff\xfe=1").status_code == 400
    assert server.client.post(f"{path}/choose", content=b"&".join([b"a=1"] * 100)).status_code == 400
    assert server.client.post("/begin", data={"world": "none", "who": "ann"}).status_code == 400
    form = {"world": server.worlds[0].digest, "who": "nobody"}
    assert "is not a character" in server.client.post("/begin", data=form).text


def test_nothing_that_is_sent_or_written_comes_back_unescaped(server: Served) -> None:
    evil = "<script>alert(1)</script>"
    path = server.begin()
    answer = server.client.post(f"{path}/choose", data={"number": "0", "key": evil})
    assert evil not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert evil not in server.client.get(f"/game/{evil}").text


def test_every_answer_carries_the_headers_that_forbid_what_is_not_needed(server: Served) -> None:
    path = server.begin()
    addresses = ["/", "/nothing", "/static/style.css", *(path + each for each in PAGES)]
    for address in addresses:
        answer = server.client.get(address)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_no_page_has_a_script_or_style_of_its_own(server: Served) -> None:
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    for each in PAGES:
        page = server.client.get(path + each).text
        assert "style=" not in page
        assert "<style" not in page
        assert page.count("<script") == 1
        assert " on" + "click" not in page
        assert "javascript:" not in page
