world x
type place
place shop
character paul "Paul" he
property tired(character)
action rest(who: character)
    to shop "A"
    to who: character "B"
    to c: place "C"
    to c "{d} [wait]."
    if tired(d) "D"
    felt "{who.hers} hat, {who.name}."
    by who
    then not tired(who)
describe hop "E"
thought of paul about paul: character when tired(paul) "F"
address paul to shop: "G"
name hop to paul: "H"
opening if tired "I"
