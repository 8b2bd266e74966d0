"""Pages that wait for news of a game hear of it, from this process at once and from others soon."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest

from intrigue.serve import news as served_news
from intrigue.serve.news import News
from intrigue.serve.store import StoreError
from tests.serve.conftest import Served


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again at once."""
    monkeypatch.setattr(served_news, "LOOK_AGAIN", 0.01)


def test_only_the_pages_of_a_game_hear_of_it() -> None:
    async def heard() -> None:
        news = News(lambda _: {})
        one, other = news.of("one", 1), news.of("other", 1)
        assert [await anext(one), await anext(other)] == [1, 1]
        assert news.waiting == 2
        news.tell("one", 2)
        assert await anext(one) == 2
        assert news._pages["other"].pop().empty()

    asyncio.run(heard())


@pytest.mark.usefixtures("quick")
def test_what_another_process_did_is_seen_in_the_store_in_one_look_for_all() -> None:
    looks: list[tuple[str, ...]] = []

    def revisions(links: Collection[str]) -> dict[str, int]:
        looks.append(tuple(links))
        if len(looks) == 1:
            raise StoreError("just now the disk is full")
        return {"one": 5, "other": 1}

    async def heard() -> None:
        news = News(revisions)
        one, other = news.of("one", 1), news.of("other", 1)
        assert [await anext(one), await anext(other)] == [1, 1]
        found = None
        while found is None:
            found = await anext(one)
        assert found == 5
        assert await anext(other) is None
        await one.aclose()  # type: ignore[attr-defined]
        await other.aclose()  # type: ignore[attr-defined]
        assert news.waiting == 0

    asyncio.run(heard())
    assert set(looks) == {("one", "other")}


def test_the_store_knows_of_several_games_at_once(server: Served) -> None:
    first, second = (server.begin().rpartition("/")[2] for _ in range(2))
    server.games.choose(second, 0, "go_out(ann)")
    assert server.games.store.revisions([first, second, "none"]) == {first: 1, second: 2}
