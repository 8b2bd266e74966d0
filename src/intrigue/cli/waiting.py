"""A sign of life while something takes long, for people at a terminal only."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 1.0
"""Seconds for which nobody needs a sign."""
BEAT = 0.5
"""Seconds between two signs."""
CLEAR_LINE = "\r\x1b[K"


@contextmanager
def sign_of_life(doing: str, stream: TextIO | None = None, standing: Callable[[], str] = lambda: "") -> Iterator[None]:
    """Show on stderr what is being done and for how long, once it takes longer than a second; wiped away at the end.

    `standing` is asked each time how far the work has come.
    """
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        yield
        return
    done = threading.Event()
    showing = threading.Thread(target=_show, args=(doing, out, done, standing), daemon=True)
    showing.start()
    try:
        yield
    finally:
        done.set()
        showing.join()


def _show(doing: str, out: TextIO, done: threading.Event, standing: Callable[[], str]) -> None:
    begun = time.monotonic()
    if done.wait(PATIENCE):
        return
    while True:
        so_far = standing()
        between = f", {so_far}" if so_far else ""
        out.write(f"{CLEAR_LINE}{doing} ... {time.monotonic() - begun:.0f} s{between} (Ctrl-C stops)")
        out.flush()
        if done.wait(BEAT):
            break
    out.write(CLEAR_LINE)
    out.flush()
