"""The gallery's walks of a person's days: the question, the fortnight, the hours, a word."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.members import service as members
from bot.mood import service as mood
from bot.mood.rows import Noted, store_new
from bot.rhythm import service as rhythm
from tests.browser.gallery.album import Visit
from tests.stories.evening import CIRCLE, PEOPLE
from tests.stories.people import circle, settled
from tests.stories.words import label

PARIS = ZoneInfo("Europe/Paris")
FORTNIGHT = (None, None, 3, 2, None, 2, 1, 2, 3, 3, None, 4, 3, 4, 4, 5, None, 3, 2, 4)
"""Twenty days of somebody, the last one today; None: nothing noted."""


async def days(visit: Visit) -> None:
    """The question, the answers, the fortnight, silence."""
    lea = "Léa"
    await settled(visit.house, lea, visit.language)
    await visit.types(lea, "/checkin", "mood-consent")
    await visit.tap(lea, "mood-refuse", "mood-refused")
    await visit.types(lea, "/checkin")
    await visit.tap(lea, "mood-agree", "mood-question")
    await visit.types(lea, "/mood", "fortnight-empty")
    await visit.types(lea, "/checkin")
    await visit.tap(lea, "mood-choice", "mood-thanks-first", score=4)
    thanks = next(
        seen for seen in visit.phone(lea).messages if label(visit.language, "mood-add-note") in seen.labels
    )
    await visit.tap(lea, "encouragement-refuse", "encouragement-refused")
    await visit.tap(lea, "mood-add-note", "note-ask", on=thanks)
    await visit.types(lea, "x" * 1001, "note-too-long")
    await visit.types(
        lea,
        visit.of(fr="Marché jusqu’au canal, sous la pluie.", en="Walked to the canal, in the rain."),
        "note-kept",
    )
    await visit.tap(lea, "mood-note-drop", "note-gone")
    await visit.tap(lea, "mood-add-note", on=thanks)
    await visit.tap(lea, "mood-note-none", "note-nothing")
    await visit.types(lea, "/mood", "fortnight-one")
    await visit.tap(lea, "mood-correct", "mood-correct", on=thanks)
    await visit.tap(lea, "mood-choice", "mood-thanks", score=3)
    await visit.types(lea, "/checkin")
    await visit.tap(lea, "mood-choice", "mood-low", score=1)
    await visit.tap(lea, "mood-nothing-now", "mood-low-nothing")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-question")
    await visit.tap(lea, "reminders-evening", hour="18:30")


async def noted(visit: Visit, name: str, scores: tuple[int | None, ...]) -> None:
    """These answers of the last days, the last one today; one was filled in later, one has words."""
    member = await settled(visit.house, name, visit.language)
    now = visit.house.clock.now()
    answers = []
    for ago, score in enumerate(reversed(scores)):
        at = now - timedelta(days=ago)
        if score is not None:
            answers.append(Noted(at.astimezone(PARIS).date(), 0, score, at, later=ago == 5))
    async with visit.house.database.transaction() as tx:
        await mood.agree(tx, member, "a walk", now)
        await store_new(tx, member, answers)


async def fortnight(visit: Visit) -> None:
    """Three days noted; fourteen with some missing; notes read again."""
    await noted(visit, "Mia", (3, None, 4))
    await visit.types("Mia", "/mood", "fortnight-three")
    await noted(visit, "Noé", (*FORTNIGHT[:-1], None))
    await visit.types("Noé", "/checkin")
    await visit.tap("Noé", "mood-choice", score=4)
    await visit.tap("Noé", "mood-add-note")
    await visit.types(
        "Noé",
        visit.of(
            fr="Le marché, un café avec Sam. Dormi six heures.",
            en="The market, coffee with Sam. Slept six hours.",
        ),
    )
    await visit.types("Noé", "/mood", "fortnight-full")
    await visit.tap("Noé", "mood-read-notes", "notes")
    await noted(visit, "Oda", (5,) * 14)
    await visit.types("Oda", "/mood", "fortnight-all-same")
    await noted(visit, "Pia", (*FORTNIGHT[:-3], None, None, None))
    await visit.types("Pia", "/mood", "fortnight-fill-in")


async def asked_each_day(visit: Visit) -> None:
    """The question at its hour, an hour later, too late, silence, the open door."""
    lea = "Léa"
    await settled(visit.house, lea, visit.language)
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-question", "hour-ask-first")
    await visit.tap(lea, "reminders-evening", "hour-set", hour="18:30")
    await visit.later(days=1)
    visit.keep("mood-prompt", lea)
    await visit.tap(lea, "mood-snooze", "mood-snoozed")
    await visit.later(days=1)
    old = visit.phone(lea).screen
    await visit.later(hours=15)
    await visit.tap(lea, "mood-choice", "mood-thanks-later", score=2, on=old)
    await visit.later(days=1)
    unanswered = visit.phone(lea).screen
    await visit.later(days=4)
    await visit.tap(lea, "mood-choice", "mood-too-late", score=3, on=unanswered)
    await visit.later(days=32)
    visit.keep("mood-door", lea)
    await visit.tap(lea, "mood-take-up", "mood-taken-up")
    await visit.types(lea, "/reminders", "hours-again")


async def hours(visit: Visit) -> None:
    """Everything about hours, and what time it is there."""
    lea = "Léa"
    await circle(visit.house, visit.of(**CIRCLE), language=visit.language, aliases=[(lea, "Zoé"), *PEOPLE])
    await visit.types(lea, "/circle")
    await visit.tap(lea, "rooms-write")
    await visit.types(lea, "/reminders", "hours")
    await visit.tap(lea, "reminders-question")
    await visit.types(lea, visit.of(fr="le soir, quoi", en="evening, I guess"), "hour-lost")
    await visit.types(lea, visit.of(fr="21h15", en="9:15 pm"), "hour-typed")
    await visit.tap(lea, "reminders-line", "hour-line")
    await visit.tap(lea, "reminders-evening", hour="18:30")
    await visit.tap(lea, "reminders-line")
    await visit.tap(lea, "reminders-hour-none", "hour-line-stopped")
    await visit.tap(lea, "reminders-word", "hour-word")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-quiet", "quiet")
    await visit.press(lea, visit.of(fr="22:00 à 07:00", en="22:00 to 07:00"), "quiet-set")
    await visit.tap(lea, "reminders-pause", "pause")
    await visit.tap(lea, "reminders-pause-week", "paused")
    await visit.tap(lea, "reminders-go-on", "going-on")
    await visit.tap(lea, "reminders-where", "where")
    await visit.tap(lea, "reminders-by-place", "place")
    await visit.types(lea, "Zzyzx", "place-unknown")
    await visit.types(lea, visit.of(fr="port", en="port"), "cities")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-where")
    await visit.tap(lea, "reminders-by-place")
    await visit.phone(lea).sends_location(45.50169, -73.56725)
    visit.keep("place-shared", lea)
    await visit.tap(lea, "reminders-no", "where-no")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-where")
    await visit.tap(lea, "reminders-by-place")
    await visit.tap(lea, "reminders-place-none", "place-left")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-where")
    await visit.tap(lea, "reminders-by-time", "times")
    await visit.press(lea, "21:30", "zones")
    await visit.press(lea, visit.phone(lea).screen.labels[0], "zone-confirm")
    await visit.tap(lea, "reminders-yes", "zone-kept")


async def words(visit: Visit) -> None:
    """A word at its hour, and everything due together in one message."""
    lea, paul = "Léa", "Paul"
    await circle(visit.house, visit.of(**CIRCLE), language=visit.language,
                        aliases=[(lea, "Zoé"), (paul, "Tom"), ("Karim", "Sami")])  # fmt: skip
    await visit.types(lea, "/checkin")
    await visit.tap(lea, "mood-agree")
    await visit.tap(lea, "mood-choice", "word-offered", score=3)
    await visit.tap(lea, "encouragement-rhythm", "word-choosing", rhythm="daily")
    await visit.press(lea, "08:00")
    await visit.tap(lea, "encouragement-accept", "word-accepted")
    await visit.later(hours=13.5)
    visit.keep("word", lea)
    await visit.tap(lea, "encouragement-about", "word-about")
    await visit.tap(lea, "encouragement-less", "word-less")
    await visit.tap(lea, "encouragement-about")
    await visit.tap(lea, "encouragement-not-this-kind", "word-not-this-kind")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-word", "word-changing")
    await visit.tap(lea, "encouragement-rhythm", rhythm="daily")
    await visit.press(lea, "18:30")
    await visit.tap(lea, "encouragement-accept")
    await visit.types(lea, "/reminders")
    await visit.tap(lea, "reminders-question")
    await visit.types(lea, visit.of(fr="19h", en="7 pm"))
    async with visit.house.database.transaction() as tx:
        member = await members.find(tx, visit.phone(lea).id)
        assert member is not None
        await rhythm.set(tx, member, "evening_line", time(18, 45), zone=PARIS, now=visit.house.clock.now())
    await visit.later(hours=12)
    for name in (paul, "Karim"):
        await visit.types(name, "/circle")
        await visit.tap(name, "rooms-write")
        await visit.types(name, visit.of(fr="Bonsoir à chacun.", en="Good evening, everyone."))
    await visit.later(hours=23)
    visit.keep("merged", lea)
    await visit.tap(lea, "encouragement-about", "merged-about")
    await visit.tap(lea, "navigation-back")
    merged = visit.phone(lea).screen
    await visit.tap(lea, "mood-choice", "merged-answered", score=2, on=merged)
    await visit.tap(lea, "encouragement-about", on=merged)
    await visit.tap(lea, "encouragement-stop", "word-stopped")
