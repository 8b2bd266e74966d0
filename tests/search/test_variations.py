"""Variations of the stories of a world with things that change hands: both judges must agree on each."""

from __future__ import annotations

from intrigue.model.plans import Limits
from intrigue.search.judging import accepts
from intrigue.search.reference import plans
from intrigue.search.validation import check
from tests.search.playing import setting_of
from tests.search.variations import variations

ERRAND = """
type thing; entity Coin : thing; entity Ring : thing; entity Cas : character;
property has(what : thing) : character; property asked(who : character) : boolean;
has(Coin) = Ann; has(Ring) = Ben; believes(Cas, has(Ring) = Ann);
action give(from : character, what : thing, to : character) {
    precondition: from != to & has(what) == from; effect: has(what) = to; consenting: from;
    observing(c : character): c == from | c == to
};
action swap(one : character, other : character) {
    precondition: one != other & has(Coin) == one & has(Ring) == other;
    effect: has(Coin) = other & has(Ring) = one; consenting: one, other
};
action ask(who : character, whom : character) {
    precondition: who != whom & !asked(whom); effect: asked(whom); consenting: who
};
utility(): (if(has(Ring) == Cas) 1 else 0) + (if(asked(Ben)) 1 else 0) + (if(has(Coin) == Ben) 1 else 0);
utility(Ann): if(has(Ring) == Ann) 1 else (if(has(Ring) == Cas) 2 else 0);
utility(Ben): if(asked(Ben) & has(Ring) == Cas) 3 else (if(has(Coin) == Ben) 1 else 0);
utility(Cas): if(has(Ring) == Cas) 1 else 0;
"""


def test_every_variation_is_judged_alike_by_both() -> None:
    """Dropped, swapped, repeated steps, other people, other or shorter reasons: a few still hold, most do not."""
    limits = Limits(3, 3, 2)
    setting = setting_of(ERRAND, limits)
    stories = plans(setting, 1, limits, at_most=14).plans
    assert len(stories) > 3
    verdicts = set()
    for story in stories:
        assert check(setting, story, limits, 1).accepted
        for changed in variations(story):
            verdict = check(setting, changed, limits, 1)
            assert verdict.accepted == accepts(setting, changed, limits, 1), (changed, verdict)
            verdicts.add(verdict.accepted)
    assert verdicts == {True, False}
