"""What a permission is about: which fluents, and whose thoughts.

A permission to suppose or infer may be about all fluents of a property or about some (`at(person)`, `at(sakura)`), and
for everybody or for some. Kinds are those of signatures: a type, or `=` and a single thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intrigue.model.terms import RULED_OUT, Fluent, Signature, Value
from intrigue.model.world import MayInfer, MaySuppose, World


def is_of(world: World, value: Value, kind: str) -> bool:
    """Return whether a value that fits a position also fits a narrower kind."""
    if kind.startswith("="):
        return f"={value}" == kind
    entity = world.entity.get(value) if isinstance(value, str) else None
    return entity is None or any(world.is_a(each, kind) for each in entity.types)


def is_below(world: World, kind: str, other: str) -> bool:
    """Return whether everything of one kind is of another."""
    if kind == other or other.startswith("="):
        return kind == other
    if kind.startswith("="):
        return kind[1:] in world.entity and is_of(world, kind[1:], other)
    return world.is_a(kind, other)


def members(world: World, kind: str) -> tuple[str, ...]:
    """Return the entities of a kind."""
    if kind.startswith("="):
        return (kind[1:],) if kind[1:] in world.entity else ()
    return world.entities_of(kind)


def covers(world: World, permission: MaySuppose | MayInfer, fluent: Fluent) -> bool:
    """Return whether the permission is about this fluent."""
    if fluent.property != permission.property:
        return False
    pairs = zip(fluent.arguments, permission.kinds, strict=True) if permission.kinds else ()
    return all(is_of(world, value, kind) for value, kind in pairs)


def is_for(world: World, permission: MaySuppose | MayInfer, character: str) -> bool:
    """Return whether the permission is given to this character."""
    return not permission.who or any(is_of(world, character, kind) for kind in permission.who)


def at_most(world: World, fluent: Fluent, character: str) -> int:
    """Return how many fluents the character may suppose at once with this one among them; 0: not this one."""
    return max(
        (
            each.at_most
            for each in world.permissions
            if isinstance(each, MaySuppose) and covers(world, each, fluent) and is_for(world, each, character)
        ),
        default=0,
    )


def ruled_out_signatures(world: World, signature: Signature) -> tuple[Signature, ...]:
    """Return the properties in which a world keeps what is ruled out of a property's values; mostly one, or none."""
    about = _stated(world, signature)
    name = RULED_OUT + signature.name
    return tuple(each for each in world.property if each.name == name and each.kinds[1:-1] in about)


def ruled_out_of(world: World, signature: Signature) -> Signature:
    """Return the property that such a property is about."""
    name, kinds = signature.name.removeprefix(RULED_OUT), signature.kinds[1:-1]
    named = (each for each in world.property if each.name == name and kinds in _stated(world, each))
    return next(named, Signature(name, kinds))


def ruled_out_fluents(world: World, character: str, fluent: Fluent, value: Value) -> Iterator[Fluent]:
    """Yield the fluents that may keep that a character has ruled out a value."""
    for each in ruled_out_signatures(world, fluent.property):
        arguments = (character, *fluent.arguments, value)
        if all(is_of(world, term, kind) for term, kind in zip(arguments, each.kinds, strict=True)):
            yield Fluent(each, arguments)


def _stated(world: World, signature: Signature) -> Sequence[tuple[str, ...]]:
    """Return the kinds of positions with which the property is spoken of."""
    some = [each for each in world.permissions if isinstance(each, MaySuppose) and each.property == signature]
    return (signature.kinds, *(each.kinds for each in some if each.kinds))
