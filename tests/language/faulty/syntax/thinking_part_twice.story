thinking gaara: patience 3, 2 actions ahead, patience 4
thinking
