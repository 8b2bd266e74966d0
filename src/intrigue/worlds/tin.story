# An attempt that fails, and the search that it leads to
#
# Otto knows where the biscuits are: on the top shelf. Left to himself (`intrigue run tin`) he reaches for them, and they
# are not there. Only now has he a reason to look elsewhere, one place after the other, and Lotte to hold her breath.
#
# Expected endings: shared. Found, if Lotte did not care for biscuits.

world tin "The Biscuit Tin"

type place
type thing

place shelf "the top shelf", oven "the cold oven", stool "the piano stool", bed "the big bed"
thing biscuits "the biscuit tin"
character otto "Otto" he
character lotte "Lotte" she

property at(thing): place
property has(character, thing)
property eaten(character)
property dusty(character)  # from looking where nobody sweeps
property cried_out(character)
property giggled(character)
property `tried take_down`(character, thing, place)

start
    at(biscuits) = stool
    otto believes at(biscuits) = shelf
    otto believes lotte believes at(biscuits) = shelf

may suppose at(thing)

see has(c, t) by o if has(c, t)  # one cannot find biscuits in secret

action take_down(who: character, thing, from: place)
    "{who} [stand] on a chair and [take] {thing} down from {from}, where it always was."
    failed to lotte "{who} [stand] on a chair and [feel] along {from}, to the very end of it. There [be] dust. Behind the curtain it [be] rather warm."
    failed "{who} [stand] on a chair and [feel] along {from}, to the very end of it. There [be] dust."
    by who
    if who == otto and from == shelf and at(thing) == from and not has(who, thing)
    then has(who, thing)

action look(who: character, into: place)
    "{who} [look] {into {into}|behind {into}, and then into it}. {There [be] a spider, which had not expected company.|Something there had once been a sock.|It [be] darker there than one would think.}"
    thought to lotte if at(biscuits) == into "Hot. Very hot. Oh dear."
    thought to lotte "{Cold.|Stone cold.|Quite cold.}"
    by who
    if who == otto and not has(who, biscuits) and not ruled_out(who, at(biscuits), into)
    then
        if at(biscuits) == into:
            has(who, biscuits)
            who believes not ruled_out(who, at(biscuits), into)
        else:
            ruled_out(who, at(biscuits), into)
            who believes not has(who, biscuits)
            if (who believes at(biscuits)) == into: who believes at(biscuits) = unknown
        dusty(who)

rule aha
    "'Aha,' {otto} [say], though nobody had asked."
    seen by c
    when has(otto, biscuits) and not cried_out(otto)
    then cried_out(otto)

action giggle(who: character)
    to who "Something [get] into {who's} throat, and it [have] to come out again."
    seen "{who}, behind the curtain, [have] something in her throat."
    felt "It [be] a very small noise. It might have been the curtain."
    thought to otto "The curtain, he [note], had a cold."
    by who
    if who == lotte and not giggled(who)
            and (ruled_out(otto, at(biscuits), shelf) or `tried take_down`(otto, biscuits, shelf))
    then giggled(who)

action share(who: character, thing, with: character)
    seen "{who} [open] the tin with his back to the room. Then he [turn] round after all. 'One,' he [say] to {with}. It [be] not one."
    felt "It [be] a large tin, for somebody who [be] being looked at."
    thought to with "{with} [have] been about to confess everything. It [keep]."
    by who, with
    if who != with and has(who, thing) and not eaten(with)
    then
        eaten(who)
        eaten(with)

action put_back(who: character, thing, on: place)
    seen "{who} [climb] up on the chair and [put] {thing} back on {on}, where it always was. It [be] lighter now."
    felt "Nobody would ever know that it had been away."
    by who
    if who == lotte and on == shelf and eaten(who) and at(thing) != on
    then at(thing) = on

say take_down(who, thing, from) "{who} [take] {thing} down from {from}"
say put_back(who, thing, on) "{who} [put] {thing} back on {on}"
say at(t) == shelf "{t} [be] on the top shelf"
say at(t) == oven "{t} [be] in the cold oven"
say at(t) == stool "{t} [be] in the piano stool"
say at(t) == bed "{t} [be] in the big bed"
say eaten(c) "{c} [have] had a biscuit"
say giggled(c) "{c} [have] giggled"
say look(who, into) "{who} [look] into {into}"

opening to lotte "The biscuit tin was in the piano stool. {lotte} had reasons for that, and {otto} had not been told any of them."

wants otto
    3 if has(otto, biscuits)
    1 if eaten(otto)
    -1 if dusty(otto)

wants lotte
    1 if giggled(lotte)
    2 if eaten(lotte)
    1 if eaten(lotte) and at(biscuits) == shelf

author wants 1 if eaten(lotte) and at(biscuits) == shelf

act "The top shelf" until ruled_out(otto, at(biscuits), shelf)
act "Spiders" until has(otto, biscuits)
act "Not one" until eaten(lotte)
act "Where it always was" until at(biscuits) == shelf

ending shared "There were none left for Sunday" if eaten(lotte)
ending found "Otto has found the biscuits" if has(otto, biscuits)

viewpoint lotte only
