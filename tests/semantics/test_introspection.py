"""In a mind, what its owner believes is that mind itself."""

from __future__ import annotations

from intrigue.semantics.transition import after
from tests.playing import Playing, story


@story
def test_a_mind_believes_of_itself_what_it_is(play: Playing) -> None:
    """In Ann's plan, being told changes what she will believe.

    world w
    character ann, bob
    property hidden_key: yes or no = yes
    start
        ann believes not hidden_key
    action tell_her
        by bob
        then ann believes hidden_key
    wants ann
        1 if ann believes hidden_key
    """
    mind = play.mind("ann")
    assert mind.mind("ann") is mind
    assert play.utility("ann", "ann") == 0
    told = after(play.setting, mind, play.event("tell_her()"))
    assert told[play.setting.index[play.setting.fluents[0]]] is True


@story
def test_without_introspection_a_belief_about_oneself_is_apart(play: Playing) -> None:
    """With `introspection off`, Ann's own mind does not change when, in it, she comes to believe something.

    world w
    introspection off
    character ann, bob
    property hidden_key: yes or no = yes
    start
        ann believes not hidden_key
    action tell_her
        by bob
        then ann believes hidden_key
    """
    mind = play.mind("ann")
    told = after(play.setting, mind, play.event("tell_her()"))
    assert told.values == mind.values
    assert told.mind("ann").values != mind.mind("ann").values
