"""What the assessment says of a case, written beside its row: a projection of the engine, never journalled."""

import hashlib
from datetime import date

from brigade_app.store.canonical import id_bytes
from brigade_app.store.engine import Connection
from brigade_app.store.months import Month, months_of
from brigade_app.store.values import CaseSummary


def write_summary(connection: Connection, node: int, case_id: str, summary: CaseSummary) -> set[Month]:
    """Write a summary with its deadlines; return the months to count anew, none where there is no such case.

    Only a case that is or was closed moves a month here: what was opened is counted where the case is saved.
    """
    key = id_bytes(case_id)
    row = connection.execute(
        "SELECT local, origin, unit, closed_on, outcome, fine_fen FROM case_ WHERE id = ? "
        "ORDER BY owner <> ?, origin LIMIT 1",
        (key, node),
    ).fetchone()
    if row is None:
        return set()
    local, origin, unit, *before = row
    closed_on = _text(summary.closed_on)
    connection.execute(
        "UPDATE case_ SET status = ?, filed_on = ?, closed_on = ?, outcome = ?, fine_fen = ?, next_due_on = ?, "
        "next_due_rule = ?, light = ?, score = ?, fatal = ?, lacking = ? WHERE local = ?",
        (
            summary.status, _text(summary.filed_on), closed_on, summary.outcome, summary.fine_fen,
            _text(summary.next_due_on), summary.next_due_rule, summary.light, summary.score, summary.fatal,
            summary.lacking, local,
        ),
    )  # fmt: skip
    connection.execute("DELETE FROM deadline WHERE case_id = ?", (key,))
    connection.executemany(
        "INSERT INTO deadline (unit, origin, id, case_id, rule, due, done) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (unit or "", origin, _deadline_id(case_id, n), key, due.rule, _text(due.due_on), int(due.done))
            for n, due in enumerate(summary.deadlines)
        ],
    )
    if before == [closed_on, summary.outcome, summary.fine_fen]:
        return set()
    return months_of(unit, before[0], closed_on)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _deadline_id(case_id: str, n: int) -> bytes:
    return hashlib.sha256(f"{case_id}/{n}".encode()).digest()[:16]
