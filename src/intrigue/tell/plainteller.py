"""Finding words for what happens, event by event, through nobody's eyes in particular: for runs that are reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from intrigue.model.plans import GroundCall
from intrigue.model.world import Action, Rule, World
from intrigue.tell.plainly import sentence
from intrigue.tell.prose import texts_of_event
from intrigue.tell.realization import Discourse, realized
from intrigue.tell.voice import Voice


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
        voice = Voice(focalizer)
        chosen = texts_of_event(self.world, call, voice, "seen")[:1]
        if not chosen:
            # These words are no template, so who they are about is not followed up with a pronoun.
            self.discourse = self.discourse.paragraph()
            yield sentence(self.world, call)
        chosen = chosen + texts_of_event(self.world, call, voice, "felt")[:1]
        times = self.told[call]
        self.told[call] += 1
        for each in chosen:
            key = f"{self.seed}|{call}|{times}"
            text, self.discourse = realized(self.world, each.text, each.bindings, self.discourse, key, voice)
            yield text
