# A small world to build on: somebody is locked out, and the one who could help does not know it.
#
# Read it from top to bottom, change what you like, and look it over with `intrigue check`.
# Indentation gives the structure; everything after a `#` is for people.

world starter "The Spare Key"

# --- Who and what there is ---------------------------------------------------

type thing

thing key "the spare key"
character mina "Mina" she
character oskar "Oskar" he

# --- What can be true of them ------------------------------------------------

property indoors(character)                       # yes or no, and no unless set
property holder(thing): character or none = none  # `none`: nobody has it

# How it stands when the story begins. First the facts, then who is wrong about them.
start
    holder(key) = oskar
    indoors(oskar)
    mina believes holder(key) = none  # she thinks it lies under the flowerpot
    oskar believes indoors(mina)      # he thinks she came home long ago

# --- What can happen ---------------------------------------------------------
# `by` says who must have a reason. `if` says when it is possible, `then` what it changes.
# Whoever sees something happen learns from it that it was possible.

action lift(who: character, thing)
    "{who} [lift] the flowerpot and [feel] about for {thing}."
    by who
    if not indoors(who)
    then
        if holder(thing) == none: holder(thing) = who

action bring(who: character, other: character, thing)
    "{who} [come] over with {thing} and [give] it to {other}."
    by who
    if who != other and holder(thing) == who and not indoors(other)
    then holder(thing) = other

action use(who: character, thing)
    "{who} [unlock] the door and [step] in from the rain."
    by who
    if holder(thing) == who and not indoors(who)
    then indoors(who)

# --- What each of them wants -------------------------------------------------
# People do only what they believe leads to something they want.

wants mina
    indoors(mina)

wants oskar
    indoors(mina)

# --- What the story is about -------------------------------------------------

author wants indoors(mina)

act "In from the rain" until indoors(mina)

ending dry "Home and dry" if indoors(mina)
