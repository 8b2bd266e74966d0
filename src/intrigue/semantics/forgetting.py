"""Forgetting since a mark: a mind goes back to what it was when an event last happened.

`c forgets since dawn` needs the mind that c had at dawn. So every state keeps, beside the minds, one *mark* for each
character and event that some effect names: a pointer to that mind. It is part of the state, in every mind at every
depth, for what others think that c remembers decides what they plan. Marks are minds that see nothing: no rule and no
event touches them but the one that they are named after.

What c feels is not forgotten, only why: the feelings that the engine keeps stay what they are.

A mind keeps no mark of its own: nobody foresees, in the mind that will forget, what it will not know.
"""

from __future__ import annotations

from collections.abc import Mapping

from intrigue.model.world import Rule
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import Mark, State


def lost_minds(setting: Setting, state: State, event: Event) -> Mapping[str, State]:
    """Return, for each character that the event makes forget in this state, the mind that it is left with."""
    found: dict[str, State] = {}
    for each in event.forgettings:
        mark = state.marks.get(each.mark)
        if mark is not None and read(state, each.condition) is True:
            found[each.mark.character] = _with_own_feelings(setting, mark, state.minds[each.mark.character])
    return found


def marked(state: State, event: Event, minds: Mapping[str, State]) -> Mapping[Mark, State]:
    """Return the marks after an event that leaves these minds."""
    if isinstance(event.action, Rule) or all(mark.event != event.action.name for mark in state.marks):
        return state.marks
    return {
        mark: minds[mark.character] if mark.event == event.action.name else mind for mark, mind in state.marks.items()
    }


def _with_own_feelings(setting: Setting, mark: State, now: State) -> State:
    """Return the mind at the mark with what its owner feels by now; rules have not fired yet."""
    feelings = {index: now[index] for index, feeling, _ in setting.feelings if feeling.holder == mark.owner}
    return setting.states.changed(mark, feelings, mark.minds, mark.marks)
