world w "Misspelt"
tipe place
vewpoint gaara
charater gaara
