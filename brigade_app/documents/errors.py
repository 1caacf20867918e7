"""What can go wrong with documents on purpose."""

from brigade_app.errors import Refused, Unavailable, Unreadable, Untrusted


class GlyphMissing(Refused):
    """No shipped font has a character. Facts: ``char``, ``code`` (``U+1F600``), ``place`` (field or words near it)."""


class FieldsMissing(Refused):
    """A final document lacks mandatory fields. Facts: ``document``, ``fields`` (their words)."""


class UnknownForm(Refused):
    """There is no form of this kind. Facts: ``kind``."""


class BadForm(Unreadable):
    """A form file does not say what a form must. Facts: ``path``, ``reason``."""


class BadDocx(Unreadable):
    """A file is no Word document that can be read back. Facts: ``path``, ``reason``."""


class BadPdf(Unreadable):
    """A file is no PDF that can be opened. Facts: ``path``, ``reason``."""


class FolderNotEmpty(Refused):
    """A package is written into an empty folder only. Facts: ``path``."""


class OriginalChanged(Untrusted):
    """A sealed original has not its digest any more; the package was not finished. Facts: ``name``, ``expected``."""


class FontMissing(Unavailable):
    """A shipped font file is not there. Facts: ``path``."""
