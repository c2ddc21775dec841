"""What a person sees of their data: what is kept, what they agreed to, and the way out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.announcements import news
from bot.config import Settings
from bot.content.experiences import catalogue
from bot.content.helplines import for_country
from bot.members.service import MEMBER, Member, Profile
from bot.menu import Open
from bot.navigation import Helpline, Resume, back_row, home_row
from bot.privacy.actions import AgreeToNews, AskForNews, Consents, Erase, Summary, TakeAway, Withdraw
from bot.screen import Button, Document, Screen
from bot.texts import Html, Texts

COUNTED: Final = (
    ("circles", "circles"),
    ("circles", "left_circles"),
    ("circles", "blocked_people_since"),
    ("rooms", "said_in_circles"),
    ("moderation", "no_longer_read_since"),
    ("moderation", "decisions"),
    ("moderation", "holds"),
    ("invitations", "invitations"),
    ("mood", "check_ins"),
    ("hours", "schedules"),
    ("under_way", "dialogues"),
    ("announcements", "announcements"),
)
"""What is told by its number: the part of the data, and the list in it."""


def summary(
    t: Texts, member: Member, data: Mapping[str, Any], given: Mapping[str, datetime], zone: ZoneInfo
) -> Screen:
    """What is kept, in words, and what stands behind a button each: consents, the file, the way out."""
    parts = [t("privacy-title"), Html("\n".join(_lines(t, member.profile, data, zone)))]
    if given:
        parts.append(t("privacy-agreed", purposes=", ".join(_purpose(t, purpose) for purpose in given)))
    parts.append(t("privacy-not-shown"))
    may_agree = member.stage == MEMBER
    agreed = (Button(t.plain("privacy-consents-button"), Consents().data),) if may_agree else ()
    return Screen("\n\n".join(parts)).with_rows(
        agreed,
        (Button(t.plain("privacy-take-away"), TakeAway().data),),
        (Button(t.plain("privacy-erase"), Open("forget").data),),
        home_row(t),
    )


def _lines(t: Texts, profile: Profile, data: Mapping[str, Any], zone: ZoneInfo) -> list[Html]:
    since = datetime.fromisoformat(data["person"]["since"])
    found = [
        t("privacy-line-since", day=t.month_day(since.astimezone(zone).date())),
        t("privacy-line-language", language=t(f"language-{profile.language}")),
    ]
    if profile.zone:
        found.append(t("privacy-line-zone", zone=profile.zone))
    country = for_country(profile.country).name
    if country is not None:
        found.append(t("privacy-line-country", country=country(t.language)))
    topics = [_experience(t, key) for key in (profile.experience, profile.second_experience) if key]
    if topics:
        found.append(t("privacy-line-experience", topics=", ".join(topics)))
    counts = ((key, len(data.get(part, {}).get(key, ()))) for part, key in COUNTED)
    told = [t(f"privacy-count-{_dashed(key)}", count=count) for key, count in counts if count]
    return [*found, Html(" ".join(told))] if told else found


def _experience(t: Texts, key: str) -> str:
    known = catalogue().experiences.get(key)
    return known.name(t.language) if known else key


def consents(
    t: Texts,
    given: Mapping[str, datetime],
    zone: ZoneInfo,
    *,
    withdrawn: str | None = None,
    agreed: str | None = None,
) -> Screen:
    """Each consent that stands, since when, and its button; and one to agree to news, where that doesn't.

    Above them what was done by withdrawing a consent, or by agreeing to a purpose.
    """
    parts = [t(f"privacy-withdrawn-{_dashed(withdrawn)}")] if withdrawn else []
    parts += [t(f"privacy-agreed-{_dashed(agreed)}")] if agreed else []
    lines = Html("\n".join(_agreed(t, purpose, at, zone) for purpose, at in given.items()))
    parts.append(t("privacy-consents", lines=lines) if given else t("privacy-consents-none"))
    rows = [
        (Button(t.plain("privacy-withdraw", purpose=_purpose(t, purpose)), Withdraw(purpose).data),)
        for purpose in given
    ]
    if news.PURPOSE not in given:
        rows.append((Button(t.plain("privacy-news-button"), AskForNews().data),))
    return Screen("\n\n".join(parts)).with_rows(*rows, back_row(t, Summary().data), home_row(t))


def ask_news(t: Texts, settings: Settings) -> Screen:
    """The consent to news of the organisation's life, after a no or a withdrawal."""
    yes = Button(t.plain("onboarding-news-yes"), AgreeToNews().data)
    no = Button(t.plain("onboarding-news-no"), Consents().data)
    return Screen(news.text(t, settings)).with_rows((yes, no), home_row(t))


def _agreed(t: Texts, purpose: str, at: datetime, zone: ZoneInfo) -> Html:
    day = t.month_day(at.astimezone(zone).date())
    return t("privacy-agreed-line", purpose=_purpose(t, purpose), day=day)


def _purpose(t: Texts, purpose: str) -> str:
    return t.plain(f"privacy-purpose-{_dashed(purpose)}")


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def file(t: Texts, content: str) -> Screen:
    """Everything, as a file."""
    document = Document(t.plain("privacy-file-name"), content)
    return Screen(t("privacy-file"), document=document).with_rows(home_row(t))


def before_erasing(t: Texts, member_id: int, *, facilitates: bool) -> Screen:
    """What goes, what can't be undone, and the one button that does it."""
    parts = [t("privacy-erase-goes"), t("privacy-erase-stays")]
    if facilitates:
        parts.append(t("privacy-erase-facilitates"))
    parts.append(t("privacy-erase-sure"))
    return Screen("\n\n".join(parts)).with_rows(
        (Button(t.plain("privacy-erase-yes"), Erase(member_id).data),),
        (Button(t.plain("privacy-take-away-first"), TakeAway().data),),
        (Button(t.plain("privacy-erase-no"), Resume(None).data),),
        home_row(t),
    )


def good_bye(t: Texts) -> Screen:
    """Said at once; "done" follows when the disk has let go."""
    return Screen(t("privacy-good-bye"), drop_keyboard=True)


def done(t: Texts) -> Screen:
    """The last message. Its one button leads to help, whoever they are."""
    return Screen(t("privacy-done")).with_rows((Button(t.plain("navigation-helpline"), Helpline().data),))
