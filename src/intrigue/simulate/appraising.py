"""What happens, taken to heart: appraisals as entries of a chronicle keep them, with what everybody hopes and fears."""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written_want
from intrigue.minds.prospects import fears, hope
from intrigue.minds.thinking import Thinker
from intrigue.semantics.appraisal import Appraised, Record, Source, Standard, WantLine, appraise, reconsider
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import Feeling, Hearts, Prospect
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Felt, HeartChange, Moment
from intrigue.simulate.following import Following, heart_changes


@dataclass(frozen=True, slots=True)
class Feelings:
    """What an entry of the kind `feels` says."""

    feels: tuple[Felt, ...]
    hearts: tuple[HeartChange, ...]
    prospects: tuple[Prospect, ...] | None
    """None: as before."""


def appraisal_of(following: Following, before: Moment, event: Event, now: Moment) -> Feelings | None:
    """Return what an event that led from one moment to another makes everybody feel; None where nothing changes."""
    found = appraise(
        following.setting,
        before.state,
        event,
        now.state,
        now.hearts,
        following.temperaments,
        now.prospects,
        before.appraised,
    )
    left = tuple(each for each in now.prospects if each not in found.settled)
    return _kept(following.setting, now, found, left)


def reconsidered(thinker: Thinker, following: Following, moment: Moment) -> Feelings | None:
    """Return what it makes everybody feel that they look ahead again; None where nothing changes."""
    now = tuple(prospects(thinker, moment))
    found = reconsider(following.setting, moment.hearts, moment.prospects, now, following.temperaments)
    return _kept(following.setting, moment, found, now)


def prospects(thinker: Thinker, moment: Moment) -> list[Prospect]:
    """Return what everybody hopes and fears now, in the order of the cast."""
    found: list[Prospect] = []
    for who in thinker.setting.characters:
        mind = believed(thinker.setting, moment.state, who)
        intention = moment.intentions.get(who)
        hoped = hope(thinker, mind, intention) if intention is not None else None
        found += (hoped,) if hoped is not None else ()
        found += fears(thinker, mind, who)
    return found


def _kept(setting: Setting, moment: Moment, found: Appraised, left: tuple[Prospect, ...]) -> Feelings | None:
    changes = heart_changes(moment.hearts, found.hearts)
    felt = tuple(_felt(setting, found.hearts, each) for each in found.records)
    if not changes and not felt and left == moment.prospects:
        return None
    return Feelings(felt, changes, left if left != moment.prospects else None)


def _felt(setting: Setting, hearts: Hearts, record: Record) -> Felt:
    now = hearts.of(Feeling(record.emotion, record.holder, record.about))
    return Felt(record.emotion, record.holder, record.about, record.amount, now, _source(setting, record.source))


def _source(setting: Setting, source: Source) -> str:
    """Return what an emotion came from, as a story file writes it."""
    match source:
        case WantLine(holder=holder, place=place):
            return expression_text(written_want(setting.world.wants_of(holder)[place]).value)
        case Standard(norm=norm):
            return f"norm {norm}"
        case Prospect(event=event, aim=aim):
            return aim or str(event or "")
        case None:
            return ""
