at(gaara) = street
