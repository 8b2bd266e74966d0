"""The first state: what is so, and what everybody believes at the start, to any depth.

A statement speaks of a *chain* of minds: no name is the world, (`a`, `b`) is what a believes b believes. Statements are
carried out in order, and read what was stated before. What a chain holds of a fluent is what was stated for it; else
drop the last name and ask again; with none left, the actual value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from intrigue.errors import BoundError
from intrigue.model.expressions import And, Believes, Comparison, Effect, Literal, Or, Slot
from intrigue.model.feelings import kept_feelings
from intrigue.model.terms import UNKNOWN, Fluent, Value
from intrigue.model.world import CommonBelief, Secret, StartStatement, World
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import changes_of, slots_and_minds
from intrigue.semantics.grounding import Grounding
from intrigue.semantics.marks import marks_at_start, marks_of
from intrigue.semantics.state import State, States

Chain = tuple[str, ...]
"""Names of minds, outermost first."""


@dataclass
class Statements:
    """Everything stated about the start of one world."""

    grounding: Grounding
    fluents: Sequence[Fluent]
    level: int
    stated: dict[Chain, dict[int, Value]] = field(default_factory=dict)
    """For every chain that was spoken of, the fluents that were stated."""
    initial: tuple[Value, ...] = ()
    """What every fluent is as long as nothing is stated of it."""

    def __post_init__(self) -> None:
        properties = self.grounding.world.property
        self.initial = tuple(properties[each.property].initial for each in self.fluents)
        self.stated[()] = dict(enumerate(self.initial))
        self._wholes = _wholes(self.grounding.world, self.fluents)
        for statement in self.grounding.world.start:
            self._carry_out(statement)

    def value(self, chain: Chain, index: int) -> Value:
        """Return what this chain of minds holds of the fluent."""
        for length in range(len(chain), -1, -1):
            found = self.stated.get(chain[:length], {})
            if index in found:
                return found[index]
        raise AssertionError("the world states every fluent")

    def agreed(self, index: int) -> bool:
        """Return whether nothing but the actual value was stated of the fluent, in any chain."""
        return all(chain == () or index not in found for chain, found in self.stated.items())

    def state(self, states: States, close: Callable[[State], State]) -> State:
        """Return the first state: every mind is closed by `close`, the innermost first."""
        prefixes = {chain[:length] for chain in self.stated for length in range(1, len(chain) + 1)}
        spoken_below = {chain[:-1] for chain in prefixes}
        world = self.grounding.world
        marks = marks_of(world)
        shared: dict[tuple[str, int, tuple[Value, ...]], State] = {}

        def mind(chain: Chain, level: int, above: tuple[Value, ...]) -> State:
            # A chain holds what the chain without its last name holds, but for what was stated of it.
            stated = self.stated.get(chain)
            values = tuple(stated.get(*each) for each in enumerate(above)) if stated else above
            owner = chain[-1] if chain else None
            alike = (owner or "", level, values)
            # Minds of which nothing deeper was stated are alike when they hold the same values.
            plain = chain not in spoken_below and chain != ()
            if plain and alike in shared:
                return shared[alike]
            cast = [c for c in world.characters if level and not (world.introspection and c == owner)]
            minds = {c: mind((*chain, c), level - 1, values) for c in cast}
            whole = self._with_wholes(values)
            state = close(states.state(owner, level, whole, minds, marks_at_start(marks, minds)))
            if plain:
                shared[alike] = state
            return state

        return mind((), self.level, self.initial)

    def _with_wholes(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return the values with every anger as a whole as high as the strongest of somebody's angers."""
        raised = {
            whole: max((value for each in parts if isinstance(value := values[each], int | float)), default=0)
            for whole, parts in self._wholes.items()
        }
        return (
            tuple(
                max(value, raised[i]) if i in raised and isinstance(value, int | float) else value
                for i, value in enumerate(values)
            )
            if raised
            else values
        )

    def _carry_out(self, statement: StartStatement) -> None:
        match statement:
            case Secret(holders=holders, condition=condition):
                self._hide(holders, self.grounding.condition(condition, {}))
            case CommonBelief(character=character, effects=effects):
                for chain in self._chains(ending=character):
                    self._take_effect(effects, chain)
            case _:
                self._take_effect((statement,), ())

    def _take_effect(self, effects: Sequence[Effect], prefix: Chain) -> None:
        """State what the effects say, for the minds that `prefix` leads to; values are read in the world."""
        for change in changes_of(self.grounding, effects):
            if read(_View(self, ()), change.condition) is True:
                self._put((*prefix, *change.believers), change.slot, read(_View(self, ()), change.value))

    def _put(self, chain: Chain, slot: Slot, value: Value) -> None:
        if self.grounding.world.introspection:
            chain = tuple(name for i, name in enumerate(chain) if i == 0 or chain[i - 1] != name)
        fitted = self.grounding.world.property[slot.fluent.property].fitting(value)
        self.stated.setdefault(chain, {})[slot.index] = fitted

    def _hide(self, holders: Sequence[str], condition: Ground) -> None:
        """Make the condition wrong in every chain that leaves the holders, also where something was stated before."""
        others = [c for c in self.grounding.world.characters if c not in holders]
        for believers, slot, value in list(self._wrong(condition)):
            if believers:
                for chain in self._chains(ending=believers[-1]):
                    before = chain[: -len(believers)]
                    if chain[len(before) :] == believers and not set(before) <= set(holders):
                        self._put(chain, slot, value)
                continue
            for chain, found in self.stated.items():
                if not set(chain) <= set(holders):
                    found.pop(slot.index, None)
            for length in range(self.level):
                for inner in product(holders, repeat=length):
                    for outsider in others:
                        self._put((*inner, outsider), slot, value)

    def _wrong(self, condition: Ground) -> Iterator[tuple[Chain, Slot, Value]]:
        """Yield the values that make the atoms of the condition wrong, each with the minds that the atom names."""
        slots = sorted(slots_and_minds(condition)[0])
        match condition:
            case Believes(character=Literal(value=str(character)), body=body):
                for chain, slot, value in self._wrong(body):
                    yield (character, *chain), slot, value
            case And(parts=parts):
                for part in parts:
                    yield from self._wrong(part)
            case Or(parts=parts) if len(slots) != 1:
                for part in parts:
                    yield from self._wrong(part)
            case Comparison(operator="==", left=Slot() as slot, right=Literal(value=bool(truth))):
                yield (), slot, not truth
            case _:
                by_default = read(_ByDefault(self.initial), condition) if len(slots) == 1 else True
                for index in slots:
                    yield (), Slot(index, self.fluents[index]), UNKNOWN if by_default is True else self.initial[index]

    def _chains(self, ending: str) -> Iterator[Chain]:
        """Yield every chain of minds that ends in this character, within the depth of the world."""
        characters = self.grounding.world.characters
        if len(characters) ** max(self.level - 1, 0) > self.grounding.bounds.chains:
            raise BoundError(
                f"'it is known that {ending} ...' speaks of more than {self.grounding.bounds.chains:,} chains of "
                "minds; lower `depth` or the number of characters"
            )
        for length in range(self.level):
            for chain in product(characters, repeat=length):
                yield (*chain, ending)


def _wholes(world: World, fluents: Sequence[Fluent]) -> dict[int, list[int]]:
    """Return where the feelings stand that are the strongest of others, with where those stand."""
    kept = kept_feelings(world)
    felt = [(i, each) for i, each in enumerate(fluents) if each.property in kept] if kept else []
    return {
        whole: parts
        for whole, each in felt
        if len(each.arguments) == 1
        and (
            parts := [
                i
                for i, other in felt
                if other.property.name == each.property.name
                and len(other.arguments) == 2
                and other.arguments[:1] == each.arguments
            ]
        )
    }


@dataclass(frozen=True, slots=True)
class _ByDefault:
    """The values of a world of which nothing is stated, for the conditions of one fluent."""

    values: tuple[Value, ...]

    def mind(self, character: str) -> _ByDefault:
        return self


@dataclass(frozen=True, slots=True)
class _View:
    """The statements so far, as expressions read them in the minds that a chain leads to."""

    statements: Statements
    chain: Chain

    @property
    def values(self) -> Sequence[Value]:
        return _Values(self.statements, self.chain)

    def mind(self, character: str) -> _View:
        return _View(self.statements, (*self.chain, character))


@dataclass(frozen=True, slots=True)
class _Values(Sequence[Value]):
    statements: Statements
    chain: Chain

    def __getitem__(self, index: int) -> Value:  # type: ignore[override]
        return self.statements.value(self.chain, index)

    def __len__(self) -> int:
        return len(self.statements.fluents)
