rule r(c: character)
    then tired(c)
