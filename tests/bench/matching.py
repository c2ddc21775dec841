"""Three proposals out of ten thousand circles."""

from __future__ import annotations

import random
import time

from bot.content.experiences import catalogue
from bot.matching.rules import CircleFacts, Seeker, Topic, propose
from bot.matching.weights import weights
from tests.bench.rows import Row, median


def proposals() -> Row:
    """The pure choice over ten thousand circles of all families, languages and sizes."""
    rng = random.Random(11)
    keys = [one for one in catalogue().experiences.values() if one.opened]
    circles = [_circle(rng, number, rng.choice(keys)) for number in range(10_000)]
    times = []
    for number in range(60):
        chosen = rng.choice(keys)
        seeker = Seeker(number, frozenset({"fr"}), (Topic(chosen.family, chosen.key),), perspective="self")
        began = time.perf_counter()
        propose(seeker, circles, weights())
        times.append((time.perf_counter() - began) * 1000)
    conditions = "10,000 circles of all families in memory, 60 people"
    seen = f"median {median(times):.1f} ms, worst {max(times):.1f} ms"
    return Row("three proposals", conditions, seen, "≤ 20 ms", max(times) <= 20)


def _circle(rng: random.Random, number: int, about: object) -> CircleFacts:
    return CircleFacts(
        id=number,
        family=about.family,  # type: ignore[attr-defined]
        experience=about.key if rng.random() < 0.7 else None,  # type: ignore[attr-defined]
        language=rng.choice(("fr", "fr", "en")),
        kind=rng.choice(("small", "small", "open")),
        active=rng.randrange(13),
        writers_week=rng.randrange(5),
    )
