wnats sakura
    fond(sakura, gaara)
