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

type being
type character: being
property mood_of(being): number
rule calm(b: being)
    when mood_of(b) > 3
    then b believes mood_of(b) = 0
