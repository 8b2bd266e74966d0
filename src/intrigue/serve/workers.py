"""Several processes that serve one address together; what they share is the database.

Each has its own games at hand, and looks in the database whether another has moved a game in the meantime.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from types import FrameType

LOOK_AFTER = 1.0
"""After so many seconds a worker looks whether there is still somebody to work for."""


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens there, for all workers together; raise OSError where that is not possible."""
    found = socket.create_server((host, port), family=_family(host), backlog=2048)
    # All connections have it from here. Without it the end of an answer waits for the reader's machine to confirm the
    # beginning, which that puts off for 40 ms.
    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    found.set_inheritable(True)
    return found


def in_workers(number: int, work: Callable[[], None]) -> None:
    """Do the same work in so many processes, until one of them ends or this one is told to; then end all of them."""
    own = os.getpid()
    workers = [_begun(work, own) for _ in range(number)]

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        ended, _ = os.wait()
        workers.remove(ended)
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for each in workers:
            os.kill(each, signal.SIGTERM)
        for each in workers:
            os.waitpid(each, 0)
        signal.signal(signal.SIGTERM, before)


def _begun(work: Callable[[], None], parent: int) -> int:
    """Return the number of a new process that does the work and nothing else, and ends where its parent has ended."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        threading.Thread(target=_mourn, args=(parent,), daemon=True).start()
        work()
        status = 0
    finally:
        os._exit(status)


def _mourn(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_AFTER)
    os.kill(os.getpid(), signal.SIGTERM)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
