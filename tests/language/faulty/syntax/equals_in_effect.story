action go(who: character)
    then at(who) == shop
