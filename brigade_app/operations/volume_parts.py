"""What goes into a volume, in the order in which a case file is bound: cover, papers, exhibits, the sheet at its end.

The volume makes its own catalogue from the pages it has, so a catalogue that was issued before (T45-2) stays out. The
papers of a dispute have a folder of their own and come after those of the case. A case number is no number of a paper:
the catalogue leaves its column empty there.
"""

from collections.abc import Container, Sequence

from brigade_app.documents import Cover, Part, compose, form
from brigade_app.documents.casewords import CaseWords, data_text
from brigade_app.documents.fields_decision import penalties_words
from brigade_app.documents.listings import proves_words, source_words
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.domain.records import CaseFile, Evidence
from brigade_app.domain.when import When
from brigade_app.domain.writing import date_in_words
from brigade_app.operations.desk import Desk
from brigade_app.operations.exhibits import shown_of
from brigade_app.operations.media import MediaReader, media_type_of
from brigade_app.operations.media.sniff import HEAD_BYTES
from brigade_app.operations.paper_context import context_of, matter_of
from brigade_app.operations.paper_titles import TITLE, paper_title
from brigade_app.operations.papers import entries_of
from brigade_app.operations.saving import living
from brigade_app.operations.signed_copies import came_back, drawn_pages, is_by_hand, scans_of

VOLUME_KIND = "VOLUME"
_ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif", "application/pdf": ".pdf", "image/heic": ".heic",
    "image/webp": ".webp", "image/bmp": ".bmp",
}  # fmt: skip
CATALOGUE_KIND, END_SHEET_KIND = "T45-2", "T45-3"
LATE_NOTE = (
    "决定之后取得或者补入，不能作为认定决定合法的依据"
    "（《最高人民法院关于行政诉讼证据若干问题的规定》第六十条第（一）项）。"
)


def papers_of(desk: Desk, file: CaseFile, *, disputes: bool = True) -> list[IssuedDocument]:
    """Return the newest version of each paper in the order of the steps; those of disputes last, or not at all."""
    newest: dict[tuple[str, str | None], IssuedDocument] = {}
    for one in living(desk, IssuedDocument, file.case.id):
        if not one.sha256 or one.kind in (VOLUME_KIND, CATALOGUE_KIND):
            continue
        if one.state in ("issued", "signed") or (one.state == "draft" and came_back(one)):
            key = (one.kind, one.action)
            if key not in newest or newest[key].version < one.version:
                newest[key] = one
    placed = sorted(newest.values(), key=lambda one: (is_of_dispute(one), _place(file, one), one.kind))
    return [one for one in placed if disputes or not is_of_dispute(one)]


def _place(file: CaseFile, document: IssuedDocument) -> tuple[object, ...]:
    """Return where a paper stands: with its step; one filled in by hand, with the first step that its form papers."""
    dated = [(action, action.at.sort_key()) for action in file.actions if action.at]
    own = [key for action, key in dated if action.id == document.action]
    like = [key for action, key in dated if is_by_hand(document) and action.kind in form(document.kind).actions]
    return next(iter(own or sorted(like) or sorted(key for _, key in dated)), ())


def is_of_dispute(document: IssuedDocument) -> bool:
    """Whether a paper belongs to a dispute: it papers no step of the case."""
    return not form(document.kind).actions


def paper_part(desk: Desk, reader: MediaReader, file: CaseFile, document: IssuedDocument) -> Part:
    """Return a paper as it goes into the volume: its title, its own number, its day, and its signed pages."""
    number = document.number if form(document.kind).number == "own" else None
    step = next((one for one in file.actions if one.id == document.action), None)
    return Part(
        title_of(desk, file, document), number or "", _day(step.at if step else None),
        pdf=desk.store.vault.read(document.sha256 or ""), signed=drawn_pages(desk, reader, document),
        by_hand=is_by_hand(document),
    )  # fmt: skip


def scan_files(desk: Desk, file: CaseFile, papers: Sequence[IssuedDocument]) -> list[tuple[str, str]]:
    """Return the files in which signed pages of these papers came, each once: what it is, and its digest."""
    named: dict[str, str] = {}
    for document in papers:
        title = title_of(desk, file, document)
        for page, scan in scans_of(document).items():
            ending = desk.store.vault.read(scan.sha256)[:HEAD_BYTES]
            named.setdefault(scan.sha256, f"签字件 {title} 第{page}页{_ENDINGS.get(media_type_of(ending), '')}")
    return [(name, sha256) for sha256, name in named.items()]


def title_of(desk: Desk, file: CaseFile, document: IssuedDocument) -> str:
    """Return the title that a paper bears: 责令停止建设通知书 is not called by the form's general name."""
    made = form(document.kind)
    if not made.titles or TITLE in (document.fields or {}):
        return paper_title(document.kind, document.fields)
    context = context_of(
        desk, file, document.kind, action=document.action, number=document.number, entries=entries_of(document)
    )
    return compose(document.kind, file, context).title


def exhibit_parts(desk: Desk, reader: MediaReader, file: CaseFile, late: Container[str]) -> list[Part]:
    """Return the evidence as it goes into the volume, with its source, what it proves, and whether it came too late."""
    words = CaseWords(file, context_of(desk, file, CATALOGUE_KIND))
    return [_exhibit(desk, reader, words, item, late=item.id in late) for item in file.evidence]


def _exhibit(desk: Desk, reader: MediaReader, words: CaseWords, item: Evidence, *, late: bool) -> Part:
    told = (("来源", source_words(words, item)), ("证明对象", proves_words(words, item)))
    note = "".join(f"{label}：{text}。" for label, text in told if text)
    return Part(
        f"{item.name or ''}（决定后）" if late else item.name or "", date=_day(item.made_at), evidence=item.id,
        sha256=item.file.sha256 if item.file else "", note=note + (LATE_NOTE if late else ""),
        shown=shown_of(desk, reader, item.file),
    )  # fmt: skip


def cover_of(desk: Desk, file: CaseFile) -> Cover:
    """Return what stands on the cover."""
    words = CaseWords(file, context_of(desk, file, CATALOGUE_KIND))
    matter = matter_of(desk, file)
    at = {action.kind: action.at for action in file.actions}
    archived = next((one.data for one in file.actions if one.kind == "archiving"), None) or {}
    parties = [one.name or "" for one in file.parties if one.role in (None, "party")]
    return Cover(
        organ=desk.unit.name,
        title=file.case.title or "",
        case_number=_case_number(file),
        party="、".join(parties),
        cause=matter.name if matter else file.case.matter_zh or "",
        opened_on=_day(at.get("filing")),
        closed_on=_day(at.get("closing")),
        retention=str(archived.get("retention") or ""),
        outcome=_outcome(words),
        officers="、".join(one.name or "" for one in words.officers),
        archived_on=_day(at.get("archiving")),
    )


def _outcome(words: CaseWords) -> str:
    """Return what was decided; nothing where nothing was."""
    decision = words.last("decision", "simple-decision")
    if decision is None:
        return data_text(words.last("closing"), "ground") or ""
    if str((decision.data or {}).get("result", "")).startswith("no-penalty"):
        return "不予行政处罚"
    return penalties_words(words.penalties(decision)) or ""


def _case_number(file: CaseFile) -> str:
    filed = next((one.document for one in file.actions if one.kind == "filing" and one.document), None)
    return file.case.number or (filed.number if filed else None) or ""


def _day(when: When | None) -> str:
    return date_in_words(when.day) if when and when.day else ""
