# Eight lamps on long cords, two at a time: no story, and a large proof
#
# Hard: every pull on a cord turns two lamps, so the number of lit ones stays odd for ever, and eight is even. Nothing
# short of the whole space of some eighty thousand states, or an argument about pairs, says so: each lamp alone can be lit,
# seven together can, and there is always a reason to pull once more. Beliefs never part from facts.
#
# entry all: goal 8, author 10, character 5, epistemic 1
#   none
# entry seven: goal 7, author 6, character 6, epistemic 1
#   pull(asa, l2, l3)
#   pull(asa, l4, l5)
#   pull(asa, l6, l7)

world lamps_none "Seven Lamps of Eight"

type place
type lamp

place bow, waist, stern, hold, mast
lamp l1, l2, l3, l4, l5, l6, l7, l8
character asa she, beno he, cleo she, dag he

property at(character): place
property lit(lamp)
property near(lamp, place)

start
    lit(l1)
    for l: lamp: near(l, bow)
    near(l1, stern)
    near(l2, stern)
    near(l3, waist)
    near(l4, waist)
    near(l5, hold)
    near(l6, hold)
    near(l7, mast)
    near(l8, mast)
    at(asa) = bow
    at(beno) = stern
    at(cleo) = waist
    at(dag) = hold

action walk(who: character, from: place, to: place)
    by who
    if from != to and at(who) == from
    then at(who) = to

action pull(who: character, one: lamp, other: lamp)
    by who
    if one != other and (exists p: place . at(who) == p and near(one, p) and near(other, p))
    then
        if lit(one): not lit(one)
        else: lit(one)
        if lit(other): not lit(other)
        else: lit(other)

wants asa: count l: lamp . lit(l)
wants beno
    2 if lit(l1)
    1 if lit(l8)
wants cleo
    2 if lit(l4)
    1 if not lit(l3)
wants dag: count l: lamp . lit(l) and near(l, hold)

author wants count l: lamp . lit(l)
