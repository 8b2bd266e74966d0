"""Sugar: what authors may write for short, and how it is rewritten into core constructs.

`lowering` is the way in; the other modules rewrite one family each.
"""
