"""A plan in plain words: a numbered list, and below each step what everybody who agrees to it has in mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Plan
from intrigue.model.terms import Value
from intrigue.search.counting_on import Feels, counted_on
from intrigue.search.supposing import supposing
from intrigue.semantics.beliefs import believed
from intrigue.semantics.looking_ahead import carried, felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial, possible


def in_words(plan: Plan, setting: Setting | None = None) -> str:
    """Return a plan as a numbered list, and below each step, indented, what everybody who agrees to it has in mind.

    Where its setting is known, it is said which feelings steps rest on that the plan itself brings about.
    """
    told = _Followed(setting, initial(setting)) if setting is not None and carried(setting) else None
    lines: list[str] = []
    for number, (step, said, now) in enumerate(_each(plan.steps, told), 1):
        lines.append(f"{number}. {step.call}")
        inner = " " * (len(str(number)) + 2)
        lines += (f"{inner}for {each}" for each in said)
        if not step.reasons:
            lines.append(f"{inner}nobody decides this; it happens")
        lines += (inner + line for reason in step.reasons for line in _reason(reason, "agrees", now))
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Followed:
    """A state of the world, or of a mind, that a plan is followed in."""

    setting: Setting
    state: State

    def inside(self, reason: Explanation) -> _Followed:
        """Return the mind in which somebody makes a plan."""
        mind = believed(self.setting, self.state, reason.character)
        return _Followed(self.setting, supposing(self.setting, mind, reason.suppositions))

    def after(self, step: ExplainedStep) -> _Followed:
        """Return where a step leads."""
        event = self.setting.event(step.call)
        able = possible(self.setting, self.state, event)
        return _Followed(self.setting, felt_after(self.setting, self.state, event)) if able else self


def _each(
    steps: Sequence[ExplainedStep], start: _Followed | None
) -> Iterator[tuple[ExplainedStep, Sequence[str], _Followed | None]]:
    """Yield every step with the feelings that it rests on, and where it is taken."""
    felt = counted_on(start.setting, start.state, steps) if start is not None else [()] * len(steps)
    for step, feelings in zip(steps, felt, strict=True):
        yield step, [_felt(each) for each in feelings], start
        start = start.after(step) if start is not None else None


def _reason(reason: Explanation, agrees: str, now: _Followed | None) -> Iterator[str]:
    mind = now.inside(reason) if now is not None else None
    hope = " and ".join(
        f"{GroundCall(each.property, each.arguments)} is {_word(each.value)}" for each in reason.suppositions
    )
    opening = f"{reason.character} {agrees}" + (f", hoping that {hope}" if hope else "")
    later = reason.steps[1:]
    if not later and not reason.threat:
        yield f"{opening}: it pays at once"
        return
    yield f"{opening}{', with this in mind' if later else ''}{', to avert something' if reason.threat else ''}:"
    yield from _steps(reason.steps, "then", mind, first=1)
    yield from _steps(reason.threat, "fearing that otherwise", mind)


def _steps(steps: Sequence[ExplainedStep], word: str, start: _Followed | None, first: int = 0) -> Iterator[str]:
    """Yield what is said of the steps of a plan in a mind, from `first` on."""
    for place, (step, said, now) in enumerate(_each(steps, start)):
        if place >= first:
            yield f"  {word} {step.call}"
            yield from (f"    for then {each}" for each in said)
            for reason in step.reasons:
                yield from (f"    {line}" for line in _reason(reason, "would agree", now))


def _felt(feels: Feels) -> str:
    """Return what is felt by then, in the words of the story language."""
    chain, fluent, value = feels
    return f"{''.join(f'{each} believes ' for each in chain)}{fluent} is {_word(value)}"


def _word(value: Value) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
