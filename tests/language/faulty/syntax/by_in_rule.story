rule r(who: character)
    by who
    when tired(who)
    then resting(who)
