"""Lets `python -m intrigue` do what the command `intrigue` does."""

from intrigue.cli.main import main

main()
