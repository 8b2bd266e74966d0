action go(who: character)
    by who
  if at(who) == shop
    then tired(who)
