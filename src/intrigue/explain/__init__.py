"""Answers about runs, as values: why something was done and why not, who knew what when, and what if.

Everything here reads a `simulate.simulation.Story`: its world, its chronicle, and the states that follow from it. What
comes out are frozen values; `tell/answers.py` puts them into words.
"""
