# A search by elimination, and somebody who could end it but sees no reason to
#
# Grandmother looks for her spectacles in one place after the other: each time she supposes that they are there, and each
# time one place more is ruled out. They are on her head. Tilda can see that, and takes it for granted that Grandmother
# knows; so there is nothing to tell. Only when Grandmother says aloud that she does not know has Tilda a reason.
#
# Expected endings: read. None, if Grandmother never says it.

world spectacles "Where They Were"

type place
type thing

place bread_bin "in the bread bin", piano "under the lid of the piano", basket "in the dog's basket"
place head "on top of her head"
thing glasses "the spectacles"
character granny "Grandmother" she
character tilda "Tilda" she

property at(thing): place
property has(character, thing)
property weary(character)
property seated(character)
property been_read_to(character)

start
    at(glasses) = head
    granny believes at(glasses) = unknown
    ruled_out(granny, at(glasses), head)  # she would have felt them there
    tilda believes granny believes at(glasses) = head

may suppose at(thing)

action look(who: character, place)
    "{who} [look] {place}. {'Not here,' she [say].|There [be] a glove, and half a biscuit, and no spectacles.|'And that is where I would have put them,' she [say].}"
    thought to tilda "{{who} [do] it very well. She even [frown].|{tilda} [do not laugh]; that would have spoilt it.|}"
    by who
    if place != head and not has(who, glasses) and not ruled_out(who, at(glasses), place)
    privately if who == granny
    then
        if at(glasses) == place: has(who, glasses)
        else: ruled_out(who, at(glasses), place)

rule tires
    when ruled_out(granny, at(glasses), bread_bin) and ruled_out(granny, at(glasses), piano)
            and ruled_out(granny, at(glasses), basket) and not has(granny, glasses)
            and not seated(granny)
    then weary(granny)

action sit_down(who: character)
    seen "{who} [sit] down on the piano stool and [look] at the place where a clock would be, if one could see it. 'I have no idea,' she [say], 'where they can be.'"
    thought to tilda "It [do not sound] like a game any more."
    by who
    if weary(who) and who believes at(glasses) == unknown
    then
        seated(who)
        not weary(who)

action tell(who: character, other: character)
    "'On your head,' {who} [say]. 'I thought that you were playing.'"
    by who
    if who != other and at(glasses) == head
    then other believes at(glasses) = head

action reach_up(who: character)
    "{who} [put] up a hand, very slowly, as if something might fly away."
    by who
    if who == granny and who believes at(glasses) == head and not has(who, glasses)
    then has(who, glasses)

action read_to(who: character, other: character)
    seen "Then {who} [read] to {other}, two whole chapters, and nobody said a word about bread bins."
    by who, other
    if who != other and has(who, glasses) and not been_read_to(other)
    then been_read_to(other)

opening to tilda "{granny} had her spectacles on the top of her head, where they shone, and was looking for them."
say look(who, place) "{who} [look] for the spectacles {place}"
say sit_down(who) "{who} [give] up the search"
say tell(who, other) "{who} [tell] {other} where the spectacles are"

wants granny
    2 if has(granny, glasses)
    1 if been_read_to(tilda)
    -1 if weary(granny)

wants tilda
    2 if been_read_to(tilda)

author wants 1 if been_read_to(tilda)

act "Not here" until weary(granny)
act "No idea" until tilda believes granny believes at(glasses) == unknown
act "Two chapters" until been_read_to(tilda)

ending read "They were where they had been all along" if been_read_to(tilda)

viewpoint tilda only
