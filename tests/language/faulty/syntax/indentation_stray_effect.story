action go(who: character)
    then
        tired(who)
            hungry(who)
        thirsty(who)
