"""The games that are being played: read from the store when they are asked for, and kept at hand for a while.

All games of one world share what has been thought out about it. Everything here may take a while and is called from a
thread; one game is moved by one thread at a time.
"""

from __future__ import annotations

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Lock, RLock
from typing import Protocol

from intrigue.language.loader import Loaded, load_texts
from intrigue.model.world import World
from intrigue.play.hand import Hand
from intrigue.play.session import Session, begun, resumed, rewound
from intrigue.serve.outcomes import Outcomes, Way
from intrigue.serve.store import Kept, Overtaken, Store
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story
from intrigue.tell.realization import name_of

AT_HAND = 500
"""So many games are kept at hand; the others are read anew when they are asked for."""
MOST_STATES = 300_000
"""When so many states have been met in a world, what was thought out about it is forgotten, to give memory back."""
TURN = 0.001
"""For so many seconds at least whoever thinks for long lets others think."""


@dataclass(frozen=True, slots=True)
class Playable:
    """A world that can be chosen."""

    digest: str
    name: str
    title: str
    about: str
    """One line on what it shows; may be empty."""
    cast: tuple[tuple[str, str], ...]
    """Who can be played: names, and what they are called."""


@dataclass(frozen=True, slots=True)
class Game:
    """A game with what the store knows of it."""

    kept: Kept
    session: Session


class Thoughts(Protocol):
    """Somebody who works out what nobody waits for yet."""

    @property
    def is_in_the_way(self) -> bool:
        """Whether somebody now waits for an answer."""

    def step_aside(self) -> None:
        """Wait until nobody does any more."""


class Unknown(LookupError):  # noqa: N818 - told to the reader as such
    """There is no such game, or no such world."""


class Games:
    """All games of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._openings: dict[str, Story] = {}
        self._at_hand: OrderedDict[str, Game] = OrderedDict()
        self._locks: dict[str, RLock] = {}
        self._guard = Lock()
        self._worked_out = Outcomes()
        """What games are like after their beginning, or after a choice; equal games come to equal points."""
        self._thoughts: dict[str, RLock] = {}
        """What is thought out about a world is written down by one thread at a time."""
        self._waiting: Counter[str] = Counter()
        """How many wait for their turn to think about a world."""

    # --- Starting -----------------------------------------------------------------------------------------------------

    def offer(self, loaded: Loaded) -> str:
        """Make a world playable, and return its digest."""
        return self.store.add_world(loaded.world.name, loaded.texts)

    def make_ready(self, world: str) -> None:
        """Work out how the games of a world begin, so that no reader need wait for that."""
        with self.thinking(world):
            cast = self._opening(world, 0, False).setting.characters
        for who in cast:
            self._begun(world, who, 0, False)

    def begin(self, world: str, who: str, seed: int = 0, free: bool = False) -> Game:
        """Begin a game; raise Unknown or InputError where there is no such world or character."""
        session = self._begun(world, who, seed, free)
        kept = self.store.new_game(world, who, seed, free, session.story.chronicle.entries)
        return self._remember(Game(kept, session))

    def _begun(self, world: str, who: str, seed: int, free: bool) -> Session:
        with self.thinking(world):
            opening = self._opening(world, seed, free)
            return self._once((world, free, seed, who), lambda: begun(opening, who))

    # --- Playing ------------------------------------------------------------------------------------------------------

    def game(self, link: str) -> Game:
        """Return a game as it now stands; raise Unknown where there is none."""
        revision = self.store.revision(link)
        if revision is None:
            raise Unknown(link)
        with self._one_at_a_time(link):
            known = self._at_hand.get(link)
            if known is not None and known.kept.revision == revision:
                return self._remember(known)
            kept = self.store.game(link)
            if kept is None:
                raise Unknown(link)
            entries = self.store.entries(link)
            near = known.session if known is not None else None
            with self.thinking(kept.world):
                session = resumed(self._opening(kept.world, kept.seed, kept.free), kept.who, entries, near)
                _think_out(session)
            return self._remember(Game(kept, session))

    def choose(self, link: str, number: int, key: str) -> Game:
        """Return a game after its decision of this number; where that was taken before, the game as it stands.

        So a form that is sent twice decides once. Raise InputError where there is no such choice.
        """

        def chosen(game: Game) -> Session:
            session = game.session
            if len(session.decided) != number:
                return session
            return self._once(_way(game, key), lambda: session.choose(key))

        return self._move(link, chosen)

    def undo(self, link: str, number: int) -> Game:
        """Return a game as it was before its decision of this number; where there is none, the game as it stands."""

        def undone(game: Game) -> Session:
            session = game.session
            if not 0 <= number < len(session.decided):
                return session
            before = session.before(number)
            _think_out(before)
            return before

        return self._move(link, undone)

    def branch(self, game: Game, entries: Sequence[Entry], texts: Mapping[str, str] | None) -> Game:
        """Begin a game in which all this has happened, with a link of its own; `texts`: of its world, if otherwise."""
        kept = game.kept
        if texts is None or dict(texts) == self.store.world(kept.world):
            world = kept.world
        else:
            world = self.store.add_world(game.session.story.world.name, texts)
        with self.thinking(world):
            session = resumed(self._opening(world, kept.seed, kept.free), kept.who, entries)
            _think_out(session)
        begun = self.store.new_game(world, kept.who, kept.seed, kept.free, session.story.chronicle.entries)
        return self._remember(Game(begun, session))

    def _move(self, link: str, move: Callable[[Game], Session]) -> Game:
        with self._one_at_a_time(link):
            while True:
                game = self.game(link)
                with self.thinking(game.kept.world):
                    session = move(game)
                if session is game.session:
                    return game
                before, now = game.session.story, session.story
                kept = now.digests.in_common(before.digests)
                try:
                    revision = self.store.write(game.kept, kept, now.chronicle.since(kept))
                except Overtaken:
                    continue  # Somebody else has moved the game; look again.
                return self._remember(Game(replace(game.kept, revision=revision), session))

    def work_out(self, link: str, revision: int, key: str, thoughts: Thoughts) -> None:
        """Work out what would come of a choice, as long as the game stands there; others who come go first."""
        game = self._at_hand.get(link)
        if game is None or game.kept.revision != revision or _way(game, key) in self._worked_out:
            return
        lock = self._thought_of(game.kept.world)

        def between() -> None:
            if thoughts.is_in_the_way:
                lock.release()
                try:
                    thoughts.step_aside()
                finally:
                    lock.acquire()
                if self._at_hand.get(link) is not game:
                    raise Overtaken

        with lock, suppress(Overtaken):
            if self._at_hand.get(link) is game:
                self._once(_way(game, key), lambda: game.session.choose(key, between))

    def _once(self, way: Way, work: Callable[[], Session]) -> Session:
        """Return the game that a way leads to, with all that its page shows."""
        session = self._worked_out.of(way)
        if session is None:
            session = work()
            _think_out(session)
            self._worked_out.keep(way, session)
        return session

    @contextmanager
    def thinking(self, world: str) -> Iterator[None]:
        """Keep all others from thinking about a world: for whatever goes on with a game or looks into minds."""
        lock = self._thought_of(world)
        with self._guard:
            self._waiting[world] += 1
        with lock:
            with self._guard:
                self._waiting[world] -= 1
            yield

    def give_way(self, world: str) -> None:
        """Let those who wait think about a world first; for whoever thinks about it for long, now and then."""
        if self._waiting[world]:
            lock = self._thought_of(world)
            lock.release()
            time.sleep(TURN)
            lock.acquire()

    def _thought_of(self, world: str) -> RLock:
        with self._guard:
            return self._thoughts.setdefault(world, RLock())

    # --- What is kept at hand -----------------------------------------------------------------------------------------

    def _opening(self, digest: str, seed: int, free: bool) -> Story:
        """Return the beginning of a world, which all its games share but for the seed and the author's hand."""
        known = self._openings.get(digest)
        if known is not None and len(known.setting.states) > MOST_STATES:
            known = None
            self.forget(digest)
        if known is None:
            try:
                texts = self.store.world(digest)
            except KeyError:
                raise Unknown(digest) from None
            known = Story(load_texts(texts).world)
            known.texts = texts
            known.decider = Hand(known)
            self._openings[digest] = known
        opening = rewound(known, Options(seed))
        opening.decider = None if free else known.decider
        return opening

    def forget(self, digest: str) -> None:
        """Let go of all games of a world that are at hand, with whatever they keep alive."""
        with self._guard:
            for link in [each for each, game in self._at_hand.items() if game.kept.world == digest]:
                del self._at_hand[link]
        self._worked_out.forget(digest)

    def _remember(self, game: Game) -> Game:
        with self._guard:
            self._at_hand[game.kept.link] = game
            self._at_hand.move_to_end(game.kept.link)
            while len(self._at_hand) > AT_HAND:
                link, _ = self._at_hand.popitem(last=False)
                self._locks.pop(link, None)
        return game

    @contextmanager
    def _one_at_a_time(self, link: str) -> Iterator[None]:
        with self._guard:
            lock = self._locks.setdefault(link, RLock())
        with lock:
            yield


def _think_out(session: Session) -> None:
    """Think out what the page of a game shows, so that showing it is quick; the game keeps it."""
    session.choices()
    session.minds()


def _way(game: Game, key: str) -> Way:
    """Return what stands for a choice in a game; equal for all games in which the same comes of it."""
    return game.kept.world, game.kept.free, game.session, key


def playable(digest: str, world: World, about: str) -> Playable:
    """Return a world as it is offered."""
    cast = tuple((each, name_of(world, each)) for each in world.characters)
    return Playable(digest, world.name, world.title or world.name, about, cast)
