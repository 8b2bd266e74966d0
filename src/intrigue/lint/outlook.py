"""Two ways of looking at what could ever be: at every ground action, or, where these are too many, by kinds.

The findings ask the one or the other the same questions. What `Closely` calls impossible, `ByKinds` may take for
possible; never the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from math import prod
from typing import Protocol

from intrigue.lint.kinds import Kinds, properties_that_matter, set_by
from intrigue.lint.reasons import what_matters, without_reason
from intrigue.lint.relaxation import Options, Relaxation
from intrigue.model.expressions import Expression, Literal, Term
from intrigue.model.terms import AUTHOR, Signature
from intrigue.model.world import Action, Rule
from intrigue.semantics.events import Event, instances
from intrigue.semantics.setting import Setting

MOST_LOOKS = 2_000
"""Ground actions and rules, times minds, that are looked at one by one in an instant; beyond, it goes by kinds."""


class Outlook(Protocol):
    """What could ever be in a world."""

    def may_happen(self, action: Action) -> bool:
        """Return whether the action, or event, could happen."""
        ...

    def may_fire(self, position: int, rule: Rule) -> bool:
        """Return whether the rule at this place of the core world could fire, in fact or in a mind."""
        ...

    def may_come_about(self, condition: Expression) -> bool:
        """Return whether a condition could come to hold in fact."""
        ...

    def want(self, holder: str, line: Expression) -> Options:
        """Return what a line of somebody's wants could be worth to them."""
        ...

    def acting(self) -> set[str]:
        """Return the characters who could take part in something."""
        ...

    def is_pointless(self, action: Action) -> bool:
        """Return whether nobody can ever have a reason for an action that could happen."""
        ...


def looks_needed(setting: Setting) -> int:
    """Return about how much there is to look at one by one: actions and rules filled in, times minds."""
    ranges = setting.grounding.members
    positions = [each.parameters for each in setting.world.actions] + [each.parameters for each in setting.world.rules]
    filled = sum(prod(len(ranges(p.type)) for p in each if p.constant is None) for each in positions)
    return filled * (len(setting.characters) + 1)


def fill_in_the_largest(setting: Setting) -> None:
    """Fill in the positions of what may have too many instances; raise BoundError, as running the world would."""
    grounding = setting.grounding
    sources: list[Action | Rule] = [*setting.world.actions, *setting.world.rules]
    for source in sources:
        ranges = [len(grounding.members(p.type)) for p in source.parameters if p.constant is None]
        if prod(ranges) > grounding.bounds.instances:
            # All positions are filled in before the first instance comes, and that is enough to know.
            next(instances(grounding, source), None)


class Closely:
    """Every ground action and rule, in the world and in each mind."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    @cached_property
    def relaxation(self) -> Relaxation:
        """What could ever be."""
        return Relaxation(self.setting)

    @cached_property
    def imagination(self) -> Relaxation:
        """What could ever be, or be pictured in a plan."""
        return Relaxation(self.setting, imagining=True)

    @cached_property
    def instances(self) -> dict[Signature, list[Event]]:
        """For every action, its ground actions that could happen."""
        found: dict[Signature, list[Event]] = defaultdict(list)
        for event in self.setting.events:
            if event in self.relaxation.happening:
                found[event.call.signature].append(event)
        return found

    @cached_property
    def _matters(self) -> dict[str, set[int]]:
        return what_matters(self.setting, self.relaxation.happening)

    def may_happen(self, action: Action) -> bool:
        """Return whether some ground action could happen."""
        return action.signature in self.instances

    def may_fire(self, position: int, rule: Rule) -> bool:
        """Return whether some ground rule could fire, in fact or in a mind."""
        return any(
            event in self.relaxation.happening
            or any(self.relaxation.may_hold(event.condition, mind) for mind in self.setting.characters)
            for event in self.setting.rules
            if event.action is rule
        )

    def may_come_about(self, condition: Expression) -> bool:
        """Return whether the condition could come to hold in fact."""
        return self.relaxation.may_hold(self.setting.grounding.condition(condition, {}))

    def want(self, holder: str, line: Expression) -> Options:
        """Return what the line could be worth, in the holder's mind, plans of its own included."""
        return self.imagination.options(self.setting.ground(line), None if holder == AUTHOR else holder)

    def acting(self) -> set[str]:
        """Return the characters who could take part in something."""
        events = [event for found in self.instances.values() for event in found]
        return {character for event in events for character in (*event.consenting, *event.participants)}

    def is_pointless(self, action: Action) -> bool:
        """Return whether in each ground action somebody who must consent never has a reason."""
        return all(without_reason(event, self._matters) for event in self.instances[action.signature])


class ByKinds:
    """Properties, actions and rules as they are written, whatever their positions."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.kinds = Kinds(setting)

    @cached_property
    def _matters(self) -> dict[str, set[Signature]]:
        return dict(properties_that_matter(self.setting, self.kinds.happening))

    def may_happen(self, action: Action) -> bool:
        """Return whether the action could happen, whatever fills its positions."""
        return action.signature in self.kinds.happening

    def may_fire(self, position: int, rule: Rule) -> bool:
        """Return whether the rule could fire, whatever fills its positions."""
        return position in self.kinds.happening

    def may_come_about(self, condition: Expression) -> bool:
        """Return whether the condition could come to hold."""
        return self.kinds.may_hold(condition)

    def want(self, holder: str, line: Expression) -> Options:
        """Return what the line could be worth."""
        return self.kinds.options(line)

    def acting(self) -> set[str]:
        """Return the characters who could take part in something."""
        happening = [action for action in self.setting.world.actions if self.may_happen(action)]
        return {
            character
            for action in happening
            for term in (*action.consenting, *action.participants)
            for character in self._who(action, term)
        }

    def is_pointless(self, action: Action) -> bool:
        """Return whether for some position that must consent nobody who could fill it has a reason."""
        changed = set_by(action)
        return any(
            all(changed.isdisjoint(self._matters[character]) for character in self._who(action, term))
            for term in action.consenting
        )

    def _who(self, action: Action, term: Term) -> Iterable[str]:
        if isinstance(term, Literal):
            return (str(term.value),)
        constants = {p.name: p.constant for p in action.parameters if p.constant is not None}
        if term.name in constants:
            return (str(constants[term.name]),)
        return [each for each in self.setting.world.entities_of(term.type) if each in self.setting.characters]
