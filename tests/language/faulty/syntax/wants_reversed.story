sakura wants
    fond(sakura, gaara)
