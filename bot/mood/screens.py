"""What people see of the check-in: the question, the thanks, the fortnight in a picture and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.menu import Open
from bot.mood import actions
from bot.mood.rows import Noted
from bot.mood.service import NOTE_LIMIT, Answer
from bot.navigation import Helpline, home_row
from bot.screen import Button, Rows, Screen
from bot.texts import Texts, texts

CHOICES = ((1, 2), (3,), (4, 5))
"""The five answers as they stand under the question."""
HOURS = (time(8, 0), time(12, 30), time(18, 30))
"""Morning, noon, evening."""


def question(t: Texts, day: date, today: date, slot: int) -> Screen:
    """The question with its five answers, asked for by the person."""
    words = t("mood-ask") if day == today else t("mood-ask-day", day=t.day(day))
    return Screen(words).with_rows(*_choices(t.language, day, slot), home_row(t))


@lru_cache(maxsize=64)
def prompt(language: str, day: date) -> Screen:
    """The daily question, which comes at its hour; it can wait an hour."""
    t = texts(language)
    later = (Button(t.plain("mood-snooze"), actions.Snooze(day).data),)
    return Screen(t("mood-ask")).with_rows(*_choices(language, day, 0), later, home_row(t))


@lru_cache(maxsize=8)
def door(language: str) -> Screen:
    """The one message after four weeks without an answer."""
    t = texts(language)
    return Screen(t("mood-door")).with_rows(
        (Button(t.plain("menu-checkin"), Open("checkin").data),),
        (Button(t.plain("mood-take-up"), actions.AskAgain().data),),
        home_row(t),
    )


def _choices(language: str, day: date, slot: int) -> Rows:
    t = texts(language)
    return tuple(
        tuple(
            Button(t.plain("mood-choice", score=score), actions.CheckIn(day, score, slot).data)
            for score in row
        )
        for row in CHOICES
    )


def thanks(t: Texts, answer: Answer, today: date, *, in_circle: bool) -> Screen:
    """What the question turns into. After a low answer it offers, and pushes nothing."""
    noted = answer.noted
    if answer.offers_help:
        words = t.plain("mood-thanks-low", what=_what(t, noted, today))
        # The helpline first: a button of the question’s own ends what stood above it (bot.mood.merged).
        circle = (Button(t.plain("menu-circle"), Open("circle").data),) if in_circle else ()
        return Screen(words).with_rows(
            (Button(t.plain("menu-helpline"), Helpline().data),),
            (*circle, Button(t.plain("mood-nothing-now"), actions.NothingNow(noted.day, noted.slot).data)),
            _after(t, noted),
            home_row(t),
        )
    key = "mood-thanks-first" if answer.first else "mood-thanks-again" if answer.returning else "mood-thanks"
    again = (Button(t.plain("mood-take-up"), actions.AskAgain().data),) if answer.silent else ()
    return Screen(t.plain(key, what=_what(t, noted, today))).with_rows(_after(t, noted), again, home_row(t))


def kept(t: Texts, noted: Noted, today: date) -> Screen:
    """An answer as it is kept, with nothing more to offer."""
    return Screen(t.plain("mood-thanks", what=_what(t, noted, today))).with_rows(
        _after(t, noted), home_row(t)
    )


def _what(t: Texts, noted: Noted, today: date) -> str:
    word = t.plain("mood-word", score=noted.score)
    if noted.day == today:
        return t.plain("mood-what-today", word=word)
    return t.plain("mood-what-day", word=word, day=t.day(noted.day), later=str(noted.later).lower())


def _after(t: Texts, noted: Noted) -> tuple[Button, ...]:
    return (
        Button(t.plain("mood-add-note"), actions.AddNote(noted.day, noted.slot).data),
        Button(t.plain("mood-correct"), actions.Correct(noted.day, noted.slot).data),
    )


def snoozed(t: Texts, at: datetime, zone: ZoneInfo) -> Screen:
    """What the question turns into when it is to come again in an hour."""
    words = t.plain("mood-snoozed", hour=t.hour(at.astimezone(zone).time()))
    return Screen(words).with_rows((Button(t.plain("menu-checkin"), Open("checkin").data),), home_row(t))


def too_late(t: Texts, asked: Screen) -> Screen:
    """That a day is over, and today's question."""
    return Screen(f"{t('mood-too-late')}\n\n{asked.text}", asked.rows)


def consent(t: Texts) -> Screen:
    """What is kept and for whom, before anything is; the words are those agreed to."""
    return Screen(f"{t('mood-consent')}\n\n{t('mood-consent-ask')}").with_rows(
        (Button(t.plain("mood-agree"), actions.Agree(True).data),),
        (Button(t.plain("mood-refuse"), actions.Agree(False).data),),
        home_row(t),
    )


def refused(t: Texts) -> Screen:
    """No is an answer: nothing is kept."""
    return Screen(t("mood-refused")).with_rows(home_row(t))


def propose(t: Texts) -> Screen:
    """Shall I ask how you are, tomorrow? Choosing an hour agrees to the words shown."""
    hours = [
        Button(t.plain(key, hour=t.hour(wall)), actions.ChooseEvening(minutes(wall)).data)
        for key, wall in zip(("reminders-morning", "reminders-noon", "reminders-evening"), HOURS, strict=True)
    ]
    return Screen(f"{t('mood-propose')}\n\n{t('mood-consent')}").with_rows(
        *((hour,) for hour in hours),
        (Button(t.plain("mood-propose-no"), actions.ChooseEvening(None).data),),
        home_row(t),
    )


def evening_chosen(t: Texts, wall: time, now: datetime, zone: ZoneInfo) -> Screen:
    """The hour is set; it tells what time it takes it to be, so that a wrong zone shows."""
    words = t("mood-evening-chosen", hour=t.hour(wall), now=t.hour(now.astimezone(zone).time()))
    return Screen(words).with_rows((Button(t.plain("menu-reminders"), Open("reminders").data),), home_row(t))


def taken_up(t: Texts, wall: time | None) -> Screen:
    """The daily question comes again; without an hour, where to choose one."""
    words = t("mood-taken-up", hour=t.hour(wall)) if wall else t("mood-no-hour")
    return Screen(words).with_rows((Button(t.plain("menu-reminders"), Open("reminders").data),), home_row(t))


def minutes(wall: time) -> int:
    """A local hour as minutes from midnight, as buttons carry it."""
    return wall.hour * 60 + wall.minute


# Words


def ask_note(t: Texts) -> Screen:
    """The invitation to write a few words."""
    return Screen(t("mood-note-ask", limit=NOTE_LIMIT)).with_rows(
        (Button(t.plain("mood-note-none"), actions.NoNote().data),), home_row(t)
    )


def note_kept(t: Texts, day: date, slot: int) -> Screen:
    """The words are kept, and can go again."""
    return Screen(t("mood-note-kept")).with_rows(
        (Button(t.plain("mood-note-drop"), actions.DropNote(day, slot).data),),
        (Button(t.plain("menu-mood"), Open("mood").data),),
        home_row(t),
    )


def note_gone(t: Texts) -> Screen:
    """The words are erased."""
    return Screen(t("mood-note-gone")).with_rows(home_row(t))


def no_note(t: Texts) -> Screen:
    """Nothing was written."""
    return Screen(t("mood-note-nothing")).with_rows(home_row(t))


def notes(t: Texts, found: Sequence[Noted]) -> Screen:
    """The words of the last days, newest first, as far as one message holds them."""
    parts, room = [str(t("mood-notes-title"))], 3500
    for noted in reversed([each for each in found if each.note]):
        part = t(
            "mood-notes-one",
            day=t.day(noted.day),
            word=t.plain("mood-word", score=noted.score),
            note=noted.note,
        )
        if len(part) > room:
            break
        parts.append(part)
        room -= len(part)
    if len(parts) == 1:
        parts = [str(t("mood-notes-empty"))]
    return Screen("\n\n".join(parts)).with_rows(
        (Button(t.plain("menu-mood"), Open("mood").data),), home_row(t)
    )
