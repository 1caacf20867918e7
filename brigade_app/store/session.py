"""Who is logged in: the account, and the signing key that only its password opened (R9a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brigade_app.domain.keeping import Account
from brigade_app.store.errors import StoreClosed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Signer:
    """An Ed25519 key for as long as it is needed."""

    def __init__(self, seed: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key: Ed25519PrivateKey | None = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that check its signatures."""
        if self._key is None:
            raise StoreClosed()
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the signature over ``message``.

        Raises:
            StoreClosed: the key was dropped.
        """
        if self._key is None:
            raise StoreClosed()
        return self._key.sign(message)

    def close(self) -> None:
        """Drop the key."""
        self._key = None


class Session(Signer):
    """A logged-in account. ``failures_before`` wrong passwords came before this log-in (R34)."""

    def __init__(self, account: Account, seed: bytes, failures_before: int = 0) -> None:
        super().__init__(seed)
        self.account = account
        self.failures_before = failures_before


def signature_holds(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether ``signature`` over ``message`` was made with the key of ``public_key``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
