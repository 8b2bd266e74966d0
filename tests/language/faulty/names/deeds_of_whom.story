type place
place cafe
character gaara
property at(character): place
deeds of c seen by c if at(c) == cafe
deeds of who seen by p: place
deeds of who: wizard seen by c if at(c) == at(whom)
