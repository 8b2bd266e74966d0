"""From the syntax trees of a world's files to the world, with every mistake in names and meaning.

Names may be used before the line that declares them, and across files: types come first, then entities, properties and
the heads of actions, then everything that names them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from intrigue.errors import Diagnostic, Place
from intrigue.language import syntax
from intrigue.language.names import Names
from intrigue.language.resolve_wishes import Wishes
from intrigue.language.sources import Reports, SourceMap
from intrigue.model.terms import Parameter, Signature
from intrigue.model.ways import Timing
from intrigue.model.world import (
    Action,
    AskAbout,
    CommonBelief,
    Permission,
    Rule,
    Secret,
    StartStatement,
    TellAbout,
    World,
)

MAX_DEPTH = 8
"""The deepest that a world may ask minds to nest."""

T = TypeVar("T")
N = TypeVar("N", bound=syntax.Node)


@dataclass(frozen=True)
class Resolved:
    """What came out of resolving."""

    world: World | None
    """None when there were errors."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text, file by file."""
    sources: SourceMap


def resolve(files: Sequence[syntax.File], texts: Mapping[str, str]) -> Resolved:
    """Return the world that these files describe together.

    The last file is the main one: its `world` line counts, and others' are passed over. `texts` are the files' texts by
    the names that their places carry.
    """
    sources = SourceMap(dict(texts))
    names = Names(Reports(sources))
    world = _Assembly(files, names).world()
    order = {name: index for index, name in enumerate(texts)}
    found = sorted(
        names.reports.found,
        key=lambda each: (order.get(each.place.file, len(order)), each.place.line, each.place.column),
    )
    failed = any(each.severity == "error" for each in found)
    return Resolved(None if failed else world, tuple(found), sources)


class _Assembly:
    """One run over the declarations of all files."""

    def __init__(self, files: Sequence[syntax.File], names: Names) -> None:
        self._files = files
        self._all = [each for file in files for each in file.declarations]
        self._names = names
        self._resolve = Wishes(names)
        self._places = names.reports.sources.places

    def _of(self, kind: type[N]) -> list[N]:
        """Return the declarations of one kind, in the order of the text."""
        return [each for each in self._all if isinstance(each, kind)]

    def _listed(self, kind: str, nodes: Sequence[N], resolve: Callable[[N], T]) -> tuple[T, ...]:
        """Return what the nodes mean, and take note of their places by index."""
        self._places.update({(kind, index): node.place for index, node in enumerate(nodes)})
        return tuple(resolve(node) for node in nodes)

    def world(self) -> World:
        """Return the world; where a mistake was reported, some parts are stand-ins."""
        resolve = self._resolve
        types = resolve.types(self._of(syntax.TypeDeclaration))
        entities = resolve.entities(self._of(syntax.Entities))
        properties = resolve.properties(self._of(syntax.Property))
        happenings = self._of(syntax.Happening)
        headers = resolve.headers(happenings)
        resolve.deeds(self._of(syntax.Deeds))
        actions, rules = self._happenings(happenings, headers)
        name, title = self._title()
        introspection = self._single("introspection", self._of(syntax.Introspection))
        return World(
            name,
            title,
            types,
            entities,
            properties,
            self._start(),
            actions,
            rules,
            self._listed("perception", self._of(syntax.Perception), resolve.perception),
            self._tells(),
            self._asks(),
            self._listed("believable", self._of(syntax.Believable), resolve.believable),
            resolve.norms(self._of(syntax.Norm)),
            resolve.wants(self._of(syntax.Wants)),
            resolve.temperaments(self._of(syntax.Feelings)),
            self._permissions(),
            resolve.crowds(self._of(syntax.Crowd)),
            self._listed("act", self._of(syntax.Act), resolve.act),
            resolve.endings(self._of(syntax.Ending)),
            self._listed("check", self._of(syntax.Check), resolve.check),
            resolve.viewpoints(self._of(syntax.Viewpoint)),
            introspection.on if introspection else True,
            self._depth(),
            resolve.framings(self._of(syntax.Framing), "opening"),
            resolve.framings(self._of(syntax.Framing), "closing"),
            self._listed("description", self._of(syntax.Describe), resolve.description),
            self._listed("passing", self._of(syntax.Later), resolve.passing),
            self._listed("thought", self._of(syntax.Thought), resolve.thought),
            self._listed("naming", self._of(syntax.Naming), resolve.naming),
            self._clock(),
            resolve.thinking(self._of(syntax.Thinking)),
            any(each.own_words for each in self._of(syntax.Viewpoint)),
            self._listed("wording", self._of(syntax.Wording), resolve.wording),
        )

    def _title(self) -> tuple[str, str]:
        """Return the name and title of the world, from the main file."""
        main = self._files[-1].declarations if self._files else ()
        found = self._single("world", [each for each in main if isinstance(each, syntax.WorldHeader)])
        return (found.name.text, found.title) if found else ("", "")

    def _single(self, kind: str, nodes: Sequence[N]) -> N | None:
        """Return the one declaration of its kind; further ones are reported."""
        for node in nodes[1:]:
            related = ((nodes[0].place, "first said here"),)
            self._names.reports.error(
                "E106", node.place, f"`{kind}` is said twice", hint="keep one of them", related=related
            )
        if not nodes:
            return None
        self._places[(kind, "")] = nodes[0].place
        return nodes[0]

    def _depth(self) -> int | None:
        node = self._single("depth", self._of(syntax.Depth))
        if node is None:
            return None
        if not 0 <= node.levels <= MAX_DEPTH:
            message = f"minds cannot nest {node.levels} deep"
            self._names.reports.error("E127", node.place, message, expected=f"a depth from 0 to {MAX_DEPTH}")
        return node.levels

    def _clock(self) -> Timing | None:
        node = self._single("clock", self._of(syntax.Clock))
        return None if node is None else Timing(node.start, node.step)

    def _happenings(
        self, nodes: Sequence[syntax.Happening], headers: Mapping[int, tuple[Parameter, ...]]
    ) -> tuple[tuple[Action, ...], tuple[Rule, ...]]:
        """Return the actions (events among them) and the rules, each in the order of the text."""
        actions = tuple(self._resolve.action(nodes[index], parameters) for index, parameters in headers.items())
        rules: list[Rule] = []
        for node in nodes:
            if node.kind != "rule":
                continue
            rule = self._resolve.rule(node)
            self._places[("rule", len(rules))] = node.place
            if node.name:
                self._refuse_second_rule(rule, node.name)
            rules.append(rule)
        return actions, tuple(rules)

    def _refuse_second_rule(self, rule: Rule, name: syntax.Name) -> None:
        key: tuple[str, Hashable] = ("named rule", rule.signature)
        first = self._places.setdefault(key, name.place)
        if first is not name.place:
            self._report_again(name.place, f"a rule '{rule.signature}' is already defined", first)

    def _report_again(self, place: Place, message: str, first: Place) -> None:
        related = ((first, "first defined here"),)
        self._names.reports.error("E106", place, message, hint="take one of them away", related=related)

    def _start(self) -> tuple[StartStatement, ...]:
        """Return what holds at the start, from all `start` blocks and secrets in the order of the text."""
        found: list[StartStatement] = []
        for declaration in self._all:
            match declaration:
                case syntax.Start(statements=statements):
                    written: Sequence[syntax.Effect | syntax.Secret | syntax.CommonBelief] = statements
                case syntax.Secret() | syntax.CommonBelief():
                    written = (declaration,)
                case _:
                    continue
            for node in written:
                for statement in self._statement(node):
                    self._places[("start", len(found))] = node.place
                    found.append(statement)
        return tuple(found)

    def _statement(self, node: syntax.Effect | syntax.Secret | syntax.CommonBelief) -> tuple[StartStatement, ...]:
        resolve = self._resolve
        match node:
            case syntax.Secret(holders=holders, condition=condition):
                who = tuple(resolve.named_character(each, "who shares a secret") for each in holders)
                return (Secret(who, resolve.condition(condition, {})),)
            case syntax.CommonBelief(character=character, effects=effects):
                who_believes = resolve.named_character(character, "who believes")
                return (CommonBelief(who_believes, resolve.effects(effects, {})),)
        return resolve.effects((node,), {})

    def _tells(self) -> tuple[TellAbout, ...]:
        found = [(self._meant("tell", each.property), each.lies) for each in self._of(syntax.TellAbout)]
        return tuple(TellAbout(meant, lies) for meant, lies in found if meant is not None)

    def _asks(self) -> tuple[AskAbout, ...]:
        found = [self._meant("ask", each.property) for each in self._of(syntax.AskAbout)]
        return tuple(AskAbout(meant) for meant in found if meant is not None)

    def _meant(self, kind: str, pattern: syntax.Pattern) -> Signature | None:
        """Return the property named as a whole, and note that this kind of statement was made about it."""
        meant = self._resolve.property_meant(pattern)
        if meant is not None:
            first = self._places.setdefault((kind, meant), pattern.place)
            if first is not pattern.place:
                self._report_again(pattern.place, f"`{kind} about` is said twice for '{meant}'", first)
        return meant

    def _permissions(self) -> tuple[Permission, ...]:
        found: list[Permission] = []
        seen: dict[tuple[str, Hashable], Place] = {}
        for node in self._all:
            if not isinstance(node, syntax.MayAvert | syntax.MaySuppose | syntax.MayInfer):
                continue
            permission = self._resolve.permission(node)
            if permission is None:
                continue
            kept = {name: getattr(permission, name, None) for name in ("property", "kinds", "who")}
            key = (type(permission).__name__, tuple(kept.values()))
            if key in seen:
                self._report_again(node.place, "this is already allowed", seen[key])
            seen.setdefault(key, node.place)
            self._places[("may", len(found))] = node.place
            found.append(permission)
        return tuple(found)
