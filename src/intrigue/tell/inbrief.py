"""A few things that happened as one sentence: who did what, with pronouns where they can mean nobody else.

`In short` there is room for plain words only: those that the author has for being spoken of, or those made of an
action's name, or the author's text where it is one short sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intrigue.model.world import World
from intrigue.tell.discourse import Told
from intrigue.tell.eventwords import ATTEMPTS
from intrigue.tell.grammar import PRONOUNS, listed, past_tense, possessive, third_person
from intrigue.tell.indirect import Tense
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.plainly import plain
from intrigue.tell.realization import is_person, name_of, pronoun_of

_PRESENT = re.compile(r"\b(is|are|has|wants|feels|means|loves|likes|needs|knows|thinks|believes|says|goes|makes)\b")
_PAST = {"is": "was", "are": "were"}


@dataclass(frozen=True)
class Doing:
    """One thing that happened, as far as it is named in a few words."""

    told: Told
    people: tuple[str, ...]
    """The characters whom it names, the doer first."""
    ready: str = ""
    """The author's own words, where they are short and there are no plain ones."""

    @property
    def doer(self) -> str | None:
        """Who does it."""
        return self.people[0] if self.people else None

    @property
    def is_attempt(self) -> bool:
        """Whether it came to nothing."""
        return self.told.beat.entry.kind in ATTEMPTS


class Brief:
    """Finds the words for what is told in brief."""

    def __init__(self, world: World, tense: Tense) -> None:
        self.world = world
        self.tense: Tense = tense

    def named(self, who: str, before: Sequence[str], subject: str | None = None) -> Noun | None:
        """Return somebody as a pronoun, where that can mean nobody else; None where the name must be said.

        `before` have been named already, in that order. Behind a verb a pronoun cannot mean its `subject`, and means
        whoever was named last.
        """
        kind = pronoun_of(self.world, who)
        if who not in before or not is_person(self.world, who) or kind == "they":
            return None
        alike = [each for each in before if pronoun_of(self.world, each) == kind]
        forms = PRONOUNS[kind]
        if {*alike} == {who}:
            return Noun(*forms, False, True, who)
        if subject in (None, who) or [each for each in alike if each != subject][-1] != who:
            return None
        name = name_of(self.world, who)
        return Noun(name, forms.object, possessive(name), forms.reflexive, False, True, who)

    def subject(self, who: str, before: Sequence[str]) -> str:
        """Return somebody as a subject: a pronoun, where that can mean nobody else."""
        noun = self.named(who, before)
        return noun.subject if noun is not None else name_of(self.world, who)

    def events(self, doings: Sequence[Doing], before: Sequence[str], open_: bool) -> list[str]:
        """Return what happened, as one clause for each stretch of things that one person does.

        `before` have been named already. `open_`: something that the last of them did or felt is still to come, with an
        `and` of its own.
        """
        named = list(before)
        stretches: list[list[Doing]] = []
        for each in doings:
            goes_on = stretches and not each.ready and stretches[-1][-1].doer == each.doer
            if goes_on and not (stretches[-1][-1].ready or stretches[-1][-1].is_attempt):
                stretches[-1].append(each)
            else:
                stretches.append([each])
        found: list[str] = []
        for stretch in stretches:
            first = stretch[0]
            if first.ready:
                found.append(first.ready)
                named += first.people
                continue
            doer = self.subject(first.people[0], named)
            named.append(first.people[0])
            said: list[str] = []
            for each in stretch:
                said.append(self.predicate(each, named))
                named += each.people
            last = open_ and stretch is stretches[-1]
            found.append(f"{doer} {', '.join(said) if last else _in_a_row(said)}")
        return found

    def predicate(self, doing: Doing, named: Sequence[str]) -> str:
        """Return what somebody did, without its subject; those named before go by pronouns that can mean no other."""
        told, past = doing.told, self.tense == "past"
        new = [each for each in doing.people if each not in named]
        nouns = {each: self.named(each, [*named, *new], doing.doer) for each in doing.people if each not in new}
        bound = {each: noun for each, noun in nouns.items() if noun is not None}
        taken = plain(self.world, told.call, Names(self.world, bound=bound))
        kind = told.beat.entry.kind
        if kind == "failed":
            return f"{'tried' if past else 'tries'} to {taken.phrase}, and {'could not' if past else 'cannot'}"
        if kind == "refused":
            other = told.beat.entry.who
            refusing = self.subject(other, (*doing.people, other))
            return (
                f"{'wanted' if past else 'wants'} to {taken.phrase}, but {refusing} {'would' if past else 'will'} not"
            )
        words = taken.predicate(self.tense)
        if not past:
            return words
        return _PRESENT.sub(lambda found: _PAST.get(found[1]) or past_tense(_base(found[1])), words)

    def inflected(self, phrase: str) -> str:
        """Return a verb phrase in the tense in which the story is told."""
        return past_tense(phrase) if self.tense == "past" else third_person(phrase)


def _in_a_row(said: Sequence[str]) -> str:
    """Return predicates in a row; one with a comma of its own, an attempt, is the last and has its `and` before it."""
    return listed(said) if len(said) < 3 or "," not in said[-1] else f"{', '.join(said[:-1])}, and {said[-1]}"


def _base(verb: str) -> str:
    """Return the base form of one of the verbs that are put back in time."""
    return {"has": "have", "goes": "go"}.get(verb, verb[:-1])
