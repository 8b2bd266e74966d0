"""Every command: its name, where it lives, and the line that `intrigue --help` shows for it.

The line stands here and not beside the command, so that help and shell completion load none of them. A new command is
one module and one line here; help, the documentation test and the smoke tests read this table.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Where a command lives and what it is for."""

    target: str
    """`module:function`; the module is imported when the command is used, not before."""
    summary: str
    """What it does; one line without a final dot."""


COMMANDS: dict[str, Entry] = {
    "new": Entry("intrigue.cli.new:new", "Write a small starter world to build on"),
    "check": Entry("intrigue.cli.check:check", "Look a world over for mistakes and dead ends"),
    "tell": Entry("intrigue.cli.tell:tell", "Tell a whole story"),
    "run": Entry("intrigue.cli.run:run", "Let the cast live by itself"),
    "play": Entry("intrigue.cli.play:play", "Decide for one of the cast, and see what comes of it"),
    "why": Entry("intrigue.cli.why:why", "Say why something in a run came about"),
    "whynot": Entry("intrigue.cli.whynot:whynot", "Say what stood in the way of something that did not happen"),
    "ask": Entry("intrigue.cli.ask:ask", "Answer questions about a run: facts, minds, who knew what"),
    "whatif": Entry("intrigue.cli.whatif:whatif", "Let a run go again with one thing otherwise"),
    "beats": Entry("intrigue.cli.beats:beats", "Look for the beats of a story in a run"),
    "serve": Entry("intrigue.cli.serve:serve", "Let readers play in the browser"),
    "plot": Entry("intrigue.cli.plot:plot", "Draw what was felt, believed and seen in a run"),
    "plan": Entry("intrigue.cli.plan:plan", "Find a plan in which every action has a motive"),
    "validate": Entry("intrigue.cli.validate:validate", "Check a plan and its motives by the definition"),
    "fmt": Entry("intrigue.cli.fmt:fmt", "Put story files into the one canonical form"),
    "worlds": Entry("intrigue.cli.worlds:worlds", "List the worlds that come with Intrigue"),
    "doctor": Entry("intrigue.cli.doctor:doctor", "Say what is installed and whether it works"),
    "import": Entry("intrigue.cli.imports:imports", "Read a world from another format"),
}
"""The commands of `intrigue`, in the order in which a new author meets them."""

IMPORTS: dict[str, Entry] = {
    "sabre": Entry("intrigue.cli.import_sabre:import_sabre", "Read a problem of the Sabre narrative planner"),
}
"""The commands of `intrigue import`."""
