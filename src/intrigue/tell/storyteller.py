"""`tell`: a world's story, found act by act and told in prose through somebody's eyes.

The telling states only what the focalizer saw: what it did not see is left out, and what it took for something else is
told as that. Of others it has what a witness perceives (`seen`); of the focalizer itself also its own side (`felt`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.model.plans import GroundCall, Limits
from intrigue.model.sugar import lower
from intrigue.model.terms import Value
from intrigue.model.world import Action, Prose, World
from intrigue.semantics.beliefs import sight
from intrigue.semantics.evaluation import holds
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.tell.motives import motives
from intrigue.tell.plainly import sentence
from intrigue.tell.realization import Discourse, realized
from intrigue.tell.staging import Happening, Staging, staged
from intrigue.tell.telling import Sentence, Telling, ToldAct, ToldStep

LADDER = (Limits(author=8, character=3, epistemic=2), Limits(author=8, character=5, epistemic=2))
"""How far `tell` looks for each act unless told otherwise: eight steps, for reasons that rest on others' reasons."""

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
    eyes = _eyes(world, pov)
    ladder = (limits,) if limits is not None else LADDER
    setting = Setting(world, level_needed(world, max(each.epistemic for each in ladder)))
    staging = staged(setting, ladder)
    if not staging.acts and not staging.shortfall:
        message = "this world does not say what its story should come to"
        hint = 'add an act (`act "Title" until CONDITION`), an ending, or `author wants`'
        raise InputError((Diagnostic("E200", message, Place(world.name, 0, 0), hint=hint),))
    return _told(staging, eyes, seed)


def _eyes(world: World, pov: str | None) -> tuple[str, ...]:
    """Return the characters through whose eyes a story may be told, the first choice first; empty: everybody's."""
    if pov is not None:
        if pov not in world.characters:
            message = f"'{pov}' is not a character, so nothing can be told through its eyes"
            found = Diagnostic(
                "E201", message, Place(world.name, 0, 0), expected=f"one of {', '.join(world.characters)}"
            )
            raise InputError((found,))
        return (pov,)
    return tuple(each.character for share in _SHARES for each in world.viewpoints if each.share == share)


def _told(staging: Staging, eyes: Sequence[str], seed: int) -> Telling:
    """Return the telling of what happens."""
    world = staging.setting.world
    teller = _Teller(staging.setting, seed)
    steps: list[ToldStep] = []
    acts: list[ToldAct] = []
    for position, act in enumerate(staging.acts):
        focalizer = _focalizer(staging.setting, act.happenings, eyes)
        teller.begin_paragraph()
        sentences: list[Sentence] = []
        for happening in act.happenings:
            through = _witness(staging.setting, happening, focalizer, eyes)
            taken_for = _taken_for(staging.setting, happening, through)
            reasons = motives(staging.setting, happening.before, happening.step)
            if taken_for is not None:
                text = teller.sentence(taken_for, through, happening.event.consenting)
                sentences.append(Sentence(text, len(steps)))
            steps.append(ToldStep(happening.step, position, through, taken_for, reasons))
        acts.append(ToldAct(act.title, tuple(sentences), act.passed))
    ending = None
    if not staging.shortfall:
        ending = next((e for e in world.endings if holds(staging.setting, staging.end, e.condition)), None)
    return Telling(world, tuple(acts), tuple(steps), ending, staging.shortfall)


def _focalizer(setting: Setting, happenings: Sequence[Happening], eyes: Sequence[str]) -> str | None:
    """Return through whose eyes an act is told: the first choice, if there is anything for it to see."""
    for each in eyes:
        if any(_taken_for(setting, happening, each) is not None for happening in happenings):
            return each
    return eyes[0] if eyes else None


def _witness(setting: Setting, happening: Happening, focalizer: str | None, eyes: Sequence[str]) -> str | None:
    """Return through whose eyes one event is told: the act's focalizer, else the next who sees it."""
    if focalizer is None or _taken_for(setting, happening, focalizer) is not None:
        return focalizer
    return next((each for each in eyes if _taken_for(setting, happening, each) is not None), focalizer)


def _taken_for(setting: Setting, happening: Happening, focalizer: str | None) -> GroundCall | None:
    """Return what the focalizer sees happen; None where it sees nothing. Whoever acts knows what it does."""
    if focalizer is None or focalizer in happening.event.consenting[:1]:
        return happening.event.call
    seen = sight(setting, happening.before, happening.event, focalizer)
    return seen.call if seen is not None else None


class _Teller:
    """Finds the words, with the discourse so far in mind."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.world = setting.world
        self.seed = seed
        self.discourse = Discourse()
        self.told: Counter[GroundCall] = Counter()

    def begin_paragraph(self) -> None:
        """Forget who was spoken of last."""
        self.discourse = self.discourse.paragraph()

    def sentence(self, call: GroundCall, focalizer: str | None, consenting: Sequence[str]) -> str:
        """Return how an event is told."""
        action = self.world.action[call.signature]
        prose = _prose(action, own=focalizer is not None and focalizer in consenting[:1])
        times = self.told[call]
        self.told[call] += 1
        if prose is None:
            # Its words are not a template, so who was its subject is not followed up with a pronoun.
            self.discourse = self.discourse.paragraph()
            return sentence(self.world, call)
        bindings = _bindings(action, call)
        text, self.discourse = realized(self.world, prose.text, bindings, self.discourse, f"{self.seed}|{call}|{times}")
        return text


def _bindings(action: Action, call: GroundCall) -> dict[str, Value]:
    return {parameter.name: argument for parameter, argument in zip(action.parameters, call.arguments, strict=True)}


def _prose(action: Action, own: bool) -> Prose | None:
    """Return the template that fits: the actor's own side where it is the focalizer's own act, else what is seen."""
    order = ("felt", "plain", "seen") if own else ("seen", "plain")
    for kind in order:
        for each in action.prose:
            if each.kind == kind:
                return each
    return None


__all__ = ["LADDER", "Telling", "tell"]
