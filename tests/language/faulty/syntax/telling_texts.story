world x
act "One" until done
    felt "Well."
later soon "x"
describe "x"
