"""What somebody does next: the intention kept, dropped for a stated reason, or replaced by something better.

All of it happens in the mind of the one who decides. An option's *value* is the gain of its plan and of the best plan
that could follow, less what its actions cost, plus a push from feelings; the same act from the same mind again is worth
half. Every option gets a lot of its own, and the highest wins; doing nothing is always an option, worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from intrigue.minds.temperament import Disposition, Reach, patience_of, reach_of
from intrigue.minds.thinking import Option, Options, Thinker
from intrigue.model.plans import Explanation, GroundCall
from intrigue.model.terms import Fluent, Value
from intrigue.search.moves import higher
from intrigue.semantics.beliefs import Chain, mind_along, true_atoms
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import Event, slots_and_minds
from intrigue.semantics.feelings import Feeling, Hearts
from intrigue.semantics.state import State

FOLLOWING = 3
"""How many actions are looked ahead for what could follow a plan."""
PASSING_THOUGHT = 20
"""How many states may at most be expanded for what could follow one plan."""
FEAR_LEAVES = 0.5
"""What leaving is worth to somebody in utter fear."""
ANGER_HARMS = 1.0
"""What a harm of 1 to the one who is meant is worth to somebody in utter anger."""
GRATITUDE_HELPS = 0.5
"""What a good of 1 to the other is worth to somebody utterly grateful."""

DONE = "done"
"""Why an intention is dropped whose steps have all been taken."""
UNWANTED = "nobody would agree to it any more"
"""Why an intention is dropped to which others are no longer thought to agree."""
IN_VAIN = "has waited long enough for"
"""Why an intention is dropped whose next step does not come; the name of whose it is follows."""

Lots: TypeAlias = Callable[[str], float]
"""The lot for the option of this name; equal for equal names."""


@dataclass(frozen=True, slots=True)
class Intention:
    """A plan that somebody has made their own."""

    plan: Explanation
    gain: int | float
    """How much better its end is, in the holder's mind, than the start."""
    promised: int | float | None = None
    """How well its holder was to do in the end; None where that is not known, or the plan only averts something."""
    entry: int = -1
    """The entry of the chronicle that records it; -1: none yet."""
    taken: int = 0
    """How many of its steps have been taken."""

    @property
    def next_call(self) -> GroundCall | None:
        """The step that is due; None: the plan is done."""
        return self.plan.steps[self.taken].call if self.taken < len(self.plan.steps) else None


@dataclass(frozen=True, slots=True)
class Ground:
    """A fluent with the value that a plan rests on, in the minds that a chain leads to."""

    chain: Chain
    fluent: Fluent
    value: Value


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided, and what became of the intention held before."""

    kind: Literal["act", "wait", "nothing"]
    dropped: str = ""
    """Why the intention held before is given up; empty where it is kept, or there was none."""
    adopted: Option | None = None
    """The plan newly made one's own."""
    event: Event | None = None
    """What is done now."""
    plan: Explanation | None = None
    """Why it is done."""
    rerouted: bool = False
    """Whether the plan is another way to what was intended before."""
    awaited: str = ""
    """Whom somebody waits for."""
    lots: tuple[tuple[str, float], ...] = ()
    """The lots of all options that were weighed against each other, by name."""
    note: str = ""
    """Why somebody does nothing, or for whom they wait."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Somebody who is to decide, with all that the decision hangs on."""

    who: str
    mind: State
    hearts: Hearts
    disposition: Disposition
    intention: Intention | None = None
    waited: int = 0
    """For how many steps in a row it has waited."""
    done: Mapping[GroundCall, int] | None = None
    """How often it has done what, from a mind that thinks the same."""
    refused: Mapping[GroundCall, str] | None = None
    """What somebody has refused lately, or has been waited for in vain to do, with who."""

    @property
    def reach(self) -> Reach:
        """How far it looks now."""
        return reach_of(self.disposition, self.hearts, self.who)


def decide(thinker: Thinker, situation: Situation, lots: Lots) -> Decision:
    """Return what somebody does now: go on with what they intend, wait for another, begin something, or nothing."""
    return weighed(thinker, situation, lots).own()


class Weights(Mapping[str, float]):
    """What every option is worth, by name, its lot included; each is worked out when it is asked for.

    Doing nothing is the empty name. What could follow a plan costs as much thought as the plan itself, and where there
    is only one thing to do, it need not be known.
    """

    def __init__(
        self, thinker: Thinker, situation: Situation, chosen: Mapping[str, Option], lots: Mapping[str, float]
    ) -> None:
        self._thinker = thinker
        self._situation = situation
        self._chosen = chosen
        whim = situation.disposition.whim
        self._lots = {name: whim * lot for name, lot in lots.items()}
        self._known: dict[str, float] = {"": self._lots[""]}

    def __getitem__(self, name: str) -> float:
        if name not in self._known:
            self._known[name] = value(self._thinker, self._situation, self._chosen[name]) + self._lots[name]
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lots)

    def __len__(self) -> int:
        return len(self._lots)

    @property
    def best(self) -> str:
        """The name of what is worth most; of equals the first."""
        for name, option in self._chosen.items() if len(self._chosen) == 1 else ():
            if option.gain > 0:
                alone = _worth(self._thinker, self._situation, option, 0.0) + self._lots[name]
                # What could follow can only make it better.
                if alone > self[""]:
                    return name
        return max(self, key=lambda name: self[name])

    def of_rest(self, kept: Kept) -> float:
        """Return what going on with an intention is worth, with what it takes to leave it."""
        thinker, situation = self._thinker, self._situation
        option = thinker.option(situation.mind, kept.event, kept.rest)
        worth = value(thinker, situation, option) if kept.own else option.gain
        return worth + situation.disposition.persistence


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that somebody could do now, with what speaks for it."""

    kept: Kept | None
    """The intention that still makes sense."""
    dropped: str
    """Why the intention held before makes no sense any more; empty where it does, or there was none."""
    weights: Weights
    chosen: Mapping[str, Option]
    """The options by name, without those that somebody has refused lately."""
    lots: tuple[tuple[str, float], ...]
    why_nothing: str

    @property
    def rest(self) -> float:
        """What going on with the intention is worth, with what it takes to leave it; 0 without one."""
        return self.weights.of_rest(self.kept) if self.kept is not None else 0.0

    def own(self) -> Decision:
        """Return what they decide by themselves: the best of it all."""
        if self.kept is not None:
            due = str(self.kept.next_call)
            # Nothing else to do: what it is worth need not be known.
            alone = all(name == due for name in self.chosen)
            best = "" if alone else self.weights.best
            if best not in self.chosen or best == due or self.weights[best] <= self.rest:
                return replace(self.kept.decision(), lots=self.lots)
            return self.taking(best)
        return self.taking(self.weights.best)

    def taking(self, name: str, why: str = "something else promises more") -> Decision:
        """Return the decision for an option, or for nothing where there is none of the name.

        `why` is the reason for which an intention is dropped that would still make sense.
        """
        if name not in self.chosen:
            return Decision("nothing", self.dropped, lots=self.lots, note=self.why_nothing)
        option = self.chosen[name]
        dropped = why if self.kept is not None else self.dropped
        return Decision("act", dropped, option, option.event, option.plan, lots=self.lots)


def weighed(thinker: Thinker, situation: Situation, lots: Lots) -> Weighed:
    """Return all that somebody could do now, with what it is worth to them."""
    kept, dropped = _reconsidered(thinker, situation)
    options = thinker.options(situation.mind, situation.who, situation.reach)
    drawn = {"": lots("")}
    chosen: dict[str, Option] = {}
    refused = situation.refused or {}
    for option in options.found:
        name = str(option.event.call)
        if any(step.call in refused for step in option.plan.steps):
            continue
        drawn[name] = lots(name)
        chosen[name] = option
    weights = Weights(thinker, situation, chosen, drawn)
    why = _why_nothing(options, situation, chosen)
    return Weighed(kept, dropped, weights, chosen, tuple(sorted(drawn.items())), why)


def grounds(thinker: Thinker, start: State, plan: Explanation) -> tuple[Ground, ...]:
    """Return what the owner of the mind must have right for the plan to come off: what holds now and its steps need."""
    found: dict[Ground, None] = {}
    given = thinker.supposing(start, plan.suppositions)
    state = given
    supposed = {(Fluent(each.property, each.arguments)) for each in plan.suppositions}
    for step in plan.steps:
        event = thinker.setting.event(step.call)
        for chain, atom in true_atoms(event.condition, state):
            if read(mind_along(start, chain), atom) is not True:
                continue  # The plan itself, or what it supposes, brings this about.
            for index in sorted(slots_and_minds(atom)[0]):
                fluent = thinker.setting.fluents[index]
                if fluent not in supposed:
                    found[Ground(chain, fluent, mind_along(start, chain)[index])] = None
        state = thinker.moves.result(state, event) or state
    return tuple(found)


# --- What an option is worth ------------------------------------------------------------------------------------------


def value(thinker: Thinker, situation: Situation, option: Option) -> float:
    """Return what an option is worth to somebody in this situation, without the lot."""
    mine, effort = situation.disposition.reach, situation.disposition.effort
    passing = Reach(FOLLOWING, min(mine.depth, 1), min(mine.nodes, PASSING_THOUGHT))
    following = thinker.options(option.end, situation.who, passing)
    later = max((each.gain - effort * len(each.plan.steps) for each in following.found), default=0)
    return _worth(thinker, situation, option, max(later, 0))


def _worth(thinker: Thinker, situation: Situation, option: Option, later: float) -> float:
    """Return what an option is worth where so much could be gained after it."""
    effort = situation.disposition.effort
    worth = option.gain + later + push(thinker, situation, option)
    habit = 0.5 ** (situation.done or {}).get(option.event.call, 0)
    return float(worth * habit - effort * len(option.plan.steps)) if worth > 0 else float(worth)


def push(thinker: Thinker, situation: Situation, option: Option) -> float:
    """Return how much feelings speak for an option: anger for harm to its target, gratitude for good, fear for leaving.

    They only tilt the scale between things that there is a reason for.
    """
    total = 0.0
    for feeling in situation.hearts:
        if feeling.holder != situation.who or feeling.about is None:
            continue
        if feeling.emotion in ("anger", "gratitude"):
            change = thinker.others_difference(option.end, option.start, feeling.about)
            strength = situation.hearts.of(feeling) / 100
            if feeling.emotion == "anger":
                total += ANGER_HARMS * strength * max(-change, 0)
            else:
                total += GRATITUDE_HELPS * strength * max(change, 0)
    fear = situation.hearts.of(Feeling("fear", situation.who)) / 100
    if fear and (option.plan.threat or _leaves(thinker, situation, option)):
        total += FEAR_LEAVES * fear
    return total


def _leaves(thinker: Thinker, situation: Situation, option: Option) -> bool:
    """Return whether the first step takes its actor elsewhere: changes where it is said to be."""
    after = thinker.moves.result(option.start, option.event)
    if after is None:
        return False
    return any(
        fluent.property.name == "at"
        and fluent.arguments[:1] == (situation.who,)
        and option.start[index] != after[index]
        for index, fluent in enumerate(thinker.setting.fluents)
    )


# --- What becomes of an intention -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """An intention that still makes sense."""

    rest: Explanation
    """What is left of it, explained anew where the world has gone another way."""
    event: Event
    own: bool
    """Whether the next step is its holder's to begin."""
    rerouted: bool = False
    """Whether what was to follow no longer leads there, and something else does."""

    @property
    def next_call(self) -> GroundCall:
        """The step that is due."""
        return self.event.call

    def decision(self) -> Decision:
        """Return how it is gone on with: by acting, or by waiting for another."""
        if self.own:
            return Decision("act", event=self.event, plan=self.rest, rerouted=self.rerouted)
        awaited = self.event.consenting[0]
        return Decision("wait", awaited=awaited)


def _reconsidered(thinker: Thinker, situation: Situation) -> tuple[Kept | None, str]:
    """Return the intention if it still makes sense, or why it does not; nothing and no reason where there is none."""
    intention = situation.intention
    if intention is None:
        return None, ""
    if intention.next_call is None:
        return None, DONE
    event = thinker.setting.event(intention.next_call)
    if event.consenting[0] != situation.who:
        return _awaiting(thinker, situation, intention, event)
    if event.call in (situation.refused or {}):
        return None, f"{(situation.refused or {})[event.call]} will not"
    plan = thinker.motive(situation.mind, event, situation.who, situation.reach)
    if plan is None:
        possible = thinker.moves.result(situation.mind, event) is not None
        reason = "there is nothing in it any more" if possible else "it is not possible any more"
        return None, reason
    option = thinker.option(situation.mind, event, plan)
    start = option.start
    # The nearest reason for the next step may be another than the aim that it was meant for.
    on_course = _leads_there(thinker, intention, start)
    promised = intention.promised
    if not on_course and promised is not None and higher(promised, thinker.utility(option.end, situation.who)):
        return None, "it promises less than it did"
    if not thinker.expects_agreement(start, event, situation.who, situation.reach):
        return None, UNWANTED
    return Kept(plan, event, own=True, rerouted=not on_course), ""


def _leads_there(thinker: Thinker, intention: Intention, mind: State) -> bool:
    """Return whether the steps that are left are possible one after the other and lead to what was promised."""
    state = mind
    for step in intention.plan.steps[intention.taken :]:
        result = thinker.moves.result(state, thinker.setting.event(step.call))
        if result is None:
            return False
        state = result
    end = thinker.utility(state, intention.plan.character)
    return intention.promised is None or end == intention.promised or higher(end, intention.promised)


def _awaiting(thinker: Thinker, situation: Situation, intention: Intention, event: Event) -> tuple[Kept | None, str]:
    """Return the intention if its next step, which is another's, may still come; or why it is given up."""
    other = event.consenting[0]
    rest = Explanation(situation.who, intention.plan.steps[intention.taken :])
    now = thinker.moves.result(situation.mind, event)
    end = thinker.course(situation.mind, rest.steps)
    if now is None:
        return None, "it is not possible any more"
    if thinker.difference(end, situation.mind, situation.who) <= 0:
        return None, "there is nothing in it any more"
    if situation.waited >= patience_of(situation.disposition, situation.hearts, situation.who):
        return None, f"{IN_VAIN} {other}"
    if not thinker.expects_agreement(situation.mind, event, situation.who, situation.reach):
        return None, f"does not expect it of {other} any more"
    return Kept(rest, event, own=False), ""


def _why_nothing(options: Options, situation: Situation, chosen: Mapping[str, Option]) -> str:
    """Return in a few words what keeps somebody from everything that it could do."""
    said = []
    for call, who in (situation.refused or {}).items():
        said.append(f"{call}: {who} will not, for now")
    said += [f"{name}: not worth the trouble" for name in chosen]
    for why, names in options.killed.items():
        said.append(f"{why}: {', '.join(names)}")
    return "; ".join(said) if said else "there is nothing that they could do"
