"""Sealing: only the right key at the right place opens, and nothing tells more than it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.vault import Vault, key_id

MASTER = b"a master key for tests, 32 bytes"
OTHER = b"another master key for the tests"
AT = "notes|body|42"
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=10,
)
# Lone surrogates are no text, and Telegram cannot send them.
json_values = json_values.filter(lambda value: "\\ud" not in repr(value))


@given(json_values)
def test_what_is_sealed_opens_the_same(value: object) -> None:
    vault = Vault(MASTER)
    key, _ = vault.new_key()
    for used in (key, vault.instance):
        assert vault.open(used, vault.seal(used, value, AT), AT) == value


def test_nothing_opens_elsewhere_with_another_key_or_changed(vault: Vault) -> None:
    key, _ = vault.new_key()
    sealed = vault.seal(key, "words", AT)
    for wrong_place in ("notes|body|43", "notes|title|42", "moods|body|42", ""):
        with pytest.raises(Unreadable):
            vault.open(key, sealed, wrong_place)
    for wrong_key in (vault.new_key()[0], vault.instance):
        with pytest.raises(Unreadable):
            vault.open(wrong_key, sealed, AT)
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(Unreadable):
            vault.open(key, bytes(changed), AT)
    for short in range(len(sealed)):
        with pytest.raises(Unreadable):
            vault.open(key, sealed[:short], AT)


def test_a_members_key_opens_after_a_restart_and_only_under_its_master(vault: Vault) -> None:
    key, wrapped = vault.new_key()
    sealed = vault.seal(key, "words", AT)
    assert Vault(MASTER).open(Vault(MASTER).unwrap(wrapped), sealed, AT) == "words"
    with pytest.raises(Unreadable):
        Vault(OTHER).unwrap(wrapped)


def test_keys_are_remembered_and_dropped(vault: Vault) -> None:
    _, wrapped = vault.new_key()
    key = vault.unwrap(wrapped)
    assert vault.unwrap(wrapped) is key
    vault.drop(wrapped)
    assert vault.unwrap(wrapped) is not key


def test_only_so_many_keys_are_remembered(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.vault._KEYS_KEPT", 2)
    first, second, third = (vault.new_key()[1] for _ in range(3))
    kept = vault.unwrap(first)
    vault.unwrap(second)
    assert vault.unwrap(first) is kept
    vault.unwrap(third)
    assert vault.unwrap(first) is kept
    assert len(vault._unwrapped) == 2


def test_the_same_words_never_look_the_same_nor_tell_their_length(vault: Vault) -> None:
    key, _ = vault.new_key()
    assert vault.seal(key, "men", AT) != vault.seal(key, "men", AT)
    lengths = {len(vault.seal(key, answer, AT)) for answer in (1, 5, None, "men", "women", "lgbtq", "mixed")}
    assert len(lengths) == 1


def test_a_blind_index_is_stable_keyed_and_one_per_purpose(vault: Vault) -> None:
    index = vault.blind("telegram", 123456)
    assert index == Vault(MASTER).blind("telegram", "123456")
    assert len(index) == 32
    assert index not in {vault.blind("telegram", 123457), vault.blind("ban", 123456)}
    assert index != Vault(OTHER).blind("telegram", 123456)
    assert vault.blind("a", "b\0c") != vault.blind("a\0b", "d")


def test_rotation_knows_old_from_new(vault: Vault) -> None:
    key, wrapped = vault.new_key()
    of_instance, of_member = vault.seal(vault.instance, "words", AT), vault.seal(key, "words", AT)
    rotated = Vault(OTHER, retired=[MASTER])
    assert key_id(of_instance) == vault.id != rotated.id
    assert rotated.open(rotated.instance, of_instance, AT) == "words"
    assert key_id(rotated.seal(rotated.instance, "words", AT)) == rotated.id
    again = rotated.rewrap(wrapped)
    assert key_id(again) == rotated.id
    assert Vault(OTHER).open(Vault(OTHER).unwrap(again), of_member, AT) == "words"
    with pytest.raises(Unreadable):
        Vault(OTHER).open(Vault(OTHER).instance, of_instance, AT)


def test_members_values_do_not_show_whose_they_are(vault: Vault) -> None:
    one, other = vault.new_key()[0], vault.new_key()[0]
    assert vault.seal(one, "words", AT)[:5] == vault.seal(other, "words", AT)[:5]


def test_nothing_shows_a_key(vault: Vault) -> None:
    key, _ = vault.new_key()
    assert (repr(key), repr(vault)) == ("Key(…)", "Vault(…)")
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(b"short")
