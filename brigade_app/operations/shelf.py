"""The shelf of the law: rules, calendar, catalogue, power lists and statute texts, read when first asked for and kept.

What the county installed (`brigade_app.operations.packs`) stands before what was shipped: the store's folder
``installed/`` holds it unpacked, one folder a kind. A fault in the shipped data is a damaged installation; a fault in
installed data falls on the installer, so neither is a bug: both raise.
"""

from contextlib import suppress
from functools import cached_property
from pathlib import Path

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.law_library import Library, read_library
from brigade_app.domain.law.pack import load_pack
from brigade_app.domain.law.rules import AuthorityBundle, Law, RulePack
from brigade_app.domain.matters import Catalogue
from brigade_app.errors import BrigadeError, Unavailable, Unreadable

SHIPPED_PACK = "henan-township"
INSTALLED_FOLDER = "installed"


class NoRulePack(Unavailable):
    """No rule pack can be read. Facts ``path``, ``reason``."""


class LawShelf:
    """The law as it is installed here. Every property is read once."""

    def __init__(self, resources: Path, installed: Path | None = None) -> None:
        self._resources, self._installed = resources, installed

    @cached_property
    def catalogue(self) -> Catalogue:
        """The matters. Raises ``BadCatalogue``."""
        return Catalogue.load(self.folder("matters"))

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days. Raises ``DataFileInvalid``."""
        return WorkCalendar.load(self.folder("calendar"))

    @cached_property
    def authority(self) -> AuthorityBundle:
        """The dated power lists."""
        return load_authority(self.folder("authority"))

    @cached_property
    def pack(self) -> RulePack:
        """The rule pack.

        Raises:
            NoRulePack: there is none, or it cannot be read.
        """
        folder = self.folder("rules")
        try:
            return load_pack(folder)
        except (Unreadable, FileNotFoundError) as error:
            facts = error.facts if isinstance(error, Unreadable) else {"reason": "not-found"}
            raise NoRulePack(**{**facts, "path": folder.name}) from error

    @cached_property
    def law(self) -> Law:
        """All that a judgment needs beside the case. Raises as `pack`, `calendar` and `catalogue`."""
        return Law(pack=self.pack, calendar=self.calendar, catalogue=self.catalogue, authority=self.authority)

    @cached_property
    def library(self) -> Library | None:
        """The statute texts that the county installed; ``None`` where it installed none."""
        folder = self._installed / "law" if self._installed else None
        return read_library(folder) if folder is not None and folder.is_dir() else None

    def read(self) -> None:
        """Read all that a judgment needs, so that nobody waits for it later; faults wait for whoever needs the law."""
        with suppress(BrigadeError):
            _ = self.law

    def folder(self, what: str) -> Path:
        """Return where this kind of data lies: installed by the county, else shipped."""
        own = self._installed / what if self._installed else None
        if own is not None and own.is_dir():
            return own
        shipped = self._resources / what
        return shipped / SHIPPED_PACK if what == "rules" else shipped


def shelf_of(store_folder: Path | None, resources: Path) -> LawShelf:
    """Return the shelf of a store, or of the shipped data alone."""
    return LawShelf(resources, store_folder / INSTALLED_FOLDER if store_folder else None)
