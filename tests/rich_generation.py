"""The generator of random worlds with every construct of the language, sugar and later engines' constructs included.

Such a world is well-formed, but need not make sense: it is for printing, reading and rewriting, not for running.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intrigue.model.expressions import (
    YES,
    Comparison,
    Did,
    Effect,
    Expression,
    Forget,
    ForgetSince,
    Knows,
    Literal,
    Read,
    RuledOut,
    Term,
)
from intrigue.model.feelings import FEELINGS
from intrigue.model.formulas import Check, Formula, Happens, Temporal
from intrigue.model.prose import Description, Naming, Passing, Prose, ProseKind, Thought, Wording
from intrigue.model.terms import (
    CHARACTER,
    Entity,
    EntityOf,
    Number,
    Parameter,
    TypeDeclaration,
    Variable,
    YesNo,
)
from intrigue.model.ways import EVERYBODY, Thinking, Timing
from intrigue.model.world import (
    Act,
    Action,
    AskAbout,
    Believable,
    Crowd,
    Ending,
    MayAvert,
    MayInfer,
    MaySuppose,
    Norm,
    Perception,
    Permission,
    Property,
    Rule,
    Schedule,
    TellAbout,
    Temper,
    Temperament,
    Viewpoint,
    World,
)
from tests.generation import PROPERTIES, Generator, Scope

AT = PROPERTIES[0]
SHOWN = Property("rage", (Parameter(CHARACTER, CHARACTER),), Number(0, 5), shows=True)
INNER = Property("weary", (Parameter(CHARACTER, CHARACTER),), YesNo(), inner=True)
SCHEDULES = (
    Schedule(at=8 * 60),
    Schedule(at=20 * 60 + 30, every=24 * 60),
    Schedule(every=90),
    Schedule(after=3 * 7 * 24 * 60),
    Schedule(every=60, chance=(1, 6)),
)
EMOTIONS = tuple(each.name for each in FEELINGS.values() if each.tempered)


class RichGenerator(Generator):
    """Adds to core worlds everything else that can be said."""

    def special(self, scope: Scope) -> Expression:
        """Return a condition that is sugar, or reads a feeling."""
        choice = self.integer(0, 4)
        if choice == 1:
            return Knows(self.term(CHARACTER, scope), self.condition(scope, 0))
        if choice == 2:
            value = self.read(self.pick(self.properties), scope)
            return Knows(self.term(CHARACTER, scope), value)
        if choice == 3 and self.actions:
            return self.did(scope)
        if choice == 4:
            return self.feeling(scope)
        return self.ruled_out(scope) or self.atom(scope)

    def did(self, scope: Scope) -> Did:
        call = self.call(self.pick(self.actions), scope)
        return Did(call.signature, call.arguments)

    def ruled_out(self, scope: Scope) -> RuledOut | None:
        """Return whether a value of a property that points at entities is ruled out; None where there is none such."""
        pointing = [each for each in self.properties if isinstance(each.value, EntityOf)]
        if not pointing:
            return None
        declared = self.pick(pointing)
        assert isinstance(declared.value, EntityOf)
        value = self.term(declared.value.type, scope)
        return RuledOut(self.term(CHARACTER, scope), self.read(declared, scope), value)

    def feeling(self, scope: Scope) -> Expression:
        signature = self.pick([each for row in FEELINGS.values() for each in row.signatures])
        read = Read(signature, tuple(self.term(kind, scope) for kind in signature.kinds))
        return Comparison(self.pick((">", "<=")), read, self.number(scope, 0))

    def effect(self, scope: Scope, depth: int = 1) -> Effect:
        if not self.chance(20):
            return super().effect(scope, depth)
        who = self.term(CHARACTER, scope)
        choice = self.integer(0, 2)
        if choice == 1 and self.actions:
            return Forget(who, self.did(scope))
        if choice == 2 and self.actions:
            return ForgetSince(who, self.actions[0].name)
        return Forget(who, self.read(self.pick(self.properties), scope))

    def action(self, name: str) -> Action:
        made = super().action(name)
        if self.chance(20):
            made = replace(
                made, parameters=(*made.parameters, Parameter("Judge", "", self.pick(self.entities[CHARACTER])))
            )
        if self.chance(60):
            made = replace(made, prose=self.prose(made.parameters))
        if self.chance(20):
            made = replace(made, duration=self.pick((10, 120, 24 * 60)))
        return made

    def prose(self, parameters: tuple[Parameter, ...]) -> tuple[Prose, ...]:
        subject = f"{{{parameters[0].name}}}" if parameters else "Somebody"
        texts = (
            (Prose("plain", f'{subject} [go], "so they say", {{slowly|at once}}.'),),
            (Prose("seen", f"{subject} [smile]."), Prose("felt", "That one.")),
            (Prose("plain", f"{subject} [go].\n\nNobody [see] it."), self.text("thought", parameters)),
            (self.text("plain", parameters), self.text("seen", parameters)),
        )
        return self.pick(texts)

    def text(self, kind: ProseKind, parameters: tuple[Parameter, ...] = ()) -> Prose:
        """Return a text for some eyes, under some condition."""
        variables = tuple(each.variable for each in parameters if each.constant is None)
        eyes = Variable("onlooker", CHARACTER)
        people = [Literal(each) for each in self.entities[CHARACTER]]
        to = self.pick((None, *people, eyes, *(each for each in variables if each.type == CHARACTER)))
        scope = (*variables, eyes) if to == eyes else variables
        condition = self.condition(scope, 1) if self.chance(60) else YES
        return Prose(kind, self.pick(("So [be] it.", "One.\nTwo.", "One.\n\nTwo.")), to, condition)

    def anybody(self, variable: str) -> tuple[Term, ...]:
        """Return a variable for any character, and all characters by name."""
        return (Variable(variable, CHARACTER), *(Literal(each) for each in self.entities[CHARACTER]))

    def thought(self) -> Thought:
        """Return what somebody thinks when something holds."""
        thinker = self.pick(self.anybody("c"))
        about = self.pick(((), (Parameter("thing", "thing"),), (Parameter("other", CHARACTER),)))
        known = (thinker,) if isinstance(thinker, Variable) else ()
        condition = self.condition((*known, *(each.variable for each in about)), 1)
        return Thought(thinker, about, condition, "That again.")

    def naming(self) -> Naming:
        """Return what somebody is called."""
        people = tuple(Literal(each) for each in self.entities[CHARACTER])
        if self.chance(50):
            caller, called = self.pick(self.anybody("c")), self.pick(self.anybody("d"))
            scope = tuple(each for each in (caller, called) if isinstance(each, Variable))
            return Naming("address", caller, called, (("you", self.condition(scope, 1)), ("sir", YES)))
        return Naming("name", self.pick((None, *people)), self.pick(people), (("the tall one", self.condition(())),))

    def wording(self) -> Wording:
        """Return how a property is said in a few words."""
        told = self.pick(self.properties)
        places = tuple(
            Literal(each.constant) if each.constant is not None else Variable(f"v{place}", each.type)
            for place, each in enumerate(told.parameters)
        )
        match told.value:
            case Number():
                return Wording(told.signature, places, "It [be] much.", ">=", Literal(3))
            case EntityOf(type=kind):
                return Wording(told.signature, places, "It [be] {x}.", "==", Variable("x", kind))
        return Wording(told.signature, places, "It [be] so.")

    def event(self, name: str) -> Action:
        effects = self.several(1, 2, lambda: self.effect(()))
        return Action(name, effects=effects, schedule=self.pick(SCHEDULES))

    def rule(self, name: str, target: Property) -> Rule:
        made = super().rule(name, target)
        if self.chance(25) and not made.observations:
            made = self.tied(made)
        if self.chance(30):
            made = replace(made, known_to=self.some(self.entities[CHARACTER], 0, 2))
        return replace(made, slowly=self.chance(20), prose=self.prose(made.parameters) if self.chance(20) else ())

    def tied(self, made: Rule) -> Rule:
        """Return a rule tied to an action, whose parameters are the variables of the call."""
        action = self.pick(self.actions)
        variables = tuple(
            Variable(f"y{index}", each.type) for index, each in enumerate(action.parameters) if each.constant is None
        )
        fresh = iter(variables)
        given: list[Term] = [
            next(fresh) if each.constant is None else Literal(each.constant) for each in action.parameters
        ]
        call = replace(self.call(action, ()), arguments=tuple(given))
        parameters = tuple(Parameter(each.name, each.type) for each in variables)
        condition = self.condition(variables, 1) if self.chance(60) else YES
        return replace(made, parameters=parameters, condition=condition, effects=(self.assign(variables),), on=call)

    def perception(self) -> Perception:
        """Return that somebody sees a property where they are, or on any other condition."""
        observer, other = Variable("c", CHARACTER), Variable("other", CHARACTER)
        place = Read(AT.signature, (observer,))
        if self.chance(50):
            fluent = Read(AT.signature, (other,))
            return Perception(fluent, observer, Comparison("==", place, fluent))
        declared = self.pick(self.properties)
        names = tuple(Variable(f"y{index}", each.type) for index, each in enumerate(declared.parameters))
        return Perception(Read(declared.signature, names), observer, self.condition((observer, *names), 1))

    def believable(self, told: Property) -> Believable:
        names = tuple(Variable(f"y{index}", each.type) for index, each in enumerate(told.parameters))
        teller, hearer = Variable("t", CHARACTER), Variable("h", CHARACTER)
        return Believable(Read(told.signature, names), teller, hearer, self.condition((*names, teller, hearer), 1))

    def norm(self, name: str) -> Norm:
        tied = self.tied(Rule(name))
        assert tied.on
        return Norm(name, tied.parameters, tied.on, tied.condition)

    def temperament(self, character: str) -> Temperament:
        def temper(emotion: str) -> Temper:
            strength, speed = self.pick(("weak", "usual", "strong")), self.pick(("quick", "usual", "slow"))
            return Temper(emotion, strength, speed, 180 if self.chance(25) else None)  # type: ignore[arg-type]

        return Temperament(character, tuple(temper(each) for each in self.some(EMOTIONS, 1, 3)))

    def permissions(self) -> tuple[Permission, ...]:
        some = self.pick(self.properties).signature
        return self.some(
            (
                MayAvert(self.pick((1, 2, 0.5))),
                MaySuppose(AT.signature, self.pick((None, 120)), self.integer(1, 2)),
                MaySuppose(AT.signature, None, 1, (f"={self.entities[CHARACTER][0]}",), (CHARACTER,)),
                MayInfer(some),
                MayInfer(some, who=(f"={self.entities[CHARACTER][0]}",)),
            ),
            0,
            3,
        )

    def thinking(self, people: Sequence[str]) -> tuple[Thinking, ...]:
        """Return how some people think."""
        some = self.some((EVERYBODY, *people), 0, 2)
        ways = (Thinking("", 3, 1, 80), Thinking("", depth=0, whim=0.5), Thinking("", patience=0, effort=1))
        return tuple(replace(self.pick(ways), character=each) for each in some)

    def formula(self, depth: int = 1) -> Formula:
        """Return a claim about runs: a temporal one at the top."""
        kinds = ("always", "never", "eventually", "before", "until")
        kind = self.pick(kinds)
        if kind in ("before", "until"):
            return Temporal(kind, self.claimed(depth), self.claimed(0))  # type: ignore[arg-type]
        return Temporal(kind, self.claimed(depth))  # type: ignore[arg-type]

    def claimed(self, depth: int) -> Formula:
        choice = self.integer(0, 2 if depth else 1)
        if choice == 0:
            return self.condition((), 1)
        return Happens(self.call(self.pick(self.actions), ())) if choice == 1 else self.formula(depth - 1)

    def entity(self, plain: Entity) -> Entity:
        """Return the entity as prose calls it, perhaps of one more type."""
        kinds = plain.types if plain.types[0] != "thing" or self.chance(70) else ("thing", "gem")
        display = f"the {plain.name}" if self.chance(50) else ""
        return Entity(plain.name, kinds, display, self.pick(("", "he", "she", "they", "it")))

    def world(self) -> World:
        """Return a world with any of the constructs."""
        core = super().world()
        own = (AT, *(each for each in core.properties if each.name != AT.name))
        self.properties = own
        people = self.entities[CHARACTER]
        declared = (*own, *self.some((SHOWN, INNER), 0, 2))
        told = self.some(own, 0, 2)
        about = tuple(TellAbout(each.signature, True) for each in told)
        events = tuple(self.event(f"falls{index}") for index in range(self.integer(0, 2)))
        act = Act("One thing", self.condition((), 1), self.several(0, 1, lambda: self.text("plain")))
        return replace(
            core,
            name="rich",
            title=self.pick(("", "A Rich World")),
            types=(*core.types, TypeDeclaration("gem", ("thing",))),
            entities=tuple(map(self.entity, core.entities)),
            properties=declared,
            actions=(*core.actions, *events),
            perceptions=self.several(0, 2, self.perception),
            tells=tuple(TellAbout(each.signature, self.lies(each)) for each in told),
            asks=tuple(AskAbout(each.signature) for each in self.some(own, 0, 1)),
            believables=tuple(self.believable(each) for each in told if self.chance(40)),
            norms=tuple(self.norm(f"norm{index}") for index in range(self.integer(0, 1))),
            temperaments=tuple(map(self.temperament, self.some(people, 0, 2))),
            permissions=self.permissions(),
            crowds=self.some((Crowd("villagers", 500, "hall"), Crowd("pilgrims", 12, "", about)), 0, 2),
            acts=(act,) if self.chance(50) else (),
            endings=tuple(
                Ending(f"ending{index}", self.pick(("", "So it ends")), self.condition(()), (self.text("plain"),))
                for index in range(self.integer(0, 2))
            ),
            checks=tuple(Check(f"claim {index}", self.formula()) for index in range(self.integer(0, 2))),
            viewpoints=tuple(
                Viewpoint(each, self.pick(("only", "mostly", "sometimes", "never"))) for each in self.some(people, 0, 2)
            ),
            depth=self.pick((None, 3, 6)),
            clock=self.pick((None, Timing(14 * 60), Timing(step=5), Timing(0, 60))),
            thinking=self.thinking(people),
            openings=self.several(0, 1, lambda: self.text("plain")),
            closings=self.several(0, 1, lambda: self.text("plain")),
            descriptions=self.several(0, 2, lambda: Description("hall", self.text("plain"), self.chance(50))),
            passings=self.several(0, 1, lambda: Passing(self.pick((0, 60, 3 * 24 * 60)), self.text("plain"))),
            thoughts=self.several(0, 1, self.thought),
            namings=self.several(0, 2, self.naming),
            wordings=self.several(0, 2, self.wording),
        )

    def lies(self, told: Property) -> bool:
        # Numbers without bounds can only be told truly.
        return self.chance(50) and told.value != Number()
