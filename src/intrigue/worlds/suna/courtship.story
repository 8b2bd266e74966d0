# An evening out, and what one gives and takes on it: company, a hand, a thing behind glass.

type gift
gift necklace "the thin chain with the sign of the village", comb "the red lacquered comb"

property out_with(person, person)          # they have agreed to spend the evening together
property hands(person, person)             # one has taken the other's hand
property closeness(person, person): 0..30  # how near the first has let the second come, of her own will
property exclusive(person, person)         # a promise: what she does for him she does for nobody else
property likes(person, gift): yes or no
property holder(gift): person or none = none
property looks_where_others_look(character)
property given(person, gift)
property unthanked(person): person or none = none
property purse(person)          # has been paid
property needs(person, person)  # not to be without somebody
property uneasy(person)         # about what another man was given
property dined(person)
property table(person): place or none = none  # where somebody expects to have dinner
property looked_at(person, gift)              # longer than one looks
property on_show(gift)                        # lies in the window; who has not been there does not think of it
property leaning(person, person)
property kissed(person, person)
property `declined kiss`(person, person, person)

start
    purse(gaara)
    on_show(necklace)
    on_show(comb)
    for c: character if c != suitor:
        for g: gift: c believes not on_show(g)
    likes(sakura, necklace)
    not likes(sakura, comb)
    suitor believes likes(sakura, comb)
    suitor believes not likes(sakura, necklace)
    gaara believes likes(sakura, necklace) = unknown
    shukaku believes likes(sakura, necklace) = unknown
    sakura believes suitor believes likes(sakura, necklace) = unknown
    sakura believes suitor believes likes(sakura, comb) = unknown
    sakura believes looks_where_others_look(suitor)  # she would herself
    looks_where_others_look(gaara)

see on_show(g: gift) by c if at(c) == window or watching(c) == window

action stroll(who: person, other: person, to: place) takes 16 minutes
    seen if to == corner and dined(who)
            and who == suitor "It [be] late, and so they [go] as far as {to}. {who} [do] the talking for both."
    seen if to == corner and dined(who)
            and who != suitor "It [be] late, and so they [go] as far as {to}. {other} [do] the talking for both."
    seen if dined(who)
            and who == suitor "They [come] out, and [walk] as far as {to}, and {who} [be] not yet promoted."
    seen if dined(who)
            and who != suitor "They [come] out, and [walk] as far as {to}, and {other} [be] not yet promoted."
    seen if not dined(who)
            and who == suitor "The old man had bitten somebody again, and it [be] late before the ward [let] them go. They [walk] to {to}, {who} and {other}. {who} [talk]. {other} [listen], more or less."
    seen if not dined(who) and who != suitor and who != gaara
            and other != gaara "The old man had bitten somebody again, and it [be] late before the ward [let] them go. They [walk] to {to}, {who} and {other}. {other} [talk]. {who} [listen], more or less."
    seen if who == suitor "They [walk] to {to}, {who} and {other}. {who} [talk]. {other} [listen], more or less."
    seen if who != suitor "They [walk] to {to}, {who} and {other}. {other} [talk]. {who} [listen], more or less."
    seen "They [walk] {over|on|along} to {to}, {who} and {other}."
    by who
    with other
    seen by c if c == who or c == other or at(c) == at(who) or watching(c) == at(who) or at(c) == to
    if evening and at(who) == at(other) and at(who) != to and out_with(who, other)
            and unthanked(who) == none and not on_duty(who) and not on_duty(other)
            and not thrown(who) and not thrown(other) and (open_to_all(to) or to == corner)
    then
        at(who) = to
        at(other) = to
        for c: person if watching(c) == at(who): watching(c) = to  # who has kept up so far keeps up

action take_hand(who: person, other: person) takes 8 minutes
    seen "{who} [reach] across, in the middle of {a sentence|saying something}, and [take] {other's} hand."
    to sakura "{who} [take] her hand without looking at it, as one picks up a cup."
    to gaara "And the man [take] her hand."
    by who
    with other
    seen by c if at(c) == at(who) or watching(c) == at(who)
    if at(who) == at(other) and evening and out_with(who, other) and dined(who)
            and not hands(who, other)
    then
        hands(who, other)
        closeness(other, who) += 1

rule pang(c: person, o: person, rival: person) known to gaara, shukaku
    when needs(c, o) and exclusive(o, c) and hands(rival, o) and c != rival and not uneasy(c)
            and not did compare(c, o)
    then uneasy(c)

action compare(who: person, other: person)
    thought "Gaara [take] the matter apart like a budget. A hand [be] a hand. She [have] hands on everybody, all day; it [be] her work. On him she had used both, and her weight, and half an hour, and had hummed; and that she would do for nobody else, and he [have] her word for it. The man [have] one of hers. Gaara [look] closely. She [be] not humming. The reasoning [hold]. He [let] go of the ledge, which [have] a new shape now."
    by who
    seen by c if c == who
    if uneasy(who) and needs(who, other) and closeness(other, who) >= 3
    then not uneasy(who)

action dine(who: person, other: person) takes 1 hour
    seen if who == suitor "They [have] the noodles{, both of them|}. {who} [tell] {other} about the year in which he was nearly promoted."
    to sakura if who == suitor "{who} [talk]. She [have] the noodles. They [be] good noodles."
    to sakura if who == sakura
            and did stay_to_talk(sakura, gaara) "She [order] the noodles, and {other} [tell] her about the year in which he was nearly promoted. She [tell] him about the marble. He [do] not ask which side. They [be] good noodles. A bun [come] with them. She [put] it into her bag, for somebody who [forget] to eat."
    to sakura if who == sakura "She [order] the noodles, and {other} [tell] her about the year in which he was nearly promoted. They [be] good noodles. A bun [come] with them. She [put] it into her bag, for somebody who [forget] to eat."
    seen "They [have] the noodles{, both of them|}."
    by who
    with other
    seen by c if at(c) == at(who) or watching(c) == at(who)
    if evening and at(who) == at(other) and out_with(who, other) and not dined(who)
            and at(who) == table(who) and at(who) == table(other)
    then
        dined(who)
        dined(other)

# One does not decide to; it is a breath longer than one looks at things.
rule lingers(c: person, g: gift)
    seen "{c} [stop] before the glass. Behind it [lie] {g}; and she [look] at it for a breath longer than one looks at things."
    to sakura if g == necklace "{c} [stop] before the glass. Behind it [lie] {g}. It [be] nothing; but it would lie just there, under the collar of a white coat, where nobody [know]. She [look] at it for a breath longer than one looks at things."
    to gaara if g == necklace "{c} [stop] before the glass. Behind it [lie] a thin chain with the sign of the village, such as one [give] in Suna along with a question; and she [look] at it for a breath longer than one looks at things. Two roofs away somebody else [hold] that breath."
    to gaara "{c} [stop] before the glass. Behind it [lie] {g}; and she [look] at it for a breath longer than one looks at things. Two roofs away somebody else [hold] that breath."
    seen by x if x == c or watching(x) == at(c) or at(x) == at(c) and looks_where_others_look(x)
    when at(c) == window and likes(c, g) == yes and on_show(g) and not looked_at(c, g)
            and exists p: person . out_with(c, p) and at(p) == at(c)
    then
        looked_at(c, g)
        for x: person if watching(x) == at(c) or at(x) == at(c) and looks_where_others_look(x):
            x believes likes(c, g)

action buy(who: person, gift) takes 8 minutes
    seen "{who} [buy] {gift}."
    to sakura if who == suitor "{who} [come] out of the shop with a hand behind his back and the face of a man about to be thanked."
    to gaara if who == gaara "Gaara [give] them the length of a street. The goldsmith, who had been putting up his shutters, [take] them down again without a word, and [be] given a month's salary, the first that Gaara had ever spent, for {gift}. The sand [have] to be told to be careful. The chain [come] with a question, as such chains [do]; he would think of one on the way. He [be] back above them before Daichi [have] come to the end of a sentence."
    by who
    seen by c if c == who or at(c) == at(who)
    if on_show(gift) and purse(who) and storm == 0
            and (at(who) == window or at(who) == roofs and not exists p: person . at(p) == window)
    then
        holder(gift) = who
        not on_show(gift)

action give(who: person, gift, other: person)
    to gaara if gift == necklace
            and who == gaara "He [hold] out his hand, with the sand in it, and the chain. 'It was going to be a question,' he [say]. 'I do not know any more which one.' She [turn] round, and [lift] her hair, and the sand [do] up the clasp; his own hands would not have managed."
    to sakura if gift == necklace
            and who == gaara "He [hold] out his hand, with sand in it, and in the sand the thin chain from behind the glass. He had been there, then. He had been everywhere. The sand [do] up the clasp, as lightly as breath."
    seen "{who} [give] {other} {gift}."
    to sakura if gift == comb "'For you,' {who} [say]. It [be] a comb, red, lacquered, for a woman with a great deal of hair and nothing to do with her hands. 'Oh,' she [say]."
    to gaara if gift == comb "The man [go] into the shop, and [come] out again with a comb for her, a red one, off the tray by the door. From the roof Gaara [know] the exact face with which she [take] it; it [be] the one she [keep] for patients who bring cake."
    by who
    with other
    seen by c if at(c) == at(who) or watching(c) == at(who)
    if who != other and holder(gift) == who and at(who) == at(other) and storm < 3
            and not exists p: person . grudge(p, who) and at(p) == at(who) and not out_cold(p)
    then
        holder(gift) = other
        unthanked(who) = other
        given(who, gift)
        if likes(other, gift) == yes: closeness(other, who) += 1

action thank(who: person, other: person)
    to gaara if other == suitor "'It is so red,' {who} [say]."
    seen if other == gaara "'Thank you,' {who} [say], and [hold] on to it."
    seen "{who} [thank] {other}, {very nicely|warmly}."
    felt "There [be] nothing wrong with it. She [say] so three times, in three ways, to be sure."
    by who
    seen by c if at(c) == at(who) or watching(c) == at(who)
    if unthanked(other) == who and at(who) == at(other)
    then unthanked(other) = none

# He knows how it is done: dinner, something in a little bag, the last lantern.
action lean_in(who: person, other: person)
    seen "{who} [stop] talking, and [bend] his head towards {other's}."
    to gaara "The man [stop] talking. It [be] the first sensible thing he [have] done all evening, and then Gaara [see] why. He [be] bending down to her; and she [stand] quite still, with her own door behind her."
    by who
    seen by c if at(c) == at(who) or watching(c) == at(who)
    if who != other and at(who) == corner and at(who) == at(other) and out_with(who, other)
            and dined(who) and (exists g: gift . given(who, g)) and not leaning(who, other)
            and not `declined kiss`(other, who, other) and not kissed(who, other)
            and not thrown(who)
    then leaning(who, other)

action kiss(who: person, other: person)
    to gaara if who == gaara
            and spoken(gaara) "He had read about it. He [bend] his head, slowly, like a man who lowers himself into water without knowing how deep it is, and [find] that one could stand."
    to gaara if who == sakura
            and spoken(gaara) "She [take] him by the collar, which she had been putting straight for three weeks, and [pull]. It [be] not medicine. The sand [do] not so much as look up."
    to sakura if spoken(sakura) "It [take] some time. The bun [be] the only witness, and had seen worse."
    seen "{who} [kiss] {other}."
    by who, other
    seen by c if at(c) == at(who) or watching(c) == at(who)
    if at(who) == at(other) and (leaning(who, other) or spoken(who) and spoken(other))
            and not kissed(who, other)
    then
        not leaning(who, other)
        kissed(who, other)
        kissed(other, who)

wants gaara
    3 if not hurt(gaara) and exists o: person . (needs(gaara, o) or out_with(gaara, o)) and (at(gaara) == at(o) or watching(gaara) == at(o))
    -3 if uneasy(gaara)
    1 if not hurt(gaara) and exists g: gift . exists o: person . needs(gaara, o) and likes(o, g) == yes and (holder(g) == gaara or holder(g) == o)
    1 if not hurt(gaara) and exists g: gift . exists o: person . needs(gaara, o) and likes(o, g) == yes and given(gaara, g)

see leaning(a, b) by c if at(c) == at(a) or watching(c) == at(a)

# She turns her face a little, so that it is a cheek; there is no third way to take that.
rule steps_back(a: person, b: person)
    "{a} [straighten] up again, and [say] something about the lantern."
    seen by c if at(c) == at(a) or watching(c) == at(a)
    when `declined kiss`(b, a, b) and leaning(a, b)
    then not leaning(a, b)

wants sakura
    -2 if evening and exists p: person . out_with(sakura, p) and at(p) != at(sakura)
    2 if dined(sakura)
    1 if exists p: person . p != sakura and at(p) == at(sakura) and not out_cold(p)
    1 if exists p: person . best(sakura) == p and at(p) == at(sakura)
    1 if exists p: person . hands(p, sakura)
    1 if exists g: gift . holder(g) == sakura
    2 if exists g: gift . likes(sakura, g) == yes and holder(g) == sakura
    -1 if exists p: person . unthanked(p) == sakura
    4 if exists p: person . kissed(p, sakura) and beloved(sakura) == p
    -3 if exists p: person . kissed(p, sakura) and beloved(sakura) != p

wants suitor
    2 if dined(suitor)
    1 if at(suitor) == at(sakura) and not exists p: person . struck(p)
    1 if hands(suitor, sakura)
    1 if exists g: gift . holder(g) == sakura and likes(sakura, g) == yes and given(suitor, g)
    3 if kissed(suitor, sakura)
