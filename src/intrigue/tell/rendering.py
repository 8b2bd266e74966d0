"""A telling as text, Markdown or JSON."""

from __future__ import annotations

import textwrap
from typing import Any

from intrigue.model.plans import ExplainedStep, Explanation
from intrigue.model.terms import Special, Value
from intrigue.tell.grammar import capitalised, quoted
from intrigue.tell.plainly import sentence
from intrigue.tell.telling import Telling, ToldAct


def render_text(telling: Telling, width: int = 80) -> str:
    """Return the story for a terminal: the title, a paragraph per act under its heading, the ending."""
    title = quoted(telling.world.title or telling.world.name)
    parts = [f"{title}\n{'=' * len(title)}"]
    for act in telling.acts:
        if act.sentences:
            heading = [quoted(act.title), ""] if act.title else []
            paragraphs = [textwrap.fill(each, width) for each in _paragraphs(act)]
            parts.append("\n".join([*heading, "\n\n".join(paragraphs)]))
    parts += [textwrap.fill(each, width) for each in _closing(telling)]
    return "\n\n".join(parts) + "\n"


def render_markdown(telling: Telling) -> str:
    """Return the story as Markdown."""
    parts = [f"# {quoted(telling.world.title or telling.world.name)}"]
    for act in telling.acts:
        if act.sentences:
            parts += ([f"## {quoted(act.title)}"] if act.title else []) + _paragraphs(act)
    parts += [f"*{each}*" for each in _closing(telling)]
    return "\n\n".join(parts) + "\n"


def render_motives(telling: Telling, width: int = 80) -> str:
    """Return every step, told or not, and below it the reason of everybody who agreed to it."""
    lines: list[str] = []
    act = -1
    for number, told in enumerate(telling.steps, start=1):
        if told.act != act:
            act = told.act
            title = telling.acts[act].title
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


def to_json(telling: Telling) -> dict[str, Any]:
    """Return the telling as data that `json` can write."""
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
                "sentences": [{"text": each.text, "step": each.step} for each in act.sentences],
            }
            for act in telling.acts
        ],
        "steps": [
            {
                **_step_json(told.step),
                "act": told.act,
                "focalizer": told.focalizer,
                "taken_for": str(told.taken_for) if told.taken_for else None,
                "motives": [{"character": each.character, "text": each.text} for each in told.motives],
            }
            for told in telling.steps
        ],
    }


def _paragraphs(act: ToldAct) -> list[str]:
    """Return an act's paragraphs: a new one wherever somebody answers what was said in the one before."""
    paragraphs: list[str] = []
    for each in act.sentences:
        if paragraphs and not (each.text.startswith("“") and "“" in paragraphs[-1]):
            paragraphs[-1] += f" {each.text}"
        else:
            paragraphs.append(each.text)
    return paragraphs


def _closing(telling: Telling) -> list[str]:
    """Return the last lines: the ending, or which act could not be reached."""
    if telling.shortfall:
        return [f"[{capitalised(telling.shortfall)}.]"]
    return [f"{quoted(telling.ending.title)}."] if telling.ending else []


def _as_seen(telling: Telling, position: int) -> str:
    told = telling.steps[position]
    if told.taken_for is None:
        return f"  ({told.focalizer} does not see it)"
    return f"  ({told.focalizer} takes it for this: {sentence(telling.world, told.taken_for)})"


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
