"""One file: everything that rules find in it, with how much it matters, and which comments ask for silence."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfhint.check import cells
from perfhint.check.programs import reads_input
from perfhint.check.suppressing import Suppression, suppressions
from perfhint.check.weighing import Scales, is_test
from perfhint.hints import Flag, Safety
from perfhint.rules import find
from perfhint.source import parse
from perfhint.source.files import decode

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.hints import Hint
    from perfhint.rules import Rule


class Examined(NamedTuple):
    """What depends on nothing but the file's content, the kind of its name and the rules."""

    flags: tuple[Flag, ...]
    """In text order."""
    suppressions: tuple[Suppression, ...]


def examine(data: bytes, path: Path, rules: tuple[Rule, ...], python: tuple[int, int]) -> Examined:
    """What `rules` find in a file with these bytes, on this version of Python.

    Raises `SourceError` when they are no text, `BrokenRuleError` when a rule breaks.
    """
    if path.suffix != cells.SUFFIX:
        return examine_text(decode(data, path).text, path, rules, python)
    notebook = cells.read(data, path)
    found = examine_text(notebook.text, path, rules, python)
    return Examined(
        tuple(_in_cell(flag, notebook)._replace(fixable=False) for flag in found.flags),
        tuple(
            each._replace(cell=place.cell, line=place.line)
            for each in found.suppressions
            for place in [notebook.places[each.line - 1]]
        ),
    )


def examine_text(text: str, path: Path, rules: tuple[Rule, ...], python: tuple[int, int]) -> Examined:
    """The same of a text that is already decoded. Raises `BrokenRuleError`."""
    module = parse(text)
    by_id = {rule.id: rule for rule in rules}
    lines = module.text.split("\n")
    scales = Scales(module, lines, in_test=is_test(path))
    flags = []
    seen: Counter[tuple[str, str]] = Counter()
    for hint in find(module, rules, python=python, is_script=reads_input(module)):
        code = lines[hint.span.line - 1]
        flag = _flag(scales, hint, by_id[hint.rule], python, code)
        seen[flag.rule, code.strip()] += 1
        fingerprint = _fingerprint(flag.rule, code.strip(), seen[flag.rule, code.strip()])
        flags.append(flag._replace(fingerprint=fingerprint))
    return Examined(tuple(flags), tuple(suppressions(module)))


def _flag(scales: Scales, hint: Hint, rule: Rule, python: tuple[int, int], code: str) -> Flag:
    gain = None if hint.growth else rule.gains.get(python)
    growth = hint.growth or rule.growth
    severity, evidence = scales.weigh(hint.span, growth, gain, category=rule.category)
    return Flag(
        rule=rule.id,
        name=rule.name,
        category=rule.category,
        line=hint.span.line,
        column=hint.span.column,
        end_line=hint.span.end_line,
        end_column=hint.span.end_column,
        message=hint.message,
        growth=growth,
        gain=gain,
        severity=severity.value,
        evidence=evidence,
        code=code,
        fixable=hint.safety is Safety.SAFE and bool(hint.edits),
    )


def _fingerprint(rule: str, code: str, number: int) -> str:
    """Of the `number`th finding of the rule on such a line: it survives that lines move and are indented anew."""
    return hashlib.sha256(f"{rule}\0{code}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _in_cell(flag: Flag, notebook: cells.Notebook) -> Flag:
    first, last = notebook.places[flag.line - 1], notebook.places[flag.end_line - 1]
    return flag._replace(cell=first.cell, line=first.line, end_line=last.line)
