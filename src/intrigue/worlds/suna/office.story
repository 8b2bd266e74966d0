# The office: who may enter, who may be ordered out, and on whom that works.

property knocked(person)
property ordered(caller)
property defied(caller)
property yielded(caller)
property meek(person)
property patient(person)
property put_off(person)
property offered(person)
property pretending(person)  # reads what he does not read
property pleaded_work(person)
property name_asked(person)
property curious(person)
property asked_business(person)
property tickled(person)
property laughed_at(person)
property amused(person)
property mocked_elders(person)
property sent_away(person)
property smiled(person)
property ward_waits
property fitness_questioned(person)

start
    gaara believes meek(sakura)
    gaara believes sakura believes meek(sakura)
    sakura believes gaara believes meek(sakura)
    gaara believes patient(sakura)
    gaara believes sakura believes patient(sakura)
    sakura believes gaara believes patient(sakura)
    formal(gaara, sakura)

# It was decided weeks ago; who has put it out of his mind does not see the calendar.
event first_day after 10 minutes
    "In the hospital somebody [turn] the calendar over: the first day of the week."
    seen by c if c == sakura or c == council
    then
        check_due(gaara)
        ward_waits

see pretending(p: person) by c if at(c) == at(p)

action see_to_the_ward(who: person) takes 30 minutes
    to sakura if not daily(gaara) "Konoha, two countries off, had lent it a medic for a year, the best pupil of Tsunade, who [govern] Konoha between patients: {who}, with her own bag and her own opinions. She [see] to the nine beds; and then she [look] at the calendar. As of today there [be] a tenth patient, once a week, and he would not come by himself."
    seen "{who} [make] the round of the nine beds. Somebody had swallowed a button, which [be] more than some people [have] for breakfast. The elders [want] a report on the Kazekage. She [send] them his lunch menu."
    to sakura if sent(sakura, gaara, lunch) "{who} [see] to the ward: nine beds, and in each of them somebody who had been brave since breakfast. One of them [be] an old man who [bite]. She [lay] two fingers to his temple and [turn] his bad night down, as one does a lamp, until he no longer [know] whom he had bitten. He had asked for it; without that, Tsunade had her word, she [do] it to nobody. She [catch] herself telling it already, to a windowsill."
    to sakura if sent(sakura, gaara, lunch) "{who} [do] the round, and nobody [get] any worse. There [be] twins. She [know] already how she would tell it, and to whom."
    seen "{who} [do] the round, and nobody [get] any worse."
    by who
    seen by c if at(c) == at(who)
    if healer(who) and at(who) == hospital and ward_waits
    then not ward_waits

action order_out(who: person, other: caller)
    to gaara if other == council
        "The living ones [stand] before the desk, and [have] eleven further points. 'Out,' {who} [say]."
        "The council [begin] on the second point. He [say] it again, in the voice that he [keep] for it, so that the pens [jump] in the stand. In the street below a woman [hear] it, [look] at the sun, and [go] on counting her change. The Kazekage was early today."
    seen if other == council "'Out!' somebody [roar] upstairs. In the street a woman [look] up, and [go] on counting her change."
    seen "'Haruno,' {who} [say]. 'I am the Kazekage of this village. I order you out of this room.'"
    intends if other != council "There [be] an end to everything; even to patience."
    by who
    seen by c if at(c) == at(who)
    if who == gaara and other != who and at(who) == at(other) and at(who) == office
            and not ordered(other) and not defied(other) and not (exists p: person . terms(who, p))
            and (other == council or strain(who) >= 2)  # twice provoked, a man pulls rank
    then
        ordered(other)
        not laughed_at(who)

action obey(who: caller)
    seen if who == council "The council [go], in order of seniority, and rather fast."
    seen "{who} [go]."
    by who
    seen by c if at(c) == at(who) or c == who
    if ordered(who)
    then
        at(who) = street
        not ordered(who)
        yielded(who)

action refuse(who: person, other: person)
    to gaara "'No,' {who} [say]. 'That voice works on elders. Try the look; I am told the look works on generals. No? Then I am staying.' He [get] up. He could have her carried out, he [say]. By whom, she [ask]; the last man to try it [be] in bed six, and doing well. He could send her back to Konoha. Gladly, she [say], and Tsunade would come and see for herself; Tsunade [break] fewer doors than people [say]. The corridor [have] every word of it; and when it [be] over, {who} [be] still there, and he [be] sitting again."
    seen "'No,' {who} [say]."
    by who
    seen by c if at(c) == at(who)
    if who != other and ordered(who) and at(who) == at(other) and at(who) == office
    then
        not ordered(who)
        defied(who)
        strain(other) += 1
        if not meek(who):
            other believes not meek(who)
            other believes who believes not meek(who)

# What has not been settled in one week is due again in the next.
event next_check_up every week
    "In the hospital somebody [turn] the calendar over, and [look] at it twice: the first day of the week."
    seen by c if c == sakura or c == council
    if not daily(gaara)
    then
        check_due(gaara)
        for p: person:
            not pleaded_work(p)
            not mocked_elders(p)
            not defied(p)
            not offered(p)
            not put_off(p)

# Nobody stands in an office for ever.
event lunch at 12:00 every day
    "It [be] noon. The council [have] nine further points, and lunch; and it [go]."
    seen by c if at(c) == office
    if at(council) == office
    then at(council) = street

event afternoon at 15:00 every day
    "Across the square the hospital [ring] for somebody who had been gone since the morning; and word [be] left on his desk of what had been wanted."
    seen by c if at(c) == office
    if at(sakura) == office and not ward_waits and not eased(gaara) and not daily(gaara)
    then
        ward_waits
        gaara believes check_due(gaara) = check_due(gaara)
        for p: person:
            not name_asked(p)
            not ordered(p)
            not trapped(p)
        # Who has waited a whole morning does not do as told; who waits a second one is not to be put off.
        gaara believes not meek(sakura)
        gaara believes sakura believes not meek(sakura)
        if did afternoon():
            gaara believes not patient(sakura)
            gaara believes sakura believes not patient(sakura)

# What one elder sees through a door that is not quite shut, eleven of them ask about in writing.
see pain(p: person) by c if c == council and at(c) == corridor and at(p) == office and showing(p)

action question_his_fitness(who: caller, other: person)
    seen "The council [ask], through the door, how the demon [be] keeping. It [ask] in writing, too."
    by who
    seen by c if at(c) == at(who) or at(c) == office or c == other
    if who == council and other == gaara and who believes pain(other) >= 1
            and not fitness_questioned(other) and at(who) == corridor
    then
        fitness_questioned(other)
        strain(other) += 1

action knock(who: person)
    seen "Somebody [knock], three times and not hard, as one knocks on a chest to hear what is in it."
    by who
    seen by c if at(c) == corridor or at(c) == office
    if at(who) == corridor and healer(who) and not knocked(who)
    then
        knocked(who)
        not sent_away(who)

# Whom one has knocked for in vain is not there. Nobody counts on it beforehand.
rule nobody_answers(c: person, o: person) hidden
    when knocked(c) and at(c) == corridor and at(o) != office and c != o
            and (c believes at(o)) == office
    then c believes at(o) = unknown

action admit(who: person, other: person)
    felt "He [want] to be alone as other people [want] water. But a Kazekage [have] a door, and the door [be] for knocking on; when it [come] down to it, that [be] the whole of the constitution."
    seen "'Enter, Haruno,' {who} [say]."
    by who
    seen by c if at(c) == corridor or at(c) == office
    if who == gaara and at(who) == office and at(other) == corridor and knocked(other)
    then
        at(other) = office
        not knocked(other)
        if not (who believes check_due(who)): curious(who)

action send_away(who: person, other: person)
    seen "'Not today,' {who} [say] through the door."
    by who
    seen by c if at(c) == corridor or at(c) == office
    if who == gaara and at(who) == office and at(other) == corridor and knocked(other)
    then
        not knocked(other)
        sent_away(other)
        at(other) = street

action ask_for_the_name(who: person, other: person)
    seen "'Sakura,' {who} [say]. 'We agreed on Sakura. On Tuesday; you nodded.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and formal(other, who) and at(who) == at(other) and not name_asked(other)
            and not hurt(other)
    then name_asked(other)

action use_the_name(who: person, other: person)
    seen "'Sakura,' {who} [say], like a man who puts a cup back where it belongs."
    by who
    seen by c if at(c) == at(who)
    if who != other and formal(who, other) and name_asked(who) and at(who) == at(other)
    then
        not formal(who, other)
        not name_asked(who)

action ask_her_business(who: person, other: person)
    seen "'What do you want?' {who} [say]. He [mean] it as a question."
    intends "There [be] no medic in this day, as far as he [know]."
    by who
    seen by c if at(c) == at(who)
    if who != other and curious(who) and at(who) == at(other) and not name_asked(who)
    then
        not curious(who)
        asked_business(other)
        tickled(other)

action giggle(who: person, other: person)
    to gaara "In that building one [ask] to what one [owe] the honour. {who} [giggle] before she [can] stop. It [make] him angry. He [be] in pain, and he [want] it respected; and he [be] taking great care that she should not see it. He [know] that it [be] unreasonable, which [make] him angrier."
    seen "{who} [giggle]."
    by who
    seen by c if at(c) == at(who)
    if who != other and tickled(who) and at(who) == at(other)
    then
        not tickled(who)
        laughed_at(other)
        strain(other) += 1

action remind(who: person, other: person)
    to gaara "'I want to look at you,' {who} [say]. 'It is the first day of the week. One check-up, every week, by me, from today: the council decided it, and you were there. You said, if it must be.' He had put it out of his mind. He [look] there now, and there it [be], just behind the headache."
    seen "'It is the first day of the week,' {who} [say]. 'One check-up, every week, by me, from today. The council decided it. You said, if it must be.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and check_due(other) and at(who) == at(other)
            and (asked_business(who) or did afternoon() and not (other believes check_due(other)))
            and not tickled(who) and not ordered(who)
    then
        other believes check_due(other)
        not asked_business(who)

action mock_the_elders(who: person, other: person)
    seen "'Let us get it over with,' {who} [say], 'and those old farts can sleep.'"
    thought to gaara "Something at the corner of his mouth [ask] for leave to move. It [be] refused."
    by who
    seen by c if at(c) == at(who)
    if who != other and check_due(other) and other believes check_due(other)
            and at(who) == at(other) and not mocked_elders(who) and not ordered(who)
    then
        mocked_elders(who)
        amused(other)
        not laughed_at(other)

action plead_work(who: person, other: person)
    seen "'I am busy,' {who} [say], and [look] at his sheet, to show her where he [be] busy."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and at(who) == office and check_due(who)
            and (mocked_elders(other) or did afternoon()) and not pleaded_work(who)
            and not terms(who, other) and not ordered(other)
    then
        pleaded_work(who)
        pretending(who)

action turn_it_round(who: person, other: person)
    to gaara "{who} [lean] over the desk and [take] the sheet out of his fingers. 'So I see,' she [say]. 'The noodles or the fish?' It [be] the lunch menu. He had held it upside down. She [turn] it round, [lay] it before him again, and [pat] it straight."
    seen "{who} [take] the sheet out of his fingers. It [be] the lunch menu, and he had held it upside down. She [turn] it round, and [give] it back."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and pretending(other) and pleaded_work(other)
            and not ordered(who)
    then
        not pretending(other)
        laughed_at(other)
        strain(other) += 1

action offer_another_day(who: person, other: person)
    seen "'Thursday,' {who} [say]. It [be], for him, a concession; he had once refused one to a whole country."
    intends "The calendar of Suna [be] his to arrange."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and at(who) == office and check_due(who)
            and who believes check_due(who) and defied(other) and not offered(other)
            and not ordered(other) and not terms(who, other)
    then offered(other)

action accept_another_day(who: person, other: person)
    seen "'Thursday, then,' {who} [say]."
    by who
    seen by c if at(c) == at(who) or at(c) == corridor
    if who != other and offered(who) and at(who) == at(other)
    then
        not offered(who)
        not check_due(other)
        put_off(who)
        at(who) = corridor

action decline_another_day(who: person, other: person)
    seen "'Today,' {who} [say]."
    by who
    seen by c if at(c) == at(who)
    if who != other and offered(who) and at(who) == at(other)
    then
        not offered(who)
        strain(other) += 1
        if not patient(who):
            other believes not patient(who)
            other believes who believes not patient(who)

rule smiles(c: person)
    seen "When the last of her steps [be] gone, and there [be] nobody to see it but forty-one portraits, the Kazekage of Suna [smile]."
    seen by o if o == c
    when c == gaara and at(c) == office and daily(c) and exclusive(sakura, c) and not smiled(c)
            and not exists o: caller . o != c and at(o) == at(c)
    then smiled(c)

thought of gaara when not meek(sakura) "He had taken her for meek. He could not think who had told him."
thought of gaara when not patient(sakura) "He had thought her patient, besides. It [be] turning into an expensive morning. For a while it [be] so quiet that the portraits could be heard."

wants gaara
    -1 if exists c: caller . c != gaara and at(c) == office and not eased(gaara) and not exists p: person . terms(gaara, p)
    -1 if exists p: person . terms(gaara, p) and (patient(p) or meek(p))
    -2.5 if exists p: person . knocked(p)
    -2.5 if exists p: person . sent_away(p)
    -1 if exists p: person . yielded(p)
    -1.5 if exists p: person . put_off(p)
    -1 if name_asked(gaara)
    -1 if curious(gaara)
    -1 if laughed_at(gaara)
    -2 if at(council) == office
    -2 if fitness_questioned(gaara)
    1 if amused(gaara)
    -4 if not evening and not did dawn() and at(gaara) != office  # who has been up till dawn is let off

wants sakura
    -1 if tickled(sakura)
    -1 if asked_business(sakura)
    -1 if exists p: person . pretending(p) and pleaded_work(p)
    -1 if formal(gaara, sakura) and at(sakura) == office
    -3 if meek(sakura) and exists p: person . pleaded_work(p) and at(p) == at(sakura)
    1 if mocked_elders(sakura)
    -2 if ordered(sakura)
    -4 if defied(sakura) and meek(sakura)
    -3 if yielded(sakura) and not meek(sakura)
    -1 if offered(sakura)
    -3 if put_off(sakura) and not patient(sakura)
    -3 if ward_waits

wants council
    1 if fitness_questioned(gaara)
    -3 if ordered(council)
    -4 if defied(council)
