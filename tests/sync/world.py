"""A township that sends, a county that reads, a parcel between them; and members as an attacker makes them."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from brigade_app.errors import Untrusted
from brigade_app.sync import reading
from brigade_app.sync.canonical import canonical_json
from brigade_app.sync.plan import plan_bytes
from brigade_app.sync.reading import verify_volume
from brigade_app.sync.ustar import header, padding
from tests.sync.makers import Node, a_county, a_journal, a_parcel, a_photo, a_township


class World:
    """A township that sends, a county that reads, and a parcel between them."""

    def __init__(self, tmp_path: Path, photos: int = 3, entries: int = 5) -> None:
        self.township, self.county = a_township(), a_county()
        self.stick = tmp_path / "stick"
        self.parcel = a_parcel(
            self.township, self.county, a_journal(self.township.log, entries), [a_photo(i) for i in range(photos)]
        )
        self.peers = [self.township.peer()]

    def read(self, path: Path, by: Node | None = None) -> reading.Proven:
        reader = by or self.county
        return verify_volume(path, reader.keys.age, reader.keys.recipients, self.peers)

    def refuses(self, path: Path, cls: type[Untrusted], **facts: object) -> None:
        with pytest.raises(Untrusted) as caught:
            self.read(path)
        assert type(caught.value) is cls, caught.value
        assert {key: caught.value.facts.get(key) for key in facts} == facts


def member(folder: str, name: str, data: bytes) -> bytes:
    return header(f"{folder}/{name}", len(data)) + data + padding(len(data))


def patched(block: bytes, **fields: tuple[int, bytes]) -> bytes:
    """A header with other bytes and a checksum that fits them."""
    raw = bytearray(block)
    for at, value in fields.values():
        raw[at : at + len(value)] = value
    raw[148:156] = b" " * 8
    raw[148:156] = b"%06o\0 " % sum(raw)
    return bytes(raw)


def payload_at(archive: bytes, name: bytes) -> int:
    """Where the header of the first member stands whose name begins so."""
    return archive.index(b"-v0001/" + name) // 512 * 512


def with_plan(world: World, change: Callable[[dict[str, object]], None]) -> Path:
    plain = msgspec.json.decode(plan_bytes(world.parcel.plan))
    change(plain)
    world.parcel.change_plan = lambda _data: canonical_json(plain)
    return world.parcel.seal(world.stick)[0]
