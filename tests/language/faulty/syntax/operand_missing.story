rule r(a: character)
    when at(a) == shop and
    then tired(a)
