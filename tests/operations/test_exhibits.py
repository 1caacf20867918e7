"""What the volume shows of evidence files: pictures drawn in the media child, never the file that somebody brought."""

import re
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from brigade_app.documents import Shown
from brigade_app.domain.records import EvidenceFile
from brigade_app.operations.desk import Desk
from brigade_app.operations.exhibits import MAX_SHOWN_BYTES, shown_of
from brigade_app.operations.media import MediaReader
from tests.operations.media.film_makers import h264


def a_pdf(pages: int, *, password: str = "") -> bytes:
    """A paper that would run a script when it is opened."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))
        pdf.Root["/OpenAction"] = script
        locked = pikepdf.Encryption(owner="a", user=password) if password else None
        pdf.save(out, encryption=locked) if locked else pdf.save(out)
    return out.getvalue()


def a_photograph(mode: str = "RGB", kind: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new(mode, (2400, 1800)).save(out, kind)
    return out.getvalue()


def shown(desk: Desk, content: bytes, media_type: str) -> tuple[Shown, list[bytes | None]]:
    sealed = desk.store.vault.seal(BytesIO(content), name="x")
    file = EvidenceFile(sha256=sealed.sha256, size=len(content), media_type=media_type, name="x")
    with MediaReader() as reader:
        ask = shown_of(desk, reader, file)
        assert ask is not None
        said = ask()
        return said, list(said.pictures)


def test_a_paper_comes_page_by_page_as_pictures_without_its_script(desk: Desk) -> None:
    said, pictures = shown(desk, a_pdf(3), "application/pdf")

    assert said.whole_page
    assert len(pictures) == 3
    for one in pictures:
        assert one is not None
        assert b"JavaScript" not in one
        with Image.open(BytesIO(one)) as picture:
            assert (picture.format, max(picture.size)) == ("JPEG", 2200)


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "JPEG"), ("CMYK", "JPEG"), ("I;16", "PNG"), ("RGBA", "PNG"), ("P", "GIF")]
)
def test_a_picture_of_any_kind_comes_small_and_in_colours_of_the_screen(desk: Desk, mode: str, kind: str) -> None:
    said, pictures = shown(desk, a_photograph(mode, kind), f"image/{kind.lower()}")

    assert not said.whole_page
    [one] = pictures
    assert one is not None
    with Image.open(BytesIO(one)) as picture:
        assert (picture.mode, picture.size) == ("RGB", (1600, 1200))


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (a_pdf(1, password="b"), "application/pdf", "密码"),
        (b"%PDF-1.7 no paper", "application/pdf", "损坏"),
        (b"\xff\xd8\xff broken", "image/jpeg", "损坏"),
    ],
)
def test_what_cannot_be_drawn_says_why(desk: Desk, content: bytes, media_type: str, why: str) -> None:
    said, pictures = shown(desk, content, media_type)

    assert pictures == []
    assert why in said.note


def test_a_picture_that_ends_before_its_end_is_shown_and_says_so(desk: Desk) -> None:
    whole = a_photograph()

    said, pictures = shown(desk, whole[: len(whole) // 2], "image/jpeg")

    assert len(pictures) == 1
    assert "不完整" in said.note


def test_a_film_shows_a_few_stills_with_their_times(desk: Desk) -> None:
    said, pictures = shown(desk, h264(), "video/mp4")

    assert len(pictures) == 3
    assert len(set(pictures)) == 3
    assert re.search(r"00:00:0\d、00:00:0\d、00:00:0\d", said.note)
    assert "以原始载体为准" in said.note


def test_a_film_that_cannot_be_decoded_has_no_still(desk: Desk) -> None:
    said, pictures = shown(desk, h264()[:3000], "video/mp4")

    assert pictures == []
    assert not said.note


def test_sound_and_a_picture_that_is_too_large_are_not_asked_for(desk: Desk) -> None:
    with MediaReader() as reader:
        film = EvidenceFile(sha256="ab" * 32, size=10, media_type="audio/mpeg", name="x")
        large = EvidenceFile(sha256="ab" * 32, size=MAX_SHOWN_BYTES + 1, media_type="image/jpeg", name="x")

        assert shown_of(desk, reader, film) is None
        assert shown_of(desk, reader, large) is None
        assert shown_of(desk, reader, None) is None
