ending won if exists g . holder(g) == sakura
