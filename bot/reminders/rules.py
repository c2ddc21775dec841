"""Reading an hour as people write it."""

import re
from datetime import time

_HOUR = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:(?:h|:|\.|heures?|o'clock)\s*(?P<minute>\d{2})?)?\s*(?P<half>[ap])?\.?(?:m\.?)?",
    re.IGNORECASE,
)
_WORDS = {"midi": time(12), "noon": time(12), "minuit": time(0), "midnight": time(0)}


def hour_of(words: str) -> time | None:
    """The hour in "21h15", "21 h", "8:30", "9 pm", "midi"; None when there is none in it.

    A bare number is an hour of 24. Words around it ("à 21 h", "at 9 pm") don't matter.
    """
    said = words.strip().casefold().replace("’", "'").replace("\u202f", " ").replace("\xa0", " ")
    said = re.sub(r"^(?:à|a|at|vers|about|around)\s+", "", said).rstrip(" .!")
    if said in _WORDS:
        return _WORDS[said]
    found = _HOUR.fullmatch(said)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
