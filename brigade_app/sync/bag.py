"""The BagIt side of a volume: tag files, manifests, members and where they lie.

Every volume is a complete bag of its own (``bagit`` and ``sha256sum -c`` accept it), so a volume that arrives alone is
useful. Names of members come from hashes and counters, never from a person. Source: bundle format, section 4.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from brigade_app.sync.errors import AlteredManifest, DuplicateMember, ForbiddenPath
from brigade_app.sync.plan import MAX_MEMBERS

BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAG_NAMES = ("bagit.txt", "bundle.json", "bundle.json.sig", "manifest-sha256.txt", "tagmanifest-sha256.txt")
MAX_TAG_BYTES = 16 << 20
MAX_NAME_BYTES = 100
WHOLE_FILE_BYTES = 256 << 20
PIECE_BYTES = 64 << 20
REFS = "data/refs.jsonl"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
MemberKind = Literal["records", "refs", "blob", "piece"]
_FORMS: tuple[tuple[MemberKind, re.Pattern[str]], ...] = (
    ("records", re.compile(r"data/records/[0-9]{6}\.jsonl")),
    ("refs", re.compile(r"data/refs\.jsonl")),
    ("blob", re.compile(r"data/blobs/([0-9a-f]{2})/(\1[0-9a-f]{62})")),
    ("piece", re.compile(r"data/pieces/([0-9a-f]{64})/([0-9]{6})")),
)
_ORDER: dict[MemberKind, int] = {"records": 0, "refs": 1, "blob": 2, "piece": 3}


@dataclass(frozen=True, slots=True)
class Member:
    """One payload member: its name in the volume, the SHA-256 of its bytes, and its kind."""

    name: str
    sha256: str
    kind: MemberKind

    @property
    def blob(self) -> str:
        """The SHA-256 of the evidence file it is, or is a piece of."""
        return self.name.split("/")[3 if self.kind == "blob" else 2]

    @property
    def piece(self) -> int:
        """The number of the piece, from 1."""
        return int(self.name.rsplit("/", 1)[1])

    @property
    def order(self) -> tuple[int, str]:
        """Where it stands in its volume: records, refs, blobs by hash, pieces by hash and number."""
        return _ORDER[self.kind], self.name


def blob_name(sha256: str) -> str:
    """Return the member name of a whole evidence file."""
    return f"data/blobs/{sha256[:2]}/{sha256}"


def piece_name(sha256: str, number: int) -> str:
    """Return the member name of piece ``number`` (from 1) of a large evidence file."""
    return f"data/pieces/{sha256}/{number:06d}"


def records_name(number: int) -> str:
    """Return the member name of records file ``number`` (from 1)."""
    return f"data/records/{number:06d}.jsonl"


def member(name: str, sha256: str, path: str = "") -> Member:
    """Return the member of this name.

    Raises:
        ForbiddenPath: not one of the four forms that a volume may hold.
    """
    for kind, form in _FORMS:
        if form.fullmatch(name):
            return Member(name, sha256, kind)
    raise ForbiddenPath(path=path, member=name[:120])


def manifest_bytes(members: tuple[Member, ...]) -> bytes:
    """Return ``manifest-sha256.txt`` of a volume, in the order of the members."""
    return "".join(f"{one.sha256}  {one.name}\n" for one in members).encode("ascii")


def tag_manifest_bytes(tags: dict[str, bytes]) -> bytes:
    """Return ``tagmanifest-sha256.txt`` over the tag files before it."""
    return "".join(f"{hashlib.sha256(tags[name]).hexdigest()}  {name}\n" for name in TAG_NAMES[:4]).encode("ascii")


def read_manifest(data: bytes, path: str) -> tuple[Member, ...]:
    """Return the members that a manifest lists. Call it only when the digest of ``data`` is the plan's.

    Raises:
        AlteredManifest: not lines of digest and name, too many, or out of order.
        ForbiddenPath: a name that no volume may hold.
        DuplicateMember: a name twice.
    """
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise AlteredManifest(path=path, reason="not-ascii") from error
    if lines.pop() != "" or not 1 <= len(lines) <= MAX_MEMBERS:
        raise AlteredManifest(path=path, reason="lines")
    members = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise AlteredManifest(path=path, reason="line")
        members.append(member(match[2], match[1], path))
    seen: set[str] = set()
    for one in members:
        if one.name in seen:
            raise DuplicateMember(path=path, member=one.name)
        if one.kind == "blob" and one.blob != one.sha256:
            raise AlteredManifest(path=path, reason="blob-name")
        seen.add(one.name)
    if [one.order for one in members] != sorted(one.order for one in members):
        raise AlteredManifest(path=path, reason="order")
    return tuple(members)
