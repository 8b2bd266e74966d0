"""Small changes to plans and to reasons: what a judge must tell from the real thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from intrigue.model.plans import ExplainedStep, Explanation, Plan
from tests.search.random_worlds import CAST


def renamed(value: Any, names: dict[str, str]) -> Any:
    """Return a value made of tuples and frozen data with every name replaced."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(renamed(each, names) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: renamed(getattr(value, f.name), names) for f in fields(value)})
    return value


def variations(story: Plan) -> Iterator[Plan]:
    """Yield plans made from one by dropping a step, swapping two, changing who does it, or changing a reason."""
    steps = story.steps
    for i in range(len(steps)):
        yield Plan(steps[:i] + steps[i + 1 :])
        for j in range(i):
            yield Plan((*steps[:j], steps[i], *steps[j + 1 : i], steps[j], *steps[i + 1 :]))
        for other in step_variations(steps[i], steps):
            yield Plan((*steps[:i], other, *steps[i + 1 :]))


def step_variations(step: ExplainedStep, steps: tuple[ExplainedStep, ...]) -> Iterator[ExplainedStep]:
    """Yield the step with another event, without a reason, or with a changed one."""
    for other in steps:
        if other.call != step.call:
            yield replace(step, call=other.call)
            yield replace(step, reasons=other.reasons)
    for swap in ({"Ann": "Ben", "Ben": "Ann"}, {"Ann": "Ben"}, {"Ben": "Ann"}):
        if renamed(step.call, swap) != step.call:
            yield replace(step, call=renamed(step.call, swap))
            yield renamed(step, swap)
    for i, reason in enumerate(step.reasons):
        yield replace(step, reasons=step.reasons[:i] + step.reasons[i + 1 :])
        yield replace(step, reasons=(*step.reasons, reason))
        for changed in reason_variations(reason):
            yield replace(step, reasons=(*step.reasons[:i], changed, *step.reasons[i + 1 :]))


def reason_variations(reason: Explanation) -> Iterator[Explanation]:
    """Yield the explanation of another character, cut short, longer, or with a step changed; so for its threat."""
    for name in CAST:
        if name != reason.character:
            yield replace(reason, character=name)
    if reason.suppositions:
        yield replace(reason, suppositions=())
        yield replace(reason, suppositions=tuple(replace(s, value=not s.value) for s in reason.suppositions))
    for part in ("steps", "threat"):
        steps: tuple[ExplainedStep, ...] = getattr(reason, part)
        for changed in sequence_variations(steps):
            yield replace(reason, steps=changed) if part == "steps" else replace(reason, threat=changed)


def sequence_variations(steps: tuple[ExplainedStep, ...]) -> Iterator[tuple[ExplainedStep, ...]]:
    """Yield the steps with one left out, one twice, or one changed."""
    for i in range(len(steps)):
        yield steps[:i] + steps[i + 1 :]
        yield (*steps[: i + 1], steps[i], *steps[i + 1 :])
        for other in step_variations(steps[i], steps):
            yield (*steps[:i], other, *steps[i + 1 :])
