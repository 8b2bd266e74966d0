# An abbess who does nothing herself
#
# Hard: a chain of command. Only the novices fit through the crypt door, nobody obeys but their own superior, and an order
# is given for the sake of what those below will do about it. So the abbess's motive is ten steps long, the prioress's
# inside it nine, the novice's inside that eight; each hangs on the next. Two novices and four relics are alike but for
# what one of them is worth to her.
#
# entry relic: goal 1, author 10, character 10, epistemic 3
#   order(agnes, odo, bone)
#       why agnes
#           order(odo, pip, bone)
#               why odo
#                   walk(pip, hall, sacristy)
#                       why pip
#                           lend(martha, lantern, pip)
#                           walk(pip, sacristy, hall)
#                           walk(pip, hall, crypt)
#                           lift(pip, bone)
#                           walk(pip, crypt, hall)
#                           hand_up(pip, odo, bone)
#                   lend(martha, lantern, pip)
#                       why pip
#                           walk(pip, sacristy, hall)
#                           walk(pip, hall, crypt)
#                           lift(pip, bone)
#                           walk(pip, crypt, hall)
#                           hand_up(pip, odo, bone)
#                   walk(pip, sacristy, hall)
#                   walk(pip, hall, crypt)
#                   lift(pip, bone)
#                   walk(pip, crypt, hall)
#                   hand_up(pip, odo, bone)
#                   hand_up(odo, agnes, bone)
#           walk(pip, hall, sacristy)
#               why pip
#                   lend(martha, lantern, pip)
#                   walk(pip, sacristy, hall)
#                   walk(pip, hall, crypt)
#                   lift(pip, bone)
#                   walk(pip, crypt, hall)
#                   hand_up(pip, odo, bone)
#           lend(martha, lantern, pip)
#           walk(pip, sacristy, hall)
#           walk(pip, hall, crypt)
#           lift(pip, bone)
#           walk(pip, crypt, hall)
#           hand_up(pip, odo, bone)
#           hand_up(odo, agnes, bone)
#   order(odo, pip, bone)
#       why odo
#           walk(pip, hall, sacristy)
#               why pip
#                   lend(martha, lantern, pip)
#                   walk(pip, sacristy, hall)
#                   walk(pip, hall, crypt)
#                   lift(pip, bone)
#                   walk(pip, crypt, hall)
#                   hand_up(pip, odo, bone)
#           lend(martha, lantern, pip)
#           walk(pip, sacristy, hall)
#           walk(pip, hall, crypt)
#           lift(pip, bone)
#           walk(pip, crypt, hall)
#           hand_up(pip, odo, bone)
#           hand_up(odo, agnes, bone)
#   walk(pip, hall, sacristy)
#       why pip
#           lend(martha, lantern, pip)
#           walk(pip, sacristy, hall)
#           walk(pip, hall, crypt)
#           lift(pip, bone)
#           walk(pip, crypt, hall)
#           hand_up(pip, odo, bone)
#   lend(martha, lantern, pip)
#   walk(pip, sacristy, hall)
#   walk(pip, hall, crypt)
#   lift(pip, bone)
#   walk(pip, crypt, hall)
#   hand_up(pip, odo, bone)
#   hand_up(odo, agnes, bone)

world abbey "What Abbesses Are For"

type place
type thing
type relic, lamp: thing

place hall, sacristy, crypt, cloister, kitchen
relic bone, tooth, sandal, veil
lamp lantern
character agnes she, odo he, martha she, pip he, una she

property at(character): place
property lies(thing): place or none
property holder(thing): character or none
property duty(character): relic or none
property superior(character): character or none
property small(character)
property joins(place, place)
property kind(character)

start
    joins(hall, sacristy)
    joins(sacristy, hall)
    joins(hall, crypt)
    joins(crypt, hall)
    joins(hall, cloister)
    joins(cloister, hall)
    joins(cloister, kitchen)
    joins(kitchen, cloister)
    at(agnes) = hall
    at(odo) = hall
    at(pip) = hall
    at(una) = hall
    at(martha) = sacristy
    for r: relic: lies(r) = crypt
    lies(lantern) = none
    holder(lantern) = martha
    superior(odo) = agnes
    superior(martha) = agnes
    superior(pip) = odo
    superior(una) = odo
    small(pip)
    small(una)

action order(who: character, other: character, relic)
    by who
    seen by c if at(c) == at(who)
    if superior(other) == who and at(who) == at(other) and duty(other) == none and holder(relic) == none
    then duty(other) = relic

action walk(who: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if joins(from, to) and at(who) == from
            and (to != crypt or (small(who) and holder(lantern) == who))
    then at(who) = to

action lend(who: character, lamp, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(lamp) == who and duty(other) != none and small(other)
    then
        holder(lamp) = other
        kind(who)

action lift(who: character, relic)
    by who
    seen by c if at(c) == at(who)
    if at(who) == lies(relic) and holder(relic) == none
    then
        holder(relic) = who
        lies(relic) = none

action hand_up(who: character, other: character, relic)
    by who
    seen by c if at(c) == at(who)
    if superior(who) == other and at(who) == at(other) and holder(relic) == who and duty(who) == relic
    then
        holder(relic) = other
        duty(who) = none

see holder(t: thing) by c if exists o: character . holder(t) == o and at(c) == at(o)
see duty(o: character) by c if at(c) == at(o)

wants agnes: 3 if holder(bone) == agnes
wants odo: -2 if duty(odo) != none
wants martha: kind(martha)
wants pip: -2 if duty(pip) != none
wants una: -2 if duty(una) != none

author wants 1 if holder(bone) == agnes
