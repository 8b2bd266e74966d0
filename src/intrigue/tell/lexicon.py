"""English words that behave otherwise than the rule, as tables: what a property's name can be, and what goes with it.

Nothing here is needed for a sentence to be right in grammar; the longer the tables, the closer it comes to what was
meant. Words that stand in no table are taken by their form (`word_forms.py`).
"""

from __future__ import annotations

from intrigue.tell.grammar import words

PREPOSITIONS = frozenset(
    words(
        """to from with by at in into on onto for of about against behind over under past through near beside below
        above inside outside among between without towards before after"""
    )
)

ADVERBS = frozenset(
    words("here there home away abroad together alone apart asleep awake alive ashore indoors outdoors")
)
"""Words that say where or how somebody is, and take no object."""

DEGREES = frozenset(
    words("well half very too newly badly fully nearly quite almost still not never always deeply freshly")
)
"""Words that stand before an adjective and belong to it."""

ADJECTIVES = frozenset(
    words(
        """able absent afraid angry annoyed ashamed aware bad bare big bitter black blind bored bold brave bright
        broken calm careful clean clear clever close cold cool cross cruel curious damp dark dead deaf dear
        deep dirty drunk dry dull dusty eager easy empty evil faint fair false famous fat fine fit flat fond
        foolish free fresh friendly full funny glad good grateful great green guilty half happy hard heavy
        high hollow holy homeless honest hot hungry ill innocent jealous keen kind lame late lazy light
        lonely loose loud loyal lucky mad merry mild naked near neat nervous noisy old open pale patient
        plain pleased poor present pretty proud pure quick quiet rare raw ready real red rich ripe rough
        rude sad safe secret serious sharp short shut shy sick silent simple slow small smooth sober soft
        sore sorry sound sour stale steep stiff still strange strict strong stubborn sure sweet swift tall
        tame tender thin thirsty tidy tight timid tired tough true ugly vain warm wary weak weary welcome
        well wet white wicked wild wise worried wrong young sprung lit cut set hurt spent bent sunk worn
        torn lost sold hidden stolen married engaged even nimble crestfallen speechless quits"""
    )
)
"""Common adjectives, and participles that stand for a state."""

ADJECTIVE_ENDINGS = ("ful", "ous", "less", "able", "ible", "ive")
"""By which other adjectives are known."""

AFTER_ADJECTIVE = {
    **dict.fromkeys(words("afraid fond jealous proud tired sick ashamed aware full sure weary wary suspicious"), "of"),
    **dict.fromkeys(words("angry bored pleased cross happy content friendly patient disappointed impressed"), "with"),
    **dict.fromkeys(
        words(
            "kind loyal cruel rude married engaged devoted attached opposed indebted related true close near faithful"
        ),
        "to",
    ),
    **dict.fromkeys(words("sorry grateful hungry thirsty responsible ready"), "for"),
    **dict.fromkeys(words("worried curious nervous mad"), "about"),
    **dict.fromkeys(words("interested"), "in"),
}
"""The preposition that an adjective takes before whom or what it is about."""

DONE_BY = frozenset(
    words(
        """heard eaten slept arrived left paid confessed apologised danced sung read written spoken said sworn promised
        voted finished graduated won fled returned escaped cried laughed wept giggled sneezed bowed knelt smiled waved
        lied begged fainted fallen risen woken shouted screamed whispered worked rested"""
    )
)
"""Participles that say of a person what it has done, rather than what was done to it."""

WITNESSED = frozenset(words("seen heard met caught told asked found noticed spotted kissed visited robbed searched"))
"""Participles of what is over in a moment: somebody *has been* seen."""

DIRECTED = {
    **dict.fromkeys(
        words(
            "explain wink speak talk listen apologise bow kneel curtsy confess lie nod wave whisper smile shout reply"
        ),
        "to",
    ),
    **dict.fromkeys(words("look laugh stare frown point"), "at"),
    **dict.fromkeys(words("wait hope search"), "for"),
    **dict.fromkeys(words("linger brood"), "over"),
}
"""Verbs whose first object needs this preposition."""

GIVING = frozenset(words("wished given told sent shown promised offered taught lent sold paid refused granted"))
"""Participles of verbs that take a person before what it gets: `has wished Mira joy`."""

INSIDE = frozenset(
    words(
        """kitchen parlour pantry hall room bedroom bathroom cellar attic garden yard courtyard street alley lane park
        wood woods forest village town city country field meadow desert cave tower church chapel library stable barn
        shed study garage bed nest hedge basket box drawer cupboard cradle crypt vault dungeon prison cell corridor
        ward valley river pond lake sea sky tent hut cabin cottage"""
    )
)
"""Places that one is in, and not at."""

UPON = frozenset(
    words("roof roofs terrace balcony bridge hill platform stage beach island stairs shelf table floor wall")
)
"""Places that one is on, and not at; for things, shelves and tables, too."""

KIN = frozenset(
    words(
        """friend enemy lover brother sister mother father son daughter wife husband master servant rival ally heir
        cousin neighbour superior boss teacher pupil guest host"""
    )
)
"""What somebody is to somebody: `A is B's friend`."""

KINDS = frozenset(
    words(
        """customer thief guard king queen prisoner guest beggar witch spy traitor murderer hero coward orphan widow
        widower member suspect witness liar doctor sailor soldier servant stranger ghost fool star winner
        loser leader leaver traveller baker miller hunter dancer singer player"""
    )
)
"""What somebody is: `A is a thief`."""

HAD = frozenset(
    words(
        """rent birthday key letter sword ring fever headache ticket permission alibi proof map money food courage luck
        horse boat lantern invitation secret message bread"""
    )
)
"""What somebody has where a property says no more of it."""

PASSING = frozenset(words("birthday fever headache invitation alibi message"))
"""Those of them that come and go, and are `a birthday` rather than `the birthday`."""

WAYS = frozenset(words("road path way door bridge street track passage tunnel stairs river"))
"""What may lead from one place to another."""

UNCOUNTED = frozenset(
    words(
        """money food water bread time love hope proof help news luck courage wine gold silver permission rent milk
        beer tea power strength honey trouble work peace gingerbread joy rain snow"""
    )
)
"""Nouns that take no `a`."""

ROLES = {
    "holder": "hold",
    "owner": "own",
    "bearer": "bear",
    "keeper": "keep",
    "wearer": "wear",
    "carrier": "carry",
    "ruler": "rule",
    "leader": "lead",
    "finder": "find",
    "winner": "win",
    "rider": "ride",
    "driver": "drive",
    "reader": "read",
    "eater": "eat",
    "buyer": "buy",
    "possessor": "possess",
}
"""Who does it, and what they do: `holder(x) == a` is that a holds x."""

WHEREABOUTS = frozenset(words("location place position whereabouts room site"))
"""Names that mean the same as `at`."""

AFTER_NOUN = {
    **dict.fromkeys(words("trust faith interest"), "in"),
    **dict.fromkeys(words("fear hatred opinion knowledge memory suspicion envy"), "of"),
    **dict.fromkeys(words("debt loyalty distance duty"), "to"),
    **dict.fromkeys(words("anger"), "at"),
    **dict.fromkeys(words("patience"), "with"),
}
"""The preposition between a measure and whom it is about; else `for`."""

PARTICIPLES = dict(
    each.split()
    for each in """arise arisen|awake awoken|bear borne|beat beaten|become become|begin begun|bid bid|bite bitten|
    blow blown|break broken|choose chosen|come come|do done|draw drawn|drink drunk|drive driven|eat eaten|fall fallen|
    fly flown|forbid forbidden|foresee foreseen|forget forgotten|forgive forgiven|forsake forsaken|freeze frozen|
    get got|give given|go gone|grow grown|hide hidden|know known|lie lain|mistake mistaken|overcome overcome|
    overtake overtaken|ride ridden|ring rung|rise risen|run run|see seen|shake shaken|shrink shrunk|sing sung|sink sunk|
    slay slain|speak spoken|spring sprung|steal stolen|stink stunk|stride stridden|strive striven|swear sworn|swim swum|
    take taken|tear torn|throw thrown|tread trodden|undergo undergone|undertake undertaken|undo undone|wake woken|
    wear worn|hew hewn|mow mown|saw sawn|sew sewn|shear shorn|show shown|sow sown|strew strewn|lade laden|
    bereave bereft|befall befallen|beget begotten|forgo forgone|forswear forsworn|partake partaken|smite smitten|
    weave woven|withdraw withdrawn|write written""".replace("\n", "").split("|")
)
"""Participles that differ from the past tense."""

COMPARATIVES = {"good": "better", "bad": "worse", "well": "better", "ill": "worse", "far": "further"}

PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "thief": "thieves",
    "knife": "knives",
}
