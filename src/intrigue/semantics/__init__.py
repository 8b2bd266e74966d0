"""What a world does: the one definition of behaviour, in plain Python.

`setting` makes a world ready; `start` gives its first state; `transition` says what an event does to facts and minds;
`evaluation` reads expressions; `utility` says how well somebody thinks to be doing. A reader with the paper beside them
should find each sentence of it here once.
"""
