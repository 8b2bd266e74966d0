"""The same behaviour as `semantics/`, over integer tables, compiled where a compiler was at hand.

`encoding` is the only door: it turns a `Setting` into tables and nodes back into states. Nothing else here knows the
model.
"""
