# Looking for somebody: place by place, and then, when there is no place left, by thinking.

type signal
type feature

signal embers "the many small ones", anvil "the heavy one by the gate", breeze "the one like wind",
        strings "the one full of strings"

signal ward "the one among nine others", spring "the one that was like water under stone"
feature weak, male, familiar, in_company

property signal_of(person): signal  # who feels like what, from afar
property source(signal): place
property is_so(signal, feature)
property still(person)  # sits, and wants nothing but to hear
property listening(person)
property left_out(person, signal)
property dropped(person, feature)
property looked(person, place)
property guessed(person, place)
property found(person, person)
property serves_food(place)

start
    for p: place if p == cafe or p == noodles or p == dumplings: serves_food(p)
    signal_of(sakura) = spring
    gaara believes signal_of(sakura) = unknown
    shukaku believes signal_of(sakura) = unknown
    is_so(embers, weak)
    is_so(anvil, male)
    is_so(strings, male)
    is_so(strings, familiar)
    is_so(breeze, familiar)
    is_so(ward, in_company)
    source(embers) = street
    source(anvil) = corner
    source(strings) = office
    source(breeze) = home
    source(ward) = street
    source(spring) = cafe

# Where else could she be? He tries the places in turn, and believes in each until he has looked.
rule has_looked(c: person, p: place)
    when (at(c) == p or watching(c) == p) and not looked(c, p)
    then looked(c, p)

rule tries_the_next(c: person, o: person, p: place)
    when needs(c, o) and (c believes at(o)) == unknown and serves_food(p) and not looked(c, p)
            and not guessed(c, p) and not listening(c) and at(c) != p and watching(c) != p
    then
        guessed(c, p)
        c believes at(o) = p

# No place is left where people eat. So they are where one goes afterwards.
rule only_one_door_is_left(c: person, o: person, rival: person)
    thought "She [be] in no place where people [eat]; so they had eaten. What [come] after that he [know] from one of his sister's novels: the gentleman sees the lady home. That [leave] one door in the village, and she would not be behind it alone."
    when needs(c, o) and (c believes at(o)) == unknown and out_with(rival, o) and c != rival
            and not listening(c) and not looked(c, flat)
            and all p: place . looked(c, p) or not serves_food(p) and at(c) != flat
    then
        c believes at(o) = flat
        c believes at(rival) = flat

rule carries(o: person)
    when o == sakura and at(o) != source(spring)
    then source(spring) = at(o)

action sit_down_on_the_roofs(who: person)
    seen "{who} [sit] down on the highest roof there [be], and [do] nothing, at which he had had practice."
    by who
    seen by c if c == who
    if who == gaara and not still(who) and storm == 0 and not detained(who)
    then
        at(who) = roofs
        watching(who) = none
        still(who)

action listen(who: person)
    felt if resolved(gaara) "He would not cough. He [wish] only to know where it [be] that he [do] not cough. There [be] another way to find somebody; but it could only be done by a quiet man, and so far that evening Gaara had not been one. He [lay] his palm on the roof, and [listen]; and under him [be] all of Suna, four thousand of them, and every one [come] up through the stone with a feel of its own: like wind, like strings, like an anvil. One of them [be] hers; but she would be sitting down, and it [be] only her step that he [know] by heart. He [have] to leave out the rest."
    felt "There [be] another way to find somebody. It could only be done by a quiet man, and so far that evening Gaara had not been one. He [lay] his palm on the roof, and [listen]; and under him [be] all of Suna, four thousand of them, and every one [come] up through the stone with a feel of its own: like wind, like strings, like an anvil. One of them [be] hers; but she would be sitting down, and it [be] only her step that he [know] by heart. He [have] to leave out the rest."
    by who
    seen by c if c == who
    if who == gaara and still(who) and not listening(who) and distress(who) < 30 and storm == 0
            and exists o: person . needs(who, o) and (who believes at(o)) == unknown
    then listening(who)

action drop(who: person, feature)
    felt if feature == weak "He [leave] out the weak ones, for she [be] anything but that; they [be] most of the village, street by street."
    felt if feature == male "He [leave] out the men, all of them, his brother, too, with a certain thoroughness."
    felt if feature == familiar "He [leave] out those that he [know]: a sister, who [snore]; the receptionist, who [count] something in her sleep."
    felt if feature == in_company "Somebody [be] on her feet among people who [lie] down: the night nurse."
    by who
    seen by c if c == who
    if listening(who) and not dropped(who, feature)
            and exists o: person . needs(who, o) and (who believes at(o)) == unknown
    then
        dropped(who, feature)
        for s: signal if is_so(s, feature): left_out(who, s)

rule one_is_left(c: person, s: signal)
    when listening(c) and c != sakura and not left_out(c, s)
            and (all o: signal . o == s or left_out(c, o))
            and (c believes signal_of(sakura)) == unknown
    then c believes signal_of(sakura) = s

rule there_she_is(c: person, s: signal)
    thought "That [leave] one, and it [be] like water under stone. It [be] in the cafe by the wall. He had been there; first of all, and too soon."
    when listening(c) and (c believes signal_of(sakura)) == s and c != sakura
            and (c believes at(sakura)) == unknown and exists p: place . source(s) == p
    then c believes at(sakura) = source(s)

action keep_watch(who: person, p: place)
    to gaara if listening(gaara)
            and not found(gaara, sakura) "This time he [stay] on the roof across the street."
    to gaara if not found(gaara, sakura) "Dinner, she had said. So he [begin] with {p}, which [be] nearest. A path [open] between the tables, all the way to the back."
    to gaara if not found(gaara, sakura) "At {p} people [lift] their bowls out of his way before he [have] asked."
    to gaara if not found(gaara, sakura) "At {p} somebody [drop] a spoon when he [come] in."
    to gaara if found(gaara, sakura) "He [keep] to the roofs, and [keep] {p} in sight."
    to gaara if found(gaara, sakura) "From the ledge opposite he [see] {p} quite well."
    to gaara if found(gaara, sakura) "He [sit] above {p} like a cat above a fishmonger."
    to gaara if found(gaara, sakura) "He [go] {over the roofs|by way of the ledges} as far as {p}."
    seen "{who} [be] somewhere above {p}, where nobody [look]."
    by who
    seen by c if c == who
    if who == gaara and (open_to_all(p) or p == corner) and watching(who) != p and storm < 2
            and not detained(who)
    then
        at(who) = roofs
        watching(who) = p
        not still(who)

# To look at her is enough.
rule finds_her(c: person, o: person) hidden
    when needs(c, o) and c != o and watching(c) == at(o) and not found(c, o)
    then
        found(c, o)
        c believes found(c, o)

thought of gaara when looked(gaara, cafe) and at(sakura) != cafe
        and not found(gaara, sakura) "All sorts of people [be] in there, and no Sakura."

thought of gaara when found(gaara, sakura) "Behind the glass there [be] light, and in the light [sit] Sakura. She [laugh] at something. One sight of her [do] more than an hour on the roof."

wants gaara
    -1 if exists o: person . needs(gaara, o) and at(o) == unknown
    1 if still(gaara) and exists o: person . needs(gaara, o) and at(o) == unknown
    1 if listening(gaara) and exists o: person . needs(gaara, o)
    (count s: signal . left_out(gaara, s)) / 2
