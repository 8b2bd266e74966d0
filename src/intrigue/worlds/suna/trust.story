# Touch: the sand guards him by itself. What is announced it lets pass; what is promised and kept it remembers.

property healer(person)
property terms(person, person)  # they have agreed how to do it
property announces(person)      # says each step before she does it
property harmless(person)
property trapped(person)
property behind_him(person)
property sand_up
property cross(person)
property told_off(person)
property taken_aback_by_it(person)
property friend(person, person)  # has called somebody a friend
property often_ill(person)
property daily(person)  # somebody comes every day

start
    healer(sakura)
    harmless(sakura)
    gaara believes not harmless(sakura)
    gaara believes sakura believes not harmless(sakura)

see trapped(p: person) by c if at(c) == at(p)

action step_behind(who: person, other: person)
    seen "{who} [walk] round the desk and [stop] behind {other}."
    by who
    seen by c if at(c) == at(who)
    if who != other and healer(who) and at(who) == at(other) and at(who) == office
            and check_due(other) and other believes check_due(other) and not behind_him(who)
            and not ordered(who)
    then behind_him(who)

rule sand_rises(c: person, o: person)
    seen "In the corner the sand [lift] its head: a hundredweight of it, which [go] where he [go], and had guarded him since he was born, and had never yet been wrong about anybody who [stop] behind him."
    seen by x if at(x) == at(c)
    when c == gaara and behind_him(o) and o != c and at(o) == at(c) and not terms(c, o)
            and not sand_up
    then sand_up

rule sand_lies_down(c: person, o: person)
    when c == gaara and sand_up and terms(c, o)
    then not sand_up

action propose_terms(who: person, other: person)
    seen "'Good morning,' {who} [say] to the sand; and to the back of his head: 'You work. I look. You need not stop, you need not talk, and I am done before the noodles come.' He [think] about it for the length of a treaty. 'I work,' {other} [say] in the end, and [dip] his pen."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and behind_him(who) and at(who) == at(other) and not terms(other, who)
            and check_due(other) and not ordered(who)
    then
        terms(other, who)
        strain(other) += 1

rule cross_with_him(c: person, o: person)
    when healer(c) and c != o and c believes pain(o) >= 1 and terms(o, c) and not cross(c)
            and not announces(c) and not trapped(c) and not told_off(o)
    then cross(c)

action slap_his_neck(who: person, other: person)
    seen "{who} [slap] him on the neck; not hard, as one slaps a mule of which one is fond. 'You are in pain,' she [say]. 'You sit there behind a menu, and you are in pain!'"
    by who
    seen by c if at(c) == at(who)
    if who != other and cross(who) and at(who) == at(other) and behind_him(who) and not trapped(who)
            and pain(other) >= 1
    then
        not cross(who)
        told_off(other)
        if not announces(who) and not (other believes harmless(who)): trapped(who)

rule she_is_held(c: person, o: person)
    seen "Her hand [be] still on him. Now the sand [have] it, to the wrist."
    seen by x if at(x) == at(c)
    when trapped(o) and c == gaara and o != c and not taken_aback_by_it(o)
    then
        taken_aback_by_it(o)
        o believes c believes not harmless(o)

action reassure(who: person, other: person)
    seen "'Not everything that I do to people is medicine,' {who} [say], quite calmly, to the sand. 'Some of it is telling them off. I keep that for my friends.'"
    thought to gaara "For her friends. He [go] through the sentence again, to see who else could be meant. There [be] nobody else in the room."
    by who
    seen by c if at(c) == at(who)
    if who != other and trapped(who) and at(who) == at(other)
    then
        other believes harmless(who)
        other believes who believes harmless(who)
        friend(who, other)

action let_go(who: person, other: person)
    seen "The sand [open], one finger at a time."
    by who
    seen by c if at(c) == at(who)
    if who == gaara and trapped(other) and at(who) == at(other)
    then not trapped(other)

action announce_every_step(who: person, other: person)
    seen
        "'And from now on I say it before I do it,' {who} [say]. 'Every step. If I leave one out, you may keep the hand.'"
        ""
        "'I have hands enough,' he [say]."
        ""
    by who
    seen by c if at(c) == at(who)
    if who != other and terms(other, who) and not trapped(who)
            and (not cross(who) or did afternoon()) and not announces(who) and at(who) == at(other)
    then announces(who)

action hint_at_headaches(who: person, other: person)
    seen "'I have them often,' {who} [say], to the inkstand. 'Headaches.' And, as the inkstand [say] nothing: 'It is an office of some stress. The stress is considerable.'"
    thought to sakura "He [be] the worst liar whom she had ever had on a table."
    felt "Most people [hold] their breath near him. He had listened for it, and she had hummed. She had touched him as one touches a person."
    by who
    seen by c if at(c) == at(who)
    if who != other and eased(who) and at(who) == at(other) and not often_ill(who)
    then often_ill(who)

action decree_daily_visits(who: person, other: person)
    seen
        "'Therefore it is decreed,' {who} [say], 'that it be daily. In the interest of the village.'"
        ""
        "'Oh, well. If it is for the village,' {other} [say], and [study] the ceiling, so as not to laugh at a head of state."
    by who, other
    seen by c if at(c) == at(who)
    if who == gaara and who != other and healer(other) and eased(who) and at(who) == at(other)
            and not daily(who)
    then daily(who)

action ask_that_it_be_his_alone(who: person, other: person)
    seen "He [have] one request more, and it [take] him some time to get it past his teeth. 'And that you do it for nobody else,' {who} [say]. {other} [look] at him as if he had said it in a language that she [know] from somewhere. 'For nobody else,' she [say]. 'My hand on it.' She [hold] it up first, so that the sand [can] see it coming."
    by who, other
    seen by c if at(c) == at(who)
    if who == gaara and who != other and daily(who) and at(who) == at(other)
            and not exclusive(other, who)
    then exclusive(other, who)

thought of gaara when harmless(sakura) "So she [be] no danger. It [be] a pity about the sand, which had been so sure."

wants gaara
    -1 if exists p: person . trapped(p) and harmless(p)
    2 if daily(gaara)
    1 if exists p: person . exclusive(p, gaara)
    1 if exists p: person . friend(p, gaara)

wants sakura
    -2 if cross(sakura)
    -1 if trapped(sakura)
    1 if exists p: person . terms(p, sakura)
    1 if exists p: person . daily(p) and often_ill(p)
    1 if exists p: person . exclusive(sakura, p) and daily(p)
