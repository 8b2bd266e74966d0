"""Throws damaged stories at the reader of the language and looks whether it ever does anything but answer.

    python -m bench.fuzz_language 600            # for ten minutes
    python -m bench.fuzz_language 600 --seed 3   # other damage

The corpus is the bundled worlds and the faulty files of the tests. With `atheris` installed (it is optional, and not
among the dependencies) the damage is steered by the code that it reaches; without it, plain random mutations are made.
What must hold for every text: reading gives a tree and diagnostics, the diagnostics can be shown, resolving gives a
world or diagnostics, and a text without mistakes in form is formatted to a text of the same meaning, which stays as it
is when formatted again. A text that breaks this is written to the current directory.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sys
import time
from importlib.resources import files
from pathlib import Path
from types import FunctionType
from typing import Any

from intrigue.errors import InputError
from intrigue.language.diagnostics import render_all
from intrigue.language.formatting import format_text
from intrigue.language.loader import load_source
from intrigue.language.parser import parse
from intrigue.language.words import CLAUSE_WORDS, DECLARATION_WORDS, EXPRESSION_WORDS
from intrigue.language.writing import print_world

FAULTY = Path(__file__).parents[1] / "tests" / "language"
SLOW = 5.0
"""Seconds after which a text counts as one that hangs."""
LONGEST = 6000
"""Characters of a text."""
PIECE = re.compile(r"`[^`\n]*`|\"[^\"\n]*\"|\w+|\n[ \t]*|[ ]+|\S")


def corpus() -> list[str]:
    """Return the texts to begin with."""
    worlds = [
        each.read_text(encoding="utf-8") for each in files("intrigue.worlds").iterdir() if each.name.endswith(".story")
    ]
    faulty = [path.read_text(encoding="utf-8") for path in sorted(FAULTY.rglob("*.story"))]
    return worlds + faulty


def examine(text: str) -> None:
    """Read, resolve, print and format the text; raise if anything but an answer comes out."""
    begin = time.process_time()
    mistakes = parse(text, "x.story")[1]
    render_all(mistakes)
    try:
        loaded = load_source(text, "x.story")
    except InputError as error:
        if not error.diagnostics:
            raise AssertionError("refused without a word") from error
        render_all(error.diagnostics)
    else:
        assert not mistakes, "loaded in spite of mistakes"
        assert load_source(print_world(loaded.world)).world == loaded.world, "the printed world is another one"
    if not mistakes:
        once = format_text(text, "x.story")
        assert not parse(once, "x.story")[1], "the formatted text has mistakes"
        assert sorted(map(repr, parse(once, "x.story")[0].declarations)) == sorted(
            map(repr, parse(format_text(once, "x.story"), "x.story")[0].declarations)
        ), "formatting changes the meaning"
        assert format_text(once, "x.story") == once, "formatting twice gives another text"
    took = time.process_time() - begin
    assert took < SLOW, f"this took {took:.1f} seconds"


def damaged(text: str, other: str, words: list[str], chance: random.Random) -> str:
    """Return the text with some of its pieces dropped, doubled, swapped, replaced or taken from another text."""
    pieces: list[str] = PIECE.findall(text)
    if len(pieces) > 400:
        begin = chance.randrange(len(pieces) - 300)
        pieces = pieces[begin : begin + 300]
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        if not pieces:
            break
        at, to = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(8):
            case 0:
                del pieces[at]
            case 1:
                pieces.insert(at, pieces[to])
            case 2:
                pieces[at], pieces[to] = pieces[to], pieces[at]
            case 3:
                pieces[at] = chance.choice(words)
            case 4:
                pieces.insert(at, chance.choice(words))
            case 5:
                pieces[at] = chance.choice(("\n", "\n    ", "\n        ", " ", "\t", "\n\t", ""))
            case 6:
                found = PIECE.findall(other)
                begin = chance.randrange(max(1, len(found)))
                pieces[at:at] = found[begin : begin + chance.randrange(1, 40)]
            case _:
                word = pieces[at]
                cut = chance.randrange(len(word) + 1)
                pieces[at] = (
                    word[:cut] + chr(chance.choice((0, 9, 34, 35, 92, 96, 0x301, 0x2028, 0x1F600))) + word[cut:]
                )
    return "".join(pieces)[:LONGEST]


def plain(texts: list[str], seconds: float, seed: int) -> int:
    """Examine random damage for so long; return how many texts broke something."""
    chance = random.Random(seed)
    words = [
        *DECLARATION_WORDS,
        *CLAUSE_WORDS,
        *sorted(EXPRESSION_WORDS),
        *"()<>=+-*/:;,.#",
        "==",
        "!=",
        "..",
        "3",
        "0",
        "08:00",
    ]
    words += [" a ", " gaara ", " at(gaara) ", " believes ", " is ", " of ", '"x"', "`odd name`", "for c: character:"]
    begin, count, broken = time.monotonic(), 0, 0
    while time.monotonic() - begin < seconds:
        text = damaged(chance.choice(texts), chance.choice(texts), words, chance)
        count += 1
        try:
            examine(text)
        except Exception as error:
            broken += 1
            keep(text, error)
    print(f"{count:,} texts in {seconds:.0f} seconds, {broken} of them broke something")
    return broken


def keep(text: str, error: Exception) -> None:
    """Write a text that broke something where it can be looked at."""
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    line = where.tb_lineno if where is not None else 0
    path = Path(f"broken-{type(error).__name__}-{line}.story")
    if not path.exists() or len(path.read_bytes()) > len(text.encode("utf-8", "replace")):
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    print(f"{path}: {type(error).__name__}: {str(error)[:200]}", flush=True)


def steered(atheris: Any, texts: list[str], seconds: int, seed: int) -> None:
    """Examine damage that is steered towards code not reached before; ends the program."""
    folder = Path("fuzz-corpus")
    folder.mkdir(exist_ok=True)
    for index, text in enumerate(texts):
        (folder / f"{index:03}.story").write_text(text, encoding="utf-8")

    def one(data: bytes) -> None:
        examine(data[:LONGEST].decode("utf-8", "replace"))

    options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=20"]
    atheris.Setup([sys.argv[0], *options, str(folder)], one)
    atheris.Fuzz()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("seconds", type=int, nargs="?", default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--plain", action="store_true", help="do without atheris even where it is installed")
    chosen = options.parse_args()
    atheris = None if chosen.plain else _atheris()
    if atheris is None:
        return min(1, plain(corpus(), chosen.seconds, chosen.seed))
    steered(atheris, corpus(), chosen.seconds, chosen.seed)
    return 0


def _atheris() -> Any:
    """Return the module with the language prepared for it, or None where it is not installed."""
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        return None
    for name in sorted(each for each in sys.modules if each.startswith("intrigue.language.")):
        for each in list(vars(sys.modules[name]).values()):
            for function in [each, *vars(each).values()] if isinstance(each, type) else [each]:
                if isinstance(function, FunctionType) and function.__module__ == name:
                    atheris.instrument_func(function)
    return atheris


if __name__ == "__main__":
    sys.exit(main())
