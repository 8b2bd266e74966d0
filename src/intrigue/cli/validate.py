"""`intrigue validate`: a plan and its motives, checked by hand of the judge that shares nothing with the searches."""

from __future__ import annotations

from pathlib import Path

import click

from intrigue.cli.opening import WorldName, open_world
from intrigue.cli.waiting import sign_of_life


@click.command(
    epilog="""\b
Example:
  intrigue plan my.story --json > plan.json
  intrigue validate my.story plan.json"""
)
@click.argument("world", type=WorldName())
@click.argument("certificate", type=click.Path(path_type=Path))
@click.option(
    "--goal",
    type=float,
    metavar="N",
    help="How much the author must want the end at least; without it, more than the start.",
)
def validate(world: str, certificate: Path, goal: float | None) -> int:
    """Check a plan and all its motives, as 'intrigue plan --json' writes them, against the definition.

    CERTIFICATE is accepted or rejected; a rejection names the first step that is at fault, and the reason. Exit code 1
    if it is rejected.
    """
    from intrigue.model.sugar import lower
    from intrigue.search.certificates import read_certificate
    from intrigue.search.validation import check, limits_of
    from intrigue.semantics.level import level_needed
    from intrigue.semantics.setting import Setting

    core = lower(open_world(world).world)
    plan = read_certificate(certificate)
    setting = Setting(core, level_needed(core, limits_of(plan).epistemic))
    with sign_of_life("Checking"):
        verdict = check(setting, plan, goal=goal)
    click.echo(str(verdict))
    return 0 if verdict.accepted else 1
