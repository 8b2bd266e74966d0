action go(who: character)
    by who
    seen by gaara, sakura
