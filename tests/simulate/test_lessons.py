"""What an attempt teaches that the facts did not allow."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.semantics.beliefs import believed
from intrigue.semantics.transition import after
from intrigue.simulate.acting import lessons
from intrigue.simulate.simulation import Story
from tests.play.playing import DOOR


def test_nothing_is_learnt_of_what_was_not_believed_before() -> None:
    """Whoever is made to try what they know to be impossible does not forget where they are."""
    story = Story(load_text(DOOR))
    setting, state = story.setting, story.moment.state
    event = {each: setting.event(read_call(each, story.world)) for each in ("unlock(ann)", "go_out(ann)")}
    for each in ("unlock(ann)", "go_out(ann)"):
        state = after(setting, state, event[each])
    assert lessons(setting, state, event["unlock(ann)"], believed(setting, state, "ann")) == ()
    start = story.moment.state
    (locked,) = lessons(setting, start, event["go_out(ann)"], believed(setting, start, "ann"))
    assert (locked.chain, locked.value) == (("ann",), True)
