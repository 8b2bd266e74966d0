action go(who: character)
    then tired(who) and hungry(who)
