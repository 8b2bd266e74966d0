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

type inn: palce
character kakashi, gaara
property at(character): gift
property fame(charakter): 0..3 = 4
property lives(character): house or none
