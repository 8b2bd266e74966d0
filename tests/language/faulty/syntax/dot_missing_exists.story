ending won if exists g: gift holder(g) == sakura
