# Ce qu’un cercle ne permet pas maintenant.
circles-not-there = Ce cercle n’est pas disponible.
circles-full = La dernière place de ce cercle vient d’être prise. Je peux vous en montrer d’autres.
circles-alias-taken = Quelqu’un porte déjà un prénom très proche dans ce cercle. Pouvez-vous en choisir un autre ?
circles-name-length = Le nom d’un cercle compte de 1 à { $longest } caractères.
circles-size = Un cercle de cette sorte compte de { $smallest } à { $largest } personnes.
circles-experience-closed = Ce sujet n’est pas encore ouvert ici : il demande des protections qui ne sont pas prêtes.
circles-needs-facilitators = { $missing ->
    [1] Il manque une personne pour animer ce cercle : il en faut deux avant de l’ouvrir.
   *[other] Il faut { $missing } personnes pour animer ce cercle avant de l’ouvrir.
}
