"""Of which document a Word file is the twin: by what it says of itself out of sight, by its number, by its words.

The surest sign comes first. A twin of another case is named as such: compared with this case it would differ
everywhere and say nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from brigade_app.documents import Composition, DocxTexts, Origin, form, form_ids, share_of_lines
from brigade_app.domain.keeping import IssuedDocument, NumberUse
from brigade_app.domain.records import Case, CaseFile
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import living

HEAD_LINES = 8
"""In so many lines at the top a title and a number are looked for."""
OWN_SHARE = 0.5
"""A file without a mark is taken for the twin of a draft of which it has at least this share of the lines."""
_NUMBER = re.compile(r"[\w（）()]{2,40}[〔\[［(（]\d{4}[〕\]］)）]第?\d{1,6}号")


class NotMadeHere(Refused):
    """The Word file does not say of which document of the program it is the twin. Facts ``path``."""


class TwinOfAnotherCase(Refused):
    """The Word file is the twin of a document of another case. Facts ``path``, ``document``, ``case`` (their words)."""


class TwinOfNoCaseHere(Refused):
    """The Word file belongs neither to this case nor to one that is known here. Facts ``path``, ``document``."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a Word file is the twin of: a document that was made, else a draft of this kind about that step."""

    kind: str
    record: IssuedDocument | None = None
    action: str | None = None


def recognise(
    desk: Desk, file: CaseFile, texts: DocxTexts, path: str, draft: Callable[[str], Composition]
) -> Recognised:
    """Return of which document of the case the file is the twin; ``draft`` composes the draft of a kind.

    Raises:
        NotMadeHere, TwinOfAnotherCase, TwinOfNoCaseHere.
    """
    origin = texts.mark.origin if texts.mark else Origin()
    if origin.case and origin.case != file.case.id:
        _refuse(desk, texts, path, origin.case)
    made = [
        one for one in living(desk, IssuedDocument, file.case.id) if one.state != "draft" and one.kind in form_ids()
    ]
    record = _by_mark(made, texts) or _by_number(made, texts)
    if record is not None:
        return Recognised(record.kind, record)
    kinds = [texts.mark.kind] if texts.mark and texts.mark.kind in form_ids() else _kinds_by_title(texts)
    number = said_number(texts)
    is_strange = bool(number) and not origin.case and number not in _numbers(desk, file)
    if kinds and is_strange:
        _refuse(desk, texts, path, None)
    if texts.mark and kinds:
        return Recognised(kinds[0], None, origin.action or None)
    # a title can be another than the form's own (责令停止建设…): then the words of every form are tried
    shares = {one: share_of_lines(draft(one), texts) for one in kinds or form_ids()}
    kind = max(shares, key=lambda one: shares[one])
    if shares[kind] < OWN_SHARE:
        raise NotMadeHere(path=path)
    if is_strange:
        _refuse(desk, texts, path, None)
    return Recognised(kind)


def _by_mark(made: list[IssuedDocument], texts: DocxTexts) -> IssuedDocument | None:
    mark = texts.mark
    if mark is None:
        return None
    if mark.origin.document:
        return next((one for one in made if one.id == mark.origin.document), None)
    of_kind = [one for one in made if one.kind == mark.kind]
    return next((one for one in of_kind if (one.fields or {}).get("_short_hash") == mark.hash), None)


def _by_number(made: list[IssuedDocument], texts: DocxTexts) -> IssuedDocument | None:
    """Return the newest paper under the number that the file bears, of the kind that it says or that its title is."""
    mark, number = texts.mark, said_number(texts)
    if mark is not None and mark.origin.case:
        return None
    kinds = [mark.kind] if mark else _kinds_by_title(texts)
    fitting = [one for one in made if number and one.number == number and (one.kind in kinds or not kinds)]
    if len({one.kind for one in fitting}) > 1:
        return None
    of_version = [one for one in fitting if mark and one.version == mark.version]
    return max(of_version or fitting, key=lambda one: one.version, default=None)


def said_number(texts: DocxTexts) -> str:
    """Return the number that a file bears: as a field, among its properties, or alone on a line at the top."""
    tagged = next(iter(texts.fields.get("doc.number") or texts.fields.get("case.number") or ()), "")
    for words in (tagged, texts.subject, *texts.lines[:HEAD_LINES]):
        if _NUMBER.fullmatch(number := "".join(words.split())):
            return number
    return ""


def _kinds_by_title(texts: DocxTexts) -> list[str]:
    head = {"".join(line.split()) for line in texts.lines[:HEAD_LINES]}
    return [one for one in form_ids() if "".join(form(one).title.split()) in head]


def _numbers(desk: Desk, file: CaseFile) -> set[str]:
    papers = [one.document.number for one in file.actions if one.document and one.document.number]
    made = [one.number for one in living(desk, IssuedDocument, file.case.id) if one.number]
    uses = [one.text for one in living(desk, NumberUse, file.case.id)]
    return {file.case.number or "", *papers, *made, *uses}


def _refuse(desk: Desk, texts: DocxTexts, path: str, case: str | None) -> NoReturn:
    """Raise, naming the document, and the case where the store knows it."""
    number = said_number(texts)
    title = form(texts.mark.kind).title if texts.mark and texts.mark.kind in form_ids() else ""
    document = f"{title}{number}" or path
    rows = desk.store.records.find("document", "number", number) if number else []
    known = desk.store.records.get("case", case or next((one.case for one in rows if one.case), "") or "")
    if known is None or not isinstance(known.record, Case):
        raise TwinOfNoCaseHere(path=path, document=document)
    words = "".join(part for part in (known.record.number, known.record.title) if part)
    raise TwinOfAnotherCase(path=path, document=document, case=words or known.id)
