"""The provenance ladder over a set of files made as cameras, messengers, editors and screens leave them.

Every copy of the set must stand below ``camera-original``; where we are in doubt the grade is ``unknown``.
"""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from brigade_app.domain.provenance import ASKS, GROUNDS, grade_file
from brigade_app.operations.media.child import Wish, look
from tests.operations.media.makers import (
    a_camera_jpeg,
    a_film,
    a_jpeg,
    a_picture,
    a_png,
    an_exif,
    in_format,
    saved_again,
    scaled,
)

SHARED = Path(os.environ.get("BRIGADE_LAWS") or Path(__file__).resolve().parents[4] / "shared" / "laws").parent
CAMERAS = [
    ("HUAWEI", "ALN-AL00", "IMG_20260301_093000.jpg"), ("HONOR", "PGT-AN10", "IMG_20260301_093000_1.jpg"),
    ("Xiaomi", "23127PN0CC", "IMG_20260301_093000.jpg"), ("Redmi", "23090RA98C", "IMG_20260301_093001.jpg"),
    ("vivo", "V2309A", "IMG_20260301_093000.jpg"), ("OPPO", "PHZ110", "IMG20260301093000.jpg"),
    ("realme", "RMX3888", "IMG20260301093000.jpg"), ("OnePlus", "PJD110", "IMG20260301093000.jpg"),
    ("samsung", "SM-S9280", "20260301_093000.jpg"), ("Apple", "iPhone 15 Pro", "IMG_0412.JPG"),
    ("Canon", "Canon EOS R50", "IMG_0001.JPG"), ("NIKON CORPORATION", "NIKON Z 50", "DSC_0001.JPG"),
    ("SONY", "ILCE-6400", "DSC00001.JPG"), ("DJI", "FC3682", "DJI_0001.JPG"),
]  # fmt: skip
CAMERA = a_camera_jpeg(1600, 1200)
TALL = a_camera_jpeg(1200, 1600, maker="Xiaomi", model="23127PN0CC")
BARE = a_picture(1600, 1200)

ORIGINALS = [(f"{maker} {model}", a_camera_jpeg(maker=maker, model=model, shade=20 * n % 200), name)
             for n, (maker, model, name) in enumerate(CAMERAS)]  # fmt: skip
COPIES = [
    # name of the sample, its bytes, its file name, the grade
    *[(f"saved again from {maker}", saved_again(a_camera_jpeg(maker=maker, model=model)), name, "unknown")
      for maker, model, name in CAMERAS[:8]],
    ("stripped", saved_again(CAMERA, keep_exif=False, quality=95), "IMG_1.jpg", "unknown"),
    ("rotated by a viewer", saved_again(CAMERA, quality=95), "DSC_1.jpg", "unknown"),
    ("progressive", saved_again(CAMERA, progressive=True), "IMG_2.jpg", "unknown"),
    ("progressive, stripped", saved_again(CAMERA, keep_exif=False, progressive=True, quality=95), "a.jpg", "unknown"),
    ("resized, EXIF kept", scaled(CAMERA, 600, keep_exif=True), "IMG_3.jpg", "edited"),
    ("cropped, EXIF kept", a_jpeg(a_picture(900, 900), exif=an_exif(1600, 1200)), "IMG_4.jpg", "edited"),
    ("wechat saved", scaled(CAMERA, 1080), "mmexport1709256612345.jpg", "messenger-copy"),
    ("wechat original, renamed by it", CAMERA, "mmexport1709256612345.jpg", "messenger-copy"),
    ("wechat camera", scaled(TALL, 1080), "wx_camera_1709256612345.jpg", "messenger-copy"),
    ("wechat on a computer", scaled(CAMERA, 1080), "微信图片_20260301093000.jpg", "messenger-copy"),
    ("wechat on a Mac", scaled(CAMERA, 1080), "WechatIMG12.jpeg", "messenger-copy"),
    ("wechat, renamed by hand", scaled(CAMERA, 1080), "现场照片1.jpg", "messenger-copy"),
    ("qq", scaled(CAMERA, 1080), "QQ图片20260301093000.jpg", "messenger-copy"),
    ("qq by digest", scaled(CAMERA, 960), "0123456789ABCDEF0123456789ABCDEF.jpg", "messenger-copy"),
    ("whatsapp", scaled(CAMERA, 1200), "IMG-20260301-WA0003.jpg", "messenger-copy"),
    ("telegram", scaled(CAMERA, 960), "photo_2026-03-01_09-30-00.jpg", "messenger-copy"),
    ("dingtalk", scaled(CAMERA, 1080), "lADPJv8gQ2xYz.jpg", "messenger-copy"),
    ("feishu", scaled(CAMERA, 1080), "img_v3_02ab_1.jpg", "messenger-copy"),
    ("facebook", scaled(CAMERA, 1080), "received_123456789.jpeg", "messenger-copy"),
    ("messenger size 1280", scaled(CAMERA, 960), "a.jpg", "messenger-copy"),
    ("messenger size 1440", scaled(TALL, 1080), "b.jpg", "messenger-copy"),
    ("screenshot of a phone by name", a_png(1080, 2400), "Screenshot_20260301_093000.png", "screenshot"),
    ("screenshot as JPEG by name", a_jpeg(a_picture(1080, 2400)), "Screenshot_2026-03-01-09-30-00.jpg", "screenshot"),
    ("screenshot renamed", a_png(1170, 2532), "证据1.png", "screenshot"),
    ("screenshot of a notebook", a_png(1920, 1080), "1.png", "screenshot"),
    ("screenshot in Chinese", a_png(900, 500), "屏幕截图 2026-03-01 093000.png", "screenshot"),
    ("screenshot by a messenger", a_png(700, 500), "微信截图_20260301093000.png", "screenshot"),
    ("screenshot by Snipaste", a_png(640, 480), "Snipaste_2026-03-01.png", "screenshot"),
    ("screenshot marked by iOS", a_jpeg(a_picture(1179, 2556), exif=an_exif(
        1179, 2556, maker="", model="", exposure=False, note=False, comment=b"ASCII\x00\x00\x00Screenshot")),
        "IMG_0500.JPG", "screenshot"),
    ("screenshot marked in a PNG", a_png(500, 400, text={"Software": "gnome-screenshot"}), "x.png", "screenshot"),
    ("phone screen, JPEG, in doubt", a_jpeg(a_picture(1080, 2400), quality=80), "c.jpg", "unknown"),
    ("photoshop", a_jpeg(BARE, exif=an_exif(1600, 1200, software="Adobe Photoshop 25.0 (Windows)")), "1.jpg", "edited"),
    ("photoshop, camera structure", a_camera_jpeg(software="Adobe Photoshop 25.0"), "1.jpg", "edited"),
    ("meitu", a_jpeg(BARE, exif=an_exif(1600, 1200, software="Meitu")), "IMG_5.jpg", "edited"),
    ("snapseed", a_jpeg(BARE, exif=an_exif(1600, 1200, software="Snapseed 2.0")), "IMG_6.jpg", "edited"),
    ("lightroom", a_camera_jpeg(software="Adobe Lightroom 7.2"), "IMG_7.jpg", "edited"),
    ("gimp", a_jpeg(BARE, exif=an_exif(1600, 1200, software="GIMP 2.10.36")), "IMG_8.jpg", "edited"),
    ("edited on an iPhone", a_camera_jpeg(maker="Apple", model="iPhone 15 Pro"), "IMG_E0412.JPG", "edited"),
    ("edited by its name", CAMERA, "IMG_20260301_编辑.jpg", "edited"),
    ("PNG of a drawing program", a_png(500, 300, text={"Software": "Paint.NET 5"}), "y.png", "edited"),
    ("saved a week later", a_camera_jpeg(changed="2026:03:08 10:00:00"), "IMG_9.jpg", "unknown"),
    ("camera without exposure", a_camera_jpeg(exposure=False), "IMG_10.jpg", "unknown"),
    ("camera without maker's note", a_camera_jpeg(note=False), "IMG_11.jpg", "unknown"),
    ("scanning app", a_jpeg(BARE, exif=an_exif(1600, 1200, software="CamScanner")), "doc1.jpg", "re-photographed"),
    ("scanning app by name", a_jpeg(BARE), "扫描全能王 2026-03-01.jpg", "re-photographed"),
    ("png from a camera app", in_format("PNG", BARE, exif=an_exif(1600, 1200)), "IMG_12.png", "unknown"),
    ("webp", in_format("WEBP", BARE), "photo.webp", "unknown"),
    ("gif", in_format("GIF", BARE), "photo.gif", "unknown"),
    ("tiff", in_format("TIFF", BARE), "scan.tif", "unknown"),
    ("bmp", in_format("BMP", BARE), "photo.bmp", "unknown"),
    ("cmyk", a_jpeg(a_picture(800, 600, "CMYK")), "print.jpg", "unknown"),
    ("cut off", CAMERA[: len(CAMERA) // 2], "IMG_13.jpg", "unknown"),
    ("photo of no metadata, full size", a_jpeg(a_picture(3000, 2250), quality=95), "IMG_14.jpg", "unknown"),
    ("film from wechat", a_film(taken=datetime(2026, 3, 1, tzinfo=UTC)), "mmexport1709256612345.mp4", "messenger-copy"),
    ("film of whatsapp", a_film(), "VID-20260301-WA0001.mp4", "messenger-copy"),
    ("film transcoded", a_film(encoder="Lavf60.3.100"), "video.mp4", "unknown"),
    ("film of an iPhone written again", a_film(handler=b"VideoHandler", apple={
        "com.apple.quicktime.make": "Apple", "com.apple.quicktime.model": "iPhone 15 Pro",
        "com.apple.quicktime.creationdate": "2026-03-01T09:30:00+0800"}), "IMG_1.mp4", "unknown"),
    ("film edited", a_film(apple={"com.apple.quicktime.software": "剪映"}), "成片.mp4", "edited"),
    ("film without a maker", a_film(taken=datetime(2026, 3, 1, tzinfo=UTC)), "VID_1.mp4", "unknown"),
    ("screen recording", a_film(taken=datetime(2026, 3, 1, tzinfo=UTC)), "ScreenRecord_20260301.mp4", "screenshot"),
]  # fmt: skip
FILM = a_film(brand=b"qt  ", apple={
    "com.apple.quicktime.make": "Apple", "com.apple.quicktime.model": "iPhone 15 Pro",
    "com.apple.quicktime.creationdate": "2026-03-01T09:30:00+0800",
})  # fmt: skip


def rung_of(content: bytes, name: str):
    facts = look(io.BytesIO(content), Wish(name, 160)).facts
    rung = grade_file(facts)
    assert rung is not None
    assert set(rung.grounds) <= GROUNDS.keys()
    assert set(rung.asks) <= ASKS.keys()
    return rung


def test_the_set_is_large_enough():
    assert len(ORIGINALS) + len(COPIES) >= 60


@pytest.mark.parametrize(("content", "name"), [one[1:] for one in ORIGINALS], ids=[one[0] for one in ORIGINALS])
def test_a_file_straight_from_a_camera_is_graded_so(content, name):
    assert rung_of(content, name).grade == "camera-original"


@pytest.mark.parametrize(("content", "name", "grade"), [one[1:] for one in COPIES], ids=[one[0] for one in COPIES])
def test_a_copy_is_never_called_an_original_and_says_what_to_ask_for(content, name, grade):
    rung = rung_of(content, name)
    assert rung.grade == grade, rung
    assert rung.grade != "camera-original"
    assert rung.grounds
    assert rung.asks


def test_a_film_of_a_phone_with_maker_model_and_time_is_an_original():
    assert rung_of(FILM, "IMG_0413.MOV").grade == "camera-original"


def test_a_position_of_nought_is_named_zeroed():
    rung = rung_of(a_camera_jpeg(gps=(0.0, 0.0)), "IMG_1.jpg")
    assert "gps-zeroed" in rung.grounds


@pytest.mark.skipif(not (SHARED / "samples").is_dir(), reason="no real samples beside the repository")
def test_of_the_real_samples_only_untouched_ones_are_originals():
    grades = {path.name: rung_of(path.read_bytes(), path.name).grade
              for path in (SHARED / "samples").iterdir() if path.suffix != ".md"}  # fmt: skip
    assert {name for name, grade in grades.items() if grade == "camera-original"} <= {
        "iphone_13_pro_max.HEIC", "iphone_hdr_NO.jpg",
    }  # fmt: skip
    assert grades["corrupted.jpg"] == grades["landscape_3.jpg"] == "unknown"
