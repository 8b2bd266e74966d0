action go(who: character)
    by who
    if at(who) == shop && not tired(who)
    then tired(who)
