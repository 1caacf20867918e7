"""The law engine: rules as dated, cited data; deadlines, gates, next steps and the assessment as pure functions.

Values: `law.types` (answers) and `law.rules` (rows of a pack, `Law`). Statute texts: `law.law_library`.
"""

from brigade_app.domain.law.assess import assess, assessment_json
from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.deadlines import deadlines, reckon
from brigade_app.domain.law.gates import gate
from brigade_app.domain.law.pack import load_pack
from brigade_app.domain.law.rules import Law, RulePack
from brigade_app.domain.law.steps import next_steps, stage
from brigade_app.domain.law.types import Assessment, DeadlineResult, Finding, Gate, NextStep

__all__ = [
    "Assessment",
    "DeadlineResult",
    "Finding",
    "Gate",
    "Law",
    "NextStep",
    "RulePack",
    "assess",
    "assessment_json",
    "deadlines",
    "gate",
    "load_authority",
    "load_pack",
    "next_steps",
    "reckon",
    "stage",
]
