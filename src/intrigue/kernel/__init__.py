"""The same behaviour as `semantics/`, over integer tables, compiled where a compiler was at hand.

`door` is the only door: through it states go in as nodes and come back; `encoding` writes the tables of a `Setting`.
Nothing else here knows the model.
"""
