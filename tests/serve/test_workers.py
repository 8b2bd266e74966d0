"""Several processes serve one address: a game goes on in whichever of them is asked, and none outlives the first."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from re import findall

import httpx2
import pytest

from intrigue.serve.workers import listening

if not hasattr(os, "fork"):
    pytest.skip("this system cannot fork", allow_module_level=True)


def test_the_end_of_an_answer_does_not_wait_until_its_beginning_is_confirmed() -> None:
    with listening("127.0.0.1", 0) as server, socket.create_connection(server.getsockname()):
        connection, _ = server.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_games_go_on_in_any_worker_and_all_end_together(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "intrigue", "serve", "waltz", "--workers", "2", "--requests", "1000"]
    command += ["--port", str(port), "--data", str(tmp_path / "games.db")]
    base = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        _until_it_answers(base)
        children = _children(server.pid)
        # Every request comes over a connection of its own, so that either worker may answer it.
        world = findall(r'name="world" value="([^"]*)"', httpx2.get(base).text)[0]
        begun = httpx2.post(f"{base}/begin", data={"world": world, "who": "leopold"})
        game = base + begun.headers["location"]
        for number in range(4):
            page = httpx2.get(game).text
            key = findall(r'name="key" value="([^"]*)"', page)[0].replace("&#39;", "'")
            with ThreadPoolExecutor(4) as readers:  # One form, sent four times at once, decides once.
                form = {"number": str(number), "key": key}
                sent = [readers.submit(httpx2.post, f"{game}/choose", data=form, timeout=60) for _ in range(4)]
                assert {each.result().status_code for each in sent} == {303}
            assert f'name="number" value="{number + 1}"' in httpx2.get(game).text
        httpx2.post(f"{game}/undo", data={"number": "1"})
        assert all('name="number" value="1"' in httpx2.get(game).text for _ in range(6))
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    assert len(children) == 2
    _until(lambda: not any(Path(f"/proc/{each}").exists() for each in children))


def _children(parent: int) -> list[int]:
    told = Path(f"/proc/{parent}/task/{parent}/children")
    if not told.exists():
        pytest.skip("this system does not tell the children of a process")
    return [int(each) for each in told.read_text().split()]


def _until_it_answers(base: str) -> None:
    def answers() -> bool:
        try:
            return httpx2.get(f"{base}/health").status_code == 200
        except httpx2.HTTPError:
            return False

    _until(answers)


def _until(condition: object) -> None:
    assert callable(condition)
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come about")
