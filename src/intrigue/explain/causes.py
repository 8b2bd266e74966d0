"""What led to what, further than a chronicle notes: an intention also goes back to beliefs that only its wants read."""

from __future__ import annotations

from intrigue.explain.otherwise import Asker
from intrigue.explain.past import Past
from intrigue.explain.why import reason_of
from intrigue.simulate.chronicle import Entry


class Causes:
    """The causes of the entries of one run."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self._found: dict[int, tuple[int, ...]] = {}

    def of(self, entry: Entry) -> tuple[int, ...]:
        """Return the entries that led to one directly: those noted, and those by which its reasons were believed."""
        if entry.index not in self._found:
            causes = set(entry.causes)
            if entry.reasons:
                asker = Asker(self.past, entry.index)
                for plan in entry.reasons:
                    reason = reason_of(asker, (plan.character,), asker.mind(plan.character), plan)
                    causes |= {each.origin.entry for each in reason.all_beliefs() if each.origin.entry is not None}
            self._found[entry.index] = tuple(sorted(each for each in causes if each < entry.index))
        return self._found[entry.index]

    def behind(self, entry: Entry) -> tuple[int, ...]:
        """Return all that led to an entry, directly or through others, in order."""
        found: set[int] = set()
        pending = list(self.of(entry))
        while pending:
            index = pending.pop()
            if index not in found:
                found.add(index)
                pending += self.of(self.past.story.chronicle[index])
        return tuple(sorted(found))
