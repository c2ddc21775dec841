"""An under-age statement is heard, and years of something else are not taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.age import under_age

UNDER = """
j'ai 15 ans · J’ai 16 ans et je vais mal · jai 14ans · g 17 ans · j'ai quinze ans
je suis mineure · je suis au collège
j'ai bientôt 18 ans · je suis une fille de 16 ans · fille de 16 ans
15 ans · je suis en 4e · j'ai 15 ans et demi
I'm 16 · im 15 and i feel bad · I am sixteen · I'm 17 years old · 16 yo · 15f · I'm underage · I'm almost 18
i turn 18 next month · I'm a 14 year old girl · I'm in 9th grade · I'm only 13 · bonjour. j'ai 13 ans.
J'ai 17 ans, je peux venir ? · je suis encore mineur · I'm 17, can I join?
J'AI 12 ANS · j'ai moins de 18 ans
""".replace("\n", " · ")
OF_AGE = """
j'ai 45 ans · j'ai 18 ans · depuis 15 ans je bois · j'ai 15 ans d'abstinence · j'ai arrêté il y a 15 ans
mon fils a 15 ans · quand j'avais 15 ans · j'ai 16 ans de mariage · I'm 16 days sober · I'm 16 months sober
my son is 16 · since I was 15 · when I was 12 my mother died · I'm 16 weeks pregnant · I have 15 years sober
I drank for 16 years · I'm 12 steps in · I'm 45 · je bois depuis mes 15 ans · ma fille de 16 ans s'automutile
je suis prof au collège · j'ai perdu ma fille de 15 ans · j'ai un garçon de 10 ans · I'm 16 years sober
I'm 11 years clean · ça fait 15 ans · j'ai 10 ans sans alcool · i am 17 stone
I'm on day 14 · 15 ans de vie commune
j'ai 12 ans de dépression derrière moi · I'm 18 · 117 · bonjour
""".replace("\n", " · ")


def sentences(table: str) -> list[str]:
    return [text.strip() for text in table.split("·") if text.strip()]


@pytest.mark.parametrize("text", sentences(UNDER))
def test_who_says_they_are_under_eighteen_is_heard(text: str) -> None:
    assert under_age(text)


@pytest.mark.parametrize("text", sentences(OF_AGE))
def test_other_years_and_other_people_are_not_taken_for_it(text: str) -> None:
    assert not under_age(text)


@pytest.mark.parametrize("age", range(18, 100))
def test_no_grown_up_is_sent_away(age: int) -> None:
    assert not under_age(f"j'ai {age} ans")
    assert not under_age(f"I'm {age}")


@pytest.mark.parametrize("age", range(8, 18))
def test_no_age_between_is_forgotten(age: int) -> None:
    assert under_age(f"j'ai {age} ans")
    assert under_age(f"I'm {age}")


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert under_age(text) in {True, False}
