"""Results for programs: the JSON that `--json` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from intrigue.errors import Diagnostic


def print_json(value: Any) -> None:
    """Print a value made of plain lists, dictionaries, strings and numbers; keys keep their order."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def diagnostics_for_machines(found: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return diagnostics as plain values, with the fields that editors expect."""
    return [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "width": each.width,
            "severity": each.severity,
            "code": each.code,
            "message": each.message,
            "expected": each.expected,
            "hint": each.hint,
            "related": [
                {"file": place.file, "line": place.line, "column": place.column, "message": why}
                for place, why in each.related
            ],
        }
        for each in found
    ]
