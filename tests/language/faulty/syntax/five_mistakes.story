world necklace "The Necklace"

property at(character) place
porperty tired(character)

start
    at(gaara) == street
    at(sakura) = cafe

action go(who: character, to: place)
    bye who
    if at(who) = street
    then at(who) = to
