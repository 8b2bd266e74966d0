action give(who: character, other: character
    by who, other
    then fond(other, who) += 2
