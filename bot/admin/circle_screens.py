"""The screens of circles for operators: the list, one circle, changing it, who holds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.admin.actions import (
    CancelLinks,
    Circles,
    Close,
    Confirm,
    Invite,
    NewCircle,
    Pause,
    Relieve,
    Rename,
    Reopen,
    Resize,
    ShowCircle,
    ShowInvitation,
)
from bot.admin.invitations import Invitation
from bot.admin.overview import Seen
from bot.admin.rules import Page, sizes
from bot.admin.screens import back_home
from bot.circles.founding import LONGEST_NAME
from bot.circles.service import CLOSED, DRAFT, OPEN_STATE, PAUSED, Circle, Membership
from bot.content.experiences import catalogue
from bot.menu import Open
from bot.navigation import back_row, home_row
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts


def topic(t: Texts, family: str | None, experience: str | None) -> str:
    """What a circle is about, as a name."""
    known = catalogue()
    if experience is not None:
        return known.experience(experience).name(t.language)
    return known.family(family).name(t.language) if family is not None else t.plain("admin-topic-family")


def facts(t: Texts, circle: Circle) -> Html:
    """What a circle is: topic, language, kind, space, seats."""
    return t(
        "admin-facts",
        topic=topic(t, circle.family, circle.experience),
        language=t.plain(f"language-{circle.language}"),
        kind=circle.kind,
        space=circle.space,
        size=circle.capacity,
    )


def listed(t: Texts, found: Sequence[Seen], page: Page) -> Screen:
    """A page of the circles."""
    lines = [_listed(t, one) for one in found]
    rows = [(Button(one.circle.name, ShowCircle(one.circle.id).data),) for one in found]
    turn = []
    if page.before:
        turn.append(Button(t.plain("admin-less"), Circles(page.number - 1).data))
    if page.after:
        turn.append(Button(t.plain("admin-more"), Circles(page.number + 1).data))
    new = (Button(t.plain("admin-new-circle"), NewCircle(None).data),)
    text = "\n\n".join([t("admin-list-title"), *lines])
    return Screen(text).with_rows(*rows, tuple(turn), new, back_home(t), home_row(t))


def _listed(t: Texts, one: Seen) -> Html:
    line = t(
        "admin-line",
        state=one.circle.state,
        active=one.active,
        size=one.circle.capacity,
        waiting=one.waiting,
    )
    about = topic(t, one.circle.family, one.circle.experience)
    return t("admin-listed", name=one.circle.name, topic=about, line=line)


def circle(t: Texts, found: Seen, zone: ZoneInfo, head: Sequence[Html] = ()) -> Screen:
    """One circle, with all that can be done about it; `head` says what was just done."""
    about = f"<b>{escape(found.circle.name)}</b>\n{facts(t, found.circle)}"
    state = t("admin-state", state=found.circle.state, missing=found.missing).strip()
    parts = [*head, f"{about}\n{state}", "\n".join(_company(t, found, zone))]
    return Screen("\n\n".join(parts)).with_rows(*_appointing(t, found), *_changing(t, found), home_row(t))


def _company(t: Texts, found: Seen, zone: ZoneInfo) -> list[str]:
    size = found.circle.capacity
    names = ", ".join(one.alias for one in found.facilitators)
    lines: list[str] = [
        t("admin-seats", active=found.active, size=size, held=found.held),
        t("admin-waiting", count=found.waiting),
        t("admin-team", names=names) if names else t("admin-team-nobody"),
    ]
    if found.links:
        until = t.moment(max(one.until for one in found.links), zone)
        lines.append(t("admin-links", count=len(found.links), until=until))
    return lines


def _appointing(t: Texts, found: Seen) -> list[tuple[Button, ...]]:
    name = found.circle.name
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                t.plain("admin-confirm-button", alias=one.alias or "", circle=name),
                ShowInvitation(one.id).data,
            ),
        )
        for one in found.accepted
    ]
    rows.append((Button(t.plain("admin-invite"), Invite(found.circle.id).data),))
    if found.links:
        rows.append((Button(t.plain("admin-cancel-links"), CancelLinks(found.circle.id).data),))
    rows += [
        (Button(t.plain("admin-relieve", alias=one.alias), Relieve(one.id, False).data),)
        for one in found.facilitators
    ]
    return rows


def _changing(t: Texts, found: Seen) -> Rows:
    circle_id, state = found.circle.id, found.circle.state
    opening: tuple[Button, ...] = ()
    if state == OPEN_STATE:
        opening = (Button(t.plain("admin-pause"), Pause(circle_id).data),)
    elif state in (DRAFT, PAUSED) and not found.missing:
        opening = (Button(t.plain("admin-open"), Reopen(circle_id).data),)
    another = (Button(t.plain("admin-other-circle"), NewCircle(None).data),) if state == DRAFT else ()
    return (
        another,
        (
            Button(t.plain("admin-rename"), Rename(circle_id).data),
            Button(t.plain("admin-resize"), Resize(circle_id, None).data),
        ),
        (*opening, Button(t.plain("admin-close"), Close(circle_id, False).data)),
        (Button(t.plain("admin-circles"), Circles(0).data), *back_home(t)),
    )


def back_to(t: Texts, circle_id: int) -> tuple[Button, ...]:
    """One step back, to the circle."""
    return back_row(t, ShowCircle(circle_id).data)


def rename(t: Texts, circle: Circle, fault: str | None = None) -> Screen:
    """The question for another name; `fault` is the key of why it is asked again."""
    text = t("admin-rename-ask", circle=circle.name)
    if fault is not None:
        text = refused_name(t, fault)
    return Screen(text).with_rows(back_to(t, circle.id), home_row(t))


def refused_name(t: Texts, fault: str) -> Html:
    """Why a name can't be had."""
    return t(fault, longest=LONGEST_NAME)


def resize(t: Texts, found: Seen) -> Screen:
    """The sizes that hold everybody inside."""
    taken, circle_id = found.active + found.held, found.circle.id
    rows = [
        (Button(t.plain("admin-size", size=size), Resize(circle_id, size).data),)
        for size in sizes(found.circle.kind, taken)
        if size != found.circle.capacity
    ]
    text = t("admin-resize-ask", circle=found.circle.name, size=found.circle.capacity, taken=taken)
    return Screen(text).with_rows(*rows, back_to(t, circle_id), home_row(t))


def close(t: Texts, found: Seen) -> Screen:
    """What closing does, to the people inside too."""
    inside = found.active + len(found.facilitators)
    text = t("admin-close-ask", circle=found.circle.name, active=inside)
    yes = t.plain("admin-close-yes", circle=found.circle.name)
    return Screen(text).with_rows(
        (Button(yes, Close(found.circle.id, True).data),), back_to(t, found.circle.id), home_row(t)
    )


def closed(t: Texts, circle: Circle) -> Screen:
    """It is closed."""
    return Screen(t("admin-closed", circle=circle.name)).with_rows(
        (Button(t.plain("admin-circles"), Circles(0).data), *back_home(t)), home_row(t)
    )


def relieve(t: Texts, circle: Circle, who: Membership, *, last: bool) -> Screen:
    """What it means that somebody no longer holds a circle."""
    text = t("admin-relieve-ask", alias=who.alias, circle=circle.name, last=str(last)).strip()
    yes = t.plain("admin-relieve", alias=who.alias)
    return Screen(text).with_rows(
        (Button(yes, Relieve(who.id, True).data),), back_to(t, circle.id), home_row(t)
    )


def link(t: Texts, circle: Circle, address: str, until: datetime, zone: ZoneInfo) -> Screen:
    """The link, to be given by hand."""
    text = t("admin-link", circle=circle.name, link=address, until=t.moment(until, zone))
    return Screen(text, protect=False).with_rows(back_to(t, circle.id), home_row(t))


def accepted(t: Texts, found: Invitation, circle: Circle, number: str, zone: ZoneInfo) -> Screen:
    """Somebody accepted: who they are is asked outside of here, by a number."""
    text = t(
        "admin-accepted",
        circle=circle.name,
        alias=found.alias or "",
        made=t.moment(found.made_at, zone),
        number=number,
    )
    return Screen(text).with_rows(
        (
            Button(t.plain("admin-confirm"), Confirm(found.id, True).data),
            Button(t.plain("admin-decline"), Confirm(found.id, False).data),
        ),
        back_to(t, circle.id),
        home_row(t),
    )


def standing(t: Texts, circle: Circle, me: Membership | None, others: Sequence[Membership]) -> Screen:
    """What somebody is in this circle now: they hold it, they no longer do, or it is closed."""
    if circle.state == CLOSED or me is None:
        find = (Button(t.plain("menu-match"), Open("match").data),)
        return Screen(t("admin-standing-closed", circle=circle.name)).with_rows(find, home_row(t))
    mine = (Button(t.plain("menu-circle"), Open("circle").data),)
    if not me.is_facilitator:
        return Screen(t("admin-standing-member", circle=circle.name)).with_rows(mine, home_row(t))
    names = ", ".join(one.alias for one in others)
    text = t("admin-standing-holds", circle=circle.name, alias=me.alias, others=len(others), names=names)
    return Screen(text).with_rows(mine, home_row(t))
