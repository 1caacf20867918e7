"""SSHSIG signatures (OpenSSH ``PROTOCOL.sshsig``) with Ed25519: what ``ssh-keygen -Y sign`` and ``-Y verify`` speak.

The namespace is part of what is signed, so a signature over a bundle's plan is worthless on an enrolment file. Only
the framing is ours; the signature is the library's. Source: bundle format, sections 4 and 10.
"""

import base64
import binascii
import hashlib
import re
import struct
from dataclasses import dataclass

from brigade_app.sync.keys import SSH_KIND, SigningKey, key_blob, ssh_string, verify_raw

BUNDLE_NAMESPACE = "enforcement-bundle-v1"
ENROL_NAMESPACE = "enforcement-enrol-v1"
MAX_ARMOR_BYTES = 4096
_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_ARMOR = re.compile(r"-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]{1,76}\n)+)-----END SSH SIGNATURE-----\n?")


class BadArmor(ValueError):
    """The text is not one SSH signature; the message is a plain word."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature taken apart: nothing about it has been checked yet."""

    public: bytes
    namespace: str
    raw: bytes


def _signed_part(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + b"".join(ssh_string(part) for part in (namespace.encode("ascii"), b"", _HASH, digest))


def sign(message: bytes, key: SigningKey, namespace: str) -> str:
    """Return the armored signature over ``message`` in ``namespace``."""
    raw = ssh_string(SSH_KIND) + ssh_string(key.sign(_signed_part(message, namespace)))
    parts = (key_blob(key.public), namespace.encode("ascii"), b"", _HASH, raw)
    blob = _MAGIC + struct.pack(">I", 1) + b"".join(ssh_string(part) for part in parts)
    body = base64.b64encode(blob).decode()
    lines = "".join(body[at : at + 70] + "\n" for at in range(0, len(body), 70))
    return f"-----BEGIN SSH SIGNATURE-----\n{lines}-----END SSH SIGNATURE-----\n"


def read_armor(armor: str) -> Signature:
    """Return the parts of an armored signature, unchecked.

    Raises:
        BadArmor: not one Ed25519 signature with SHA-512 in version 1.
    """
    match = _ARMOR.fullmatch(armor) if len(armor) <= MAX_ARMOR_BYTES else None
    if match is None:
        raise BadArmor("not-armor")
    try:
        blob = base64.b64decode(match[1].replace("\n", ""), validate=True)
    except binascii.Error as error:
        raise BadArmor("not-base64") from error
    if blob[:6] != _MAGIC or blob[6:10] != struct.pack(">I", 1):
        raise BadArmor("not-sshsig")
    key, namespace, _reserved, hash_name, raw = _strings(blob[10:], 5)
    kind, public = _strings(key, 2)
    raw_kind, signature = _strings(raw, 2)
    if kind != SSH_KIND or raw_kind != SSH_KIND or hash_name != _HASH or len(public) != 32:
        raise BadArmor("not-ed25519")
    return Signature(public, namespace.decode("ascii", "replace"), signature)


def _strings(data: bytes, count: int) -> list[bytes]:
    found = []
    for _ in range(count):
        if len(data) < 4 or len(data) - 4 < (length := struct.unpack(">I", data[:4])[0]):
            raise BadArmor("too-short")
        found.append(data[4 : 4 + length])
        data = data[4 + length :]
    if data:
        raise BadArmor("too-long")
    return found


def verify(message: bytes, signature: Signature, namespace: str) -> bool:
    """Whether ``signature`` was made over ``message`` in ``namespace`` by the key it carries.

    Whose key that is, and whether it counted at the time, is for the registry to say.
    """
    if signature.namespace != namespace:
        return False
    return verify_raw(signature.public, signature.raw, _signed_part(message, namespace))
