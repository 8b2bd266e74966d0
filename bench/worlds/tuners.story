# Two tuners who take every piano to be dusty
#
# Hard: both tuners expect dust, hold a cloth, and so have a reason for everything they can do from the first moment on;
# asking for reasons rules nothing out. In fact the cloth helps one piano in six. Only a visitor's wrong note (the author's
# event) teaches a tuner what is the matter. The points are nearly independent stories of two to six steps.
#
# entry one: goal 1, author 4, character 4, epistemic 1
#   wipe(fay, spinet, cloth)
#       why fay
#           sign(fay, spinet)
#   sign(fay, spinet)
# entry two: goal 2, author 6, character 5, epistemic 1
#   wipe(fay, spinet, cloth)
#       why fay
#           sign(fay, spinet)
#   sign(fay, spinet)
#   wrong_note(upright)
#   wipe(gus, upright, felt)
#       why gus
#           sign(gus, upright)
#   sign(gus, upright)
# entry three: goal 3, author 12, character 6, epistemic 1
#   wipe(fay, spinet, cloth)
#       why fay
#           sign(fay, spinet)
#   sign(fay, spinet)
#   wrong_note(upright)
#   wipe(gus, upright, felt)
#       why gus
#           sign(gus, upright)
#   sign(gus, upright)
#   wrong_note(grand)
#   walk(fay, salon, shop)
#       why fay
#           lend(ivo, wrench, fay)
#           walk(fay, shop, salon)
#           wipe(fay, grand, wrench)
#           sign(fay, grand)
#   lend(ivo, wrench, fay)
#   walk(fay, shop, salon)
#   wipe(fay, grand, wrench)
#   sign(fay, grand)

world tuners "Wrong Notes"

introspection off

type room
type piano
type fault
type tool
type tuner: character

room salon, attic, chapel, school, shop
piano grand, spinet, upright, square, pianola, console
fault dust, slack, moth
tool cloth, felt, wrench, rag
tuner fay she, gus he
character ivo he

property at(character): room
property stands(piano, room)
property fault(piano): fault or none
property holder(tool): character or none
property cures(tool, fault)
property signed(piano): character or none
property thanked(character)

start
    stands(grand, salon)
    stands(spinet, salon)
    stands(upright, attic)
    stands(square, attic)
    stands(pianola, chapel)
    stands(console, school)
    fault(grand) = slack
    fault(spinet) = dust
    fault(upright) = moth
    fault(square) = slack
    fault(pianola) = slack
    fault(console) = moth
    for c: character:
        for p: piano: c believes fault(p) = dust
    cures(cloth, dust)
    cures(rag, dust)
    cures(felt, moth)
    cures(wrench, slack)
    at(fay) = salon
    at(gus) = attic
    at(ivo) = shop
    holder(cloth) = fay
    holder(rag) = gus
    holder(felt) = gus
    holder(wrench) = ivo

action walk(who: character, from: room, to: room)
    by who
    seen by c if at(c) == from or at(c) == to
    if from != to and at(who) == from
    then at(who) = to

action lend(who: character, tool, other: tuner)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(tool) == who
    then
        holder(tool) = other
        thanked(who)

action wipe(who: tuner, piano, tool)
    by who
    seen by c if at(c) == at(who)
    if holder(tool) == who and signed(piano) == none and (exists r: room . stands(piano, r) and at(who) == r)
    then
        for f: fault if fault(piano) == f and cures(tool, f): fault(piano) = none

action sign(who: tuner, piano)
    by who
    seen by c if at(c) == at(who)
    if fault(piano) == none and signed(piano) == none and (exists r: room . stands(piano, r) and at(who) == r)
    then signed(piano) = who

action wrong_note(piano)
    seen by c if exists r: room . stands(piano, r) and at(c) == r
    if fault(piano) != none and (exists c: tuner . exists r: room . stands(piano, r) and at(c) == r)
    then
        for c: character:
            for r: room if stands(piano, r) and at(c) == r: c believes fault(piano) = fault(piano)

wants fay: count p: piano . signed(p) == fay
wants gus: count p: piano . signed(p) == gus
wants ivo: thanked(ivo)

author wants count p: piano . signed(p) != none
