"""A time limit ends work like Ctrl-C does, and only that work."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable

import pytest

from intrigue.cli.deadline import Deadline, interrupted_after


def _work_until_stopped() -> None:
    while True:
        time.sleep(0.001)


def test_work_is_stopped_when_time_is_up() -> None:
    deadline = Deadline()
    with pytest.raises(KeyboardInterrupt), interrupted_after(0.01, deadline):
        _work_until_stopped()
    assert deadline.passed


def test_work_that_ends_in_time_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the timer is late to hear that it is not needed any more."""
    rung: list[Callable[[], None]] = []

    class LateTimer(threading.Timer):
        def __init__(self, interval: float, function: Callable[[], None]) -> None:
            super().__init__(interval, function)
            rung.append(function)

    monkeypatch.setattr(threading, "Timer", LateTimer)
    with interrupted_after(60) as deadline:
        pass
    rung[0]()
    assert not deadline.passed


def test_a_command_in_the_background_of_a_script_hears_its_clock_too() -> None:
    """Scripts start such commands with Ctrl-C ignored."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    deadline = Deadline()
    try:
        with pytest.raises(KeyboardInterrupt), interrupted_after(0.01, deadline):
            _work_until_stopped()
        assert deadline.passed
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_without_a_limit_nothing_runs_beside_the_work() -> None:
    before = threading.active_count()
    with interrupted_after(None):
        assert threading.active_count() == before


def test_a_mistake_in_the_work_comes_through() -> None:
    with pytest.raises(ValueError, match="x"), interrupted_after(10):
        raise ValueError("x")
