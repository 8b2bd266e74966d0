action (who: character)
    by who
