# A witness will tell; what is told runs through the village by breakfast; and the elders can take back what they gave.

property vowed(person)
property talked_of
property title(person)
property struck(person)
property out_cold(person)
property best(person): person or none = none  # who somebody's best friend is
property parted_politely(person)
property hurt(person)  # by a word that was meant well

start
    title(gaara)
    gaara believes best(sakura) = unknown
    shukaku believes best(sakura) = unknown
    sakura believes gaara believes best(sakura) = unknown
    suitor believes best(sakura) = unknown

action vow_to_tell(who: person)
    seen "'By morning,' {who} [say], getting up along the wall as far as his knees [let] him, 'by morning there will not be a child in this village who has not heard what I have seen.'"
    by who
    seen by c if at(c) == at(who)
    if shown and grudge(who, gaara) and not vowed(who) and not out_cold(who) and not dead(who)
            and storm < 3 and at(who) == at(gaara) and not exists p: person . held(p)  # who is held does not hear
    then vowed(who)

event dawn at 06:00 every day
    "{It [get] light over the wall.|The sun [come] up, as if nothing had been.}"
    if its_late or exists p: person . vowed(p) or out_cold(p) or in_bed(p)
    then
        not evening
        not its_late
        for p: person:
            not out_cold(p)
            not in_bed(p)

action spread_it(who: person)
    seen "{who} [tell] it to the woman with the water, and she [tell] it to everybody."
    by who
    seen by c if c == who
    if vowed(who) and shown and did dawn() and not talked_of and not out_cold(who) and not dead(who)
    then talked_of

event the_elders_hear at 12:00 every day
    "The elders [meet] without him. It [take] them less time than lunch."
    if talked_of and title(gaara)
    then not title(gaara)

action strike(who: person, other: person) takes 8 minutes
    seen if holder(comb) == who "{who} [hit] {other}, once, with the flat of a hand that [can] break rock and had been asked to be gentle. 'That is for the evening,' she [say]. 'And this' (it [be] the comb, and it [bounce]) 'is for bending my words until they nearly cost me my best friend.'"
    seen "{who} [hit] {other}, once, with the flat of a hand that [can] break rock and had been asked to be gentle. 'That is for the evening,' she [say]. 'And this' (it [be] a foot) 'is for bending my words until they nearly cost me my best friend.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and rebuked(other) and quoted(who) and vowed(other) and not struck(other)
            and at(who) == at(other) and storm < 3 and not out_cold(other)
    then
        struck(other)
        if holder(comb) == who: holder(comb) = none
        for c: person if c == best(who) and at(c) == at(who): c believes best(who) = c

# "Best friend", warmly said: to one who loves it has an end.
rule no_more_than_that(c: person, o: person) known to gaara, shukaku
    thought "Her best friend. They [be] good words. Gaara [turn] them over, and on the other side they [say]: and nothing else."
    when beloved(c) == o and (c believes best(o)) == c and (c believes beloved(o)) == unknown
            and not hurt(c)
    then hurt(c)

action take_leave(who: person, other: person)
    seen "'Thank you,' {who} [say] to {other}, with great politeness, 'for your help.' And he [go], up the long stairs, to where the village [end]."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and storm == 0 and at(who) != terrace
            and needs(who, other) and did throw(who, suitor)
    privately if hurt(who)
    then
        at(who) = terrace
        parted_politely(who)

action erase_the_day(who: person, other: person)
    seen "First {who} [kneel] down beside {other}, and [mend] two ribs, and [lay] two green fingers to his temple, and [turn] the day down, as she [do] with bad nights on the ward. 'There,' she [say]. 'You had a bad prawn.' Nobody had asked for it this time. She would have to tell Tsunade; and tomorrow, over the bottles, the man himself."
    by who
    seen by c if c == who or at(c) == at(who)
    if who == sakura and struck(other) and at(who) == at(other) and not out_cold(other)
    then
        out_cold(other)
        not vowed(other)
        not grudge(other, gaara)
        other believes not shown
        other believes not thrown(other)
        other believes not quoted(who)

wants gaara
    -4 if not title(gaara)
    -1 if exists p: person . vowed(p)
    -6 if hurt(gaara) and not parted_politely(gaara)

wants sakura
    -4 if not title(gaara)
    -3 if exists p: person . vowed(p)
    -1 if exists p: person . rebuked(p) and not struck(p) and vowed(p)

wants suitor
    2 if vowed(suitor)
    1 if talked_of
    2 if not title(gaara)
