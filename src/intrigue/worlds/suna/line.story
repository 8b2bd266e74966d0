# The line, what is done about it, and what is said: whys, a quotation, a look.

type meaning
meaning meals "that he forgets to eat", temper "that he is dangerous"

property resolved(person)  # not to interfere while nothing is done that cannot be taken back
property thrown(person)
property grudge(person, person)
property puzzled(person)
property owes_answer(person, person)
property asked_whys(person)
property speechless(person)
property was_told(person)                       # was there when it was said
property remarked(person)                       # has called him unsteady, and in need of somebody to watch him
property meant(person): meaning or none = none  # by that
property quoted(person)
property in_doubt(person)
property pleading(person, person)  # looks at somebody for a sign
property gaze(character): person or none = none
property notices_looks(character)
property turned_away(person)
property rebuked(person)
property has_the_floor(person)

start
    gaara believes meant(sakura) = unknown
    shukaku believes meant(sakura) = unknown
    sakura believes gaara believes meant(sakura) = unknown
    suitor believes gaara believes meant(sakura) = unknown
    gaara believes notices_looks(sakura)
    shukaku believes notices_looks(sakura)

# Among the splinters he remembers what she said, and for whom she means to wait.
rule resolves(c: person, o: person) known to gaara, shukaku
    thought "He [remember] something. She [mean] to wait for the one she [marry]. She had said so; and she [keep] what she [say]. A dinner, then, [be] a dinner; and he [draw] a line there and then, among the splinters, in so many words, at the place where a dinner [end]. The man [be] free to feed her. He [be] free to walk beside her, and talk. It [be] her evening; Gaara would not so much as cough. But the man [be] not free to bend down."
    when needs(c, o) and knows_what_a_date_is(c) and mastered >= 1 and c == gaara and storm == 0
            and not resolved(c)
    then resolved(c)

# Nobody throws a man against a wall for talking.
action throw(who: person, other: person)
    seen "Sand [come] over the edge of the roof like water over the edge of a bath, and [take] {other} off his feet and against the wall of the house, and [leave] him sitting there with his mouth open."
    to gaara if resolved(gaara) "Gaara had drawn a line, in so many words, and the man [be] over it. The sand [take] him by the coat and [put] him against the wall of her house, about as gently as one shuts a drawer; and Gaara, who had meant to think about it first, [find] himself down in the street, beside his sand."
    to gaara "The sand [take] the man by the coat and [put] him against the wall of her house, about as gently as one shuts a drawer; and Gaara, who had meant to think about it first, [find] himself down in the street, beside his sand."
    by who
    seen by c if at(c) == at(other) or at(c) == at(who)
    if who == gaara and other != who and not needs(who, other)
            and (watching(who) == at(other) or at(who) == at(other)) and not thrown(other)
            and storm < 3
    then
        thrown(other)
        for p: person: not leaning(other, p)
        at(who) = at(other)
        watching(who) = none
        grudge(other, who)
        for p: person:
            not out_with(other, p)
            not out_with(p, other)
            not hands(other, p)
            not hands(p, other)

rule taken_aback(c: person)
    when c != gaara and not puzzled(c) and not did answer(gaara, c)
            and exists p: person . p != c and did throw(gaara, p)
    then puzzled(c)

action ask_why(who: person, other: person)
    seen "{who} [look] at the man by the wall for as long as it takes to see that somebody breathes. Then she [look] at {other}. 'You have a whole desert to throw things at,' she [say]. 'Why him? Why?'"
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and puzzled(who) and not owes_answer(other, who)
            and storm < 3
    then
        owes_answer(other, who)
        gaze(who) = other

action answer(who: person, other: person)
    seen if holder(necklace) == gaara "'Why did you wear the dress?' {who} [say]. 'Why him? Why the fruit, when I have a kitchen? Why do I know what time it is by your step? I do not ask to be rude. I ask because I do not know, and I need to.' He [hold] out his hand. There [be] sand in it, and in the sand a thin chain. 'I need,' he [say], and [look] at the word, as if somebody had left it on his desk. 'I need you.'"
    seen "'Why did you wear the dress?' {who} [say]. 'Why him? Why the fruit, when I have a kitchen? Why do I know what time it is by your step? I do not ask to be rude. I ask because I do not know, and I need to.' He [stop]. 'I need,' he [say], and [look] at the word, as if somebody had left it on his desk. 'I need you.'"
    by who
    seen by c if at(c) == at(who)
    if owes_answer(who, other) and puzzled(other) and at(who) == at(other) and storm < 3
    then
        not owes_answer(who, other)
        not puzzled(other)
        speechless(other)
        asked_whys(who)
        for c: person if at(c) == at(who) and c != who and needs(who, other):
            c believes needs(who, other)
        for g: gift if holder(g) == who: other believes holder(g) = who

action take_it_in(who: person, other: person)
    seen if (who believes holder(necklace)) == other "{who} [do] not turn. She [look] at the chain like somebody who had met it before."
    seen "{who} [look] at {other} like somebody who had asked for a spoon and been handed the house."
    by who
    seen by c if at(c) == at(who)
    if who != other and speechless(who) and asked_whys(other) and at(who) == at(other)
    then
        not speechless(who)
        gaze(who) = other

# After an answer like that there are other people in the street again.
action send_to_bed(who: person, other: person)
    seen "{who} [kneel] down at the wall, and [lay] two green fingers to {other's} ribs, and [count] them. 'All there,' she [say]. 'They want a night on their backs, and so do you. Bed ten is made.' {other} [go], one hand along the wall. He [say] good night to nobody."
    by who
    seen by c if at(c) == at(who)
    if who != other and healer(who) and thrown(other) and at(who) == at(other) and not in_bed(other)
            and not out_cold(other) and not quoted(who) and not has_the_floor(other)
            and not puzzled(who) and not speechless(who) and storm == 0
            and exists o: person . o != who and o != other and asked_whys(o)
    then
        at(other) = hospital
        in_bed(other)

# He asks why, so he is told.
action laugh_at_him(who: person, other: person)
    seen "At the foot of the wall the man [laugh]. He had been put against it half-way to a kiss, and [have] only his tongue left to hit with."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and asked_whys(other) and grudge(who, other)
            and not did laugh_at_him(who, other) and not out_cold(who) and storm < 2
    then
        has_the_floor(who)
        for c: person if c != who and at(c) == at(who): gaze(c) = who

action quote(who: person, about: person, other: person)
    seen "'Do you know what you are to her?' {who} [say], and [hold] his ribs. 'She said it herself. Unsteady. Her word. Somebody has to keep an eye on him, she said, or it will end badly.' He [smile] at {other}. 'I was there. I was drying the bottles.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and who != about and other != about and at(who) == at(other)
            and at(about) == at(who) and has_the_floor(who) and remarked(about)
            and not quoted(about) and not out_cold(who) and storm < 3
    then
        quoted(about)
        not has_the_floor(who)
        for c: person if c != who: gaze(c) = who

# Whoever laughs has everybody's eyes, and has to say something.
action bid_speak(who: person, other: person)
    seen "'Well?' {who} [say] to {other}. 'What is so funny?' Nothing [be], when it [come] to the point; not with those ribs."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and has_the_floor(other) and not speechless(who)
            and not out_cold(other) and storm < 3
    then not has_the_floor(other)

# He knows what a rival is, and does not take it over. But he cannot put it away either.
rule wonders(c: person, o: person) known to gaara, shukaku
    when needs(c, o) and quoted(o) and (c believes meant(o)) == unknown and not in_doubt(c)
    then in_doubt(c)

rule no_longer(c: person, o: person)
    when in_doubt(c) and needs(c, o) and (c believes meant(o)) != unknown
    then not in_doubt(c)

action look_for_denial(who: person, other: person)
    seen "{who} [say] nothing. He [look] at {other}."
    to gaara "{who} [say] nothing."
    felt "A jealous man will say anything. He [know] that; he [be] one himself. So he [ask] her, in the only way in which he could ask and go on standing up: he [look] at her. She always [notice]. She would say no, and that would be all."
    by who
    seen by c if c == who or at(c) == at(who) and c != other
            or c == other and at(c) == at(who) and (notices_looks(c) or gaze(c) == who)
    if in_doubt(who) and quoted(other) and at(who) == at(other) and storm < 3
            and not pleading(who, other)
    then pleading(who, other)

action deny(who: person, other: person)
    seen "'No,' {who} [say], and [look] {other} in the face. 'Not that. I said it about your lunch.'"
    by who
    seen by c if at(c) == at(who)
    if pleading(other, who) and quoted(who) and at(who) == at(other)
    then
        not pleading(other, who)
        gaze(who) = other
        other believes (meant(who) = meals)

action rebuke(who: person, other: person)
    seen "{who} [turn] on {other}. 'You dry them as you listen,' she [say]. 'Half.'"
    to gaara "And she [look] away. Not far: from him to {other}. It [be] a quarter of a turn, and he [feel] every degree of it."
    by who
    seen by c if at(c) == at(who)
    if who != other and did quote(other, who, gaara) and not rebuked(other) and at(who) == at(other)
            and not out_cold(other)
    then
        rebuked(other)
        gaze(who) = other
        for c: person if pleading(c, who): turned_away(who)

rule gaze_as_proof(c: person, o: person) known to gaara, shukaku
    thought "So it was true; she [be] an honest woman, and could not deny it. The elders had wanted to know how the demon [be] keeping, and had sent somebody to look, every week; and he himself had decreed that it be daily. He had signed for his own guard, in the interest of the village. He had let her stand behind him. He had slept."
    when pleading(c, o) and in_doubt(c) and turned_away(o)
    then
        c believes meant(o) = temper
        not pleading(c, o)
        not turned_away(o)

# What she says of his meals he can hold against what he has seen come.
action explain(who: person, other: person)
    seen if sent(who, other, dinner)
            and exists p: person . rebuked(p) "Daily, he had said. Now she [know] what he [take] her for. 'And he has left out the tea!' {who} [say], very fast, and close to him. 'I said: he is unsteady, he runs on tea, somebody has to keep an eye on him. On what you eat! The elders wanted a report on you, and I sent them your lunch menu. Fruit, lunch, dinner; what did you think I was watching, with two pairs of chopsticks, a demon? And I looked round at him because I was choosing a place to hit.'"
    seen "'He has left out the tea!' {who} [say], very fast, and close to him. 'I said: he is unsteady, he runs on tea, somebody has to keep an eye on him. It was about your meals!'"
    by who
    seen by c if at(c) == at(who)
    if who != other and quoted(who) and not was_told(other) and at(who) == at(other)
            and (storm < 3 or gripped(other))
    privately if meant(who) == meals
    then
        if all m: meal . other believes sent(who, other, m): other believes meant(who) = meals

# Rage, right after a quotation: she reads people for a living.
rule reads_his_rage(c: person, o: person) known to sakura
    when c == sakura and c != o and quoted(c) and storm == 3 and at(c) == at(o) and needs(o, c)
            and not did explain(c, o) and (c believes o believes meant(c)) != temper
    then c believes o believes meant(c) = temper

wants gaara
    -7 if exists p: person . exists o: person . needs(gaara, o) and p != gaara and (leaning(p, o) or kissed(p, o))
    -1 if walked_in(gaara)
    -3 if walked_in(gaara) and resolved(gaara)
    -4 if exists p: person . thrown(p)
    -4 if exists o: person . exists p: person . needs(gaara, o) and out_with(p, o) and p != gaara and at(o) == flat and at(p) == flat
    -1 if exists p: person . owes_answer(gaara, p)
    -5 if in_doubt(gaara)
    -10 if exists o: person . needs(gaara, o) and meant(o) == temper

wants sakura
    -0.3 if exists p: person . has_the_floor(p)
    -1 if puzzled(sakura)
    -0.5 if speechless(sakura)
    -2 if quoted(sakura) and not exists p: person . rebuked(p)
    -2 if (gaara believes meant(sakura)) == temper
    -4 if pleading(gaara, sakura)
    -1 if exists p: person . thrown(p) and not in_bed(p) and not out_cold(p)  # a medic may not step over anybody
    -3 if turned_away(sakura)                                                 # nobody turns a back on somebody who asks, if it is noticed

wants suitor
    -4 if thrown(suitor)
    2 if grudge(suitor, gaara) and quoted(sakura)
