may suppose at(person) for
may infer needs(person) for gaara at most 2
