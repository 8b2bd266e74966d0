world x
character odile "Odile" she
property tired(character)
action rest(who: character)
    to odil "A"
    by who
    then not tired(who)
