place 2nd_street
