"""The demo town as it is written down: circles, people, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from bot.content.experiences import CIRCLE_KINDS
from bot.content.reading import LANGUAGES, fields, mapping, need, one_of, read

READINGS = ("as_it_comes", "evening", "on_open")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the town: their Telegram first name, and the name they chose in their circle.

    `mood` is their usual one, from 1 to 5.
    """

    name: str
    alias: str
    mood: int = 3
    reading: str = "evening"


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one of them (`by`: a chosen name), so many days ago; `answers` counts the circle's words."""

    by: str
    days: int
    at: time
    text: str
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A circle of the town; `language` is the one its name is written in."""

    name: str
    language: str
    family: str
    experience: str | None
    kind: str
    rhythm: str
    people: tuple[Person, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DemoTown:
    """Everybody but the newcomer and the operator."""

    facilitators: tuple[Person, ...]
    circles: tuple[Plan, ...]


@cache
def demo_town() -> DemoTown:
    """The town of the file; ContentFault names what is wrong."""
    top = fields(read("demo.yaml"), "demo.yaml", ("facilitators", "circles"))
    hosts = tuple(_person(one) for one in top["facilitators"])
    town = DemoTown(hosts, tuple(_plan(one, hosts) for one in top["circles"]))
    names = [one.name for one in hosts] + [one.name for plan in town.circles for one in plan.people]
    need(len(set(names)) == len(names), "demo.yaml", "names somebody twice")
    return town


def _person(value: Any) -> Person:
    item = fields(value, "demo.yaml", ("name", "alias"), ("mood", "reading"))
    one_of(item.get("reading", "evening"), "demo.yaml reading", READINGS)
    return Person(**item)


def _plan(value: Any, hosts: tuple[Person, ...]) -> Plan:
    wanted = ("family", "experience", "kind", "name", "people", "words")
    item = fields(value, "demo.yaml", wanted, ("rhythm",))
    ((language, name),) = mapping(item["name"], "demo.yaml name").items()
    one_of(language, "demo.yaml language", LANGUAGES)
    people = tuple(_person(one) for one in item["people"])
    known = {one.alias for one in (*hosts, *people)}
    need(len(known) == len(hosts) + len(people), name, "has one name twice")
    return Plan(
        name=name,
        language=language,
        family=item["family"],
        experience=item["experience"],
        kind=one_of(item["kind"], f"{name} kind", CIRCLE_KINDS),
        rhythm=item.get("rhythm", {}).get(language, ""),
        people=people,
        said=tuple(_said(one, language, number, known) for number, one in enumerate(item["words"])),
    )


def _said(value: Any, language: str, number: int, known: set[str]) -> Said:
    item = fields(value, "demo.yaml words", ("by", "days", "at", language), ("answers",))
    answers = item.get("answers")
    need(answers is None or answers < number, "demo.yaml words", "answers what isn’t said yet")
    by = one_of(item["by"], "demo.yaml words", tuple(known))
    return Said(by, item["days"], time.fromisoformat(item["at"]), item[language], answers)
