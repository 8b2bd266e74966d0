wants gaara
    +5
    + 2 * fond(gaara)
