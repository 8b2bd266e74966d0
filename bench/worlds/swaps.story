# From an egg to a clock by four bargains
#
# Hard: the trader's motive is eight steps long (four bargains, each with another partner's consent, and the ways
# between the stalls), and every bargain but the last leaves him worse off than before. Every partner gains at once,
# so hundreds of other bargains are as likely at first sight, and most lead nowhere.
#
# entry clock: goal 1, author 8, character 8, epistemic 1
#   walk(anso, gate, poultry)
#       why anso
#           swap(anso, egg, bera, ribbon)
#           walk(anso, poultry, drapers)
#           swap(anso, ribbon, cyr, kettle)
#           walk(anso, drapers, smiths)
#           swap(anso, kettle, dov, saddle)
#           walk(anso, smiths, stables)
#           swap(anso, saddle, eve, clock)
#   swap(anso, egg, bera, ribbon)
#   walk(anso, poultry, drapers)
#   swap(anso, ribbon, cyr, kettle)
#   walk(anso, drapers, smiths)
#   swap(anso, kettle, dov, saddle)
#   walk(anso, smiths, stables)
#   swap(anso, saddle, eve, clock)
# entry journey: goal 2, author 10, character 9, epistemic 2
#   walk(anso, gate, poultry)
#       why anso
#           swap(anso, egg, bera, ribbon)
#           walk(anso, poultry, drapers)
#           swap(anso, ribbon, cyr, kettle)
#           walk(anso, drapers, smiths)
#           swap(anso, kettle, dov, saddle)
#           walk(anso, smiths, stables)
#           swap(anso, saddle, eve, clock)
#   swap(anso, egg, bera, ribbon)
#   walk(anso, poultry, drapers)
#   swap(anso, ribbon, cyr, kettle)
#   walk(anso, drapers, smiths)
#   swap(anso, kettle, dov, saddle)
#   walk(anso, smiths, stables)
#   swap(anso, saddle, eve, clock)
#   ride_off(eve, saddle, stables)

world swaps "From an Egg to a Clock"

type place
type good

place gate, poultry, drapers, smiths, stables
good egg, ribbon, kettle, saddle, clock, candle, whistle
character anso he, bera she, cyr he, dov he, eve she

property at(character): place
property holder(good): character
property worth(character, good): 0..9
property next_to(place, place)
property gone(character)

start
    next_to(gate, poultry)
    next_to(poultry, drapers)
    next_to(drapers, smiths)
    next_to(smiths, stables)
    next_to(poultry, gate)
    next_to(drapers, poultry)
    next_to(smiths, drapers)
    next_to(stables, smiths)
    at(anso) = gate
    at(bera) = poultry
    at(cyr) = drapers
    at(dov) = smiths
    at(eve) = stables
    holder(egg) = anso
    holder(ribbon) = bera
    holder(kettle) = cyr
    holder(saddle) = dov
    holder(clock) = eve
    holder(candle) = bera
    holder(whistle) = cyr
    worth(anso, egg) = 2
    worth(anso, clock) = 5
    worth(anso, kettle) = 1
    worth(anso, whistle) = 1
    worth(bera, egg) = 3
    worth(bera, ribbon) = 1
    worth(bera, candle) = 4
    worth(bera, whistle) = 2
    worth(cyr, ribbon) = 4
    worth(cyr, kettle) = 2
    worth(cyr, candle) = 1
    worth(cyr, whistle) = 3
    worth(dov, kettle) = 5
    worth(dov, saddle) = 2
    worth(dov, egg) = 1
    worth(eve, saddle) = 6
    worth(eve, clock) = 3
    worth(eve, whistle) = 1

action walk(who: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if next_to(from, to) and at(who) == from and not gone(who)
    then at(who) = to

action swap(who: character, mine: good, other: character, yours: good)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and mine != yours and at(who) == at(other) and holder(mine) == who and holder(yours) == other
            and not gone(who) and not gone(other)
    then
        holder(mine) = other
        holder(yours) = who

action ride_off(who: character, saddle, from: place)
    by who
    seen by c if at(c) == from
    if at(who) == from and holder(saddle) == who and not gone(who)
    then gone(who)

see holder(g: good) by c if exists o: character . holder(g) == o and at(c) == at(o)

wants anso: sum g: good . worth(anso, g) if holder(g) == anso
wants bera: sum g: good . worth(bera, g) if holder(g) == bera
wants cyr: sum g: good . worth(cyr, g) if holder(g) == cyr
wants dov: sum g: good . worth(dov, g) if holder(g) == dov
wants eve
    sum g: good . worth(eve, g) if holder(g) == eve
    1 if gone(eve)

author wants
    1 if holder(clock) == anso
    1 if gone(eve)
