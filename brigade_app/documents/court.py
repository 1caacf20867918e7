"""The court package: answer, evidence list, law list, volume, originals, digests, one page of instruction; a folder.

A clerk needs a PDF reader and `certutil` or `sha256sum`, both of which every office computer has. ``SHA256SUMS`` is in
the form of `sha256sum -c`; a file name of the package is safe on Windows, the true name stands in the list.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from brigade_app.documents.composition import Composition, Paragraph, Run, Table
from brigade_app.documents.context import Stamp
from brigade_app.documents.errors import FolderNotEmpty, OriginalChanged
from brigade_app.documents.render import render_pdf
from brigade_app.documents.word import render_docx
from brigade_app.domain.names import export_name

SUMS = "SHA256SUMS"
ORIGINALS = "originals"
BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Original:
    """A sealed original to go along: its name, digest, and how to open it."""

    name: str
    sha256: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of the package: path inside it and digest."""

    path: str
    sha256: str


def write_court_package(
    folder: Path,
    papers: Sequence[tuple[str, Composition]],
    volume: bytes,
    originals: Sequence[Original],
    *,
    stamp: Stamp,
    organ: str,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[PackageFile, ...] | None:
    """Write the package into an empty ``folder``; ``None`` when it was cancelled on the way.

    ``papers`` are answer, evidence list and law list with their file names (without ending), as PDF and Word twin.

    Raises:
        FolderNotEmpty: the folder holds something.
        OriginalChanged: an original does not have its digest any more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderNotEmpty(path=str(folder))
    files = []
    for name, composition in papers:
        files.append(_put(folder, f"{name}.pdf", render_pdf(composition, stamp=stamp)))
        files.append(_put(folder, f"{name}.docx", render_docx(composition)))
    files.append(_put(folder, "案卷.pdf", volume))
    taken: list[str] = []
    for original in originals:
        if cancelled():
            return None
        name = export_name(original.name, taken)
        taken.append(name)
        files.append(_copy(folder, f"{ORIGINALS}/{name}", original))
    instruction = render_pdf(instruction_sheet(organ, len(originals)), stamp=stamp)
    files.append(_put(folder, "校验说明.pdf", instruction))
    lines = "".join(f"{one.sha256}  {one.path}\n" for one in files)
    (folder / SUMS).write_text(lines, encoding="utf-8", newline="\n")
    return tuple(files)


def _put(folder: Path, path: str, data: bytes) -> PackageFile:
    (folder / path).write_bytes(data)
    return PackageFile(path, hashlib.sha256(data).hexdigest())


def _copy(folder: Path, path: str, original: Original) -> PackageFile:
    target = folder / path
    target.parent.mkdir(exist_ok=True)
    digest = hashlib.sha256()
    with original.open() as source, target.open("xb") as out:
        for block in _blocks(source):
            digest.update(block)
            out.write(block)
    if digest.hexdigest() != original.sha256:
        target.unlink()
        raise OriginalChanged(name=original.name, expected=original.sha256)
    return PackageFile(path, original.sha256)


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    while block := source.read(BLOCK_BYTES):
        yield block


def instruction_sheet(organ: str, originals: int) -> Composition:
    """Return the one page that tells a clerk what is in the package and how to check it."""
    steps = (
        "一、本文件夹由行政机关提交，内容包括：答辩状（答复书）、证据清单、法律依据清单（PDF和Word各一份）、"
        f"案卷（一个PDF，有书签和页码）、证据原件{originals}件（originals文件夹）、校验文件{SUMS}。",
        "二、查看：用任意PDF阅读软件打开“案卷.pdf”，证据清单所列页码即案卷右上角的页码。",
        "三、校验单个文件（Windows）：在本文件夹的地址栏输入cmd后回车，输入：certutil -hashfile 案卷.pdf SHA256"
        f"，将显示的64位字符与{SUMS}文件（可用记事本打开）中同名文件前的字符对照，一致即未被改动。"
        "校验originals文件夹内的文件时，文件名前加“originals\\”；文件名中有空格的，用英文双引号括起。",
        f"四、一次校验全部文件（Linux、麒麟、统信）：在本文件夹打开终端，输入：sha256sum -c {SUMS}，"
        "每个文件显示“成功”或者“OK”即一致。",
        "五、校验不一致的，请停止使用该文件，并与提交机关联系重新提交。",
        "六、originals文件夹内是取证时取得的原始文件的逐字节副本，除文件名外未作任何改动（未压缩、未转换、未编辑）；"
        "请勿直接在其中编辑，另存后再查看。",
    )
    body = tuple(Paragraph((Run(text),), indent=2) for text in steps)
    head = (
        Paragraph((Run(organ, "unit.name"),), "issuer", "center"),
        Paragraph((Run("电子材料校验说明"),), "title", "center"),
    )
    blocks: tuple[Paragraph | Table, ...] = (*head, *body)
    return Composition(
        kind="CHECK", title="电子材料校验说明", layout="form", purpose="final", issuer=organ, number=None, version=1,
        blocks=blocks, fields=(), labels=(), missing=(), copies=1, basis=(), sealed=False, signers=(),
    )  # fmt: skip
