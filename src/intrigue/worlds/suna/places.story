# Where it happens. `open_to_all` are the places where one may look for somebody without being asked why.

type place

place office "the office", corridor "the corridor"
place street "the street of lanterns"
place cafe "the little cafe by the wall", noodles "the noodle bar", dumplings "the dumpling house"
place window "the goldsmith's window", corner "the last lantern before her door"
place hospital "the hospital"
place flat "her flat", roofs "the roofs", terrace "the terrace above the village", home "his house"

property at(character): place
property watching(character): place or none = none  # from a roof, from a doorway: seen by nobody, hearing nothing
property open_to_all(place)
property breakable(place)
property its_late
property on_duty(person)   # has work to finish first
property detained(person)  # must not leave the office till it is late
property in_bed(person)    # of the hospital, till morning
property wrecked(place)
property walked_in(person)  # on the evening of two others, with nothing having happened that gives a right to

start
    for p: place if p == noodles or p == dumplings or p == cafe or p == window or p == street
            or p == hospital:
        open_to_all(p)
    breakable(flat)

see at(o: character) by c if at(c) == at(o)
see at(o: character) by c if watching(c) == at(o)
see wrecked(p: place) by c if at(c) == p
see at(o: character) by c if at(o) == corridor and at(c) == office  # one hears steps

rule in_one_body
    when at(shukaku) != at(gaara)
    then at(shukaku) = at(gaara)

# Who leaves is seen to leave, and not where to.
action go(who: person, to: place)
    seen if to == corridor "{who} [climb] the stairs to the Kazekage's office, two at a time, with her bag."
    to sakura if who == sakura and to == terrace
            and sent(sakura, gaara, dinner) "She [know] where Gaara would be: where one [see] all that one [govern]. He had told her so, over the pickles. {who} [take] the long stairs at a run."
    to sakura if who == sakura
            and to == terrace "She [know] where Gaara would be: where one [see] all that one [govern]. {who} [take] the long stairs at a run."
    to gaara if who == gaara and to == flat
            and not looked(gaara, flat) "He [come] down before her door, and [knock]. Nobody [come]. It [be] not locked."
    seen if to == hospital "{who} [go] back to the hospital."
    seen "{who} [go] {over|across|along} to {to}."
    by who
    seen by c if c == who or at(c) == to or watching(c) == to
    seen by c if at(c) == at(who) or watching(c) == at(who) as walk_off(who)
    # by day one goes where one works
    if at(who) != to and to != roofs and to != office and not out_cold(who) and not in_bed(who)
            and not dead(who) and storm < 3
            and (evening or healer(who) and (to == hospital or to == corridor))
            and (not on_duty(who) or to == hospital) and not detained(who)
    # nobody sits down among splinters, or calls on a lady uninvited
    privately if (to != home and to != corridor and to != hospital or to == home and who == gaara or (to == corridor or to == hospital) and who != gaara)
            and not wrecked(to)
            and not (to == flat and (who == suitor or who != sakura and its_late))
    then
        at(who) = to
        watching(who) = none
        not still(who)
        if (open_to_all(to) or to == corner)
                and exists a: person . exists b: person . a != who and out_with(a, b) and needs(who, b) and at(b) == to and not thrown(a):
            walked_in(who)

action walk_off(who: person)
    to gaara if evening and told_of_date(gaara)
            and at(gaara) == office "{who} had written up her nine beds on his windowsill, where the light [be] better, and had been longer over it than nine beds need. Now she [close] the book, and [go]."
    to gaara if at(gaara) == office and ward_waits
            and sent(sakura, gaara, lunch) "Across the square the hospital [ring], and {who} [go], in the middle of a sentence. He [keep] the half that he had."
    seen "{who} [go]{|; one [hear] the stairs}."
    by who
    privately if dead(who)
    then at(who) = unknown

event late at 23:30 every day
    "The last lantern [go] out, and nobody [light] it again."
    if evening
    then
        its_late
        for a: person:
            not detained(a)
            for b: person:
                not out_with(a, b)
                not leaning(a, b)

event bell at 18:12 every day
    "Somewhere below the hospital [ring], for the end of the late shift. Nobody up there [ask] himself whose."
    if exists p: person . on_duty(p)
    then
        for p: person: not on_duty(p)

describe office "Suna [be] governed from one room: one desk, one window, a hat on a stand, and forty-one portraits of late members of the council."
describe hospital "The hospital [be] white, and tired, and [smell] of soap."
describe cafe "There [be] a moth going round the one good lamp."
describe corner "The lantern there [hiss]."
describe terrace "From up there the whole village [lie] small and lit."
describe roofs "The roofs of Suna [keep] the heat of the day for half the night. Nobody [go] there but cats and the Kazekage."
