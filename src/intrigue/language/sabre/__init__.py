"""The field's benchmark format for story worlds: problems become worlds, solutions become plans."""

from intrigue.language.sabre.problem import read_problem
from intrigue.language.sabre.solutions import read_solution
from intrigue.language.sabre.summary import Summary, describe, measure, table

__all__ = ["Summary", "describe", "measure", "read_problem", "read_solution", "table"]
