# Who loves whom, who knows it, and who knows that it is known. All of this is words; what they change is minds.

type meal
meal fruit "the fruit in the morning", lunch "the lunch", dinner "the dinner"

property sent(person, person, meal)
property beloved(person): person or none = none
property formal(person, person)  # the family name again
property teased(person, person)
property warmed(person)
property in_the_open(person)  # somebody has said aloud what one keeps
property laid_bare(person)    # and one has not yet answered
property in_love(person)      # has said so, and not with whom
property downcast(person)
property vain(person)  # will not be the first to say it
property owned_up(person, person)
property let_off(person, person)
property hinted(person)  # has as good as said it
property spoken(person)  # has said it to the one it is about

start
    vain(suitor)
    beloved(suitor) = sakura
    sakura believes beloved(suitor) = unknown
    for c: character if c != gaara: c believes beloved(gaara) = unknown
    for c: character: c believes beloved(sakura) = unknown
    gaara believes beloved(gaara) = unknown
    suitor believes beloved(sakura) = suitor
    gaara believes sakura believes beloved(gaara) = unknown

action tease(who: person, other: person)
    seen if at(who) != terrace
            and dined(who) "'In the stories,' {who} [say], 'whoever saves a girl from a long dinner gets a reward. I have a bun. It came with the noodles.'"
    seen if at(who) != terrace "'In the stories,' {who} [say], 'whoever saves a girl from a long dinner gets a reward. I have a bun. It is a day old.'"
    seen if dined(who) "'In the stories,' {who} [say], out of breath from the stairs, 'whoever saves a girl from a long dinner gets a reward. I have a bun. It came with the noodles.'"
    seen "'In the stories,' {who} [say], out of breath from the stairs, 'whoever saves a girl from a long dinner gets a reward. I have a bun. It is a day old.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and did throw(other, suitor) and at(who) == at(other) and not teased(who, other)
            and storm < 2
            and not exists p: person . p != who and p != other and at(p) == at(who) and not out_cold(p)
    then
        teased(who, other)
        owes_answer(other, who)

action reply_warmly(who: person, other: person)
    seen "'I will take the bun,' {who} [say]."
    by who
    seen by c if at(c) == at(who)
    if owes_answer(who, other) and teased(other, who) and at(who) == at(other) and not hurt(who)
    then
        not owes_answer(who, other)
        warmed(who)
        closeness(other, who) += 1

action reply_curtly(who: person, other: person)
    seen "'That will not be necessary, Haruno,' {who} [say]."
    by who
    seen by c if at(c) == at(who)
    if owes_answer(who, other) and teased(other, who) and at(who) == at(other) and hurt(who)
    then
        not owes_answer(who, other)
        formal(who, other)

# A name, and a row of questions: she reads people for a living.
rule she_sees(c: person, o: person) known to sakura
    thought "Haruno. He had not called her that for three weeks, and he had gone white round the mouth to do it. And before that he had stood in a street and asked her why, and why, and why. They [be] all one question. Oh, she [think]. Oh, you idiot. And then, because she [be] fair: both of us."
    when (formal(o, c) or warmed(o)) and c != o and asked_whys(o) and at(c) == at(o)
            and c believes needs(o, c) and (c believes beloved(o)) == unknown and c != gaara
            and not exists p: person . p != c and p != o and at(p) == at(c) and not out_cold(p)
    then c believes beloved(o) = c

rule she_sees_herself(c: person, o: person) known to sakura
    thought if dined(c)
            and sent(c, o, dinner) "One does not get up at five to peel oranges for a friend. Or perhaps one does; but one does not buy him a cup."
    thought "One does not get up at five to peel oranges for a friend."
    when (c believes beloved(o)) == c and (all m: meal . sent(c, o, m))
            and (c believes beloved(c)) == unknown
    then c believes beloved(c) = o

action say_what_he_feels(who: person, other: person)
    seen "{who} [count] them off on her fingers. 'Why I wore it. Why him. Why the fruit; why my step.' The fingers [close] into a fist, and she [hold] it up to him. 'It is one question, you know. You love me.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and not in_the_open(other) and asked_whys(other)
    privately if who believes beloved(other) == who
    then
        owes_answer(other, who)
        laid_bare(other)
        in_the_open(other)

action pretend_to_doubt(who: person, other: person)
    seen "'I doubt it,' {who} [say], to the village."
    felt "She [be] right, as usual. But a thing like that [have] two halves, and he [have] only the one; and he [be] not used to being looked through."
    by who
    seen by c if at(c) == at(who)
    if owes_answer(who, other) and laid_bare(who) and at(who) == at(other)
    then
        not owes_answer(who, other)
        not laid_bare(who)

action say_in_love(who: person, other: person)
    seen "'I am in love as well, as it happens,' {who} [say]. 'Since just now. It has been going on for weeks.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and not in_love(who) and not spoken(who)
            and not owes_answer(other, who) and not in_bed(other) and not out_cold(other)
    privately if who believes beloved(who) != unknown
    then in_love(who)

rule sinks(c: person, o: person) known to gaara, shukaku
    thought "So there [be] somebody. He [go] through them, the whole of Konoha, and every one of them [be] taller."
    when beloved(c) == o and in_love(o) and (c believes beloved(o)) == unknown and not downcast(c)
    then downcast(c)

action say_with_whom(who: person, other: person)
    seen "'With my best friend,' {who} [say]. 'He does not know. He is very slow.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and in_love(who) and at(who) == at(other) and not hinted(who)
    privately if beloved(who) == best(who)
    then
        hinted(who)
        other believes (beloved(who) = best(who))

rule rises(c: person, o: person) known to gaara, shukaku
    thought if parted_politely(c) "Her best friend. He had climbed all these stairs to get away from that. He [turn] it over once more; and on the other side [be] himself."
    thought "Her best friend. He [go] to look who that might be, and [open] the door, and it [be] himself."
    when (c believes beloved(o)) == c and beloved(c) == o and (hurt(c) or downcast(c))
    then
        not hurt(c)
        not downcast(c)

action say_it(who: person, other: person)
    seen "'I love you,' {who} [say]{|. It [be] quite easy}."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and not spoken(who)
            and (who believes beloved(who)) == other and not vain(who)
            and (in_the_open(who) or in_love(who) or spoken(other))  # nobody says it out of the blue
    then
        spoken(who)
        not formal(who, other)
        not owes_answer(who, other)
        not laid_bare(who)
        other believes beloved(who) = other

action invite_home(who: person, other: person, to: place)
    to gaara if who == sakura
            and wrecked(flat) "'Your place,' {who} [say], 'or mine? There is a cup for you on my shelf.' He [think] of a room, and of a single spoon, going round. So that [be] whose it was. For the length of some stairs he [wish] to be somebody who had been bought a cup. 'Mine,' he [say], rather fast."
    to gaara if who == gaara
            and wrecked(flat) "'Your place or mine,' {other} [say]; for it [be] late. 'There is a cup for you on my shelf.' He [think] of a room, and of a single spoon, going round. So that [be] whose it was. For the length of some stairs he [wish] to be somebody who had been bought a cup. 'Mine,' he [say], rather fast."
    to sakura if who == sakura
            and to == home "'Your place,' {who} [say], 'or mine? There is a cup for you on my shelf.' 'Mine,' he [say], rather fast."
    seen "'Your place,' {who} [say], 'or mine?'"
    by who, other
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and kissed(who, other) and beloved(who) == other
            and (to == flat or to == home) and at(who) != to
    then
        at(who) = to
        at(other) = to

# A man may keep a wreck to himself, but not from somebody whom he has asked in.
action own_up(who: person, other: person)
    seen
        "'There is no cup,' {who} [say]. 'I was at your flat tonight, and saw two, and did not know whose the second was. There is no shelf, either.' He [look] at the floor. 'There is a spoon.'"
        ""
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and at(who) == home and kissed(who, other)
            and not owned_up(who, other)
    privately if who believes wrecked(flat)
    then
        owned_up(who, other)
        other believes wrecked(flat)
        other believes who believes wrecked(flat)

action let_off(who: person, other: person)
    seen
        "{who} [think] about it. 'The wardrobe?' she [say]."
        ""
        "'Legs and handles,' {other} [say]."
        ""
        "'I have hated that wardrobe since I moved in,' {who} [say]. 'You will carry up the new one. By hand; no sand. And you will drink out of a soup bowl until you have found me that cup.'"
        ""
    by who
    seen by c if at(c) == at(who)
    if who != other and owned_up(other, who) and at(who) == at(other) and not let_off(who, other)
    then let_off(who, other)

wants gaara
    2 if its_late and at(gaara) == home
    -1 if downcast(gaara)
    -2 if laid_bare(gaara) and (gaara believes beloved(sakura)) != gaara
    2 if spoken(gaara) and beloved(sakura) == gaara
    -3 if spoken(gaara) and beloved(sakura) != gaara
    3 if exists o: person . kissed(gaara, o) and beloved(gaara) == o and beloved(o) == gaara
    1 if exists o: person . beloved(gaara) == o and at(gaara) == at(o) and (at(o) == home or at(o) == flat)
    -3 if exists o: person . o != gaara and o believes wrecked(flat) and not owned_up(gaara, o)
    -2 if exists o: person . kissed(gaara, o) and at(o) == home and at(gaara) == home and wrecked(flat) and not owned_up(gaara, o)

wants sakura
    -1 if owned_up(gaara, sakura) and not let_off(sakura, gaara)
    3 if its_late and (at(sakura) == flat or at(sakura) == home)
    1 if gaara believes best(sakura) == gaara
    -1 if formal(gaara, sakura)
    1 if warmed(gaara)
    1 if exists o: person . closeness(sakura, o) >= 5
    2 if beloved(gaara) == sakura and in_the_open(gaara)
    1 if exists o: person . spoken(sakura) and beloved(sakura) == o
    -2 if spoken(sakura) and not spoken(gaara)
    1 if in_love(sakura) and beloved(sakura) != unknown
    2 if (gaara believes beloved(sakura)) == gaara and beloved(sakura) == gaara
    1 if exists o: person . beloved(sakura) == o and at(sakura) == at(o) and (at(o) == home or at(o) == flat)
