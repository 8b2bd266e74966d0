"""The door: takes the arguments, runs one command, and turns every outcome into an exit code.

Exit codes: 0 done; 1 no story found, or a check failed; 2 bad input. A command returns its own code (None is 0). Ended
from outside, the codes are the shell's usual ones: 130 after Ctrl-C, 141 when the reader of a pipe has gone.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from intrigue import __version__
from intrigue.cli.group import LazyGroup
from intrigue.cli.registry import COMMANDS
from intrigue.errors import IntrigueError

INTERRUPTED = 130
READER_GONE = 141
COLLECTED = (1_000_000, 20, 100)
"""After how many new objects Python looks for what nobody needs any more, and how seldom among older ones."""
COMPLETION = "_INTRIGUE_COMPLETE"
"""The environment variable by which a shell asks for completions."""


class Commands(LazyGroup):
    """All of `intrigue`."""

    entries = COMMANDS


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A WORLD is the name of a bundled world (see 'intrigue worlds') or a .story file.",
    no_args_is_help=True,
)
@click.version_option(__version__, "--version", message="intrigue %(version)s")
def intrigue() -> None:
    """A story engine in which every action has a motive.

    \b
    Start here:
      intrigue tell pendant        read a story
      intrigue new my.story        start a world of your own
      intrigue check my.story      look it over, on every save with --watch
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; reports every expected failure on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal or pipe that cannot show a character gets a `?`, not a traceback.
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return READER_GONE
    except KeyboardInterrupt:
        click.echo(err=True)  # Closes the line on which the terminal shows ^C.
        return INTERRUPTED
    except click.ClickException as mistake:
        mistake.show()
        return 2
    except IntrigueError as mistake:
        from intrigue.cli.reporting import report

        report(mistake)
        return mistake.exit_code
    except RecursionError:
        click.echo("error: the input nests too deep to be worked on; write it flatter", err=True)
        return 2
    except OSError as mistake:
        click.echo(f"error: {_file_trouble(mistake)}", err=True)
        return 2
    return code


def main() -> NoReturn:
    """Run the command line of this process and exit."""
    # Nearly all that is made is kept, states above all, and what is not is mostly given back at once: to look often for
    # circles that nobody needs any more takes long and finds next to nothing: of a whole telling some 3,000 objects.
    gc.set_threshold(*COLLECTED)
    code = run()
    gc.freeze()  # The process gives everything back at once; Python need not look through it all before that.
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    """Run a command line; what goes wrong is left to `run`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if COMPLETION in os.environ:
        intrigue.main(given, prog_name="intrigue")  # The shell asks what could follow; click answers and exits.
    try:
        # Not `intrigue.main`, which would turn a broken pipe into exit code 1: "no story found".
        with intrigue.make_context("intrigue", given) as context:
            result = intrigue.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return result if isinstance(result, int) else 0


def _silence_stdout() -> None:
    """Point stdout at nothing, so that Python's own last flush cannot fail on the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _file_trouble(mistake: OSError) -> str:
    reason = mistake.strerror or str(mistake)
    return f"{mistake.filename}: {reason}" if mistake.filename else reason
