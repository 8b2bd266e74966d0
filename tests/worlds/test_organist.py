"""A Week at Her Sister's: a rumour that comes back to its subject as something else."""

from __future__ import annotations

from intrigue.model.terms import Fluent, Signature
from intrigue.semantics.events import Event
from intrigue.semantics.provenance import How, origin
from intrigue.semantics.speech import lies
from tests.worlds.variations import Rehearsal, varied

STORY = (
    "confide(mira, tobias, visit)",
    "walk(agathe, bakery)",
    "pass_on(agathe, bruno, mira, elopement)",
    "walk(mira, bakery)",
    "wish_joy(bruno, mira)",
)
PLAN = Fluent(Signature("plan", ("character",)), ("mira",))
KEEN_EARS = ("    deaf(agathe)\n", "")


def event(play: Rehearsal, call: str) -> Event:
    return next(each for each in play.setting.events if str(each) == call.replace("`", ""))


def test_each_hears_another_story_and_only_one_of_them_is_hers() -> None:
    play = Rehearsal(varied("organist")).take(*STORY)
    believed = [play.ask(f"{who} believes plan(mira)") for who in ("mira", "tobias", "agathe", "bruno")]
    assert believed == ["visit", "visit", "elopement", "elopement"]
    assert play.ask("mira believes bruno believes plan(mira)") == "elopement"


def test_everybody_has_a_reason_and_nobody_tells_a_lie() -> None:
    play = Rehearsal(varied("organist"))
    for call in STORY:
        assert play.explained(call)
        before = play.state
        play.take(call)
        assert lies(play.setting, before, event(play, call)) == ()


def test_what_bruno_believes_goes_back_to_agathe_and_what_she_believes_to_what_she_heard() -> None:
    """Who was told, by whom; who took what for what: every belief names its source."""
    play = Rehearsal(varied("organist"))
    course = []
    for call in STORY:
        course.append((play.state, event(play, call)))
        play.take(call)
    agathe = origin(play.setting, course, ("agathe",), PLAN)
    bruno = origin(play.setting, course, ("bruno",), PLAN)
    assert (agathe.place, agathe.source.how) == (0, How.SAW)
    assert str(agathe.source.event) == "confide(mira, tobias, elopement)"
    assert (bruno.place, bruno.source.how, bruno.source.teller) == (2, How.TOLD, "agathe")
    mira = origin(play.setting, course, ("mira", "bruno"), PLAN)
    assert (mira.place, mira.source.how, mira.source.teller) == (4, How.TOLD, "bruno")
    assert origin(play.setting, course, ("mira",), PLAN).source.how is How.START


def test_agathe_does_not_know_what_she_missed_and_takes_tobias_to_have_heard_the_same() -> None:
    play = Rehearsal(varied("organist")).take(STORY[0])
    assert play.ask("agathe believes tobias believes mira believes plan(mira)") == "elopement"
    assert play.ask("mira believes agathe believes plan(mira)") == "visit"
    assert play.ask("deaf(agathe)") is True
    assert play.ask("agathe believes deaf(agathe)") is False


def test_if_agathe_heard_better_mira_would_never_think_of_it() -> None:
    play = Rehearsal(varied("organist", KEEN_EARS)).take("confide(mira, tobias, visit)")
    assert play.ask("agathe believes plan(mira)") == "visit"
    play.take("walk(agathe, bakery)")
    assert not any(play.explained(f"pass_on(agathe, bruno, mira, {each})") for each in ("visit", "elopement"))
    assert not play.explained("think_of_it(mira)")
