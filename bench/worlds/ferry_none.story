# A ferry that nobody will ever take: no story, and a small proof
#
# Hard: to say so. The bride is to cross. The ferryman rows for a coin; her father has the coin and gives it for her
# promise to stay; who has promised does not go, and gets out of it with the coin in her hand only. A relaxed look at the
# world, in which nothing is ever lost, finds a way across. Not even if everybody agreed to everything would there be one,
# and there are few states, so that all can be tried; those who reason about motives alone meet the limits first.
#
# entry cross: goal 1, author 8, character 6, epistemic 2
#   none

world ferry_none "No Crossing"

type bank

bank near, far
character bride she, father he, ferryman he

property at(character): bank
property boat: bank
property coin: character
property promised

start
    at(bride) = near
    at(father) = near
    at(ferryman) = near
    boat = near
    coin = father

action promise(who: bride, other: father)
    by who, other
    if coin == other and not promised and at(who) == at(other)
    then
        promised
        coin = who

action return(who: bride, other: father)
    by who, other
    if coin == who and promised and at(who) == at(other)
    then
        not promised
        coin = other

action pay(who: bride, other: ferryman)
    by who, other
    if coin == who and at(who) == at(other)
    then coin = other

action row(who: ferryman, other: character, from: bank, to: bank)
    by who, other
    if from != to and boat == from and at(who) == from and at(other) == from and who != other
            and coin == who and (other != bride or not promised)
    then
        boat = to
        at(who) = to
        at(other) = to
        if other == father: coin = father

wants bride
    2 if at(bride) == far
    1 if coin == bride
wants father
    3 if promised
    1 if coin == father
    -5 if at(bride) == far
wants ferryman
    2 if coin == ferryman
    1 if boat == far

author wants 1 if at(bride) == far
