# A map that is only worth stealing because of what its owner is thought to think
#
# Hard: deceit in three minds. The rival cannot tell a true map from a false one; he wants the one that its owner takes
# to be true, so long as she has no idea that he is on to it. So she dotes on a false map where he can see it, and puts
# it where he can get at it with the help of an innkeeper who wants her wine. The owner's motive is eight steps long; the
# rival's inside it three, the innkeeper's inside that two. The three maps are alike to all but one.
#
# entry bait: goal 1, author 6, character 8, epistemic 3
#   dote(mira, m1)
#       why mira
#           put_away(mira, m1)
#           call_for_wine(voss, lotte)
#               why voss
#                   unlock(lotte)
#                       why lotte
#                           pour(lotte)
#                   take(voss, m1)
#           unlock(lotte)
#               why lotte
#                   pour(lotte)
#           take(voss, m1)
#           slip_out(mira, inn, harbour)
#           show(mira, m2, tarn)
#           sell(mira, m2, tarn)
#   put_away(mira, m1)
#   call_for_wine(voss, lotte)
#       why voss
#           unlock(lotte)
#               why lotte
#                   pour(lotte)
#           take(voss, m1)
#   unlock(lotte)
#       why lotte
#           pour(lotte)
#   take(voss, m1)
# entry sale: goal 2, author 9, character 8, epistemic 3
#   dote(mira, m1)
#       why mira
#           put_away(mira, m1)
#           call_for_wine(voss, lotte)
#               why voss
#                   unlock(lotte)
#                       why lotte
#                           pour(lotte)
#                   take(voss, m1)
#           unlock(lotte)
#               why lotte
#                   pour(lotte)
#           take(voss, m1)
#           slip_out(mira, inn, harbour)
#           show(mira, m2, tarn)
#           sell(mira, m2, tarn)
#   put_away(mira, m1)
#   call_for_wine(voss, lotte)
#       why voss
#           unlock(lotte)
#               why lotte
#                   pour(lotte)
#           take(voss, m1)
#   unlock(lotte)
#       why lotte
#           pour(lotte)
#   take(voss, m1)
#   slip_out(mira, inn, harbour)
#   show(mira, m2, tarn)
#   sell(mira, m2, tarn)

world decoy "The Map She Kept Looking At"

type place
type map
type rival: character

place inn, harbour, yard
map m1, m2, m3
character mira she, lotte she, tarn he
rival voss he

property at(character): place
property holder(map): character or none
property out(map)  # of the bag, where one can see it
property shown(map)
property stowed(map)  # in the chest at the inn
property locked
property genuine(map)
property aware(map)  # whether the rival is on to it
property asked_for_wine(character)
property coins(character): 0..9

start
    at(mira) = inn
    at(voss) = inn
    at(lotte) = inn
    at(tarn) = harbour
    for m: map: holder(m) = mira
    locked
    genuine(m2)
    coins(tarn) = 3

secret of mira: genuine(m2)

action dote(who: mira, map)
    by who
    seen by c if at(c) == at(who)
    if holder(map) == who
    then
        out(map)
        for c: character if c != who and at(c) == at(who): c believes who believes genuine(map)

action brag(who: mira, map)
    by who
    seen by c if at(c) == at(who)
    if holder(map) == who
    then
        out(map)
        aware(map)
        for c: character if c != who and at(c) == at(who): c believes who believes genuine(map)

action put_away(who: character, map)
    by who
    seen by c if at(c) == at(who)
    if holder(map) == who and at(who) == inn and out(map)
    then
        holder(map) = none
        stowed(map)

action call_for_wine(who: character, other: lotte)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == inn and at(other) == inn and not asked_for_wine(other)
    then asked_for_wine(other)

action unlock(who: lotte)
    by who
    seen by c if at(c) == inn
    if at(who) == inn and locked and asked_for_wine(who)
    then not locked

action pour(who: lotte)
    by who
    seen by c if at(c) == inn
    if at(who) == inn and not locked and asked_for_wine(who)
    then
        not asked_for_wine(who)
        locked

action take(who: character, map)
    by who
    seen by c if at(c) == inn
    if at(who) == inn and stowed(map) and not locked
    then
        holder(map) = who
        not stowed(map)

action slip_out(who: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if from != to and at(who) == from
            and (who != mira or to != harbour or not (exists c: rival . at(c) == from and not (exists m: map . holder(m) == c)))
    then at(who) = to

action show(who: character, map, other: character)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(map) == who
    privately if who believes genuine(map)
    then
        shown(map)
        other believes genuine(map)

action sell(who: character, map, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(map) == who and shown(map)
            and coins(other) >= 3
    then
        holder(map) = other
        coins(who) += 3
        coins(other) -= 3

see holder(m: map) by c if exists o: character . holder(m) == o and at(c) == at(o)

wants mira
    coins(mira)
    2 if holder(m2) == mira
wants voss: 3 if exists m: map . holder(m) == voss and mira believes (genuine(m) and not aware(m))
wants lotte: -1 if asked_for_wine(lotte)
wants tarn
    coins(tarn)
    5 if exists m: map . holder(m) == tarn and genuine(m)

author wants
    1 if holder(m1) == voss
    1 if holder(m2) == tarn
