"""Everything a volume is can be opened and checked without this program (bundle format, sections 12 and 14).

These tests fail, and do not skip, where `age`, `tar`, `sha256sum` or `ssh-keygen` is not installed.
"""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pyrage
import pytest

from brigade_app.sync.keys import SigningKey, fingerprint, ssh_public_key
from brigade_app.sync.opening import OpenedFile
from brigade_app.sync.plan import read_plan
from brigade_app.sync.reading import VolumeReader, verify_volume
from brigade_app.sync.registry import allowed_signers, read_allowed_signers
from brigade_app.sync.sshsig import BUNDLE_NAMESPACE, read_armor, sign, verify
from brigade_app.sync.ustar import archive_bytes
from tests.sync.makers import Parcel, a_county, a_journal, a_parcel, a_photo, a_township


def run(*command: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    return subprocess.run([str(one) for one in command], cwd=cwd, input=stdin, capture_output=True, env=environment)


def ok(*command: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> bytes:
    done = run(*command, cwd=cwd, stdin=stdin)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Parcel, list[Path]]:
    township, county = a_township(), a_county()
    parcel = a_parcel(township, county, a_journal(township.log, 30), [a_photo(i) for i in range(7)])
    return parcel, parcel.seal(tmp_path / "stick")


def unpacked(parcel: Parcel, volumes: list[Path], into: Path) -> Path:
    into.mkdir()
    key = into / "key.txt"
    key.write_text(parcel.to[0].keys.age[0] + "\n")
    for volume in volumes:
        archive = ok("age", "-d", "-i", key, volume)
        ok("tar", "x", cwd=into, stdin=archive)
    return into / f"{parcel.plan.short_id}-v0001"


def test_each_volume_opens_with_age_and_tar_and_its_sums_hold(sent, tmp_path):
    parcel, volumes = sent
    bag = unpacked(parcel, volumes, tmp_path / "out")
    ok("sha256sum", "-c", "manifest-sha256.txt", cwd=bag)
    ok("sha256sum", "-c", "tagmanifest-sha256.txt", cwd=bag)
    assert (bag / "data/records/000001.jsonl").read_bytes() == parcel.shelf.held["records/1"]
    assert len(list(bag.glob("data/blobs/*/*"))) == 7


def test_the_medium_is_checked_with_sha256sum_and_its_readme_names_its_own_files(sent):
    parcel, volumes = sent
    folder = volumes[0].parent
    ok("sha256sum", "-c", f"{parcel.plan.short_id}.sha256", cwd=folder)
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    assert readme.index("这是什么") < readme.index("What this is")
    assert f"{parcel.plan.short_id}-v0001" in readme
    assert "@" not in readme


def test_each_volume_is_a_valid_bag_of_its_own(sent, tmp_path):
    parcel, volumes = sent
    bag = unpacked(parcel, volumes, tmp_path / "out")
    assert bagit.Bag(str(bag)).validate()


def test_the_plans_signature_verifies_with_ssh_keygen_within_the_keys_dates(sent, tmp_path):
    parcel, volumes = sent
    bag = unpacked(parcel, volumes, tmp_path / "out")
    signers = tmp_path / "allowed_signers"
    signers.write_text(allowed_signers([parcel.sender.peer()]))
    command = (
        "ssh-keygen", "-Y", "verify", "-f", signers, "-I", str(parcel.sender.node), "-n", BUNDLE_NAMESPACE,
        "-s", bag / "bundle.json.sig", "-O", "verify-time=20261124000000Z",
    )  # fmt: skip
    ok(*command, stdin=(bag / "bundle.json").read_bytes())
    early = (*command[:-1], "verify-time=20250101000000Z")
    assert run(*early, stdin=(bag / "bundle.json").read_bytes()).returncode != 0
    assert run(*command, stdin=(bag / "bundle.json").read_bytes() + b" ").returncode != 0


def test_a_signature_made_by_ssh_keygen_verifies_here(tmp_path):
    ok("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", tmp_path / "key")
    message = tmp_path / "message"
    message.write_bytes("县司法局".encode())
    ok("ssh-keygen", "-Y", "sign", "-f", tmp_path / "key", "-n", BUNDLE_NAMESPACE, message)
    signature = read_armor((tmp_path / "message.sig").read_text())
    assert verify(message.read_bytes(), signature, BUNDLE_NAMESPACE)
    assert not verify(message.read_bytes(), signature, "file")
    assert ssh_public_key(signature.public) == (tmp_path / "key.pub").read_text().strip()


def test_fingerprints_are_those_of_ssh_keygen(tmp_path):
    line = ssh_public_key(SigningKey.generate().public)
    (tmp_path / "key.pub").write_text(line + "\n")
    assert fingerprint(line) in ok("ssh-keygen", "-l", "-f", tmp_path / "key.pub").decode()


def test_our_armor_is_found_good_by_ssh_keygen_check_novalidate(tmp_path):
    key = SigningKey.generate()
    (tmp_path / "s").write_text(sign(b"abc", key, "enforcement-enrol-v1"))
    ok("ssh-keygen", "-Y", "check-novalidate", "-n", "enforcement-enrol-v1", "-s", tmp_path / "s", stdin=b"abc")


def test_a_file_sealed_by_age_opens_here(tmp_path):
    county = a_county()
    plain = a_photo(1, 200_000)
    sealed = tmp_path / "x.age"
    ok("age", "-r", county.keys.recipient, "-o", sealed, stdin=plain)
    with OpenedFile(sealed, county.keys.age) as stream:
        assert stream.read(1 << 30) == plain


def test_a_bundle_made_with_tar_and_age_alone_is_accepted(sent, tmp_path):
    """The format is the contract, not our writer: GNU tar's ustar of the unpacked bag, sealed by `age`."""
    parcel, volumes = sent
    bag = unpacked(parcel, volumes, tmp_path / "out")
    names = [f"{bag.name}/{one}" for one in ("bagit.txt", "bundle.json", "bundle.json.sig")]
    manifest = (bag / "manifest-sha256.txt").read_text().splitlines()
    names += [f"{bag.name}/{one}" for one in ("manifest-sha256.txt", "tagmanifest-sha256.txt")]
    names += [f"{bag.name}/{line.split('  ')[1]}" for line in manifest]
    archive = ok(
        "tar", "c", "--format=ustar", "--mode=0644", "--owner=:0", "--group=:0", "--numeric-owner", "--mtime=@0",
        "-b", "1", *names,
        cwd=bag.parent,
    )  # fmt: skip
    assert archive == parcel.archive()
    volumes[0].write_bytes(ok("age", "-r", parcel.to[0].keys.recipient, stdin=archive))
    county = parcel.to[0]
    assert verify_volume(volumes[0], county.keys.age, county.keys.recipients, [parcel.sender.peer()]).n == 1


def test_allowed_signers_lines_are_read_back():
    peer = a_township().peer()
    [line] = read_allowed_signers("# registry\n" + allowed_signers([peer]))
    assert (line.node, line.sign_key) == (peer.node, peer.sign_key)
    assert line.valid_after == datetime(2025, 12, 31, 16, tzinfo=UTC)


def test_the_same_plan_gives_the_same_plaintext_whoever_opens_it(sent, tmp_path):
    parcel, volumes = sent
    county = parcel.to[0]
    identity = pyrage.x25519.Identity.from_str(county.keys.age[0])
    archive = pyrage.decrypt(volumes[0].read_bytes(), [identity])
    assert archive == parcel.archive()
    sizes = [len(one) for one in (b"",)]
    assert archive_bytes(sizes) == 512 + 1024
    with VolumeReader(volumes[0], county.keys.age, county.keys.recipients, [parcel.sender.peer()]) as volume:
        proven = volume.prove()
        assert read_plan(proven.plan_bytes) == proven.plan == parcel.plan
        got = {part.member.name: part.stream.read_whole(1 << 20) for part in volume.parts()}
    assert got["data/records/000001.jsonl"] == parcel.shelf.held["records/1"]
