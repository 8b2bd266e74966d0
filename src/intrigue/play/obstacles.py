"""Why the reader's character cannot do something: the conditions that do not hold, as far as it believes, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intrigue.explain.atoms import readable
from intrigue.model.expressions import And, Expression, Literal
from intrigue.model.plans import GroundCall
from intrigue.model.substitution import substitute
from intrigue.model.world import Action
from intrigue.play.choices import order, own_events
from intrigue.play.words import in_words_alone
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.simulate.simulation import Story
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.nouns import Names, names_for
from intrigue.tell.wording import statement


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An action that somebody takes for impossible, and what stands in its way."""

    key: str
    text: str
    """The action as an order to oneself."""
    call: GroundCall
    failing: tuple[Expression, ...]
    """The conditions that do not hold in its mind."""
    why: str
    """The same in one sentence."""


def obstacles(story: Story, who: str) -> tuple[Obstacle, ...]:
    """Return all that somebody takes for impossible now, what lacks least first."""
    mind = believed(story.setting, story.moment.state, who)
    found = [
        obstacle(story, who, event) for event in own_events(story, who) if not possible(story.setting, mind, event)
    ]
    return tuple(sorted(found, key=lambda each: len(each.failing)))


def obstacle(story: Story, who: str, event: Event) -> Obstacle:
    """Return what stands in the way of an action, as somebody sees it."""
    mind = believed(story.setting, story.moment.state, who)
    failing = tuple(_failing(story, mind, event))
    names = names_for(story.setting.world, None)
    said = list(dict.fromkeys(_said(names, each) for each in failing))
    said = [
        each for each in said if in_words_alone(each)
    ] or said  # What there are no words for is said only by itself.
    why = capitalised(f"{listed(said)}.") if said else ""
    return Obstacle(str(event.call), order(story.setting.world, event.call), event.call, failing, why)


def _failing(story: Story, mind: State, event: Event) -> Iterator[Expression]:
    """Yield the parts of an action's conditions that do not hold in a mind, in the order of the world."""
    action = event.action
    assert isinstance(action, Action)
    terms = {
        parameter.name: Literal(value) for parameter, value in zip(action.parameters, event.call.arguments, strict=True)
    }
    for part in (*_parts(action.precondition), *_parts(action.private)):
        asked = substitute(part, terms)
        if not holds(story.setting, mind, asked):
            yield _without_constants(story, asked)


def _without_constants(story: Story, condition: Expression) -> Expression:
    """Return a condition without what never changes: whoever is no healer need not be told of what healers may."""
    left = readable(story.setting.ground(condition))
    return condition if isinstance(left, Literal) else left


def _parts(condition: Expression) -> tuple[Expression, ...]:
    return condition.parts if isinstance(condition, And) else (condition,)


def _said(names: Names, condition: Expression) -> str:
    """Return the opposite of a condition as a clause."""
    return statement(names, condition, "not").finite()
