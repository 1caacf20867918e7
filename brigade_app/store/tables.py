"""The tables, described once; the SQL is made from the description (data layer 2 and 6).

Every state table has the same first columns and then those that lists and searches need, which
`brigade_app.store.extract` fills from the body. ``UNIQUE (id, origin)`` is the key ``(origin, id)`` of the design,
turned round so that a record is found by its id alone without a second index.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.keeping import KINDS

ColumnType = Literal["INTEGER", "TEXT", "BLOB"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``rule`` is what stands after its type."""

    name: str
    type: ColumnType
    rule: str = ""

    def sql(self) -> str:
        """Return the column as DDL says it."""
        return f"{self.name} {self.type} {self.rule}".rstrip()


@dataclass(frozen=True, slots=True)
class Table:
    """One ordinary table."""

    name: str
    columns: tuple[Column, ...]
    rules: tuple[str, ...] = ()
    indices: tuple[str, ...] = ()

    def statements(self) -> tuple[str, ...]:
        """Return the statements that make the table and its indices."""
        parts = [column.sql() for column in self.columns] + list(self.rules)
        return (f"CREATE TABLE {self.name} ({', '.join(parts)}) STRICT", *self.indices)


def _int(name: str, rule: str = "") -> Column:
    return Column(name, "INTEGER", rule)


def _text(name: str, rule: str = "") -> Column:
    return Column(name, "TEXT", rule)


def _bytes(name: str, rule: str = "") -> Column:
    return Column(name, "BLOB", rule)


NEEDED = "NOT NULL"
COMMON: tuple[Column, ...] = (
    _int("local", "PRIMARY KEY"),
    _int("origin", NEEDED),
    _bytes("id", NEEDED),
    _int("owner", NEEDED),
    _int("term", "NOT NULL DEFAULT 0"),
    _int("generation", "NOT NULL DEFAULT 0"),
    _int("log", NEEDED),
    _int("seq", NEEDED),
    _text("created_at", NEEDED),
    _text("updated_at", NEEDED),
    _int("deleted", "NOT NULL DEFAULT 0"),
    _int("case_origin"),
    _bytes("case_id"),
    _text("outside_id"),
    _bytes("body"),
)

EXTRACTED: Mapping[str, tuple[Column, ...]] = {
    "case": (
        _text("unit"), _text("number"), _text("title"), _text("matter"), _text("matter_zh"), _text("procedure"),
        _text("source"), _text("place"), _text("opened_on"),
    ),
    "party": (_text("name"), _text("role"), _text("id_number"), _text("phone")),
    "officer": (_text("name"), _text("certificate")),
    "action": (_text("action_kind"), _text("at_day"), _text("number")),
    "evidence": (_text("evidence_kind"), _text("name"), _text("checklist_item"), _bytes("sha")),
    "dispute": (_text("channel"), _text("received_on")),
    "unit": (_text("name"),),
    "account": (_text("name"), _bytes("public_key"), _int("active")),
    "custody": (_text("evidence"), _text("act")),
    "claims": (_text("grade"),),
    "check_item": (_text("item"),),
    "document": (_text("document_kind"), _text("number"), _text("state"), _text("action")),
    "number": (_text("series"), _int("counter"), _text("state"), _text("document")),
    "comment": (_text("about"), _text("state"), _text("due_on")),
    "sign_off": (_text("what"),),
    "event": (_text("what"),),
    "peer": (_int("node"), _int("peer_log"), _text("unit")),
    "pack": (_text("what"), _text("name"), _text("effective_from")),
}  # fmt: skip

SUMMARY: tuple[Column, ...] = (
    _text("parties", "NOT NULL DEFAULT ''"), _text("status"), _text("filed_on"), _text("closed_on"), _text("outcome"),
    _int("fine_fen"), _text("next_due_on"), _text("next_due_rule"), _text("light"), _int("score"),
    _int("fatal", "NOT NULL DEFAULT 0"), _int("lacking", "NOT NULL DEFAULT 0"),
)  # fmt: skip
"""What stands in ``case_`` beside its own record: the parties' names and the assessment's summary (outside I2)."""


def table_of(kind: str) -> str:
    """Return the name of a kind's state table."""
    return "case_" if kind == "case" else kind


def state_table(kind: str) -> Table:
    """Return the description of a kind's state table."""
    name = table_of(kind)
    extra = SUMMARY if kind == "case" else ()
    indices = [f"CREATE INDEX {name}_of_case ON {name} (case_id, case_origin) WHERE case_id IS NOT NULL"]
    if kind == "case":
        indices = [
            "CREATE INDEX case_by_day ON case_ (opened_on, local, deleted)",
            "CREATE INDEX case_by_unit ON case_ (unit, opened_on, local, deleted)",
            "CREATE INDEX case_by_status ON case_ (unit, status, opened_on, local)",
            "CREATE INDEX case_by_change ON case_ (updated_at, local, deleted)",
            "CREATE INDEX case_by_due ON case_ (next_due_on, local) WHERE next_due_on IS NOT NULL",
            "CREATE INDEX case_closed ON case_ (unit, closed_on, outcome, fine_fen) WHERE closed_on IS NOT NULL",
            "CREATE INDEX case_by_number ON case_ (number) WHERE number IS NOT NULL",
        ]
    indices += [
        f"CREATE INDEX {name}_by_{column.split(',')[0]} ON {name} ({column})" for column in _SEARCHED.get(kind, ())
    ]
    return Table(name, COMMON + EXTRACTED[kind] + extra, ("UNIQUE (id, origin)",), tuple(indices))


_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "party": ("id_number",),
    "evidence": ("sha",),
    "document": ("number",),
    "number": ("series, counter",),
    "comment": ("about",),
    "custody": ("evidence",),
    "event": ("what, local",),
    "peer": ("node",),
}

JOURNAL_TABLES: tuple[Table, ...] = (
    Table(
        "log",
        (
            _int("log", "PRIMARY KEY"), _int("node", NEEDED), _text("created_at", NEEDED), _int("parent_log"),
            _int("parent_seq"), _bytes("parent_hash"), _int("generation", "NOT NULL DEFAULT 0"), _bytes("public_key"),
            _text("state", "NOT NULL CHECK (state IN ('live', 'closed', 'forked'))"),
        ),
    ),
    Table(
        "journal",
        (
            _int("log", NEEDED), _int("seq", NEEDED), _int("txn", NEEDED), _text("at", NEEDED), _bytes("actor", NEEDED),
            _text("kind", NEEDED), _int("ver", NEEDED), _int("origin", NEEDED), _bytes("rec", NEEDED),
            _text("op", "NOT NULL CHECK (op IN ('put', 'del', 'handover', 'redact'))"), _bytes("body"),
            _bytes("body_sha"), _bytes("hash", NEEDED), _bytes("sig"),
        ),
        ("PRIMARY KEY (log, seq)", "CHECK (txn >= seq)", "CHECK (body IS NOT NULL OR body_sha IS NOT NULL)"),
        ("CREATE INDEX journal_of_record ON journal (rec, log, seq)",),
    ),
    Table("head", (_int("log", "PRIMARY KEY"), _int("seq", NEEDED), _bytes("hash", NEEDED), _text("txn_end_at"))),
    Table(
        "ack",
        (
            _int("peer", NEEDED), _int("log", NEEDED), _int("seq", NEEDED), _bytes("hash", NEEDED), _bytes("receipt"),
            _text("at", NEEDED), _int("verified", "NOT NULL DEFAULT 0"),
        ),
        ("PRIMARY KEY (peer, log)",),
    ),
    Table(
        "quarantine",
        (
            _int("id", "PRIMARY KEY"), _int("log"), _int("seq"), _bytes("hash"), _text("reason", NEEDED),
            _bytes("bundle_sha"), _bytes("raw"), _text("at", NEEDED),
        ),
    ),
    Table(
        "pending",
        (_int("log"), _int("seq"), _text("kind", NEEDED), _int("ver", NEEDED), _text("reason", NEEDED)),
        ("PRIMARY KEY (log, seq)",),
    ),
    Table(
        "blob",
        (
            _bytes("sha", "PRIMARY KEY NOT NULL"), _bytes("sealed"), _int("bytes"), _int("sealed_bytes"),
            _text("media"),
            _text("state", "NOT NULL CHECK (state IN ('wanted', 'partial', 'present', 'erased'))"), _text("stored_at"),
            _text("checked_at"),
        ),
        (),
        (
            "CREATE INDEX blob_sealed ON blob (sealed) WHERE sealed IS NOT NULL",
            "CREATE INDEX blob_wanted ON blob (sha) WHERE state IN ('wanted', 'partial')",
            "CREATE INDEX blob_checked ON blob (checked_at) WHERE state = 'present'",
        ),
    ),
    Table(
        "piece",
        (_bytes("sha", NEEDED), _int("n", NEEDED), _bytes("piece_sha", NEEDED)),
        ("PRIMARY KEY (sha, n)",),
    ),
    Table(
        "blob_ref",
        (
            _bytes("sha", NEEDED), _int("origin", NEEDED), _bytes("rec", NEEDED), _int("log", NEEDED),
            _int("seq", NEEDED),
        ),
        ("PRIMARY KEY (sha, origin, rec)",),
        ("CREATE INDEX blob_ref_entry ON blob_ref (log, seq)", "CREATE INDEX blob_ref_record ON blob_ref (rec)"),
    ),
    Table(
        "deed",
        (_text("id", "PRIMARY KEY NOT NULL"), _int("log", NEEDED), _int("seq", NEEDED), _text("at", NEEDED)),
    ),
    Table(
        "bundle",
        (
            _text("id", "PRIMARY KEY NOT NULL"), _text("direction", NEEDED), _int("peer"), _text("org"), _int("number"),
            _bytes("plan"), _bytes("plan_sha"), _text("state", NEEDED), _text("at", NEEDED),
        ),
        (),
        ("CREATE INDEX bundle_of_peer ON bundle (direction, peer, number)",),
    ),
    Table(
        "volume",
        (
            _text("bundle", NEEDED), _int("n", NEEDED), _bytes("manifest"), _int("bytes"), _text("state", NEEDED),
            _text("at", NEEDED),
        ),
        ("PRIMARY KEY (bundle, n)",),
    ),
    Table("meta", (_text("key", "PRIMARY KEY NOT NULL"), _bytes("value"))),
    Table("setting", (_text("name", "PRIMARY KEY NOT NULL"), _text("value", NEEDED))),
    Table(
        "deadline",
        (
            _text("unit", NEEDED), _int("origin", NEEDED), _bytes("id", NEEDED), _bytes("case_id", NEEDED),
            _text("rule", NEEDED), _text("due", NEEDED), _int("done", NEEDED),
        ),
        ("PRIMARY KEY (origin, id)",),
        (
            "CREATE INDEX deadline_by_unit ON deadline (unit, due, id) WHERE done = 0",
            "CREATE INDEX deadline_by_day ON deadline (due, id) WHERE done = 0",
            "CREATE INDEX deadline_of_case ON deadline (case_id)",
        ),
    ),
    Table(
        "sum_case_month",
        (
            _text("unit", NEEDED), _text("month", NEEDED), _text("kind", NEEDED), _int("opened", NEEDED),
            _int("closed", NEEDED), _int("lost", NEEDED), _int("fine_fen", NEEDED),
        ),
        ("PRIMARY KEY (unit, month, kind)",),
    ),
)  # fmt: skip

_SAME = " AND ".join(
    f"NEW.{column} IS OLD.{column}"
    for column in ("log", "seq", "txn", "at", "actor", "kind", "ver", "origin", "rec", "op", "hash", "sig")
)
TRIGGERS: tuple[str, ...] = (
    "CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE log = NEW.log) "
    "BEGIN SELECT RAISE(ABORT, 'a gap in the journal'); END",
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal "
    f"WHEN NOT (NEW.body IS NULL AND OLD.body IS NOT NULL AND NEW.body_sha IS NOT NULL AND {_SAME}) "
    "BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is not cut'); END",
)
"""R10: they catch our mistakes; who has the key can drop them."""

SEARCH_TABLES: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE case_search USING fts5(words, initials, content='', contentless_delete=1, "
    "tokenize='unicode61', prefix='1 2 3')",
    "CREATE VIRTUAL TABLE record_search USING fts5(words, content='', contentless_delete=1, tokenize='unicode61')",
)
"""``case_search.rowid`` is ``case_.local``; ``record_search.rowid`` is ``local * 32 + number of the kind``."""

STATE_TABLES: tuple[Table, ...] = tuple(state_table(kind) for kind in KINDS)


def schema() -> tuple[str, ...]:
    """Return the statements that make a new, empty store of the present version."""
    tables = (*JOURNAL_TABLES, *STATE_TABLES)
    return tuple(statement for table in tables for statement in table.statements()) + TRIGGERS + SEARCH_TABLES
