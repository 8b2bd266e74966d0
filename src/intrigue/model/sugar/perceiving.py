"""`see ... by`, `shows` and `inner`: beliefs that equal the fact, as rules.

`see F by c if COND` becomes

* *sight*: when COND and c's belief about F is not the fact, c believes the fact;
* *absence*, where COND itself speaks of F: when COND does not hold but c believes that it does, what c believes of F
  becomes unknown (a plain yes/no property gets its default). It is required that c's belief is not that already, so the
  rule can never fire twice in a row, whatever else COND says. Where COND does not speak of F, nothing about F was
  expected, so nothing is unlearnt: whoever wrongly thinks that a friend is in the room does not forget what she owns;
* *exclusion*, where a plan `may suppose` F: when c does not know F, and would see F in front of them if it had the value
  v, and does not, v is ruled out; sight clears what was ruled out. So the value that absence took away is ruled out too,
  and whoever searches a village house by house rules out one house after the other.

A condition that itself reads what its observer believes is not guarded further; the bound on rules names such a loop.
"""

from __future__ import annotations

from dataclasses import replace

from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Assign,
    Believes,
    Comparison,
    Conditional,
    Expression,
    ForEach,
    Literal,
    Not,
    Quantified,
    Read,
    RuledOut,
    Term,
)
from intrigue.model.sugar.naming import (
    character_variable,
    declared,
    parameters_of,
    refuse,
    rule_labels,
    terms_for,
    together,
    variables_for,
)
