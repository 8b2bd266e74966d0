"""How well the engine's nested beliefs answer published theory-of-mind questions.

    python bench/minds.py FILE.jsonl [--json]

Each line of the file is a question with its story. The story becomes a world and events, the answer is read off the
belief states that the engine reaches (`docs/minds.md`). Prints the accuracy, by set, order and flag, and every miss
with its reason. Exit code 2 where the file cannot be used.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minds_sets import SETS
from minds_sets.reading import Asked, Told, Unread, look_up, plain

from intrigue.errors import IntrigueError
from intrigue.model.terms import NONE, UNKNOWN

FLAGS = ("disputed", "tell_sensitive", "quirk")
"""Marks of questions whose label is in doubt, or follows a reading that a principled engine need not share."""
DEEPEST = 5
"""The highest order of a question; a state this deep holds thousands of minds."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a file."""

    id: str
    source: str
    story: tuple[str, ...]
    question: str
    answer: str
    order: int
    fields: dict[str, Any]
    """Everything that the line holds, fields unknown to us included."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine said to a question."""

    item: Item
    said: str
    reason: str = ""
    """Of a miss."""

    @property
    def right(self) -> bool:
        """Whether this is the label."""
        return _comparable(self.said) == _comparable(self.item.answer)


class Unusable(Exception):  # noqa: N818 - it names a state of affairs, and is always caught
    """The file is no list of questions; the message says where and why."""


# --- Reading the file -------------------------------------------------------------------------------------------------


def load(path: Path) -> list[Item]:
    """Return the questions of a file; raise Unusable, naming the line, where it is not one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{path}: cannot be read: {error}") from error
    items = [_item(line, f"{path}:{number}") for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not items:
        raise Unusable(f"{path}: holds no questions")
    return items


def _item(line: str, place: str) -> Item:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"{place}: is not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise Unusable(f"{place}: expected an object with 'story', 'question', 'answer' and 'source'")
    for name in ("question", "answer", "source"):
        if not isinstance(fields.get(name), str):
            raise Unusable(f"{place}: '{name}' is missing or no string")
    story = fields.get("story")
    if not isinstance(story, list) or not all(isinstance(each, str) for each in story):
        raise Unusable(f"{place}: 'story' is missing or no list of lines")
    order = fields.get("order")
    if type(order) is not int or not 0 <= order <= DEEPEST:
        raise Unusable(f"{place}: 'order' is missing or no whole number from 0 to {DEEPEST}")
    if fields["source"] not in SETS:
        raise Unusable(f"{place}: unknown set '{fields['source']}'; known are {', '.join(SETS)}")
    return Item(
        id=str(fields.get("id", place)),
        source=fields["source"],
        story=tuple(each for each in story if each.strip()),
        question=fields["question"],
        answer=fields["answer"],
        order=order,
        fields=fields,
    )


# --- Answering --------------------------------------------------------------------------------------------------------


def answers(items: Sequence[Item]) -> list[Outcome]:
    """Return what the engine says to every question, in the order of the questions; a story is played once for all."""
    together: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, item in enumerate(items):
        together.setdefault((item.source, item.story), []).append(number)
    found: dict[int, Outcome] = {}
    for (source, story), numbers in together.items():
        level = max(1, *(items[number].order for number in numbers))
        try:
            told = SETS[source].play(story, level)
        except (Unread, IntrigueError) as error:
            found.update((number, Outcome(items[number], "", str(error))) for number in numbers)
            continue
        found.update((number, _outcome(told, items[number])) for number in numbers)
    return [found[number] for number in range(len(items))]


def _outcome(told: Told, item: Item) -> Outcome:
    try:
        asked = told.asked(item.question)
        if len(asked.chain) > told.stage.setting.level:
            raise Unread(f"the question asks {len(asked.chain)} minds deep, but says it is of order {item.order}")
        said = told.answer(asked, look_up(told.stage, asked))
    except (Unread, IntrigueError) as error:
        return Outcome(item, "", str(error))
    outcome = Outcome(item, said)
    return outcome if outcome.right else Outcome(item, said, _reason(told, asked, item))


def _reason(told: Told, asked: Asked, item: Item) -> str:
    """Say since when the mind asked for has held what it holds, and what is known of the label."""
    last = asked.when if isinstance(asked.when, int) else len(item.story)
    history = [told.stage.value(asked.fluent, asked.chain, moment) for moment in range(last + 1)]
    since = max((n for n in range(1, last + 1) if history[n] != history[n - 1]), default=0)
    line = f"line {since} ({item.story[since - 1]!r})" if since else "the start"
    whose = " of ".join((*(f"{each}'s idea" for each in asked.chain), "the world"))
    value = history[-1]
    held = "nothing known" if value in (UNKNOWN, NONE) else repr(told.answer(asked, value))
    earlier = [n for n in range(last + 1) if _comparable(told.answer(asked, history[n])) == _comparable(item.answer)]
    label = (
        f"; the label was held there last after line {earlier[-1]}" if earlier else "; the label was never held there"
    )
    marks = "".join(f"; {flag}: {item.fields[flag]}" for flag in FLAGS if item.fields.get(flag))
    return f"{whose}: {held} since {line}{label}{marks}"


def _comparable(answer: str) -> str:
    return plain(answer).lower().rstrip(".")


# --- Reporting --------------------------------------------------------------------------------------------------------


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the accuracy, whole and in parts, and the misses, as plain data."""
    items = [each.item for each in outcomes]
    orders = sorted({item.order for item in items})
    flags = [flag for flag in FLAGS if any(item.fields.get(flag) for item in items)]
    splits = dict.fromkeys(field for item in items for field in SETS[item.source].splits)
    return {
        **_share(outcomes),
        "by_order": {str(order): _share([each for each in outcomes if each.item.order == order]) for order in orders},
        "by_set": {
            source: _share([each for each in outcomes if each.item.source == source])
            for source in dict.fromkeys(item.source for item in items)
        },
        "by_flag": {
            f"{word} {flag}": _share(
                [each for each in outcomes if bool(each.item.fields.get(flag)) == (word == "only")]
            )
            for flag in flags
            for word in ("only", "without")
        },
        "by_field": {
            f"{field} {str(truth).lower()}": _share([each for each in outcomes if each.item.fields.get(field) is truth])
            for field in splits
            for truth in (False, True)
        },
        "misses": [_miss(each) for each in outcomes if not each.right],
    }


def _share(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    right = sum(each.right for each in outcomes)
    return {"accuracy": round(right / len(outcomes), 4) if outcomes else None, "right": right, "all": len(outcomes)}


def _miss(outcome: Outcome) -> dict[str, Any]:
    item = outcome.item
    return {
        "id": item.id,
        "order": item.order,
        "question": item.question,
        "expected": item.answer,
        "said": outcome.said,
        "reason": outcome.reason,
    }


def _printed(result: dict[str, Any]) -> Iterable[str]:
    """Yield the lines of a report."""
    yield f"accuracy {result['accuracy']:.4f}"
    yield ""
    rows = {"all": result}
    for group, prefix in (("by_set", ""), ("by_order", "order "), ("by_flag", ""), ("by_field", "")):
        rows.update((f"{prefix}{name}", share) for name, share in result[group].items() if share["all"])
    width = max(map(len, rows))
    yield f"{'':{width}}  right    all  accuracy"
    for name, share in rows.items():
        yield f"{name:{width}}  {share['right']:5}  {share['all']:5}    {share['accuracy']:.4f}"
    yield ""
    yield f"misses {len(result['misses'])}"
    for miss in result["misses"]:
        yield f"  {miss['id']} (order {miss['order']}): {miss['question']}"
        yield f"    expected {miss['expected']!r}, the engine says {miss['said'] or 'nothing'!r}"
        yield f"    {miss['reason']}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    parser = argparse.ArgumentParser(prog="minds.py", description="Answer theory-of-mind questions from belief states.")
    parser.add_argument("file", type=Path, help="questions, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    try:
        result = report(answers(load(options.file)))
    except Unusable as error:
        print(error, file=sys.stderr)
        return 2
    try:
        print(json.dumps(result, indent=2) if options.json else "\n".join(_printed(result)), flush=True)
    except BrokenPipeError:
        # The reader has seen enough; what Python would still write at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
