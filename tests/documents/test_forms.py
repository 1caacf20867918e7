"""Forms: every one loads, the page of all fields is true, a wrong form is refused with its reason."""

import os
from pathlib import Path

import pytest

from brigade_app.documents import BadForm, UnknownForm, form, form_ids, forms_for
from brigade_app.documents.catalogue import documents_page
from brigade_app.documents.fields import FIELDS
from brigade_app.documents.forms import load_forms
from brigade_app.domain.vocabulary import ACTION_KINDS

PAGE = Path(__file__).parents[2] / "docs" / "documents.md"
HEAD = 'id = "X01"\ntitle = "样"\nlayout = "form"\nbasis = ["行政处罚法 54"]\n'


def test_the_page_of_documents_is_true() -> None:
    if os.environ.get("BRIGADE_GOLDEN") == "write":
        PAGE.write_text(documents_page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == documents_page()


def test_forms_name_only_kinds_of_action_that_there_are() -> None:
    assert {kind for one in form_ids() for kind in form(one).actions} <= set(ACTION_KINDS)


def test_every_kind_of_action_finds_the_documents_it_names() -> None:
    """What `ACTION_KINDS` says of documents is what can be made."""
    named = {document for kind in ACTION_KINDS.values() for document in kind.documents}

    assert named <= set(form_ids())


def test_papers_that_go_out_against_a_party_state_remedies() -> None:
    """行政处罚法 arts 52, 59; 行政强制法 arts 24, 37."""
    must = {"T13", "T15", "T18", "T20", "T33", "T34", "T35", "T41", "T41-3"}

    assert {one for one in form_ids() if form(one).remedies != "none"} == must


def test_the_brigade_seals_nothing() -> None:
    """K-S02: every sealed paper bears the name of the township government."""
    for one in form_ids():
        text = "".join(block.text for block in form(one).blocks)
        assert "unit.brigade" not in text


def test_fields_say_where_they_come_from() -> None:
    assert all(field.label and field.source for field in FIELDS.values())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('[[block]]\np = "{party.nmae}"\n', "unknown field party.nmae"),
        ('[[block]]\nlist = "nothing"\n', "unknown list nothing"),
        ('[[block]]\nsign = ["king"]\n', "unknown signer"),
        ('[[block]]\np = "a"\nwhen = "raining"\n', "unknown condition raining"),
        ('[[block]]\nq = "a"\n', "a block has one of"),
        ("copies = true\n", "copies"),
        ('colour = "red"\n', "unknown key"),
    ],
)
def test_a_wrong_form_is_refused_with_its_reason(tmp_path: Path, body: str, reason: str) -> None:
    (tmp_path / "X01.toml").write_text(HEAD + body, encoding="utf-8")

    with pytest.raises(BadForm) as refused:
        load_forms(tmp_path)

    assert reason in str(refused.value.facts["reason"])


def test_an_unknown_form_is_named() -> None:
    with pytest.raises(UnknownForm) as refused:
        form("T99")

    assert refused.value.facts == {"kind": "T99"}


def test_a_step_finds_its_forms() -> None:
    assert forms_for("demolition-notice") == ("T41-2",)
    assert set(forms_for("decision")) == {"T34", "T35"}
    assert set(forms_for("statement-defence")) == {"T25", "T25-2"}
