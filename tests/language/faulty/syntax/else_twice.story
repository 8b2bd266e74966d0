start
    if p: q
    else: r
    else: s
