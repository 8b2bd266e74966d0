"""What characters do next, and why they drop what they meant to do."""

from __future__ import annotations

from dataclasses import replace

from intrigue.language.loader import load_text
from intrigue.minds.deliberation import Intention, Situation, decide, value
from intrigue.minds.temperament import Reach, patience_of, reach_of
from intrigue.minds.thinking import Thinker
from intrigue.model.plans import ExplainedStep, Explanation
from intrigue.model.sugar import lower
from intrigue.semantics.feelings import AT_REST, Feeling, Hearts
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial
from tests.simulate.playing import CALM

GARDEN = """
world garden
character ann, bob
property dug(character)
property planted(character)
property watered(character)
property hurt(character)
action dig(who: character)
    by who
    if not dug(who)
    then dug(who)
action plant(who: character)
    by who
    if dug(who) and not planted(who)
    then planted(who)
action water(who: character, for_whom: character)
    by who
    if who != for_whom and planted(for_whom) and not watered(for_whom)
    then watered(for_whom)
action trample(who: character, other: character)
    by who
    if who != other and not hurt(other)
    then
        hurt(other)
        dug(who)
wants ann
    2 if planted(ann)
    2 if watered(ann)
wants bob
    1 if watered(ann)
    -1 if hurt(bob)
"""


class Mind:
    """A world, and the mind of one character in it."""

    def __init__(self, text: str, who: str = "ann") -> None:
        world = lower(load_text(text))
        self.who = who
        self.setting = Setting(world, level_needed(world, 2))
        self.thinker = Thinker(self.setting, 2)
        self.state = initial(self.setting)

    @property
    def mind(self) -> State:
        return self.state.mind(self.who)

    def call(self, text: str) -> ExplainedStep:
        """Return the step of this name."""
        return ExplainedStep(next(event.call for event in self.setting.events if str(event.call) == text))

    def take(self, *calls: str) -> Mind:
        """Let these happen."""
        for each in calls:
            self.state = after(self.setting, self.state, self.setting.event(self.call(each).call))
        return self

    def situation(self, **more: object) -> Situation:
        """Return the situation of a calm character."""
        return replace(Situation(self.who, self.mind, AT_REST, CALM), **more)  # type: ignore[arg-type]

    def decides(self, **more: object) -> tuple[str, str, str]:
        """Return what is decided, about which event, and why the old intention is dropped."""
        found = decide(self.thinker, self.situation(**more), lambda name: 0.0)
        return found.kind, str(found.event.call) if found.event is not None else found.awaited, found.dropped

    def intends(self, *calls: str, taken: int = 0) -> Intention:
        """Return the intention to take these steps."""
        return Intention(Explanation(self.who, tuple(map(self.call, calls))), 2, taken=taken)


def test_somebody_does_the_first_thing_on_the_way_to_what_pays_most() -> None:
    """To dig leads to planting, and what follows on planting is watering by Bob."""
    assert Mind(GARDEN).decides() == ("act", "dig(ann)", "")


def test_somebody_without_a_reason_for_anything_does_nothing_and_it_is_said_why() -> None:
    mind = Mind(GARDEN, "bob")
    decision = decide(mind.thinker, mind.situation(), lambda name: 0.0)
    assert decision.kind == "nothing"
    assert "leads to nothing that they want: dig" in decision.note
    assert "not possible as far as they know: plant" in decision.note


def test_what_somebody_else_would_not_agree_to_is_not_tried() -> None:
    together = """
world bench
character ann, bob
property on
action sit(x: character, y: character)
    by x, y
    if x != y and not on
    then on
wants ann: on
"""
    mind = Mind(together)
    assert mind.decides()[0] == "nothing"
    assert mind.thinker.options(mind.mind, "ann", CALM.reach).killed == {
        "somebody else would not agree": ("sit",),
    }
    assert Mind(together + "wants bob: on\n").decides()[:2] == ("act", "sit(ann, bob)")


def test_an_intention_is_kept_while_its_next_step_makes_sense() -> None:
    mind = Mind(GARDEN).take("dig(ann)")
    assert mind.decides(intention=mind.intends("dig(ann)", "plant(ann)", taken=1)) == ("act", "plant(ann)", "")


def test_an_intention_is_dropped_when_its_next_step_is_not_possible_any_more() -> None:
    mind = Mind(GARDEN).take("dig(ann)", "plant(ann)")
    held = mind.intends("plant(ann)")
    assert mind.decides(intention=held)[2] == "it is not possible any more"


def test_an_intention_is_dropped_when_there_is_nothing_in_it_any_more() -> None:
    mind = Mind(GARDEN, "bob")
    assert mind.decides(intention=mind.intends("dig(bob)"))[2] == "there is nothing in it any more"


def test_an_intention_is_dropped_when_it_promises_less_than_it_did() -> None:
    mind = Mind(GARDEN).take("dig(ann)")
    held = replace(mind.intends("plant(ann)"), promised=4)
    assert mind.decides(intention=held)[2] == "it promises less than it did"


def test_an_intention_that_is_done_makes_room_for_another() -> None:
    mind = Mind(GARDEN).take("dig(ann)")
    assert mind.decides(intention=mind.intends("dig(ann)", taken=1)) == ("act", "plant(ann)", "done")


def test_somebody_waits_for_a_step_of_another_but_not_for_ever() -> None:
    mind = Mind(GARDEN).take("dig(ann)", "plant(ann)")
    held = mind.intends("plant(ann)", "water(bob, ann)", taken=1)
    assert mind.decides(intention=held) == ("wait", "bob", "")
    assert mind.decides(intention=held, waited=CALM.patience)[2] == "has waited long enough for bob"


def test_nobody_waits_for_what_the_other_has_no_reason_to_do() -> None:
    mind = Mind(GARDEN.replace("    1 if watered(ann)\n", "")).take("dig(ann)", "plant(ann)")
    held = mind.intends("plant(ann)", "water(bob, ann)", taken=1)
    assert mind.decides(intention=held)[2] == "does not expect it of bob any more"


def test_the_same_act_from_the_same_mind_is_worth_half_each_time() -> None:
    mind = Mind(GARDEN).take("dig(ann)")
    option = mind.thinker.options(mind.mind, "ann", CALM.reach).found[0]
    worth = [value(mind.thinker, mind.situation(done={option.event.call: times}), option) for times in range(3)]
    cost = CALM.effort * len(option.plan.steps)
    assert [each + cost for each in worth] == [worth[0] + cost, (worth[0] + cost) / 2, (worth[0] + cost) / 4]


def test_what_has_been_refused_lately_is_not_tried() -> None:
    mind = Mind(GARDEN).take("dig(ann)")
    plant = mind.call("plant(ann)").call
    assert mind.decides(refused={plant: "bob"})[1] != "plant(ann)"


def test_anger_speaks_for_what_harms_the_one_it_is_about() -> None:
    """Ann can get at the earth by digging, or by trampling over what is Bob's."""
    calm, cross = Mind(GARDEN), Hearts({Feeling("anger", "ann", "bob"): 90})
    options = {str(each.event.call): each for each in calm.thinker.options(calm.mind, "ann", CALM.reach).found}
    gently = value(calm.thinker, calm.situation(), options["trample(ann, bob)"])
    angrily = value(calm.thinker, calm.situation(hearts=cross), options["trample(ann, bob)"])
    assert round(angrily - gently, 6) == 0.9
    assert value(calm.thinker, calm.situation(hearts=cross), options["dig(ann)"]) == gently
    assert calm.decides(hearts=cross)[1] == "trample(ann, bob)"


def test_anger_makes_short_sighted_and_hope_patient() -> None:
    cross, hopeful = Hearts({Feeling("anger", "ann", "bob"): 90}), Hearts({Feeling("hope", "ann"): 60})
    assert reach_of(CALM, cross, "ann").horizon == CALM.reach.horizon - 2
    assert reach_of(CALM, AT_REST, "ann") == CALM.reach
    assert patience_of(CALM, hopeful, "ann") == CALM.patience + 1


def test_chance_decides_between_equals_only_as_far_as_whim_goes() -> None:
    mind = Mind(GARDEN)
    whimsical = replace(CALM, whim=1.0)

    def lots(name: str) -> float:
        return 9.0 if name == "trample(ann, bob)" else 0.0

    assert str(decide(mind.thinker, mind.situation(), lots).event) == "dig(ann)"
    assert str(decide(mind.thinker, mind.situation(disposition=whimsical), lots).event) == "trample(ann, bob)"


def test_what_somebody_thinks_of_hangs_on_the_mind_and_not_on_what_was_asked_before() -> None:
    """A tight bound gives the same answer to one who was asked other things first."""
    tight = Reach(horizon=5, depth=2, nodes=3)
    fresh, used = Mind(GARDEN), Mind(GARDEN)
    for reach in (CALM.reach, Reach(3, 1, 50)):
        used.thinker.options(used.mind, "ann", reach)
        used.thinker.options(used.state.mind("bob"), "bob", reach)
    one, other = (each.thinker.options(each.mind, "ann", tight) for each in (fresh, used))
    assert [str(each.event) for each in one.found] == [str(each.event) for each in other.found]
    assert one.killed == other.killed


def test_a_bound_on_effort_cuts_thought_short_and_says_so() -> None:
    mind = Mind(GARDEN)
    found = mind.thinker.options(mind.mind, "ann", Reach(horizon=5, depth=2, nodes=0))
    assert found.unfinished
    assert "too much to think through" in found.killed
