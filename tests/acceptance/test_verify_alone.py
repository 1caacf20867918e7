"""test_verify_alone (R9, R12): a script of the standard library checks what we hand over and finds one changed byte."""

import hashlib
import io
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from brigade_app.operations.peers import device_keys, peers_of
from brigade_app.sync.registry import allowed_signers
from tests.operations.exchange_makers import a_case, a_desk, enrol, photo, send
from tests.operations.makers import WoundClock

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "verify_case.py"


def check(*words: object) -> tuple[int, str]:
    """Run the script by itself, without our packages in its way."""
    command = [sys.executable, "-I", "-S", str(SCRIPT), *map(str, words)]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=SCRIPT.parent)
    assert b"Traceback" not in ran.stderr
    return ran.returncode, ran.stdout.decode()


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, Path]]:
    """A bundle on its stick, the same opened with its key, and the list of signers."""
    base = tmp_path_factory.mktemp("verify alone 核验")
    clock = WoundClock()
    town, county = a_desk(base / "town", clock), a_desk(base / "county", clock, seat="county")
    enrol(town, county, base / "enrolment")
    a_case(town, photos=(photo(1), photo(2)))
    folder = send(town, county, base / "stick").folder
    identities = [pyrage.x25519.Identity.from_str(key) for key in device_keys(county).age]
    opened = base / "opened"
    for volume in sorted(folder.glob("*.age")):
        plain = pyrage.decrypt(volume.read_bytes(), identities)
        with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
            tar.extractall(opened, filter="data")
    signers = base / "allowed_signers"
    signers.write_text(allowed_signers(peers_of(county, str(town.store.node // 1000))), encoding="utf-8")
    yield folder, next(opened.iterdir()), signers
    for desk in (town, county):
        desk.session.close()
        desk.store.close()


def test_the_script_imports_nothing_beyond_the_standard_library():
    lines = [
        line.split()[1].split(".")[0] for line in SCRIPT.read_text().splitlines() if line.startswith(("import", "from"))
    ]
    assert set(lines) <= sys.stdlib_module_names


def test_a_bundle_that_is_whole_holds(handed_over):
    sealed, opened, signers = handed_over
    assert check(sealed) == (0, "ok: 1 files of " + next(sealed.glob("*.sha256")).name + "\nALL HOLDS\n")
    code, said = check(opened, "--signers", signers)
    assert (code, said.splitlines()[-1]) == (0, "ALL HOLDS")
    assert " 0 officers' signatures" not in said


def every_file(opened: Path) -> list[Path]:
    return sorted(path for path in opened.rglob("*") if path.is_file() and path.stat().st_size)


def test_one_changed_byte_in_any_file_of_an_opened_bundle_is_found(handed_over):
    _, opened, _ = handed_over
    paths = every_file(opened)
    assert len(paths) >= 8
    for path in paths:
        whole = path.read_bytes()
        changed = bytearray(whole)
        changed[len(whole) // 2] ^= 1
        path.write_bytes(changed)
        try:
            code, said = check(opened)
            assert code in (1, 2), f"{path.name}: {said}"
            assert "ALL HOLDS" not in said
        finally:
            path.write_bytes(whole)
    assert check(opened)[0] == 0


def test_one_changed_byte_in_the_sealed_volume_is_found(handed_over):
    sealed, _, _ = handed_over
    [volume] = sealed.glob("*.age")
    whole = volume.read_bytes()
    volume.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    try:
        code, said = check(sealed)
    finally:
        volume.write_bytes(whole)
    assert code == 1
    assert volume.name in said


def test_who_changes_a_record_and_all_digests_beside_it_is_still_found(handed_over):
    """The signed plan names the manifest, and the chain follows from the contents."""
    _, opened, _ = handed_over
    records = opened / "data" / "records" / "000001.jsonl"
    kept = {path: path.read_bytes() for path in every_file(opened)}
    old = hashlib.sha256(kept[records]).hexdigest()
    forged = kept[records].replace("张三未经许可占地建房".encode(), "李四未经许可占地建房".encode())
    assert forged != kept[records]
    manifest, tags = opened / "manifest-sha256.txt", opened / "tagmanifest-sha256.txt"
    records.write_bytes(forged)
    manifest.write_bytes(kept[manifest].replace(old.encode(), hashlib.sha256(forged).hexdigest().encode()))
    old_tag, new_tag = (hashlib.sha256(one).hexdigest().encode() for one in (kept[manifest], manifest.read_bytes()))
    tags.write_bytes(kept[tags].replace(old_tag, new_tag))
    try:
        code, said = check(opened)
    finally:
        for path, content in kept.items():
            path.write_bytes(content)
    assert code == 1
    assert "signed plan" in said
    assert "was changed" in said


def test_a_missing_and_an_added_file_are_found(handed_over):
    _, opened, _ = handed_over
    extra = opened / "data" / "blobs" / "planted.jpg"
    extra.write_bytes(b"x")
    code, said = check(opened)
    extra.unlink()
    assert (code, "planted.jpg" in said) == (1, True)
    blob = next((opened / "data" / "blobs").glob("*/*"))
    whole = blob.read_bytes()
    blob.unlink()
    code, said = check(opened)
    blob.write_bytes(whole)
    assert (code, blob.name in said) == (1, True)


def test_a_signer_whom_the_county_does_not_name_is_found(handed_over, tmp_path):
    _, opened, signers = handed_over
    other = tmp_path / "allowed_signers"
    other.write_text(signers.read_text().replace(signers.read_text().split()[0], "411399999001", 1))
    code, said = check(opened, "--signers", other)
    assert (code, "does not name" in said) == (1, True)


def test_what_is_none_of_the_three_leaves_with_two(tmp_path):
    assert check(tmp_path)[0] == 2
    assert check()[0] == 2
