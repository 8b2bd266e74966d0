"""A world played: a reader decides for one character, and the rest of the cast lives as in any run.

`session` is the game as a value, which every front end drives; `choices` and `obstacles` say what the character could
do and why not more; `seeing` tells what it saw and felt, `minds` what it makes of the others. `terminal/` draws.
"""
