"""What a first document costs more than the next, paid beforehand: fonts, forms, and the libraries that draw."""

from brigade_app.documents.composition import Composition, Paragraph, Run
from brigade_app.documents.context import Stamp
from brigade_app.documents.fonts import read_fonts
from brigade_app.documents.forms import form_ids
from brigade_app.documents.render import render


def warm_up() -> None:
    """Read fonts and forms and draw a page that nobody sees; for a background thread. A second call costs little."""
    read_fonts()
    form_ids()
    page = Composition(
        kind="WARM", title="预热", layout="official", purpose="final", issuer="", number=None, version=1,
        blocks=(Paragraph((Run("执法文书"),)),), fields=(), labels=(), missing=(), copies=1, basis=(), sealed=False,
        signers=(),
    )  # fmt: skip
    render(page, stamp=Stamp())
