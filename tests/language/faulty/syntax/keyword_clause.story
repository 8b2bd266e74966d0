action go(who: character)
    by who
    thn tired(who)
