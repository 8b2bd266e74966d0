"""Compiles the kernel where a C compiler is at hand. Without one, or in an editable install, its files run as they
are."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

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
    "nearing",
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
    # Nothing of the kernel is ever pickled, nor are its functions looked into: a quarter less to compile.
    "auto_pickle": False,
    "binding": False,
    "language_level": 3,
}

SHARED = "intrigue.kernel._shared"
"""What every module needs in order to read arrays: compiled once, it takes half of the time from each."""

HOT = ("store", "reading", "rules", "engine", "sweeping", "nearing")
"""The modules in which most of the time of a turn is spent."""

EFFORT = {SHARED: "-O0"} | {f"intrigue.kernel.{name}": "-O2" for name in HOT}
"""How hard the compiler tries: little for what makes arrays readable once and is not seen after that, more where it
pays. For all others it is -O1: -O2 for all of them takes half as long again, and what it makes is hardly faster."""

AT_ONCE = os.cpu_count() or 1
"""So many modules are compiled at the same time."""

HELPERS = AT_ONCE if multiprocessing.get_start_method() == "fork" else 0
"""So many processes turn modules into C; where a process cannot be forked, this one does it by itself."""


def extensions() -> list[Extension]:
    """Return what is to be compiled, the longest first, so that no processor waits for a late one.

    That is nothing where an edited file must take effect at once, or where the installer only asks what this is.
    """
    if {"editable_wheel", "develop", "egg_info", "dist_info"} & set(sys.argv):
        return []
    from Cython.Build import cythonize

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
        if os.name == "posix":
            # On top of what Python was built with; symbols for a debugger take their time, too.
            each.extra_compile_args = [EFFORT.get(each.name, "-O1"), "-g0"]
        # Where it cannot be compiled, the installation goes on without it.
        each.optional = True
    return sorted(made, key=lambda each: -Path(each.sources[0]).stat().st_size)


setup(ext_modules=extensions(), options={"build_ext": {"parallel": AT_ONCE}})
