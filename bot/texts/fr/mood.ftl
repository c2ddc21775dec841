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
mood-what-today = pour aujourd’hui, « { $word } »
mood-what-day = { $later ->
    [true] pour { $day }, « { $word } », noté après coup
   *[false] pour { $day }, « { $word } »
}
mood-thanks = Merci. C’est noté { $what }. C’est tout pour l’instant.
mood-thanks-first = Merci. C’est noté { $what }. Un appui suffit, c’est tout pour l’instant.
mood-thanks-again = Merci. C’est noté { $what }. Ça fait plaisir de vous retrouver.
mood-thanks-low = Merci de l’avoir dit. C’est noté { $what }. Si vous le voulez, ces portes sont ouvertes. Rien ne presse, et rien n’oblige.
mood-nothing-now = Rien pour l’instant
mood-add-note = Ajouter quelques mots
mood-correct = Corriger
mood-too-late = Cette question date de plusieurs jours, et je ne note plus ce jour-là.
mood-door = Je ne vous pose plus la question pour l’instant. La porte reste ouverte, et vous pouvez revenir quand vous voulez, sans rien expliquer.
mood-take-up = Me reposer la question
mood-taken-up = C’est entendu. Je vous repose la question à { $hour }.
mood-no-hour = Choisissez d’abord une heure : je vous poserai la question à ce moment-là.

mood-consent = Ce que vous répondez ici parle de vous, peut-être de votre santé. C’est gardé chiffré, pour vous et personne d’autre : ni votre cercle, ni l’équipe ne le voit. Telegram voit passer vos réponses. Vous pouvez arrêter et tout effacer à tout moment.
mood-consent-ask = Êtes-vous d’accord pour que je garde vos réponses ?
mood-agree = Oui, d’accord
mood-refuse = Non merci
mood-refused = D’accord. Je ne garde rien et je ne pose pas la question. Vous pourrez changer d’avis par le menu.

mood-propose = Voulez-vous que je vous demande comment ça va, à partir de demain ? Un appui suffit pour répondre, et vous pouvez ne pas répondre. En choisissant une heure, vous acceptez ceci :
mood-propose-no = Non
mood-evening-chosen = C’est entendu. À partir de demain, je vous pose la question à { $hour }. Pour moi, il est { $now } chez vous. Si ce n’est pas le cas, dites-le-moi dans les heures et rappels.

mood-note-ask = Écrivez ce que vous voulez garder de ce jour, en { $limit } caractères au plus. Personne d’autre ne le lit. Si vous n’envoyez rien, rien n’est gardé.
mood-note-none = Ne rien écrire
mood-note-kept = C’est gardé. Personne d’autre ne le lit.
mood-note-drop = Effacer ces mots
mood-note-gone = C’est effacé.
mood-note-nothing = D’accord, rien n’est gardé de plus.
mood-note-too-long = C’est un peu long pour ici : { $length } caractères, et je peux en garder { $limit }. Vous pouvez le raccourcir et l’envoyer de nouveau.
mood-notes-title = Vos mots des quatorze derniers jours
mood-notes-one = <b>{ $day }</b>, « { $word } »
    { $note }
mood-notes-empty = Il n’y a pas de mots gardés sur ces quatorze jours.

mood-empty = Rien n’est noté sur ces quatorze jours. Quand vous voulez, un appui suffit.
mood-fill-in = Noter { $day }
mood-read-notes = Relire mes mots
mood-fortnight = Vos { $days } derniers jours. Vous avez noté { $noted ->
    [1] un jour
   *[other] { $noted } jours
}.
mood-between = { $same ->
    [true] Vous avez noté « { $lowest } ».
   *[false] { $some ->
        [true] Entre « { $lowest } » et « { $highest } », le plus souvent « { $often } ».
       *[false] Entre « { $lowest } » et « { $highest } ».
    }
}
mood-line = { $day } : { $word }
mood-line-nothing = { $day } : rien noté
mood-picture-title = Mes quatorze derniers jours
mood-picture-nothing = rien noté
mood-picture-later = noté après coup
mood-picture-median = milieu des sept derniers jours
