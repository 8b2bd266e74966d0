rule r
    when clock > 08:00
    then late(gaara)
