"""The pages on which a game is asked, and lived through again with one thing otherwise.

Whatever is chosen from lists is looked up in them again; what is typed is read as an expression of the language, or as
a line below `start`, and never run. Long thoughts give way to whoever waits, and few are thought at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from intrigue.errors import InputError, IntrigueError
from intrigue.explain.whatif import WhatIf
from intrigue.play.inquiry import (
    NOW,
    START,
    Kind,
    filled,
    kinds,
    occasions,
    remembered,
    replied,
    suggested,
    unknown_to_others,
)
from intrigue.play.reasons import Branch
from intrigue.play.session import Session
from intrigue.play.supposing import (
    NOTHING,
    Change,
    alternatives,
    branched,
    changeable,
    lived,
    shown,
    stated,
    told_of,
    values,
)
from intrigue.serve.forms import asks_for_truth, form_of
from intrigue.serve.games import Game
from intrigue.serve.limits import THOUGHTS, Allowance, address
from intrigue.tell.quantities import kind_of
from intrigue.tell.realization import name_of

if TYPE_CHECKING:
    from intrigue.serve.app import Pages

AT_ONCE = 2
"""So many long thoughts are thought at once; whoever comes beyond that is asked to come again."""
NOW_SHOWN, HISTORY, IRONY = "now", "history", "irony"
"""What a reader may want to see of what is asked: how it is then, who knew it when, what others do not know."""

Found = TypeVar("Found")
Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with something typed, and where."""

    message: str
    line: str = ""
    """The text, with a mark below the place in it; empty where it has none."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One choice of a form: its name, what it is for, and what there is to choose from."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


class Inquiries:
    """The answers to requests that ask a game something."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.allowance = Allowance(THOUGHTS)
        self._room = BoundedSemaphore(AT_ONCE)

    # --- Ask ----------------------------------------------------------------------------------------------------------

    async def ask(self, request: Request) -> Response:
        """Show what can be asked, and the answer to what is asked."""
        game, truth, sent = await self.pages.game(request), asks_for_truth(request), dict(request.query_params)
        asks = bool({"expr", "p0", "mind"} & sent.keys()) or sent.get("show") == IRONY
        if asks:
            self._spend(request)

        def looked_up() -> dict[str, Any]:
            session = game.session
            listed = kinds(session)
            kind = _kind(listed, sent)
            text, answer, mistake = _asked(session, kind, sent, truth) if asks else (sent.get("expr", ""), (), None)
            return {
                "kinds": listed,
                "kind": kind,
                "fields": _fields(session, kind, sent, truth),
                "suggested": suggested(session, truth),
                "occasions": occasions(session),
                "text": text,
                "answer": answer,
                "mistake": mistake,
            }

        thought = self._thought if asks else self._looked_up
        found = await run_in_threadpool(thought, game, looked_up)
        show = sent.get("show", NOW_SHOWN)
        about = {**self.pages.about(game), "sent": sent, "show": show, "at": sent.get("at", NOW), "truth": truth}
        return self.pages.page("ask.html", **about, **found, elsewhere=_elsewhere(sent, truth))

    # --- What if ------------------------------------------------------------------------------------------------------

    async def whatif(self, request: Request) -> Response:
        """Show what could have been otherwise at a moment, or what would have come of it."""
        game, truth, sent = await self.pages.game(request), asks_for_truth(request), dict(request.query_params)
        about = {**self.pages.about(game), "sent": sent, "truth": truth, "elsewhere": _elsewhere(sent, truth)}

        def looked_up() -> dict[str, Any]:
            return _possible(game.session, sent, truth)

        mistake = None
        if _is_whole(sent):
            self._spend(request)
            try:
                change, result = await run_in_threadpool(self._lived, game, sent, truth)
                return self.pages.page("whatif_result.html", **about, change=change, found=result)
            except IntrigueError as trouble:
                mistake = _mistake(trouble)
        found = await run_in_threadpool(self._looked_up, game, looked_up)
        return self.pages.page("whatif.html", **about, **{**found, "mistake": mistake or found["mistake"]})

    async def branch(self, request: Request) -> Response:
        """Begin a game that goes on from a change, and lead to it."""
        game, sent = await self.pages.game(request), await form_of(request)
        self.pages.count_beginning(request)

        def begun() -> Game:
            with self._thinking(game):
                found = lived(game.session, _change(game.session, sent), self._between(game))
            texts = found.other.texts if found.other.setting is not game.session.story.setting else None
            return self.pages.games.branch(game, branched(found), texts)

        other = await run_in_threadpool(begun)
        return RedirectResponse(f"/game/{other.kept.link}#now", 303)

    def _lived(self, game: Game, sent: Sent, truth: bool) -> tuple[Change, Any]:
        with self._thinking(game):
            change = _change(game.session, sent)
            found: WhatIf = lived(game.session, change, self._between(game))
            return change, shown(game.session, change, found, truth)

    # --- Limits -------------------------------------------------------------------------------------------------------

    def _spend(self, request: Request) -> None:
        if not self.allowance.spend(address(request.scope)):
            raise HTTPException(429, "So many questions at once are too many. Wait a little.")

    def _between(self, game: Game) -> Callable[[], None]:
        return lambda: self.pages.games.give_way(game.kept.world)

    def _looked_up(self, game: Game, question: Callable[[], Found]) -> Found:
        """Return what takes no long thought."""
        with self.pages.games.thinking(game.kept.world):
            return question()

    def _thought(self, game: Game, question: Callable[[], Found]) -> Found:
        with self._thinking(game):
            return question()

    @contextmanager
    def _thinking(self, game: Game) -> Iterator[None]:
        """Think about a game alone, where there is room for one more long thought."""
        if not self._room.acquire(blocking=False):
            raise HTTPException(503, "Others ask long questions just now. Try again in a moment.")
        try:
            with self.pages.games.thinking(game.kept.world):
                yield
        finally:
            self._room.release()


# --- What is asked ----------------------------------------------------------------------------------------------------


def _asked(
    session: Session, kind: Kind | None, sent: Sent, truth: bool
) -> tuple[str, tuple[Branch, ...], Mistake | None]:
    """Return what is asked as an expression, with its answer, or with what is wrong with it."""
    text = sent.get("expr", "").strip()
    try:
        if sent.get("show") == IRONY and truth:
            return text, unknown_to_others(session, sent.get("at", NOW)), None
        if kind is not None and not text:
            text = filled(session, kind, _chosen(kind, sent), sent.get("mind", ""))
        if sent.get("show") == HISTORY:
            return text, remembered(session, text, truth), None
        return text, (replied(session, text, sent.get("at", NOW), truth),), None
    except IntrigueError as trouble:
        return text, (), _mistake(trouble)


def _mistake(trouble: IntrigueError) -> Mistake:
    if not isinstance(trouble, InputError) or not trouble.diagnostics:
        return Mistake(f"{trouble}.")
    found = trouble.diagnostics[0]
    marked = f"{found.line}\n{' ' * (found.place.column - 1)}{'^' * found.width}" if found.line else ""
    hint = found.hint or (f"expected: {found.expected}" if found.expected else "")
    return Mistake(f"{found.message}.", marked, hint)


def _kind(listed: Iterable[Kind], sent: Sent) -> Kind | None:
    return next((each for each in listed if each.key == sent.get("kind")), None)


def _chosen(kind: Kind, sent: Sent) -> tuple[str, ...]:
    return tuple(sent.get(f"p{number}", "") for number in range(len(kind.positions)))


def _fields(
    session: Session, kind: Kind | None, sent: Sent, truth: bool, *, supposing: bool = False
) -> tuple[Field, ...]:
    """Return what is to be chosen for a property: what it is about, what it is, and in whose mind."""
    if kind is None:
        return ()
    world = session.story.setting.world
    found: list[Field] = []
    for number, position in enumerate(kind.positions):
        type_ = kind.signature.kinds[number].removeprefix("=")
        found.append(_field(f"p{number}", _label(kind_of(world, type_), found), position.options, sent))
    if supposing and values(session, kind):
        found.append(_field("value", "Is", values(session, kind), sent))
    minds = ((each, f"What {name_of(world, each)} believes") for each in session.story.setting.characters)
    plainly = "How it is" if truth else f"As {name_of(world, session.who)} sees it"
    return (*found, _field("mind", "Plainly, or in a mind", (("", plainly), *minds), sent))


def _field(name: str, label: str, options: tuple[tuple[str, str], ...], sent: Sent) -> Field:
    return Field(name, label, options, sent.get(name, ""))


def _label(called: str, before: list[Field]) -> str:
    """Return a label that no field before has."""
    label = f"{called[0].upper()}{called[1:]}"
    again = sum(each.label.endswith(called) or each.label == label for each in before)
    return f"Other {called}" if again else label


# --- What could be otherwise ------------------------------------------------------------------------------------------


def _is_whole(sent: Sent) -> bool:
    """Return whether it is said what is otherwise."""
    return bool(sent.get("at")) and bool(sent.get("instead") or sent.get("suppose", "").strip() or "value" in sent)


def _change(session: Session, sent: Sent) -> Change:
    suppose = sent.get("suppose", "")
    kind = _kind(kinds(session), sent) if not suppose.strip() and "value" in sent else None
    if kind is not None:
        suppose = stated(session, kind, _chosen(kind, sent), sent["value"], sent.get("mind", ""))
    return Change(sent.get("at", ""), "" if suppose.strip() else sent.get("instead", ""), suppose.strip())


def _possible(session: Session, sent: Sent, truth: bool) -> dict[str, Any]:
    at, listed = sent.get("at", ""), kinds(session)
    kind = _kind(listed, sent)
    found: dict[str, Any] = {
        "occasions": changeable(session),
        "at": at,
        "kinds": listed,
        "kind": kind,
        "fields": _fields(session, kind, sent, True, supposing=True),
        "of_number": kind is not None and not values(session, kind),
        "alternatives": (),
        "moment": "",
        "left_out": "",
        "mistake": None,
    }
    if at == START:
        found["moment"] = "At the start"
    elif at:
        try:
            found["alternatives"] = alternatives(session, at, truth)
            found["left_out"] = told_of(session, Change(at, NOTHING))
            found["moment"] = next(each.text for each in found["occasions"] if each.key == at)
        except IntrigueError as trouble:
            found["mistake"] = _mistake(trouble)
    return found


def _elsewhere(sent: Sent, truth: bool) -> str:
    """Return the query of the same page as the character sees it, or as it is."""
    kept = {name: value for name, value in sent.items() if name != "truth" and value}
    return urlencode(kept if truth else {**kept, "truth": "yes"})
