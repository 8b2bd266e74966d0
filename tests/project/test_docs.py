"""Everything that the documentation shows is true: its worlds load, its commands print that, its Python runs."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from intrigue.cli.main import run
from intrigue.cli.registry import COMMANDS, IMPORTS
from intrigue.errors import InputError
from intrigue.language.loader import load_text
from tests.project.pages import Block, Example, blocks, blocks_of, examples, fits, lines_of, pages
from tests.project.tree import ROOT, name

PAGES = pages()
OTHER_PROGRAMS = {"pip", "python", "pytest", "scripts/check", "scripts/test", "scripts/transcripts", "cd", "git"}
"""What a page may show beside `intrigue`; these are not run."""
KINDS = {"", "story", "console", "python", "json", "text", "toml"}
"""What a block may be."""
CODE = re.compile(r"[EW]\d{3}")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_has_only_blocks_that_the_tests_know(page: Path) -> None:
    for block in blocks(page):
        assert block.kind in KINDS, f"{block.place}: nothing tests a block of kind '{block.kind}'"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_story_on_a_page_loads(page: Path) -> None:
    whole = ""
    for block in (each for each in blocks(page) if each.kind == "story"):
        if _is_whole(block):
            whole = block.text
            _load(block, block.text)
        else:
            assert whole, f"{block.place}: this piece of a story has no whole world above it"
            _load(block, f"{whole}\n{block.text}")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_on_a_page_does_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(str(files("intrigue") / "worlds"), tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for block in blocks(page):
        for word in block.words:
            if not CODE.fullmatch(word):
                Path(word).write_text(block.text, encoding="utf-8")
        if block.kind == "console":
            for example in examples(block):
                _run(example)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_piece_of_python_on_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(str(files("intrigue") / "worlds"), tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    shared: dict[str, object] = {"__name__": "__main__"}
    for block in (each for each in blocks(page) if each.kind == "python"):
        if ">>>" in block.text:
            _run_session(block, shared)
        else:
            # Blank lines in front give a traceback the page's own line numbers.
            exec(compile("\n" * (block.line - 1) + block.text, str(page), "exec"), shared)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_another_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{name(page)}: there is no {target}"


@pytest.mark.parametrize(
    "command", [*(each for each in COMMANDS if each != "import"), *(f"import {n}" for n in IMPORTS)]
)
def test_every_command_is_documented_with_an_example_that_is_run(command: str) -> None:
    page = ROOT / "docs" / "commands.md"
    assert f"## intrigue {command}\n" in page.read_text(encoding="utf-8")
    shown = [example.line for block in blocks(page) if block.kind == "console" for example in examples(block)]
    assert any(line.startswith(f"intrigue {command}") for line in shown)


def _is_whole(block: Block) -> bool:
    """Return whether a block is a whole world and not a piece of one."""
    return any(line.startswith("world ") for line in block.text.splitlines())


def _load(block: Block, text: str) -> None:
    """Load a story block; one marked with an error code must be refused with that code."""
    expected = {word for word in block.words if CODE.fullmatch(word) and word.startswith("E")}
    refusal = _refusal(text)
    found = {each.code for each in refusal.diagnostics if each.severity == "error"}
    if expected:
        assert expected <= found, f"{block.place}: this should be refused with {expected}; {refusal}"
    else:
        assert not found, f"{block.place}: {refusal}"


def _refusal(text: str) -> InputError:
    """Return why a world does not load; an error without diagnostics if it does."""
    try:
        load_text(text)
    except InputError as refused:
        return refused
    return InputError()


def _run(example: Example) -> None:
    """Run one line of a page; compare exit code and, where the page shows any, output."""
    words = shlex.split(example.line, comments=True)
    if words[0] != "intrigue":
        assert words[0] in OTHER_PROGRAMS, f"{example.place}: nothing tests '{example.line}'"
        return
    words, goal = (words[: words.index(">")], words[words.index(">") + 1]) if ">" in words else (words, None)
    printed, complaints = io.StringIO(), io.StringIO()
    both = printed if goal is None else complaints
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(both):
        code = run(words[1:])
    assert code == example.code, f"{example.place}: exit code {code}\n{printed.getvalue()}{complaints.getvalue()}"
    if goal is not None:
        Path(goal).write_text(printed.getvalue(), encoding="utf-8")
    if example.shown:
        assert fits(example.shown, lines_of(both.getvalue())), f"{example.place} prints:\n{both.getvalue()}"


def _run_session(block: Block, shared: dict[str, object]) -> None:
    """Run a block with `>>>` and compare what it shows; names stay for the page's next block."""
    test = doctest.DocTestParser().get_doctest(block.text, shared, block.place, str(block.page), block.line - 1)
    said = io.StringIO()
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.write, clear_globs=False)
    shared.update(test.globs)
    assert not said.getvalue(), said.getvalue()


# --- The tests of these tests: a check that lets everything through would be worse than none -------------------------


def _page(text: str) -> list[Block]:
    return blocks_of(ROOT / "README.md", text)


def test_a_command_that_prints_something_else_is_noticed() -> None:
    (block,) = _page("```console\n$ intrigue --version\nintrigue 0.0.0\n```")
    with pytest.raises(AssertionError, match="prints"):
        _run(examples(block)[0])


def test_a_command_that_fails_is_noticed() -> None:
    (block,) = _page("```console\n$ intrigue nonsense\n```")
    with pytest.raises(AssertionError, match="exit code 2"):
        _run(examples(block)[0])


def test_a_command_that_fails_as_the_page_says_is_fine() -> None:
    (block,) = _page(
        "```console\n$ intrigue vaildate   # exit code 2\n...\n"
        "Error: No such command 'vaildate'. Did you mean 'validate'?\n```"
    )
    _run(examples(block)[0])


def test_a_story_with_a_mistake_is_noticed() -> None:
    (block,) = _page('```story\nworld a "A"\ncharacter x is nonsense nonsense\n```')
    with pytest.raises(AssertionError, match=r"README\.md:2"):
        _load(block, block.text)


def test_a_story_said_to_be_faulty_that_is_not_is_noticed() -> None:
    (block,) = _page('```story E101\nworld a "A"\n```')
    with pytest.raises(AssertionError, match="should be refused"):
        _load(block, block.text)


def test_a_session_that_shows_another_result_is_noticed() -> None:
    (block,) = _page("```python\n>>> 1 + 1\n3\n```")
    with pytest.raises(AssertionError, match="Expected"):
        _run_session(block, {})


def test_dots_stand_for_any_lines_but_not_for_wrong_ones() -> None:
    assert fits(("a", "...", "d"), ("a", "b", "c", "d"))
    assert fits(("a", "...", "d"), ("a", "d"))
    assert not fits(("a", "...", "d"), ("a", "b"))
    assert not fits(("a",), ("a", "b"))
    assert fits(("Found ... s.",), ("Found in 0.1 s.",))
    assert not fits(("Found ... s.",), ("Found nothing",))


def test_an_unclosed_fence_is_noticed() -> None:
    with pytest.raises(ValueError, match="never closed"):
        _page("```story\nworld a\n")
