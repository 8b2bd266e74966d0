"""What is laid over the screen for a while: a text to read, lines to follow, a name to type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

LEADS_ON = "› "
"""Stands before a line that leads on."""


class Message(ModalScreen[None]):
    """A text that is read and put away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,q", "dismiss", "Close")]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.heading = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        """Lay the text out."""
        with VerticalScroll(classes="paper"):
            yield Static(Text(self.heading, style="bold"))
            for line in self.lines:
                yield Static(Text(line))
            yield Static(Text("\nEsc closes this.", style="dim"))

    def on_click(self) -> None:
        """Put it away."""
        self.dismiss()


class Listing(ModalScreen[str | None]):
    """Lines of which some lead on; hands out where to."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "Close")]

    def __init__(self, title: str, lines: Sequence[tuple[str, str | None]], *, last: bool = False) -> None:
        super().__init__()
        self.heading = title
        self.lines = lines
        self.last = last
        """Whether the bar stands on the last line at first."""

    def compose(self) -> ComposeResult:
        """Lay the lines out; those that lead on are marked."""
        with Vertical(classes="paper"):
            yield Static(Text(self.heading, style="bold"), classes="heading")
            options = (Option(Text(f"{LEADS_ON if leads else '  '}{line}"), id=leads) for line, leads in self._single())
            yield OptionList(*options, markup=False)
            yield Static(Text(f"Enter follows a line with {LEADS_ON.strip()}; Esc closes this.", style="dim"))

    def on_mount(self) -> None:
        """Put the bar where reading begins."""
        lines = self.query_one(OptionList)
        lines.focus()
        if self.last:
            lines.action_last()

    def on_option_list_option_selected(self, selected: OptionList.OptionSelected) -> None:
        """Hand out where the line leads."""
        if selected.option_id is not None:
            self.dismiss(selected.option_id.partition("/")[0])

    def _single(self) -> Iterator[tuple[str, str | None]]:
        """Yield the lines with names that no two of them share."""
        for place, (line, leads) in enumerate(self.lines):
            yield line, f"{leads}/{place}" if leads is not None else None


class Naming(ModalScreen[str | None]):
    """Asks for the name of a file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave it")]

    def __init__(self, question: str, name: str) -> None:
        super().__init__()
        self.question = question
        self.name_before = name

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with Vertical(classes="paper"):
            yield Static(Text(self.question, style="bold"))
            yield Input(self.name_before)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Hand the name out."""
        self.dismiss(submitted.value or None)
