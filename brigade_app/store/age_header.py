"""The header of an age file (C2SP age, version 1): the key of its payload, for an X25519 identity.

pyrage opens a file from its beginning to its end; whoever wants a part of a large film needs the key of the payload
itself. Only what the vault writes is read: binary files to X25519, beside stanzas of noise that are passed over.
"""

import base64
import hmac
import re
from dataclasses import dataclass

MAX_HEADER_BYTES = 64 << 10
KEY_BYTES = 32
NONCE_BYTES = 16
_VERSION = b"age-encryption.org/v1\n"
_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})")
_LINE = 64
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_X25519 = b"age-encryption.org/v1/X25519"


class BadHeader(ValueError):
    """Not an age file, a header that was changed, or one that this identity does not open."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Where the payload's chunks begin, and the key that opens them."""

    place: int
    key: bytes


@dataclass(frozen=True, slots=True)
class _Header:
    stanzas: tuple[tuple[bytes, bytes], ...]
    authentic: bytes
    mac: bytes
    length: int


def open_header(start: bytes, identity: str) -> Payload:
    """Return the payload of the file that begins with ``start`` (its first `MAX_HEADER_BYTES`, or all of it).

    Raises:
        BadHeader: it does not open.
    """
    header = _read(start)
    file_key = _file_key(header, _scalar(identity))
    if not hmac.compare_digest(hmac.digest(_derived(file_key, b"", b"header"), header.authentic, "sha256"), header.mac):
        raise BadHeader("mac")
    nonce = start[header.length : header.length + NONCE_BYTES]
    if len(nonce) < NONCE_BYTES:
        raise BadHeader("nonce")
    return Payload(header.length + NONCE_BYTES, _derived(file_key, nonce, b"payload"))


def _read(start: bytes) -> _Header:
    if not start.startswith(_VERSION):
        raise BadHeader("version")
    stanzas: list[tuple[bytes, bytes]] = []
    at = len(_VERSION)
    while True:
        line, at = _line(start, at)
        mac = _MAC.fullmatch(line)
        if mac is not None:
            return _Header(tuple(stanzas), start[: at - len(line) + 2], _decoded(mac[1]), at)
        stanza = _STANZA.fullmatch(line)
        if stanza is None:
            raise BadHeader("stanza")
        body, at = _body(start, at)
        stanzas.append((stanza[1], body))


def _line(start: bytes, at: int) -> tuple[bytes, int]:
    end = start.find(b"\n", at)
    if end < 0:
        raise BadHeader("end")
    return start[at:end], end + 1


def _body(start: bytes, at: int) -> tuple[bytes, int]:
    """Return a stanza's body: full lines, then a shorter one, perhaps empty."""
    text = b""
    while True:
        line, at = _line(start, at)
        if len(line) > _LINE:
            raise BadHeader("line")
        text += line
        if len(line) < _LINE:
            return _decoded(text), at


def _decoded(text: bytes) -> bytes:
    try:
        plain = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise BadHeader("base64") from error
    if base64.b64encode(plain).rstrip(b"=") != text:
        raise BadHeader("base64")
    return plain


def _file_key(header: _Header, scalar: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    own = X25519PrivateKey.from_private_bytes(scalar)
    public = own.public_key().public_bytes_raw()
    for head, body in header.stanzas:
        kind, *arguments = head.split(b" ")
        if kind != b"X25519":
            continue
        share = _decoded(arguments[0]) if len(arguments) == 1 else b""
        if len(share) != KEY_BYTES or len(body) != KEY_BYTES:
            raise BadHeader("x25519")
        try:
            shared = own.exchange(X25519PublicKey.from_public_bytes(share))
            wrapping = _derived(shared, share + public, _X25519)
            return ChaCha20Poly1305(wrapping).decrypt(bytes(12), body, None)
        except InvalidTag:
            continue  # to somebody else
        except ValueError as error:
            raise BadHeader("x25519") from error
    raise BadHeader("nobody")


def _derived(secret: bytes, salt: bytes, use: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt or None, use).derive(secret)


def _scalar(identity: str) -> bytes:
    """Return the 32 bytes of ``AGE-SECRET-KEY-1…``. Its check letters were proved when the store was opened."""
    letters = identity.strip().lower().rpartition("1")[2][:-6]
    try:
        bits = "".join(f"{_BECH32.index(letter):05b}" for letter in letters)
    except ValueError as error:
        raise BadHeader("identity") from error
    if len(bits) // 8 != KEY_BYTES:
        raise BadHeader("identity")
    return int(bits[: KEY_BYTES * 8], 2).to_bytes(KEY_BYTES, "big")
