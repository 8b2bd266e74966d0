"""From plans to prose: a story found act by act, told through somebody's eyes, with everybody's reasons at hand."""
