# Who is behind the swan
#
# Hard: seven guests, five rooms, and some five hundred instances of rules by which everybody keeps track of everybody.
# Who sees the swan's mask walk by takes it for the countess, whoever wears it, and so the same walk is one event for the
# one and another for the other. The countess needs her husband gone, and he goes where he thinks that she is; the
# maid, who leads him there without meaning to, only wants to see the gardener.
#
# entry letter: goal 1, author 7, character 7, epistemic 2
#   swap_masks(isaure, finette, closet)
#       why isaure
#           walk(finette, closet, ballroom)
#               why finette
#                   walk(finette, ballroom, garden)
#           walk(finette, ballroom, garden)
#           follow(hubert, isaure, ballroom, garden)
#           walk(isaure, closet, ballroom)
#           slip(isaure, alain, ballroom)
#       why finette
#   walk(finette, closet, ballroom)
#       why finette
#           walk(finette, ballroom, garden)
#   walk(finette, ballroom, garden)
#   follow(hubert, isaure, ballroom, garden)
#   walk(isaure, closet, ballroom)
#   slip(isaure, alain, ballroom)
# entry fooled: goal 2, author 8, character 7, epistemic 2
#   swap_masks(isaure, finette, closet)
#       why isaure
#           walk(finette, closet, ballroom)
#               why finette
#                   walk(finette, ballroom, garden)
#           walk(finette, ballroom, garden)
#           follow(hubert, isaure, ballroom, garden)
#           walk(isaure, closet, ballroom)
#           slip(isaure, alain, ballroom)
#       why finette
#   walk(finette, closet, ballroom)
#       why finette
#           walk(finette, ballroom, garden)
#   walk(finette, ballroom, garden)
#   follow(hubert, isaure, ballroom, garden)
#   walk(isaure, closet, ballroom)
#   slip(isaure, alain, ballroom)

world masquerade "The Swan and the Sparrow"

type place
type mask

place ballroom, closet, garden, gallery, stairs
mask swan, sparrow
character isaure she, finette she, hubert he, alain he, basile he, odette she, jardin he

property at(character): place
property joined(place, place)
property wears(character): mask or none
property letter: character
property bowed(character)

start
    joined(ballroom, closet)
    joined(closet, ballroom)
    joined(ballroom, garden)
    joined(garden, ballroom)
    joined(ballroom, stairs)
    joined(stairs, ballroom)
    joined(stairs, gallery)
    joined(gallery, stairs)
    at(isaure) = closet
    at(finette) = closet
    at(hubert) = ballroom
    at(alain) = ballroom
    at(basile) = gallery
    at(odette) = stairs
    at(jardin) = garden
    wears(isaure) = swan
    wears(finette) = sparrow
    letter = isaure

action walk(who: character, from: place, to: place)
    by who
    seen by c if c == who
    seen by c if (at(c) == from or at(c) == to) and wears(who) == swan and who != isaure and c != isaure as walk(isaure, from, to)
    seen by c if at(c) == from or at(c) == to or (at(c) == closet and to == garden)  # it has a window
    if joined(from, to) and at(who) == from
            and who != alain and (to != closet or who != hubert)  # the one has to fiddle, the other may not
    then at(who) = to

action follow(who: character, other: character, from: place, to: place)
    by who
    seen by c if at(c) == from or at(c) == to or (at(c) == closet and to == garden)
    if who != other and joined(from, to) and at(who) == from and who != alain
            and (to != closet or who != hubert) and who believes at(other) == to
    then at(who) = to

action swap_masks(who: character, other: character, place)
    by who, other
    seen by c if at(c) == place
    if who != other and at(who) == place and at(other) == place and wears(who) != none and wears(other) != none
            and not (exists c: character . c != who and c != other and at(c) == place)
    then
        wears(who) = wears(other)
        wears(other) = wears(who)

action slip(who: character, other: character, place)
    by who, other
    seen by c if c == who or c == other
    seen by c if at(c) == place as bow(who, other)
    if who != other and letter == who and at(who) == place and at(other) == place and at(hubert) != place
    then letter = other

action bow(who: character, other: character)
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and not bowed(who)
    then bowed(who)

rule sees(c: character, o: character, place)
    when c != o and at(c) == place and at(o) == place and wears(o) != swan and not (c believes at(o) == place)
    then c believes at(o) = place

rule misses(c: character, o: character, place)
    when c != o and at(c) == place and at(o) != place and c believes at(o) == place
            and not (exists d: character . at(d) == place and wears(d) == swan)
    then c believes at(o) = unknown

wants isaure: 3 if letter == alain
wants finette
    1 if wears(finette) == swan
    2 if at(finette) == garden
wants hubert: 2 if exists p: place . at(hubert) == p and at(isaure) == p
wants alain: 2 if letter == alain
wants basile: 1 if at(basile) == gallery
wants odette: 1 if at(odette) == at(alain)
wants jardin: 1 if at(finette) == garden

author wants
    1 if letter == alain
    1 if hubert believes at(isaure) == garden and letter == alain
