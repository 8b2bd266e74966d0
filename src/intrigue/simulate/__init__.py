"""Time passes: a world runs by itself, and everything that happens goes into a chronicle.

`simulation` runs a world; `following` says what one entry of a chronicle changes, for runs and for saved runs alike;
`acting`, `fate` and `clock` say how attempts end and when things happen by themselves.
"""
