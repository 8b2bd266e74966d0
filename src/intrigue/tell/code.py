"""What there are no words for, as a story file has it, between backticks."""

from __future__ import annotations

from intrigue.language.expression_printer import formula_text
from intrigue.language.write_expressions import written_formula
from intrigue.model.formulas import Formula


def in_code(formula: Formula) -> str:
    """Return an expression, or what a check states, in backticks."""
    # Story files need neither parentheses with nothing in them, nor the quotation marks of names with blanks.
    return f"`{formula_text(written_formula(formula)).replace('()', '').replace('`', '')}`"
