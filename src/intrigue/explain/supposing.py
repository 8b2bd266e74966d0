"""What a what-if supposes: facts, beliefs and feelings as a story file states its start, and ways of deciding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.explain.naming import refusal
from intrigue.language.loader import load_texts
from intrigue.model.expressions import Assign, Effect, Read
from intrigue.model.feelings import FEELINGS
from intrigue.model.sugar import lower
from intrigue.model.terms import EntityOf, Fluent, Number, Signature, Value, YesNo
from intrigue.model.traversal import walk_effects
from intrigue.model.world import CommonBelief, Secret, StartStatement, World
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import changes_of
from intrigue.semantics.feelings import GRAINS
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Belief, HeartChange
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story

SUPPOSED = "<supposed>"
"""The file in the places of findings about what is supposed."""
SUPPOSABLE = "supposed "
"""How the names of actions begin that are there only so that something counts as what could change."""
NEVER = f"`{SUPPOSABLE}at all`"
"""A property that they ask for and that only they would set: it never is so, yet nobody knows that beforehand."""
DEEPEST = 3
"""How many minds deep those who had a fact right go on having it right, when another is supposed in the middle."""

_WAY = re.compile(r"(?P<name>\w+)\((?P<who>\w+)\)\s*==?\s*(?P<number>\d+(?:\.\d+)?)$")
_REACHES = ("horizon", "depth", "nodes")
"""The ways of deciding that say how far somebody thinks."""
_WHOLE = ("patience", *_REACHES)
"""Those that are whole numbers."""
_WAYS = ("whim", "effort", "persistence", *_WHOLE)
"""All ways of deciding that can be supposed."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed at some moment of a run, as entries of a chronicle keep it."""

    writes: tuple[Belief, ...] = ()
    hearts: tuple[HeartChange, ...] = ()


def with_start(texts: Mapping[str, str], world: World, facts: Sequence[str]) -> tuple[World, dict[str, str]]:
    """Return a world with more stated about its start, and its texts; raise InputError with the place of a mistake."""
    changed, found = dict(texts), world
    for fact in facts:
        changed = _stated(changed, fact)
        found = load_texts(changed).world
    return found, changed


def with_ways(options: Options, world: World, facts: Sequence[str]) -> tuple[Options, tuple[str, ...]]:
    """Return options with the ways of deciding that some of the texts state, and all other texts.

    Such a text is `patience(gaara) = 10`, where the world has no property of that name.
    """
    left = []
    for fact in facts:
        way = _WAY.match(fact.strip())
        if way is None or way["name"] not in _WAYS or any(each.name == way["name"] for each in world.properties):
            left.append(fact)
            continue
        if way["who"] not in world.characters:
            raise refusal(
                "E724", f"'{way['who']}' is no character of this world", asked=fact, column=way.start("who") + 1
            )
        options = _with_way(options, way["who"], way["name"], float(way["number"]))
    return options, tuple(left)


def at_moment(story: Story, state: State, facts: Sequence[str], texts: Mapping[str, str]) -> Supposed:
    """Return what the texts change in a state; raise InputError for what can only be so from the start on."""
    writes: list[Belief] = []
    hearts: list[HeartChange] = []
    for fact in facts:
        supposed, _ = with_start(texts, story.world, (fact,))
        for statement in _more(lower(supposed).start, lower(story.world).start):
            if isinstance(statement, Secret | CommonBelief):
                raise refusal(
                    "E724", f"'{fact}' can be supposed from the start of the world only", asked=fact, column=1
                )
            for each in _changes(story, state, statement, fact):
                if isinstance(each, HeartChange):
                    hearts.append(each)
                else:
                    writes.append(each)
    return Supposed(tuple(writes), tuple(hearts))


def with_open(story: Story, texts: Mapping[str, str], facts: Sequence[str]) -> tuple[World, dict[str, str]] | None:
    """Return the world, and its texts, in which all that the facts speak of could change; None where it can already.

    What never changes is worked into everything that is made ready of a world. So for each property concerned an
    action is added that would set it and never can be done; then it is kept like all that changes.
    """
    constants = {each.property for each in story.setting.grounding.constants}
    known = lower(story.world).start
    spoken = {
        effect.fluent.property
        for fact in facts
        for effect in walk_effects(_more(lower(with_start(texts, story.world, (fact,))[0]).start, known))
        if isinstance(effect, Assign) and isinstance(effect.fluent, Read)
    }
    found = [each for each in story.setting.world.property if each in constants & spoken]
    if not found:
        return None
    changed, main = dict(texts), list(texts)[-1]
    added = "\n".join(_setting_it(story.setting.world, each) for each in found)
    changed[main] = f"{changed[main].rstrip()}\n\nproperty {NEVER}\n{added}"
    return load_texts(changed).world, changed


def _setting_it(world: World, signature: Signature) -> str:
    """Return actions in the language that would give a property any value, and are never possible."""
    places = [each.removeprefix("=") if each.startswith("=") else f"p{i}" for i, each in enumerate(signature.kinds)]
    parameters = [f"p{i}: {kind}" for i, kind in enumerate(signature.kinds) if not kind.startswith("=")]
    name = signature.name if signature.name.isidentifier() else f"`{signature.name}`"
    fluent = f"{name}({', '.join(places)})" if places else name
    match world.property[signature].value:
        case YesNo():
            effects = [fluent, f"not {fluent}"]
        case Number():
            effects = [f"{fluent} += 1", f"{fluent} -= 1"]
        case EntityOf(type=kind):
            parameters.append(f"value: {kind}")
            effects = [f"{fluent} = value"]
    given = f"({', '.join(parameters)})" if parameters else ""
    names = [f"`{SUPPOSABLE}{signature.name}`", f"`{SUPPOSABLE}otherwise {signature.name}`"]
    return "\n".join(
        f"action {each}{given}\n    if {NEVER}\n    then\n        {NEVER}\n        {effect}\n"
        for each, effect in zip(names, effects, strict=False)
    )


def _more(statements: Sequence[StartStatement], known: Sequence[StartStatement]) -> Iterator[StartStatement]:
    """Yield what is stated beyond what was known, wherever it stands: what lowering adds comes behind it."""
    left = list(known)
    for each in statements:
        if each in left:
            left.remove(each)
        else:
            yield each


# --- From the start ---------------------------------------------------------------------------------------------------


def _stated(texts: Mapping[str, str], fact: str) -> dict[str, str]:
    """Return the texts with one more statement at the end of the last; raise InputError where it cannot be read."""
    fact = " ".join(fact.split())
    if not fact:
        raise refusal(
            "E724", "nothing is supposed", hint="such as --suppose 'gaara believes not likes(sakura, pendant)'"
        )
    trouble: InputError | None = None
    for wording in dict.fromkeys((fact, re.sub(r"(?<![<>!=])==(?!=)", "=", fact))):
        main = list(texts)[-1]
        text = f"{texts[main].rstrip()}\n\nstart\n    {wording}\n"
        changed = {**texts, main: text}
        try:
            load_texts(changed)
        except InputError as error:
            trouble = trouble or _placed(error, main, text.count("\n"), wording)
        else:
            return changed
    assert trouble is not None
    raise trouble


def _placed(error: InputError, main: str, line: int, fact: str) -> InputError:
    """Return the error with its findings placed in what was supposed."""

    def moved(found: Diagnostic) -> Diagnostic:
        if found.place.file != main or found.place.line < line - 1:
            return found
        return replace(found, place=Place(SUPPOSED, 1, max(found.place.column - 4, 1)), line=fact)

    return InputError(tuple(moved(each) for each in error.diagnostics if each.severity == "error"))


# --- Ways of deciding -------------------------------------------------------------------------------------------------


def _with_way(options: Options, who: str, name: str, number: float) -> Options:
    now = options.of(who)
    ways: dict[str, Any] = {name: int(number) if name in _WHOLE else number}
    changed = replace(now, reach=replace(now.reach, **ways)) if name in _REACHES else replace(now, **ways)
    return replace(options, dispositions={**options.dispositions, who: changed})


# --- In the middle ----------------------------------------------------------------------------------------------------


def _changes(story: Story, state: State, effect: Effect, fact: str) -> Iterator[Belief | HeartChange]:
    setting = story.setting
    if isinstance(effect, Assign) and isinstance(effect.fluent, Read) and effect.fluent.property.name in FEELINGS:
        yield _of_heart(effect)
        return
    for change in changes_of(setting.statements.grounding, (effect,)):
        if read(state, change.condition) is not True:
            continue
        if change.slot.fluent in setting.grounding.constants:
            message = f"'{change.slot.fluent.property.name}' never changes in this world"
            hint = "suppose it from the start on, without --at"
            raise refusal("E724", message, hint=hint, asked=fact, column=1)
        new = setting.world.property[change.slot.fluent.property].fitting(read(state, change.value))
        if change.believers:
            yield Belief(change.believers, change.slot.fluent, new)
        else:
            yield from _as_all_know(state, change.slot.fluent, change.slot.index, new)


def _as_all_know(state: State, fluent: Fluent, index: int, new: Value) -> Iterator[Belief]:
    """Yield a new fact, in the world and in all minds that had the old one right."""
    old = state[index]
    yield Belief((), fluent, new)
    layer: list[Chain] = [(who,) for who in state.minds]
    for _ in range(DEEPEST):
        deeper: list[Chain] = []
        for chain in layer:
            mind = mind_along(state, chain)
            if mind[index] == old:
                yield Belief(chain, fluent, new)
                deeper += [(*chain, who) for who in mind.minds if who != chain[-1]]
        layer = deeper


def _of_heart(effect: Assign) -> HeartChange:
    fluent = effect.fluent
    assert isinstance(fluent, Read)
    names = [str(getattr(each, "value", each)) for each in fluent.arguments]
    chain = tuple(str(getattr(each, "value", each)) for each in effect.believers)
    points = getattr(effect.value, "value", None)
    if not isinstance(points, int | float):
        raise refusal("E724", "a feeling can be supposed as a number only")
    about = names[1] if len(names) > 1 else None
    return HeartChange(chain, fluent.property.name, names[0], about, int(points * GRAINS))
