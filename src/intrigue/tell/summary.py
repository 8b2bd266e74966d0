"""A story in short: of each act the few decisive things, in plain sentences: who did what, why, what came of it.

Which things these are, `consequence.py` says; it has to know the whole run, so a summary begins when all is over. What
they rest on is told as in any telling: through the same eyes, and with the facts behind every piece of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intrigue.model.expressions import Literal
from intrigue.model.plans import GroundCall
from intrigue.semantics.feelings import Feeling
from intrigue.simulate.chronicle import Belief
from intrigue.simulate.clock import Clock
from intrigue.tell import stock
from intrigue.tell.consequence import Consequences, consequences
from intrigue.tell.course import Course
from intrigue.tell.discourse import Told
from intrigue.tell.eventwords import ATTEMPTS, in_plain_words, shown, voice_at
from intrigue.tell.grammar import PRONOUNS, capitalised, listed, past_tense, third_person
from intrigue.tell.indirect import Tense, deed
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.plainly import plain
from intrigue.tell.realization import Discourse, is_person, name_of, pronoun_of, realized
from intrigue.tell.stated import Elapsed, Felt, Held, Meant, Seen
from intrigue.tell.telling import Paragraph, Sentence
from intrigue.tell.thoughts import Idea, Minds
from intrigue.tell.times import joined, later_on
from intrigue.tell.wordings import worded

SENTENCES = 3
"""So many sentences at most tell of an act."""
NAMED = 5
"""So many things that happen are named in them."""
WITHOUT_ACTS = 3
"""A run without acts has the room of so many."""
LONGEST = 30
"""Words after which no more is put into a sentence."""
JOINED = 3
"""So many things stand in one sentence."""
LATER = 180
"""After so many minutes it is said how long it has been."""
SHORT = 14
"""Longer texts of the author's are no part of a summary."""
STRONG = 46
"""What a feeling, or a ground, must be worth as a thought to be told."""

_PRESENT = re.compile(r"\b(is|are|has|wants|feels|means|loves|likes|needs|knows|thinks|believes|says|goes|makes)\b")
_LOOSE = re.compile(r"[.!?…]\s|^(Then|So|But|And|Now|By now|Again|Still|Once more)\b")
"""What only goes with the words before it, or is more than a sentence."""
_PAST = {"is": "was", "are": "were"}


@dataclass(frozen=True)
class _Clause:
    """One thing that happens, in words, with what may stand before and after it."""

    told: Told
    people: tuple[str, ...]
    """The characters whom it names, the doer first."""
    ready: str = ""
    """The author's own words, where they are short and there are no plain ones."""


class Summary:
    """Sums one run up that is over."""

    def __init__(self, course: Course, clock: Clock, tense: Tense, in_acts: bool) -> None:
        self.course = course
        self.world = course.setting.world
        self.clock = clock
        self.tense: Tense = tense
        self.in_acts = in_acts
        self._minds = Minds(course, tense)
        self._before: Counter[GroundCall] = Counter()
        """How often each thing has been told to happen in the acts before."""
        self._outcomes: set[tuple[str, str]] = set()
        """What somebody has been told to feel or to believe; it is not told again."""
        self._turns = 0
        """How many words of what came of things have been told; they take turns."""
        self._since: int | None = None
        """The minute of what was told last."""

    def paragraphs(self, moments: Iterable[Told | None]) -> Iterator[Paragraph]:
        """Yield a paragraph for each act; of a run without acts, one for each stretch of time."""
        told = [each for each in moments if each is not None]
        found = consequences(self.course.beats)
        for act in sorted({each.act for each in told}):
            clauses = [clause for each in told if each.act == act and (clause := self._clause(each)) is not None]
            yield from self._told(act, clauses, found)
            self._before.update(each.told.call for each in clauses)

    def _told(self, act: int, clauses: Sequence[_Clause], found: Consequences) -> Iterator[Paragraph]:
        times = 1 if self.in_acts else WITHOUT_ACTS
        by_told = {id(each.told): each for each in clauses}
        pairs: list[list[_Clause]] = []
        for many in range(NAMED * times, 0, -1):
            chosen = found.decisive([each.told for each in clauses], many, self._before)
            pairs = self._together([by_told[id(each)] for each in chosen])
            if len(pairs) <= SENTENCES * times:
                break
        open_: list[Sentence] = []
        for pair in pairs:
            first = pair[0].told
            gone = self._since is not None and first.minutes - self._since >= LATER
            if open_ and gone:
                yield Paragraph(tuple(open_), act, False)
                open_ = []
            open_ += self._sentence(pair, found)
            self._since = pair[-1].told.minutes
        if open_:
            yield Paragraph(tuple(open_), act, False)

    # --- Which things stand in one sentence ---------------------------------------------------------------------------

    def _clause(self, told: Told) -> _Clause | None:
        """Return something told as a clause; None where there are no words for it that are short and good."""
        entry, call = told.beat.entry, told.call
        people = [each for each in call.arguments if isinstance(each, str) and is_person(self.world, each)]
        doer = plain(self.world, call).subject
        plainly: _Clause | None = None
        if entry.kind != "rule" and doer is not None and deed(Names(self.world), call) is not None:
            plainly = _Clause(told, tuple(dict.fromkeys((doer, *people))))
        if plainly is not None and (entry.kind in ATTEMPTS or self._has_words(call)):
            return plainly
        voice = voice_at(self.course.setting, told.beat.before, told.focalizer, self.tense)
        for each in shown(self.world, call, entry.kind, voice)[:1]:
            text, _ = realized(self.world, each.text, each.bindings, Discourse(), f"{entry.index}", voice)
            if len(text.split()) <= SHORT and "“" not in text and not _LOOSE.search(text):
                return _Clause(told, tuple(people), text.rstrip("."))
        return plainly

    def _has_words(self, call: GroundCall) -> bool:
        """Return whether the author says in a few words what is done."""
        return worded(Names(self.world), call.signature, [Literal(each) for each in call.arguments]) is not None

    def _together(self, clauses: Sequence[_Clause]) -> list[list[_Clause]]:
        """Return clauses as sentences: as many in each as go together and are not too long."""
        found: list[list[_Clause]] = []
        for each in clauses:
            if found and self._go_together([*found[-1], each]):
                found[-1].append(each)
            else:
                found.append([each])
        return found

    def _go_together(self, clauses: Sequence[_Clause]) -> bool:
        if any(each.ready for each in clauses) or len({each.told.focalizer for each in clauses}) > 1:
            return False
        words = sum(len(self._words(each, ()).split()) for each in clauses)
        minutes = [each.told.minutes for each in clauses]
        return len(clauses) <= JOINED and minutes[-1] - minutes[0] < LATER and words <= LONGEST

    # --- In words -----------------------------------------------------------------------------------------------------

    def _sentence(self, pair: Sequence[_Clause], found: Consequences) -> Iterator[Sentence]:
        """Yield the pieces of one sentence: why, what, and what came of it, each with its facts."""
        first, last = pair[0], pair[-1]
        pieces = self._why(first)
        later = self._since is not None and first.told.minutes - self._since >= LATER
        pieces += self._events(pair, introduced=bool(pieces), first_of_all=not later)
        outcome = self._outcome(last, found) if sum(map(_length, pieces)) <= LONGEST else None
        if outcome is not None:
            own = outcome.text.startswith("and ") and not outcome.text.startswith(
                f"and {self._name(outcome.focalizer)}"
            )
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + ("" if own else ","))
            pieces.append(outcome)
        if later and self._since is not None:
            phrase = later_on(self.clock, self._since, first.told.minutes)[0]
            facts = (Elapsed(self._since, first.told.minutes), *pieces[0].facts)
            pieces[0] = replace(pieces[0], text=joined(phrase, pieces[0].text), facts=facts)
        pieces[0] = replace(pieces[0], text=capitalised(pieces[0].text))
        pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text}.")
        yield from pieces

    def _name(self, who: str | None) -> str:
        return name_of(self.world, who) if who is not None else ""

    def _events(self, clauses: Sequence[_Clause], introduced: bool, first_of_all: bool) -> Iterator[Sentence]:
        """Yield what happens; `introduced`: the first doer has been named; `first_of_all`: nothing is put before it."""
        first, last = clauses[0], clauses[-1].told
        named: tuple[str, ...] = first.people[:1] if introduced else ()
        doings: list[tuple[_Clause, list[str]]] = []
        for each in clauses:
            goes_on = doings and doings[-1][0].people[:1] == each.people[:1] and not _is_attempt(each)
            if goes_on and not _is_attempt(doings[-1][0]):
                doings[-1][1].append(self._predicate(each, named))
            else:
                doings.append((each, [self._words(each, named)]))
            named = (*named, *each.people)
        said = [listed(each) for _, each in doings]
        if len(said) == 2 and first_of_all and not introduced and self._led_to(doings[0][0], doings[1][0]):
            text = f"when {said[0]}, {said[1]}"
        else:
            text = said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, and {said[-1]}"
        facts = tuple(Seen(each.told.beat.index, each.told.call) for each in clauses)
        yield Sentence(text, facts, last.beat.index, last.focalizer, "summary")

    def _led_to(self, one: _Clause, other: _Clause) -> bool:
        """Return whether somebody did something upon something else, as one could see."""
        causes = other.told.beat.entry.causes
        beats = self.course.beats
        return any(one.told.beat.index in (each, *beats[each].entry.causes) for each in causes)

    def _words(self, clause: _Clause, named: Sequence[str]) -> str:
        """Return a clause in which those named before go by pronouns, as far as these can mean nobody else."""
        if clause.ready:
            return clause.ready
        told = clause.told
        if told.beat.entry.kind in ATTEMPTS:
            return in_plain_words(self.world, told.call, told.beat.entry.kind, told.beat.entry.who, self.tense)
        doer = self._names(clause, named).called(clause.people[0]).subject
        return f"{doer} {self._predicate(clause, named)}"

    def _predicate(self, clause: _Clause, named: Sequence[str]) -> str:
        words = plain(self.world, clause.told.call, self._names(clause, named)).predicate(self.tense)
        if self.tense == "present":
            return words
        return _PRESENT.sub(lambda found: _PAST.get(found[1]) or past_tense(_base(found[1])), words)

    def _names(self, clause: _Clause, named: Sequence[str]) -> Names:
        people = {*clause.people, *named}
        kinds = [pronoun_of(self.world, each) for each in people]
        bound: dict[str, Noun] = {}
        for each in named:
            kind = pronoun_of(self.world, each)
            if is_person(self.world, each) and kinds.count(kind) == 1 and kind in ("he", "she"):
                forms = PRONOUNS[kind]
                bound[each] = Noun(*forms, False, True, each)
        return Names(self.world, bound=bound)

    # --- Why, and what came of it -------------------------------------------------------------------------------------

    def _why(self, clause: _Clause) -> list[Sentence]:
        """Return what moves the doer, where it is told through its eyes: what it wants, or what it goes by."""
        told = clause.told
        who = told.focalizer
        if clause.ready or who is None or clause.people[:1] != (who,) or _is_attempt(clause):
            return []
        event = {each for each in self._words(clause, ()).lower().split() if len(each) > 4}
        best = max(
            (each for each in self._minds.before(told) if self._is_ground(each, event)), key=_weight, default=None
        )
        if best is None:
            return []
        own = best.wordings == stock.AIM
        phrase = f"want {best.clause}" if own else f"hope that {best.clause}"
        if any(isinstance(each, Held) for each in best.facts):
            phrase = f"believe that {best.clause}"
        said = f"as {name_of(self.world, who)} {self._inflected(phrase)},"
        return [Sentence(said, best.facts, best.at, who, "summary")]

    def _is_ground(self, idea: Idea, event: set[str]) -> bool:
        """Return whether a thought says why something is done, and more than what is done."""
        wants = idea.wordings in (stock.AIM, stock.LATER) and any(isinstance(each, Meant) for each in idea.facts)
        believes = idea.wordings in (stock.SURE, stock.OTHERS)
        said = idea.clause.lower().split()
        return (wants or believes) and idea.weight >= STRONG and "it" not in said and not event & set(said)

    def _outcome(self, clause: _Clause, found: Consequences) -> Sentence | None:
        """Return what the focalizer came to believe on which it decided something later, or what it felt."""
        told = clause.told
        who = told.focalizer
        if who is None:
            return None
        ideas = list(self._minds.after(told))
        known = [each for each in ideas if self._is_decided_upon(each, found)]
        felt = [each for each in ideas if each.weight >= STRONG and self._is_felt(each)]
        best = max(known, key=_weight, default=None) or max(felt, key=_weight, default=None)
        if best is None:
            return None
        subject = "" if clause.people[:1] == (who,) and not clause.ready else f"{name_of(self.world, who)} "
        if known:
            verbs = ("understand", "conclude", "be sure from then on")
            phrase = f"{verbs[self._turns % len(verbs)]} that {best.clause}"
        else:
            fact = best.facts[0]
            assert isinstance(fact, Felt)
            told_as = stock.FELT.get(fact.emotion)
            if told_as is None:
                return None
            phrase = told_as.replace("{other}", name_of(self.world, fact.about) if fact.about is not None else "")
        told_before = (who, best.clause or phrase)
        if told_before in self._outcomes:
            return None
        self._outcomes.add(told_before)
        self._turns += bool(known)
        if _is_attempt(clause) and not subject:
            subject = f"{name_of(self.world, who)} "
        return Sentence(f"and {subject}{self._inflected(phrase)}", best.facts, best.at, who, "summary")

    def _is_felt(self, idea: Idea) -> bool:
        """Return whether a thought is of a feeling that is still there when the story comes to it."""
        fact = idea.facts[0]
        if not isinstance(fact, Felt):
            return False
        hearts = self.course.beats[idea.at].after.hearts
        return hearts.of(Feeling(fact.emotion, fact.holder, fact.about)) >= fact.least

    def _is_decided_upon(self, idea: Idea, found: Consequences) -> bool:
        held = next((each for each in reversed(idea.facts) if isinstance(each, Held)), None)
        if held is None or idea.scene or idea.source is not None or not idea.clause:
            return False
        if held.value is False:
            return False  # What is not so any more is no news worth a line of few.
        return Belief(held.chain, held.fluent, held.value) in found.grounds

    def _inflected(self, phrase: str) -> str:
        return past_tense(phrase) if self.tense == "past" else third_person(phrase)


def _weight(idea: Idea) -> int:
    return idea.weight


def _base(verb: str) -> str:
    """Return the base form of one of the verbs that are put back in time."""
    return {"has": "have", "goes": "go"}.get(verb, verb[:-1])


def _is_attempt(clause: _Clause) -> bool:
    return clause.told.beat.entry.kind in ATTEMPTS


def _length(piece: Sentence) -> int:
    return len(piece.text.split())
