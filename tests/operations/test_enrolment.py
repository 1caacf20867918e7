"""Enrolment on real stores: nothing is believed before the characters were compared; the county's recovery key."""

import pytest

from brigade_app.operations.bundles import (
    NotEnrolledThere,
    accept_request,
    answer_request,
    enrol_request,
    install_registry,
    look_at,
    plan_export,
)
from brigade_app.operations.enrolment import NotACounty, NotATownship
from brigade_app.operations.peers import org_code
from brigade_app.store import Cost, NewAccount, unlock_with_recovery
from brigade_app.sync import errors as refusals
from tests.operations.exchange_makers import difference, dump
from tests.operations.makers import PASSWORD, as_role


def test_enrolment_believes_nothing_before_the_characters_were_compared(township, county, tmp_path):
    """R31."""
    request = enrol_request(township, tmp_path / "request")
    before = dump(county)
    with pytest.raises(refusals.WrongWords):
        accept_request(county, request.path, "的一是在不了有和人这中大")
    assert difference(before, dump(county)).came == {}
    with pytest.raises(NotEnrolledThere):
        plan_export(township, org_code(county.store.node), tmp_path / "stick")


def test_enrolment_is_refused_at_the_wrong_seat(township, county, tmp_path):
    with pytest.raises(NotATownship):
        enrol_request(county, tmp_path)
    request = enrol_request(township, tmp_path)
    with pytest.raises(NotACounty):
        accept_request(as_role(township, "security-admin"), request.path, request.words)
    assert look_at(tmp_path).words == request.words


def test_the_countys_recovery_key_is_given_once(desks, township, county, tmp_path):
    other = desks("other", number=2)
    first = enrol_request(township, tmp_path / "a")
    second = enrol_request(other, tmp_path / "b")
    assert accept_request(county, first.path, first.words).recovery_key.startswith("AGE-SECRET-KEY-1")
    assert accept_request(county, second.path, second.words).recovery_key is None


def test_from_enrolment_on_the_countys_offline_key_can_come_back_into_the_store(township, county, tmp_path):
    """R32."""
    request = enrol_request(township, tmp_path / "request")
    accepted = accept_request(county, request.path, request.words)
    done, card = answer_request(county, accepted, tmp_path / "answer")
    install_registry(township, done.folder, card.words)
    township.session.close()
    township.store.close()
    new = NewAccount(name="县局", password=PASSWORD, roles=("captain",))
    store, session = unlock_with_recovery(
        township.store.folder, accepted.recovery_key, new_account=new, now=township.now(), cost=Cost.for_tests()
    )
    assert session.account.name == "县局"
    session.close()
    store.close()
