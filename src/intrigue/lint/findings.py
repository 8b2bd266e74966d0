"""The findings: each a rule that looks at a world and its relaxation, and says what is hardly meant."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from intrigue.errors import BoundError, Diagnostic, LoopError, Place
from intrigue.lint.kinds import Kinds
from intrigue.lint.loops import looping
from intrigue.lint.outlook import MOST_LOOKS, ByKinds, Closely, Outlook, fill_in_the_largest, looks_needed
from intrigue.lint.relaxation import Span, may_compare
from intrigue.model.expressions import Arithmetic, Assign, Expression, Read, RuledOut
from intrigue.model.sugar import lower
from intrigue.model.terms import Signature
from intrigue.model.traversal import event_expressions, walk, world_effects, world_nodes
from intrigue.model.world import Action, World
from intrigue.semantics.events import Event
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting

if TYPE_CHECKING:
    from intrigue.language.loader import Loaded

CODES: Mapping[str, str] = {
    "W201": "an action or event that can never happen",
    "W202": "a rule that can never fire",
    "W203": "a want that nothing changes",
    "W204": "a character who never acts",
    "W205": "a property that nothing reads",
    "W206": "rules that could go on for ever",
    "W207": "an action that nobody can ever have a reason for",
    "W208": "a rule that those whom it concerns could never believe to be due",
    "W209": "an act, an ending or an author's want that can never come about",
    "W210": "an actor who does not see what it does",
    "W211": "found by searching (--deep): no plan reaches this act or ending, or never takes this action",
    "W212": "a division whose divisor could be 0",
    "W213": "a world in which not every ground action was looked at (no fault; --deep does look at each)",
    "E201": "a rule that goes on for ever at the start",
    "E202": "a world that is too large to be run",
}
"""Every code that lint can give, each with one line."""


@dataclass
class Subject:
    """A world under the lamp: as it was written, as it runs, and relaxed."""

    loaded: Loaded
    deep: bool = False
    """Whether to look closely, however long that takes."""

    @property
    def world(self) -> World:
        """The world as it was written."""
        return self.loaded.world

    @cached_property
    def setting(self) -> Setting:
        """The world as it runs."""
        core = lower(self.world)
        return Setting(core, level_needed(core, 1))

    @cached_property
    def closely(self) -> Closely | None:
        """Every ground action looked at; None where they are too many for that."""
        return Closely(self.setting) if self.deep or looks_needed(self.setting) <= MOST_LOOKS else None

    @cached_property
    def outlook(self) -> Outlook:
        """What could ever be."""
        return self.closely or ByKinds(self.setting)

    @cached_property
    def taken_for(self) -> set[Signature]:
        """Actions that others are taken for; they need not happen themselves."""
        return {
            line.seen_as.signature
            for action in self.world.actions
            for line in action.observations
            if line.seen_as is not None
        }

    def finding(self, code: str, message: str, hint: str, kind: str, key: Hashable = "") -> Diagnostic:
        """Return a warning about the declaration with this key in the source map."""
        sources = self.loaded.sources
        place = sources.place(kind, key)
        if place is None:
            return Diagnostic(code, message, Place(self.world.name, 0, 0), hint=hint, severity="warning")
        return Diagnostic(
            code, message, place, sources.line(place), sources.width(place), hint=hint, severity="warning"
        )


Finder = Callable[[Subject], Iterator[Diagnostic]]


def lint(loaded: Loaded, *, deep: bool = False) -> tuple[Diagnostic, ...]:
    """Return what is hardly meant in a world, in the order of its text; with `deep`, also what a search finds out."""
    subject = Subject(loaded, deep)
    try:
        found = [each for finder in FINDERS for each in finder(subject)]
        if deep:
            from intrigue.lint.deep import search_findings

            found += search_findings(subject)
    except LoopError as loop:
        indices = [i for i, rule in enumerate(loaded.world.rules) if rule.name == loop.rule]
        kind, key = ("rule", indices[0]) if indices else ("world", "")
        found = [replace(subject.finding("E201", str(loop), "", kind, key), severity="error")]
    except BoundError as too_large:
        found = [replace(subject.finding("E202", str(too_large), "", "world"), severity="error")]
    return tuple(sorted(found, key=lambda each: (each.place, each.code, each.message)))


def _impossible_actions(subject: Subject) -> Iterator[Diagnostic]:
    for action in subject.world.actions:
        if subject.outlook.may_happen(action) or action.signature in subject.taken_for:
            continue
        kind = "event" if action.schedule else "action"
        hint = "no way of filling in its positions makes what stands under 'if' come true; is something never set?"
        yield subject.finding("W201", f"{kind} '{action.name}' can never happen", hint, "action", action.signature)


def _dead_rules(subject: Subject) -> Iterator[Diagnostic]:
    core = subject.setting.world.rules
    alive = {rule.name for position, rule in enumerate(core) if subject.outlook.may_fire(position, rule)}
    known = {rule.name for rule in core}
    for index, rule in enumerate(subject.world.rules):
        if rule.on is not None or rule.name not in known - alive:
            continue
        title = f"rule '{rule.name}'" if rule.name else "this rule"
        hint = "its condition can never hold, in the world or in anybody's mind"
        yield subject.finding("W202", f"{title} can never fire", hint, "rule", index)


def _idle_wants(subject: Subject) -> Iterator[Diagnostic]:
    core = {each.holder: each.lines for each in subject.setting.world.wants}
    for wants in subject.world.wants:
        for index, line in enumerate(core[wants.holder]):
            options = subject.outlook.want(wants.holder, line)
            if len(options) != 1 or any(isinstance(each, Span) for each in options):
                continue
            settled = ", ".join(sorted(map(_shown, options)))
            message = f"nothing that can happen changes this want of {wants.holder}; it stays {settled}"
            hint = "some action or rule must be able to change what it reads"
            yield subject.finding("W203", message, hint, "want", (wants.holder, index))


def _shown(value: object) -> str:
    return {"True": "met", "False": "unmet"}.get(str(value), str(value))


def _idle_characters(subject: Subject) -> Iterator[Diagnostic]:
    if not any(action.consenting for action in subject.world.actions):
        return
    acting = subject.outlook.acting()
    for character in subject.world.characters:
        if character not in acting:
            hint = "an action needs it after 'by' or 'with'; for somebody who only watches this is fine"
            yield subject.finding("W204", f"'{character}' never takes part in anything", hint, "entity", character)


def _unused_properties(subject: Subject) -> Iterator[Diagnostic]:
    world = subject.world
    read: set[Signature] = set()
    for node in world_nodes(world):
        read.update(_properties_of(node))
    for node in world_nodes(subject.setting.world):
        # What sugar stands for reads things too, such as who is where.
        read.update(_properties_of(node))
    written = {
        effect.fluent.property
        for effect in world_effects(world)
        if isinstance(effect, Assign) and isinstance(effect.fluent, Read)
    }
    for property_ in world.properties:
        if property_.signature in read:
            continue
        word = "is set, but nothing reads it" if property_.signature in written else "is never used"
        hint = "no condition, want, ending or check depends on it"
        yield subject.finding("W205", f"property '{property_.name}' {word}", hint, "property", property_.signature)


def _properties_of(node: Expression) -> Iterator[Signature]:
    if isinstance(node, Read):
        yield node.property
    elif isinstance(node, RuledOut):
        yield node.fluent.property


def _looping_rules(subject: Subject) -> Iterator[Diagnostic]:
    if subject.closely is None:
        return
    alive = [rule for rule in subject.setting.rules if rule in subject.closely.relaxation.happening]
    reported: set[tuple[str, ...]] = set()
    written = {rule.name: index for index, rule in enumerate(subject.world.rules)}
    for circle in looping(alive):
        names = tuple(dict.fromkeys(rule.action.name for rule in circle))
        own = [name for name in names if name in written]
        if names in reported or not own:
            continue
        reported.add(names)
        example = ", ".join(str(rule.call) for rule in circle[:3])
        if len(names) == 1:
            message = f"rule '{names[0]}' could fire for ever ({example})"
            hint = "let its effect end its condition"
        else:
            message = f"rules {_listed(names)} could set each other off for ever ({example})"
            hint = "let the effect of one of them end what sets it off"
        yield subject.finding("W206", message, hint, "rule", written[own[0]])


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"'{name}'" for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _actions_without_reason(subject: Subject) -> Iterator[Diagnostic]:
    if any(lines for lines in subject.world.permissions):
        # Averting, supposing and making sense give reasons that this does not weigh.
        return
    for action in subject.setting.world.actions:
        signature = action.signature
        if signature not in subject.world.action or signature in subject.taken_for or not action.consenting:
            continue
        if subject.outlook.may_happen(action) and subject.outlook.is_pointless(action):
            yield subject.finding("W207", _no_reason(action), _no_reason_hint(action), "action", signature)


def _no_reason(action: Action) -> str:
    return f"nobody can ever have a reason for '{action.name}'"


def _no_reason_hint(action: Action) -> str:
    if not action.effects:
        return "it has no effect; let it change something that somebody wants"
    if len(action.consenting) > 1:
        return "nothing it changes leads to what one of those who must agree wants; has everybody after 'by' a want?"
    return "nothing it changes leads to what the one who does it wants"


def _unbelievable_rules(subject: Subject) -> Iterator[Diagnostic]:
    """A rule about somebody's own state that this somebody could never think due: it is set, and not felt."""
    if subject.closely is None:
        return
    relaxation = subject.closely.relaxation
    for index, rule in enumerate(subject.world.rules):
        if rule.known_to is not None or rule.observations:
            continue
        events = [
            event
            for event in subject.setting.rules
            if event.action.name == rule.name and rule.name and event in relaxation.happening
        ]
        felt = [(event, character) for event in events for character in _concerned(subject, event)]
        if felt and not any(relaxation.may_hold(event.condition, character) for event, character in felt):
            who = sorted({character for _, character in felt})[0]
            message = f"'{rule.name}' happens to {who}, who can never believe that it does"
            hint = "what its condition reads never reaches that mind; declare the property 'inner', or let it be seen"
            yield subject.finding("W208", message, hint, "rule", index)


def _concerned(subject: Subject, rule: Event) -> Iterator[str]:
    """Yield the characters whose own state a rule sets outside of any belief."""
    for change in rule.changes:
        if not change.believers and change.slot.fluent.arguments:
            first = change.slot.fluent.arguments[0]
            if isinstance(first, str) and first in subject.setting.characters:
                yield first


def _unreachable_aims(subject: Subject) -> Iterator[Diagnostic]:
    core = subject.setting.world
    aims: list[tuple[str, Hashable, str, Expression]] = [
        ("act", i, f'act "{act.title}"', act.until) for i, act in enumerate(core.acts)
    ]
    aims += [("ending", each.name, f"ending '{each.name}'", each.condition) for each in core.endings]
    for kind, key, title, condition in aims:
        if not subject.outlook.may_come_about(condition):
            hint = "nothing that can happen makes its condition true"
            yield subject.finding("W209", f"{title} can never come about", hint, kind, key)


def _blind_actors(subject: Subject) -> Iterator[Diagnostic]:
    if subject.closely is None:
        return
    for action in subject.world.actions:
        for event in subject.closely.instances[action.signature]:
            sights = dict(event.sights)
            blind = [
                character
                for character in event.consenting
                if not any(subject.closely.relaxation.may_hold(line.condition) for line in sights.get(character, ()))
            ]
            if blind:
                message = f"{blind[0]} does not see its own action {event}, so it would go on believing that it did not"
                hint = "let 'seen by' include those after 'by'"
                yield subject.finding("W210", message, hint, "action", action.signature)
                break


def _divisions(subject: Subject) -> Iterator[Diagnostic]:
    """A division is judged by kinds, wherever it stands: by what its divisor could be."""
    kinds = Kinds(subject.setting)
    world = subject.setting.world
    places: list[tuple[str, Hashable, Iterator[Expression]]] = [
        ("action", each.signature, event_expressions(each)) for each in world.actions
    ]
    places += [("want", (each.holder, i), iter((line,))) for each in world.wants for i, line in enumerate(each.lines)]
    written = {rule.name: index for index, rule in enumerate(subject.world.rules)}
    places += [("rule", written[each.name], event_expressions(each)) for each in world.rules if each.name in written]
    for kind, key, tops in places:
        divisors = [
            node.right for top in tops for node in walk(top) if isinstance(node, Arithmetic) and node.operator == "/"
        ]
        if any(may_compare("==", kinds.options(each), frozenset((0,))) for each in divisors):
            hint = "let its condition ask that the divisor is not 0, and its range leave 0 out"
            yield subject.finding("W212", "this divides by something that could be 0", hint, kind, key)


def _looked_at_by_kinds(subject: Subject) -> Iterator[Diagnostic]:
    if subject.closely is None:
        fill_in_the_largest(subject.setting)
        looks = looks_needed(subject.setting)
        message = f"looked over by kinds: one by one there is too much to look at in an instant ({looks:,} cases)"
        yield replace(subject.finding("W213", message, "'check --deep' takes its time", "world"), severity="note")


FINDERS: tuple[Finder, ...] = (
    _impossible_actions,
    _dead_rules,
    _idle_wants,
    _idle_characters,
    _unused_properties,
    _looping_rules,
    _actions_without_reason,
    _unbelievable_rules,
    _unreachable_aims,
    _blind_actors,
    _divisions,
    _looked_at_by_kinds,
)
"""In the order in which they are tried; adding one is a line here and a code above."""
