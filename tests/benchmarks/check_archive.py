"""Every paper, a volume and a batch against PDF/A-2b, by veraPDF: ``python -m tests.benchmarks.check_archive JARS…``.

veraPDF (MPL 2.0) is in no registry as itself; the jar inside the npm package ``@opendataloader/pdf`` (2.5.0: veraPDF
1.31) holds all of it but JAXB, which Debian has as ``libjaxb-java``. So, outside the repository::

    npm pack @opendataloader/pdf@2.5.0 && tar xzf opendataloader-pdf-2.5.0.tgz
    apt-get install default-jdk-headless libjaxb-java
    python -m tests.benchmarks.check_archive package/lib/opendataloader-pdf-cli.jar /usr/share/java/jaxb-*.jar \
        /usr/share/java/istack-commons-runtime.jar /usr/share/java/txw2.jar /usr/share/java/javax.activation.jar

A plain PDF without fonts goes along and must be found broken: a check that cannot fail is none. Ends with 1 otherwise.
"""

import argparse
import subprocess
import sys
import tempfile
from functools import partial
from io import BytesIO
from pathlib import Path

from brigade_app.documents import Part, join_pdfs, make_volume, render
from brigade_app.operations.exhibits import drawn_by
from brigade_app.operations.media import MediaReader
from tests.benchmarks.bench_documents import COVER
from tests.documents.makers import a_document
from tests.documents.test_golden import CASES, DOCUMENTS, STAMP

CHECK = Path(__file__).parent / "archive_check" / "Check.java"


def a_plain_pdf() -> bytes:
    """Return a PDF that is no PDF/A: its font is not embedded, nothing says what it is."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "plain")
    canvas.save()
    return out.getvalue()


def a_picture(mode: str, kind: str) -> bytes:
    """Return a picture of that mode and format."""
    from PIL import Image

    out = BytesIO()
    Image.new(mode, (800, 600)).save(out, kind)
    return out.getvalue()


def a_volume(paper: bytes) -> bytes:
    """Return a volume with a paper of ours, pictures of all kinds, a PDF from outside, and what cannot be shown."""
    pictures = [("RGB", "JPEG"), ("CMYK", "JPEG"), ("L", "JPEG"), ("RGBA", "PNG"), ("P", "GIF"), ("I;16", "PNG")]
    exhibits = [(a_picture(mode, kind), False) for mode, kind in pictures]
    exhibits += [(a_plain_pdf(), True), (paper, True), (b"film", False)]
    with MediaReader() as reader:
        parts = [Part("行政处罚决定书", pdf=paper)]
        for content, is_paper in exhibits:
            shown = partial(drawn_by, reader, partial(bytes, content), is_paper=is_paper)
            parts.append(Part("证据", evidence=str(len(parts)), sha256="ab" * 32, shown=shown))
        volume = make_volume(COVER, parts, stamp=STAMP)
    assert volume is not None
    return volume.pdf


def write_all(folder: Path) -> list[Path]:
    """Write what is to be checked and return the paths."""
    papers = {
        f"{case}-{kind}": render(a_document(kind, CASES[case]), stamp=STAMP).pdf for case, kind in DOCUMENTS
    }  # fmt: skip
    decision = papers["house-T34"]
    papers["volume"] = a_volume(decision)
    papers["batch"] = join_pdfs([("一", decision), ("二", papers["house-T05"])], organ="南召县城郊乡人民政府")
    for name, pdf in papers.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    return [folder / f"{name}.pdf" for name in papers]


def main() -> int:
    """Check, print, and return 0 when every file of ours is valid and the plain one is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jars", nargs="+", type=Path)
    jars = ":".join(str(jar) for jar in parser.parse_args().jars)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["javac", "-cp", jars, "-d", name, str(CHECK)], check=True)
        run = ["java", "-cp", f"{jars}:{name}", "Check"]
        paths = write_all(folder)
        ours = subprocess.run([*run, *map(str, paths)], check=False, capture_output=True, text=True)
        print("\n".join(line for line in ours.stdout.splitlines() if not line.startswith("valid ")))
        (folder / "plain.pdf").write_bytes(a_plain_pdf())
        plain = subprocess.run([*run, str(folder / "plain.pdf")], check=False, capture_output=True, text=True)
        valid = sum(line.startswith("valid ") for line in ours.stdout.splitlines())
        print(f"PDF/A-2b: {valid} of {len(paths)} valid; the plain one is {'broken' if plain.returncode else 'VALID'}")
    return 0 if valid == len(paths) and plain.returncode == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
