"""From portions to paragraphs: the narrator chooses among thoughts and wordings, and remembers what the reader knows.

What it may say is settled elsewhere (`discourse.py`, `thoughts.py`); here is only what is worth saying now: no fact
twice, no wording again that is still in the ear, and not so many thoughts that nothing happens any more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Value
from intrigue.semantics.provenance import differences
from intrigue.simulate.clock import DAY, Clock
from intrigue.tell import stock
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import PAUSE, Told
from intrigue.tell.eventwords import attempt_in_plain_words, own_side, shown
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.indirect import Tense
from intrigue.tell.plainly import plain, sentence
from intrigue.tell.portions import Length, Portion
from intrigue.tell.realization import Discourse, name_of, realized
from intrigue.tell.stated import Elapsed, Fact, Held, Often, Seen
from intrigue.tell.telling import Paragraph, Sentence
from intrigue.tell.thoughts import Idea, Minds
from intrigue.tell.times import joined, later_on, span
from intrigue.tell.wordchoice import Patterns

FULL = 110
"""Words after which a paragraph ends with the next thing that happens."""
ALWAYS = 75
"""A thought that is worth so much is always told."""
MOST_SUMMED = 3
"""So many different things are named of a routine."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a telling of some length says of minds."""

    least: int
    """What a thought must be worth to be told."""
    share: float
    """Thoughts for each thing that happens, on the whole."""
    together: int
    """So many thoughts in a row."""


MEASURES: Mapping[Length, Measure] = {
    "short": Measure(60, 0.25, 1),
    "normal": Measure(46, 0.6, 1),
    "full": Measure(30, 1.5, 2),
}


class Narrator:
    """Tells portions one after the other."""

    def __init__(
        self,
        course: Course,
        *,
        seed: int = 0,
        tense: Tense = "past",
        length: Length = "normal",
        clock: Clock | None = None,
    ) -> None:
        self.course = course
        self.world = course.setting.world
        self.minds = Minds(course, tense)
        self.tense: Tense = tense
        self.measure = MEASURES[length]
        self.clock = clock if clock is not None else Clock()
        self.patterns = Patterns(seed)
        self.discourse = Discourse()
        self._known: set[Hashable] = set()
        """What the reader has been told, by key."""
        self._times: dict[GroundCall, int] = {}
        """How often something has been told to happen."""
        self._owed = 0.0
        """How many thoughts more could be told by now."""
        self._open: list[Sentence] = []
        """The sentences of the paragraph that is being told."""
        self._opens_scene = True

    # --- Paragraphs ---------------------------------------------------------------------------------------------------

    def paragraphs(self, portions: Iterable[Portion]) -> Iterator[Paragraph]:
        """Yield paragraphs, each as soon as it is over."""
        for portion in portions:
            first = portion.parts[0]
            if first.new_scene or _words(self._open) >= FULL:
                yield from self._closed(first.act, first.new_scene)
            for each in self.sentences(portion):
                if self._answers(each):
                    yield from self._closed(first.act, new_scene=False)
                self._open.append(each)
            self._act = first.act
        yield from self._closed(0, new_scene=False)

    def _closed(self, act: int, new_scene: bool) -> Iterator[Paragraph]:
        if self._open:
            yield Paragraph(tuple(self._open), self._act, self._opens_scene)
            self._open, self._opens_scene = [], False
        self._opens_scene |= new_scene
        self._act = act
        if new_scene:
            self.discourse = self.discourse.paragraph()

    def _answers(self, each: Sentence) -> bool:
        """Return whether somebody answers what was said in the same paragraph: that begins a new one."""
        return each.text.startswith("“") and any("“" in other.text for other in self._open)

    # --- What is told of a portion ------------------------------------------------------------------------------------

    def sentences(self, portion: Portion) -> Iterator[Sentence]:
        """Yield the sentences of a portion."""
        told = portion.parts[0]
        found = self._summed_up(portion) if portion.routine else self._at_length(told)
        gone = told.since is not None and told.minutes - told.since >= PAUSE
        for position, each in enumerate(found):
            if position == 0 and gone and not portion.routine and told.since is not None:
                yield self._with_time(told, told.since, each)
            else:
                yield each

    def _with_time(self, told: Told, since: int, first: Sentence) -> Sentence:
        phrases = later_on(self.clock, since, told.minutes)
        phrase = self.patterns.fresh(phrases, f"later {told.beat.index}") or self.patterns.oldest(phrases)
        self.patterns.read(phrase, phrase)
        facts = (Elapsed(since, told.minutes), *first.facts)
        return replace(first, text=joined(phrase, first.text), facts=facts)

    def _at_length(self, told: Told) -> Iterator[Sentence]:
        own = own_side(self.world, told.call, told.focalizer) if told.beat.entry.kind not in _ATTEMPTS else []
        self._owed = min(self._owed + self.measure.share, 2.0)
        yield from self._thought(told, list(self.minds.before(told)), quiet=bool(own))
        yield self._event(told)
        for each in own[:1]:
            text = self._realized(each.text, each.bindings, str(told.call))
            seen = Seen(told.beat.index, told.call, own=True)
            yield Sentence(text, (seen,), told.beat.index, told.focalizer, "event")
        self._takes_in(told)
        yield from self._thought(told, list(self.minds.after(told)), quiet=bool(own))

    def _event(self, told: Told) -> Sentence:
        """Return how something that happens is told."""
        entry, call = told.beat.entry, told.call
        times = self._times.get(call, 0)
        self._times[call] = times + 1
        fact = Seen(entry.index, call)
        if entry.kind in _ATTEMPTS:
            self.discourse = self.discourse.paragraph()
            text = self._plainly(attempt_in_plain_words(self.world, call, entry.kind, entry.who))
            return Sentence(text, (fact,), entry.index, told.focalizer)
        texts = shown(self.world, call)
        by_text = {each.text: each for each in texts}
        best = self.patterns.fresh(list(by_text)[:1], "") or self.patterns.fresh(list(by_text), f"{call} {times}")
        if best is None and ((times and self._was_just_told(call)) or not texts):
            return Sentence(self._once_more(call, bool(texts)), (fact,), entry.index, told.focalizer)
        wording = by_text[best] if best is not None else texts[0]
        text = self._realized(wording.text, wording.bindings, f"{call}|{times}")
        return Sentence(text, (fact,), entry.index, told.focalizer)

    def _was_just_told(self, call: GroundCall) -> bool:
        return not self.patterns.is_fresh(f"{call}")

    def _once_more(self, call: GroundCall, again: bool) -> str:
        """Return a plain sentence for what there are no other words for; `again` if the reader has just read of it."""
        # These words are no template, so who they are about is not followed up with a pronoun.
        self.discourse = self.discourse.paragraph()
        if not again:
            return self._plainly(sentence(self.world, call))
        clause = plain(self.world, call).clause(self.world, self.tense)
        pattern = self.patterns.fresh(stock.AGAIN, f"again {call}") or self.patterns.oldest(stock.AGAIN)
        return self._plainly(capitalised(pattern.replace("{clause}", clause)), pattern)

    def _plainly(self, text: str, pattern: str | None = None) -> str:
        self.patterns.read(text, pattern)
        return text

    def _summed_up(self, portion: Portion) -> Iterator[Sentence]:
        """Yield that a routine goes on."""
        first, last = portion.parts[0], portion.parts[-1]
        calls = portion.calls[:MOST_SUMMED]
        clause = listed([plain(self.world, each).clause(self.world, self.tense) for each in calls])
        gone = last.minutes - first.minutes
        choice = stock.DAILY if gone >= DAY else stock.OFTEN
        pattern = self.patterns.fresh(choice, f"sum {first.beat.index}") or self.patterns.oldest(choice)
        self.discourse = self.discourse.paragraph()
        text = pattern.replace("{span}", span(gone)).replace("{clause}", clause)
        text = self._realized(text, {}, f"sum {first.beat.index}", pattern)
        facts: list[Fact] = [
            Often(tuple(each.beat.index for each in portion.parts if each.call == call), call) for call in calls
        ]
        if gone >= DAY:
            facts.append(Elapsed(first.minutes, last.minutes))
        self.discourse = self.discourse.paragraph()
        yield Sentence(text, tuple(facts), last.beat.index, first.focalizer, "summary")

    def _takes_in(self, told: Told) -> None:
        """Note what the reader learns by what happens, besides that it does."""
        beat = told.beat
        for chain, index, _, new in differences(beat.before.state, beat.after.state, 1):
            if chain[0] == told.focalizer and beat.before.state[index] != beat.after.state[index]:
                self._known.add(Held(chain, self.course.setting.fluents[index], new))

    # --- Thoughts -----------------------------------------------------------------------------------------------------

    def _thought(self, told: Told, ideas: list[Idea], quiet: bool) -> Iterator[Sentence]:
        """Yield the thoughts that are worth telling, in order; `quiet`: the author has said what there is to say."""
        least = max(self.measure.least, 60 if quiet else 0)
        worth = sorted((each for each in ideas if each.weight >= least), key=lambda each: -each.weight)
        taken: list[Idea] = []
        for each in worth:
            room = len(taken) < self.measure.together and each.key not in self._known
            if room and (each.weight >= ALWAYS or self._owed >= 1):
                taken.append(each)
                self._known.add(each.key)
                self._known.update(fact for fact in each.facts if isinstance(fact, Held))
                self._owed -= 1
        for each in (idea for idea in ideas if idea in taken):
            spoken = self._spoken(told, each)
            if spoken is not None:
                yield spoken

    def _spoken(self, told: Told, idea: Idea) -> Sentence | None:
        """Return a thought as a sentence; None where all its wordings are still in the ear."""
        who = told.focalizer
        assert who is not None
        pattern = self.patterns.fresh(idea.wordings, f"{idea.at} {idea.key}")
        if pattern is None:
            if idea.weight < ALWAYS:
                return None
            pattern = self.patterns.oldest(idea.wordings)
        introduced = self.discourse.subject == who or -1 < pattern.find("{who}") < pattern.find("{clause}")
        text = pattern.replace("{clause}", idea.clause if introduced else idea.named)
        said = self._realized(text, {"who": who, **idea.bindings}, f"{idea.at}", pattern)
        mentioned = tuple(dict.fromkeys((*self.discourse.mentioned, *idea.mentioned)))
        of_oneself = idea.named.startswith(name_of(self.world, who))
        about = who if introduced or "{who}" in pattern or of_oneself else None
        self.discourse = replace(self.discourse, subject=about, mentioned=(*mentioned, who))
        return Sentence(said, idea.facts, idea.at, who, "thought")

    def _realized(self, text: str, bindings: Mapping[str, Value], key: str, pattern: str | None = None) -> str:
        said, self.discourse = realized(self.world, text, bindings, self.discourse, f"{self.patterns.seed}|{key}")
        self.patterns.read(said, pattern if pattern is not None else text)
        return said


_ATTEMPTS = ("failed", "refused")


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(each.text.split()) for each in sentences)


__all__ = ["Beat", "Narrator"]
