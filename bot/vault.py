"""Sealing of personal text, blind indexes for look-ups, and the keys they need.

A sealed value is: version (1 byte), key id (4), nonce (12), AES-256-GCM ciphertext and tag. The associated
data is the place it is kept at (table, column, row), so a value moved elsewhere does not open. The key id
names the master key a value depends on directly, so that rotation can tell old from new; values under a
member's own key carry zeros, because an id there would show which rows are the same person's.
"""

import hmac
import json
import os
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import Unreadable

MASTER_BYTES = 32
_VERSION = b"\x01"
_MEMBERS = b"\x00" * 4
_ID, _NONCE = 4, 12
_HEAD = 1 + _ID + _NONCE
# Lengths tell: "women" and "men" must not differ. JSON ignores the spaces we pad with.
_BLOCK = 32
_WRAPPED_AT = b"members|key"
_KEYS_KEPT = 4096
# Made once: json.dumps makes one each time it is given settings.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_value = json.JSONDecoder().raw_decode


class Key:
    """An opaque key; it never shows its bytes."""

    __slots__ = ("_cipher", "_id")

    def __init__(self, raw: bytes, key_id: bytes = _MEMBERS) -> None:
        self._cipher = AESGCM(raw)
        self._id = key_id

    def __repr__(self) -> str:
        return "Key(…)"

    def encrypt(self, plain: bytes, place: bytes) -> bytes:
        """Seal bytes at a place."""
        nonce = os.urandom(_NONCE)
        return _VERSION + self._id + nonce + self._cipher.encrypt(nonce, plain, place)

    def decrypt(self, sealed: bytes, place: bytes) -> bytes:
        """The bytes sealed at that place; raises Unreadable."""
        if len(sealed) <= _HEAD or sealed[:1] != _VERSION or key_id(sealed) != self._id:
            raise Unreadable("not sealed under this key")
        try:
            return self._cipher.decrypt(sealed[1 + _ID : _HEAD], sealed[_HEAD:], place)
        except InvalidTag:
            raise Unreadable("not sealed under this key at this place") from None


def key_id(sealed: bytes) -> bytes:
    """The id of the master key this sealed value depends on; zeros for a value under a member's own key."""
    return sealed[1 : 1 + _ID]


class _Master:
    """What is derived from one master key (HKDF-SHA-256, one purpose each)."""

    def __init__(self, master: bytes) -> None:
        if len(master) != MASTER_BYTES:
            raise ValueError("a master key has 32 bytes")
        self.id = _derive(master, "id")[:_ID]
        self.wrapping = Key(_derive(master, "wrapping"), self.id)
        self.instance = Key(_derive(master, "instance"), self.id)
        self.blinding = _derive(master, "blinding")


def _derive(master: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"entraide|{purpose}".encode()).derive(master)


class Vault:
    """Seals and opens values, wraps members' keys and blinds what is looked up, all under one master key.

    `retired` master keys still open what they sealed; nothing new is sealed under them.
    """

    def __init__(self, master: bytes, retired: Sequence[bytes] = ()) -> None:
        self._present = _Master(master)
        self._masters = {m.id: m for m in (self._present, *map(_Master, retired))}
        self._unwrapped: OrderedDict[bytes, Key] = OrderedDict()

    def __repr__(self) -> str:
        return "Vault(…)"

    @property
    def instance(self) -> Key:
        """The instance's own key: inbox bodies, strangers, groups, announcements."""
        return self._present.instance

    @property
    def id(self) -> bytes:
        """The id of the present master key (4 bytes, tells nothing of the key)."""
        return self._present.id

    def blind(self, purpose: str, value: int | str) -> bytes:
        """A keyed index (HMAC-SHA-256, 32 bytes) by which a value can be found but not read."""
        return hmac.new(self._present.blinding, f"{purpose}\0{value}".encode(), sha256).digest()

    def new_key(self) -> tuple[Key, bytes]:
        """A new random key for a member, and its wrapped form for the row."""
        raw = AESGCM.generate_key(bit_length=256)
        return Key(raw), self._present.wrapping.encrypt(raw, _WRAPPED_AT)

    def unwrap(self, wrapped: bytes) -> Key:
        """The member's key; the most recent ones are remembered. Raises Unreadable."""
        key = self._unwrapped.get(wrapped)
        if key is None:
            key = Key(self._master_of(wrapped).wrapping.decrypt(wrapped, _WRAPPED_AT))
            self._unwrapped[wrapped] = key
            if len(self._unwrapped) > _KEYS_KEPT:
                self._unwrapped.popitem(last=False)
        self._unwrapped.move_to_end(wrapped)
        return key

    def drop(self, wrapped: bytes) -> None:
        """Remember a forgotten member's key no longer."""
        self._unwrapped.pop(wrapped, None)

    def rewrap(self, wrapped: bytes) -> bytes:
        """The same key wrapped under the present master key (rotation)."""
        raw = self._master_of(wrapped).wrapping.decrypt(wrapped, _WRAPPED_AT)
        return self._present.wrapping.encrypt(raw, _WRAPPED_AT)

    def seal(self, key: Key, value: Any, at: str) -> bytes:
        """Seal any JSON value at its place, "table|column|row id"."""
        plain = _json(value).encode()
        return key.encrypt(plain + b" " * (-len(plain) % _BLOCK), at.encode())

    def open(self, key: Key, sealed: bytes, at: str) -> Any:
        """The value sealed under this key at this place; raises Unreadable.

        A value sealed under a retired instance key opens too.
        """
        if key is self.instance and key_id(sealed) != self.id:
            key = self._master_of(sealed).instance
        # Half the time of json.loads, which guesses an encoding and looks at the padding.
        return _value(key.decrypt(sealed, at.encode()).decode())[0]

    def _master_of(self, sealed: bytes) -> _Master:
        try:
            return self._masters[key_id(sealed)]
        except KeyError:
            raise Unreadable("sealed under another master key") from None
