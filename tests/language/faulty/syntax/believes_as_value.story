rule r(c: character)
    when at(c) != c believes at(c)
    then tired(c)
