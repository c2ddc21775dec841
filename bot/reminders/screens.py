"""What people see of their hours: all of them, choosing one, the pause, quiet hours, the time zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from babel import Locale

from bot.content.lists import City
from bot.encouragement import actions as words
from bot.encouragement.screens import rhythm_words
from bot.menu import Open
from bot.mood.screens import HOURS as USUAL
from bot.mood.screens import minutes
from bot.navigation import back_row, home_keys, home_row
from bot.reminders import actions
from bot.reminders.service import LINE, QUESTION, WORD, Hours
from bot.reminders.zones import Place, label, places_at, times_now
from bot.rooms.actions import Reading
from bot.screen import Button, Keyboard, Rows, Screen, paired
from bot.texts import Html, Texts

OTHER_HOURS = tuple(time(hour) for hour in (7, 9, 10, 14, 17, 20, 21, 22))
"""Beside the usual ones; any other is typed."""
QUIET = ((21, 8), (20, 8), (22, 7), (23, 9))
"""Quiet hours to choose from, by the hour."""
PAGE = 20
"""Places on one screen."""


def overview(t: Texts, hours: Hours, first: str = "") -> Screen:
    """All that is set, and how to change each of it."""
    parts = [first] if first else []
    parts += [f"{t('reminders-title')}\n{_clock(t, hours)}", "\n".join(_lines(t, hours))]
    return Screen("\n\n".join(parts)).with_rows(
        (
            Button(t.plain("reminders-question"), actions.Hour(QUESTION).data),
            Button(t.plain("reminders-word"), _word(hours)),
        ),
        *_circles(t, hours),
        (
            Button(t.plain("reminders-quiet"), actions.Quiet().data),
            Button(t.plain("reminders-where"), actions.Where().data),
        ),
        _rest(t, hours),
        home_row(t),
    )


def _clock(t: Texts, hours: Hours) -> Html:
    zone = label(hours.zone.key, t.language)
    return t("reminders-clock", now=t.hour(hours.clock), zone=zone)


def _lines(t: Texts, hours: Hours) -> list[str]:
    lines = [_question(t, hours)]
    word = hours.schedules.get(WORD)
    if (wall := hours.wall(WORD)) is not None and word is not None:
        rhythm = rhythm_words(t, word.state.get("rhythm", "daily"))
        lines.append(t("reminders-word-set", rhythm=rhythm, hour=t.hour(wall)))
    else:
        lines.append(t("reminders-word-none"))
    if (wall := hours.wall(LINE)) is not None:
        lines.append(t("reminders-line-set", hour=t.hour(wall)))
    lines.append(_quiet(t, hours))
    if (paused := hours.paused) is not None:
        until = paused.paused_until
        lines.append(
            t("reminders-paused-until", day=t.day(until.astimezone(hours.zone).date()))
            if until is not None
            else t("reminders-paused")
        )
    return lines


def _question(t: Texts, hours: Hours) -> str:
    wall, schedule = hours.wall(QUESTION), hours.schedules.get(QUESTION)
    if wall is None or schedule is None:
        return t("reminders-question-none")
    if schedule.next_due_at is None and not schedule.is_paused(hours.now):
        return t("reminders-question-silent")
    return t("reminders-question-set", hour=t.hour(wall))


def _quiet(t: Texts, hours: Hours) -> str:
    start, end = hours.member.profile.quiet_from, hours.member.profile.quiet_until
    return t("reminders-quiet-none") if start == end else t("reminders-quiet-set", start=start, end=end)


def _word(hours: Hours) -> str:
    schedule, wall = hours.schedules.get(WORD), hours.wall(WORD)
    rhythm = schedule.state.get("rhythm", "daily") if schedule is not None else "some"
    return words.Choose(rhythm, minutes(wall or hours.wall(QUESTION) or USUAL[-1])).data


def _circles(t: Texts, hours: Hours) -> Rows:
    rows = [
        (Button(t.plain("reminders-reading", circle=circle.name), Reading(circle.id, None).data),)
        for _, circle in hours.circles
    ]
    if hours.wall(LINE) is not None:
        rows.append((Button(t.plain("reminders-line"), actions.Hour(LINE).data),))
    return tuple(rows)


def _rest(t: Texts, hours: Hours) -> tuple[Button, ...]:
    if hours.paused is not None:
        return (Button(t.plain("reminders-go-on"), actions.GoOn().data),)
    if any(hours.wall(kind) is not None for kind in (QUESTION, WORD, LINE)):
        return (Button(t.plain("reminders-pause"), actions.Pause().data),)
    return ()


def _grid(buttons: Iterable[Button], width: int) -> Rows:
    found = tuple(buttons)
    return tuple(found[start : start + width] for start in range(0, len(found), width))


def _back(t: Texts) -> tuple[Button, ...]:
    return back_row(t, Open("reminders").data)


# An hour


def ask_hour(t: Texts, kind: str, *, present: time | None, consent: bool, lost: bool = False) -> Screen:
    """Which hour? By a button, or typed. With `consent`, choosing agrees to the words shown."""
    parts = [t("reminders-hour-lost") if lost else t("reminders-hour-ask", kind=kind)]
    if consent:
        parts += [t("reminders-hour-consent"), t("mood-consent")]
    keys = ("reminders-morning", "reminders-noon", "reminders-evening")
    usual = tuple(
        (Button(t.plain(key, hour=t.hour(wall)), actions.SetHour(kind, minutes(wall)).data),)
        for key, wall in zip(keys, USUAL, strict=True)
    )
    others = _grid(
        (Button(t.hour(wall), actions.SetHour(kind, minutes(wall)).data) for wall in OTHER_HOURS), 4
    )
    none = (Button(t.plain("reminders-hour-none"), actions.SetHour(kind, None).data),) if present else ()
    return Screen("\n\n".join(parts)).with_rows(*usual, *others, none, _back(t), home_row(t))


# A pause, quiet hours


def ask_pause(t: Texts) -> Screen:
    """How long nothing comes at the chosen hours."""
    return Screen(t("reminders-pause-ask")).with_rows(
        (Button(t.plain("reminders-pause-week"), actions.PauseFor(7).data),),
        (Button(t.plain("reminders-pause-open"), actions.PauseFor(None).data),),
        _back(t),
        home_row(t),
    )


def ask_quiet(t: Texts) -> Screen:
    """Between which hours nothing comes that wasn't asked for at an hour."""
    choices = (
        Button(
            t.plain("reminders-quiet-choice", start=t.hour(time(start)), end=t.hour(time(end))),
            actions.SetQuiet(start, end).data,
        )
        for start, end in QUIET
    )
    return Screen(t("reminders-quiet-ask")).with_rows(
        *_grid(choices, 2),
        (Button(t.plain("reminders-quiet-no"), actions.SetQuiet(0, 0).data),),
        _back(t),
        home_row(t),
    )


# The time zone


def ask_where(t: Texts, hours: Hours) -> Screen:
    """What time is it for you? Three ways to say it."""
    return Screen(f"{_clock(t, hours)}\n\n{t('reminders-where-ask')}").with_rows(
        (Button(t.plain("reminders-by-place"), actions.ByPlace().data),),
        (Button(t.plain("reminders-by-time"), actions.ByTime().data),),
        _back(t),
        home_row(t),
    )


def ask_place(t: Texts) -> Screen:
    """A city, typed; or the location, shared once. The only place where the phone offers to share it."""
    keyboard = Keyboard(
        ((t.plain("reminders-place-none"),), home_keys(t)),
        location_row=t.plain("reminders-place-share"),
        placeholder=t.plain("reminders-place-placeholder"),
    )
    return Screen(t("reminders-place-ask"), keyboard=keyboard)


def place_done(t: Texts, key: str) -> Screen:
    """The phone's offer to share the location goes away."""
    return Screen(t(key), drop_keyboard=True)


def unknown_place(t: Texts) -> Screen:
    """No such city in the list, no zone at that place: the same question again."""
    asked = ask_place(t)
    return Screen(f"{t('reminders-place-unknown')}\n\n{asked.text}", keyboard=asked.keyboard)


def choose_city(t: Texts, found: Sequence[City]) -> Screen:
    """Which of these cities?"""
    rows = [(Button(_city(t, city), actions.MyZone(city.zone).data),) for city in found]
    return Screen(t("reminders-city-ask")).with_rows(*rows, back_row(t, actions.Where().data), home_row(t))


def _city(t: Texts, city: City) -> str:
    """Its name and its country's, unless they are the same."""
    name = city.name(t.language)
    country = Locale(t.language).territories.get(city.country, city.country)
    return name if country == name else f"{name} ({country})"


def ask_time(t: Texts, now: datetime) -> Screen:
    """What does your clock show? Every local time there is right now."""
    buttons = (Button(t.hour(wall), actions.MyTime(offset, 0).data) for offset, wall in times_now(now))
    return Screen(t("reminders-time-ask")).with_rows(
        *_grid(buttons, 4), back_row(t, actions.Where().data), home_row(t)
    )


def choose_zone(t: Texts, offset: int, now: datetime, first: int) -> Screen:
    """Where is it that time? Clocks there may change on other days."""
    found = places_at(offset, now, t.language)
    page = found[first : first + PAGE]
    more = first + PAGE < len(found)
    next_row = (Button(t.plain("reminders-more"), actions.MyTime(offset, first + PAGE).data),) if more else ()
    return Screen(t("reminders-zone-ask")).with_rows(
        *paired(_zones(page)), next_row, back_row(t, actions.ByTime().data), home_row(t)
    )


def _zones(places: Sequence[Place]) -> Iterable[Button]:
    return (Button(place.label, actions.MyZone(place.zone).data) for place in places)


def confirm_zone(t: Texts, zone: str, now: datetime, city: City | None = None) -> Screen:
    """Told back with the present time there, under the name of the city that was written."""
    wall = now.astimezone(ZoneInfo(zone)).time()
    place = city.name(t.language) if city is not None else label(zone, t.language)
    words = t("reminders-zone-confirm", now=t.hour(wall), zone=place)
    return Screen(words).with_rows(
        (Button(t.plain("reminders-yes"), actions.KeepZone(zone).data),),
        (Button(t.plain("reminders-no"), actions.Where().data),),
        home_row(t),
    )
