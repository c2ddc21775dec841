"""What the page asks about chats: what is unread, what was fetched, reactions, votes, files, groups."""

import json
from pathlib import Path
from typing import Any

from bot.simulator import media, storage
from bot.simulator.phones import Phone
from bot.simulator.town import Town
from tests.simulator.api import Api, TwoTimes
from tests.simulator.requests import get, post


async def heard(api: Api, *kinds: str) -> list[dict[str, Any]]:
    """What the bot hears now, and never again; `kinds`: what it asks for."""
    updates = await api.updates(**({"allowed_updates": kinds} if kinds else {}))
    if updates:
        await api.updates(offset=updates[-1]["update_id"] + 1, limit=1, timeout=0)
    return updates


async def shown(api: Api, phone: Phone, **query: int) -> Any:
    """What the page shows of a phone."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return await get(api, f"phones/{phone.id}?{asked}")


async def unread_of(api: Api, phone: Phone) -> int:
    """The number beside a face."""
    people = (await get(api, "people"))["people"]
    return next(int(each["unread"]) for each in people if each["id"] == phone.id)


async def test_unread_messages_are_counted_until_they_are_read(
    api: Api, town: Town, times: TwoTimes, lea: Phone, tmp_path: Path
) -> None:
    numbers = [await api.says(lea.id, f"message {n}") for n in range(3)]
    assert (await shown(api, lea))["unread"] == numbers
    assert await unread_of(api, lea) == 3
    await post(api, f"phones/{lea.id}/reads", message=numbers[1])
    await post(api, f"phones/{lea.id}/reads", message=numbers[0])
    assert (await shown(api, lea))["unread"] == numbers[2:], "reading never goes back"
    path = tmp_path / "town.json"
    storage.save(town.world, path)
    again = Town(times, file=path)
    assert again.world.chats[lea.id].read_up_to == {lea.id: numbers[1]}
    await api("deleteMessage", chat_id=lea.id, message_id=numbers[2])
    assert await unread_of(api, lea) == 0, "what is gone waits for nobody"
    await api.says(lea.id, "encore")
    await lea.types("merci")
    assert await unread_of(api, lea) == 0, "whoever writes has the chat before them"


async def test_a_town_saved_before_there_were_counts_opens(town: Town, lea: Phone, times: TwoTimes) -> None:
    saved = json.loads(json.dumps(storage.dump(town.world)))
    for chat in saved["chats"]:
        del chat["read_up_to"], chat["muted"]
        for message in chat["messages"]:
            del message["fetched"], message["reactions"], message["votes"]
    storage.restore(Town(times).world, saved)


async def test_the_second_tick_comes_when_the_bot_has_fetched(api: Api, town: Town, lea: Phone) -> None:
    await lea.types("bonsoir")
    assert (await shown(api, lea))["messages"][-1]["fetched"] is False
    await heard(api, "message")
    state = await shown(api, lea)
    assert state["messages"][-1]["fetched"] is True
    assert state["chats"][0]["last"]["fetched"] is True


async def test_a_reaction_is_told_only_to_a_bot_that_asked_for_it(api: Api, lea: Phone) -> None:
    number = await api.says(lea.id, "Bonjour")
    act = f"phones/{lea.id}/reacts"
    await post(api, act, message=number, emoji="🙏")
    assert await heard(api, "message", "message_reaction") == [], "it hadn’t asked when it was given"
    await post(api, act, message=number, emoji="❤")
    (update,) = await heard(api)
    told = update["message_reaction"]
    assert (told["user"]["first_name"], told["message_id"]) == ("Léa", number)
    assert told["old_reaction"] == [{"type": "emoji", "emoji": "🙏"}]
    assert told["new_reaction"] == [{"type": "emoji", "emoji": "❤"}]
    assert (await shown(api, lea))["messages"][-1]["reactions"] == [{"emoji": "❤", "count": 1, "mine": True}]
    await post(api, act, message=number, emoji="❤")
    assert (await shown(api, lea))["messages"][-1]["reactions"] == []
    assert (await heard(api))[0]["message_reaction"]["new_reaction"] == []
    assert (await post(api, act, message=number, emoji="🏡"))[0] == 409


async def test_in_a_group_reactions_are_told_to_an_administrator(api: Api, town: Town, lea: Phone) -> None:
    group = await town.group("Cercle", lea)
    await heard(api, "message", "message_reaction")
    number = await api.says(group.id, "Bonjour")
    act = f"phones/{lea.id}/reacts"
    await post(api, act, chat=group.id, message=number, emoji="👍")
    assert await heard(api) == []
    await group.promotes_bot()
    await post(api, act, chat=group.id, message=number, emoji="🔥")
    assert (await heard(api))[-1]["message_reaction"]["chat"]["id"] == group.id


async def test_the_list_has_the_bot_and_ones_groups(api: Api, town: Town, lea: Phone) -> None:
    karim = town.phone("Karim")
    group = await town.group("Cercle", karim, lea)
    await group.says(karim, "bonjour à tous")
    await api.says(lea.id, "un <tg-spoiler>secret</tg-spoiler>", parse_mode="HTML")
    bot, circle = (await shown(api, lea))["chats"]
    assert (bot["title"], bot["unread"], bot["last"]["mine"]) == ("Entraide", 1, False)
    assert bot["last"]["excerpt"] == {"text": "un ▒▒▒▒▒▒", "kind": ""}
    assert (circle["title"], circle["unread"], circle["people"]) == ("Cercle", 1, 3)
    assert (circle["last"]["sender"], circle["last"]["excerpt"]["text"]) == ("Karim", "bonjour à tous")

    status, sent = await post(api, f"phones/{lea.id}/types", chat=group.id, text="bonjour Karim")
    assert status == 200
    seen = await shown(api, lea, chat=group.id)
    assert (seen["chat"]["title"], seen["messages"][-1]["id"]) == ("Cercle", sent["message"])
    assert [(each["sender"], each["mine"]) for each in seen["messages"]] == [("Karim", False), ("Léa", True)]
    assert (await shown(api, karim))["chats"][1]["unread"] == 1


async def test_nobody_looks_into_other_peoples_chats(api: Api, town: Town, lea: Phone) -> None:
    karim = town.phone("Karim")
    group = await town.group("Sans Léa", karim)
    for chat in (karim.id, group.id, 5):
        url = f"{town.url}/town/phones/{lea.id}?chat={chat}"
        async with api.session.get(url) as answer:
            assert answer.status == 404
        assert (await post(api, f"phones/{lea.id}/types", chat=chat, text="coucou"))[0] == 409


async def test_a_muted_chat_makes_no_sound(api: Api, lea: Phone) -> None:
    await post(api, f"phones/{lea.id}/mutes", muted=True)
    await api.says(lea.id, "sans bruit")
    await post(api, f"phones/{lea.id}/mutes", muted=False)
    await api.says(lea.id, "avec")
    assert [line.silent for line in lea.lock_screen] == [True, False]
    assert (await shown(api, lea))["chat"]["muted"] is False


async def test_voice_notes_and_documents_reach_the_bot_and_can_be_had_back(
    api: Api, town: Town, lea: Phone
) -> None:
    assert (await post(api, f"phones/{lea.id}/voice"))[0] == 200
    url = f"{town.url}/town/phones/{lea.id}/document?name=note.txt"
    async with api.session.post(url, data=b"bonjour") as answer:
        assert answer.status == 200
    async with api.session.post(url, data=b"") as answer:
        assert answer.status == 409
    voice, document = [update["message"] for update in await heard(api, "message")]
    assert (voice["voice"]["duration"], voice["voice"]["mime_type"]) == (media.SECONDS, "audio/ogg")
    assert (document["document"]["file_name"], document["document"]["mime_type"]) == (
        "note.txt",
        "text/plain",
    )
    path = (await api("getFile", file_id=voice["voice"]["file_id"])).result["file_path"]
    async with api.session.get(f"{town.url}/file/bot{town.token}/{path}") as answer:
        assert (await answer.read())[:4] == b"OggS"
    heard_voice = (await shown(api, lea))["messages"][-2]["voice"]
    async with api.session.get(f"{town.url}/{heard_voice['src']}") as answer:
        assert answer.content_type == "audio/ogg"


async def test_a_poll_is_made_and_voted_on(api: Api, lea: Phone) -> None:
    act = f"phones/{lea.id}/"
    assert (await post(api, act + "poll", text="Quand ?\nmardi"))[0] == 409
    _, sent = await post(api, act + "poll", text="Quand ?\nmardi\njeudi")
    await heard(api, "message", "poll", "poll_answer")
    await post(api, act + "votes", message=sent["message"], option=0)
    await post(api, act + "votes", message=sent["message"], option=1)
    poll = (await shown(api, lea))["messages"][-1]["poll"]
    assert ([each["voter_count"] for each in poll["options"]], poll["chosen"]) == ([0, 1], 1)
    await post(api, act + "votes", message=sent["message"], option=1)
    assert (await shown(api, lea))["messages"][-1]["poll"]["total_voter_count"] == 0
    assert (await post(api, act + "votes", message=sent["message"], option=2))[0] == 409
    assert await heard(api) == [], "a bot hears only of polls that it sent itself"


async def test_earlier_messages_come_when_asked_for(api: Api, lea: Phone) -> None:
    first = lea.messages[0].id
    for n in range(100):
        await api.says(lea.id, str(n))
    newest = await shown(api, lea)
    assert (len(newest["messages"]), newest["earlier"]) == (80, True)
    assert len((await shown(api, lea, count=90))["messages"]) == 90
    reached = await shown(api, lea, reach=first)
    assert (reached["messages"][0]["id"], reached["earlier"]) == (first, False)


async def test_several_pinned_messages_newest_first(api: Api, lea: Phone) -> None:
    one, two = await api.says(lea.id, "un"), await api.says(lea.id, "deux")
    for number in (one, two):
        await api("pinChatMessage", chat_id=lea.id, message_id=number)
    state = await shown(api, lea)
    assert [each["id"] for each in state["pinned"]] == [two, one]
    assert state["messages"][-1]["service"] == "pinned_message"
