"""What one address may ask for: so many requests in a while, and none that is large.

Every answer, a refusal too, carries the headers that keep a browser from doing anything that these pages do not need.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 16_384
"""Bytes that a form may have; the largest that the pages send is far below."""
TOO_LARGE = "This is more than may be sent."
ADDRESSES = 10_000
"""So many addresses are remembered; the one that was heard from longest ago is forgotten first."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer carries. A game's link is its key, so no referrer may give it away."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something may be done: at once so often, and then so often a second."""

    at_once: float
    a_second: float


REQUESTS = Rate(200, 50)
GAMES = Rate(30, 0.5)
THOUGHTS = Rate(30, 1)
"""Questions that take long thought."""


@dataclass(slots=True)
class Allowance:
    """What every address has left of a rate; full at first, and filling up again with time."""

    rate: Rate
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def spend(self, address: str) -> bool:
        """Return whether an address may do it once more, and if so count it."""
        now = self.clock()
        left, then = self._left.get(address, (self.rate.at_once, now))
        left = min(left + (now - then) * self.rate.a_second, self.rate.at_once)
        allowed = left >= 1
        self._left[address] = (left - 1 if allowed else left, now)
        self._left.move_to_end(address)
        if len(self._left) > ADDRESSES:
            self._left.popitem(last=False)
        return allowed


class Guarded:
    """An application behind these limits."""

    def __init__(self, app: ASGIApp, rate: Rate = REQUESTS) -> None:
        self.app = app
        self.allowance = Allowance(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        size = 0

        async def measured() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LARGEST:
                raise HTTPException(413, TOO_LARGE)
            return message

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        stated = Headers(scope=scope).get("content-length", "0")
        if not stated.isdecimal() or int(stated) > LARGEST:
            await _refused(413, TOO_LARGE)(scope, receive, guarded)
        elif not self.allowance.spend(address(scope)):
            await _refused(429, "So many requests at once are too many. Wait a little.")(scope, receive, guarded)
        else:
            await self.app(scope, measured, guarded)


def address(scope: Scope) -> str:
    """Return where a request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _refused(status: int, why: str) -> PlainTextResponse:
    return PlainTextResponse(why + "\n", status, {"Retry-After": "5"} if status == 429 else None)
