"""Rules that could go on for ever.

A rule *rests* when firing it ends its own condition, when firing it again would change nothing, or when it counts
something up to a bound. It is *roused* by another that sets a fluent to a value which this one's condition asks for, or
which this one would set to another value. Rules that rouse one another in a circle, and a rule that never rests, could
loop. A circle in which one step cannot follow the other in fact is reported all the same; so these are warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intrigue.model.expressions import NO, YES, And, Arithmetic, Comparison, Literal, Slot
from intrigue.semantics.evaluation import Ground, compare
from intrigue.semantics.events import Change, Event, all_slots


def looping(rules: Iterable[Event]) -> list[list[Event]]:
    """Return the circles of ground rules that could go on for ever, each as the rules in it."""
    rules = list(rules)
    by_slot: dict[int, list[int]] = {}
    for position, rule in enumerate(rules):
        for slot in _asked(rule).keys() | {change.slot.index for change in rule.changes}:
            by_slot.setdefault(slot, []).append(position)
    rouses = [sorted(_roused(position, rules, by_slot)) for position in range(len(rules))]
    return [
        [rules[position] for position in circle]
        for circle in _circles(rouses)
        if len(circle) > 1 or not _rests(rules[circle[0]])
    ]


def _rests(rule: Event) -> bool:
    """Return whether a rule that has fired has nothing left to do."""
    asked = _asked(rule)
    ends = any(
        change.condition == YES
        and not change.believers
        and change.slot.index in asked
        and isinstance(change.value, Literal)
        and not _meets(change.value, asked[change.slot.index])
        for change in rule.changes
    )
    counting = [change for change in rule.changes if change.slot.index in all_slots(change.value)]
    return ends or all(_comes_to_an_end(change, rule.precondition) for change in counting)


def _comes_to_an_end(change: Change, condition: Ground) -> bool:
    """Return whether a change that counts a fluent up (or down) goes towards a bound that the condition sets."""
    match condition, change.value:
        case And(parts=parts), _:
            return any(_comes_to_an_end(change, part) for part in parts)
        case (
            Comparison(operator="<" | "<=" | ">" | ">=" as operator, left=left, right=right),
            Arithmetic(operator="+" | "-" as step, left=Slot(), right=Literal()),
        ):
            smaller = left if operator in ("<", "<=") else right
            larger = right if operator in ("<", "<=") else left
            return change.slot.index in all_slots(smaller if step == "+" else larger)
        case _:
            return False


def _roused(position: int, rules: Sequence[Event], by_slot: dict[int, list[int]]) -> Iterator[int]:
    """Yield the rules that this one may set off again after they came to rest."""
    rule = rules[position]
    if not _rests(rule):
        yield position
    for change in rule.changes:
        for other in by_slot.get(change.slot.index, ()):
            if other != position and _rouses(change, rules[other]):
                yield other


def _rouses(change: Change, other: Event) -> bool:
    asked = _asked(other).get(change.slot.index)
    if asked is not None and not change.believers:
        # It gives the other what that asks for, and what the other itself takes away.
        given = not isinstance(change.value, Literal) or _meets(change.value, asked)
        takes = any(each.slot.index == change.slot.index and not each.believers for each in other.changes)
        return given and takes
    return any(
        each.slot.index == change.slot.index
        and each.believers == change.believers
        and each.value != change.value
        and other.precondition != NO
        for each in other.changes
    )


def _asked(rule: Event) -> dict[int, Comparison]:
    """Return the fluents that a rule's condition compares with a value, outright."""
    parts: tuple[Ground, ...] = rule.precondition.parts if isinstance(rule.precondition, And) else (rule.precondition,)
    return {
        part.left.index: part
        for part in parts
        if isinstance(part, Comparison) and isinstance(part.left, Slot) and isinstance(part.right, Literal)
    }


def _meets(given: Literal, asked: Comparison) -> bool:
    """Return whether the comparison holds with this value in place of the fluent."""
    assert isinstance(asked.right, Literal)
    return compare(asked.operator, given.value, asked.right.value)


def _circles(arrows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the strongly connected parts that hold a circle (Tarjan 1972, without recursion), in order."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    open_ = set()
    for root in range(len(arrows)):
        work = [(root, 0)] if root not in order else []
        while work:
            node, at = work.pop()
            if at == 0:
                order[node] = low[node] = len(order)
                stack.append(node)
                open_.add(node)
            else:
                low[node] = min(low[node], low[arrows[node][at - 1]])
            while at < len(arrows[node]):
                target = arrows[node][at]
                at += 1
                if target not in order:
                    work += [(node, at), (target, 0)]
                    break
                if target in open_:
                    low[node] = min(low[node], order[target])
            else:
                if low[node] == order[node]:
                    part = stack[stack.index(node) :]
                    del stack[-len(part) :]
                    open_.difference_update(part)
                    if len(part) > 1 or node in arrows[node]:
                        yield sorted(part)
