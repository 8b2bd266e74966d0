"""Why and why not, in words: the values of `explain` as lines of plain English, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intrigue.explain.atoms import as_condition, as_fact
from intrigue.explain.obstacles import Obstacle
from intrigue.explain.otherwise import Change
from intrigue.explain.past import Past
from intrigue.explain.remedies import Remedy
from intrigue.explain.sources import Held, Origin
from intrigue.explain.why import Foreseen, Gain, Motive, Reason, Why
from intrigue.explain.whynot import WhyNot
from intrigue.model.expressions import Believes, Comparison, Expression, Literal, Read
from intrigue.model.plans import GroundCall, Supposition
from intrigue.model.terms import UNKNOWN, Fluent, Value
from intrigue.semantics.evaluation import value
from intrigue.semantics.feelings import Feeling
from intrigue.semantics.provenance import How
from intrigue.simulate.chronicle import Entry, Felt
from intrigue.tell.aims import Strand, as_fear, as_hope, changed, strands, together
from intrigue.tell.clauses import wish
from intrigue.tell.grammar import capitalised, listed, quoted
from intrigue.tell.moods import felt, mood
from intrigue.tell.nouns import entities_of, names_for
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of
from intrigue.tell.wording import statement

STEP = "  "
"""How far each level of a tree is moved in."""
MOST_BELIEFS = 12
"""Of so many right beliefs that a plan rests on the first are said; mistaken ones are all said."""


class Answers:
    """Finds the words for answers about one run; with `numbers` it also says how strong feelings are."""

    def __init__(self, past: Past, numbers: bool = False) -> None:
        self.past = past
        self.numbers = numbers
        self.world = past.world

    # --- Small things -------------------------------------------------------------------------------------------------

    def name(self, who: str) -> str:
        """Return what somebody is called."""
        return name_of(self.world, who)

    def time(self, minutes: int) -> str:
        """Return a time as a clock on the wall has it."""
        return self.past.story.options.clock.shown(minutes)

    def event(self, call: GroundCall) -> str:
        """Return what happened as a clause in the past tense."""
        try:
            return plain(self.world, call).clause(self.world)
        except (StopIteration, KeyError):
            return f"`{call}`"

    def headline(self, entry: Entry) -> str:
        """Return an entry as one line: its number, its time, and what happened."""
        return f"{entry.index}  {self.time(entry.minutes)}  {self.happening(entry)}"

    def happening(self, entry: Entry) -> str:
        """Return what an entry records as a sentence."""
        assert entry.call is not None
        taken = plain(self.world, entry.call) if entry.kind != "rule" else None
        match entry.kind:
            case "failed" if taken is not None:
                said = f"{self.name(entry.who)} tried to {taken.phrase}, and could not"
            case "refused" if taken is not None:
                said = f"{self.name(entry.actors[0])} wanted to {taken.phrase}, but {self.name(entry.who)} would not"
            case "intends" if taken is not None:
                said = f"{self.name(entry.who)} decided to {taken.phrase}"
            case _:
                said = self.event(entry.call)
        return capitalised(quoted(f"{said}."))

    def fact(self, fluent: Fluent, value: Value) -> str:
        """Return that a fluent has a value, as after `that`."""
        return self.clause(as_fact(fluent, value))

    def clause(self, condition: Expression, holder: str | None = None) -> str:
        """Return a condition as after `that`; the holder, who was just named, goes by a pronoun where that is clear."""
        return statement(names_for(self.world, holder, entities_of(condition)), condition).finite()

    def otherwise(self, condition: Expression) -> str:
        """Return that a condition does not hold, as a clause."""
        said = statement(names_for(self.world, None), condition, "not").finite()
        return said if "`" not in said else f"it is not so that {self.clause(condition)}"

    def ignorance(self, chain: Sequence[str], fluent: Fluent) -> str:
        """Return that the last of some minds does not know a fluent: `Bob does not know where Ann is`."""
        unknown = Comparison("==", Read(fluent.property, tuple(map(Literal, fluent.arguments))), Literal(UNKNOWN))
        return self.clause(as_condition(tuple(chain), unknown))

    def thought(self, belief: Held) -> str:
        """Return what somebody takes to be so, as after `that`; of a deeper belief what they think another believes."""
        return self.clause(as_fact(belief.fluent, belief.value, belief.chain[1:]), belief.chain[0])

    def origin(self, origin: Origin) -> str:
        """Return since when and from whom somebody has a belief."""
        if origin.entry is None:
            return "from the start"
        since = f"since {origin.entry}, {self.time(origin.minutes)}"
        if origin.supposed:
            return f"{since}: supposed"
        happened = f": {self.event(origin.event)}" if origin.event is not None else ""
        if origin.tried:
            return f"{since}, found out by trying{happened}"
        match origin.how:
            case How.TOLD:
                return f"{since}, told by {self.name(origin.teller or '')}{happened}"
            case How.SAW:
                return f"{since}, seen{happened}"
            case How.WORKED_OUT:
                return f"{since}, worked out{happened}"
            case How.SURPRISED:
                return f"{since}, to their surprise{happened}"
            case How.FORGOT:
                return f"{since}, forgotten{happened}"
            case _:
                return f"{since}{happened}"

    # --- Why ----------------------------------------------------------------------------------------------------------

    def why(self, found: Why) -> Iterator[str]:
        """Yield why something happened, line by line."""
        entry = self.past.story.chronicle[found.entry]
        yield self.headline(entry)
        if entry.kind == "fate":
            yield f"{STEP}Nobody decided it: it came by {_by_itself(entry)}."
        elif not found.motives:
            yield f"{STEP}{_decided_by(entry.decider)}"
        for motive in found.motives:
            yield from self._motive(motive)
        if found.kind == "refused":
            yield f"{STEP}{self.name(found.who)} had no reason to; intrigue whynot says what stood in the way."
        if found.kind == "failed":
            yield from self._found_out(entry)
        yield from self._stirred(found.stirred)
        behind = [self.past.story.chronicle[each] for each in found.causes]
        events = [each for each in behind if each.kind in ("action", "fate", "failed", "refused")]
        if events:
            yield f"{STEP}Behind it lie"
            for each in events:
                yield f"{STEP * 2}{self.headline(each)}"

    def _stirred(self, stirred: Sequence[Felt]) -> Iterator[str]:
        """Yield what it left everybody feeling, the strongest first."""
        points: dict[Feeling, int] = {}
        for each in stirred:
            feeling = Feeling(each.emotion, each.holder, each.about)
            points[feeling] = max(points.get(feeling, 0), each.by)
        for holder in dict.fromkeys(each.holder for each in points):
            theirs = sorted((each for each in points if each.holder == holder), key=lambda each: -points[each])
            said = [self._feeling(each, points[each]) for each in theirs]
            yield f"{STEP}It left {self.name(holder)} {listed(said)}."

    def _motive(self, motive: Motive) -> Iterator[str]:
        yield f"{STEP}{self.name(motive.who)}"
        yield from self._reason(motive.reason, 2)
        for each in motive.oversights:
            truth = self.fact(each.fluent, each.fact)
            who = f"{self.name(each.chain[1])} believes that " if len(each.chain) > 1 else ""
            known = "does not know" if each.value is UNKNOWN else "wrongly takes it"
            said = f"that {who}{truth}" if each.value is UNKNOWN else f"that {self.thought(each)}"
            yield f"{STEP * 2}{known} {said} ({self.origin(each.origin)})"
        if motive.felt:
            yield f"{STEP * 2}feels {listed([self._feeling(each, points) for each, points in motive.felt[:5]])}"
        if motive.changes:
            yield f"{STEP * 2}would have had no reason"
            for change in motive.changes:
                yield f"{STEP * 3}- {self.change(change)}"

    def _feeling(self, feeling: Feeling, points: int) -> str:
        said = felt(self.world, feeling.emotion, feeling.about, points)
        return f"{said} ({points})" if self.numbers else said

    def _reason(self, reason: Reason, depth: int) -> Iterator[str]:
        margin = STEP * depth
        better = [each for each in reason.gains if each.better]
        worse = [each for each in reason.gains if not each.better]
        for each in better:
            yield f"{margin}wants {self.want(each, reason.who)}{_by_how_much(each)}"
        for each in worse:
            yield f"{margin}puts up with it {self.want(each, reason.who, worse=True)}{_by_how_much(each)}"
        if reason.threat:
            yield f"{margin}fears that otherwise {listed([self._step(each) for each in reason.threat])}"
        yield from self._beliefs(reason, depth)
        for supposition in reason.suppositions:
            yield f"{margin}supposes that {self._supposed(supposition)}"
        if len(reason.steps) > 1:
            yield f"{margin}so plans {self._own(reason.steps[0], reason.who)}"
            yield from self._later(reason, depth)
        else:
            does = "does" if reason.steps[0].actor == reason.who and len(reason.chain) == 1 else "agrees to"
            yield f"{margin}so {does} it, for it pays at once"

    def _later(self, reason: Reason, depth: int) -> Iterator[str]:
        for step in reason.steps[1:]:
            mine = step.actor == reason.who
            yield f"{STEP * depth}then {self._own(step, reason.who) if mine else f'that {self._step(step)}'}"
            for _, fluent, value_ in step.felt:
                yield f"{STEP * (depth + 1)}for by then {mood(self.world, fluent, value_) or self.fact(fluent, value_)}"
            for inner in step.reasons:
                believer = " believes that ".join(map(self.name, reason.chain))
                yield f"{STEP * (depth + 1)}for {believer} believes that {self.name(inner.who)}"
                yield from self._reason(inner, depth + 2)

    def _beliefs(self, reason: Reason, depth: int) -> Iterator[str]:
        mistaken = [each for each in reason.beliefs if each.mistaken]
        right = [each for each in reason.beliefs if not each.mistaken and each.value is not UNKNOWN]
        for each in mistaken:
            yield f"{STEP * depth}wrongly believes that {self._inner(each, reason)} ({self.origin(each.origin)})"
        for each in right[:MOST_BELIEFS]:
            yield f"{STEP * depth}believes that {self._inner(each, reason)} ({self.origin(each.origin)})"

    def _inner(self, belief: Held, reason: Reason) -> str:
        return self.clause(as_fact(belief.fluent, belief.value, belief.chain[len(reason.chain) :]), reason.who)

    def _own(self, step: Foreseen, who: str) -> str:
        if step.actor != who:
            return f"that {self._step(step)}"
        return f"to {plain(self.world, step.call).phrase}"

    def _step(self, step: Foreseen) -> str:
        return plain(self.world, step.call).clause(self.world, "present")

    def _supposed(self, supposition: Supposition) -> str:
        return self.fact(Fluent(supposition.property, supposition.arguments), supposition.value)

    def want(self, gain: Gain, who: str, *, worse: bool = False) -> str:
        """Return what of a want changes, in the words of a wish."""
        parts = self._changing(gain)
        names = names_for(self.world, who, [name for each in parts for name in entities_of(each.expression)])
        said = together([(as_fear if worse else as_hope)(names, each) for each in parts])
        if worse:
            return listed([f"that {each.finite()}" for each in said]) if said else ""
        return listed([wish(each, who) for each in said]) if said else "it"

    def _changing(self, gain: Gain) -> tuple[Strand, ...]:
        """Return the parts of a want that change; all of it where none by itself does."""
        setting = self.past.setting
        high, low = (gain.end, gain.without) if gain.better else (gain.without, gain.end)
        found = changed(
            self.world, [gain.want], lambda each: value(setting, low, each), lambda each: value(setting, high, each)
        )
        return tuple(each for line in found for each in line) or strands(gain.want)

    def _found_out(self, entry: Entry) -> Iterator[str]:
        lessons = [each for each in entry.writes if each.chain and each.value is not UNKNOWN]
        for each in lessons:
            clause = self.clause(as_fact(each.fluent, each.value, each.chain[1:]), entry.who)
            yield f"{STEP}It was not as {self.name(entry.who)} believed: now knows that {clause}."

    # --- What would have had to differ --------------------------------------------------------------------------------

    def change(self, change: Change) -> str:
        """Return one thing that could be otherwise: `if Gaara had known that ...`."""
        if change.fluent is None:
            assert change.want is not None
            return f"if {self.name(change.holder)} did not care {self.cared(change.want, change.holder)}"
        if not change.chain:
            return f"if it were so that {self.fact(change.fluent, change.new)}"
        inner = self.clause(as_fact(change.fluent, change.new, change.chain[1:]), change.chain[0])
        return f"if {self.name(change.chain[0])} believed that {inner}"

    def cared(self, want: Expression, who: str) -> str:
        """Return what a want is about: `whether Sakura holds a gift`."""
        names = names_for(self.world, who, entities_of(want))
        said = [as_hope(names, each) if each.good else as_fear(names, each) for each in strands(want)]
        return f"whether {listed([each.finite() for each in said], 'or')}" if said else "for it"

    # --- Why not ------------------------------------------------------------------------------------------------------

    def whynot(self, found: WhyNot) -> Iterator[str]:
        """Yield why something did not happen, line by line."""
        clause = plain(self.world, found.call)
        who = f"{self.name(found.actor)} did not {clause.phrase}" if found.actor else f"not this: {found.call}"
        happened = any(each.kind == "happened" for each in found.obstacles)
        if not happened:
            yield capitalised(f"{who} at {found.entry}, {self.time(found.minutes)}, because")
        for obstacle in found.obstacles:
            yield from (f"{STEP}{line}" for line in self._obstacle(obstacle, found))
        if found.remedies:
            yield "It would have been otherwise"
            for remedy in found.remedies:
                yield f"{STEP}- {self._remedy(remedy)}"
        if found.stopped:
            yield (
                "The search stopped at its bound; there may be other ways."
                if found.remedies
                else ("Nothing was found that would have made it otherwise; the search stopped at its bound.")
            )

    def _obstacle(self, obstacle: Obstacle, found: WhyNot) -> Iterator[str]:
        who = self.name(obstacle.who) if obstacle.who else ""
        match obstacle.kind:
            case "happened":
                yield f"It did happen then, at {obstacle.entry}; ask why: intrigue why RUN {obstacle.entry}"
            case "fate":
                yield "its time had not come, or the lot did not fall so; nobody decides it."
            case "busy":
                yield f"{who} was busy until {self.time(obstacle.until)}."
            case "belief" | "fact":
                yield from self._unmet(obstacle, found)
            case "motive":
                yield f"{who} saw nothing in it{self._worth(obstacle)}."
            case "expects":
                yield f"{self.name(found.actor)} took it that {who} would not agree{self._worth(obstacle)}."
            case "consent" if obstacle.conditions:
                yield from self._unmet(obstacle, found)
            case "consent":
                yield f"{who} would not have agreed: saw nothing in it{self._worth(obstacle)}."
            case "refused":
                yield f"{who} had refused it before{f', at {obstacle.entry}' if obstacle.entry is not None else ''}."
            case "rival":
                yield f"{self._rival(obstacle)}."
            case _:
                yield f"{who} let it be: there was a reason for it, and the lot fell otherwise."

    def _unmet(self, obstacle: Obstacle, found: WhyNot) -> Iterator[str]:
        """Yield what it would have taken; what was neither so nor believed is said once."""
        who = self.name(obstacle.who) if obstacle.who else ""
        really = {each for other in found.obstacles if other.kind == "fact" for each in other.conditions}
        believed = {each for other in found.obstacles if other.kind == "belief" for each in other.conditions}
        for condition in obstacle.conditions:
            needed = self.clause(condition, found.actor if obstacle.who in ("", found.actor) else None)
            if obstacle.kind == "fact":
                if condition not in believed:
                    yield f"it needs that {needed}, and that was not so."
            elif isinstance(condition, Believes) and condition.character == Literal(obstacle.who):
                yield f"it needs that {needed}, and {who} did not."
            elif obstacle.kind == "belief" and condition in really:
                yield f"it needs that {needed}; that was not so, and {who} did not believe it."
            else:
                yield f"it needs that {needed}, and {who} did not believe that."
        for belief in obstacle.beliefs:
            if obstacle.kind != "fact" and belief.value is not UNKNOWN:
                truth = "" if belief.right else ", wrongly"
                yield f"{STEP}{who} believed that {self.thought(belief)}{truth} ({self.origin(belief.origin)})"

    def _worth(self, obstacle: Obstacle) -> str:
        parts = []
        if obstacle.gains:
            gains = [self.want(each, obstacle.who) + _by_how_much(each) for each in obstacle.gains]
            parts.append(f"wants {listed(gains)}")
        if obstacle.losses:
            losses = [self.want(each, obstacle.who, worse=True) + _by_how_much(each) for each in obstacle.losses]
            parts.append(f"fears {listed(losses)}")
        return f" ({', but '.join(parts)})" if parts else ""

    def _rival(self, obstacle: Obstacle) -> str:
        assert obstacle.rival is not None
        taken = plain(self.world, obstacle.rival)
        own = taken.subject == obstacle.who
        other = f"to {taken.phrase}" if own else f"that {taken.clause(self.world, 'present')}"
        worth = f" ({obstacle.worth[1]:g} against {obstacle.worth[0]:g})" if obstacle.worth is not None else ""
        return (
            f"{self.name(obstacle.who)} would rather have it {other}{worth}"
            if not own
            else (f"{self.name(obstacle.who)} had rather {taken.phrase}{worth}")
        )

    def _remedy(self, remedy: Remedy) -> str:
        return listed([self.change(each) for each in remedy.changes])


def _by_how_much(gain: Gain) -> str:
    return f" ({_number(gain.before)} to {_number(gain.after)})"


def _number(value: Value) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _by_itself(entry: Entry) -> str:
    return {"schedule": "its time", "chance": "chance"}.get(entry.decider, "the author's hand")


def _decided_by(decider: str) -> str:
    match decider:
        case "reader":
            return "The reader decided it; no motive was needed."
        case "author":
            return "The author decided it; no motive was needed."
    return "No motive is recorded for it."
