ending won if exists g: gift, c: character . holder(g) == c
