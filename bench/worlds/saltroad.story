# Theft and revenge under the eyes of guards
#
# Hard: the thief's motive is six steps long and pays at its end alone; two of them are somebody else's. Nobody else has
# much to do until the theft, and then everybody has. 600 perception rules fire in every mind after every walk. Many walks
# look useful and are not: the goods for sale, the second guard and the far end of the road are of no use to anybody.
#
# entry theft: goal 1, author 7, character 7, epistemic 1
#   buy(wren, ale, olm)
#       why wren
#           walk(wren, inn, gate)
#           walk(wren, gate, market)
#           treat(wren, ale, brock)
#           drink(brock, ale)
#           rob(wren, hesper, pearls)
#   walk(wren, inn, gate)
#   walk(wren, gate, market)
#   treat(wren, ale, brock)
#   drink(brock, ale)
#   rob(wren, hesper, pearls)
# entry revenge: goal 2, author 10, character 7, epistemic 1
#   buy(wren, ale, olm)
#       why wren
#           walk(wren, inn, gate)
#           walk(wren, gate, market)
#           treat(wren, ale, brock)
#           drink(brock, ale)
#           rob(wren, hesper, pearls)
#   walk(wren, inn, gate)
#   walk(wren, gate, market)
#   treat(wren, ale, brock)
#   drink(brock, ale)
#   rob(wren, hesper, pearls)
#   shake(hesper, brock, market)
#       why hesper
#           denounce(hesper, brock, wren)
#           arrest(brock, wren, market)
#   denounce(hesper, brock, wren)
#   arrest(brock, wren, market)

world saltroad "The Salt Road"

introspection off

type place
type item
type guard: character

place inn, gate, market, well, chapel, saltpans
item pearls, ale, salt, shawl, knife
character hesper she, wren he, olm he, ada she
guard brock he, til he

property at(character): place
property holder(item): character
property owner(item): character
property road(place, place)
property purse(character): 0..4
property thirsty(character)
property awake(character)
property jailed(character)
property thief(character)
property bereft(character)  # of what was robbed

start
    road(inn, gate)
    road(gate, inn)
    road(gate, market)
    road(market, gate)
    road(gate, well)
    road(well, gate)
    road(well, chapel)
    road(chapel, well)
    road(chapel, saltpans)
    road(saltpans, chapel)
    road(saltpans, market)
    road(market, saltpans)
    at(hesper) = market
    at(wren) = inn
    at(olm) = inn
    at(ada) = chapel
    at(brock) = market
    at(til) = gate
    holder(pearls) = hesper
    holder(ale) = olm
    holder(salt) = ada
    holder(shawl) = hesper
    holder(knife) = til
    for i: item: owner(i) = holder(i)
    for c: character: awake(c)
    purse(wren) = 1
    purse(ada) = 2
    purse(hesper) = 3
    thirsty(brock)
    thirsty(ada)

action walk(who: character, from: place, to: place)
    by who
    seen by c if c == who or (awake(c) and (at(c) == from or at(c) == to))
    if road(from, to) and at(who) == from and awake(who) and not jailed(who) and who != hesper  # who keeps her stall
    then at(who) = to

action buy(who: character, item, seller: character)
    by who, seller
    seen by c if awake(c) and at(c) == at(who)
    if who != seller and at(who) == at(seller) and holder(item) == seller
            and purse(who) >= 1 and awake(who) and awake(seller) and not jailed(who) and not jailed(seller)
    then
        holder(item) = who
        owner(item) = who
        purse(who) -= 1
        purse(seller) += 1

action treat(who: character, item, other: character)
    by who, other
    seen by c if awake(c) and at(c) == at(who)
    if who != other and at(who) == at(other) and holder(item) == who
            and awake(other) and not jailed(who)
    then
        holder(item) = other
        if owner(item) == who: owner(item) = other

action drink(who: character, ale)
    by who
    seen by c if c == who or (awake(c) and at(c) == at(who))
    if holder(ale) == who and awake(who) and thirsty(who)
    then
        not thirsty(who)
        if who is guard: not awake(who)

action rob(who: character, victim: character, item)
    by who
    seen by c if awake(c) and at(c) == at(who)
    if who != victim and at(who) == at(victim) and holder(item) == victim
            and awake(who) and not jailed(who) and who is not guard
            and not (exists g: guard . at(g) == at(who) and awake(g))
    then
        holder(item) = who
        thief(who)
        bereft(victim)

action shake(who: character, other: guard, place)
    by who
    seen by c if c == other or at(c) == place
    if at(who) == place and at(other) == place and awake(who) and not awake(other) and not jailed(who)
    then awake(other)

action denounce(who: character, other: guard, culprit: character)
    by who
    seen by c if awake(c) and at(c) == at(who)
    if who != culprit and who != other and at(who) == at(other) and awake(other)
            and thief(culprit) and not jailed(who)
    then other believes thief(culprit)

action arrest(who: guard, culprit: character, place)
    by who
    seen by c if awake(c) and at(c) == place
    if who != culprit and at(who) == place and at(culprit) == place and awake(who) and thief(culprit)
            and not jailed(culprit)
    then
        jailed(culprit)
        for i: item if holder(i) == culprit: holder(i) = owner(i)

rule sees(c: character, o: character, place)
    when c != o and awake(c) and at(c) == place and at(o) == place and not (c believes at(o) == place)
    then c believes at(o) = place

rule misses(c: character, o: character, place)
    when c != o and awake(c) and at(c) == place and at(o) != place and c believes at(o) == place
    then c believes at(o) = unknown

rule sees_goods(c: character, o: character, item)
    when c != o and awake(c) and at(c) == at(o) and holder(item) == o and not (c believes holder(item) == o)
    then c believes holder(item) = o

wants wren: 3 if holder(pearls) == wren
wants hesper
    sum i: item . 2 if owner(i) == hesper and holder(i) == hesper
    count c: character . thief(c) and jailed(c)
wants olm: purse(olm)
wants ada
    1 if not thirsty(ada)
    1 if holder(shawl) == ada
wants brock
    1 if holder(ale) == brock
    2 if not thirsty(brock)
    2 * (count c: character . thief(c) and jailed(c))
wants til: count c: character . thief(c) and jailed(c)

author wants
    1 if bereft(hesper) and thief(wren)
    1 if bereft(hesper) and jailed(wren)
