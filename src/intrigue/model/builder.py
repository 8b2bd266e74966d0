"""Worlds built in Python: everything that the story language says, as calls and operators.

    story = WorldBuilder("walk")
    place = story.type("place")
    at = story.property("at", story.character, value=place)
    go = story.action("go", who=story.character, to=place).by("who")

`docs/python.md` shows each construct. A mistake in a call raises TypeError or ValueError where it is made; `build`
looks at what only the whole world can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from intrigue.model.checking import check_world
from intrigue.model.expressions import Read
from intrigue.model.feelings import is_feeling
from intrigue.model.formulas import Check
from intrigue.model.handles import (
    ActionHandle,
    Position,
    PropertyHandle,
    RuleHandle,
    Vocabulary,
    parameters_of,
)
from intrigue.model.narrating import Narrating, Share, told, viewed
from intrigue.model.operators import (
    Change,
    Deed,
    EntityType,
    Expr,
    Fluent,
    Named,
    Operand,
    Thing,
    Var,
    all_of,
    any_of,
    node_of,
    value_of,
)
from intrigue.model.phrases import (
    Claim,
    Claimed,
    Happening,
    always,
    before,
    count,
    effects_of,
    either,
    eventually,
    every,
    exists,
    for_each,
    formula_of,
    never,
    only,
    product,
    total,
    until,
    when,
    worth,
)
from intrigue.model.sugar.minds import did_signature
from intrigue.model.terms import (
    AUTHOR,
    CHARACTER,
    ENTITY,
    NONE,
    UNKNOWN,
    Entity,
    EntityOf,
    Number,
    Signature,
    TypeDeclaration,
    ValueType,
    YesNo,
)
from intrigue.model.ways import EVERYBODY, Thinking, Timing
from intrigue.model.world import (
    Act,
    AskAbout,
    Believable,
    CommonBelief,
    Crowd,
    Ending,
    MayAvert,
    MayInfer,
    MaySuppose,
    Norm,
    Perception,
    Permission,
    Property,
    Schedule,
    Secret,
    StartStatement,
    TellAbout,
    Temper,
    Temperament,
    Wants,
    World,
)

__all__ = [
    "NONE",
    "UNKNOWN",
    "Change",
    "Claim",
    "Deed",
    "EntityType",
    "Expr",
    "Fluent",
    "Number",
    "Temper",
    "Thing",
    "Var",
    "WorldBuilder",
    "YesNo",
    "all_of",
    "always",
    "any_of",
    "before",
    "count",
    "either",
    "eventually",
    "every",
    "exists",
    "for_each",
    "never",
    "only",
    "product",
    "total",
    "until",
    "when",
    "worth",
]


class WorldBuilder(Narrating):
    """Collects the parts of a world; `build` returns it."""

    def __init__(self, name: str, title: str = "", *, introspection: bool = True, depth: int | None = None) -> None:
        super().__init__()
        self.name = name
        self.title = title
        self.anything = EntityType(ENTITY)
        """The type above all types."""
        self.character = EntityType(CHARACTER)
        """The type of those who have minds."""
        self._introspection = introspection
        self._depth = depth
        self._vocabulary = Vocabulary()
        self._types: list[TypeDeclaration] = []
        self._entities: list[Entity] = []
        self._properties: dict[Signature, Property] = {}
        self._start: list[StartStatement] = []
        self._actions: list[ActionHandle] = []
        self._rules: list[RuleHandle] = []
        self._perceptions: list[Perception] = []
        self._tells: list[TellAbout] = []
        self._asks: list[AskAbout] = []
        self._believables: list[Believable] = []
        self._norms: list[Norm] = []
        self._wants: dict[str, tuple[Operand, ...]] = {}
        self._temperaments: list[Temperament] = []
        self._permissions: list[Permission] = []
        self._clock: Timing | None = None
        self._thinking: list[Thinking] = []
        self._crowds: list[Crowd] = []
        self._acts: list[Act] = []
        self._endings: list[Ending] = []
        self._checks: list[Check] = []

    # --- What there is ---

    def type(self, name: str, *above: EntityType) -> EntityType:
        """Declare a type of entities, with the types directly above it; `character` may be put below others too."""
        if name == ENTITY or (name in self._vocabulary.parents and name != CHARACTER):
            raise ValueError(f"the type '{name}' is declared already")
        for each in above:
            if each.name not in self._vocabulary.parents:
                raise ValueError(f"'{each.name}' is not a type of this world")
            if each.name == name or self._vocabulary.is_a(each.name, name):
                raise ValueError(f"the type '{name}' would be above itself")
        if name == CHARACTER and any(each.name == CHARACTER for each in self._types):
            raise ValueError("the types above 'character' are stated already")
        self._vocabulary.parents[name] = tuple(each.name for each in above)
        self._types.append(TypeDeclaration(name, tuple(each.name for each in above)))
        return EntityType(name)

    def entity(self, name: str, *types: EntityType, display: str = "", pronoun: str = "") -> Thing:
        """Declare an entity of one type or several."""
        if not types:
            raise TypeError(f"the entity '{name}' needs at least one type")
        if name == AUTHOR or name in self._vocabulary.entities:
            raise ValueError(f"'{name}' is taken already, or reserved")
        for each in types:
            if each.name not in self._vocabulary.parents:
                raise ValueError(f"'{each.name}' is not a type of this world")
        kinds = tuple(each.name for each in types)
        self._vocabulary.entities[name] = kinds
        self._entities.append(Entity(name, kinds, display, pronoun))
        return Thing(name)

    def entities(self, type_: EntityType, *names: str) -> tuple[Thing, ...]:
        """Declare several entities of one type."""
        return tuple(self.entity(name, type_) for name in names)

    def property(
        self,
        name: str,
        *positions: EntityType | Thing,
        value: EntityType | ValueType | None = None,
        default: Operand | None = None,
        shows: bool = False,
        inner: bool = False,
    ) -> PropertyHandle:
        """Declare a property: yes/no unless a value is stated.

        A value is a type of entities, `place.or_none` (a place or nothing), `Number(low, high)` or
        `YesNo(may_be_unknown=True)`. Those present perceive a property that `shows`; the first position, a character,
        always knows an `inner` one.
        """
        kind = EntityOf(value.name) if isinstance(value, EntityType) else value or YesNo()
        parameters = tuple(parameter for each in positions for parameter in parameters_of((each,), {}))
        declared = Property(name, parameters, kind, None if default is None else value_of(default), shows, inner)
        if declared.signature in self._properties:
            raise ValueError(f"the property {declared.signature} is declared already")
        self._properties[declared.signature] = declared
        return PropertyHandle(declared, self._vocabulary)

    def feeling(self, name: str, who: Named, towards: Named | None = None) -> Fluent:
        """Return how strongly a character feels something, perhaps towards another: `feeling("anger", gaara)`."""
        terms = (who.term,) if towards is None else (who.term, towards.term)
        signature = Signature(name, (CHARACTER,) * len(terms))
        if not is_feeling(signature):
            raise ValueError(f"{signature} is not a feeling")
        return Fluent(Read(signature, terms))

    def start(self, *facts: Happening) -> None:
        """State what is so at the start, in fact and in minds; what is said later overrides what was said before."""
        self._start += effects_of(facts)

    def secret(self, condition: Expr, *, of: Iterable[Thing] = ()) -> None:
        """State that in every chain of minds that leaves these characters the condition starts out wrong."""
        self._start.append(Secret(tuple(each.name for each in of), condition.node))

    def common_belief(self, character: Thing, *facts: Happening) -> None:
        """State what everybody takes this character to believe, in every chain of minds that ends in it."""
        self._start.append(CommonBelief(character.name, effects_of(facts)))

    # --- What can happen ---

    def action(self, name: str, /, *positions: Position, **named: Position) -> ActionHandle:
        """Declare an action; what it needs and does is said by the handle's methods."""
        return self._declare(ActionHandle(self._vocabulary, name, parameters_of(positions, named)))

    def event(
        self,
        name: str,
        /,
        *positions: Position,
        at: int | None = None,
        every: int | None = None,
        after: int | None = None,
        chance: tuple[int, int] | None = None,
    ) -> ActionHandle:
        """Declare an event of fate, all times in minutes; `chance=(1, 6)` is one in six."""
        times = Schedule(at, every, after, chance)
        schedule = None if times == Schedule() else times
        return self._declare(ActionHandle(self._vocabulary, name, parameters_of(positions, {}), schedule))

    def _declare(self, action: ActionHandle) -> ActionHandle:
        if any(each.signature == action.signature for each in self._actions):
            raise ValueError(f"the action {action.signature} is declared already")
        self._actions.append(action)
        return action

    def rule(self, name: str, /, *positions: Position, **named: Position) -> RuleHandle:
        """Declare a rule; an empty name is allowed. What it needs and does is said by the handle's methods."""
        rule = RuleHandle(self._vocabulary, name, parameters_of(positions, named))
        self._rules.append(rule)
        return rule

    def see(self, fluent: Fluent, by: Var, when: Operand = True) -> None:
        """Say that a character for whom the condition holds perceives the fluent."""
        if not isinstance(fluent.node, Read):
            raise TypeError("what is seen is a property with its positions filled")
        self._perceptions.append(Perception(fluent.node, by.variable, node_of(when)))

    # --- Who wants and feels what ---

    def wants(self, character: Thing, *lines: Operand) -> None:
        """Add to what a character wants: the sum of these; a condition counts 1, `worth(n, condition)` counts n."""
        self._wants[character.name] = (*self._wants.get(character.name, ()), *lines)

    def author_wants(self, *lines: Operand) -> None:
        """Add to what the author wants."""
        self._wants[AUTHOR] = (*self._wants.get(AUTHOR, ()), *lines)

    def feelings(self, character: Thing, *tempers: Temper) -> None:
        """State how strongly and how long a character feels."""
        self._temperaments.append(Temperament(character.name, tempers))

    def may_avert(self, threshold: int | float = 1) -> None:
        """Allow fear as a motive, of losses of at least the threshold."""
        self._permissions.append(MayAvert(threshold))

    def may_suppose(
        self,
        supposed: PropertyHandle,
        *positions: EntityType | Thing,
        by: Iterable[EntityType | Thing] = (),
        until: int | None = None,
        at_most: int = 1,
    ) -> None:
        """Allow plans that rest on a supposed value; a ruled-out value lapses after so many minutes.

        Positions narrow it to some fluents, `by` to some characters.
        """
        signature, who = supposed.signature, _kinds(by)
        self._permissions.append(MaySuppose(signature, until, at_most, _narrower(signature, positions), who))

    def may_infer(
        self, inferred: PropertyHandle, *positions: EntityType | Thing, by: Iterable[EntityType | Thing] = ()
    ) -> None:
        """Allow witnesses to take this, or what the positions narrow it to, to be what explains an act."""
        signature = inferred.signature
        self._permissions.append(MayInfer(signature, _narrower(signature, positions), _kinds(by)))

    def clock(self, start: int | None = None, step: int | None = None) -> None:
        """State when the story starts, in minutes after midnight, and how many minutes a step takes."""
        self._clock = None if start is None and step is None else Timing(start, step)

    def thinks(self, character: Thing | None = None, /, **ways: Any) -> None:
        """State how a character, or everybody, thinks; `ways` are fields of `Thinking`, such as `horizon=3`."""
        who = EVERYBODY if character is None else character.name
        if any(each.character == who for each in self._thinking):
            raise ValueError("how " + (f"'{who}' thinks" if who else "everybody thinks") + " is said already")
        self._thinking.append(Thinking(who, **ways))

    # --- Speech, norms, crowds ---

    def tell_about(self, told: PropertyHandle | ActionHandle, *, lies: bool = False) -> None:
        """Let characters tell one another the fluents of a property, or whether an action happened; perhaps falsely."""
        self._tells.append(TellAbout(_told(told), lies))

    def ask_about(self, asked: PropertyHandle | ActionHandle) -> None:
        """Let characters ask one another for the fluents of a property, or whether an action happened."""
        self._asks.append(AskAbout(_told(asked)))

    def believable(self, fluent: Fluent, teller: Var, hearer: Var, when: Operand) -> None:
        """State when a hearer takes over what is told; the condition is read in the hearer's mind."""
        if not isinstance(fluent.node, Read):
            raise TypeError("what is believable is a property with its positions filled")
        self._believables.append(Believable(fluent.node, teller.variable, hearer.variable, node_of(when)))

    def norm(self, name: str, /, *positions: Position, broken_by: Deed, when: Operand = True) -> None:
        """State what an act breaks."""
        self._norms.append(Norm(name, parameters_of(positions, {}), broken_by.call, node_of(when)))

    def crowd(
        self,
        name: str,
        size: int,
        place: Thing | None = None,
        about: Sequence[PropertyHandle] = (),
        *,
        lies: bool = False,
    ) -> None:
        """Declare many alike who pass on what they hear: of these properties, or of all that `tell about` names."""
        told = tuple(TellAbout(_told(each), lies) for each in about)
        self._crowds.append(Crowd(name, size, place.name if place is not None else "", told))

    # --- The author's hand ---

    def act(
        self,
        title: str,
        until: Operand,
        text: str = "",
        *viewpoints: tuple[Thing, Share],
        slack: int | float | None = None,
    ) -> None:
        """Add a stretch of the told story, over when its condition holds, with its first lines and its own eyes.

        `slack`: how much less than its best something may be worth to somebody who is made to do it; None: the usual.
        """
        prose = (told(text, None, True),) if text else ()
        self._acts.append(Act(title, node_of(until), prose, tuple(viewed(*each) for each in viewpoints), slack))

    def ending(self, name: str, title: str, condition: Operand) -> None:
        """Name a way in which the story can end."""
        self._endings.append(Ending(name, title, node_of(condition)))

    def check(self, title: str, claim: Claimed) -> None:
        """State what must be true of every run."""
        self._checks.append(Check(title, formula_of(claim)))

    def build(self) -> World:
        """Return the world as it stands; the builder can go on and build a larger one.

        Raises ValueError for a name that is not declared, a variable that nothing binds, a value of the wrong kind.
        """
        world = World(
            self.name,
            self.title,
            tuple(self._types),
            tuple(self._entities),
            tuple(self._properties.values()),
            tuple(self._start),
            tuple(each.declaration() for each in self._actions),
            tuple(each.declaration() for each in self._rules),
            tuple(self._perceptions),
            tuple(self._tells),
            tuple(self._asks),
            tuple(self._believables),
            tuple(self._norms),
            tuple(Wants(holder, tuple(map(node_of, lines))) for holder, lines in self._wants.items()),
            tuple(self._temperaments),
            tuple(self._permissions),
            tuple(self._crowds),
            tuple(self._acts),
            tuple(self._endings),
            tuple(self._checks),
            tuple(self._viewpoints),
            self._introspection,
            self._depth,
            clock=self._clock,
            thinking=tuple(self._thinking),
            openings=tuple(self._openings),
            closings=tuple(self._closings),
            descriptions=tuple(self._descriptions),
            passings=tuple(self._passings),
            thoughts=tuple(self._thoughts),
            own_words=self._own_words,
        )
        check_world(world)
        return world


def _kinds(named: Iterable[EntityType | Thing]) -> tuple[str, ...]:
    return tuple(each.name if isinstance(each, EntityType) else f"={each.name}" for each in named)


def _narrower(signature: Signature, positions: Sequence[EntityType | Thing]) -> tuple[str, ...]:
    """Return the kinds of positions, or nothing where they are those of the property."""
    kinds = _kinds(positions)
    if kinds and len(kinds) != len(signature.kinds):
        raise ValueError(f"{signature} has {len(signature.kinds)} positions, and {len(kinds)} are given")
    return kinds if kinds != signature.kinds else ()


def _told(told: PropertyHandle | ActionHandle) -> Signature:
    return did_signature(told.signature) if isinstance(told, ActionHandle) else told.signature
