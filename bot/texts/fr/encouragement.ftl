# Un mot, de temps en temps, au rythme et à l’heure choisis.
encouragement-word = { $text }
encouragement-about = ⋯ Ce mot
encouragement-less = Moins souvent
encouragement-not-this-kind = Pas ce genre de mots
encouragement-stop = Ne plus en recevoir
encouragement-less-done = D’accord : { encouragement-rhythm-words }, maintenant.
encouragement-slowest = C’est déjà le rythme le plus espacé. Vous pouvez aussi ne plus en recevoir.
encouragement-not-this-kind-done = D’accord, plus de mots de ce genre.
encouragement-stop-done = C’est arrêté. Vous pourrez en demander à nouveau dans « Heures et rappels ».

encouragement-offer = Souhaitez-vous recevoir un mot, de temps en temps ? Quelques lignes écrites pour les jours comme ils viennent, sans rien à répondre. Choisissez le rythme et l’heure.
encouragement-change = Choisissez le rythme et l’heure des mots que vous recevez.
encouragement-consent = Pour les choisir, je tiens compte de ce que vous traversez et de vos dernières réponses, et je retiens ceux que vous avez déjà reçus. Personne d’autre ne le voit. Vous pouvez arrêter à tout moment.
encouragement-rhythm = { $rhythm ->
    [daily] Un par jour
    [some] Trois par semaine
    [weekly] Un par semaine
   *[monthly] Un par mois
}
encouragement-rhythm-words = { $rhythm ->
    [daily] chaque jour
    [some] trois fois par semaine
    [weekly] une fois par semaine
   *[monthly] une fois par mois
}
encouragement-chosen = ✓ { $label }
encouragement-other-hour = Une autre heure
encouragement-accept = D’accord
encouragement-refuse = Non merci
encouragement-none = Ne plus en recevoir
encouragement-accepted = C’est entendu : un mot, { encouragement-rhythm-words }, à { $hour }.
encouragement-refused = D’accord, je n’envoie pas de mots. Vous pourrez changer d’avis dans « Heures et rappels ».
