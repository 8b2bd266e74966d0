thinking
    everybody: 0 actions ahead
    gaara: 1.5 minds deep, patience 3
    sakura: 3 actions ahead, 9 minds deep
    suitor: whim -1
