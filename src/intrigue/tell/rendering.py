"""A telling as text, Markdown or data; `page.py` has the page for browsers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from intrigue.model.plans import ExplainedStep, Explanation
from intrigue.model.terms import Special, Value
from intrigue.model.world import World
from intrigue.tell.grammar import capitalised, quoted
from intrigue.tell.plainly import sentence
from intrigue.tell.stated import fact_to_data
from intrigue.tell.telling import Paragraph, Sentence, Telling

SCENE = "* * *"
"""Stands between two scenes of one act."""


# --- Text, also while it is still being told --------------------------------------------------------------------------


def heading(world: World) -> str:
    """Return the title of a story, underlined."""
    title = quoted(world.title or world.name)
    return f"{title}\n{'=' * len(title)}"


def above(paragraph: Paragraph, last: Paragraph | None, title: str) -> tuple[str, bool]:
    """Return what stands above a paragraph, and whether that is the title of an act: nothing, or a break of scenes."""
    if title and (last is None or last.act != paragraph.act):
        return quoted(title), True
    if paragraph.new_scene and last is not None:
        return SCENE, False
    return "", False


def closing(telling: Telling) -> list[str]:
    """Return the last lines: the ending, or which act could not be reached."""
    if telling.shortfall:
        return [f"[{capitalised(telling.shortfall)}.]"]
    return [f"{quoted(telling.ending.title)}."] if telling.ending else []


def render_text(telling: Telling, width: int = 80) -> str:
    """Return the story for a terminal: the title, paragraphs under the headings of their acts, the ending."""
    parts = [heading(telling.world)]
    for above, _, paragraph in laid_out(telling):
        parts += [above.center(width).rstrip() if above == SCENE else above] if above else []
        parts.append(textwrap.fill(paragraph.text, width))
    parts += [textwrap.fill(each, width) for each in closing(telling)]
    return "\n\n".join(parts) + "\n"


def render_markdown(telling: Telling) -> str:
    """Return the story as Markdown."""
    parts = [f"# {quoted(telling.world.title or telling.world.name)}"]
    for over, is_title, paragraph in laid_out(telling):
        parts += [f"## {over}" if is_title else over.replace("*", "\\*")] if over else []
        parts.append(paragraph.text)
    parts += [f"*{each}*" for each in closing(telling)]
    return "\n\n".join(parts) + "\n"


def laid_out(telling: Telling) -> Iterator[tuple[str, bool, Paragraph]]:
    """Yield every paragraph with what stands above it, and whether that is a title."""
    last: Paragraph | None = None
    for act in telling.acts:
        for paragraph in act.paragraphs:
            yield (*above(paragraph, last, act.title), paragraph)
            last = paragraph


# --- Reasons ----------------------------------------------------------------------------------------------------------


def render_motives(telling: Telling, width: int = 80) -> str:
    """Return every step, told or not, and below it the reason of everybody who agreed to it."""
    lines: list[str] = []
    act = -1
    for number, told in enumerate(telling.steps, start=1):
        if told.act != act:
            act = told.act
            title = telling.acts[act].title if act < len(telling.acts) else ""
            lines += ([""] if lines else []) + ([title] if title else [])
        unseen = "" if told.taken_for == told.step.call else _as_seen(telling, number - 1)
        lines.append(f"{number:3}. {told.step.call}{unseen}")
        for motive in told.motives:
            lines += textwrap.wrap(
                motive.text,
                width,
                break_long_words=False,
                break_on_hyphens=False,
                initial_indent="       ",
                subsequent_indent="         ",
            )
    return "\n".join(lines) + "\n"


def _as_seen(telling: Telling, position: int) -> str:
    told = telling.steps[position]
    if told.taken_for is None:
        return f"  ({told.focalizer} does not see it)"
    return f"  ({told.focalizer} takes it for this: {sentence(telling.world, told.taken_for)})"


# --- Data -------------------------------------------------------------------------------------------------------------


def to_json(telling: Telling) -> dict[str, Any]:
    """Return the telling as data that `json` can write, every sentence with the facts that it states."""
    return {
        "world": telling.world.name,
        "title": telling.world.title,
        "complete": telling.complete,
        "shortfall": telling.shortfall,
        "ending": {"name": telling.ending.name, "title": telling.ending.title} if telling.ending else None,
        "acts": [
            {
                "title": act.title,
                "passed": act.passed,
                "paragraphs": [
                    {"new_scene": each.new_scene, "sentences": [_sentence_json(one) for one in each.sentences]}
                    for each in act.paragraphs
                ],
            }
            for act in telling.acts
        ],
        "steps": [
            {
                **_step_json(told.step),
                "entry": told.entry,
                "act": told.act,
                "focalizer": told.focalizer,
                "taken_for": str(told.taken_for) if told.taken_for else None,
                "motives": [{"character": each.character, "text": each.text} for each in told.motives],
            }
            for told in telling.steps
        ],
    }


def _sentence_json(each: Sentence) -> dict[str, Any]:
    return {
        "text": each.text,
        "kind": each.kind,
        "focalizer": each.focalizer,
        "after": each.at,
        "facts": [fact_to_data(fact) for fact in each.facts],
    }


def _step_json(step: ExplainedStep) -> dict[str, Any]:
    return {
        "action": step.call.signature.name,
        "arguments": [
            each if isinstance(each, bool | int | float | str) else str(each) for each in step.call.arguments
        ],
        "reasons": [_reason_json(each) for each in step.reasons],
    }


def _reason_json(reason: Explanation) -> dict[str, Any]:
    return {
        "character": reason.character,
        "steps": [_step_json(each) for each in reason.steps],
        "threat": [_step_json(each) for each in reason.threat],
        "suppositions": [
            {
                "property": each.property.name,
                "arguments": [_plain(a) for a in each.arguments],
                "value": _plain(each.value),
            }
            for each in reason.suppositions
        ],
    }


def _plain(value: Value) -> bool | int | float | str:
    """Return a value as JSON has it: `unknown` and `none` by their names."""
    return str(value) if isinstance(value, Special) else value
