onboarding-language =
    D’abord, la langue. On peut en changer à tout moment.
onboarding-language-keep = Continuer en français
onboarding-language-other = Continue in English

onboarding-agree =
    <b>Avant de commencer</b>

    Ici, des adultes qui traversent la même chose se soutiennent en petits groupes. C’est de l’entraide : elle ne remplace ni les soins, ni les secours.

    Responsable : { $organisation } ({ $country })
    Contact : { $contact }
    Hébergement : { $hosting }

    Telegram voit passer ce que vous écrivez ici et sait que vous parlez à ce bot. Ce que vous me dites de vous est gardé chiffré, jusqu’à ce que vous l’effaciez avec /effacer.

    Êtes-vous d’accord pour que vos réponses servent à vous proposer un cercle ? Rien ne se fait sans que vous l’ayez choisi.
onboarding-agree-yes = J’ai 18 ans ou plus, d’accord
onboarding-agree-without = J’ai 18 ans ou plus, sans cercle
onboarding-under-age = J’ai moins de 18 ans
onboarding-young =
    Merci de l’avoir dit. Ce lieu est fait pour des adultes, alors je ne garde rien de notre échange. Mais vous n’avez pas à porter ça sans aide : ces personnes écoutent les jeunes, gratuitement, et sans que vous ayez à dire votre nom.

    { $numbers }
onboarding-young-country = { $country } :
    { $lines }
onboarding-organisation-unset = à préciser par la personne responsable
onboarding-without = D’accord : pas de cercle, et pas de question pour en chercher un. Vous pourrez changer d’avis quand vous voulez.

onboarding-words =
    <b>Qu’est-ce qui vous amène ?</b>

    Quelques mots suffisent. Je m’en sers pour comprendre de quoi il s’agit, puis je les oublie.
onboarding-words-list = Choisir dans une liste
onboarding-confirm = Merci de l’avoir écrit. Est-ce bien de cela qu’il s’agit ?
onboarding-confirm-many = Merci de l’avoir écrit. Est-ce que l’un de ces choix s’en approche ?
onboarding-confirm-none = Autre chose
onboarding-not-understood = Merci de l’avoir écrit. Je suis un programme, je ne connais que quelques mots, et je n’ai pas reconnu les vôtres. Choisissez ci-dessous, ou dites-le autrement. Pour qu’une personne vous écoute, touchez « { navigation-helpline } ».
onboarding-families = De quoi s’agit-il, à peu près ?
onboarding-experiences = Qu’est-ce qui s’en approche le plus ?

onboarding-closed =
    Merci de l’avoir dit. Ce que vous vivez compte, et des personnes formées peuvent vous écouter :

    { $numbers }

    Il n’y a pas encore de cercle pour cela ici : chaque personne doit d’abord pouvoir y être protégée. Je ne garde rien de vos mots. L’équipe peut aussi vous répondre : { $contact }.
onboarding-closed-where =
    Merci de l’avoir dit. Ce que vous vivez compte. Dites-moi où vous êtes, et je vous donne des numéros où l’on peut vous écouter.

    { $numbers }

    Il n’y a pas encore de cercle pour cela ici : chaque personne doit d’abord pouvoir y être protégée. Je ne garde rien de vos mots. L’équipe peut aussi vous répondre : { $contact }.
onboarding-closed-other = Chercher autre chose

onboarding-perspective = De qui s’agit-il ?
onboarding-perspective-self = De moi
onboarding-perspective-close = De quelqu’un de proche
onboarding-perspective-loss = De quelqu’un que j’ai perdu

onboarding-space =
    Avec qui vous sentiriez-vous à l’aise ? On peut passer cette question.
onboarding-space-mixed = Tout le monde
onboarding-space-women = Entre femmes
onboarding-space-men = Entre hommes
onboarding-space-lgbtq = Entre personnes LGBTQ+
onboarding-skip = Passer

onboarding-proposals-one = <b>Un cercle pourrait vous aller.</b>
onboarding-proposals-many =
    <b>{ $count ->
        [2] Deux
       *[3] Trois
    } cercles pourraient vous aller.</b>
onboarding-proposal =
    <b>{ $number }. { $name }</b>{ $open ->
        [yes] , cercle ouvert
       *[no] {""}
    }
    { $why }
onboarding-small-circle = À vous de choisir. Un cercle, c’est 6 à 8 personnes ; un cercle ouvert, davantage.
onboarding-join = Rejoindre « { $name } »
onboarding-others = D’autres cercles
onboarding-no-others = Je n’ai pas d’autre cercle qui vous convienne vraiment aujourd’hui. Voici à nouveau les premiers.
onboarding-wait = Attendre une place
onboarding-change = Changer mes réponses

onboarding-nothing =
    <b>Aucun petit cercle ne vous convient vraiment aujourd’hui.</b> Je préfère vous le dire plutôt que d’en inventer un.
onboarding-nothing-open = En attendant, il y a un cercle ouvert, plus grand, où l’on peut lire sans écrire.
onboarding-nothing-contact = Une personne de l’équipe peut aussi vous répondre : { $contact }.

onboarding-agreement =
    <b>Rejoindre « { $name } »</b>

    { $agreement }

    Votre nom Telegram n’y apparaît pas. Je vous propose un prénom : <b>{ $alias }</b>.
onboarding-agreement-chosen =
    <b>Rejoindre « { $name } »</b>

    { $agreement }

    Dans le cercle, vous serez <b>{ $alias }</b>.
onboarding-agreement-yes = D’accord, je suis { $alias }
onboarding-alias-other = Un autre prénom
onboarding-alias-write = Écrivez le prénom que vous voulez porter dans ce cercle. De préférence, pas le vôtre.
onboarding-alias-taken = Quelqu’un porte déjà ce prénom ici. En voulez-vous un autre ?
onboarding-alias-unfit = Un prénom de 2 à 20 lettres, sans lien, ni numéro, ni @. Voulez-vous réessayer ?
onboarding-full = Ce cercle vient de se remplir. Rien n’est perdu, voici ce qui est possible.

onboarding-welcome =
    <b>Bienvenue dans le cercle, { $alias }.</b>

    On peut lire sans écrire. Si vous voulez dire un premier mot, en voici un, à changer comme vous voulez :

    <blockquote>{ $opening }</blockquote>
onboarding-welcome-write = Écrire au cercle
onboarding-news = { $organisation } a parfois des nouvelles de sa vie d’association : une fête, une assemblée, un coup de main à donner. Voulez-vous les recevoir ici ? Ce qui est utile à votre cercle vous parvient dans tous les cas.
onboarding-news-yes = Oui
onboarding-news-no = Non merci
