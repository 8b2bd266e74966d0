"""Reading files of beats, and the errors where one cannot be read or speaks of what its world does not have."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.explain.beats import ANY, Beat, Becomes, Call, Happens, Sign, Stands, conditions
from intrigue.language.bundled import bundled_worlds
from intrigue.language.nearest import nearest
from intrigue.language.questions import read_condition
from intrigue.model.world import World
from intrigue.simulate.chronicle import HAPPENINGS, Kind

BEATS = "beats.toml"
"""The name of the file of beats in the folder of a bundled world."""
FIELDS = ("happens", "kind", "before", "after", "seen_by", "unseen_by", "becomes", "stands")
"""What a sign may say."""


def beats_beside(world: World) -> Path | None:
    """Return the file of beats that comes with a bundled world; None where it has none."""
    path = bundled_worlds().get(world.name)
    if path is None:
        return None
    beside = path.with_name(BEATS)
    return beside if path.parent.name == path.stem and beside.is_file() else None


def load_beats(path: Path, world: World) -> tuple[Beat, ...]:
    """Return the beats of a file; raise InputError where it cannot be read or does not fit the world."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as trouble:
        _fail(str(path), f"this file of beats cannot be read: {getattr(trouble, 'strerror', None) or trouble}")
    return read_beats(text, world, str(path))


def read_beats(text: str, world: World, file: str = BEATS) -> tuple[Beat, ...]:
    """Return the beats that a text states, in order; raise InputError as `load_beats` does."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        _fail(file, f"this is no file of beats: {trouble}")
    stated = data.get("beat")
    if not isinstance(stated, list) or not stated or set(data) != {"beat"}:
        _fail(file, "a file of beats is a row of [[beat]] tables, and nothing else")
    return tuple(_Reader(world, file).beat(each) for each in stated)


class _Reader:
    """Reads beats against a world, so that what is misspelt is found before anything is looked for."""

    def __init__(self, world: World, file: str) -> None:
        self.world = world
        self.file = file
        self._arities: dict[str, set[int]] = {}
        named = [(each.name, each.parameters) for each in world.actions]
        named += [(each.name, each.parameters) for each in world.rules if each.name]
        for name, parameters in named:
            self._arities.setdefault(name, set()).add(len(parameters))

    def beat(self, stated: Any) -> Beat:
        """Return one beat."""
        if not isinstance(stated, dict) or set(stated) != {"name", "says", "signs"}:
            _fail(self.file, f"a beat has a name, what it says, and signs; one has {_shown(stated)}")
        name = str(stated["name"])
        signs = stated["signs"]
        if not isinstance(signs, list) or not signs:
            _fail(self.file, f"{name} has no signs")
        return Beat(name, str(stated["says"]), tuple(self._sign(name, each) for each in signs))

    def _sign(self, beat: str, stated: Any) -> Sign:
        if not isinstance(stated, dict):
            _fail(self.file, f"{beat}: a sign is a table such as {{ happens = 'kiss(ann, bob)' }}")
        for field in stated:
            if field not in FIELDS:
                _fail(self.file, f"{beat}: a sign has no '{field}'", _meant(field, FIELDS))
        main = [field for field in ("happens", "becomes", "stands") if field in stated]
        if len(main) != 1 or (main[0] != "happens" and len(stated) > 1):
            _fail(self.file, f"{beat}: a sign says one of `happens` (with what belongs to it), `becomes` and `stands`")
        sign = self._happens(beat, stated) if main[0] == "happens" else self._condition(main[0], str(stated[main[0]]))
        for text in conditions(sign):
            self._checked(beat, text)
        return sign

    def _condition(self, field: str, text: str) -> Sign:
        return Becomes(text) if field == "becomes" else Stands(text)

    def _happens(self, beat: str, stated: Mapping[str, Any]) -> Happens:
        kinds = _texts(stated.get("kind", "action"))
        for kind in kinds:
            if kind not in HAPPENINGS:
                _fail(self.file, f"{beat}: '{kind}' is no kind of event", f"there are {', '.join(HAPPENINGS)}")
        seers = (*_texts(stated.get("seen_by", [])), *_texts(stated.get("unseen_by", [])))
        for who in seers:
            self._known(beat, who, self.world.characters)
        return Happens(
            tuple(self._call(beat, each) for each in _texts(stated["happens"])),
            cast("tuple[Kind, ...]", kinds),
            str(stated.get("before", "")),
            str(stated.get("after", "")),
            _texts(stated.get("seen_by", [])),
            _texts(stated.get("unseen_by", [])),
        )

    def _call(self, beat: str, text: str) -> Call:
        name, bracket, rest = text.partition("(")
        name = name.strip()
        self._known(beat, name, self._arities)
        if not bracket:
            return Call(name)
        inside = rest.rstrip().removesuffix(")").strip()
        arguments = tuple(each.strip() for each in inside.split(",")) if inside else ()
        if len(arguments) not in self._arities[name]:
            counts = " or ".join(map(str, sorted(self._arities[name])))
            _fail(self.file, f"{beat}: '{text}' names {len(arguments)}, and {name} takes {counts}")
        entities = [each.name for each in self.world.entities]
        for each in arguments:
            if each != ANY:
                self._known(beat, each, entities)
        return Call(name, arguments)

    def _known(self, beat: str, name: str, names: Any) -> None:
        if name not in names:
            _fail(self.file, f"{beat}: there is no '{name}' in this world", _meant(name, tuple(names)))

    def _checked(self, beat: str, text: str) -> None:
        try:
            read_condition(text, self.world)
        except InputError as error:
            first = error.diagnostics[0]
            _fail(self.file, f"{beat}: {first.message}, in `{text}`", first.hint)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _shown(stated: Any) -> str:
    return ", ".join(stated) if isinstance(stated, dict) else repr(stated)


def _meant(name: str, names: tuple[str, ...]) -> str:
    close = nearest(name, names)
    return f"did you mean '{close}'?" if close else ""


def _fail(file: str, message: str, hint: str = "") -> NoReturn:
    raise InputError((Diagnostic("E725", message, Place(file, 0, 0), hint=hint),))
