"""What the reader's character could do now, as far as it believes: worded, grouped, and what it would do itself marked.

Everything here is read in the character's mind. So a choice may fail, and what the character takes for impossible is
not offered, even if the facts would allow it; `obstacles` says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal, TypeAlias

from intrigue.minds.thinking import Option
from intrigue.model.plans import Explanation, GroundCall
from intrigue.model.world import World
from intrigue.play.leaning import leanings
from intrigue.play.words import in_words_alone
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.speech import utterances
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.deciding import AGREES, REFUSES
from intrigue.simulate.simulation import Story
from intrigue.tell.grammar import capitalised, words
from intrigue.tell.motives import in_words
from intrigue.tell.nouns import Names
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of

Group: TypeAlias = Literal["say", "go", "do", "wait", "answer"]
"""What sort of thing a choice is; `answer` is an answer to somebody who asks for consent."""

GROUPS: tuple[Group, ...] = ("answer", "say", "go", "do", "wait")
"""In the order in which they are offered."""
WAIT, WAITING = "wait", "Wait and see"
"""The key and the text of doing nothing."""
WAIT_ON, WAITING_ON = "wait on", "Wait until something happens"
"""The key and the text of doing nothing until there is something to see, or to answer."""
AGREE, AGREEING = "agree", "Agree"
REFUSE, REFUSING = "refuse", "Refuse"
"""The keys and texts of the answers to somebody who asks for consent."""
NOT_NOW = "But not now."
"""What is said of a choice for which there is a reason, and which the character would not choose by itself."""
READER = "reader"
"""How entries name the one who decides for the reader's character."""

_SPEECH = frozenset(
    words(
        """say ask answer reply tell cry shout whisper murmur confess admit deny lie promise threaten warn accuse blame
        greet thank apologise explain beg flatter gossip propose invite insult praise scold speak talk"""
    )
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that the reader's character could do."""

    key: str
    """What `Session.choose` takes."""
    text: str
    """What it is, as an order to oneself: `Give Sakura the silver chain`."""
    group: Group
    call: GroundCall | None = None
    """The action; None for waiting."""
    motive: str = ""
    """The reason that the character has for it, in words; empty: it has none."""
    own: bool = False
    """Whether the character would choose it by itself, or could if chance fell so."""

    @property
    def why(self) -> str:
        """The reason in words; where the character would not choose it now all the same, that too."""
        return self.motive if self.own or not self.motive else f"{self.motive} {NOT_NOW}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody wants to do something that the reader's character must agree to."""

    event: Event
    text: str
    """What is wanted, as a sentence."""


@dataclass(frozen=True, slots=True)
class Family:
    """Choices that belong together: of one action, about one thing after the other; or a single one."""

    text: str
    """What they have in common: `Watch … unseen`; empty where there is only one."""
    members: tuple[Choice, ...]


MANY = 4
"""So many choices of one action, none of which the character would take by itself, are one family."""


def families(offered: Sequence[Choice]) -> tuple[Family, ...]:
    """Return choices so that many of one action come together, in the place of the first of them."""
    alike: dict[object, list[Choice]] = {}
    for each in offered:
        alike.setdefault(each.key if each.call is None else each.call.signature, []).append(each)
    found = []
    for members in alike.values():
        common = _in_common([each.text for each in members])
        if len(members) >= MANY and common and not any(each.own for each in members):
            found.append(Family(common, tuple(members)))
        else:
            found += [Family("", (each,)) for each in members]
    return tuple(found)


def _in_common(texts: Sequence[str]) -> str:
    """Return with which words several texts begin and end, what differs left out; empty where they begin otherwise."""
    split = [each.split(" ") for each in texts]
    begin = _alike(split)
    if not begin:
        return ""
    ends = _alike([each[len(begin) :][::-1] for each in split])
    return " ".join([*begin, "…", *reversed(ends)])


def _alike(texts: Sequence[Sequence[str]]) -> list[str]:
    """Return the words with which all of these begin."""
    columns = zip(*texts, strict=False)
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]


def choices(story: Story, who: str, options: Iterable[Option]) -> tuple[Choice, ...]:
    """Return what somebody could do, in the order of the groups; `options` are what it has reasons for."""
    plans = {option.event: option.plan for option in options}
    own = leanings(story, who) if plans else frozenset()
    mind = believed(story.setting, story.moment.state, who)
    found = []
    for event in own_events(story, who):
        plan = plans.get(event)
        if plan is not None or possible(story.setting, mind, event):
            found.append(_choice(story, who, event, plan, event.call in own))
    found.sort(key=lambda each: GROUPS.index(each.group))
    return _told_apart([*found, Choice(WAIT, WAITING, "wait"), Choice(WAIT_ON, WAITING_ON, "wait")])


def answers(story: Story, who: str, asked: Asked) -> tuple[Choice, ...]:
    """Return the two answers to somebody who asks for consent: whoever has no reason to agree refuses by itself."""
    reach = story.situation(who).reach
    plan = story.thinker.motive(believed(story.setting, story.moment.state, who), asked.event, who, reach)
    return (
        Choice(AGREE, AGREEING, "answer", asked.event.call, reason(story, plan), plan is not None),
        Choice(REFUSE, REFUSING, "answer", asked.event.call, own=plan is None),
    )


def question(world: World, event: Event) -> str:
    """Return the question that an attempt puts to one whose consent it needs, as a sentence."""
    return capitalised(f"{name_of(world, event.consenting[0])} wants to {plain(world, event.call).phrase}.")


def decision(world: World, entry: Entry) -> str:
    """Return what the reader has decided by an entry, in the words in which it was offered."""
    if entry.note in (AGREES, REFUSES):
        return AGREEING if entry.note == AGREES else REFUSING
    return order(world, entry.call) if entry.call is not None else WAITING


def reason(story: Story, plan: Explanation | None) -> str:
    """Return a motive in words; empty where there is none. Where the words fail, it is only said that there is one."""
    if plan is None:
        return ""
    said = in_words(story.setting, story.moment.state, plan)
    world = story.setting.world
    return said if in_words_alone(said) else f"{capitalised(name_of(world, plan.character))} has a reason for it."


def own_events(story: Story, who: str) -> tuple[Event, ...]:
    """Return all that somebody could ever begin, in the order of the world's actions."""
    return tuple(event for event in story.setting.events if event.consenting[:1] == (who,))


def order(world: World, call: GroundCall) -> str:
    """Return an action as an order to oneself: `Give Sakura the silver chain`."""
    return capitalised(plain(world, call, Names(world)).phrase)


def _choice(story: Story, who: str, event: Event, plan: Explanation | None, own: bool) -> Choice:
    motive, text = reason(story, plan), order(story.setting.world, event.call)
    return Choice(str(event.call), text, group_of(event, who), event.call, motive, own)


def group_of(event: Event, who: str) -> Group:
    """Return the group of an action of somebody's, by what it changes and, for speech, also by its name."""
    targets = [change.slot.fluent for change in event.changes]
    alone = all(each == who for each in event.call.arguments if each in event.participants)
    if alone and any(each.property.name == "at" and each.arguments[:1] == (who,) for each in targets):
        return "go"
    if event.action.name.partition("_")[0] in _SPEECH or any(utterances(event)):
        return "say"
    return "do"


def _told_apart(found: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return the choices with keys and texts that no two of them share."""
    keys, texts = Counter(each.key for each in found), Counter(each.text for each in found)
    return tuple(_numbered(found, keys, texts))


def _numbered(found: Sequence[Choice], keys: Counter[str], texts: Counter[str]) -> Iterator[Choice]:
    met: Counter[str] = Counter()
    for each in found:
        if keys[each.key] > 1:
            met[each.key] += 1
            each = replace(each, key=f"{each.key}#{met[each.key]}")
        yield replace(each, text=f"{each.text} ({each.key})") if texts[each.text] > 1 else each
