"""A world made ready to run: its fluents numbered, its rules and actions filled in, its states stored.

Everything else in `semantics/` takes a `Setting` and never changes the world.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from intrigue.errors import BoundError
from intrigue.model.expressions import Expression, Slot
from intrigue.model.feelings import FEELINGS, FORTUNES, kept_feelings
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Fluent, Value
from intrigue.model.world import Action, Schedule, World
from intrigue.semantics.bounds import BOUNDS, Bounds
from intrigue.semantics.constants import constant_fluents
from intrigue.semantics.dependence import Dependence, Due, Needs, dependence
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots, instance, instances
from intrigue.semantics.feelings import NATURES, Feeling, Kept, Temperaments
from intrigue.semantics.grounding import Grounding
from intrigue.semantics.marks import marks_of
from intrigue.semantics.readings import Readings
from intrigue.semantics.remembering import LEAST, Remembered, most_states
from intrigue.semantics.start import Statements
from intrigue.semantics.state import Mark, State, States

if TYPE_CHECKING:
    from intrigue.semantics.norms import Breach
    from intrigue.semantics.touching import Touching


class Setting:
    """A core world ready to run, with minds nested `level` deep.

    Raises BoundError where the world asks for more than the bounds allow.
    """

    def __init__(self, world: World, level: int, bounds: Bounds = BOUNDS) -> None:
        self.world = world
        self.level = level
        self.bounds = bounds
        self.characters: tuple[str, ...] = world.characters
        """Those who have minds, in order."""
        self.fluents: tuple[Fluent, ...] = tuple(_fluents(world, bounds))
        """Every property with its positions filled in, in order of declaration."""
        self.marks: tuple[Mark, ...] = marks_of(world)
        """Which moments of whose minds a state keeps; mostly none."""
        self.index: dict[Fluent, int] = {fluent: i for i, fluent in enumerate(self.fluents)}
        """Where a state keeps each fluent's value."""
        self.statements = Statements(Grounding(world, self.index, bounds=bounds), self.fluents, level)
        unset = constant_fluents(world, self.fluents)
        self.grounding = Grounding(
            world,
            self.index,
            constants={
                fluent: self.statements.value((), i)
                for i, fluent in enumerate(self.fluents)
                if fluent in unset and self.statements.agreed(i)
            },
            bounds=bounds,
        )
        self.states = States()
        constants = {i for i, fluent in enumerate(self.fluents) if fluent in self.grounding.constants}
        self.states.cut(len(self.fluents), constants)
        self.most_kept = most_states(len(self.fluents))
        """So many states, or answers about states, any memory keeps at most."""
        self.after: dict[tuple[State, Event], State] = Remembered(self.most_kept)
        """What `transition.after` has worked out."""
        self.first: State | None = None
        """What `transition.initial` has worked out."""
        self.scales: dict[str, int | float] = {}
        """What `utility.scale` has worked out."""
        self.want_lines: dict[str, tuple[Ground, ...]] = {}
        """What `utility.want_lines` has worked out."""
        self.wants_depend: dict[str, Dependence] = {}
        """What the wants of each holder read; they are told by their positions."""
        self.supposable: dict[str, tuple[tuple[Slot, int], ...]] = {}
        """What `supposing.supposable` has worked out."""
        self.breaches: dict[Event, tuple[Breach, ...]] = {}
        """What `norms.breaches` has worked out."""
        self.felt_after: dict[tuple[State, Event], State] = Remembered(self.most_kept)
        """What `looking_ahead.felt_after` has worked out."""
        self.settled: tuple[State, tuple[object, ...]] | None = None
        """The state that `keeping.settle` has settled last, with what was felt."""
        self.carried: Readings | None = None
        """The feelings that move in plans, as `looking_ahead.carried` has worked them out."""
        self.touching: Touching | None = None
        """What events may change and read, as `touching.touching` has worked it out."""
        self.asked: dict[tuple[int, str | None], tuple[Expression, Ground, int]] = Remembered(LEAST)
        """What `evaluation.value` has worked out; the expressions are kept, so that their identity stays theirs."""
        self._ground: dict[Expression, Ground] = {}
        self._other_events: dict[GroundCall, Event] = {}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every ground action that constants do not exclude, in order of declaration."""
        return tuple(event for action in self.world.actions for event in instances(self.grounding, action))

    @cached_property
    def rules(self) -> tuple[Event, ...]:
        """Every ground rule that constants do not exclude, in order of declaration."""
        return tuple(event for rule in self.world.rules for event in instances(self.grounding, rule))

    @cached_property
    def scheduled(self) -> tuple[Event, ...]:
        """The events that happen by themselves, in order."""
        return tuple(event for event in self.events if schedule_of(event) is not None and not event.consenting)

    @cached_property
    def _event_by_call(self) -> dict[GroundCall, Event]:
        return {event.call: event for event in self.events}

    def event(self, call: GroundCall) -> Event:
        """Return the instance of this name; raise KeyError where there is none."""
        return self._event_by_call[call]

    @cached_property
    def _rule_by_call(self) -> dict[GroundCall, Event]:
        return {rule.call: rule for rule in reversed(self.rules)}

    def rule(self, call: GroundCall) -> Event:
        """Return the first rule of this name; raise KeyError where there is none."""
        return self._rule_by_call[call]

    def event_taken_for(self, call: GroundCall) -> Event:
        """Return the instance that a witness takes another for, also where it could never happen in fact."""
        known = self._event_by_call.get(call) or self._other_events.get(call)
        if known is None:
            known = instance(self.grounding, self.world.action[call.signature], call.arguments)
            self._other_events[call] = known
        return known

    def ground(self, expression: Expression) -> Ground:
        """Return an expression without free variables in ground form."""
        if expression not in self._ground:
            self._ground[expression] = self.grounding.expression(expression, {})
        return self._ground[expression]

    @cached_property
    def forbidden(self) -> tuple[Event, ...]:
        """The events that some norm forbids, under whatever condition."""
        named = {norm.broken_by.signature for norm in self.world.norms}
        return tuple(event for event in self.events if event.call.signature in named) if named else ()

    @cached_property
    def feelings(self) -> tuple[Kept, ...]:
        """The fluents that are feelings, in order."""
        kept = kept_feelings(self.world)
        return tuple(
            Kept(
                index,
                Feeling(fluent.property.name, *map(str, fluent.arguments)),
                len(fluent.arguments) == 1 and FEELINGS[fluent.property.name].towards,
            )
            for index, fluent in enumerate(self.fluents)
            if fluent.property in kept
        )

    @cached_property
    def readings(self) -> Readings:
        """What the fluents that are feelings read, by hearts and in states."""
        return Readings(self.feelings)

    @cached_property
    def temperaments(self) -> Temperaments:
        """How strongly and how long everybody feels."""
        return Temperaments(self.world)

    @cached_property
    def feelings_believed(self) -> frozenset[str]:
        """The emotions that are to be worked out inside minds: those that the world mentions, and what they rest on."""
        mentioned = {each.feeling.emotion for each in self.feelings}
        if "mood" in mentioned:
            return frozenset(NATURES)
        if mentioned & {"liking", *FORTUNES}:
            mentioned |= {emotion for emotion, nature in NATURES.items() if nature.liking}
        return frozenset(mentioned)

    @cached_property
    def wants_speak_of_feelings(self) -> bool:
        """Whether how well somebody fares may depend on what somebody feels."""
        kept = {each.place for each in self.feelings}
        return any(kept & all_slots(self.ground(line)) for wants in self.world.wants for line in wants.lines)

    @cached_property
    def rules_move_feelings(self) -> bool:
        """Whether some rule sets a feeling."""
        kept = {each.place for each in self.feelings}
        return any(change.slot.index in kept for rule in self.rules for change in rule.changes)

    @cached_property
    def rules_depend(self) -> Dependence:
        """What the rules read and write, and in whose minds; they are told by their positions."""
        return dependence(self.world, self.rules)

    @cached_property
    def rules_on_feelings(self) -> Dependence:
        """What the rules read and write of feelings."""
        return self.rules_depend.only({each.place for each in self.feelings})

    @cached_property
    def rules_needs(self) -> list[Needs]:
        """For every rule, by position, what must be so for it to be due, as far as it is told at a glance."""
        return [Needs(rule.precondition, self.states) for rule in self.rules]

    def rules_concerned(self, before: State, now: State, feelings_only: bool = False) -> list[int]:
        """Return the positions of the rules that a change may have set off, in order.

        Those are left out that lack something they need: they are concerned once it changes.
        """
        concerned: set[int] = set()
        depend = self.rules_on_feelings if feelings_only else self.rules_depend
        depend.concerned(self.states, before, now, concerned)
        needs = self.rules_needs
        return [position for position in sorted(concerned) if needs[position].met(now)]

    def rules_maybe_due(self, state: State) -> list[int]:
        """Return the positions of the rules that may be due in a state of which nothing is known, in order."""
        return self._rules_due.maybe(state)

    @cached_property
    def _rules_due(self) -> Due:
        return Due(self.rules_needs)


def schedule_of(event: Event) -> Schedule | None:
    """Return when an event happens by itself; None: never."""
    schedule = event.action.schedule if isinstance(event.action, Action) else None
    return schedule if schedule != Schedule() else None


def _fluents(world: World, bounds: Bounds) -> Iterable[Fluent]:
    met = 0
    for each in world.properties:
        ranges = [
            (p.constant,) if p.constant is not None else Grounding(world, {}).members(p.type) for p in each.parameters
        ]
        arguments: tuple[Value, ...]
        for arguments in product(*ranges):
            met += 1
            if met > bounds.fluents:
                raise BoundError(
                    f"property '{each.name}' takes the world over {bounds.fluents:,} fluents, which is the bound; "
                    "give it fewer or narrower parameters"
                )
            yield Fluent(each.signature, arguments)
