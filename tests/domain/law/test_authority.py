"""Whose power a matter is: by date, by list, by the rule for pending cases."""

from datetime import date

import pytest

from brigade_app.domain.law.authority import load_authority, power_on, power_over_case
from brigade_app.domain.law.rules import AuthorityBundle
from brigade_app.domain.matters import Matter
from brigade_app.domain.strict_toml import DataFileInvalid
from tests.domain.law.law_making import RESOURCES, TOWN, shipped_law

LIST = """complete_for = ["南召县城郊乡人民政府"]

[law.XZCF]
name_zh = "行政处罚法"
name_en = "Administrative Penalty Law"
short_zh = "处罚法"

[[grant]]
id = "g1"
name_zh = "秸秆"
name_en = "straw"
kind = "conferred"
matters = ["straw-open-burning"]
units = ["南召县城郊乡人民政府"]
instrument_zh = "某市清单"
instrument_en = "a city list"
effective_from = 2023-06-01
effective_to = 2025-10-31
pending = "finish-where-filed"
coercive = true
basis = ["XZCF 24/1"]
"""
BEFORE, WITHIN, AFTER = date(2023, 5, 31), date(2025, 10, 31), date(2025, 11, 1)


def installed(folder, text: str = LIST) -> AuthorityBundle:
    (folder / "county.toml").write_text(text, encoding="utf-8")
    return load_authority(folder)


def matter(id: str = "straw-open-burning") -> Matter:
    return shipped_law().catalogue.matters[id]


def test_a_conferred_matter_is_held_only_on_the_days_of_its_instrument(tmp_path):
    bundle = installed(tmp_path)
    assert [power_on(bundle, matter(), TOWN, on).held for on in (BEFORE, date(2023, 6, 1), WITHIN, AFTER)] == [
        "no", "yes", "yes", "no",
    ]  # fmt: skip
    assert "不在有效期" in power_on(bundle, matter(), TOWN, AFTER).because.zh


def test_another_town_is_not_covered_and_its_list_is_not_known_to_be_complete(tmp_path):
    bundle = installed(tmp_path)
    assert power_on(bundle, matter(), "别的乡人民政府", WITHIN).held == "unknown"
    assert power_on(bundle, matter("large-outdoor-ad"), TOWN, WITHIN).held == "no"
    assert power_on(bundle, matter("large-outdoor-ad"), "别的乡人民政府", WITHIN).held == "unknown"


def test_without_an_installed_list_nothing_conferred_is_a_power_nor_surely_none():
    bundle = load_authority(RESOURCES / "authority")
    assert power_on(bundle, matter(), TOWN, WITHIN).held == "unknown"
    assert power_on(bundle, matter("rural-build-no-permit"), TOWN, WITHIN).held == "yes"
    assert power_on(bundle, matter("rural-build-no-permit"), TOWN, date(2007, 12, 31)).held == "no"
    assert power_on(bundle, matter("fireworks-banned-place"), TOWN, WITHIN).held == "no"


@pytest.mark.parametrize(
    ("pending", "held"), [("finish-where-filed", "yes"), ("hand-back", "no"), ("unknown", "unknown")]
)
def test_a_list_that_ends_between_filing_and_decision_follows_its_rule_for_pending_cases(tmp_path, pending, held):
    """0.5: authority is evaluated on the filing date and on the decision date."""
    bundle = installed(tmp_path, LIST.replace("finish-where-filed", pending))
    assert power_over_case(bundle, matter(), TOWN, WITHIN, AFTER).held == held
    assert power_over_case(bundle, matter(), TOWN, WITHIN, WITHIN).held == "yes"
    assert power_over_case(bundle, matter(), TOWN, BEFORE, WITHIN).held == "no"
    assert power_over_case(bundle, matter(), TOWN, AFTER, date(2026, 1, 1)).held == "no"


def test_an_entrusted_power_is_in_the_department_s_name_and_never_coercive(tmp_path):
    """Penalty Law art. 20, Coercion Law art. 17."""
    text = LIST.replace('kind = "conferred"', 'kind = "entrusted"\ndepartment = "县农业农村局"')
    grant = power_on(installed(tmp_path, text), matter(), TOWN, WITHIN).grant
    assert (grant.subject, grant.department, grant.coercive) == ("department", "县农业农村局", False)
    with pytest.raises(DataFileInvalid) as caught:
        installed(tmp_path, LIST.replace('kind = "conferred"', 'kind = "entrusted"'))
    assert caught.value.facts["key"] == "grant.department"


def test_a_list_with_a_wrong_key_is_refused_by_line(tmp_path):
    with pytest.raises(DataFileInvalid) as caught:
        installed(tmp_path, LIST.replace("coercive = true", "coerciv = true"))
    assert (caught.value.facts["line"], caught.value.facts["key"]) == (20, "grant.coerciv")


def test_the_bundle_s_hash_changes_with_the_lists(tmp_path):
    assert installed(tmp_path).sha256 != installed(tmp_path, LIST + "\n# note\n").sha256
