"""A time limit for work that can be interrupted: when time is up, it ends the way Ctrl-C ends it."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Deadline:
    """Whether time was up."""

    passed: bool = False


@contextmanager
def interrupted_after(seconds: float | None, deadline: Deadline | None = None) -> Iterator[Deadline]:
    """Raise KeyboardInterrupt in the main thread once this many seconds are over; None: never.

    The work inside must take KeyboardInterrupt as a wish to stop and hand out what it has, as the searches do. It may
    also come before they have begun, or when they have just ended: who calls this must be ready for that.
    """
    deadline = deadline or Deadline()
    if seconds is None:
        yield deadline
        return
    ending = threading.Lock()
    working = True
    deaf = signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread()
    if deaf:
        # A script that runs a command in the background lets it ignore Ctrl-C; it must hear its own clock all the same.
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def time_is_up() -> None:
        with ending:
            if working:
                deadline.passed = True
                _thread.interrupt_main()

    timer = threading.Timer(seconds, time_is_up)
    timer.daemon = True
    try:
        timer.start()
        yield deadline
    finally:
        try:
            with ending:
                working = False
        except KeyboardInterrupt:
            # The work ended in the very moment in which time was up: it is done, and there is nothing left to stop.
            working = False
        timer.cancel()
        if deaf:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
