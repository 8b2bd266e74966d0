start
    fond(gaara, sakura) = 3 if likes(gaara, sakura)
