"""Entries as plain data, for run files and for other programs, and the digest by which two runs are compared.

The *rolling digest* of an entry covers the entry, the state after it, and the digest of the entry before: where it is
equal, everything up to there was equal.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, cast

import msgspec

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Fluent, Signature
from intrigue.search.certificates import (
    call_from_data,
    call_to_data,
    reason_from_data,
    reason_to_data,
    value_from_data,
    value_to_data,
)
from intrigue.semantics.feelings import Prospect
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import Piece, State
from intrigue.simulate.chronicle import Belief, Draw, Entry, Felt, HeartChange, Moment, Saying
from intrigue.simulate.growing import Growing

DIGEST_BYTES = 8
MOST_PIECES = 20_000
"""So many pieces of values are kept as they are written."""
MOST_BEGUN = 5_000
"""So many digests are kept that have come as far as the first feeling of a state."""


class Digests:
    """The rolling digests of a run."""

    def __init__(self, setting: Setting) -> None:
        self._states: dict[State, bytes] = Remembered(setting.most_kept)
        self._pieces = _Pieces()
        self._steady = min((setting.states.at(each.place)[0] for each in setting.feelings), default=0)
        """So many pieces at the beginning of a state hold no feelings, which change more often than all else."""
        self._begun: dict[tuple[Piece, ...], hashlib.blake2b] = Remembered(MOST_BEGUN)
        """By these pieces, digests that have come as far."""
        self._last = hashlib.blake2b(setting.world.name.encode(), digest_size=DIGEST_BYTES).digest()
        self.found: Growing[str] = Growing()
        """The rolling digest of every entry, in hexadecimal."""
        self.states: Growing[str] = Growing()
        """The digest of the state after every entry, in hexadecimal."""

    def add(self, entry: Entry, after: Moment) -> None:
        """Go one entry on."""
        content = msgspec.json.encode(to_data(entry), order="deterministic")
        state = self._state(after.state)
        self._last = hashlib.blake2b(self._last + content + state, digest_size=DIGEST_BYTES).digest()
        self.states.append(state.hex())
        self.found.append(self._last.hex())

    def take_over(self, found: Iterable[str], states: Iterable[str]) -> None:
        """Take over what is known of a run that has come further, and go on from there."""
        self.found, self.states = Growing(found), Growing(states)
        self._last = bytes.fromhex(self.found[-1])

    def of(self, state: State) -> str:
        """Return the digest of a state, in hexadecimal."""
        return self._state(state).hex()

    def fork(self) -> Digests:
        """Return digests that have come as far, and go on by themselves."""
        other = object.__new__(Digests)
        other._states, other._pieces, other._last = self._states, self._pieces, self._last
        other._steady, other._begun = self._steady, self._begun
        other.found, other.states = self.found.fork(), self.states.fork()
        return other

    def in_common(self, other: Digests) -> int:
        """Return with how many equal entries two runs begin."""
        most = min(len(self.found), len(other.found))
        # A digest covers all before it: where two are equal, there is nothing to look at before them.
        return bisect_left(range(most), True, key=lambda place: self.found[place] != other.found[place])

    def _state(self, state: State) -> bytes:
        """Return the digest of a state."""
        known = self._states.get(state)
        if known is None:
            digest, parts = self._beginning(state)
            for character, mind in state.minds.items():
                parts += (character.encode(), self._states.get(mind) or self._state(mind))
            for mark, mind in state.marks.items():
                parts += (f"{mark.character} {mark.event}".encode(), self._state(mind))
            digest.update(b"".join(parts))
            known = self._states[state] = digest.digest()
        return known

    def _beginning(self, state: State) -> tuple[hashlib.blake2b, list[bytes]]:
        """Return a digest that has begun with `repr(state.values)`, and what is left of that.

        What is written of a piece serves all states that have it.
        """
        if len(state.pieces) == 1:
            return hashlib.blake2b(digest_size=DIGEST_BYTES), [repr(state.values).encode()]
        steady = state.pieces[: self._steady]
        begun = self._begun.get(steady)
        if begun is None:
            written = b"(%b" % b"".join([self._pieces[each] + b", " for each in steady])
            begun = self._begun[steady] = hashlib.blake2b(written, digest_size=DIGEST_BYTES)
        left = b", ".join([self._pieces[each] for each in state.pieces[self._steady :]])
        return begun.copy(), [left, b")"]


class _Pieces(dict[Piece, bytes]):
    """The values of pieces as they are written."""

    def __missing__(self, piece: Piece) -> bytes:
        if len(self) >= MOST_PIECES:
            self.clear()
        text = self[piece] = ", ".join(map(repr, piece.values)).encode()
        return text


# --- Entries as plain data --------------------------------------------------------------------------------------------


def to_data(entry: Entry) -> dict[str, Any]:
    """Return an entry as lists, dictionaries, strings and numbers; what is empty is left out."""
    found: dict[str, Any] = {
        "index": entry.index,
        "step": entry.step,
        "minutes": entry.minutes,
        "kind": entry.kind,
        "who": entry.who,
        "call": None if entry.call is None else call_to_data(entry.call),
        "actors": entry.actors,
        "witnesses": entry.witnesses,
        "places": entry.places,
        "decider": entry.decider,
        "reasons": [reason_to_data(each) for each in entry.reasons],
        "causes": entry.causes,
        "rests_on": [_belief_to_data(each) for each in entry.rests_on],
        "writes": [_belief_to_data(each) for each in entry.writes],
        "feels": [msgspec.to_builtins(each) for each in entry.feels],
        "hearts": [msgspec.to_builtins(each) for each in entry.hearts],
        "draws": [msgspec.to_builtins(each) for each in entry.draws],
        "note": entry.note,
        "gain": entry.gain,
        "until": entry.until,
    }
    kept = {name: value for name, value in found.items() if name in _ALWAYS or not _is_empty(value)}
    if entry.promised is not None:
        kept["promised"] = entry.promised
    if entry.talk is not None:
        kept["talk"] = _saying_to_data(entry.talk)
    if entry.prospects is not None:
        kept["prospects"] = [prospect_to_data(each) for each in entry.prospects]
    return kept


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], ()) or (value == 0 and not isinstance(value, bool))


_ALWAYS = ("index", "step", "minutes", "kind")


def from_data(data: dict[str, Any]) -> Entry:
    """Return the entry that plain data describe; raise msgspec.ValidationError, KeyError or TypeError for others."""
    given: dict[str, Any] = dict(data)
    call = given.pop("call", None)
    prospects = given.pop("prospects", None)
    talk = given.pop("talk", None)
    return Entry(
        call=None if call is None else call_from_data(call),
        reasons=tuple(map(reason_from_data, given.pop("reasons", ()))),
        rests_on=tuple(map(_belief_from_data, given.pop("rests_on", ()))),
        writes=tuple(map(_belief_from_data, given.pop("writes", ()))),
        feels=tuple(msgspec.convert(each, Felt) for each in given.pop("feels", ())),
        hearts=tuple(msgspec.convert(each, HeartChange) for each in given.pop("hearts", ())),
        draws=tuple(msgspec.convert(each, Draw) for each in given.pop("draws", ())),
        talk=None if talk is None else _saying_from_data(talk),
        prospects=None if prospects is None else tuple(map(prospect_from_data, prospects)),
        **cast("Any", {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}),
    )


def _belief_to_data(belief: Belief) -> dict[str, Any]:
    call = GroundCall(belief.fluent.property, belief.fluent.arguments)
    return {"chain": belief.chain, "fluent": call_to_data(call), "value": value_to_data(belief.value)}


def _belief_from_data(data: dict[str, Any]) -> Belief:
    call = call_from_data(data["fluent"])
    return Belief(tuple(data["chain"]), Fluent(call.signature, call.arguments), value_from_data(data["value"]))


def _saying_to_data(saying: Saying) -> dict[str, Any]:
    """Return what is said as plain data; what is as usual is left out."""
    found = {
        "crowd": saying.crowd,
        "fluent": [saying.fluent.property.name, saying.fluent.property.kinds, saying.fluent.arguments],
        "value": value_to_data(saying.value),
        "came": saying.came,
        "origin": saying.origin,
        "hops": saying.hops,
    }
    if saying.embroidered:
        found["held"] = value_to_data(saying.held)
    if saying.member >= 0:
        found["member"] = saying.member
    if saying.character:
        found |= {"character": saying.character, "believed": saying.believed}
    else:
        found |= {"company": saying.company, "hearers": saying.hearers}
    return found


def _saying_from_data(data: dict[str, Any]) -> Saying:
    name, kinds, arguments = data["fluent"]
    value = value_from_data(data["value"])
    return Saying(
        str(data["crowd"]),
        Fluent(Signature(name, tuple(kinds)), tuple(arguments)),
        value,
        value_from_data(data["held"]) if "held" in data else value,
        int(data["came"]),
        int(data["origin"]),
        int(data["hops"]),
        int(data.get("member", -1)),
        tuple(map(int, data.get("company", ()))),
        tuple(map(int, data.get("hearers", ()))),
        str(data.get("character", "")),
        bool(data.get("believed", False)),
    )


def prospect_to_data(prospect: Prospect) -> dict[str, Any]:
    """Return a prospect as plain data."""
    return {
        "holder": prospect.holder,
        "gain": prospect.gain,
        "likelihood": prospect.likelihood,
        "event": None if prospect.event is None else call_to_data(prospect.event),
        "about": prospect.about,
        "target": prospect.target,
        "aim": prospect.aim,
    }


def prospect_from_data(data: dict[str, Any]) -> Prospect:
    """Return the prospect that plain data describe; raise KeyError or TypeError for others."""
    event = data["event"]
    return Prospect(**{**data, "event": None if event is None else call_from_data(event)})
