"""What somebody works out by a rule for which the author has words, and whether something happens inside a witness."""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.terms import UNKNOWN
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.provenance import BeliefChange, belief_changes
from intrigue.tell.course import Beat, Course
from intrigue.tell.eventwords import own_side, voice_at
from intrigue.tell.indirect import Tense
from intrigue.tell.prose import Chosen, texts_of_event


def insights(course: Course, beat: Beat, who: str, tense: Tense = "past") -> Iterator[tuple[BeliefChange, Chosen]]:
    """Yield what somebody works out by an event, by rules that have a text for it, each with this text."""
    if beat.event is None:
        return
    if who not in beat.worked_out:
        beat.worked_out[who] = tuple(_worked_out(course, beat, beat.event, who))
    voice = voice_at(course.setting, beat.after, who, tense)
    for change in beat.worked_out[who]:
        rule = change.source.rule
        if rule is not None:
            yield from ((change, each) for each in texts_of_event(course.setting.world, rule, voice, "thought")[:1])


def _worked_out(course: Course, beat: Beat, event: Event, who: str) -> Iterator[BeliefChange]:
    """Yield what somebody comes to believe by rules through an event, of what rules with a text set."""
    if _may_have_been(course, beat, who):
        stepping = course.following.moves.step_by_step
        for change in belief_changes(course.setting, beat.before.state, event, 1, who, stepping):
            if change.source.rule is not None and change.new is not UNKNOWN:
                yield change


def _may_have_been(course: Course, beat: Beat, who: str) -> bool:
    """Return whether anything that such rules set is now otherwise in a mind: to trace by what takes much longer."""
    before, after = believed(course.setting, beat.before.state, who), believed(course.setting, beat.after.state, who)
    return before is not after and any(before[index] != after[index] for index in course.inferable)


class Insides:
    """Tells in whose mind something happens that the author has words for."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._inferring = any(prose.kind == "thought" for rule in course.setting.world.rules for prose in rule.prose)

    def understands(self, beat: Beat, who: str) -> bool:
        """Return whether somebody works something out by it."""
        return self._inferring and any(True for _ in insights(self.course, beat, who))

    def moved(self, beat: Beat, who: str) -> bool:
        """Return whether there is anything to say of somebody's own side of it."""
        call = self.course.taken_for(beat, who)
        if call is None:
            return False
        setting = self.course.setting
        voice = voice_at(setting, beat.before, who)
        return bool(own_side(setting.world, call, beat.entry.kind, voice)) or self.understands(beat, who)
