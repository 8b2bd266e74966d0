rule r
    when ruled_out(gaara, cafe)
    then p
