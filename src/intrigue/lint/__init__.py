"""Drama lint: what can be read, but hardly be meant.

`lint` is the way in. The findings rest on a *relaxation* of the world (`relaxation.py`), in which what was true once
stays possible for ever. Whatever it calls impossible is impossible; a dead end that it does not see may still be one.
"""

from intrigue.lint.findings import CODES, lint

__all__ = ["CODES", "lint"]
