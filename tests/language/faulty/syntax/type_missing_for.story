start
    for c if c != suitor: trusts(c, sakura)
