# The dress. One man is paid, another hopes, and she explains what an evening out is for.

property dressed(person)
property dressed_for(person): person or none = none
property asked_of_dress(person)
property told_of_date(person)
property knows_what_a_date_is(person)
property reassured_friend(person)
property evening
property noticed_dress(person)

start
    knows_what_a_date_is(sakura)
    knows_what_a_date_is(suitor)

event payday after 20 days at 07:00
    "Once a month the desert [pay] its hospital. This [be] the day."
    then purse(suitor)

event lamps after 3 weeks at 18:00
    "The lamps [be] lit along the village wall."
    then
        evening
        on_duty(suitor)

action ask_out(who: person, other: person)
    seen if who == gaara "'Dinner,' {who} [say]. 'With me. There is a place by the wall; I am told that it has noodles.' It [be] the longest speech that he had ever made about food."
    seen "'Dinner,' {who} [say], leaning on the medicine cupboard in the manner of a man who [lean] well. 'There is a place by the wall. I have been paid.'"
    to sakura "'Dinner,' {who} [say], leaning on the medicine cupboard in the manner of a man who [lean] well. 'There is a place by the wall. I have been paid.' He [be] tall, and he [have] asked. One [have] to begin somewhere, {other} [think]."
    by who, other
    seen by c if c == who or c == other
    if who != other and purse(who) and not thrown(who) and not out_with(who, other)
            and at(who) == at(other) and not evening and storm == 0
    privately if who == suitor or (who believes beloved(who)) == other  # who asks has a reason that he knows of
    then
        out_with(who, other)
        out_with(other, who)
        table(who) = cafe
        table(other) = cafe

action put_on_the_dress(who: person)
    seen "{who} [own] one dress, on this side of the desert, and it [be] green. There would be no time to change after the shift; so she [run] home for it between two beds, and [put] it on there and then, to get used to it. On the shelf [stand] her two cups. The second [be] new. Nobody had drunk from it yet; she had seen it in the market, at five, between the oranges, and thought of somebody who [live] on tea."
    by who
    seen by c if c == who
    if not dressed(who) and who == sakura and not ward_waits and at(who) == hospital
            and exists p: person . out_with(who, p)
    then
        dressed(who)
        for p: person if out_with(who, p): dressed_for(who) = p

see dressed(p: person) by c if at(c) == at(p)

rule she_is_dressed(o: person)
    to gaara "The Kazekage of Suna [sign] something twice."
    seen by c if at(c) == at(o)
    when dressed(o) and at(o) == office and not noticed_dress(o)
    then noticed_dress(o)

# What one wishes one sees.
rule hopes(c: person, o: person) known to gaara, shukaku
    when c == gaara and dressed(o) and c != o and at(c) == at(o) and c believes stage(c, o) >= 2
            and (c believes dressed_for(o)) == none
    then c believes dressed_for(o) = c

action ask_about_the_dress(who: person, other: person)
    seen "'Why are you wearing that?' {who} [say], as he would have asked about a bandage."
    by who
    seen by c if at(c) == at(who)
    if who != other and dressed(other) and at(who) == at(other) and eased(who)
            and not told_of_date(who) and not asked_of_dress(other) and not out_with(who, other)
            and not dined(who)
    then asked_of_dress(other)

action tell_of_the_date(who: person, other: person)
    seen "'I have a date,' {who} [say]. 'Dinner. With Daichi, from the ward.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and asked_of_dress(who) and dressed(who) and at(who) == at(other)
    then
        not asked_of_dress(who)
        told_of_date(other)
        other believes dressed_for(who) = dressed_for(who)
        for p: person if out_with(p, who):
            other believes out_with(p, who)
            other believes out_with(who, p)
            if p != other: other believes at(p) = unknown  # he has never met the man; where would he be?

action ask_what_it_is_for(who: person, other: person)
    seen "'A date,' {who} [say], after some time. 'What is it for?' {other} [think] about it. 'To get to know somebody. Better than one can over bottles. I would like to settle down, one day, so I have to look. And as for the rest of it,' she [say], and [go] rather pink, 'that can wait until I am married; so I have to look carefully.'"
    intends "There [be] a word in her answer that he had only ever met on documents."
    by who
    with other
    seen by c if at(c) == at(who)
    if who != other and told_of_date(who) and at(who) == at(other) and not knows_what_a_date_is(who)
    then knows_what_a_date_is(who)

action ask_whether_she_fears_him(who: person, other: person)
    seen
        "'You have not looked here,' {who} [say]. 'Is it that I intimidate you?'"
        ""
        "'You used to,' {other} [say], and [pull] his collar straight. 'Not any more. We are friends.' She [pull] once more at the collar, which [be] straight."
    thought to gaara "Three weeks ago it had been the best word in the building."
    intends "There [be] one question left, and he had been walking round it."
    by who
    with other
    seen by c if at(c) == at(who)
    if who != other and told_of_date(who) and knows_what_a_date_is(who) and at(who) == at(other)
            and not reassured_friend(who)
    then
        reassured_friend(who)
        other believes friend(other, who)

rule want_turns_out_to_be_need(c: person, o: person) known to gaara, shukaku
    thought
        "The door [close]. He [look] at it. There would be one pair of chopsticks tonight, and hers would be with another man. Mine, he [think], and [do] not mean the chopsticks; and then, as he [be] an honest man, he [look] into it. It [be] not that he [want] her to stay. A man can want a thing for years and keep his chair; he had done so with sleep."
        ""
        "The chair, he [notice], [be] lying on its back. It [be] need, then. He would find this dinner, and the need would stop. He had not yet got further than that."
    when c == gaara and told_of_date(c) and c believes stage(c, o) >= 2 and c != o
            and not needs(c, o) and at(o) != at(c)
    then
        needs(c, o)
        c believes beloved(c) = o

thought of gaara when dressed_for(sakura) == gaara "She had put on a dress, and come here; and here there [be] nobody but him. He [look] for the mistake in the reasoning, and there [be] none."
thought of gaara when dressed_for(sakura) == suitor "So there had been a mistake in the reasoning."

wants gaara
    -1 if exists p: person . dressed(p) and at(p) == at(gaara) and not told_of_date(gaara) and not out_with(gaara, p) and not dined(gaara)
    1 if knows_what_a_date_is(gaara)
    1 if reassured_friend(gaara)
    1 if exists p: person . dressed(p) and dressed_for(p) == gaara
    2 if exists p: person . beloved(gaara) == p and out_with(gaara, p)
    2 if dined(gaara)

wants sakura
    1 if exists p: person . out_with(sakura, p)
    3 if dressed(sakura)
    -1 if asked_of_dress(sakura)

wants suitor
    2 if exists p: person . out_with(suitor, p)
