privacy-title = <b>Vos données</b>
privacy-title-plain = Vos données
privacy-line-since = Vous êtes ici depuis le { $day }.
privacy-line-language = Langue : { $language }
privacy-line-zone = Fuseau horaire : { $zone }
privacy-line-country = Pays, pour les numéros utiles : { $country }
privacy-line-experience = Ce que vous traversez : { $topics }
privacy-count-circles = { $count ->
        [one] Vous êtes dans un cercle.
       *[other] Vous êtes dans { $count } cercles.
    }
privacy-count-left-circles = { $count ->
        [one] Vous avez quitté un cercle.
       *[other] Vous avez quitté { $count } cercles.
    }
privacy-count-blocked-people-since = { $count ->
        [one] Vous avez bloqué une personne.
       *[other] Vous avez bloqué { $count } personnes.
    }
privacy-count-no-longer-read-since = { $count ->
        [one] Vous ne lisez plus une personne.
       *[other] Vous ne lisez plus { $count } personnes.
    }
privacy-count-decisions = { $count ->
        [one] Une décision de modération vous concerne.
       *[other] { $count } décisions de modération vous concernent.
    }
privacy-count-holds = { $count ->
        [one] Vos messages ont été retenus une fois.
       *[other] Vos messages ont été retenus { $count } fois.
    }
privacy-count-invitations = { $count ->
        [one] Une invitation à animer un cercle.
       *[other] { $count } invitations à animer un cercle.
    }
privacy-count-check-ins = { $count ->
    [one] Un point du jour noté.
   *[other] { $count } points du jour notés.
}
privacy-count-schedules = { $count ->
    [one] Je vous écris à une heure choisie.
   *[other] Je vous écris à des heures choisies ({ $count }).
}
privacy-count-dialogues = { $count ->
        [one] Une étape en cours.
       *[other] { $count } étapes en cours.
    }
privacy-agreed = Vous avez dit oui à : { $purposes }.
privacy-consents-button = Voir ou changer mes accords
privacy-news-button = Nouvelles de l’organisation
privacy-consents =
    <b>Vos accords</b>

    { $lines }

    Retirer un accord arrête ce qu’il permettait, et rien d’autre.
privacy-consents-none = Aucun accord n’est en cours. Vous pouvez en donner à nouveau, quand vous le voulez : chacun vous est demandé là où il sert.
privacy-agreed-line = – { $purpose } ({ $day })
privacy-purpose-matching = chercher un cercle
privacy-purpose-check-ins = le point du jour
privacy-purpose-encouragement = recevoir un mot
privacy-purpose-organisation-news = la vie de l’organisation
privacy-not-shown = Le détail complet est dans un fichier. Il ne contient rien sur les autres.
privacy-withdraw = Retirer : { $purpose }
privacy-take-away = Recevoir mes données (fichier)
privacy-erase = Tout effacer
privacy-withdrawn-matching = C’est retiré. Je ne vous cherche plus de cercle et vous n’êtes plus en attente. Les cercles où vous êtes restent les vôtres, jusqu’à ce que vous les quittiez.
privacy-withdrawn-check-ins = C’est retiré. Je ne vous demande plus comment ça va. Ce que vous avez noté reste à vous, jusqu’à ce que vous l’effaciez.
privacy-withdrawn-encouragement = C’est retiré. Je ne vous envoie plus de mot.
privacy-withdrawn-organisation-news = C’est retiré. Vous ne recevrez plus de nouvelles de la vie de l’organisation.
privacy-agreed-organisation-news = C’est noté. Vous recevrez les nouvelles de la vie de l’organisation.
privacy-file-name = entraide-mes-donnees.json
privacy-file = Voici tout ce que je garde de vous, et un guide pour le lire. Toute personne qui ouvre ce téléphone peut le lire : vous pouvez supprimer ce message une fois le fichier mis à l’abri.
privacy-erase-goes =
    <b>Tout effacer</b>

    Partent tout de suite : votre profil, vos humeurs, vos notes, vos heures, vos places et vos messages dans les cercles. Chez les autres, vos messages de moins de 48 heures sont supprimés, les plus anciens vidés de leurs mots.
privacy-erase-stays =
    Ce que je ne peux pas reprendre :
    – ce qui a été lu, recopié ou photographié
    – vos messages chez qui a bloqué ce bot
    – un message dont le signalement est ouvert : il reste scellé, sans votre nom, jusqu’à 30 jours après
    – notre conversation : supprimez-la vous-même dans Telegram

    Il reste un code, gardé un an, qui ne dit pas qui vous êtes. Il sert seulement à effacer de nouveau vos données si une ancienne sauvegarde revenait.
privacy-erase-facilitates = Vous animez un cercle : je ne préviendrai personne à votre place. Si vous le pouvez, passez d’abord la main. Les annonces que vous avez écrites restent à l’organisation, sans votre nom.
privacy-erase-sure = C’est immédiat, et je ne pourrai pas revenir en arrière.
privacy-erase-yes = Oui, tout effacer
privacy-take-away-first = Recevoir d’abord mes données
privacy-erase-no = Non, ne rien effacer
privacy-good-bye = Au revoir. J’efface tout maintenant. Je vous écris une dernière fois quand c’est terminé.
privacy-done =
    C’est terminé. Je ne garde plus rien qui dise qui vous êtes.

    Si vous revenez un jour, ce sera comme la première fois, et la porte sera ouverte.
privacy-part-moderation = Les décisions de modération qui vous concernent, et depuis quand vous ne lisez plus certaines personnes.
privacy-part-search = Votre recherche d’un cercle : ce que vous cherchez, depuis quand vous attendez.
privacy-part-circles = Les cercles où vous êtes, sous quel prénom, et ceux que vous avez quittés.
privacy-part-invitations = Les invitations à animer un cercle que vous avez faites, ouvertes ou acceptées.
privacy-part-announcements = Les annonces que vous avez écrites. Elles restent à l’organisation, sans votre nom, si vous effacez tout.
privacy-count-announcements = { $count ->
        [one] Une annonce écrite.
       *[other] { $count } annonces écrites.
    }
privacy-part-mood = Ce que vous avez noté de vos journées.
privacy-part-hours = Les heures auxquelles vous avez demandé que je vous écrive.
privacy-part-under-way = Les étapes commencées, avec vos réponses jusque-là.
privacy-part-consents = Vos accords : pour quoi, quand, et un code qui correspond au texte que vous avez lu.
privacy-part-person = Vous : votre identifiant Telegram et les réponses de votre profil.
privacy-part-rooms = Ce que vous avez écrit dans vos cercles.
privacy-part-words = Les mots d’encouragement que vous avez reçus, et ceux que vous ne voulez pas.
privacy-count-said-in-circles = { $count ->
        [one] Un message écrit dans un cercle.
       *[other] { $count } messages écrits dans des cercles.
    }
