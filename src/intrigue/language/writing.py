"""From a world back to text: every world has one canonical text, and reading it gives an equal world.

A world that was built in Python can say a few things that no text says. An `And` or `Or` of fewer than two parts, and
a `When` with effects only otherwise, are written as what they mean; wants without lines, and a `When` or `ForEach`
without effects, are left out. A variable must not hide an entity that is named in its reach.
All else comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from intrigue.language import syntax
from intrigue.language.names import names_of
from intrigue.language.printer import print_file
from intrigue.language.resolve_wishes import Wishes
from intrigue.language.write_declarations import (
    stated_arguments,
    written_entities,
    written_observations,
    written_parameters,
    written_property,
    written_times,
    written_types,
)
from intrigue.language.write_expressions import (
    binder,
    name,
    term_name,
    written,
    written_call,
    written_condition,
    written_effects,
    written_formula,
    written_value,
    written_want,
)
from intrigue.language.write_prose import written_prose, written_telling
from intrigue.model.expressions import YES, Call, Read
from intrigue.model.sugar.minds import DID
from intrigue.model.terms import (
    AUTHOR,
    CHARACTER,
    Parameter,
    Signature,
    Variable,
)
from intrigue.model.ways import EVERYBODY, Thinking, Timing
from intrigue.model.world import (
    EVERYBODY_SEES,
    Action,
    Believable,
    CommonBelief,
    MayAvert,
    MayInfer,
    MaySuppose,
    Norm,
    Perception,
    Permission,
    Rule,
    Secret,
    Viewpoint,
    World,
)

APART = syntax.Layout(before=(None,))
"""A blank line above."""


def print_world(world: World) -> str:
    """Return the canonical text of a world; `load_text` of it gives an equal world."""
    return print_file(to_syntax(world))


def to_syntax(world: World) -> syntax.File:
    """Return the syntax tree of the canonical text of a world."""
    return syntax.File(tuple(_Writer(world).declarations()))


class _Writer:
    """Writes one world down, kind by kind."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._names = names_of(world)

    def declarations(self) -> Iterator[syntax.Declaration]:
        """Yield all declarations; each kind follows a blank line, as does everything that has a block."""
        for number, group in enumerate(self._groups()):
            for index, each in enumerate(group):
                apart = index == 0 and number > 0
                blocky = isinstance(each, syntax.Happening | syntax.Wants | syntax.Check)
                yield _with_space(each) if apart or (blocky and index > 0) else each

    def _groups(self) -> Iterator[Sequence[syntax.Declaration]]:
        """Yield the declarations of each kind that the world has, in canonical order."""
        world = self._world
        groups: tuple[Sequence[syntax.Declaration], ...] = (
            self._header(),
            list(written_types(world.types)),
            list(written_entities(world)),
            [written_property(each) for each in world.properties],
            self._start(),
            [self._action(each) for each in world.actions],
            [self._rule(each) for each in world.rules],
            [self._perception(each) for each in world.perceptions],
            [syntax.TellAbout(self._pattern(each.property), each.lies) for each in world.tells],
            [syntax.AskAbout(self._pattern(each.property)) for each in world.asks],
            [self._believable(each) for each in world.believables],
            [self._norm(each) for each in world.norms],
            self._wants(),
            self._feelings(),
            self._thinking(),
            [self._permission(each) for each in world.permissions],
            [
                syntax.Crowd(
                    name(each.name),
                    each.size,
                    name(each.place) if each.place else None,
                    tuple(syntax.TellAbout(self._pattern(told.property), told.lies) for told in each.about),
                )
                for each in world.crowds
            ],
            [
                syntax.Act(
                    each.title,
                    written(each.until),
                    tuple(written_prose(each.prose)),
                    _viewpoint(each.viewpoints) if each.viewpoints else None,
                    syntax.Slack(each.slack) if each.slack is not None else None,
                )
                for each in world.acts
            ],
            [
                syntax.Ending(name(each.name), each.title, written(each.condition), tuple(written_prose(each.prose)))
                for each in world.endings
            ],
            [syntax.Check(each.title, written_formula(each.formula)) for each in world.checks],
            self._viewpoint(),
            *written_telling(world),
        )
        yield from (each for each in groups if each)

    def _header(self) -> Sequence[syntax.Declaration]:
        world = self._world
        found: list[syntax.Declaration] = []
        if world.name or world.title:
            found.append(syntax.WorldHeader(name(world.name), world.title))
        if not world.introspection:
            found.append(syntax.Introspection(False))
        if world.depth is not None:
            found.append(syntax.Depth(world.depth))
        if world.clock is not None and world.clock != Timing():
            found.append(syntax.Clock(world.clock.start, world.clock.step))
        return found

    def _start(self) -> Sequence[syntax.Declaration]:
        """Return one `start` block with every statement in its order."""
        statements: list[syntax.Effect | syntax.Secret | syntax.CommonBelief] = []
        for settled, group in groupby(self._world.start, lambda each: not isinstance(each, Secret | CommonBelief)):
            if settled:
                effects = [each for each in group if not isinstance(each, Secret | CommonBelief)]
                statements.extend(written_effects(effects))
                continue
            for each in group:
                if isinstance(each, Secret):
                    statements.append(syntax.Secret(tuple(map(name, each.holders)), written(each.condition)))
                elif isinstance(each, CommonBelief):
                    statements.append(syntax.CommonBelief(name(each.character), written_effects(each.effects)))
        return (syntax.Start(tuple(statements)),) if statements else ()

    def _action(self, action: Action) -> syntax.Happening:
        clauses: list[syntax.Clause] = list(written_prose(action.prose, (each.name for each in action.parameters)))
        if action.schedule is not None:
            clauses.extend(written_times(action.schedule))
        if action.duration is not None:
            clauses.append(syntax.Takes(action.duration))
        if action.consenting:
            clauses.append(syntax.By(tuple(map(term_name, action.consenting))))
        if action.participants:
            clauses.append(syntax.With(tuple(map(term_name, action.participants))))
        if action.observations != EVERYBODY_SEES:
            clauses.extend(written_observations(action.observations))
        if action.precondition != YES:
            clauses.append(syntax.If(written(action.precondition)))
        if action.private != YES:
            clauses.append(syntax.If(written(action.private), private=True))
        if action.effects:
            clauses.append(syntax.Then(written_effects(action.effects)))
        return syntax.Happening(
            "action" if action.schedule is None else "event",
            name(action.name),
            written_parameters(action.parameters),
            tuple(clauses),
        )

    def _rule(self, rule: Rule) -> syntax.Happening:
        clauses: list[syntax.Clause] = list(written_prose(rule.prose, (each.name for each in rule.parameters)))
        if rule.known_to is not None:
            clauses.append(syntax.KnownTo(tuple(map(name, rule.known_to))))
        if rule.slowly:
            clauses.append(syntax.Slowly())
        if rule.observations:
            clauses.extend(written_observations(rule.observations))
        parameters = written_parameters(rule.parameters)
        if rule.on is None:
            clauses.append(syntax.When(written(rule.condition)))
        else:
            parameters, call = self._tied(rule.parameters, rule.on, (), exact=True)
            clauses.append(syntax.When(call))
            if rule.condition != YES or self._names.properties_named(rule.on.signature.name):
                clauses.append(syntax.If(written(rule.condition)))
        if rule.private != YES:
            clauses.append(syntax.If(written(rule.private), private=True))
        if rule.effects:
            clauses.append(syntax.Then(written_effects(rule.effects)))
        return syntax.Happening("rule", name(rule.name) if rule.name else None, parameters, tuple(clauses))

    def _tied(
        self, parameters: tuple[Parameter, ...], call: Call, shorter: tuple[syntax.Parameter, ...], exact: bool
    ) -> tuple[tuple[syntax.Parameter, ...], syntax.Call]:
        """Return how the positions of a rule or norm, and the call that it is tied to, are written.

        The shorter form counts where reading it gives the same; else every position states its type, and at last every
        variable of the call too. `exact`: the call may not bind variables beside the positions.
        """
        bare = written_call(call.signature.name, call.arguments)
        for positions in (shorter, full := written_parameters(parameters)):
            found, read = self._trial().tied(positions, bare)
            stated = found if exact else found[: len(parameters)]
            if read == call and stated == parameters and not self._names.reports.found:
                return positions, bare
        known = {each.name for each in parameters}
        return full, syntax.Call(bare.name, stated_arguments(call.arguments, known))

    def _trial(self) -> Wishes:
        """Return a resolver that starts without findings, to see how something would be read."""
        self._names.reports.found.clear()
        return Wishes(self._names)

    def _norm(self, norm: Norm) -> syntax.Norm:
        lone = tuple(syntax.Parameter(name(each.name)) for each in norm.parameters)
        parameters, call = self._tied(norm.parameters, norm.broken_by, lone, exact=False)
        return syntax.Norm(name(norm.name), parameters, call, written_condition(norm.condition))

    def _perception(self, perception: Perception) -> syntax.Perception:
        fluent = self._open_fluent(perception.fluent, (perception.observer,))
        return syntax.Perception(
            fluent, binder(perception.observer, CHARACTER), written_condition(perception.condition)
        )

    def _believable(self, believable: Believable) -> syntax.Believable:
        fluent = self._open_fluent(believable.fluent, (believable.teller, believable.hearer))
        teller, hearer = binder(believable.teller, CHARACTER), binder(believable.hearer, CHARACTER)
        return syntax.Believable(fluent, teller, hearer, written_condition(believable.condition))

    def _open_fluent(self, fluent: Read, bound: tuple[Variable, ...]) -> syntax.Call:
        """Return a fluent that binds variables; they state their types where reading would give others."""
        bare = written_call(fluent.property.name, fluent.arguments)
        read, _ = self._trial().open_fluent(bare, {each.name: each for each in bound})
        if read == fluent and not self._names.reports.found:
            return bare
        return syntax.Call(bare.name, stated_arguments(fluent.arguments, {each.name for each in bound}))

    def _pattern(self, signature: Signature) -> syntax.Pattern:
        """Return a property named as a whole."""
        named = self._names.properties_named(signature.name) or self._names.actions.get(
            signature.name.removeprefix(DID), ()
        )
        declared = next((each for each in named if each.signature.kinds == signature.kinds), None)
        if declared is None:
            return syntax.Pattern(name(signature.name), tuple(map(name, signature.kinds)))
        kinds: list[syntax.Name | syntax.Number | syntax.Constant] = []
        for each in declared.parameters:
            value = name(each.type) if each.constant is None else written_value(each.constant)
            kinds.append(value.name if isinstance(value, syntax.NameUse) else value)
        return syntax.Pattern(name(signature.name), tuple(kinds))

    def _permission(self, permission: Permission) -> syntax.MayAvert | syntax.MaySuppose | syntax.MayInfer:
        match permission:
            case MayAvert(threshold=threshold):
                return syntax.MayAvert(None if threshold == 1 else threshold)
            case MayInfer(property=signature, kinds=kinds, who=who):
                return syntax.MayInfer(self._narrowed(signature, kinds), tuple(map(_kind_name, who)))
            case MaySuppose(property=signature, until=until, at_most=at_most, kinds=kinds, who=who):
                pattern, most = self._narrowed(signature, kinds), None if at_most == 1 else at_most
                return syntax.MaySuppose(pattern, tuple(map(_kind_name, who)), most, until)

    def _narrowed(self, signature: Signature, kinds: tuple[str, ...]) -> syntax.Pattern:
        """Return a property of which some fluents are named."""
        pattern = self._pattern(signature)
        own = pattern.kinds or ()
        told = zip(own, signature.kinds, kinds, strict=True) if kinds else ()
        narrow = tuple(whole if kind == of else _kind_name(kind) for whole, of, kind in told)
        return replace(pattern, kinds=narrow) if kinds else pattern

    def _wants(self) -> Sequence[syntax.Declaration]:
        return [
            syntax.Wants(None if each.holder == AUTHOR else name(each.holder), tuple(map(written_want, each.lines)))
            for each in self._world.wants
            if each.lines
        ]

    def _feelings(self) -> Sequence[syntax.Declaration]:
        found = tuple(
            syntax.Temperament(
                name(each.character),
                tuple(
                    syntax.Temper(name(temper.emotion), temper.strength, temper.speed, temper.half_life)
                    for temper in each.tempers
                ),
                each.scale,
            )
            for each in self._world.temperaments
        )
        return (syntax.Feelings(found),) if found else ()

    def _thinking(self) -> Sequence[syntax.Declaration]:
        found = tuple(
            syntax.Ways(
                None if each.character == EVERYBODY else name(each.character),
                each.horizon,
                each.depth,
                each.nodes,
                each.patience,
                each.whim,
                each.effort,
                each.persistence,
            )
            for each in self._world.thinking
            if each != Thinking(each.character)
        )
        return (syntax.Thinking(found),) if found else ()

    def _viewpoint(self) -> Sequence[syntax.Declaration]:
        world = self._world
        return (_viewpoint(world.viewpoints, world.own_words),) if world.viewpoints else ()


def _viewpoint(viewpoints: Iterable[Viewpoint], own_words: bool = False) -> syntax.Viewpoint:
    items = tuple(syntax.ViewpointItem(name(each.character), each.share) for each in viewpoints)
    return syntax.Viewpoint(items, own_words)


def _kind_name(kind: str) -> syntax.Name:
    """Return a type, or a single thing by its name."""
    return name(kind.removeprefix("="))


def _with_space(node: syntax.Declaration) -> syntax.Declaration:
    return replace(node, layout=APART)
