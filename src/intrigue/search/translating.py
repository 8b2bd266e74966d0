"""From what the kernel's searches find to plans and explanations of the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from intrigue.kernel.door import Kernel
from intrigue.model.plans import ExplainedStep, Explanation, Plan, Supposition


class Translator:
    """Translates for one kernel. What an explanation is there, `kernel/known.py` says."""

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.setting = kernel.encoder.setting

    def plan(self, steps: Iterable[tuple[int, Any]]) -> Plan:
        """Return a story: events, each with its reasons."""
        return Plan(self.steps(steps))

    def steps(self, steps: Iterable[tuple[int, Any]]) -> tuple[ExplainedStep, ...]:
        """Return events, each with its reasons."""
        return tuple(
            ExplainedStep(self.setting.events[event].call, tuple(self.explanation(who, why) for who, why in reasons))
            for event, reasons in steps
        )

    def explanation(self, who: int, why: Sequence[Any]) -> Explanation:
        """Return why somebody does something."""
        steps, threat, *hope = why
        supposed = hope[0] if hope else ()
        return Explanation(
            self.setting.characters[who],
            self.steps(steps),
            self.steps(threat),
            tuple(self._supposition(slot, code) for slot, code in supposed),
        )

    def _supposition(self, slot: int, code: int) -> Supposition:
        fluent = self.setting.fluents[self.kernel.encoder.fluents[slot]]
        return Supposition(fluent.property, fluent.arguments, self.kernel.value(code))
