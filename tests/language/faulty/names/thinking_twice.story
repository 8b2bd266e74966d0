type place
place cafe
character gaara, sakura
thinking
    everybody: patience 3
    gaara: patience 3
thinking gaara: 2 actions ahead
thinking everybody: whim 0
thinking cafe: whim 0
thinking sasuke: whim 0
