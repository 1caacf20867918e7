"""A lost laptop (R31, R37): its key counts no more, what came before stays, and the townships are told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from brigade_app.operations.bundles import export_bundle, import_bundles, make_reply, plan_export
from brigade_app.operations.desk import Desk
from brigade_app.operations.enrolment import KeyWithdrawn, NotACounty, accept_request, enrol_request
from brigade_app.operations.peers import believed_peers, device_keys, org_code, peers_of
from brigade_app.operations.roles import NotYourRole
from brigade_app.operations.trust import (
    OwnKey,
    TrustIsWithdrawn,
    WithdrawalOfTrustNeedsReason,
    peer_lines,
    withdraw_trust,
)
from brigade_app.sync import BUNDLE_NAMESPACE, plan_bytes, sign

from .exchange_makers import a_case, carry, enrol, send
from .makers import WoundClock, as_role


def key_of(county: Desk, township: Desk) -> str:
    return next(one.id for one in believed_peers(county) if one.node == township.store.node)


def reasons(desk: Desk, folder: Path) -> list[str]:
    return [type(one.error).__name__ for one in import_bundles(desk, [folder]).refused]


def test_what_came_before_stays_and_what_is_signed_afterwards_is_refused(
    pair: tuple[Desk, Desk], clock: WoundClock, tmp_path: Path
):
    township, county = pair
    a_case(township, "丢失以前")
    carry(township, county, tmp_path / "one")
    had = county.store.records.count("case")
    clock.wind(days=1)

    withdraw_trust(county, key_of(county, township), "被盗，已报案")

    clock.wind(days=1)
    a_case(township, "贼写的")
    assert reasons(county, send(township, county, tmp_path / "two").folder) == ["ExpiredKey"]
    assert county.store.records.count("case") == had > 0
    [line] = [one for one in peer_lines(county) if not one.is_own]
    assert (line.reason, line.counts_to, line.withdrawn is not None) == ("被盗，已报案", line.taken_in, True)
    assert peers_of(county, org_code(township.store.node))[0].valid_before is not None


def test_a_date_set_back_does_not_help_the_thief(pair: tuple[Desk, Desk], clock: WoundClock, tmp_path: Path):
    township, county = pair
    a_case(township)
    carry(township, county, tmp_path / "one")
    before = clock.at
    clock.wind(days=1)
    withdraw_trust(county, key_of(county, township), "被盗")
    a_case(township, "贼写的")

    plan = plan_export(township, org_code(county.store.node), tmp_path / "two")
    said = msgspec.structs.replace(plan.plan, created=before)
    data = plan_bytes(said)
    forged = replace(plan, plan=said, plan_data=data, armor=sign(data, device_keys(township).sign, BUNDLE_NAMESPACE))

    assert reasons(county, export_bundle(township, forged).folder) == ["RevokedSender"]


def test_another_township_learns_of_it_with_its_next_reply(
    pair: tuple[Desk, Desk], desks: Callable[..., Desk], clock: WoundClock, tmp_path: Path
):
    lost, county = pair
    other = desks("other", number=2)
    enrol(other, county, tmp_path / "card")
    withdraw_trust(county, key_of(county, lost), "被盗")
    make_reply(county, org_code(other.store.node), tmp_path / "reply")
    import_bundles(other, [tmp_path / "reply"])

    told = next(one for one in believed_peers(other) if one.node == lost.store.node)
    assert told.valid_before is not None
    assert told.counts_to_seq == 0


def test_a_withdrawn_key_is_not_enrolled_again(pair: tuple[Desk, Desk], tmp_path: Path):
    township, county = pair
    withdraw_trust(county, key_of(county, township), "被盗")
    asked = enrol_request(township, tmp_path / "again")
    with pytest.raises(KeyWithdrawn):
        accept_request(county, asked.path, asked.words)


def test_trust_is_withdrawn_once_with_a_reason_by_the_county(pair: tuple[Desk, Desk]):
    township, county = pair
    key = key_of(county, township)
    with pytest.raises(WithdrawalOfTrustNeedsReason):
        withdraw_trust(county, key, "  ")
    with pytest.raises(NotYourRole):
        withdraw_trust(as_role(county, "supervisor"), key, "被盗")
    with pytest.raises(NotACounty):
        withdraw_trust(as_role(township, "security-admin"), key_of(township, county), "被盗")
    with pytest.raises(OwnKey):
        withdraw_trust(county, key_of(county, county), "被盗")
    withdraw_trust(county, key, "被盗")
    with pytest.raises(TrustIsWithdrawn):
        withdraw_trust(county, key, "被盗")
