menu-title = Que souhaitez-vous faire ?
menu-helpline = Parler à quelqu’un maintenant
menu-first =
    Bonjour. Ici, des personnes qui traversent la même chose s’écoutent et se soutiennent, en petits groupes.

    Vous pouvez regarder sans rien dire de vous, et partir quand vous voulez.
menu-first-match = Trouver un cercle
menu-first-look = Juste regarder
menu-first-language = Français / English
menu-checkin = Dire comment ça va
menu-mood = Mon humeur
menu-circle = Mon cercle
menu-match = Trouver un cercle
menu-reminders = Heures et rappels
menu-announce = Écrire une annonce
menu-reports = Signalements
menu-admin = Administration
menu-mydata = Mes données
menu-help = Comment ça marche

language-fr = Français
language-en = English
language-ask = Dans quelle langue voulez-vous qu’on se parle ?

command-menu = Le menu
command-helpline = Parler à quelqu’un maintenant
command-checkin = Dire comment ça va
command-mood = Mon humeur, ces quatorze jours
command-circle = Mon cercle
command-match = Trouver un cercle
command-reminders = Heures et rappels
command-announce = Écrire une annonce
command-reports = Signalements
command-admin = Administration
command-mydata = Voir et emporter mes données
command-forget = Tout effacer
command-language = Changer de langue
command-help = Comment ça marche
command-cancel = Arrêter ce qui est en cours
