"""From portions to paragraphs: the narrator chooses among thoughts and wordings, and remembers what the reader knows.

What it may say is settled elsewhere (`discourse.py`, `thoughts.py`); here is only what is worth saying now: no fact
twice, no wording again that is still in the ear, and not so many thoughts that nothing happens any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from intrigue.model.terms import Value
from intrigue.model.world import Ending
from intrigue.semantics.provenance import differences
from intrigue.simulate.clock import DAY, Clock
from intrigue.simulate.options import clock_of
from intrigue.tell import stock
from intrigue.tell.authored import AUTHORED, Author
from intrigue.tell.consequence import at_once
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import PAUSE, Told
from intrigue.tell.eventwords import own_side, shown, voice_at
from intrigue.tell.framing import DESCRIPTION, OPENING, Frame, Framing
from intrigue.tell.grammar import listed
from intrigue.tell.indirect import Tense
from intrigue.tell.memory import pieces, remembered
from intrigue.tell.paragraphing import begins_paragraph
from intrigue.tell.plainly import plain
from intrigue.tell.portions import Length, Portion
from intrigue.tell.prose import Chosen
from intrigue.tell.realization import name_of
from intrigue.tell.saying import MEMORABLE, Sayer
from intrigue.tell.stated import Elapsed, Fact, Held, Meant, Often, Seen
from intrigue.tell.telling import Paragraph, Sentence
from intrigue.tell.templates import variety
from intrigue.tell.thoughts import Idea, Minds
from intrigue.tell.times import joined, later_on, says_when, span
from intrigue.tell.voice import Phrase, Voice

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
    beside: int
    """What one in stock words must be worth beside an event that the author tells at some length."""
    besides: int
    """The same where the author has told of the mind, too."""
    asides: bool
    """Whether all is told that the author says of minds; else it counts among the thoughts."""
    share: float
    """Thoughts for each thing that happens, on the whole."""
    together: int
    """So many thoughts in a row."""


MEASURES: Mapping[Length, Measure] = {
    "short": Measure(60, 72, 80, False, 0.2, 1),
    "normal": Measure(46, 66, 75, True, 0.6, 1),
    "full": Measure(30, 46, 50, True, 1.5, 2),
}


class Narrator(Sayer):
    """Tells portions one after the other."""

    def __init__(
        self,
        course: Course,
        *,
        seed: int = 0,
        tense: Tense = "past",
        length: Length = "normal",
        clock: Clock | None = None,
        in_acts: bool = False,
    ) -> None:
        super().__init__(course.setting.world, seed, tense)
        self.course = course
        self.minds = Minds(course, tense)
        self.author = Author(course, tense)
        self.framing = Framing(course, tense, in_acts)
        self.measure = MEASURES[length]
        self.clock = clock if clock is not None else clock_of(self.world)
        self._known: set[Hashable] = set()
        """What the reader has been told, by key."""
        self._told: set[int] = set()
        """The entries that have been told of."""
        self._owed = 1.0
        """How many thoughts more could be told by now."""
        self._open: list[Sentence] = []
        """The sentences of the paragraph that is being told."""
        self._opens_scene = True
        self._goes_on = False
        """Whether what is told next goes on with the scene whatever it is: there have been first words and no more."""
        self._act = 0
        """The position of the act that is being told."""

    def fork(self, course: Course) -> Narrator:
        """Return a narrator of another course, with the same beginning, that has told the same so far."""
        other = object.__new__(Narrator)
        other.__dict__.update(self.__dict__)
        other.course = course
        other.minds = Minds(course, self.tense)
        other.author = self.author.fork(course)
        other.framing = self.framing.fork(course)
        other.patterns, other.ear = self.patterns.fork(), self.ear.fork()
        other._known, other._times, other._open = set(self._known), dict(self._times), list(self._open)
        other._used, other._said, other._told = Counter(self._used), Counter(self._said), set(self._told)
        return other

    # --- Paragraphs ---------------------------------------------------------------------------------------------------

    def paragraphs(self, portions: Iterable[Portion | None]) -> Iterator[Paragraph]:
        """Yield paragraphs, each as soon as it is over; it is where an act is (None)."""
        for portion in portions:
            if portion is None:
                yield from self._closed(self._act, new_scene=False)
                continue
            first = portion.parts[0]
            new_scene = first.new_scene and not (self._goes_on and first.act == self._act)
            self._goes_on = False
            if new_scene or first.elsewhere or _words(self._open) >= FULL:
                yield from self._closed(first.act, new_scene)
            for each in self.sentences(portion):
                yield from self._placed(each, first.act)
            self._act = first.act
        yield from self._closed(0, new_scene=False)

    def first_words(self, eyes: Sequence[str], act: int) -> Iterator[Paragraph]:
        """Yield the paragraph with which the story begins whatever comes, told through some of these eyes, if any."""
        for frame in self.framing.at_the_beginning(eyes):
            self._open += self._heard((self._framed(frame, frame.voice.focalizer),))
            self.begin_paragraph()
            self._act, self._goes_on = act, True
            yield from self._closed(act, new_scene=False)

    def last_words(self, ending: Ending | None, act: int) -> Iterator[Paragraph]:
        """Yield the paragraphs in which the author takes leave of the reader."""
        self._act = act
        for frame in self.framing.at_the_end(ending):
            self.discourse = self.discourse.paragraph()
            for each in self._heard((self._framed(frame, None),)):
                yield from self._placed(each, act)
            yield from self._closed(act, new_scene=False)

    def _placed(self, each: Sentence, act: int) -> Iterator[Paragraph]:
        """Put a sentence where it belongs, and yield the paragraphs that are over by that."""
        unnamed, self._unnamed = self._unnamed, False
        if begins_paragraph(self.world, self._open, each, unnamed):
            yield from self._closed(act, new_scene=False)
        first, *rest = each.text.split("\n\n")
        self._open.append(replace(each, text=first))
        for text in rest:
            yield from self._closed(act, new_scene=False)
            self._open.append(replace(each, text=text))

    def _closed(self, act: int, new_scene: bool) -> Iterator[Paragraph]:
        if self._open:
            yield Paragraph(tuple(self._open), self._act, self._opens_scene)
            self._open, self._opens_scene = [], False
        self._opens_scene |= new_scene
        self._act = act
        if new_scene:
            self.discourse = self.discourse.paragraph()

    # --- What is told of a portion ------------------------------------------------------------------------------------

    def sentences(self, portion: Portion) -> Iterator[Sentence]:
        """Yield the sentences of a portion."""
        yield from self._heard(self._of_portion(portion))

    def _heard(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Yield sentences; by the time the next is made the reader has each in the ear."""
        for each in sentences:
            self.ear.hear(each.text)
            yield each

    def _of_portion(self, portion: Portion) -> Iterator[Sentence]:
        told = portion.parts[0]
        gone = told.minutes - told.since if told.since is not None else 0
        passed = gone if told.new_scene and gone >= PAUSE and not portion.routine else 0
        for frame in self.framing.before(told, passed):
            if DESCRIPTION in frame.facts and not self.measure.asides:
                continue
            passed = 0 if any(isinstance(each, Elapsed) for each in frame.facts) else passed
            yield self._framed(frame, told.focalizer)
            if OPENING in frame.facts:
                self.begin_paragraph()
        for each in self._summed_up(portion) if portion.routine else self._at_length(told):
            yield self._with_time(told, each) if passed and not says_when(each.text) else each
            passed = 0
        yield from (self._framed(frame, told.focalizer) for frame in self.framing.after())

    def _framed(self, frame: Frame, who: str | None) -> Sentence:
        text = self._realized(frame.text.text, frame.text.bindings, f"frame {frame.at}", voice=frame.voice)
        return Sentence(text, frame.facts, frame.at, who, "frame")

    def _with_time(self, told: Told, first: Sentence) -> Sentence:
        since = told.since if told.since is not None else told.minutes
        phrases = later_on(self.clock, since, told.minutes)
        ways = [joined(each, first.text) for each in self.patterns.in_turn(phrases, f"later {told.beat.index}")]
        text = self.ear.best(ways)
        phrase = next(each for each in phrases if joined(each, first.text) == text)
        self.patterns.read(phrase, phrase)
        return replace(first, text=text, facts=(Elapsed(since, told.minutes), *first.facts))

    def at_once(self, told: Told) -> Iterator[Sentence]:
        """Yield how something is told that has just happened, when nothing is known yet of what follows."""
        yield from self._heard(self._framed(frame, told.focalizer) for frame in self.framing.before(told, 0))
        yield from self._heard(self._at_length(told))
        yield from self._heard(self._framed(frame, told.focalizer) for frame in self.framing.after())

    def mind(self, who: str, beat: Beat) -> Iterator[Sentence]:
        """Yield what is told of a beat that happens in a mind."""
        ideas = [*self.author.of(who, (beat,)), *self._stock(self.minds.of(who, (beat,)))]
        yield from self._heard(self._thought(who, ideas, beside=0))

    def _at_length(self, told: Told) -> Iterator[Sentence]:
        entry = told.beat.entry
        voice = voice_at(self.course.setting, told.beat.before, told.focalizer, self.tense)
        own = [each for each in own_side(self.world, told.call, entry.kind, voice) if self._is_new(each)]
        texts = shown(self.world, told.call, entry.kind, voice)
        long = any(len(each.text.split()) > MEMORABLE for each in texts[:1])
        usual = self.measure.besides if own else self.measure.beside if long else 0
        self._owed = min(self._owed + self.measure.share, 2.0)
        if own and texts and not self.measure.asides:
            own = own if self._owed >= 1 else []
            self._owed -= len(own)
        written = list(self.author.before(told))
        yield from self._thought(
            told.focalizer,
            [*written, *self._stock(self.minds.before(told))],
            beside=self.measure.besides if written else usual,
        )
        if own and self._goes_without_saying(told, voice):
            self._speaker = None
        elif not self._is_left_out(told, texts):
            yield self._event(told, voice)
        yield from (self._framed(frame, told.focalizer) for frame in self.framing.after())
        for each in own:
            self._talk = ()
            self._used[each.text] += 1
            text = self._realized(each.text, each.bindings, str(told.call), voice=voice)
            seen = Seen(entry.index, told.call, own=each.kind == "felt")
            yield Sentence(text, (seen,), entry.index, told.focalizer)
        self._told.add(entry.index)
        self._takes_in(told)
        written = list(self.author.after(told))
        yield from self._thought(
            told.focalizer,
            [*written, *self._stock(self.minds.after(told))],
            beside=self.measure.besides if written else usual,
        )

    def _is_new(self, chosen: Chosen) -> bool:
        """Return whether a text of the author's about a mind is out of the ear, and no line that is known again."""
        known = len(chosen.text.split()) > MEMORABLE and self._used[chosen.text] >= variety(chosen.text)
        return self.patterns.is_fresh(chosen.text) and not known

    def _stock(self, ideas: Iterator[Idea]) -> Iterable[Idea]:
        """Return thoughts in stock words, of which a world that has words of its own wants none."""
        return () if self.world.own_words else ideas

    def _summed_up(self, portion: Portion) -> Iterator[Sentence]:
        """Yield that a routine goes on."""
        first, last = portion.parts[0], portion.parts[-1]
        self._told.update(each.beat.index for each in portion.parts)
        calls = portion.weightiest(MOST_SUMMED, lambda each: at_once(self.course, each.beat))
        clause = listed([plain(self.world, each).clause(self.world, self.tense) for each in calls])
        gone = last.minutes - first.minutes
        choice = stock.DAILY if gone >= DAY else stock.OFTEN
        self.discourse = self.discourse.paragraph()
        key, voice = f"sum {first.beat.index}", Voice(None, self.tense)

        def said(pattern: str) -> str:
            text = pattern.replace("{span}", span(gone)).replace("{clause}", clause)
            return self._realized(text, {}, key, pattern, voice)

        text = self._smoothest([partial(said, each) for each in self.patterns.in_turn(choice, key)])
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

    def _thought(self, who: str | None, ideas: list[Idea], beside: int) -> Iterator[Sentence]:
        """Yield the thoughts that are worth telling, in order: all that are worth `beside` what the author says."""
        least = max(beside, self.measure.least)
        told = (each for each in ideas if self._is_understood(each))
        worth = sorted((each for each in told if each.weight >= least), key=lambda each: -each.weight)
        taken: list[Idea] = []
        for each in worth:
            room = len(taken) < self.measure.together and each.key not in self._known
            owed = self._owed >= 1 or (each.weight >= ALWAYS and (self.measure.asides or each.weight < AUTHORED))
            if (each.weight >= AUTHORED and self.measure.asides) or (room and owed):
                taken.append(each)
                self._known.add(each.key)
                self._known.update(fact for fact in each.facts if isinstance(fact, Held | Meant))
                self._owed -= 1
        self._talk = self._talk if not taken else ()
        for each in (idea for idea in ideas if idea in taken):
            if each.scene:
                yield from self._memory(who, each)
                continue
            spoken = self._spoken(who, each)
            if spoken is not None:
                yield spoken

    def _is_understood(self, idea: Idea) -> bool:
        """Return whether the reader has been told what a thought needs; a memory is a scene where it has not been."""
        if idea.source is not None and idea.scene == (idea.source in self._told):
            return False
        return idea.needs is None or idea.needs in self._known

    def _memory(self, who: str | None, idea: Idea) -> Iterator[Sentence]:
        """Yield what somebody remembers as a scene, and the way back from it."""
        assert who is not None
        assert idea.source is not None
        self.begin_paragraph()
        scene = remembered(self.course, who, idea.source, self._told)
        for each in list(pieces(self.course, who, idea.source, idea.at, self._told, self.clock, self.tense)):
            said = self._realized(each.text, each.bindings, f"memory {idea.at}", voice=each.voice)
            yield Sentence(each.said(said), each.facts, idea.at, who, "memory")
        self._told.update(scene)
        self.begin_paragraph()
        pattern = self.patterns.fresh(stock.BACK, f"back {idea.at}") or self.patterns.oldest(stock.BACK)
        voice = voice_at(self.course.setting, self.course.beats[idea.at].after, who, self.tense)
        yield Sentence(
            self._realized(pattern, {"who": who}, f"{idea.at}", voice=voice), idea.facts, idea.at, who, "thought"
        )

    def _spoken(self, who: str | None, idea: Idea) -> Sentence | None:
        """Return a thought as a sentence; None where all its wordings are still in the ear."""
        assert who is not None
        fresh = [each for each in idea.wordings if self.patterns.is_fresh(each)]
        if not fresh and not ALWAYS <= idea.weight < AUTHORED:
            return None
        wordings = self.patterns.in_turn(fresh or idea.wordings, f"{idea.at} {idea.key}")
        if idea.weight >= AUTHORED:
            if not self._is_new(Chosen(wordings[0], idea.bindings)):
                return None
            self._used[wordings[0]] += 1
            said = self._in_voice(who, idea, wordings[0], idea.bindings)
            return Sentence(said, idea.facts, idea.at, who, "thought")
        before = self._mark()
        said = self._smoothest([partial(self._in_stock_words, who, idea, each) for each in wordings])
        if self.ear.jars(said) and idea.weight < ALWAYS:
            self.__dict__.update(before)
            return None
        return Sentence(said, idea.facts, idea.at, who, "thought")

    def _in_stock_words(self, who: str, idea: Idea, pattern: str) -> str:
        """Return a thought by one of its wordings; whom it names first, the next sentence may go on about."""
        introduced = self.discourse.subject == who or -1 < pattern.find("{who}") < pattern.find("{clause}")
        clause = Phrase(self._followed_up(idea.clause if introduced else idea.named, idea, who), idea.mentioned)
        said = self._in_voice(who, idea, pattern, {"who": who, "clause": clause, **idea.bindings})
        of_oneself = idea.named.startswith(name_of(self.world, who))
        about = who if introduced or "{who}" in pattern or of_oneself else None
        mentioned = tuple(dict.fromkeys((*self.discourse.mentioned, who)))
        self.discourse = replace(self.discourse, subject=about, mentioned=mentioned)
        return said

    def _in_voice(self, who: str, idea: Idea, text: str, bindings: Mapping[str, Value | Phrase]) -> str:
        """Return a template for a thought in the words of the one who thinks it, when it does."""
        voice = voice_at(self.course.setting, self.course.beats[idea.at].after, who, self.tense)
        return self._realized(text, bindings, f"{idea.at}", voice=voice)


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(each.text.split()) for each in sentences)
