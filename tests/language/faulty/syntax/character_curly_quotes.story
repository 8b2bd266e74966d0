world w “The Necklace”
