"""The question sets that `minds.py` reads: one module for each, and `SETS`, which names them.

Adding a set is one module with a `Reader` and one line here.
"""

from __future__ import annotations

from collections.abc import Mapping

from minds_sets import exploretom, hitom, storysim, tomi
from minds_sets.reading import Reader

SETS: Mapping[str, Reader] = {
    "hitom": hitom.READER,
    "hitom2": hitom.READER,
    "tomi": tomi.READER,
    "percept_tomi": tomi.READER,
    "tom_qa": tomi.READER,
    "exploretom": exploretom.READER,
    "storysim": storysim.READER,
}
"""From the `source` of a question to the reader of its story."""
