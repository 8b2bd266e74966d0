"""How the parts of fluents are written."""

from __future__ import annotations

from intrigue.model.terms import Fluent, Signature


def test_a_fluent_is_written_with_its_positions_and_without_parentheses_where_it_has_none() -> None:
    assert str(Fluent(Signature("flown"))) == "flown"
    assert str(Fluent(Signature("at", ("character",)), ("ann",))) == "at(ann)"
