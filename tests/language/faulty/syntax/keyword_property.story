preperty at(character): place
