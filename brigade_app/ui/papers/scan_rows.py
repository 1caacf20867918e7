"""What became of signed pages that came back, in words: missing, void, of an old version, not recognised, filed."""

from collections.abc import Mapping, Sequence

from brigade_app.operations.scans import Came, SortedScans, title_of
from brigade_app.ui.kit import LightKind, TableRow, Words

ScanWords = Words("ScanWords")
_Row = tuple[LightKind, str, str]


def sorted_rows(done: SortedScans, names: Sequence[str], titles: Mapping[str, str]) -> list[TableRow]:
    """Return what became of signed pages; what a person must see to stands first."""
    rows = [*_missing_rows(done), *_odd_rows(done, names)]
    rows += [(LightKind.SOON, ScanWords.tr("not back yet"), one) for one in done.waiting]
    for other in done.elsewhere:
        words = ScanWords.tr("{document}, page {pages}, of the case {case}").format(
            document=other.document, pages=_listed(other.pages), case=other.case
        )
        rows.append((LightKind.OK, ScanWords.tr("filed in another case"), words))
    for key, pages in done.filed.items():
        words = ScanWords.tr("{document}, page {pages}").format(document=titles.get(key, ""), pages=_listed(pages))
        rows.append((LightKind.OK, ScanWords.tr("filed"), words))
    return [
        TableRow(str(number), (f"{light.shape} {what}", words), ((0, light.value),), words)
        for number, (light, what, words) in enumerate(rows)
    ]


def _listed(pages: Sequence[int]) -> str:
    return "、".join(str(page) for page in pages)


def _missing_rows(done: SortedScans) -> list[_Row]:
    """What has not come back of documents that came back in part: pages to be signed first, then others, then twins."""
    rows: list[_Row] = []
    signed = {number: set(pages) for number, pages in done.unsigned}
    for number, pages in done.unsigned:
        words = ScanWords.tr("{number}: signed page {pages} has not come back.")
        rows.append((LightKind.LATE, ScanWords.tr("not signed"), words.format(number=number, pages=_listed(pages))))
    for gap in done.gaps:
        name = title_of(gap.kind, gap.number)
        rest = [page for page in gap.missing if page not in signed.get(name, ())]
        if rest:
            words = ScanWords.tr("{number}: page {pages} has not come back.").format(number=name, pages=_listed(rest))
            rows.append((LightKind.LATE, ScanWords.tr("page missing"), words))
        if gap.twice:
            words = ScanWords.tr("{number}: page {pages} came more than once; the last one was kept.")
            words = words.format(number=name, pages=_listed(gap.twice))
            rows.append((LightKind.SOON, ScanWords.tr("came twice"), words))
    return rows


def _odd_rows(done: SortedScans, names: Sequence[str]) -> list[_Row]:
    """Pages of void numbers, of older versions, and those that nobody knows."""
    rows: list[_Row] = []
    for came, mark, reason in done.void:
        words = ScanWords.tr("{name}: {number} is void ({reason}); not filed. Keep the paper with the voided ones.")
        words = words.format(name=_came(came, names), number=mark.number or mark.kind, reason=reason)
        rows.append((LightKind.LATE, ScanWords.tr("void number"), words))
    for came, mark in done.outdated:
        words = ScanWords.tr("{name}: version {version} of {number}; a newer one was made")
        words = words.format(name=_came(came, names), version=mark.version, number=title_of(mark.kind, mark.number))
        rows.append((LightKind.LATE, ScanWords.tr("old version"), words))
    reasons = {
        "several-marks": ScanWords.tr("several codes on one picture"),
        "unreadable": ScanWords.tr("not a picture that opens"),
        "unknown-document": ScanWords.tr("a document that was not made here"),
        "not-yours": ScanWords.tr("it belongs to a case that cannot be changed from here"),
    }
    for came, reason in done.doubts:
        why = reasons.get(reason, ScanWords.tr("no code found"))
        rows.append((LightKind.SOON, ScanWords.tr("file by hand"), f"{_came(came, names)}：{why}"))
    return rows


def _came(came: Came, names: Sequence[str]) -> str:
    name = names[came.file]
    return name if came.pages == 1 else ScanWords.tr("{name}, page {page}").format(name=name, page=came.page)
