"""The pages and what they lead to. Everything works by links and forms; the script only spares reloading.

What a reader sends is a key that is looked up among the choices, or a number; none of it is ever run, and the
templates escape whatever they show.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from intrigue.errors import InputError, IntrigueError
from intrigue.play.choices import GROUPS, families
from intrigue.play.reasons import Branch, why_tree, whynot_tree
from intrigue.play.seeing import recent
from intrigue.play.session import Session
from intrigue.play.terminal.plain import HEADINGS
from intrigue.serve.ahead import Ahead
from intrigue.serve.forms import asks_for_truth, form_of, number_in
from intrigue.serve.games import Game, Games, Playable, Unknown
from intrigue.serve.history import feelings, knowledge
from intrigue.serve.inquiries import Inquiries
from intrigue.serve.limits import GAMES, REQUESTS, Allowance, Guarded, Rate, address
from intrigue.serve.news import LOOK_AGAIN, News
from intrigue.serve.pictures import BARS, chart, strips
from intrigue.serve.store import StoreError
from intrigue.simulate.chronicle import HAPPENINGS
from intrigue.tell.realization import name_of

STILL_THERE = 15.0
"""After so many seconds without news it is told that the server is still there."""
MOST_WAITING = 1000
"""So many pages can wait for news at once; others do without."""
MOST_BEFORE = 60
"""So many lines of what was told before the last choice stand on the page of a game; the rest has a page of its own."""
MOST_BARRED = 40
"""So many impossible things are listed."""

Found = TypeVar("Found")
Answer: TypeAlias = Callable[[Request], Awaitable[Response]]


class Pages:
    """The answers to all requests."""

    def __init__(
        self, games: Games, worlds: Sequence[Playable], beginnings: Rate = GAMES, ahead: Ahead | None = None
    ) -> None:
        self.games = games
        self.ahead = ahead if ahead is not None else Ahead(games)
        self.worlds = {each.digest: each for each in worlds}
        self.beginnings = Allowance(beginnings)
        self.news = News(games.store.revisions)
        self.templates = Environment(
            loader=PackageLoader("intrigue.serve", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    # --- Pages --------------------------------------------------------------------------------------------------------

    async def worlds_page(self, request: Request) -> Response:
        """Show what can be played."""
        return self.page("worlds.html", worlds=self.worlds.values())

    async def begin(self, request: Request) -> Response:
        """Begin a game, and lead to it."""
        self.count_beginning(request)
        form = await form_of(request)
        world, who, seed = form.get("world", ""), form.get("who", ""), form.get("seed", "") or "0"
        if world not in self.worlds or not seed.isdecimal() or len(seed) > 9:
            raise HTTPException(400, "There is no such world here.")
        game = await run_in_threadpool(self.games.begin, world, who, int(seed), form.get("free") == "yes")
        return RedirectResponse(f"/game/{game.kept.link}", 303)

    def count_beginning(self, request: Request) -> None:
        """Count a new game; refuse it where there have been too many."""
        if not self.beginnings.spend(address(request.scope)):
            raise HTTPException(429, "So many new games at once are too many. Wait a little.")

    async def story(self, request: Request) -> Response:
        """Show the telling and the choices."""

        def shown() -> Response:
            game = self.games.game(request.path_params["link"])
            session = game.session
            offered = session.choices()
            groups = [
                (HEADINGS[group], families([each for each in offered if each.group == group])) for group in GROUPS
            ]
            shown_first = [each for _, some in groups for family in some if not family.text for each in family.members]
            folded = [each for _, some in groups for family in some if family.text for each in family.members]
            numbers = {each.key: number for number, each in enumerate([*shown_first, *folded], 1)}
            before = session.told[: session.new]
            page = self.page(
                "story.html",
                **self.about(game),
                before=recent(before, MOST_BEFORE),
                earlier=len(before) > MOST_BEFORE,
                news=session.told[session.new :],
                groups=[(heading, members) for heading, members in groups if members],
                numbers=numbers,
                minds=session.minds(),
            )
            self.ahead.shown(game)
            return page

        return await run_in_threadpool(shown)

    async def told(self, request: Request) -> Response:
        """Show the whole telling."""
        game = await self.game(request)
        return self.page("told.html", **self.about(game))

    async def minds(self, request: Request) -> Response:
        """Show what the character makes of everybody, and the truth beside it where that is asked for."""
        game, truth = await self.game(request), asks_for_truth(request)
        seen = await run_in_threadpool(game.session.minds, truth)
        return self.page("minds.html", **self.about(game), minds=seen, truth=truth)

    async def cannot(self, request: Request) -> Response:
        """Show what the character takes for impossible, and what stands in the way."""
        game = await self.game(request)
        barred = await self.thought(game, game.session.barred)
        more = max(len(barred) - MOST_BARRED, 0)
        return self.page("cannot.html", **self.about(game), barred=barred[:MOST_BARRED], more=more)

    async def timeline(self, request: Request) -> Response:
        """Show all decisions, each with the way back to it."""
        game = await self.game(request)
        clock = game.session.story.options.clock
        decided = [(each, clock.shown(each.minutes)) for each in game.session.taken]
        return self.page("timeline.html", **self.about(game), decided=decided)

    async def feelings(self, request: Request) -> Response:
        """Show what everybody felt over time."""
        game, truth = await self.game(request), asks_for_truth(request)
        story = game.session.story
        found = await self.thought(game, lambda: feelings(game.session, truth))
        charts = [chart(story.setting.world, each, story.options.clock) for each in found]
        return self.page("feelings.html", **self.about(game), charts=charts, truth=truth)

    async def knowledge(self, request: Request) -> Response:
        """Show who knows what, now and over time."""
        game, truth = await self.game(request), asks_for_truth(request)
        clock = game.session.story.options.clock
        found = await self.thought(game, lambda: knowledge(game.session, truth))
        drawn = [strips(each, clock) for each in found]
        rows = list(zip(found, drawn, strict=True))
        return self.page("knowledge.html", **self.about(game), rows=rows, meanings=BARS, truth=truth)

    async def why(self, request: Request) -> Response:
        """Show why something was done, as the character sees it."""
        game, number, truth = await self.game(request), int(request.path_params["entry"]), asks_for_truth(request)
        session = game.session
        line = next((each for each in session.told if each.entry == number and each.kind == "event"), None)
        happened = number < len(session.story.chronicle) and session.story.chronicle[number].kind in HAPPENINGS
        if line is None and not (truth and happened):
            raise HTTPException(404, "Nothing like that was seen in this game.")
        tree: Branch | None = None
        reasons: tuple[str, ...] = ()
        if truth:
            tree = await self.thought(game, lambda: why_tree(session, number))
        else:
            reasons = await self.thought(game, lambda: session.why(number))
        about = {**self.about(game), "path": f"why/{number}", "line": line, "truth": truth}
        return self.page("why.html", **about, tree=tree, reasons=reasons)

    async def whynot(self, request: Request) -> Response:
        """Show why something is not done now, as it really is."""
        game, key = await self.game(request), request.query_params.get("action", "")
        barred = await self.thought(game, game.session.barred)
        found = next((each for each in barred if each.key == key), None)
        if found is None:
            raise HTTPException(404, "Nothing of that name is impossible now.")
        tree = await self.thought(game, lambda: whynot_tree(game.session, found.call))
        return self.page("whynot.html", **self.about(game), obstacle=found, tree=tree)

    async def save(self, request: Request) -> Response:
        """Hand the game out as a run file."""
        game = await self.game(request)
        name = f"{game.session.story.world.name}.run"
        safe = "".join(each if each.isalnum() or each in "-_." else "_" for each in name if each.isascii())
        headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
        text = await run_in_threadpool(game.session.save)
        return Response(text, media_type="application/json", headers=headers)

    # --- Moves --------------------------------------------------------------------------------------------------------

    async def choose(self, request: Request) -> Response:
        """Take a choice, and lead to what comes of it."""
        link, form = request.path_params["link"], await form_of(request)
        number, key = number_in(form), form.get("key", "")
        return self._moved(await run_in_threadpool(self.games.choose, link, number, key))

    async def undo(self, request: Request) -> Response:
        """Go back to before a decision."""
        link, form = request.path_params["link"], await form_of(request)
        return self._moved(await run_in_threadpool(self.games.undo, link, number_in(form)))

    def _moved(self, game: Game) -> Response:
        self.news.tell(game.kept.link, game.kept.revision)
        return RedirectResponse(f"/game/{game.kept.link}#now", 303)

    # --- News ---------------------------------------------------------------------------------------------------------

    async def events(self, request: Request) -> Response:
        """Send the revision of a game whenever it changes, as server-sent events."""
        game = await self.game(request)
        if self.news.waiting >= MOST_WAITING:
            raise HTTPException(503, "Too many pages wait for news.")
        headers = {"X-Accel-Buffering": "no"}
        return StreamingResponse(self._news_of(game, request), media_type="text/event-stream", headers=headers)

    async def _news_of(self, game: Game, request: Request) -> AsyncIterator[str]:
        quiet = 0.0
        async for revision in self.news.of(game.kept.link, game.kept.revision):
            if await request.is_disconnected():
                return
            if revision is not None:
                quiet = 0.0
                yield f"event: state\ndata: {json.dumps({'revision': revision})}\n\n"
            elif (quiet := quiet + LOOK_AGAIN) >= STILL_THERE:
                quiet = 0.0
                yield ": still there\n\n"

    # --- What all have in common --------------------------------------------------------------------------------------

    async def game(self, request: Request) -> Game:
        """Return the game that a request is about."""
        return await run_in_threadpool(self.games.game, request.path_params["link"])

    async def thought(self, game: Game, question: Callable[[], Found]) -> Found:
        """Return the answer to a question about a game that looks into minds."""

        def asked() -> Found:
            with self.games.thinking(game.kept.world):
                return question()

        return await run_in_threadpool(asked)

    def about(self, game: Game) -> dict[str, Any]:
        """Return what every page of a game shows."""
        return {"game": game.kept, "session": game.session, **_named(game.session)}

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Return a page with these values filled in."""
        return HTMLResponse(self.templates.get_template(template).render(**values), status)

    # --- What goes wrong ----------------------------------------------------------------------------------------------

    async def refused(self, request: Request, trouble: Exception) -> Response:
        """Say what was wrong with a request, or with the database, on a page of its own."""
        match trouble:
            case HTTPException(status_code=404, detail="Not Found"):
                return self.page("trouble.html", 404, said="There is no such page.", link="")
            case HTTPException(status_code=status, detail=detail):
                return self.page("trouble.html", status, said=detail or "This cannot be shown.", link="")
            case Unknown():
                return self.page("trouble.html", 404, said="There is no such game. Is the link whole?", link="")
            case StoreError():
                said = f"Just now {trouble}. What you have decided before is kept; this last step is not taken yet."
                return self.page("trouble.html", 503, said=said, link=request.path_params.get("link", ""))
            case InputError(diagnostics=diagnostics):
                said = "; ".join(each.message for each in diagnostics)
                return self.page("trouble.html", 400, said=f"{said}.", link=request.path_params.get("link", ""))
        return self.page("trouble.html", 500, said=f"This went wrong: {trouble}.", link="")


def application(
    games: Games,
    worlds: Sequence[Playable],
    requests: Rate = REQUESTS,
    beginnings: Rate = GAMES,
    ahead: Ahead | None = None,
) -> Guarded:
    """Return the application for these games; `ahead`: what thinks ahead while nobody waits."""
    pages = Pages(games, worlds, beginnings, ahead)
    inquiries = Inquiries(pages)

    def first(answer: Answer) -> Answer:
        """Return an answer that nothing is thought ahead during."""

        async def answered(request: Request) -> Response:
            with pages.ahead.answering():
                return await answer(request)

        return answered

    routes = [
        Route("/", first(pages.worlds_page)),
        Route("/health", _health),
        Route("/begin", first(pages.begin), methods=["POST"]),
        Route("/game/{link}", first(pages.story)),
        Route("/game/{link}/choose", first(pages.choose), methods=["POST"]),
        Route("/game/{link}/undo", first(pages.undo), methods=["POST"]),
        Route("/game/{link}/told", first(pages.told)),
        Route("/game/{link}/minds", first(pages.minds)),
        Route("/game/{link}/cannot", first(pages.cannot)),
        Route("/game/{link}/timeline", first(pages.timeline)),
        Route("/game/{link}/feelings", first(pages.feelings)),
        Route("/game/{link}/knowledge", first(pages.knowledge)),
        Route("/game/{link}/why/{entry:int}", first(pages.why)),
        Route("/game/{link}/whynot", first(pages.whynot)),
        Route("/game/{link}/ask", first(inquiries.ask)),
        Route("/game/{link}/whatif", first(inquiries.whatif)),
        Route("/game/{link}/branch", first(inquiries.branch), methods=["POST"]),
        Route("/game/{link}/save", first(pages.save)),
        Route("/game/{link}/events", pages.events),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
    ]
    handlers: Any = {HTTPException: pages.refused, IntrigueError: pages.refused, Unknown: pages.refused}
    return Guarded(Starlette(routes=routes, exception_handlers=handlers), requests)


async def _health(request: Request) -> Response:
    return PlainTextResponse("well\n")


def _named(session: Session) -> dict[str, str]:
    world = session.story.setting.world
    return {"title": world.title or world.name, "reader": name_of(world, session.who)}
