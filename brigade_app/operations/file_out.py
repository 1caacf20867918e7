"""A file handed to the person: written beside its name first, so that a full disk leaves no half document."""

from contextlib import suppress
from pathlib import Path

from brigade_app.errors import Unavailable


class OutputNotWritten(Unavailable):
    """The file could not be written where the person wanted it. Facts ``path`` and ``reason``."""


def write_file(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; an older one of this name is replaced.

    Raises:
        OutputNotWritten: no room, no right, or the medium is gone.
    """
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise OutputNotWritten(path=path.name, reason=error.strerror or "") from error
    return path
