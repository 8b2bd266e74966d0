"""Every code that a diagnostic of the story language can carry, each with one line that explains it.

`docs/errors.md` is made from this table. `E0xx` are about the form of a text, `E1xx` about names and their meaning,
`W1xx` are warnings about names.
"""

from __future__ import annotations

SYNTAX: dict[str, str] = {
    "E001": "a character that cannot stand in a story, or not there",
    "E002": "a string, or a name in backticks, without an end",
    "E003": "a `(` that is never closed",
    "E004": "a `)` that closes nothing",
    "E005": "tabs and blanks mixed in the indentation",
    "E006": "an indentation that fits no line above",
    "E007": "a line indented below one that is complete",
    "E008": "nothing where effects, wants or other lines must follow",
    "E009": "something nested deeper than is read: 100 levels in a line, 50 blocks in one another",
    "E010": "a word that begins no declaration, or no part of one",
    "E011": "something else than what must stand there",
    "E012": "a line that ends too early",
    "E013": "two comparisons, or two of `before` and `until`, in a row",
    "E014": "something said twice that can be said only once",
    "E015": "a part of an action, event or rule that belongs to another of the three",
    "E016": "an `else` without its `if`",
    "E017": "a number, a range, a time or a chance that makes no sense",
    "E018": "`believes` or `knows` where it cannot stand",
    "E019": "`=` in a condition, where `==` is meant",
    "E020": "`==` in an effect, where `=` is meant",
    "E021": "a rule without `when`",
    "E022": "`always`, `before` or their kin inside a condition",
}
"""Mistakes in the form of a text."""

NAMES: dict[str, str] = {
    "E101": "a name that nothing in this place carries",
    "E102": "a type that is not declared",
    "E103": "a property that is not declared",
    "E104": "an action that is not declared",
    "E105": "a name of one kind where another kind is needed, such as an action where a condition must stand",
    "E106": "something defined twice",
    "E107": "a type that is, in the end, above itself",
    "E108": "too many or too few arguments",
    "E109": "an argument of a type that does not fit",
    "E110": "a value where a condition must stand",
    "E111": "something that is not a number where a number must stand",
    "E112": "something that is not a character where a character must stand",
    "E113": "two values compared that can never be equal",
    "E114": "an order comparison (`<`, `<=`, `>`, `>=`) of things that have no order",
    "E115": "`unknown` where it makes no sense: in arithmetic, or beside `<`",
    "E116": "`unknown` given to a plain yes/no property, which cannot hold it",
    "E117": "`none` with a property that was not declared `or none`",
    "E118": "a value of the wrong type given to a property",
    "E119": "a number outside of the range of its property",
    "E120": "a division by zero",
    "E121": "two `feelings`, `thinking` or `viewpoint` lines for one holder",
    "E122": "a word that names no feeling",
    "E123": "a placeholder in a prose string that names nothing",
    "E126": "a name that is reserved",
    "E127": "a depth that is out of bounds",
    "E128": "a value with parts of its own where a plain name must stand, such as a property read inside an argument",
    "E129": "a parameter that is neither a type nor an entity",
    "E130": "something set that cannot be set",
    "E131": "an effect where it cannot stand",
    "E133": "a variable used where nothing says what it ranges over, or bound twice",
    "E134": "a property or an entity kept from being what its declaration asks for",
    "E140": "a file that is not there",
    "E141": "a file that cannot be read",
    "E142": "a file that is not UTF-8 text",
    "E143": "a file, or all files together, larger than allowed",
    "E144": "a `use` that leads outside of the world's folder",
    "E145": "files that use one another in a circle",
    "E146": "a name that no bundled world carries",
    "W101": "a new variable whose name is close to that of an entity",
    "W102": "a property that takes the name of a feeling, which then cannot be read",
    "W103": "a comparison with `unknown` of something that is never unknown",
    "W104": "two values said to differ that can never be equal",
    "W105": "more findings than are shown",
}
"""Mistakes in names and their meaning, and in files."""

CODES: dict[str, str] = SYNTAX | NAMES
"""All of them."""
