"""The evidence a paper names: by its name, or counted where it still bears the name that a camera gave it."""

from dataclasses import replace

from brigade_app.domain.records import Evidence
from tests.documents.makers import a_document, house_case


def _named(*names: str) -> str:
    file = house_case()
    pattern = file.evidence[0]
    items = tuple(replace(pattern, id=f"n{at}", name=name) for at, name in enumerate(names))
    return a_document("T23", replace(file, evidence=items)).values["evidence.names"]


def test_files_that_a_camera_named_are_counted_by_kind() -> None:
    assert isinstance(house_case().evidence[0], Evidence)

    words = _named("询问笔录", "IMG_20261019_151208.jpg", "mmexport1792423010000.jpg", "VID_20261019_1515.mp4")

    assert words == "1.询问笔录；2.照片2张；3.录像1段"


def test_a_file_that_a_person_named_keeps_its_name() -> None:
    assert _named("现场照片（东侧）.jpg") == "1.现场照片（东侧）.jpg"
