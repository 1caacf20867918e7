"""Why a bundle, a request or a registry is not believed: one class a reason, all `Untrusted` (nothing was written).

A reader would guess that "damaged" and "not for us" look different. In an age file they do not: a flipped bit in the
header reads like a wrong key. `DamagedMedium` is said only where the checksum beside the volume proves it.
"""

from brigade_app.errors import Refused, Unavailable, Untrusted


class DamagedMedium(Untrusted):
    """The file differs from its line in the ``.sha256`` file: the stick or the copy. Facts: ``path``."""


class TruncatedVolume(Untrusted):
    """The file ends before, or after, its signed plan says. Facts: ``path``, ``expected``, ``found`` (bytes)."""


class ForbiddenEnvelope(Untrusted):
    """Not a plain age file to X25519 keys within the limits. Facts: ``path``, ``reason``."""


class NotForUs(Untrusted):
    """No key of this device opens the volume. Facts: ``path``."""


class AlteredVolume(Untrusted):
    """A part of the sealed stream does not authenticate. Facts: ``path``."""


class BadSignature(Untrusted):
    """The plan's signature does not fit its bytes, key or namespace. Facts: ``path``, ``reason``."""


class UnknownSender(Untrusted):
    """The sender's node or key is not in the registry. Facts: ``path``, ``node``, ``sign_key``."""


class ExpiredKey(Untrusted):
    """The sender's key was not valid at the time the plan names. Facts: ``path``, ``node``, ``at``."""


class RevokedSender(Untrusted):
    """The bundle has entries beyond the last that counts. Facts: ``path``, ``node``, ``last``, ``found``."""


class WrongRecipient(Untrusted):
    """The signed plan does not name a key of ours: sealed again by somebody else. Facts: ``path``."""


class MalformedPlan(Untrusted):
    """``bundle.json`` is not what the format says. Facts: ``path``, ``reason``."""


class UnsupportedBundle(Untrusted):
    """Another format, version, suite or a feature we do not know. Facts: ``path``, ``what``, ``found``."""


class SwappedVolume(Untrusted):
    """The volume is of another bundle or stands in another place. Facts: ``path``, ``expected``, ``found``."""


class AlteredManifest(Untrusted):
    """A manifest is not the one the plan names, or cannot be read. Facts: ``path``, ``reason``."""


class ForbiddenPath(Untrusted):
    """A member's name could lead outside its folder. Facts: ``path``, ``member``."""


class ForbiddenMember(Untrusted):
    """A member is a link, a device, sparse, or has a pax or GNU header. Facts: ``path``, ``member``, ``reason``."""


class DuplicateMember(Untrusted):
    """A member comes twice. Facts: ``path``, ``member``."""


class UnexpectedMember(Untrusted):
    """A member is not in the manifest, or not in its turn. Facts: ``path``, ``member``, ``expected``."""


class MissingMember(Untrusted):
    """The archive ends before its manifest does. Facts: ``path``, ``expected``."""


class AlteredMember(Untrusted):
    """A member's bytes do not have the digest of the manifest. Facts: ``path``, ``member``."""


class WrongSize(Untrusted):
    """Sizes or counts differ from the plan or pass a limit. Facts: ``path``, ``member``, ``expected``, ``found``."""


class TrailingBytes(Untrusted):
    """Something follows the end of the archive. Facts: ``path``."""


class MalformedEntry(Untrusted):
    """A journal entry is not canonical, or breaks a type or a limit. Facts: ``path``, ``line``, ``reason``."""


class UnchainedEntry(Untrusted):
    """An entry does not continue the one before it. Facts: ``path``, ``log``, ``seq``, ``reason``."""


class MalformedRequest(Untrusted):
    """An enrolment file is not what the format says. Facts: ``path``, ``reason``."""


class WrongWords(Refused):
    """The words compared face to face are not the words of this file. Facts: ``path``."""


class EvidenceNotAsPlanned(Unavailable):
    """Our own evidence differs from the plan while it is sealed: stop and plan anew. Facts: ``member``."""


class MediumFailed(Unavailable):
    """The stick could not be written, or read back differently. Facts: ``path``, ``reason``."""


class MediumGone(MediumFailed):
    """The stick was pulled out, or its folder is not there any more. Facts: ``path``."""


class NoRoomOnMedium(Unavailable):
    """Not enough room, or files of this size cannot lie there. Facts: ``path``, ``needed``, ``free``."""
