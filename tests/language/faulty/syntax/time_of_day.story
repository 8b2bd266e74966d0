event market at 25:00 every day then open(shop)
