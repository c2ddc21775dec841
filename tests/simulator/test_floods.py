"""The buckets of the strict flood limits (architecture.md, “What must hold”). Answers: behaviours/."""

from bot.simulator.town import Town
from bot.simulator.world.floods import Floods
from tests.simulator.api import Api


def sent_until_refused(floods: Floods, chat_id: int, *, private: bool, at: float) -> int:
    count = 0
    while floods.take(chat_id, private, at) is None:
        count += 1
    return count


def test_a_private_chat_takes_five_then_one_a_second() -> None:
    floods = Floods(strict=True)
    assert sent_until_refused(floods, 1, private=True, at=0) == 5
    assert floods.take(1, True, 0) == 1
    assert sent_until_refused(floods, 2, private=True, at=0) == 5, "each chat has its own"
    assert sent_until_refused(floods, 1, private=True, at=1) == 1
    assert sent_until_refused(floods, 1, private=True, at=3.5) == 2
    assert sent_until_refused(floods, 1, private=True, at=60) == 5


def test_all_chats_together_take_thirty_refilled_thirty_a_second() -> None:
    floods = Floods(strict=True)
    assert all(floods.take(chat, True, 0) is None for chat in range(30))
    assert floods.take(99, True, 0) == 1
    assert all(floods.take(chat, True, 0.5) is None for chat in range(100, 115))
    assert floods.take(99, True, 0.5) == 1


def test_a_group_takes_twenty_in_any_minute() -> None:
    floods = Floods(strict=True)
    for second in range(20):
        assert floods.take(-1, False, second) is None
    assert floods.take(-1, False, 20) == 40
    assert floods.take(-1, False, 59.5) == 1
    assert floods.take(-1, False, 60) is None
    assert floods.take(-1, False, 60.5) == 1, "the second of the twenty left at 61"
    assert floods.take(-2, False, 20) is None


def test_a_refused_message_is_not_counted() -> None:
    floods = Floods(strict=True)
    sent_until_refused(floods, 1, private=True, at=0)
    for _ in range(100):
        floods.take(1, True, 0.5)
    assert floods.take(1, True, 1.0) is None
    assert floods.refused == 101


async def test_without_strict_limits_nothing_is_counted(api: Api, town: Town) -> None:
    lea = town.phone("Léa")
    await lea.types("/start")
    for number in range(60):
        await api.says(lea.id, str(number))
