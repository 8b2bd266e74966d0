world x
action a(who: character)
    to who
    by who
