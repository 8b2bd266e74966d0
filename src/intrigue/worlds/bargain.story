# A lie that works because of what the liar thinks the other believes
#
# Anselm tells Madam Oriel that his good horse is a bad one. He picks this lie because he believes that she believes that
# he never speaks the truth; so she comes to believe the truth. If he thought that she trusts him, the lie would have no
# reason, and he would just say so. Pip, who thinks that everybody trusts Anselm, cannot make it out, and asks.
#
# Expected endings: fair. Sold, if the old mare were not dear to him.

world bargain "An Honest Lie"

type horse

horse juniper "Juniper" she, biscuit "Biscuit" he
character anselm "Anselm" he
character oriel "Madam Oriel" she
character pip "Pip" she

property here(character)  # at the horse fair
property customer(character)
property sound(horse)  # fit for years of work
property dear(horse)   # to Anselm; the lady takes it for a horse like any other
property owner(horse): character
property trusts(character, character)
property hand_on(character): horse or none = none
property rent(character)  # the winter's rent is in the tin
property puzzled(character)
property owes_answer(character)

start
    here(anselm)
    here(pip)
    customer(oriel)
    sound(biscuit)  # plain, shaggy, never tired
    dear(juniper)   # a handsome old mare with two winters left in her
    for h: horse: owner(h) = anselm
    oriel believes
        sound(juniper)
        not sound(biscuit)
        not dear(juniper)
    anselm believes
        oriel believes
            not sound(juniper)
            not sound(biscuit)
    pip believes trusts(oriel, anselm)  # Pip would believe Anselm anything
    pip believes oriel believes trusts(oriel, anselm)

action arrive(who: character)
    "{who} [come] down the row of horses with her gloves buttoned and her chin up, looking for something to drive."
    by who
    if customer(who) and not here(who)
    then here(who)

action choose(who: character, horse)
    seen "{who} {[lay] a hand on {horse's} neck|[stop] before {horse}}. {'This one,' she said.|'On the whole,' she said, 'I shall have this one.'}"
    thought to pip if dear(horse) "Not that one. {anselm} would sooner have sold the roof."
    by who
    if customer(who) and here(who) and owner(horse) != who and hand_on(who) != horse
            and who believes sound(horse)
    then hand_on(who) = horse

action let_go(who: character, horse)
    "{who} [take] her hand from {horse's} neck as from a stove."
    by who
    if hand_on(who) == horse
    then hand_on(who) = none

action praise(who: character, horse, other: character)
    seen "'{horse}! Oh, a wonder,' {who} [tell] {other}. 'Up at five, out till dark, never a day ill. You will find no better.'"
    felt if dear(horse) "Nobody [have] believed a good word of his about a horse since the affair of the grey."
    thought to other if not trusts(other, who) "So there [be] something wrong with {horse.him}."
    thought to pip if dear(horse) "{horse} [have] not been up at five since {pip} was born."
    by who
    if customer(other) and here(other) and owner(horse) == who
    then
        if other believes trusts(other, who): other believes sound(horse)
        else: other believes not sound(horse)

action run_down(who: character, horse, other: character)
    seen "'{horse}?' {who} [say] to {other}, and [sigh]. 'I would not wish that one on you. Weak in the wind. Eats like a mayor.' {other} [look] from the man to the horse and back, for a long time."
    felt if sound(horse) "Every word of it [be] meant to be weighed, and it [be]."
    thought to other if not trusts(other, who) "Nobody takes such trouble over a bad horse."
    thought to pip if sound(horse) "{horse} [have] never been ill in his life. He [look] at the ground, as he [do] when people lied; so {pip} [look] at it, too."
    by who
    if customer(other) and here(other) and owner(horse) == who
    then
        if other believes trusts(other, who): other believes not sound(horse)
        else: other believes sound(horse)
        for c: character if c != who and c != other and here(c) and c believes sound(horse):
            puzzled(c)

action buy(who: character, horse, seller: character)
    "{who} [count] the money into {seller}'s palm, very fast, before he could think better of it, and [lead] {horse} away."
    refused "{who} [open] {who.his} purse. {seller}, just then, [have] something in his eye, and [do] not see it."
    by who, seller
    if hand_on(who) == horse and who != seller and owner(horse) == seller
    then
        owner(horse) = who
        hand_on(who) = none
        rent(seller)

action ask(who: character, other: character)
    seen "'But he is the best horse we have,' {who} [say] to {other}, when the lady was out of hearing, 'and you told her he was bad. And Juniper is twenty-six!'"
    thought to other "It [be] not a thing that one could explain and hold a horse."
    by who
    if who != other and puzzled(who) and not owes_answer(other)
    then owes_answer(other)

action explain(who: character, other: character)
    "'If I had told her he was good,' {who} [say], 'she would have known that he was bad. So I told her he was bad.' {other} [need] most of the road home to count that out on her fingers. Juniper, who was in no hurry, [carry] her."
    by who
    if who != other and owes_answer(who) and puzzled(other)
    then
        not owes_answer(who)
        not puzzled(other)
        other believes not trusts(oriel, who)
        other believes oriel believes not trusts(oriel, who)

thought of pip when not trusts(oriel, anselm) "It had never occurred to {pip} that one could be believed in that direction."

opening to pip "{pip} held the horses. {juniper}, the handsome one, was twenty-six; {biscuit}, the other one, could have pulled a church. Whoever knew that knew all about horses that there was to know."

say arrive(who) "{who} [come] to buy a horse"
say ask(who, other) "{who} [ask] {other} why"
say explain(who, other) "{who} [explain] the bargain to {other}"
say run_down(who, horse, other) "{who} [run] {horse} down to {other}"
say praise(who, horse, other) "{who} [praise] {horse} to {other}"

wants anselm
    2 if rent(anselm)
    -3 if dear(juniper) and owner(juniper) != anselm
    -1 if oriel believes sound(juniper)  # he is uneasy while anybody eyes her
    -1 if owes_answer(anselm)

wants oriel
    2 if exists h: horse . owner(h) == oriel and sound(h)
    -1 if exists h: horse . hand_on(oriel) == h and not sound(h)  # one is judged by what one strokes

wants pip
    -1 if puzzled(pip)

author wants 1 if owner(biscuit) == oriel

act "The handsome mare" until anselm believes oriel believes sound(juniper)
act "A word of praise" until oriel believes not sound(juniper) and hand_on(oriel) == none
act "A word of warning" until owner(biscuit) == oriel
act "What Pip could not make out" until not puzzled(pip)

ending fair "A good horse, the winter's rent, and each sure of having got the better of the other" if owner(biscuit) == oriel
        and rent(anselm)

ending sold "The mare goes to a stranger" if owner(juniper) == oriel

viewpoint pip only
