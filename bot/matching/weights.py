"""The weights of matching, read once from their configuration file."""

import tomllib
from functools import lru_cache
from pathlib import Path

from bot.matching.rules import Weights

FILE = Path(__file__).with_name("weights.toml")


@lru_cache
def weights(path: Path = FILE) -> Weights:
    """The weights of this file; ValueError or KeyError when it doesn't say what the rules need."""
    return Weights.read(tomllib.loads(path.read_text(encoding="utf-8")))
