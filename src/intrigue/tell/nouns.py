"""How those spoken of are called in a sentence about conditions: by name, by pronoun, or as `a gift` and `somebody`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from intrigue.model.expressions import Expression, Literal, Term
from intrigue.model.substitution import node_terms
from intrigue.model.terms import NONE, UNKNOWN, Value, Variable
from intrigue.model.traversal import walk
from intrigue.model.world import World
from intrigue.tell.grammar import PRONOUNS, possessive
from intrigue.tell.realization import is_person, name_of, pronoun_of
from intrigue.tell.voice import PLAIN_VOICE, Voice
from intrigue.tell.word_forms import is_plural


@dataclass(frozen=True, slots=True)
class Noun:
    """Somebody or something in all the forms a sentence needs."""

    subject: str
    object: str = ""
    """Empty: the same as the subject."""
    owner: str = ""
    """`Sakura's`, `her`; empty: made from the subject."""
    reflexive: str = ""
    plural: bool = False
    person: bool = False
    key: str = ""
    """The entity's name, or the variable's; empty for what is made up."""

    @property
    def as_object(self) -> str:
        """The form behind a verb or a preposition."""
        return self.object or self.subject

    @property
    def as_owner(self) -> str:
        """The form before what it has."""
        return self.owner or possessive(self.subject)


@dataclass(frozen=True)
class Names:
    """Who is called what in one sentence."""

    world: World
    holder: str | None = None
    """Whose wish it is: the subject of the whole sentence."""
    by_pronoun: bool = False
    """Whether a pronoun for the holder can mean nobody else."""
    holder_first: bool = True
    """Whether the holder is the subject where two are in one place: `to be where she is`."""
    bound: Mapping[str, Noun] = field(default_factory=dict)
    """What variables are called, by name."""
    voice: Voice = PLAIN_VOICE
    """Through whose eyes: they may have names of their own for people."""

    def of(self, term: Term) -> Noun:
        """Return what fills a position as a noun."""
        if isinstance(term, Variable):
            return self.bound.get(term.name) or Noun(f"`{term.name}`", key=term.name)
        return self.called(term.value)

    def called(self, value: Value) -> Noun:
        """Return a value as a noun; a variable may be handed in by its name."""
        if isinstance(value, str) and value in self.bound:
            return self.bound[value]
        if value is NONE:
            return Noun("nothing")
        if value is UNKNOWN or not isinstance(value, str) or value not in self.world.entity:
            return Noun(name_of(self.world, value))
        name, person = name_of(self.world, value, self.voice), is_person(self.world, value)
        forms = PRONOUNS[pronoun_of(self.world, value)]
        if value == self.holder and self.by_pronoun:
            plural = forms.subject == "they"
            return Noun(forms.subject, forms.object, forms.possessive, forms.reflexive, plural, person, value)
        plural = not person and (forms.subject == "they" or is_plural(name))
        return Noun(name, reflexive=forms.reflexive, plural=plural, person=person, key=value)

    def is_person(self, value: Value) -> bool:
        """Return whether an argument is a character."""
        return self.called(value).person

    def with_variable(self, name: str, noun: Noun) -> Names:
        """Return these names with one more variable."""
        return replace(self, bound={**self.bound, name: noun})


def names_for(world: World, holder: str | None, mentioned: Iterable[str] = (), voice: Voice = PLAIN_VOICE) -> Names:
    """Return the names for a sentence about the holder in which all these are mentioned.

    The holder goes by a pronoun unless somebody else who is mentioned has the same one.
    """
    if holder is None or holder not in world.entity:
        return Names(world, voice=voice)
    own = pronoun_of(world, holder)
    others = (each for each in mentioned if each != holder and each in world.entity)
    return Names(world, holder, all(pronoun_of(world, each) != own for each in others), voice=voice)


def entities_of(expression: Expression) -> Iterator[str]:
    """Yield everybody and everything that an expression names."""
    for node in walk(expression):
        yield from (
            each.value for each in node_terms(node) if isinstance(each, Literal) and isinstance(each.value, str)
        )


def as_believer(names: Names, believer: Term, body: Expression) -> Names:
    """Return the names inside what somebody believes: they go by a pronoun there, where that can mean nobody else."""
    if names.holder is not None or not isinstance(believer, Literal) or not isinstance(believer.value, str):
        return names
    mentioned = tuple(entities_of(body))
    if believer.value not in mentioned:
        return names
    own = names_for(names.world, believer.value, mentioned, names.voice)
    return replace(names, holder=believer.value, by_pronoun=own.by_pronoun)
