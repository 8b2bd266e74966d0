# Borrowed money
#
# Hard: all wants are sums over numbers. The pedlar owns nothing and must go into debt, which hurts, buy, have woven,
# sell and pay back before she is better off: nine steps. The lender's motive is the same nine steps in his idea of her
# mind, so it needs two minds. Prices and purses make most other orders of the same steps impossible.
#
# entry profit: goal 1, author 9, character 9, epistemic 2
#   lend(rook, nan)
#       why rook
#           walk(nan, counting_house, farm)
#               why nan
#                   buy_wool(nan, w1, obed)
#                   walk(nan, farm, loom)
#                   have_woven(nan, w1, tess)
#                   walk(nan, loom, hall)
#                   sell_cloth(nan, w1, sir_giles)
#                   walk(nan, hall, counting_house)
#                   pay_back(nan, rook)
#           buy_wool(nan, w1, obed)
#           walk(nan, farm, loom)
#           have_woven(nan, w1, tess)
#           walk(nan, loom, hall)
#           sell_cloth(nan, w1, sir_giles)
#           walk(nan, hall, counting_house)
#           pay_back(nan, rook)
#       why nan
#           walk(nan, counting_house, farm)
#           buy_wool(nan, w1, obed)
#           walk(nan, farm, loom)
#           have_woven(nan, w1, tess)
#           walk(nan, loom, hall)
#           sell_cloth(nan, w1, sir_giles)
#           walk(nan, hall, counting_house)
#           pay_back(nan, rook)
#   walk(nan, counting_house, farm)
#   buy_wool(nan, w1, obed)
#   walk(nan, farm, loom)
#   have_woven(nan, w1, tess)
#   walk(nan, loom, hall)
#   sell_cloth(nan, w1, sir_giles)
#   walk(nan, hall, counting_house)
#   pay_back(nan, rook)

world ledger "Borrowed Money"

type place
type sack

place counting_house, farm, loom, hall, tavern
sack w1, w2, w3
character nan she, rook he, obed he, tess she, sir_giles he, moll she

property at(character): place
property holder(sack): character
property woven(sack)
property coins(character): 0..12
property debt(character): 0..9

start
    at(nan) = counting_house
    at(rook) = counting_house
    at(obed) = farm
    at(tess) = loom
    at(sir_giles) = hall
    at(moll) = tavern
    for s: sack: holder(s) = obed
    coins(rook) = 4
    coins(sir_giles) = 12
    coins(moll) = 2

action lend(who: rook, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and coins(who) >= 4 and debt(other) == 0
    then
        coins(who) -= 4
        coins(other) += 4
        debt(other) = 5

action pay_back(who: character, other: rook)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and debt(who) > 0 and coins(who) >= debt(who)
    then
        coins(who) -= debt(who)
        coins(other) += debt(who)
        debt(who) = 0

action walk(who: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if from != to and at(who) == from
    then at(who) = to

action buy_wool(who: character, sack, other: obed)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(sack) == other and coins(who) >= 3
    then
        holder(sack) = who
        coins(who) -= 3
        coins(other) += 3

action have_woven(who: character, sack, other: tess)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(sack) == who and not woven(sack) and coins(who) >= 1
    then
        woven(sack)
        coins(who) -= 1
        coins(other) += 1

action sell_cloth(who: character, sack, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(sack) == who and woven(sack) and coins(other) >= 8
    then
        holder(sack) = other
        coins(who) += 8
        coins(other) -= 8

see holder(s: sack) by c if exists o: character . holder(s) == o and at(c) == at(o)
see woven(s: sack) by c if exists o: character . holder(s) == o and at(c) == at(o)
see coins(o: character) by c if at(c) == at(o)

wants nan: coins(nan) - 2 * debt(nan)
wants rook: 2 * coins(rook)
wants obed
    coins(obed)
    2 * (count s: sack . holder(s) == obed)
wants tess: coins(tess)
wants sir_giles
    coins(sir_giles)
    9 * (count s: sack . holder(s) == sir_giles and woven(s))
wants moll: coins(moll) - 2 * debt(moll)

author wants 1 if coins(nan) >= 3 and debt(nan) == 0
