safety-title = <b>Vous pouvez parler à quelqu’un maintenant.</b>
safety-line = { $number }, { $name }. { $hours }
safety-line-unnamed = { $number }. { $hours }
safety-line-text = Par SMS : { $number }.
safety-line-text-same = Aussi par SMS.
safety-emergency = Danger immédiat : { $number }
safety-other-emergency = Danger immédiat : { $number }, dans toute l’Union européenne et depuis beaucoup de portables ailleurs.
safety-call-police = Police : { $number }
safety-call-ambulance = Secours médicaux : { $number }
safety-call-silent = Sans parler, par SMS : { $number }
safety-what-happens = Quand vous appelez une ligne d’écoute, une personne formée à écouter vous répond, parfois après une attente.
safety-what-happens-first =
    <b>Si vous appelez le { $number }</b>
    { $what }
safety-nothing-needed = Vous n’avez rien à préparer, et vous pouvez raccrocher quand vous voulez.
safety-no-line = Je n’ai pas de ligne vérifiée pour ce pays.
safety-finder = Trouver une ligne d’écoute, pays par pays : findahelpline.com
safety-danger-ask = Êtes-vous en danger en ce moment ?
safety-hurt-button = Quelqu’un me fait du mal
safety-hesitate-button = J’hésite à appeler
safety-danger-yes = Oui, en danger
safety-danger-no = Non, pas maintenant
safety-country-button = Changer de pays
safety-country-short = Autre pays
safety-back = ‹ Reprendre
safety-numbers-button = ‹ Les numéros
safety-private-button = En parler en privé

safety-country-ask =
    Dites-moi où vous êtes, et je vous donne les numéros qui y répondent.
safety-country-other = Un autre pays
safety-other =
    Je ne connais pas les numéros de votre pays, et je ne veux pas en inventer.

safety-hurt-title =
    <b>Ce qu’on vous fait n’est pas votre faute.</b>
safety-hurt-lines = Pour en parler, ou préparer un départ :
safety-hurt-phone = Un appel reste dans le journal de ce téléphone, et cette conversation aussi reste lisible. Si quelqu’un regarde vos appareils, le téléphone d’une autre personne est plus sûr.

safety-danger-now =
    <b>Merci de le dire.</b>

    { $call }

    Une phrase suffit : « J’ai besoin d’aide, je suis à… ». Si vous ne pouvez pas appeler, demandez à quelqu’un près de vous de le faire.

    Si vous le pouvez, rapprochez-vous d’une personne, ou d’un endroit où il y a du monde, et éloignez-vous de ce qui pourrait vous blesser.

    Je suis un programme : je ne sais pas où vous êtes et je ne peux envoyer personne.
safety-danger-later =
    Merci de m’avoir répondu. Il n’y a pas besoin d’être en danger pour appeler : une soirée difficile suffit.

    { $lines }

    Ces numéros restent à portée de main : « { navigation-helpline } » est sur chaque écran.

safety-hesitate =
    Beaucoup de personnes hésitent. Qu’est-ce qui vous retient ?
safety-reason-enough = Je ne vais pas assez mal
safety-reason-words = Je ne saurai pas quoi dire
safety-reason-sent = Peur qu’on m’envoie quelqu’un
safety-reason-bother = Peur de déranger
safety-reason-heard = On pourrait m’entendre
safety-reason-tried = J’ai déjà essayé
safety-reason-known = Je préfère quelqu’un que je connais
safety-answer-enough = On n’a pas à aller « assez mal » pour appeler. Une seule mauvaise nuit suffit, ou ne pas savoir pourquoi ça ne va pas.
safety-answer-words = Une phrase suffit : « Ça ne va pas, et je ne sais pas par où commencer. » La personne au bout du fil a l’habitude de poser les questions. Le silence aussi est permis.
safety-answer-sent = Une ligne d’écoute sert d’abord à parler. Certaines peuvent faire venir des secours si une vie est en jeu tout de suite. Vous pouvez demander dès le début : « Dans quels cas envoyez-vous quelqu’un ? », et décider ensuite de ce que vous dites.
safety-answer-bother = La personne qui répond est là pour cela, la nuit aussi quand la ligne est ouverte. Vous avez autant de raisons d’appeler que n’importe qui.
safety-answer-heard = On peut marcher dehors en parlant, faire couler de l’eau, ou écrire au lieu de parler quand une ligne le permet.
safety-answer-write = Par écrit :
safety-answer-tried = Cela arrive : personne ne décroche, ou les mots tombent à côté. C’est décourageant, et vous n’y êtes pour rien. À une autre heure, ou sur une autre ligne, la conversation peut être différente.
safety-answer-known = Pensez à une personne, une seule, même si vous ne vous êtes pas parlé depuis longtemps. Vous pouvez lui envoyer ces mots : « Ça ne va pas. Est-ce que tu peux m’appeler ? » Si elle ne répond pas, les numéros sont toujours là.
safety-other-reason = Une autre raison
safety-no-such-line = Cette ligne n’existe pas, ou elle est déjà vérifiée.
