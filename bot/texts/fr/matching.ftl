# Pourquoi ce cercle : des phrases vraies, tirées de ce qui a compté dans la proposition.
matching-why-both-topics = On y parle { $topic } et { $second } : c’est ce qui vous amène.
matching-why-same-topic = On y parle { $topic } : c’est ce qui vous amène.
matching-why-family = On y parle { $family }.
matching-why-everyone = Il est ouvert à tout le monde, quel que soit le sujet.
matching-why-any-hour = On y écrit à toute heure.
matching-why-meets = On s’y retrouve { matching-slot }.
matching-why-meets-when-free = On s’y retrouve { matching-slot }, quand vous êtes libre.
matching-why-writers = { $count ->
    [3] Trois
    [4] Quatre
    [5] Cinq
    [6] Six
    [7] Sept
    [8] Huit
   *[other] { $count }
} personnes y ont écrit cette semaine.
matching-why-company = { $count ->
    [3] Trois
    [4] Quatre
    [5] Cinq
    [6] Six
    [7] Sept
    [8] Huit
   *[other] { $count }
} personnes en font partie.
matching-why-held = L’équipe d’animation vous y accueille.
matching-why-near-peers = Plusieurs personnes en sont à peu près au même point que vous.
matching-why-ahead = Plusieurs personnes y sont déjà passées par ce que vous vivez maintenant.
matching-why-approach = Son approche est celle que vous cherchez : { matching-approach }.
matching-why-interest = Plusieurs personnes y partagent un de vos intérêts : { $interest }.

matching-but-wider = À savoir : le sujet y est plus large.
matching-but-sibling = À savoir : on y parle surtout { $topic }, ce qui est proche de ce que vous vivez.
matching-but-no-meeting = À savoir : il n’a pas de réunion.
matching-but-some-meetings = À savoir : certaines réunions tombent quand vous n’êtes pas libre.
matching-but-empty = À savoir : il vient d’ouvrir, et vous y seriez parmi les premières personnes.
matching-but-young = À savoir : il commence, il y a encore peu de monde.
matching-but-crowded = À savoir : il y a du monde, { $count } personnes.
matching-but-quiet = À savoir : il est calme, personne n’y a écrit cette semaine.
matching-but-further = À savoir : pour la plupart des personnes, c’est plus ancien que pour vous.
matching-but-earlier = À savoir : pour la plupart des personnes, c’est plus récent que pour vous.
matching-but-other-approach = À savoir : son approche n’est pas celle que vous préférez ({ matching-approach }).

matching-life-night = La nuit, la réponse vient souvent le matin.
matching-life-reading = On peut y lire sans écrire.
matching-life-meetings = Entre deux réunions, on s’y écrit aussi.

matching-slot = { $day ->
    [0] le lundi
    [1] le mardi
    [2] le mercredi
    [3] le jeudi
    [4] le vendredi
    [5] le samedi
   *[6] le dimanche
} { $part ->
    [0] matin
    [1] après-midi
    [2] soir
   *[3] dans la nuit
}
matching-approach = { $approach ->
    [steps] inspirée des étapes
    [tools] des outils pratiques
   *[listening] l’écoute seulement
}

# La liste d’attente.
matching-waiting-place = { $position ->
    [1] Vous êtes la première personne à attendre.
   *[other] Vous êtes la { $position }ᵉ personne à attendre.
}
matching-waiting-promise = Je vous écris après-demain dans tous les cas.
matching-waiting-news = Voici des nouvelles, comme convenu. Je n’ai pas encore trouvé de place qui vous convienne vraiment, et je ne veux pas vous en proposer une au hasard. { matching-waiting-place } Je continue de chercher.
matching-waiting-stop = Ne plus attendre
matching-waiting-stopped = C’est noté, je ne cherche plus. Vous pouvez revenir quand vous voulez.
matching-seat-offer = Il y a une place pour vous. Je la garde jusqu’au { $until }. Rien ne presse, et vous pouvez dire non.
matching-seat = <b>{ $name }</b>

    { $why }
matching-seat-see = Voir cette place
matching-seat-accept = Rejoindre ce cercle
matching-seat-decline = Non merci
matching-seat-declined = D’accord, je la laisse à quelqu’un d’autre. Vous gardez votre tour dans la liste d’attente.
matching-seat-gone = Cette place n’est plus gardée. Je continue de chercher pour vous.
matching-settling = Ce cercle vient d’accueillir plusieurs personnes, et attend quelques jours avant d’en accueillir d’autres. Je peux vous en montrer d’autres.
matching-nothing-sought = Je ne sais pas encore ce qui vous amène. Dites-le-moi d’abord, et je chercherai.
