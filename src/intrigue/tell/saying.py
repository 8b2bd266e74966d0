"""How a telling puts one thing into words: what happens in the author's words or plain ones, and with which pronouns.

Which words are taken hangs on what the reader still has in the ear; whom a pronoun can mean, on what was said before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Value
from intrigue.model.world import World
from intrigue.tell import stock
from intrigue.tell.discourse import Told
from intrigue.tell.ear import Ear
from intrigue.tell.eventwords import ATTEMPTS, as_sentence, in_plain_words, shown
from intrigue.tell.grammar import PRONOUNS, quoted
from intrigue.tell.indirect import Tense, deed
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.plainly import plain
from intrigue.tell.prose import Chosen, words_of
from intrigue.tell.realization import Discourse, is_person, name_of, pronoun_of, realized
from intrigue.tell.stated import Seen
from intrigue.tell.telling import Sentence
from intrigue.tell.templates import variety
from intrigue.tell.thoughts import Idea
from intrigue.tell.times import uncapitalised
from intrigue.tell.voice import PLAIN_VOICE, Phrase, Voice
from intrigue.tell.wordchoice import Patterns

_TAGGED = re.compile(r"'(.+)([,!?])' \{\w+\} \[(say|ask|answer|reply)\]\.", re.DOTALL)
"""Words that somebody says, and no more than who says them."""
MEMORABLE = 10
"""What the author says in more words than that says enough, and is known again however long ago it was told."""
_UNTAGGED = 2
"""So many times in a row it need not be said who speaks."""


class Sayer:
    """Puts things into words, and remembers which."""

    def __init__(self, world: World, seed: int, tense: Tense) -> None:
        self.world = world
        self.tense: Tense = tense
        self.patterns = Patterns(seed)
        self.ear = Ear()
        self.discourse = Discourse()
        self._times: dict[GroundCall, int] = {}
        """How often something has been told to happen."""
        self._used: Counter[str] = Counter()
        """How often each of the author's texts has been told."""
        self._said: Counter[tuple[GroundCall, str]] = Counter()
        """How often each has been told of the same."""
        self._talk: tuple[tuple[str | None, bool], ...] = ()
        """Who has spoken in turn just now, and whether that was left to be understood."""
        self._doer: str | None = None
        """Who did what was told last."""
        self._speaker: str | None = None
        """Who said something in what was told last."""
        self._unnamed = False
        """Whether the next sentence begins with a pronoun that the author wrote, for whoever does what it tells of."""

    def begin_paragraph(self) -> None:
        """Name everybody anew from here on."""
        self.discourse = self.discourse.paragraph()

    def _goes_without_saying(self, told: Told, voice: Voice) -> bool:
        """Return whether there is nothing to see of what the focalizer does, of which it tells its own side."""
        call, kind = told.call, told.beat.entry.kind
        return plain(self.world, call).subject == told.focalizer and not shown(self.world, call, kind, voice)

    def _is_left_out(self, told: Told, texts: Sequence[Chosen]) -> bool:
        """Return whether the author has words for something that nobody does, but none, or none new, for these eyes."""
        event = told.beat.event
        nobodys = event is not None and not event.consenting and told.beat.entry.kind in ("fate", "rule")
        worn = all(self._is_worn(told.call, each.text) for each in texts[:1])
        return nobodys and worn and bool(words_of(self.world, told.call))

    def _is_worn(self, call: GroundCall, text: str) -> bool:
        """Return whether the same has been told in so many words that a reader knows them again, however long ago."""
        return len(text.split()) > MEMORABLE and self._said[call, text] >= variety(text)

    def _event(self, told: Told, voice: Voice) -> Sentence:
        """Return how something that happens is told."""
        entry, call = told.beat.entry, told.call
        times = self._times.get(call, 0)
        self._times[call] = times + 1
        text = self._smoothest(self._ways(told, voice, times))
        self.patterns.read("", f"{entry.kind} {call}")
        return Sentence(text, (Seen(entry.index, call),), entry.index, told.focalizer)

    def _smoothest(self, ways: Sequence[Callable[[], str]]) -> str:
        """Return what the first way says that does not jar; where all do, what the very first says.

        Of the ways that are tried and not taken nothing stays.
        """
        for way in ways:
            before = self._mark()
            text = way()
            if not self.ear.jars(text):
                return text
            self.__dict__.update(before)
        return ways[0]()

    def _mark(self) -> dict[str, Any]:
        """Return all that has been noted so far, to go back to it."""
        used, said = Counter(self._used), Counter(self._said)
        return {**self.__dict__, "patterns": self.patterns.fork(), "_used": used, "_said": said}

    def _ways(self, told: Told, voice: Voice, times: int) -> list[Callable[[], str]]:
        """Return the ways to tell of something that happens, the first choice first."""
        entry, call = told.beat.entry, told.call
        texts = {each.text: each for each in shown(self.world, call, entry.kind, voice)}
        free = [each for each in texts if not self._is_worn(call, each)]
        best = self.patterns.fresh(free[:1], "") or self.patterns.fresh(free, f"{call} {times}")
        best = best or next((each for each in free if self._used[each] < variety(each)), None)
        again = best is None and (len(free) < len(texts) or not self.patterns.is_fresh(f"{entry.kind} {call}"))
        first = best if best is not None else min(texts, key=lambda each: self._used[each], default="")
        written = [texts[each] for each in dict.fromkeys((first, *free)) if each in texts]
        authors: list[Callable[[], str]] = [partial(self._written, told, each, times, voice) for each in written]
        plainly: list[Callable[[], str]] = [
            partial(self._in_plain_words, told, each) for each in self._patterns(told, times)
        ]
        if not texts:
            return [*plainly[1:], plainly[0]] if times else plainly
        if deed(Names(self.world), call) is None:
            plainly = []
        elif again:
            return [*plainly[bool(times) :], *authors]
        leads = [each for each in self._patterns(told, times) if not each.startswith("{clause}")]
        led = [partial(self._led, told, written[0], each, times, voice) for each in leads]
        return [*authors, *plainly[1:], *(led if _can_be_led(written[0].text) else ())]

    def _led(self, told: Told, wording: Chosen, pattern: str, times: int, voice: Voice) -> str:
        """Return one of the author's texts with the words of a pattern before it."""
        self.patterns.read("", pattern)
        lead = pattern.partition("{clause}")[0]
        return self._written(told, replace(wording, text=f"{lead}{uncapitalised(wording.text)}"), times, voice)

    def _patterns(self, told: Told, times: int) -> list[str]:
        """Return the patterns for plain words: bare, and behind words that say that it is so again, or comes next."""
        if not times:
            return ["{clause}.", *(() if told.new_scene else self.patterns.in_turn(stock.NEXT, f"next {told.call}"))]
        return ["{clause}.", *self.patterns.in_turn(stock.AGAIN, f"again {told.call}")]

    def _written(self, told: Told, wording: Chosen, times: int, voice: Voice) -> str:
        """Return one of the author's texts in words."""
        call = told.call
        self._used[wording.text] += 1
        self._said[call, wording.text] += 1
        self._unnamed = wording.text.startswith(("He ", "She ", "They "))
        doer, before = plain(self.world, call).subject, self._doer
        speaks, answered = wording.text.startswith("'"), self._speaker not in (None, doer)
        if doer is not None and ((speaks and doer != before) or answered):
            self.begin_paragraph()  # Another speaker begins one, and so does who acts upon words; each is named there.
        self._doer, self._speaker = doer, doer if "“" in quoted(wording.text) else None
        written = self._in_turn(told, wording.text)
        return self._realized(written, wording.bindings, f"{call}|{times}", wording.text, voice)

    def _in_turn(self, told: Told, text: str) -> str:
        """Return what is said without who says it, where two speak in turn and there is nothing else to say of it."""
        speaker = plain(self.world, told.call).subject
        before = () if told.new_scene else self._talk
        found = _TAGGED.fullmatch(text) if quoted(text).count("“") == 1 else None
        turns = [each for each, _ in before[-2:]]
        untagged = all(left for _, left in before[-_UNTAGGED:]) and len(before) >= _UNTAGGED
        left = found is not None and len(turns) == 2 and turns[0] == speaker != turns[1] and not untagged
        self._talk = (*before, (speaker, left)) if "'" in text and "“" in quoted(text) else ()
        if found is None or not left:
            return text
        self.discourse = self.discourse.paragraph()
        return f"'{found[1]}{'.' if found[2] == ',' else found[2]}'"

    def _in_plain_words(self, told: Told, pattern: str) -> str:
        """Return a plain sentence by a pattern, where there are no other words or none that have not just been read."""
        entry = told.beat.entry
        taken = plain(self.world, told.call)
        noted = pattern if pattern != "{clause}." else None
        if entry.kind in ATTEMPTS or taken.subject is None:
            # These words are no template, so who they are about is not followed up with a pronoun.
            self.discourse = self.discourse.paragraph()
            clause = in_plain_words(self.world, told.call, entry.kind, entry.who, self.tense)
            text = as_sentence(pattern.replace("{clause}", clause)[:-1])
            self.patterns.read(text, noted)
            return text
        nouns = {each: self._again(each, told.call, taken.subject) for each in told.call.arguments}
        bound = {each: noun for each, noun in nouns.items() if isinstance(each, str) and noun is not None}
        phrase = plain(self.world, told.call, Names(self.world, bound=bound)).phrase if bound else taken.phrase
        text = pattern.replace("{clause}", f"{{doer}} [{phrase}]")
        others = {f"{number}": each for number, each in enumerate(told.call.arguments) if each != taken.subject}
        said = self._realized(
            text, {"doer": taken.subject, **others}, f"plain {entry.index}", pattern, Voice(None, self.tense)
        )
        named = tuple(each for each in others.values() if isinstance(each, str))
        self.discourse = replace(self.discourse, mentioned=(*self.discourse.mentioned, *named))
        return said

    def _again(self, who: Value, call: GroundCall, doer: str) -> Noun | None:
        """Return somebody whom the last sentence named as an object by pronoun, where that can mean nobody else."""
        if (
            who == doer
            or not isinstance(who, str)
            or who not in self.discourse.mentioned
            or who not in self.world.entity
        ):
            return None
        kind = pronoun_of(self.world, who)
        around = {*self.discourse.mentioned, *(each for each in call.arguments if isinstance(each, str))} - {doer}
        alike = [each for each in around if each in self.world.entity and pronoun_of(self.world, each) == kind]
        if not is_person(self.world, who) or kind == "they" or alike != [who]:
            return None
        return Noun(*PRONOUNS[kind], False, True, who)

    def _followed_up(self, clause: str, idea: Idea, who: str) -> str:
        """Return a clause with pronouns for whom and what the last sentence was about, where they can mean no other."""
        subject, thing = self.discourse.subject, self.discourse.thing
        around = {who, *self.discourse.mentioned, *idea.mentioned} - {subject}
        if subject is not None and subject != who and is_person(self.world, subject):
            kind = pronoun_of(self.world, subject)
            name = f"{name_of(self.world, subject)} "
            if clause.startswith(name) and all(
                pronoun_of(self.world, each) != kind for each in around if each in self.world.entity
            ):
                clause = f"{PRONOUNS[kind].subject} {clause.removeprefix(name)}"
        if thing is not None and thing in idea.mentioned:
            clause = re.sub(rf" {re.escape(name_of(self.world, thing))}$", " it", clause)
        return clause

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


def _can_be_led(text: str) -> bool:
    """Return whether words can stand before a template: not before speech, nor where its first word may be any."""
    return text[:1].isalpha() or (text[:1] == "{" and "|" not in text[: text.find("}")])
