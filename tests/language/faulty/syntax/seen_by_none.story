action slip(who: character)
    by who
    seen by none
    then at(who) = street
