"""A world that runs by itself: in every step fate has its say, then each character decides and acts, then time goes on.

    from intrigue.simulate.simulation import run

    story = run(world, seed=7, steps=30)
    for entry in story.chronicle: ...

Nobody steers, unless the story has a `Decider`. Equal worlds, seeds and options give equal runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, Self

import msgspec

from intrigue.minds.deliberation import Decision, Situation, grounds, weighed
from intrigue.minds.inference import inferred
from intrigue.minds.thinking import Motives, Option, Thinker
from intrigue.model.expressions import Expression
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall
from intrigue.model.sugar import lower
from intrigue.model.terms import Special
from intrigue.model.world import Action, World
from intrigue.semantics.beliefs import believed, sight
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import HOUR
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.simulate.acting import CameOff, Failed, attempt, places, witnesses
from intrigue.simulate.appraising import appraisal_of, reconsidered
from intrigue.simulate.chronicle import HAPPENINGS, Belief, Chronicle, Draw, Entry, Kind, Moment
from intrigue.simulate.crowd import Crowds, Told
from intrigue.simulate.deciding import AGREES, FALLS, FALLS_NOT, REFUSES, SENT, Decider, Turn, as_told
from intrigue.simulate.draws import Lot, drawn, gumbel
from intrigue.simulate.fate import due, falls, next_due
from intrigue.simulate.following import Following
from intrigue.simulate.options import Options, Settled, settled
from intrigue.simulate.recording import Digests
from intrigue.simulate.standing import in_turn, situation_of, unsettled

STEPS = 30
"""How many steps a run has unless told otherwise."""
QUIET = 3
"""After so many steps in which nothing happened the clock goes straight to what fate has in store."""


class Story:
    """A run of one world: where it stands, and how it came there."""

    def __init__(
        self,
        world: World,
        options: Options | None = None,
        motives: Motives | None = None,
        decider: Decider | None = None,
    ) -> None:
        self.decider = decider
        """Who decides where it is not the cast by itself; None: nobody."""
        self.world = world
        """As its author wrote it."""
        self.options = options if options is not None else Options()
        self.texts: Mapping[str, str] | None = None
        """The text of every file of the world, where the run comes from a file."""
        core = lower(world)
        self.setting = Setting(core, level_needed(core, self.options.depth))
        self.thinker = Thinker(self.setting, self.options.depth, motives)
        self.following = Following(self.setting, self.thinker.moves)
        self.crowds = Crowds(world, self.setting)
        self._begin()

    def _begin(self) -> None:
        """Stand at the beginning."""
        self.moment: Moment = self.following.start()
        self.chronicle = Chronicle()
        self.digests = Digests(self.setting)
        self.ended = ""
        """Why nothing more happens by itself; empty while something may."""
        self.turns: tuple[str, ...] | None = None
        """Who still has a turn in this step; None: the step has not begun."""

    @property
    def options(self) -> Settled:
        """What the run hangs on besides its world, with nothing left open."""
        return self._settled

    @options.setter
    def options(self, given: Options) -> None:
        """Settle what is left open as the world says, or else as is usual."""
        self.given = given
        """What was said from outside; the world has its say on the rest."""
        self._settled = settled(self.world, given)

    def fork(self) -> Story:
        """Return a story that stands where this one does and goes on by itself; what is thought out serves both."""
        other = self._like()
        other.chronicle = self.chronicle.fork()
        other.digests = self.digests.fork()
        return other

    def anew(self, options: Options | None = None, decider: Decider | None = None) -> Story:
        """Return a story of the same world in which nothing has happened, with other options if any are given.

        Its run is the one that a story of its own would have. But what has been thought out serves both, for a thought
        hangs on a mind alone; only where the cast looks more or less deep into minds is everything made ready again.
        """
        given = options if options is not None else self.given
        if settled(self.world, given).depth == self.options.depth:
            other = self._like()
            other.options = given
            other._begin()
        else:
            other = Story(self.world, given)
        other.decider, other.texts = decider, self.texts
        return other

    def _like(self) -> Self:
        """Return a story that has everything in common with this one."""
        other = object.__new__(type(self))  # What `copy` does in a roundabout way; games ask for it all the time.
        other.__dict__.update(self.__dict__)
        return other

    # --- Going on -----------------------------------------------------------------------------------------------------

    def run(self, steps: int, until: Expression | None = None) -> Iterator[Entry]:
        """Go on for so many steps, or until a condition holds or nothing more will happen; yield what is recorded."""
        for _ in range(steps):
            if self.ended:
                return
            for entry in self.step():
                yield entry
                if until is not None and holds(self.setting, self.moment.state, until):
                    self.ended = "the condition holds"
                    return

    def step(self) -> Iterator[Entry]:
        """Go on to the end of a step, and yield what is recorded as it happens."""
        yield from self.beat()
        while self.turns is not None:
            yield from self.beat()

    def beat(self) -> Iterator[Entry]:
        """Go on by what cannot be divided: fate's say, one turn, or the end of a step; yield what is recorded."""
        if self.turns is None:
            yield from self._fate()
            self.turns = tuple(in_turn(self.setting, self.options, self.moment))
        elif self.turns:
            who, *others = self.turns
            if self.moment.busy.get(who, 0) <= self.moment.minutes:
                yield from self._turn(who)
            self.turns = tuple(others)
        else:
            yield from self._gossip()
            yield from self._outlook()
            yield from self._tick()
            self.turns = None

    def add(self, entry: Entry) -> Entry:
        """Append an entry and let what it records happen."""
        self.chronicle.add(entry)
        self.moment = self.following.follow(self.moment, entry)
        self.digests.add(entry, self.moment)
        return entry

    # --- Fate ---------------------------------------------------------------------------------------------------------

    def _fate(self) -> Iterator[Entry]:
        for minute, event in due(self.setting, self.options.clock, self.moment.since, self.moment.minutes):
            happens, draws = falls(self.setting, self.moment.state, event, minute, self.options.seed)
            decider = "chance" if draws else "schedule"
            if draws and self.decider is not None:
                told = self.decider.falls(self, event, minute, happens)
                if told is not None:
                    happens, decider = told, "author"
                    note = FALLS if told else FALLS_NOT
                    yield self.add(
                        self._entry("decides", "", event.call, decider=decider, draws=draws, until=minute, note=note)
                    )
            if happens:
                yield from self._happening(event, "fate", "", decider, draws=draws)
        for event in self.decider.sends(self) if self.decider is not None else ():
            if possible(self.setting, self.moment.state, event):
                yield self.add(self._entry("decides", "", event.call, decider="author", note=SENT))
                yield from self._happening(event, "fate", "", "author")

    # --- Characters ---------------------------------------------------------------------------------------------------

    def _turn(self, who: str) -> Iterator[Entry]:
        before = self.moment.intentions.get(who)
        lots: dict[str, Draw] = {}

        def draw(name: str) -> float:
            lot = Lot("whim", who, name, self.moment.minutes)
            value = gumbel(self.options.seed, lot)
            lots[name] = drawn(lot, value)
            return value

        situation = self.situation(who)
        could = weighed(self.thinker, situation, draw)
        decision, decider = could.own(), who
        told = self.decider.acts(self, Turn(who, self.moment.minutes, could, decision)) if self.decider else None
        if told is not None:
            note = f"instead of: {decision.event.call if decision.event is not None else 'nothing'}"
            call = told.event.call if told.event is not None else None
            decision, decider = as_told(self.thinker, situation, could, told), told.decider
            yield self.add(self._entry("decides", who, call, decider=decider, note=note))
        if decision.dropped and before is not None:
            yield self.add(self._entry("drops", who, before.next_call, causes=(before.entry,), note=decision.dropped))
        yield from self._adopted(who, decision, tuple(lots[name] for name, _ in decision.lots if name in lots), decider)
        if decision.kind == "act" and decision.event is not None:
            yield from self._attempted(who, decision.event, decision.plan, decider)
        elif decision.kind == "wait":
            intention = self.moment.intentions[who]
            yield self.add(
                self._entry("waits", who, intention.next_call, causes=(intention.entry,), note=decision.note)
            )
        elif told is None and decision.note != self.moment.idle.get(who):
            yield self.add(self._entry("idle", who, note=decision.note))

    def situation(self, who: str) -> Situation:
        """Return what somebody's next decision hangs on."""
        return situation_of(self.thinker, self.options, self.moment, who)

    def _adopted(self, who: str, decision: Decision, draws: tuple[Draw, ...], decider: str) -> Iterator[Entry]:
        """Record a plan newly made one's own, or a new way to an old aim."""
        if decision.adopted is not None:
            yield self._intention(who, decision.adopted, draws, decider=decider if decider != who else "")
        elif decision.plan is not None and decision.rerouted:
            event = self.setting.event(decision.plan.steps[0].call)
            option = self.thinker.option(believed(self.setting, self.moment.state, who), event, decision.plan)
            yield self._intention(who, option, draws, "another way to it")

    def _intention(self, who: str, option: Option, draws: tuple[Draw, ...], note: str = "", decider: str = "") -> Entry:
        mind = believed(self.setting, self.moment.state, who)
        rests_on = tuple(
            Belief((who, *each.chain), each.fluent, each.value) for each in grounds(self.thinker, mind, option.plan)
        )
        end = self.thinker.utility(option.end, who)
        return self.add(
            self._entry(
                "intends",
                who,
                option.event.call,
                reasons=(option.plan,),
                causes=self._brought_about(rests_on),
                rests_on=rests_on,
                decider=decider,
                draws=draws,
                note=note,
                gain=option.gain,
                promised=None if isinstance(end, Special) or option.plan.threat else end,
            )
        )

    def _brought_about(self, beliefs: Iterable[Belief]) -> tuple[int, ...]:
        """Return the entries by which these came to be believed, those of the start left out."""
        keys = ((each.chain, self.setting.index[each.fluent]) for each in beliefs)
        return tuple(sorted({self.moment.sources[key] for key in keys if key in self.moment.sources}))

    def _attempted(self, who: str, event: Event, plan: Explanation | None, decider: str) -> Iterator[Entry]:
        dispositions = {each: self.options.of(each) for each in self.setting.characters}
        consents: list[tuple[str, bool]] = []

        def asked(event: Event, other: str) -> bool | None:
            told = self.decider.agrees(self, event, other) if self.decider is not None else None
            if told is not None:
                consents.append((other, told))
            return told

        tried = plan if plan is not None else Explanation(who, (ExplainedStep(event.call),))
        outcome = attempt(self.thinker, self.moment.state, self.moment.hearts, event, tried, dispositions, asked)
        for other, agrees in consents:
            note = AGREES if agrees else REFUSES
            yield self.add(self._entry("decides", other, event.call, decider="reader", note=note))
        reasons = (plan,) if plan is not None else ()
        intention = self.moment.intentions.get(who) if plan is not None else None
        causes = (intention.entry,) if intention is not None else ()
        if isinstance(outcome, CameOff):
            agreed = outcome.reasons if plan is not None else outcome.reasons[1:]
            yield from self._happening(event, "action", who, decider, agreed, causes)
            return
        actors = (*event.consenting, *event.participants)
        before = self.moment
        if isinstance(outcome, Failed):
            entry = self._entry(
                "failed",
                who,
                event.call,
                actors=actors,
                decider=decider,
                reasons=reasons,
                causes=causes,
                writes=outcome.lessons,
                note="it was not as they believed",
            )
        else:
            by_reader = (outcome.by, False) in consents
            entry = self._entry(
                "refused",
                outcome.by,
                event.call,
                actors=actors,
                decider="reader" if by_reader else outcome.by,
                reasons=reasons,
                causes=causes,
                note=f"{outcome.by} {'will not' if by_reader else 'has no reason to'}",
            )
        yield self.add(entry)
        yield from self._felt(before, entry)

    # --- What happens -------------------------------------------------------------------------------------------------

    def _happening(
        self,
        event: Event,
        kind: Literal["action", "fate"],
        who: str,
        decider: str,
        reasons: tuple[Explanation, ...] = (),
        causes: tuple[int, ...] = (),
        draws: tuple[Draw, ...] = (),
    ) -> Iterator[Entry]:
        """Record an event, what it sets off and stirs, and what it gives away."""
        before = self.moment
        action = event.action
        takes = (action.duration or 0) if isinstance(action, Action) else 0
        entry = self._entry(
            kind,
            who,
            event.call,
            actors=(*event.consenting, *event.participants),
            decider=decider,
            reasons=reasons,
            causes=causes,
            draws=draws,
            until=self.moment.minutes + takes if takes else 0,
        )
        yield self.add(entry)
        yield from self._noticed(before.state, event, entry)
        yield from self._felt(before, entry)
        yield from self._made_sense_of(before, event, entry)

    def _felt(self, before: Moment, entry: Entry) -> Iterator[Entry]:
        """Record the reactions in plain sight that an event sets off, and what it stirs."""
        event = self.following.event(entry)
        for rule, state in self.thinker.moves.firings(before.state, event):
            if rule.sights and rule.action.prose:
                seen = witnesses(self.setting, state, rule)
                reaction = self._entry("rule", "", rule.call, decider="rule", causes=(entry.index,), witnesses=seen)
                yield self.add(reaction)
                yield from self._noticed(state, rule, reaction)
        found = appraisal_of(self.following, before, event, self.moment)
        if found is not None:
            yield self.add(
                self._entry(
                    "feels",
                    "",
                    entry.call,
                    causes=(entry.index,),
                    feels=found.feels,
                    hearts=found.hearts,
                    prospects=found.prospects,
                )
            )

    def _made_sense_of(self, before: Moment, event: Event, entry: Entry) -> Iterator[Entry]:
        """Record what witnesses work out about the reasons of those who acted."""
        for witness in entry.witnesses:
            seen = sight(self.setting, before.state, event, witness)
            if witness in event.consenting or seen is None:
                continue
            learnt = inferred(self.thinker, believed(self.setting, before.state, witness), witness, seen)
            if learnt:
                writes = tuple(Belief(each.chain, each.fluent, each.value) for each in learnt)
                yield self.add(
                    self._entry(
                        "learns",
                        witness,
                        seen.call,
                        causes=(entry.index,),
                        writes=writes,
                        note="there would be no reason for it otherwise",
                    )
                )

    # --- Crowds -------------------------------------------------------------------------------------------------------

    def _noticed(self, before: State, event: Event, entry: Entry) -> Iterator[Entry]:
        """Record what members of crowds take notice of."""
        for told in self.crowds.notice(self.moment, before, event, entry.index, self.options.seed):
            yield from self._said(told)

    def _gossip(self) -> Iterator[Entry]:
        """Record what is passed on in crowds, and what characters hear of it who stand there."""
        seed = self.options.seed
        for crowd in self.crowds.groups:
            for member, index in tuple(self.moment.hearsay[crowd].tellers()):
                told = self.crowds.passes_on(self.moment, crowd, member, index, seed)
                if told is not None:
                    yield from self._said(told)
        for character in self.setting.characters if self.crowds.groups else ():
            for told in self.crowds.overheard(self.moment, character, seed):
                yield from self._said(told)

    def _said(self, told: Told) -> Iterator[Entry]:
        """Record one thing said in a crowd, and the reactions in plain sight that it sets off."""
        before, said = self.moment, told.saying
        place = self.crowds.groups[said.crowd].place
        entry = self._entry(
            "talk",
            told.teller,
            causes=(told.cause,),
            witnesses=(said.character,) if said.character else (),
            places=(place,) if place else (),
            talk=said,
        )
        yield self.add(entry)
        if self.moment.state is not before.state:
            for rule, state in self.following.reactions(before, entry):
                if rule.sights and rule.action.prose:
                    seen = witnesses(self.setting, state, rule)
                    yield self.add(
                        self._entry("rule", "", rule.call, decider="rule", causes=(entry.index,), witnesses=seen)
                    )

    # --- The end of a step --------------------------------------------------------------------------------------------

    def _outlook(self) -> Iterator[Entry]:
        """Record what everybody now hopes for and fears, where it has changed."""
        found = reconsidered(self.thinker, self.following, self.moment)
        if found is not None:
            yield self.add(self._entry("feels", "", feels=found.feels, hearts=found.hearts, prospects=found.prospects))

    def _tick(self) -> Iterator[Entry]:
        """Record that time goes on: by a step, or where nothing happens any more to what fate has in store."""
        now, step = self.moment.minutes, self.options.clock.step
        until = now + step
        if self.moment.quiet >= QUIET:
            due = next_due(self.setting, self.options.clock, now, self.moment.state)
            coming = [*self._returns(), *([due] if due is not None else [])]
            if not coming and not unsettled(self.setting, self.moment.hearts):
                self.ended = "nothing more will happen by itself"
                return
            if self.setting.feelings and self.moment.hearts:
                coming.append(now + HOUR)  # By then what is felt has faded enough to matter.
            until = now + max(-(-(min(coming) - now) // step), 1) * step
        yield self.add(self._entry("clock", until=until))

    def _returns(self) -> Iterator[int]:
        """Yield the minutes in which something ends that keeps people from acting."""
        yield from (minute for minute in self.moment.busy.values() if minute > self.moment.minutes)
        yield from self.following.lapses(self.moment)

    def _entry(self, kind: Kind, who: str = "", call: GroundCall | None = None, **more: Any) -> Entry:
        """Return the next entry, with who sees it and where it is."""
        now = self.moment
        entry = Entry(
            index=len(self.chronicle), step=now.step + 1, minutes=now.minutes, kind=kind, who=who, call=call, **more
        )
        if kind not in HAPPENINGS or entry.witnesses:
            return entry
        seen = witnesses(self.setting, now.state, self.following.event(entry))
        there = tuple(each for each in self.setting.characters if each in seen or each in entry.actors)
        return msgspec.structs.replace(entry, witnesses=there, places=places(self.setting, now.state, entry.actors))


def run(
    world: World,
    *,
    seed: int = 0,
    steps: int = STEPS,
    until: Expression | None = None,
    options: Options | None = None,
) -> Story:
    """Return a world after it has run by itself for so many steps, or until a condition holds or nothing is left."""
    story = Story(world, options if options is not None else Options(seed))
    for _ in story.run(steps, until):
        pass
    return story


__all__ = ["STEPS", "Options", "Story", "run"]
