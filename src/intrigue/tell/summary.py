"""A story in short: of each act the few decisive things, in plain sentences: who did what, why, what came of it.

Which things these are, `consequence.py` says; it has to know the whole run, so a summary begins when all is over. What
they rest on is told as in any telling: through the same eyes, and with the facts behind every piece of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from intrigue.model.expressions import Literal
from intrigue.model.plans import GroundCall
from intrigue.semantics.feelings import Feeling
from intrigue.simulate.chronicle import Belief
from intrigue.simulate.clock import Clock
from intrigue.tell import stock
from intrigue.tell.consequence import Consequences, alike, consequences
from intrigue.tell.course import Course
from intrigue.tell.discourse import Told
from intrigue.tell.ear import Ear
from intrigue.tell.eventwords import shown, voice_at
from intrigue.tell.grammar import capitalised, quoted
from intrigue.tell.inbrief import Brief, Doing
from intrigue.tell.indirect import Tense, deed
from intrigue.tell.nouns import Names
from intrigue.tell.plainly import plain
from intrigue.tell.realization import Discourse, is_person, name_of, realized
from intrigue.tell.stated import Elapsed, Felt, Held, Meant, Seen
from intrigue.tell.telling import Paragraph, Sentence
from intrigue.tell.thoughts import Idea, Minds
from intrigue.tell.times import joined, later_on
from intrigue.tell.wordings import worded

SENTENCES = 3
"""So many sentences at most tell of an act."""
NAMED = 5
"""So many things that happen are named in them."""
TOLD_AGAIN = 2
"""So often at most the same is named."""
WITHOUT_ACTS = 3
"""A run without acts has the room of so many."""
LONGEST = 30
"""Words after which no more is put into a sentence."""
JOINED = 3
"""So many things stand in one sentence,"""
DOERS = 2
"""done by so many in turn."""
LATER = 180
"""After so many minutes it is said how long it has been."""
SHORT = 14
"""Longer texts of the author's are no part of a summary."""
STRONG = 46
"""What a feeling, or a ground, must be worth as a thought to be told."""
STEM = 4
"""Words that begin with so many equal letters are of one stem: what moves somebody to a thing is no mere echo of it."""
UNDERSTOOD = ("understand", "conclude", "be sure from then on")
"""What comes of things in a mind; they take turns."""

_LOOSE = re.compile(r"[.!?…]\s|^(Then|So|But|And|Now|By now|Again|Still|Once more)\b")
"""What only goes with the words before it, or is more than a sentence."""
_PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night|noon)\b")
"""That it is said already when it is."""
_IS_THERE = re.compile(r"^to be (?!where\b)(at|in|on|under|behind|by)\b")
"""That one wants to be in a place, which says nothing of what for."""


class Summary:
    """Sums one run up that is over."""

    def __init__(self, course: Course, clock: Clock, tense: Tense, in_acts: bool) -> None:
        self.course = course
        self.world = course.setting.world
        self.clock = clock
        self.tense: Tense = tense
        self.in_acts = in_acts
        self._brief = Brief(self.world, tense)
        self._minds = Minds(course, tense)
        self._ear = Ear()
        self._before: Counter[object] = Counter()
        """How often each thing, and the like of it, has been told to happen in the acts before."""
        self._named: Counter[object] = Counter()
        """How often each thing has been named in this summary."""
        self._said: set[tuple[str, str]] = set()
        """What somebody has been told to want, to feel or to believe; it is not told again."""
        self._turns = 0
        """How many words of what somebody understood have been told."""
        self._phrases: Counter[str] = Counter()
        """How often each way has been taken to say how long it has been."""
        self._since: int | None = None
        """The minute of what was told last."""
        self._last: tuple[str, ...] = ()
        """Whom the last sentence of the paragraph named, its last doer first."""

    def paragraphs(self, moments: Iterable[Told | None]) -> Iterator[Paragraph]:
        """Yield a paragraph for each act; of a run without acts, one for each stretch of time."""
        told = [each for each in moments if each is not None]
        found = consequences(self.course)
        for act in sorted({each.act for each in told}):
            doings = [doing for each in told if each.act == act and (doing := self._doing(each)) is not None]
            yield from self._told(act, [each for each in doings if self._named[each.told.call] < TOLD_AGAIN], found)
            self._before.update(key for each in doings for key in (each.told.call, alike(each.told)))

    def _told(self, act: int, doings: Sequence[Doing], found: Consequences) -> Iterator[Paragraph]:
        times = 1 if self.in_acts else WITHOUT_ACTS
        by_told = {id(each.told): each for each in doings}
        groups: list[list[Doing]] = []
        for many in range(NAMED * times, 0, -1):
            chosen = found.decisive([each.told for each in doings], many, self._before)
            groups = self._together([by_told[id(each)] for each in chosen])
            if len(groups) <= SENTENCES * times:
                break
        open_: list[Sentence] = []
        self._last = ()
        for group in groups:
            first = group[0].told
            if open_ and self._since is not None and first.minutes - self._since >= LATER:
                yield Paragraph(tuple(open_), act, False)
                open_, self._last = [], ()
            open_ += self._sentence(group, found)
            self._since = group[-1].told.minutes
        if open_:
            yield Paragraph(tuple(open_), act, False)

    # --- Which things stand in one sentence ---------------------------------------------------------------------------

    def _doing(self, told: Told) -> Doing | None:
        """Return something told in a few words; None where there are none that are short and good."""
        entry, call = told.beat.entry, told.call
        people = [each for each in call.arguments if isinstance(each, str) and is_person(self.world, each)]
        doer = plain(self.world, call).subject
        plainly: Doing | None = None
        if entry.kind != "rule" and doer is not None and deed(Names(self.world), call) is not None:
            plainly = Doing(told, tuple(dict.fromkeys((doer, *people))))
        if plainly is not None and (plainly.is_attempt or self._has_words(call)):
            return plainly
        voice = voice_at(self.course.setting, told.beat.before, told.focalizer, self.tense)
        for each in shown(self.world, call, entry.kind, voice)[:1]:
            text, _ = realized(self.world, each.text, each.bindings, Discourse(), f"{entry.index}", voice)
            if len(text.split()) <= SHORT and "“" not in text and not _LOOSE.search(text):
                return Doing(told, tuple(dict.fromkeys((doer, *people) if doer else people)), text.rstrip("."))
        return plainly

    def _has_words(self, call: GroundCall) -> bool:
        """Return whether the author says in a few words what is done."""
        return worded(Names(self.world), call.signature, [Literal(each) for each in call.arguments]) is not None

    def _together(self, doings: Sequence[Doing]) -> list[list[Doing]]:
        """Return what happened as sentences: as many things in each as go together and are not too long."""
        found: list[list[Doing]] = []
        for each in doings:
            if found and self._go_together([*found[-1], each]):
                found[-1].append(each)
            else:
                found.append([each])
        return found

    def _go_together(self, doings: Sequence[Doing]) -> bool:
        if any(each.ready for each in doings) or any(each.is_attempt for each in doings[:-1]):
            return False
        doers = [each.doer for at, each in enumerate(doings) if not at or doings[at - 1].doer != each.doer]
        minutes = [each.told.minutes for each in doings]
        if len({each.told.focalizer for each in doings}) > 1 or minutes[-1] - minutes[0] >= LATER:
            return False
        words = " ".join(self._brief.events(doings, (), False)).split()
        return len(doings) <= JOINED and len(doers) <= DOERS and len(words) <= LONGEST

    # --- In words -----------------------------------------------------------------------------------------------------

    def _sentence(self, doings: Sequence[Doing], found: Consequences) -> Iterator[Sentence]:
        """Yield the pieces of one sentence: why, what, and what came of it, each with its facts."""
        why = self._why(doings[0])
        outcome = self._outcome(doings[-1], found)
        when = self._when(doings[0].told)
        ways = [(self._last, True), ((), True), (self._last, False), ((), False)]
        told = [self._pieces(doings, why, outcome, when, before, upon) for before, upon in ways]
        best = self._ear.best([" ".join(each.text for each in pieces) for pieces in told])
        pieces = next(each for each in told if " ".join(one.text for one in each) == best)
        self._ear.hear(best)
        self._named.update(each.told.call for each in doings)
        for idea in (why, outcome):
            if idea is not None and any({*idea.facts} <= {*each.facts} for each in pieces):
                self._said.add(_told_as(idea))
        self._turns += outcome is not None and any(isinstance(each, Held) for each in outcome.facts)
        people = [who for each in reversed(doings) for who in each.people]
        self._last = tuple(dict.fromkeys(people))
        yield from pieces

    def _pieces(
        self,
        doings: Sequence[Doing],
        why: Idea | None,
        outcome: Idea | None,
        when: str,
        before: Sequence[str],
        upon: bool,
    ) -> list[Sentence]:
        """Return the pieces of a sentence.

        `when`: how long it has been, in words; `before`: who was named in the last sentence; `upon`: whether it may be
        said that one thing was done upon the other.
        """
        first, last = doings[0], doings[-1]
        who = last.told.focalizer
        named = list(before) if before[:1] == (first.doer,) else []
        pieces: list[Sentence] = []
        if why is not None and who is not None:
            said = f"as {self._brief.subject(who, named)} {self._brief.inflected(_grounds(why))},"
            pieces.append(Sentence(said, why.facts, why.at, who, "summary"))
            named.append(who)
        goes_on = outcome is not None and last.doer == who and not (last.ready or last.is_attempt)
        clauses = self._brief.events(doings, named, goes_on)
        if len(clauses) == 2 and upon and not (when or pieces) and self._led_to(doings):
            text = f"when {clauses[0]}, {clauses[1]}"
        else:
            text = clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])}, and {clauses[-1]}"
        facts = tuple(Seen(each.told.beat.index, each.told.call) for each in doings)
        pieces.append(Sentence(text, facts, last.told.beat.index, who, "summary"))
        if outcome is not None and who is not None and sum(map(_length, pieces)) <= LONGEST:
            named += [each for one in doings for each in one.people]
            came = self._came_of_it(outcome, who, named)
            stop = "" if goes_on else "," if len(clauses) == 1 else ";"
            came = came if goes_on else f"{self._brief.subject(who, named)} {came}"
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text}{stop}")
            pieces.append(Sentence(came if stop == ";" else f"and {came}", outcome.facts, outcome.at, who, "summary"))
        if when and self._since is not None and not _PART_OF_DAY.search(text):
            phrase = f"{when}," if why is not None else when
            elapsed = Elapsed(self._since, first.told.minutes)
            pieces[0] = replace(pieces[0], text=joined(phrase, pieces[0].text), facts=(elapsed, *pieces[0].facts))
        pieces[0] = replace(pieces[0], text=capitalised(pieces[0].text))
        pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text}.")
        return [replace(each, text=quoted(each.text)) for each in pieces]

    def _when(self, told: Told) -> str:
        """Return how long it has been since what was told last, in words that were told least; empty: not long."""
        if self._since is None or told.minutes - self._since < LATER:
            return ""
        phrase = min(later_on(self.clock, self._since, told.minutes), key=lambda each: self._phrases[each])
        self._phrases[phrase] += 1
        return phrase

    def _led_to(self, doings: Sequence[Doing]) -> bool:
        """Return whether what the second did was done upon what the first did last, as one could see."""
        one = [each for each in doings if each.doer == doings[0].doer][-1]
        causes = doings[-1].told.beat.entry.causes
        beats = self.course.beats
        return any(one.told.beat.index in (each, *beats[each].entry.causes) for each in causes)

    # --- Why, and what came of it -------------------------------------------------------------------------------------

    def _why(self, doing: Doing) -> Idea | None:
        """Return what moves the doer, where it is told through its eyes: what it wants, or what it goes by."""
        told = doing.told
        who = told.focalizer
        if doing.ready or who is None or doing.doer != who or doing.is_attempt:
            return None
        event = _stems(" ".join(self._brief.events([doing], (), False)))
        grounds = (each for each in self._minds.before(told) if self._is_ground(each, event))
        return max((each for each in grounds if _told_as(each) not in self._said), key=_weight, default=None)

    def _is_ground(self, idea: Idea, event: set[str]) -> bool:
        """Return whether a thought says why something is done, and more than what is done."""
        wants = idea.wordings in (stock.AIM, stock.LATER) and any(isinstance(each, Meant) for each in idea.facts)
        believes = idea.wordings in (stock.SURE, stock.OTHERS)
        if not (wants or believes) or idea.weight < STRONG or _IS_THERE.match(idea.clause):
            return False
        return "it" not in idea.clause.lower().split() and not event & _stems(idea.clause)

    def _outcome(self, doing: Doing, found: Consequences) -> Idea | None:
        """Return what the focalizer came to believe on which it decided something later, or what it felt."""
        if doing.told.focalizer is None:
            return None
        ideas = [each for each in self._minds.after(doing.told) if _told_as(each) not in self._said]
        known = [each for each in ideas if self._is_decided_upon(each, found)]
        felt = [each for each in ideas if each.weight >= STRONG and self._is_felt(each)]
        return max(known, key=_weight, default=None) or max(felt, key=_weight, default=None)

    def _came_of_it(self, idea: Idea, who: str, named: Sequence[str]) -> str:
        """Return what somebody came to believe or to feel, without its subject."""
        fact = idea.facts[0]
        if not isinstance(fact, Felt):
            return self._brief.inflected(f"{UNDERSTOOD[self._turns % len(UNDERSTOOD)]} that {idea.clause}")
        other = self._brief.named(fact.about, named, who) if fact.about is not None else None
        name = other.as_object if other is not None else name_of(self.world, fact.about or "")
        return self._brief.inflected(stock.FELT[fact.emotion].replace("{other}", name))

    def _is_felt(self, idea: Idea) -> bool:
        """Return whether a thought is of a feeling that is still there when the story comes to it."""
        fact = idea.facts[0]
        if not isinstance(fact, Felt) or fact.emotion not in stock.FELT:
            return False
        hearts = self.course.beats[idea.at].after.hearts
        return hearts.of(Feeling(fact.emotion, fact.holder, fact.about)) >= fact.least

    def _is_decided_upon(self, idea: Idea, found: Consequences) -> bool:
        held = next((each for each in reversed(idea.facts) if isinstance(each, Held)), None)
        if held is None or idea.scene or idea.source is not None or not idea.clause:
            return False
        if held.value is False or not any(is_person(self.world, each) for each in idea.mentioned):
            return False  # What is not so any more, or of things alone, is no news worth a line of few.
        return Belief(held.chain, held.fluent, held.value) in found.grounds


def _grounds(idea: Idea) -> str:
    """Return what somebody wants, hopes or believes, as a verb phrase in its base form."""
    if any(isinstance(each, Held) for each in idea.facts):
        return f"believe that {idea.clause}"
    return f"want {idea.clause}" if idea.wordings == stock.AIM else f"hope that {idea.clause}"


def _told_as(idea: Idea) -> tuple[str, str]:
    """Return what a thought comes to for a reader: the same is not told twice."""
    fact = idea.facts[0]
    if isinstance(fact, Felt):
        return fact.holder, f"{fact.emotion} {fact.about}"
    return str(getattr(fact, "holder", "")), idea.clause


def _stems(text: str) -> set[str]:
    return {each[:STEM] for each in re.findall(r"\w+", text.lower()) if len(each) >= STEM}


def _weight(idea: Idea) -> int:
    return idea.weight


def _length(piece: Sentence) -> int:
    return len(piece.text.split())
