"""From a template and who is in it to a sentence: wordings chosen, names or pronouns, verbs agreed, capitals set.

Whom a pronoun means hangs on what was said before, so a `Discourse` is handed from sentence to sentence as a value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from intrigue.model.terms import CHARACTER, Value
from intrigue.model.world import World
from intrigue.tell.grammar import PRONOUNS, capitalised, past_tense, possessive, quoted, with_article, words
from intrigue.tell.templates import Mention, Template, Variants, Verb, Words, parsed

MOST_PRONOUNS = 2
"""After so many sentences in a row that begin with a pronoun the name is said again."""


_SPEECH = words(
    "say ask answer reply tell cry shout whisper murmur mutter call laugh sigh snap growl exclaim sob add begin go"
)
"""Verbs that tell who said what stands before them."""
_BEFORE_VERBS = words("never always only also still then too")
"""Words that may stand between a subject and its verb."""
_WRITTEN_OUT = [[each] for each in words("is was has had does did will would can could may might must should")]
"""Verbs that templates write out, for they are the same in every telling: who stands before them is their subject."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """What has been said so far, as far as the next sentence depends on it."""

    subject: str | None = None
    """Whom the last sentence was about; None at the beginning of a paragraph."""
    mentioned: tuple[str, ...] = ()
    """Who and what the last sentence mentioned."""
    pronouns: int = 0
    """How many sentences in a row have begun with a pronoun."""
    said: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    """For each place in a template where wordings vary: those told so far, in order."""

    def paragraph(self) -> Discourse:
        """Return the discourse at the beginning of a new paragraph: everybody is named again."""
        return replace(self, subject=None, mentioned=(), pronouns=0)


def name_of(world: World, value: Value) -> str:
    """Return how prose calls a value: an entity's display name, yes or no, a number.

    A character without a display name goes by its name with a capital, a thing by its name with `the`.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str) or value not in world.entity:
        return str(value)
    plain = value.replace("_", " ")
    return world.entity[value].display or (capitalised(plain) if is_person(world, value) else with_article(plain))


def is_person(world: World, name: str) -> bool:
    """Return whether an entity is a character."""
    return any(world.is_a(each, CHARACTER) for each in world.entity[name].types)


def pronoun_of(world: World, name: str) -> str:
    """Return the key of its pronoun: as declared, else `they` for characters and `it` for all else."""
    entity = world.entity[name]
    if entity.pronoun in PRONOUNS:
        return entity.pronoun
    return "they" if is_person(world, name) else "it"


def realized(
    world: World, text: str, bindings: Mapping[str, Value], discourse: Discourse, key: str
) -> tuple[str, Discourse]:
    """Return a template as a sentence, and the discourse after it.

    `key` decides between the wordings that were told least so far; none comes twice in a row.
    """
    pieces, said = _chosen(parsed(text), text, key, dict(discourse.said), "0")
    sentence = _Sentence(world, bindings, replace(discourse, said=said))
    for index, piece in enumerate(pieces):
        sentence.add(piece, pieces[index + 1 :])
    return sentence.finished()


def _chosen(
    template: Template, text: str, key: str, said: dict[tuple[str, str], tuple[int, ...]], path: str
) -> tuple[list[Words | Mention | Verb], dict[tuple[str, str], tuple[int, ...]]]:
    """Return the template with one wording at each place, one of those told least so far, and what was told so far."""
    pieces: list[Words | Mention | Verb] = []
    for position, piece in enumerate(template):
        if not isinstance(piece, Variants):
            pieces.append(piece)
            continue
        here = f"{path}.{position}"
        site = (text, here)
        told = said.get(site, ())
        least = min(told.count(each) for each in range(len(piece.options)))
        fresh = [each for each in range(len(piece.options)) if told.count(each) == least and each not in told[-1:]]
        option = fresh[_draw(f"{key}|{text}|{here}", len(fresh))] if fresh else (told[-1] + 1) % len(piece.options)
        said[site] = (*told, option)
        inner, said = _chosen(piece.options[option], text, key, said, f"{here}.{option}")
        pieces += inner
    return pieces, said


def _draw(key: str, options: int) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") % options


class _Sentence:
    """A sentence on its way."""

    def __init__(self, world: World, bindings: Mapping[str, Value], before: Discourse) -> None:
        self.world = world
        self.bindings = bindings
        self.before = before
        self.text = ""
        self.mentioned: list[str] = []
        """Entities named outside quotations so far."""
        self.subject: str | None = None
        """The subject of the clause that is being said."""
        self.plural = False
        self.began_with_pronoun = False
        self.after_verb = False
        """Whether only blanks stand behind the last verb: what comes next is its object."""
        self.was_after_verb = False
        self.people = [
            value
            for value in bindings.values()
            if isinstance(value, str) and value in world.entity and is_person(world, value)
        ]

    def add(self, piece: Words | Mention | Verb, following: list[Words | Mention | Verb]) -> None:
        """Append a piece; what follows tells a subject from an object."""
        after_verb, self.after_verb = self.after_verb, isinstance(piece, Verb)
        match piece:
            case Words(text=text):
                self.text += text
                self.after_verb = after_verb and not text.strip()
            case Verb(phrase=phrase):
                self.text += past_tense(phrase, plural=self.plural)
            case Mention(parameter=parameter, owner=owner):
                value = self.bindings.get(parameter, parameter if parameter in self.world.entity else None)
                if value is None:
                    self.text += f"{{{parameter}}}"
                    return
                self.was_after_verb = after_verb
                self._mention(value, owner, following)

    def finished(self) -> tuple[str, Discourse]:
        """Return the sentence and the discourse after it."""
        text = capitalised(quoted(self.text.strip()))
        # A sentence about nobody in particular leaves it open who the next one is about.
        after = Discourse(
            subject=self.subject if self.mentioned else self.before.subject,
            mentioned=tuple(dict.fromkeys(self.mentioned or self.before.mentioned)),
            pronouns=self.before.pronouns + 1 if self.began_with_pronoun else 0,
            said=self.before.said,
        )
        return text, after

    def _mention(self, value: Value, owner: bool, following: list[Words | Mention | Verb]) -> None:
        subject = not owner and _is_subject(following)
        word = name_of(self.world, value)
        if isinstance(value, str) and value in self.world.entity and not self._in_quotation():
            joined = re.search(r"\band $", self.text) is not None and bool(self.mentioned)
            form = None if joined else self._pronoun(value, subject, owner) or self._thing_again(value, owner)
            if form is not None:
                self.began_with_pronoun |= not self.mentioned
                word = form
            elif owner:
                word = possessive(word)
            if subject:
                self.plural = (joined and self._named_just_before()) or form == "they"
                self.subject = value
            self.mentioned.append(value)
        elif owner:
            word = possessive(word)
        if self._begins_sentence(following):
            word = capitalised(word)
        self.text += word

    def _begins_sentence(self, following: list[Words | Mention | Verb]) -> bool:
        """Return whether a sentence begins here: not where who said it follows what was said ("'Oh!' he cried")."""
        if re.search(r"(^|[.!?…]\s+)['(]*$|[.]'\s+$", self.text):
            return True
        speaking = any(isinstance(each, Verb) and each.phrase.split(" ")[0] in _SPEECH for each in following[1:2])
        return re.search(r"[!?…]'\s+$", self.text) is not None and not speaking

    def _pronoun(self, name: str, subject: bool, owner: bool) -> str | None:
        """Return the pronoun for somebody where it can mean nobody else; None where the name must be said."""
        kind = pronoun_of(self.world, name)
        forms = PRONOUNS[kind]
        around = {*self.mentioned, *self.before.mentioned, *self.people} - {name}
        if any(pronoun_of(self.world, each) == kind for each in around if each in self.world.entity):
            return None
        if name in self.mentioned:
            if owner:
                return forms.possessive
            return forms.subject if subject else forms.object
        about_the_same = not self.mentioned and subject and name == self.before.subject
        if about_the_same and kind != "it" and self.before.pronouns < MOST_PRONOUNS:
            return forms.subject
        return None

    def _thing_again(self, name: str, owner: bool) -> str | None:
        """Return `it` for the object of a verb that the last sentence was about, too, if that can be no other thing."""
        if owner or not self.was_after_verb or is_person(self.world, name) or name not in self.before.mentioned:
            return None
        if pronoun_of(self.world, name) != "it":
            return None
        others = {*self.mentioned, *self.before.mentioned} - {name}
        return None if any(pronoun_of(self.world, each) == "it" for each in others) else PRONOUNS["it"].object

    def _in_quotation(self) -> bool:
        marks = quoted(self.text + "x")
        return marks.count("“") > marks.count("”")

    def _named_just_before(self) -> bool:
        last = name_of(self.world, self.mentioned[-1])
        return self.text.lower().endswith(f"{last} and ".lower())


def _is_subject(following: list[Words | Mention | Verb]) -> bool:
    """Return whether a verb comes next: at once, behind a word such as `never`, or behind `and` and another name."""
    match following:
        case [Words(text=between), Verb(), *_] if not between.strip() or between.strip() in _BEFORE_VERBS:
            return True
        case [Words(text=between), Mention(), *rest] if between.strip() == "and":
            return _is_subject(list(rest))
        case [Words(text=text), *_]:
            return text[:1] == " " and text.split()[:1] in _WRITTEN_OUT
        case _:
            return False
