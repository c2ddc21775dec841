# L’administration, pour les responsables.
admin-title = <b>Administration</b>
admin-empty =
    Il n’y a pas encore de cercle ici : une personne qui arrive ne trouve personne.

    Ouvrez-en un pour chaque famille que vous choisissez. Commencez là où deux personnes sont prêtes à animer : un cercle ne s’ouvre pas avant.
admin-choose-family = De quoi le nouveau cercle parlera-t-il ?
admin-states =
    { $open ->
        [0] Aucun cercle ouvert
        [one] Un cercle ouvert
       *[other] { $open } cercles ouverts
    }{ $draft ->
        [0] {""}
       *[other] , { $draft } en préparation
    }{ $paused ->
        [0] {""}
       *[other] , { $paused } en pause
    }.
admin-drafts = Un cercle en préparation s’ouvre quand deux personnes l’animent.
admin-to-confirm =
    { $count ->
        [one] Une personne attend que vous confirmiez son rôle.
       *[other] { $count } personnes attendent que vous confirmiez leur rôle.
    }
admin-family = { $name }{ $count ->
        [0] {""}
        [one] {" "}(un cercle)
       *[other] {" "}({ $count } cercles)
    }
admin-other-circle = Ouvrir un autre cercle
admin-circles = Les cercles
admin-new-circle = Ouvrir un cercle
admin-health = Les envois
admin-helplines = { $count ->
        [0] Les numéros utiles
       *[other] Numéros à confirmer ({ $count })
    }
admin-log = Les derniers actes
admin-home = ‹ Administration
admin-confirm-button = À confirmer : { $alias }, « { $circle } »

# Ouvrir un cercle.
admin-step-topic = De quoi, plus précisément ? Un cercle pour toute la famille accueille plus de monde ; un sujet précis rapproche.
admin-topic-family = Toute la famille
admin-step-language = Dans quelle langue y parle-t-on ?
admin-step-kind = Un petit cercle, où l’on se connaît, ou un cercle ouvert, plus grand, où l’on peut lire sans écrire ?
admin-kind-small = Un petit cercle
admin-kind-open = Un cercle ouvert
admin-step-space = Pour qui est ce cercle ? Un espace à part n’est proposé qu’à qui l’a demandé.
admin-space-mixed = Pour tout le monde
admin-space-women = Entre femmes
admin-space-men = Entre hommes
admin-space-lgbtq = Entre personnes LGBTQ+
admin-step-size = Combien de places ? On peut en changer plus tard.
admin-size = { $size } places
admin-step-name =
    Quel nom pour ce cercle ? Je propose <b>{ $name }</b>. Vous pouvez aussi en écrire un autre.

    Mieux vaut un nom qui ne dise pas le sujet : un écran se voit.
admin-name-keep = Garder « { $name } »
admin-name-length = Un nom compte de 1 à { $longest } caractères. En voulez-vous un autre ?
admin-name-taken = Un autre cercle s’appelle presque ainsi. En voulez-vous un autre ?
admin-step-check =
    <b>{ $name }</b>
    { $facts }

    Chaque personne qui entre accepte ceci :

    { $agreement }

    Il reste à trouver deux personnes pour l’animer : il ne s’ouvre pas avant.
admin-create = Créer ce cercle
admin-agreement-write = Écrire un autre accord
admin-agreement-usual = Reprendre l’accord habituel
admin-agreement-ask =
    Que doit accepter chaque personne qui entre ? Écrivez-le en un seul message, dans la langue du cercle ({ $language }) : une idée par ligne, { $most } lignes au plus, de { $longest } caractères au plus chacune.

    Cette ligne y reste toujours, à la fin :

    { $always }
admin-agreement-many = Il y a { $count } lignes dans ce message, et un accord en compte { $most } au plus. Voulez-vous en retirer ou en réunir ?
admin-agreement-long = La ligne { $number } compte { $length } caractères : c’est plus que { $longest }. Voulez-vous la raccourcir ?
admin-agreement-empty = Je n’ai trouvé dans ce message aucune ligne à ajouter. Voulez-vous réessayer ?
admin-created = C’est fait : « { $circle } » est en préparation. Invitez maintenant deux personnes à l’animer ; à la seconde, il s’ouvre.
admin-circle-names = Le banc, La lampe du soir, Les mots simples, La grande table, Le pas de la porte, L’autre rive, Le jardin d’hiver, La fenêtre ouverte, Les mains posées, Le port, La cour, Le tilleul, La halte, Les jours clairs, Le fil, La marche

# Les cercles.
admin-facts = { $topic }. { $language }, { $kind ->
        [small] petit cercle
       *[open] cercle ouvert
    }{ $space ->
        [women] , entre femmes
        [men] , entre hommes
        [lgbtq] , entre personnes LGBTQ+
       *[mixed] {""}
    }, { $size } places.
admin-state = { $state ->
        [draft] En préparation : il ne s’ouvre pas avant que deux personnes l’animent. { $missing ->
            [0] Elles sont là, vous pouvez l’ouvrir.
            [one] Il en manque une.
           *[other] Il en manque { $missing }.
        }
        [paused] En pause : il n’accueille personne de nouveau, et la vie y continue. { $missing ->
            [0] {""}
            [one] Il manque une personne pour l’animer.
           *[other] Il manque { $missing } personnes pour l’animer.
        }
       *[open] Ouvert. { $missing ->
            [0] {""}
            [one] Il manque une personne pour l’animer.
           *[other] Personne ne l’anime : il n’est proposé à personne.
        }
    }
admin-line = { $state ->
        [draft] en préparation
        [paused] en pause
       *[open] ouvert
    }, { $active ->
        [0] aucune place prise
        [one] une place prise
       *[other] { $active } places prises
    } sur { $size }, { $waiting ->
        [0] personne n’attend
        [one] une personne attend
       *[other] { $waiting } personnes attendent
    }
admin-listed = <b>{ $name }</b>
    { $topic } : { $line }.
admin-list-title = <b>Les cercles</b>
admin-more = Suite ›
admin-less = ‹ Avant
admin-seats = { $active ->
        [0] Aucune place n’est prise
        [one] Une place est prise
       *[other] { $active } places sont prises
    } sur { $size }{ $held ->
        [0] {""}
        [one] , une gardée pour quelqu’un
       *[other] , { $held } gardées pour quelqu’un
    }.
admin-waiting = { $count ->
        [0] Personne n’attend une place dans cette langue et cette famille.
        [one] Une personne attend une place dans cette langue et cette famille.
       *[other] { $count } personnes attendent une place dans cette langue et cette famille.
    }
admin-team = L’animation : { $names }.
admin-team-nobody = L’animation : personne encore.
admin-links = { $count ->
        [one] Un lien attend d’être accepté, jusqu’au { $until }.
       *[other] { $count } liens attendent d’être acceptés, le dernier jusqu’au { $until }.
    }
admin-invite = Inviter quelqu’un à animer
admin-cancel-links = Annuler les liens en attente
admin-links-cancelled = C’est fait : ces liens ne mènent plus nulle part.
admin-relieve = Retirer { $alias } de l’animation
admin-relieve-ask =
    { $alias } n’animera plus « { $circle } », et y restera comme les autres. La personne le saura, avec un merci.

    { $last ->
        [True] Il n’y aura plus personne pour l’animer : le cercle sera mis en pause.
       *[False] {""}
    }
admin-relieved = C’est fait : { $alias } n’anime plus ce cercle.
admin-rename = Changer le nom
admin-rename-ask = Quel nouveau nom pour « { $circle } » ? Écrivez-le ici.
admin-renamed = C’est fait : ce cercle s’appelle maintenant « { $circle } ».
admin-resize = Nombre de places
admin-resize-ask = « { $circle } » a { $size } places, dont { $taken } prises ou gardées. Combien en voulez-vous ?
admin-resized = C’est fait : { $size } places.
admin-size-too-small = { $taken } places sont prises ou gardées : il n’en faut pas moins.
admin-pause = Mettre en pause
admin-paused = C’est fait : ce cercle n’accueille plus personne de nouveau. Celles et ceux qui y sont continuent comme avant.
admin-open = Ouvrir
admin-opened = C’est fait : ce cercle est ouvert.
admin-close = Refermer ce cercle
admin-close-ask =
    Refermer « { $circle } » pour de bon ?

    { $active ->
        [0] Personne n’y est encore.
        [one] La personne qui y est l’apprendra avec des mots simples et pourra chercher un autre cercle.
       *[other] Les { $active } personnes qui y sont l’apprendront avec des mots simples et pourront chercher un autre cercle.
    } Le fil se ferme tout de suite. On ne peut pas revenir en arrière.
admin-close-yes = Refermer « { $circle } »
admin-closed = C’est fait : « { $circle } » est refermé, et chaque personne qui y était le saura.

# Inviter quelqu’un à animer.
admin-link =
    Voici un lien pour animer « { $circle } ». Il est pour une seule personne, la première qui l’ouvre, et vaut jusqu’au { $until }.

    <code>{ $link }</code>

    Donnez-le vous-même à quelqu’un que vous connaissez. La personne lira la charte, choisira un prénom et acceptera ; puis vous confirmerez ici.
admin-accepted =
    Quelqu’un a accepté la charte et veut animer « { $circle } », sous le prénom <b>{ $alias }</b>. Le lien date du { $made }.

    Avant de confirmer, demandez à la personne à qui vous l’aviez donné quel nombre elle lit sur son écran. Ce doit être <b>{ $number }</b>. Si c’est un autre, refusez et faites un nouveau lien.
admin-confirm = Confirmer
admin-decline = Refuser
admin-confirmed = C’est fait : { $alias } anime « { $circle } ». La personne le saura.
admin-confirmed-opens = À deux, c’est complet : le cercle est ouvert et peut être proposé.
admin-declined-done = C’est fait : rien n’est changé, et la personne le saura.
admin-invitation-gone = Cette invitation n’est plus là : quelqu’un y a répondu, ou elle a pris fin.

# Pour la personne invitée.
admin-charter =
    On vous propose d’animer <b>{ $circle }</b>, un cercle qui parle { $about }, avec une autre personne.

    <b>La charte, en bref</b>
    • Vous accueillez et vous veillez. Vous ne soignez pas.
    • Vous passez presque chaque jour : lire, accueillir, répondre à un premier mot.
    • Les signalements viennent à vous. Chacun est lu dans la journée.
    • Si quelqu’un semble en danger, vous appelez les secours avec ce que vous savez. Vous ne promettez pas le secret.
    • Rien en privé avec qui est là depuis moins de 30 jours. Rien à vendre, rien de sexuel.
    • Vous voyez des prénoms choisis : ni humeur, ni note, ni nom Telegram.
    • Vous passez la main quand vous voulez.

    Responsable : { $organisation }. Contact : { $contact }. Telegram voit passer ce que vous écrivez ici.

    Dans ce cercle, vous serez <b>{ $alias }</b>.
admin-about-everyone = de ce que chacun traverse
admin-accept = J’ai 18 ans ou plus, et j’accepte
admin-under-age = J’ai moins de 18 ans
admin-other-name = Un autre prénom
admin-not-now = Non merci
admin-refused = D’accord, et merci de l’avoir dit. Rien n’est gardé de cette invitation.
admin-thanks =
    Merci. Il reste une étape : l’équipe confirme, et je vous écris dès que c’est fait.

    Si on vous demande un nombre, c’est <b>{ $number }</b> : il montre que l’invitation est bien la vôtre.
admin-declined = L’équipe n’a pas confirmé votre invitation. Si cela vous surprend, parlez-en à la personne qui vous l’avait donnée.
admin-unconfirmed = Votre invitation n’a pas été confirmée à temps. Si cela vous surprend, parlez-en à la personne qui vous l’avait donnée.
admin-standing-holds =
    Vous animez « { $circle } », où l’on vous connaît sous le prénom { $alias }. { $others ->
        [0] Une autre personne doit encore vous rejoindre : le cercle ne s’ouvre pas avant.
       *[other] Avec vous : { $names }.
    }

    Le fil est dans « Mon cercle », ce qui demande votre attention dans « Signalements », et vous pouvez écrire à tout le cercle par une annonce. Merci d’être là.
admin-standing-member = Vous n’animez plus « { $circle } ». Vous y restez comme les autres, et vous pouvez le quitter quand vous voulez. Merci pour ce que vous y avez fait.
admin-standing-closed =
    L’équipe a refermé « { $circle } ». Merci d’y avoir été : le fil n’est plus là, et ce qui y était en attente n’est envoyé à personne.

    Votre point du jour, les mots que vous recevez et les numéros d’écoute restent, et vous pouvez chercher un autre cercle.

# Les envois.
admin-health-title = <b>Les envois</b>
admin-health-again = Regarder à nouveau
admin-health-quiet = Rien n’attend.
admin-health-lane = { $lane ->
        [reply] Réponses
        [help] Appels à l’aide
        [relay] Messages des cercles
        [check_in] Points du jour
        [encouragement] Mots
       *[announcement] Annonces
    } : { $count } { $state ->
        [uncertain] dont on ne sait pas s’ils sont arrivés
       *[other] à envoyer
    }{ $since ->
        [none] .
       *[other] , depuis { $since }.
    }
admin-doubts =
    { $count ->
        [one] Un message est parti, et je ne sais pas s’il est arrivé.
       *[other] { $count } messages sont partis, et je ne sais pas s’ils sont arrivés.
    } { $useful ->
        [0] Il est trop tard pour qu’un renvoi soit utile.
        [one] Un seul serait encore utile. Renvoyé, il peut arriver deux fois.
       *[other] { $useful } seraient encore utiles. Renvoyés, ils peuvent arriver deux fois.
    }
admin-doubts-again = { $count ->
        [one] Renvoyer ce message
       *[other] Renvoyer ces { $count } messages
    }
admin-doubts-leave = Ne rien renvoyer
admin-doubts-sent = { $count ->
        [0] Il n’y a plus rien à renvoyer.
        [one] C’est fait : un message repart.
       *[other] C’est fait : { $count } messages repartent.
    }
admin-doubts-left = { $count ->
        [0] Il n’y a plus de doute.
        [one] C’est fait : ce message n’est pas renvoyé, et je n’en parle plus.
       *[other] C’est fait : ces { $count } messages ne sont pas renvoyés, et je n’en parle plus.
    }
admin-health-inbox = { $count ->
        [0] Tout ce qui est arrivé a été lu.
        [one] Un message reçu attend d’être lu.
       *[other] { $count } messages reçus attendent d’être lus.
    }
admin-health-dead = Ce que je n’ai pas su traiter, avec la référence donnée à la personne :
admin-health-dead-line = { $reference }, { $when }
admin-health-dead-none = Aucun message n’est resté sans traitement.
admin-health-failed = Ce qui n’a pas pu partir ces sept derniers jours (personne n’est nommé ici) :
admin-health-failed-line = { $lane ->
        [reply] Réponses
        [help] Appels à l’aide
        [relay] Messages des cercles
        [check_in] Points du jour
        [encouragement] Mots
       *[announcement] Annonces
    } : { $count }, { $reason ->
        [unreadable] illisibles dans la base
        [refused] refusés par Telegram
       *[other] à signaler avec ce mot : { $reason }
    }.
admin-health-week = Les sept derniers jours, à l’heure choisie :
admin-health-kind = { $kind ->
        [check_in] points du jour
        [check_in_again] points du jour, une heure plus tard
        [encouragement] mots
        [evening_line] lignes du soir
        [waiting_news] nouvelles de l’attente
       *[other] autres messages
    } : { $served } partis, dont { $late } en retard{ $worst ->
        [0] {""}
       *[other] {" "}(de { $worst } minutes au plus)
    }, { $skipped } non partis.
admin-health-week-none = Rien n’était à envoyer à une heure choisie.

# Les numéros utiles.
admin-helplines-title =
    <b>Les numéros à confirmer</b>

    Ces lignes n’ont pas été vues sur une page sûre. Elles ne sont montrées qu’après votre confirmation.
admin-helplines-none = Toutes les lignes ont été vues sur leur page. Il n’y a rien à confirmer.
admin-helplines-country = { $country } : { $left ->
        [0] tout est confirmé
        [one] une à confirmer
       *[other] { $left } à confirmer
    }
admin-helpline-button = { $name } { $shown ->
        [True] (montrée)
       *[False] {""}
    }
admin-helpline =
    <b>{ $name }</b>
    <code>{ $number }</code>
    { $hours }
    { $what }

    La page où vérifier : { $source }

    { $shown ->
        [True] Cette ligne est montrée.
       *[False] Cette ligne n’est pas montrée. Appelez-la ou lisez sa page, puis confirmez ce que vous avez vérifié.
    }
admin-helpline-confirm = Je l’ai vérifiée : la montrer
admin-helpline-withdraw = Ne plus la montrer

# Les derniers actes.
admin-log-title = <b>Les derniers actes</b>
admin-log-line = { $when } : { $act }
admin-log-none = Aucun acte encore.
admin-log-whole = La chaîne de ces actes est entière.
admin-log-broken = Attention : la chaîne est rompue à partir de l’acte { $number }. Lancez la commande « audit verify » sur le serveur.
admin-act = { $act ->
        [circle_created] un cercle créé
        [circle_opened] un cercle ouvert
        [circle_paused] un cercle mis en pause
        [circle_closed] un cercle refermé
        [circle_renamed] un cercle renommé
        [circle_resized] un cercle agrandi ou réduit
        [facilitator_invited] une invitation à animer
        [links_cancelled] des liens annulés
        [charter_accepted] une charte acceptée
        [charter_refused] une invitation refusée par la personne
        [facilitator_confirmed] une personne confirmée pour animer
        [facilitator_declined] une personne non confirmée
        [facilitator_relieved] une personne qui n’anime plus
        [helpline_confirmed] un numéro confirmé
        [helpline_withdrawn] un numéro retiré
        [doubts_again] des messages incertains renvoyés
        [doubts_left] des messages incertains non renvoyés
        [hold] des messages mis en attente
        [report_nothing] un signalement sans suite
        [report_warn] un rappel du cadre
        [report_mute_day] un silence de 24 heures
        [report_mute_week] un silence de 7 jours
        [report_remove] une personne retirée d’un cercle
        [lift_warn] un rappel du cadre levé
        [lift_mute_day] un silence levé
        [lift_mute_week] un silence levé
        [lift_remove] un retrait levé
        [keep_warn] un rappel du cadre maintenu
        [keep_mute_day] un silence maintenu
        [keep_mute_week] un silence maintenu
        [keep_remove] un retrait maintenu
        [announce] une annonce envoyée
        [announce_plan] une annonce prévue
        [announce_pause] une annonce mise en pause
        [announce_go_on] une annonce reprise
        [announce_stop] une annonce arrêtée
        [announce_again] une annonce renvoyée là où c’était incertain
        [announce_take_back] une annonce retirée
       *[other] un autre acte ({ $name })
    }
