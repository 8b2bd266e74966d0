character gaara
property fond(character, character)
ending both if exists a: character, a: character . fond(a, a)
ending three if all a: character, b: character, b: character . fond(a, b)
