world tea "Tea"

type place

place street, cafe
character gaara, sakura

property at(character): place

action go(who: character, to: place)
    by who
    then at(who) = to

event dawn
    then
        at(gaara) = street
        sakura forgets since down
