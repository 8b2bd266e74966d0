"""Doing something again whenever one of some files is saved, by looking at the files a few times a second.

Looking costs next to nothing, works on every system and network folder, and needs no library.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

PAUSE = 0.3
"""Seconds between two looks: shorter than an author's way from the editor to the terminal."""

Look: TypeAlias = tuple[tuple[int, int] | None, ...]
"""For each file its time of change and its size; None where there is no such file at the moment."""


def watch(
    files: Iterable[Path],
    step: Callable[[], Iterable[Path]],
    pause: Callable[[], None] = lambda: time.sleep(PAUSE),
) -> None:
    """Call `step`, then again after every change to the files, which `step` names anew; Ctrl-C ends it quietly.

    Files are looked at before `step` reads them, so that a save in the middle of a check leads to another check.
    """
    watched = tuple(files)
    try:
        while True:
            before = dict(zip(watched, _look(watched), strict=True))
            watched = tuple(step())
            seen = tuple(before[each] if each in before else _stamp(each) for each in watched)
            while _look(watched) == seen:
                pause()
    except KeyboardInterrupt:
        return


def _look(files: Iterable[Path]) -> Look:
    return tuple(map(_stamp, files))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
