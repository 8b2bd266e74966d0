start
    at(gaara) = street
	at(sakura) = cafe
