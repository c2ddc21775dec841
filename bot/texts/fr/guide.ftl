guide-what =
    <b>Comment ça marche</b>

    Ici, des personnes qui traversent la même chose s’écrivent, en petits groupes de 6 à 8 qu’on appelle des cercles. Chacune y vient sous un prénom choisi, à son rythme. On peut lire sans écrire.

    Vous pouvez aussi noter chaque jour comment ça va, pour vous, et recevoir quelques mots à l’heure de votre choix.

    Je suis un programme. Les personnes des cercles sont réelles : elles vivent la même chose que vous, ce ne sont pas des soignants. Rien ici ne remplace un médecin, un psychologue ou les secours.
guide-runs = Ce service est tenu par { $organisation }. Une question sur vos données : { $contact }.
guide-circle =
    <b>Un cercle, concrètement</b>

    1. Vous dites en quelques mots ce qui vous amène.
    2. Je vous propose jusqu’à trois cercles, et pourquoi ceux-là. Vous choisissez, ou vous attendez. Je n’inscris personne d’office.
    3. Vous entrez avec un prénom choisi et vous acceptez cinq règles simples.
    4. Ce que vous y écrivez est transmis aux autres membres, sous ce prénom. Vous pouvez le corriger ou le retirer.
    5. Une ou deux personnes animent le cercle. Sous chaque message, vous pouvez le signaler, ne plus lire cette personne, la bloquer, ou dire que vous vous inquiétez pour elle.

    On quitte un cercle quand on veut, sans se justifier.
guide-sees =
    <b>Qui voit quoi</b>

    <b>Votre cercle</b> voit votre prénom choisi et ce que vous y écrivez. Ni votre nom Telegram, ni votre numéro, ni votre photo. Mais on peut recopier ou photographier un écran.

    <b>L’équipe</b> voit les prénoms choisis, le mois d’arrivée et les messages signalés. Ni votre humeur, ni vos notes, ni qui vous êtes sur Telegram.

    <b>La personne qui tient le serveur</b> garde vos mots chiffrés. Elle en a la clé : elle pourrait techniquement les lire.

    <b>Telegram</b> voit passer cette conversation, qui n’est pas chiffrée de bout en bout.

    <b>Votre téléphone</b> la montre à qui ouvre Telegram, et vos autres appareils aussi.

    Tout voir, emporter ou effacer : /mesdonnees et /effacer.
guide-hosted = Vos données sont conservées ici : { $hosted }.
guide-commands =
    <b>Ce que vous pouvez taper</b>

    { $commands }
guide-to-circle = Comment marche un cercle
guide-to-sees = Qui voit quoi
guide-to-commands = Les commandes
guide-to-match = Trouver un cercle
guide-to-mydata = Mes données
guide-to-what = ‹ Retour
