"""Measures the store: ``python -m tests.benchmarks.bench_store --cases 100000``. Asserts nothing; prints ratios.

Trust ratios, not milliseconds: each figure stands beside what it is compared with, measured in the same run on the same
disk. The cases are made by an import from a second store's log, which is how a county gets them.
"""

import argparse
import operator
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change
from brigade_app.domain.when import on_day
from brigade_app.store import CaseQuery, CaseSummary
from brigade_app.store.canonical import digest
from brigade_app.store.entries import VERSION, Entry, plain_body, sealed_body, write_line
from tests.store.makers import Seat, a_case, a_party, an_action, make_county, make_seat, open_seat, register

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静强磊洋艳勇军杰娟涛明超秀霞平刚桂英"
MATTERS = ("未批先建", "露天焚烧秸秆", "擅自占用耕地", "河道采砂", "占道经营", "乱倒垃圾")
VILLAGES = ("北河村", "东庄村", "西岭村", "南召店村", "罗沟村", "大庄村")


def main() -> None:
    """Build the stores and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--saves", type=int, default=300)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["BRIGADE_STATE"] = place
        measure(Path(place), options.cases, options.saves)


def measure(place: Path, cases: int, saves: int) -> None:
    """Measure one size."""
    township, county = make_seat(place / "township"), make_county(place / "county")
    register(county, township)
    began = time.perf_counter()
    lines = foreign_lines(township, cases)
    print(f"made {len(lines)} entries of {cases} cases in {time.perf_counter() - began:.1f} s")
    plain = raw_inserts(place / "raw.db", lines)
    began = time.perf_counter()
    county.store.journal.append_foreign(lines, at=county.clock())
    spent = time.perf_counter() - began
    print(f"import: {len(lines) / spent:,.0f} entries/s; raw executemany of the same rows {plain:.2f} s, "
          f"ratio {spent / plain:.2f}")  # fmt: skip
    summaries(county)
    show("list, first page", [lambda: county.store.cases.page(CaseQuery())] * 40)
    pages(county)
    show("list, all keys", [lambda: county.store.cases.keys(CaseQuery())] * 10)
    show("list by due day", [lambda: county.store.cases.page(CaseQuery(order="due"))] * 40)
    show("list, lacking evidence", [lambda: county.store.cases.page(CaseQuery(lacking=True))] * 40)
    typed(county)
    show("one case whole", [lambda: county.store.cases.file(county.store.cases.page(CaseQuery()).rows[0].id)] * 40)
    show("deadlines", [lambda: county.store.cases.due(limit=100)] * 40)
    show("months of a unit", [lambda: county.store.cases.months("411321104", 2025)] * 40)
    save_ratio(county, place, saves)
    size = (county.folder / "store.db").stat().st_size / 2**20
    print(f"store.db: {size:.0f} MiB")
    township.close()
    county.close()
    began = time.perf_counter()
    again = open_seat(place / "county")
    opened = time.perf_counter()
    again.store.cases.page(CaseQuery(order="due"), size=20)
    again.store.cases.page(CaseQuery(order="changed"), size=20)
    print(f"unlock {1e3 * (opened - began):.0f} ms (cheap key), first board queries "
          f"{1e3 * (time.perf_counter() - opened):.0f} ms")  # fmt: skip
    began, worked = time.perf_counter(), time.process_time()
    count = again.store.journal.verify().checked["entries"]
    print(f"verify chain: {count / (time.perf_counter() - began):,.0f} entries/s, "
          f"{count / (time.process_time() - worked):,.0f} a second of processor time (goal 100,000)")  # fmt: skip
    again.close()


def foreign_lines(seat: Seat, cases: int) -> list[bytes]:
    """Return the lines of a log with ``cases`` cases and a party each, made without a store."""
    head = seat.store.journal.head()
    lines = list(seat.store.journal.lines(head.log))
    prev, seq = head.hash, head.seq
    start = datetime(2023, 1, 1, tzinfo=UTC)
    for n in range(cases):
        at = start + timedelta(minutes=15 * n)
        text = at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        name = FAMILY[n % 20] + GIVEN[n // 20 % 22] + GIVEN[n // 440 % 22]
        case = a_case(
            new_id(at), title=f"{name}{MATTERS[n % 6]}", number=f"南召（城郊）罚立〔{at.year}〕{n}号",
            matter=f"matter-{n % 40}", discovered_on=on_day(at.date()),
        )  # fmt: skip
        party = a_party(new_id(at), name=name, id_number=f"4113211990{n:08d}", address=VILLAGES[n % 6])
        changes = (Change(record=case), Change(record=party, case=case.id))
        for place, change in enumerate(changes):
            seq += 1
            kind = "case" if place == 0 else "party"
            body = sealed_body(plain_body(change, None))
            entry = Entry(
                log=head.log, seq=seq, txn=seq + 1 - place, at=text, actor=seat.session.account.id, kind=kind,
                ver=VERSION[kind], origin=seat.store.node, rec=change.record.id, op="put", body=body,
                body_sha=digest(body).hex(), hash="",
            )  # fmt: skip
            prev = entry.hashed(prev).hex()
            signature = "00" * 64 if place else None
            lines.append(write_line(replace(entry, hash=prev, sig=signature)))
    return lines


def raw_inserts(path: Path, lines: list[bytes]) -> float:
    """Return the seconds of a bare ``executemany`` of the same rows, prebuilt: journal, state, indices; same engine."""
    from brigade_app.store.engine import connect
    from brigade_app.store.entries import checked_body, read_line
    from brigade_app.store.projection import JOURNAL_SQL, Writer, journal_params, put_params, put_sql
    from brigade_app.store.tables import schema

    entries = [read_line(line) for line in lines]
    rows = [journal_params(entry) for entry in entries]
    state: dict[str, list[tuple[object, ...]]] = {}
    for entry in entries:
        state.setdefault(entry.kind, []).append(put_params(entry, checked_body(entry), Writer(entry.origin, 0)))
    database = connect(path, os.urandom(32))
    connection = database.connection()
    for statement in schema():
        connection.execute(statement)
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(JOURNAL_SQL, rows)
    for kind, params in state.items():
        connection.executemany(put_sql(kind), params)
    connection.execute("COMMIT")
    spent = time.perf_counter() - began
    database.close()
    return spent


def summaries(seat: Seat) -> None:
    """Give every tenth case a summary, as an assessment would."""
    keys = seat.store.cases.keys(CaseQuery())[::10]
    began = time.perf_counter()
    rows = seat.store.cases.by_keys(keys)
    made = {
        row.id: CaseSummary(status="P10", next_due_on=date(2026, 3, 1 + n % 28), light="soon", lacking=n % 3)
        for n, row in enumerate(rows)
    }
    seat.store.cases.set_summaries(made)
    print(f"summaries: {len(made) / (time.perf_counter() - began):,.0f}/s in one transaction")


def pages(seat: Seat) -> None:
    """Measure the next page, wherever one has scrolled to."""
    after, spent = None, []
    for _ in range(60):
        began = time.perf_counter()
        page = seat.store.cases.page(CaseQuery(), after)
        spent.append(time.perf_counter() - began)
        after = page.after
        if after is None:
            break
    report("list, next page", spent)
    keys = seat.store.cases.keys(CaseQuery())
    steps = [keys[at : at + 100] for at in range(0, len(keys), max(100, len(keys) // 50))]
    show("list, 100 rows by key", [partial(seat.store.cases.by_keys, part) for part in steps])


def typed(seat: Seat) -> None:
    """Measure the search as one types: each beginning of each word."""
    words = ("王伟芳未批先建", "焚烧秸秆", "411321199000001", "罚立 2024", "wwf", "zyjy", "李", "河道", "l")
    beginnings = [word[: n + 1] for word in words for n in range(len(word))]
    show("search as you type", [partial(seat.store.cases.page, CaseQuery(text=text)) for text in beginnings])
    worst = max(beginnings, key=lambda text: timed(lambda: seat.store.cases.page(CaseQuery(text=text))))
    print(f"  slowest beginning: {worst!r} {1e3 * timed(lambda: seat.store.cases.page(CaseQuery(text=worst))):.1f} ms")


def save_ratio(seat: Seat, place: Path, saves: int) -> None:
    """Measure interactive saves beside a sync of 8 KiB, turn about, so that the disk is the same for all.

    The goal is over ``fdatasync``. The engine as it is built syncs by ``fsync``, which is shown too.
    """
    case = seat.case()
    spent: dict[str, list[float]] = {"fdatasync": [], "fsync": [], "title": [], "action": []}
    with (place / "sync").open("wb", buffering=0) as stream:

        def synced(sync: Callable[[int], None]) -> float:
            block = os.urandom(8192)
            began = time.perf_counter()
            stream.write(block)
            sync(stream.fileno())
            return time.perf_counter() - began

        def saved(change: Change) -> float:
            seat.store.head_file()  # what follows the save before is done
            return timed(lambda: seat.save(change))

        for n in range(saves):
            spent["fdatasync"].append(synced(os.fdatasync))
            spent["title"].append(saved(Change(record=replace(case, title=f"第{n}次修改"))))
            spent["fsync"].append(synced(os.fsync))
            spent["action"].append(saved(Change(record=an_action(seat.id()), case=case.id)))
    median = {name: 1e3 * statistics.median(values) for name, values in spent.items()}
    for name in ("title", "action"):
        over = {sync: median[name] - median[sync] for sync in ("fdatasync", "fsync")}
        paired = 1e3 * statistics.median(map(operator.sub, spent[name], spent["fdatasync"]))
        print(f"save, {name}: p50 {median[name]:.2f} ms; over fdatasync of 8 KiB {over['fdatasync']:.2f} ms, "
              f"over fsync {over['fsync']:.2f} ms; median of pairs {paired:.2f} ms (goal 1.5)")  # fmt: skip


def timed(call: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def show(name: str, calls: list[Callable[[], object]]) -> None:
    """Measure the calls, once each, and print median and 95th percentile."""
    report(name, [timed(call) for call in calls])


def report(name: str, spent: list[float]) -> None:
    """Print median and 95th percentile."""
    spent = sorted(spent)
    late = spent[min(len(spent) - 1, int(len(spent) * 0.95))]
    print(f"{name}: p50 {1e3 * statistics.median(spent):.1f} ms, p95 {1e3 * late:.1f} ms (goal p95 50)")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
