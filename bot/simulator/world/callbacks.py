"""Presses of inline buttons that wait for an answer."""

from dataclasses import dataclass
from random import Random

from bot.simulator.world.refusals import bad
from bot.simulator.world.updates import CALLBACK_LIFE

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ANSWER_LENGTH = 200


@dataclass(slots=True)
class Press:
    """One press; `at` in seconds of people's time."""

    id: str
    person_id: int
    chat_id: int
    at: float


class Presses:
    """The presses that can still be answered: each once, and within their life."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.open: dict[str, Press] = {}

    def add(self, person_id: int, chat_id: int, at: float) -> Press:
        """A new press, its clock running from now."""
        while (oldest := next(iter(self.open.values()), None)) and at - oldest.at > CALLBACK_LIFE:
            del self.open[oldest.id]
        press = Press(str(self.rng.getrandbits(63)), person_id, chat_id, at)
        self.open[press.id] = press
        return press

    def answer(self, press_id: str, text: str, at: float) -> Press:
        """Close a press; late, unknown or already answered ones are refused."""
        press = self.open.get(press_id)
        if press is None or at - press.at > CALLBACK_LIFE:
            raise bad(TOO_OLD)
        if len(text) > ANSWER_LENGTH:
            raise bad("MESSAGE_TOO_LONG")
        del self.open[press_id]
        return press
