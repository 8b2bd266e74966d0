"""Which feelings an event may stir in a plan, and what that hangs on, told by what it may change.

Minds are taken together: nothing that `looking_ahead` does is missed, and much may be too much. Fluents are the bits of
one number, by their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from intrigue.model.expressions import YES
from intrigue.model.feelings import FORTUNES
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.feelings import Feeling
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.norms import breaches
from intrigue.semantics.setting import Setting
from intrigue.semantics.slots import Slots, slots_of


class Stirring:
    """What may be stirred in one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.kept = carried(setting)
        self._wants: dict[str, Slots] = {
            name: _read_by(setting.ground(line) for line in setting.world.wants_of(name)) for name in setting.characters
        }
        self._all_wants = reduce(or_, self._wants.values(), 0)
        self._norms = self._read_by_norms()

    def by(self, appearances: Sequence[Event], changed: Slots) -> Slots:
        """Return the feelings that an event may move that changes these fluents, or by what it is taken for."""
        if not self.kept:
            return 0
        agents = {each for event in appearances for each in event.consenting}
        startling = any(event.precondition != YES for event in appearances)
        return slots_of(each.place for each in self.kept if self._may_stir(each.feeling, agents, startling, changed))

    def hanging_on(self, stirred: Slots) -> Slots:
        """Return what may decide how strongly these feelings are stirred."""
        found = stirred
        for each in self.kept:
            if not stirred >> each.place & 1:
                continue
            emotion, holder, _ = each.feeling
            found |= self._wants[holder] | self._norms
            if emotion in FORTUNES or emotion == "mood":
                found |= self._all_wants
                found |= self._liking(holder)
        return found

    def _may_stir(self, feeling: Feeling, agents: set[str], startling: bool, changed: Slots) -> bool:
        emotion, holder, about = feeling
        others = agents - {holder} if about is None else agents & {about}
        felt = bool(changed & self._wants[holder])
        judged = bool(self._norms_count and agents)
        match emotion:
            case "joy" | "distress":
                return felt
            case "pride" | "shame":
                return judged and holder in agents
            case "admiration" | "reproach":
                return judged and bool(others)
            case "gratitude" | "anger":
                return felt and bool(others)
            case "gratification" | "remorse":
                return felt and holder in agents
            case "liking":
                return (felt or judged) and bool(others)
            case "happy_for" | "pity" | "resentment" | "gloating":
                return any(changed & self._wants[each] for each in self._whose(holder, about))
            case "surprise":
                return startling
            case "mood":
                return felt or judged or bool(changed & self._all_wants)
            case _:
                return False  # Nobody's hopes and fears are at hand in a plan.

    def _whose(self, holder: str, about: str | None) -> Sequence[str]:
        """Return whose fortunes somebody may feel something about."""
        return (about,) if about is not None else tuple(each for each in self.setting.characters if each != holder)

    @property
    def _norms_count(self) -> bool:
        return bool(self.setting.world.norms)

    def _read_by_norms(self) -> Slots:
        """Return what may decide whether an act breaks a norm or keeps one."""
        found = 0
        if not self.kept or not self._norms_count:
            return found
        for event in self.setting.forbidden:
            nodes = [event.precondition, event.private, *(breach.condition for breach in breaches(self.setting, event))]
            nodes += [node for change in event.changes for node in (change.condition, change.value)]
            found |= _read_by(nodes) | self._all_wants
        return found

    def _liking(self, holder: str) -> Slots:
        return slots_of(each.place for each in self.kept if each.feeling[:2] == ("liking", holder))


def _read_by(nodes: Iterable[Ground]) -> Slots:
    return slots_of(place for node in nodes for place in all_slots(node))
