# Eight crates, four carriers, all alike
#
# Hard: symmetry and counting. Any crate, any carrier, any order will do, and nothing tells one choice from another, so
# that a search which tells them apart meets the same story thousands of times. Wants are sums over numbers; the
# foreman pays out of a purse that runs dry, and tired carriers must sit down first. Motives are short: three steps.
#
# entry three: goal 3, author 9, character 4, epistemic 1
#   lift(jory, c1)
#       why jory
#           haul(jory, orchard, barn)
#           hand_in(jory, c1, steward)
#   lift(kit, c2)
#       why kit
#           haul(kit, orchard, barn)
#           hand_in(kit, c2, steward)
#   lift(lew, c3)
#       why lew
#           haul(lew, orchard, barn)
#           hand_in(lew, c3, steward)
#   haul(jory, orchard, barn)
#   haul(kit, orchard, barn)
#   haul(lew, orchard, barn)
#   hand_in(jory, c1, steward)
#   hand_in(kit, c2, steward)
#   hand_in(lew, c3, steward)
# entry press: goal 5, author 12, character 5, epistemic 1
#   lift(jory, c1)
#       why jory
#           haul(jory, orchard, barn)
#           hand_in(jory, c1, steward)
#   lift(kit, c2)
#       why kit
#           haul(kit, orchard, barn)
#           hand_in(kit, c2, steward)
#   lift(lew, c3)
#       why lew
#           haul(lew, orchard, barn)
#           hand_in(lew, c3, steward)
#   haul(jory, orchard, barn)
#   haul(kit, orchard, barn)
#   haul(lew, orchard, barn)
#   hand_in(jory, c1, steward)
#   hand_in(kit, c2, steward)
#   hand_in(lew, c3, steward)
#   press(steward, c1)
#   press(steward, c2)

world orchard "Bringing In the Apples"

type place
type crate
type carrier, master: character

place orchard, lane, barn
crate c1, c2, c3, c4, c5, c6, c7, c8
carrier jory he, kit she, lew he, meg she
master steward he

property at(character): place
property at(crate): place or none
property bearer(crate): character or none
property pressed(crate)
property coins(character): 0..9
property strength(character): 0..2 = 1

start
    for c: carrier: at(c) = orchard
    for k: crate: at(k) = orchard
    at(steward) = barn
    coins(steward) = 4

action lift(who: carrier, crate)
    by who
    seen by c if at(c) == at(who)
    if at(who) == at(crate) and at(who) == orchard and strength(who) >= 1 and not (exists k: crate . bearer(k) == who)
    then
        bearer(crate) = who
        at(crate) = none

action haul(who: carrier, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if from != to and at(who) == from
    then at(who) = to

action hand_in(who: carrier, crate, boss: master)
    by who, boss
    seen by c if at(c) == at(who)
    if at(who) == barn and at(boss) == barn and bearer(crate) == who and coins(boss) >= 1
    then
        bearer(crate) = none
        at(crate) = barn
        coins(boss) -= 1
        coins(who) += 1
        strength(who) -= 1

action sit_down(who: carrier)
    by who
    seen by c if at(c) == at(who)
    if strength(who) == 0 and at(who) == lane
    then strength(who) += 1

action press(boss: master, crate)
    by boss
    seen by c if at(c) == barn
    if at(crate) == barn and at(boss) == barn and not pressed(crate)
    then pressed(crate)

see bearer(k: crate) by c if exists o: carrier . bearer(k) == o and at(c) == at(o)

wants jory: 2 * coins(jory) + strength(jory)
wants kit: 2 * coins(kit) + strength(kit)
wants lew: 2 * coins(lew) + strength(lew)
wants meg: 2 * coins(meg) + strength(meg)
wants steward
    coins(steward)
    sum k: crate . 2 if at(k) == barn
    count k: crate . pressed(k)

author wants
    count k: crate . at(k) == barn
    count k: crate . pressed(k)
