"""Thinking ahead: while readers read, what would come of their likely choices is worked out.

One thread does it, and only while nobody waits for a page. Between any two things that happen in a game it looks
whether somebody has come, and steps aside until all have been answered; what a game has left behind meanwhile it gives
up. What it has worked out is remembered with the outcomes of choices (`games`), where whoever chooses finds it. It
decides nothing and writes nothing: a game comes out the same without it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread

from intrigue.errors import IntrigueError
from intrigue.play.choices import WAIT, WAIT_ON, Choice
from intrigue.serve.games import Game, Games

MOST_QUEUED = 5_000
"""So many choices wait to be worked out at most; what comes beyond that is not thought of ahead."""
QUIET = 0.01
"""For so many seconds nobody must have asked for anything: who has chosen asks for the page at once."""


class Ahead:
    """What works out likely choices of the games that have been shown; with 0 choices for a page it does nothing."""

    def __init__(self, games: Games, choices: int = 0) -> None:
        self.games = games
        self._most = choices
        self._change = Condition()
        self._answering = 0
        """How many requests are being answered."""
        self._last = 0.0
        """When the last of them was."""
        self._queue: list[tuple[int, int, str, int, str]] = []
        """What is to be worked out: the likeliest choices of all games first, of these who has waited longest."""
        self._order = count()

    def start(self) -> None:
        """Begin to think, in a thread that ends with the process."""
        if self._most:
            Thread(target=self._think, daemon=True).start()

    # --- What the pages tell it ---------------------------------------------------------------------------------------

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Keep from thinking ahead while a request is answered."""
        self._answering += 1
        try:
            yield
        finally:
            with self._change:
                self._answering -= 1
                self._last = time.monotonic()
                self._change.notify_all()

    def shown(self, game: Game) -> None:
        """Have the likely choices of a game worked out that somebody now reads."""
        with self._change:
            for place, choice in enumerate(likely(game.session.choices())[: self._most]):
                if len(self._queue) < MOST_QUEUED:
                    heappush(self._queue, (place, next(self._order), game.kept.link, game.kept.revision, choice.key))
            self._change.notify_all()

    # --- Thinking -----------------------------------------------------------------------------------------------------

    def _think(self) -> None:
        while True:
            with self._change:
                while not self._queue:
                    self._change.wait()
            self.step_aside()
            self.think_once()

    def think_once(self) -> None:
        """Work out the next choice that waits for it, if there is one."""
        with self._change:
            if not self._queue:
                return
            _, _, link, revision, key = heappop(self._queue)
        with suppress(IntrigueError):  # Whoever chooses it will be told.
            self.games.work_out(link, revision, key, self)

    @property
    def is_in_the_way(self) -> bool:
        """Whether somebody waits for a page, or has until a moment ago."""
        return self._answering > 0 or time.monotonic() - self._last < QUIET

    def step_aside(self) -> None:
        """Wait until nobody waits for a page any more."""
        while self.is_in_the_way:
            with self._change:
                if self._answering:
                    self._change.wait()
            time.sleep(QUIET)


def likely(offered: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return choices, the likeliest first: what the character would do by itself, then waiting, then all others."""

    def place(choice: Choice) -> int:
        if choice.own:
            return 0
        return {WAIT_ON: 1, WAIT: 2}.get(choice.key, 3)

    return tuple(sorted(offered, key=place))
