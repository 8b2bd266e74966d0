"""Questions to a game: what was so at any moment, who knew it when, and what those whom it concerns do not know.

They are answered as the reader's character sees it, by what it believes and could have learned; for readers who ask for
the truth, as it is. The answers are those of `intrigue ask`, as trees whose lines lead to what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intrigue.explain.asking import answer, question, who_knew
from intrigue.explain.irony import irony, irony_at, weightiest
from intrigue.explain.naming import refusal
from intrigue.explain.past import Past
from intrigue.model.terms import Fluent, Signature
from intrigue.play.reasons import Branch, grown
from intrigue.play.session import Session
from intrigue.play.words import is_told
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.tell.grammar import capitalised, possessive
from intrigue.tell.nouns import Names
from intrigue.tell.realization import name_of
from intrigue.tell.replies import MOST_IRONIES, ironies, knowledge, reply
from intrigue.tell.wonder import asked_about, open_question

NOW, START = "now", "start"
"""The keys of the last and of the first moment of a game."""
MOST_SUGGESTED = 8
"""So many questions are suggested, about what changed last."""
LONGEST = 500
"""Characters that a question may have."""
DEEPEST = 4
"""So many minds inside one another may be asked about."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A moment of a game that can be asked about: when something that was told was over."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A question in words, with the expression that asks it."""

    text: str
    expression: str


@dataclass(frozen=True, slots=True)
class Position:
    """What can be chosen for one position of a property: names, and what they are called."""

    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A property that can be asked about: `where somebody is`."""

    key: str
    text: str
    signature: Signature
    positions: tuple[Position, ...]


# --- What can be asked about ------------------------------------------------------------------------------------------


def occasions(session: Session) -> tuple[Occasion, ...]:
    """Return the moments of a game, the last first."""
    told = (each for each in session.told if each.kind == "event" and each.entry >= 0)
    found = [Occasion(str(each.entry), each.text) for each in told]
    return (Occasion(NOW, "Now"), *reversed(found), Occasion(START, "At the start"))


def kinds(session: Session) -> tuple[Kind, ...]:
    """Return the properties that can be asked about, in the order of the world, as far as there are words for them."""
    setting = session.story.setting
    found: dict[Signature, list[Fluent]] = {}
    for fluent in setting.fluents:
        if is_told(fluent):
            found.setdefault(fluent.property, []).append(fluent)
    return tuple(_kinds(session, found))


def _kinds(session: Session, found: dict[Signature, list[Fluent]]) -> Iterator[Kind]:
    world = session.story.setting.world
    for number, (signature, fluents) in enumerate(found.items()):
        said = open_question(world, signature)
        if said is None:
            continue
        columns = zip(*(each.arguments for each in fluents), strict=True)
        options = (tuple((str(each), name_of(world, each)) for each in dict.fromkeys(column)) for column in columns)
        yield Kind(str(number), capitalised(said), signature, tuple(map(Position, options)))


def filled(session: Session, kind: Kind, chosen: Iterable[str], mind: str = "") -> str:
    """Return the expression that asks for a property with positions filled in, in somebody's mind if one is named.

    Raise InputError where nothing of the kind can be asked.
    """
    names = tuple(chosen)
    allowed = [[name for name, _ in each.options] for each in kind.positions]
    fits = len(names) == len(allowed) and all(name in each for name, each in zip(names, allowed, strict=True))
    if not fits or (mind and mind not in session.story.setting.characters):
        raise refusal("E727", "this cannot be asked of this game")
    return _reading(kind.signature, names, mind)


def _reading(signature: Signature, arguments: Iterable[object], mind: str) -> str:
    """Return the expression that reads a property, in the world or in a mind."""
    given = ", ".join(map(str, arguments))
    read = f"{signature.name}({given})" if given else signature.name
    return f"{mind} believes {read}" if mind else read


def suggested(session: Session, truth: bool) -> tuple[Suggested, ...]:
    """Return questions about what changed last, in fact or in a mind, as the character sees it or as it is."""
    setting, sources = session.story.setting, session.story.moment.sources
    top: Chain = () if truth else (session.who,)
    minds = [top, *((*top, each) for each in setting.characters if (each,) != top)]
    changed = [
        (sources.get((chain, index), -1), -len(chain), chain, fluent)
        for chain in minds
        for index, fluent in enumerate(setting.fluents)
        if is_told(fluent) and _differs(session, chain, top, index)
    ]
    changed.sort(key=lambda each: each[:2], reverse=True)
    names = Names(setting.world)
    found: list[Suggested] = []
    for _, _, chain, fluent in changed:
        said = asked_about(names, fluent)
        if said is None or len(found) >= MOST_SUGGESTED:
            continue
        mind = chain[-1] if len(chain) > len(top) else ""
        whose = f", to {possessive(name_of(setting.world, mind))} mind" if mind else ""
        found.append(Suggested(capitalised(f"{said}{whose}"), _reading(fluent.property, fluent.arguments, mind)))
    return tuple(dict.fromkeys(found))


def _differs(session: Session, chain: Chain, top: Chain, index: int) -> bool:
    """Return whether there is something to ask: it has changed, or a mind has it otherwise."""
    moment = session.story.moment
    if chain == top:
        return (chain, index) in moment.sources
    return mind_along(moment.state, chain)[index] != mind_along(moment.state, top)[index]


# --- Answers ----------------------------------------------------------------------------------------------------------


def replied(session: Session, text: str, at: str, truth: bool) -> Branch:
    """Return the answer to an expression at a moment; raise InputError with the places of mistakes."""
    _check(text)
    past = session.past
    eyes = "" if truth else session.who
    found = answer(question(past, text, bool(eyes)), point_of(session, at), eyes)
    first, *rest = _trees(session, reply(found), truth)
    return Branch(first.text, first.entry, (*first.branches, *rest))


def remembered(session: Session, text: str, truth: bool) -> tuple[Branch, ...]:
    """Return who held what of an expression from when on, with where they had it from."""
    _check(text)
    eyes = "" if truth else session.who
    asked = question(session.past, text, 1 + bool(eyes))
    return _trees(session, knowledge(asked, who_knew(asked, eyes), eyes), truth)


def unknown_to_others(session: Session, at: str) -> tuple[Branch, ...]:
    """Return what those whom it concerns have wrong or do not know, as it is; now and before, or at one moment."""
    past = session.past
    found = irony(past) if at == NOW else irony_at(past, point_of(session, at))
    lines = ironies(past, weightiest(past, found), MOST_IRONIES, hint="choose a moment to see those of that moment")
    return _trees(session, lines, True)


def point_of(session: Session, key: str) -> int:
    """Return the point that the key of a moment stands for; raise InputError where there is none."""
    past: Past = session.past
    if key == NOW:
        return past.end
    if key == START:
        return 0
    if key not in {each.key for each in occasions(session)}:
        raise refusal("E727", "there is no such moment in this game")
    return past.settled(session.story.chronicle[int(key)])


def _trees(session: Session, lines: Iterable[str], truth: bool) -> tuple[Branch, ...]:
    seen = None if truth else {each.entry for each in session.told if each.kind == "event"}
    return grown(session, lines, seen)


def _check(text: str) -> None:
    if len(text) > LONGEST:
        raise refusal("E727", f"a question may have {LONGEST} characters")
    if text.count("believes") + text.count("knows") > DEEPEST:
        raise refusal("E727", f"a question may go through {DEEPEST} minds")
