"""Each actor's reason in plain words, read off the motive certificate.

What somebody expects is the rest of its explanation; what it hopes for are the lines of its wants that stand higher, in
its own mind, at the end of that plan than without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written, written_want
from intrigue.model.expressions import Comparison, Conditional, Expression, Literal, Read, Slot
from intrigue.model.plans import ExplainedStep, Explanation, Supposition
from intrigue.model.terms import UNKNOWN, Fluent, Value
from intrigue.model.world import World
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import value
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, possible, supposed
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of
from intrigue.tell.telling import Motive


def motives(setting: Setting, before: State, step: ExplainedStep) -> tuple[Motive, ...]:
    """Return the reason of everybody who consented to the step, in order."""
    return tuple(Motive(each.character, in_words(setting, before, each)) for each in step.reasons)


def in_words(setting: Setting, before: State, explanation: Explanation) -> str:
    """Return one sentence on what the character expects and what it is for."""
    world = setting.world
    who = name_of(world, explanation.character)
    said = []
    if explanation.threat:
        said.append(f"fears that otherwise {_foreseen(world, explanation.threat)}")
    if explanation.suppositions:
        said.append(f"supposes that {listed([_supposed(each) for each in explanation.suppositions])}")
    said += _outlook(world, explanation.character, explanation.steps[1:])
    gains = gained_lines(setting, before, explanation)
    if gains and explanation.threat:
        said.append(f"hopes to keep {listed([_written(each) for each in gains])}")
    elif gains:
        said.append(_purpose(gains) if len(explanation.steps) > 1 else f"{_purpose(gains)} at once")
    return capitalised(f"{who} {', and '.join(said) if said else 'gains by it'}.")


def _outlook(world: World, holder: str, steps: Sequence[ExplainedStep]) -> list[str]:
    """Return what the holder means to do and expects of others after this step, in order."""
    said = []
    for own, run in groupby(steps, lambda each: plain(world, each.call).subject == holder):
        calls = list(run)
        if own:
            said.append(f"means {listed([f'to {plain(world, each.call).phrase}' for each in calls])}")
        else:
            said.append(f"expects that {_foreseen(world, calls)}")
    return [f"then {each}" if position else each for position, each in enumerate(said)]


def _foreseen(world: World, steps: Sequence[ExplainedStep]) -> str:
    """Return steps as one clause; who does several in a row is named once."""
    clauses: list[str] = []
    before: str | None = None
    for each in steps:
        taken = plain(world, each.call)
        repeated = taken.subject is not None and taken.subject == before
        clauses.append(taken.predicate("present") if repeated else taken.clause(world, "present"))
        before = taken.subject
    return listed(clauses)


def _supposed(supposition: Supposition) -> str:
    arguments = tuple(Literal(each) for each in supposition.arguments)
    fluent = Read(supposition.property, arguments)
    return _quoted(expression_text(written(Comparison("==", fluent, Literal(supposition.value)))))


def _purpose(gains: Sequence[Expression]) -> str:
    """Return what stands higher in the end: wishes come true, and burdens taken off."""
    burdens = [each for each in gains if _is_burden(each)]
    wishes = [each for each in gains if each not in burdens]
    said = []
    if wishes:
        said.append(f"hopes for {listed([_written(each) for each in wishes])}")
    if burdens:
        said.append(f"hopes to be rid of {listed([_written(each) for each in burdens])}")
    return listed(said)


def _is_burden(line: Expression) -> bool:
    match line:
        case Conditional(then=Literal(value=int() | float() as worth)):
            return worth < 0
        case _:
            return False


def gained_lines(setting: Setting, before: State, explanation: Explanation) -> tuple[Expression, ...]:
    """Return the lines of the character's wants that stand higher in its mind than if it did nothing."""
    mind = believed(setting, before, explanation.character)
    if explanation.suppositions:
        fluents = [Fluent(each.property, each.arguments) for each in explanation.suppositions]
        taken = zip(fluents, explanation.suppositions, strict=True)
        mind = supposed(setting, mind, {Slot(setting.index[fluent], fluent): each.value for fluent, each in taken})
    without = _course(setting, mind, explanation.threat)
    end = _course(setting, mind, (*explanation.steps, *explanation.threat))
    lines = setting.world.wants_of(explanation.character)
    return tuple(each for each in lines if _more(value(setting, end, each), value(setting, without, each)))


def _course(setting: Setting, mind: State, steps: Sequence[ExplainedStep]) -> State:
    """Return where the steps lead in a mind; those of a threat that have become impossible are skipped."""
    for step in steps:
        event = setting.event(step.call)
        if possible(setting, mind, event):
            mind = after(setting, mind, event)
    return mind


def _more(one: Value, other: Value) -> bool:
    if one is UNKNOWN or other is UNKNOWN:
        return False
    return isinstance(one, int | float) and isinstance(other, int | float) and one > other


def _written(line: Expression) -> str:
    """Return a line of somebody's wants as a story file writes it."""
    return _quoted(expression_text(written_want(line).value))


def _quoted(code: str) -> str:
    # Story files need neither parentheses with nothing in them, nor the quotation marks of names with blanks.
    return f"`{code.replace('()', '').replace('`', '')}`"
