action go(who: character)
    by who
    then

action stay(who: character)
