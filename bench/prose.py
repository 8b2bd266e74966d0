"""How often prose repeats itself, over all bundled worlds and many seeds, told through everybody's eyes.

    python bench/prose.py [WORLD ...] [--seeds 20] [--steps 40] [--show]
    python bench/prose.py NAME.run [--show]

For each world: the words told; the share of four-word sequences that have stood in the same telling before; how many
sentences in a row begin differently (the mean, and the longest run of equal openings); how many sentences of five words
or more say what a sentence before has said, word for word, and how many shorter ones (refrains, and who said it);
and how many sentences begin with the same five words as one within 300 words before them. All are taken over a world's
own story and over runs that nobody steers. `--show` prints the sentences that come again.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intrigue.language.bundled import bundled_worlds
from intrigue.language.loader import load
from intrigue.model.world import World
from intrigue.simulate.runfile import load as saved
from intrigue.simulate.simulation import run
from intrigue.tell.storyteller import tell, tell_run
from intrigue.tell.telling import Telling

GRAM = 4
"""Words in a sequence that is looked for again."""
PATTERN = 5
"""So many words make the beginnings of two sentences seem the same."""
IN_THE_EAR = 300
"""So many words long no beginning should come again."""


@dataclass(frozen=True)
class Measured:
    """What tellings of one world come to, together."""

    tellings: int
    words: int
    repeated: float
    """The share of sequences of words that have stood in the same telling before."""
    openings: float
    """How many sentences in a row begin with different words, on the mean."""
    same: int
    """The most sentences in a row that begin with the same word."""
    twice: tuple[str, ...]
    """Sentences that stand word for word in the same telling before."""
    short: int
    """The same of sentences of fewer words than make a pattern."""
    near: tuple[str, ...]
    """Sentences that begin with the words of one that is still in the ear."""


def measured(tellings: Sequence[Telling]) -> Measured:
    """Return the measures of tellings, each looked at by itself."""
    words = grams = again = short = 0
    twice: list[str] = []
    near: list[str] = []
    runs: list[int] = []
    longest = 0
    for telling in tellings:
        texts = [one for each in telling.sentences for one in sentences(each.text)]
        said = [word for each in telling.sentences for word in in_words(each.text)]
        found = [tuple(said[at : at + GRAM]) for at in range(len(said) - GRAM + 1)]
        words += len(said)
        grams += len(found)
        again += len(found) - len(set(found))
        repeated = [each for at, each in enumerate(texts) if each in texts[:at]]
        twice += [each for each in repeated if len(in_words(each)) >= PATTERN]
        short += sum(1 for each in repeated if len(in_words(each)) < PATTERN)
        near += patterns_again(texts)
        openings = [in_words(each)[0] for each in texts if in_words(each)]
        runs += distinct_runs(openings)
        longest = max(longest, *map(len, equal_runs(openings)), 0)
    mean = sum(runs) / max(len(runs), 1)
    return Measured(len(tellings), words, again / max(grams, 1), mean, longest, tuple(twice), short, tuple(near))


def patterns_again(texts: Sequence[str]) -> list[str]:
    """Return the sentences that begin with as many words as make a pattern, all of them just told."""
    last: dict[tuple[str, ...], int] = {}
    at = 0
    found: list[str] = []
    for text in texts:
        said = in_words(text)
        opening = tuple(said[:PATTERN])
        if len(opening) == PATTERN:
            if opening in last and at - last[opening] <= IN_THE_EAR:
                found.append(text)
            last[opening] = at
        at += len(said)
    return found


def in_words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"[\w’]+", text.lower())


def sentences(text: str) -> list[str]:
    """Return the sentences of a piece of prose."""
    return [each for each in re.split(r"(?<=[.!?…])[”]?\s+(?=[“A-Z])", text) if each]


def distinct_runs(openings: Sequence[str]) -> list[int]:
    """Return how many sentences in a row begin differently, from each that begins like the one before it."""
    runs, length = [], 0
    for before, now in zip((None, *openings), openings, strict=False):
        if before == now:
            runs.append(length)
            length = 0
        length += 1
    return [*runs, length] if length else runs


def equal_runs(openings: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stretches of sentences that begin with the same word."""
    run: list[str] = []
    for each in openings:
        if run and each != run[-1]:
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def tellings_of(world: World, seeds: int, steps: int, stories: bool) -> Iterator[Telling]:
    """Yield a world's own story and its runs, told as the world has it and through everybody's eyes."""
    for seed in range(seeds):
        runs = [run(world, seed=seed, steps=steps)]
        if stories and (story := tell(world, seed=seed).story) is not None:
            runs.append(story)
        for each in runs:
            for pov in (None, *world.characters):
                telling = tell_run(each, pov=pov)
                if telling.sentences:
                    yield telling


def tellings_named(name: str, seeds: int, steps: int, stories: bool) -> Iterator[Telling]:
    """Yield the tellings of a world by its name, or of one saved run through all eyes."""
    if not name.endswith(".run"):
        yield from tellings_of(load(name).world, seeds, steps, stories)
        return
    story = saved(Path(name))
    for pov in (None, *story.world.characters):
        telling = tell_run(story, pov=pov)
        if telling.sentences:
            yield telling


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description="How often prose repeats itself.")
    parser.add_argument("worlds", nargs="*", default=[each for each in bundled_worlds() if each != "suna"])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--runs-only", action="store_true", help="leave the worlds' own stories out, which take longer")
    parser.add_argument("--show", action="store_true", help="print the sentences that come again")
    given = parser.parse_args()
    print(
        f"{'world':12}{'tellings':>9}{'words':>9}{'4-grams again':>15}"
        f"{'openings':>10}{'same':>6}{'twice':>7}{'short':>7}{'near':>6}"
    )
    for name in given.worlds:
        found = measured(list(tellings_named(name, given.seeds, given.steps, not given.runs_only)))
        print(
            f"{Path(name).stem:12}{found.tellings:9}{found.words:9}{found.repeated:14.1%} {found.openings:10.1f}"
            f"{found.same:6}{len(found.twice):7}{found.short:7}{len(found.near):6}",
            flush=True,
        )
        for each in (*found.twice, *found.near) if given.show else ():
            print(f"    {each}")


if __name__ == "__main__":
    main()
