"""How characters decide: what each could do, what it comes to in their own eyes, and what they make of others.

`thinking` asks for explanations within a bound on effort; `deliberation` weighs them and keeps, drops or replaces
intentions; `prospects` says what somebody hopes and fears; `inference` makes sense of what others do.
"""
