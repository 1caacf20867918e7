"""The monthly sums of cases, refreshed for the touched months in the transaction that touched them (data layer 8)."""

from collections.abc import Iterable

from brigade_app.store.engine import Connection
from brigade_app.store.values import MonthSum

LOST = ("lost", "revoked", "partly-lost", "illegal", "confirmed-illegal")
"""Outcomes of the summary that count as lost."""
Month = tuple[str, str]
"""A unit and a month, ``2026-03``."""

_SUM_SQL = (
    "INSERT INTO sum_case_month (unit, month, kind, opened, closed, lost, fine_fen) "
    "SELECT :unit, :month, kind, sum(opened), sum(closed), sum(lost), sum(fine) FROM ("
    "SELECT coalesce(matter, '') AS kind, 1 AS opened, 0 AS closed, 0 AS lost, 0 AS fine FROM case_ "
    "WHERE unit = :unit AND opened_on >= :first AND opened_on < :next AND deleted = 0 "
    "UNION ALL SELECT coalesce(matter, ''), 0, 1, "
    f"coalesce(outcome, '') IN ({', '.join(repr(word) for word in LOST)}), coalesce(fine_fen, 0) FROM case_ "
    "WHERE closed_on IS NOT NULL AND unit = :unit AND closed_on >= :first AND closed_on < :next AND deleted = 0"
    ") GROUP BY kind"
)


def months_of(unit: str | None, *days: str | None) -> set[Month]:
    """Return the months that a case of ``unit`` with these days stands in."""
    return {(unit, day[:7]) for day in days if day} if unit else set()


def refresh_months(connection: Connection, months: Iterable[Month]) -> None:
    """Count the given months anew."""
    for unit, month in months:
        year, number = int(month[:4]), int(month[5:7])
        following = f"{year + number // 12:04d}-{number % 12 + 1:02d}-01"
        connection.execute("DELETE FROM sum_case_month WHERE unit = ? AND month = ?", (unit, month))
        values = {"unit": unit, "month": month, "first": f"{month}-01", "next": following}
        connection.execute(_SUM_SQL, values)


def refresh_all_months(connection: Connection) -> None:
    """Count every month anew (rebuild)."""
    connection.execute("DELETE FROM sum_case_month")
    rows = connection.execute(
        "SELECT DISTINCT unit, substr(opened_on, 1, 7) FROM case_ WHERE unit IS NOT NULL AND opened_on IS NOT NULL "
        "UNION SELECT DISTINCT unit, substr(closed_on, 1, 7) FROM case_ "
        "WHERE unit IS NOT NULL AND closed_on IS NOT NULL"
    ).fetchall()
    refresh_months(connection, rows)


def read_months(connection: Connection, unit: str | None, year: int | None) -> list[MonthSum]:
    """Return the sums of a unit (of all units: ``None``) and a year, in order."""
    rows = connection.execute(
        "SELECT unit, month, kind, opened, closed, lost, fine_fen FROM sum_case_month "
        "WHERE (?1 IS NULL OR unit = ?1) AND (?2 IS NULL OR substr(month, 1, 4) = ?2) ORDER BY unit, month, kind",
        (unit, f"{year:04d}" if year is not None else None),
    )
    return [MonthSum(*row) for row in rows.fetchall()]
