# Who there is. All names stand in this file, and nowhere else in this world but in quotes of the prose: change them here,
# and somebody else's evening is told.

type caller: character
type person: caller

person gaara "Gaara" he
person sakura "Sakura" she
person suitor "Daichi" he
caller council "the council" they
character shukaku "Shukaku" it  # the demon in Gaara's body: a mind of its own, in the same place

# What moves them, and how long it stays with them.
feelings
    gaara: anger half 2 hours, distress half 20 minutes, joy weak, fear weak, scale 12
    sakura: anger strong quick, joy, scale 8
    suitor: anger strong slow, shame strong, scale 6
    council: scale 6
    shukaku: scale 6

# What they call each other. He thinks in family names where it hurts.
address gaara to sakura: "Haruno" if formal(gaara, sakura) else "Sakura"
address sakura to gaara: "Gaara"
address suitor to sakura: "Sakura"
address suitor to gaara: "Lord Kazekage"
