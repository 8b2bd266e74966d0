"""What an act does to norms: whether, in somebody's eyes, it breaks one or keeps one, and how much that matters.

*Praiseworthiness* (Ortony, Clore and Collins 1988) judges an act by standards, not by what one wants. The standards of
a world are its norms, and they are common: all know them, but each judges by what they believe.

* A norm is **broken** by the act that it names, where its condition holds; if the world has a property of the norm's
  own name and positions (`exclusive(a, b)`), that must hold too. To blame is the one whom the norm binds, its first
  position, where that is one of those who consented; else all who did.
* A norm is **kept** by whoever could have broken it and would have fared better so, and lets the chance go by: before
  the act breaking it was possible, after it no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from intrigue.model.expressions import YES, Expression, Literal, Read
from intrigue.model.terms import Parameter, Signature, Special, Value, Variable
from intrigue.model.world import Norm
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import Event
from intrigue.semantics.grounding import all_of, any_of
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, possible
from intrigue.semantics.utility import scale, utility

BREACH = 0.5
"""How blameworthy it is to break a norm, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A norm that somebody kept or broke."""

    norm: str
    agent: str
    """Who kept or broke it."""
    kept: bool


@dataclass(frozen=True, slots=True)
class Breach:
    """How an event would break a norm."""

    norm: str
    agents: tuple[str, ...]
    """Who would be to blame."""
    condition: Ground
    """What must hold for it to be broken."""


Verdict = tuple[Standard, float]
"""A norm with the degree of praise (above 0) or blame (below 0), from -1 to 1."""


def verdicts(setting: Setting, mind: State, event: Event, outcome: State) -> Iterator[Verdict]:
    """Yield what the owner of a mind must think of an event that leads from this mind to that outcome."""
    broken = [each for each in breaches(setting, event) if read(mind, each.condition) is True]
    for breach in broken:
        for agent in breach.agents:
            yield Standard(breach.norm, agent, kept=False), -BREACH
    yield from _resisted(setting, mind, event, outcome, {breach.norm for breach in broken})


def breaches(setting: Setting, event: Event) -> tuple[Breach, ...]:
    """Return the norms that an event can break, in the order of the world."""
    if event not in setting.breaches:
        found = (_breach(setting, norm, event) for norm in setting.world.norms)
        setting.breaches[event] = tuple(each for each in found if each is not None)
    return setting.breaches[event]


def _breach(setting: Setting, norm: Norm, event: Event) -> Breach | None:
    """Return how the event breaks the norm, if it is the act that the norm names."""
    if norm.broken_by.signature != event.call.signature or not event.consenting:
        return None
    bound: dict[str, Value] = {}
    for term, value in zip(norm.broken_by.arguments, event.call.arguments, strict=True):
        expected = term.value if isinstance(term, Literal) else bound.setdefault(term.name, value)
        if expected != value or (isinstance(term, Variable) and value not in setting.grounding.members(term.type)):
            return None
    # Whom the norm names and the act does not: it is broken if it is broken towards anybody.
    free = [each for each in norm.parameters if each.name not in bound]
    ranges = [_range(setting, each) for each in free]
    cases = (bound | dict(zip((each.name for each in free), values, strict=True)) for values in product(*ranges))
    condition = any_of(_condition(setting, norm, case) for case in cases)
    first = bound.get(norm.parameters[0].name) if norm.parameters else None
    agents = (first,) if isinstance(first, str) and first in event.consenting else event.consenting
    return Breach(norm.name, agents, condition)


def _range(setting: Setting, parameter: Parameter) -> tuple[Value, ...]:
    return (parameter.constant,) if parameter.constant is not None else setting.grounding.members(parameter.type)


def _condition(setting: Setting, norm: Norm, case: dict[str, Value]) -> Ground:
    signature = Signature(norm.name, tuple(each.kind for each in norm.parameters))
    terms = tuple(Literal(case[each.name]) for each in norm.parameters)
    holds: Expression = Read(signature, terms) if signature in setting.world.property else YES
    return all_of((setting.grounding.condition(holds, {}), setting.grounding.condition(norm.condition, case)))


def _resisted(setting: Setting, mind: State, event: Event, outcome: State, broken: set[str]) -> Iterator[Verdict]:
    """Yield the norms that those who act keep although they would have fared better without."""
    best: dict[Standard, float] = {}
    for temptation in setting.forbidden:
        for breach in breaches(setting, temptation):
            agents = [agent for agent in breach.agents if agent in event.consenting]
            if not agents or breach.norm in broken or temptation is event:
                continue
            if not _open(setting, mind, temptation, breach) or _open(setting, outcome, temptation, breach):
                continue
            for agent in agents:
                given_up = _given_up(setting, after(setting, mind, temptation), outcome, agent)
                if given_up > 0:
                    standard = Standard(breach.norm, agent, kept=True)
                    best[standard] = max(best.get(standard, 0), given_up)
    yield from best.items()


def _open(setting: Setting, mind: State, temptation: Event, breach: Breach) -> bool:
    return possible(setting, mind, temptation) and read(mind, breach.condition) is True


def _given_up(setting: Setting, other: State, outcome: State, agent: str) -> float:
    """Return by how much the agent would have fared better, as a share of all it wants; 0 where it would not."""
    better, worse = utility(setting, other, agent), utility(setting, outcome, agent)
    if isinstance(better, Special) or isinstance(worse, Special):
        return 0
    return min(max((better - worse) / scale(setting, agent), 0), 1)
