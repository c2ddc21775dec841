# Un message tel que les autres le reçoivent.
rooms-first-line = Un message pour vous
rooms-role-facilitator = équipe d’animation
rooms-more = ⋯ Plus
rooms-emptied = Ce message a été retiré par la personne qui l’avait écrit.

# Le fil.
rooms-inside =
    Vous êtes dans le fil de « { $circle } ». Ce que vous écrivez ici part aux autres, sous le prénom { $alias }.

    Pour en sortir : « Revenir au menu ».
rooms-first-time =
    Pour commencer, quelques mots suffisent, par exemple : « Bonjour, je suis { $alias }. Je viens d’arriver. » On peut aussi lire sans écrire.
rooms-inside-new = { $count ->
    [one] Un message vous attendait, le voici.
   *[other] { $count } messages vous attendaient, les voici.
}
rooms-inside-new-first = { $count } messages vous attendaient. Voici les { $first } premiers, puis un bouton pour la suite.
rooms-leave = Revenir au menu
rooms-placeholder = Écrire au cercle
rooms-left = Vous n’êtes plus dans le fil. Ce que vous écrivez ne part plus au cercle.
rooms-no-circle = Il n’y a pas de cercle ici, ou ce n’est pas le vôtre.
rooms-no-message = Ce message n’est pas là, ou n’est pas le vôtre.

rooms-said = C’est envoyé au cercle.
rooms-waits = Votre message attend d’être lu par l’équipe, jusqu’au { $until } au plus tard.
rooms-waits-seen = Votre message attend qu’une personne de l’équipe l’ait lu.
rooms-take-back = Retirer mon message
rooms-take-back-nth = Retirer mon message { $number }
rooms-taken-back = C’est retiré. Les autres ne le voient plus. Ce qui a déjà été lu, copié ou photographié ne peut pas être repris.
rooms-muted = L’équipe vous a demandé de ne pas écrire dans ce cercle jusqu’au { $until }. Ce message n’est envoyé à personne et n’est pas gardé. Vous pouvez continuer à lire.
rooms-edit-held = Cette modification n’est pas transmise aux autres pour le moment. Votre message reste tel qu’il était, et vous pouvez le retirer.
rooms-edit-contact = Cette modification ajoute un numéro, un lien ou un nom de compte : elle n’est pas transmise. Si vous y tenez, écrivez-le dans un nouveau message.

rooms-ask = { $count ->
    [one] Pour le cercle « { $circle } » ? Je préfère vous demander avant de l’envoyer.
   *[other] Ces { $count } messages sont-ils pour le cercle « { $circle } » ? Je préfère vous demander avant de les envoyer.
}
rooms-ask-contact = Il y a là un numéro, un lien ou un nom de compte. Dans « { $circle } », on ne se connaît que par un prénom choisi : ce qu’on y donne ne peut plus être repris. L’envoyer quand même ?
rooms-ask-held = Pendant les trois premiers jours, un tel message attend d’être lu par l’équipe, jusqu’au { $until } au plus tard.
rooms-ask-yes = Envoyer
rooms-ask-no = Non
rooms-not-sent = D’accord. Ce n’est envoyé à personne, et je ne le garde pas.
rooms-not-sent-left = D’accord. Ce n’est envoyé à personne, et je ne le garde pas. Vous n’êtes plus dans le fil.

# Mes cercles.
rooms-circles = Vos cercles :
rooms-mine = Mes cercles
rooms-none = Vous n’êtes pas encore dans un cercle. Un cercle, c’est un petit groupe de 6 à 8 personnes qui traversent la même chose.
rooms-circle = <b>{ $circle }</b>. Vous y êtes { $alias }.
rooms-circle-rhythm = { $rhythm }
rooms-circle-people = Avec vous : { $names }.
rooms-circle-team = L’équipe d’animation : { $names }.
rooms-write = Écrire au cercle
rooms-read-week = Lire les sept derniers jours
rooms-reading = Quand je reçois les messages
rooms-good-bye = Quitter le cercle
rooms-reading-ask =
    Quand voulez-vous recevoir les messages de ce cercle ?

    <b>Au fur et à mesure</b> : chaque message arrive quand il est écrit, hors de vos heures calmes. Un écran verrouillé peut en montrer les mots.
    <b>Le soir</b> : une seule ligne dit combien de messages vous attendent.
    <b>Quand j’ouvre</b> : rien n’arrive sans vous.
rooms-reading-changed = C’est noté : { rooms-way-name }.
rooms-way-name = { $way ->
    [as_it_comes] au fur et à mesure. Un écran verrouillé peut montrer les mots des autres
    [evening] une ligne le soir
   *[on_open] quand vous ouvrez
}
rooms-way-as_it_comes = Au fur et à mesure{ $present ->
    [True] {" "}(en ce moment)
   *[False] {""}
}
rooms-way-evening = Une ligne le soir{ $present ->
    [True] {" "}(en ce moment)
   *[False] {""}
}
rooms-way-on_open = Quand j’ouvre{ $present ->
    [True] {" "}(en ce moment)
   *[False] {""}
}
rooms-good-bye-ask =
    Quitter « { $circle } » ? C’est un au revoir : votre place sera libre, personne n’en est averti, et vous n’avez pas à dire pourquoi.

    Ce que vous avez dit peut rester chez les autres, ou être retiré.
rooms-good-bye-leave = Quitter
rooms-good-bye-erase = Quitter et retirer mes messages
rooms-good-bye-said = C’est fait. Merci d’avoir été là. Vous pouvez chercher un autre cercle quand vous voulez.
rooms-good-bye-erased = C’est fait, et vos messages sont retirés. Vous pouvez chercher un autre cercle quand vous voulez.

# Lire.
rooms-evening = { $count ->
    [one] Un message vous attend.
   *[other] { $count } messages { $people ->
        [one] d’une personne
       *[other] de { $people } personnes
    }.
}
rooms-read = Lire
rooms-reading-now = Voici ce qui est nouveau.
rooms-given = Vous avez tout lu.
rooms-given-nothing = Il n’y a rien à lire pour l’instant.
rooms-given-rest = { $count ->
    [one] Il reste un message.
   *[other] Il reste { $count } messages.
}
rooms-go-on = Lire la suite

# Un message qui attend d’être lu par l’équipe.
rooms-held-line = Message qui attend : { $alias }
rooms-held-shown =
    <b>{ $alias }</b>, dans « { $circle } », a écrit ceci, qui attend d’être lu :

    <blockquote>{ $words }</blockquote>
rooms-held-let = Laisser passer
rooms-held-refuse = Ne pas transmettre
rooms-held-went = C’est fait : le message est parti.
rooms-held-stayed = C’est fait : le message n’est pas transmis, et la personne le sait.
rooms-held-dropped = { $count ->
    [one] Un message que vous aviez écrit n’a pas été transmis.
   *[other] { $count } messages que vous aviez écrits n’ont pas été transmis.
} L’équipe vous écrit à part ce qu’elle a décidé.
