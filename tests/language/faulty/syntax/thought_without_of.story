world x
thought gaara when tired(gaara) "Bed."
thought of gaara "Bed."
