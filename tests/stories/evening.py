"""The whole evening and the two days after it, act by act, as people type and tap them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.circles import service as circles
from bot.local import Local
from bot.members import service as members
from bot.simulator.phones import Phone
from tests.stories.people import circle
from tests.stories.words import label

PARIS = ZoneInfo("Europe/Paris")
CIRCLE = {"fr": "Le banc", "en": "The bench"}
OTHERS = {"fr": ("Les mots simples", "La grande table"), "en": ("Plain words", "The big table")}
PEOPLE = (("Amina", "Iris"), ("Paul", "Tom"), ("Karim", "Sami"), ("Sophie", "Lou"))
NEWCOMER, ALIAS = "Léa", "Zoé"
BROUGHT = {"fr": "ma mère est morte en septembre", "en": "my mother died in september"}
TOPIC = {"fr": "La perte d’un parent", "en": "Losing a parent"}
FIRST_WORDS = {
    "fr": "Bonsoir. Je range ses affaires, tiroir par tiroir.",
    "en": "Good evening. I am sorting her things, one drawer at a time.",
}
NOTE = {"fr": "Marché jusqu’au canal, sous la pluie.", "en": "Walked to the canal, in the rain."}
ANNOUNCED = {
    "fr": "La réunion de mardi est déplacée à jeudi, 19 h.",
    "en": "Tuesday’s meeting moves to Thursday, 7 pm.",
}
HOUR = time(18, 30)
"""When Léa is asked how she is."""


@dataclass(slots=True)
class Evening:
    """The house, the language, and the phones."""

    house: Local
    language: str
    first: date = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.house.clock.now().astimezone(PARIS).date()

    async def open(self) -> None:
        """A circle in which three people wrote this week, and two more that could be proposed."""
        language = self.language
        await circle(self.house, CIRCLE[language], language=language, aliases=PEOPLE)
        small, large = OTHERS[language]
        await circle(self.house, small, language=language, experience=None)
        await circle(self.house, large, language=language, experience=None, kind="open")
        async with self.house.database.transaction() as tx:
            for name, _ in PEOPLE:
                member = await members.find(tx, self.phone(name).id)
                assert member is not None
                for membership in await circles.of(tx, member):
                    await circles.set_reading(tx, membership, circles.AS_IT_COMES)

    def phone(self, name: str) -> Phone:
        """Somebody's phone."""
        return self.house.town.phone(name, language=self.language)

    @property
    def lea(self) -> Phone:
        """The newcomer's phone."""
        return self.phone(NEWCOMER)

    async def tap(self, key: str, who: str = NEWCOMER, **values: object) -> None:
        """Tap the button with this text."""
        await self.phone(who).taps(label(self.language, key, **values))

    # The evening

    async def lea_is_matched(self) -> None:
        """From the first word to three proposals."""
        await self.lea.types("/start")
        await self.tap("menu-first-match")
        await self.tap("onboarding-language-keep")
        await self.tap("onboarding-agree-yes")
        await self.lea.types(BROUGHT[self.language])
        await self.lea.taps(TOPIC[self.language])

    async def lea_joins(self) -> None:
        """Under a name of her own; she will be asked how she is."""
        await self.tap("onboarding-join", name=CIRCLE[self.language])
        await self.tap("onboarding-alias-other")
        await self.lea.types(ALIAS)
        await self.tap("onboarding-agreement-yes", alias=ALIAS)
        await self.tap("onboarding-news-no")
        await self.tap("reminders-evening", hour=f"{HOUR:%H:%M}")

    async def lea_writes(self) -> None:
        """Her first words to the circle, from the button of the welcome; then she leaves the room."""
        await self.tap("onboarding-welcome-write")
        await self.lea.types(FIRST_WORDS[self.language])
        await self.tap("rooms-leave")

    async def lea_notes_her_day(self) -> None:
        """One tap, a few words, and words of encouragement accepted for every day at that hour."""
        await self.tap("mood-choice", score=4)
        thanks = next(one for one in reversed(self.lea.messages) if self.add_note in one.labels)
        await self.lea.taps(self.add_note, on=thanks)
        await self.lea.types(NOTE[self.language])
        await self.tap("encouragement-rhythm", rhythm="daily")
        await self.lea.taps(f"{HOUR:%H:%M}")
        await self.tap("encouragement-accept")

    @property
    def add_note(self) -> str:
        """The label of the button that asks for words."""
        return label(self.language, "mood-add-note")

    async def nadia_announces(self) -> None:
        """To her circle, now."""
        nadia = self.phone("Nadia")
        await nadia.types("/announce")
        await self.tap("announcements-kind-name", "Nadia", kind="meeting")
        await nadia.types(ANNOUNCED[self.language])
        await nadia.taps(CIRCLE[self.language])
        await self.tap("announcements-aimed", "Nadia")
        await self.tap("announcements-now", "Nadia")
        await nadia.taps({"fr": "Envoyer à", "en": "Send to"}[self.language])

    async def day(self, days: int, hour: int = HOUR.hour, minute: int = HOUR.minute) -> None:
        """Live until this hour, so many days after the first."""
        at = datetime.combine(self.first + timedelta(days=days), time(hour, minute), PARIS)
        await self.house.town.travel(at.astimezone(UTC))
