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

property happy
ending well if hapy
