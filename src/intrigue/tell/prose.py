"""Which of the author's texts hold for what is told, the most specific first.

A text for a character by name goes before one for who fills a position, that before one for any who looks on, that
before one for anybody; then one with a condition before one without; then the first that was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from intrigue.model.expressions import YES, Expression, Literal, Term
from intrigue.model.plans import GroundCall
from intrigue.model.prose import Prose, ProseKind
from intrigue.model.terms import Value, Variable
from intrigue.model.world import Act, Action, Ending, Rule, World
from intrigue.tell.addressing import fits
from intrigue.tell.plainly import plain
from intrigue.tell.speech import spoken
from intrigue.tell.voice import Voice

OWN: tuple[ProseKind, ...] = ("felt", "intends", "drops")
"""Texts that are for the doer, unless they say whom they are for."""
MOST_THOUGHTS = 2000
"""So many ways to fill the variables of one thought are tried."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text that holds, with what fills it."""

    text: str
    bindings: Mapping[str, Value]
    kind: ProseKind = "plain"
    condition: Expression = YES
    """What had to hold for it, with variables."""

    @property
    def key(self) -> tuple[str, tuple[tuple[str, Value], ...]]:
        """Two texts with equal keys say the same of the same."""
        return self.text, tuple(self.bindings.items())


def texts_of_event(world: World, call: GroundCall, voice: Voice, kind: ProseKind) -> list[Chosen]:
    """Return the author's texts of one kind for an event; for `seen`, plain ones are among them."""
    action = _declared(world, call)
    bindings = {each.name: value for each, value in zip(action.parameters, call.arguments, strict=True)}
    if kind == "seen" and (said := spoken(world, call)):
        return [Chosen(each, bindings) for each in said]
    kinds = ("seen", "plain") if kind == "seen" else (kind,)
    fitting = [each for each in action.prose if each.kind in kinds]
    if not fitting:
        return []
    if kind in OWN and plain(world, call).subject != voice.focalizer:
        fitting = [each for each in fitting if each.to is not None]
    return chosen(world, fitting, bindings, voice)


def words_of(world: World, call: GroundCall) -> tuple[Prose, ...]:
    """Return all texts that the author has for an event, for whomever."""
    return _declared(world, call).prose


def _declared(world: World, call: GroundCall) -> Action | Rule:
    if call.signature in world.action:
        return world.action[call.signature]
    return next(each for each in world.rules if each.signature == call.signature)


def chosen(world: World, texts: Iterable[Prose], bindings: Mapping[str, Value], voice: Voice) -> list[Chosen]:
    """Return the texts that hold, the most specific first."""
    found: list[tuple[int, bool, int, Chosen]] = []
    for place, each in enumerate(texts):
        looking = _looking(world, each.to, bindings, voice.focalizer)
        if looking is None:
            continue
        rank, extra = looking
        inner = {**bindings, **extra}
        if each.condition != YES and not _holds(each.condition, inner, voice):
            continue
        found.append((rank, each.condition == YES, place, Chosen(each.text, inner, each.kind, each.condition)))
    return [each for *_, each in sorted(found, key=lambda one: one[:3])]


def _looking(
    world: World, to: Term | None, bindings: Mapping[str, Value], focalizer: str | None
) -> tuple[int, Mapping[str, Value]] | None:
    """Return how specific the eyes are that a text is for, and what they bind; None where these are not the ones."""
    if to is None:
        return 3, {}
    if isinstance(to, Variable) and to.name in bindings:
        return (1, {}) if bindings[to.name] == focalizer else None
    terms: dict[str, Term] = {}
    if not fits(world, to, focalizer, terms):
        return None
    return (2, {to.name: str(focalizer)}) if isinstance(to, Variable) else (0, {})


def _holds(condition: Expression, bindings: Mapping[str, Value], voice: Voice) -> bool:
    terms: dict[str, Term] = {name: Literal(value) for name, value in bindings.items()}
    reads = voice.reads_in(voice.focalizer)
    return reads is not None and reads.holds(condition, terms)


# --- The telling itself -----------------------------------------------------------------------------------------------


def openings(world: World, voice: Voice) -> list[Chosen]:
    """Return what a telling may begin with."""
    return chosen(world, world.openings, {}, voice)


def closings(world: World, voice: Voice) -> list[Chosen]:
    """Return what a telling may end with."""
    return chosen(world, world.closings, {}, voice)


def act_words(world: World, act: Act, voice: Voice) -> list[Chosen]:
    """Return what an act may open with."""
    return chosen(world, act.prose, {}, voice)


def ending_words(world: World, ending: Ending, voice: Voice) -> list[Chosen]:
    """Return what may be told where the story ends so."""
    return chosen(world, ending.prose, {}, voice)


def descriptions(world: World, subject: str, again: bool, voice: Voice) -> list[Chosen]:
    """Return what somebody or something is like: at first, or when it comes up again."""
    texts = [each.prose for each in world.descriptions if each.subject == subject and each.again == again]
    return chosen(world, texts, {}, voice)


def passing(world: World, minutes: int, voice: Voice) -> list[Chosen]:
    """Return how it may be told that so much time goes by: the longest times that fit first."""
    steps = sorted({each.minutes for each in world.passings if each.minutes <= minutes}, reverse=True)
    found: list[Chosen] = []
    for step in steps:
        found += chosen(world, [each.prose for each in world.passings if each.minutes == step], {}, voice)
    return found


def thoughts_held(world: World, holder: str, voice: Voice) -> list[Chosen]:
    """Return the thoughts whose conditions hold in a mind now; what held before already is not news."""
    found: list[Chosen] = []
    for each in world.thoughts:
        looking = _looking(world, each.thinker, {}, holder)
        if looking is None:
            continue
        for values in _fillings(world, [one.type for one in each.about]):
            bindings = {**looking[1], **dict(zip((one.name for one in each.about), values, strict=True))}
            if _holds(each.condition, bindings, voice):
                found.append(Chosen(each.text, bindings, "thought", each.condition))
    return found


def _fillings(world: World, kinds: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Return the ways to fill variables of these types; none twice in one, for what is thought is of different ones."""
    ranges = [world.entities_of(each) for each in kinds]
    ways = (values for values in product(*ranges) if len(set(values)) == len(values))
    return (values for values, _ in zip(ways, range(MOST_THOUGHTS), strict=False))
