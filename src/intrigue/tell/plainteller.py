"""Finding words for what happens, event by event, through nobody's eyes in particular: for runs that are reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from intrigue.model.plans import GroundCall
from intrigue.model.prose import Prose
from intrigue.model.terms import Value
from intrigue.model.world import Action, Rule, World
from intrigue.tell.plainly import plain, sentence
from intrigue.tell.realization import Discourse, realized


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
