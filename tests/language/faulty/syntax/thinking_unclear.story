thinking
    gaara patience 3
    sakura: 3 steps ahead
    suitor: clever
    everybody: 3 actions
