"""The world of the language's own page, built in Python."""

from __future__ import annotations

from intrigue.model.builder import (
    Number,
    Temper,
    WorldBuilder,
    before,
    exists,
    for_each,
    never,
    when,
    worth,
)
from intrigue.model.terms import NONE
from intrigue.model.world import World


def necklace() -> World:
    """Return the world."""
    story = WorldBuilder("necklace", "The Necklace")
    character = story.character
    place = story.type("place")
    gift = story.type("gift")

    street = story.entity("street", place, display="the street")
    cafe = story.entity("cafe", place, display="the cafe")
    shop = story.entity("shop", place, display="the shop")
    pendant = story.entity("pendant", gift, display="a thin chain with the village's sign")
    scarf = story.entity("scarf", gift, display="a silk scarf")
    gaara = story.entity("gaara", character, display="Gaara", pronoun="he")
    sakura = story.entity("sakura", character, display="Sakura", pronoun="she")
    suitor = story.entity("suitor", character, display="the suitor", pronoun="he")

    at = story.property("at", character, value=place)
    holder = story.property("holder", gift, value=character.or_none, default=NONE)
    likes = story.property("likes", character, gift)
    fond = story.property("fond", character, character, value=Number(0, 10), default=3)
    purse = story.property("purse", character, value=Number(), default=1)
    storming = story.property("storming", character)

    story.start(
        at(gaara) == street,
        at(sakura) == cafe,
        at(suitor) == cafe,
        likes(sakura, pendant),
        gaara.believes(~likes(sakura, pendant)),
        suitor.believes(likes(sakura, scarf)),
        suitor.believes(~likes(sakura, pendant)),
        sakura.believes(suitor.believes(likes(sakura, pendant))),
    )

    who, other, to = character("who"), character("other"), place("to")
    g, c = gift("gift"), character("c")
    look = story.action("look", who, gift)
    look.prose(seen="{who} [linger] over {gift} in the window.", felt="That one.").by(who)
    look.when((at(who) == shop) & likes(who, g))
    look.then(for_each(c, c.believes(likes(who, g)), where=at(c) == shop))
    look.seen_by(c, at(c) == shop)

    buy = story.action("buy", who, gift).prose("{who} [buy] {gift}.").by(who)
    buy.when((at(who) == shop) & (purse(who) >= 1) & (holder(g) == NONE))
    buy.then(purse(who).decreases(1), holder(g).becomes(who))
    buy.seen_by(c, at(c) == shop)

    give = story.action("give", who, gift, other).prose("{who} [give] {other} {gift}.").by(who, other)
    give.when((who != other) & (holder(g) == who) & (at(who) == at(other)))
    give.then(
        holder(g).becomes(other),
        when(likes(other, g), fond(other, who).increases(2), otherwise=[fond(other, who).decreases(1)]),
    )
    give.seen_by(c, at(c) == at(who))

    story.action("go", who, to).prose("{who} [go] to {to}.").by(who).when(at(who) != to).then(
        at(who).becomes(to)
    ).seen_by(c, (at(c) == at(who)) | (at(c) == to))

    a, b = character("a"), character("b")
    meets = story.rule("meets", a, b).when((at(a) == at(b)) & ~a.believes(at(b) == at(a)))
    meets.then(a.believes(at(b).becomes(at(a))))

    story.tell_about(likes, lies=True)

    story.wants(
        sakura,
        fond(sakura, gaara) + fond(sakura, suitor),
        worth(2, exists(gift, lambda g: (holder(g) == sakura) & likes(sakura, g))),
    )
    story.wants(gaara, fond(sakura, gaara))
    story.wants(suitor, fond(sakura, suitor))

    story.feelings(gaara, Temper("anger", "strong", "slow"), Temper("hope", "weak"))
    story.feelings(sakura, Temper("anger", "strong", "quick"))
    story.rule("jealous", c).when((story.feeling("anger", c) > 60) & ~storming(c)).then(storming(c))

    story.act("The right gift", holder(pendant) == sakura)
    story.act("Thanks", fond(sakura, gaara) > fond(sakura, suitor))
    story.ending("won", "She leaves with Gaara", fond(sakura, gaara) > fond(sakura, suitor))
    story.ending("lost", "She leaves with the suitor", fond(sakura, suitor) > fond(sakura, gaara))
    story.check(
        "the suitor never learns what she likes unless he is told or sees it",
        before(never(suitor.believes(likes(sakura, pendant))), look(sakura, pendant)),
    )
    story.viewpoint(gaara, "mostly")
    story.viewpoint(sakura, "sometimes")
    return story.build()
