action tell(a: character, b: character)
    by a
    then b knows tired(a)
