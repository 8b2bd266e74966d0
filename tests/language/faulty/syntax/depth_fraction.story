depth 1.5
