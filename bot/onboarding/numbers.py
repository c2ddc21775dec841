"""The numbers that answer, during the first minutes, what no circle here can."""

from __future__ import annotations

from bot.content import helplines
from bot.db import Transaction
from bot.safety import lines
from bot.safety import service as safety
from bot.texts import Html, Texts


async def of_kind(tx: Transaction, t: Texts, country: str | None, kind: str) -> Html:
    """The lines of a kind in a country, then the emergency number; the directory where none is known.

    Before the country is, what answers in most places comes first.
    """
    if country is None:
        return Html(f"{lines.emergency(t, '')}\n{t('safety-finder')}")
    known = await safety.known(tx)
    found = known.of(country, kind) or known.general(country)
    told = lines.told(t, found) if found else t("safety-finder")
    return Html(f"{told}\n{lines.emergency(t, country)}")


async def for_the_young(tx: Transaction, t: Texts, country: str | None) -> Html:
    """The lines for young people: of the country, or of every country when it isn't known."""
    confirmed = await safety.confirmed(tx)
    here = helplines.for_country(country, confirmed).by_kind.get("youth", ())
    if here:
        return Html(f"{lines.told(t, here)}\n{lines.emergency(t, country or '')}")
    parts = [
        t("onboarding-young-country", country=name(t.language), lines=lines.told(t, found))
        for name, found in helplines.youth(confirmed)
    ]
    return Html("\n\n".join([*parts, t("safety-finder")]))
