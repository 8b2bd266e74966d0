"""Solution files: a plan with its explanations, one step a line.

The number of leading `|` is the depth. An explanation of an action stands under it, one level deeper, without repeating
it, and ends with `goal(CHARACTER, ...)`; the plan itself ends with `goal(...)`. What a goal line says besides is
decoration.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intrigue.errors import InputError
from intrigue.language.nearest import nearest
from intrigue.language.sabre.faults import MOST_NESTING, Fault, Source, shortened
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Plan
from intrigue.model.terms import Value
from intrigue.model.world import Action, World

_LINE = re.compile(r"(?P<bars>[\s|]*)(?P<name>[^\s(|]+)\s*\((?P<inside>.*)\)\s*", re.DOTALL)
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)")


class _Line(NamedTuple):
    """One line that says something."""

    depth: int
    name: str
    inside: str
    """What stands in the brackets."""
    offset: int
    """Where the name begins in the text."""


def read_solution(text: str, world: World, file: str = "<text>") -> Plan:
    """Return the plan that a solution file shows, its steps taken from the world; InputError at the first mistake."""
    try:
        return Plan(_Solution(Source(text, file), world).plan())
    except Fault as fault:
        raise InputError((fault.diagnostic,)) from None


class _Solution:
    """Reads the lines of one file, from the first to the last."""

    def __init__(self, source: Source, world: World) -> None:
        self.source = source
        self.world = world
        self.lines = _lines(source)
        self.at = 0

    def plan(self) -> tuple[ExplainedStep, ...]:
        """Return the steps of the story; the goal of the author must close the file."""
        steps = self._steps(0)
        self._goal(0)
        if self.at < len(self.lines):
            raise self._fault("E331", self.lines[self.at], "something follows the goal of the whole plan")
        return steps

    def _steps(self, depth: int) -> tuple[ExplainedStep, ...]:
        """Return the steps up to the goal line that closes them, which is left to the caller."""
        found: list[ExplainedStep] = []
        while self.at < len(self.lines) and self.lines[self.at].name != "goal":
            line = self.lines[self.at]
            if line.depth != depth:
                raise self._fault("E331", line, f"'{line.name}' stands at depth {line.depth}, where {depth} is open")
            self.at += 1
            call = self._call(line)
            found.append(ExplainedStep(call, self._explanations(call, depth + 1)))
        return tuple(found)

    def _explanations(self, call: GroundCall, depth: int) -> tuple[Explanation, ...]:
        """Return the explanations that stand directly under an action."""
        found: list[Explanation] = []
        while self.at < len(self.lines) and self.lines[self.at].depth >= depth:
            if depth > MOST_NESTING:
                message = f"explanations nest more than {MOST_NESTING} levels deep"
                raise self._fault("E305", self.lines[self.at], message)
            steps = self._steps(depth)
            found.append(Explanation(self._goal(depth), (ExplainedStep(call), *steps)))
        return tuple(found)

    def _goal(self, depth: int) -> str:
        """Step over the goal line at this depth; return whose goal it is, or an empty text for the author's."""
        if self.at >= len(self.lines):
            end = self.lines[-1] if self.lines else _Line(0, "", "", 0)
            raise self._fault("E331", end, "the plan ends without a goal", expected=_expected_goal(depth))
        line = self.lines[self.at]
        if line.depth != depth:
            message = f"this goal stands at depth {line.depth}, where one at depth {depth} is open"
            raise self._fault("E331", line, message, expected=_expected_goal(depth))
        self.at += 1
        character = line.inside.split(",")[0].strip() if depth else ""
        if depth and character not in self.world.characters:
            raise self._unknown(line, f"'{shortened(character)}' is no character", character, self.world.characters)
        return character

    def _call(self, line: _Line) -> GroundCall:
        """Return the action that a line names: the first of that name which accepts the arguments."""
        named = [each for each in self.world.actions if each.name == line.name]
        if not named:
            names = tuple(each.name for each in self.world.actions)
            raise self._unknown(line, f"'{shortened(line.name)}' is no action", line.name, names)
        words = [each.strip() for each in line.inside.split(",")] if line.inside.strip() else []
        values = tuple(self._value(word, line) for word in words)
        for action in named:
            if self._accepts(action, values):
                return GroundCall(action.signature, values)
        known = " and ".join(f"'{each.signature}'" for each in named[:4])
        raise self._fault("E312", line, f"no '{line.name}' takes these arguments", hint=f"there is {known}")

    def _accepts(self, action: Action, values: tuple[Value, ...]) -> bool:
        """Return whether the action has these values among its instances."""
        return len(action.parameters) == len(values) and all(
            value in self.world.entities_of(parameter.type)
            if parameter.constant is None
            else type(parameter.constant) is type(value) and parameter.constant == value
            for parameter, value in zip(action.parameters, values, strict=True)
        )

    def _value(self, word: str, line: _Line) -> Value:
        if word in self.world.entity:
            return word
        if word in ("True", "False"):
            return word == "True"
        if len(word) < 300 and _NUMBER.fullmatch(word):
            number = float(word)
            return int(number) if number.is_integer() else number
        raise self._unknown(line, f"'{shortened(word)}' is no entity", word, tuple(self.world.entity))

    def _unknown(self, line: _Line, message: str, name: str, known: tuple[str, ...]) -> Fault:
        close = nearest(name, known)
        return self._fault("E310", line, message, hint=f"did you mean '{close}'?" if close else "")

    def _fault(self, code: str, line: _Line, message: str, *, expected: str = "", hint: str = "") -> Fault:
        return self.source.fault(code, message, line.offset, max(1, len(line.name)), expected=expected, hint=hint)


def _lines(source: Source) -> list[_Line]:
    """Return the lines that are not empty; Fault for one that is no step and no goal."""
    found: list[_Line] = []
    offset = 0
    for text in source.text.split("\n"):
        if text.strip():
            match = _LINE.fullmatch(text)
            if match is None:
                begin = offset + len(text) - len(text.lstrip())
                message = f"'{shortened(text)}' is no step"
                raise source.fault(
                    "E330", message, begin, len(text.strip()), expected="'action(arguments)' or 'goal(...)'"
                )
            depth = match["bars"].count("|")
            found.append(_Line(depth, match["name"], match["inside"], offset + match.start("name")))
        offset += len(text) + 1
    return found


def _expected_goal(depth: int) -> str:
    """Return how the missing goal line would begin."""
    return "| " * depth + ("goal(CHARACTER, condition)" if depth else "goal(condition)")
