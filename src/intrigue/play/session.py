"""A game as a value: one character is the reader's, and everybody else lives as in any run.

    session = begin(load("pendant").world, "gaara")
    for choice in session.choices(): ...
    session = session.choose("come_in(gaara)")
    session.told, session.undo(), session.save()

Nothing of a session ever changes: `choose` and `undo` return other sessions. What the reader decides is recorded in the
chronicle like everything else, so a saved game is a run file, and what is undone is worked out anew from the record.

A session stands where a decision of the reader's is due. It keeps the story as it was at the beginning of the turn in
which that is, and what the reader has decided in this turn: the turn is gone through again up to the next question, and
comes out the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.explain.past import Past
from intrigue.language.nearest import nearest
from intrigue.minds.thinking import Option
from intrigue.model.world import Ending, World
from intrigue.play import choices as offering
from intrigue.play.choices import AGREE, READER, REFUSE, WAIT, WAIT_ON, Asked, Choice
from intrigue.play.framing import last_words
from intrigue.play.hand import Hand
from intrigue.play.minds import Seen, minds
from intrigue.play.obstacles import Obstacle, obstacle, obstacles
from intrigue.play.onward import Between, Given, Reached, onward
from intrigue.play.opinions import as_seen
from intrigue.play.record import Decided, begun_by, decisions, turn_of
from intrigue.play.seeing import BEFORE, Line, Narrator
from intrigue.play.words import whereabouts
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.runfile import from_json, to_json
from intrigue.simulate.simulation import Options, Story
from intrigue.tell.grammar import capitalised
from intrigue.tell.realization import name_of

MOST_WAITS, MOST_QUIET = 12, 60
"""For so many turns is waited at once; and where the clock runs fast, because hardly anything happens."""
MOST_HOPES = 3
"""So many hopes are told before the first decision."""
QUIET = 30
"""The clock runs fast where a turn takes so many minutes or more, on the average."""
CODES = {
    "E801": "a choice that is not offered",
    "E802": "somebody to play who is no character",
    "E803": "a saved run in which no reader has decided anything",
}
"""What a game may be refused for."""


@dataclass(frozen=True, eq=False)
class Session:
    """A game at a moment in which the reader is to decide, or at its end."""

    who: str
    """The reader's character."""
    opening: Story
    """Before anything has happened; never goes on."""
    base: Story
    """At the beginning of the current turn; never goes on."""
    given: Given
    """What the reader has decided in this turn: a call, or `wait`, `agree`, `refuse`."""
    story: Story
    """As it stands now; never goes on."""
    asked: Asked | None = None
    """What the reader's character is asked to agree to; None: it has its turn."""
    ending: Ending | None = None
    """The ending that has come to hold."""
    told: tuple[Line, ...] = ()
    """All that has been told so far."""
    narrator: Narrator | None = None
    """Who tells it, as of now; None: nothing has been told."""
    decided: tuple[Decided, ...] = ()
    """The reader's decisions so far."""
    taken: tuple[Decided, ...] = ()
    """Those of them with which the reader's choices began.

    Turns of waiting between which there was nothing to tell are one choice: nobody takes sixty back one by one.
    """

    # --- As a value ---------------------------------------------------------------------------------------------------

    @property
    def digest(self) -> str:
        """A short text that stands for all that has happened."""
        return self.story.digests.found[-1] if self.story.digests.found else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Session) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return self.who, self.story.world.name, self.story.options.seed, self.digest, self.asked is None

    # --- What could be done -------------------------------------------------------------------------------------------

    @property
    def over(self) -> str:
        """Why there is nothing more to decide; empty while there is."""
        if self.ending is not None:
            return self.ending.title or self.ending.name
        return self.story.ended

    @cached_property
    def new(self) -> int:
        """Where in `told` begins what came of the last decision; 0 where there was none."""
        if not self.decided:
            return 0
        last, place = self.decided[-1].entry, len(self.told)
        # What belongs to no entry, such as the time or the title of an act, belongs to what follows it.
        while place and (self.told[place - 1].entry >= last or self.told[place - 1].entry == -1):
            place -= 1
        return place

    @property
    def news(self) -> tuple[Line, ...]:
        """What came of the last decision; empty where the character saw nothing happen."""
        lines = self.told[self.new :]
        seen = any(line.kind in ("event", "mind", "end") for line in lines)
        return tuple(line for line in lines if line.kind not in ("asked", "chosen")) if seen else ()

    @property
    def nothing(self) -> str:
        """What is said where the character saw nothing happen; who waits again and again is told how late it is."""
        now = self.story.options.clock.shown(self.story.moment.minutes)
        return capitalised(f"{now}: nothing has happened that {name_of(self.story.setting.world, self.who)} could see.")

    def shows_more_than(self, known: Container[str]) -> bool:
        """Return whether anything came of the last decision that is not told in words that are known already."""
        return any(each.text not in known for each in self.news if each.kind != "time")

    def choices(self) -> tuple[Choice, ...]:
        """Return what the character could do now, as it believes; nothing when the game is over."""
        return self._choices

    @cached_property
    def _choices(self) -> tuple[Choice, ...]:
        if self.over:
            return ()
        if self.asked is not None:
            return offering.answers(self.story, self.who, self.asked)
        return offering.choices(self.story, self.who, self._options)

    @cached_property
    def _options(self) -> tuple[Option, ...]:
        """What the character has reasons for."""
        mind = believed(self.story.setting, self.story.moment.state, self.who)
        return self.story.thinker.options(mind, self.who, self.story.situation(self.who).reach).found

    @cached_property
    def _meant(self) -> frozenset[Event]:
        """What the character has reasons for, the reasons left aside."""
        return frozenset(option.event for option in self._options)

    def barred(self) -> tuple[Obstacle, ...]:
        """Return what the character takes for impossible now, with what stands in the way; what lacks least first."""
        return () if self.over else obstacles(self.story, self.who)

    def why_not(self, event: Event) -> Obstacle:
        """Return what stands in the way of an action, as the character sees it."""
        return obstacle(self.story, self.who, event)

    def minds(self, reveal: bool = False) -> tuple[Seen, ...]:
        """Return what the character makes of everybody's mind; with `reveal` beside what is so."""
        return minds(self.story, self.who, True) if reveal else self._minds

    @cached_property
    def _minds(self) -> tuple[Seen, ...]:
        return minds(self.story, self.who)

    @property
    def outset(self) -> tuple[str, ...]:
        """What is said before the first decision, as sentences: what the character hopes for.

        Where the author opens with no words of their own, also where everybody is, as far as the character knows.
        """
        hopes = self.minds()[0].view.wants[:MOST_HOPES]
        if any(line.kind == "frame" for line in self.told):
            return hopes
        mind = believed(self.story.setting, self.story.moment.state, self.who)
        return (*whereabouts(self.story.setting, mind), *hopes)

    def why(self, number: int) -> tuple[str, ...]:
        """Return why those who took part in an entry of the chronicle did it, one sentence each.

        Of its own acts the character knows the reasons; of others' it has what it would take for their reasons.
        """
        return tuple(as_seen(self.opening.moment, self.story, self.who, self.story.chronicle[number]))

    @cached_property
    def past(self) -> Past:
        """The game looked back on, to be asked."""
        return Past(self.story)

    # --- Going on, and back -------------------------------------------------------------------------------------------

    def choose(self, key: str, between: Between | None = None) -> Session:
        """Return the game after a choice; raise InputError where no such choice is offered.

        `between` is called between any two things that happen; what it raises ends it.
        """
        chosen = next((each for each in self.choices() if each.key == key), None)
        if chosen is None:
            raise _refusal("E801", *self._no_such_choice(key))
        if key == WAIT_ON:
            return self._waited(between)
        given = chosen.call if chosen.call is not None and key not in (AGREE, REFUSE) else key
        return _onward(self, self.base, (*self.given, given), between)

    def _waited(self, between: Between | None) -> Session:
        """Return the game after as many turns of waiting as it takes until there is something new.

        That is something seen, something asked, or a reason of the character's own that it did not have before: anger
        passes, a day is over. What has been told in the same words before is not waited for: a bell that rings every
        evening, say.
        """
        known = {each.text for each in self.told if each.kind != "time"}
        session, begun, reasons = self, self.story.moment.minutes, self._meant
        for turn in range(1, MOST_QUIET + 1):
            session = _onward(session, session.base, (*session.given, WAIT), between, kept=turn == 1)
            if session.over or session.asked is not None or session.shows_more_than(known):
                break
            if session._meant - reasons:
                break
            reasons = session._meant  # What there was no reason for in between is new again.
            if turn >= MOST_WAITS and session.story.moment.minutes - begun < turn * QUIET:
                break
        return session

    def undo(self) -> Session:
        """Return the game as it was before the last choice; at the beginning, the game itself."""
        return self.before(self.last) if self.decided else self

    @property
    def last(self) -> int:
        """The number of the decision with which the last choice began; -1 where there was none."""
        return self.taken[-1].number if self.taken else -1

    def before(self, number: int) -> Session:
        """Return the game as it was before a decision, counted from 0."""
        return resumed(self.opening, self.who, self.story.chronicle.entries[: self.decided[number].entry])

    def _no_such_choice(self, key: str) -> tuple[str, str]:
        offered = [each.key for each in self.choices()]
        close = nearest(key, offered)
        if self.over:
            return f"'{key}' cannot be chosen, for the game is over", ""
        return f"'{key}' cannot be chosen now", f"did you mean '{close}'?" if close else ""

    # --- Saving -------------------------------------------------------------------------------------------------------

    def save(self) -> str:
        """Return the game as the text of a run file."""
        return to_json(self.story)


def begin(
    world: World,
    who: str,
    options: Options | None = None,
    texts: Mapping[str, str] | None = None,
    free: bool = False,
) -> Session:
    """Return a new game, with the author's hand in it unless it is free; raise InputError for who is no character."""
    story = Story(world, options)
    story.texts = texts
    story.decider = None if free else Hand(story)
    return begun(story, who)


def begun(opening: Story, who: str) -> Session:
    """Return a new game in a story in which nothing has happened; many games can share one opening."""
    _check_cast(opening, who)
    return _onward(Session(who, opening, opening, (), opening), opening, ())


def load(text: str | bytes, who: str | None = None, file: str = "<text>", free: bool = False) -> Session:
    """Return the game that the text of a run file records; as for `continued`."""
    return continued(from_json(text, file), who, file, free)


def continued(story: Story, who: str | None = None, file: str = "<game>", free: bool = False) -> Session:
    """Return a run as a game; `who` names the reader's character where no reader has decided anything yet.

    Unless it is free, the author's hand is in it from here on. Raise InputError where nobody is named, or there is no
    such character.
    """
    recorded = (each.who for each in story.chronicle if each.kind == "decides" and each.decider == READER)
    who = who or next(recorded, None)
    if who is None:
        hint = f"name a character with --as: {', '.join(story.setting.characters)}"
        raise _refusal("E803", "no reader has decided anything in this run", hint, file)
    _check_cast(story, who)
    opening = rewound(story)
    opening.decider = None if free else Hand(story)
    return resumed(opening, who, story.chronicle.entries)


def rewound(story: Story, options: Options | None = None) -> Story:
    """Return a story in which nothing has happened, with all that this one has worked out, and other options if any."""
    return story.anew(options, story.decider)


def resumed(opening: Story, who: str, entries: Sequence[Entry], near: Session | None = None) -> Session:
    """Return the game in which all this has happened; a last step that is not over is gone through again.

    Where a game is near that has come a part of the way, only the rest of it is gone.
    """
    if (
        near is not None
        and not near.over
        and near.story.chronicle.entries == tuple(entries[: len(near.story.chronicle)])
    ):
        base, given = turn_of(near.base, who, entries[len(near.base.chronicle) :])
        return _onward(near, base, given)
    base, given = turn_of(opening, who, entries)
    return _onward(Session(who, opening, opening, (), opening), base, given)


def _check_cast(story: Story, who: str) -> None:
    cast = story.setting.characters
    if who not in cast:
        close = nearest(who, cast)
        hint = f"did you mean '{close}'?" if close else f"one of {', '.join(cast)}"
        message = f"'{who}' is not a character of this world, so nobody can play it"
        raise _refusal("E802", message, hint, story.world.name)


# --- Small things -----------------------------------------------------------------------------------------------------


def _onward(before: Session, base: Story, given: Given, between: Between | None = None, kept: bool = True) -> Session:
    """Return the game from there on, up to the next decision that is due or to its end.

    Whoever does not keep the game before lets its narrator go on, which would have to be copied.
    """
    now = onward(before.opening, before.who, base, given, between)
    narrator = before.narrator if before.narrator is not None else Narrator(before.opening, before.who)
    if kept and narrator is before.narrator:
        narrator = narrator.fork()
    lines = (*before.told, *_without_begun_act(now, narrator.told(before.story, now.story)))
    new = now.story.chronicle.since(len(before.story.chronicle))
    decided = decisions(before.opening.setting.world, before.who, new, len(before.decided))
    session = Session(
        before.who,
        before.opening,
        now.base,
        now.given,
        now.story,
        now.asked,
        now.ending,
        lines,
        narrator,
        (*before.decided, *decided),
        (*before.taken, *begun_by(before.decided[-1:], decided, lines)),
    )
    return replace(session, told=(*lines, *_last_lines(session))) if session.over else session


def _without_begun_act(now: Reached, told: Iterable[Line]) -> Sequence[Line]:
    """Return lines without the title of an act that begins where the game is over."""
    lines = list(told)
    if now.ending is None and not now.story.ended:
        return lines
    last = next(
        (
            place
            for place, each in reversed(list(enumerate(lines)))
            if each.kind not in ("act", "frame") or each.entry == BEFORE
        ),
        -1,
    )
    begun = next((place for place in range(last + 1, len(lines)) if lines[place].kind == "act"), len(lines))
    return lines[:begun]


def _last_lines(session: Session) -> Iterable[Line]:
    """Yield how a game ends."""
    yield from (Line("frame", text) for text in last_words(session.story, session.who, session.ending))
    yield Line("end", capitalised(f"{session.over.rstrip('.')}."))


def _refusal(code: str, message: str, hint: str = "", file: str = "<game>") -> InputError:
    return InputError((Diagnostic(code, message, Place(file, 0, 0), hint=hint),))
