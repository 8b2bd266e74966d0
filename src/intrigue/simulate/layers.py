"""A mapping that grows with a run and of which every state is kept: what is new lies on top of what was there before.

A copy for every entry would cost more than all that is thought in a long run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Layers(Mapping[K, V]):
    """Values by key, as a value: `with_` returns another one, which shares most of its room with this one."""

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[dict[K, V], ...] = ()) -> None:
        self._layers = layers
        """The newest first; none is ever changed."""

    def with_(self, changes: dict[K, V]) -> Layers[K, V]:
        """Return these values with others in place of some; what is handed in is not to be changed any more."""
        if not changes:
            return self
        top, rest = changes, self._layers
        # Each layer is at least twice as large as the one on top of it, so there are never many to look through.
        while rest and 2 * len(top) > len(rest[0]):
            top, rest = {**rest[0], **top}, rest[1:]
        return Layers((top, *rest))

    def __getitem__(self, key: K) -> V:
        for layer in self._layers:
            if key in layer:
                return layer[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[K]:
        return iter({key: None for layer in reversed(self._layers) for key in layer})

    def __len__(self) -> int:
        return len({key for layer in self._layers for key in layer})
