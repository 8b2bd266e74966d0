world tea "Tea"

type place
type gift

place street, cafe
gift pendant, scarf
character gaara, sakura

property at(character): place
property holder(gift): character or none
property likes(character, gift)
property fond(character, character): 0..10 = 3
property purse(character): number

action take(who: character, item: gift)
    by who
    if holder(gift) == none
    then holder(item) = who
