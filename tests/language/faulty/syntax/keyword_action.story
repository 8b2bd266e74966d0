actoin go(who: character)
    by who
    then tired(who)
