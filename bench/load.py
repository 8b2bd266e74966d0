"""How the server stands up to many readers at once, and to being killed.

    python bench/load.py                      # 200 readers, one choice every 5 seconds each, for 3 minutes
    python bench/load.py --readers 20 --world suna
    python bench/load.py --kills 20           # besides, the server is killed 20 times while readers choose

Every reader begins a game and takes choices at random from the page, as a browser without script would. Printed are
how long it takes from sending a choice until the page that it leads to is whole, and every answer that was no page; for
every minute also what processor time a choice took in the server, and how large pages were, as none of it may grow with
the length of the games. The readers share the machine with the server, so their own processor time is told, too.
After a kill, every choice that was answered before must stand in its game, in order. Exit code 1 where anything failed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import httpx2

from intrigue.language.bundled import bundled_worlds

PORT = 8799
LARGE = "suna"
"""The bundled world for which 20 readers at once are the measure, and not 200."""
STARTING = 60.0
"""For how many seconds the server may take to start."""
QUICK = 0.200
"""What 95 of 100 choices must not take longer than, in seconds."""
CHOICE = re.compile(r'name="key" value="([^"]*)"')
NUMBER = re.compile(r'name="number" value="(\d+)"')
WORLD = re.compile(r'name="world" value="([^"]*)"(.*?)</form>', re.DOTALL)
PART = re.compile(r'name="who" value="([^"]*)"')


@dataclass
class Minute:
    """What was measured in one minute."""

    seconds: list[float] = field(default_factory=list)
    """From sending a choice to the whole page."""
    begun: list[float] = field(default_factory=list)
    """The same for beginning a game."""
    letters: int = 0
    """The length of all pages that choices led to."""
    server: float = 0.0
    """The server's processor time in seconds."""
    own: float = 0.0
    """The readers'."""

    @property
    def row(self) -> str:
        """This minute as a row of the table."""
        choices = max(len(self.seconds), 1)
        figures = [f"{share(self.seconds, of) * 1000:.0f}" for of in (50, 95, 100)]
        costs = [f"{1000 * each / choices:.1f}" for each in (self.server, self.own, self.letters / 1_000_000)]
        return " | ".join([f"{len(self.seconds):,}", f"{len(self.begun):,}", *figures, *costs])


HEADING = ("minute", "choices", "games begun", "median ms", "p95 ms", "worst ms", "server ms", "readers ms", "page kB")
"""The columns of the table; the last three are for each choice, games begun and thinking ahead included."""


def share(seconds: Sequence[float], of: float) -> float:
    """Return how long so many of a hundred took at most."""
    ordered = sorted(seconds)
    return ordered[min(int(of / 100 * len(ordered)), len(ordered) - 1)] if ordered else 0.0


@dataclass
class Figures:
    """What was measured."""

    minutes: list[Minute] = field(default_factory=lambda: [Minute()])
    troubles: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> list[float]:
        """How long all choices took."""
        return [each for minute in self.minutes for each in minute.seconds]

    @property
    def table(self) -> Iterator[str]:
        """The minutes as a table, line by line."""
        yield f"| {' | '.join(HEADING)} |"
        yield "|" + "--:|" * len(HEADING)
        yield from (f"| {number} | {each.row} |" for number, each in enumerate(self.minutes, 1) if each.seconds)

    async def watched(self, server: Server) -> None:
        """Begin a new minute after every minute, and note what processor time each took; until it is called off."""
        while True:
            before, own = server.processor_time(), time.process_time()
            try:
                await asyncio.sleep(60)
            finally:
                minute = self.minutes[-1]
                minute.server, minute.own = server.processor_time() - before, time.process_time() - own
            self.minutes.append(Minute())


@dataclass
class Reader:
    """Somebody who plays."""

    client: httpx2.AsyncClient
    figures: Figures
    lots: random.Random
    worlds: list[tuple[str, list[str]]]
    path: str = ""
    taken: list[str] = field(default_factory=list)
    """The keys of all choices of the present game that were answered, in order."""

    async def begin(self) -> str:
        """Begin a game and return its page."""
        world, parts = self.lots.choice(self.worlds)
        began = time.perf_counter()
        answer = await self.client.post("/begin", data={"world": world, "who": self.lots.choice(parts)})
        if answer.status_code != 303:
            raise Trouble(f"beginning: {answer.status_code}")
        self.path, self.taken = answer.headers["location"], []
        page = await self.page()
        self.figures.minutes[-1].begun.append(time.perf_counter() - began)
        return page

    async def page(self) -> str:
        """Return the page of the game."""
        answer = await self.client.get(self.path)
        if answer.status_code != 200:
            raise Trouble(f"reading: {answer.status_code}")
        return answer.text

    async def choose(self, page: str) -> str:
        """Take a choice, and return the page that it leads to; a game that is over gives way to a new one."""
        keys = [unescape(each) for each in CHOICE.findall(page)]
        if not keys:
            return await self.begin()
        key = self.lots.choice(keys)
        number = NUMBER.search(page)
        assert number is not None
        began = time.perf_counter()
        answer = await self.client.post(f"{self.path}/choose", data={"number": number[1], "key": key})
        if answer.status_code != 303:
            raise Trouble(f"choosing {key}: {answer.status_code}")
        self.taken.append(key)
        page = await self.page()
        minute = self.figures.minutes[-1]
        minute.seconds.append(time.perf_counter() - began)
        minute.letters += len(page)
        return page


class Trouble(Exception):  # noqa: N818 - a finding, not a mistake
    """An answer that was no page."""


# --- Many at once -----------------------------------------------------------------------------------------------------


async def crowd(server: Server, readers: int, minutes: float, pause: float) -> Figures:
    """Let so many readers play at once, and return what was measured.

    Each has a connection of its own and keeps it, as a browser does.
    """
    figures = Figures()
    async with AsyncExitStack() as clients:
        own = [
            await clients.enter_async_context(httpx2.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", timeout=60))
            for _ in range(readers)
        ]
        worlds = await offered(own[0])
        until = time.perf_counter() + minutes * 60
        watch = asyncio.create_task(figures.watched(server))
        await asyncio.gather(
            *(
                one(Reader(client, figures, random.Random(number), worlds), until, pause, pause * number / readers)
                for number, client in enumerate(own)
            )
        )
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
    return figures


async def one(reader: Reader, until: float, pause: float, late: float) -> None:
    """Play until the time is over, one choice after every pause."""
    await asyncio.sleep(late)
    page = ""
    while time.perf_counter() < until:
        due = time.perf_counter() + pause
        try:
            page = await reader.choose(page) if page else await reader.begin()
        except (Trouble, httpx2.HTTPError) as trouble:
            reader.figures.troubles.append(f"{type(trouble).__name__}: {trouble}")
            page = ""
        await asyncio.sleep(max(due - time.perf_counter(), 0))


async def offered(client: httpx2.AsyncClient) -> list[tuple[str, list[str]]]:
    """Return the worlds on the first page with their casts."""
    page = (await client.get("/")).text
    return [(digest, PART.findall(form)) for digest, form in WORLD.findall(page)]


# --- Kills ------------------------------------------------------------------------------------------------------------


async def killed(server: Server, times: int) -> list[str]:
    """Kill the server so many times while readers choose; return all that was lost."""
    lots = random.Random(0)
    lost: list[str] = []
    for round_ in range(times):
        figures = Figures()
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", timeout=10) as client:
            worlds = await offered(client)
            readers = [Reader(client, figures, random.Random(f"{round_} {each}"), worlds) for each in range(8)]
            playing = [asyncio.create_task(until_killed(each)) for each in readers]
            await asyncio.sleep(lots.uniform(0.3, 3.0))
            server.kill()
            await asyncio.gather(*playing)
        server.start()
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as client:
            for each in readers:
                if each.path:
                    lost += await missing(client, each)
        answered = sum(len(each.taken) for each in readers)
        print(f"  kill {round_ + 1}: {answered} choices answered, {len(lost)} lost so far", flush=True)
    return lost


async def until_killed(reader: Reader) -> None:
    """Choose without a pause until there is no answer any more."""
    try:
        page = await reader.begin()
        while True:
            page = await reader.choose(page)
    except (Trouble, httpx2.HTTPError):
        return


async def missing(client: httpx2.AsyncClient, reader: Reader) -> list[str]:
    """Return the answered choices that a game does not have any more."""
    answer = await client.get(f"{reader.path}/save")
    if answer.status_code != 200:
        return [f"{reader.path}: {answer.status_code}"]
    kept = [
        each for each in json.loads(answer.text)["entries"] if each["kind"] == "decides" and each["decider"] == "reader"
    ]
    if (await client.get(reader.path)).status_code != 200:
        return [f"{reader.path} cannot be shown"]
    return [f"{reader.path}: {key}" for key in reader.taken[len(kept) :]]


# --- The server -------------------------------------------------------------------------------------------------------


class Server:
    """The server as a process of its own."""

    def __init__(self, data: Path, worlds: list[str], workers: int, more: list[str]) -> None:
        self.command = [sys.executable, "-m", "intrigue", "serve", *worlds, "--port", str(PORT), "--data", str(data)]
        self.command += ["--requests", "100000", "--games", "100000"]
        self.command += ["--workers", str(workers)] if workers > 1 else []
        self.command += more
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, start_new_session=True)
        until = time.perf_counter() + STARTING
        while time.perf_counter() < until:
            try:
                httpx2.get(f"http://127.0.0.1:{PORT}/health")
            except httpx2.HTTPError:
                time.sleep(0.05)
            else:
                return
        raise SystemExit("the server does not start")

    def processor_time(self) -> float:
        """Return how many seconds of processor time it has taken; 0 where the system does not tell."""
        assert self.process is not None
        spent = 0
        for place in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = place.read_text(encoding="ascii").rpartition(")")[2].split()
            except (OSError, UnicodeDecodeError):
                continue
            if int(fields[2]) == self.process.pid:  # All its processes are in one group.
                spent += int(fields[11]) + int(fields[12])
        return spent / 100

    def kill(self) -> None:
        """Kill it as the end of the power would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def serving(worlds: list[str], workers: int, more: list[str]) -> Iterator[Server]:
    """Start a server over a new database, and kill it in the end."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "games.db", worlds, workers, more)
        server.start()
        try:
            yield server
        finally:
            server.kill()


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description="How the server stands up to many readers, and to being killed.")
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--pause", type=float, default=5.0, help="seconds from one choice to the next")
    parser.add_argument("--world", help="only this one; else all bundled worlds but the large one, suna")
    parser.add_argument("--workers", type=int, default=1, help="how many processes serve")
    parser.add_argument("--ahead", type=int, help="for how many choices of a page the server thinks ahead")
    parser.add_argument("--kills", type=int, default=0)
    given = parser.parse_args()
    small = [each for each in bundled_worlds() if each != LARGE]
    more = ["--ahead", str(given.ahead)] if given.ahead is not None else []
    with serving([given.world] if given.world else small, given.workers, more) as server:
        figures = asyncio.run(crowd(server, given.readers, given.minutes, given.pause))
        lost = asyncio.run(killed(server, given.kills)) if given.kills else []
    seconds = figures.seconds
    milliseconds = ", ".join(f"{of} %: {share(seconds, of) * 1000:.0f} ms" for of in (50, 90, 95, 99, 100))
    print(f"{given.readers} readers, {given.minutes:g} minutes: {len(seconds):,} choices; {milliseconds}")
    print(*figures.table, sep="\n")
    print(f"{len(figures.troubles)} troubles", *figures.troubles[:10], sep="\n  ")
    if given.kills:
        print(f"{given.kills} kills: {len(lost)} choices lost", *lost[:10], sep="\n  ")
    return 1 if figures.troubles or lost or share(seconds, 95) > QUICK else 0


if __name__ == "__main__":
    sys.exit(main())
