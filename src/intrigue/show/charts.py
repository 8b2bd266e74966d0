"""Charts of the readings of a run: for eyes that tell colours apart and for those that do not, on screen and on paper.

Colours are those of Okabe and Ito, which stay apart for the colour-blind; whatever a colour says, a shape, a pattern
or a word says, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING, Any

from intrigue.errors import IntrigueError
from intrigue.explain.asking import Question
from intrigue.explain.past import Past
from intrigue.show.layout import Arc, arcs, places
from intrigue.show.readings import (
    LETTER,
    TRUTH,
    Cell,
    FeltPoint,
    beliefs,
    bonds,
    columns,
    feelings,
    timeline,
    together,
    width,
)
from intrigue.tell.grammar import capitalised
from intrigue.tell.realization import name_of

if TYPE_CHECKING:
    from types import ModuleType

BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, RED, PINK = (
    "#000000",
    "#E69F00",
    "#56B4E9",
    "#009E73",
    "#F0E442",
    "#0072B2",
    "#D55E00",
    "#CC79A7",
)
LINES = (BLUE, RED, GREEN, PINK, ORANGE, SKY, BLACK)
"""The colours for lines, in the order in which they are given out; yellow is too pale on paper."""
GREY = "#E4E4E4"
FONT = "DejaVu Sans, Verdana, Arial, sans-serif"
SIDE, WIDE = 640, 1.35
"""How wide a picture of relations is, in points, and from its middle to its side, beside the 1 of its circle."""
NAME = 9
"""So many letters of a name stand in one line of its circle, unless a word is longer."""
LABEL = 26
"""So many letters of a label stand in one line."""
MOST_LABELS = 30
"""Beyond so many columns only some are labelled."""


class NothingToShowError(IntrigueError):
    """There is nothing of the kind in a run."""


class ExtraMissingError(IntrigueError):
    """What draws pictures is not installed."""


def altair() -> ModuleType:
    """Return the module that draws; raise ExtraMissingError, naming the extra, where it is not there."""
    try:
        import altair as found
        import vl_convert  # noqa: F401
    except ImportError as trouble:
        raise ExtraMissingError(
            f"pictures need the extra 'plot', and {trouble.name} is missing: pip install 'intrigue[plot]'"
        ) from None
    return found


def feelings_chart(past: Past, who: Sequence[str] = ()) -> Any:
    """Return the course of everybody's strongest feelings, one panel for each."""
    alt = altair()
    found = feelings(past, who)
    if not found:
        raise NothingToShowError("nobody in this run feels anything strongly enough to be drawn")
    rows = list(_lasting(found))
    emotions = list(dict.fromkeys(each.emotion for each in found))
    wide = width(past)
    panels = []
    people = list(dict.fromkeys(each.who for each in found))
    for name in people:
        data = alt.Data(values=[each for each in rows if each["who"] == name])
        last = name == people[-1]
        base = alt.Chart(data).encode(
            x=alt.X("place:Q", axis=_axis(alt, past, shown=last), scale=_across(alt, past), title=None),
            color=alt.Color(
                "emotion:N",
                scale=alt.Scale(domain=emotions, range=[LINES[place % len(LINES)] for place in range(len(emotions))]),
                legend=None,
            ),
        )
        scale = alt.Scale(domain=[0, max(112, *(each["stands"] + 6 for each in data.values))], nice=False)
        y = alt.Y("intensity:Q", scale=scale, title=None, axis=alt.Axis(values=[0, 50, 100]))
        line = (
            base.transform_filter("datum.shown")
            .mark_line(interpolate="step-after", strokeWidth=2)
            .encode(
                y=y,
                detail="feeling:N",
                strokeDash=alt.StrokeDash("emotion:N", scale=_dashes(alt, emotions), legend=None),
            )
        )
        marks = (
            base.transform_filter("datum.highest")
            .mark_point(filled=True, size=45, opacity=1)
            .encode(y=y, shape=alt.Shape("emotion:N", scale=_shapes(alt, emotions), legend=None))
        )
        placed = base.transform_filter("datum.highest").encode(
            y=alt.Y("stands:Q", scale=scale, title=None, axis=alt.Axis(values=[0, 50, 100])), text="feeling:N"
        )
        halo = placed.mark_text(align="left", dx=6, fontSize=11, font=FONT, stroke="white", strokeWidth=4)
        names = placed.mark_text(align="left", dx=6, fontSize=11, font=FONT)
        panels.append((halo + line + marks + names).properties(width=wide, height=130, title=_title(alt, name)))
    return _finished(alt, alt.vconcat(*panels, spacing=10), "What they felt", past)


def _lasting(found: Sequence[FeltPoint]) -> Iterator[dict[str, Any]]:
    """Yield the points as rows; of a stretch in which nothing is felt only its edges are to be shown."""
    for before, point in zip((None, *found), found, strict=False):
        same = before is not None and (before.who, before.feeling) == (point.who, point.feeling)
        yield {**asdict(point), "shown": point.intensity > 0 or (same and before is not None and before.intensity > 0)}


def beliefs_chart(past: Past, asked: Sequence[Question] = (), who: Sequence[str] = ()) -> Any:
    """Return who held what of some questions when, and whether it was so, one panel for each question."""
    alt = altair()
    found = beliefs(past, asked, who)
    if not found:
        raise NothingToShowError("nobody in this run has anything wrong; ask about something: --of EXPR")
    questions = list(dict.fromkeys(each.question for each in found))
    cast = list(dict.fromkeys(each.who for each in found if each.who != TRUTH))
    wide = width(past)
    colours = alt.Scale(
        domain=["is so", "right", "wrong", "does not know"], range=["#FFFFFF", "#A9D3F0", "#F2A97B", GREY]
    )
    panels: list[Any] = []
    for question in questions:
        values = list(_cells([each for each in found if each.question == question], wide / len(columns(past))))
        base = alt.Chart(alt.Data(values=values)).encode(
            y=alt.Y("who:N", sort=[TRUTH, *cast], title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=150))
        )
        last = question == questions[-1]
        across = alt.Scale(domain=[-0.5, len(columns(past)) - 0.5], nice=False)
        axis = _axis(alt, past, shown=last)
        x = alt.X("begin:Q", axis=axis, scale=across, title=None)
        cells = base.mark_rect(stroke="white", strokeWidth=0.5).encode(
            x=x, x2="end:Q", color=alt.Color("standing:N", scale=colours, legend=_legend(alt) if not panels else None)
        )
        crosses = (
            base.transform_filter("datum.crossed")
            .mark_text(text="×", color="#8A3A00", fontSize=11)
            .encode(x=alt.X("place:Q", scale=across, axis=axis, title=None))
        )
        said = (
            base.transform_filter("datum.value != ''")
            .mark_text(align="left", dx=2, fontSize=10, font=FONT, color=BLACK)
            .encode(x=x, text="value:N")
        )
        height = 20 * (len(cast) + 1)
        panels.append((cells + crosses + said).properties(width=wide, height=height, title=_title(alt, question)))
    return _finished(alt, alt.vconcat(*panels, spacing=8), "Who held what, and whether it was so (× wrong)", past)


def _cells(found: Sequence[Cell], column: float) -> Iterator[dict[str, Any]]:
    """Yield the cells of one question as rows; no cross stands where a word does."""
    who, free = "", 0.0
    for each in found:
        if each.who != who:
            who, free = each.who, 0.0
        if each.value:
            free = each.place - 0.5 + (len(each.value) * LETTER + 4) / column
        crossed = each.standing == "wrong" and each.place - 0.5 >= free
        yield {**asdict(each), "begin": each.place - 0.5, "end": each.place + 0.5, "crossed": crossed}


def relations_chart(past: Past, point: int, mind: str | None = None) -> Any:
    """Return who stands how to whom at a point, in fact or as somebody sees it."""
    alt = altair()
    found = together(bonds(past, point, mind))
    if not found:
        raise NothingToShowError("there is nothing between any two characters of this run then")
    cast = past.setting.characters
    where = places(cast, found)
    lines = arcs(where, found)
    good = {1: "good", -1: "bad", 0: "neither"}
    scale = alt.Scale(domain=["good", "bad", "neither"], range=[BLUE, RED, "#555555"])
    dash = alt.Scale(domain=["good", "bad", "neither"], range=[[1, 0], [5, 3], [2, 2]])
    ends = [y for each in lines for _, y in each.points] + [y for _, y in where.values()]
    low, high = min(ends) - 0.25, max(ends) + 0.25
    frame = (alt.Scale(domain=[-WIDE, WIDE], nice=False), alt.Scale(domain=[low, high], nice=False))
    paths = alt.Chart(
        alt.Data(
            values=[
                {"x": x, "y": y, "order": order, "line": number, "sort": good[each.bond.valence]}
                for number, each in enumerate(lines)
                for order, (x, y) in enumerate(each.points)
            ]
        )
    ).encode(
        x=alt.X("x:Q", scale=frame[0], axis=None),
        y=alt.Y("y:Q", scale=frame[1], axis=None),
        color=alt.Color("sort:N", scale=scale, legend=_legend(alt)),
    )
    drawn = paths.mark_line(strokeWidth=1.8).encode(
        detail="line:N", order="order:Q", strokeDash=alt.StrokeDash("sort:N", scale=dash, legend=None)
    )
    heads = (
        _at(alt, [_head(each, good) for each in lines], frame)
        .mark_point(shape="triangle", filled=True, size=90, opacity=1)
        .encode(color=alt.Color("sort:N", scale=scale, legend=None), angle=alt.Angle("turn:Q", scale=_turns(alt)))
    )
    halo = (
        _at(alt, [_label(each, good) for each in lines], frame)
        .mark_text(fontSize=11, font=FONT, stroke="white", strokeWidth=4, lineBreak="\n")
        .encode(text="text:N")
    )
    labels = (
        _at(alt, [_label(each, good) for each in lines], frame)
        .mark_text(fontSize=11, font=FONT, lineBreak="\n")
        .encode(text="text:N", color=alt.Color("sort:N", scale=scale, legend=None))
    )
    people = [
        {"x": x, "y": y, "text": fill(capitalised(name_of(past.world, who)), NAME)} for who, (x, y) in where.items()
    ]
    nodes = _at(alt, people, frame).mark_circle(size=4800, color="white", stroke=BLACK, strokeWidth=1.2, opacity=1)
    names = (
        _at(alt, people, frame)
        .mark_text(fontSize=12, font=FONT, fontWeight="bold", lineBreak="\n")
        .encode(text="text:N")
    )
    whose = "" if mind is None else f", as {name_of(past.world, mind)} sees it"
    title = f"Who stands how to whom{whose} ({past.story.options.clock.shown(past.minutes(point))})"
    chart = (drawn + heads + halo + labels + nodes + names).properties(
        width=SIDE, height=SIDE * (high - low) / (2 * WIDE)
    )
    return _finished(alt, chart, title, past)


def timeline_chart(past: Past, who: Sequence[str] = ()) -> Any:
    """Return what happened, line by line, and who did it, took part or saw it."""
    alt = altair()
    found, texts = timeline(past, who)
    if not texts:
        raise NothingToShowError("nothing happens in this run")
    cast = [capitalised(name_of(past.world, each)) for each in who or past.setting.characters]
    parts = ["did it", "took part", "saw it", "took it for something else"]
    room = 6 * max(map(len, texts))
    axis = alt.Axis(labelLimit=room, labelAlign="left", labelPadding=room, ticks=False, domain=False, grid=True)
    rows = [asdict(each) for each in found] or [{"event": texts[0], "who": cast[0], "part": "saw it"}]
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=110, opacity=1, strokeWidth=1.5)
        .encode(
            x=alt.X(
                "who:N", sort=cast, scale=alt.Scale(domain=cast), title=None, axis=alt.Axis(orient="top", labelAngle=0)
            ),
            y=alt.Y("event:N", sort=list(texts), scale=alt.Scale(domain=list(texts)), title=None, axis=axis),
            shape=alt.Shape(
                "part:N",
                scale=alt.Scale(domain=parts, range=["circle", "diamond", "square", "cross"]),
                legend=_legend(alt),
            ),
            color=alt.Color(
                "part:N", scale=alt.Scale(domain=parts, range=[BLUE, GREEN, "#9A9A9A", RED]), legend=_legend(alt)
            ),
        )
        .properties(width=max(90 * len(cast), 200), height=22 * len(texts))
    )
    return _finished(alt, chart, "What happened, and before whose eyes", past)


# --- What all have in common ------------------------------------------------------------------------------------------


def _finished(alt: ModuleType, chart: Any, title: str, past: Past) -> Any:
    """Return a chart with its heading and one look for all."""
    head = alt.TitleParams(title, subtitle=past.world.title or past.world.name, anchor="start", fontSize=15, dy=-6)
    return (
        chart.properties(title=head, background="white", padding=14)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=11, gridColor="#EEEEEE", labelColor="#222222")
        .configure_title(font=FONT, color=BLACK, subtitleColor="#555555")
        .configure_legend(labelFontSize=11, titleFontSize=11)
    )


def _title(alt: ModuleType, text: str) -> Any:
    return alt.TitleParams(text, anchor="start", fontSize=12, fontWeight="bold", offset=4)


def _legend(alt: ModuleType) -> Any:
    return alt.Legend(title=None, orient="bottom", symbolStrokeColor="#777777", symbolOpacity=1)


def _across(alt: ModuleType, past: Past) -> Any:
    """Return the scale of events, with room for the last label."""
    return alt.Scale(domain=[0, len(columns(past)) - 1 + max(len(columns(past)) * 0.12, 0.8)], nice=False)


def _axis(alt: ModuleType, past: Past, *, shown: bool) -> Any:
    """Return the axis of events: the number of each, with the time."""
    course = columns(past)
    every = -(-len(course) // MOST_LABELS)
    if not shown:
        return alt.Axis(values=[each.place for each in course][::every], labels=False, ticks=False, grid=True)
    return alt.Axis(
        values=[each.place for each in course][::every],
        labelExpr=f"{json.dumps([each.label for each in course])}[datum.value]",
        labelAngle=-45,
        labelAlign="right",
        labelOverlap=False,
        grid=True,
    )


def _dashes(alt: ModuleType, emotions: Sequence[str]) -> Any:
    patterns = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 1], [1, 3]]
    return alt.Scale(domain=list(emotions), range=[patterns[place % len(patterns)] for place in range(len(emotions))])


def _shapes(alt: ModuleType, emotions: Sequence[str]) -> Any:
    shapes = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]
    return alt.Scale(domain=list(emotions), range=[shapes[place % len(shapes)] for place in range(len(emotions))])


def _turns(alt: ModuleType) -> Any:
    return alt.Scale(domain=[0, 360], range=[0, 360])


def _at(alt: ModuleType, values: list[dict[str, Any]], frame: tuple[Any, Any]) -> Any:
    return alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("x:Q", scale=frame[0], axis=None), y=alt.Y("y:Q", scale=frame[1], axis=None)
    )


def _head(arc: Arc, good: dict[int, str]) -> dict[str, Any]:
    return {"x": arc.head[0], "y": arc.head[1], "turn": arc.turn, "sort": good[arc.bond.valence]}


def _label(arc: Arc, good: dict[int, str]) -> dict[str, Any]:
    return {"x": arc.middle[0], "y": arc.middle[1], "text": fill(arc.bond.label, LABEL), "sort": good[arc.bond.valence]}
