"""The database: one transaction for each decision, and a clear word when it cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from intrigue.language.loader import load_text
from intrigue.play.session import Session, begin
from intrigue.serve import store as keeping
from intrigue.serve.store import Overtaken, Store, StoreError
from tests.play.playing import DOOR
from tests.serve.conftest import Served


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a new database."""
    return Store(f"sqlite:///{tmp_path / 'games.db'}")


def door() -> Session:
    return begin(load_text(DOOR), "ann")


def test_a_world_is_kept_once_with_its_texts(store: Store) -> None:
    digest = store.add_world("door", {"door.story": DOOR})
    assert store.add_world("door", {"door.story": DOOR}) == digest
    assert store.world(digest) == {"door.story": DOOR}
    assert store.add_world("door", {"door.story": DOOR + "\n"}) != digest
    with pytest.raises(KeyError):
        store.world("nothing")


def test_a_game_is_kept_entry_by_entry_and_cut_back_by_undo(store: Store) -> None:
    played = door().choose("go_out(ann)")
    entries = played.story.chronicle.entries
    game = store.new_game(store.add_world("door", {"door.story": DOOR}), "ann", 3, False, entries)
    assert store.entries(game.link) == entries
    assert store.game(game.link) == game
    assert store.write(game, 1, entries[1:2]) == 2
    assert store.entries(game.link) == entries[:2]
    assert store.revision(game.link) == 2


def test_who_is_overtaken_writes_nothing(store: Store) -> None:
    entries = door().choose("go_out(ann)").story.chronicle.entries
    game = store.new_game(store.add_world("door", {"door.story": DOOR}), "ann", 0, False, entries)
    store.write(game, len(entries), ())
    with pytest.raises(Overtaken):
        store.write(game, 0, ())
    assert store.entries(game.link) == entries


def test_a_database_of_another_format_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "games.db"
    Store(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE about SET format = 99")
    with pytest.raises(StoreError, match="format 99"):
        Store(f"sqlite:///{file}")


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "games.db").write_text("no database " * 500, encoding="utf-8")
    with pytest.raises(StoreError, match="is no database"):
        Store(f"sqlite:///{tmp_path / 'games.db'}")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path / 'none' / 'games.db'}")


def test_while_somebody_else_writes_a_decision_is_refused_and_nothing_lost(
    server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PATIENCE", 1)
    patient = server.again()
    path = patient.begin()
    other = sqlite3.connect(server.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = patient.client.post(f"{path}/choose", data={"number": "0", "key": "go_out(ann)"})
    assert answer.status_code == 503
    assert "somebody else is writing" in answer.text
    assert patient.client.get(path).status_code == 200
    other.execute("ROLLBACK")
    other.close()
    assert "Ann tried to go out" in patient.choose(path, 0, "go_out(ann)")


def test_on_a_full_disk_a_decision_is_refused_and_all_before_it_kept(server: Served) -> None:
    """The database may not grow any more, which SQLite says in the same words as on a full disk."""
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    with server.games.store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before, number = server.client.get(path).text, 1
    while True:
        answer = server.client.post(f"{path}/choose", data={"number": str(number), "key": "whistle(ann)"})
        if answer.status_code != 200:
            break
        before, number = answer.text, number + 1
        assert number < 300
    assert answer.status_code == 503
    assert "the disk is full" in answer.text
    assert server.client.get(path).text == before
    assert server.again().client.get(path).text == before


def test_a_damaged_database_is_said_to_be_damaged(server: Served) -> None:
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    server.games.store.close()
    content = server.file.read_bytes()
    server.file.write_bytes(content[:4096] + bytes([7]) * (len(content) - 4096))
    with pytest.raises(StoreError, match="is damaged"):
        server.again().games.game(path.rpartition("/")[2])


def test_an_entry_that_cannot_be_read_is_said_to_be_damaged(server: Served) -> None:
    path = server.begin()
    server.choose(path, 0, "go_out(ann)")
    with sqlite3.connect(server.file) as connection:
        connection.execute("UPDATE entries SET content = '{}' WHERE number = 1")
    answer = server.again().client.get(path)
    assert answer.status_code == 503
    assert "the database is damaged" in answer.text
