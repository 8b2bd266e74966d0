action go(who: character)
    if at(who) == "the shop"
    then tired(who)
