"""What happened, in order, with who saw it and what led to it: the record that everything later is read from.

A chronicle only grows. An *entry* says what was decided or befell, and carries all that is needed to let it happen
again without deciding anything anew. A *moment* is the state of a running story between two entries, as one value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import msgspec

from intrigue.minds.deliberation import Intention
from intrigue.model.plans import Explanation, GroundCall
from intrigue.model.terms import Fluent, Value
from intrigue.semantics.beliefs import Chain
from intrigue.semantics.feelings import Hearts, Prospect
from intrigue.semantics.state import State
from intrigue.simulate.growing import Growing
from intrigue.simulate.hearsay import Hearsay
from intrigue.simulate.layers import Layers

Kind: TypeAlias = Literal[
    "action",
    "fate",
    "rule",
    "failed",
    "refused",
    "learns",
    "talk",
    "feels",
    "intends",
    "drops",
    "waits",
    "idle",
    "decides",
    "act",
    "clock",
]
"""What sort of thing an entry records.

* `action`: a character acted, and it came off; `fate`: something happened by itself; `rule`: a reaction in plain sight
* `failed`: an attempt that the facts did not allow; `refused`: somebody who was asked did not agree
* `learns`: a belief that somebody worked out, or a value that is no longer ruled out
* `talk`: somebody in a crowd took notice of something, or said what they had heard; `talk` is what, to whom
* `feels`: what an event did to somebody's feelings
* `intends`, `drops`, `waits`, `idle`: what somebody decided without doing anything that others could see
* `decides`: an author or a reader settled what somebody does, or what comes about; `call` is what, none: nothing
* `act`: an act of the story has come to its end; `note` is its title
* `clock`: time went on
"""

HAPPENINGS: tuple[Kind, ...] = ("action", "fate", "rule", "failed", "refused")
"""The kinds that others can see."""


class Belief(msgspec.Struct, frozen=True):
    """A fluent that has a value in somebody's mind."""

    chain: tuple[str, ...]
    """Whose mind, outermost first; empty: the world itself."""
    fluent: Fluent
    value: Value


class Felt(msgspec.Struct, frozen=True):
    """An emotion that an event stirred in somebody."""

    emotion: str
    holder: str
    about: str | None
    """Towards whom; None: nobody in particular."""
    by: int
    """How much of it the event gave, 1 to 100."""
    now: int
    """How strong it is from now on, 0 to 100."""
    source: str = ""
    """The want, norm or prospect that it came from, in words of the story file."""


class HeartChange(msgspec.Struct, frozen=True):
    """A feeling in the world, or in somebody's idea of it, that an entry sets."""

    chain: tuple[str, ...]
    """Whose idea, outermost first; empty: what is really felt."""
    emotion: str
    holder: str
    about: str | None
    grains: int
    """The intensity in thousandths of a point."""


class Draw(msgspec.Struct, frozen=True):
    """One lot that had a part in a decision."""

    key: str
    """What it was drawn for: kind, who, name, minute and how many before it."""
    value: float


class Saying(msgspec.Struct, frozen=True):
    """One thing that is said in a crowd, or that somebody there takes notice of. Members are numbers from 0."""

    crowd: str
    fluent: Fluent
    value: Value
    """What it is said to be."""
    held: Value
    """What the teller holds; another value where it is embroidered."""
    came: int
    """The minute in which the news came into the crowd."""
    origin: int
    """The entry of the event that it is about."""
    hops: int = 0
    """Through how many mouths it has come, this one included; 0: it is seen."""
    member: int = -1
    """Who says it; -1: a character, or nobody."""
    company: tuple[int, ...] = ()
    """Those who were there to hear it."""
    hearers: tuple[int, ...] = ()
    """Those among them to whom it is news, and who believe it from now on."""
    character: str = ""
    """To which character it is said; empty: to members of the crowd."""
    believed: bool = False
    """Whether that character takes it over."""

    @property
    def embroidered(self) -> bool:
        """Whether the teller says more than they have heard."""
        return self.value != self.held


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened, was decided or was felt."""

    index: int
    """Its place in the chronicle, from 0."""
    step: int
    """The round of the run, from 1."""
    minutes: int
    """Since the start of the run."""
    kind: Kind
    who: str = ""
    """Whose act, decision or feeling it is; empty: nobody's. For a refusal, who refused."""
    call: GroundCall | None = None
    """The event in question; None where there is none."""
    actors: tuple[str, ...] = ()
    """Those who took part, the actor first."""
    witnesses: tuple[str, ...] = ()
    """Those who saw it, whatever they took it for."""
    places: tuple[str, ...] = ()
    """Where it was, as far as those who took part are somewhere."""
    decider: str = ""
    """Who settled that it happens: a character, `schedule`, `chance`, `rule`, `author` or `reader`."""
    reasons: tuple[Explanation, ...] = ()
    """The motive of everybody who agreed; for `intends` the plan itself."""
    causes: tuple[int, ...] = ()
    """The entries that led to it: the intention, and what brought about the beliefs that it rests on."""
    rests_on: tuple[Belief, ...] = ()
    """What the deciding mind believed that the decision needs."""
    writes: tuple[Belief, ...] = ()
    """What becomes believed by this entry itself, for `learns` and `failed`."""
    feels: tuple[Felt, ...] = ()
    """For `feels`: what was stirred, in whom and by what."""
    hearts: tuple[HeartChange, ...] = ()
    """For `feels`: all feelings as they are from now on, where they changed."""
    prospects: tuple[Prospect, ...] | None = None
    """For `feels`: all that is hoped and feared from now on; None: as before."""
    talk: Saying | None = None
    """For `talk`: what is said. `who` is the teller: a character, a member such as `villagers 12`, or empty: seen."""
    draws: tuple[Draw, ...] = ()
    note: str = ""
    """The stated reason, in plain words."""
    gain: int | float = 0
    """For `intends`: how much better the plan's end is for its holder."""
    promised: int | float | None = None
    """For `intends`: how well its holder is to do in the end; None where it only averts something."""
    until: int = 0
    """For `clock`: the minute that it is now. For `action`: the minute until which those who take part are busy. For
    what is decided of a lot: the minute for which it was drawn."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An action that somebody did not agree to, or that was waited for in vain."""

    step: int
    """The round in which it was refused, or given up."""
    mind: State
    """What the one who asked then believed the mind of the other to be."""
    times: int = 1
    """How often the same has been refused, or given up."""
    in_vain: bool = False
    """Whether it did not come when it was waited for; otherwise somebody has said no."""


RefusalKey: TypeAlias = tuple[str, str, GroundCall]
"""Who asked or waited, for whom, and for what."""


Habits: TypeAlias = Mapping[tuple[str, State, GroundCall], int]
"""How often a character has done the same from the same mind."""


@dataclass(frozen=True)
class Moment:
    """A running story between two entries: all that its future hangs on, besides the world and the seed."""

    state: State
    hearts: Hearts
    step: int = 0
    minutes: int = 0
    """Since the start of the run."""
    intentions: Mapping[str, Intention] = field(default_factory=dict)
    habits: Habits = field(default_factory=dict)
    waits: Mapping[str, int] = field(default_factory=dict)
    """For how many steps in a row somebody has waited for another."""
    refusals: Mapping[RefusalKey, Refusal] = field(default_factory=dict)
    """Under who asked, who refused, and what."""
    busy: Mapping[str, int] = field(default_factory=dict)
    """Until which minute somebody is taken up by what they do."""
    sources: Layers[tuple[Chain, int], int] = field(default_factory=Layers)
    """For a chain of minds and a fluent: the entry by which that became what it is; none: it was so at the start."""
    ruled_out: Mapping[int, int] = field(default_factory=dict)
    """For a fluent that rules a value out for a time: the minute in which that began."""
    idle: Mapping[str, str] = field(default_factory=dict)
    """Why somebody did nothing when it last had its turn."""
    prospects: tuple[Prospect, ...] = ()
    """What everybody hopes for and fears."""
    appraised: State | None = None
    """The state after the last event, as it was appraised; None: none yet."""
    since: int = -1
    """The minute of the step before; what fate had for the time up to it is past."""
    quiet: int = 0
    """For how many steps in a row nothing has happened."""
    hearsay: Mapping[str, Hearsay] = field(default_factory=dict)
    """What has been heard in every crowd."""


class Chronicle:
    """All entries of a run so far."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        self._entries: Growing[Entry] = Growing(entries)
        self._acts = sum(each.kind == "act" for each in entries)
        self._acted = next((each.minutes for each in reversed(entries) if each.kind == "action"), None)

    def add(self, entry: Entry) -> None:
        """Append an entry, whose index must be the next one."""
        if entry.index != len(self._entries):
            raise ValueError(f"the next entry has index {len(self._entries)}, not {entry.index}")
        self._entries.append(entry)
        self._acts += entry.kind == "act"
        if entry.kind == "action":
            self._acted = entry.minutes

    @property
    def acts(self) -> int:
        """How many of the author's acts are over."""
        return self._acts

    @property
    def acted(self) -> int | None:
        """The minute in which somebody did something last; before that, the one in which the record begins."""
        return self._acted if self._acted is not None or not self._entries else self._entries[0].minutes

    def fork(self) -> Chronicle:
        """Return one with the same entries, which goes on by itself."""
        other = Chronicle()
        other._entries, other._acts, other._acted = self._entries.fork(), self._acts, self._acted
        return other

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __getitem__(self, index: int) -> Entry:
        return self._entries[index]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return tuple(self._entries)

    def since(self, number: int) -> tuple[Entry, ...]:
        """Return the entries from this one on."""
        return tuple(self._entries[number:])

    def where(
        self,
        *,
        step: int | None = None,
        character: str | None = None,
        place: str | None = None,
        kinds: tuple[Kind, ...] | None = None,
        seen_by: str | None = None,
    ) -> Iterator[Entry]:
        """Yield the entries that fit all that is stated, in order; a character is concerned by acting or deciding."""
        for entry in self._entries:
            if (
                (step is None or entry.step == step)
                and (character is None or character == entry.who or character in entry.actors)
                and (place is None or place in entry.places)
                and (kinds is None or entry.kind in kinds)
                and (seen_by is None or seen_by in entry.witnesses)
            ):
                yield entry

    def led_to(self, entry: Entry) -> tuple[Entry, ...]:
        """Return all that led to an entry, directly or through others, in order."""
        found: set[int] = set()
        pending = [*entry.causes]
        while pending:
            index = pending.pop()
            if index not in found:
                found.add(index)
                pending += self._entries[index].causes
        return tuple(self._entries[index] for index in sorted(found))
