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

rule glad(c: character)
    when purse(c) > 3
    then purse(c) = 0

rule glad(c: character)
    when purse(c) > 4
    then purse(c) = 0

tell about at(character)
tell about at(character)
viewpoint gaara mostly, gaara never
depth 2
depth 3
feelings
    gaara: joy strong
    gaara: joy weak
