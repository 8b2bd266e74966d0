"""Each actor's reason in plain words, read off the motive certificate.

What somebody expects is the rest of its explanation; what it hopes for are those parts of its wants that stand higher,
in its own mind, at the end of that plan than without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from intrigue.model.expressions import Comparison, Literal, Read
from intrigue.model.plans import ExplainedStep, Explanation, Supposition
from intrigue.search.counting_on import counted_on
from intrigue.search.supposing import supposing
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import value
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.semantics.utility import wants_concerned
from intrigue.tell.aims import Strand, as_fear, as_hope, changed, together
from intrigue.tell.clauses import Several, Statement, wish
from intrigue.tell.grammar import capitalised, listed, quoted
from intrigue.tell.moods import felt
from intrigue.tell.nouns import Names, entities_of, names_for
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of
from intrigue.tell.telling import Motive
from intrigue.tell.wording import statement


def motives(setting: Setting, before: State, step: ExplainedStep) -> tuple[Motive, ...]:
    """Return the reason of everybody who consented to the step, in order."""
    return tuple(Motive(each.character, in_words(setting, before, each)) for each in step.reasons)


def in_words(setting: Setting, before: State, explanation: Explanation) -> str:
    """Return one sentence on what the character expects and what it is for."""
    gains = gained(setting, before, explanation)
    names = names_for(setting.world, explanation.character, _mentioned(explanation, gains))
    said = []
    if explanation.threat:
        said.append(_fear(names, explanation, gains))
    if explanation.suppositions:
        said.append(f"supposes that {listed([_supposed(names, each) for each in explanation.suppositions])}")
    said += _counted_on(setting, before, explanation)
    outlook = _outlook(names, explanation.character, explanation.steps[1:])
    said += outlook
    if gains and not explanation.threat:
        # What a step brings by itself is what somebody wants; what it only leads to, they hope for.
        verb = "hopes" if outlook or explanation.suppositions else "wants"
        said.append(_purpose(names, verb, gains))
    who = name_of(setting.world, explanation.character)
    return capitalised(quoted(f"{who} {_one_after_the_other(said) if said else 'gains by it'}."))


def _one_after_the_other(parts: Sequence[str]) -> str:
    return ", and ".join(parts)


def _counted_on(setting: Setting, before: State, explanation: Explanation) -> list[str]:
    """Return what somebody counts on others to feel by then, for a step of the plan rests on it."""
    holder = explanation.character
    mind = _mind(setting, before, explanation)
    steps = counted_on(setting, mind, explanation.steps)
    said: dict[str, None] = {}
    for _, fluent, level in (each for then in steps for each in then):
        who, *about = map(str, fluent.arguments)
        if isinstance(level, int | float):
            towards = about[0] if about and about[0] != holder else None
            how = felt(setting.world, fluent.property.name, towards, level)
            said[f"being {how}" if who == holder else f"{name_of(setting.world, who)} being {how}"] = None
    return [f"counts on {listed(list(said))}"] if said else []


def _outlook(names: Names, holder: str, steps: Sequence[ExplainedStep]) -> list[str]:
    """Return what the holder means to do and expects of others after this step, in order."""
    said = []
    for own, run in groupby(steps, lambda each: plain(names.world, each.call).subject == holder):
        calls = list(run)
        if own:
            said.append(f"means {listed([f'to {plain(names.world, each.call, names).phrase}' for each in calls])}")
        else:
            said.append(f"expects that {_foreseen(names, calls)}")
    return [f"then {each}" if position else each for position, each in enumerate(said)]


def _foreseen(names: Names, steps: Sequence[ExplainedStep]) -> str:
    """Return steps as one clause; who does several in a row is named once."""
    clauses: list[str] = []
    before: str | None = None
    for each in steps:
        taken = plain(names.world, each.call, names)
        repeated = taken.subject is not None and taken.subject == before
        clauses.append(taken.predicate("present") if repeated else taken.clause(names.world, "present"))
        before = taken.subject
    return listed(clauses)


def _supposed(names: Names, supposition: Supposition) -> str:
    arguments = tuple(Literal(each) for each in supposition.arguments)
    fluent = Read(supposition.property, arguments)
    return statement(names, Comparison("==", fluent, Literal(supposition.value))).finite()


def _fear(names: Names, explanation: Explanation, kept: Sequence[Sequence[Strand]]) -> str:
    """Return what others would do otherwise, and what would then be lost."""
    lost = [each.finite() for each in together([as_fear(names, each) for line in kept for each in line])]
    then = f", and that then {listed(lost)}" if lost else ""
    return f"fears that otherwise {_foreseen(names, explanation.threat)}{then}"


def _purpose(names: Names, verb: str, gains: Sequence[Sequence[Strand]]) -> str:
    """Return what stands higher in the end, in the words of the wants."""
    aims = together([as_hope(names, each) for line in gains for each in line])
    return f"{verb} {listed([_aimed(names, verb, each) for each in aims])}"


def _aimed(names: Names, verb: str, aim: Statement) -> str:
    """Return an aim behind its verb: one hopes that it snows, but wants it to snow."""
    own = wish(aim, names.holder)
    if verb == "hopes" or own.startswith(("to ", "not to ", "no longer to ")):
        return own
    if isinstance(aim, Several):
        return f"it to be so {own}"
    return f"{aim.subject.as_object} {aim.infinitive()}"


def gained(setting: Setting, before: State, explanation: Explanation) -> tuple[tuple[Strand, ...], ...]:
    """Return, for each line of the character's wants that gains, what of it stands higher than if it did nothing."""
    mind = _mind(setting, before, explanation)
    without = _course(setting, mind, explanation.threat)
    end = _course(setting, mind, (*explanation.steps, *explanation.threat))
    wants = setting.world.wants_of(explanation.character)
    lines = [wants[place] for place in wants_concerned(setting, without, end, explanation.character)]
    return changed(
        setting.world, lines, lambda each: value(setting, without, each), lambda each: value(setting, end, each)
    )


def _mind(setting: Setting, before: State, explanation: Explanation) -> State:
    """Return the mind that a plan starts from, with what it supposes."""
    return supposing(setting, believed(setting, before, explanation.character), explanation.suppositions)


def _course(setting: Setting, mind: State, steps: Sequence[ExplainedStep]) -> State:
    """Return where the steps lead in a mind; those of a threat that have become impossible are skipped."""
    for step in steps:
        event = setting.event(step.call)
        if possible(setting, mind, event):
            mind = felt_after(setting, mind, event)
    return mind


def _mentioned(explanation: Explanation, gains: Sequence[Sequence[Strand]]) -> Iterator[str]:
    """Yield everybody and everything that the sentence speaks of, besides its subject."""
    for step in (*explanation.steps[1:], *explanation.threat):
        yield from (each for each in step.call.arguments if isinstance(each, str))
    for supposition in explanation.suppositions:
        yield from (each for each in (*supposition.arguments, supposition.value) if isinstance(each, str))
    for line in gains:
        for strand in line:
            yield from entities_of(strand.expression)
