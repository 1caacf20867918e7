"""`test_tuf_attacks`, and what a large or repeated export meets: each refused for its own reason (R21, R29, R31)."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from brigade_app.domain.keeping import Change, Peer
from brigade_app.domain.records import Party
from brigade_app.domain.when import at_instant
from brigade_app.errors import BrigadeError
from brigade_app.operations import exporting, planning
from brigade_app.operations.bundles import Exported, export_bundle, import_bundles, make_reply, plan_export
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import believed_peers, device_keys, org_code, peer_id
from brigade_app.operations.planning import ExportPlan
from brigade_app.operations.saving import make_id, save
from brigade_app.store import sealing as vault_sealing
from brigade_app.sync import BUNDLE_NAMESPACE, EvidenceFile, Plan, layout, make_device_keys, plan_bytes, sign
from brigade_app.sync import sealing as volume_sealing
from tests.operations.exchange_makers import a_case, add_photo, carry, difference, dump, photo, send


@pytest.fixture
def pair(pair: tuple[Desk, Desk]) -> tuple[Desk, Desk]:
    a_case(pair[0])
    return pair


def changed(desk: Desk, plan: ExportPlan, change: Callable[[Plan], Plan], key: object = None) -> Exported:
    """Export under a plan that says something else, signed with the true key (or another)."""
    said = change(plan.plan)
    data = plan_bytes(said)
    armor = sign(data, (key or device_keys(desk)).sign, BUNDLE_NAMESPACE)
    return export_bundle(desk, replace(plan, plan=said, plan_data=data, armor=armor))


def refused_with(desk: Desk, folder: Path) -> list[str]:
    """The reasons; and nothing but the one event is different afterwards."""
    before = dump(desk)
    board = import_bundles(desk, [folder])
    came = difference(before, dump(desk)).came
    assert came.keys() <= {"journal", "event", "head", "deed"}, came.keys()
    return [type(one.error).__name__ for one in board.refused]


def test_arbitrary_content_signed_by_a_stranger_is_refused(pair, tmp_path):
    township, county = pair
    plan = plan_export(township, org_code(county.store.node), tmp_path / "s")
    assert refused_with(county, changed(township, plan, lambda p: p, make_device_keys()).folder) == ["UnknownSender"]


def test_a_rollback_to_an_older_bundle_changes_nothing(pair, tmp_path):
    township, county = pair
    case = a_case(township)
    old = send(township, county, tmp_path / "old").folder
    add_photo(township, case, photo(7))
    carry(township, county, tmp_path / "new")
    records = {key: rows for key, rows in dump(county).items() if key in {"case_", "evidence", "blob", "party"}}
    assert import_bundles(county, [old]).is_clean
    assert {key: dump(county)[key] for key in records} == records


def test_a_fast_forward_that_skips_entries_waits_for_what_is_missing(pair, tmp_path):
    township, county = pair
    carry(township, county, tmp_path / "one")
    reply = make_reply(county, org_code(township.store.node), tmp_path / "reply")
    import_bundles(township, [reply.folder])
    a_case(township, "第二件")
    send(township, county, tmp_path / "lost")
    head = township.store.journal.head()
    with township.store._engine.writing() as connection:
        connection.execute("UPDATE ack SET seq = ?, hash = ?", (head.seq, bytes.fromhex(head.hash)))
    a_case(township, "第三件")
    third = send(township, county, tmp_path / "third").folder
    assert refused_with(county, third) == ["MissingBundle"]


def test_endless_data_beyond_the_plan_is_refused(pair, tmp_path):
    township, county = pair
    plan = plan_export(township, org_code(county.store.node), tmp_path / "s")

    def smaller(said: Plan) -> Plan:
        volume = msgspec.structs.replace(said.volumes[0], bytes=said.volumes[0].bytes - 100)
        return msgspec.structs.replace(said, volumes=(volume,))

    assert refused_with(county, changed(township, plan, smaller).folder) == ["WrongSize"]


def test_mixed_volumes_of_two_bundles_are_refused(pair, tmp_path):
    township, county = pair
    first, second = send(township, county, tmp_path / "a").folder, send(township, county, tmp_path / "b").folder
    [one], [other] = first.glob("*.age"), second.glob("*.age")
    plan = plan_export(township, org_code(county.store.node), tmp_path / "c")
    other.write_bytes(one.read_bytes())
    board = import_bundles(county, [second])
    assert board.came[0].number == 1, "the plan inside says which bundle it is, never the file's name"
    mixed = changed(township, plan, lambda p: msgspec.structs.replace(p, volumes=_other_manifest(p)))
    assert refused_with(county, mixed.folder) == ["AlteredManifest"]


def _other_manifest(plan: Plan) -> tuple[object, ...]:
    return (msgspec.structs.replace(plan.volumes[0], manifest="a" * 64),)


def test_a_bundle_meant_for_another_unit_is_refused_even_when_sealed_to_us(pair, desks, tmp_path):
    """Wrong target: sealed to the county by somebody who was not the sender."""
    township, county = pair
    plan = plan_export(township, org_code(county.store.node), tmp_path / "s")
    to_us = plan.plan.to
    third = make_device_keys().recipient
    elsewhere = msgspec.structs.replace(plan.plan, to=(msgspec.structs.replace(to_us[0], key=third),))
    data = plan_bytes(elsewhere)
    forged = replace(plan, plan_data=data, armor=sign(data, device_keys(township).sign, BUNDLE_NAMESPACE))
    assert exporting.export_bundle(township, forged).folder == plan.folder
    assert refused_with(county, plan.folder) == ["WrongRecipient"]


def test_a_stolen_key_counts_only_up_to_the_entry_that_the_registry_names(pair, tmp_path):
    """Key compromise (R31)."""
    township, county = pair
    carry(township, county, tmp_path / "one")
    before = county.store.journal.head(township.store.current_log).seq
    peer = next(one for one in believed_peers(county) if one.node == township.store.node)
    save(county, [Change(record=replace(peer, counts_log=township.store.current_log, counts_to_seq=before))])
    a_case(township, "贼写的")
    assert refused_with(county, send(township, county, tmp_path / "two").folder) == ["RevokedSender"]


def test_a_stolen_key_counts_only_until_the_registry_ends_it(pair, tmp_path):
    township, county = pair
    peer = next(one for one in believed_peers(county) if one.node == township.store.node)
    save(county, [Change(record=replace(peer, valid_before=at_instant(county.now())))])
    assert refused_with(county, send(township, county, tmp_path / "two").folder) == ["ExpiredKey"]


def test_a_township_cannot_name_another_townships_keys(pair, desks, tmp_path):
    """Extraneous trust: a peer record in a township's own log is nobody's registry."""
    township, county = pair
    other = desks("other", number=2)
    keys = device_keys(township)
    fake = Peer(
        id=peer_id(other.store.node, keys.sign_key), node=other.store.node, unit=org_code(other.store.node), name="假",
        seat="township", log=other.store.current_log, sign_key=keys.sign_key, age_keys=(keys.recipient,),
        valid_after=at_instant(township.now()),
    )  # fmt: skip
    save(township, [Change(record=fake)])
    carry(township, county, tmp_path / "stick")
    assert county.store.records.get("peer", fake.id) is not None
    assert other.store.node not in {one.node for one in believed_peers(county)}


def test_another_bundle_under_a_known_number_is_a_fork(pair, tmp_path, monkeypatch):
    """Two devices write as one: I8, bundle format 8."""
    township, county = pair
    carry(township, county, tmp_path / "one")
    monkeypatch.setattr(planning, "_number", lambda _desk, _org: (1, None))
    a_case(township, "第二件")
    assert refused_with(county, send(township, county, tmp_path / "two").folder) == ["ForkedLog"]


def test_a_range_that_tells_another_past_is_a_fork(pair, tmp_path):
    township, county = pair
    carry(township, county, tmp_path / "one")
    a_case(township, "第二件")
    plan = plan_export(township, org_code(county.store.node), tmp_path / "two")

    def another_past(said: Plan) -> Plan:
        return msgspec.structs.replace(said, entries=(msgspec.structs.replace(said.entries[0], base="b" * 64),))

    assert refused_with(county, changed(township, plan, another_past).folder) == ["ForkedLog"]


def test_a_receipt_for_entries_that_we_do_not_have_moves_nothing_and_is_said(pair, tmp_path):
    """A restored or cloned device: bundle format 8."""
    township, county = pair
    carry(township, county, tmp_path / "one")
    plan = plan_export(county, org_code(township.store.node), tmp_path / "reply")

    def too_far(said: Plan) -> Plan:
        return msgspec.structs.replace(said, acks=(msgspec.structs.replace(said.acks[0], seq=9999),))

    [came] = import_bundles(township, [changed(county, plan, too_far).folder]).came
    assert came.diverging == (township.store.current_log,)
    assert came.confirmed == 0
    assert township.store.sync.acks() == []


def test_an_informant_entered_first_as_a_party_stays_home_in_every_version(pair, tmp_path):
    township, county = pair
    case, party = a_case(township), make_id(township)
    save(township, [Change(record=Party(id=party, role="party", name="先写错的王五"), case=case)])
    save(township, [Change(record=Party(id=party, role="reporter", name="先写错的王五"), case=case)])
    carry(township, county, tmp_path / "stick")
    assert "先写错的王五" not in repr(dump(county))


def test_large_files_travel_in_pieces_over_several_volumes_and_arrive_whole(pair, tmp_path, monkeypatch):
    """Bundle format 4 and 8, with small numbers for the sizes."""
    monkeypatch.setattr(vault_sealing, "PIECE_BYTES", 64_000)
    monkeypatch.setattr(vault_sealing, "WHOLE_LIMIT_BYTES", 256_000)
    monkeypatch.setattr(layout, "PIECE_BYTES", 64_000)
    monkeypatch.setattr(layout, "WHOLE_FILE_BYTES", 256_000)
    monkeypatch.setattr(volume_sealing, "PIECE_BYTES", 64_000)
    monkeypatch.setattr(layout, "MIN_VOLUME_BYTES", 100_000)
    township, county = pair
    large = photo(50, 500_123)
    sha = add_photo(township, a_case(township), large)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick", target=200_000)
    assert plan.volume_count > 2
    done = export_bundle(township, plan)
    [came] = import_bundles(county, [done.folder]).came
    assert (came.state, came.evidence_missing) == ("imported", ())
    assert county.store.vault.read(sha) == large
    files = {path.name for path in (county.store.folder / "vault").rglob("*") if path.is_file()}
    named = {one.sealed for one in county.store.vault.blobs()}
    assert files == named, "no piece is left beside the whole file"


def test_volumes_may_come_one_by_one_and_again(pair, tmp_path, monkeypatch):
    """Bundle format 8: any order, several sticks; here entries first, evidence later."""
    monkeypatch.setattr(layout, "MIN_VOLUME_BYTES", 10_000)
    township, county = pair
    case = a_case(township)
    shas = [add_photo(township, case, photo(60 + i, 40_000)) for i in range(4)]
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick", target=60_000)
    done = export_bundle(township, plan)
    paths = sorted(done.folder.glob("*.age"))
    assert len(paths) > 2
    last = import_bundles(county, [paths[-1]])
    assert last.refused == ()
    assert last.came[0].state == "partial"
    first = import_bundles(county, [paths[0]])
    assert first.came[0].volumes_missing
    rest = import_bundles(county, [done.folder])
    assert rest.came[0].state == "imported"
    assert all(county.store.vault.state(sha).state == "present" for sha in shas)
    assert county.store.verify(deep=True).is_clean


def test_damage_in_our_own_vault_stops_the_export_and_leaves_nothing(pair, tmp_path):
    """Bundle format 9.2."""
    township, county = pair
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    path = township.store.vault.path(plan.evidence[0])
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(BrigadeError):
        export_bundle(township, plan)
    assert not [one for one in (tmp_path / "stick").rglob("*") if one.is_file()]


def test_evidence_sealed_twice_is_kept_once(pair, tmp_path):
    township, county = pair
    county.store.vault.arrived(county.store.vault.seal(io.BytesIO(photo(1))), at=county.now())
    before = {path.name for path in (county.store.folder / "vault").rglob("*") if path.is_file()}
    [came] = carry(township, county, tmp_path / "stick").came
    assert (came.evidence_new, came.evidence_known) == ((), 1)
    assert {path.name for path in (county.store.folder / "vault").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("mib", "target"), [(1, 64), (100, 64), (200, 108), (5000, 512)])
def test_volumes_are_shared_out_so_that_both_workers_have_one(mib, target):
    file = EvidenceFile("a" * 64, mib << 20)
    assert planning.volume_target([file]) == target << 20
