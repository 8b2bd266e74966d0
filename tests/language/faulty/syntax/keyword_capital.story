Action go(who: character)
    by who
