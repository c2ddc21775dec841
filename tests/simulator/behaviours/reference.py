"""What reference bot-api.md lists, read from it where it is present; and what the bot doesn't rely on."""

from __future__ import annotations

import re
from pathlib import Path

from tests.simulator.specification import REFERENCE

FILE = REFERENCE / "bot-api.md"
PREFIX = re.compile(
    r"(?:Bad Request|Forbidden|Unauthorized|Not Found|Conflict|Too Many Requests|Internal Server Error): "
)

NOT_RELIED_ON = {
    # Table C
    "to another bot": "no other bot can be addressed: recipients are people who wrote, or groups",
    "join request gone / already in": "no Telegram-group circle exists yet, and no join request is asked for",
    # Section D
    "copy_text button": "bot.screen.Button has a label, an action or an address",
    "unsent messages per chat in the server": "a guard of the server far above the bot's pacing",
    "active requests per bot": "a guard of the server far above the bot's pool of connections",
    "exact flood limits": "unspecified; retry_after is obeyed, which the flood rows show",
    "poll": "the bot sends none; one that a person sends is a message like others",
    "media group": "the bot sends one picture at a time",
    "reactions by a bot": "the bot sets none, and doesn't ask for reactions",
    "chat action": "the bot sends none",
    "invite link": "no Telegram-group circle exists yet",
    "join request": "no Telegram-group circle exists yet",
    "deep link `?start=`": "no request carries it; stories/test_admin.py reads the link the bot makes",
    "web_app startapp": "there is no Mini App",
    "bot profile": "the operator sets it with BotFather",
    "chat": "the bot changes no group",
    "inline mode": "the bot has no inline mode",
}
"""Rows of the reference that no request of the bot can meet, each with the reason."""

NOT_SAID = {
    "message to copy not found": "the bot copies nothing",
    "message to forward not found": "the bot forwards nothing",
    "Can't find end of Bold entity at byte offset N": "the bot writes HTML and entities, never MarkdownV2",
    "Character '.' is reserved and must be escaped with the preceding '\\'": "never MarkdownV2",
    "... channel chat": "the bot is in no channel",
}
"""Sentences of covered rows that the bot can't be told, each with the reason."""

NOT_SHOWN = {
    "and 404 become 400": "nothing here answers 404 but an unknown method or path, which stay what they are",
    "POST JSON of one Update": "no webhook yet: the bot polls, and this town delivers by getUpdates alone",
    "2xx = delivered": "no webhook yet",
    "One queue per chat/user": "no webhook yet; getUpdates has one queue",
    "An answer is also cut at 4 MiB": "a hundred updates of this town stay below it",
    "Queue cap 100000 updates": "no town lives that long without its bot",
    "inline queries 30 s, chosen results 600 s": "the bot has no inline mode and no payments",
    "chat_member and reactions also need the bot to be admin": "the bot asks for neither",
    "Other bots' messages generally are not delivered": "the town has one bot",
    "sendMediaGroup answers an array": "the bot sends one picture at a time",
    "edit of an inline message answers True": "the bot has no inline mode",
    "ChatJoinRequest.user_chat_id": "no Telegram-group circle exists yet",
    "local guards answer 60 after a 3 s delay": "guards of the server far above the bot's pacing",
    "setWebhook oftener than 1/s": "the bot sets no webhook",
}
"""What section C tells in passing and no row of the table shows, in its own words, each with the reason."""


def section(letter: str, text: str) -> str:
    """The part of the reference under `## letter.`."""
    return re.split(r"^## ", text.split(f"\n## {letter}. ", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(letter: str, file: Path = FILE) -> list[str]:
    """The first cells of a section's table, without its head."""
    lines = [line for line in section(letter, file.read_text()).splitlines() if line.startswith("| ")]
    return [line.split(" | ")[0].removeprefix("| ") for line in lines[1:]]


def sentences(file: Path = FILE) -> dict[str, str]:
    """Telegram's sentences in section C, without their prefixes, with the line each stands in."""
    found: dict[str, str] = {}
    for line in section("C", file.read_text()).splitlines():
        in_table = line.startswith("| ")
        for quoted in re.findall(r"`([^`]+)`", line.split(" | ", 1)[-1] if in_table else line):
            prefixed = PREFIX.match(quoted)
            if prefixed or (in_table and (" " in quoted or quoted.isupper())):
                found[PREFIX.sub("", quoted)] = line.split(" | ")[0].removeprefix("| ")
    return found


def pattern(sentence: str) -> re.Pattern[str]:
    """The sentence as it may be said: N is a number, "x" any name, "..." anything."""
    escaped = re.escape(sentence).replace(r"\.\.\.", ".*")
    escaped = re.sub(r"\bN\b", r"\\d+", escaped)
    return re.compile(re.sub(r'"(?:x|X|b|</b>|</i>)"', '"[^"]+"', escaped))
