"""Looking into files that people bring: what they say of themselves, and a small picture. Never in this process.

`MediaReader` keeps one child process with limits of its own (512 MiB, 10 s, no writing), which opens nothing itself: it
is given bytes, or asks part by part for what it needs of a decrypted stream or of the user's own source file, so a film
may have any size. What comes back are `FileFacts`, `Claims` and JPEG bytes.
A file that cannot be looked into is no error: it is filed as it came and shown by `icon_of`.
"""

from brigade_app.operations.media.claims import claims_of
from brigade_app.operations.media.reader import Icon, Look, MediaReader, icon_of
from brigade_app.operations.media.sniff import media_type_of

__all__ = ["Icon", "Look", "MediaReader", "claims_of", "icon_of", "media_type_of"]
