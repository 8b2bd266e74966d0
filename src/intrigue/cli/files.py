"""Writing files so that no crash, full disk or Ctrl-C ever costs somebody their work."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def atomic_write(path: Path, content: str | bytes) -> None:
    """Write text to a file as UTF-8 with plain line ends, or bytes; on any failure the old file stays as it was.

    The content goes to a new file in the same folder, which then takes the old one's place in one step. A link is
    followed, and the old file's permissions are kept.
    """
    try:
        _write_beside(path.resolve(), content)
    except OSError as trouble:
        trouble.filename, trouble.filename2 = str(path), None  # Its user never heard of the temporary name.
        raise


def _write_beside(target: Path, content: str | bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o7777 if target.exists() else _usual_mode())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """Return the permissions that a new file gets in this process; a temporary file starts out more private."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
