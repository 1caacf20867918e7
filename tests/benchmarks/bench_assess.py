"""How long one assessment takes: ``python -m tests.benchmarks.bench_assess`` (60 actions, 400 evidence items).

Prints the median of the whole, of the same engine with the wording of its computations taken out (the price of the
traces, measured in turns in one run), and of the sixty checks alone. It measures; the ordinary run asserts no time.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from unittest.mock import patch

from brigade_app.domain.checklist import checklist_of
from brigade_app.domain.law import periods
from brigade_app.domain.law.assess import assess, find
from brigade_app.domain.law.checks.points import Judging
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.rules import Law
from brigade_app.domain.law.types import TraceLine
from brigade_app.domain.records import CaseFile
from tests.domain.law.makers import ELEMENTS, TWO, a_case, act, decision, fine, service, the_law

ON = date(2026, 11, 25)
KINDS = ("documentary", "inspection_record", "electronic", "witness", "party_statement")


def a_big_case(actions: int = 60, evidence: int = 400) -> CaseFile:
    """Return a whole demolition case with many inquiries and photographs."""
    steps = [
        act("clue", "2025-01-02"),
        act("filing", "2025-01-06", data={"approved": True}),
        act("assignment", "2025-01-06", data={"recusal_declared": {"o1": False, "o2": False}}),
        act("on-site-inspection", "2025-01-07", officers=TWO, data={"certificates_shown": True, "party_present": True}),
        act("investigation-report", "2025-02-10"),
        act("prior-notice", "2025-02-12", "notice", data={"hearing_right_told": True, "defence_right_told": True}),
        service("notice", "2025-02-12", mode="direct", receiver="王某"),
        act("legal-review", "2025-03-03", data={"outcome": "passed", "reviewer": "o7"}),
        act("collective-discussion", "2025-03-04", data={"by": "organ", "opinions_recorded": True}),
        decision("2025-03-05", fine(100000), {"kind": "demolition"}, decided_by="o9"),
        service("d", "2025-03-05", mode="direct", receiver="王某"),
        act("order-to-correct", "2025-01-08", "order", data={"order": "demolish"}),
        service("order", "2025-01-08", mode="direct", receiver="王某"),
        act("demolition-notice", "2025-10-09"),
        act("demand", "2025-10-09", "demand", data={"defence_heard": True}),
        service("demand", "2025-10-09", mode="direct", receiver="王某"),
        act("enforcement-decision", "2025-11-03", data={"planned_on": "2025-11-12"}),
        act("demolition", "2025-11-12", data={"recorded_av": True, "inventory_made": True}),
    ]
    more = [
        act(
            "inquiry",
            f"2025-01-{8 + n % 20:02d}",
            f"i{n}",
            officers=TWO,
            data={"rights_told": True},
            document={"signed_by": ["o1", "p1"]},
        )
        for n in range(actions - len(steps))
    ]
    items = [
        {
            "id": f"e{n:04d}",
            "kind": KINDS[n % len(KINDS)],
            "name": f"证据{n}",
            "proves": [ELEMENTS[n % len(ELEMENTS)]],
            "made_at": "2025-01-07",
            "made_by": "o1",
            "method": "拍摄",
            "obtained_lawfully": True,
            "file": {"sha256": f"{n:064x}"},
        }
        for n in range(evidence)
    ]
    return a_case(
        *steps, *more, evidence=items, matter="rural-build-no-permit", procedure="demolition-rural", record="complete"
    )


def median_ms(work: Callable[[], object], times: int = 101) -> float:
    """Return the median of some runs in milliseconds of this process, whatever else the machine does."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def checks_alone(case: CaseFile) -> None:
    """Run the sixty checks without deadlines, traces and next steps."""
    law = the_law()
    judging = Judging(Reading(case, ON), law, checklist_of(case, law.catalogue.matter(case.case.matter)))
    for rule in law.pack.checks:
        find(judging, rule)


@contextmanager
def without_traces() -> Iterator[None]:
    """Let the engine count and judge without wording its computations."""
    empty = TraceLine("", "")
    quiet: dict[str, Callable[..., object]] = {
        "_head": lambda *_: empty, "_joined": lambda *_: empty, "between": lambda *_: empty,
        "_roll_lines": lambda *_: [], "_early_line": lambda *_: empty,
    }  # fmt: skip
    with ExitStack() as stack:
        for name, words in quiet.items():
            stack.enter_context(patch.object(periods, name, words))
        yield


def price_of_traces(case: CaseFile, law: Law, turns: int = 101) -> tuple[float, float]:
    """Return the median of the whole assessment with and without traces, measured in turns."""
    plain, quiet = [], []
    for _ in range(turns):
        plain.append(median_ms(lambda: assess(case, law, ON), times=1))
        with without_traces():
            quiet.append(median_ms(lambda: assess(case, law, ON), times=1))
    return statistics.median(plain), statistics.median(quiet)


def main() -> int:
    """Print the medians."""
    case, law = a_big_case(), the_law()
    assess(case, law, ON)
    whole, quiet = price_of_traces(case, law)
    alone = median_ms(lambda: checks_alone(case))
    print(f"{len(case.actions)} actions, {len(case.evidence)} evidence items")
    print(f"whole assessment, with traces   {whole:6.2f} ms median")
    print(f"the same without traces         {quiet:6.2f} ms median (the traces cost {100 * (whole / quiet - 1):.0f} %)")
    print(f"the sixty checks alone          {alone:6.2f} ms median")
    return 0


if __name__ == "__main__":
    sys.exit(main())
