world necklace "The Necklace

type place
