"""A run put into plain sentences as it goes: what happens, and for the curious what goes on in everybody's mind.

What happens is worded as a telling words it; thoughts are said drily, in words of the story file where they speak of
facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written
from intrigue.minds.deliberation import DONE
from intrigue.model.expressions import Comparison, Expression, Literal, Not, Read
from intrigue.model.plans import ExplainedStep, Explanation
from intrigue.model.terms import UNKNOWN, Fluent, Value
from intrigue.model.world import Ending
from intrigue.semantics.beliefs import believed
from intrigue.semantics.constants import counts_kept
from intrigue.semantics.evaluation import holds
from intrigue.simulate.chronicle import Entry, Felt, Moment, Saying
from intrigue.simulate.deciding import AGREES, REFUSES, SENT
from intrigue.simulate.simulation import Story
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.motives import in_words
from intrigue.tell.plainly import plain
from intrigue.tell.plainteller import Teller
from intrigue.tell.realization import name_of
from intrigue.tell.wording import in_english

FELT = 5
"""Feelings that an event stirs less than that are not worth a word."""
INDENT = "      "
"""What stands before a line about minds."""


def report(
    story: Story,
    steps: int,
    until: Expression | None = None,
    minds: bool = False,
    entries: Iterator[Entry] | None = None,
) -> Iterator[str]:
    """Let a story go on, and yield it line by line as it happens; with `minds` also what goes on in them.

    `entries` are those of a story that somebody else lets go on.
    """
    reporter = Reporter(story)
    shown = -1
    before = story.moment
    if minds:
        yield from (f"{INDENT}{each}" for each in reporter.wrong_beliefs())
    for entry in story.run(steps, until) if entries is None else entries:
        lines = list(_lines(reporter, entry, before, minds))
        before = story.moment
        if lines and entry.minutes != shown:
            shown = entry.minutes
            yield f"[{story.options.clock.shown(shown)}]"
        yield from lines
    over = "1 step is over" if steps == 1 else f"{steps} steps are over"
    yield f"[{story.ended or over}]"
    ending = ending_of(story)
    if ending is not None:
        yield f"{ending.title or capitalised(ending.name)}."


def ending_of(story: Story) -> Ending | None:
    """Return the first ending of the world whose condition holds now."""
    endings = story.setting.world.endings
    return next((each for each in endings if holds(story.setting, story.moment.state, each.condition)), None)


def _lines(reporter: Reporter, entry: Entry, before: Moment, minds: bool) -> Iterator[str]:
    text = reporter.happening(entry)
    if text:
        yield f"  {text}"
    if entry.kind == "act":
        yield f"  -- {entry.note} --"
    if minds:
        yield from (f"{INDENT}{each}" for each in reporter.thoughts(entry, before))
        if entry.kind == "clock":
            yield from (f"{INDENT}{each}" for each in reporter.wrong_beliefs())


class Reporter:
    """Finds the words for one run, entry by entry."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.world = story.setting.world
        self._teller = Teller(self.world, story.options.seed)
        self._wrong: dict[str, tuple[str, ...]] = {}
        self._minute = -1
        for entry in story.chronicle:
            self.happening(entry)  # What has been told already decides how the next thing is worded.

    def begin_paragraph(self) -> None:
        """Name everybody anew from here on."""
        self._teller.begin_paragraph()

    def happening(self, entry: Entry) -> str:
        """Return what others can see of an entry, in plain sentences; empty where there is nothing to see."""
        if entry.talk is not None:
            return self._overheard(entry.talk)
        if entry.call is None:
            return ""
        if entry.minutes != self._minute:
            self._minute = entry.minutes
            self.begin_paragraph()
        match entry.kind:
            case "action" | "fate" | "rule":
                event = self.story.following.event(entry)
                return " ".join(self._teller.sentences(event.action, entry.call, None))
            case "failed":
                self.begin_paragraph()
                return capitalised(f"{self._name(entry.who)} tried to {self._phrase(entry)}, and could not.")
            case "refused":
                self.begin_paragraph()
                asker = self._name(entry.actors[0])
                return capitalised(f"{asker} wanted to {self._phrase(entry)}, but {self._name(entry.who)} would not.")
            case _:
                return ""

    def _overheard(self, said: Saying) -> str:
        """Return what a character hears in a crowd; empty where the world's own rules put that into words."""
        if not said.character or self.story.following.heard_by(said) is not None:
            return ""
        self.begin_paragraph()
        place = self.story.crowds.groups[said.crowd].place
        where = f" in {self._name(place)}" if place else ""
        fact = in_english(self.world, _as_read(said.fluent, said.value))
        return capitalised(f"somebody{where} told {self._name(said.character)} that {fact}.")

    def thoughts(self, entry: Entry, before: Moment) -> Iterator[str]:
        """Yield what an entry says about minds, one sentence each; `before` is the moment in which it was recorded."""
        who = self._name(entry.who) if entry.who else ""
        match entry.kind:
            case "intends":
                yield from self._intends(entry, before)
            case "drops" if entry.note != DONE:
                yield capitalised(f"{who} no longer means to {self._phrase(entry)}: {self._named(entry.note)}.")
            case "waits":
                clause = plain(self.world, entry.call) if entry.call is not None else None
                subject = self._name(clause.subject) if clause is not None and clause.subject else "something"
                yield capitalised(f"{who} waits for {subject} to {self._phrase(entry)}.")
            case "decides":
                yield capitalised(self._steered(entry))
            case "idle":
                yield capitalised(f"{who} does nothing. {capitalised(self._named(entry.note))}.")
            case "talk" if entry.talk is not None and entry.talk.believed:
                fact = self._fact(entry.talk.fluent, entry.talk.value)
                yield capitalised(f"{self._name(entry.talk.character)} now believes {fact}.")
            case "learns" | "failed":
                for each in entry.writes:
                    if each.chain:
                        minds = " believes ".join(map(self._name, each.chain))
                        yield capitalised(f"{minds} now believes {self._fact(each.fluent, each.value)}.")
            case "feels":
                yield from self._feels(entry)
            case _:
                return

    def wrong_beliefs(self) -> Iterator[str]:
        """Yield what has changed since the last time in what characters have wrong."""
        setting, state = self.story.setting, self.story.moment.state
        counted = counts_kept(setting.world)  # Nobody goes about counting.
        for who in setting.characters:
            mind = believed(setting, state, who)
            now = tuple(
                self._fact(setting.fluents[index], value)
                for index, value in enumerate(mind.values)
                if value is not UNKNOWN and value != state[index] and setting.fluents[index].property not in counted
            )
            last = self._wrong.get(who, ())
            self._wrong[who] = now
            new = [each for each in now if each not in last]
            if new:
                yield capitalised(f"{self._name(who)} wrongly believes {listed(new)}.")
            gone = [each for each in last if each not in now]
            if gone:
                yield capitalised(f"{self._name(who)} is no longer wrong about {listed(gone)}.")

    def _intends(self, entry: Entry, before: Moment) -> Iterator[str]:
        plan = entry.reasons[0]
        first = self._expected(plan.steps[:1], plan)
        yield capitalised(
            f"{self._name(entry.who)} decides {first}. {in_words(self.story.setting, before.state, plan)}"
        )

    def _steered(self, entry: Entry) -> str:
        """Return what somebody else has settled for a character, or of what comes by chance."""
        hand = "the author" if entry.decider == "author" else "the reader"
        if entry.note == SENT:
            return f"{hand} sends `{entry.call}`."
        if not entry.who:
            return f"{hand} settles that `{entry.call}` {entry.note}."
        if entry.note in (AGREES, REFUSES):
            return f"{hand} settles that {self._name(entry.who)} {entry.note}."
        does = f"chooses to {self._phrase(entry)}" if entry.call is not None else "lets the moment pass"
        return f"{hand} settles that {self._name(entry.who)} {does}, {entry.note}."

    def _expected(self, steps: tuple[ExplainedStep, ...], plan: Explanation) -> str:
        taken = plain(self.world, steps[0].call)
        own = taken.subject in (plan.character, None)
        return f"to {taken.phrase}" if own else f"that {taken.clause(self.world, 'present')}"

    def _feels(self, entry: Entry) -> Iterator[str]:
        by_holder: dict[str, list[Felt]] = {}
        for each in entry.feels:
            if each.by >= FELT:
                by_holder.setdefault(each.holder, []).append(each)
        for holder, felt in by_holder.items():
            yield capitalised(f"{self._name(holder)} feels {listed([self._feeling(each) for each in felt])}.")

    def _feeling(self, felt: Felt) -> str:
        towards = f" towards {self._name(felt.about)}" if felt.about else ""
        return f"{felt.emotion.replace('_', ' ')}{towards} {felt.now}"

    def _phrase(self, entry: Entry) -> str:
        return plain(self.world, entry.call).phrase if entry.call is not None else ""

    def _name(self, who: str) -> str:
        return name_of(self.world, who)

    def _named(self, text: str) -> str:
        """Return the text with all characters in it called by their names."""
        return re.sub(
            r"\w+", lambda found: self._name(found[0]) if found[0] in self.world.characters else found[0], text
        )

    def _fact(self, fluent: Fluent, value: Value) -> str:
        return f"`{expression_text(written(_as_read(fluent, value))).replace('()', '').replace('`', '')}`"


def _as_read(fluent: Fluent, value: Value) -> Expression:
    """Return the condition that a fluent has a value."""
    read = Read(fluent.property, tuple(Literal(each) for each in fluent.arguments))
    return read if value is True else Not(read) if value is False else Comparison("==", read, Literal(value))
