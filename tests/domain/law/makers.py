"""Cases for the law: `a_case` and `act` write only what a test is about, in the words of the case file."""

from functools import cache
from typing import Any

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.codec import decode
from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.pack import load_pack
from brigade_app.domain.law.rules import Law
from brigade_app.domain.matters import Catalogue
from brigade_app.domain.records import CaseFile
from brigade_app.paths import resources_folder

TOWNSHIP = "南召县城郊乡人民政府"
TWO = ["o1", "o2"]
PERSON = {"id": "p1", "role": "party", "kind": "person", "name": "王某"}
FIRM = {"id": "p1", "role": "party", "kind": "organisation", "name": "某公司"}
OFFICERS = [
    {"id": "o1", "name": "甲", "certificate": "H1", "certificate_from": "2020-01-01", "certificate_to": "2030-12-31",
     "posts": ["officer"]},
    {"id": "o2", "name": "乙", "certificate": "H2", "certificate_from": "2020-01-01", "certificate_to": "2030-12-31",
     "posts": ["officer"]},
    {"id": "o7", "name": "丙", "posts": ["legal-reviewer"], "legal_qualification": True},
    {"id": "o9", "name": "乡长", "posts": ["responsible-person"]},
]  # fmt: skip
ELEMENTS = ("subject", "zone", "build", "no-permit", "correct", "exempt")


@cache
def the_law() -> Law:
    """Return the law as shipped."""
    resources = resources_folder()
    return Law(
        pack=load_pack(resources / "rules" / "henan-township"),
        calendar=WorkCalendar.load(resources / "calendar"),
        catalogue=Catalogue.load(resources / "matters"),
        authority=load_authority(resources / "authority"),
    )


def act(kind: str, at: str | None, id: str | None = None, **rest: Any) -> dict[str, Any]:
    """Return an action; its id is its kind unless named."""
    return {"id": id or kind, "kind": kind, **({"at": at} if at else {}), **rest}


def a_case(*actions: dict[str, Any], **rest: Any) -> CaseFile:
    """Return a case of the township about a house in a village, a partial record unless ``record`` says otherwise.

    ``parties``, ``officers``, ``evidence``, ``disputes`` are the file's; every other key belongs to ``case``.
    """
    parts = {key: rest.pop(key) for key in ("parties", "officers", "evidence", "disputes") if key in rest}
    case = {"id": "c1", "unit": TOWNSHIP, "unit_level": "township", "record": "partial", **rest}
    plain = {"parties": [PERSON], "officers": OFFICERS, **parts, "case": case, "actions": list(actions)}
    return decode(CaseFile, plain)


def fine(fen: int | None, **rest: Any) -> dict[str, Any]:
    """Return a fine."""
    return {"kind": "fine", **({"amount_fen": fen} if fen is not None else {}), **rest}


def decision(at: str = "2026-03-20", *penalties: dict[str, Any], **rest: Any) -> dict[str, Any]:
    """Return a penalty decision ``d`` against ``p1``."""
    data = {"result": "penalty", **({"penalties": list(penalties)} if penalties else {}), **rest.pop("data", {})}
    return act("decision", at, "d", parties=["p1"], data=data, **rest)


def service(of: str, at: str, **data: Any) -> dict[str, Any]:
    """Return the service of an act."""
    rest = {key: data.pop(key) for key in ("document",) if key in data}
    return act("service", at, f"s-{of}", refers_to=[of], data={"served_on": at, **data}, **rest)


def items(*proves: str, **rest: Any) -> list[dict[str, Any]]:
    """Return one document and one record for each element."""
    return [
        {
            "id": f"e{n}-{element}",
            "kind": kind,
            "name": f"{kind} {element}",
            "proves": [element],
            "made_at": "2026-02-01",
            **rest,
        }
        for n, kind in enumerate(("documentary", "inspection_record"))
        for element in proves
    ]
