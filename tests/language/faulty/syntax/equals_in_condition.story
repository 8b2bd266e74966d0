action go(who: character)
    if at(who) = shop
    then tired(who)
