"""A world from a file or a text, together with the files that it uses.

`use "other.story"` reads a file beside this one, or below the folder of the first file; never anything outside of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.language import syntax
from intrigue.language.bundled import find_world
from intrigue.language.parser import parse
from intrigue.language.reading import MAX_FILE_BYTES, MAX_TOTAL_BYTES, fault, read_text
from intrigue.language.resolver import resolve
from intrigue.language.sources import SourceMap
from intrigue.model.world import World

MAX_FILES = 200
"""The most files that one world may have."""
MAX_SHOWN = 200
"""The most findings that are handed on; whoever has more has one mistake many times."""

DEPENDENT = frozenset(("E101", "E102", "E103", "E104", "E105", "E108", "E109", "E112", "E123", "E129", "E133", "W101"))
"""Mistakes that may only follow from a line that could not be read."""


@dataclass(frozen=True)
class Loaded:
    """A world and what its text said beside it."""

    world: World
    sources: SourceMap
    """Where each part of it stands."""
    texts: Mapping[str, str]
    """The text of every file, by its name; the files used come before those that use them."""
    warnings: tuple[Diagnostic, ...] = ()


def load(name_or_path: str | Path) -> Loaded:
    """Return the world of this file, or of the bundled world of this name; InputError with all mistakes."""
    path = find_world(name_or_path)
    reading = _Reading(path.parent)
    reading.read(path, str(path), ())
    return reading.loaded()


def load_text(text: str, name: str = "<text>") -> World:
    """Return the world that a text describes; it cannot use files. InputError with all mistakes."""
    return load_source(text, name).world


def load_source(text: str, name: str = "<text>") -> Loaded:
    """Return the world that a text describes, with places and warnings; it cannot use files."""
    size = len(text.encode("utf-8", errors="surrogatepass"))
    if size > MAX_FILE_BYTES:
        raise fault("E143", f"the text has {size:,} bytes; a story may have at most {MAX_FILE_BYTES:,}", name)
    reading = _Reading(None)
    reading.take(text, name, None, ())
    return reading.loaded()


def load_texts(texts: Mapping[str, str]) -> Loaded:
    """Return the world of texts that are at hand by name, those used before those that use them; InputError as above.

    This is what `Loaded.texts` holds; no file is read.
    """
    reading = _Reading(None)
    for name, text in texts.items():
        file, diagnostics = parse(text, name)
        reading.found.extend(diagnostics)
        reading.files.append(file)
        reading.texts[name] = text
    return reading.loaded()


@dataclass
class _Reading:
    """The files of one world while they are read."""

    folder: Path | None
    """The folder of the first file, which `use` cannot leave; None for a text without a file."""
    files: list[syntax.File] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    left: int = MAX_TOTAL_BYTES
    done: dict[Path, str] = field(default_factory=dict)

    def read(self, path: Path, shown: str, chain: tuple[tuple[Path, str], ...]) -> None:
        """Read a file and, before it, those that it uses; `chain` leads from the first file to the one that asks."""
        text, size = read_text(path, shown, self.left)
        self.left -= size
        real = path.resolve()
        self.done[real] = shown
        self.take(text, shown, path, (*chain, (real, shown)))

    def take(self, text: str, shown: str, path: Path | None, chain: tuple[tuple[Path, str], ...]) -> None:
        """Parse a text and read what it uses."""
        file, diagnostics = parse(text, shown)
        self.found.extend(diagnostics)
        before = len(self.texts)
        for declaration in file.declarations:
            if isinstance(declaration, syntax.Use):
                self._use(declaration, text, shown, path, chain)
        self.files.append(file)
        self.texts[shown] = text
        assert len(self.texts) > before

    def _use(
        self, node: syntax.Use, text: str, shown: str, path: Path | None, chain: tuple[tuple[Path, str], ...]
    ) -> None:
        """Read the file of a `use` line, once; whatever is wrong with it is reported at that line."""
        sources = SourceMap({shown: text})
        at = node.place
        wrong = self._refused(node.path, path)
        if wrong:
            self.found.append(sources.diagnostic("E144", at, wrong[0], hint=wrong[1]))
            return
        assert path is not None
        target = path.parent / node.path
        real = target.resolve()
        name = str(target)
        names = [each for each, _ in chain]
        if real in names:
            way = [PurePosixPath(each).name for _, each in chain[names.index(real) :]]
            message = f"files use one another in a circle: {' uses '.join((*way, way[0]))}"
            self.found.append(sources.diagnostic("E145", at, message, hint="take one of these `use` lines away"))
        elif real not in self.done:
            if len(self.done) >= MAX_FILES:
                message = f"a world can have at most {MAX_FILES} files"
                self.found.append(sources.diagnostic("E143", at, message))
                self.done[real] = name
                return
            try:
                self.read(target, name, chain)
            except InputError as error:
                self.done[real] = name
                for each in error.diagnostics:
                    self.found.append(sources.diagnostic(each.code, at, each.message, hint=each.hint))

    def _refused(self, used: str, path: Path | None) -> tuple[str, str] | None:
        """Return why a `use` cannot be followed, and what to do; None when it can."""
        if path is None or self.folder is None:
            return "a text that comes from no file cannot use other files", "save it as a file first"
        if not used.strip():
            return "`use` names no file", 'write `use "other.story"`'
        if used.startswith(("/", "\\", "~")) or (len(used) > 1 and used[1] == ":"):
            return f"'{used}' is an absolute path", "name a file beside this one, such as `other.story`"
        if "\0" in used:
            return "a file name cannot contain a zero character", ""
        if not (path.parent / used).resolve().is_relative_to(self.folder.resolve()):
            return f"'{used}' lies outside of the folder of this world", "copy the file into the folder"
        if not used.endswith(".story"):
            return f"'{used}' is not a `.story` file", f"did you mean '{used}.story'?"
        return None

    def loaded(self) -> Loaded:
        """Return the world; InputError with every mistake found.

        Where the form is wrong, something that a name refers to may be missing only because its line could not be
        read. So then only those mistakes in meaning are told that this cannot explain.
        """
        malformed = any(each.severity == "error" for each in self.found)
        resolved = resolve(self.files, self.texts)
        told = [each for each in resolved.diagnostics if not malformed or each.code not in DEPENDENT]
        order = {name: index for index, name in enumerate(self.texts)}
        found = sorted(
            (*self.found, *told),
            key=lambda each: (order.get(each.place.file, len(order)), each.place.line, each.place.column),
        )
        if malformed or resolved.world is None:
            raise InputError(_first(found))
        return Loaded(resolved.world, resolved.sources, self.texts, tuple(found))


def _first(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings, up to the number that is handed on; then one that says how many there are beyond it."""
    if len(found) <= MAX_SHOWN:
        return tuple(found)
    message = f"{len(found) - MAX_SHOWN:,} further findings are not shown"
    place = Place(found[MAX_SHOWN].place.file, 0, 0)
    return (*found[:MAX_SHOWN], Diagnostic("W105", message, place, severity="note"))
