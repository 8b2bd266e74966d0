"""Glimpses: a short sentence through other eyes, between two stretches through the same, jolts; so it is left out.

What goes on in minds meanwhile is kept, and whether a new scene begins is asked anew, as if there had been no glimpse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from intrigue.tell.course import Course
from intrigue.tell.discourse import Told, begins_scene, is_elsewhere
from intrigue.tell.eventwords import own_side, shown, voice_at
from intrigue.tell.insight import Insides

SHORT = 25
"""A sentence of more words can stand for a scene."""


def without_glimpses(course: Course, told: Iterable[Told | None]) -> Iterator[Told | None]:
    """Yield what is told without glimpses; what could be one waits until it is known what follows it."""
    insides = Insides(course)
    before: Told | None = None
    waiting: Told | None = None
    for each in told:
        if waiting is not None and each is not None and _is_between(before, waiting, each):
            each = _joined(course, before or waiting, waiting, each)
        elif waiting is not None:
            yield waiting
            before = waiting
        waiting = None
        if each is not None and before is not None and _may_be_one(course, insides, before, each):
            waiting = each
            continue
        yield each
        before = each
    if waiting is not None:
        yield waiting


def _is_between(before: Told | None, glimpse: Told, after: Told) -> bool:
    return before is not None and after.act == glimpse.act and after.focalizer == before.focalizer


def _may_be_one(course: Course, insides: Insides, before: Told, told: Told) -> bool:
    """Return whether something is told through other eyes than before, in one short sentence and no word of a mind."""
    who, call, kind = told.focalizer, told.call, told.beat.entry.kind
    if who is None or before.focalizer in (None, who) or before.act != told.act:
        return False
    voice = voice_at(course.setting, told.beat.before, who)
    texts = shown(course.setting.world, call, kind, voice)
    if not texts or own_side(course.setting.world, call, kind, voice) or insides.understands(told.beat, who):
        return False
    text = texts[0].text
    return len(text.split()) <= SHORT and not re.search(r"[.!?…]\s", text)


def _joined(course: Course, before: Told, glimpse: Told, after: Told) -> Told:
    """Return what follows a glimpse as if it followed what was told before it."""
    minds = (*glimpse.leading, *glimpse.trailing, *after.leading)
    away = is_elsewhere(before.beat, after.beat)
    joined = replace(after, leading=minds, since=before.minutes, elsewhere=away)
    return replace(joined, new_scene=begins_scene(course, before, joined, away))
