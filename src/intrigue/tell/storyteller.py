"""`tell`: a world's story, found act by act and told in prose through somebody's eyes.

The telling states only what the focalizer saw: what it did not see is left out, and what it took for something else is
told as that. Of everybody it has what a witness perceives (`seen`), of the focalizer itself also its own side (`felt`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.model.plans import GroundCall, Limits
from intrigue.model.sugar import lower
from intrigue.model.terms import Value
from intrigue.model.world import Action, Prose, Rule, World
from intrigue.semantics.beliefs import sight
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import firings, initial
from intrigue.tell.checks import Failure, failures, minds_read
from intrigue.tell.motives import motives
from intrigue.tell.plainly import plain, sentence
from intrigue.tell.realization import Discourse, realized
from intrigue.tell.staging import Happening, Staging, staged
from intrigue.tell.telling import Sentence, Telling, ToldAct, ToldStep

LADDER = (Limits(author=8, character=3, epistemic=2), Limits(author=8, character=5, epistemic=2))
"""How far `tell` looks for each act unless told otherwise: eight steps, for reasons that rest on others' reasons."""

STATES = 20_000
"""How many states a telling may take before it is given up; a minute or two."""
CODES = {
    "E601": "a world that does not say what its story should come to",
    "E602": "a point of view that is no character's",
}
"""What a world may be refused for."""

_SHARES = ("only", "mostly", "sometimes")
"""Who tells, the first choice first; who never tells is not among them."""


@runtime_checkable
class HasWorld(Protocol):
    """What a loader hands out: a world with what it knows about its text."""

    @property
    def world(self) -> World:
        """The world."""
        ...


def tell(source: World | HasWorld, *, seed: int = 0, limits: Limits | None = None, pov: str | None = None) -> Telling:
    """Return the story of a world, told.

    `seed` chooses between wordings; `pov` names the character through whose eyes all is told, instead of the world's
    own viewpoint. Raise InputError where there is no such character, or where the world says neither by acts nor wants
    nor endings what its story should come to.
    """
    world = lower(source if isinstance(source, World) else source.world)
    where = _place(source, world)
    eyes = _eyes(world, pov, where)
    ladder = (limits,) if limits is not None else LADDER
    setting = Setting(world, _level(world, max(each.epistemic for each in ladder)))
    staging = staged(setting, ladder, STATES)
    if not staging.acts and not staging.shortfall:
        message = "this world does not say what its story should come to"
        hint = 'add an act (`act "Title" until CONDITION`), an ending, or `author wants`'
        raise InputError((Diagnostic("E601", message, where, hint=hint),))
    return _told(staging, eyes, seed)


def _place(source: World | HasWorld, world: World) -> Place:
    """Return what a finding about a whole world is reported of: its file, else its name."""
    texts = getattr(source, "texts", None)
    return Place(next(reversed(texts)) if texts else world.name or "<world>", 0, 0)


def _level(world: World, epistemic: int) -> int:
    """Return how deep minds must nest for the story and for the world's checks."""
    needed = level_needed(world, epistemic)
    return needed if world.depth is not None else max(needed, minds_read(world))


def _eyes(world: World, pov: str | None, where: Place) -> tuple[str, ...]:
    """Return the characters through whose eyes a story may be told, the first choice first; empty: everybody's."""
    if pov is not None:
        if pov not in world.characters:
            message = f"'{pov}' is not a character, so nothing can be told through its eyes"
            found = Diagnostic("E602", message, where, expected=f"one of {', '.join(world.characters)}")
            raise InputError((found,))
        return (pov,)
    return tuple(each.character for share in _SHARES for each in world.viewpoints if each.share == share)


def _told(staging: Staging, eyes: Sequence[str], seed: int) -> Telling:
    """Return the telling of what happens."""
    setting = staging.setting
    teller = Teller(setting.world, seed)
    steps: list[ToldStep] = []
    acts: list[ToldAct] = []
    for position, act in enumerate(staging.acts):
        focalizer = _focalizer(setting, act.happenings, eyes)
        teller.begin_paragraph()
        sentences: list[Sentence] = []
        for happening in act.happenings:
            through = _witness(setting, happening, focalizer, eyes)
            taken_for = _taken_for(setting, happening.before, happening.event, through)
            sentences += (
                Sentence(text, len(steps)) for text in _sentences(setting, teller, happening, through, taken_for)
            )
            reasons = motives(setting, happening.before, happening.step)
            steps.append(ToldStep(happening.step, position, through, taken_for, reasons))
        acts.append(ToldAct(act.title, tuple(sentences), act.passed))
    ending = None
    if not staging.shortfall:
        ending = next((e for e in setting.world.endings if holds(setting, staging.end, e.condition)), None)
    return Telling(setting.world, tuple(acts), tuple(steps), ending, staging.shortfall, _broken(staging))


def _broken(staging: Staging) -> tuple[Failure, ...]:
    """Return the checks that the story does not keep; of one that came to no end, those it has broken already."""
    happenings = [each for act in staging.acts for each in act.happenings]
    ends = [each.before for each in happenings[1:]] + [staging.end]
    run = ((each.event, end) for each, end in zip(happenings, ends, strict=False))
    found = failures(staging.setting, initial(staging.setting), run)
    return tuple(each for each in found if each.step is not None or not staging.shortfall)


def _focalizer(setting: Setting, happenings: Sequence[Happening], eyes: Sequence[str]) -> str | None:
    """Return through whose eyes an act is told: the first choice, if there is anything for it to see."""
    for each in eyes:
        if any(_taken_for(setting, happening.before, happening.event, each) for happening in happenings):
            return each
    return eyes[0] if eyes else None


def _witness(setting: Setting, happening: Happening, focalizer: str | None, eyes: Sequence[str]) -> str | None:
    """Return through whose eyes one event is told: the act's focalizer, else the next who sees it."""
    for each in (focalizer, *eyes):
        if _taken_for(setting, happening.before, happening.event, each) is not None:
            return each
    return focalizer


def _taken_for(setting: Setting, before: State, event: Event, focalizer: str | None) -> GroundCall | None:
    """Return what the focalizer sees happen; None where it sees nothing. Who agrees to something knows what it is."""
    if focalizer is None or focalizer in event.consenting:
        return event.call
    seen = sight(setting, before, event, focalizer)
    return seen.call if seen is not None else None


def _sentences(
    setting: Setting, teller: Teller, happening: Happening, focalizer: str | None, taken_for: GroundCall | None
) -> Iterator[str]:
    """Yield how a step is told: itself, and the reactions with prose that it sets off, as far as the focalizer sees."""
    if taken_for is not None:
        yield from teller.sentences(setting.world.action[taken_for.signature], taken_for, focalizer)
    for rule, before in firings(setting, happening.before, happening.event):
        seen = _taken_for(setting, before, rule, focalizer)
        if seen == rule.call and rule.action.prose:
            yield from teller.sentences(rule.action, seen, focalizer)
        elif seen is not None and seen != rule.call:
            yield from teller.sentences(setting.world.action[seen.signature], seen, focalizer)


class Teller:
    """Finds the words, with the discourse so far in mind."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.seed = seed
        self.discourse = Discourse()
        self.told: Counter[GroundCall] = Counter()

    def begin_paragraph(self) -> None:
        """Forget who was spoken of last."""
        self.discourse = self.discourse.paragraph()

    def sentences(self, action: Action | Rule, call: GroundCall, focalizer: str | None) -> Iterator[str]:
        """Yield how an event is told: what there is to see, and the focalizer's own side of what it does itself."""
        chosen = _prose(action, own=focalizer is not None and plain(self.world, call).subject == focalizer)
        if not chosen:
            # These words are no template, so who they are about is not followed up with a pronoun.
            self.discourse = self.discourse.paragraph()
            yield sentence(self.world, call)
        times = self.told[call]
        self.told[call] += 1
        for each in chosen:
            key = f"{self.seed}|{call}|{times}"
            text, self.discourse = realized(self.world, each.text, _bindings(action, call), self.discourse, key)
            yield text


def _bindings(action: Action | Rule, call: GroundCall) -> dict[str, Value]:
    return {parameter.name: argument for parameter, argument in zip(action.parameters, call.arguments, strict=True)}


def _prose(action: Action | Rule, own: bool) -> list[Prose]:
    """Return the templates that tell an event, in order: one of what there is to see, and the actor's own side."""
    visible = [each for each in action.prose if each.kind != "felt"][:1]
    return visible + [each for each in action.prose if each.kind == "felt"][: int(own)]


__all__ = ["LADDER", "Telling", "tell"]
