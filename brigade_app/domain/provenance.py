"""The provenance ladder: from what a file says of itself and how it is built, which rung it stands on, and why.

A reader would guess that a photograph with camera data is an original. It is one only when nothing speaks against it:
every copy that a program wrote again leaves a trace (a JFIF header, another size, another order), and where we are in
doubt the grade is ``unknown``, never ``camera-original``. A grade is a claim about the file, no proof of the picture;
it says what to ask the sender for next. Missing metadata is no defect in law: method, time, maker and object of proof
may stand in a written note (行政诉讼证据规定 art. 12).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from brigade_app.domain.keeping import Provenance
from brigade_app.domain.when import SHANGHAI


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What the readers found in a file. Times are as written (``2026:11:24 09:30:00``); ``problems`` are codes."""

    media_type: str
    size: int
    name: str = ""
    width: int | None = None
    height: int | None = None
    orientation: int | None = None
    frames: int | None = None
    mode: str | None = None
    duration_ms: int | None = None
    pages: int | None = None
    maker: str | None = None
    model: str | None = None
    software: str | None = None
    taken_text: str | None = None
    taken_offset: str | None = None
    changed_text: str | None = None
    lat_e7: int | None = None
    lon_e7: int | None = None
    gps_zeroed: bool | None = None
    has_exif: bool = False
    has_exposure: bool = False
    has_maker_note: bool = False
    has_thumbnail: bool = False
    exif_width: int | None = None
    exif_height: int | None = None
    user_comment: str | None = None
    creator_tool: str | None = None
    is_jfif: bool = False
    is_progressive: bool = False
    has_photoshop: bool = False
    quality: int | None = None
    handler: str | None = None
    encoder: str | None = None
    problems: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Rung:
    """A grade and the codes of its grounds (`GROUNDS`)."""

    grade: Provenance
    grounds: tuple[str, ...]

    @property
    def asks(self) -> tuple[str, ...]:
        """What to ask for next (`ASKS`)."""
        return asks_for(self.grade, self.grounds)


# also the problems of a file, which stand among the grounds of its claims
GROUNDS: Mapping[str, tuple[str, str]] = {
    "camera-data": ("有相机型号、拍摄时间和曝光数据", "camera, capture time and exposure are recorded"),
    "untouched-structure": ("文件结构与相机直出一致", "built as a camera writes it"),
    "editing-software": ("有图像编辑软件的记录", "an editing program left its name"),
    "edited-name": ("文件名表明经过编辑", "the name is that of an edited picture"),
    "resized": ("尺寸与相机记录的不一致", "not the size the camera recorded"),
    "saved-later": ("拍摄之后又保存过", "saved again after it was taken"),
    "written-again": ("由其他程序重新写入（JFIF 头）", "written again by another program (JFIF header)"),
    "progressive": ("渐进式编码，相机不会这样写", "progressive coding, which no camera writes"),
    "no-metadata": ("没有拍摄信息", "no capture data"),
    "thin-metadata": ("拍摄信息不完整", "capture data incomplete"),
    "messenger-name": ("文件名是聊天软件保存的格式", "the name is one a messenger gives"),
    "messenger-size": ("尺寸是聊天软件压缩后的常见尺寸", "a size that messengers scale to"),
    "screenshot-mark": ("有截屏标记", "marked as a screenshot"),
    "screenshot-name": ("文件名是截屏的格式", "the name is that of a screenshot"),
    "screen-size": ("尺寸与手机屏幕一致", "the size of a phone's screen"),
    "scanner-app": ("由扫描软件翻拍", "photographed by a scanning app"),
    "not-a-camera-format": ("相机不使用这种格式", "a format that cameras do not write"),
    "gps-zeroed": ("定位信息被清零", "the position was zeroed"),
    "damaged": ("文件损坏或不完整", "damaged or incomplete"),
    "no-clock": ("没有录制时间", "no recording time"),
    "encoder": ("由转码软件写入", "written by a transcoding program"),
    "wrong-extension": ("扩展名与内容不符", "the name says another type than the content"),
    "empty": ("空文件", "empty"),
    "truncated": ("文件不完整", "cut off"),
    "unreadable": ("无法打开", "cannot be opened"),
    "bomb": ("像素数异常巨大，未展开", "absurdly many pixels, not unfolded"),
    "too-large": ("文件过大，未预览", "too large for a preview"),
    "timed-out": ("预览超时", "the preview took too long"),
    "crashed": ("预览失败", "the preview failed"),
    "encrypted": ("文件设有密码", "locked by a password"),
    "animated": ("动态图片", "animated"),
    "cmyk": ("印刷色彩（CMYK）", "print colours (CMYK)"),
    "16-bit": ("16 位灰度或色彩", "16 bit"),
}
ASKS: Mapping[str, tuple[str, str]] = {
    "original-file": (
        "请从拍摄的手机或相机上直接拷贝原始文件（数据线或存储卡，不经聊天软件）",
        "Ask for the original file straight from the phone or camera, by cable or card, not by messenger",
    ),
    "who-when-how": (
        "请拍摄人书面说明拍摄人、时间、地点和方法",
        "Ask who took it to write down who, when, where and how",
    ),
    "unedited-file": ("请提供未经编辑的原图", "Ask for the file before it was edited"),
    "source-of-screen": (
        "请保存被截屏的原始页面或聊天记录，并核对原设备",
        "Secure the page or chat that the screenshot shows, and check the device",
    ),
    "paper-original": ("请提供原件核对，并注明与原件一致", "Ask for the paper original and note that they agree"),
    "send-again": ("请重新拷贝该文件", "Ask for the file once more"),
}  # fmt: skip

METHODS: Mapping[str, tuple[str, str]] = {
    "carrier": ("从原始载体导入", "imported from the original carrier"),
    "sent": ("他人以通讯软件发送", "sent by somebody with a messenger"),
    "handed-over": ("他人拷贝交来", "a copy handed over by somebody"),
    "screenshot": ("截屏", "screenshot"),
    "re-photographed": ("翻拍", "re-photographed"),
    "scanned": ("扫描", "scanned"),
}
"""How a file came (证据规定 art. 12). What is recorded is the Chinese: it stands in the evidence list."""
_METHODS_OF: Mapping[Provenance, tuple[str, ...]] = {
    "camera-original": ("carrier", "handed-over"),
    "edited": (),
    "messenger-copy": ("sent",),
    "screenshot": ("screenshot",),
    "re-photographed": ("scanned", "re-photographed"),
    "unknown": (),
}
_NOT_FROM_A_CARRIER = frozenset({"edited", "messenger-copy", "screenshot", "re-photographed"})
_ASKS_OF: Mapping[Provenance, tuple[str, ...]] = {
    "camera-original": (),
    "edited": ("unedited-file", "who-when-how"),
    "messenger-copy": ("original-file", "who-when-how"),
    "screenshot": ("source-of-screen",),
    "re-photographed": ("paper-original",),
    "unknown": ("original-file", "who-when-how"),
}

_EDITORS = re.compile(
    r"photoshop|lightroom|snapseed|gimp|meitu|美图|picsart|醒图|vsco|pixelmator|paint\.net|canva|acdsee|affinity|"
    r"coreldraw|facetune|remini|b612|faceu|轻颜|黄油相机|美颜|光影魔术手|photoscape|fotor|polarr|imagemagick|"
    r"microsoft (office|windows photo|photo)|windows photo|paint|xnview|irfanview|faststone|gwenview|shotwell|"
    r"darktable|rawtherapee|capture one|topaz|luminar|premiere|final cut|capcut|剪映|davinci|handbrake|inshot",
    re.IGNORECASE,
)
# "VideoHandler" in full is how one widely used library names its track; phones write "VideoHandle" and others
_TRANSCODERS = re.compile(r"^(lavf|lavc|x264|handbrake|isom media|vlc|mp4box|gpac|videohandler$)", re.IGNORECASE)
_SCANNERS = re.compile(
    r"camscanner|扫描全能王|office lens|microsoft lens|adobe scan|夸克扫描|genius scan|白描|scannable|scanbot|"
    r"\bcs_?doc|^scan[ _-]?\d",
    re.IGNORECASE,
)
_MESSENGERS = re.compile(
    r"^(mmexport\d{8,}|wx_camera_\d+|wechatimg\d+|微信图片|微信视频|qq图片|qq视频|tim图片|img-\d{8}-wa\d+|vid-\d{8}-wa\d+|"
    r"whatsapp (image|video)|photo_\d{4}-\d\d-\d\d_|video_\d{4}-\d\d-\d\d_|telegram|received_\d{6,}|lad[pk]|img_v[23]_|"
    r"dingtalk|钉钉|企业微信|signal-\d{4}|line_\d+|[0-9a-f]{32}\.)",
    re.IGNORECASE,
)
_SCREENSHOTS = re.compile(
    r"screen[ _-]?shot|screencap|屏幕截图|屏幕快照|截屏|截图|snipaste|smartselect|抓图", re.IGNORECASE
)
_EDITED_NAMES = re.compile(r"^img_e\d{4}|[-_ (](edit(ed)?|编辑|修改|ps|crop|裁剪|美化)[-_ ).\d]", re.IGNORECASE)
_PICTURES_OF_CAMERAS = frozenset({"image/jpeg", "image/heic", "image/heif"})
_PHOTOGRAPHS = _PICTURES_OF_CAMERAS | {"image/png", "image/webp", "image/tiff", "image/gif", "image/bmp", "image/avif"}
_FILMS = frozenset({
    "video/mp4", "video/quicktime", "video/3gpp", "video/x-matroska", "video/x-msvideo", "video/mpeg", "video/mp2t",
    "video/x-flv", "video/x-ms-asf",
})  # fmt: skip
# short and long edge of phone and tablet screens
_SCREENS = frozenset({
    (640, 1136), (720, 1280), (720, 1520), (720, 1560), (720, 1600), (750, 1334), (828, 1792), (1080, 1920),
    (1080, 2160), (1080, 2220), (1080, 2240), (1080, 2246), (1080, 2280), (1080, 2310), (1080, 2316), (1080, 2340),
    (1080, 2376), (1080, 2388), (1080, 2400), (1080, 2408), (1080, 2412), (1080, 2460), (1125, 2436), (1136, 2480),
    (1148, 2480), (1170, 2532), (1179, 2556), (1200, 2640), (1200, 2670), (1206, 2622), (1212, 2616), (1216, 2640),
    (1220, 2712), (1224, 2700), (1228, 2700), (1240, 2772), (1242, 2208), (1242, 2688), (1260, 2720), (1260, 2800),
    (1264, 2780), (1284, 2778), (1290, 2796), (1312, 2848), (1320, 2868), (1344, 2772), (1440, 2560), (1440, 2960),
    (1440, 3040), (1440, 3088), (1440, 3120), (1440, 3168), (1440, 3200), (768, 1024), (1366, 768), (1536, 2048),
    (1620, 2160), (1600, 2560), (1668, 2224), (1668, 2388), (2048, 2732), (768, 1366), (900, 1600),
})  # fmt: skip
_MESSENGER_EDGES = frozenset({960, 1080, 1200, 1280, 1440, 1600, 1620, 1920, 2048, 2560})
_DAMAGE = frozenset({"empty", "truncated", "bomb", "unreadable", "timed-out", "crashed"})


def asks_for(grade: Provenance | None, grounds: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the codes of what to ask for next (`ASKS`), for a grade as `Claims` keep it."""
    if grade is None:
        return ()
    if "damaged" in (grounds or ()):
        return ("send-again", "original-file")
    return _ASKS_OF[grade]


def methods_for(grade: Provenance | None) -> tuple[str, ...]:
    """Return the codes of `METHODS`, those that the file itself suggests first. A suggestion is never recorded."""
    likely = _METHODS_OF[grade] if grade is not None else ()
    return (*likely, *(one for one in METHODS if one not in likely))


def is_contradicted(method: str | None, grade: Provenance | None) -> bool:
    """Whether a file shows that it did not come straight from the camera or phone, as this method says."""
    return method in METHODS["carrier"] and grade in _NOT_FROM_A_CARRIER


def grade_file(facts: FileFacts) -> Rung | None:
    """Return the rung on which a picture or film stands; ``None`` for what is neither (a document, a sound)."""
    if facts.media_type in _FILMS:
        return _film(facts)
    if facts.media_type in _PHOTOGRAPHS:
        return _picture(facts)
    return None


def _picture(facts: FileFacts) -> Rung:
    also = _side_grounds(facts)
    if _DAMAGE & set(facts.problems):
        return Rung("unknown", ("damaged", *also))
    for rung in (_scanned(facts), _screenshot(facts), _edited(facts), _sent(facts)):
        if rung is not None:
            return Rung(rung.grade, (*rung.grounds, *also))
    against = _against_original(facts)
    if not against:
        return Rung("camera-original", ("camera-data", "untouched-structure", *also))
    return Rung("unknown", (*against, *also))


def _side_grounds(facts: FileFacts) -> tuple[str, ...]:
    zeroed = ("gps-zeroed",) if facts.gps_zeroed else ()
    return zeroed + (("wrong-extension",) if "wrong-extension" in facts.problems else ())


def _has_camera(facts: FileFacts) -> bool:
    return bool(facts.maker or facts.model) and bool(facts.taken_text or facts.has_exposure)


def _programs(facts: FileFacts) -> str:
    return " ".join(one for one in (facts.software, facts.creator_tool, facts.encoder) if one)


def _scanned(facts: FileFacts) -> Rung | None:
    if _SCANNERS.search(_programs(facts)) or _SCANNERS.search(facts.name):
        return Rung("re-photographed", ("scanner-app",))
    return None


def _screenshot(facts: FileFacts) -> Rung | None:
    marks = " ".join(one for one in (facts.user_comment, _programs(facts)) if one)
    if _SCREENSHOTS.search(marks):
        return Rung("screenshot", ("screenshot-mark",))
    if _has_camera(facts):
        return None
    if _SCREENSHOTS.search(facts.name):
        return Rung("screenshot", ("screenshot-name",))
    if facts.media_type == "image/png" and _edges(facts) in _SCREENS and not _MESSENGERS.search(facts.name):
        return Rung("screenshot", ("screen-size", "no-metadata"))
    return None


def _edited(facts: FileFacts) -> Rung | None:
    grounds = []
    if _EDITORS.search(_programs(facts)) or (facts.has_photoshop and facts.is_jfif):
        grounds.append("editing-software")
    if _EDITED_NAMES.search(facts.name):
        grounds.append("edited-name")
    if _was_resized(facts):
        grounds.append("resized")
    if not grounds or (grounds == ["resized"] and _MESSENGERS.search(facts.name)):
        return None
    return Rung("edited", tuple(grounds))


def _was_resized(facts: FileFacts) -> bool:
    said, found = {facts.exif_width, facts.exif_height}, {facts.width, facts.height}
    return _has_camera(facts) and None not in said | found and 0 not in said and said != found


def _sent(facts: FileFacts) -> Rung | None:
    if _MESSENGERS.search(facts.name):
        return Rung("messenger-copy", ("messenger-name",) + (() if _has_camera(facts) else ("no-metadata",)))
    short, long_ = _edges(facts)
    if facts.has_exif or not facts.is_jfif or facts.media_type != "image/jpeg" or (short, long_) in _SCREENS:
        return None
    compressed = facts.quality is not None and facts.quality <= 92
    if compressed and (short in (1080, 1440) or long_ in _MESSENGER_EDGES):
        return Rung("messenger-copy", ("messenger-size", "no-metadata"))
    return None


def _edges(facts: FileFacts) -> tuple[int, int]:
    width, height = facts.width or 0, facts.height or 0
    return min(width, height), max(width, height)


def _against_original(facts: FileFacts) -> tuple[str, ...]:
    """Return what speaks against a file straight from a camera; nothing at all must."""
    grounds = []
    if facts.media_type not in _PICTURES_OF_CAMERAS or (facts.frames or 1) > 1 or facts.mode == "CMYK":
        grounds.append("not-a-camera-format")
    if not facts.has_exif or not _has_camera(facts):
        grounds.append("no-metadata")
    elif not _is_thick(facts):
        grounds.append("thin-metadata")
    if facts.is_jfif:
        grounds.append("written-again")
    if facts.is_progressive:
        grounds.append("progressive")
    if _saved_later(facts):
        grounds.append("saved-later")
    return tuple(grounds)


def _is_thick(facts: FileFacts) -> bool:
    """Whether the camera data is as full as a camera writes it."""
    named = bool(facts.maker) and bool(facts.model) and bool(facts.taken_text) and facts.has_exposure
    return named and (facts.has_maker_note or facts.has_thumbnail)


def _saved_later(facts: FileFacts) -> bool:
    taken, changed = exif_time(facts.taken_text), exif_time(facts.changed_text)
    return taken is not None and changed is not None and abs((changed - taken).total_seconds()) > 60


def exif_time(text: str | None) -> datetime | None:
    """Return the time that EXIF text says, which knows no zone, as of Asia/Shanghai; ``None`` where it says none."""
    if not text:
        return None
    try:
        return datetime.strptime(text.strip()[:19], "%Y:%m:%d %H:%M:%S").replace(tzinfo=SHANGHAI)
    except ValueError:
        return None


def _film(facts: FileFacts) -> Rung:
    also = _side_grounds(facts)
    if _DAMAGE & set(facts.problems):
        return Rung("unknown", ("damaged", *also))
    if _MESSENGERS.search(facts.name):
        return Rung("messenger-copy", ("messenger-name", *also))
    if _EDITORS.search(_programs(facts)):
        return Rung("edited", ("editing-software", *also))
    if _TRANSCODERS.search(facts.encoder or "") or _TRANSCODERS.search(facts.handler or ""):
        return Rung("unknown", ("encoder", *also))
    if _SCREENSHOTS.search(facts.name) or "screenrecord" in facts.name.lower() or "录屏" in facts.name:
        return Rung("screenshot", ("screenshot-name", *also))
    if facts.maker and facts.model and facts.taken_text:
        return Rung("camera-original", ("camera-data", *also))
    ground = "no-metadata" if facts.taken_text else "no-clock"
    return Rung("unknown", (ground, *also))
