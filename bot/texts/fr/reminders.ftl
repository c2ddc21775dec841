# Les heures : le point du jour, les mots, le fil du cercle, la pause, les heures calmes, l’heure locale.
reminders-title = <b>Vos heures</b>
reminders-clock = Je crois qu’il est { $now } chez vous ({ $zone }).
reminders-question-none = Point du jour : je ne pose pas la question.
reminders-question-set = Point du jour : la question vient à { $hour }.
reminders-question-silent = Point du jour : la question ne vient plus pour l’instant. Choisissez une heure pour qu’elle revienne.
reminders-word-none = Un mot : je n’en envoie pas.
reminders-word-set = Un mot : { $rhythm }, à { $hour }.
reminders-line-set = Votre cercle : une ligne à { $hour } quand on y a écrit.
reminders-quiet-none = Heures calmes : aucune.
reminders-quiet-set = Heures calmes : de { $start } à { $end }. Ce que vous avez demandé à une heure précise vient quand même.
reminders-paused = En pause, jusqu’à ce que vous le disiez.
reminders-paused-until = En pause jusqu’au { $day }.

reminders-question = Point du jour
reminders-word = Un mot
reminders-reading = Messages de « { $circle } »
reminders-line = Heure de la ligne du soir
reminders-quiet = Heures calmes
reminders-where = L’heure chez moi
reminders-pause = Faire une pause
reminders-go-on = Reprendre

reminders-morning = Matin, { $hour }
reminders-noon = Midi, { $hour }
reminders-evening = Soir, { $hour }
reminders-hour-ask = { $kind ->
    [check_in] À quelle heure voulez-vous que je vous demande comment ça va ?
    [encouragement] À quelle heure voulez-vous recevoir un mot ?
   *[other] À quelle heure voulez-vous la ligne du soir ?
} Choisissez ici, ou écrivez l’heure, par exemple 21h15.
reminders-hour-lost = Je n’ai pas compris cette heure. Écrivez-la comme ceci : 21h15, ou choisissez ici.
reminders-hour-consent = En choisissant une heure, vous acceptez ceci :
reminders-hour-none = Ne plus le recevoir
reminders-hour-set = C’est noté.
reminders-stopped = C’est arrêté.
reminders-line-stopped = C’est arrêté. Ce que vous lisiez le soir attend désormais que vous l’ouvriez. « Quand je reçois les messages » permet d’en changer.

reminders-pause-ask = Pendant la pause, je ne vous écris plus à ces heures. Vous pouvez revenir à tout moment. Combien de temps ?
reminders-pause-week = Une semaine
reminders-pause-open = Jusqu’à ce que je le dise
reminders-pause-set = C’est en pause.
reminders-going-on = Je reprends à vos heures.

reminders-quiet-ask = Pendant les heures calmes, je n’écris pas de moi-même, et rien n’arrive du cercle. Ce que vous avez demandé à une heure précise vient quand même.
reminders-quiet-choice = { $start } à { $end }
reminders-quiet-no = Pas d’heures calmes

reminders-where-ask = Si ce n’est pas la bonne heure, dites-le-moi de la façon que vous préférez. Je ne garde que le fuseau horaire.
reminders-by-place = Par ma ville ou ma position
reminders-by-time = Par l’heure qu’il est chez moi
reminders-place-ask = Écrivez le nom d’une ville, ou partagez votre position une seule fois. Je n’en retiens que le fuseau horaire, et je ne garde pas la position.
reminders-place-share = Partager ma position
reminders-place-none = Laisser comme c’est
reminders-place-placeholder = Le nom d’une ville
reminders-place-unknown = Je ne trouve pas cet endroit. Essayez une plus grande ville, dans le même pays.
reminders-place-not-kept = Merci. La position n’est pas gardée.
reminders-place-found = Merci.
reminders-place-left = Rien n’est changé.
reminders-city-ask = De quelle ville parlez-vous ?
reminders-time-ask = Quelle heure est-il chez vous ?
reminders-zone-ask = Il est la même heure dans plusieurs régions. Laquelle est la vôtre ? Si elle n’y est pas, prenez celle qui passe à l’heure d’été et d’hiver en même temps que chez vous.
reminders-more = Autres régions
reminders-zone-confirm = Il est { $now } chez vous ? ({ $zone })
reminders-yes = Oui
reminders-no = Non
reminders-zone-kept = C’est noté, vos heures suivent.
