# Fear as a motive: something is done only because of what another would do otherwise
#
# Dorothea, a hen, has laid an egg, and has all she wants. But she knows what the cook wants and what he knows, so she
# can tell what he will do next, and acts before he does. Nobody decides that the egg hatches; that is fate's.
#
# Expected endings: hatched. Boiled, if hens knew no fear.

world breakfast "Breakfast"

type place

place nest "the nest", hedge "the hedge"
character dorothea "Dorothea" she
character cook "the cook" he

property egg_at: place or none
property egg_boiled
property egg_hatched

start
    egg_at = nest

may avert

action roll(who: character, from: place, to: place)
    seen "{who} [roll] the egg, a hand's breadth at a time, out of {from}, across the whole of the yard, and in under {to}."
    felt "Cooks liked eggs. One did not need to know more about cooks."
    by who
    seen by c if c == who
    if who == dorothea and from != to and egg_at == from and not egg_boiled and not egg_hatched
    then egg_at = to

action reach(who: character, place)
    seen "{who} [put] his hand into {place}, as he did every morning, and [feel] about in the straw. 'You are getting old, Dorothea,' he [say], not unkindly."
    thought to dorothea "She [look] as old as she could."
    by who
    if who == cook and who believes egg_at == place
    then
        if egg_at == place: egg_boiled
        else:
            who believes egg_at = none
            who believes not egg_boiled

action hatch
    "It [rain] for three weeks. Then, under the hedge, something [tap]."
    seen by c if c == dorothea
    if egg_at == hedge and not egg_boiled and not egg_hatched
    then egg_hatched

action parade(who: character)
    seen "{who} [walk] past the kitchen door, very slowly, so that breakfast could keep up with her."
    felt "It [stop] on the threshold, and [say] good morning. She [let] it."
    by who
    if who == dorothea and egg_hatched
    then cook believes egg_hatched

say egg_hatched "the egg [be] hatched"
say egg_boiled "the egg [be] boiled"
say reach(who, place) "{who} [look] for eggs in {place}"
say roll(who, from, to) "{who} [roll] the egg from {from} to {to}"
say parade(who) "{who} [walk] past the kitchen with a chick"

wants dorothea
    2 if not egg_boiled
    1 if cook believes egg_hatched

wants cook
    1 if egg_boiled

author wants 1 if cook believes egg_hatched

act "The hedge" until egg_at == hedge
act "The straw" until cook believes egg_at == none
act "The rain" until egg_hatched
act "The kitchen door" until cook believes egg_hatched

ending hatched "Nothing more was said about age" if cook believes egg_hatched
ending boiled "The cook has had his breakfast" if egg_boiled

viewpoint dorothea only
