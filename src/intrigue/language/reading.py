"""Story files from disk: bounded, UTF-8 only, and with a clear word on everything that can go wrong."""

from __future__ import annotations

import stat
from pathlib import Path

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.language.nearest import nearest

MAX_FILE_BYTES = 2_000_000
"""The largest story file that is read; a novel has about half as much."""
MAX_TOTAL_BYTES = 8_000_000
"""The most that all files of one world may have together."""


def read_text(path: Path, shown: str, left: int = MAX_TOTAL_BYTES) -> tuple[str, int]:
    """Return the text of the file, with plain line ends, and how many bytes it has.

    `shown` is the name for messages, `left` how many bytes may still be read. InputError for whatever is wrong.
    """
    try:
        data = _bounded_bytes(path, shown, left)
    except FileNotFoundError:
        raise _missing(path, shown) from None
    except IsADirectoryError:
        raise _directory(path, shown) from None
    except PermissionError:
        raise fault("E141", f"'{shown}' cannot be read: permission denied", shown) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise fault("E141", f"'{shown}' cannot be read: {reason.lower()}", shown) from None
    return _decoded(data, shown).replace("\r\n", "\n").replace("\r", "\n"), len(data)


def fault(code: str, message: str, shown: str, hint: str = "", line: int = 0) -> InputError:
    """Return the error for a file as a whole, or for one of its lines."""
    return InputError((Diagnostic(code, message, Place(shown, line, 1 if line else 0), hint=hint),))


def _bounded_bytes(path: Path, shown: str, left: int) -> bytes:
    """Return the file's bytes; refuse what is no plain file or too large before reading it."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(status.st_mode):
        raise fault("E141", f"'{shown}' is not a plain file", shown, "a story world is read from a text file")
    _refuse_large(status.st_size, shown, left)
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    _refuse_large(len(data), shown, left)
    return data


def _refuse_large(size: int, shown: str, left: int) -> None:
    """Raise where a file of this many bytes is more than may be read."""
    if size > MAX_FILE_BYTES:
        message = f"'{shown}' has {size:,} bytes; a story file may have at most {MAX_FILE_BYTES:,}"
        raise fault("E143", message, shown, "is this the right file? If so, split it and join the parts with `use`")
    if size > left:
        message = f"with '{shown}' the files of this world have more than {MAX_TOTAL_BYTES:,} bytes together"
        raise fault("E143", message, shown, "is every `use` needed?")


def _missing(path: Path, shown: str) -> InputError:
    """Return the error for a file that is not there, with the name that was probably meant."""
    folder = path.parent
    if not folder.is_dir():
        return fault("E140", f"there is no file '{shown}': its folder '{folder.name}' does not exist", shown)
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        names = []
    stories = [each for each in names if each.endswith(".story")]
    close = nearest(path.name, [*stories, *names])
    if close is not None:
        hint = f"did you mean '{close}'?"
    elif stories:
        hint = f"story files in that folder: {', '.join(stories[:5])}{', ...' if len(stories) > 5 else ''}"
    else:
        hint = "there is no story file in that folder"
    return fault("E140", f"there is no file '{shown}'", shown, hint)


def _directory(path: Path, shown: str) -> InputError:
    """Return the error for a folder named where a file is needed, with the story file in it."""
    try:
        stories = sorted(each.name for each in path.iterdir() if each.name.endswith(".story"))
    except OSError:
        stories = []
    inside = f"{path.name}.story" if f"{path.name}.story" in stories else (stories or [""])[0]
    hint = f"did you mean '{shown.rstrip('/')}/{inside}'?" if inside else "name the story file itself"
    return fault("E141", f"'{shown}' is a folder, not a file", shown, hint)


def _decoded(data: bytes, shown: str) -> str:
    """Return the bytes as text; UTF-8 only, with or without the mark at the start that some editors write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise fault("E142", f"'{shown}' is UTF-16 text; a story file is UTF-8", shown, _SAVE_AS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, offset) + 1
        byte = data[offset]
        message = f"'{shown}' is not UTF-8 text: byte {byte:#04x} at offset {offset} (line {line})"
        meant = bytes((byte,)).decode("cp1252", errors="replace")
        guess = f"it would be '{meant}' in the old Windows encoding; " if meant.isprintable() and meant != "�" else ""
        raise fault("E142", message, shown, guess + _SAVE_AS) from None


_SAVE_AS = "save the file again with the encoding UTF-8"
