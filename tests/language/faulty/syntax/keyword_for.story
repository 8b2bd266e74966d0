start
    fro c: character: trusts(c, sakura)
