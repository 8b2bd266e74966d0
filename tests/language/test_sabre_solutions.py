"""Solution files of the benchmark format become plans with explanations."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.errors import InputError
from intrigue.language.sabre import read_problem, read_solution
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Plan
from intrigue.model.terms import CHARACTER, Signature
from intrigue.model.world import World
from tests.language.sabre_worlds import world_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre"
SOLUTIONS = sorted((DATA / "solutions").glob("*.txt"))

ACTIONS = """
action ask(who : character, other : character) { consenting: who, other };
action go(who : character, to : place) { consenting: who };
action go(what : item, to : place) {};
action wait() {};
action set(n : boolean, 2) {};
"""


def read(text: str) -> Plan:
    """Return the plan of a solution in the small world."""
    return read_solution(text, world_of(ACTIONS), "solution.txt")


def fault(text: str) -> tuple[str, str, str]:
    """Return place, code and message of what is wrong with a solution."""
    with pytest.raises(InputError) as caught:
        read(text)
    (found,) = caught.value.diagnostics
    return str(found.place), found.code, f"{found.message}; {found.expected or found.hint}"


def step(
    name: str, *arguments: str, kinds: tuple[str, ...] = (), reasons: tuple[Explanation, ...] = ()
) -> ExplainedStep:
    """Return a step of a plan."""
    return ExplainedStep(GroundCall(Signature(name, kinds), arguments), reasons)


def lines(steps: tuple[ExplainedStep, ...], goal: str, depth: int = 0) -> list[str]:
    """Return a plan as the lines of a solution file, without what a goal says behind its character."""
    bars = "| " * depth
    found: list[str] = []
    for each in steps:
        found.append(f"{bars}{each.call}")
        for reason in each.reasons:
            assert reason.steps[0] == ExplainedStep(each.call)
            found += lines(reason.steps[1:], f"goal({reason.character}", depth + 1)
    return [*found, f"{bars}{goal}"]


def test_an_explanation_begins_with_the_action_that_it_explains() -> None:
    plan = read("""
go(Ann, Cave)
| ask(Ann, Bob)
| | go(Bob, Cave)
| | goal(Bob, at(Bob) == Cave)
| goal(Ann, p(Ann))
wait()
goal(p(Ann) & p(Bob))
""")
    go = step("go", "Ann", "Cave", kinds=(CHARACTER, "place"))
    follow = step("go", "Bob", "Cave", kinds=(CHARACTER, "place"))
    ask = step("ask", "Ann", "Bob", kinds=(CHARACTER, CHARACTER))
    because_of_bob = Explanation("Bob", (ask, follow))
    asked = ExplainedStep(ask.call, (because_of_bob,))
    because_of_ann = Explanation("Ann", (go, asked))
    assert plan == Plan((ExplainedStep(go.call, (because_of_ann,)), step("wait")))


def test_explanations_of_one_action_follow_each_other() -> None:
    plan = read("ask(Ann, Bob)\n| goal(Ann, ?)\n| wait()\n| goal(Bob, ?)\ngoal(True)")
    ask = step("ask", "Ann", "Bob", kinds=(CHARACTER, CHARACTER))
    assert plan.steps[0].reasons == (Explanation("Ann", (ask,)), Explanation("Bob", (ask, step("wait"))))


def test_a_step_means_the_first_action_that_accepts_its_arguments() -> None:
    plan = read("go(Lamp, Cave)\nset(True, 2)\ngoal(True)")
    assert [each.call.signature.kinds for each in plan.steps] == [("item", "place"), ("=True", "=2")]
    assert plan.steps[1].call.arguments == (True, 2)


@pytest.mark.parametrize(
    ("text", "place", "code", "said"),
    [
        ("", "solution.txt:1:1", "E331", "ends without a goal; goal(condition)"),
        ("wait()", "solution.txt:1:1", "E331", "ends without a goal"),
        ("wait()\n| wait()\ngoal(True)", "solution.txt:3:1", "E331", "| goal(CHARACTER, condition)"),
        ("wait()\n| | wait()\ngoal(True)", "solution.txt:2:5", "E331", "depth 2, where 1 is open"),
        ("| wait()\ngoal(True)", "solution.txt:1:3", "E331", "depth 1, where 0 is open"),
        ("goal(True)\nwait()", "solution.txt:2:1", "E331", "follows the goal"),
        ("wait()\n| goal(Lamp, True)\ngoal(True)", "solution.txt:2:3", "E310", "'Lamp' is no character"),
        ("wiat()\ngoal(True)", "solution.txt:1:1", "E310", "'wiat' is no action; did you mean 'wait'?"),
        ("go(Ann, Cav)\ngoal(True)", "solution.txt:1:1", "E310", "'Cav' is no entity; did you mean 'Cave'?"),
        ("go(Ann, Bob)\ngoal(True)", "solution.txt:1:1", "E312", "go(character, place)' and 'go(item, place)'"),
        ("go Ann\ngoal(True)", "solution.txt:1:1", "E330", "'go Ann' is no step; 'action(arguments)'"),
        ("".join("| " * n + "wait()\n" for n in range(200)), "solution.txt:82:163", "E305", "more than 80 levels deep"),
    ],
)
def test_a_mistake_in_a_solution_is_named(text: str, place: str, code: str, said: str) -> None:
    found = fault(text)
    assert found[:2] == (place, code)
    assert said in found[2]


@pytest.mark.skipif(not SOLUTIONS, reason="the collection of solutions is not here")
@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_a_solution_of_the_collection_is_read_line_by_line(path: Path) -> None:
    """What was read gives the lines of the file again, goals shortened to whose they are."""
    problem = DATA / "problems" / f"{path.stem.split('_')[0]}.txt"
    world: World = read_problem(problem.read_text(encoding="utf-8"), str(problem))
    text = path.read_text(encoding="utf-8")
    plan = read_solution(text, world, str(path))
    written = [_shortened(line.rstrip()) for line in text.splitlines()]
    assert lines(plan.steps, "goal") == written
    assert all(reason.character in world.characters for each in plan.steps for reason in each.reasons)


def _shortened(line: str) -> str:
    """Return the line; a goal without its condition."""
    bars, goal, rest = line.partition("goal(")
    if not goal:
        return line
    return f"{bars}goal({rest.split(',')[0]}" if bars else "goal"
