ending won if only g: gift, c: character . holder(g) == c
