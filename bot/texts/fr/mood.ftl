# Le point du jour, et les quatorze derniers jours.
mood-ask = Comment ça va aujourd’hui ?
mood-ask-day = Comment ça allait, { $day } ?
mood-word = { $score ->
    [1] très dur
    [2] plutôt dur
    [3] entre les deux
    [4] assez bien
   *[5] bien
}
mood-choice = { $score ->
    [1] Très dur (1)
    [2] Plutôt dur (2)
    [3] Entre les deux (3)
    [4] Assez bien (4)
   *[5] Bien (5)
}
mood-snooze = Dans une heure
mood-snoozed = D’accord. Je repose la question à { $hour }.
mood-what-today = pour aujourd’hui : « { $word } »
mood-what-day = { $later ->
    [true] pour { $day }, après coup : « { $word } »
   *[false] pour { $day } : « { $word } »
}
mood-thanks = Merci. C’est noté { $what }. C’est tout pour l’instant.
mood-thanks-first = Merci. C’est noté { $what }. Toucher un bouton suffit, c’est tout pour l’instant.
mood-thanks-again = Merci. C’est noté { $what }. Ça fait plaisir de vous retrouver.
mood-thanks-low = Merci de l’avoir dit. C’est noté { $what }. Voici ce qui est possible, si vous le voulez. Rien ne presse, et rien n’est obligatoire.
mood-nothing-now = Rien pour l’instant
mood-add-note = Écrire une note
mood-correct = Changer ma réponse
mood-too-late = Cette question date de plusieurs jours, et je ne peux plus noter ce jour-là.
mood-door = Je ne vous pose plus la question pour l’instant. La porte reste ouverte, et vous pouvez revenir quand vous voulez, sans rien expliquer.
mood-take-up = Me reposer la question
mood-taken-up = C’est entendu. Je vous repose la question à { $hour }.
mood-no-hour = Choisissez d’abord une heure : je vous poserai la question à ce moment-là.

mood-consent = Vos réponses parlent de vous, peut-être de votre santé. Elles sont gardées chiffrées, pour vous : ni votre cercle, ni l’équipe ne les voit. Telegram les voit passer. Vous pouvez arrêter et tout effacer à tout moment.
mood-consent-ask = Êtes-vous d’accord pour que je garde vos réponses ?
mood-agree = Oui, d’accord
mood-refuse = Non merci
mood-refused = D’accord. Je ne pose pas la question, et je ne garde rien. Vous pourrez changer d’avis par le menu.

mood-propose = Voulez-vous que je vous demande comment ça va, à partir de demain ? Toucher un bouton suffit pour répondre, et vous pouvez ne pas répondre. En choisissant une heure, vous acceptez ceci :
mood-propose-no = Non
mood-evening-chosen = C’est entendu. À partir de demain, à { $hour }, je vous demande comment ça va. Je crois qu’il est { $now } chez vous ; si ce n’est pas le cas, dites-le-moi dans « Heures et rappels ».

mood-note-ask = Écrivez ce que vous voulez garder de ce jour, en { $limit } caractères au plus. Personne d’autre ne le lit. Si vous n’envoyez rien, rien n’est gardé.
mood-note-none = Ne rien écrire
mood-note-kept = C’est gardé. Personne d’autre ne le lit.
mood-note-drop = Effacer cette note
mood-note-gone = C’est effacé.
mood-note-nothing = D’accord, rien n’est gardé de plus.
mood-note-too-long = C’est un peu long pour ici : { $length } caractères, et je peux en garder { $limit }. Vous pouvez raccourcir et renvoyer.
mood-notes-title = Vos notes de ces quatorze jours
mood-notes-one = <b>{ $day }</b>, « { $word } »
    { $note }
mood-notes-empty = Il n’y a pas de note sur ces quatorze jours.

mood-empty = Rien n’est noté sur ces quatorze jours. Quand vous voulez, toucher un bouton suffit.
mood-fill-in = Noter { $day }
mood-read-notes = Relire mes notes
mood-fortnight = { $noted ->
    [1] Ces { $days } jours : un jour noté.
   *[other] Ces { $days } jours : { $noted } jours notés.
}
mood-between = { $same ->
    [true] Vous avez noté « { $lowest } ».
   *[false] { $some ->
        [true] Entre « { $lowest } » et « { $highest } », le plus souvent { $often }.
       *[false] Entre « { $lowest } » et « { $highest } ».
    }
}
mood-often = { $two ->
    [true] « { $first } » ou « { $second } »
   *[false] « { $first } »
}
mood-line = { $day } : { $word }
mood-line-nothing = { $day } : rien noté
mood-picture-title = Ces quatorze jours
mood-picture-nothing = rien noté
mood-picture-later = noté après coup
mood-picture-median = milieu sur sept jours
