"""A world made ready to run: its fluents numbered, its rules and actions filled in, its states stored.

Everything else in `semantics/` takes a `Setting` and never changes the world.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from intrigue.errors import BoundError
from intrigue.model.expressions import And, Comparison, Expression, Literal, Slot
from intrigue.model.feelings import FEELINGS, kept_feelings
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Fluent, Value
from intrigue.model.world import Action, Schedule, World
from intrigue.semantics.bounds import BOUNDS, Bounds
from intrigue.semantics.constants import constant_fluents
from intrigue.semantics.dependence import Dependence, dependence
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots, instance, instances
from intrigue.semantics.feelings import FORTUNES, NATURES, Feeling, Kept
from intrigue.semantics.grounding import Grounding
from intrigue.semantics.marks import marks_of
from intrigue.semantics.start import Statements
from intrigue.semantics.state import Mark, State, States

if TYPE_CHECKING:
    from intrigue.semantics.norms import Breach


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
        self.states = States()
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
        self.after: dict[tuple[State, Event], State] = {}
        """What `transition.after` has worked out."""
        self.first: State | None = None
        """What `transition.initial` has worked out."""
        self.scales: dict[str, int | float] = {}
        """What `utility.scale` has worked out."""
        self.want_values: dict[tuple[State, str], tuple[Value, ...]] = {}
        """What `utility.want_values` has worked out."""
        self.want_lines: dict[str, tuple[Ground, ...]] = {}
        """What `utility.want_lines` has worked out."""
        self.supposable: dict[str, tuple[tuple[Slot, int], ...]] = {}
        """What `supposing.supposable` has worked out."""
        self.breaches: dict[Event, tuple[Breach, ...]] = {}
        """What `norms.breaches` has worked out."""
        self.felt_after: dict[tuple[State, Event], State] = {}
        """What `appraisal.felt_after` has worked out."""
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
    def feelings_at_rest(self) -> tuple[tuple[Kept, int], ...]:
        """The fluents that are feelings, in order, each with its value when nothing has moved it."""
        return tuple((each, NATURES[each.feeling.emotion].rest) for each in self.feelings)

    @cached_property
    def feelings_kept(self) -> tuple[dict[Feeling, int], dict[tuple[str, str], int]]:
        """Where a state keeps a feeling, and where the strongest of somebody's feelings of one name."""
        exactly = {each.feeling: each.place for each in self.feelings if not each.strongest}
        strongest = {
            (each.feeling.emotion, each.feeling.holder): each.place for each in self.feelings if each.strongest
        }
        return exactly, strongest

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
    def rules_needs(self) -> list[tuple[tuple[int, Value], ...]]:
        """For every rule, by position, the fluents that must have one certain value for it to be due."""
        return [tuple(_needs(rule.precondition)) for rule in self.rules]

    def rules_concerned(self, before: State, now: State) -> list[int]:
        """Return the positions of the rules that a change may have set off, in order.

        Those are left out that lack something they need: they are concerned once it changes.
        """
        concerned: set[int] = set()
        self.rules_depend.concerned(before, now, concerned)
        values = now.values
        return [position for position in sorted(concerned) if self._has_what_it_needs(position, values)]

    def _has_what_it_needs(self, position: int, values: tuple[Value, ...]) -> bool:
        for index, value in self.rules_needs[position]:  # noqa: SIM110 - a loop: this runs millions of times
            if values[index] != value:
                return False
        return True


def schedule_of(event: Event) -> Schedule | None:
    """Return when an event happens by itself; None: never."""
    schedule = event.action.schedule if isinstance(event.action, Action) else None
    return schedule if schedule != Schedule() else None


def _needs(condition: Ground) -> Iterable[tuple[int, Value]]:
    match condition:
        case And(parts=parts):
            for part in parts:
                yield from _needs(part)
        case Comparison(operator="==", left=Slot(index=index), right=Literal(value=value)):
            yield index, value


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
