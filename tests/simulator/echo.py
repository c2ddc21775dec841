"""A bot of a few lines, for tests of the page."""

from datetime import datetime
from typing import Any

from bot.simulator.hooks import Approach
from bot.simulator.media import SQUARE
from tests.simulator.api import Api, TwoTimes

YES_NO = {
    "inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}, {"text": "Non", "callback_data": "no"}]]
}
PLACE = {"keyboard": [[{"text": "Partager ma position", "request_location": True}], ["Revenir au menu"]]}
HTML = (
    "<b>gras</b> <i>italique</i> <u>souligné</u> <s>barré</s> <code>code</code> "
    '<tg-spoiler>caché</tg-spoiler> <a href="https://example.org/">lien</a>\n'
    "<blockquote expandable>un\ndeux\ntrois\nquatre\ncinq</blockquote><pre>bloc</pre>\n/aide"
)


class Echo:
    """A bot of a few lines: answers /start and words, thanks for presses, asks how it is when time moves."""

    def __init__(self, api: Api, times: TwoTimes) -> None:
        self.api, self.times = api, times
        self.heard: list[dict[str, Any]] = []

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.api.updates(offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self.answer(update)

    async def answer(self, update: dict[str, Any]) -> None:
        self.heard.append(update)
        if "callback_query" in update:
            await self.press(update["callback_query"])
        elif "message" in update:
            await self.reply(update["message"])
        elif "edited_message" in update:
            edited = update["edited_message"]
            await self.api.says(edited["chat"]["id"], f"Modifié : {edited['text']}")

    async def press(self, query: dict[str, Any]) -> None:
        where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
        await self.api("answerCallbackQuery", callback_query_id=query["id"], text="C’est noté")
        await self.api("editMessageText", **where, text=f"Réponse : {query['data']}")

    async def reply(self, message: dict[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if text == "/start":
            await self.api.says(chat, "Bonjour. Voulez-vous ?", reply_markup=YES_NO)
        elif text == "mise en forme":
            await self.api.says(chat, HTML, parse_mode="HTML")
        elif text == "clavier":
            await self.api.says(chat, "Où êtes-vous ?", reply_markup=PLACE)
        elif text == "secret":
            await self.api.says(chat, "Ce que dit le cercle", protect_content=True)
        elif text == "image":
            await self.api("sendPhoto", chat_id=chat, caption="Quatorze jours", files={"photo": SQUARE})
        elif text:
            answered = message.get("reply_to_message", {}).get("text", "")
            await self.api.says(chat, f"Entendu : {text} {answered}".strip(), entities=[])
        else:
            await self.api.says(chat, "Reçu", reply_markup={"remove_keyboard": True})

    async def travel(self, instant: datetime, approach: Approach | None = None) -> None:
        self.times.people = instant
        for phone in self.api.town.phones:
            if phone.person.started and not phone.person.blocked:
                await self.api.says(phone.id, "Comment allez-vous ce soir ?", disable_notification=True)

    async def restart(self) -> None:
        self.heard.append({"restart": {}})

    kill = start_over = restart
