"""Pictures are drawn as files that open anywhere, and tell what is missing where they cannot be."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from intrigue.explain.past import Past
from intrigue.show import charts
from intrigue.show.files import FORMATS
from intrigue.show.layout import arcs, places
from intrigue.show.readings import Bond
from tests.explain.looking import past_of

DRAWN: dict[str, Callable[[Past], Any]] = {
    "feelings": charts.feelings_chart,
    "beliefs": charts.beliefs_chart,
    "relations": lambda past: charts.relations_chart(past, past.end),
    "timeline": charts.timeline_chart,
}


@pytest.mark.parametrize("what", DRAWN)
def test_a_picture_is_an_svg_with_the_names_in_it(what: str) -> None:
    svg = FORMATS[".svg"](DRAWN[what](past_of("pendant")))
    text = "".join(ElementTree.fromstring(svg).itertext())
    assert "Sakura" in text
    assert "The Necklace" in text


def test_a_picture_is_the_same_each_time() -> None:
    past = past_of("zoo")
    for draw in DRAWN.values():
        assert draw(past).to_json() == draw(past).to_json()


def test_a_png_is_one_and_html_needs_no_network() -> None:
    chart = charts.timeline_chart(past_of("tin"))
    assert FORMATS[".png"](chart).startswith(b"\x89PNG")
    page = FORMATS[".html"](chart).decode()
    assert "<script src=" not in page
    assert "biscuit tin" in page


def test_where_there_is_nothing_to_draw_it_is_said() -> None:
    past = past_of("tin", steps=1)
    with pytest.raises(charts.NothingToShowError):
        charts.relations_chart(past, 0)


def test_without_the_extra_its_name_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "altair":
            raise ImportError(name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(charts.ExtraMissingError, match=r"intrigue\[plot\]"):
        charts.timeline_chart(past_of("tin"))


def test_lines_between_the_same_two_do_not_lie_on_each_other() -> None:
    bonds = [Bond("a", "b", "fact", "x", 0, 1), Bond("a", "b", "fact", "y", 1, 1), Bond("b", "a", "fact", "z", 0, 1)]
    middles = [each.middle for each in arcs(places(["a", "b"], bonds), bonds)]
    assert len(set(middles)) == 3


def test_everybody_has_a_place_of_their_own() -> None:
    cast = ["a", "b", "c", "d", "e"]
    bonds = [Bond("a", "d", "fact", "x", 0, 50), Bond("b", "e", "fact", "x", 0, 50)]
    assert len(set(places(cast, bonds).values())) == 5
    assert places(cast, bonds) == places(cast, bonds)
