"""Compiles the kernel where a C compiler is at hand. Without one, or in an editable install, its files run as they
are."""

from __future__ import annotations

import multiprocessing
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
    "feeling",
    "looking_ahead",
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

SHARED = "intrigue.kernel._shared"
"""What every module needs in order to read arrays: compiled once, it takes half of the time from each."""

QUICK = ["-O2", "-g0"] if os.name == "posix" else []
"""What compilers are told on top of what Python was built with: -O3 takes longer, and what it makes is no faster."""

AT_ONCE = os.cpu_count() or 1
"""So many modules are compiled at the same time."""

HELPERS = AT_ONCE if multiprocessing.get_start_method() == "fork" else 0
"""So many processes turn modules into C; where a process cannot be forked, this one does it by itself."""


def extensions() -> list[Extension]:
    """Return what is to be compiled; nothing where an edited file must take effect at once."""
    if "editable_wheel" in sys.argv or "develop" in sys.argv:
        return []
    wanted = [Extension(f"intrigue.kernel.{name}", [f"src/intrigue/kernel/{name}.py"]) for name in MODULES]
    made = cythonize(
        [*wanted, Extension(SHARED, ["src/intrigue/kernel/_shared.c"])],  # which is written by the way
        build_dir="build/kernel",
        compiler_directives=DIRECTIVES,
        include_path=["src"],
        shared_utility_qualified_name=SHARED,
        nthreads=HELPERS,
    )
    for each in made:
        each.extra_compile_args = QUICK
        # Where it cannot be compiled, the installation goes on without it.
        each.optional = True
    return made


setup(ext_modules=extensions(), options={"build_ext": {"parallel": AT_ONCE}})
