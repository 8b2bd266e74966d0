"""How long `intrigue check` takes on a world of five hundred lines, stage by stage.

    python -m bench.check             # the table, best of five runs
    python -m bench.check --show      # the world itself
    python -m bench.check --profile   # where the stage that takes longest spends its time

The world comes from a fixed generator: a household of eight in twelve rooms, with the small intrigues of such a house.
It is there to be measured, not to be played, but it reads like what somebody would write.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from intrigue.language.loader import Loaded
from intrigue.language.parser import parse
from intrigue.language.resolver import Resolved, resolve
from intrigue.language.syntax import File
from intrigue.lint import lint
from intrigue.model.sugar import lower
from intrigue.semantics.setting import Setting

PEOPLE = ("anna", "bruno", "clara", "david", "edith", "felix", "greta", "hugo")
PLACES = (
    *("hall", "kitchen", "library", "garden", "cellar", "attic"),
    *("chapel", "stable", "parlour", "study", "gate", "terrace"),
)
THINGS = ("letter", "ring", "key", "book", "purse", "lamp")

TRUTHS = ("tired", "angry", "hungry", "asleep", "ashamed", "merry", "suspicious", "wounded", "disguised", "invited")
"""What can be so of a person."""
STATES = ("hidden_away", "broken", "wanted", "stained", "sealed")
"""What can be so of a thing."""
TIES = ("trusts", "owes", "admires", "envies", "forgave")
"""What can be so between two."""

DEEDS = {
    "rest": ("tired", "[sit] down for a while"),
    "dine": ("hungry", "[eat] what is left of the pie"),
    "wake": ("asleep", "[wake] and [look] for a candle"),
    "laugh": ("angry", "[laugh] about it at last"),
    "wash": ("wounded", "[wash] the cut at the well"),
    "undress": ("disguised", "[take] off the mask"),
    "repent": ("ashamed", "[walk] up and down and [think] better of it"),
    "sober": ("merry", "[remember] what day it is"),
    "relax": ("suspicious", "[let] the matter rest"),
    "decline": ("invited", "[send] word that it cannot be"),
}
"""Deeds by which something ceases to be so of who does them."""
CARES = {
    "polish": ("stained", "[rub] {thing} until it shines"),
    "mend": ("broken", "[mend] {thing} with wire and patience"),
    "unseal": ("sealed", "[break] the seal on {thing}"),
    "uncover": ("hidden_away", "[find] {thing} behind a loose board"),
    "renounce": ("wanted", "[decide] that there are other things than {thing}"),
}
"""Deeds by which something ceases to be so of a thing."""
WORDS = {
    "praise": ("admires", "trusts", "'Nobody does it like you,' {who} [say] to {other}."),
    "confide": ("trusts", "owes", "{who} [tell] {other} something, and [count] on silence."),
    "flatter": ("envies", "admires", "{who} [find] a kind word for {other}, and it [cost] something."),
    "reconcile": ("owes", "forgave", "{who} [hold] out a hand, and {other} [take] it."),
    "tease": ("forgave", "envies", "{who} [ask] {other} about the other evening."),
}
"""Words from one to another: what must be so between them, what comes of it, and how it is told."""
MOODS = ("gossip", "argue", "dance", "sing", "play_cards", "pray", "whisper", "boast", "apologise", "promise")
"""What two can do together wherever they are."""
TRADES = ("hand_over", "lend", "show", "slip", "return_it")
"""How a thing goes from one to another."""

FILE = "household.story"

Stage = tuple[str, Callable[[], Any]]


def world_text() -> str:
    """Return the world; it is the same every time."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# A household with its small intrigues; made to be measured.",
        "",
        'world household "The Household"',
        "",
    )
    yield from ("type place", "type thing", "")
    yield from (f'place {each} "the {each}"' for each in PLACES)
    yield from (f'thing {each} "the {each}"' for each in THINGS)
    pronouns = ("she", "he")
    yield from (f'character {each} "{each.title()}" {pronouns[i % 2]}' for i, each in enumerate(PEOPLE))
    yield from ("", "property at(character): place", "property holder(thing): character or none = none")
    yield from ("property lies_in(thing): place or none = none", "property near(place, place)")
    yield from ("property fond(character, character): 0..10 = 3", "property purse(character): number = 5")
    yield from ("property noise: 0..10 = 0", "property night", "property heard_of(character, thing)")
    yield from ("property guest_of(character): character or none = none",)
    yield from (f"property {each}(character)" for each in TRUTHS)
    yield from (f"property {each}(thing)" for each in STATES)
    yield from (f"property {each}(character, character)" for each in TIES)
    yield ""
    yield from _start()
    yield from _actions()
    yield from _rules()
    yield from _purposes()


def _start() -> Iterator[str]:
    yield "start"
    yield from (f"    at({each}) = {PLACES[i]}" for i, each in enumerate(PEOPLE))
    yield from (f"    holder({each}) = {PEOPLE[i]}" for i, each in enumerate(THINGS[:3]))
    yield from (f"    lies_in({each}) = {PLACES[i + 5]}" for i, each in enumerate(THINGS[3:]))
    yield from (f"    near(hall, {each})" for each in PLACES[1:])
    yield from (f"    {truth}({PEOPLE[i % len(PEOPLE)]})" for i, truth in enumerate(TRUTHS))
    yield from (f"    {state}({THINGS[i]})" for i, state in enumerate(STATES))
    yield from (f"    {tie}({PEOPLE[i]}, {PEOPLE[i + 1]})" for i, tie in enumerate(TIES))
    yield from ("    bruno believes not angry(anna)", "    clara believes holder(ring) = hugo")
    yield from ("    david believes", "        trusts(greta, david)", "        at(hugo) = cellar")
    yield from ("    edith believes bruno believes stained(letter)", "")


def _actions() -> Iterator[str]:
    yield from ("action go(who: character, here: place, to: place)", '    "{who} [go] to {to}."', "    by who")
    yield from ("    seen by c if at(c) == here or at(c) == to", "    if at(who) == here")
    yield from ("        and (near(here, to) or near(to, here))", "    then at(who) = to", "    takes 5 minutes", "")
    yield from ("action take(who: character, thing)", '    "{who} [take] {thing}."', "    by who")
    yield from ("    seen by c if at(c) == at(who)", "    if at(who) == lies_in(thing) and not hidden_away(thing)")
    yield from ("    then", "        lies_in(thing) = none", "        holder(thing) = who", "")
    yield from ("action hide(who: character, thing)", '    seen "{who} [be] busy with something."', "    by who")
    yield from (
        "    seen by c if c == who",
        "    if holder(thing) == who",
        "    privately if wanted(thing)",
        "    then",
    )
    yield from ("        holder(thing) = none", "        hidden_away(thing)", "        lies_in(thing) = at(who)", "")
    for name, (truth, told) in DEEDS.items():
        yield from (f"action {name}(who: character)", f'    "{{who}} {told}."', "    by who")
        yield from ("    seen by c if at(c) == at(who)", f"    if {truth}(who)", f"    then not {truth}(who)", "")
    for name, (state, told) in CARES.items():
        yield from (f"action {name}(who: character, thing)", f'    "{{who}} {told}."', "    by who")
        yield from ("    seen by c if at(c) == at(who)", f"    if holder(thing) == who and {state}(thing)")
        yield from ("    then", f"        not {state}(thing)", "        heard_of(who, thing)", "")
    for name, (needed, result, told) in WORDS.items():
        yield from (f"action {name}(who: character, other: character)", f'    "{told}"', "    by who")
        yield from (
            "    seen by c if at(c) == at(who)",
            f"    if who != other and at(who) == at(other) and {needed}(who, other)",
        )
        yield from ("    then", f"        {result}(other, who)", "        if angry(other): fond(other, who) -= 1")
        yield from ("        else: fond(other, who) += 1", "")
    for index, name in enumerate(MOODS):
        truth = TRUTHS[index]
        yield from (f"action {name}(who: character, other: character)", "    by who, other")
        yield from (
            "    seen by c if at(c) == at(who)",
            f"    if who != other and at(who) == at(other) and not {truth}(other)",
        )
        yield from (
            "    then",
            "        noise += 1",
            f"        for c: character if at(c) == at(who): c believes {truth}(other)",
            "",
        )
    for index, name in enumerate(TRADES):
        yield from (f"action {name}(who: character, thing, other: character)", "    by who, other")
        yield from (
            "    seen by c if at(c) == at(who)",
            "    if who != other and holder(thing) == who and at(who) == at(other)",
        )
        yield from (f"    privately if not {STATES[index]}(thing)", "    then", "        holder(thing) = other")
        yield from ("        other believes heard_of(who, thing)", "")
    yield from ("action spy(who: character, other: character)", "    by who", "    seen by nobody")
    yield from ("    if at(who) == at(other) and suspicious(who)", "    then")
    yield from (
        "        if exists t: thing . holder(t) == other: heard_of(who, ring)",
        "        who believes ashamed(other)",
        "",
    )
    yield from (
        "action invite(who: character, other: character)",
        "    by who, other",
        "    if guest_of(other) == none",
    )
    yield from ("    then", "        guest_of(other) = who", "        invited(other)", "")


def _rules() -> Iterator[str]:
    yield from ("rule quiet", "    when noise >= 8 and night", "    then noise = 0", "")
    yield from ("rule dusk", "    when noise >= 6 and not night", "    then night", "")
    for first, second in zip(TRUTHS[:6], TRUTHS[3:9], strict=True):
        yield from (f"rule {first}_brings_{second}(c: character)", "    seen by o if at(o) == at(c)")
        yield from (f"    when {first}(c) and night and not {second}(c)", f"    then {second}(c)", "")
    for state in STATES:
        yield from (
            f"rule {state}_shows(t: thing, c: character)",
            f"    when holder(t) == c and {state}(t) and not heard_of(c, t)",
        )
        yield from ("    then heard_of(c, t)", "")
    yield from (
        "rule friendship(a: character, b: character)",
        "    when a != b and fond(a, b) >= 8 and not trusts(a, b)",
    )
    yield from ("    then trusts(a, b)", "")
    yield from (
        "rule envy(a: character, b: character)",
        "    when a != b and purse(a) > purse(b) + 3 and not envies(b, a)",
    )
    yield from ("    then envies(b, a)", "")


def _purposes() -> Iterator[str]:
    for i, each in enumerate(PEOPLE):
        other, thing = PEOPLE[(i + 3) % len(PEOPLE)], THINGS[i % len(THINGS)]
        yield from (f"wants {each}", f"    fond({other}, {each})", f"    3 if holder({thing}) == {each}")
        yield from (f"    -2 if {TRUTHS[i]}({each})", f"    2 * count c: character . trusts(c, {each})", "")
    yield from ("author wants", "    5 if holder(ring) == greta and hugo believes holder(ring) == hugo", "")
    yield from ('act "The ring is gone" until holder(ring) == none', 'act "Night" until night', "")
    yield from ('ending found "It is found" if holder(ring) == anna and night', "")
    yield from ('check "the key is never broken" never broken(key)', "")


def measured(text: str) -> dict[str, float]:
    """Return the seconds of the processor that each stage takes on this text."""
    took: dict[str, float] = {}
    made: dict[str, Any] = {}
    for name, stage in _stages(text, made):
        gc.collect()
        begin = time.process_time()
        made[name] = stage()
        took[name] = time.process_time() - begin
    return took


def _stages(text: str, made: dict[str, Any]) -> tuple[Stage, ...]:
    """Return what is done one after the other; each stage takes what those before it have made."""
    return (
        ("parse", lambda: _read(text)),
        ("resolve", lambda: resolve([made["parse"]], {FILE: text})),
        ("lower", lambda: lower(made["resolve"].world)),
        ("setting", lambda: Setting(made["lower"], level=0)),
        ("lint", lambda: lint(_loaded(made["resolve"], text))),
    )


def _loaded(resolved: Resolved, text: str) -> Loaded:
    assert resolved.world is not None, resolved.diagnostics
    return Loaded(resolved.world, resolved.sources, {FILE: text}, resolved.diagnostics)


def _read(text: str) -> File:
    tree, mistakes = parse(text, FILE)
    assert not mistakes, mistakes
    return tree


def profile(text: str) -> None:
    """Print where the stage that takes longest spends its time."""
    made: dict[str, Any] = {}
    took = measured(text)
    slowest = max(took, key=took.__getitem__)
    for name, stage in _stages(text, made):
        if name == slowest:
            watch = cProfile.Profile()
            made[name] = watch.runcall(stage)
            pstats.Stats(watch, stream=sys.stdout).sort_stats("cumulative").print_stats(30)
            return
        made[name] = stage()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", action="store_true", help="print the world")
    options.add_argument("--profile", action="store_true", help="print a profile of the slowest stage")
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    text = world_text()
    if chosen.show:
        print(text, end="")
    elif chosen.profile:
        profile(text)
    else:
        report([measured(text) for _ in range(chosen.runs)], text.count("\n"))


def report(runs: list[dict[str, float]], lines: int) -> None:
    print(f"{lines} lines, {len(runs)} runs, milliseconds of the processor\n")
    print(f"{'stage':<10}{'best':>8}{'worst':>8}")
    for name in runs[0]:
        took = [1000 * each[name] for each in runs]
        print(f"{name:<10}{min(took):>8.1f}{max(took):>8.1f}")
    whole = [1000 * sum(each.values()) for each in runs]
    print(f"{'all':<10}{min(whole):>8.1f}{max(whole):>8.1f}")


if __name__ == "__main__":
    main()
