"""The bundled worlds that are told in an instant: all but the flagship, which has tests of its own (`test_suna`)."""

from __future__ import annotations

from pathlib import Path

from intrigue.language.bundled import bundled_worlds

FLAGSHIP = "suna"


def small_worlds() -> dict[str, Path]:
    """Return the files of the small bundled worlds by name, in alphabetical order."""
    return {name: path for name, path in bundled_worlds().items() if name != FLAGSHIP}
