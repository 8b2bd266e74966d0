"""How long it has been, in words a reader counts in: an hour later, the next morning, three weeks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intrigue.simulate.clock import DAY, Clock
from intrigue.tell.grammar import words

HOUR = 60
WEEK = 7 * DAY
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = ((5 * HOUR, "night"), (12 * HOUR, "morning"), (17 * HOUR, "afternoon"), (22 * HOUR, "evening"), (DAY, "night"))
"""Until which minute after midnight a part of the day lasts."""
_STARTS = frozenset(
    words(
        "The A An He She They It His Her Their Its At In On There That This Something Nothing One Across Over Under "
        "Behind Before Between Beside By With Without From Up Down Through Out Outside Inside Somewhere Somebody "
        "Nobody Everybody When While As After Once Again Then Now All Both Each Every Some No Not Two Three Many What"
    )
)
"""Words that lose their capital when something is put before them."""


def number(count: int) -> str:
    """Return a number as prose has it: in letters up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def part_of_day(clock: Clock, minutes: int) -> str:
    """Return which part of the day it is."""
    now = clock.time_of_day(minutes)
    return next(name for until, name in _PARTS if now < until)


def later_on(clock: Clock, since: int, now: int) -> Sequence[str]:
    """Return ways to say when it is, after what was told last: `an hour later`, `the next morning`."""
    gone, days = now - since, clock.day(now) - clock.day(since)
    part = part_of_day(clock, now)
    if gone >= 2 * WEEK:
        return (f"{number(gone // WEEK)} weeks later", f"after {number(gone // WEEK)} weeks")
    if gone >= WEEK or days == WEEK // DAY:
        return ("a week later", "after a week")
    if days >= 2:
        return (f"{number(days)} days later", f"on the {_ordinal(days)} {part} after that")
    if days == 1:
        return (f"the next {part}",) if part != "night" else ("the next night", "late the next day")
    if part != part_of_day(clock, since):
        return (f"that {part}", f"in the {part}") if part != "night" else ("that night", "after dark")
    hours = max(gone // HOUR, 1)
    return ("an hour later", "after an hour") if hours == 1 else (f"{number(hours)} hours later",)


def before(clock: Clock, then: int, now: int) -> str:
    """Return when something was that is looked back on: `an hour before`, `that morning`, `three weeks before`."""
    gone, days = now - then, clock.day(now) - clock.day(then)
    if gone >= 2 * WEEK:
        return f"{number(gone // WEEK)} weeks before"
    if gone >= WEEK:
        return "a week before"
    if days:
        return "the day before" if days == 1 else f"{number(days)} days before"
    part = part_of_day(clock, then)
    if part != part_of_day(clock, now) and part != "night":
        return f"that {part}"
    hours = gone // HOUR
    if hours:
        return "an hour before" if hours == 1 else f"{number(hours)} hours before"
    return "a little while before" if gone else "just before that"


def _ordinal(count: int) -> str:
    words = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
    return words.get(count, f"{count}th")


_TIMES = r"minutes?|hours?|days?|nights?|mornings?|afternoons?|evenings?|weeks?|months?|years?|tomorrow|noon|midnight"


def says_when(text: str) -> bool:
    """Return whether a text begins with when it is, or says that time goes by: `At eight`, `The week went by`."""
    first = re.split(r"(?<=[.!?…])\s", text)[0]
    begins = rf"(\S+ ){{0,3}}({_TIMES})\b|(At|By|Towards) ({'|'.join(_NUMBERS[1:])}|dawn|dusk)\b"
    goes_by = rf"\b({_TIMES}) (went|go|goes|pass|passed|passes)\b"
    return "“" not in first and bool(re.match(begins, first, re.IGNORECASE) or re.search(goes_by, first))


def span(minutes: int) -> str:
    """Return a stretch of time: `three weeks`, `five days`."""
    days = max(round(minutes / DAY), 1)
    if days >= 14 and days % 7 in (0, 1, 6):
        return f"{number(round(days / 7))} weeks"
    if days in (6, 7, 8):
        return "a week"
    return "a day" if days == 1 else f"{number(days)} days"


def joined(phrase: str, sentence: str) -> str:
    """Return a sentence with when it is put before it; before speech it is a sentence of its own."""
    opening = phrase[:1].upper() + phrase[1:]
    if re.match(r"[“\"'‘(]", sentence):
        return f"{opening}. {sentence}"
    return f"{opening} {uncapitalised(sentence)}"


def uncapitalised(sentence: str) -> str:
    """Return a sentence as it stands behind other words: only a word that is no name loses its capital."""
    first, blank, rest = sentence.partition(" ")
    return f"{first.lower() if first in _STARTS else first}{blank}{rest}"
