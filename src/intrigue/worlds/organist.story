# A rumour that comes back to its subject as something else
#
# Mira is going to her sister's for a week, and says so to the neighbour who is to feed the cat. Agathe, who does not
# know that she hears badly, hears of an elopement. Nobody in this village tells a lie.
#
# Expected endings: eloped. The sister's, if Agathe heard better.

world organist "A Week at Her Sister's"

type place
type errand

place pump "the pump", bakery "the bakery"
errand visit "a week at her sister's", elopement "the organist"
character mira "Mira" she
character tobias "Tobias" he
character agathe "Agathe" she
character bruno "Bruno" he

property at(character): place = pump
property plan(character): errand or none = none
property deaf(character)
property bread(character)
property wished_joy(character, character)

start
    at(bruno) = bakery
    plan(mira) = visit
    secret of mira: plan(mira) == visit
    deaf(agathe)
    for c: character: c believes not deaf(agathe)

action confide(who: character, other: character, errand)
    seen "{who} [lower] her voice, as one does at a pump, and [tell] {other} about {errand}. There was the cat to be thought of."
    felt "It was only a week. But somebody had to see to the cat."
    by who
    seen by c if at(c) == at(who) and (c == who or c == other or not deaf(c))
    seen by c if at(c) == at(who) as confide(who, other, elopement)
    if who != other and at(who) == at(other) and plan(who) == errand
    then
        other believes who believes plan(who) = errand
        for c: character if at(c) == at(who) and c != who and (c == other or not deaf(c)):
            c believes plan(who) = errand

action pass_on(who: character, other: character, subject: character, errand)
    seen "{who} [put] both elbows on the counter. 'I say nothing,' she [say] to {other}, 'but I was standing at the pump, and it is {errand}. Poor {subject}. Or not.'"
    felt "It was not gossip if one had heard it oneself."
    thought to subject "{subject} [stand] beside the flour bin, three steps away. Nobody [look] round."
    by who
    seen by c if at(c) == at(who)
    if who != other and who != subject and other != subject and at(who) == at(other)
            and who believes plan(subject) == errand
            and not (who believes other believes plan(subject) == errand)
    then
        other believes who believes plan(subject) = errand
        other believes plan(subject) = errand

action walk(who: character, to: place)
    to c if at(c) == to "{who} [come] in{| with an empty basket|, and [be] in no hurry}."
    "{who} {[go] over|[walk] across|[cross] the square} to {to}{| with an empty basket}."
    by who
    seen by c if at(c) == at(who) or at(c) == to
    if at(who) != to
    then at(who) = to

action buy_bread(who: character)
    seen "{who} [buy] a loaf."
    felt "One [have] to buy something. It [be] handed to {who.him} as one hands bread to the sick."
    by who
    seen by c if at(c) == at(who)
    if at(who) == bakery and not bread(who)
    then bread(who)

action wish_joy(who: character, other: character)
    seen "{who} [wipe] the flour off both hands first. 'He has a beautiful touch,' he [say] to {other}, 'on the pedals particularly. I wish you joy.'"
    felt "One did not often have the chance to say the right thing."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == at(other) and who believes plan(other) == elopement
            and not wished_joy(who, other)
    then
        wished_joy(who, other)
        other believes who believes plan(other) = elopement

action think_of_it(who: character)
    seen "{who} [stand] there with the bread against her chest, like somebody who listens to music in another house."
    felt "The organist. She had never once thought of the organist. She [be] thinking of him now."
    by who
    seen by c if c == who
    if plan(who) == visit and bread(who)
            and exists c: character . c != who and who believes c believes plan(who) == elopement
    then plan(who) = elopement

opening to mira "{mira} was going away for a week. Since it was to her sister's, there was nothing about it that one could not tell at the pump."

say confide(who, other, errand) "{who} [tell] {other} about {errand}"
say pass_on(who, other, subject, errand) "{who} [talk] to {other} about {subject} and {errand}"
say think_of_it(who) "{who} [think] of the organist"
say wish_joy(who, other) "{who} [wish] {other} joy"

wants mira
    1 if tobias believes plan(mira) != none
    1 if bread(mira)
    3 if plan(mira) == elopement

wants agathe
    count c: character . c != agathe and c believes agathe believes plan(mira) == elopement

wants bruno
    1 if wished_joy(bruno, mira)

author wants 1 if plan(mira) == elopement

act "The cat" until tobias believes plan(mira) == visit
act "What Agathe heard" until bruno believes plan(mira) == elopement
act "A loaf of bread" until mira believes bruno believes plan(mira) == elopement
act "The organist" until plan(mira) == elopement

ending eloped "She took the cat" if plan(mira) == elopement
ending visit "A week at her sister's" if bread(mira) and plan(mira) == visit

viewpoint mira only
