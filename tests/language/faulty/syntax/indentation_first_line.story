    world necklace

type place
