# Sous un message relayé.
moderation-report = Signaler ce message
moderation-stop-reading = Ne plus lire cette personne
moderation-block = Bloquer cette personne
moderation-worry = Je m’inquiète pour cette personne
moderation-reason-threat = Une menace, de la violence
moderation-reason-sexual = Des propos sexuels
moderation-reason-hurtful = Des mots qui blessent
moderation-reason-contact = Des coordonnées, de la publicité
moderation-reason-other = Autre chose

moderation-reported = Merci de l’avoir dit. Ce message, et lui seul, part à des personnes de l’équipe qui ne l’ont pas écrit. Votre nom n’y figure pas.
moderation-stopped = Vous ne lirez plus { $alias }. Cette personne n’en saura rien, et cela ne change rien pour les autres.
moderation-read-again = Lire à nouveau { $alias }
moderation-reads-again = D’accord. Vous lirez ses prochains messages.
moderation-block-ask =
    Bloquer { $alias } ?

    Vous ne lirez plus ses messages et cette personne ne lira plus les vôtres, ici et dans tout autre cercle. On ne vous proposera pas d’en rejoindre un où vous seriez ensemble. Personne ne l’apprendra. Vous pourrez revenir en arrière.
moderation-block-yes = Bloquer { $alias }
moderation-blocked = C’est fait. Vous ne vous lirez plus.
moderation-no = Non
moderation-declined = D’accord, rien n’est changé.
moderation-unblock = Débloquer { $alias }
moderation-unblocked = C’est fait. Vous pourrez à nouveau vous lire.
moderation-apart-button = Personnes que je ne lis plus
moderation-apart = Voici les personnes que vous ne lisez plus ou que vous avez bloquées. Elles ne le savent pas.
moderation-apart-nobody = Vous lisez tout le monde.
moderation-someone = une personne

# Je m’inquiète.
moderation-worry-ask =
    Vous vous inquiétez pour { $alias }. Ce n’est pas un signalement, et c’est bien de le dire.

    Si vous voulez, j’envoie à cette personne, en privé, les numéros pour parler à quelqu’un tout de suite, et je préviens l’équipe d’animation. Votre nom n’apparaît nulle part.

    Si vous pensez que sa vie est en danger maintenant et que vous savez où elle est, appelez les secours.
moderation-worry-yes = Oui, faites-le
moderation-worried = C’est fait. Merci de veiller sur les autres. Prenez soin de vous aussi : vous n’avez pas à porter cela sans aide.
moderation-door =
    Quelqu’un a pensé à vous.

    Si le moment est difficile, vous pouvez parler à une personne tout de suite. Sinon, il n’y a rien à faire, et rien à répondre.
moderation-worry-shown =
    Quelqu’un s’inquiète pour <b>{ $alias }</b>, dans « { $circle } ». Les numéros d’écoute viennent de lui être envoyés en privé.

    <b>Dire.</b> Écrivez simplement dans le fil que vous pensez à { $alias }, et demandez comment cela va vraiment.
    <b>Demander.</b> Si vous craignez pour sa vie, demandez : « Est-ce que vous pensez à mourir ? » Cela n’en donne pas l’idée.
    <b>Ne pas dire.</b> Pas de conseils, pas de morale, pas de comparaison. Ne promettez ni le secret, ni que tout s’arrangera.
    <b>Appeler.</b> En cas de danger immédiat, appelez les secours avec ce que vous savez. Son nom et son adresse ne sont pas connus ici : demandez-les-lui.
    <b>Être deux.</b> Prévenez l’autre personne qui anime, et parlez-en ensuite à quelqu’un.
moderation-worry-numbers = Les numéros
moderation-worry-take = Je m’en occupe
moderation-worry-taken = Merci. Les autres voient que quelqu’un s’en occupe.

# Ce qui arrive sans qu’on l’ait demandé : une ligne neutre, et un bouton.
moderation-notice-new = Quelque chose vous attend, quand vous aurez un moment.
moderation-notice-urgent = Quelque chose demande votre attention, dès que vous le pouvez.
moderation-notice-person = Vous avez un message de l’équipe.
moderation-notice-refused = Un message que vous aviez écrit n’a pas été transmis. Vous pouvez en écrire un autre quand vous voulez.
moderation-notice-open = Lire

moderation-hold-until = Plusieurs personnes ont signalé certains de vos messages dans « { $circle } ». Vos messages y attendent d’être lus jusqu’au { $until }, puis partent d’eux-mêmes, sauf si l’équipe en décide autrement. Vous pouvez continuer à lire, et tout le reste vous est ouvert.
moderation-hold-until-seen = Plusieurs personnes ont signalé certains de vos messages dans « { $circle } ». Vos messages y attendent qu’une personne de l’équipe les ait lus. Vous pouvez continuer à lire, et tout le reste vous est ouvert.
moderation-hold-may-ask = Si vous le souhaitez, demandez qu’une personne de l’équipe lise maintenant. Cela se demande une fois.
moderation-hold-ask = Demander qu’on lise maintenant
moderation-hold-asked = Vous avez demandé, le { $when }, qu’une personne de l’équipe lise maintenant. Je vous écris dès que c’est fait.
moderation-hold-seen = Une personne de l’équipe a lu ce qui avait été signalé. Vos messages dans « { $circle } » n’attendent plus : ils partent de nouveau aussitôt.
moderation-hold-free = Le temps d’attente est passé. Vos messages dans « { $circle } » partent de nouveau aussitôt.
moderation-hold-over = Cette attente dans « { $circle } » est finie. Si l’équipe a décidé autre chose depuis, cela vous est écrit à part.

moderation-quoted = <blockquote>{ $words }</blockquote>
moderation-act-warn = Dans « { $circle } », ce message a blessé quelqu’un. Cela peut arriver sans qu’on le veuille. L’équipe vous demande d’y faire attention la prochaine fois. Rien d’autre ne change : vous pouvez lire et écrire comme avant.
moderation-act-mute = L’équipe vous demande de ne pas écrire dans « { $circle } » jusqu’au { $until }. Vous pouvez continuer à lire, et tout le reste vous est ouvert. Ensuite, tout reprend comme avant.
moderation-act-remove = L’équipe a décidé que vous ne faites plus partie de « { $circle } ». Votre point du jour, les mots que vous recevez et les numéros d’écoute restent là, et vous pouvez chercher un autre cercle. Cette décision n’a pas de date de fin, mais vous pouvez demander à la revoir.
moderation-act-refuse = L’équipe n’a pas transmis ce message dans « { $circle } ». Rien d’autre ne change : vous pouvez lire et écrire comme avant.
moderation-act-appealed = Vous avez demandé que ce soit regardé à nouveau. Je vous écris dès qu’il y a une réponse.
moderation-act-kept = Une personne a regardé à nouveau, et la décision reste la même.
moderation-act-lifted = L’équipe est revenue sur cette décision. Elle ne compte plus.
moderation-act-lifted-remove = L’équipe est revenue sur cette décision. S’il y a encore une place, vous êtes de nouveau dans ce cercle ; sinon, vous pouvez y revenir par « Trouver un cercle ».
moderation-act-lifted-refuse = L’équipe est revenue sur cette décision. Votre message part au cercle si c’est encore possible ; sinon, vous pouvez l’écrire à nouveau.
moderation-appeal = Demander à revoir la décision
moderation-appealed = C’est demandé. Je vous écris dès qu’il y a une réponse.

# Pour l’équipe.
moderation-inbox = { $count ->
    [one] Une chose vous attend.
   *[other] { $count } choses vous attendent, la plus pressante d’abord.
}
moderation-inbox-empty = Rien ne vous attend.
moderation-inbox-back = ‹ Ce qui attend
moderation-line-worry = Inquiétude : { $alias }
moderation-line-report = Signalement : { $alias }
moderation-line-report-urgent = Signalement pressant : { $alias }
moderation-line-hold = À lire maintenant : { $alias }
moderation-line-appeal = Nouveau regard : { $alias }
moderation-report-shown =
    <b>{ $alias }</b>, dans « { $circle } ».
    { $count ->
        [one] Signalé par une personne, le { $when } : « { $reason } ».
       *[other] Signalé par { $count } personnes, la première fois le { $when } : « { $reason } ».
    }

    Chaque décision prend effet tout de suite. La personne la reçoit avec des mots simples, et peut demander un nouveau regard.
moderation-decide-nothing = Rien à faire
moderation-decide-warn = Rappeler le cadre
moderation-decide-mute_day = Silence 24 heures
moderation-decide-mute_week = Silence 7 jours
moderation-decide-remove = Retirer du cercle
moderation-decide-refuse = Ne pas transmettre
moderation-decided-nothing = C’est noté : il n’y avait rien à faire.
moderation-decided-warn = C’est fait : le cadre est rappelé à { $alias }.
moderation-decided-mute_day = C’est fait : { $alias } peut lire, et écrira de nouveau dans 24 heures.
moderation-decided-mute_week = C’est fait : { $alias } peut lire, et écrira de nouveau dans 7 jours.
moderation-decided-remove = C’est fait : { $alias } n’est plus dans ce cercle.
moderation-lift = Revenir sur cette décision
moderation-lifted = C’est fait : la décision ne compte plus, et la personne le sait.
moderation-lifted-no-seat = C’est fait : la décision ne compte plus. Il n’y a plus de place libre dans le cercle ; la personne pourra y revenir quand il y en aura une.
moderation-lifted-not-sent = C’est fait : la décision ne compte plus, et la personne le sait. Le message ne peut plus partir de lui-même ; elle pourra l’écrire à nouveau.
moderation-hold-shown-until = <b>{ $alias }</b>, dans « { $circle } », demande qu’une personne de l’équipe lise maintenant { moderation-hold-what }. D’ici là, ses messages attendent, jusqu’au { $until } au plus tard.
moderation-hold-shown-seen = <b>{ $alias }</b>, dans « { $circle } », demande qu’une personne de l’équipe lise maintenant { moderation-hold-what }. D’ici là, ses messages attendent.
moderation-hold-shown-over = <b>{ $alias }</b>, dans « { $circle } », avait demandé qu’une personne de l’équipe lise { moderation-hold-what }. Le temps d’attente est passé et ses messages partent de nouveau, mais il reste à lire.
moderation-hold-what = { $count ->
    [one] le message signalé
   *[other] les { $count } messages signalés
}
moderation-hold-report = { $count ->
    [one] Lire le signalement
   *[other] Lire le signalement { $number }
}
moderation-appeal-shown = <b>{ $alias }</b>, dans « { $circle } », demande un nouveau regard sur cette décision : { $decision }.
moderation-review-lift = Revenir sur la décision
moderation-review-keep = La laisser comme elle est
moderation-reviewed-kept = C’est noté : la décision reste, et la personne le sait.
moderation-already-decided = Quelqu’un s’en est déjà occupé.
moderation-not-there = Il n’y a rien ici, ou ce n’est plus là.
