"""Bundles with something wrong: each is refused for its own reason, and nothing is changed."""

import pytest

from brigade_app.operations.bundles import import_bundles, make_reply
from brigade_app.operations.peers import org_code
from brigade_app.sync import errors as refusals
from tests.operations.exchange_makers import a_case, add_photo, carry, difference, dump, enrol, photo, send


def wrong_recipient(desks, pair, folder, tmp_path):
    """The bundle of one township handed to another one."""
    other = desks("other", number=2)
    enrol(other, pair[1], tmp_path / "second-enrolment")
    return other, folder


def unknown_sender(desks, pair, folder, tmp_path):
    stranger = desks("stranger", seat="county")
    keys = pair[1].store._keys
    stranger.store._keys = type(keys)(
        stranger.store._keys.sign_seed, keys.age_identity, stranger.store._keys.vault_identity
    )
    return stranger, folder


def altered_byte(desks, pair, folder, tmp_path):
    [path] = folder.glob("*.age")
    data = bytearray(path.read_bytes())
    data[-5000] ^= 1
    path.write_bytes(data)
    (folder / f"{path.name.split('.')[0]}.sha256").unlink()
    return pair[1], folder


def damaged_medium(desks, pair, folder, tmp_path):
    [path] = folder.glob("*.age")
    data = bytearray(path.read_bytes())
    data[-5000] ^= 1
    path.write_bytes(data)
    return pair[1], folder


def truncated(desks, pair, folder, tmp_path):
    [path] = folder.glob("*.age")
    path.write_bytes(path.read_bytes()[:-30_000])
    return pair[1], folder


WRONGS = {
    wrong_recipient: refusals.NotForUs,
    unknown_sender: refusals.UnknownSender,
    altered_byte: refusals.AlteredVolume,
    damaged_medium: refusals.DamagedMedium,
    truncated: refusals.TruncatedVolume,
}


@pytest.mark.parametrize("wrong", WRONGS, ids=lambda one: one.__name__)
def test_what_is_wrong_is_refused_for_its_own_reason_and_nothing_is_changed(desks, pair, tmp_path, wrong):
    """R28, I4: one journal entry says why; no other row, no file of the vault is different."""
    township, county = pair
    a_case(township, photos=(photo(1, 60_000), photo(2, 60_000)))
    folder = send(township, county, tmp_path / "stick").folder
    desk, place = wrong(desks, pair, folder, tmp_path)
    before = dump(desk)
    board = import_bundles(desk, [place])
    assert [type(one.error) for one in board.refused] == [WRONGS[wrong]]
    assert board.came == ()
    changed = difference(before, dump(desk))
    assert changed.came.keys() <= {"journal", "event", "head", "deed"}
    assert len(changed.came["journal"]) == 1
    assert "bundle-refused" in changed.came["event"][0]
    assert changed.went.keys() <= {"head"}
    assert not list((desk.store.folder / "staging").rglob("*"))


def test_a_bundle_after_a_gap_waits_and_says_what_is_missing(pair, tmp_path):
    township, county = pair
    case = a_case(township)
    carry(township, county, tmp_path / "one")
    import_bundles(township, [make_reply(county, org_code(township.store.node), tmp_path / "reply").folder])
    add_photo(township, case, photo(5))
    second = send(township, county, tmp_path / "two").folder
    fresh_log = county.store.journal.head(township.store.current_log)
    with county.store._engine.writing() as connection:
        connection.execute("UPDATE head SET seq = seq - 1 WHERE log = ?", (township.store.current_log,))
    board = import_bundles(county, [second])
    assert [type(one.error).__name__ for one in board.refused] == ["MissingBundle"]
    assert board.refused[0].error.facts["needed"] == fresh_log.seq
