# A menagerie of feelings: every emotion that the engine knows arises in it
#
# Hanna opens the parrot's cage, because she wants him to have air, and does not know that the latch is loose. Pim, who is
# fond of her and knows it, brings him back and finds more on the roof than a parrot. Otto, who cannot stand her, has his
# own idea of what a seed box is for. What everybody feels at each step, about whom and because of which want or norm,
# follows from what they want and believe; nothing below says that anybody is to be angry.
#
# Expected endings: evening.

world zoo "The Little Menagerie"

type bird

bird parrot "the parrot" he
character hanna "Hanna" she
character pim "Pim" he
character otto "Otto" he

property aired(bird)
property loose        # the latch of the cage
property away(bird)   # he is out
property lured(bird)  # he sits in Otto's kitchen
property nimble(character)
property has_raisins(character)
property unlocked  # the seed box
property seeds     # are in it
property breeds_canaries(character)
property has_seeds(character)
property has_purse(character)  # Hanna's; it has been missing since Sunday
property has_gingerbread(character)

start
    loose
    nimble(pim)
    unlocked
    seeds
    breeds_canaries(otto)
    hanna believes not loose
    hanna believes not unlocked
    otto believes not loose
    liking(pim, hanna) = 90
    liking(otto, hanna) = 10

action open_cage(who: character)
    seen "{who} [open] the cage, 'for the air, poor thing', and [set] it in the window. The latch gave a click. Then there was no parrot in the cage."
    felt "She [go] on holding the door open for him, for some time."
    thought to pim "{pim} [have] been meaning to see to that latch."
    by who
    if not away(parrot) and not nimble(who) and not breeds_canaries(who)
    then
        aired(parrot)
        if loose: away(parrot)

action fetch(who: character)
    seen "{who} [go] up the drainpipe, along the gutter and round the chimney, and [come] down again with the parrot on his head and a purse between his teeth. 'It was lying in the gutter,' he said. The parrot said something worse."
    felt "From up there one [have] seen {hanna} at the window, the size of a thumb, with both hands before her mouth."
    thought to hanna "She [ask] the parrot where he had learnt that. She [do not ask] about the purse."
    by who
    if away(parrot) and not lured(parrot) and nimble(who)
    then
        not away(parrot)
        has_purse(who)

action buy_raisins(who: character)
    seen "{who}, who had never been seen to eat a raisin, [buy] half a pound of them."
    thought to pim "Half a pound [be] a great deal, for a canary."
    felt "One might as well have a parrot as not."
    by who
    if breeds_canaries(who) and not has_raisins(who)
    then has_raisins(who)

action lure(who: character)
    "{who} [put] a dish of raisins on his windowsill and [whistle]. The parrot, who has a price, flew in."
    by who
    if away(parrot) and not lured(parrot) and has_raisins(who)
    then
        not has_raisins(who)
        lured(parrot)

action take_seeds(who: character)
    seen "Before everybody's eyes, {who} [lift] the lid of the seed box and [fill] both pockets. 'For the canaries,' he said when they looked at him. 'Charity.'"
    thought to pim "{who's} canaries [be] the fattest in the street. They [can] hardly be got to sing."
    thought to hanna "It [be] not the seeds. It [be] the second pocket."
    by who
    if unlocked and seeds and breeds_canaries(who)
    then
        not seeds
        has_seeds(who)

action spend(who: character)
    "{who} [take] the purse to the fair, and [come] home with an empty one and a gingerbread heart."
    by who
    if has_purse(who) and nimble(who)
    then
        not has_purse(who)
        has_gingerbread(who)

action give_back(who: character, other: character)
    seen "{who} [weigh] the purse in his hand. The fair was in town till Sunday. Then he put it on the table before {other}, and went out rather quickly."
    felt "There would be other fairs."
    thought to other "She [count] it, afterwards. One always does; and it [be] all there, which made her rather ashamed."
    by who
    if has_purse(who) and who != other
    then
        not has_purse(who)
        has_purse(other)

see away(bird) by c

norm not_stealing(who) broken by take_seeds(who)
norm honest_finder(who) broken by spend(who)

say open_cage(who) "{who} [open] the cage"
say fetch(who) "{who} [fetch] the parrot and a purse from the roof"
say buy_raisins(who) "{who} [buy] raisins"
say lure(who) "{who} [lure] the parrot with raisins"
say take_seeds(who) "{who} [fill] both pockets with seeds"
say spend(who) "{who} [spend] the money at the fair"
say give_back(who, other) "{who} [give] {other} the purse back"

wants hanna
    1 if aired(parrot)
    -3 if away(parrot)
    -2 if lured(parrot)
    1 if seeds
    1 if has_purse(hanna)

wants pim
    -2 if away(parrot)
    1 if has_purse(hanna)
    2 if has_gingerbread(pim)

wants otto
    2 if has_seeds(otto)
    1 if lured(parrot)

act "Air" until away(parrot)
act "The roof" until not away(parrot)
act "Charity" until has_seeds(otto)
act "The purse" until has_purse(hanna)

ending evening "The parrot is back, the purse is back, and there is nothing to feed him with" if has_purse(hanna)
        and not away(parrot) and not seeds

viewpoint pim only
