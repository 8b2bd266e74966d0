property fond(character): 10..0
