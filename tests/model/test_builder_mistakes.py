"""A programmer's mistakes are told where they are made, or where the world is built, in words that help."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from intrigue.model.builder import UNKNOWN, WorldBuilder, all_of, exists


class Sample:
    """A small world to make mistakes in."""

    def __init__(self) -> None:
        self.story = WorldBuilder("w")
        self.place = self.story.type("place")
        (self.hall,) = self.story.entities(self.place, "hall")
        self.ann = self.story.entity("ann", self.story.character)
        self.at = self.story.property("at", self.story.character, value=self.place)
        self.lit = self.story.property("lit", self.place)
        self.who = self.story.character("who")
        self.go = self.story.action("go", who=self.story.character, to=self.place)


MISTAKES: dict[str, tuple[type[Exception], str, Callable[[Sample], object]]] = {
    "and instead of &": (TypeError, "join with &", lambda s: s.lit(s.hall) and s.lit(s.hall)),
    "an expression as a key": (TypeError, "unhashable", lambda s: {s.lit(s.hall): 1}),
    "too many positions": (TypeError, "takes 1 positions, not 2", lambda s: s.lit(s.hall, s.hall)),
    "a wrong type": (ValueError, "takes a place; 'ann' is none", lambda s: s.lit(s.ann)),
    "a wrong variable": (ValueError, "takes a place; the variable 'who'", lambda s: s.lit(s.who)),
    "an unknown name": (ValueError, "'attic' is not an entity", lambda s: s.lit("attic")),
    "a number in a position": (ValueError, "takes a place, not 3", lambda s: s.lit(3)),
    "a read in a position": (TypeError, "bind what you read", lambda s: s.lit(s.at(s.ann))),
    "a list as a value": (TypeError, "cannot stand", lambda s: s.at(s.ann) == [s.hall]),
    "an action as a condition": (TypeError, "deed.happened", lambda s: all_of(s.go(s.ann, s.hall))),  # type: ignore[arg-type]
    "a type twice": (ValueError, "declared already", lambda s: s.story.type("place")),
    "a type above itself": (ValueError, "above itself", lambda s: s.story.type("character", s.story.character)),
    "an entity twice": (ValueError, "taken already", lambda s: s.story.entity("ann", s.place)),
    "an entity called author": (ValueError, "reserved", lambda s: s.story.entity("author", s.place)),
    "an entity without a type": (TypeError, "at least one type", lambda s: s.story.entity("cat")),
    "a property twice": (ValueError, "declared already", lambda s: s.story.property("lit", s.place)),
    "an action twice": (ValueError, "declared already", lambda s: s.story.action("go", s.who, to=s.place)),
    "two parameters of one name": (ValueError, "one name", lambda s: s.story.action("a", s.place, s.place)),
    "a string as a parameter": (TypeError, "declares no position", lambda s: s.story.action("a", "who")),  # type: ignore[arg-type]
    "a parameter that is not there": (ValueError, "no parameter 'cat'", lambda s: s.go.by("cat")),
    "a place that consents": (ValueError, "takes a character", lambda s: s.go.by("to")),
    "a lambda that asks for too much": (ValueError, "no parameter 'cat'", lambda s: s.go.when(lambda cat: True)),
    "an observer too many": (ValueError, "one parameter for who sees", lambda s: s.go.seen_by(lambda c, d: True)),
    "a fact that cannot be made so": (TypeError, "cannot be made so", lambda s: s.go.then(s.at(s.ann) != s.hall)),
    "an effect that is none": (TypeError, "neither an effect", lambda s: s.go.then(3)),  # type: ignore[arg-type]
    "a type without a lambda": (TypeError, "needs a lambda", lambda s: exists(s.place, s.lit(s.hall))),
    "a feeling that is none": (ValueError, "not a feeling", lambda s: s.story.feeling("hunger", s.ann)),
    "to forget in a mind": (TypeError, "about a mind", lambda s: s.ann.believes(s.ann.forgets(s.lit(s.hall)))),
}
"""The error, a part of its message, and the call."""


FLAWS: dict[str, tuple[str, Callable[[Sample], None]]] = {
    "a variable in the start": ("the start uses", lambda s: s.story.start(s.at(s.who) == s.hall)),
    "a variable in what is wanted": ("what ann wants", lambda s: s.story.wants(s.ann, s.at(s.who) == s.hall)),
    "a value of the wrong type": ("cannot become 'ann'", lambda s: s.story.start(s.at(s.ann) == s.ann)),
    "an unknown yes/no": ("cannot become UNKNOWN", lambda s: s.story.start(s.lit(s.hall).becomes(UNKNOWN))),
    "a place with a mind": ("has no mind", lambda s: s.story.wants(s.ann, s.hall.believes(s.lit(s.hall)))),
    "a name in a comparison": ("'attic' is not an entity", lambda s: s.story.wants(s.ann, s.at(s.ann) == "attic")),
    "a property of another world": (
        "not a property of world 'w'",
        lambda s: s.story.author_wants(WorldBuilder("v").property("far")()),
    ),
    "an action of another world": (
        "not an action of world 'w'",
        lambda s: s.story.author_wants(WorldBuilder("v").action("fly")().happened),
    ),
}
"""What only the whole world can tell: a part of the message, and the call before the world is built."""


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_is_made(name: str) -> None:
    error, message, make = MISTAKES[name]
    with pytest.raises(error, match=re.escape(message)):
        make(Sample())


@pytest.mark.parametrize("name", FLAWS)
def test_a_flaw_is_told_when_the_world_is_built(name: str) -> None:
    message, make = FLAWS[name]
    sample = Sample()
    make(sample)
    with pytest.raises(ValueError, match=re.escape(message)):
        sample.story.build()


def test_a_variable_that_is_no_parameter_is_told_when_the_world_is_built() -> None:
    sample = Sample()
    sample.go.when(sample.at(sample.story.character("whom")) == sample.hall)
    with pytest.raises(ValueError, match=re.escape("'go' uses the variable 'whom' (character)")):
        sample.story.build()


def test_a_default_of_the_wrong_type_is_told_when_the_world_is_built() -> None:
    sample = Sample()
    sample.story.property("far", default=3)
    with pytest.raises(ValueError, match="cannot have the default 3"):
        sample.story.build()
