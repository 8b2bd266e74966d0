"""The stress worlds as data: what to run each with, and a story that is known to solve it.

    python bench/worlds.py [--check] [NAME ...]

Each `worlds/*.story` begins with a comment: what makes it hard, and one or more entries, read here.

    # entry NAME: goal 1, author 9, character 8, epistemic 1
    #   walk(ann, mill)
    #       why ann
    #           take(ann, flour)
    #   take(ann, flour)
    #   ...

Below an entry stand the steps of the known solution; below a step, `why X` and how X's plan goes on behind that step.
A reason may be left out where it is what remains of the last one that X has had in the same mind, or where the step
pays at once. An entry with `none` below it has no solution under any limits.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intrigue.language.loader import load
from intrigue.language.questions import read_call
from intrigue.model.plans import ExplainedStep, Explanation, Limits, Plan
from intrigue.model.sugar import lower
from intrigue.search.validation import Verdict, check
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting

FOLDER = Path(__file__).parent / "worlds"
_ENTRY = re.compile(r"# entry (\w+): goal (\d+), author (\d+), character (\d+), epistemic (\d+)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a solution, with the lines that stand below it."""

    text: str
    below: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """One task in one world."""

    name: str
    file: Path
    goal: int
    limits: Limits
    solution: tuple[Line, ...]
    """The steps of a story that solves it; empty where there is none."""

    @property
    def solvable(self) -> bool:
        """Whether there is a story at all."""
        return bool(self.solution)


def entries() -> list[Entry]:
    """Return all entries, by file and then in the order of the file."""
    return [entry for file in sorted(FOLDER.glob("*.story")) for entry in entries_of(file)]


def entries_of(file: Path) -> list[Entry]:
    """Return the entries in the opening comment of a file; ValueError where one cannot be read."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        match = _ENTRY.match(line)
        if match is not None:
            found.append((match, []))
        elif line.startswith("# entry"):
            raise ValueError(f"{file.name}: not an entry: {line}")
        elif line.startswith("#  ") and found:
            found[-1][1].append(line[1:])
    return [_entry(file, match, lines) for match, lines in found]


def _entry(file: Path, match: re.Match[str], lines: Sequence[str]) -> Entry:
    goal, *limits = (int(each) for each in match.groups()[1:])
    tree = _tree(lines)
    if not tree:
        raise ValueError(f"{file.name}: nothing below the entry '{match[1]}'; write a solution, or 'none'")
    solution = () if [each.text for each in tree] == ["none"] else tuple(tree)
    return Entry(f"{file.stem}_{match[1]}", file, goal, Limits(*limits), solution)


def _tree(lines: Sequence[str]) -> list[Line]:
    """Return the lines as a tree, by their indentation."""
    top = Line("")
    open_lines = [(-1, top)]
    for line in lines:
        depth = len(line) - len(line.lstrip())
        while open_lines[-1][0] >= depth:
            open_lines.pop()
        each = Line(line.strip())
        open_lines[-1][1].below.append(each)
        open_lines.append((depth, each))
    return top.below


# --- The known solution as a plan -------------------------------------------------------------------------------------


def setting_of(entry: Entry) -> Setting:
    """Return the world of an entry, made ready for its limits."""
    core = lower(load(entry.file).world)
    return Setting(core, level_needed(core, entry.limits.epistemic))


def plan_of(entry: Entry, setting: Setting) -> Plan:
    """Return the known solution with all its motives; ValueError or InputError where it cannot be read."""
    return Plan(tuple(_steps(entry.solution, setting, None, {})))


def _steps(
    lines: Sequence[Line], setting: Setting, owner: str | None, plans: dict[str, Explanation]
) -> list[ExplainedStep]:
    """Return the steps with their reasons; `plans` holds what is left of the plan of each character in this mind."""
    steps = []
    for line in lines:
        event = setting.event(read_call(line.text, setting.world))
        bare = ExplainedStep(event.call)
        given = {each.text.removeprefix("why "): each for each in line.below}
        if not set(given) <= set(event.consenting) - {owner}:
            raise ValueError(f"{line.text}: reasons of {', '.join(given)}, asked are {', '.join(event.consenting)}")
        reasons = []
        for character in event.consenting:
            if character == owner:
                continue
            old = plans.get(character)
            if character in given:
                reason = Explanation(character, (bare, *_steps(given[character].below, setting, character, {})))
            elif old is not None and old.steps[0].call == event.call:
                reason = Explanation(character, (bare, *old.steps[1:]))
            else:
                reason = Explanation(character, (bare,))
            reasons.append(reason)
        for reason in reasons:
            plans[reason.character] = reason
        for character, plan in list(plans.items()):
            if plan.steps[0].call == event.call:
                rest = plan.steps[1:]
                if rest:
                    plans[character] = Explanation(character, rest)
                else:
                    del plans[character]
        steps.append(ExplainedStep(event.call, tuple(reasons)))
    return steps


def judge(entry: Entry, setting: Setting) -> Verdict:
    """Return the verdict of the independent checker on the known solution, under the limits of the entry."""
    return check(setting, plan_of(entry, setting), entry.limits, entry.goal)


# --- By hand ----------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of entries; with --check, also whether the known solutions hold."""
    parser = argparse.ArgumentParser(description="The stress worlds of the planner.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="entries, or files without '.story'; all if none")
    parser.add_argument("--check", action="store_true", help="judge the known solutions")
    options = parser.parse_args(arguments)
    failures = 0
    for entry in entries():
        if options.names and not {entry.name, entry.file.stem} & set(options.names):
            continue
        begun = time.perf_counter()
        setting = setting_of(entry)
        line = (
            f"{entry.name:24} goal {entry.goal}  limits {entry.limits.author:2} {entry.limits.character:2} "
            f"{entry.limits.epistemic}  level {setting.level}  {len(setting.fluents):4} fluents  "
            f"{len(setting.events):5} actions  story {len(entry.solution) or 'none'}"
        )
        prepared = time.perf_counter()
        if options.check and entry.solvable:
            verdict = judge(entry, setting)
            failures += not verdict.accepted
            line += f"  {verdict}"
        print(f"{line}  ({prepared - begun:.1f} s, {time.perf_counter() - prepared:.1f} s)", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
