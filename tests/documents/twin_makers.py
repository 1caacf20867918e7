"""A letter that no form's wording can change, its twin as office programs hand it back, twins that people edited."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from brigade_app.documents.composition import Cell, Composition, Paragraph, Run, Seal, Signatures, SignPlace, Table
from brigade_app.documents.word_package import open_package, pack

TWINS = Path(__file__).parent / "twins"
AMOUNT = "￥1,500.00"
ROWS = (("桃酥（礼盒）", "12盒"), ("电子秤", "1台"))


def a_letter() -> Composition:
    """A decision with fields in sentences, side by side and alone in cells, signatures and a seal."""
    blocks = (
        Paragraph((Run("南召县城郊乡人民政府", "unit.name"),), "issuer", "center"),
        Paragraph((Run("行政处罚决定书"),), "title", "center"),
        Paragraph((Run("南召（城郊）罚决〔2026〕12号", "doc.number"),), "number", "center"),
        Paragraph((
            Run("当事人："), Run("赵永才", "party.name"), Run("，电话"), Run("13837700002", "party.phone"), Run("。"),
        )),
        Paragraph((Run("决定罚款人民币壹仟伍佰元整（￥1,500.00）。", "penalty.content"),), indent=2),
        Paragraph((Run("合计"), Run(AMOUNT, "penalty.total"), Run("，自收到之日起十五日内缴纳。")), indent=2),
        Table((1, 1), tuple((_cell(name, f"items.{at}.name"), _cell(count, f"items.{at}.count"))
                            for at, (name, count) in enumerate(ROWS))),
        Paragraph((Run("如不服本决定，可以在六十日内申请行政复议，也可以在六个月内提起行政诉讼。"),), indent=2),
        Signatures((SignPlace("party", "当事人（签名）"),)),
        Seal(Run("南召县城郊乡人民政府", "unit.name"), Run("2026年11月25日", "doc.date")),
    )  # fmt: skip
    labels = (("penalty.content", "处罚内容"), ("penalty.total", "合计"), ("party.name", "当事人"))
    return Composition(
        kind="T34", title="行政处罚决定书", layout="official", purpose="final", issuer="南召县城郊乡人民政府",
        number="南召（城郊）罚决〔2026〕12号", version=1, blocks=blocks, fields=(), labels=labels, missing=(), copies=2,
        basis=(), sealed=True, signers=("party",),
    )  # fmt: skip


def _cell(text: str, key: str) -> Cell:
    return Cell((Paragraph((Run(text, key),)),))


def from_libreoffice() -> bytes:
    """The twin of the letter as LibreOffice saved it; see ``twins/README.md``."""
    return (TWINS / "libreoffice.docx").read_bytes()


def changed_parts(data: bytes, change: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A package with some of its parts rewritten."""
    parts = dict(open_package(data).parts)
    return pack({name: change[name](part) if name in change else part for name, part in parts.items()})


def rewritten(data: bytes, before: str, after: str) -> bytes:
    """A .docx in which somebody replaced words of the body that stand in one run."""

    def change(part: bytes) -> bytes:
        assert before in part.decode()
        return part.replace(before.encode(), after.encode())

    return changed_parts(data, {"word/document.xml": change})


def without_controls(data: bytes) -> bytes:
    """A .docx whose content controls lost their keys, as LibreOffice leaves them."""
    marks = re.compile(rb"<w:(?:tag|alias) [^>]*/>")
    return changed_parts(data, {"word/document.xml": lambda part: marks.sub(b"", part)})


def without_marks(data: bytes) -> bytes:
    """A .docx that says nothing of itself out of sight."""
    empty = re.compile(rb"brigade [^<]*|(?<=<dc:subject>)[^<]*")
    return changed_parts(
        data, {name: lambda part: empty.sub(b"", part) for name in ("docProps/core.xml", "docProps/custom.xml")}
    )
