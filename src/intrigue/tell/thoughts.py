"""Thoughts, taken from minds: what a focalizer learns, feels, means, hopes and dreads around what it sees.

A thought comes as several wordings of which the teller takes one, with the facts that it states. Nothing is taken from
any mind but the focalizer's; another's mind is there as the focalizer believes it to be.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

from intrigue.minds.deliberation import DONE
from intrigue.model.expressions import Believes, Read
from intrigue.model.plans import GroundCall
from intrigue.model.terms import UNKNOWN, Fluent, Signature, Value
from intrigue.model.traversal import walk
from intrigue.semantics.beliefs import Chain, believed, mind_along
from intrigue.semantics.evaluation import holds
from intrigue.semantics.provenance import differences
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Belief, Entry
from intrigue.simulate.chronicle import Felt as Stirred
from intrigue.tell import stock
from intrigue.tell.aims import Strand, as_hope, together
from intrigue.tell.clauses import Clause
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import Told
from intrigue.tell.indirect import Tense, aim, deed, doer, fact, is_about_now, is_wanted, later, said, speakable
from intrigue.tell.memory import is_scene
from intrigue.tell.motives import gained
from intrigue.tell.nouns import Names, entities_of, names_for
from intrigue.tell.stated import Awaited, Expected, Fact, Felt, Given, Held, Inferred, Meant, Seen, Thought
from intrigue.tell.word_forms import participle
from intrigue.tell.wording import statement

SETTLED = ("satisfaction", "disappointment", "relief", "fears_confirmed")
"""What becomes of hopes and fears; told rather than the joy or distress that comes with it."""
SLIGHT = 15
"""Feelings that an event stirs less than that go unnoticed by the one who has them."""
REMEMBERED = 70
"""How much a memory is worth of which the reader has not been told."""
LONG_AGO = 12
"""So many entries back, something that a belief rests on is worth recalling."""


@dataclass(frozen=True)
class Idea:
    """Something that could be told of a mind."""

    weight: int
    """How much it is worth telling, about 0 to 100."""
    wordings: tuple[str, ...]
    """Templates, any of which says it."""
    facts: tuple[Fact, ...]
    at: int
    """The entry after which it is so."""
    key: Hashable
    """What it comes to: of two with one key only one is told."""
    bindings: Mapping[str, Value] = field(default_factory=dict)
    """Besides `who`."""
    clause: str = ""
    """Ready words for `{clause}`, with the holder by pronoun."""
    named: str = ""
    """The same with the holder by name."""
    mentioned: tuple[str, ...] = ()
    """Whom these words name."""
    needs: Fact | None = None
    """What the reader must have been told before; else it is not understood."""
    source: int | None = None
    """An entry that is remembered."""
    scene: bool = False
    """Whether that is told as a scene, which it is where the reader has not been told of it."""


class Minds:
    """Finds the thoughts of focalizers in one course."""

    def __init__(self, course: Course, tense: Tense = "past") -> None:
        self.course = course
        self.setting = course.setting
        self.world = course.setting.world
        self.tense: Tense = tense
        self._minding: dict[str, frozenset[Signature]] = {}

    def before(self, told: Told) -> Iterator[Idea]:
        """Yield what the focalizer thinks before the thing told happens."""
        if told.focalizer is not None:
            yield from self.of(told.focalizer, told.leading, at_once=True)

    def after(self, told: Told) -> Iterator[Idea]:
        """Yield what the focalizer makes of the thing told, and what goes on in its mind after it."""
        if told.focalizer is None:
            return
        yield from self._learnt(told.focalizer, told.beat, told.call)
        yield from self.of(told.focalizer, told.trailing)

    def of(self, who: str, beats: Sequence[Beat], at_once: bool = False) -> Iterator[Idea]:
        """Yield what goes on in a mind in these beats; `at_once`: what is meant is done right after."""
        for beat in beats:
            entry = beat.entry
            match entry.kind:
                case "feels":
                    yield from self._feels(who, beat)
                case "learns" if entry.who == who:
                    yield from self._infers(who, beat)
                case "intends" if entry.who == who:
                    yield from self._intends(who, beat, at_once)
                case "drops" if entry.who == who and entry.note != DONE:
                    meant = Meant(entry.causes[0], who) if entry.causes else None
                    given = Given(entry.index, who)
                    yield Idea(46, stock.GIVEN_UP, (given,), entry.index, ("drops", entry.index), needs=meant)
                case "waits" if entry.who == who:
                    yield from self._waits(who, beat)
                case _:
                    pass

    # --- What somebody learns -----------------------------------------------------------------------------------------

    def _learnt(self, who: str, beat: Beat, call: GroundCall) -> Iterator[Idea]:
        """Yield beliefs that an event changed otherwise than by changing what they are about."""
        before, after = beat.before.state, beat.after.state
        for chain, index, old, new in differences(before, after, 2):
            if chain[0] != who or new is UNKNOWN or not is_about_now(self.setting.fluents[index], new):
                continue
            if before[index] != after[index]:
                continue  # It is seen to happen, and so has been told.
            fluent = self.setting.fluents[index]
            if len(chain) == 1:
                right = new == after[index]
                corrected = right and self._has_gone_by(who, Belief(chain, fluent, old), beat.index)
                words = stock.CORRECTED if corrected else stock.LEARNED
                weight = 72 if corrected else 54 if right else 47
                yield from self._belief(who, chain, fluent, new, weight, words, beat.index)
            elif old != new and new != mind_along(after, chain[:1])[index] and chain[1] not in fluent.arguments:
                weight = 57 if fluent.property in self._minded(who) else 40
                yield from self._belief(who, chain, fluent, new, weight, stock.MISLED, beat.index)

    def _has_gone_by(self, who: str, belief: Belief, now: int) -> bool:
        """Return whether somebody has decided something upon a belief: only then is it news that it was wrong."""
        entries = (each.entry for each in self.course.beats[:now])
        return any(belief in each.rests_on for each in entries if each.kind == "intends" and each.who == who)

    def _minded(self, who: str) -> frozenset[Signature]:
        """Return the properties of which it matters to somebody what others believe."""
        if who not in self._minding:
            bodies = [
                node.body for line in self.world.wants_of(who) for node in walk(line) if isinstance(node, Believes)
            ]
            reads = (each for body in bodies for each in walk(body) if isinstance(each, Read))
            self._minding[who] = frozenset(each.property for each in reads)
        return self._minding[who]

    def _infers(self, who: str, beat: Beat) -> Iterator[Idea]:
        entry = beat.entry
        for write in entry.writes:
            if write.chain[:1] != (who,) or write.value is UNKNOWN or entry.call is None:
                continue
            held = Held(write.chain, write.fluent, write.value)
            other = doer(self._names(who, _people(entry.call)), entry.call)
            words = self._both(who, (*_entities(write), *_people(entry.call)), partial(self._fact, held=held))
            if words is not None and other is not None and other != who:
                facts = (Inferred(entry.index, who, entry.call), held)
                yield Idea(80, stock.INFERRED, facts, entry.index, held, {"other": other}, *words, _entities(write))

    def _belief(
        self, who: str, chain: Chain, fluent: Fluent, value: Value, weight: int, words: tuple[str, ...], at: int
    ) -> Iterator[Idea]:
        held = Held(chain, fluent, value)
        entities = _entities(held)
        clause = self._both(who, entities, lambda names: self._fact(names, held))
        if clause is not None:
            yield Idea(weight, words, (held,), at, held, {}, *clause, entities)

    # --- What somebody feels ------------------------------------------------------------------------------------------

    def _feels(self, who: str, beat: Beat) -> Iterator[Idea]:
        felt = [each for each in beat.entry.feels if each.holder == who and each.by >= SLIGHT]
        strongest = max(felt, key=_strength, default=None)
        if strongest is not None and strongest.emotion in stock.FEELINGS:
            dread = self._dread(who, beat) if strongest.emotion == "fear" else None
            yield dread or Idea(
                _strength(strongest),
                stock.FEELINGS[strongest.emotion],
                (Felt(strongest.emotion, who, strongest.about, min(strongest.by, strongest.now)),),
                beat.index,
                ("feels", who, strongest.emotion, strongest.about, beat.entry.step),
                {"other": strongest.about} if strongest.about is not None else {},
            )

    def _dread(self, who: str, beat: Beat) -> Idea | None:
        """Return what is newly feared, in words, if there are any."""
        known = {each.key for each in beat.before.prospects}
        for each in beat.entry.prospects or ():
            if each.holder != who or each.hopeful or each.key in known or each.event is None:
                continue
            event, would = each.event, "would" if self.tense == "past" else "will"
            words = self._both(who, _people(event), partial(self._does, call=event, verb=would))
            if words is not None and doer(Names(self.world), event) != who:
                facts = (Expected(who, event, hopeful=False),)
                return Idea(58, stock.DREAD, facts, beat.index, ("dread", who, event), {}, *words, _people(event))
        return None

    # --- What somebody means to do ------------------------------------------------------------------------------------

    def _intends(self, who: str, beat: Beat, at_once: bool) -> Iterator[Idea]:
        entry = beat.entry
        plan = entry.reasons[0]
        meant = Meant(entry.index, who)
        yield from self._grounds(who, beat)
        for supposition in plan.suppositions:
            fluent = Fluent(supposition.property, supposition.arguments)
            guess = Held((who,), fluent, supposition.value)
            words = self._both(who, _entities(guess), partial(self._fact, held=guess))
            if words is not None:
                facts = (meant, Held((who,), fluent, UNKNOWN))
                yield Idea(60, stock.PERHAPS, facts, entry.index, words, {}, *words, _entities(guess))
        if not plan.threat:
            yield from self._aims(who, beat)
        if not at_once:
            yield from self._plan(who, entry)

    def _grounds(self, who: str, beat: Beat) -> Iterator[Idea]:
        """Yield beliefs that an intention rests on: what is wrong, what is about other minds, what goes far back."""
        entry, state = beat.entry, beat.before.state
        for each in entry.rests_on:
            if each.chain[:1] != (who,) or not is_about_now(each.fluent, each.value):
                continue
            wrong = self._is_wrong(state, each)
            if len(each.chain) == 1 and wrong:
                yield from self._belief(who, each.chain, each.fluent, each.value, 66, stock.SURE, entry.index)
            elif len(each.chain) == 2 and each.chain[1] not in (who, *each.fluent.arguments):
                weight = 66 if wrong else 48
                yield from self._belief(who, each.chain, each.fluent, each.value, weight, stock.OTHERS, entry.index)
            yield from self._recalled(who, beat, each)

    def _is_wrong(self, state: State, belief: Belief) -> bool:
        """Return whether a belief about the world, or about another's mind, is not so."""
        fact = mind_along(state, belief.chain[1:]) if len(belief.chain) > 1 else state
        return fact[self.setting.index[belief.fluent]] != belief.value

    def _recalled(self, who: str, beat: Beat, belief: Belief) -> Iterator[Idea]:
        index = self.setting.index[belief.fluent]
        source = beat.before.sources.get((belief.chain, index))
        if source is None or beat.before.state[index] == UNKNOWN:
            return
        past = self.course.beats[source]
        call = self.course.taken_for(past, who)
        if call is not None and is_scene(past):
            facts = (Seen(source, call), Held(belief.chain, belief.fluent, belief.value))
            yield Idea(REMEMBERED, (), facts, beat.index, ("scene", source), source=source, scene=True)
        if beat.index - source < LONG_AGO:
            return
        if past.before.state[index] != past.after.state[index]:
            return  # Nothing followed from it: it was seen to become so.
        if call is None or past.entry.kind not in ("action", "fate") or who in past.entry.actors:
            return
        verb = "had" if self.tense == "past" else "has"
        words = self._both(who, _people(call), lambda names: self._does(names, call, verb, perfect=True))
        if words is not None:
            facts = (Seen(source, call), Held(belief.chain, belief.fluent, belief.value))
            yield Idea(
                49, stock.RECALL, facts, beat.index, ("recall", source), {}, *words, _people(call), source=source
            )

    def _aims(self, who: str, beat: Beat) -> Iterator[Idea]:
        """Yield what an intention is for: a burden that is to go, or what is to be."""
        entry = beat.entry
        gains = [each for line in gained(self.setting, beat.before.state, entry.reasons[0]) for each in line]
        mind = believed(self.setting, beat.after.state, who)
        for strand in gains:
            yield from self._burden(who, strand, mind, entry)
        hopes = [each for each in gains if each.good]
        entities = tuple(name for each in hopes for name in entities_of(each.expression))
        forms = [
            together([as_hope(names, each) for each in hopes])
            for names in (self._names(who, entities), Names(self.world, who))
        ]
        for clause, named in zip(*forms, strict=False):
            if not isinstance(clause, Clause) or not isinstance(named, Clause) or not is_wanted(clause):
                continue
            own = clause.subject.key == who
            words, by_name = (aim(each, self.tense) if own else later(each, self.tense) for each in (clause, named))
            if speakable(words):
                texts = stock.AIM if own else stock.LATER
                facts = (Meant(entry.index, who),)
                yield Idea(50, texts, facts, entry.index, ("aim", who, words), {}, words, by_name, entities)

    def _burden(self, who: str, strand: Strand, mind: State, entry: Entry) -> Iterator[Idea]:
        if strand.good:
            return
        entities = tuple(entities_of(strand.expression))

        def burden(names: Names) -> str | None:
            clause = statement(names, strand.expression)
            own = isinstance(clause, Clause) and not clause.negation and clause.subject.key == who
            return said(clause, self.tense) if own else None

        words = self._both(who, entities, burden)
        if words is not None and holds(self.setting, mind, strand.expression):
            facts = (Thought(who, strand.expression),)
            yield Idea(52, stock.BURDEN, facts, entry.index, ("burden", who, words), {}, *words, entities)

    def _plan(self, who: str, entry: Entry) -> Iterator[Idea]:
        """Yield what somebody is going to do itself, where it does not do so at once."""
        steps = [each.call for each in entry.reasons[0].steps]
        names = self._names(who, [name for each in steps for name in _people(each)])
        own = list(takewhile(lambda call: doer(names, call) == who, steps))[:2]
        phrases = [deed(names, each) for each in own]
        if phrases and all(phrases):
            words = ", and then ".join(each for each in phrases if each)
            people = tuple(name for each in own for name in _people(each))
            facts = (Meant(entry.index, who),)
            yield Idea(53, stock.PLAN, facts, entry.index, ("plan", who, words), {}, words, words, people)

    def _waits(self, who: str, beat: Beat) -> Iterator[Idea]:
        entry = beat.entry
        if entry.call is None:
            return
        call = entry.call
        other = doer(Names(self.world), call)

        def waiting(names: Names) -> str | None:
            phrase = deed(names, call)
            return f"{names.called(other or '').as_object} to {phrase}" if phrase is not None else None

        words = self._both(who, _people(call), waiting)
        if words is not None and other is not None and other != who:
            facts = (Awaited(entry.index, who),)
            yield Idea(42, stock.WAITING, facts, entry.index, ("waits", who, call), {}, *words, _people(call))

    # --- In words -----------------------------------------------------------------------------------------------------

    def _both(self, who: str, mentioned: Sequence[str], words: Callable[[Names], str | None]) -> tuple[str, str] | None:
        """Return words with the holder by pronoun, where that can mean nobody else, and by name; None without any."""
        found, named = words(self._names(who, mentioned)), words(Names(self.world, who))
        return (found, named) if found is not None and named is not None and speakable(found) else None

    def _fact(self, names: Names, held: Held) -> str | None:
        clause = fact(names, held.fluent, held.value, held.chain[1:])
        return said(clause, self.tense) if clause is not None else None

    def _does(self, names: Names, call: GroundCall, verb: str, perfect: bool = False) -> str | None:
        """Return that somebody does something, behind an auxiliary verb."""
        subject, phrase = doer(names, call), deed(names, call)
        if subject is None or phrase is None:
            return None
        return f"{names.called(subject).subject} {verb} {participle(phrase) if perfect else phrase}"

    def _names(self, who: str, mentioned: Sequence[str]) -> Names:
        return names_for(self.world, who, mentioned)


def _strength(felt: Stirred) -> int:
    base = 42 if felt.emotion in SETTLED else 32 if felt.about is not None else 30
    base = 18 if felt.emotion in ("surprise", "gratification", "hope") else base
    return base + felt.by * 2 // 5


def _entities(held: Belief | Held) -> tuple[str, ...]:
    """Return everybody and everything that a belief is about, besides its holder."""
    named = (*held.chain[1:], *held.fluent.arguments, held.value)
    return tuple(each for each in named if isinstance(each, str))


def _people(call: GroundCall) -> tuple[str, ...]:
    return tuple(each for each in call.arguments if isinstance(each, str))
