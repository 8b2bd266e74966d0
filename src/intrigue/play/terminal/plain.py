"""A game line by line: for pipes, for tests, and for readers who listen to their terminal.

Every answer is one line: the number of a choice, or a command. Nothing is drawn, and nothing said is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.errors import IntrigueError
from intrigue.play.choices import GROUPS, Choice, Group
from intrigue.play.minds import MindView
from intrigue.play.reasons import Branch, flattened, why_tree, whynot_tree
from intrigue.play.seeing import Kind, Line
from intrigue.play.session import Session
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.realization import name_of

HEADINGS: dict[Group, str] = {"answer": "Answer", "say": "Say", "go": "Go", "do": "Do", "wait": "Or"}
"""What stands above each group of choices."""
MARK = "*"
"""Stands behind a choice for which the character has a reason of its own."""

LAYOUT: dict[Kind, str] = {
    "act": "== {} ==",
    "frame": "{}",
    "time": "[{}]",
    "asked": "{}",
    "chosen": "> {}",
    "event": "{}",
    "mind": "  {}",
    "end": "{}",
}
"""How each kind of line is laid out."""


@dataclass(frozen=True, slots=True)
class Files:
    """How games are kept: front ends do not write files themselves."""

    save: Callable[[str, str], None]
    """Write a text to the file of this name; raise OSError where that cannot be done."""
    load: Callable[[str], Session]
    """Return the game in the file of this name; raise OSError or IntrigueError where there is none."""
    name: str
    """Where a game is saved unless told otherwise."""


class Plain:
    """One reader at one terminal; `answer` takes a line and says what comes of it."""

    def __init__(self, session: Session, files: Files, reveal: bool = False) -> None:
        self.session = session
        self.files = files
        self.reveal = reveal
        self.left = False
        """Whether the reader has had enough."""

    def greeting(self) -> Iterator[str]:
        """Yield what is said at the beginning."""
        world = self.session.story.setting.world
        yield f"{world.title or world.name}. You decide for {name_of(world, self.session.who)}."
        yield "Type the number of a choice, or 'help'."
        if self.session.told:
            yield from self._told(self.session.told)
        if not self.session.decided:
            yield ""
            yield from self.session.outset
        yield from self._offered()

    def answer(self, line: str) -> Iterator[str]:
        """Take what the reader typed, and yield what is said to it."""
        word, _, rest = line.strip().partition(" ")
        if not word:
            yield from self._offered()
        elif word.isdecimal():
            yield from self._chosen(int(word))
        else:
            command = next((each for name, each in COMMANDS.items() if word.lower() in (name, name[0])), None)
            if command is None:
                yield f"'{word}' is no number and no command. Type 'help' to see what can be typed."
            else:
                yield from command.run(self, rest.strip())

    # --- Choosing -----------------------------------------------------------------------------------------------------

    def _chosen(self, number: int) -> Iterator[str]:
        offered = self.session.choices()
        if not 1 <= number <= len(offered):
            yield f"There is no choice {number}."
            yield from self._offered()
            return
        self.session = self.session.choose(offered[number - 1].key)
        yield from self._told(self.session.news)
        yield from self._offered()

    def _told(self, lines: Sequence[Line]) -> Iterator[str]:
        yield ""
        if not lines:
            yield self.session.nothing
        yield from (LAYOUT[line.kind].format(line.text) for line in lines)

    def _offered(self) -> Iterator[str]:
        offered = self.session.choices()
        yield ""
        if not offered:
            yield "This is the end. Type 'undo' to go back, or 'quit'."
            return
        if self.session.asked is not None:
            yield self.session.asked.text
        numbers = {each.key: number for number, each in enumerate(offered, 1)}
        for group in GROUPS:
            members = [each for each in offered if each.group == group]
            if members:
                yield f"{HEADINGS[group]}:"
                yield from (f"  {numbers[each.key]}. {each.text}{f' {MARK}' if each.own else ''}" for each in members)

    @property
    def _name(self) -> str:
        return name_of(self.session.story.setting.world, self.session.who)

    # --- Commands -----------------------------------------------------------------------------------------------------

    def why(self, rest: str) -> Iterator[str]:
        """Say why a choice would make sense, or why what happened last was done."""
        offered = self.session.choices()
        if rest.isdecimal() and 1 <= int(rest) <= len(offered):
            chosen = offered[int(rest) - 1]
            yield chosen.why or f"{self._name} has no reason to: {_lowered(chosen)}."
            return
        entries = [line.entry for line in self.session.news if line.kind == "event"]
        said = [reason for entry in entries for reason in self.session.why(entry)]
        yield from said or ["Nothing has happened just now that anybody did for a reason."]

    def past(self, rest: str) -> Iterator[str]:
        """List all that was seen to happen, or give the whole motive behind one of it, as it really was."""
        lines = [line for line in self.session.told if line.kind == "event"]
        if not rest:
            yield from (f"  {number}. {line.text}" for number, line in enumerate(lines, 1))
            yield "Type 'past' and a number to be told why, as it really was." if lines else "Nothing has happened yet."
        elif not rest.isdecimal() or not 1 <= int(rest) <= len(lines):
            yield f"Nothing that happened has the number {rest}."
        else:
            yield from _tree(why_tree(self.session, lines[int(rest) - 1].entry))

    def truth(self, rest: str) -> Iterator[str]:
        """Say why something is not possible, as it really is."""
        found = next((each for each in self.session.barred() if rest and rest.lower() in each.text.lower()), None)
        if found is None:
            yield (
                f"Nothing that is impossible goes by these words: '{rest}'."
                if rest
                else "Type a word of what you mean."
            )
            return
        tree = whynot_tree(self.session, found.call)
        yield from _tree(tree) if tree is not None else ["Nothing has happened yet."]

    def cannot(self, rest: str) -> Iterator[str]:
        """List what the character takes for impossible, with what stands in the way."""
        barred = self.session.barred()
        found = [each for each in barred if rest.lower() in each.text.lower()]
        if not found:
            yield f"There is nothing else that {self._name} can think of{' by these words' if rest else ''}."
        for each in found if rest else found[:10]:
            yield f"{each.text}: {each.why}"
        if not rest and len(found) > 10:
            yield f"And {len(found) - 10} more; type 'cannot' and a word to ask for them."

    def minds(self, rest: str) -> Iterator[str]:
        """Say what the character makes of the others."""
        for each in self.session.minds(self.reveal):
            yield from self._mind(each.view)
            yield from (f"  In truth: {said}" for said in each.beyond)

    def log(self, rest: str) -> Iterator[str]:
        """Tell all of it again."""
        yield from self._told(self.session.told)

    def undo(self, rest: str) -> Iterator[str]:
        """Take the last choice back."""
        if not self.session.decided:
            yield "There is nothing to take back."
            return
        taken = self.session.decided[-1].text
        self.session = self.session.undo()
        yield f"Taken back: {taken}."
        yield from self._offered()

    def save(self, rest: str) -> Iterator[str]:
        """Write the game to a file."""
        name = rest or self.files.name
        try:
            self.files.save(name, self.session.save())
        except OSError as trouble:
            yield f"Not saved: '{name}' cannot be written: {trouble.strerror}."
        else:
            yield f"Saved to {name}."

    def load(self, rest: str) -> Iterator[str]:
        """Go on with a game from a file."""
        name = rest or self.files.name
        try:
            self.session = self.files.load(name)
        except (IntrigueError, OSError) as trouble:
            yield f"Not loaded: {trouble}"
            return
        yield from self._told(self.session.told)
        yield from self._offered()

    def help(self, rest: str) -> Iterator[str]:
        """Say what can be typed."""
        yield "Type the number of a choice. A star marks what the character has a reason of its own for."
        yield from (
            f"  {name}{f' {each.takes}' if each.takes else ''}: {each.about}" for name, each in COMMANDS.items()
        )

    def quit(self, rest: str) -> Iterator[str]:
        """Leave."""
        self.left = True
        yield from ()

    def _mind(self, view: MindView) -> Iterator[str]:
        yield f"{capitalised(view.name)}:"
        said = [*view.wants, *view.believes]
        if view.feels:
            said.append(capitalised(f"{view.name} feels {listed(view.feels)}."))
        yield from (f"  {each}" for each in said or ["There is nothing to say."])


Run: TypeAlias = Callable[[Plain, str], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be typed besides a number."""

    run: Run
    about: str
    takes: str = ""
    """What can stand behind it."""


COMMANDS: dict[str, Command] = {
    "why": Command(Plain.why, "why what just happened was done, or why one would choose N", "[N]"),
    "cannot": Command(Plain.cannot, "what is not possible, and why not; WORD narrows it down", "[WORD]"),
    "past": Command(Plain.past, "what happened; the whole motive behind N, as it really was", "[N]"),
    "truth": Command(Plain.truth, "why something is not possible, as it really is", "WORD"),
    "minds": Command(Plain.minds, "what your character makes of the others"),
    "log": Command(Plain.log, "all that was told so far"),
    "undo": Command(Plain.undo, "take the last choice back"),
    "save": Command(Plain.save, "write the game to FILE", "[FILE]"),
    "open": Command(Plain.load, "go on with the game in FILE", "[FILE]"),
    "help": Command(Plain.help, "this list"),
    "quit": Command(Plain.quit, "leave"),
}
"""All commands; the first letter will do for each."""


def play(game: Plain, read: Callable[[], str | None], write: Callable[[str], None]) -> Session:
    """Play until the reader leaves or there is nothing more to read; return the game as it then stands."""
    for line in game.greeting():
        write(line)
    while not game.left:
        typed = read()
        if typed is None:
            break
        for line in game.answer(typed):
            write(line)
    return game.session


def _tree(tree: Branch) -> Iterator[str]:
    yield tree.text
    for depth, each in flattened(tree):
        yield f"{'  ' * (depth + 1)}{each.text}"


def _lowered(choice: Choice) -> str:
    return choice.text[:1].lower() + choice.text[1:]
