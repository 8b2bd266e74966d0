# Every construct of the language, in no story's service.
world everything "All there is"

depth 3

clock from 14:00, steps of 5 minutes

type being
type character: being
type guard: character
type place, gift
type inn: place, being

place street "the street", shop
inn tavern "the tavern"
gift pendant "a thin chain", scarf "a silk scarf"
gift lamp it
place, gift `odd name` "an odd thing"
character gaara "Gaara" he
character sakura "Sakura" she
character suitor "the suitor" they
character `Mr. O'Neil` "Mr. O'Neil" he

property at(character): place
property at(gift): place or none = none
property holder(gift): character or none = none
property likes(character, gift)
property fond(character, character): 0..10 = 3
property fond_of(character, character): yes or no
property purse(character): number = 1
property debt(who: character): ..0 = -2.5
property luck: 1..
property dawned
property locked(shop) = yes
property step(3): number
property side(yes)
property storming(character)
property trust(from: character, to: character): 0..5
property rage(character): 0..5 = 1 shows
inner property weary(character)
property home(character): inn = tavern

start
    at(gaara) = street
    at(sakura) = unknown
    at(pendant) = shop
    holder(scarf) = none
    likes(sakura, pendant)
    not likes(gaara, scarf)
    dawned()
    locked(shop)
    step(3) = 4
    side(yes)
    luck = 2
    debt(gaara) = -1.5
    fond_of(sakura, gaara) = unknown
    fond_of(gaara, sakura) = no
    purse(gaara) = purse(sakura) * 2 + 1
    purse(sakura) += 3
    gaara believes not likes(sakura, pendant)
    suitor believes
        likes(sakura, scarf)
        not likes(sakura, pendant)
        at(sakura) = shop
    sakura believes suitor believes likes(sakura, pendant)
    sakura believes suitor believes gaara believes purse(suitor) = 5
    gaara believes purse(suitor) = purse(gaara)
    gaara believes (purse(suitor) = purse(gaara) + 1)
    gaara believes sakura believes (at(gaara) = at(sakura))
    gaara believes purse(sakura) = (sakura believes purse(sakura))
    for c: character if c != suitor: fond(c, sakura) = 5
    for c: character:
        for g: gift: likes(c, g)
    if likes(gaara, pendant): storming(gaara)
    else if dawned(): storming(sakura)
    else: storming(suitor)
    did give(suitor, scarf, sakura)
    suitor believes not did give(suitor, scarf, sakura)
    ruled_out(gaara, at(sakura), street)
    gaara forgets likes(sakura, scarf)
    suitor forgets did give(suitor, scarf, sakura)
    secret: rage(gaara) > 0
    secret of gaara, sakura: storming(gaara)
    it is known that gaara believes not storming(sakura)
    it is known that sakura believes
        storming(gaara)
        rage(gaara) = 4

action look(who: character, gift)
    seen "{who} [linger] over {gift} in the {window|glass}."
    felt "That one, {who's} choice."
    by who
    seen by c if at(c) == shop
    if at(who) == shop and likes(who, gift)
    then
        for c: character if at(c) == shop: c believes likes(who, gift)

action give(who: character, gift, other: character)
    "{who} [give] {other} {gift}."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and holder(gift) == who and at(who) == at(other)
    then
        holder(gift) = other
        if likes(other, gift):
            fond(other, who) += 2
            fond(other, who) *= 1
        else:
            fond(other, who) -= 1
            fond(other, who) /= 2

action read(who: character)
    by who
    seen by nobody

action slip(who: character, gift, Suitor: suitor)
    by who
    with sakura, Suitor
    takes 2 hours
    seen by c if at(c) == shop as read(who)
    seen by o if o == gaara
    if holder(gift) == who
    privately if fond(who, Suitor) > 3 or who is character
    then
        holder(gift) = Suitor
        who believes (purse(Suitor) += 1)
        who forgets since dawn
        who forgets did slip(who, gift, suitor)

action slip(who: character, gift, sakura)
    by who
    seen by c: character
    then holder(gift) = sakura

action wait(who: character)
    by who
    takes 30 minutes

event market at 08:00 every day
    with chance 1 in 6
    then locked(shop) = no

event storm(place)
    after 3 weeks
    "The storm comes to {place}."
    if exists c: character . at(c) == place

event dawn

rule meets(a: character, b: character)
    when at(a) == at(b) and not a believes at(b) == at(a)
    then a believes at(b) = at(a)

rule blush(c: character)
    "{c} [redden]."
    seen by o if at(o) == at(c)
    when joy(c) > 50 and anger(c, gaara) <= 3 and liking(c, sakura) >= mood(c)
    then storming(c)

rule falls(c: character)
    hidden
    when rage(c) > 3
    then storming(c)

rule reads(c: character)
    known to sakura, gaara
    slowly
    when weary(c)
    then not storming(c)

rule
    when dawned() and luck() > 3
    then not dawned()

rule when give(a, g, b) if b != gaara then storming(b)

rule shaken when slip(who, gift, suitor)
    then storming(suitor)

rule watched(b: character, a: character)
    when give(a, pendant, b)
    then rage(b) += 1

see at(other: character) by c if at(c) == at(other)
deeds of who: guard seen by c if at(c) == at(who)
deeds of p: place seen by c if exists a: character, g: gift . at(a) == p and at(c) == p and at(g) == p
see holder(g) by c if at(g) == at(c)

tell about likes(character, gift) truly or not
tell about at(gift)
tell about locked(shop)
ask about at(character)
ask about dawned

believable likes(x, g) told by t to h if trust(h, t) >= 3
believable at(x: gift) told by t to h

norm exclusive(a, b) broken by give(a, g, other) if other != b and g == scarf
norm quiet(who) broken by slip(who, gift, sakura)
norm calm(c: character) broken by wait(c)

may avert losses of 2
may suppose at(character) at most 2 until 2 hours
may suppose at(gift) for guard, sakura
may suppose at(guard) for gaara at most 3
may infer fond_of(character, character)
may infer fond_of(guard, sakura) for guard

crowd villagers 500 in street about likes(character, gift) truly or not, luck
crowd ghosts 3 about dawned truly or not
crowd birds 12

wants sakura
    fond(sakura, gaara) + fond(sakura, suitor) - 2 * (3 - 1)
    2 if exists g: gift . holder(g) == sakura and likes(sakura, g)
    3 if dawned() else 1
    not dawned()
    likes(sakura, pendant)

wants gaara
    count c: character . at(c) == shop or all g: gift . likes(c, g)
    sum c: character . purse(c) - 1
    product c: character . purse(c)
    10 / luck() - 1.5
    (1 if dawned() else 2) + 3
    -purse(gaara)

author wants
    1 if holder(pendant) == sakura
    5 if only c: character . rage(c) > 3 and not storming(c)

feelings
    gaara: anger strong slow half 3 hours, hope weak
    sakura: joy usual quick, fears_confirmed strong, scale 8

thinking
    everybody: 3 actions ahead, 1 mind deep, 80 states, patience 3, whim 0.1, effort 0.2, persistence 1
    gaara: 2 minds deep

act "The right gift" until holder(pendant) == sakura
    viewpoint sakura only
    slack 0.5
act "Thanks" until gaara knows holder(pendant) or sakura knows not dawned()

ending won "She leaves" if (gaara believes at(sakura)) == street and (gaara believes sakura believes dawned())
ending lost if at(gaara) is inn and not (at(gaara) == street or at(pendant) == none or at(gaara) == unknown)
ending `strange "one"` "Strange" if did slip(gaara, pendant, suitor) and ruled_out(gaara, at(sakura), none)

check "the suitor never learns"
    never suitor believes likes(sakura, pendant) before look(sakura, pendant)
check "always some"
    always (eventually dawned())
check "until"
    (never storming(gaara)) until wait(sakura)
check "plain"
    dawned() or not dawned()

viewpoint gaara mostly, sakura sometimes, suitor never, in their own words

opening "It was a quiet town."
opening to sakura if dawned()
    "Somewhere a cock crowed."
    ""
    "It was late."
closing "And that was that."
describe street "The street [be] long, and {a bit|rather} windy."
describe street again to c: guard "The street again."
later "Time [go] by."
later 3 weeks if dawned() "Three weeks [go] by."
thought of gaara when not fond(sakura, gaara) > 3 "She did not care for {gaara.him}."
thought of c about other: character, place when at(other) == place and at(c) == place "{other} again."
address gaara to sakura: "Haruno" if rage(gaara) > 2 else "Sakura"
address a to b: guard: "officer"
name sakura to gaara: "the medic" if not dawned()
name suitor: "the tall one"
say rage(c) >= 3 "{c} [be] beside {c.himself}"
say rage(gaara) == n "he [count] to {n}"
say dawned "it [be] light"
