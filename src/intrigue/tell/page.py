"""A telling as one page for browsers, which needs nothing beside itself: type for reading, by day and by night.

The page is `page.html`; here its gaps are filled.
"""

from __future__ import annotations

import html
import importlib.resources
from collections.abc import Iterator
from string import Template

from intrigue.tell.grammar import quoted
from intrigue.tell.realization import name_of
from intrigue.tell.rendering import closing
from intrigue.tell.telling import Paragraph, Telling


def render_html(telling: Telling) -> str:
    """Return the story as the text of an HTML file."""
    template = importlib.resources.files("intrigue.tell").joinpath("page.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        title=html.escape(quoted(telling.world.title or telling.world.name)),
        byline=_byline(telling),
        body="\n".join(_body(telling)),
    )


def _byline(telling: Telling) -> str:
    """Return through whose eyes it is told, where that is one character's."""
    eyes = {each.focalizer for each in telling.sentences}
    who = next(iter(eyes)) if len(eyes) == 1 else None
    return f"<p>as {html.escape(name_of(telling.world, who))} saw it</p>" if who is not None else ""


def _body(telling: Telling) -> Iterator[str]:
    last: Paragraph | None = None
    for act in telling.acts:
        for paragraph in act.paragraphs:
            begins_act = last is None or last.act != paragraph.act
            if begins_act and act.title:
                yield f"<h2>{html.escape(quoted(act.title))}</h2>"
            elif paragraph.new_scene and last is not None:
                yield "<hr>"
            yield _paragraph(paragraph, begins_act)
            last = paragraph
    yield from (f'<p class="ending">{html.escape(each)}</p>' for each in closing(telling))


def _paragraph(paragraph: Paragraph, begins_act: bool) -> str:
    kinds = " ".join(["first"] * (paragraph.new_scene or begins_act) + ["act"] * begins_act)
    opening = f'<p class="{kinds}">' if kinds else "<p>"
    return f"{opening}{html.escape(paragraph.text, quote=False)}</p>"
