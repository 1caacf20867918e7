"""The structure of PDF/A-2b: XMP that agrees with the document's properties, an sRGB output intent, no unused standard
font. Checked with veraPDF by ``tests/benchmarks/check_archive.py``.
"""

from functools import cache
from io import BytesIO
from typing import Any

from brigade_app.documents.errors import BadPdf
from brigade_app.paths import resources_folder

PRODUCER = "brigade"


@cache
def _profile() -> bytes:
    return (resources_folder() / "forms" / "shared" / "sRGB.icc").read_bytes()


def as_archive(pdf: bytes, *, title: str, author: str, subject: str) -> bytes:
    """Return the PDF with the archive structure; deterministic."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        _tidy_fonts(document)
        add_archive_marks(document, title=title, author=author, subject=subject)
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def add_archive_marks(document: Any, *, title: str, author: str, subject: str) -> None:
    """Write properties, XMP and output intent into an open document."""
    import pikepdf

    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    if "/Metadata" in document.Root:
        del document.Root["/Metadata"]
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as meta:
        meta["dc:title"] = title
        meta["dc:creator"] = [author]
        meta["dc:description"] = subject
        meta["pdf:Producer"] = PRODUCER
        meta["pdfaid:part"] = "2"
        meta["pdfaid:conformance"] = "B"
    profile = document.make_stream(_profile())
    profile["/N"] = 3
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name("/OutputIntent"),
        S=pikepdf.Name("/GTS_PDFA1"),
        OutputConditionIdentifier=pikepdf.String("sRGB IEC61966-2.1"),
        Info=pikepdf.String("sRGB IEC61966-2.1"),
        DestOutputProfile=document.make_indirect(profile),
    )
    document.Root["/OutputIntents"] = pikepdf.Array([document.make_indirect(intent)])
    document.Root["/Lang"] = pikepdf.String("zh-CN")
    document.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=False)


def _tidy_fonts(document: Any) -> None:
    # the library names Helvetica on every page although nothing is written in it
    for page in document.pages:
        fonts = page.get("/Resources", {}).get("/Font")
        if fonts is None:
            continue
        for name, font in list(fonts.items()):
            if "/FontDescriptor" not in font:
                del fonts[name]
            elif "/Encoding" in font:
                # a symbolic TrueType font shall have none (ISO 19005-2, 6.2.11.6)
                del font["/Encoding"]


def open_pdf(data: bytes, path: str = "") -> Any:
    """Return an open document.

    Raises:
        BadPdf: damaged (``damaged``) or with a password (``password``).
    """
    import pikepdf

    try:
        return pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise BadPdf(path=path, reason="password") from error
    except pikepdf.PdfError as error:
        raise BadPdf(path=path, reason="damaged") from error
