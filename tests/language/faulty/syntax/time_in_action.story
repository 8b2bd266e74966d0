action go(who: character) at 08:00
    by who
