start
    gaara believes
