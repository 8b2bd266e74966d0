"""Sugar: what authors may write for short, and how it is rewritten into core constructs.

`lower` is the way in; every other module here rewrites one family of constructs.
"""

from intrigue.model.sugar.lowering import is_core, lower
from intrigue.model.sugar.unserved import left_out_of_plans

__all__ = ["is_core", "left_out_of_plans", "lower"]
