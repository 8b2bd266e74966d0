# What may come in the way of any day. None of it is about anybody; it happens in towns.

# On a morning when somebody is to be looked at, the stairs are busier than they need be.
event a_hat_is_missed at 08:40 every week with chance 1 in 8
    "One of the elders [come] back for his hat, and the others with him, to help."
    seen by c if at(c) == corridor
    if at(council) == street and check_due(gaara)
    then at(council) = corridor

event the_hat_is_found at 09:20 every week
    "The hat [be] found. It had been on."
    seen by c if at(c) == corridor
    if at(council) == corridor
    then at(council) = street

event fever at 19:00 every day with chance 1 in 5
    "Somebody [come] running from the hospital: a child, a fever, and the new medic with her hands full."
    seen by c if at(c) == at(sakura)
    if evening and not its_late and not ward_waits and exists p: person . out_with(sakura, p)
    then
        ward_waits
        for p: person:
            not out_with(p, sakura)
            not out_with(sakura, p)

# It is a small country with long borders.
event courier at 18:00 every day with chance 1 in 10
    "A courier [come] from the border, with eleven questions, and [sit] down to wait for eleven answers."
    seen by c if at(c) == office
    if at(gaara) == office and evening and not its_late
    then detained(gaara)

event shutters at 18:30 every day with chance 1 in 8
    "The goldsmith [put] up his shutters, and [take] his window to bed with him."
    seen by c if at(c) == window or watching(c) == window
    if evening
    then
        for g: gift: not on_show(g)

event a_good_night at 18:20 every day with chance 1 in 8
    to suitor "He had slept well, for once. He [look] about himself."
    seen by c if c == suitor
    if evening and not looks_where_others_look(suitor)
    then looks_where_others_look(suitor)

# Whoever lights lanterns has eyes.
event lamplighter with chance 1 in 24
    "At the end of the street a man with a ladder [stand] quite still. Then he [run]."
    if storm == 3 and not talked_of
    then talked_of

# There is a watch in the village; it helps whoever lies about.
event the_watch with chance 1 in 30
    "The watch [come] round the corner, [salute], and [carry] off to the hospital whoever cannot stand."
    seen by c if exists p: person . thrown(p) and at(c) == at(p)
    if shown and storm == 0 and exists p: person . thrown(p) and not out_cold(p) and not in_bed(p)
    then
        for p: person if thrown(p) and not out_cold(p):
            at(p) = hospital
            in_bed(p)
