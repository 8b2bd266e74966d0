"""News of games for the pages that show them: who moves a game tells its pages at once, whatever process they wait in.

Pages of this process are told directly. What other processes have done is seen in the store, where one look serves all
pages that wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from intrigue.serve.store import StoreError

LOOK_AGAIN = 2.0
"""After so many seconds the store is looked at again, and every page wakes to see whether its reader is still there."""


class News:
    """Who waits for news of which game."""

    def __init__(self, revisions: Callable[[Collection[str]], Mapping[str, int]]) -> None:
        self._revisions = revisions
        """What the store knows of several games."""
        self._pages: dict[str, set[asyncio.Queue[int]]] = {}
        """The pages that wait, by the links of their games."""
        self._looking: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """How many pages wait."""
        return sum(map(len, self._pages.values()))

    def tell(self, link: str, revision: int) -> None:
        """Tell all pages of a game that it has come to this revision."""
        for page in self._pages.get(link, ()):
            page.put_nowait(revision)

    async def of(self, link: str, revision: int) -> AsyncIterator[int | None]:
        """Yield the revision of a game, first as it is known, then whenever it has grown; None: nothing new so far."""
        page: asyncio.Queue[int] = asyncio.Queue()
        self._pages.setdefault(link, set()).add(page)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield revision
            while True:
                try:
                    told = await asyncio.wait_for(page.get(), LOOK_AGAIN)
                except TimeoutError:
                    yield None
                    continue
                if told > revision:
                    revision = told
                    yield revision
        finally:
            self._pages[link].discard(page)
            if not self._pages[link]:
                del self._pages[link]

    async def _look(self) -> None:
        """Look in the store for what other processes have done, as long as anybody waits."""
        while self._pages:
            await asyncio.sleep(LOOK_AGAIN)
            with suppress(StoreError):  # Whoever wants to move a game is told; those who wait can wait.
                for link, revision in (await run_in_threadpool(self._revisions, tuple(self._pages))).items():
                    self.tell(link, revision)
