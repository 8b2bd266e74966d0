"""What can be wrong with a Sabre file: codes, places and messages."""

from __future__ import annotations

from bisect import bisect_right

from intrigue.errors import Diagnostic, Place

MOST_NESTING = 80
"""How deep expressions, types and explanations may nest; far from what a writer needs, and safe to recurse on."""
MOST_FAULTS = 50
"""How many faults are reported in one go."""


CODES: dict[str, str] = {
    "E301": "a text that is no token of a Sabre file",
    "E302": "brackets that do not pair up",
    "E303": "a definition of another shape than its kind has",
    "E304": "an expression that cannot be read",
    "E305": "a bound on nesting or size that was met",
    "E310": "a name that nothing carries",
    "E311": "too many or too few arguments",
    "E312": "arguments that no definition of that name takes",
    "E313": "a value of a type that does not fit",
    "E314": "`=` where nothing is assigned",
    "E315": "`?` as an argument",
    "E316": "comparisons in a chain, such as `a == b == c`",
    "E317": "an effect that says no single thing to bring about",
    "E320": "something defined twice",
    "E321": "a type that is, in the end, above itself",
    "E322": "a name that is taken",
    "E330": "a line of a solution that cannot be read",
    "E331": "an explanation that does not close where it should",
}
"""The codes of Sabre files and their solutions, each with one line that explains it."""


class Fault(Exception):  # noqa: N818 - a Diagnostic on its way up, no error of the program
    """One mistake in a file; whoever reads the file collects them into an `InputError`."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Source:
    """A text with its file's name, which turns offsets into places."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._starts = [0, *(at + 1 for at, each in enumerate(text) if each == "\n")]

    def place(self, offset: int) -> Place:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(self.file, line, offset - self._starts[line - 1] + 1)

    def fault(
        self,
        code: str,
        message: str,
        offset: int,
        width: int = 1,
        *,
        expected: str = "",
        hint: str = "",
        related: tuple[tuple[int, str], ...] = (),
    ) -> Fault:
        """Return the fault at an offset, with its line and, as `related`, other offsets with a word on each."""
        place = self.place(offset)
        start = self._starts[place.line - 1]
        end = self._starts[place.line] - 1 if place.line < len(self._starts) else len(self.text)
        line = self.text[start:end].rstrip("\r")
        width = max(1, min(width, len(line) - (offset - start)))
        others = tuple((self.place(other), why) for other, why in related)
        return Fault(Diagnostic(code, message, place, line, width, expected, hint, others))


def shortened(text: str, most: int = 60) -> str:
    """Return the text on one line, its middle left out where it is long."""
    flat = " ".join(text[: 4 * most].split())
    return flat if len(flat) <= most else f"{flat[: most - 4]} ..."
