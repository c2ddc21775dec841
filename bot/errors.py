"""The exception tree: what can go wrong, and who hears of it.

EntraideError
├── Refusal           the person hears its own sentence (the key of a text, with its values)
├── OutOfDate         a button, link or stored state that no longer means anything: show the present screen
├── Unreadable        a sealed value that does not open: wrong key, wrong place, or changed since
├── CannotStart       the bot stops before it reads or sends anything; one line per fault, exit status 2
│   ├── BadSettings       settings that are missing or make no sense, all at once
│   ├── DatabaseInUse     another bot holds the database file
│   ├── DatabaseDown      the database cannot be opened
│   ├── DatabaseNewer     a later version of the bot made this database
│   ├── WrongBot          the database belongs to another bot
│   ├── KeyMissing        no master key where one must be
│   ├── WrongKey          the database was sealed under another key
│   ├── CannotListen      the address of LISTEN is taken, or not this machine's
│   └── NoTelegram        Telegram cannot be reached, or refuses the token
└── Mistake           a fault of our own code: loud, never caught
    ├── TransactionOpen   waiting for the network, or for another transaction, while one is open
    └── NaiveDatetime     a moment without a time zone
"""

from collections.abc import Sequence


class EntraideError(Exception):
    """Root of everything this project raises by itself."""


class Refusal(EntraideError):
    """Something a person cannot do now; `key` names the sentence that tells them, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class OutOfDate(EntraideError):
    """A button, link or stored state from before: nothing happened, the present screen should be shown."""


class Unreadable(EntraideError):
    """A sealed value that does not open with this key at this place; says nothing of its content."""


class CannotStart(EntraideError):
    """The bot must not start; `lines` say why, one fault each, without any secret value."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines: Sequence[str] = lines


class BadSettings(CannotStart):
    """Settings that are missing or make no sense: every fault at once."""


class DatabaseInUse(CannotStart):
    """Another process holds this database file."""


class DatabaseDown(CannotStart):
    """The database cannot be reached, opened or written."""


class DatabaseNewer(CannotStart):
    """The database has tables of a later version of the bot."""


class WrongBot(CannotStart):
    """The database belongs to another bot than the token's."""


class KeyMissing(CannotStart):
    """There is no master key where one must be."""


class WrongKey(CannotStart):
    """The database was sealed under another master key."""


class CannotListen(CannotStart):
    """The address of LISTEN is taken by another program, or not to be had on this machine."""


class NoTelegram(CannotStart):
    """Telegram cannot be reached at BOT_API_URL, or refuses the token."""


class Mistake(EntraideError):
    """A fault of our own code."""


class TransactionOpen(Mistake):
    """The code waits for the network, or opens a transaction, while it holds one open."""


class NaiveDatetime(Mistake):
    """A moment without a time zone came where an instant is needed."""
