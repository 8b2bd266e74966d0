"""Sugar: what authors may write for short, and how it is rewritten into core constructs.

`lower` is the way in; every other module here rewrites one family of constructs.
"""

from intrigue.model.sugar.lowering import is_core, lower
from intrigue.model.sugar.unserved import engine_missing

__all__ = ["engine_missing", "is_core", "lower"]
