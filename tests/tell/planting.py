"""Leaks made on purpose, out of tellings that have none: for every way in which a telling could say too much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from intrigue.model.terms import UNKNOWN
from intrigue.semantics.beliefs import mind_along
from intrigue.simulate.chronicle import HAPPENINGS
from intrigue.simulate.simulation import Story
from intrigue.tell.leaks import Checker
from intrigue.tell.realization import name_of
from intrigue.tell.stated import Fact, Felt, Framed, Held, Meant, Often, Seen
from intrigue.tell.telling import Sentence


@dataclass(frozen=True)
class Planted:
    """A sentence that its focalizer could not have told."""

    kind: str
    sentence: Sentence


def planted(story: Story, sentences: tuple[Sentence, ...]) -> Iterator[Planted]:
    """Yield leaks made from the sentences of a telling of this run."""
    checker = Checker(story.setting, story.chronicle)
    for each in sentences:
        if each.focalizer is not None:
            yield from _of_others(story, each)
            yield from _of_the_future(each)
            yield from _of_the_world(story, checker, each)
            yield from _of_strangers(story, checker, each)
    yield from _of_minds(story, sentences)


def _of_others(story: Story, sentence: Sentence) -> Iterator[Planted]:
    """The same sentence through the eyes of everybody who was not there, or whose mind it is not."""
    for other in story.setting.characters:
        if other != sentence.focalizer and any(_is_not_for(story, fact, other) for fact in sentence.facts):
            yield Planted("other eyes", replace(sentence, focalizer=other))


def _is_not_for(story: Story, fact: Fact, other: str) -> bool:
    match fact:
        case Seen(entry=entry) | Often(entries=(entry, *_)):
            recorded = story.chronicle[entry]
            return other not in recorded.witnesses and other not in recorded.actors
        case Held(chain=chain):
            return chain[:1] != (other,)
        case Felt(holder=holder) | Meant(holder=holder):
            return holder != other
        case _:
            return False


def _of_the_future(sentence: Sentence) -> Iterator[Planted]:
    """What happens, told before it has."""
    if any(isinstance(fact, Seen) and fact.entry == sentence.at for fact in sentence.facts):
        yield Planted("the future", replace(sentence, at=sentence.at - 1))
        yield Planted("the future", replace(sentence, at=-1))


def _of_the_world(story: Story, checker: Checker, sentence: Sentence) -> Iterator[Planted]:
    """What is so, said by somebody who does not believe it."""
    moment = checker.moment(sentence.at)
    mind = mind_along(moment.state, (sentence.focalizer or "",))
    for index, fluent in enumerate(story.setting.fluents):
        if mind[index] != moment.state[index] and moment.state[index] is not UNKNOWN:
            held = Held((sentence.focalizer or "",), fluent, moment.state[index])
            yield Planted("the truth", replace(sentence, text="So it was.", facts=(held,)))


def _of_strangers(story: Story, checker: Checker, sentence: Sentence) -> Iterator[Planted]:
    """Words that name somebody of whom the sentence says nothing."""
    world = story.setting.world
    absent = [each for each in world.characters if name_of(world, each).lower() not in sentence.text.lower()]
    if any(isinstance(each, Framed) for each in sentence.facts):
        return  # The author's frame is nobody's mind, and may speak of whom it will.
    for each in absent:
        said = replace(sentence, text=f"{sentence.text[:-1]}, and {name_of(world, each)} did not like it.")
        if each != sentence.focalizer and all(each not in checker.spoken_of(fact) for fact in sentence.facts):
            yield Planted("a name", said)


def _of_minds(story: Story, sentences: tuple[Sentence, ...]) -> Iterator[Planted]:
    """Another's feelings and intentions, told by whoever tells."""
    tellers = {each.focalizer for each in sentences if each.focalizer is not None}
    for entry in story.chronicle:
        for teller in sorted(tellers):
            if entry.kind == "intends" and entry.who != teller:
                fact: Fact = Meant(entry.index, entry.who)
                yield Planted("another's intention", Sentence("That was the plan.", (fact,), entry.index, teller))
            for felt in entry.feels:
                if felt.holder != teller and felt.by > 0:
                    fact = Felt(felt.emotion, felt.holder, felt.about, 1)
                    yield Planted("another's feeling", Sentence("It hurt.", (fact,), entry.index, teller))
            if entry.kind in HAPPENINGS and teller not in (*entry.witnesses, *entry.actors) and entry.call:
                told = Sentence("It happened.", (Seen(entry.index, entry.call),), entry.index, teller)
                yield Planted("the unseen", told)
