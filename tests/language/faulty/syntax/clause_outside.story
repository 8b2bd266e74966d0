type place
then tired(gaara)
