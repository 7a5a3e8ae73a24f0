"""An audit as SARIF, for the code scanning page of a forge: findings that point at lines of code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from toolkit import __version__
from toolkit.findings import RULES
from toolkit.model.finding import Verdict
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from toolkit.findings.audit import Audit
    from toolkit.findings.estate import Estate
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
# Where a table is declared says most, then who writes it.
_FIRST: Final = (Kind.DECLARES, Kind.WRITES, Kind.READS, Kind.MENTIONS)
_MOST: Final = 10


def as_sarif(estate: Estate) -> dict[str, Any]:
    """One run a database that could be audited, with the rules that found something."""
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(audit, estate) for audit in estate.audits]}


def _run(audit: Audit, estate: Estate) -> dict[str, Any]:
    codes = sorted({finding.code for finding in audit.findings})
    rules = {rule.code: rule for rule in RULES}
    return {
        "tool": {
            "driver": {
                "name": "toolkit",
                "semanticVersion": __version__,
                "rules": [
                    {
                        "id": code,
                        "shortDescription": {"text": rules[code].title},
                        "fullDescription": {"text": rules[code].explanation},
                    }
                    for code in codes
                ],
            }
        },
        "automationDetails": {"id": f"toolkit audit/{audit.target}"},
        "invocations": [_invocation(audit, estate)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, audit, codes) for finding in audit.findings],
    }


def _invocation(audit: Audit, estate: Estate) -> dict[str, Any]:
    """How it went, which is the same for all runs: a run of its own for what refused would have found nothing there."""
    refused = [("error", f"{each.target} was not audited: {each.why}") for each in estate.refused]
    remarks = [("note", f"{remark}.") for remark in audit.remarks]
    return {
        "executionSuccessful": not estate.refused,
        "toolConfigurationNotifications": [_notification("warning", f"{remark}.") for remark in estate.remarks],
        "toolExecutionNotifications": [_notification(level, text) for level, text in (*refused, *remarks)],
    }


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}


def _result(finding: Finding, audit: Audit, codes: list[str]) -> dict[str, Any]:
    name = f"{finding.subject}.{finding.part}" if finding.part else str(finding.subject)
    verdict = "" if finding.verdict is Verdict.KEEP else f" ({finding.verdict})"
    first, *related = _places(finding.subject, audit) or [{}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": "note" if finding.verdict is Verdict.KEEP else "warning",
        "message": {"text": f"{name}{verdict}: {finding.summary}. {finding.remedy}".strip()},
        "locations": [{**first, "logicalLocations": [{"fullyQualifiedName": name, "kind": "table"}]}],
        "relatedLocations": related,
        "partialFingerprints": {"finding/v1": f"{finding.code}:{name}"},
        "properties": {"verdict": finding.verdict.value, "confidence": finding.confidence.value},
    }
    if finding.overruled:
        result["suppressions"] = [{"kind": "external", "justification": finding.overruled}]
    return result


def _places(subject: Ref, audit: Audit) -> list[dict[str, Any]]:
    """The lines that use the table, the most telling first."""
    found = [reference for reference in audit.references if reference.table == subject]
    found.sort(key=lambda reference: (_FIRST.index(reference.kind), reference.file, reference.line))
    return [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": _uri(Path(reference.file))},
                "region": {"startLine": reference.line},
            }
        }
        for reference in found[:_MOST]
    ]


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
