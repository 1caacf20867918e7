"""The sixty iron-case checks, one small named predicate each, grouped as a court reads a file.

What a check means, weighs and rests on is data (``checks.toml``); here stands only how it is told from the facts of a
case. `PREDICATES` is the one table from id to predicate; `law.assess` runs it.
"""

from collections.abc import Callable, Iterable, Mapping

from brigade_app.domain.law.checks import (
    archive,
    buildings,
    demolition,
    discretion,
    evidence,
    execution,
    facts,
    hearing,
    impartial,
    law_applied,
    measures,
    notice,
    papers,
    procedure,
    reviews,
    service,
    subject,
)
from brigade_app.domain.law.checks.points import Judging, Point

Predicate = Callable[[Judging], Iterable[Point]]

PREDICATES: Mapping[str, Predicate] = {
    "K-S01": subject.authority, "K-S02": subject.name_and_seal, "K-S03": subject.two_officers,
    "K-S04": subject.right_party, "K-S05": impartial.recusal, "K-S06": impartial.reviewer,
    "K-F01": facts.elements_proven, "K-F02": facts.in_time, "K-F03": facts.fined_once,
    "K-F04": facts.crime_transferred, "K-F05": facts.amounts_measured,
    "K-E01": evidence.collected_before, "K-E02": evidence.lawfully_obtained, "K-E03": evidence.more_than_one,
    "K-E04": evidence.inquiry_records, "K-E05": evidence.inspection_records, "K-E06": evidence.copies_checked,
    "K-E07": evidence.recordings_described, "K-E08": evidence.expert_opinions,
    "K-E09": measures.registration, "K-E10": measures.seizure,
    "K-P01": procedure.case_filed, "K-P02": procedure.certificates_shown, "K-P03": procedure.simple_procedure,
    "K-P04": notice.noticed, "K-P05": notice.defence_heard, "K-P06": notice.not_heavier,
    "K-P07": hearing.hearing_right, "K-P08": hearing.hearing_regular, "K-P09": reviews.legally_reviewed,
    "K-P10": reviews.discussed, "K-P11": reviews.decided_by_head, "K-P12": procedure.within_term,
    "K-P13": procedure.in_order, "K-P14": procedure.ordered_to_correct,
    "K-L01": law_applied.norm, "K-L02": law_applied.elements_match, "K-L03": law_applied.within_range,
    "K-L04": buildings.right_path,
    "K-D01": discretion.standard_cited, "K-D02": discretion.proportionate, "K-D03": discretion.lightened,
    "K-D04": discretion.alike,
    "K-W01": papers.six_contents, "K-W02": papers.remedies_right, "K-W03": papers.answers_defence,
    "K-W04": papers.documents_agree,
    "K-V01": service.decision_served, "K-V02": service.served_in_seven_days, "K-V03": service.others_served,
    "K-V04": service.conditions_proven,
    "K-X01": execution.fine_collected, "K-X02": execution.late_fee, "K-X03": execution.demanded,
    "K-X04": demolition.demolition, "K-X05": execution.court_asked,
    "K-A01": archive.steps_recorded, "K-A02": archive.published, "K-A03": archive.indexed, "K-A04": archive.closed,
}  # fmt: skip
"""Check id → predicate; every id of the pack's ``checks.toml`` is here and the reverse."""
