"""The pages of the documentation as blocks that can be run.

What a block is for stands after its opening fence; `CONTRIBUTING.md` lists the kinds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.project.tree import ROOT, name

FENCE = re.compile(r"^( *)(```+|~~~+) *([^`]*)$")
COMMAND = re.compile(r"^\$ (?P<line>.*?)(?:\s+# exit code (?P<code>\d+))?$")


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    page: Path
    line: int
    """Where its first line of text stands on the page, counted from 1."""
    kind: str
    """The first word after the fence; empty for none."""
    words: tuple[str, ...]
    """The other words after the fence."""
    text: str

    @property
    def place(self) -> str:
        """`docs/tour.md:12`, for messages."""
        return f"{name(self.page)}:{self.line}"


@dataclass(frozen=True)
class Example:
    """One command of a `console` block and what the page says it prints."""

    place: str
    line: str
    code: int
    shown: tuple[str, ...]
    """Empty where the page shows nothing."""


def pages() -> list[Path]:
    """Return all pages that make promises, in order."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page, in order; an unclosed fence is an error."""
    return blocks_of(page, page.read_text(encoding="utf-8"))


def blocks_of(page: Path, text: str) -> list[Block]:
    """Return the fenced blocks of a page's text."""
    found: list[Block] = []
    opened: tuple[int, str, str, list[str]] | None = None
    inside: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if opened is None:
            if fence:
                opened = (number + 1, fence[1], fence[2], fence[3].split())
                inside = []
        elif fence and not fence[3].strip() and fence[2].startswith(opened[2]):
            first, _, _, words = opened
            found.append(Block(page, first, words[0] if words else "", tuple(words[1:]), "\n".join(inside) + "\n"))
            opened = None
        else:
            inside.append(line.removeprefix(opened[1]))
    if opened is not None:
        raise ValueError(f"{name(page)}:{opened[0] - 1}: this fence is never closed")
    return found


def examples(block: Block) -> list[Example]:
    """Return the commands of a `console` block; text before the first one is an error."""
    found: list[tuple[int, str, int, list[str]]] = []
    for number, line in enumerate(block.text.splitlines()):
        command = COMMAND.match(line)
        if command:
            found.append((block.line + number, command["line"], int(command["code"] or 0), []))
        elif found:
            found[-1][3].append(line)
        elif line.strip():
            raise ValueError(f"{block.place}: a console block starts with `$ `")
    return [
        Example(f"{name(block.page)}:{number}", line, code, tuple(_without_blank_ends(shown)))
        for number, line, code, shown in found
    ]


def fits(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Return whether the printed lines are the shown ones; `...` stands for any lines, inside a line for any text."""
    if not shown:
        return not printed
    if shown[0] == "...":
        return any(fits(shown[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and _fits_line(shown[0], printed[0]) and fits(shown[1:], printed[1:])


def _fits_line(shown: str, printed: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, shown.split("..."))), printed) is not None


def lines_of(printed: str) -> tuple[str, ...]:
    """Return printed text as lines that can be compared: no blanks at line ends, no empty lines around."""
    return tuple(_without_blank_ends([line.rstrip() for line in printed.splitlines()]))


def _without_blank_ends(lines: list[str]) -> list[str]:
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    while kept and not kept[0]:
        kept.pop(0)
    return kept
