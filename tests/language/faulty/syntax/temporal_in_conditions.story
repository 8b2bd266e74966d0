# What is promised of whole stories stands in checks.
rule gone
    when never at(gaara) == street and raining
    then wet(street)

action leave(who: character)
    by who
    if at(who) == cafe before raining
    then at(who) = street

wants gaara
    3 if eventually likes(sakura, gaara) else 1

ending won "She leaves" if (always raining)
