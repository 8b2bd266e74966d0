# A romance of misread minds
#
# The Kazekage of Suna hides a headache; a medic sees it. What comes of that comes of what each of them wants, and of what each
# believes, often wrongly, that the other thinks.
#
# A fan world: the setting, and Gaara, Sakura and Shukaku, belong to their owners; the prose and the model are ours. The names
# stand in cast.story.

world suna "A Patient Man"

depth 3

clock from 08:00, steps of 4 minutes

thinking everybody: 3 actions ahead, 1 mind deep, 60 states

use "cast.story"
use "places.story"
use "body.story"
use "office.story"
use "trust.story"
use "routine.story"
use "dress.story"
use "courtship.story"
use "line.story"
use "sand.story"
use "rumour.story"
use "hearts.story"
use "search.story"
use "chances.story"
use "words.story"

start
    at(gaara) = office
    at(shukaku) = office
    at(council) = office
    at(sakura) = hospital
    at(suitor) = hospital

opening "Gaara of the Desert was a patient man. He had it in writing: the council of Suna had certified it, in the year in which it stopped locking its doors."

act "In the interest of the village" until daily(gaara) and exclusive(sakura, gaara)
        and at(sakura) != office

act "Three weeks" until sent(sakura, gaara, dinner) and found_out(gaara, sakura)

act "The dress" until needs(gaara, sakura) and at(gaara) != office
        and exists p: person . p != gaara and out_with(p, sakura)

act "Every place but one" until watching(gaara) == at(sakura) and holder(necklace) == gaara
act "The line" until shown
act "The end of the sentence" until shown and storm == 0 and hurt(gaara)

act "All one question" until in_the_open(gaara)
    viewpoint sakura only

act "Half of a thing" until at(gaara) == home and at(sakura) == home and holder(necklace) == sakura
        and (let_off(sakura, gaara) or not wrecked(flat))

ending killed "Only sand" if dead(suitor)

ending without_the_hat "Two bowls, and no hat" if not title(gaara) and spoken(gaara)
        and spoken(sakura)

ending at_large "Nobody to hold it" if storm == 3
ending deposed "Somebody else's hat" if not title(gaara)

ending together "In writing" if kissed(gaara, sakura) and spoken(gaara) and spoken(sakura)

ending with_the_suitor "A comb, worn" if kissed(suitor, sakura)
ending unsaid "Best friends" if hurt(gaara)
ending in_company "A table for three" if walked_in(gaara)
ending turned_down "A cheek" if `declined kiss`(sakura, suitor, sakura)
ending on_duty "Nine beds" if did fever() and did late()
ending home_alone "Her own door" if did late() and at(sakura) == flat
ending dinner_for_two "The noodles, not the fish" if dined(gaara) and dined(sakura)
ending nothing_happened "A street of lanterns" if did late()

closing if spoken(gaara) and spoken(sakura) and did rounds() and sent(sakura, gaara, lunch)
        and did let_off(sakura, gaara) "There was too much to say for sleep, beginning with half a sentence that he had kept and wanted the rest of; and nobody had a headache. Towards morning he slept, with somebody behind him, and nothing got up; and when he woke he knew which question it was. It was not a thing to be asked without papers. One asked Tsunade first, whether her medic could be spared, for good. He would write after breakfast, for which there was a bun, and before the wardrobe, for which there were stairs; and he would give Konoha as long as it liked to answer: until noon, say. He was, as everybody knew, a patient man."

closing if spoken(gaara) and spoken(sakura) and did rounds()
        and sent(sakura, gaara, lunch) "There was too much to say for sleep, beginning with half a sentence that he had kept and wanted the rest of; and nobody had a headache. Towards morning he slept, with somebody behind him, and nothing got up; and when he woke he knew which question it was. It was not a thing to be asked without papers. One asked Tsunade first, whether her medic could be spared, for good. He would write after breakfast, for which there was a bun; and he would give Konoha as long as it liked to answer: until noon, say. He was, as everybody knew, a patient man."

closing if spoken(gaara)
        and spoken(sakura) "There was too much to say for sleep; and nobody had a headache. Towards morning he slept, with somebody behind him, and nothing got up; and when he woke he knew which question it was. It was not a thing to be asked without papers. One asked Tsunade first, whether her medic could be spared, for good. He would write after breakfast, for which there was a bun; and he would give Konoha as long as it liked to answer: until noon, say. He was, as everybody knew, a patient man."

viewpoint gaara mostly, sakura sometimes, in their own words
