"""From a template and who is in it to a sentence: wordings chosen, names or pronouns, verbs agreed, capitals set.

Whom a pronoun means hangs on what was said before, so a `Discourse` is handed from sentence to sentence as a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from intrigue.model.terms import CHARACTER, Value
from intrigue.model.world import World
from intrigue.tell.addressing import addressed, called
from intrigue.tell.grammar import PRONOUNS, capitalised, possessive, quoted, with_article
from intrigue.tell.roles import ASKING, SPEECH, is_subject, speakers
from intrigue.tell.templates import Mention, Verb, Words, parsed
from intrigue.tell.variation import chosen
from intrigue.tell.voice import PLAIN_VOICE, Phrase, Voice
from intrigue.tell.word_forms import begins_with_several, inflected, is_plural, literal_number

REMEMBERED = 2
"""After so many sentences without it nobody knows any more which thing `it` is."""
MOST_PRONOUNS = 2
"""After so many sentences in a row that begin with a pronoun the name is said again."""


_GOVERNED = ("at", "over", "for", "after", "from")
"""Prepositions behind which the object of a verb stands: `looked at it`."""
_PLACE_FIRST = re.compile(r"(?:^|[.!?…]\s+)(?:On|In|At|Under|Behind|Over|Above|Beside|Before) (?:the|his|her|its) \w+$")
_NAMES_WHAT = re.compile(r" (?:the|an?|his|her|its|their|two|three|four|five|six|seven|eight|nine|ten|many|some) ")


@dataclass(frozen=True, slots=True)
class Discourse:
    """What has been said so far, as far as the next sentence depends on it."""

    subject: str | None = None
    """Whom the last sentence was about; None at the beginning of a paragraph."""
    mentioned: tuple[str, ...] = ()
    """Who and what the last sentence mentioned."""
    pronouns: int = 0
    """How many sentences in a row have begun with a pronoun."""
    thing: str | None = None
    """The one thing that has been spoken of lately, if it was one."""
    since: int = 0
    """How many sentences have gone by since that one."""
    said: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    """For each place in a template where wordings vary: those told so far, in order."""

    def paragraph(self) -> Discourse:
        """Return the discourse at the beginning of a new paragraph: everybody is named again."""
        return replace(self, subject=None, mentioned=(), pronouns=0, thing=None)


def name_of(world: World, value: Value, voice: Voice = PLAIN_VOICE) -> str:
    """Return how prose calls a value: an entity's display name, yes or no, a number.

    Through some eyes somebody may have a name of its own. A character without a display name goes by its name with a
    capital, a thing by its name with `the`.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str) or value not in world.entity:
        return str(value)
    special = called(world, value, voice) if world.namings else None
    if special is not None:
        return special
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
    world: World,
    text: str,
    bindings: Mapping[str, Value | Phrase],
    discourse: Discourse,
    key: str,
    voice: Voice = PLAIN_VOICE,
) -> tuple[str, Discourse]:
    """Return a template as sentences, and the discourse after them.

    `key` decides between the wordings that were told least so far; none comes twice in a row. A text of several lines
    has an empty one where a new paragraph begins, and so has the result.
    """
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            told, discourse = _line(world, line, bindings, discourse, key, voice)
            paragraphs[-1] += [told] if told else []
        elif paragraphs[-1]:
            paragraphs.append([])
            discourse = discourse.paragraph()
    return "\n\n".join(" ".join(each) for each in paragraphs if each), discourse


def _line(
    world: World,
    text: str,
    bindings: Mapping[str, Value | Phrase],
    discourse: Discourse,
    key: str,
    voice: Voice,
) -> tuple[str, Discourse]:
    pieces, said = chosen(parsed(text), text, key, dict(discourse.said), "0")
    sentence = _Sentence(world, bindings, replace(discourse, said=said), voice, speakers(pieces))
    for index, piece in enumerate(pieces):
        sentence.add(piece, pieces[index + 1 :])
    return sentence.finished()


class _Sentence:
    """A sentence on its way."""

    def __init__(
        self,
        world: World,
        bindings: Mapping[str, Value | Phrase],
        before: Discourse,
        voice: Voice,
        speaking: list[str],
    ) -> None:
        self.world = world
        self.bindings = bindings
        self.before = before
        self.voice = voice
        self.speaking = speaking
        """The positions of those who say something in it."""
        self.text = ""
        self.mentioned: list[str] = []
        """Entities named outside quotations so far."""
        self.subject: str | None = None
        """The subject of the clause that is being said."""
        self.plural = False
        self.owned = False
        """Whether the last mention was an owner."""
        self.joins = False
        """Whether the last mention was joined by `and` to the one before."""
        self.subject_follows = False
        """Whether the next mention is the subject of the verb just said, as in a question."""
        self.said_since = 0
        """Where the words begin that stand behind the last mention or verb."""
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
                self.after_verb = after_verb and (not text.strip() or text.strip() in _GOVERNED)
            case Verb(phrase=phrase):
                asked = self._asked(following)
                plural = self._plural_of(asked) if asked is not None else self._plural_subject(following)
                self.plural = plural if asked is None else self.plural  # `The old ones [sit], and [have] it`.
                self.text += inflected(phrase, self._tense(), plural)
                self.subject_follows, self.owned = asked is not None, False
                self.said_since = len(self.text)
            case Mention(parameter=parameter, owner=owner, form=form):
                value = self.bindings.get(parameter, parameter if parameter in self.world.entity else None)
                if value is None:
                    self.text += f"{{{parameter}}}"
                    return
                self.was_after_verb, self.owned = after_verb, owner
                if isinstance(value, Phrase):
                    self._phrase(value, following)
                elif form and isinstance(value, str) and value in self.world.entity:
                    self._form(value, form, owner, following)
                else:
                    self._mention(value, owner, following)
                self.said_since = len(self.text)

    def finished(self) -> tuple[str, Discourse]:
        """Return the sentence and the discourse after it."""
        text = capitalised(quoted(self.text.strip()))
        thing, since = self._thing_after()
        # A sentence about nobody in particular leaves it open who the next one is about.
        after = Discourse(
            subject=self.subject if self.mentioned else self.before.subject,
            mentioned=tuple(dict.fromkeys(self.mentioned or self.before.mentioned)),
            pronouns=self.before.pronouns + 1 if self.began_with_pronoun else 0,
            thing=thing,
            since=since,
            said=self.before.said,
        )
        return text, after

    def _thing_after(self) -> tuple[str | None, int]:
        """Return the one thing that is spoken of now, and how many sentences ago it was."""
        things = [each for each in dict.fromkeys(self.mentioned) if self._is_thing(each)]
        if things:
            return (things[0] if len(things) == 1 else None), 0
        since = self.before.since + len(re.findall(r"[.!?…][’”')]*(?=\s|$)", self.text.strip()) or [""])
        return (self.before.thing if since < REMEMBERED else None), since

    def _is_thing(self, name: str) -> bool:
        things = name in self.world.entity and not is_person(self.world, name)
        return things and pronoun_of(self.world, name) in ("it", "they")

    def _tense(self) -> str:
        """Return the tense of the next verb: what was said or thought in a past beyond the past is past itself."""
        if self.voice.tense == "pluperfect" and re.search(r"\b(that|whether|what|how|why|where|who)\b", self.text):
            return "past"
        return self.voice.tense

    def _asked(self, following: list[Words | Mention | Verb]) -> Mention | None:
        """Return the subject that follows the next verb, as in `why [do] {who} smile`; None where none does."""
        match following:
            case [Words(text=between), Mention(owner=False) as asked, *_] if not between.strip():
                return asked if re.search(rf"(^|[.!?…;:,—]\s*|\b({ASKING})\s+)$", self.text.lower()) else None
            case _:
                return None

    def _plural_of(self, mention: Mention) -> bool:
        """Return whether somebody or something still to be mentioned takes a verb of several."""
        value = self.bindings.get(mention.parameter, mention.parameter)
        if not isinstance(value, str) or value not in self.world.entity:
            return False
        by_pronoun = mention.form == "he" or (not mention.form and self._pronoun(value, True, False) is not None)
        return pronoun_of(self.world, value) == "they" if by_pronoun else self._named_plural(value)

    def _plural_subject(self, following: list[Words | Mention | Verb]) -> bool:
        """Return whether the next verb has a subject that is several: the last mention, or words of its own.

        Behind `there`, and behind a place with which a sentence begins, it is what follows: `there [be] two cups`, `On
        the shelf [stand] her two cups`.
        """
        if re.search(r"\bthere$", self.text.rstrip().lower()):
            match following:
                case [Words(text=text), *_] if text.strip():
                    return begins_with_several(text)
                case [Words(), Mention() as what, *_]:
                    return self._plural_of(what)
                case _:
                    return False
        match following:
            case [Words(text=text), *_] if _PLACE_FIRST.search(self.text.rstrip()) and _NAMES_WHAT.match(text):
                return begins_with_several(text)
        words = re.split(r"[.,;:!?…“”—]|\b(?:that|which|who|while|when|as|because|if)\b", self.text[self.said_since :])
        if self.owned and self.joins and words[-1].strip():
            return True
        return literal_number(words[-1], self.plural, self.owned)

    def _phrase(self, phrase: Phrase, following: list[Words | Mention | Verb]) -> None:
        """Append words that are ready."""
        self.mentioned += phrase.mentioned
        self.text += capitalised(phrase.text) if self._begins_sentence(following) else phrase.text

    def _form(self, name: str, form: str, owner: bool, following: list[Words | Mention | Verb]) -> None:
        """Append one certain form for somebody: the name, the form of address, or a pronoun."""
        forms = PRONOUNS[pronoun_of(self.world, name)]
        word = {"he": forms.subject, "him": forms.object, "his": forms.possessive, "himself": forms.reflexive}.get(form)
        if form == "address":
            word = addressed(self.world, self._speaker(name), name, self.voice)
        elif word is None:
            self.began_with_pronoun &= bool(self.mentioned)
        if word is None:
            word = name_of(self.world, name, self.voice)
            word = word.removeprefix("the ") if form == "address" else word
        if form == "he":
            self.plural, self.subject = word == "they", name
        elif is_subject(following):
            self.plural, self.subject = self._named_plural(name), name
        if owner:
            word = possessive(word)
        if not self._in_quotation():
            self.began_with_pronoun |= form == "he" and not self.mentioned
            self.mentioned.append(name)
        self.text += capitalised(word) if self._begins_sentence(following) else word

    def _speaker(self, addressee: str) -> str | None:
        """Return who speaks: whom a verb of speech stands behind, else the first there who is not addressed."""
        said = [self.bindings.get(each, each) for each in self.speaking]
        found = [each for each in (*said, *self.people) if isinstance(each, str) and each != addressee]
        return found[0] if found else self.voice.focalizer if self.voice.focalizer != addressee else None

    def _named_plural(self, name: str) -> bool:
        """Return whether a name is that of several: `the spectacles`, `the elders`, but not `Sam` for one person."""
        said, they = name_of(self.world, name, self.voice), pronoun_of(self.world, name) == "they"
        if is_person(self.world, name):
            return they and said[:1].islower() and is_plural(said)
        return they or is_plural(said)

    def _mention(self, value: Value, owner: bool, following: list[Words | Mention | Verb]) -> None:
        subject = not owner and (self.subject_follows or is_subject(following))
        self.subject_follows = False
        word = name_of(self.world, value, self.voice)
        if isinstance(value, str) and value in self.world.entity and not self._in_quotation():
            joined = re.search(r"\band $", self.text) is not None and bool(self.mentioned)
            self.joins = joined and self._named_just_before()
            form = None
            if owner or not joined:
                form = self._pronoun(value, subject, owner) or self._thing_again(value, owner)
            if form is not None:
                self.began_with_pronoun |= not self.mentioned
                word = form
            elif owner:
                word = possessive(word)
            if subject:
                self.plural = self.joins or form == "they" or (form is None and self._named_plural(value))
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
        speaking = any(isinstance(each, Verb) and each.phrase.split(" ")[0] in SPEECH for each in following[1:2])
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
        too_many = self.before.pronouns >= MOST_PRONOUNS and not self.text.strip()
        if about_the_same and kind != "it" and not too_many:
            return forms.subject
        return None

    def _thing_again(self, name: str, owner: bool) -> str | None:
        """Return `it` or `them` for the object of a verb that was spoken of lately, if that can be no other thing."""
        if owner or not self.was_after_verb or name != self.before.thing or not self._is_thing(name):
            return None
        if any(self._is_thing(each) for each in self.mentioned if each != name):
            return None
        return PRONOUNS["they" if self._named_plural(name) else "it"].object

    def _in_quotation(self) -> bool:
        marks = quoted(self.text + "x")
        return marks.count("“") > marks.count("”")

    def _named_just_before(self) -> bool:
        last = name_of(self.world, self.mentioned[-1], self.voice)
        return self.text.lower().endswith(f"{last} and ".lower())
