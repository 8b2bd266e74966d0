event e with chance 7 in 6 then open(shop)
