"""Intrigue: a story engine in which every action has a motive."""

__version__ = "0.1.0"
