"""Thoughts in the author's own words: what is newly meant or given up, what newly holds in a mind, what a rule infers.

They are told whenever they are due; stock thoughts stand back where the author has said something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intrigue.minds.deliberation import DONE
from intrigue.model.expressions import Literal
from intrigue.model.plans import GroundCall
from intrigue.model.substitution import substitute
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import Told
from intrigue.tell.eventwords import voice_at
from intrigue.tell.indirect import Tense
from intrigue.tell.insight import insights
from intrigue.tell.prose import Chosen, texts_of_event, thoughts_held
from intrigue.tell.stated import Fact, Given, Held, Meant, Thought
from intrigue.tell.thoughts import Idea

AUTHORED = 100
"""What a thought in the author's words is worth: it is always told."""


class Author:
    """Finds what the author has written for the minds of one course."""

    def __init__(self, course: Course, tense: Tense = "past") -> None:
        self.course = course
        self.world = course.setting.world
        self.tense: Tense = tense
        self._inferring = any(prose.kind == "thought" for rule in self.world.rules for prose in rule.prose)
        self._held: dict[str, set[object]] = {}
        """The keys of the thoughts that held in each mind when it was last looked into."""

    def fork(self, course: Course) -> Author:
        """Return a copy for another course that shares nothing that changes."""
        other = Author(course, self.tense)
        other._held = {who: set(keys) for who, keys in self._held.items()}
        return other

    def before(self, told: Told) -> Iterator[Idea]:
        """Yield what the focalizer means to do before the thing told happens."""
        if told.focalizer is not None:
            self._look(told.focalizer, told.beat)
            yield from self.of(told.focalizer, told.leading)

    def after(self, told: Told) -> Iterator[Idea]:
        """Yield what goes on in the focalizer's mind after the thing told."""
        who = told.focalizer
        if who is None:
            return
        if self._inferring:
            yield from self._inferred(who, told.beat)
        yield from self._newly_held(who, told)
        yield from self.of(who, told.trailing)

    def of(self, who: str, beats: Sequence[Beat]) -> Iterator[Idea]:
        """Yield what the author says of what somebody newly means to do or gives up in these beats."""
        for beat in beats:
            entry = beat.entry
            if entry.who != who or entry.call is None:
                continue
            if entry.kind == "intends":
                yield from self._of_event(who, beat, entry.call, Meant(entry.index, who))
            elif entry.kind == "drops" and entry.note != DONE:
                yield from self._of_event(who, beat, entry.call, Given(entry.index, who))

    def _of_event(self, who: str, beat: Beat, call: GroundCall, fact: Meant | Given) -> Iterator[Idea]:
        voice = voice_at(self.course.setting, beat.after, who, self.tense)
        kind = "intends" if isinstance(fact, Meant) else "drops"
        for chosen in texts_of_event(self.world, call, voice, "intends" if kind == "intends" else "drops")[:1]:
            yield _idea(chosen, (fact,), beat.index, (kind, beat.index))

    def _inferred(self, who: str, beat: Beat) -> Iterator[Idea]:
        """Yield what the author says of rules by which the focalizer works something out."""
        for change, chosen in insights(self.course, beat, who, self.tense):
            held = Held(change.chain, change.fluent, change.new)
            yield _idea(chosen, (held,), beat.index, ("rule", beat.index, change.source.rule))

    def _look(self, who: str, beat: Beat) -> None:
        """Note what holds in a mind that has not been looked into before."""
        if self.world.thoughts and who not in self._held:
            voice = voice_at(self.course.setting, beat.before, who, self.tense)
            self._held[who] = {each.key for each in thoughts_held(self.world, who, voice)}

    def _newly_held(self, who: str, told: Told) -> Iterator[Idea]:
        if not self.world.thoughts:
            return
        last = told.trailing[-1] if told.trailing else told.beat
        held = thoughts_held(self.world, who, voice_at(self.course.setting, last.after, who, self.tense))
        known = self._held.get(who, set())
        self._held[who] = {each.key for each in held}
        for chosen in held:
            if chosen.key not in known:
                condition = substitute(chosen.condition, {name: Literal(v) for name, v in chosen.bindings.items()})
                yield _idea(chosen, (Thought(who, condition),), last.index, ("thought", chosen.key, last.index))


def _idea(chosen: Chosen, facts: tuple[Fact, ...], at: int, key: object) -> Idea:
    return Idea(AUTHORED, (chosen.text,), facts, at, repr(key), chosen.bindings)
