"""`check --deep`: what a search finds out that a relaxation cannot.

The cast is let loose: from the start, every action that somebody has a reason for is taken, and so on from each new
state, the nearest first. What never came up is reported; where the bound on states was met, the report says so, for it
may lie further on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING
from typing import Literal as Choice

from intrigue.errors import Diagnostic
from intrigue.model.plans import Limits
from intrigue.model.terms import Signature
from intrigue.model.world import Action
from intrigue.search.explaining import Explainer
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial, possible

if TYPE_CHECKING:
    from intrigue.lint.findings import Subject

STATES = 400
"""How many states of the world are looked at."""
LIMITS = Limits(author=1, character=5, epistemic=2)
"""How far characters think while the search lets them loose."""


def search_findings(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what no state reached has: actions never taken, and endings that never come about."""
    missing = {
        action.signature: action
        for action in subject.world.actions
        if action.consenting and subject.outlook.may_happen(action) and action.signature not in subject.taken_for
    }
    ground = subject.setting.grounding.condition
    open_ends = {each.name: ground(each.condition, {}) for each in subject.setting.world.endings}
    looked_at, ended = _let_loose(subject, missing, open_ends)
    states = f"{looked_at:,} states" if looked_at != 1 else "state"
    so_far = "" if ended == "all" else f" in the first {states}"
    so_far += ", where you stopped" if ended == "stopped" else ""
    for signature, action in missing.items():
        message = f"nobody ever has a reason for '{action.name}'{so_far}"
        hint = f"explanations of up to {LIMITS.character} actions were tried; 'intrigue plan' can look further"
        yield subject.finding("W211", message, hint, "action", signature)
    for name in open_ends:
        hint = "it may need an event of the author's, a longer explanation, or a change in somebody's wants"
        yield subject.finding("W211", f"ending '{name}' never comes about{so_far}", hint, "ending", name)


def _let_loose(
    subject: Subject, missing: dict[Signature, Action], open_ends: dict[str, Ground]
) -> tuple[int, Choice["all", "bound", "stopped"]]:
    """Strike out all actions that are taken and endings that are met; return the states seen, and why no more were.

    Ctrl-C stops the search; what it has found so far counts.
    """
    met = {initial(subject.setting)}
    try:
        ended: Choice["all", "bound", "stopped"] = _search(subject, missing, open_ends, met)
    except KeyboardInterrupt:
        ended = "stopped"
    return len(met), ended


def _search(
    subject: Subject, missing: dict[Signature, Action], open_ends: dict[str, Ground], met: set[State]
) -> Choice["all", "bound"]:
    """Let the cast loose from the states met, and add to them."""
    setting = subject.setting
    explainer = Explainer(setting, LIMITS)
    waiting = deque(met)
    while waiting and len(met) < STATES:
        state = waiting.popleft()
        for name in [name for name, condition in open_ends.items() if read(state, condition) is True]:
            del open_ends[name]
        if not missing and not open_ends:
            break
        for event in setting.events:
            if not possible(setting, state, event) or explainer.explained(state, event) is None:
                continue
            missing.pop(event.call.signature, None)
            result = felt_after(setting, state, event)
            if result not in met:
                met.add(result)
                waiting.append(result)
    return "bound" if waiting else "all"
