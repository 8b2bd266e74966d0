dept 3
character gaara
