"""What pictures show, as plain rows: read off a run, without any drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from intrigue.explain.asking import Question, in_mind, question
from intrigue.explain.irony import irony
from intrigue.explain.past import Past
from intrigue.model.feelings import FEELINGS
from intrigue.model.plans import GroundCall
from intrigue.model.terms import CHARACTER, UNKNOWN, Fluent, Number, Value, YesNo
from intrigue.semantics.beliefs import sight
from intrigue.semantics.feelings import NATURES, Feeling, Hearts
from intrigue.simulate.chronicle import HAPPENINGS, Entry
from intrigue.tell.answers import Answers
from intrigue.tell.grammar import capitalised
from intrigue.tell.realization import name_of

STRONGEST = 5
"""So many feelings of one character are drawn: those that rise highest."""
FELT = 10
"""A feeling that never gets stronger than that is not drawn."""
LETTER, LINE = 6.9, 12
"""How wide a letter is in points of the picture, and how high a line of letters in points of intensity."""
COLUMN, LEAST, MOST = 46, 320, 1100
"""How wide a column is where there is room for it, and between what the whole picture stays."""
QUESTIONS = 6
"""So many questions are drawn unless some are asked."""
TRUTH = "(the truth)"
"""The name of the row that shows what is so."""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that happened, as a place on the axis of a picture."""

    place: int
    entry: int
    label: str
    """Its number and the time, the day only where it changes."""
    point: int
    """The point after it and all that it set off."""


def columns(past: Past) -> tuple[Column, ...]:
    """Return the start of a run and all that happened in it, in order."""
    found = [Column(0, -1, "start", 0)]
    clock, day = past.story.options.clock, 0
    for entry in seen(past):
        now = clock.shown(entry.minutes)
        time = now.split(", ")[1] if clock.day(entry.minutes) == day else now
        day = clock.day(entry.minutes)
        found.append(Column(len(found), entry.index, f"{entry.index} · {time}", past.settled(entry)))
    return tuple(found)


def width(past: Past) -> int:
    """Return how wide a picture with these columns is."""
    return min(max(COLUMN * len(columns(past)), LEAST), MOST)


def seen(past: Past) -> tuple[Entry, ...]:
    """Return all that happened, without the rules that it set off."""
    return tuple(each for each in past.story.chronicle if each.kind in HAPPENINGS and each.kind != "rule")


# --- Feelings ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeltPoint:
    """How strong one feeling is after one event."""

    who: str
    feeling: str
    """With whom it is about: `anger at the suitor`."""
    emotion: str
    place: int
    intensity: int
    highest: bool
    """Whether it is nowhere higher; the first of several."""
    stands: float = 0
    """Where its name stands, at the highest: a little above, and clear of other names."""


def feelings(past: Past, who: Sequence[str] = ()) -> tuple[FeltPoint, ...]:
    """Return the course of the strongest feelings of some characters, or of all."""
    found: list[FeltPoint] = []
    course = columns(past)
    for holder in who or past.setting.characters:
        peaks: dict[Feeling, int] = {}
        for column in course:
            for feeling in past.hearts[column.point]:
                if feeling.holder == holder and not NATURES[feeling.emotion].rest:
                    peaks[feeling] = max(peaks.get(feeling, 0), past.hearts[column.point][feeling])
        strongest = sorted((each for each in peaks if peaks[each] >= FELT), key=lambda each: -peaks[each])[:STRONGEST]
        lines = [list(_course_of(past, course, feeling, peaks[feeling])) for feeling in strongest]
        found += _with_names_apart([point for line in lines for point in line], LETTER * len(course) / width(past))
    return tuple(found)


def _with_names_apart(points: Sequence[FeltPoint], letter: float) -> Iterator[FeltPoint]:
    """Yield the points of one panel with places for the names of feelings that do not cover each other.

    `letter`: how many columns wide a letter is.
    """
    taken: list[tuple[float, float, float]] = []
    stands: dict[FeltPoint, float] = {}
    for point in sorted((each for each in points if each.highest), key=lambda each: each.intensity):
        room, height = (len(point.feeling) + 2) * letter, point.intensity + 7.0
        while any(
            abs(height - other) < LINE and begin < point.place + room and point.place < begin + wide
            for begin, other, wide in taken
        ):
            height += 1
        taken.append((point.place, height, room))
        stands[point] = height
    for point in points:
        yield replace(point, stands=stands.get(point, 0))


def _course_of(past: Past, course: Sequence[Column], feeling: Feeling, peak: int) -> Iterator[FeltPoint]:
    name = capitalised(name_of(past.world, feeling.holder))
    emotion = feeling.emotion.replace("_", " ")
    label = emotion if feeling.about is None else f"{emotion}: {name_of(past.world, feeling.about)}"
    reached = False
    for column in course:
        now = past.hearts[column.point].of(feeling)
        yield FeltPoint(name, label, emotion, column.place, now, now == peak and not reached)
        reached = reached or now == peak


# --- Beliefs ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """What one mind holds of one question after one event."""

    question: str
    who: str
    place: int
    standing: str
    """`right`, `wrong`, `does not know`, or `is so` in the row of the truth."""
    value: str
    """The value in a word, where it is new; else nothing."""


def beliefs(past: Past, asked: Sequence[Question] = (), who: Sequence[str] = ()) -> tuple[Cell, ...]:
    """Return what everybody held of some questions; unless some are asked, of those that somebody had most wrong."""
    found: list[Cell] = []
    for each in asked or tuple(_most_wrong(past)):
        label = _label(each)
        for holder in ("", *(who or past.setting.characters)):
            before: Value | None = None
            for column in columns(past):
                value = in_mind(each, column.point, (holder,) if holder else ())
                fact = in_mind(each, column.point, ())
                new = column.place == 0 or value != before
                name = capitalised(name_of(past.world, holder)) if holder else TRUTH
                shown = _word(past, value) if new else ""
                found.append(Cell(label, name, column.place, _standing(holder, value, fact), shown))
                before = value
    return tuple(found)


def _standing(holder: str, value: Value, fact: Value) -> str:
    if not holder:
        return "is so"
    if value is UNKNOWN and fact is not UNKNOWN:
        return "does not know"
    return "right" if value == fact else "wrong"


def _most_wrong(past: Past) -> Iterator[Question]:
    """Yield as questions the fluents that somebody had wrong for the longest."""
    spans: dict[Fluent, int] = {}
    for each in irony(past):
        if len(each.belief.chain) == 1:
            end = each.end if each.end is not None else past.end
            weight = (end - each.begin) * (3 if each.wanted else 1)
            spans[each.belief.fluent] = spans.get(each.belief.fluent, 0) + weight
    for fluent in sorted(spans, key=lambda each: (-spans[each], past.setting.index[each]))[:QUESTIONS]:
        name = fluent.property.name
        quoted = f"`{name}`" if " " in name else name
        yield question(past, f"{quoted}({', '.join(map(str, fluent.arguments))})" if fluent.arguments else quoted)


def _label(asked: Question) -> str:
    """Return a question as a heading: a condition in words, a value as it was asked."""
    if asked.is_condition:
        return capitalised(f"{Answers(asked.past).clause(asked.expression)}?")
    return asked.text


def _word(past: Past, value: Value) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case int() | float():
            return f"{value:g}"
    return "?" if value is UNKNOWN else name_of(past.world, value).removeprefix("the ")


# --- Relations --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bond:
    """What one character has to do with another."""

    one: str
    other: str
    kind: str
    """`fact`, or `feeling`."""
    label: str
    valence: int
    """1: good, -1: bad, 0: neither."""
    strength: int
    """From 0 to 100."""


def together(found: Sequence[Bond]) -> tuple[Bond, ...]:
    """Return the bonds with all of one sort between the same two as one."""
    kept: dict[tuple[str, str, int], Bond] = {}
    for each in found:
        key = each.one, each.other, each.valence
        before = kept.get(key)
        if before is None:
            kept[key] = each
        else:
            label = f"{before.label}, {each.label}"
            kept[key] = replace(before, label=label, strength=max(before.strength, each.strength))
    return tuple(kept.values())


def bonds(past: Past, point: int, mind: str | None = None) -> tuple[Bond, ...]:
    """Return what there is between characters at a point, in fact or as somebody sees it."""
    state = past.states[point] if mind is None else past.states[point].mind(mind)
    hearts = past.hearts[point] if mind is None else past.hearts[point].mind(mind)
    found = list(_felt_bonds(hearts))
    for index, fluent in enumerate(past.setting.fluents):
        pair = fluent.arguments
        if fluent.property.name in FEELINGS or " " in fluent.property.name:
            continue  # Feelings are read off the hearts; what only the engine remembers is no tie.
        if len(pair) == 2 and pair[0] != pair[1] and set(pair) <= set(past.setting.characters):
            bond = _fact(past, fluent, state[index])
            if bond is not None:
                found.append(bond)
        declared = past.world.property[fluent.property].value
        if len(pair) == 1 and pair[0] in past.setting.characters and getattr(declared, "type", "") == CHARACTER:
            other = state[index]
            if other in past.setting.characters and other != pair[0]:
                found.append(Bond(str(pair[0]), str(other), "fact", fluent.property.name.replace("_", " "), 0, 50))
    return tuple(found)


def _fact(past: Past, fluent: Fluent, value: Value) -> Bond | None:
    declared = past.world.property[fluent.property]
    name, (one, other) = fluent.property.name.replace("_", " "), map(str, fluent.arguments)
    if isinstance(declared.value, YesNo) and value is True:
        return Bond(one, other, "fact", name, 0, 50)
    if isinstance(declared.value, Number) and isinstance(value, int | float) and value != declared.initial:
        return Bond(one, other, "fact", f"{name} {value:g}", 1 if value > _start(declared.initial) else -1, 50)
    return None


def _start(value: Value) -> int | float:
    return value if isinstance(value, int | float) else 0


def _felt_bonds(hearts: Hearts) -> Iterator[Bond]:
    for feeling in hearts:
        points = hearts[feeling]
        if feeling.about is None:
            continue
        if feeling.emotion == "liking" and abs(points - 50) < FELT:
            continue
        if feeling.emotion == "liking":
            yield Bond(feeling.holder, feeling.about, "feeling", f"liking {points}", 1 if points > 50 else -1, points)
        elif points >= FELT:
            valence = NATURES[feeling.emotion].valence
            label = f"{feeling.emotion.replace('_', ' ')} {points}"
            yield Bond(feeling.holder, feeling.about, "feeling", label, valence, points)


# --- What happened before whose eyes ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Presence:
    """What somebody had to do with one event."""

    row: int
    event: str
    """Its number, the time, and what happened."""
    who: str
    part: str
    """`did it`, `took part`, `saw it`, `took it for something else`."""


def timeline(past: Past, who: Sequence[str] = ()) -> tuple[tuple[Presence, ...], tuple[str, ...]]:
    """Return what everybody had to do with everything that happened, and all that happened in words."""
    words, found, texts = Answers(past), [], []
    for row, entry in enumerate(seen(past)):
        texts.append(words.headline(entry))
        for each in who or past.setting.characters:
            part = _part(past, entry, each)
            if part:
                found.append(Presence(row, texts[-1], capitalised(name_of(past.world, each)), part))
    return tuple(found), tuple(texts)


def _part(past: Past, entry: Entry, who: str) -> str:
    if entry.actors[:1] == (who,):
        return "did it"
    if who in entry.actors:
        return "took part"
    if who not in entry.witnesses:
        return ""
    return "saw it" if _as_it_was(past, entry, who) else "took it for something else"


def _as_it_was(past: Past, entry: Entry, who: str) -> bool:
    event = past.following.event(entry)
    found = sight(past.setting, past.states[entry.index], event, who)
    taken: GroundCall | None = found.call if found is not None else None
    return taken == event.call
