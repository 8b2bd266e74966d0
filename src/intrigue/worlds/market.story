# A rumour that runs through a market, and comes to the ears of the one whom it concerns
#
# Anselm, who mends clocks, has a ring made smaller, and says very quietly for whom. Three hundred people are buying
# vegetables. Nobody of them has anything against anybody; they only pass it on.
#
# Expected endings: promised. With other lots: clock, if it is another name that comes to Ida.

world market "Three Hundred People Buying Vegetables"

type place
type thing

place square "the square", bakery "the bakery"
thing ring "the ring"
character anselm "Anselm" he
character balthasar "Balthasar" he
character ida "Ida" she
character klara "Klara" she

property at(character): place = square
property meant_for(thing): character or none = none
property small(thing)
property baked
property has_rolls(character)
property engaged(character)
property even(character)
property hushed
property caught(character)
property `heard meant_for`(character, thing, character)
property `market heard meant_for`(thing, character): number

start
    at(ida) = bakery
    meant_for(ring) = ida
    secret of anselm: meant_for(ring) == ida

action confide_in(who: character, other: character)
    seen "{who} [lean] over {other}'s tray and [say] something to it, very quietly, with one hand before his mouth. A woman with a leek [stand] quite still."
    felt "It had to be said, for the measure. To whom he said it did not matter; Balthasar was silver all through."
    by who
    seen by c if at(c) == at(who)
    if who == anselm and other == balthasar and at(who) == at(other)
    then
        balthasar believes anselm believes meant_for(ring) = ida
        balthasar believes meant_for(ring) = ida

action file_down(who: character, thing)
    seen "{who} [clamp] {thing} into his little vice, and [take] off the width of a hair."
    felt "One could see that it was for a hand that knew dough."
    by who
    seen by c if at(c) == at(who)
    if who == balthasar and who believes meant_for(thing) == ida and not small(thing)
    then small(thing)

event oven at 08:40
    "The last tray came out of the bakery's oven."
    then baked

action bring_bread(who: character)
    "{who} [carry] the bread across to her stall, and [be] surprised how politely everybody made way."
    by who
    if who == ida and baked and at(who) == bakery
    then at(who) = square

action buy_rolls(who: character)
    seen "{who} [buy] four rolls from {ida}, and [look] at her a little longer than rolls take."
    felt "It was said that one could see it by the eyes."
    by who
    seen by c if at(c) == at(who)
    if who == klara and at(ida) == square and at(who) == square and not has_rolls(who)
    then has_rolls(who)

action say_yes(who: character, other: character)
    seen "'Yes,' {who} [say] to {other}, over two barrels of herring. He had not asked anything yet."
    felt "It was better to have it over before the rolls were cold."
    by who
    seen by c if at(c) == at(who)
    if who == ida and other == anselm and at(who) == at(other)
            and who believes meant_for(ring) == who and not engaged(who)
    then engaged(who)

action bring_back_clock(who: character, other: character)
    seen "{who} [put] the kitchen clock down before {other}. 'It has stopped,' she [say]. It had not."
    felt "She would tell the time by the bells again, like other people."
    by who
    seen by c if at(c) == at(who)
    if who == ida and other == anselm and at(who) == at(other)
            and who believes meant_for(ring) != ida and who believes meant_for(ring) != none
            and not even(who)
    then even(who)

rule hush
    "Behind the cabbages somebody stopped in the middle of a price."
    seen by c if at(c) == square
    when `market heard meant_for`(ring, ida) >= 30 and not hushed
    then hushed

rule congratulation
    "'Size fourteen,' somebody behind {ida} [say] to nobody in particular, 'and for her at the bakery, if you please.'"
    seen by c if at(c) == square
    when `heard meant_for`(ida, ring, ida) and not caught(ida)
    then caught(ida)

rule commiseration(other: character)
    "'A ring,' somebody behind {ida} [say], 'from the clockmaker. For {other}, they say. And her here with her rolls.'"
    seen by c if at(c) == square
    when `heard meant_for`(ida, ring, other) and other != ida and not caught(ida)
    then caught(ida)

rule own_ears(other: character)
    "{anselm} [hear] from a man with a goose for whom his ring was: for {other}. He [buy] a cabbage, to be doing something."
    seen by c if at(c) == square
    when `heard meant_for`(anselm, ring, other) and other != anselm and not caught(anselm)
    then caught(anselm)

rule own_ears_own_ring
    "A man with a goose told {anselm}, in confidence, that the clockmaker's ring was for the clockmaker himself."
    seen by c if at(c) == square
    when `heard meant_for`(anselm, ring, anselm) and not caught(anselm)
    then caught(anselm)

crowd market 300 in square about meant_for(thing) truly or not
believable meant_for(x) told by t to h if h != anselm and h != balthasar

say confide_in(who, other) "{who} [tell] {other} for whom the ring is"
say bring_bread(who) "{who} [bring] the bread over"
say buy_rolls(who) "{who} [buy] rolls from {ida}"
say say_yes(who, other) "{who} [say] yes to {other}"
say bring_back_clock(who, other) "{who} [bring] {other} the kitchen clock back"

wants anselm
    small(ring)

wants balthasar
    small(ring)

wants klara
    has_rolls(klara)

wants ida
    1 if at(ida) == square
    3 if engaged(ida)
    1 if even(ida)

act "Very quietly" until small(ring)
act "Fresh bread" until at(ida) == square
act "Over two barrels of herring" until engaged(ida) or even(ida)

ending promised "He had meant to wait until spring" if engaged(ida)
ending clock "The clock was right to the minute" if even(ida)
