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

property hungry(character): boolean
property age(character): integer
property named(person)
start
    holder(pendant) = nobody
    likes(gaara, scarf) = true
    purse(self) = 3
