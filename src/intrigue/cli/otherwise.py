"""What `intrigue plan` says where it finds no story: what would have to be otherwise for there to be one."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from intrigue.cli.deadline import interrupted_after
from intrigue.cli.waiting import sign_of_life

if TYPE_CHECKING:
    from intrigue.model.plans import Limits
    from intrigue.model.world import World
    from intrigue.search.changes import Change
    from intrigue.search.relaxing import Nearest
    from intrigue.search.result import Result
    from intrigue.semantics.setting import Setting


def looked_for(setting: Setting, goal: float, limits: Limits, result: Result, seconds: float) -> Nearest | None:
    """Return the nearest change that gives a story; None where nobody wants to know."""
    if not seconds or result.plans or "interrupt" in result.stopped_by:
        return None
    from intrigue.search.relaxing import Nearest, nearest

    found = Nearest(None, tried=0, complete=False)
    with (
        suppress(KeyboardInterrupt),
        sign_of_life("Looking for what would have to be otherwise"),
        interrupted_after(seconds),
    ):
        found = nearest(setting, goal, limits, result=result)
    return found


def in_text(world: World, looked: Nearest | None) -> str:
    """Return what came of it, as lines that follow the account of the search; empty where nothing can be said."""
    if looked is None:
        return ""
    if looked.found is None:
        return "" if looked.complete else "\nWhat would have to be otherwise was not found in time (--otherwise)."
    from intrigue.tell.relaxations import in_words

    calls = ", ".join(str(each.call) for each in looked.found.story.steps)
    return f"\nThere would be one {in_words(world, looked.found.changes)}: {calls}."


def as_data(world: World, result: Result, looked: Nearest | None) -> dict[str, Any]:
    """Return for programs that there is no story, what stopped the search, and with which change there would be one."""
    from intrigue.search.certificates import to_json
    from intrigue.tell.relaxations import in_words

    otherwise = None
    if looked is not None and looked.found is not None:
        otherwise = {
            "kind": looked.found.kind,
            "words": in_words(world, looked.found.changes),
            "changes": [_change(each) for each in looked.found.changes],
            "plan": json.loads(to_json(looked.found.story)),
        }
    return {
        "outcome": result.outcome.value,
        "stopped_by": list(result.stopped_by),
        "otherwise": otherwise,
        "all_tried": looked.complete if looked is not None else False,
    }


def _change(change: Change) -> dict[str, Any]:
    """Return a change in simple values; expressions, calls and fluents as the story language writes them."""
    from intrigue.model.expressions import Literal, Read
    from intrigue.model.plans import GroundCall
    from intrigue.model.terms import Fluent, Signature, Special
    from intrigue.tell.code import in_code

    simple: dict[str, Any] = {"change": type(change).__name__}
    for field in fields(change):
        value = getattr(change, field.name)
        match value:
            case Fluent():
                simple[field.name] = in_code(Read(value.property, tuple(map(Literal, value.arguments)))).strip("`")
            case GroundCall():
                simple[field.name] = str(value)
            case Signature():
                simple[field.name] = value.name
            case bool() | int() | float() | str() | None:
                simple[field.name] = value
            case tuple():
                simple[field.name] = list(value)
            case Special():
                simple[field.name] = str(value)
            case _:
                simple[field.name] = in_code(value).strip("`")
    return simple
