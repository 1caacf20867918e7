"""What stands in the journal in words: kinds of records, what was done to them, events, and what an event says."""

from collections.abc import Mapping

from brigade_app.domain.records import Json
from brigade_app.ui.kit import Words

JournalWords = Words("JournalWords")

GROUPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "all": ((), ()),
    "access": ((), ("log-in", "log-in-by-recovery", "log-out", "restricted-case-viewed", "date-confirmed")),
    "out": (
        (),
        ("printed", "saved-as-pdf", "case-exported", "case-list-exported", "court-package", "journal-exported",
         "bundle-exported", "original-saved"),
    ),
    "in": (
        ("peer", "pack"),
        ("case-imported", "bundle-imported", "bundle-refused", "receipt", "enrolment-requested", "enrolment-accepted",
         "county-enrolled", "trust-withdrawn", "pack-installed"),
    ),
    "cases": (("case", "party", "action", "dispute", "check_item"), ()),
    "evidence": (("evidence", "claims", "custody"), ("evidence-unsealed",)),
    "papers": (("document", "number"), ("scans-filed",)),
    "review": (("comment", "sign_off"), ("submitted-with-findings", "went-on-after-warning")),
    "people": (
        ("account", "officer", "unit"),
        ("account-added", "account-disabled", "roles-changed", "password-changed", "administrators-combined"),
    ),
    "keeping": (
        (),
        ("store-made", "backup", "self-check", "vault-swept", "findings-settled", "rebuilt", "restored",
         "restore-noted"),
    ),
}  # fmt: skip
"""What the bar offers: kinds of records and events, by group."""


def group_choices() -> list[tuple[str, object]]:
    """Return the groups in words, everything first."""
    return [
        (JournalWords.tr("everything"), "all"), (JournalWords.tr("log-ins and views"), "access"),
        (JournalWords.tr("prints and exports"), "out"), (JournalWords.tr("what came in"), "in"),
        (JournalWords.tr("cases, parties, steps"), "cases"), (JournalWords.tr("evidence"), "evidence"),
        (JournalWords.tr("documents and numbers"), "papers"), (JournalWords.tr("comments and signatures"), "review"),
        (JournalWords.tr("people, accounts, roles"), "people"), (JournalWords.tr("backup and checks"), "keeping"),
    ]  # fmt: skip


def deed_words(kind: str, op: str, what: str) -> str:
    """Return what an entry did: the event, or the record that was saved, withdrawn, erased or handed over."""
    if what:
        return event_words(what)
    if kind == "event":
        return kind_words(kind)
    name = kind_words(kind)
    deeds = {
        "put": JournalWords.tr("{what} saved"), "del": JournalWords.tr("{what} withdrawn"),
        "redact": JournalWords.tr("{what} erased"), "handover": JournalWords.tr("{what} handed over"),
    }  # fmt: skip
    return deeds.get(op, op).format(what=name)


def kind_words(kind: str) -> str:
    """Return a kind of record in words."""
    kinds = {
        "case": JournalWords.tr("case"), "party": JournalWords.tr("party"), "action": JournalWords.tr("step"),
        "evidence": JournalWords.tr("item of evidence"), "claims": JournalWords.tr("claims of a file"),
        "custody": JournalWords.tr("custody"), "check_item": JournalWords.tr("checklist line"),
        "dispute": JournalWords.tr("dispute"), "document": JournalWords.tr("document"),
        "number": JournalWords.tr("number"), "comment": JournalWords.tr("comment"),
        "sign_off": JournalWords.tr("sign-off"), "officer": JournalWords.tr("officer"),
        "account": JournalWords.tr("account"), "unit": JournalWords.tr("unit"), "peer": JournalWords.tr("peer"),
        "pack": JournalWords.tr("pack"), "event": JournalWords.tr("event"),
    }  # fmt: skip
    return kinds.get(kind, kind)


def event_words(what: str) -> str:
    """Return an event in words; one that is not known here as it is written."""
    words = {
        "log-in": JournalWords.tr("logged in"),
        "log-in-by-recovery": JournalWords.tr("logged in with the recovery key"),
        "log-out": JournalWords.tr("logged out"), "restricted-case-viewed": JournalWords.tr("restricted case viewed"),
        "date-confirmed": JournalWords.tr("date confirmed"), "printed": JournalWords.tr("printed"),
        "saved-as-pdf": JournalWords.tr("saved as PDF"), "case-exported": JournalWords.tr("case exported"),
        "case-list-exported": JournalWords.tr("list of cases exported"),
        "court-package": JournalWords.tr("court package written"),
        "journal-exported": JournalWords.tr("journal exported"),
        "bundle-exported": JournalWords.tr("bundle exported"),
        "original-saved": JournalWords.tr("original saved outside"),
        "bundle-imported": JournalWords.tr("bundle imported"), "case-imported": JournalWords.tr("case imported"),
        "bundle-refused": JournalWords.tr("bundle refused"), "receipt": JournalWords.tr("receipt came"),
        "enrolment-requested": JournalWords.tr("enrolment requested"),
        "enrolment-accepted": JournalWords.tr("enrolment accepted"),
        "trust-withdrawn": JournalWords.tr("trust withdrawn from a computer"),
        "county-enrolled": JournalWords.tr("enrolled at the county"),
        "pack-installed": JournalWords.tr("pack installed"), "scans-filed": JournalWords.tr("signed pages filed"),
        "submitted-with-findings": JournalWords.tr("submitted with open findings"),
        "went-on-after-warning": JournalWords.tr("went on after a warning"),
        "account-added": JournalWords.tr("account added"), "account-disabled": JournalWords.tr("account disabled"),
        "roles-changed": JournalWords.tr("roles changed"), "password-changed": JournalWords.tr("password changed"),
        "administrators-combined": JournalWords.tr("one account for two administrators"),
        "store-made": JournalWords.tr("store made"), "backup": JournalWords.tr("backup written"),
        "self-check": JournalWords.tr("self-check done"), "findings-settled": JournalWords.tr("findings settled"),
        "rebuilt": JournalWords.tr("tables rebuilt"), "restored": JournalWords.tr("backup restored"),
        "restore-noted": JournalWords.tr("took note of the restore"),
        "vault-swept": JournalWords.tr("left-over files put into quarantine"),
        "evidence-unsealed": JournalWords.tr("seal of the evidence lifted"),
    }  # fmt: skip
    return words.get(what, what)


def said_words(data: Mapping[str, Json], who: str) -> str:
    """Return what an event says beside its name and who did it, as far as it is meant for people."""
    said = [data.get(key) for key in ("account", "name", "reason")]
    texts = [text for text in said if isinstance(text, str) and text and text != who]
    counts = {
        "number": JournalWords.tr("No. {n}"),
        "count": JournalWords.tr("{n} lines"), "copies": JournalWords.tr("{n} copies"),
        "pages": JournalWords.tr("{n} pages"), "entries": JournalWords.tr("{n} entries"),
        "failures": JournalWords.tr("{n} wrong passwords before"), "seq": JournalWords.tr("up to entry {n}"),
        "found": JournalWords.tr("{n} findings"),
    }  # fmt: skip
    texts += [words.format(n=data[key]) for key, words in counts.items() if isinstance(data.get(key), int)]
    return " · ".join(texts)
