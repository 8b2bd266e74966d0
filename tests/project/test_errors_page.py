"""`docs/errors.md` lists every code that a message can carry, once, with what it stands for.

With INTRIGUE_REWRITE=1 in the environment the lists on the page are written anew; what stands above the first list is
written by hand and stays.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from intrigue.explain.naming import CODES as QUESTIONS
from intrigue.language.codes import NAMES, SYNTAX
from intrigue.language.sabre.faults import CODES as SABRE
from intrigue.lint import CODES as LINT
from intrigue.model.sugar.naming import CODES as SUGAR
from intrigue.play.session import CODES as GAMES
from intrigue.search.certificates import CODES as CERTIFICATES
from intrigue.simulate.runfile import CODES as RUNS
from intrigue.tell.storyteller import CODES as TELLING
from tests.project.tree import ROOT, modules, name

PAGE = ROOT / "docs" / "errors.md"
REWRITE = os.environ.get("INTRIGUE_REWRITE") == "1"
CODE = re.compile(r"[EW]\d{3}")


class Section(NamedTuple):
    """A list of the page."""

    title: str
    introduction: str
    module: str
    """Where its codes are declared."""
    codes: Mapping[str, str]


def _starting(codes: Mapping[str, str], letter: str) -> dict[str, str]:
    return {code: meaning for code, meaning in codes.items() if code.startswith(letter)}


SECTIONS = (
    Section(
        "The form of a story file",
        "The text cannot be read as it stands. What else is wrong may come out once these are put right.",
        "language/codes.py",
        SYNTAX,
    ),
    Section(
        "Names and their meaning",
        "The text can be read, but something in it cannot be meant; and what can be wrong with files.",
        "language/codes.py",
        _starting(NAMES, "E"),
    ),
    Section(
        "Read, but odd",
        "Warnings, and a note: the world loads, but this is hardly what was meant.",
        "language/codes.py",
        _starting(NAMES, "W"),
    ),
    Section(
        "Dead ends",
        "What `intrigue check` says of a world that can be read, but leads nowhere.",
        "lint/findings.py",
        LINT,
    ),
    Section(
        "Problems of the Sabre planner",
        "What `intrigue import sabre` cannot read.",
        "language/sabre/faults.py",
        SABRE,
    ),
    Section(
        "Shorthand that has no ground",
        "Constructs that are rewritten into simpler ones before a world runs, and cannot be in this world.",
        "model/sugar/naming.py",
        SUGAR,
    ),
    Section(
        "Motive certificates",
        "What `intrigue validate` cannot read.",
        "search/certificates.py",
        CERTIFICATES,
    ),
    Section(
        "Telling",
        "Why `intrigue tell` has no story to tell.",
        "tell/storyteller.py",
        TELLING,
    ),
    Section(
        "Run files",
        "What `intrigue run` has saved and cannot be loaded.",
        "simulate/runfile.py",
        RUNS,
    ),
    Section(
        "Questions about runs",
        "What `intrigue why`, `whynot`, `ask`, `whatif` and `plot` cannot answer.",
        "explain/naming.py",
        QUESTIONS,
    ),
    Section(
        "Games",
        "What `intrigue play` refuses.",
        "play/session.py",
        GAMES,
    ),
)
"""All lists, in the order of the page."""


def _section(section: Section) -> str:
    rows = "\n".join(f"| `{code}` | {meaning} |" for code, meaning in section.codes.items())
    return f"## {section.title}\n\n{section.introduction}\n\n| code | stands for |\n|---|---|\n{rows}\n"


def test_the_page_lists_exactly_the_codes_that_are_declared() -> None:
    written = PAGE.read_text(encoding="utf-8")
    introduction = written.partition("\n## ")[0].rstrip("\n")
    page = f"{introduction}\n\n" + "\n".join(map(_section, SECTIONS))
    if REWRITE:
        PAGE.write_text(page, encoding="utf-8")
        written = page
    assert written == page, "the lists differ from the code; write them anew with INTRIGUE_REWRITE=1"


def test_no_code_stands_for_two_things() -> None:
    listed = [code for section in SECTIONS for code in section.codes]
    assert sorted(set(listed)) == sorted(listed)


def test_every_code_is_a_letter_and_three_digits_and_its_meaning_one_clause_without_a_dot() -> None:
    for section in SECTIONS:
        for code, meaning in section.codes.items():
            assert CODE.fullmatch(code)
            assert meaning
            assert not meaning.endswith(".")
            assert "\n" not in meaning


def test_every_module_that_declares_codes_is_on_the_page() -> None:
    declaring = {name(path).removeprefix("src/intrigue/") for path in modules() if "CODES" in _declared(path)}
    assert declaring == {section.module for section in SECTIONS}


def test_every_code_in_the_package_is_declared_and_every_declared_one_is_used() -> None:
    declared = {code for section in SECTIONS for code in section.codes}
    used = {code for path in modules() for code in _used(path)}
    assert used - declared == set()
    assert declared - used == set()


def _declared(path: Path) -> set[str]:
    """Return the names that a module gives values on its top level."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=targets):
                found |= {each.id for each in targets if isinstance(each, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=declared)):
                found.add(declared)
    return found


def _used(path: Path) -> Iterator[str]:
    """Yield the codes that a module mentions anywhere but as the key of a table."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    keys = {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in keys and CODE.fullmatch(text):
                yield text
