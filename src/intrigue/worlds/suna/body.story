# A body: work makes knots, knots make headaches, hands undo them. Medicine does not help; one can only be touched.

property knots(person): 0..4
property pain(person): 0..3
property strain(person): 0..5  # what the afternoon has cost so far
property showing(person)       # lets it be seen
property check_due(person)     # the council wants him looked at, once a week
property eased(person)         # has had half an hour of not being anybody
property sessions(person): 0..40

start
    knots(gaara) = 3
    pain(gaara) = 2
    for c: character if c != gaara and c != shukaku:
        c believes pain(gaara) = 0
        c believes knots(gaara) = 0
        gaara believes c believes pain(gaara) = 0
        gaara believes c believes knots(gaara) = 0

see showing(p: person) by c if at(c) == at(p)
see pain(p: person) by c if at(c) == at(p) and showing(p)

rule it_begins_again(p: person)
    when knots(p) >= 4 and pain(p) == 0
    then pain(p) = 1

# Pain can be sat upon for as long as nobody leans on it.
# Nobody reckons with it, he himself least.
rule stab(p: person) hidden
    when pain(p) >= 1 and strain(p) >= 5 and not showing(p)
    then
        showing(p)
        strain(p) = 0

thought of gaara when showing(gaara)
        and at(sakura) == office "The headache [turn] over behind his left eye. For that long he [have] no face to put in front of it; and she [have] forty-one panes of portrait glass to see it in."

action let_it_show(who: person)
    seen "{who} [put] his forehead down on the desk, with care, among the treaties."
    felt "It [be] cool there. He had had the headache since the budget; in company he [carry] it level, like a full bowl. Only the desk [be] allowed to see it spill."
    by who
    seen by c if at(c) == at(who)
    if pain(who) >= 1 and not showing(who)
            and not exists c: caller . c != who and (at(c) == at(who) or at(c) == corridor)
    then showing(who)

# Whoever sees him in pain would ask what is the matter with Shukaku; and what is asked in the corridor is asked in the council.
action compose_himself(who: person)
    seen "{who} [sit] up, [take] a pen, and [read] with attention."
    to gaara "Steps, in the corridor. A Kazekage in pain [be] a Kazekage about whom the elders [ask] a question, and it [be] always the same one. There [be] a demon in him. It had been put there before he could walk; it [sleep]; and they [ask] how well. By the time the steps [stop] he [be] at work: back straight, pen in hand, before him the nearest sheet of paper, which he [read] without letting in a word."
    by who
    seen by c if at(c) == at(who)
    if showing(who) and not exists c: caller . c != who and at(c) == at(who)
    then
        not showing(who)
        pretending(who)

action feel_the_neck(who: person, other: person)
    seen "'Two fingers on your neck,' {who} [say]. 'They only listen.' They [listen] for a while. 'I have met softer walls,' she [say]. 'When did you last put your shoulders down? All the way?' He [do] not know that they had another place to be."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and healer(who) and at(who) == at(other) and check_due(other)
            and terms(other, who) and announces(who) and not trapped(who)
    then
        not check_due(other)
        who believes knots(other) = knots(other)
        who believes other believes knots(other) = knots(other)
        other believes who believes knots(other) = knots(other)
        who believes pain(other) = pain(other)

action take_the_pain(who: person, other: person)
    seen "'Now my hands, here and here; and then it will get warm,' {who} [say]. She [lay] them there, and it [get] warm, and green at the edges."
    thought to gaara "The headache, which had outlived a budget, [look] about itself like a guest who hears that it is late, and [leave]. He [wait] for it to come back for its hat. It [do] not."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and healer(who) and at(who) == at(other) and pain(other) >= 1
            and terms(other, who) and announces(who) and not trapped(who)
    then
        pain(other) = 0
        not showing(other)
        not cross(who)

action knead(who: person, other: person) takes 30 minutes
    to gaara if sessions(gaara) == 0
        "'I could do something about those knots,' {who} [say]. 'It is not medicine. It takes half an hour, and you would have to clear the desk and take off the coat. And the shirt.' He [consider] it as he [consider] all proposals, for traps, and [find] none, which [be] suspicious. 'Very well,' he [say]."
        ""
        "So for half an hour nobody [govern] Suna. He [lie] on his own desk with his face in the crook of his arm, while she [go] down his back like somebody reading a difficult letter: slowly, and some lines twice. She [hum]. She [smell] of vanilla. Somewhere below the shoulder blade a sound [get] out of him that no Kazekage had ever made, not in that room; and he [wait], with his ears burning, for her to laugh. 'That was a bad one,' [be] all that she [say]."
    to gaara if dressed(sakura) "{who} [work] in the green dress, with a towel tied round it. She [do] not hum. She [take] the knots quickly and well."
    to gaara if not found_out(gaara, sakura)
            and sent(sakura, gaara, lunch) "{who} [take] his knots, one by one, and [hum]. At the fourth or fifth he [lose] count. When he [look] up, the shadow of the inkstand [have] gone half across the desk, and there [be] a coat over him, his own, for which he had not asked. He [be] a man who did not sleep, because of what might get up if he [do]. He had slept, in the middle of the day, with somebody behind him; and nothing had got up."
    to gaara "There [be] half an hour of knots, and the tune. He had learned where it [go] up, and [wait] for it."
    to gaara "{who} [do] his shoulders, and [hum]. He [know] the tune. He [do] not know that it [have] words."
    seen "{who} [see] to his knots. He [have] {fewer of them now|hardly any left; she [find] one, and [be] strict with it}."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and healer(who) and at(who) == at(other) and at(who) == office
            and knots(other) >= 1 and not eased(other) and not check_due(other)
            and terms(other, who) and announces(who)
    then
        knots(other) = 0
        eased(other)
        sessions(other) += 1
        closeness(who, other) += 1
        closeness(other, who) += 1

wants gaara
    sessions(gaara) / 2
    -2 * pain(gaara)
    -knots(gaara)
    1 if eased(gaara)
    1 if showing(gaara) and not exists c: caller . c != gaara and (at(c) == at(gaara) or at(c) == corridor)
    -2 if showing(gaara) and exists c: caller . c != gaara and (at(c) == at(gaara) or at(c) == corridor)
    -1 if exists c: caller . c != gaara and c believes pain(gaara) >= 1
    -1 if check_due(gaara)

wants sakura
    -4 if exists p: person . check_due(p)
    2 if exists p: person . check_due(p) and at(p) == at(sakura)
    -sum p: person . pain(p)
    -1 if exists p: person . knots(p) >= 1

wants council
    -2 if check_due(gaara)
    -2 if pain(gaara) >= 1
