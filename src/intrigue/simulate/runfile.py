"""Runs on disk: all that happened, with the text of the world, so that a run can be loaded, checked and branched.

A run file is JSON: the version of its form, the text of every file of the world, the options, and all entries with
their rolling digests. Loading lets the recorded entries happen again and decides nothing anew. Checking does decide
anew, and names the first entry that comes out otherwise.

The file of a long run also says where it stood in the end (`snapshot`). Where the same edition of the program wrote it
and its seal is whole, nothing has to happen again; everywhere else that part is not heeded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import msgspec

from intrigue.errors import Diagnostic, InputError, IntrigueError, Place
from intrigue.language.loader import load_texts
from intrigue.language.writing import print_world
from intrigue.model.world import World
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import HAPPENINGS, Chronicle, Entry
from intrigue.simulate.deciding import Recorded
from intrigue.simulate.edition import edition
from intrigue.simulate.recording import DIGEST_BYTES, from_data, to_data
from intrigue.simulate.simulation import Options, Story
from intrigue.simulate.snapshot import Snapshot, restored, taken

FORMAT = 1
"""The version of the form that is written, and the only one that is read."""
LARGEST = 200_000_000
"""Bytes; a run file beyond that is refused unread."""
MANY = 50
"""A run in which more happens than that is carried out by the kernel, as runs are that go on."""
LONG = 200
"""From so many entries on a run file says where the run stood in the end; shorter ones are soon followed."""
UNSEALED = b'"seal":""'
"""How the end of a run stands in its file before that is sealed."""
CODES = {
    "E701": "a run file that is not JSON, or not of the form of a run file",
    "E702": "a run file of a version that this program does not read",
    "E703": "a run file that cannot be read as a file",
    "E704": "a run file whose entries do not fit its world",
    "E705": "a step at which a run cannot be branched",
}
"""What can be wrong with a run file."""


class _Run(msgspec.Struct):
    format: int
    world: dict[str, str]
    """The text of every file, those used before those that use them."""
    options: Options
    entries: list[dict[str, Any]]
    digests: list[str]
    ended: str = ""
    end: _End | None = None
    """Where a long run stood in the end."""


class _End(msgspec.Struct):
    edition: str
    """Which edition of the program wrote it."""
    states: list[str]
    """The digest of the state after every entry."""
    snapshot: Snapshot
    seal: str = ""
    """A digest of the whole text of the file but for these few letters."""


class _Version(msgspec.Struct):
    format: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a run comes out again as it is recorded."""

    same: bool
    entries: int
    """How many entries came out the same."""
    parted: str = ""
    """Where and why not, in plain words."""

    def __str__(self) -> str:
        return f"all {self.entries:,} entries come out again" if self.same else self.parted


# --- Saving and loading -----------------------------------------------------------------------------------------------


def to_json(story: Story, texts: Mapping[str, str] | None = None) -> str:
    """Return a run as the text of a run file.

    `texts` are the files of its world, as `Loaded.texts` has them; without them the world is written out.
    """
    given = texts or story.texts or {f"{story.world.name}.story": print_world(story.world)}
    run = _Run(
        FORMAT,
        {_beside(name, given): text for name, text in given.items()},
        story.given,
        [to_data(each) for each in story.chronicle],
        list(story.digests.found),
        story.ended,
        _end(story),
    )
    text = msgspec.json.encode(run)
    if run.end is not None:
        text = with_seal(text)
    return text.decode() + "\n"


def _end(story: Story) -> _End | None:
    """Return where a run stands, for its file; None where that is soon found out."""
    snapshot = taken(story.setting, story.moment) if len(story.chronicle) >= LONG and edition() else None
    return None if snapshot is None else _End(edition(), list(story.digests.states), snapshot)


def with_seal(text: bytes) -> bytes:
    """Return the text of a run file, which is not sealed yet, with its seal."""
    before, _, behind = text.rpartition(UNSEALED)
    return b'%b"seal":"%b"%b' % (before, hashlib.blake2b(text, digest_size=DIGEST_BYTES).hexdigest().encode(), behind)


def _is_sealed(text: str | bytes, seal: str) -> bool:
    """Return whether the text of a run file is, to the letter, the one that was sealed so."""
    plain = (text.encode() if isinstance(text, str) else text).strip()
    before, _, behind = plain.rpartition(b'"seal":"%b"' % seal.encode())
    return with_seal(before + UNSEALED + behind) == plain


def load(path: Path, anew: bool = False) -> Story:
    """Return the run that a file records, ready to go on; raise InputError where it records none.

    With `anew`, all of it happens again, also where the file says what it comes to.
    """
    return from_json(_read(path), str(path), anew)


def from_json(text: str | bytes, file: str = "<text>", anew: bool = False) -> Story:
    """Return the run that the text of a run file records, as `load` does."""
    run = _parsed(text, file)
    story = Story(load_texts(run.world).world, run.options)
    entries = _entries(run, file)
    story.following.much_ahead = sum(each.kind in HAPPENINGS for each in entries) > MANY
    sealed = not anew and run.end is not None and _is_sealed(text, run.end.seal)
    if not sealed or not _stands(story, run, entries):
        _follow(story, entries, run.digests, file)
    story.ended = run.ended
    story.texts = run.world
    return story


def branch(story: Story, step: int, options: Options | None = None) -> Story:
    """Return a run that is the same up to the end of a step and can go on from there, with other options if any.

    Raise InputError where the run did not come that far.
    """
    if not 0 <= step <= story.moment.step:
        message = f"the run has {story.moment.step} steps, so it cannot be branched at step {step}"
        raise _refusal("E705", message, story.world.name)
    other = story.anew(options)
    for entry in story.chronicle:
        if entry.step > step:
            break
        other.add(entry)
    return other


# --- Checking ---------------------------------------------------------------------------------------------------------


def verify(story: Story) -> Verdict:
    """Return whether everybody decides again as recorded: the whole run is thought through anew.

    What an author or a reader decided is taken from the record; that there was a reason for it is found anew.
    """
    again = Story(story.world, story.given, decider=Recorded(story.chronicle))
    found = again.run(story.moment.step + 1)
    for number, entry in enumerate(story.chronicle):
        if entry.kind in ("learns", "feels") and entry.decider == "reader":
            now: Entry | None = again.add(entry)  # It was supposed, which nobody decides.
        else:
            now = _act_reached(again, entry) if entry.kind == "act" else next(found, None)
        if now is None:
            return Verdict(False, number, f"entry {number} does not come about again: {_said(entry)}")
        if again.digests.found[number] != story.digests.found[number]:
            return Verdict(
                False, number, f"step {entry.step}, entry {number}: recorded is {_said(entry)}; now it is {_said(now)}"
            )
    return Verdict(True, len(story.chronicle))


def _act_reached(again: Story, entry: Entry) -> Entry | None:
    """Record anew that an act is over, if it is the next one and its condition holds."""
    acts = again.setting.world.acts
    over = again.chronicle.acts
    if over >= len(acts) or acts[over].title != entry.note:
        return None
    return again.add(entry) if holds(again.setting, again.moment.state, acts[over].until) else None


def replay(story: Story, world: World) -> tuple[Story, Verdict]:
    """Return how far the recorded happenings carry another world, and why they part from it there.

    It stops at the first that is not possible, that its actors have no reason for, or that comes out otherwise.
    """
    other = Story(world, story.given)
    for number, entry in enumerate(story.chronicle):
        why = _cannot(other, entry)
        if why:
            return other, Verdict(False, number, f"step {entry.step}, entry {number}: {_said(entry)}: {why}")
        try:
            other.add(entry)
        except (IntrigueError, LookupError) as trouble:
            why = f"it cannot be carried out in this world ({trouble})"
            return other, Verdict(False, number, f"step {entry.step}, entry {number}: {_said(entry)}: {why}")
        if entry.kind in HAPPENINGS and other.digests.states[number] != story.digests.states[number]:
            why = "it leads to something else in this world"
            return other, Verdict(False, number, f"step {entry.step}, entry {number}: {_said(entry)}: {why}")
    return other, Verdict(True, len(story.chronicle))


def _cannot(story: Story, entry: Entry) -> str:
    """Return why a recorded happening cannot happen as things stand in a run; empty where it can."""
    if entry.call is None:
        return ""
    try:
        event = story.setting.event(entry.call) if entry.kind != "rule" else None
    except KeyError:
        return "there is no such event in this world"
    if event is None:
        return ""
    if entry.kind in ("action", "fate") and not possible(story.setting, story.moment.state, event):
        return "it is not possible in this world"
    for who in _deciding(entry, event):
        mind = believed(story.setting, story.moment.state, who)
        if story.thinker.motive(mind, event, who, story.situation(who).reach) is None:
            return f"{who} has no reason for it in this world"
    return ""


def _deciding(entry: Entry, event: Event) -> tuple[str, ...]:
    """Return those who must have had a reason for what an entry records."""
    match entry.kind:
        case "action":
            return event.consenting
        case "failed" | "refused":
            return event.consenting[:1]
        case "intends":
            return (entry.who,)
        case _:
            return ()


def _said(entry: Entry) -> str:
    return " ".join(filter(None, (entry.kind, entry.who, str(entry.call or ""))))


# --- Reading ----------------------------------------------------------------------------------------------------------


def _parsed(text: str | bytes, file: str) -> _Run:
    try:
        version = msgspec.json.decode(text, type=_Version).format
        if version != FORMAT:
            raise _refusal("E702", f"the run has format {version}; this program reads format {FORMAT}", file)
        return msgspec.json.decode(text, type=_Run)
    except (msgspec.DecodeError, UnicodeError) as trouble:
        raise _refusal("E701", f"this is no run file: {str(trouble)[:1].lower()}{str(trouble)[1:]}", file) from None
    except RecursionError:
        raise _refusal("E701", "this is no run file: it is nested too deep", file) from None


def _entries(run: _Run, file: str) -> list[Entry]:
    try:
        entries = [from_data(each) for each in run.entries]
    except (msgspec.ValidationError, KeyError, TypeError, AttributeError, RecursionError) as trouble:
        raise _refusal("E701", f"this is no run file: an entry is malformed ({trouble})", file) from None
    if len(run.digests) != len(entries):
        raise _refusal("E701", "this is no run file: it has not one digest for each entry", file)
    return entries


def _stands(story: Story, run: _Run, entries: Sequence[Entry]) -> bool:
    """Let a run stand where its file says that it does; return False where that is not to be relied on."""
    end = run.end
    if end is None or end.edition != edition() or len(end.states) != len(entries):
        return False
    chronicle = Chronicle(tuple(entries))
    try:
        moment = restored(story.setting, chronicle, end.snapshot)
        if story.digests.of(moment.state) != end.states[-1]:
            return False
        story.digests.take_over(run.digests, end.states)
    except (LookupError, TypeError, ValueError, AttributeError, msgspec.ValidationError):
        return False  # Whoever sealed it did not mean it; following tells what is wrong with the rest.
    story.chronicle, story.moment = chronicle, moment
    return True


def _follow(story: Story, entries: Sequence[Entry], digests: Sequence[str], file: str) -> None:
    for number, (entry, digest) in enumerate(zip(entries, digests, strict=True)):
        try:
            story.add(entry)
        except (ValueError, LookupError) as trouble:
            raise _refusal("E704", f"entry {number} does not fit the world of this run: {trouble}", file) from None
        if story.digests.found[number] != digest:
            message = f"entry {number} ({_said(entry)}) does not lead to what is recorded; the file has been changed"
            raise _refusal("E704", message, file)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise _refusal("E703", f"'{path}' is larger than {LARGEST:,} bytes, the bound for run files", str(path))
        return path.read_bytes()
    except OSError as trouble:
        raise _refusal("E703", f"'{path}' cannot be read: {trouble.strerror}", str(path)) from None


def _refusal(code: str, message: str, file: str) -> InputError:
    hint = "intrigue run WORLD --save FILE writes run files" if code == "E701" else ""
    return InputError((Diagnostic(code, message, Place(file, 0, 0), hint=hint),))


def _beside(name: str, given: Mapping[str, str]) -> str:
    """Return a file's name from the folder of the first file on, for nothing of the machine belongs into a run file."""
    main = PurePath(list(given)[-1]).parent
    path = PurePath(name)
    return path.relative_to(main).as_posix() if path.is_relative_to(main) else path.name
