rule r(a: character)
    when 0 < fond(a, a) < 3
    then tired(a)
