action dine(a: character) takes 2 ours
