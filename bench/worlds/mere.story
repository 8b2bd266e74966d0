# Love by nobody's will, and three other drinks
#
# Hard: nobody can decide to fall in love, so the story must begin with the author's event; until then nobody has a
# reason for anything but the jester. What a drink does depends on what was brewed, and who drinks has no idea. The lover's
# motive is seven steps long and pays at its end only. Four phials are alike; four drinks, four payments and six buyers
# make hundreds of bargains. The second point is a story of its own.
#
# entry wedding: goal 2, author 9, character 8, epistemic 1
#   smitten(corin, elva)
#   walk(corin, castle, wood)
#       why corin
#           walk(corin, wood, hut)
#           commission(corin, mab, phial1, love, ring)
#           walk(corin, hut, wood)
#           walk(corin, wood, castle)
#           pour(corin, phial1, elva)
#           wed(corin, elva)
#   walk(corin, wood, hut)
#   commission(corin, mab, phial1, love, ring)
#   walk(corin, hut, wood)
#   walk(corin, wood, castle)
#   pour(corin, phial1, elva)
#   wed(corin, elva)
# entry both: goal 3, author 11, character 8, epistemic 1
#   smitten(corin, elva)
#   walk(corin, castle, wood)
#       why corin
#           walk(corin, wood, hut)
#           commission(corin, mab, phial1, love, ring)
#           walk(corin, hut, wood)
#           walk(corin, wood, castle)
#           pour(corin, phial1, elva)
#           wed(corin, elva)
#   walk(corin, wood, hut)
#   commission(corin, mab, phial1, love, ring)
#   walk(corin, hut, wood)
#   walk(corin, wood, castle)
#   pour(corin, phial1, elva)
#   wed(corin, elva)
#   commission(tam, mab, phial2, sleep, bells)
#       why tam
#           walk(tam, hut, wood)
#           pour(tam, phial2, osric)
#   walk(tam, hut, wood)
#   pour(tam, phial2, osric)

world mere "What Was in the Cup"

type place
type phial
type drink
type thing

place castle, wood, hut, mere, tower
phial phial1, phial2, phial3, phial4
drink wine, love, sleep, candour
thing ring, bells, crown, scale
character corin he, elva she, tam he, osric he, hild she
character mab she

property at(character): place
property path(place, place)
property holder(thing): character
property holder(phial): character or none
property brewed(phial): drink or none
inner property loves(character): character or none
property wedded(character): character or none
property asleep(character)
property refreshed(character)
property open_hearted(character)
property value(thing): 0..9

start
    path(castle, wood)
    path(wood, castle)
    path(wood, hut)
    path(hut, wood)
    path(hut, mere)
    path(mere, hut)
    path(castle, tower)
    path(tower, castle)
    at(corin) = castle
    at(elva) = castle
    at(hild) = tower
    at(tam) = hut
    at(mab) = hut
    at(osric) = wood
    for p: phial: holder(p) = mab
    holder(ring) = corin
    holder(bells) = tam
    holder(crown) = osric
    holder(scale) = mab
    value(ring) = 2
    value(bells) = 1
    value(crown) = 5
    value(scale) = 3
    open_hearted(corin)
    open_hearted(hild)

action smitten(who: character, other: character)
    seen by c if c == who
    if who != other and open_hearted(who) and loves(who) == none and at(who) == at(other)
    then loves(who) = other

action walk(who: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to
    if path(from, to) and at(who) == from and not asleep(who)
    then at(who) = to

action commission(who: character, brewer: mab, phial, drink, fee: thing)
    by who, brewer
    seen by c if at(c) == at(who)
    if who != brewer and at(who) == at(brewer) and holder(phial) == brewer and brewed(phial) == none
            and holder(fee) == who and not asleep(who) and not asleep(brewer)
    then
        holder(phial) = who
        brewed(phial) = drink
        holder(fee) = brewer

action pour(who: character, phial, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and holder(phial) == who and not asleep(who) and not asleep(other)
            and not refreshed(other)
    privately if who believes brewed(phial) != none
    then
        holder(phial) = none
        refreshed(other)
        if brewed(phial) == love: loves(other) = who
        if brewed(phial) == sleep: asleep(other)
        if brewed(phial) == candour:
            for c: character if at(c) == at(other): c believes loves(other) = loves(other)

action wed(who: character, other: character)
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and loves(other) == who and wedded(who) == none and wedded(other) == none
            and not asleep(who) and not asleep(other)
    privately if who believes loves(who) == other
    then
        wedded(who) = other
        wedded(other) = who

see holder(p: phial) by c if exists o: character . holder(p) == o and at(c) == at(o)

wants corin: 4 if exists o: character . loves(corin) == o and wedded(corin) == o
wants elva
    4 if exists o: character . loves(elva) == o and wedded(elva) == o
    1 if refreshed(elva)
wants hild
    4 if exists o: character . loves(hild) == o and wedded(hild) == o
    1 if refreshed(hild)
wants tam: 3 if asleep(osric)
wants osric
    1 if refreshed(osric)
    2 if holder(crown) == osric
wants mab: sum t: thing . value(t) if holder(t) == mab

author wants
    2 if wedded(corin) == elva
    1 if asleep(osric)
