"""Checks what the program handed over, without the program: nothing but Python's standard library (3.8 or later).

    python3 verify_case.py FOLDER [FOLDER ...] [--signers allowed_signers]

A folder may be a bundle as it lies on the stick (``….sha256`` beside ``….age``), an opened volume of a bundle
(``bagit.txt``, ``bundle.json``, ``data/``; several volumes of one bundle together), or a court package
(``SHA256SUMS``). Prints one line for each thing that does not hold, and what was checked. Leaves with 0 when all
holds, 1 when something does not, 2 when a folder is none of the three.

What holds an opened bundle together: the signature covers ``bundle.json``; that names the digest of every volume's
manifest and the first, last, base and head of every range of entries; the manifest names the digest of every file; the
entries are a chain (each hash covers the one before and the digest of its body); the last entry of each deed is signed
by an officer's key, which an ``account`` record of the same journal names.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BLOCK = 1 << 20
NOTHING = "0" * 64
NAMESPACE = "enforcement-bundle-v1"


# --- Ed25519, as RFC 8032 section 5.1 and its appendix A have it ------------------------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = Any  # four integers: extended coordinates


def _add(a: Point, b: Point) -> Point:
    one, two = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    three, four = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(number: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = _add(result, point)
        point = _add(point, point)
        number >>= 1
    return result


def _point(data: bytes) -> Point | None:
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def _base() -> Point:
    found = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    assert found is not None
    return found


BASE = _base()


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is the Ed25519 signature of ``message`` under ``public``."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment, s = _point(public), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = _times(s, BASE), _add(commitment, _times(h, key))
    crossed = ((left[at] * right[2] - right[at] * left[2]) % P for at in (0, 1))
    return not any(crossed)


# --- SSHSIG, as OpenSSH's PROTOCOL.sshsig has it ----------------------------------------------------------------------


def _strings(data: bytes) -> list[bytes]:
    found = []
    while data:
        size = int.from_bytes(data[:4], "big")
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    return found


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def ssh_signature_key(armor: str, message: bytes) -> bytes | None:
    """Return the public key that signed ``message`` in our namespace; ``None`` where the signature does not hold."""
    lines = [line for line in armor.splitlines() if line and not line.startswith("-----")]
    try:
        blob = base64.b64decode("".join(lines), validate=True)
        key, namespace, _, method, signature = _strings(blob[10:])
        public, raw = _strings(key)[1], _strings(signature)[1]
    except (ValueError, IndexError):
        return None
    if blob[:6] != b"SSHSIG" or namespace != NAMESPACE.encode() or method not in (b"sha256", b"sha512"):
        return None
    digest = hashlib.new(method.decode(), message).digest()
    signed = b"SSHSIG" + _string(namespace) + _string(b"") + _string(method) + _string(digest)
    return public if signed_by(public, signed, raw) else None


def keys_of(signers: Path, node: str) -> list[bytes]:
    """Return the keys that an ``allowed_signers`` file names for a node."""
    found = []
    for line in signers.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words and words[0] == node and "ssh-ed25519" in words:
            found.append(_strings(base64.b64decode(words[words.index("ssh-ed25519") + 1]))[1])
    return found


# --- files and their digests ------------------------------------------------------------------------------------------


def digest_of(*paths: Path) -> str:
    """Return the SHA-256 of these files joined in order."""
    whole = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            for block in iter(lambda: stream.read(BLOCK), b""):
                whole.update(block)
    return whole.hexdigest()


def sums(path: Path) -> dict[str, str]:
    """Return name -> digest of a file of ``sha256sum`` lines."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line)
        if match is None or match[2] in found:
            raise ValueError(f"{path.name}: not a line of sha256sum: {line[:80]!r}")
        found[match[2]] = match[1]
    return found


def check_sums(folder: Path, listed: Path) -> Iterator[str]:
    """Yield what does not agree with a file of digests."""
    for name, digest in sums(listed).items():
        path = folder / name
        if folder.resolve() not in path.resolve().parents:
            yield f"{listed.name}: {name}: leads out of the folder"
        elif not path.is_file():
            yield f"{name}: named in {listed.name} and not here"
        elif digest_of(path) != digest:
            yield f"{name}: changed: its SHA-256 is not the one in {listed.name}"


# --- an opened volume and its journal ---------------------------------------------------------------------------------


def canonical(value: Any) -> bytes:
    """Return the canonical bytes of a JSON value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def check_volume(folder: Path, plan: dict[str, Any]) -> Iterator[str]:
    """Yield what does not hold inside one opened volume."""
    yield from check_sums(folder, folder / "tagmanifest-sha256.txt")
    manifest = folder / "manifest-sha256.txt"
    yield from check_sums(folder, manifest)
    listed = sums(manifest)
    for path in sorted((folder / "data").rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in listed:
            yield f"{path.relative_to(folder).as_posix()}: here and not in the manifest"
    digest = digest_of(manifest)
    if not any(volume["manifest"] == digest for volume in plan["volumes"]):
        yield "manifest-sha256.txt: not the one that the signed plan names"
    for path in sorted((folder / "data").glob("blobs/*/*")):
        if digest_of(path) != path.name:
            yield f"{path.relative_to(folder).as_posix()}: its SHA-256 is not its name"


def check_pieces(folders: list[Path]) -> Iterator[str]:
    """Yield the large files whose joined pieces are not what their name says."""
    pieces: dict[str, list[Path]] = {}
    for folder in folders:
        for path in (folder / "data").glob("pieces/*/*"):
            pieces.setdefault(path.parent.name, []).append(path)
    for name, paths in sorted(pieces.items()):
        if digest_of(*sorted(paths, key=lambda path: path.name)) != name:
            yield f"pieces of {name}: joined they are another file, or a volume is not here"


class Journal:
    """Follows the entries of a bundle: the chain, the ends of its ranges, the signatures of deeds."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.ranges = {one["log"]: one for one in plan["entries"]}
        self.head = {log: (one["first"] - 1, one["base"]) for log, one in self.ranges.items()}
        self.keys: dict[str, bytes] = {}
        self.entries = self.signatures = self.unknown = 0

    def follow(self, line: bytes, place: str) -> Iterator[str]:
        """Yield what does not hold in the next line."""
        try:
            entry = json.loads(line)
            exact = canonical(entry) == line
        except ValueError:
            entry, exact = None, False
        if not exact or not isinstance(entry, dict):
            yield f"{place}: not the canonical bytes of an entry"
            return
        log, seq = entry.get("log"), entry.get("seq")
        if log not in self.ranges or seq != self.head[log][0] + 1:
            yield f"{place}: entry {seq} of log {log} is not the next one"
            return
        body = canonical(entry["body"]) if "body" in entry else None
        body_sha = entry.get("body_sha", "") if body is None else hashlib.sha256(body).hexdigest()
        wanted = hashlib.sha256(canonical([
            "j1", log, seq, entry["txn"], entry["at"], entry["actor"], entry["kind"], entry["ver"], entry["origin"],
            entry["rec"], entry["op"], self.head[log][1], body_sha,
        ])).hexdigest()  # fmt: skip
        if wanted != entry["hash"]:
            yield f"{place}: entry {seq} of log {log} was changed: its hash does not follow from its content"
        self.head[log] = (seq, entry["hash"])
        self.entries += 1
        if entry["kind"] == "account" and isinstance(entry.get("body"), dict):
            self.keys[entry["rec"]] = bytes.fromhex(entry["body"]["public_key"])
        yield from self._signature(entry, place)

    def _signature(self, entry: dict[str, Any], place: str) -> Iterator[str]:
        if "sig" not in entry:
            return
        key = self.keys.get(entry["actor"])
        if key is None:
            self.unknown += 1
        elif signed_by(key, bytes.fromhex(entry["hash"]), bytes.fromhex(entry["sig"])):
            self.signatures += 1
        else:
            yield f"{place}: entry {entry['seq']}: the officer's signature does not hold"

    def finish(self) -> Iterator[str]:
        """Yield the ranges that do not end as the signed plan says."""
        for log, one in self.ranges.items():
            if self.head[log] != (one["last"], one["head"]):
                yield f"log {log}: ends at entry {self.head[log][0]}, not as the signed plan says at {one['last']}"


def check_bundle(folders: list[Path], signers: Path | None) -> Iterator[str]:
    """Yield what does not hold in the opened volumes of one bundle, and at the end what was checked (``ok: …``)."""
    plan_bytes = (folders[0] / "bundle.json").read_bytes()
    plan = json.loads(plan_bytes)
    key = ssh_signature_key((folders[0] / "bundle.json.sig").read_text(encoding="ascii"), plan_bytes)
    node = str(plan["from"]["node"])
    if key is None:
        yield "bundle.json: the signature does not hold"
    elif signers is not None and key not in keys_of(signers, node):
        yield f"bundle.json: signed by a key that {signers.name} does not name for {node}"
    for folder in folders:
        if (folder / "bundle.json").read_bytes() != plan_bytes:
            yield f"{folder.name}: a volume of another bundle"
        yield from check_volume(folder, plan)
    yield from check_pieces(folders)
    journal = Journal(plan)
    for path in sorted(path for folder in folders for path in (folder / "data").glob("records/*.jsonl")):
        for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], start=1):
            yield from journal.follow(line, f"{path.name}, line {number}")
    if len(folders) == len(plan["volumes"]):
        yield from journal.finish()
    yield (
        f"ok: {len(folders)} of {len(plan['volumes'])} volume(s), {journal.entries} entries chained, "
        f"{journal.signatures} officers' signatures, {journal.unknown} by accounts that earlier bundles brought"
    )


def check(folders: list[Path], signers: Path | None = None) -> list[str]:
    """Return what does not hold in these folders; lines that begin with ``ok:`` say what was checked.

    Raises:
        ValueError, OSError, KeyError: a folder is none of the three.
    """
    if all((folder / "bagit.txt").is_file() for folder in folders):
        return [*check_bundle(folders, signers)]
    said: list[str] = []
    for folder in folders:
        listed = [*folder.glob("*.sha256"), *folder.glob("SHA256SUMS")]
        if not listed:
            raise ValueError(f"{folder}: neither a bundle, nor an opened volume, nor a court package")
        for one in listed:
            said += [*check_sums(folder, one), f"ok: {len(sums(one))} files of {one.name}"]
    return said


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(words: list[str]) -> int:
    """Check the folders that are named; print what was found; return the exit code."""
    signers = None
    if "--signers" in words:
        at = words.index("--signers")
        signers = Path(words[at + 1])
        words = words[:at] + words[at + 2 :]
    if not words:
        _say(__doc__ or "")
        return 2
    try:
        said = check([Path(word) for word in words], signers)
    except (ValueError, OSError, KeyError, TypeError, AttributeError) as error:
        _say(f"cannot be checked: {error}")
        return 2
    for line in said:
        _say(line)
    broken = [line for line in said if not line.startswith("ok:")]
    _say("DOES NOT HOLD" if broken else "ALL HOLDS")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
