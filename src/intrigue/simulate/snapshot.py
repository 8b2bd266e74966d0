"""Where a run stood when it was saved, as plain data: so that it can go on without being followed from its start.

States stand in tables, pieces first, each as that in which it differs from the one before of its kind; what is below
another state stands before it. Numbers of fluents and characters are those of the setting, which is the same whenever
the same edition of the program reads the same world.
"""

from __future__ import annotations

from typing import Any

import msgspec

from intrigue.minds.deliberation import Intention
from intrigue.model.terms import Value
from intrigue.search.certificates import call_from_data, call_to_data, value_from_data, value_to_data
from intrigue.semantics.beliefs import Chain
from intrigue.semantics.feelings import AT_REST
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import NO_MARKS, Piece, State
from intrigue.simulate.chronicle import Chronicle, HeartChange, Moment, Refusal
from intrigue.simulate.following import heart_changes, with_changes
from intrigue.simulate.layers import Layers
from intrigue.simulate.recording import prospect_from_data, prospect_to_data

NOBODY = -1
"""In place of a number: no owner, no state."""


class Snapshot(msgspec.Struct):
    """A moment as plain data; a field of the same name says of `Moment` what it means."""

    values: list[Any]
    """All values that stand in pieces."""
    pieces: list[list[int]]
    """The number of the place, then in pairs where and by which value it differs from the one before at that place."""
    states: list[list[int]]
    """Owner and level, the states that are its minds and marks, and the pieces in which it differs from the one before
    of this owner and level."""
    state: int
    appraised: int
    step: int
    minutes: int
    since: int
    quiet: int
    hearts: list[HeartChange]
    intentions: dict[str, tuple[int, int]]
    """The entry that records it, and how many of its steps have been taken."""
    habits: list[tuple[str, int, Any, int]]
    refusals: list[tuple[str, str, Any, int, int, int, bool]]
    waits: dict[str, int]
    busy: dict[str, int]
    idle: dict[str, str]
    sources: list[tuple[list[str], list[int]]]
    """Of every chain, fluents and entries in turn."""
    ruled_out: list[tuple[int, int]]
    prospects: list[dict[str, Any]]


def taken(setting: Setting, moment: Moment) -> Snapshot | None:
    """Return a moment as plain data; None in worlds with crowds, whose talk is followed as it went."""
    if moment.hearsay:
        return None
    table = _Written(setting)
    sources: dict[Chain, list[int]] = {}
    for (chain, index), entry in moment.sources.items():
        sources.setdefault(chain, []).extend((index, entry))
    return Snapshot(
        state=table.state(moment.state),
        appraised=NOBODY if moment.appraised is None else table.state(moment.appraised),
        step=moment.step,
        minutes=moment.minutes,
        since=moment.since,
        quiet=moment.quiet,
        hearts=[*heart_changes(AT_REST, moment.hearts)],
        intentions={who: (each.entry, each.taken) for who, each in moment.intentions.items()},
        habits=[(who, table.state(mind), call_to_data(call), n) for (who, mind, call), n in moment.habits.items()],
        refusals=[
            (asker, other, call_to_data(call), each.step, table.state(each.mind), each.times, each.in_vain)
            for (asker, other, call), each in moment.refusals.items()
        ],
        waits=dict(moment.waits),
        busy=dict(moment.busy),
        idle=dict(moment.idle),
        sources=[([*chain], row) for chain, row in sources.items()],
        ruled_out=[*moment.ruled_out.items()],
        prospects=[prospect_to_data(each) for each in moment.prospects],
        # These last, for they grow with all that is written.
        values=[value_to_data(each) for each in table.values],
        pieces=table.pieces,
        states=table.states,
    )


def restored(setting: Setting, chronicle: Chronicle, snapshot: Snapshot) -> Moment:
    """Return the moment of which a snapshot was taken, after these entries.

    Raise LookupError, TypeError or ValueError where it does not fit the world.
    """
    states = _read(setting, snapshot)
    intentions = {}
    for who, (index, steps) in snapshot.intentions.items():
        entry = chronicle[index]
        intentions[who] = Intention(entry.reasons[0], entry.gain, entry.promised, index, steps)
    sources: dict[tuple[Chain, int], int] = {
        (tuple(chain), index): entry
        for chain, row in snapshot.sources
        for index, entry in zip(row[::2], row[1::2], strict=True)
    }
    return Moment(
        states[snapshot.state],
        with_changes(AT_REST, snapshot.hearts),
        step=snapshot.step,
        minutes=snapshot.minutes,
        intentions=intentions,
        habits={(who, states[mind], call_from_data(call)): n for who, mind, call, n in snapshot.habits},
        waits=snapshot.waits,
        refusals={
            (asker, other, call_from_data(call)): Refusal(step, states[mind], times, in_vain)
            for asker, other, call, step, mind, times, in_vain in snapshot.refusals
        },
        busy=snapshot.busy,
        sources=Layers((sources,) if sources else ()),
        ruled_out=dict(snapshot.ruled_out),
        idle=snapshot.idle,
        prospects=tuple(map(prospect_from_data, snapshot.prospects)),
        appraised=None if snapshot.appraised == NOBODY else states[snapshot.appraised],
        since=snapshot.since,
        quiet=snapshot.quiet,
    )


# --- Tables of states -------------------------------------------------------------------------------------------------


class _Written:
    """The tables, while states are written into them."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._owners = {None: NOBODY} | {who: number for number, who in enumerate(setting.characters)}
        self._values: dict[tuple[type, Value], int] = {}
        self._pieces: dict[Piece, int] = {}
        self._states: dict[State, int] = {}
        self._last_piece: dict[int, Piece] = {}
        self._last_state: dict[tuple[int, int], State] = {}
        self.pieces: list[list[int]] = []
        self.states: list[list[int]] = []

    @property
    def values(self) -> list[Value]:
        """All values that have been met, by their numbers."""
        return [value for _, value in self._values]

    def state(self, state: State) -> int:
        """Return the number of a state, writing it first where it is new."""
        known = self._states.get(state)
        if known is not None:
            return known
        below = [self.state(state.minds[c]) if c in state.minds else NOBODY for c in self._setting.characters]
        below += [self.state(state.marks[m]) if m in state.marks else NOBODY for m in self._setting.marks]
        kind = self._owners[state.owner], state.level
        before = self._last_state.get(kind)
        old = before.pieces if before is not None else (None,) * len(state.pieces)
        changed = [self._piece(new) for new, known in zip(state.pieces, old, strict=True) if new is not known]
        self._last_state[kind] = state
        self.states.append([*kind, *below, *changed])
        number = self._states[state] = len(self._states)
        return number

    def _piece(self, piece: Piece) -> int:
        number = self._pieces.get(piece)
        if number is None:
            before = self._last_piece.get(piece.place)
            old = before.values if before is not None else (_NOTHING,) * len(piece.values)
            row = [piece.place]
            for place, (value, known) in enumerate(zip(piece.values, old, strict=True)):
                if value != known or type(value) is not type(known):
                    row += place, self._values.setdefault((type(value), value), len(self._values))
            self._last_piece[piece.place] = piece
            self.pieces.append(row)
            number = self._pieces[piece] = len(self._pieces)
        return number


_NOTHING = object()
"""What is no value."""


def _read(setting: Setting, snapshot: Snapshot) -> list[State]:
    """Return the states of a snapshot by their numbers."""
    pieces = _read_pieces(setting, snapshot)
    characters, marks, put_together = setting.characters, setting.marks, setting.states.put_together
    owners = [*characters, None]
    last: dict[tuple[int, int], list[Piece]] = {}
    states: list[State] = []
    cast = len(characters)
    first = 2 + cast + len(marks)
    for row in snapshot.states:
        owner, level = row[:2]
        minds = {who: states[each] for who, each in zip(characters, row[2:]) if each >= 0}  # noqa: B905 - more follows
        kept = {mark: states[each] for mark, each in zip(marks, row[2 + cast : first], strict=True) if each >= 0}
        changed = [pieces[number] for number in row[first:]]
        whole = last.setdefault((owner, level), changed)
        if whole is not changed:
            for piece in changed:
                whole[piece.place] = piece
        states.append(put_together(owners[owner], level, tuple(whole), minds, kept or NO_MARKS))
    return states


def _read_pieces(setting: Setting, snapshot: Snapshot) -> list[Piece]:
    values = [value_from_data(each) for each in snapshot.values]
    firsts, piece = setting.states.firsts, setting.states.piece
    last: dict[int, list[Value]] = {}
    found: list[Piece] = []
    for row in snapshot.pieces:
        place = row[0]
        whole = last.get(place)
        if whole is None:
            whole = last[place] = [False] * (firsts[place + 1] - firsts[place])
        for at, value in zip(row[1::2], row[2::2], strict=True):
            whole[at] = values[value]
        found.append(piece(place, tuple(whole)))
    return found
