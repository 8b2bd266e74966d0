action go(who: character)
    by who
    if tired(who)
    if not hungry(who)
    then resting(who)
