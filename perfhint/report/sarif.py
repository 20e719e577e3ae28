"""What `check` found as SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from perfhint import __version__
from perfhint.hints import UNUSED, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.hints import Flag
    from perfhint.rules import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.HIGH: "warning", Severity.MEDIUM: "note", Severity.LOW: "none"}


def sarif(found: Sequence[tuple[Path, Flag]], errors: Sequence[str], rules: Sequence[Rule]) -> str:
    """One log with one run; `rules` are described where something was found by them."""
    used = {flag.rule for _, flag in found}
    described = [_description(rule) for rule in rules if rule.id in used]
    if UNUSED in used:
        text = "A comment asks for silence where nothing would be said"
        described.insert(0, {"id": UNUSED, "name": "unused_suppression", "shortDescription": {"text": text}})
    places = {each["id"]: place for place, each in enumerate(described)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "perfhint", "semanticVersion": __version__, "rules": described}},
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not errors,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": error}} for error in errors
                        ],
                    }
                ],
                "results": [_result(path, flag, places[flag.rule]) for path, flag in found],
            }
        ],
    }
    return json.dumps(log, indent=2)


def _description(rule: Rule) -> dict[str, Any]:
    sections = rule.sections
    parts = [f"{name}:\n\n```python\n{sections[name]}\n```" for name in ("Slow", "Fast")]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": sections["Why"]},
        "help": {"text": sections["Why"], "markdown": "\n\n".join([*parts, sections["Why"]])},
        "properties": {"tags": ["performance", rule.category], "growth": rule.growth},
    }


def _result(path: Path, flag: Flag, place: int) -> dict[str, Any]:
    gain = f", {flag.gain:.3g}x on the rule's example" if flag.gain else ""
    cost = f" [{flag.growth}{gain}]" if flag.growth else ""
    return {
        "ruleId": flag.rule,
        "ruleIndex": place,
        "level": _LEVELS[Severity(flag.severity)],
        "message": {"text": f"{flag.message}{cost}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(path),
                    "region": {
                        "startLine": flag.line,
                        "startColumn": flag.column,
                        "endLine": flag.end_line,
                        "endColumn": flag.end_column,
                    },
                }
            }
        ],
        **({"partialFingerprints": {"perfhint/v1": flag.fingerprint}} if flag.fingerprint else {}),
    }


def _location(path: Path) -> dict[str, str]:
    """Relative to the folder that was checked in, where that is possible: code hosts look files up by it."""
    absolute = path.absolute()
    here = Path.cwd()
    if absolute.is_relative_to(here):
        return {"uri": quote(absolute.relative_to(here).as_posix()), "uriBaseId": "%SRCROOT%"}
    return {"uri": absolute.as_uri()}
