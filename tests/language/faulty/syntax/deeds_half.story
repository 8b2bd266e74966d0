deeds of who by c
deeds who seen by c
deeds of who seen by c as look(who)
