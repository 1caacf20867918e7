"""Keys of a device: one Ed25519 key that signs, one age X25519 identity that opens; and how people compare them.

The two are never one key. A private key leaves this module only as a value that is kept in the encrypted store or
handed to a worker process through its pipe. Source: bundle format, section 10.
"""

import base64
import hashlib
import struct
from dataclasses import dataclass, field
from functools import cache
from typing import Self

from brigade_app.paths import resources_folder

SSH_KIND = b"ssh-ed25519"
WORDS_FILE = resources_folder() / "sync" / "bip39-zh-hans.txt"


def ssh_string(data: bytes) -> bytes:
    """Return ``data`` with its length before it, as the SSH formats write strings."""
    return struct.pack(">I", len(data)) + data


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 private key by its 32-byte seed."""

    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> Self:
        """Return a new random key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def public(self) -> bytes:
        """The 32 bytes of the public key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the plain Ed25519 signature."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The private keys of this device: the signing key, and age identities, the current one first."""

    sign: SigningKey
    age: tuple[str, ...] = field(repr=False)

    @property
    def recipient(self) -> str:
        """The age recipient (``age1…``) that others seal to."""
        return age_recipient(self.age[0])

    @property
    def recipients(self) -> tuple[str, ...]:
        """The recipients of all identities held, old ones too."""
        return tuple(age_recipient(identity) for identity in self.age)

    @property
    def sign_key(self) -> str:
        """The signing key's public line (``ssh-ed25519 AAAA…``)."""
        return ssh_public_key(self.sign.public)


def make_device_keys() -> DeviceKeys:
    """Return new keys for a device."""
    return DeviceKeys(sign=SigningKey.generate(), age=(new_age_identity(),))


def new_age_identity() -> str:
    """Return a new age identity (``AGE-SECRET-KEY-1…``)."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def age_recipient(identity: str) -> str:
    """Return the recipient (``age1…``) of an age identity."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(identity).to_public())


def is_age_identity(text: str) -> bool:
    """Whether ``text`` is an X25519 identity."""
    from pyrage import IdentityError, x25519

    try:
        x25519.Identity.from_str(text)
    except IdentityError:
        return False
    return True


def is_age_recipient(text: str) -> bool:
    """Whether ``text`` is an X25519 recipient, and written as age writes it."""
    from pyrage import RecipientError, x25519

    try:
        return str(x25519.Recipient.from_str(text)) == text
    except RecipientError:
        return False


def verify_raw(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the plain Ed25519 ``signature`` over ``message`` holds."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_blob(public: bytes) -> bytes:
    """Return the SSH wire form of an Ed25519 public key."""
    return ssh_string(SSH_KIND) + ssh_string(public)


def ssh_public_key(public: bytes) -> str:
    """Return the OpenSSH public key line, without a comment."""
    return f"{SSH_KIND.decode()} {base64.b64encode(key_blob(public)).decode()}"


def public_of_line(line: str) -> bytes:
    """Return the 32 public bytes of an OpenSSH Ed25519 line.

    Raises:
        ValueError: another kind of key, or not a key.
    """
    kind, _, rest = line.partition(" ")
    public = base64.b64decode(rest, validate=True)[-32:]
    if kind != SSH_KIND.decode() or ssh_public_key(public) != line:
        raise ValueError(line)
    return public


def fingerprint(sign_key: str) -> str:
    """Return the ``SHA256:`` fingerprint of an OpenSSH public key line, as ``ssh-keygen -l`` prints it.

    Raises:
        ValueError: not an Ed25519 public key line.
    """
    digest = hashlib.sha256(key_blob(public_of_line(sign_key))).digest()
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


@cache
def _characters() -> tuple[str, ...]:
    return tuple(WORDS_FILE.read_text(encoding="utf-8").split())


def fingerprint_words(data: bytes) -> tuple[str, ...]:
    """Return the 12 characters by which two people compare a file: the first 132 bits of its SHA-256, 11 bits each."""
    bits = int.from_bytes(hashlib.sha256(data).digest(), "big") >> (256 - 132)
    return tuple(_characters()[bits >> (11 * (11 - place)) & 0x7FF] for place in range(12))
