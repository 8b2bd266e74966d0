"""A game on the full screen: the telling, the choices below it, and a panel for minds beside it.

Everything can be done by keys alone and by mouse alone. Thinking happens beside the screen, so that it never hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Footer, Header, OptionList, Static
from textual.widgets.option_list import Option

from intrigue.errors import IntrigueError
from intrigue.play.choices import GROUPS, Choice
from intrigue.play.minds import MindView, Seen
from intrigue.play.reasons import Branch, flattened, why_tree, whynot_tree
from intrigue.play.seeing import Kind, Line
from intrigue.play.session import Session
from intrigue.play.terminal.papers import Listing, Message, Naming
from intrigue.play.terminal.plain import HEADINGS, MARK, Files
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.realization import name_of

NARROW = 90
"""Below so many columns the panel of minds does not stand beside the telling; it is called up in its stead."""
PER_LINE = 5
"""So many keys stand in one line of two."""
MOST_BARRED = 30
"""So many impossible things are listed."""
STYLES: dict[Kind, str] = {
    "act": "bold underline",
    "frame": "",
    "time": "bold",
    "asked": "bold",
    "chosen": "dim",
    "event": "",
    "mind": "italic",
    "end": "bold",
}
"""How each kind of line looks; nothing hangs on colour."""
PREFIXES: dict[Kind, str] = {"chosen": "› ", "mind": "  "}


class Keys(Footer):
    """The keys that do something; on a narrow screen in two lines."""

    def compose(self) -> ComposeResult:
        """Lay the keys out; how many stand in one of two lines matters only there."""
        yield from super().compose()
        self.styles.grid_size_columns = PER_LINE


class Playing(App[None]):
    """A game on the full screen."""

    CSS = """
    #page { width: 1fr; }
    #telling { height: 1fr; padding: 0 2; }
    #telling Static { max-width: 76; padding-right: 1; }
    #minds Static { padding-right: 1; }
    #choices { height: auto; max-height: 45%; border: none; border-top: solid $foreground 30%; }
    #choices:focus { border: none; border-top: solid $primary; }
    #minds { width: 38; padding: 0 1; border-left: solid $foreground 30%; display: none; }
    #minds.shown { display: block; }
    .narrow #minds.shown { width: 100%; border-left: none; }
    .reading #page { display: none; }
    .narrow Keys { layout: grid; grid-columns: auto; grid-rows: 1; height: 2; }
    Message, Naming, Listing { align: center middle; }
    .paper OptionList { height: auto; max-height: 45vh; border: none; background: $surface; }
    .paper .heading { max-height: 3; }
    .paper { width: 80%; max-width: 90; height: auto; max-height: 90%; padding: 1 2; }
    .paper { border: round $foreground; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo"),
        Binding("w", "why", "Why?"),
        Binding("c", "cannot", "Why not?"),
        Binding("p", "past", "Past"),
        Binding("m", "minds", "Minds"),
        Binding("l", "log", "Log"),
        Binding("s", "save", "Save"),
        Binding("o", "open", "Open"),
        Binding("q", "quit", "Quit"),
        *(Binding(str(number), f"number({number})", show=False) for number in range(1, 10)),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session, files: Files, reveal: bool = False) -> None:
        super().__init__()
        self.session = session
        self.files = files
        self.reveal = reveal
        self.busy = False
        world = session.story.setting.world
        self.title = world.title or world.name

    # --- Drawing ------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Header()
        with Horizontal():
            with Vertical(id="page"):
                yield VerticalScroll(id="telling")
                yield OptionList(id="choices", markup=False)
            yield VerticalScroll(id="minds")
        yield Keys()

    def on_mount(self) -> None:
        """Draw the game, with the minds beside it where there is room."""
        self.query_one("#minds").set_class(self.size.width >= NARROW, "shown")
        self.screen.set_class(self.size.width < NARROW, "narrow")
        self._draw(self.session.told)

    def on_resize(self, resized: Resize) -> None:
        """Keep the panel of minds off a narrow screen."""
        narrow = resized.size.width < NARROW
        base = self.screen_stack[0]
        if narrow != base.has_class("narrow"):
            base.set_class(narrow, "narrow")
            base.query_one("#minds").set_class(not narrow, "shown")
            base.set_class(False, "reading")

    def _draw(self, lines: Sequence[Line]) -> None:
        """Draw the telling anew, and what can be chosen now."""
        telling = self.query_one("#telling", VerticalScroll)
        telling.remove_children()
        shown = [_worded(line) for line in lines]
        if not self.session.decided:
            shown += [Text(each) for each in self.session.outset]
        if self.session.asked is not None:
            shown.append(Text(self.session.asked.text, style="bold"))
        telling.mount_all([Static(each) for each in shown])
        self._to_what_is_new()
        self._offer()
        self._draw_minds()
        story = self.session.story
        self.sub_title = f"{self.character} · {story.options.clock.shown(story.moment.minutes)}"

    def _to_what_is_new(self) -> None:
        """Show the end of the telling; before the first choice, where it begins."""
        telling = self.query_one("#telling", VerticalScroll)
        if self.session.decided:
            telling.anchor()  # It stays there when lines are broken anew, until the reader scrolls.
        else:
            telling.anchor(False)
            telling.scroll_home(animate=False)

    def _offer(self) -> None:
        choices = self.query_one("#choices", OptionList)
        choices.clear_options()
        offered = self.session.choices()
        numbers = {each.key: number for number, each in enumerate(offered, 1)}
        for group in GROUPS:
            members = [each for each in offered if each.group == group]
            if members:
                choices.add_option(Option(Text(HEADINGS[group], style="bold"), disabled=True))
            for each in members:
                mark = f" {MARK}" if each.own else ""
                choices.add_option(Option(Text(f"{numbers[each.key]:>3}  {each.text}{mark}"), id=each.key))
        if not offered:
            choices.add_option(Option(Text("This is the end. u takes the last choice back, q leaves."), disabled=True))
        choices.focus()
        choices.action_first()

    def _draw_minds(self) -> None:
        panel = self.query_one("#minds", VerticalScroll)
        panel.remove_children()
        panel.mount_all([Static(_of_mind(each)) for each in self.session.minds(self.reveal)])

    @property
    def character(self) -> str:
        """Whom the reader plays."""
        return name_of(self.session.story.setting.world, self.session.who)

    # --- Choosing -----------------------------------------------------------------------------------------------------

    def on_option_list_option_selected(self, selected: OptionList.OptionSelected) -> None:
        """Choose what was pressed or clicked."""
        if selected.option_id is not None:
            self._go_on(selected.option_id)

    def action_number(self, number: int) -> None:
        """Choose by number."""
        offered = self.session.choices()
        if number <= len(offered):
            self._go_on(offered[number - 1].key)

    def _go_on(self, key: str) -> None:
        if not self.busy:
            self.busy = True
            self.sub_title = "…"
            self._think(lambda: self.session.choose(key))

    @work(thread=True, exclusive=True)
    def _think(self, onward: Callable[[], Session]) -> None:
        try:
            session = onward()
            session.choices()  # Thought out here, and kept.
        except IntrigueError as trouble:
            self.call_from_thread(self._arrived, self.session, str(trouble))
        else:
            self.call_from_thread(self._arrived, session, "")

    def _arrived(self, session: Session, trouble: str) -> None:
        self.busy = False
        grew = session.told[: len(self.session.told)] == self.session.told and session is not self.session
        self.session = session
        self._draw(session.told)
        if trouble:
            self.notify(trouble, severity="error", markup=False)
        elif grew and not session.news:
            self.notify(self.session.nothing, markup=False)

    # --- Commands -----------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last choice back."""
        if self.session.decided and not self.busy:
            self.busy = True
            self._think(self.session.undo)

    def action_why(self) -> None:
        """Say why the choice under the bar would be made, and why what happened last was done."""
        lines = []
        chosen = self._under_bar()
        if chosen is not None:
            lines.append(chosen.why or f"{self.character} has no reason of its own for: {chosen.text}.")
        entries = [line for line in self.session.news if line.kind == "event"]
        for line in entries:
            lines += ["", line.text, *(f"  {reason}" for reason in self.session.why(line.entry))]
        self.push_screen(Message("Why?", lines or ["Nothing has happened yet."]))

    def _under_bar(self) -> Choice | None:
        choices = self.query_one("#choices", OptionList)
        if choices.highlighted is None:
            return None
        key = choices.get_option_at_index(choices.highlighted).id
        return next((each for each in self.session.choices() if each.key == key), None)

    def action_cannot(self) -> None:
        """List what the character takes for impossible, with what stands in the way."""
        barred = self.session.barred()
        if not barred:
            nothing = f"There is nothing else that {self.character} can think of."
            self.push_screen(Message("Why can I not…", [nothing]))
            return
        lines: list[tuple[str, str | None]] = [
            (f"{each.text}: {each.why}", str(place)) for place, each in enumerate(barred[:MOST_BARRED])
        ]
        if len(barred) > MOST_BARRED:
            lines.append((f"And {len(barred) - MOST_BARRED} more.", None))

        def ask(place: str | None) -> None:
            if place is not None:
                call = barred[int(place)].call
                self._ask(lambda: whynot_tree(self.session, call))

        self.push_screen(Listing("Why can I not…", lines), ask)

    def action_past(self) -> None:
        """List all that was seen to happen; each line leads to why it was done."""
        lines = [(line.text, str(line.entry)) for line in self.session.told if line.kind == "event"]
        if not lines:
            self.push_screen(Message("What happened", ["Nothing yet."]))
            return
        self.push_screen(Listing("What happened, and why", lines, last=True), self._why_of)

    def _why_of(self, entry: str | None) -> None:
        """Show why something was done, as the character sees it; the last line leads to how it is."""
        if entry is None:
            return
        reasons: list[tuple[str, str | None]] = [(each, None) for each in self.session.why(int(entry))]
        reasons.append(("How it is", entry))
        line = next((each.text for each in self.session.told if each.entry == int(entry)), "Why?")
        self.push_screen(Listing(line, reasons), self._tree_of)

    def _tree_of(self, entry: str | None) -> None:
        if entry is not None:
            number = int(entry)
            self._ask(lambda: why_tree(self.session, number))

    @work(thread=True, exclusive=True)
    def _ask(self, question: Callable[[], Branch | None]) -> None:
        try:
            tree = question()
        except IntrigueError as trouble:
            self.call_from_thread(self.notify, str(trouble), severity="error", markup=False)
        else:
            self.call_from_thread(self._show_tree, tree)

    def _show_tree(self, tree: Branch | None) -> None:
        """Show a motive as a tree, whose lines lead to the motives of what they speak of."""
        if tree is None:
            self.notify("Nothing has happened yet.", markup=False)
            return
        lines = [
            (f"{'  ' * depth}{each.text}", None if each.entry is None else str(each.entry))
            for depth, each in flattened(tree)
        ]
        self.push_screen(Listing(tree.text, lines), self._tree_of)

    def action_minds(self) -> None:
        """Show or hide the panel of minds."""
        panel = self.query_one("#minds")
        panel.toggle_class("shown")
        reading = self.screen.has_class("narrow") and panel.has_class("shown")
        self.screen.set_class(reading, "reading")
        # Arrows move what can be seen: the bar in the choices, or the panel where it takes their place.
        self.call_after_refresh((panel if reading else self.query_one("#choices")).focus)

    def action_log(self) -> None:
        """Show all decisions."""
        clock = self.session.story.options.clock
        lines = [f"{each.number + 1:>3}  {clock.shown(each.minutes)}  {each.text}" for each in self.session.decided]
        self.push_screen(Message("What you decided", lines or ["Nothing yet."]))

    def action_save(self) -> None:
        """Ask for a name, and write the game to a file."""
        self.push_screen(Naming("Save as", self.files.name), self._save)

    def _save(self, name: str | None) -> None:
        if name is None:
            return
        try:
            self.files.save(name, self.session.save())
        except OSError as trouble:
            self.notify(f"Not saved: {name} cannot be written: {trouble.strerror}.", severity="error", markup=False)
        else:
            self.notify(f"Saved to {name}.", markup=False)

    def action_open(self) -> None:
        """Ask for a name, and go on with the game in that file."""
        self.push_screen(Naming("Open", self.files.name), self._open)

    def _open(self, name: str | None) -> None:
        if name is None:
            return
        try:
            session = self.files.load(name)
        except (IntrigueError, OSError) as trouble:
            self.notify(f"Not opened: {trouble}", severity="error", markup=False)
        else:
            self._arrived(session, "")


def show(session: Session, files: Files, reveal: bool = False) -> Session:
    """Play on the full screen until the reader leaves; return the game as it then stands."""
    app = Playing(session, files, reveal)
    app.run()
    return app.session


def _worded(line: Line) -> Text:
    return Text(f"{PREFIXES.get(line.kind, '')}{line.text}", style=STYLES[line.kind])


def _of_mind(seen: Seen) -> Text:
    """Return a mind as it is shown in the panel, with the truth below it where it is to be seen."""
    text = Text(capitalised(seen.view.name), style="bold underline")
    for line in _lines(seen.view):
        text.append(f"\n{line}", style="not bold not underline")
    for line in seen.beyond:
        text.append(f"\nIn truth: {line}", style="not bold not underline italic")
    return text.append("\n")


def _lines(view: MindView) -> list[str]:
    felt = [f"Feels {listed(view.feels)}."] if view.feels else []
    return [*view.foremost, *felt, *view.believes]
