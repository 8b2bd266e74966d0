"""Which edition of the program this is, told by the text of all that has a say in what an entry leads to.

Two programs of one edition carry a run out alike. So what one of them has worked out, the other need not work out
again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import intrigue

PARTS = ("errors.py", "kernel", "language", "minds", "model", "search", "semantics", "simulate")
"""What reads worlds and lets things happen in them, under the folder of the package."""
BYTES = 8


@cache
def edition() -> str:
    """Return what tells this edition from all others; empty where the program's text is not at hand."""
    return edition_of(Path(intrigue.__file__).parent)


def edition_of(package: Path) -> str:
    """Return what tells the program in a folder from all others; empty where its text is not there."""
    files = sorted(file for part in PARTS for file in _texts(package / part))
    digest = hashlib.blake2b(digest_size=BYTES)
    try:
        for file in files:
            digest.update(b"%b\0%b\0" % (file.relative_to(package).as_posix().encode(), file.read_bytes()))
    except OSError:
        return ""
    return digest.hexdigest() if files else ""


def _texts(part: Path) -> list[Path]:
    return [part] if part.is_file() else [*part.rglob("*.py")]
