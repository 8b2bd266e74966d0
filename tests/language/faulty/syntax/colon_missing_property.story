property at(character) place
