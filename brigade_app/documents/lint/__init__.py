"""The linter of documents: what a careful clerk finds before a paper is signed: problem, place, correction, basis.

It points and decides nothing: what is lawful is the law engine's to say (`brigade_app.domain.law`). `RULES` is the
table; a rule is about one document and may look at the case and the other documents.
"""

from collections.abc import Sequence

from brigade_app.documents.lint.case_rules import CASE_RULES
from brigade_app.documents.lint.decision_rules import DECISION_RULES
from brigade_app.documents.lint.text_rules import TEXT_RULES
from brigade_app.documents.lint.types import (
    DocumentText,
    LintContext,
    LintFinding,
    Rule,
    looked_at,
    text_of,
    text_of_docx,
)
from brigade_app.domain.records import CaseFile

RULES: tuple[Rule, ...] = (*TEXT_RULES, *DECISION_RULES, *CASE_RULES)

__all__ = ["RULES", "DocumentText", "LintContext", "LintFinding", "Rule", "lint", "text_of", "text_of_docx"]


def lint(file: CaseFile, documents: Sequence[DocumentText], context: LintContext) -> list[LintFinding]:
    """Return the findings about these documents of a case, in the order of documents and rules."""
    findings = []
    everything = tuple(documents)
    for document in everything:
        look = looked_at(file, context, everything, document)
        for rule in RULES:
            if rule.kinds and document.kind not in rule.kinds and rule.kinds != ("case-wide",):
                continue
            for hit in rule.check(look):
                name = document.number or document.title
                findings.append(
                    LintFinding(
                        rule.id, rule.weight, name, hit.field, hit.place, hit.problem, hit.correction, rule.basis
                    )
                )
    return findings
