"""The command line: one module for each command; the only floor that prints."""
