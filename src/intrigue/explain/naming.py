"""How somebody names an event or a time of a run: `13`, `kiss(suitor, sakura)`, `kiss#2`, `step 3`, `08:20`, `end`.

Numbers are those of the chronicle's entries, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.explain.past import Past
from intrigue.language.nearest import nearest
from intrigue.language.questions import read_call
from intrigue.simulate.chronicle import HAPPENINGS, Entry
from intrigue.simulate.simulation import Story

CODES = {
    "E721": "an event or a time that a run does not have",
    "E722": "an entry of a run at which nobody decided anything",
    "E723": "an action that is asked about and cannot be meant",
    "E724": "something to be supposed that cannot be",
    "E725": "a file of beats that cannot be read or does not fit its world",
    "E726": "eyes to see a run through that are no character's",
    "E727": "a question to a game that it has no answer to",
}
"""What can be wrong with a question about a run."""

QUESTION = "<question>"
"""The file in the places of findings about what was asked."""

_NUMBERED = re.compile(r"(?P<name>.*?)\s*#\s*(?P<nth>\d+)$")
_TIME = re.compile(r"(?:day\s+(?P<day>\d+)\s*,?\s*)?(?P<hour>\d{1,2}):(?P<minute>\d\d)$")
_STEP = re.compile(r"step\s+(?P<step>\d+)$")


def happenings(story: Story) -> tuple[Entry, ...]:
    """Return everything in a run that others can see, in order."""
    return tuple(entry for entry in story.chronicle if entry.kind in HAPPENINGS)


def the_event(story: Story, text: str) -> Entry:
    """Return what happened or was intended, by its number or its action; raise InputError where there is no such thing.

    Of an entry that only follows from another, such as a feeling, that other is returned.
    """
    text = text.strip()
    if text.lstrip("-").isdigit():
        return _decided(story, _numbered(story, int(text)))
    found = _called(story, text)
    return found[0]


def the_entry(story: Story, text: str) -> Entry:
    """Return the entry that a text names, whatever it records; `step 3` is the first of that step."""
    text = text.strip()
    if text.lstrip("-").isdigit():
        return _numbered(story, int(text))
    if found := _STEP.match(text):
        step = int(found["step"])
        for entry in story.chronicle.where(step=step):
            return entry
        raise _no_step(story, step)
    return _called(story, text)[0]


def how_often(story: Story, entry: Entry) -> tuple[int, ...]:
    """Return the numbers of all entries in which the same was done, tried or refused, in order."""
    return tuple(each.index for each in happenings(story) if each.call == entry.call and each.kind == entry.kind)


def the_point(past: Past, text: str) -> int:
    """Return the point that a text names: an event stands for the moment when all that it set off was over."""
    story, text = past.story, text.strip()
    if text == "start":
        return 0
    if text == "end":
        return past.end
    if found := _STEP.match(text):
        return _end_of_step(past, int(found["step"]))
    if found := _TIME.match(text):
        return _at_time(past, found)
    if text.lstrip("-").isdigit():
        return past.settled(_numbered(story, int(text)))
    return past.settled(_called(story, text)[0])


def somebody(story: Story, text: str) -> str:
    """Return the character that a text names; raise InputError where there is none of that name."""
    cast = story.setting.characters
    if text in cast:
        return text
    close = nearest(text, cast)
    hint = f"did you mean '{close}'?" if close else f"one of {', '.join(cast)}"
    raise refusal("E726", f"'{text}' is no character of this run", hint=hint)


# --- Numbers ----------------------------------------------------------------------------------------------------------


def _numbered(story: Story, number: int) -> Entry:
    if 0 <= number < len(story.chronicle):
        return story.chronicle[number]
    last = len(story.chronicle) - 1
    raise refusal("E721", f"there is no entry {number} in this run, whose last is {last}", hint=_shown(story, number))


def _decided(story: Story, entry: Entry) -> Entry:
    """Return the event that an entry is about or follows from; raise InputError where nothing was decided at all."""
    seen = entry
    while seen.kind in ("feels", "rule", "learns", "drops", "waits") and seen.causes:
        seen = story.chronicle[seen.causes[0]]
    if seen.kind in (*HAPPENINGS, "intends", "decides"):
        return seen
    what = "time went on" if entry.kind == "clock" else "nobody did anything"
    raise refusal("E722", f"at {entry.index} {what}", hint=_shown(story, entry.index))


def _shown(story: Story, number: int) -> str:
    """Return the nearest events to a number as a hint."""
    events = sorted(happenings(story), key=lambda each: (abs(each.index - number), each.index))[:3]
    if not events:
        return "nothing at all happens in this run"
    said = ", ".join(f"{each.index}: {each.call}" for each in sorted(events, key=lambda each: each.index))
    return f"the nearest events are {said}"


# --- Names ------------------------------------------------------------------------------------------------------------


def _called(story: Story, text: str) -> list[Entry]:
    """Return the events of this name, from the one meant on; raise InputError where there is none."""
    nth, name = 1, text
    if found := _NUMBERED.match(text):
        nth, name = int(found["nth"]), found["name"]
    events = happenings(story)
    found_here = [each for each in events if each.call is not None and each.call.signature.name == name.strip("`")]
    if not found_here:
        if "(" not in name:
            raise _unknown(story, name, events)
        call = read_call(name, story.world)
        found_here = [each for each in events if each.call == call]
    if not found_here:
        alike = [each for each in events if each.call is not None and each.call.signature.name == name.split("(")[0]]
        hint = f"intrigue whynot RUN STEP '{name}' says what stood in the way"
        if alike:
            hint = f"there are {_listed(alike)}"
        raise refusal("E721", f"'{name}' does not happen in this run", hint=hint)
    if not 1 <= nth <= len(found_here):
        times = "once" if len(found_here) == 1 else f"{len(found_here)} times"
        raise refusal("E721", f"'{name}' happens {times} in this run", hint=f"at {_listed(found_here)}")
    return found_here[nth - 1 :]


def _unknown(story: Story, name: str, events: Iterable[Entry]) -> InputError:
    names = dict.fromkeys(each.call.signature.name for each in events if each.call is not None)
    meant = nearest(name, names)
    hint = f"did you mean '{meant}'?" if meant else "name an entry's number, or an action such as kiss(suitor, sakura)"
    if name in {action.name for action in story.world.actions}:
        return refusal("E721", f"'{name}' does not happen in this run", hint=f"what happens is {', '.join(names)}")
    return refusal("E721", f"'{name}' is no event of this run", hint=hint)


def _listed(entries: Iterable[Entry]) -> str:
    return ", ".join(f"{each.index}: {each.call}" for each in entries)


# --- Times ------------------------------------------------------------------------------------------------------------


def _end_of_step(past: Past, step: int) -> int:
    entries = [each.index for each in past.story.chronicle if each.step == step]
    if step == 0:
        return 0
    if not entries:
        raise _no_step(past.story, step)
    return entries[-1] + 1


def _no_step(story: Story, step: int) -> InputError:
    last = max((each.step for each in story.chronicle), default=0)
    return refusal("E721", f"there is no step {step} in this run, whose last is step {last}")


def _at_time(past: Past, found: re.Match[str]) -> int:
    """Return the last point up to a time of day, of the first day unless another is named."""
    clock, day = past.story.options.clock, int(found["day"] or 1)
    minutes = (day - 1) * 24 * 60 + int(found["hour"]) * 60 + int(found["minute"]) - clock.start
    entries = [each.index for each in past.story.chronicle if each.minutes <= minutes and each.kind != "clock"]
    if minutes < 0:
        raise refusal("E721", f"the run begins on {clock.shown(0)}, after that")
    return entries[-1] + 1 if entries else 0


def refusal(code: str, message: str, *, hint: str = "", asked: str = "", column: int = 0) -> InputError:
    """Return the error that a question cannot be answered, with the text that was asked where it has a place."""
    place = Place(QUESTION, 1 if asked else 0, column if asked else 0)
    return InputError((Diagnostic(code, message, place, line=asked, hint=hint),))
