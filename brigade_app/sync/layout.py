"""What lies on the stick and how evidence is shared out among volumes.

Names are ASCII, lower case, safe on FAT32, exFAT and NTFS, and carry no station, case or person. The ``.sha256`` file
is written last: its presence is the mark of a finished export. Source: bundle format, sections 3 and 9.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from brigade_app.domain.when import SHANGHAI
from brigade_app.paths import resources_folder
from brigade_app.sync.bag import (
    BAGIT_TXT,
    PIECE_BYTES,
    REFS,
    WHOLE_FILE_BYTES,
    Member,
    blob_name,
    manifest_bytes,
    member,
    piece_name,
    records_name,
    tag_manifest_bytes,
)
from brigade_app.sync.plan import MAX_MEMBERS, Plan, VolumePlan

TOP_FOLDER = "enforcement-sync"
README = "README.txt"
MIN_VOLUME_BYTES = 64 << 20
TARGET_VOLUME_BYTES = 512 << 20
MAX_TARGET_BYTES = 3 << 30


@dataclass(frozen=True, slots=True)
class Content:
    """One payload member with its size; ``key`` tells whoever seals it where its bytes come from."""

    member: Member
    size: int
    key: str


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """An evidence file to be carried; ``pieces`` are the digests of its 64 MiB pieces where it is above 256 MiB."""

    sha256: str
    size: int
    pieces: tuple[str, ...] = ()


@dataclass(slots=True)
class VolumeContents:
    """What goes into one volume, in order."""

    n: int
    contents: list[Content] = field(default_factory=list)
    size: int = 0

    @property
    def members(self) -> tuple[Member, ...]:
        """The members, in order."""
        return tuple(one.member for one in self.contents)

    @property
    def manifest(self) -> bytes:
        """The bytes of its manifest."""
        return manifest_bytes(self.members)

    def planned(self) -> VolumePlan:
        """Return what the plan says of it."""
        digest = hashlib.sha256(self.manifest).hexdigest()
        return VolumePlan(n=self.n, manifest=digest, members=len(self.contents), bytes=self.size)


def evidence_contents(files: Iterable[EvidenceFile]) -> Iterator[Content]:
    """Yield the members of evidence files: whole up to 256 MiB, sorted by hash, then the larger ones in pieces."""
    ordered = sorted(files, key=lambda one: one.sha256)
    for one in ordered:
        if one.size <= WHOLE_FILE_BYTES:
            yield Content(member(blob_name(one.sha256), one.sha256), one.size, one.sha256)
    for one in ordered:
        if one.size > WHOLE_FILE_BYTES:
            left = one.size
            for number, digest in enumerate(one.pieces, start=1):
                yield Content(member(piece_name(one.sha256, number), digest), min(left, PIECE_BYTES), one.sha256)
                left -= PIECE_BYTES


def fill_volumes(
    records: Sequence[tuple[str, int]],
    references: bytes,
    evidence: Iterable[EvidenceFile],
    target: int = TARGET_VOLUME_BYTES,
) -> list[VolumeContents]:
    """Share everything out, in order, at about ``target`` payload bytes a volume.

    ``records`` are digest and size of each records file. References lie in volume 1, always.

    Raises:
        ValueError: a target outside 64 MiB to 3 GiB.
    """
    if not MIN_VOLUME_BYTES <= target <= MAX_TARGET_BYTES:
        raise ValueError(target)
    refs = Content(member(REFS, hashlib.sha256(references).hexdigest()), len(references), "refs")
    volumes = [VolumeContents(1, [refs], refs.size)]
    for number, (digest, size) in enumerate(records, start=1):
        _place(volumes, Content(member(records_name(number), digest), size, f"records/{number}"), target)
    for one in evidence_contents(evidence):
        _place(volumes, one, target)
    for volume in volumes:
        volume.contents.sort(key=lambda one: one.member.order)
    return volumes


def _place(volumes: list[VolumeContents], one: Content, target: int) -> None:
    last = volumes[-1]
    if last.contents and (last.size + one.size > target or len(last.contents) >= MAX_MEMBERS):
        last = VolumeContents(last.n + 1)
        volumes.append(last)
    last.contents.append(one)
    last.size += one.size


def bundle_folder(medium: Path, plan: Plan) -> Path:
    """Return the folder of a bundle on the medium."""
    return medium / TOP_FOLDER / f"{plan.created.astimezone(SHANGHAI):%Y%m%d}-{plan.short_id}"


def volume_name(plan: Plan, n: int) -> str:
    """Return the file name of volume ``n``."""
    return f"{plan.short_id}.v{n:04d}.age"


def inner_folder(plan: Plan, n: int) -> str:
    """Return the folder inside the archive of volume ``n``, under which all its members lie."""
    return f"{plan.short_id}-v{n:04d}"


def tag_files(plan_data: bytes, armor: str, manifest: bytes) -> dict[str, bytes]:
    """Return the five tag files of a volume, in order."""
    tags = {
        "bagit.txt": BAGIT_TXT,
        "bundle.json": plan_data,
        "bundle.json.sig": armor.encode("ascii"),
        "manifest-sha256.txt": manifest,
    }
    return tags | {"tagmanifest-sha256.txt": tag_manifest_bytes(tags)}


def readme_text(plan: Plan) -> bytes:
    """Return README.txt: what this is and how to open it without this program, Chinese, then English."""
    text = (resources_folder() / "sync" / "README.txt").read_text(encoding="utf-8")
    return text.replace("@ID@", plan.short_id).encode("utf-8")


def checksums_text(digests: Sequence[tuple[str, str]]) -> bytes:
    """Return the ``.sha256`` file: ``sha256sum`` lines of (name, digest)."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests).encode("ascii")


def find_volumes(path: Path) -> tuple[Path, ...]:
    """Return the sealed volumes at ``path``: itself, or those in the folder, its bundles, or the stick's top folder."""
    if path.is_file():
        return (path,)
    found = [*path.glob("*.age"), *path.glob("*/*.age"), *path.glob(f"{TOP_FOLDER}/*/*.age")]
    return tuple(sorted(set(found), key=lambda one: (str(one.parent), one.name)))
