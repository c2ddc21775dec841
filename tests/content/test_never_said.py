"""The never-said list: what is planted is caught, innocent uses are not, and no text says it."""

import pytest

from tests.texts.never_said import (
    CONTENT,
    LANGUAGES,
    NOT_SAID,
    TEXTS,
    content_texts,
    everything,
    findings,
    fluent_file,
    fluent_texts,
    yaml_texts,
)
from tests.texts.never_said_rules import RULES
from tests.texts.never_said_spaces import narrowed

PLANTED = [
    ("diagnosis", "fr", "Vous souffrez d’une forme d’anxiété."),
    ("diagnosis", "fr", "Cela ressemble à une dépression sévère."),
    ("diagnosis", "en", "You suffer from something many people have."),
    ("diagnosis", "en", "This looks like moderate depression."),
    ("score", "fr", "Votre score est de 3."),
    ("score", "en", "Your score this week: 3."),
    ("only so many", "fr", "Cela fait seulement 3 jours."),
    ("only so many", "fr", "Vous n’avez noté que 4 jours."),
    ("only so many", "en", "It has been only 3 days."),
    ("failure", "fr", "Vous avez rechuté, et ce n’est rien."),
    ("failure", "en", "You failed this time."),
    ("missed", "fr", "Vous avez manqué deux points du jour."),
    ("missed", "fr", "Trois jours manqués."),
    ("missed", "en", "You missed a check-in."),
    ("missed", "en", "You’ve skipped two days."),
    ("streak", "fr", "Cinq jours d’affilée."),
    ("streak", "en", "A streak of five."),
    ("streak", "en", "Five days in a row."),
    ("red or green", "fr", "Les jours rouges sont les plus durs."),
    ("red or green", "en", "🔴 Low day"),
    ("comparison", "fr", "Vous allez mieux que la plupart des gens."),
    ("comparison", "en", "That is higher than average."),
    ("prediction", "fr", "Vous irez mieux demain."),
    ("prediction", "fr", "Cela passera."),
    ("prediction", "fr", "Tout ira bien."),
    ("prediction", "fr", "Les choses vont s’arranger, ça va s’arranger."),
    ("prediction", "en", "You will feel better soon."),
    ("prediction", "en", "It gets better."),
    ("prediction", "en", "This too shall pass."),
    ("prediction", "en", "Everything will be okay."),
    ("cause", "fr", "Votre humeur est basse parce que vous dormez peu."),
    ("cause", "en", "Your mood was low because you slept badly."),
    ("praise", "fr", "Bravo pour ces trente jours."),
    ("praise", "fr", "Nous sommes fiers de vous."),
    ("praise", "en", "Well done, thirty days."),
    ("praise", "en", "I’m proud of you."),
    ("you are amazing", "fr", "Vous êtes vraiment formidable."),
    ("you are amazing", "fr", "Vous êtes courageuse."),
    ("you are amazing", "en", "You’re amazing."),
    ("you are amazing", "en", "You are so strong."),
    ("at least", "fr", "Au moins, vous avez eu du temps ensemble."),
    ("at least", "en", "At least you had time together."),
    ("at least", "en", "At least it was quick."),
    ("timetable of grief", "fr", "La colère est une étape du deuil."),
    ("timetable of grief", "fr", "Il faut faire son deuil."),
    ("timetable of grief", "en", "Anger is one of the stages of grief."),
    ("timetable of grief", "en", "It may help to move on."),
    ("clean or dirty", "fr", "Vous êtes clean depuis un mois."),
    ("clean or dirty", "fr", "Un groupe pour les drogués."),
    ("clean or dirty", "fr", "Vous êtes alcoolique."),
    ("clean or dirty", "en", "Staying clean is hard."),
    ("clean or dirty", "en", "A group for addicts."),
    ("secrecy promised", "fr", "Tout cela restera entre nous."),
    ("secrecy promised", "fr", "C’est totalement anonyme."),
    ("secrecy promised", "fr", "Ce qui se dit ici reste ici."),
    ("secrecy promised", "en", "What is said here stays here."),
    ("secrecy promised", "en", "It is completely confidential."),
    ("protected names", "fr", "Comme aux Alcooliques anonymes."),
    ("protected names", "fr", "Une réunion des AA."),
    ("protected names", "fr", "On avance un jour à la fois."),
    ("protected names", "en", "The twelve steps say so, or our twelve steps."),
    ("protected names", "en", "A SMART meeting."),
    ("protected names", "en", "One day at a time."),
    ("claims to cure", "fr", "Ce service réduit l’anxiété."),
    ("claims to cure", "en", "It detects depression early."),
    ("absence counted", "fr", "Cela fait longtemps que vous n’êtes pas venu."),
    ("absence counted", "en", "It’s been 12 days."),
    ("absence counted", "en", "We missed you."),
    ("exclamation mark", "fr", "Bienvenue !"),
    ("middle dot", "fr", "Vous êtes bienvenu·e."),
    ("typewriter apostrophe", "fr", "Aujourd'hui."),
    ("typewriter apostrophe", "en", "I don't know."),
    ("bracketed ending", "fr", "Vous êtes fatigué(e)."),
    ("no narrow space beside a sign", "fr", "Comment ça va ?"),
    ("no narrow space beside a sign", "fr", "Voici: un mot."),
    ("no narrow space beside a sign", "fr", "« Bonjour »"),
    ("tu", "fr", "Comment tu vas aujourd’hui, dis-moi."),
]

INNOCENT = [
    ("fr", "Au moins une personne y a écrit cette semaine."),
    ("fr", "Il faut avoir 18 ans au moins."),
    ("fr", "Un cercle ouvre quand deux personnes au moins l’animent."),
    ("en", "At least three people wrote this week."),
    ("en", "You need to be at least 18."),
    ("fr", "Ce n’est pas un diagnostic."),
    ("en", "This is not a diagnosis, and it never will be."),
    ("fr", "Les films et les séries"),
    ("fr", "L’approche en douze étapes, ou des outils pratiques."),
    ("fr", "Ne promettez ni le secret, ni que tout s’arrangera."),
    ("en", "Promise neither secrecy nor that things will be fine."),
    ("fr", "Rien ici ne soigne une dépression, et rien ne remplace un soin."),
    ("en", "Nothing here treats depression."),
    ("fr", "La réunion passe à mardi, 19 h."),
    ("en", "The meeting moves on to the next topic."),
    ("fr", "Cette personne n’en saura rien."),
    ("fr", "De la vie sans alcool, ou avec moins d’alcool."),
    ("fr", "On se dit «\u202ftu\u202f» ou «\u202fvous\u202f»\u202f?"),
    ("fr", "Juste regarder"),
    ("fr", "Il ne reste que 7 places."),
    ("en", "Just look around"),
    ("en", "Two messages have come since your last visit."),
    ("en", "Clean water and a window."),
    ("en", "You have 7 days to say no."),
    ("en", "The missed call is on your phone."),
    ("fr", "Voir le site\u202f: https://3114.fr/que-se-passe-t-il?x=1"),
    ("fr", "De 9 h à 23 h, au 0 800 235 236."),
]


@pytest.mark.parametrize(("rule", "language", "text"), PLANTED)
def test_a_planted_violation_is_caught(rule: str, language: str, text: str) -> None:
    assert rule in findings(text, language)


@pytest.mark.parametrize(("language", "text"), INNOCENT)
def test_an_innocent_use_is_not(language: str, text: str) -> None:
    assert findings(text, language) == []


def test_every_rule_is_shown_to_catch_something_in_each_of_its_languages() -> None:
    shown = {(rule, language) for rule, language, _ in PLANTED}
    assert {(rule.name, rule.language) for rule in RULES} <= shown


def test_a_variant_of_a_fluent_message_is_read_with_a_number_in_it() -> None:
    source = """
mood-days = { $count ->
    [one] Un jour noté.
   *[other] Seulement { $count } jours notés.
}
    .label = Bravo
"""
    found = {tuple(findings(said.text, "fr")) for said in fluent_file(source, "fr", "planted")}
    assert found == {(), ("only so many",), ("praise",)}


def test_a_data_file_is_read_in_its_language_and_without_what_people_write() -> None:
    source = """
alcohol:
  words: {fr: "clean", en: "clean since"}
  name: {fr: "Vous êtes clean", en: "Water"}
"""
    found = {said.place: findings(said.text, said.language) for said in yaml_texts(source, "planted")}
    assert found == {"planted: alcohol: name: fr": ["clean or dirty"], "planted: alcohol: name: en": []}


def test_no_text_in_any_language_says_what_is_never_said() -> None:
    charged = [
        f"{said.place}: {', '.join(found)}: {said.text}"
        for said in everything()
        if (found := findings(said.text, said.language))
    ]
    assert charged == []


def test_nothing_that_is_read_is_left_out() -> None:
    """Every data file gives texts in both languages, or is named as one that nobody reads."""
    silent = []
    for path in CONTENT.rglob("*.y*ml"):
        said = {text.language for text in yaml_texts(path.read_text(encoding="utf-8"), path.name)}
        wanted = {path.stem} if path.stem in LANGUAGES else set(LANGUAGES)
        if path.name not in NOT_SAID and said != wanted:
            silent.append(path.name)
    assert silent == []
    assert {said.language for said in fluent_texts(TEXTS)} == set(LANGUAGES)
    assert sum(1 for _ in content_texts(CONTENT)) > 400


def test_spaces_are_set_without_touching_identifiers_or_syntax() -> None:
    source = "mood-ask = Comment ça va ?\nmood-line = { $day } : « { $word } »\n# Une note : ici.\n"
    wanted = "mood-ask = Comment ça va\u202f?\nmood-line = { $day }\u202f: «\u202f{ $word }\u202f»\n"
    wanted += "# Une note : ici.\n"
    assert narrowed(source) == wanted
    assert narrowed(wanted) == wanted
