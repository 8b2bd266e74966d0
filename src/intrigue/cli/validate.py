"""`intrigue validate`: a plan and its motives, checked by hand of the judge that shares nothing with the searches."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.opening import WorldName, open_world, placed
from intrigue.cli.waiting import sign_of_life

if TYPE_CHECKING:
    from intrigue.model.plans import Plan


@click.command(
    epilog="""\b
Examples:
  intrigue plan my.story --json > plan.json
  intrigue validate my.story plan.json
  intrigue plan my.story --json | intrigue validate my.story -"""
)
@click.argument("world", type=WorldName())
@click.argument("certificate", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--goal",
    type=float,
    metavar="N",
    help="How much the author must want the end at least; without it, more than the start.",
)
def validate(world: str, certificate: Path, goal: float | None) -> int:
    """Check a plan and all its motives, as 'intrigue plan --json' writes them, against the definition.

    CERTIFICATE is a file, or `-` for standard input. It is accepted or rejected; a rejection names the first step that
    is at fault, and the reason. Exit code 1 if it is rejected.
    """
    from intrigue.model.sugar import lower
    from intrigue.search.validation import check, limits_of
    from intrigue.semantics.level import level_needed
    from intrigue.semantics.setting import Setting

    loaded = open_world(world)
    with placed(loaded):
        core = lower(loaded.world)
    plan = _read(certificate)
    setting = Setting(core, level_needed(core, limits_of(plan).epistemic))
    with sign_of_life("Checking"):
        verdict = check(setting, plan, goal=goal)
    click.echo(str(verdict))
    return 0 if verdict.accepted else 1


def _read(certificate: Path) -> Plan:
    """Return the plan in a certificate's file, or in standard input, under the same bounds."""
    from intrigue.search.certificates import LARGEST, from_json, read_certificate

    if str(certificate) != "-":
        return read_certificate(certificate)
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise click.UsageError(f"Standard input has more than {LARGEST:,} bytes; no certificate may.")
    return from_json(data, "<stdin>")
