# Une annonce telle que les personnes la reçoivent.
announcements-first-line = Message de l’équipe
announcements-more = ⋯ Ce message
announcements-refuse = Ne plus recevoir ce genre de messages
announcements-keep = Garder
announcements-refused = D’accord. Vous ne recevrez plus ce genre de messages de l’équipe.
announcements-kept = D’accord, rien ne change.
announcements-emptied = Ce message a été retiré par l’équipe.

# L’écrire.
announcements-only-team = Les annonces sont écrites par les personnes qui animent un cercle.
announcements-not-yours = Cette annonce n’est pas disponible.
announcements-no-longer-useful = Cette annonce n’est plus utile à cette heure : elle ne sera pas renvoyée.
announcements-ask-kind = De quoi s’agit-il ?
announcements-kind-name = { $kind ->
    [meeting] Réunion annulée ou déplacée
    [practical] Information pratique
    [life] Vie de l’organisation
   *[grave] Nouvelle grave
}
announcements-ask-text = Écrivez votre message, avec sa mise en forme si vous le souhaitez. Il arrivera sous une première ligne neutre, « Message de l’équipe ».
announcements-only-agreed = Seules les personnes qui ont accepté les nouvelles de l’organisation le recevront.
announcements-lock-screen = Un écran verrouillé peut en montrer les mots.
announcements-too-long = { $count ->
    [one] Il y a un caractère de trop pour un seul message. Pouvez-vous le raccourcir ?
   *[other] Il y a { $count } caractères de trop pour un seul message. Pouvez-vous le raccourcir ?
}
announcements-ask-audience = À qui ?
announcements-everyone = Tout le monde
announcements-circles = { $count } cercles
announcements-chosen = ✓ { $label }
announcements-aimed = Continuer
announcements-page-on = Suite ›
announcements-page-back = ‹ Précédents
announcements-people = { $few ->
    [yes] moins de 5 personnes
   *[no] { $count ->
        [0] personne
        [one] une personne
       *[other] { $count } personnes
    }
}
announcements-whom = À : { $audience }, { $people }.
announcements-nobody = Personne ne recevrait cette annonce pour le moment.
announcements-ask-when = Quand ? Choisissez, ou écrivez un jour et une heure, par exemple « demain 9h » ou « 24/11 18:30 ».
announcements-now = Maintenant
announcements-evening = Ce soir, { $hour }
announcements-morning = Demain matin, { $hour }
announcements-moment-lost = Je n’ai pas reconnu de jour ni d’heure. Par exemple : « demain 9h », « 24/11 18:30 ».
announcements-moment-past = Ce moment est déjà passé. Il en faut un autre.
announcements-moment-far = C’est dans plus d’un an. Il faut un moment plus proche.
announcements-ask-until = Jusqu’à quand ce message est-il utile ? Après, ce qui n’est pas encore arrivé n’arrive plus. Choisissez, ou écrivez un jour et une heure.
announcements-until = Jusqu’au { $moment }
announcements-until-before = C’est avant le départ. Choisissez un moment plus tard.
announcements-until-far = Un message peut rester utile un mois au plus. Il faut une fin plus proche.

# L’aperçu.
announcements-preview = Ci-dessus, le message tel qu’il arrivera.
announcements-leaves-now = Quand : maintenant.
announcements-leaves-at = Quand : { $moment }.
announcements-useful = Utile jusqu’au { $moment }. Après, ce qui n’est pas arrivé n’arrive plus.
announcements-quiet = Maintenant : { $now }. En heures calmes : { $later }.
announcements-quiet-silent = En heures calmes, maintenant et sans sonnerie : { $people }.
announcements-quiet-too-late = Trop tard pour être utile, à la fin de leurs heures calmes : { $people }.
announcements-quiet-later = { $hour ->
    [none] À la fin de leurs heures calmes
   *[other] À { $hour }
}
announcements-quiet-silently = Maintenant, sans sonnerie
announcements-send = { $minutes ->
    [0] Envoyer à { $people }
    [one] Envoyer à { $people }, environ 1 min
   *[other] Envoyer à { $people }, environ { $minutes } min
}
announcements-plan = Prévoir pour { $people }
announcements-test = Me l’envoyer d’abord
announcements-change-text = Changer le texte
announcements-change-until = Utile jusqu’à quand

# Pendant qu’elle part.
announcements-going = <b>L’annonce part.</b>
announcements-paused = <b>L’annonce est en pause.</b> Rien ne part tant que vous ne reprenez pas.
announcements-progress = { $gone } sur { $total }.
announcements-left = { $minutes ->
    [0] Encore moins d’une minute.
    [one] Encore environ une minute.
   *[other] Encore environ { $minutes } minutes.
}
announcements-pause = Pause
announcements-go-on = Reprendre
announcements-stop = Arrêter
announcements-cancel = Ne pas l’envoyer

# Ce qu’elle est devenue.
announcements-report = <b>Annonce du { $moment }</b>
announcements-state-scheduled = Elle est prévue, et utile jusqu’au { $until }.
announcements-state-going = Ce qui pouvait partir est parti.
announcements-state-done = L’envoi est terminé.
announcements-state-stopped = L’envoi est arrêté : rien de plus ne part.
announcements-state-cancelled = Elle est annulée : elle ne partira pas.
announcements-state-refused = Elle n’est pas partie : à l’heure prévue, vous ne pouviez plus écrire à toutes ces personnes.
announcements-state-late = Elle n’est pas partie : à ce moment-là, elle n’était plus utile.
announcements-state-taking-back = Le message est en train d’être retiré.
announcements-state-taken-back = Le message est retiré.
announcements-state-word = { $state ->
    [scheduled] prévue
    [going] en cours
    [stopped] arrêtée
    [cancelled] annulée
    [refused] pas partie
    [late] pas partie
    [taking_back] retirée
    [taken_back] retirée
   *[done] partie
}
announcements-report-sent = Arrivée : { $people }.
announcements-report-blocked = Ne peuvent plus recevoir de message d’ici : { $people }.
announcements-report-failed = Refusée par Telegram : { $people }.
announcements-report-uncertain = Incertaine : { $people }. La connexion s’est coupée pendant l’envoi.
announcements-report-expired = Trop tard, elle n’était plus utile : { $people }.
announcements-report-skipped = Pas envoyée : { $people }.
announcements-report-waiting = Attendent la fin de leurs heures calmes : { $people }.
announcements-report-waiting-until = Attendent la fin de leurs heures calmes : { $people }, à partir du { $moment }.
announcements-not-read = « Arrivée » ne veut pas dire lue.
announcements-again = Renvoyer là où c’est incertain
announcements-take-back = Retirer ce message
announcements-plain = Texte à copier
announcements-history = Les annonces
announcements-history-title = Les dernières annonces, et celles qui sont prévues :
announcements-history-none = Il n’y a pas encore d’annonce ici.
announcements-history-line = { $day }, { $state } : { $words }
announcements-write = Écrire une annonce

# La retirer.
announcements-take-back-ask =
    Retirer ce message chez toutes les personnes qui l’ont reçu ?

    Telegram permet de l’effacer pendant deux jours. Plus tard, son texte est remplacé. Ce qui a été lu, copié ou photographié ne peut pas être repris.
announcements-take-back-yes = Retirer
announcements-removed = Effacé : chez { $people }.
announcements-removing = En train d’être effacé : chez { $people }.
announcements-removed-late = Trop ancien pour être effacé, texte remplacé : chez { $people }.
announcements-removed-not = N’a pas pu être effacé : chez { $people }.
announcements-removed-uncertain = On ne sait pas s’il est arrivé, ni s’il y est encore : chez { $people }.
announcements-removed-limits = Ce qui a été lu, copié ou photographié ne peut pas être repris.
