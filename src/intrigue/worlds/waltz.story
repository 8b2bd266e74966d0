# A refusal, and what it was about
#
# Leopold bows to Clara, sure that she will dance. She would, but for her shoes, of which he knows nothing; so left to
# themselves (`intrigue run waltz`) he asks, and she will not. Aunt Bertha sees from the way he bows that he has no idea.
#
# Expected endings: danced. Nothing, if nobody tells him.

world waltz "The Second Waltz"

type thing

thing slippers "the grey felt slippers"
character leopold "Leopold" he
character clara "Clara" she
character bertha "Aunt Bertha" she

inner property pinched(character)  # by new shoes, since five o'clock
property bowed(character, character)
property danced(character)
property limping(character)
property beside(character, character)  # near enough to whisper
property holder(thing): character or none = none
property crestfallen(character)
property consoled(character)
property `declined dance_with`(character, character, character)

start
    pinched(clara)
    leopold believes not pinched(clara)
    bertha believes leopold believes pinched(clara)  # anybody can see it, she thinks
    clara believes leopold believes pinched(clara)

action bow(who: character, other: character)
    seen "{who} [cross] the whole of the floor and [bow] to {other}, not quite as he had practised it."
    felt "It was eleven steps. He had counted them beforehand."
    thought to bertha "Nobody bows like that to a girl whose shoes pinch. He had no idea, then; and one could see it from the street."
    by who
    if who == leopold and other == clara and not bowed(who, other)
    then
        bowed(who, other)
        for c: character if c != who: c believes who believes not pinched(other)

action dance_with(who: character, other: character)
    seen "They [dance], {who} and {other}, and nobody in the room heard which waltz it was."
    thought to bertha "{bertha} [take] up her cards again, and [find] that she had been winning."
    refused "{who} [ask] for the waltz. {other} [thank] {who.him}, and [say] that she would rather sit and look on."
    by who, other
    if bowed(who, other) and not danced(who)
    then
        danced(who)
        danced(other)
        if pinched(other): limping(other)

action sail_across(who: character, other: character)
    seen "{who} [put] down her cards and [sail] across the room to {other}."
    felt "It [be] a good hand. There [be] things that one does not leave to the young."
    by who
    if who == bertha and other == leopold and not beside(who, other)
    then beside(who, other)

action whisper(who: character, other: character)
    seen "'It is the shoes,' {who} [whisper] to {other} behind her fan. 'They were her sister's.'"
    felt "She [watch] it sink in. It [take] its time, as with most men, and then it [do not stop]."
    thought to other "So that [be] what her face had meant."
    by who
    seen by c if c == who or c == other
    if beside(who, other) and pinched(clara) and who believes pinched(clara)
    then
        other believes pinched(clara)
        not crestfallen(other)
        consoled(other)

action fetch(who: character, thing)
    "{who} [be] seen to leave the house, and seen to come back, out of breath, with {thing} under his coat."
    by who
    if who == leopold and holder(thing) == none
    then holder(thing) = who

action kneel(who: character, other: character, thing)
    seen "{who} [kneel] down, as if he had dropped something, and [put] {thing} before {other}'s chair. She [look] at them, and for the first time that evening at him."
    thought to bertha "That [be] how it is done. She [have] half forgotten."
    by who, other
    if holder(thing) == who and who != other and pinched(other)
    then
        holder(thing) = other
        not pinched(other)

rule sinks
    "{leopold} [look] at his gloves."
    seen by c
    when `declined dance_with`(clara, leopold, clara) and not crestfallen(leopold)
            and not consoled(leopold)
    then crestfallen(leopold)

say danced(c) "{c} [have] danced"
say whisper(who, other) "{who} [tell] {other} about the shoes"
say kneel(who, other, thing) "{who} [bring] {other} {thing}"

wants leopold
    3 if danced(leopold)
    -1 if crestfallen(leopold)

wants clara
    2 if danced(clara)
    -1 if pinched(clara)
    -4 if limping(clara)

wants bertha
    2 if danced(clara) and not limping(clara)  # the girl has sat there long enough
    -1 if crestfallen(leopold)

author wants 1 if danced(clara) and not limping(clara)

act "A bow" until bowed(leopold, clara)
act "Behind a fan" until leopold believes pinched(clara)
act "Grey felt" until danced(clara)

ending danced "They danced the second waltz, and the third" if danced(clara) and not limping(clara)
ending limped "She will not dance again this winter" if limping(clara)

viewpoint bertha only
