"""Word files that are damaged, hostile or something else: refused with their reason, never a fault of the program."""

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.documents import BadDocx, check_template, compare_docx, fill_template, render_docx
from brigade_app.documents.word_package import MAX_PARTS, MAX_UNPACKED_BYTES, open_package, pack
from tests.documents.twin_makers import a_letter, changed_parts, from_libreoffice

TWIN = render_docx(a_letter())
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
READERS: tuple[Callable[[bytes], object], ...] = (
    lambda data: compare_docx(a_letter(), data, "a.docx"),
    lambda data: check_template(data, "a.docx"),
    lambda data: fill_template(data, {}, "a.docx"),
)


def reason_of(data: bytes) -> str:
    """The reason for which every reader refuses a file."""
    reasons = set()
    for read in READERS:
        with pytest.raises(BadDocx) as refused:
            read(data)
        assert refused.value.facts["path"] == "a.docx"
        reasons.add(str(refused.value.facts["reason"]))
    [reason] = reasons
    return reason


def read_by_all(data: bytes) -> None:
    """Let every reader read a file; whatever is wrong with it must be a `BadDocx`."""
    for read in READERS:
        with suppress(BadDocx):
            read(data)


def a_zip(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.integers(0, len(TWIN) - 1), st.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bytes_are_refused_or_read(flips: list[tuple[int, int]]) -> None:
    broken = bytearray(TWIN)
    for at, bits in flips:
        broken[at] ^= bits

    read_by_all(bytes(broken))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(TWIN) - 1))
def test_a_file_that_was_cut_off_is_refused(length: int) -> None:
    assert reason_of(TWIN[:length]) in ("damaged", "not-docx")


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_flipped_bytes_inside_a_part_are_refused_or_read(data: st.DataObject) -> None:
    """The ZIP is sound; what the XML says is not."""
    parts = {name: part for name, part in open_package(from_libreoffice()).parts.items() if name != "word/styles.xml"}
    name = data.draw(st.sampled_from(sorted(parts)))
    broken = bytearray(parts[name])
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=6)):
        broken[at] ^= data.draw(st.integers(1, 255))

    read_by_all(pack({**parts, name: bytes(broken)}))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(sorted(open_package(TWIN).parts)), min_size=1, max_size=10, unique=True))
def test_a_package_that_lacks_parts_is_refused_or_read(gone: list[str]) -> None:
    read_by_all(pack({name: part for name, part in open_package(TWIN).parts.items() if name not in gone}))


def test_a_damaged_file_is_called_damaged() -> None:
    body = zipfile.ZipFile(BytesIO(TWIN)).getinfo("word/document.xml")
    torn = bytearray(TWIN)
    torn[body.header_offset + 80 : body.header_offset + 120] = bytes(40)

    assert reason_of(bytes(torn)) == "damaged"
    assert reason_of(changed_parts(TWIN, {"word/document.xml": lambda part: part[:-40]})) == "damaged"
    assert reason_of(b"PK\x03\x04broken") == "damaged"


@pytest.mark.parametrize("data", [
    b"", b"{\\rtf1 a}", b"%PDF-1.4", a_zip(a=b"b"), pack({"[Content_Types].xml": b"<Types/>"}),
    changed_parts(TWIN, {"_rels/.rels": lambda part: part.replace(b"word/document.xml", b"word/styles.xml")}),
])  # fmt: skip
def test_another_kind_of_file_is_called_no_docx(data: bytes) -> None:
    assert reason_of(data) == "not-docx"


def test_a_doc_under_another_name_and_a_file_with_a_password_are_named_as_such() -> None:
    locked = bytearray(TWIN)
    with zipfile.ZipFile(BytesIO(TWIN)) as package:
        at = package.start_dir
    locked[at + 8] |= 1

    assert reason_of(OLE + "WordDocument".encode("utf-16-le")) == "old-word"
    assert reason_of(OLE + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert reason_of(bytes(locked)) == "encrypted"


ENTITY = '<?xml version="1.0" encoding="{}"?>{}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize("part", [
    ENTITY.format("UTF-8", "").encode(), ENTITY.format("UTF-16", "").encode("utf-16"),
    ENTITY.format("UTF-8", f"<!--{'x' * 9000}-->").encode(), ENTITY.format("UTF-32", "").encode("utf-32"),
])  # fmt: skip
def test_a_part_with_a_document_type_is_refused_in_every_encoding(part: bytes) -> None:
    assert reason_of(changed_parts(TWIN, {"word/settings.xml": lambda _: part})) == "dtd"


def test_what_unpacks_beyond_measure_is_refused_before_it_is_unpacked() -> None:
    large = a_zip(a=bytes(MAX_UNPACKED_BYTES + 1))
    many = a_zip(**{str(number): b"" for number in range(MAX_PARTS + 1)})

    tracemalloc.start()
    assert reason_of(large) == "too-large"
    assert reason_of(many) == "too-large"
    assert tracemalloc.get_traced_memory()[1] < MAX_UNPACKED_BYTES // 4
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_not_unpacked_whole() -> None:
    bomb = bytearray(a_zip(a=bytes(MAX_UNPACKED_BYTES)))
    with zipfile.ZipFile(BytesIO(bytes(bomb))) as package:
        at = package.start_dir
    bomb[at + 24 : at + 28] = struct.pack("<I", 100)

    tracemalloc.start()
    assert reason_of(bytes(bomb)) == "damaged"
    assert tracemalloc.get_traced_memory()[1] < MAX_UNPACKED_BYTES // 4
    tracemalloc.stop()


def test_two_parts_of_one_name_are_refused() -> None:
    """Each program would read another of the two."""
    out = BytesIO(TWIN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as package:
        package.writestr("word/document.xml", b"<x/>")

    assert reason_of(out.getvalue()) == "damaged"
