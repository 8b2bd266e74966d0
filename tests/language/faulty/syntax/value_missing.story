start
    at(gaara) =
