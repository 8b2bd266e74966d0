"""What is asked of a run, in words: what was so, who knew it when, what the reader knew alone, and what if."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intrigue.explain.asking import Answer, Learnt, Question
from intrigue.explain.atoms import as_condition, as_fact
from intrigue.explain.irony import Irony
from intrigue.explain.naming import happenings
from intrigue.explain.past import Past
from intrigue.explain.sources import Held
from intrigue.explain.whatif import Consequence, Outcome, WhatIf
from intrigue.model.expressions import Believes, Comparison, Literal, Read
from intrigue.model.terms import NONE, UNKNOWN, Fluent, Value
from intrigue.simulate.chronicle import Entry
from intrigue.tell.answers import STEP, Answers
from intrigue.tell.grammar import capitalised, listed, quoted
from intrigue.tell.moods import mood
from intrigue.tell.realization import name_of

WIDTH = 46
"""How wide a column of two runs side by side is."""


def events(past: Past) -> Iterator[str]:
    """Yield all that happened, each with the number by which it can be asked about."""
    words = Answers(past)
    for entry in happenings(past.story):
        if entry.kind != "rule":
            yield words.headline(entry)


# --- What was so ------------------------------------------------------------------------------------------------------


def reply(found: Answer) -> Iterator[str]:
    """Yield the answer to a question at one point, first in a word, then what it hangs on."""
    asked = found.question
    words = Answers(asked.past)
    when = "at the start" if not found.point else f"after {found.point - 1}, {_time(asked, found.point)}"
    if found.eyes:
        when = f"as {words.name(found.eyes)} sees it, {when}"
    if found.eyes and found.value is UNKNOWN:
        yield f"Unknown ({when})."
    elif not asked.is_condition:
        said = _in_a_clause(asked, words, found.value)
        yield f"{capitalised(in_a_word(asked, found.value))} ({when}){f': {said}.' if said else ''}"
    elif found.value is True:
        rightly = "" if found.eyes or not found.mind or found.fact is True else ", and wrongly"
        yield f"Yes{rightly} ({when}): {words.clause(asked.expression)}."
    else:
        yield f"No ({when})."
        for condition in found.missing:
            yield f"{STEP}{words.otherwise(condition)}"
    for each in found.rests_on:
        if found.eyes or len(each.chain) == 1 or (each.chain and found.mind):
            yield f"{STEP}{_holding(words, each, judged=not found.eyes)}"


def _holding(words: Answers, belief: Held, judged: bool) -> str:
    """Return what somebody holds of a fluent, whether it is so unless that is not to be judged, and since when."""
    who = words.name(belief.chain[0])
    if belief.value is UNKNOWN:
        return words.ignorance(belief.chain, belief.fluent)
    truth = ", wrongly" if judged and not belief.right else ""
    return f"{who} believes that {words.thought(belief)}{truth} ({words.origin(belief.origin)})"


def in_a_word(asked: Question, value: Value) -> str:
    """Return a value as people say it."""
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case int() | float():
            return f"{value:g}"
    if value is UNKNOWN:
        return "unknown"
    return "none" if value is NONE else name_of(asked.past.world, value)


def _in_a_clause(asked: Question, words: Answers, value: Value) -> str:
    """Return that what was asked has a value: `nobody holds the ring`; empty where there are no words for it."""
    minds, inner = [], asked.expression
    while isinstance(inner, Believes) and isinstance(inner.character, Literal):
        minds.append(str(inner.character.value))
        inner = inner.body
    if not isinstance(inner, Read) or value is UNKNOWN:
        return ""
    said = words.clause(as_condition(tuple(minds), Comparison("==", inner, Literal(value))))
    return "" if "`" in said else said


def _time(asked: Question, point: int) -> str:
    return Answers(asked.past).time(asked.past.minutes(max(point - 1, 0)))


# --- Who knew it ------------------------------------------------------------------------------------------------------


def knowledge(asked: Question, found: Sequence[Learnt], eyes: str = "") -> Iterator[str]:
    """Yield who held what about a question from when on, and whether it was so; through eyes, as these see it.

    What happened is not named then: they may have seen something else, and where it comes from says what that was.
    """
    words = Answers(asked.past)
    at: int | None = None
    for each in found:
        if each.point != at:
            at = each.point
            entry = asked.past.story.chronicle[each.entry] if each.entry is not None else None
            if entry is None:
                yield "At the start"
            else:
                yield capitalised(words.time(entry.minutes)) if eyes else _occasion(words, entry)
        yield f"{STEP}{_learnt_by(asked, words, each, eyes) if eyes else _learnt(asked, words, each)}"


def _learnt_by(asked: Question, words: Answers, each: Learnt, eyes: str) -> str:
    """Return what somebody came to believe, or came to take another to believe."""
    who, source = words.name(eyes), f" ({words.origin(each.source.origin)})" if each.source is not None else ""
    whose = f"{who} takes it that {words.name(each.who)}" if each.who else who
    if each.value is UNKNOWN:
        return f"{whose} does not know{source}"
    if asked.is_condition:
        return f"{whose} {'believes it' if each.value is True else 'does not believe it'}{source}"
    said = _in_a_clause(asked, words, each.value) or f"it is {in_a_word(asked, each.value)}"
    return f"{whose} believes that {said}{source}"


def _occasion(words: Answers, entry: Entry) -> str:
    if entry.call is None:
        return f"{entry.index}  {words.time(entry.minutes)}  {entry.note}".rstrip()
    if entry.kind in ("feels", "learns", "decides"):
        return f"{entry.index}  {words.time(entry.minutes)}  after this: {words.happening(entry)}"
    return words.headline(entry)


def _learnt(asked: Question, words: Answers, each: Learnt) -> str:
    if not each.who:
        if asked.is_condition:
            return "it is so" if each.value is True else "it is not so"
        return _in_a_clause(asked, words, each.value) or f"it is {in_a_word(asked, each.value)}"
    who = words.name(each.who)
    source = f" ({words.origin(each.source.origin)})" if each.source is not None else ""
    if each.value is UNKNOWN:
        return f"{who} does not know{source}"
    rightly = "rightly" if each.right else "wrongly"
    if not asked.is_condition:
        said = _in_a_clause(asked, words, each.value)
        held = f"believes that {said}" if said else f"believes that it is {in_a_word(asked, each.value)}"
        return f"{who} {held}, {rightly}{source}"
    believes = "believes it" if each.value is True else "does not believe it"
    return f"{who} {believes}, {rightly}{source}"


# --- What the reader knew alone ---------------------------------------------------------------------------------------


MOST_IRONIES = 12
"""So many are told unless all are asked for."""


def ironies(
    past: Past, found: Sequence[Irony], most: int | None = None, hint: str = "--all lists them"
) -> Iterator[str]:
    """Yield what somebody had wrong or did not know that concerned them, one by one, with how long.

    `most`: only so many, and how many more there are, with a hint at where to find them.
    """
    words = Answers(past)
    if not found:
        yield "Nobody has anything wrong that concerns them."
    for each in found[:most]:
        yield capitalised(f"{_truth(words, each)} ({_how_long(words, each)}).")
        if each.decisions:
            made = [words.headline(past.story.chronicle[number]) for number in each.decisions[:MOST_DECISIONS]]
            more = len(each.decisions) - len(made)
            yield from (f"{STEP}so {line}" for line in made)
            if more:
                yield f"{STEP}and {more} more decisions"
    if most is not None and len(found) > most:
        yield f"And {len(found) - most} more that matter less; {hint}."


MOST_DECISIONS = 3
"""So many decisions are told that rested on one mistake."""


def _how_long(words: Answers, each: Irony) -> str:
    def when(point: int) -> str:
        return f"{point - 1}, {words.time(words.past.minutes(point - 1))}"

    begin = f"from {when(each.begin)}" if each.begin else "from the start"
    if each.end is None:
        return f"{begin} to the last"
    return f"{begin} until {when(each.end)}, when {'they learn it' if each.ended_by_learning else 'it changes'}"


def _truth(words: Answers, each: Irony) -> str:
    belief = each.belief
    who = words.name(each.who)
    about = words.name(belief.chain[1]) if len(belief.chain) > 1 else ""
    if belief.fact is UNKNOWN:
        truth = words.ignorance(belief.chain[1:] or (each.who,), belief.fluent)
    else:
        felt = mood(words.world, belief.fluent, belief.fact)
        inner = felt or words.clause(as_fact(belief.fluent, belief.fact), belief.chain[1] if about else None)
        truth = f"{about} believes that {inner}" if about else inner
    if belief.value is UNKNOWN:
        return f"{truth}, and {who} does not know"
    thought = None if about else mood(words.world, belief.fluent, belief.value)
    return f"{truth}; {who} believes that {thought or words.thought(belief)}"


# --- What if ----------------------------------------------------------------------------------------------------------


def parting(found: WhatIf) -> Iterator[str]:
    """Yield how two runs part, what came of the change, and how they end, side by side."""
    one, two = Answers(Past(found.original)), Answers(Past(found.other))
    if found.same:
        yield "Nothing that others could see comes out otherwise."
    else:
        yield "They part here:"
        yield f"{STEP}as it was   {_line(one, found.parted[0])}"
        yield f"{STEP}otherwise   {_line(two, found.parted[1])}"
        yield ""
        yield from _columns(found, one, two)
        if found.consequences:
            yield ""
            yield "What came of it:"
            yield from (f"{STEP}{_consequence(two, each, found)}" for each in found.consequences)
    yield ""
    yield from _endings(found, one)
    for each in found.lost:
        yield lost(one, each)


def _line(words: Answers, entry: Entry | None) -> str:
    return "nothing more happens" if entry is None else words.headline(entry)


def _columns(found: WhatIf, one: Answers, two: Answers) -> Iterator[str]:
    yield f"{'as it was':<{WIDTH}}  otherwise"
    for mine, theirs in found.course:
        left = _cell(one, mine)
        right = _cell(two, theirs)
        rows = max(len(left), len(right))
        for row in range(rows):
            here = left[row] if row < len(left) else ""
            there = right[row] if row < len(right) else ""
            yield f"{here:<{WIDTH}}  {there}".rstrip()


def _cell(words: Answers, entry: Entry | None) -> list[str]:
    """Return an event in lines of the width of a column."""
    if entry is None:
        return ["-"]
    lines = [""]
    for word in f"{entry.index}  {words.happening(entry)}".split(" "):
        if len(lines[-1]) + len(word) >= WIDTH - 2:
            lines.append(f"   {word}")
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _consequence(words: Answers, each: Consequence, found: WhatIf) -> str:
    behind = [str(number) for number in each.because if number != found.changed]
    roots = ["the change"] if is_root(each, found) else []
    return f"{words.headline(each.entry)} (from {listed([*roots, *behind])})"


def is_root(each: Consequence, found: WhatIf) -> bool:
    """Return whether something goes back to the change itself, and not only to what came of it."""
    return not each.because or found.changed in each.because


def _endings(found: WhatIf, words: Answers) -> Iterator[str]:
    one, two = found.outcomes
    yield f"{'ends':<12}{ending(one):<{WIDTH}}  {ending(two)}"
    yield f"{'on':<12}{words.time(one.minutes):<{WIDTH}}  {words.time(two.minutes)}"
    others = dict(two.fares)
    for who, fares in one.fares:
        yield f"{words.name(who):<12}{fared(fares):<{WIDTH}}  {fared(others.get(who))}"
    yield from differences(words, found.differing)


def differences(words: Answers, differing: Iterable[tuple[Fluent, Value, Value]]) -> Iterator[str]:
    """Yield what is so at the one end and otherwise at the other, as sentences; not where one sentence says both."""
    for fluent, mine, theirs in differing:
        here, there = words.fact(fluent, mine), words.fact(fluent, theirs)
        if here != there:
            yield capitalised(quoted(f"{here}; otherwise {there}."))


def ending(outcome: Outcome) -> str:
    """Return how a run ends."""
    return "(no ending of the world's)" if outcome.ending is None else outcome.ending.title or outcome.ending.name


def fared(fares: int | float | None) -> str:
    """Return how well somebody thinks to be doing."""
    return "fares nobody knows how" if fares is None else f"fares {fares:g}"


def lost(words: Answers, entry: Entry) -> str:
    """Return what had been decided and could not be decided again."""
    what = f"`{entry.call}`" if entry.call is not None else "waiting"
    when = f"{entry.index}, {words.time(entry.minutes)}"
    return f"note: at {when}, the {entry.decider} had decided on {what}; this time it could not be"
