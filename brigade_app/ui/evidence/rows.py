"""Evidence in words: the cells of the grid, the lines of the checklist, the rows of the matrix."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from brigade_app.domain.checklist import CheckElement, CheckLine, Checklist
from brigade_app.domain.keeping import Claims
from brigade_app.domain.provenance import GROUNDS
from brigade_app.domain.writing import play_time
from brigade_app.operations import CaseView, EvidenceRow
from brigade_app.ui.evidence.side_rows import short_late_words
from brigade_app.ui.kit import Explanation, LightKind, Words, pick, write_when

EvidenceWords = Words("EvidenceWords")

KEYS = "123456789"


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """One item in the grid. ``sha256`` asks for its thumbnail; ``length`` is that of a film or sound, as claimed."""

    id: str
    name: str
    sha256: str | None
    media_type: str
    time: str
    grade: str
    line: str
    line_number: int
    after_seal: bool
    missing: bool
    late: str = ""
    length: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the checklist: number for the keyboard, state, how many items, how to obtain it."""

    id: str
    number: int
    words: str
    light: LightKind
    state: str
    proves: str
    why: Explanation
    reason: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One element: its words, whether it is proven, and a mark for each item of evidence."""

    words: str
    proven: bool
    marks: tuple[str, ...]
    lacks: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Elements down, evidence across."""

    heads: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def grade_words(grade: str | None) -> str:
    """Return a rung of the provenance ladder in words."""
    words = {
        "camera-original": EvidenceWords.tr("camera original"),
        "edited": EvidenceWords.tr("edited"),
        "messenger-copy": EvidenceWords.tr("messenger copy"),
        "screenshot": EvidenceWords.tr("screenshot"),
        "re-photographed": EvidenceWords.tr("re-photographed"),
        "unknown": EvidenceWords.tr("origin unknown"),
    }
    return words.get(grade or "", "")


def kind_of_evidence_words(kind: str | None) -> str:
    """Return one of the eight kinds of evidence (行政处罚法 art. 46) in words."""
    words = {
        "documentary": EvidenceWords.tr("documentary evidence"),
        "physical": EvidenceWords.tr("physical evidence"),
        "audiovisual": EvidenceWords.tr("audiovisual material"),
        "electronic": EvidenceWords.tr("electronic data"),
        "witness": EvidenceWords.tr("witness testimony"),
        "party_statement": EvidenceWords.tr("statement of the party"),
        "expert_opinion": EvidenceWords.tr("expert opinion"),
        "inspection_record": EvidenceWords.tr("inspection record"),
    }
    return words.get(kind or "", EvidenceWords.tr("kind not said"))


def claimed_time(claims: Claims | None) -> str:
    """Return the time that the file claims; what is claimed is never said to be known."""
    if claims is None or claims.taken_at is None:
        return EvidenceWords.tr("no time in the file")
    return EvidenceWords.tr("claims {time}").format(time=write_when(claims.taken_at))


def evidence_cells(page: CaseView) -> tuple[EvidenceCell, ...]:
    """Return the cells of the grid, in the order of the record."""
    numbers = {line.line.id: number for number, line in enumerate(page.checklist.lines, 1)}
    names = {line.line.id: pick(line.line.name_zh, line.line.name_en) for line in page.checklist.lines}
    return tuple(_cell(row, numbers, names) for row in page.evidence)


def _cell(row: EvidenceRow, numbers: Mapping[str, int], names: Mapping[str, str]) -> EvidenceCell:
    item, file = row.evidence, row.evidence.file
    line = item.checklist_item or ""
    claimed = claimed_time(row.claims) if file else write_when(item.made_at)
    return EvidenceCell(
        item.id, item.name or (file.name if file else None) or kind_of_evidence_words(item.kind),
        file.sha256 if file else None, (file.media_type if file else None) or "", claimed,
        grade_words(row.claims.grade if row.claims else None) if file else kind_of_evidence_words(item.kind),
        names.get(line, ""), numbers.get(line, 0), row.late is not None, file is not None and not row.present,
        short_late_words(row.late), _length(row.claims),
    )  # fmt: skip


def _length(claims: Claims | None) -> str:
    return play_time(claims.duration_ms) if claims is not None and claims.duration_ms is not None else ""


def line_rows(checklist: Checklist) -> tuple[LineRow, ...]:
    """Return the lines of the checklist; the first nine have a key."""
    elements = {one.element.id: pick(one.element.name_zh, one.element.name_en) for one in checklist.elements}
    return tuple(_line(number, line, elements) for number, line in enumerate(checklist.lines, 1))


def _line(number: int, line: CheckLine, elements: Mapping[str, str]) -> LineRow:
    states = {
        "present": EvidenceWords.tr("%n item(s)", "", len(line.evidence)),
        "missing": EvidenceWords.tr("missing"),
        "if-applicable": EvidenceWords.tr("if applicable"),
        "not-applicable": EvidenceWords.tr("does not apply"),
    }
    state = states[line.state]
    if line.struck:
        more = EvidenceWords.tr("%n struck", "", len(line.struck))
        state = EvidenceWords.tr("{state}, {struck}").format(state=state, struck=more)
    lights = {"present": LightKind.OK, "missing": LightKind.LATE}
    words = pick(line.line.name_zh, line.line.name_en)
    proves = "、".join(elements.get(one, one) for one in line.line.proves)
    guidance = line.line.guidance_zh
    why = Explanation(
        words, basis=(EvidenceWords.tr("Proves: {elements}").format(elements=proves),),
        what_to_do=tuple(part for part in (guidance, line.reason or "", line.note or "") if part),
    )  # fmt: skip
    return LineRow(
        line.line.id, number, words, lights.get(line.state, LightKind.DOUBT), state, proves, why,
        line.reason or line.note or "", not line.evidence,
    )  # fmt: skip


def matrix(page: CaseView) -> Matrix:
    """Return the matrix of elements by evidence: ● proves on a required line, ○ also speaks to it, ✕ is struck."""
    items = [row.evidence for row in page.evidence if row.evidence.checklist_item or row.evidence.proves]
    names = {line.line.id: pick(line.line.name_zh, line.line.name_en) for line in page.checklist.lines}
    rows = []
    for one in page.checklist.elements:
        marks = tuple(_mark(item.id, one) for item in items)
        lacks = "、".join(names.get(line, line) for line in one.missing)
        rows.append(MatrixRow(pick(one.element.name_zh, one.element.name_en), one.proven, marks, lacks))
    heads = tuple(item.name or kind_of_evidence_words(item.kind) for item in items)
    return Matrix(heads, tuple(rows))


def _mark(item: str, element: CheckElement) -> str:
    kinds = (("●", element.proven_by), ("○", element.also), ("✕", element.struck))
    return next((mark for mark, ids in kinds if item in ids), "")


def detail_pairs(row: EvidenceRow) -> tuple[tuple[str, str | None], ...]:
    """Return all that is recorded and claimed of one item, for the viewer."""
    claims, file = row.claims, row.evidence.file
    place = None
    if claims and claims.lat_e7 is not None and claims.lon_e7 is not None:
        place = f"{claims.lat_e7 / 1e7:.6f}, {claims.lon_e7 / 1e7:.6f}"
    if claims and claims.gps_zeroed:
        place = EvidenceWords.tr("zeroed by the phone")
    device = " ".join(part for part in (claims.maker, claims.model) if part) if claims else None
    turned = {6: "90°", 3: "180°", 8: "270°"}.get(claims.orientation or 1) if claims else None
    of_films = ((EvidenceWords.tr("Length"), _length(claims)), (EvidenceWords.tr("Turned"), turned))
    size = f"{claims.width} × {claims.height}" if claims and claims.width else None
    grounds = "；".join(pick(*GROUNDS[one]) for one in claims.grounds or () if one in GROUNDS) if claims else None
    return (
        (EvidenceWords.tr("Claimed time"), claims.taken_text if claims else None),
        (EvidenceWords.tr("Claimed position"), place),
        (EvidenceWords.tr("Claimed device"), device or None),
        (EvidenceWords.tr("Origin"), grade_words(claims.grade) if claims else None),
        (EvidenceWords.tr("Why"), grounds or None),
        (EvidenceWords.tr("Picture"), size),
        *(pair for pair in of_films if pair[1]),
        (EvidenceWords.tr("File"), file.name if file else None),
        (EvidenceWords.tr("Bytes"), f"{file.size:,}" if file and file.size is not None else None),
        ("SHA-256", "\n".join(wrap(file.sha256, 16)) if file else None),
    )
