action go(who: character
    by who

rule meets(a: character, b: character)
    if at(a) == at(b)
    then a knows at(b)

wants gaara
    fond(sakura gaara)
    2 if

ending won "She leaves' if fond(sakura, gaara) > 3

tell likes(character, gift)
may support at(character)
viewpoint gaara often
