"""Guards of the edges beside the main graph (E31 to E36): what must follow something that was done before.

A reader would guess that these refuse. They only warn: the law says what must follow, and a follow-up whose cause is
not on file is a gap of the record.
"""

from collections.abc import Iterator

from brigade_app.domain.law.guards import Look, guard
from brigade_app.domain.law.types import Reason

Reasons = Iterator[Reason]


@guard("registered-before")
def registered_before(look: Look) -> Reasons:
    """Something was registered (Penalty Law art. 56)."""
    if not look.reading.of("evidence-registration"):
        yield look.doubt("没有先行登记保存的记录", "no registration of evidence is on file", "XZCF 56", mark="text")


@guard("seized-before")
def seized_before(look: Look) -> Reasons:
    """Something was sealed or seized; an extension is approved (Coercion Law arts. 25, 27, 28)."""
    if not look.reading.of("seizure"):
        yield look.doubt("没有查封、扣押的记录", "no seizure is on file", "XZQZ 27", mark="text")
    if look.act.kind == "seizure-extension" and look.value("approved") is False:
        yield look.no("延长期限未经行政机关负责人批准", "the extension was not approved", "XZQZ 25/1")


@guard("ordered-before")
def ordered_before(look: Look) -> Reasons:
    """Something was ordered to be corrected (Penalty Law art. 28)."""
    if not look.reading.of("order-to-correct"):
        yield look.doubt("没有责令改正的记录", "no order to correct is on file", "XZCF 28/1", mark="D")


@guard("request-in-time")
def request_in_time(look: Look) -> Reasons:
    """The party asks within five working days of being told; a late request may be accepted (art. 64 item 1)."""
    last = look.reading.last("prior-notice")
    if last is None:
        yield from look.missing("prior-notice", "没有事先告知", "no prior notice", "XZCF 63/1", mark="D")
        return
    term = look.r.term("D07", look.r.served(last))
    if term is not None and term.due.last is not None and look.day > term.due.last:
        words = (f"听证申请期限已于 {term.due.last} 届满", f"the term to ask for a hearing ended on {term.due.last}")
        yield look.doubt(*words, "XZCF 64(1)", mark="text", trace=term.trace)


@guard("applied-before")
def applied_before(look: Look) -> Reasons:
    """The court was asked (Coercion Law art. 57)."""
    if not look.reading.of("court-application"):
        yield look.doubt("没有申请法院强制执行的记录", "no application to the court is on file", "XZQZ 57", mark="text")
