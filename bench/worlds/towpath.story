# Ten small reasons, each made by the deed before
#
# Hard: at the start nobody has a reason for any of eight hundred actions. The author's rain gives one person one reason,
# what she does gives the next one his, and so on ten times. No motive is longer than two steps, but no character sees
# further than that; only the author does. Five other kinds of weather, sixty walks and hundreds of presents lead nowhere.
#
# entry comfort: goal 1, author 10, character 3, epistemic 1
#   rain
#   open_sluice(berta)
#   float(dirk, landing, mill)
#       why dirk
#           sell(dirk, grain, pell)
#   sell(dirk, grain, pell)
#   grind(pell)
#   deliver(pell, sol)
#   bake(sol)
#   snatch(nip, loaf)
#   cuff(sol, nip)
#   comfort(ruth, nip)

world towpath "Along the Towpath"

type place
type thing

place weir, landing, mill, bakery, tavern, green
thing grain, hat, pipe, net, kite, bucket
thing loaf
character berta she, dirk he, pell he, sol she, nip he, ruth she, ole he, vic he, wim he

property at(character): place
property holder(thing): character or none
property barge: place
property flooding
property channel_full
property flour(character): 0..2
property coins(character): 0..9 = 1
property baked
property stole(character)
property hurt(character)
property comforted(character)
property weather: 0..9

start
    at(berta) = weir
    at(dirk) = landing
    barge = landing
    at(pell) = mill
    at(sol) = bakery
    at(nip) = bakery
    at(ruth) = bakery
    at(ole) = tavern
    at(vic) = green
    at(wim) = green
    coins(sol) = 2
    holder(grain) = dirk
    holder(hat) = ole
    holder(pipe) = ole
    holder(net) = vic
    holder(kite) = wim
    holder(bucket) = berta

action rain
    if not flooding and not channel_full
    then flooding

action hail
    if weather == 0
    then weather = 1

action sun
    if weather < 2
    then weather = 2

action wind
    if weather == 2
    then weather = 3

action fog
    if weather == 3
    then weather = 4

action walk(who: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if from != to and at(who) == from
    then at(who) = to

action give(who: character, thing, other: character)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(thing) == who
    then holder(thing) = other

action open_sluice(who: character)
    by who
    if at(who) == weir and flooding
    then
        not flooding
        channel_full

action float(who: character, landing, mill)
    by who
    seen by c if at(c) == landing or at(c) == mill
    if at(who) == landing and barge == landing and channel_full
    then
        at(who) = mill
        barge = mill

action sell(who: character, grain, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == mill and at(other) == mill and barge == mill and holder(grain) == who
            and coins(other) >= 1
    then
        holder(grain) = other
        coins(who) += 1
        coins(other) -= 1

action grind(who: pell)  # one hears the mill all over the village
    by who
    if at(who) == mill and holder(grain) == who
    then
        holder(grain) = none
        flour(who) += 1

action deliver(who: character, other: character)
    by who, other
    seen by c if c == who or c == other
    if who != other and at(other) == bakery and flour(who) >= 1 and coins(other) >= 2
    then
        flour(who) -= 1
        flour(other) += 1
        coins(who) += 2
        coins(other) -= 2

action bake(who: character)
    by who
    seen by c if at(c) == bakery
    if at(who) == bakery and flour(who) >= 1
    then
        flour(who) -= 1
        baked
        holder(loaf) = who

action snatch(who: character, loaf)
    by who
    seen by c if at(c) == bakery
    if at(who) == bakery and holder(loaf) != who and holder(loaf) != none
    then
        holder(loaf) = who
        stole(who)

action cuff(who: character, other: character)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and stole(other) and not hurt(other)
    then hurt(other)

action comfort(who: character, other: character)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and hurt(other) and not comforted(other)
    then comforted(other)

wants berta: -2 if flooding
wants dirk: coins(dirk)
wants pell
    4 if holder(grain) == pell
    5 * flour(pell)
    3 * coins(pell)
wants sol
    3 * flour(sol)
    coins(sol)
    4 if baked
    count c: character . stole(c) and hurt(c)
wants nip: 2 if holder(loaf) == nip
wants ruth: -1 * (count c: character . hurt(c) and not comforted(c))
wants ole: 1 if at(ole) == tavern and holder(pipe) == ole
wants vic: 1 if at(vic) == green
wants wim: 1 if holder(kite) == wim

author wants 1 if comforted(nip)
