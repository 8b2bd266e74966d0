"""The worlds that come with the package: `worlds/NAME.story`, or `worlds/NAME/NAME.story` with files beside it."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

from intrigue.language.nearest import nearest
from intrigue.language.reading import fault

SUFFIX = ".story"


def bundled_worlds() -> dict[str, Path]:
    """Return the files of the bundled worlds by name, in alphabetical order."""
    folder = Path(str(importlib.resources.files("intrigue"))) / "worlds"
    if not folder.is_dir():
        return {}
    found = {}
    for each in folder.iterdir():
        inside = each / f"{each.name}{SUFFIX}"
        if each.suffix == SUFFIX and each.is_file():
            found[each.stem] = each
        elif inside.is_file():
            found[each.name] = inside
    return dict(sorted(found.items()))


def find_world(name_or_path: str | Path) -> Path:
    """Return the file meant by a path or by the name of a bundled world; a path that exists goes first.

    InputError where it is neither; what looks like a path is returned as it is, so that reading it says what is wrong.
    """
    path = Path(name_or_path)
    shown = str(name_or_path)
    if path.suffix == SUFFIX or len(path.parts) > 1 or path.is_file():
        return path
    worlds = bundled_worlds()
    if shown in worlds:
        return worlds[shown]
    if path.is_dir():
        return path
    close = nearest(shown, worlds)
    if close is not None:
        hint = f"did you mean '{close}'?"
    elif worlds:
        hint = f"bundled worlds: {', '.join(worlds)}; a file needs its ending `{SUFFIX}`"
    else:
        hint = f"a file needs its ending `{SUFFIX}`"
    raise fault("E146", f"'{shown}' is neither a bundled world nor a file", shown, hint)
