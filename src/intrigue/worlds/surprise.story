# Everybody knows but one, and she pretends not to know
#
# Nora finds the cake that she is not to find. She knows that Ben and Aunt Ida do not know that she knows, and would not
# spoil it for the world: what she wants is a belief of theirs about a belief of hers. So when Ben catches her beside the
# cake she has a reason to play the innocent, and later to gasp. Aunt Ida, at the window, saw it all; that, in turn, Nora
# does not know.
#
# Expected endings: kept. Spoilt, if the story stops beside the cake.

world surprise "Nobody Said a Word"

type place

place kitchen "the kitchen", pantry "the pantry", parlour "the parlour"
character nora "Nora" she
character ben "Ben" he
character ida "Aunt Ida" she

property at(character): place
property birthday(character)
property party_planned  # a party, behind Nora's back
property cake_in(place)
property hungry(character)
property fretting(character)  # about icing
property owes_answer(character, character)
property watching(character)  # from the window seat one sees across the yard into the pantry
property sprung
property astonished(character)

start
    at(nora) = kitchen
    at(ben) = parlour
    at(ida) = parlour
    birthday(nora)
    party_planned
    cake_in(pantry)
    hungry(nora)
    fretting(ben)
    watching(ida)
    secret of ben, ida: party_planned and cake_in(pantry)
    secret of ida: watching(ida)

action fetch_jam(who: character)
    seen "{who} [slip] into the pantry for the plum jam and [stop] with her hand on the lid. On the top shelf [stand] a cake three storeys high, with her own name on it in sugar roses."
    felt "So that [be] why nobody had let her near the pantry since Tuesday."
    by who
    seen by c if c == who or watching(c) or at(c) == pantry
    if hungry(who) and at(who) == kitchen
    then
        at(who) = pantry
        not hungry(who)
        if cake_in(pantry):
            who believes party_planned
            who believes cake_in(pantry)
            for c: character if c != who:
                who believes c believes party_planned
                who believes c believes cake_in(pantry)

action check_cake(who: character)
    seen "The door opened. {who} [come] in backwards, to be sure that nobody followed him, and [turn] round, and [go] the colour of the icing."
    thought to nora "There [be] no other door."
    by who
    seen by c if c == who or at(c) == pantry
    if fretting(who) and at(who) == parlour
    then
        at(who) = pantry
        not fretting(who)
        for d: character if d != who and at(d) == pantry:
            who believes at(d) = pantry
            who believes d believes party_planned

action wonder_aloud(who: character, other: character)
    seen "'What a cake!' {who} [cry]. 'Is that for the church bazaar?'"
    felt "It was the best she could do with a jar of jam in her hand."
    by who
    seen by c if at(c) == at(who)
    if who != other and at(who) == pantry and at(other) == pantry
    privately if who believes party_planned
    then
        owes_answer(other, who)
        for c: character if c != who and at(c) == at(who): c believes who believes not party_planned

action play_along(who: character, other: character)
    seen "{who} [look] from the cake to {other} and back, and [begin] to breathe again. 'The bazaar,' he [say]. 'Exactly. That is just what it is for.'"
    thought to other "He [believe] it. One [can] only hope that he would never be sent out to buy a horse."
    by who
    seen by c if at(c) == at(who)
    if who != other and owes_answer(who, other) and at(who) == at(other)
    then not owes_answer(who, other)

action call_in(who: character, other: character)
    seen "At eight {who} [remember], a little too loudly, something {other} really must come and see in the parlour."
    thought to other "{other} [have] been ready since half past seven. She [ask] what it could be."
    by who, other
    if birthday(other) and who != other and at(who) == at(other) and at(who) != parlour
            and not owes_answer(who, other)
    then
        at(who) = parlour
        at(other) = parlour

action surprise(who: character, other: character)
    "'Surprise!' {who} [shout], and the lamps came up on the whole street in paper hats."
    by who
    seen by c if at(c) == parlour
    if birthday(other) and who != other and at(who) == parlour and at(other) == parlour
            and not sprung
    then
        sprung
        if other believes party_planned:
            for c: character if c != other and at(c) == parlour: c believes not astonished(other)
        else: astonished(other)

action gasp(who: character)
    seen "{who} [be] late by a heartbeat. Then both hands [fly] to her cheeks, and she gasped so well that a paper hat fell off."
    felt "Nobody [have] told her how long one has to keep that up."
    by who
    seen by c if at(c) == parlour
    if birthday(who) and at(who) == parlour and sprung
    then
        for c: character if c != who and at(c) == parlour
                and not (c believes who believes party_planned):
            c believes astonished(who)

action wink(who: character, other: character)
    seen "Over the rim of her cup, {who} [look] at {other} for some time. 'And how,' she asked, 'was the jam?'"
    thought to other "There [be] a window seat in the parlour, and one [see] across the yard from it. {other} [have] never thought of that window."
    by who
    seen by c if c == who or c == other
    if who != other and at(who) == at(other) and sprung
            and who believes other believes party_planned
            and exists c: character . c believes astonished(other)
    then other believes who believes other believes party_planned

say astonished(c) "{c} [be] astonished"
say at(c) == kitchen "{c} [be] in the kitchen"
say at(c) == pantry "{c} [be] in the pantry"
say at(c) == parlour "{c} [be] in the parlour"
say fetch_jam(who) "{who} [fetch] the jam"
say wonder_aloud(who, other) "{who} [ask] {other} whether the cake is for the bazaar"
say play_along(who, other) "{who} [agree] with {other} at once"
say call_in(who, other) "{who} [call] {other} into the parlour"
say gasp(who) "{who} [gasp]"
say check_cake(who) "{who} [look] in on the cake"
say wink(who, other) "{who} [ask] {other} about the jam"

wants nora
    -1 if hungry(nora)
    count c: character . c != nora and c believes not (nora believes party_planned)
    sum c: character . 2 if c != nora and c believes astonished(nora)

wants ben
    -1 if fretting(ben)
    -1 if owes_answer(ben, nora)
    1 if not (nora believes party_planned)
    2 if astonished(nora)

wants ida
    1 if nora believes ida believes nora believes party_planned  # a secret is nicer with somebody in it

author wants 1 if ben believes astonished(nora)

act "Plum jam" until ben believes nora believes party_planned

act "The church bazaar" until ben believes not (nora believes party_planned)
        and not owes_answer(ben, nora)

act "Eight o'clock" until ben believes astonished(nora)
act "Aunt Ida" until nora believes ida believes nora believes party_planned

ending kept "The surprise is kept, after a fashion" if ben believes astonished(nora)
ending spoilt "The surprise is spoilt" if ben believes nora believes party_planned

viewpoint nora only
