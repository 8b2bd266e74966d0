# What may come in the way of any evening. None of it is about anybody; it happens in towns.

event fever at 19:00 every day with chance 1 in 6
    "Somebody [come] running from the hospital: a child, a fever, and the new medic with her hands full."
    seen by c if at(c) == at(sakura)
    if evening and not its_late and not ward_waits and exists p: person . out_with(sakura, p)
    then
        ward_waits
        for p: person:
            not out_with(p, sakura)
            not out_with(sakura, p)

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
