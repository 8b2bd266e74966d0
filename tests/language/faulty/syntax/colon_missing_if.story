action go(who: character)
    then
        if tired(who) resting(who)
