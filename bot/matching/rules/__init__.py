"""The pure rules of matching: constraints, score, proposals and their reasons."""

from bot.matching.rules.facts import MIXED, OPEN, PERSPECTIVES, SMALL, CircleFacts, Hard, Seeker, Slot, Topic
from bot.matching.rules.hard import JOINS_A_WEEK, JOINS_LIMITED_FROM, fits, refusals
from bot.matching.rules.proposing import Offer, Proposals, ceiling, propose, stable_hash, suits
from bot.matching.rules.reasons import Explanation, Reason, reasons
from bot.matching.rules.scoring import Score, Term, Weights, score, total

__all__ = [
    "JOINS_A_WEEK",
    "JOINS_LIMITED_FROM",
    "MIXED",
    "OPEN",
    "PERSPECTIVES",
    "SMALL",
    "CircleFacts",
    "Explanation",
    "Hard",
    "Offer",
    "Proposals",
    "Reason",
    "Score",
    "Seeker",
    "Slot",
    "Term",
    "Topic",
    "Weights",
    "ceiling",
    "fits",
    "propose",
    "reasons",
    "refusals",
    "score",
    "stable_hash",
    "suits",
    "total",
]
