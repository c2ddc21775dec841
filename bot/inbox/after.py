"""What follows a committed turn, best effort: the callback answer and command menus."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault, Chat
from telegram.error import TelegramError

from bot.commands import EVERYONE, Command, menu_for
from bot.context import Turn
from bot.instance import Instance
from bot.members import service as members
from bot.request import ask
from bot.roles import roles_of
from bot.texts import LANGUAGES, Texts, texts

log = structlog.get_logger(__name__)


class After:
    """Called by the lanes once a turn is committed; its failures cost nobody anything that lasts."""

    def __init__(self, instance: Instance, bot: Bot) -> None:
        self._instance, self._bot = instance, bot

    async def __call__(self, turn: Turn) -> None:
        await self._answer(turn)
        for member_id in turn.menus:
            await self.refresh(member_id)
        chat = turn.update.effective_chat
        if turn.member is None and chat is not None and chat.type == Chat.PRIVATE:
            await self.drop(chat.id)

    async def _answer(self, turn: Turn) -> None:
        query = turn.update.callback_query
        if query is None:
            return
        try:
            words = {} if turn.toast is None else {"text": turn.toast}
            await ask(self._bot, "answerCallbackQuery", {"callback_query_id": query.id} | words)
        except TelegramError as fault:
            log.info("after.callback_not_answered", fault=type(fault).__name__)

    async def drop(self, chat_id: int) -> None:
        """Take back the command menu of someone who was forgotten: it shows what they were here."""
        try:
            await self._bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))
        except TelegramError as fault:
            log.info("after.menu_not_dropped", fault=type(fault).__name__)

    async def refresh(self, member_id: int) -> None:
        """Set one member's command menu by what they are here and the language they chose."""
        async with self._instance.database.reading() as tx:
            member = await members.get(tx, member_id)
            if member is None:
                return
            roles = await roles_of(tx, member, self._instance.settings.operators)
        t = texts(member.language)
        try:
            await self._bot.set_my_commands(
                described(t, menu_for(roles)), scope=BotCommandScopeChat(member.telegram_id)
            )
        except TelegramError as fault:
            log.info("after.menu_not_set", fault=type(fault).__name__)

    async def set_default_menus(self) -> None:
        """The menu of someone the bot doesn't know, by Telegram's language; French where it has none."""
        commands = menu_for(frozenset({EVERYONE}))
        for code in (None, *LANGUAGES):
            try:
                await self._bot.set_my_commands(
                    described(texts(code or self._instance.settings.default_language), commands),
                    scope=BotCommandScopeDefault(),
                    language_code=code,
                )
            except TelegramError as fault:
                log.info("after.menu_not_set", fault=type(fault).__name__)


def described(t: Texts, commands: list[Command]) -> list[BotCommand]:
    """Each command under the name people of this language type: the first alias in French."""
    return [BotCommand(_name(t, command), t.plain(f"command-{command.name}")) for command in commands]


def _name(t: Texts, command: Command) -> str:
    return command.aliases[0] if t.language == "fr" and command.aliases else command.name
