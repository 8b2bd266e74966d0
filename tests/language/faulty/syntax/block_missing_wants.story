wants sakura
