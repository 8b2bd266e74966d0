"""From portions to paragraphs: the narrator chooses among thoughts and wordings, and remembers what the reader knows.

What it may say is settled elsewhere (`discourse.py`, `thoughts.py`); here is only what is worth saying now: no fact
twice, no wording again that is still in the ear, and not so many thoughts that nothing happens any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Value
from intrigue.model.world import Ending
from intrigue.semantics.provenance import differences
from intrigue.simulate.clock import DAY, Clock
from intrigue.simulate.options import clock_of
from intrigue.tell import stock
from intrigue.tell.authored import AUTHORED, Author
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import PAUSE, Told
from intrigue.tell.eventwords import as_sentence, in_plain_words, own_side, shown, voice_at
from intrigue.tell.framing import Frame, Framing
from intrigue.tell.grammar import listed
from intrigue.tell.indirect import Tense
from intrigue.tell.paragraphing import begins_paragraph
from intrigue.tell.plainly import plain
from intrigue.tell.portions import Length, Portion
from intrigue.tell.realization import Discourse, name_of, realized
from intrigue.tell.stated import Elapsed, Fact, Held, Meant, Often, Seen
from intrigue.tell.telling import Paragraph, Sentence
from intrigue.tell.templates import variety
from intrigue.tell.thoughts import Idea, Minds
from intrigue.tell.times import joined, later_on, span
from intrigue.tell.voice import PLAIN_VOICE, Phrase, Voice
from intrigue.tell.wordchoice import Patterns

FULL = 110
"""Words after which a paragraph ends with the next thing that happens."""
ALWAYS = 75
"""A thought that is worth so much is always told."""
MEMORABLE = 10
"""A thought of more words than that is known again, however long ago it was told."""
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
        in_acts: bool = False,
    ) -> None:
        self.course = course
        self.world = course.setting.world
        self.minds = Minds(course, tense)
        self.author = Author(course, tense)
        self.framing = Framing(course, tense, in_acts)
        self.tense: Tense = tense
        self.measure = MEASURES[length]
        self.clock = clock if clock is not None else clock_of(self.world)
        self.patterns = Patterns(seed)
        self.discourse = Discourse()
        self._known: set[Hashable] = set()
        """What the reader has been told, by key."""
        self._times: dict[GroundCall, int] = {}
        """How often something has been told to happen."""
        self._used: Counter[str] = Counter()
        """How often each of the author's texts has been told."""
        self._owed = 0.0
        """How many thoughts more could be told by now."""
        self._open: list[Sentence] = []
        """The sentences of the paragraph that is being told."""
        self._opens_scene = True
        self._unnamed = False
        """Whether the next sentence begins with a pronoun that the author wrote, for whoever does what it tells of."""

    def fork(self, course: Course) -> Narrator:
        """Return a narrator of another course, with the same beginning, that has told the same so far."""
        other = object.__new__(Narrator)
        other.__dict__.update(self.__dict__)
        other.course = course
        other.minds = Minds(course, self.tense)
        other.author = self.author.fork(course)
        other.framing = self.framing.fork(course)
        other.patterns = self.patterns.fork()
        other._known, other._times, other._open = set(self._known), dict(self._times), list(self._open)
        other._used = Counter(self._used)
        return other

    def begin_paragraph(self) -> None:
        """Name everybody anew from here on."""
        self.discourse = self.discourse.paragraph()

    # --- Paragraphs ---------------------------------------------------------------------------------------------------

    def paragraphs(self, portions: Iterable[Portion]) -> Iterator[Paragraph]:
        """Yield paragraphs, each as soon as it is over."""
        for portion in portions:
            first = portion.parts[0]
            if first.new_scene or first.elsewhere or _words(self._open) >= FULL:
                yield from self._closed(first.act, first.new_scene)
            for each in self.sentences(portion):
                yield from self._placed(each, first.act)
            self._act = first.act
        yield from self._closed(0, new_scene=False)

    def last_words(self, ending: Ending | None, act: int) -> Iterator[Paragraph]:
        """Yield the paragraphs in which the author takes leave of the reader."""
        self._act = act
        for frame in self.framing.at_the_end(ending):
            self.discourse = self.discourse.paragraph()
            yield from self._placed(self._framed(frame, None), act)
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
        told = portion.parts[0]
        gone = told.minutes - told.since if told.since is not None else 0
        passed = gone if told.new_scene and gone >= PAUSE and not portion.routine else 0
        for frame in self.framing.before(told, passed):
            passed = 0 if any(isinstance(each, Elapsed) for each in frame.facts) else passed
            yield self._framed(frame, told.focalizer)
        for each in self._summed_up(portion) if portion.routine else self._at_length(told):
            yield self._with_time(told, each) if passed else each
            passed = 0
        yield from (self._framed(frame, told.focalizer) for frame in self.framing.after())

    def _framed(self, frame: Frame, who: str | None) -> Sentence:
        text = self._realized(frame.text.text, frame.text.bindings, f"frame {frame.at}", voice=frame.voice)
        return Sentence(text, frame.facts, frame.at, who, "frame")

    def _with_time(self, told: Told, first: Sentence) -> Sentence:
        since = told.since if told.since is not None else told.minutes
        phrases = later_on(self.clock, since, told.minutes)
        phrase = self.patterns.fresh(phrases, f"later {told.beat.index}") or self.patterns.oldest(phrases)
        self.patterns.read(phrase, phrase)
        facts = (Elapsed(since, told.minutes), *first.facts)
        return replace(first, text=joined(phrase, first.text), facts=facts)

    def at_once(self, told: Told) -> Iterator[Sentence]:
        """Yield how something is told that has just happened, when nothing is known yet of what follows."""
        yield from (self._framed(frame, told.focalizer) for frame in self.framing.before(told, 0))
        yield from self._at_length(told)
        yield from (self._framed(frame, told.focalizer) for frame in self.framing.after())

    def mind(self, who: str, beat: Beat) -> Iterator[Sentence]:
        """Yield what is told of a beat that happens in a mind."""
        ideas = [*self.author.of(who, (beat,)), *self._stock(self.minds.of(who, (beat,)))]
        yield from self._thought(who, ideas, quiet=False)

    def _at_length(self, told: Told) -> Iterator[Sentence]:
        entry = told.beat.entry
        voice = voice_at(self.course.setting, told.beat.before, told.focalizer, self.tense)
        own = [each for each in own_side(self.world, told.call, entry.kind, voice) if self.patterns.is_fresh(each.text)]
        self._owed = min(self._owed + self.measure.share, 2.0)
        written = list(self.author.before(told))
        yield from self._thought(
            told.focalizer, [*written, *self._stock(self.minds.before(told))], quiet=bool(own or written)
        )
        if not (own and self._goes_without_saying(told, voice)):
            yield self._event(told, voice)
        yield from (self._framed(frame, told.focalizer) for frame in self.framing.after())
        for each in own:
            text = self._realized(each.text, each.bindings, str(told.call), voice=voice)
            seen = Seen(entry.index, told.call, own=each.kind == "felt")
            yield Sentence(text, (seen,), entry.index, told.focalizer)
        self._takes_in(told)
        written = list(self.author.after(told))
        yield from self._thought(
            told.focalizer, [*written, *self._stock(self.minds.after(told))], quiet=bool(own or written)
        )

    def _stock(self, ideas: Iterator[Idea]) -> Iterable[Idea]:
        """Return thoughts in stock words, of which a world that has words of its own wants none."""
        return () if self.world.own_words else ideas

    def _goes_without_saying(self, told: Told, voice: Voice) -> bool:
        """Return whether there is nothing to see of what the focalizer does, of which it tells its own side."""
        call, kind = told.call, told.beat.entry.kind
        return plain(self.world, call).subject == told.focalizer and not shown(self.world, call, kind, voice)

    def _event(self, told: Told, voice: Voice) -> Sentence:
        """Return how something that happens is told."""
        entry, call = told.beat.entry, told.call
        times = self._times.get(call, 0)
        self._times[call] = times + 1
        texts = {each.text: each for each in shown(self.world, call, entry.kind, voice)}
        best = self.patterns.fresh(list(texts)[:1], "") or self.patterns.fresh(list(texts), f"{call} {times}")
        best = best or next((each for each in texts if self._used[each] < variety(each)), None)
        if best is None and (not texts or not self.patterns.is_fresh(f"{entry.kind} {call}")):
            text = self._in_plain_words(told, again=bool(times))
        else:
            wording = texts[best if best is not None else next(iter(texts))]
            self._used[wording.text] += 1
            self._unnamed = wording.text.startswith(("He ", "She ", "They "))
            text = self._realized(wording.text, wording.bindings, f"{call}|{times}", voice=voice)
        self.patterns.read("", f"{entry.kind} {call}")
        return Sentence(text, (Seen(entry.index, call),), entry.index, told.focalizer)

    def _in_plain_words(self, told: Told, again: bool) -> str:
        """Return a plain sentence where there are no other words, or none that the reader has not just read."""
        # These words are no template, so who they are about is not followed up with a pronoun.
        self.discourse = self.discourse.paragraph()
        entry = told.beat.entry
        clause = in_plain_words(self.world, told.call, entry.kind, entry.who, self.tense)
        if not again:
            return self._plainly(as_sentence(clause))
        pattern = self.patterns.fresh(stock.AGAIN, f"again {told.call}") or self.patterns.oldest(stock.AGAIN)
        return self._plainly(as_sentence(pattern.replace("{clause}", clause)[:-1]), pattern)

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
        text = self._realized(text, {}, f"sum {first.beat.index}", pattern, Voice(None, self.tense))
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

    def _thought(self, who: str | None, ideas: list[Idea], quiet: bool) -> Iterator[Sentence]:
        """Yield the thoughts that are worth telling, in order; `quiet`: the author has said what there is to say."""
        least = max(self.measure.least, 60 if quiet else 0)
        told = (each for each in ideas if each.needs is None or each.needs in self._known)
        worth = sorted((each for each in told if each.weight >= least), key=lambda each: -each.weight)
        taken: list[Idea] = []
        for each in worth:
            room = len(taken) < self.measure.together and each.key not in self._known
            if each.weight >= AUTHORED or (room and (each.weight >= ALWAYS or self._owed >= 1)):
                taken.append(each)
                self._known.add(each.key)
                self._known.update(fact for fact in each.facts if isinstance(fact, Held | Meant))
                self._owed -= 1
        for each in (idea for idea in ideas if idea in taken):
            spoken = self._spoken(who, each)
            if spoken is not None:
                yield spoken

    def _spoken(self, who: str | None, idea: Idea) -> Sentence | None:
        """Return a thought as a sentence; None where all its wordings are still in the ear."""
        assert who is not None
        pattern = self.patterns.fresh(idea.wordings, f"{idea.at} {idea.key}")
        if pattern is None:
            if not ALWAYS <= idea.weight < AUTHORED:
                return None
            pattern = self.patterns.oldest(idea.wordings)
        voice = voice_at(self.course.setting, self.course.beats[idea.at].after, who, self.tense)
        if idea.weight >= AUTHORED:
            if len(pattern.split()) > MEMORABLE and self._used[pattern] >= variety(pattern):
                return None
            self._used[pattern] += 1
            text = self._realized(pattern, idea.bindings, f"{idea.at}", voice=voice)
            return Sentence(text, idea.facts, idea.at, who, "thought")
        introduced = self.discourse.subject == who or -1 < pattern.find("{who}") < pattern.find("{clause}")
        clause = Phrase(idea.clause if introduced else idea.named, idea.mentioned)
        said = self._realized(pattern, {"who": who, "clause": clause, **idea.bindings}, f"{idea.at}", voice=voice)
        of_oneself = idea.named.startswith(name_of(self.world, who))
        about = who if introduced or "{who}" in pattern or of_oneself else None
        mentioned = tuple(dict.fromkeys((*self.discourse.mentioned, who)))
        self.discourse = replace(self.discourse, subject=about, mentioned=mentioned)
        return Sentence(said, idea.facts, idea.at, who, "thought")

    def _realized(
        self,
        text: str,
        bindings: Mapping[str, Value | Phrase],
        key: str,
        pattern: str | None = None,
        voice: Voice = PLAIN_VOICE,
    ) -> str:
        key = f"{self.patterns.seed}|{key}"
        said, self.discourse = realized(self.world, text, bindings, self.discourse, key, voice)
        self.patterns.read(said, pattern if pattern is not None else text)
        return said


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(each.text.split()) for each in sentences)
