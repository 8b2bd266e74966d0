"""Stock words for what goes on in a mind, where the world gives none of its own: templates, several for each thing.

`{who}` is the one whose mind it is, `{other}` whom it is about, `{clause}` what is thought. In `LATER` it is what is to
come (`Jon would come in`), in `AIM` an infinitive (`to be heard`).
"""

from __future__ import annotations

from collections.abc import Mapping

FEELINGS: Mapping[str, tuple[str, ...]] = {
    "joy": (
        "All at once everything [seem] easy.",
        "{who} [be] happier than {who.he} would have let anybody see.",
        "Something in {who.him} [grow] light.",
        "{who} [can] have sung.",
    ),
    "distress": (
        "{who's} heart [sink].",
        "Something in {who.him} [go] cold.",
        "For a moment {who} [do not know] where to look.",
        "That [be] hard to bear.",
    ),
    "hope": (
        "There [be] hope yet.",
        "{who} hardly [dare] to hope.",
        "It [can] still come right.",
    ),
    "fear": (
        "A small, cold fear [settle] in {who}.",
        "No good [will] come of this.",
        "{who} [do not like] the look of it at all.",
    ),
    "satisfaction": (
        "It [be] all that {who} [have] hoped for.",
        "There; that [be] that.",
        "So it [have] come right after all.",
    ),
    "disappointment": (
        "So much for that.",
        "{who} [have] hoped for better.",
        "Nothing [be] going to come of it now.",
    ),
    "relief": (
        "That [be] over, at least.",
        "{who} [breathe] again.",
        "A weight [fall] from {who}.",
    ),
    "fears_confirmed": (
        "It [be] just what {who} [have] been afraid of.",
        "So it [have] come, as {who} [have] known it would.",
    ),
    "pride": (
        "{who} [be] not a little pleased with {who.himself}.",
        "Not everybody would have done as much.",
    ),
    "shame": (
        "{who} [can] have sunk into the ground.",
        "If only nobody had seen it.",
    ),
    "admiration": (
        "{who} [can] only marvel at {other}.",
        "One [have] to give {other} credit for that.",
        "There [be] nobody like {other}.",
    ),
    "reproach": (
        "That [be] not right of {other}.",
        "{who} [think] the less of {other} for it.",
        "Of {other}, {who} would not have thought it.",
    ),
    "gratitude": (
        "That [be] good of {other}.",
        "{who} [will] not forget that of {other}.",
        "Not everybody would have done that for {who.him}.",
    ),
    "anger": (
        "How could {other}?",
        "{who} [can] have shaken {other}.",
        "{who} [count] to ten, and {other} [be] still there.",
    ),
    "gratification": (
        "That [have] gone well.",
        "{who} [have] managed it.",
    ),
    "remorse": (
        "{who} [be] sorry already.",
        "If one could only take it back.",
    ),
    "happy_for": (
        "{who} [be] glad for {other}.",
        "{other} [have] earned it.",
    ),
    "pity": (
        "{who} [be] sorry for {other}.",
        "Poor {other}.",
    ),
    "resentment": (
        "{who} [begrudge] {other} every bit of it.",
        "Why {other}, of all people?",
    ),
    "gloating": (
        "It [serve] {other} right.",
        "{who} [find] that {who.he} [be] not sorry for {other} at all.",
    ),
    "surprise": (
        "{who} [have] not seen that coming.",
        "That [be] the last thing {who} [have] expected.",
    ),
}
"""What somebody feels, by emotion."""

FELT: Mapping[str, str] = {
    "joy": "be glad",
    "distress": "be unhappy",
    "fear": "be afraid",
    "satisfaction": "be content",
    "disappointment": "be disappointed",
    "relief": "be relieved",
    "fears_confirmed": "find it as bad as feared",
    "pride": "be proud",
    "shame": "be ashamed",
    "admiration": "admire {other} for it",
    "reproach": "blame {other} for it",
    "gratitude": "be grateful to {other}",
    "anger": "be angry with {other}",
    "gratification": "be pleased",
    "remorse": "be sorry",
    "happy_for": "be glad for {other}",
    "pity": "be sorry for {other}",
    "resentment": "begrudge {other} that",
    "surprise": "be surprised",
}
"""What somebody feels, as part of a summary: a verb phrase in its base form."""

LEARNED = (
    "So {clause}.",
    "{who} [understand]: {clause}.",
    "It [be] plain now that {clause}.",
    "{clause}, then.",
)
"""What somebody did not know before."""
CORRECTED = (
    "So {clause}, after all.",
    "{who} [have] been wrong: {clause}.",
    "{clause}, whatever {who} [have] thought.",
)
"""What somebody had thought otherwise."""
INFERRED = (
    "{other} would not do that unless {clause}.",
    "There [be] only one way to explain it: {clause}.",
    "Why would {other} do that? Because {clause}.",
)
"""What somebody works out from what another did."""
SURE = (
    "{who} [be] sure that {clause}.",
    "{clause}; {who} would have sworn to it.",
    "{clause}, as far as {who} [know].",
)
"""A belief that something is done upon."""
OTHERS = (
    "As {who} [see] it, {clause}.",
    "{clause}; {who} [take] that for granted.",
    "{clause}, or so {who} [believe].",
)
"""A belief about another's mind that something is done upon."""
MISLED = (
    "{clause} now, by the look of it.",
    "So {clause}. Well, let it be.",
    "{clause}; one [can] see it.",
)
"""That another now believes something which the one who thinks so does not."""
PERHAPS = (
    "Perhaps {clause}.",
    "It [be] possible that {clause}.",
    "{clause}, perhaps; {who} [can] not be sure.",
)
"""What somebody acts upon without knowing it."""
AIM = (
    "{who} [want] {clause}.",
    "All that {who} [want] [be] {clause}.",
    "If {who} [have] one wish, it [be] {clause}.",
)
"""What somebody means to come to."""
LATER = (
    "{who} [hope] that {clause}.",
    "In the end, {who} [tell] {who.himself}, {clause}.",
    "Sooner or later {clause}, if {who} [have] anything to do with it.",
)
"""What is to come of something."""
BURDEN = (
    "{clause}.",
    "{clause}, and it [do not get] any better.",
)
"""What somebody wants to be rid of."""
PLAN = (
    "{who} [will] {clause}.",
    "{who} [make] up {who.his} mind to {clause}.",
    "The thing to do [be] to {clause}.",
)
"""What somebody means to do, later."""
WAITING = ("{who} [wait] for {clause}.", "Until then there [be] nothing to do but wait for {clause}.")
"""That somebody waits for another to do something."""
GIVEN_UP = ("{who} [let] the idea go.", "It [be] no use.", "There [be] no point in it any more.")
"""That somebody gives up what it meant to do."""
DREAD = (
    "{who} [be] afraid that {clause}.",
    "{clause}, if nobody [do] anything about it.",
)
"""What another is expected to do that would harm."""
RECALL = (
    "{who} [think] of how {clause}.",
    "{who} [have] not forgotten how {clause}.",
)
"""Something seen before, on which a belief rests."""
BACK = (
    "{who} [have] not forgotten it.",
    "{who} [have] kept that in mind.",
    "{who} [remember] it very well.",
)
"""The way back from a memory that has been told as a scene."""
AGAIN = (
    "Once more {clause}.",
    "{clause} again.",
    "Again {clause}.",
    "As before, {clause}.",
)
"""The same happens again."""
NEXT = (
    "Then {clause}.",
    "After that {clause}.",
)
"""Something else happens, in words that begin like those just told."""
OFTEN = (
    "{clause} again, and again after that.",
    "It [go] on like that for a while: {clause}.",
    "And so it [go] on; {clause}.",
)
"""The same happens several times within a day."""
DAILY = (
    "So it [go] on for {span}: {clause}.",
    "For {span} it [be] the same: {clause}.",
    "{span} [go] by like this. Day after day {clause}.",
)
"""The same happens over days; `{span}` is how long."""
