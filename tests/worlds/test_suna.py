"""The flagship: its pages, its laws, and its whole story as it is told; `docs/suna.md` says what longer runs show."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from prose import measured
from whatifs import CASES, Case, faults, tried

from intrigue.explain.beat_files import beats_beside, load_beats
from intrigue.explain.beats import Sift, conditions, missing
from intrigue.explain.past import Past
from intrigue.kernel.store import COMPILED
from intrigue.language.bundled import bundled_worlds
from intrigue.language.formatting import format_text
from intrigue.language.loader import Loaded, load
from intrigue.language.questions import read_condition
from intrigue.model.expressions import Expression, Read
from intrigue.model.plans import ExplainedStep
from intrigue.model.terms import Signature
from intrigue.model.traversal import running_expressions, walk
from intrigue.search.validation import ActionJudge
from intrigue.simulate.following import Following
from intrigue.simulate.runfile import from_json, to_json
from intrigue.simulate.simulation import Story
from intrigue.tell.leaks import leaks
from intrigue.tell.storyteller import tell, tell_run
from intrigue.tell.telling import Telling
from tests.worlds.small import FLAGSHIP

FOLDER = bundled_worlds()[FLAGSHIP].parent
PAGES = sorted(FOLDER.glob("*.story"))


@cache
def suna() -> Loaded:
    """Return the world."""
    return load(FLAGSHIP)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_stands_in_canonical_form(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert format_text(text, page.name) == text


def test_it_has_at_most_eight_acts_and_no_two_endings_of_one_title() -> None:
    world = suna().world
    assert 1 <= len(world.acts) <= 8
    assert len({each.title for each in world.endings}) == len(world.endings) >= 4


def test_names_stand_in_one_file_only() -> None:
    """Another cast can take their place by a change of one page, but for speech and prose."""
    for page in PAGES:
        outside_texts = "".join(page.read_text(encoding="utf-8").split('"')[::2])
        code = "\n".join(line.partition("#")[0] for line in outside_texts.splitlines())
        assert page.stem == "cast" or not any(name in code for name in ("Gaara", "Sakura", "Daichi", "Shukaku")), page


def test_its_beats_are_sixty_two_in_order() -> None:
    beats = tomllib.loads((FOLDER / "beats.toml").read_text(encoding="utf-8"))["beat"]
    assert [each["name"] for each in beats] == [f"B{number:02}" for number in range(1, 63)]


def test_no_property_is_there_for_the_plot_alone() -> None:
    """Whatever acts, endings and beats look at, some reason, condition or sight of the world does, too."""
    world = suna().world
    left_to_itself = replace(world, acts=(), endings=(), checks=())
    read = _properties(running_expressions(left_to_itself))
    assert [each.name for each in world.properties if each.signature not in read] == []
    path = beats_beside(world)
    assert path is not None
    looked_for = [
        read_condition(condition, world)
        for beat in load_beats(path, world)
        for sign in beat.signs
        for condition in conditions(sign)
    ]
    declared = {each.signature for each in world.properties}  # Feelings are everybody's, and nobody declares them.
    assert (_properties(looked_for) & declared) - read == set()


def _properties(expressions: Iterable[Expression]) -> set[Signature]:
    return {node.property for each in expressions for node in walk(each) if isinstance(node, Read)}


@pytest.mark.skipif(not COMPILED, reason="without the compiled kernel these steps take half a minute")
def test_without_any_acts_the_afternoon_begins_by_itself() -> None:
    """Nobody steers: he sends the council out, lets the headache show, hears steps, hides it, and says enter."""
    entries = list(Story(replace(suna().world, acts=())).run(16))
    acts = [each.call.signature.name for each in entries if each.kind == "action" and each.call]
    wanted = ["order_out", "obey", "let_it_show", "compose_himself", "knock", "admit"]
    assert [name for name in acts if name in wanted] == wanted


# --- The whole story, steered -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def story() -> Telling:
    """Return the story as `intrigue tell suna` tells it."""
    if not COMPILED:
        pytest.skip("without the compiled kernel the whole story takes many minutes")
    return tell(suna())


@pytest.fixture(scope="module")
def lived(story: Telling) -> Story:
    """Return its run."""
    assert story.story is not None
    return story.story


@pytest.fixture(scope="module")
def past(lived: Story) -> Past:
    """Return all points of it."""
    return Past(lived)


def test_it_comes_to_all_its_acts_in_their_order(story: Telling, lived: Story) -> None:
    assert story.complete
    assert [each.note for each in lived.chronicle if each.kind == "act"] == [each.title for each in lived.world.acts]
    assert len(lived.world.acts) == 8


def test_it_meets_all_sixty_two_beats_in_their_order(lived: Story, past: Past) -> None:
    path = beats_beside(lived.world)
    assert path is not None
    beats = load_beats(path, lived.world)
    assert len(beats) == 62
    assert [str(each.sign) for each in missing(Sift(past, beats).results())] == []


def test_every_action_in_it_has_a_motive_that_stands(lived: Story) -> None:
    """Each is judged in the moment before it, by the judge that shares nothing with the search."""
    judge, following = ActionJudge(lived.setting), Following(lived.setting)
    moment = following.start()
    judged = 0
    for entry in lived.chronicle:
        if entry.kind == "action":
            assert entry.call is not None
            verdict = judge.verdict(moment.state, ExplainedStep(entry.call, entry.reasons))
            assert verdict.accepted, f"{entry.index} {entry.call}: {verdict}"
            judged += 1
        moment = following.follow(moment, entry)
    assert judged > 100


def test_it_is_the_same_when_saved_and_loaded(lived: Story) -> None:
    again = from_json(to_json(lived, suna().texts), anew=True)
    assert again.chronicle.entries == lived.chronicle.entries
    assert again.digests.found == lived.digests.found
    assert again.moment.state.values == lived.moment.state.values


def test_its_last_line_answers_the_first(story: Telling) -> None:
    """It opens with a patient man and a joke on it, closes with the same words, and takes its own ending."""
    paragraphs = [each.text for act in story.acts for each in act.paragraphs]
    assert "a patient man" in paragraphs[0]
    assert paragraphs[-1].endswith("a patient man.")
    assert story.ending is not None
    assert story.ending.name == "together"


def test_no_sentence_of_it_comes_again_through_anybodys_eyes(lived: Story) -> None:
    found = measured([tell_run(lived, pov=each) for each in (None, *lived.world.characters)])
    assert found.words > 10_000
    assert found.twice == ()
    assert found.near == ()


def test_nobody_tells_what_he_could_not_know(story: Telling, lived: Story) -> None:
    assert [str(each) for each in leaks(lived.setting, lived.chronicle, story.sentences)] == []


# --- What if ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_thing_otherwise_has_its_consequence_and_the_old_one_is_gone(case: Case, past: Past) -> None:
    """The cases of `bench/whatifs.py`; `docs/suna.md` says what each comes to, and why."""
    found = tried(past, case)
    assert not found.same
    assert faults(found, case) == []
