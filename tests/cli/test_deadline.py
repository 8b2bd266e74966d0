"""A time limit ends work like Ctrl-C does, and only that work."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from intrigue.cli.deadline import interrupted_after


def _work_until_stopped() -> str:
    try:
        while True:
            time.sleep(0.001)
    except KeyboardInterrupt:
        return "what was found so far"


def test_work_is_stopped_when_time_is_up() -> None:
    with interrupted_after(0.01) as deadline:
        assert _work_until_stopped() == "what was found so far"
    assert deadline.passed


def test_work_that_ends_in_time_is_left_alone() -> None:
    with interrupted_after(0.05) as deadline:
        done = True
    time.sleep(0.1)
    assert done
    assert not deadline.passed


def test_a_command_in_the_background_of_a_script_hears_its_clock_too() -> None:
    """Scripts start such commands with Ctrl-C ignored."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupted_after(0.01) as deadline:
            assert _work_until_stopped() == "what was found so far"
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
