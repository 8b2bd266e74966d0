# The sand and the demon. Shukaku rises on anger and on pain, a step at a time, and every step is its own doing; to master it
# is Gaara's. High up he can only do it if he is held, and if what fed it is gone.

property storm: 0..3     # 0 asleep, 1 stirring, 2 straining, 3 out
property mastered: 0..9  # how often: each time it needs more to try again
property shown           # it has been out, before eyes
property prey(person)
property gripped(person)
property unruly  # the sand follows his temper; he is sure that it does not, any more
property held(person)
property dead(person)

start
    unruly
    gaara believes not unruly

# It lives where his feelings are.
see anger(gaara, p: person) by c if c == shukaku
see distress(gaara) by c if c == shukaku

rule walls_give_way(p: place)
    to gaara if at(sakura) != flat "She [be] not there; nobody [be]. On the shelf there [stand] two cups, and the second cup [be] too much. The sand [break] the room. It [take] its time, and nothing that [have] legs or a handle [be] spared; and then there [be] quiet, and a single spoon, going round. Until now he had never broken anything of hers."
    seen "The sand [break] the room. It [take] its time, and nothing that [have] legs or a handle [be] spared; and then there [be] quiet, and a single spoon, going round."
    seen by c if at(c) == p
    when unruly and at(gaara) == p and breakable(p) and not wrecked(p) and distress(gaara) >= 25
    then wrecked(p)

action stir(who: character)
    to gaara if mastered == 0 "Awake, it [say], behind Gaara's eyes: the old voice, the one that the elders [ask] about. We are awake. They have gone off, the two of them, and left us a spoon. Let us find them, and ask whose the second cup is."
    to gaara if quoted(sakura) "Well, it [say]. Well, well. So they have put a nurse on us."
    to gaara "{Again, it [say], behind his eyes. They have done it again. Let us see.|It [be] awake. It had only [lie] still.}"
    felt "{Awake, it [say], behind his eyes. We are awake. What have they done to us?|Again, it [say], behind his eyes.}"
    by who
    seen by c if c == shukaku or c == gaara
    if who == shukaku and storm == 0 and (exists o: person . needs(gaara, o))
            and (distress(gaara) >= 36 + 50 * mastered or exists p: person . needs(gaara, p) and anger(gaara, p) >= 20 + 20 * mastered)
    then storm = 1

action strain(who: character)
    to gaara if quoted(sakura) and daily(gaara)
            and mastered >= 1 "'Daily,' Gaara [say], to nobody. The no of an hour ago had leaned on her word; there [be] nothing left to lean on. The sand [begin] to move without being asked."
    to gaara if quoted(sakura)
            and daily(gaara) "'Daily,' Gaara [say], to nobody. The sand [begin] to move without being asked."
    to sakura if quoted(sakura)
            and daily(gaara) "'Daily,' Gaara [say], to nobody. The sand [begin] to move without being asked."
    seen "The sand [begin] to move without being asked."
    by who
    seen by c if at(c) == at(who)
    if who == shukaku and storm == 1
            and exists p: person . needs(gaara, p) and anger(gaara, p) >= 30
    then storm = 2

action break_out(who: character)
    seen "One of his eyes [go] yellow, and round, and [look] at them one after the other, and [be] hungry. Where his left arm had been there [be] a great deal of sand, and it [have] claws. All along the street the lamps [go] out, and people [get] under their tables, as they had learned in childhood."
    by who
    seen by c if at(c) == at(who)
    if who == shukaku and storm == 2
            and exists p: person . needs(gaara, p) and anger(gaara, p) >= 30
    then
        storm = 3
        shown

action go_for(who: character, other: person) takes 8 minutes
    seen "The claws [go] for {other}."
    by who
    seen by c if at(c) == at(who)
    if who == shukaku and storm == 3 and other != gaara and grudge(other, gaara)
            and at(who) == at(other) and not prey(other) and not gripped(gaara) and not dead(other)
    then prey(other)

action tear(who: character, other: person)
    seen "Nobody [look]. When one could look again there [be] only sand."
    by who
    seen by c if at(c) == at(who)
    if who == shukaku and storm == 3 and prey(other)
    then
        dead(other)
        not prey(other)

# There is nothing left to be angry about.
rule lets_go_of_it(c: person, o: person)
    when (c believes meant(o)) == meals and anger(c, o) >= 1
    then anger(c, o) = 0

action grip(who: person, other: person)
    seen if announces(who)
            and other == gaara "They [stop] a hand short of him, for {who} [have] {other} by the arm, the one that [be] still an arm, and [hang] on to it with all her weight. It [be] the first hold that she had not announced. 'And tomorrow?' she [say]. 'When the elders come for your hat? When you wake up, and he is dead, and I let you? Gaara. Look at me. You would have to walk past this wall every day.'"
    seen "They [stop] a hand short of him, for {who} [have] {other} by the arm, the one that [be] still an arm, and [hang] on to it with all her weight. 'And tomorrow?' she [say]. 'When the elders come for your hat? When you wake up, and he is dead, and I let you? Gaara. Look at me. You would have to walk past this wall every day.'"
    felt "It would have been so easy to be slow. She [think] about it, for as long as one thinks about stepping off a kerb; and then of him, afterwards, knowing; and of herself."
    by who
    seen by c if at(c) == at(who)
    if who != other and other == gaara and at(who) == at(other) and not gripped(other)
            and exists p: person . prey(p) and p != who
    then
        gripped(other)
        for p: person: not prey(p)
        gaze(who) = other

action hold(who: person, other: person)
    seen if announces(who) "'Both arms,' {who} [say], for she had promised to say it. 'Here, and here; and then it will get warm.' She [put] them round {other}, sand and all, and [hold] on. 'I like you,' she [say] into his collar. 'I need you; who would ask me which side? So does Suna, and it cannot say so, because it is a village. Come back, please.'"
    seen "{who} [put] both arms round {other}, sand and all, and [hold] on. 'I like you,' she [say] into his collar. 'I need you. So does Suna, and it cannot say so, because it is a village. Come back, please.'"
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and not held(other) and storm >= 1
            and closeness(other, who) >= 3 and (storm == 1 or gripped(other))
            and not exists p: person . prey(p)
    then held(other)

action master(who: person)
    to gaara if held(gaara) "So does Suna. It [be] a strange thing to be told, through a collar. He [go] down to where the demon [sit], with its claws and its yellow eye, and it [be] very large, and it [have] an answer to everything, and he [shut] the door on it, and it [open], and he [shut] it again, with her weight on his side, and [lean] there until it [stop]. The sand [fall] off him like a coat."
    seen "{who} [shut] his eyes. When he [open] them, they [be] his own again, and the sand [lie] where it had fallen."
    felt if not held(who) "No, he [say] to it; and, after a while: no. There [be] a title that he had been given when nobody had to give it to him; there [be] a brother and a sister who slept with their doors unlocked. No."
    by who
    seen by c if at(c) == at(who)
    if who == gaara and (storm == 1 or storm >= 2 and held(who))
            and not exists o: person . needs(who, o) and (who believes meant(o)) == temper
    then
        storm = 0
        mastered += 1
        not gripped(who)

action embrace(who: person, other: person)
    seen "It [take] {who} some time to find out where one's arms [go]. Then he [put] them round {other}, too."
    by who
    with other
    seen by c if at(c) == at(who)
    if who != other and held(who) and storm == 0 and at(who) == at(other)
            and closeness(who, other) >= 3
    then
        not held(who)
        closeness(other, who) += 2
        closeness(who, other) += 2

wants gaara
    -3 * storm
    -5 if wrecked(flat)
    -1 if held(gaara) and storm == 0  # one does not stand there like a post

wants sakura
    -2 * storm
    -1 if exists p: person . prey(p)
    -5 if exists p: person . dead(p)

wants shukaku
    storm
    3 if storm == 3
    2 if exists p: person . dead(p)

wants suitor
    -1 if storm >= 2
