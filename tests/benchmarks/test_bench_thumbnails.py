"""How many thumbnails of 12-megapixel photographs a second the child draws, pipe and all (goal: 15)."""

import time

import pytest

from brigade_app.operations.media import MediaReader
from tests.operations.media.makers import a_camera_jpeg

PHOTOS = 40


@pytest.mark.bench
def test_thumbnails_of_12_megapixels_a_second(record_property):
    photo = a_camera_jpeg(4000, 3000)
    with MediaReader() as reader:
        reader.thumbnail(photo, 320)
        begun = time.perf_counter()
        drawn = [reader.thumbnail(photo, 320) for _ in range(PHOTOS)]
        a_second = PHOTOS / (time.perf_counter() - begun)
    record_property("thumbnails_a_second", round(a_second, 1))
    print(f"\n{a_second:.1f} thumbnails/s of {len(photo) / 2**20:.1f} MiB photographs")
    assert all(drawn)
