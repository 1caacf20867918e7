"""Journey J2, day by day: a house without permit, from the patrol to the closing, with a clock that is wound.

`Building.goes_on_until(day)` does every step up to and including that day as a person at the desk would, through the
operations; a test then does what its name says. Day 0 is Thursday, 16 April 2026.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from brigade_app.domain.records import Action, Case, Evidence, Paper, Place
from brigade_app.domain.when import SHANGHAI, When, at_instant, on_day
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence import accept_claimed_time, plan_intake, put_on_line, take_in
from brigade_app.operations.forms import Filing, NewAction, Person
from brigade_app.operations.intake import Logged, change_case, file_case, log_action, new_action
from brigade_app.operations.law import file_of
from brigade_app.operations.media import MediaReader
from brigade_app.operations.saving import living
from tests.acceptance.makers import photographs, the_action, the_officer
from tests.operations.makers import WoundClock

DAY_ZERO = date(2026, 4, 16)
BASIS = {"law": "城乡规划法(2019-04-23)", "article": "第六十五条", "paragraph": 1}
DEMOLISH = {"penalties": [{"kind": "demolition", "term_days": 10, "basis": [BASIS]}]}
REASON = "县里的赋权清单尚未下发，按法律直接规定办理，情况已记录。"


def day(number: int) -> date:
    """Return the date of a day of the journey."""
    return DAY_ZERO + timedelta(days=number)


def moment(number: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant of a day of the journey, in local time."""
    at = day(number)
    return datetime(at.year, at.month, at.day, hour, minute, tzinfo=SHANGHAI)


@dataclass
class Building:
    """The case of the house, and the desk it lies on."""

    desk: Desk
    clock: WoundClock
    photos: Path
    reader: MediaReader
    case: str = ""
    done: int = -1
    warned: list[str] = field(default_factory=list)

    def who(self, *names: str) -> tuple[str, ...]:
        """Return officers by name."""
        return tuple(the_officer(self.desk, name) for name in names or ("张建国", "李红"))

    def stands_at(self, number: int, hour: int = 9, minute: int = 0) -> "Building":
        """Wind the clock to an instant of that day."""
        self.clock.at = moment(number, hour, minute)
        return self

    def logs(self, kind: str, data: dict[str, Any] | None = None, *, of: str | None = None, **more: Any) -> Logged:
        """Log a step of this moment; doubts are answered with a reason and remembered."""
        refers = (the_action(self.desk, self.case, of).id,) if of else None
        at: When = more.pop("at", None) or at_instant(self.desk.now())
        step = Action(
            id="", kind=kind, at=at, data=data, refers_to=refers, officers=more.pop("officers", self.who()),
            parties=tuple(one.id for one in file_of(self.desk, self.case).parties), **more,
        )  # fmt: skip
        logged = log_action(self.desk, self.case, step, REASON)
        self.warned += [f"{kind}: {one.because_zh}" for one in logged.warnings]
        return logged

    def serves(self, kind: str, number: int, mode: str = "direct", **data: Any) -> None:
        """Log the service of a paper."""
        self.logs("service", {"mode": mode, "served_on": day(number).isoformat(), **data}, of=kind)

    def takes_photographs(self, number: int, count: int, prefix: str) -> tuple[str, ...]:
        """Take photographs of that day in, take over their time, say what they prove: every element."""
        paths = photographs(self.photos, count, moment(number, 10).replace(tzinfo=None), prefix)
        taken = take_in(self.desk, self.case, plan_intake(paths, self.desk, self.case), reader=self.reader)
        ids = tuple(one.evidence_id or "" for one in taken.of("filed"))
        accept_claimed_time(self.desk, self.case, ids)
        matter = self.desk.law.catalogue.matter("rural-build-no-permit")
        assert matter is not None
        put_on_line(self.desk, self.case, ids, matter.evidence[0].id, [one.id for one in matter.elements])
        return ids

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence of the case."""
        return living(self.desk, Evidence, self.case)

    def goes_on_until(self, last: int) -> "Building":
        """Do every step up to the end of that day."""
        for number, step in sorted(DAYS.items()):
            if self.done < number <= last:
                step(self.stands_at(number))
                self.done = number
        return self.stands_at(max(last, 0), 15)


def _found(house: Building) -> None:
    form = NewAction(
        at=on_day(day(0)), place=Place(village="东村", text="东村三组", land="homestead"), source="inspection",
        persons=(Person(name="赵永才", capacity=("builder",), address="东村三组6号"),), kind="patrol",
        matter="rural-build-no-permit", officers=house.who(),
    )  # fmt: skip
    house.case = new_action(house.desk, form)
    case = file_of(house.desk, house.case).case
    fields: dict[str, Any] = {"act_continuing": True, "procedure": "demolition-rural"}
    change_case(house.desk, Case(**{key: getattr(case, key) for key in Case.__slots__} | fields))
    house.logs("order-to-correct", {"what": "立即停止建设", "order": "stop-building", "until": day(0).isoformat()})
    house.serves("order-to-correct", 0)


def _filed(house: Building) -> None:
    filing = Filing(
        at=on_day(day(1)), officers=house.who(), decided_by=the_officer(house.desk, "赵乡长"), approved=True,
        procedure="demolition-rural",
    )  # fmt: skip
    file_case(house.desk, house.case, filing, REASON)


def _looked(house: Building) -> None:
    house.logs("on-site-inspection", {"certificates_shown": True, "findings": "占地126平方米", "party_present": True})
    house.takes_photographs(5, 3, "IMG_5_")


def _asked(house: Building) -> None:
    house.logs("inquiry", {"certificates_shown": True, "rights_told": True, "person": "赵永才", "pages_signed": True})


def _reported(house: Building) -> None:
    house.logs("investigation-report", {"proposal": "建议责令限期拆除"})


def _told(house: Building) -> None:
    told = {**DEMOLISH, "defence_right_told": True, "hearing_right_told": True, "response_days": 5}
    house.logs("prior-notice", told, document=Paper(kind="T24"))
    house.serves("prior-notice", 28)


def _wanted(house: Building) -> None:
    house.logs("hearing-request")


def _invited(house: Building) -> None:
    host = the_officer(house.desk, "陈主持")
    house.logs("hearing-notice", {"hearing_on": moment(46).isoformat(), "host": host})


def _heard(house: Building) -> None:
    host = the_officer(house.desk, "陈主持")
    house.logs("hearing", {"host": host, "public": True, "party_present": True, "record_signed": True})
    house.logs("statement-defence", {"waived": False, "points": ["祖宅翻建"]})


def _reviewed(house: Building) -> None:
    reviewer = the_officer(house.desk, "王法制")
    house.logs("legal-review", {"reviewer": reviewer, "outcome": "returned"}, officers=(reviewer,))


def _cured(house: Building) -> None:
    reviewer = the_officer(house.desk, "王法制")
    house.logs("defence-review", {"adopted": False, "answered_all": True})
    house.logs("legal-review", {"reviewer": reviewer, "outcome": "passed"}, officers=(reviewer,))
    members = ["赵乡长", "陈主持", "王法制"]
    house.logs(
        "collective-discussion",
        {"by": "organ", "members": members, "opinions_recorded": True, "conclusion": "同意责令限期拆除"},
    )


def _decided(house: Building) -> None:
    told = {**DEMOLISH, "result": "penalty", "defence_answered": True, "matches_notice": True,
            "remedies": {"reconsideration_days": 60, "litigation_months": 6}}  # fmt: skip
    house.logs("decision-approval", decided_by=the_officer(house.desk, "赵乡长"))
    house.logs("decision", told, decided_by=the_officer(house.desk, "赵乡长"), document=Paper(kind="T34"))
    house.serves("decision", 60, "leaving", witness="东村村委会主任", recorded_av=True)


def _demanded(house: Building) -> None:
    house.logs("demand", {"term_days": 10, "defence_heard": True}, of="decision", document=Paper(kind="T40"))
    house.serves("demand", 75)
    house.logs("demolition-notice", {"until": day(95).isoformat()}, of="decision")


def _pulled_down(house: Building) -> None:
    house.logs("performance", {"what": "自行拆除", "complete": True}, of="decision")
    house.logs("recheck", {"corrected": True})


def _closed(house: Building) -> None:
    house.logs("closing", {"ground": "行政处罚决定已履行"})


DAYS: dict[int, Callable[[Building], None]] = {
    0: _found, 1: _filed, 5: _looked, 9: _asked, 24: _reported, 28: _told, 32: _wanted, 34: _invited, 46: _heard,
    50: _reviewed, 55: _cured, 60: _decided, 75: _demanded, 115: _pulled_down, 120: _closed,
}  # fmt: skip
