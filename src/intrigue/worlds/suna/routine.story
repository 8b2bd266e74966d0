# Three weeks: what happens every day, and what grows under it without being asked. The days are alike; so they are lived a week
# at a time.

property stage(person, person): 0..4  # 1 comfort, 2 want, 3 need, 4 love; it is there before its owner knows
property underfed(person)
property trying(person)  # waits to see whether what she sends is enough
property worried(person)
property devoted(person, person)    # has made it a purpose that somebody is well
property found_out(person, person)  # has once been so near that there was no not knowing
property talked(person, person)

start
    underfed(gaara)
    sakura believes not underfed(gaara)
    gaara believes sakura believes not underfed(gaara)
    devoted(sakura, gaara)
    gaara believes not devoted(sakura, gaara)

event week every week
    to gaara if sent(sakura, gaara, dinner) "That morning the box with the lid [stand] on the desk, as it always [do]. He [be] at the last piece of fruit when he [hear] her step; the receptionist [do] not announce her any more."
    to gaara if sent(sakura, gaara, lunch) "By now Gaara [know] what time it [be] by her step. He [have] it up through three floors of stone, with one palm on the wall; a quiet man can hear the whole village like that. Other people [have] steps, too. They [tell] him nothing."
    to gaara if daily(gaara) "Every day she [come]. She [say] what she would do, and [do] it, and nobody [lose] a hand. By the end of the week the sand [do] not look up."
    then
        for p: person:
            not trying(p)
            not eased(p)
            for o: person:
                not talked(p, o)
                if sent(p, o, fruit) and not remarked(p): worried(p)
                if did knead(p, o):
                    closeness(p, o) += 3
                    closeness(o, p) += 3
        knots(gaara) += 1 if daily(gaara) else 3
        if daily(gaara): sessions(gaara) += 6

event rounds at 14:00 every week
    to sakura "{Across the square the hospital [ring] for the afternoon round|There [be] that bell again}."
    if at(sakura) == office and not ward_waits and eased(gaara) and not dressed(sakura)  # who has a date has changed her shift
    then ward_waits

# She has a key by now.
action come_by(who: person, other: person)
    intends "Across the square somebody would be forgetting lunch. {who} [look] at the clock for him."
    seen "{who} [come] in{ backwards, with her arms full of towels|, and vanilla with her|}."
    by who
    seen by c if at(c) == at(other) or c == who or at(c) == at(who)
    if who != other and healer(who) and daily(other) and at(other) == office and at(who) != office
            and not eased(other)
    then at(who) = at(other)

action stay_to_talk(who: person, other: person)
    to gaara if dressed(sakura) "She [have] ten minutes, {who} [say], and [use] twenty. There [be] an old man who [bite]. Gaara [ask] where, and how often, and what the man [look] like, so that it should last."
    to gaara
        "{who} [stay], and [sit] on the windowsill, and he [ask] about her day."
        ""
        "'A boy,' she [say], 'with a marble in his nose.'"
        ""
        "'Which side?' Gaara [say]."
        ""
        "'The left. Does it matter?'"
        ""
        "It [do] not matter. He [have] no interest in the marble. He [have] an interest in the way she [say] it. 'It may be evidence,' he [say]."
        ""
        "'His brother put it there, he says, for safety.' She [swing] her feet. 'You have a brother. Did he ever?'"
        ""
        "'He had strings,' Gaara [say], 'and I had sand. Nobody put anything into anybody's nose twice.'"
        ""
        "She [laugh] until the inkstand [rattle]. He had not known that it was funny. He [put] it by, to be funny with again."
    to gaara "'Twins,' {who} [say] from the windowsill, 'and neither of them called after you.' He [sign] nothing until she had finished laughing."
    seen "{who} [stay] until the lamps [be] lit."
    by who
    seen by c if at(c) == at(who)
    if who != other and eased(other) and at(who) == at(other) and at(who) == office
            and not talked(who, other) and closeness(who, other) >= 4
    then
        talked(who, other)
        talked(other, who)
        closeness(who, other) += 1
        closeness(other, who) += 1

# On the way home she counts them again.
rule notices_the_ribs(c: person, o: person)
    when healer(c) and c != o and sessions(o) >= 1 and at(c) != at(o) and underfed(o)
            and not (c believes underfed(o))
    then c believes underfed(o)

action send(who: person, other: person, meal)
    to gaara if meal == fruit "One morning there [be] oranges on his desk: peeled, in pieces, in a box with a lid. There [be] no letter with them. They [be] from {who}, the receptionist [say]; one [have] to be at the market at five for such oranges."
    to gaara if meal == lunch "Then, one noon, the receptionist [put] a covered bowl before him, at the full length of her arm, and [say] that it [be] from {who}, that she had only carried it, and might she go."
    to gaara if meal == dinner
        "That week {who} [begin] to bring dinner, too, after dark, with two pairs of chopsticks."
        ""
        "'You have rice on your treaty,' she [say], on the first evening."
        ""
        "'It is a small country,' Gaara [say]. 'It will be glad of it.'"
        ""
        "She [ask] where he [go] when it [be] too much for him, in here. Up, he [say]. There [be] long stairs to where the village [end], and from there one [see] all of it; when he could not govern himself, he could at least look at what he [do] govern. While he [explain] it she [eat] his pickles. He [see] it, and [let] her. He had closed a border over less."
        ""
        "The lamp [get] low, and neither of them [get] up to see to it."
    seen "{who} [send] {other} {meal}."
    thought to gaara if meal == lunch "The council's decision [say] nothing about bowls. He had looked it up."
    intends "The Kazekage [live] on tea and treaties, she had decided."
    by who
    seen by c if c == who or c == other
    if who != other and who believes underfed(other) and not sent(who, other, meal)
            and not trying(who) and daily(other) and at(who) != at(other)
            and (meal == fruit or meal == lunch and sent(who, other, fruit) or meal == dinner and sent(who, other, lunch))
    then
        sent(who, other, meal)
        trying(who)
        if meal == dinner: not underfed(other)

action remark(who: person, other: person, about: person)
    seen "'He is unsteady,' {who} [say], over the rinsing of bottles, to {other}, who [have] the late shift and most of the mirror. 'By noon his pen shakes. He runs on tea. Somebody has to keep an eye on him, or it will end badly.' {other} [dry] a bottle, and [remember] every word. He [collect] what people [say] about the Kazekage; a man who is always nearly promoted likes to have something put by."
    by who
    seen by c if c == who or c == other
    if who != other and about != who and about != other and at(who) == at(other)
            and at(about) != at(who) and worried(who) and who believes underfed(about)
            and not remarked(who)
    then
        remarked(who)
        was_told(other)
        meant(who) = meals
        not worried(who)

rule grows(c: person, o: person) hidden
    when c != o and closeness(c, o) >= 4 * stage(c, o) + 4 and stage(c, o) < 3
    then stage(c, o) += 1

rule loves(c: person, o: person) hidden
    when stage(c, o) >= 3 and beloved(c) == none
    then
        beloved(c) = o
        best(c) = o
        c believes best(c) = o  # that much one knows of oneself

# One moment too near; a hand held a breath too long.
rule finds_out(c: person, o: person) known to gaara, shukaku
    thought "She [reach] across him for the towel. Her sleeve [go] over his ear, and he [be] wide awake. He would have liked her to need it twice. From then on the towel [lie] farther off; he [see] to that."
    when c == gaara and o == sakura and closeness(c, o) >= 8 and eased(c) and at(c) == at(o)
            and not found_out(c, o)
    then
        found_out(c, o)
        c believes stage(c, o) = 2

wants sakura
    1 if sent(sakura, gaara, fruit)  # a medic may; dinner is no part of anybody's duty
    1 if sent(sakura, gaara, lunch)
    1 if exists p: person . devoted(sakura, p) and sent(sakura, p, dinner)
    -1 if exists p: person . daily(p) and not eased(p)
    -1 if worried(sakura)
    1 if exists p: person . talked(sakura, p)

wants gaara
    1 if exists p: person . talked(p, gaara)
    1 if exists p: person . devoted(p, gaara)

may infer devoted(person, person)

thought of gaara when sakura believes devoted(sakura, gaara) "A check-up had been ordered. Nobody had ordered her to get up at five. It [occur] to him that she might be getting up for him. It [be] a foolish thought. He [have] it again the next evening."

later 5 days "{Seven noons [go] by|A week [go] by|The days [be] alike, and nobody [complain]}."
