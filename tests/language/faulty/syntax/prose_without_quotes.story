world x
action a(who: character)
    felt Never.
    by who
