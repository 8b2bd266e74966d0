# A hint, which one man sees and the other does not
#
# Sakura lingers over the thing she wants so that somebody will see it. One of the two men looks at what she looks at;
# the other takes it that she has stopped for a moment. Both then give her what they honestly believe she likes.
#
# Expected endings: won. Lost, if she likes the scarf after all.

world pendant "The Necklace"

type place
type gift

place street "the street", shop "the shop"
gift pendant "the silver chain", scarf "the silk scarf"
character gaara "Gaara" he
character sakura "Sakura" she
character suitor "the suitor" he

property at(character): place
property holder(gift): character or none = none
property likes(character, gift)
property fond(character, character): 0..10 = 3
property purse(character): number
property attentive(character)                       # looks where others look
property unthanked(gift): character or none = none  # who gave it and has had no word for it yet; so it is not passed on
property flushed(character)
property company(character): character or none = none

start
    at(gaara) = street
    at(sakura) = shop
    at(suitor) = shop
    purse(gaara) = 1
    purse(suitor) = 1
    likes(sakura, pendant)
    attentive(gaara)
    attentive(sakura)
    gaara believes not likes(sakura, pendant)
    suitor believes
        likes(sakura, scarf)
        not likes(sakura, pendant)
    sakura believes attentive(suitor)  # she thinks better of him than he deserves
    sakura believes gaara believes not likes(sakura, pendant)
    sakura believes suitor believes not likes(sakura, pendant)

action come_in(who: character)
    "{who} [come] in from {the street|the heat of the street}, sand on his sleeves, and [find] a corner to stand in. {suitor} [be] at the mirror, and content."
    by who
    if at(who) == street
    then at(who) = shop

action linger(who: character, gift)
    seen "{who} [linger] over {gift}, and [lay] it down more carefully than one lays down a thing one does not want."
    felt "Somebody in this shop had eyes, surely."
    by who
    seen by c if at(c) == at(who) and attentive(c)
    seen by c if at(c) == at(who) as pause(who)
    if at(who) == shop and likes(who, gift) and holder(gift) == none
    then
        for c: character if at(c) == shop and attentive(c): c believes likes(who, gift)

action pause(who: character)
    "{who} [stop] for a moment at the counter, as people do."
    by who
    if at(who) == shop

action buy(who: character, gift)
    seen "{who} [buy] {gift}{| without asking the price|, and [count] the coins out twice}."
    felt "{who} [have] seldom been so sure of anything."
    thought to gaara if not likes(sakura, gift) "There [be] nothing wrong with it. Sakura's eyes [have] gone over it twice, as one looks over a hedge."
    by who
    seen by c if at(c) == shop
    if at(who) == shop and purse(who) >= 1 and holder(gift) == none
    then
        purse(who) -= 1
        holder(gift) = who

action give(who: character, gift, other: character)
    seen if likes(other, gift) "{who} [hold] {gift} out to {other}, in both hands."
    seen "{who} [offer] {gift} to {other}, and [smile] at the ceiling."
    felt "Every word {who} [have] prepared [be] gone."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and holder(gift) == who and at(who) == at(other) and unthanked(gift) == none
    then
        holder(gift) = other
        unthanked(gift) = who
        if likes(other, gift): fond(other, who) += 2
        else: fond(other, who) -= 1

action thank(who: character, other: character, gift)
    "'How very green it is,' {who} [say], and [fold] {gift} small, and [thank] {other} twice."
    by who
    seen by c if at(c) == at(who)
    if holder(gift) == who and unthanked(gift) == other
    privately if not likes(who, gift)  # nobody is to see that
    then unthanked(gift) = none

action put_on(who: character, other: character, gift)
    seen "{who} [say] nothing at all, and [put] {gift} on then and there, and [be] a long time about the clasp."
    thought to other "{other} would have held the mirror for her, if he could have moved."
    by who
    seen by c if at(c) == at(who)
    if holder(gift) == who and unthanked(gift) == other
    privately if likes(who, gift)
    then unthanked(gift) = none

action walk_home(who: character, other: character)
    seen "'It is a long way home, if one goes round by the wall,' {who} [say] to {other}. 'I thought we might go round by the wall.'"
    thought to other "{other} [know] the wall. It [be] on the way to nothing whatever."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and company(who) == none and company(other) == none
            and fond(who, other) >= 5
            and not exists g: gift . holder(g) == who and unthanked(g) != none
    then
        company(who) = other
        company(other) = who
        at(who) = street
        at(other) = street

rule glow(c: character, gift)
    "{c} [look] at {gift}, and [go] red to the tips of {c's} ears."
    seen by o if at(o) == at(c)
    when holder(gift) == c and likes(c, gift) and unthanked(gift) != none and not flushed(c)
    then flushed(c)

thought of gaara when likes(sakura, pendant) "The chain, then. He [go] over it once more, from the beginning, and it [be] still the chain."

say walk_home(who, other) "{who} [walk] home with {other}, the long way round"
say put_on(who, other, gift) "{who} [put] on {gift} for {other}"

wants sakura
    1 if exists g: gift . holder(g) == sakura                       # a present is a present
    2 if exists g: gift . holder(g) == sakura and likes(sakura, g)  # but some are looked at
    -1 if exists g: gift . holder(g) == sakura and unthanked(g) != none
    2 if exists c: character . company(sakura) == c and fond(sakura, c) >= 5

wants gaara
    1 if at(gaara) == at(sakura)
    fond(sakura, gaara)
    2 if company(sakura) == gaara

wants suitor
    fond(sakura, suitor)
    2 if company(sakura) == suitor

author wants 1 if company(sakura) == gaara

act "What she looked at" until gaara believes likes(sakura, pendant)
act "The scarf" until holder(scarf) == sakura
act "The chain" until holder(pendant) == sakura and unthanked(pendant) == none
act "The long way home" until company(sakura) != none

ending won "She goes home with Gaara, the long way" if company(sakura) == gaara
ending lost "She goes home with the suitor" if company(sakura) == suitor

check "the suitor never learns what she likes unless he is told or sees it"
    never suitor believes likes(sakura, pendant) before give(gaara, pendant, sakura)

viewpoint gaara only
