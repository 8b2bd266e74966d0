"""What readers send: the fields of forms and addresses, none of which is believed before it is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request


def asks_for_truth(request: Request) -> bool:
    """Return whether a reader asks for how it is."""
    return request.query_params.get("truth") == "yes"


async def form_of(request: Request) -> dict[str, str]:
    """Return what a form has sent; of a name that comes twice, the last."""
    try:
        text = (await request.body()).decode("utf-8")
        return {name: values[-1] for name, values in parse_qs(text, max_num_fields=20).items()}
    except ValueError:
        raise HTTPException(400, "This form cannot be read.") from None


def number_in(form: Mapping[str, str]) -> int:
    """Return the number that a form names."""
    number = form.get("number", "")
    if not number.isdecimal() or len(number) > 9:
        raise HTTPException(400, "This form says no number.")
    return int(number)
