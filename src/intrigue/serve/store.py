"""Worlds and games in a database: every decision is one transaction, and nothing is answered before it is written.

A game is its chronicle, entry by entry, as in a run file. The *revision* counts what has been written about a game; who
writes must name the revision that it goes on from, so that two who play one game at once cannot tear it apart.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    CursorResult,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.sql.expression import ClauseElement

from intrigue.errors import IntrigueError
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.recording import from_data, to_data

TOKEN_BYTES = 16
"""How long the random part of a game's link is: enough that nobody guesses one."""
THREADS = 32
"""So many connections are kept open."""
PATIENCE = 5000
"""For how many milliseconds somebody else's writing is waited for."""
FORMAT = 1
"""The version of the tables, and the only one that is read."""

_TABLES = MetaData()
_ABOUT = Table("about", _TABLES, Column("format", Integer, nullable=False))
_WORLDS = Table(
    "worlds",
    _TABLES,
    Column("digest", String(32), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("texts", Text, nullable=False),
)
_GAMES = Table(
    "games",
    _TABLES,
    Column("link", String(64), primary_key=True),
    Column("world", ForeignKey("worlds.digest"), nullable=False),
    Column("who", String(200), nullable=False),
    Column("seed", Integer, nullable=False),
    Column("free", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
)
_ENTRIES = Table(
    "entries",
    _TABLES,
    Column("game", ForeignKey("games.link", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)

Given: TypeAlias = Mapping[str, str | int]
"""What is filled into a statement, by name."""


class StoreError(IntrigueError):
    """The database cannot be used now; nothing that was written is lost."""

    def __init__(self, message: str, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting
        """Whether trying again will not help."""


class Overtaken(Exception):  # noqa: N818 - a signal, not a mistake
    """Somebody else has written to the game in the meantime."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A game as the database has it, without its entries."""

    link: str
    world: str
    """The digest of its world."""
    who: str
    seed: int
    free: bool
    """Whether nobody steers."""
    revision: int


class Store:
    """One database."""

    def __init__(self, address: str) -> None:
        self._engine = _engine(address)
        self._revision_of = _Prepared(self._engine, _REVISION_OF)
        self._move_on = _Prepared(self._engine, _MOVE_ON)
        self._cut_back = _Prepared(self._engine, _CUT_BACK)
        self._append = _Prepared(self._engine, insert(_ENTRIES))
        self._one_writer = Lock()
        """Those who write in this process stand in line here; the database would let them jostle."""
        with _told_plainly(), self._engine.begin() as connection:
            _TABLES.create_all(connection)
            found = connection.execute(select(_ABOUT.c.format)).scalars().all()
            if not found:
                connection.execute(insert(_ABOUT).values(format=FORMAT))
            elif found != [FORMAT]:
                raise StoreError(
                    f"the database has format {found[0]}; this program reads format {FORMAT}", lasting=True
                )

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # --- Worlds -------------------------------------------------------------------------------------------------------

    def add_world(self, name: str, texts: Mapping[str, str]) -> str:
        """Keep a world, unless it is kept already; return the digest by which games name it."""
        content = json.dumps(dict(texts), ensure_ascii=False)
        digest = hashlib.blake2b(content.encode(), digest_size=16).hexdigest()
        with self._writing() as connection:
            if connection.execute(select(_WORLDS.c.digest).where(_WORLDS.c.digest == digest)).first() is None:
                connection.execute(insert(_WORLDS).values(digest=digest, name=name, texts=content))
        return digest

    def world(self, digest: str) -> dict[str, str]:
        """Return the texts of a world; raise KeyError where there is none."""
        with self._reading() as connection:
            found = connection.execute(select(_WORLDS.c.texts).where(_WORLDS.c.digest == digest)).scalar()
        if found is None:
            raise KeyError(digest)
        texts: dict[str, str] = json.loads(found)
        return texts

    # --- Games --------------------------------------------------------------------------------------------------------

    def new_game(self, world: str, who: str, seed: int, free: bool, entries: Sequence[Entry]) -> Kept:
        """Keep a new game, with what has happened before its first decision."""
        kept = Kept(secrets.token_urlsafe(TOKEN_BYTES), world, who, seed, free, 1)
        with self._writing() as connection:
            connection.execute(
                insert(_GAMES).values(link=kept.link, world=world, who=who, seed=seed, free=free, revision=1)
            )
            self._add(connection, kept.link, entries)
        return kept

    def game(self, link: str) -> Kept | None:
        """Return the game of this link; None where there is none."""
        with self._reading() as connection:
            row = connection.execute(select(_GAMES).where(_GAMES.c.link == link)).first()
        return None if row is None else Kept(row.link, row.world, row.who, row.seed, row.free, row.revision)

    def revision(self, link: str) -> int | None:
        """Return how often has been written about a game; None where there is none."""
        with self._reading() as connection:
            found: int | None = self._revision_of(connection, {"game": link}).scalar()
        return found

    def revisions(self, links: Collection[str]) -> dict[str, int]:
        """Return the same for several games at once; those that there are not are left out."""
        asked = select(_GAMES.c.link, _GAMES.c.revision).where(_GAMES.c.link.in_(links))
        with self._reading() as connection:
            return {row.link: row.revision for row in connection.execute(asked)}

    def entries(self, link: str) -> tuple[Entry, ...]:
        """Return all that has happened in a game."""
        asked = select(_ENTRIES.c.content).where(_ENTRIES.c.game == link).order_by(_ENTRIES.c.number)
        with self._reading() as connection:
            rows = connection.execute(asked).scalars().all()
        try:
            return tuple(from_data(msgspec.json.decode(each)) for each in rows)
        except (msgspec.MsgspecError, ValueError, KeyError, TypeError, AttributeError):
            raise StoreError(DAMAGED, lasting=True) from None

    def write(self, game: Kept, kept: int, new: Sequence[Entry]) -> int:
        """Write that a game has so many of its old entries still, and these new ones; return its new revision.

        Raise Overtaken, with nothing written, where the game is not at the revision that is known.
        """
        with self._writing() as connection:
            new_revision = game.revision + 1
            given: Given = {"game": game.link, "revision_known": game.revision, "revision": new_revision}
            if self._move_on(connection, given).rowcount != 1:
                raise Overtaken
            self._cut_back(connection, {"game": game.link, "first": kept})
            self._add(connection, game.link, new)
        return new_revision

    def count(self) -> int:
        """Return how many games are kept."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(_GAMES)).scalar_one()

    def _add(self, connection: Connection, link: str, entries: Sequence[Entry]) -> None:
        if entries:
            self._append(
                connection,
                [
                    {"game": link, "number": each.index, "content": msgspec.json.encode(to_data(each)).decode()}
                    for each in entries
                ],
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._one_writer, _told_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told_plainly(), self._engine.connect() as connection:
            yield connection


class _Prepared:
    """A statement that is written out once for the database in use: to do that at every request takes longer than the
    database takes for it."""

    def __init__(self, engine: Engine, statement: ClauseElement) -> None:
        written = statement.compile(dialect=engine.dialect)
        self._text = str(written)
        self._order: Sequence[str] | None = getattr(written, "positiontup", None)
        """The names in the order in which this database wants them; None: it knows them by name."""

    def __call__(self, connection: Connection, given: Given | Sequence[Given]) -> CursorResult[Any]:
        """Carry it out, once or for each of several."""
        filled: Any = self._filled(given) if isinstance(given, Mapping) else [self._filled(each) for each in given]
        return connection.exec_driver_sql(self._text, filled)

    def _filled(self, given: Given) -> tuple[str | int, ...] | dict[str, str | int]:
        return tuple(given[each] for each in self._order) if self._order is not None else dict(given)


_REVISION_OF = select(_GAMES.c.revision).where(_GAMES.c.link == bindparam("game"))
_MOVE_ON = (
    update(_GAMES)
    .where(_GAMES.c.link == bindparam("game"), _GAMES.c.revision == bindparam("revision_known"))
    .values(revision=bindparam("revision"))
)
_CUT_BACK = delete(_ENTRIES).where(_ENTRIES.c.game == bindparam("game"), _ENTRIES.c.number >= bindparam("first"))


def _engine(address: str) -> Engine:
    engine = create_engine(address, pool_size=THREADS, max_overflow=THREADS)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _: object) -> None:
    """Let readers and one writer work at the same time, and let nothing that was answered be lost by a crash."""
    cursor = connection.cursor()
    for setting in (f"busy_timeout = {PATIENCE}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


DAMAGED = "the database is damaged; put a copy in its place"
_REASONS = (
    ("disk is full", "the disk is full, so nothing more can be written", False),
    ("disk i/o error", "the disk cannot be read or written", False),
    ("locked", "somebody else is writing to the database, and does not come to an end", False),
    ("readonly", "the database must not be written to", True),
    ("unable to open", "the database cannot be opened", True),
    ("not a database", "the file is no database", True),
    ("malformed", DAMAGED, True),
    ("no such table", DAMAGED, True),
)
"""What a database says when something is wrong, what that means, and whether it will stay so."""


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Turn whatever the database complains about into a StoreError that says what is wrong."""
    try:
        yield
    except DBAPIError as trouble:
        said = str(trouble.orig).lower() if isinstance(trouble, DatabaseError) else str(trouble).lower()
        for sign, meaning, lasting in _REASONS:
            if sign in said:
                raise StoreError(meaning, lasting) from None
        raise StoreError(f"the database does not work: {trouble.orig}") from None
