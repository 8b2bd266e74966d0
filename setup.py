"""Compiles the kernel where a C compiler is at hand. Without one, or in an editable install, its files run as they
are."""

from __future__ import annotations

import os
import sys

from Cython.Build import cythonize
from setuptools import Extension, setup

MODULES = (
    "pieces",
    "store",
    "reading",
    "rules",
    "learning",
    "engine",
    "sweeping",
    "outlook",
    "outset",
    "gains",
    "relaxed",
    "paths",
    "known",
    "proving",
    "motives",
    "stories",
    "ways",
    "judging",
    "averting",
    "reasons",
)
"""The modules of the kernel whose types a `.pxd` file states."""
DIRECTIVES = {
    # Tables are made by `encoding` and never indexed beyond their ends; tests run the same files uncompiled, which
    # would tell.
    "boundscheck": False,
    "wraparound": False,
    "initializedcheck": False,
    "nonecheck": False,
    # Quotients are tested for zero by hand, and no negative integer is divided.
    "cdivision": True,
    "language_level": 3,
}

AT_ONCE = os.cpu_count() or 1
"""So many modules are compiled at the same time."""


def extensions() -> list[Extension]:
    """Return what is to be compiled; nothing where an edited file must take effect at once."""
    if "editable_wheel" in sys.argv or "develop" in sys.argv:
        return []
    wanted = [Extension(f"intrigue.kernel.{name}", [f"src/intrigue/kernel/{name}.py"]) for name in MODULES]
    made = cythonize(wanted, build_dir="build/kernel", compiler_directives=DIRECTIVES, include_path=["src"])
    for each in made:
        # Where it cannot be compiled, the installation goes on without it.
        each.optional = True
    return made


setup(ext_modules=extensions(), options={"build_ext": {"parallel": AT_ONCE}})
