# Le message des heures choisies.
daily-read = Lire
