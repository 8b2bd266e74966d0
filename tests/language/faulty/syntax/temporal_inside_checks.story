check "dry feet" not wet(gaara) and always at(gaara) == cafe
check "in time" not eventually raining
check "as he thinks" gaara believes never raining
