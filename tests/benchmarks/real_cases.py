"""Did the checker see what the court saw? ``python -m tests.benchmarks.real_cases [--shared DIR] [--misses]``

Scores the assessment of the real cases as their README says. A finding matches a decisive defect when a failing check
of the defect's kind is among the checks that ``expected.json`` allows for that case; where one check covers several
kinds (K-X04) it must also cite the article of that kind. Nothing but the case file goes into the assessment.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.pack import load_pack
from brigade_app.domain.law.rules import Law
from brigade_app.domain.law.types import Assessment, Basis, Finding
from brigade_app.domain.matters import Catalogue
from brigade_app.paths import resources_folder
from brigade_app.sync.case_file import read_case_file

TODAY = date(2026, 11, 25)
UPHELD = ("upheld", "claim-dismissed")
Claim = tuple[str, tuple[int, ...]]
COERCION = "行政强制法"
# Kind of the taxonomy → checks that say it; where numbers stand, one of these Coercion Law articles must be cited.
CHECKS_OF_KIND: dict[str, tuple[Claim, ...]] = {
    "no-authority": (("K-S01", ()), ("K-L04", ())),
    "wrong-legal-basis": (("K-L01", ()), ("K-L02", ()), ("K-L04", ())),
    "facts-unclear": (("K-F01", ()), ("K-L02", ()), ("K-E03", ()), ("K-W04", ())),
    "evidence-defective": (("K-E08", ()), ("K-E02", ()), ("K-F05", ())),
    "no-evidence-of-act": (("K-F01", ()), ("K-A01", ())),
    "wrong-party": (("K-S04", ()),),
    "no-prior-notice": (("K-P04", ()),),
    "statement-defence-ignored": (("K-P05", ()), ("K-X03", (36,))),
    "hearing-right-not-told": (("K-P07", ()), ("K-P04", ()), ("K-V03", ()), ("K-E04", ())),
    "hearing-not-held": (("K-P07", ()), ("K-P08", ())),
    "decision-before-notice-period-ended": (("K-P05", ()), ("K-P07", ()), ("K-P11", ()), ("K-P13", ())),
    "notice-decision-mismatch": (("K-P06", ()),),
    "no-collective-discussion": (("K-P10", ()),),
    "overdue-case-handling": (("K-P12", ()),),
    "decision-content-defective": (("K-W01", ()), ("K-W03", ())),
    "service-defective": (("K-V01", ()), ("K-V03", ()), ("K-V04", ())),
    "no-prior-decision": (("K-X04", (34,)),),
    "no-demand-notice": (("K-X03", (35, 54)), ("K-X05", (54,)), ("K-X04", (35,))),
    "no-enforcement-decision": (("K-X04", (37,)),),
    "no-public-notice": (("K-X04", (44,)),),
    "demolition-before-appeal-period-ended": (("K-X04", (44,)),),
    "enforcement-time-or-manner": (("K-X04", (35, 37, 43)),),
    "seizure-irregular": (("K-E10", (18, 19, 24, 26, 27)),),
    "seizure-overdue": (("K-E10", (25, 27, 28)),),
    "disproportionate-penalty": (("K-D02", ()), ("K-D03", ()), ("K-D01", ())),
    "double-penalty": (("K-F03", ()),),
    "late-fee-error": (("K-X02", ()),),
    "court-application-out-of-time": (("K-X05", ()),),
    "improper-purpose": (),
}
LENIENT = (
    {"no-prior-decision", "no-enforcement-decision", "no-demand-notice", "no-public-notice"},
    {"no-prior-notice", "statement-defence-ignored", "notice-decision-mismatch"},
    {"hearing-right-not-told", "hearing-not-held", "decision-before-notice-period-ended"},
    {"facts-unclear", "evidence-defective", "no-evidence-of-act"},
    {"no-authority", "wrong-legal-basis"},
    {"seizure-irregular", "seizure-overdue"},
)
# A superseded article of the Penalty Law → its successors (README, "Taxonomy").
SUCCESSORS = {
    3: (4,), 4: (5, 34), 15: (17,), 24: (29,), 27: (32, 33), 31: (44,), 32: (45,), 37: (42, 55, 56), 38: (57, 58),
    39: (59,), 40: (61,), 41: (62,), 42: (63, 64), 51: (72,), 53: (74,),
}  # fmt: skip


@dataclass(frozen=True)
class Defect:
    """A decisive defect, and whether the assessment matched it, leniently, and with a right article."""

    case: str
    kind: str
    stated: bool
    matched: bool
    lenient: bool
    right_article: bool | None


@dataclass(frozen=True)
class Scored:
    """One case with its defects and its fatal findings."""

    id: str
    township: bool
    inferred: bool
    visible: bool
    upheld: bool
    defects: tuple[Defect, ...]
    fatal: tuple[str, ...]
    hit: bool


@dataclass(frozen=True)
class Figures:
    """The figures of one set of cases, each as (hits, of)."""

    cases: tuple[int, int]
    visible_cases: tuple[int, int]
    defects: tuple[int, int]
    lenient: tuple[int, int]
    right_article: tuple[int, int]
    false_fatal: tuple[int, int]


def the_law() -> Law:
    """Return the law as shipped."""
    resources = resources_folder()
    return Law(
        pack=load_pack(resources / "rules" / "henan-township"),
        calendar=WorkCalendar.load(resources / "calendar"),
        catalogue=Catalogue.load(resources / "matters"),
        authority=load_authority(resources / "authority"),
    )


def score_all(cases: Path, law: Law, on: date = TODAY) -> list[Scored]:
    """Assess every case file and compare it with what the court found."""
    expected = json.loads((cases / "expected.json").read_text(encoding="utf-8"))
    records = json.loads((cases / "real-cases.json").read_text(encoding="utf-8"))["cases"]
    scored = []
    for record in records:
        want = expected[record["id"]]
        file = read_case_file((cases / "case-files" / f"{record['id']}.json").read_bytes())
        scored.append(score(record, want, assess(file, law, on)))
    return scored


def score(record: dict[str, Any], want: dict[str, Any], found: Assessment) -> Scored:
    """Compare one assessment with the record of its case."""
    failing = [finding for finding in found.findings if finding.result == "fail"]
    defects = tuple(_defect(record["id"], one, want, failing) for one in record["decisive_defects"])
    stated = [one for one in defects if one.stated] or list(defects)
    return Scored(
        id=record["id"],
        township=want["organ_level"] == "township",
        inferred=want["outcome_inferred"],
        visible=want["visible"],
        upheld=want["outcome"] in UPHELD,
        defects=defects,
        fatal=tuple(finding.check for finding in failing if finding.fatal),
        hit=any(one.matched for one in stated),
    )


def _defect(case: str, record: dict[str, Any], want: dict[str, Any], failing: Sequence[Finding]) -> Defect:
    kind = record["kind"]
    allowed = set(want["expected_checks"])
    own = [finding for finding in failing if finding.check in allowed and _says(finding, kind)]
    neighbours = {other for group in LENIENT if kind in group for other in group}
    near = own or [finding for finding in failing if any(_says(finding, other) for other in neighbours)]
    right = (
        any(_right(finding, record["legal_basis"]) for finding in own)
        if own and numbers(record["legal_basis"])
        else None
    )
    return Defect(case, kind, record["stated_by_source"], bool(own), bool(near), right)


def _says(finding: Finding, kind: str) -> bool:
    for check, articles in CHECKS_OF_KIND[kind]:
        if finding.check == check and (
            not articles or any(b.law == COERCION and b.article in articles for b in finding.basis)
        ):
            return True
    return False


def numbers(words: str) -> set[tuple[str, int]]:
    """Return the articles a record names: ``行政处罚法2017第4条、第27条; 行政诉讼法第77条``."""
    found: set[tuple[str, int]] = set()
    law = ""
    for part in re.split(r"[;；]", words):
        if head := re.match(r"\s*([一-鿿]+?)(\d{4})?(?=第|$|\s)", part.strip()):
            law = head.group(1)
        old = bool(re.search(r"法(1996|2009|2017)", part)) and law == "行政处罚法"
        for number in map(int, re.findall(r"第(\d+)条", part)):
            found |= {(law, each) for each in ((number, *SUCCESSORS.get(number, ())) if old else (number,))}
    return found


def _right(finding: Finding, words: str) -> bool:
    named = numbers(words)
    return any((basis.law, basis.article) in named for basis in finding.basis if _current(basis, words))


def _current(basis: Basis, words: str) -> bool:
    """An article of the old Penalty Law counts only where the record names the old law."""
    return basis.edition is None or bool(re.search(r"行政处罚法(1996|2009|2017)", words))


def figures(scored: Sequence[Scored], *, headline: bool = False, township: bool = False) -> Figures:
    """Return the figures of all cases, of those whose outcome is not inferred, or of townships."""
    chosen = [one for one in scored if not (headline and one.inferred) and (one.township or not township)]
    lost, upheld = [one for one in chosen if not one.upheld], [one for one in chosen if one.upheld]
    visible = [one for one in lost if one.visible]
    defects = [defect for one in lost for defect in one.defects]
    articles = [defect.right_article for defect in defects if defect.right_article is not None]
    return Figures(
        cases=(sum(one.hit for one in lost), len(lost)),
        visible_cases=(sum(one.hit for one in visible), len(visible)),
        defects=(sum(defect.matched for defect in defects), len(defects)),
        lenient=(sum(defect.lenient for defect in defects), len(defects)),
        right_article=(sum(articles), len(articles)),
        false_fatal=(sum(bool(one.fatal) for one in upheld), len(upheld)),
    )


def table(scored: Sequence[Scored]) -> Iterator[str]:
    """Yield the report as the lines of a Markdown table, recall by kind after it."""
    sets = (
        ("headline (outcome stated)", figures(scored, headline=True)),
        ("full set", figures(scored)),
        ("township, headline", figures(scored, headline=True, township=True)),
        ("township, full", figures(scored, township=True)),
    )
    yield "| set | case hits, visible | case hits, all | defects | lenient | right article | false fatal on upheld |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, one in sets:
        values = (one.visible_cases, one.cases, one.defects, one.lenient, one.right_article, one.false_fatal)
        yield f"| {name} | " + " | ".join(_share(*value) for value in values) + " |"
    yield ""
    yield "| kind | matched | of |"
    yield "| --- | --- | --- |"
    total = Counter(defect.kind for one in scored for defect in one.defects)
    matched = Counter(defect.kind for one in scored for defect in one.defects if defect.matched)
    for kind in sorted(total):
        yield f"| {kind} | {matched[kind]} | {total[kind]} |"


def _share(hits: int, of: int) -> str:
    return f"{hits}/{of} ({hits / of:.0%})" if of else "–"


def misses(scored: Sequence[Scored]) -> Iterator[str]:
    """Yield what was not seen, what was seen under another article, and false alarms."""
    for one in scored:
        for defect in one.defects:
            if not defect.matched:
                yield f"missed   {one.id}: {defect.kind}{'' if defect.stated else ' (not stated by the source)'}"
            elif defect.right_article is False:
                yield f"article  {one.id}: {defect.kind}"
        if one.upheld and one.fatal:
            yield f"alarm    {one.id}: {', '.join(one.fatal)}"


def shared_cases(named: str | None = None) -> Path | None:
    """Return the folder of the cases: named, or ``BRIGADE_CASES``, or ``../shared/cases`` beside the repository."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "cases"
    chosen = Path(named) / "cases" if named else Path(os.environ.get("BRIGADE_CASES", beside))
    return chosen if (chosen / "expected.json").is_file() else None


def main() -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", help="the folder that holds cases/")
    parser.add_argument("--misses", action="store_true", help="list what was missed, and false alarms")
    asked = parser.parse_args()
    cases = shared_cases(asked.shared)
    if cases is None:
        print("no real cases found: name their folder with --shared", file=sys.stderr)
        return 2
    scored = score_all(cases, the_law())
    print(*table(scored), sep="\n")
    if asked.misses:
        print("", *misses(scored), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
