"""The questions that lead to a new circle, from the answers so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from html import escape
from typing import Any

from bot.admin import rules
from bot.admin.actions import (
    Back,
    Create,
    KeepName,
    Kind,
    Language,
    Size,
    Space,
    Topic,
    UsualAgreement,
    WriteAgreement,
)
from bot.admin.circle_screens import facts
from bot.admin.overview import Overview
from bot.admin.screens import back_home, families
from bot.circles.service import DRAFT, Circle, agreement_of
from bot.content import lists
from bot.content.experiences import SPACES, Experience, catalogue
from bot.errors import OutOfDate
from bot.navigation import home_row
from bot.screen import Button, Screen
from bot.texts import LANGUAGES, Html, Texts

Answers = Mapping[str, Any]


def asks_space(answers: Answers) -> bool:
    """Whether the space is asked: only where it protects (experiences.yaml)."""
    chosen = catalogue().find(answers.get("experience"))
    return chosen.asks_space if chosen else catalogue().family(answers["family"]).rules.space


def choose(state: str, value: Any, answers: Answers) -> dict[str, Any]:
    """The answer to a question, as it is kept. OutOfDate for what isn't among those offered."""
    known = catalogue()
    offered: dict[str, Any] = {
        "family": {family.key for family in known.opened_families()},
        "topic": {None} | {one.key for one in _topics(answers)},
        "language": set(LANGUAGES),
        "kind": set(rules.SIZES),
        "space": set(SPACES),
        "size": set(rules.SIZES.get(answers.get("kind", ""), ())),
    }
    if value not in offered[state]:
        raise OutOfDate
    return {"experience" if state == "topic" else state: value}


def _topics(answers: Answers) -> tuple[Experience, ...]:
    return catalogue().of(answers["family"], opened=True) if "family" in answers else ()


def made_of(answers: Answers) -> dict[str, Any]:
    """What the circle is made of, as circles.create takes it."""
    kept = ("family", "experience", "language", "kind", "name")
    facts_ = {name: answers.get(name) for name in kept}
    space = answers.get("space", "mixed") if asks_space(answers) else "mixed"
    agreement = tuple(answers.get("agreement", ()))
    return {**facts_, "space": space, "capacity": answers["size"], "agreement": agreement}


def question(t: Texts, state: str, answers: Answers, found: Overview) -> Screen:
    """The question of this state."""
    if state == "family":
        return Screen(t("admin-choose-family")).with_rows(*families(t, found), back_home(t), home_row(t))
    if state == "name":
        return name(t, answers)
    if state == "check":
        return check(t, answers)
    if state == "agreement":
        return agreement(t, answers)
    rows = [(Button(label, action),) for label, action in _choices(t, state, answers)]
    return Screen(t(f"admin-step-{state}")).with_rows(*rows, _back(t), home_row(t))


def _choices(t: Texts, state: str, answers: Answers) -> list[tuple[str, str]]:
    if state == "topic":
        topics = [(one.name(t.language), Topic(one.key).data) for one in _topics(answers)]
        return [(t.plain("admin-topic-family"), Topic(None).data), *topics]
    if state == "language":
        return [(t.plain(f"language-{code}"), Language(code).data) for code in LANGUAGES]
    if state == "kind":
        return [(t.plain(f"admin-kind-{kind}"), Kind(kind).data) for kind in _kinds(answers)]
    if state == "space":
        return [(t.plain(f"admin-space-{space}"), Space(space).data) for space in SPACES]
    return [(t.plain("admin-size", size=size), Size(size).data) for size in rules.SIZES[answers["kind"]]]


def _kinds(answers: Answers) -> list[str]:
    """The kind that suits the family comes first."""
    first = catalogue().family(answers["family"]).rules.circle
    return sorted(rules.SIZES, key=lambda kind: kind != first)


def name(t: Texts, answers: Answers, fault: Html | None = None) -> Screen:
    """The question for a name; `fault` says why it is asked again."""
    proposed = answers["proposed"]
    return Screen(fault or t("admin-step-name", name=proposed)).with_rows(
        (Button(t.plain("admin-name-keep", name=proposed), KeepName().data),), _back(t), home_row(t)
    )


def check(t: Texts, answers: Answers) -> Screen:
    """All answers together, with the agreement that everybody will accept."""
    circle = _circle(answers)
    lines = _listed(agreement_of(circle, circle.language))
    text = t("admin-step-check", name=circle.name, facts=facts(t, circle), agreement=lines)
    write = (Button(t.plain("admin-agreement-write"), WriteAgreement().data),)
    usual = (Button(t.plain("admin-agreement-usual"), UsualAgreement().data),) if circle.agreement else ()
    create = (Button(t.plain("admin-create"), Create().data),)
    return Screen(text).with_rows(create, write, usual, _back(t), home_row(t))


def _circle(answers: Answers) -> Circle:
    return Circle(0, state=DRAFT, perspectives=frozenset(), **made_of(answers))


def _listed(lines: Iterable[str]) -> Html:
    return Html("\n".join(f"• {escape(line)}" for line in lines))


def agreement(t: Texts, answers: Answers, wrong: rules.Lines | None = None) -> Screen:
    """The question for lines of the circle's own; `wrong` are those that were typed and can't be had."""
    circle = _circle(answers)
    text = t(
        "admin-agreement-ask",
        language=t.plain(f"language-{circle.language}"),
        most=rules.OWN_LINES,
        longest=rules.LONGEST_LINE,
        always=_listed([lists.agreement().in_danger(circle.language)]),
    )
    if wrong is not None and wrong.fault is not None:
        limits = {"most": rules.OWN_LINES, "longest": rules.LONGEST_LINE}
        text = Html(f"{t(wrong.fault, **{**limits, **wrong.numbers})}\n\n{text}")
    return Screen(text).with_rows(_back(t), home_row(t))


def always() -> Collection[str]:
    """What stands in every agreement, as somebody may have copied it, in any language."""
    return [lists.agreement().in_danger(language) for language in LANGUAGES]


def _back(t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("navigation-back"), Back().data),)
