"""A server does not look through its whole memory in the middle of a choice, and need not."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from intrigue.serve.memory import look_through_all, looked_through_rarely
from tests.serve.conftest import Served


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave Python as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.callbacks.clear()
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_there_when_the_server_starts_is_left_alone() -> None:
    looked_through_rarely()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold() > (1_000, 0, 0)


def test_what_has_been_looked_at_once_is_set_aside() -> None:
    looked_through_rarely()
    kept = [[each] for each in range(1_000)]
    before = gc.get_freeze_count()
    gc.collect(0)
    assert gc.get_freeze_count() >= before + len(kept)


def test_a_circle_that_was_set_aside_is_given_back_when_everything_is_looked_through() -> None:
    class Circle:
        def __init__(self) -> None:
            self.own = self

    looked_through_rarely()
    circle = Circle()
    gone = weakref.ref(circle)
    gc.collect(0)
    del circle
    gc.collect()
    assert gone() is not None
    look_through_all()
    assert gone() is None


def test_a_game_that_is_let_go_of_is_gone_without_a_look_through_memory(server: Served) -> None:
    gc.disable()
    try:
        path = server.begin()
        server.choose(path, 0, "go_out(ann)")
        session = weakref.ref(server.games.game(path.rpartition("/")[2]).session)
        assert session() is not None
        server.games.forget(server.worlds[0].digest)
        assert session() is None
    finally:
        gc.enable()
