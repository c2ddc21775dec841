"""Which circles are shown to a person: the best few that fit, or the truth that none does."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from bot.matching.rules.facts import OPEN, CircleFacts, Seeker
from bot.matching.rules.hard import fits
from bot.matching.rules.scoring import Score, Weights, score, total


@dataclass(frozen=True, slots=True)
class Offer:
    """One circle that may be proposed, with the score its reasons are made of."""

    circle: CircleFacts
    score: Score


@dataclass(frozen=True, slots=True)
class Proposals:
    """The circles that fit, best first; when none does, the family's open circle if there is one.

    `fallback` fails no hard constraint but scores below the threshold: it is told as what it is.
    """

    offers: tuple[Offer, ...] = ()
    fallback: Offer | None = None

    @property
    def nothing_fits(self) -> bool:
        return not self.offers


def stable_hash(seeker_id: int, circle_id: int) -> int:
    """The same number for the same pair on every machine and in every run."""
    return int.from_bytes(blake2b(f"{seeker_id}:{circle_id}".encode(), digest_size=8).digest())


def _order(seeker: Seeker, offer: Offer) -> tuple[float, float, int]:
    chance = stable_hash(seeker.id, offer.circle.id)
    return (-offer.score.total, -offer.score.need, chance)


def _best(
    seeker: Seeker, scored: list[tuple[float, CircleFacts]], weights: Weights, count: int
) -> tuple[Offer, ...]:
    """The `count` best; only those that can be among them are scored in full."""
    if not scored or count < 1:
        return ()
    floor = heapq.nlargest(count, (value for value, _ in scored))[-1]
    offers = [Offer(circle, score(seeker, circle, weights)) for value, circle in scored if value >= floor]
    return tuple(heapq.nsmallest(count, offers, key=lambda offer: _order(seeker, offer)))


def propose(
    seeker: Seeker,
    circles: Iterable[CircleFacts],
    weights: Weights,
    count: int = 3,
    skip: frozenset[int] = frozenset(),
) -> Proposals:
    """The best `count` circles at or above the threshold, without those of `skip`.

    Ties: the circle that needs people more, then a stable hash of the pair.
    """
    languages, families = seeker.languages, seeker.families | {None}
    possible = [
        circle
        for circle in circles
        if circle.family in families
        and circle.language in languages
        and circle.id not in skip
        and fits(seeker, circle)
    ]
    scored = [(total(seeker, circle, weights), circle) for circle in possible]
    good = [pair for pair in scored if pair[0] >= weights.threshold]
    if good:
        return Proposals(offers=_best(seeker, good, weights, count))
    doors = [pair for pair in scored if pair[1].kind == OPEN]
    return Proposals(fallback=next(iter(_best(seeker, doors, weights, 1)), None))


def ceiling(weights: Weights) -> float:
    """What no circle that covers none of the seeker's experiences scores above.

    So when enough circles that cover one score more, the others needn't be looked at.
    """
    topic, values = weights.of.get("topic", 0.0), weights.values
    return round(1 - topic * (1 - max(values["topic.generalist"], values["topic.sibling"])), 9)


def suits(seeker: Seeker, circle: CircleFacts, weights: Weights) -> bool:
    """Whether this one circle may be proposed: no constraint fails and the score is enough."""
    return fits(seeker, circle) and total(seeker, circle, weights) >= weights.threshold
