"""`intrigue fmt`: a story file in its canonical form."""

from __future__ import annotations

from intrigue.errors import InputError
from intrigue.language.parser import parse
from intrigue.language.printer import print_file


def format_text(text: str, file: str) -> str:
    """Return the text in canonical form, with its comments and single blank lines; InputError where it has mistakes.

    No name is looked up and no other file is read. Formatting twice changes nothing more.
    """
    tree, diagnostics = parse(text, file)
    if diagnostics:
        raise InputError(diagnostics)
    return print_file(tree)
