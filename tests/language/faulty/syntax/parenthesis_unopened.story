rule r(a: character)
    when at(a) == shop)
    then tired(a)
