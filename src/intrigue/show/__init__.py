"""Pictures of runs: what was felt, who believed what, who stands how to whom, and what happened before whose eyes.

The pictures are drawn by Altair and turned into files by vl-convert, the extra `plot`. What they show is read off a run
by `readings.py`, which needs neither.
"""
