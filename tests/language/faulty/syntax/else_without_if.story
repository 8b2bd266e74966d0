action go(who: character)
    then
        tired(who)
        else: resting(who)
