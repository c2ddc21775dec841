"""Settings: the only reader of the environment and of .env; all faults reported at once."""

from bot.config.fields import Settings
from bot.config.load import example, load
from bot.config.values import Listen

__all__ = ["Listen", "Settings", "example", "load"]
