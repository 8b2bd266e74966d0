action go(who: character)
    if
    then tired(who)
