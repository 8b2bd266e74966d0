rule r(c: character)
    when friend(c) believes tired(c)
    then tired(c)
