"""Pictures as files: SVG, PNG and HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

SCALE = 2
"""How many dots of a PNG stand for one point, so that it is sharp in print."""


def as_svg(chart: Any) -> bytes:
    """Return a picture that scales without loss."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart.to_json())).encode()


def as_png(chart: Any) -> bytes:
    """Return a picture in dots."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(chart.to_json(), scale=SCALE))


def as_html(chart: Any) -> bytes:
    """Return a page with the picture and all that draws it, which needs no network."""
    return str(chart.to_html(inline=True)).encode()


FORMATS: Mapping[str, Callable[[Any], bytes]] = {".svg": as_svg, ".png": as_png, ".html": as_html}
"""How a picture is written, by the ending of its file."""
