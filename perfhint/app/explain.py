"""`explain`: why one version of a program is faster than another."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint import explaining, rules, search
from perfhint.app import models, suites
from perfhint.app.bench import open_bench
from perfhint.app.finding import finder
from perfhint.errors import ModelError, SourceError
from perfhint.explaining import Catalog, Difference
from perfhint.models import split_specs
from perfhint.models.capped import CappedModel, Ledger
from perfhint.progress import Stage
from perfhint.prompting import fill
from perfhint.records import Candidate, Explanation, Message, Profile, Request, Target, Verification
from perfhint.sandbox import find_interpreter, installed
from perfhint.search.rewriting import unit_of
from perfhint.source import files, parse
from perfhint.source.compiles import syntax_error
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from perfhint.progress import Progress
    from perfhint.records import ExplainedChange, Interpreter, SourceFile
    from perfhint.settings import Settings

NOTHING_SEEN = Profile(samples=0, lines={}, functions=())
"""The texts alone are read: nobody profiled them."""
WORDS_TEMPERATURE = 0.0
"""Of a model that explains: it is to tell what it sees, and the same when asked again."""


def explain(
    *,
    slow: Path,
    fast: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    progress: Progress,
) -> Explanation:
    """What the texts of `slow` and `fast` tell, and with cases what running them does. Raises PerfhintError.

    Nothing is run without cases, nor when both are the same text.
    """
    return _Explaining(files.read(slow), files.read(fast), settings, progress).finish(tests, inputs, argv)


def put_into_words(
    explanation: Explanation, settings: Settings, record: Path | None, on_text: Callable[[str], None]
) -> Explanation:
    """The explanation with what the first model that answers says of it; `on_text` gets it piece by piece.

    An error of a model is a warning. Raises `UsageError` for a model that is none.
    """
    ledger = Ledger(settings.max_tokens_total, settings.max_cost)
    for spec in split_specs(settings.model)[1] if explanation.changes else ():
        try:
            with closing(models.opened(spec, settings, record)) as model:
                capped = CappedModel(model, ledger, models.options(settings).price)
                exchange = capped.reply(_request(explanation, settings), on_text)
        except ModelError as error:
            explanation = replace(explanation, warnings=(*explanation.warnings, f"no words from {spec}: {error}"))
            continue
        if words := exchange.replies[0].text.strip():
            return replace(explanation, words=words, model=spec)
        explanation = replace(
            explanation, warnings=(*explanation.warnings, f"no words from {spec}: the reply is empty")
        )
    return explanation


def prompt(explanation: Explanation) -> str:
    """What a model is asked."""
    return fill("explain.md.jinja", **{name: getattr(explanation, name) for name in Explanation.__dataclass_fields__})


def _request(explanation: Explanation, settings: Settings) -> Request:
    return Request(
        messages=(Message("user", prompt(explanation)),),
        max_tokens=settings.max_reply_tokens,
        temperature=WORDS_TEMPERATURE,
        seed=settings.seed,
    )


class _Explaining:
    """One invocation on its way from two texts to an explanation."""

    def __init__(self, slow: SourceFile, fast: SourceFile, settings: Settings, progress: Progress) -> None:
        self.slow = slow
        self.fast = fast
        self.settings = settings
        self.progress = progress
        self.started = time.monotonic()
        self.warnings: list[str] = []

    def finish(self, tests: Path | None, inputs: Sequence[Path], argv: Sequence[str]) -> Explanation:
        explanation = Explanation(self.slow.path, self.fast.path, self.slow.text, self.fast.text)
        if self.slow.text != self.fast.text:
            if tests or inputs or argv:
                explanation = self._measured(explanation, tests, inputs, argv)
            else:
                difference = Difference(parse(self.slow.text), parse(self.fast.text))
                explanation = self._read(explanation, difference, find_interpreter(self.settings.python))
        return replace(explanation, warnings=tuple(self.warnings), elapsed_s=time.monotonic() - self.started)

    def _measured(
        self, explanation: Explanation, tests: Path | None, inputs: Sequence[Path], argv: Sequence[str]
    ) -> Explanation:
        """Both versions run, and the fast one without each change, where it is one."""
        self._require_one_encoding()
        candidate = Candidate(text=self.fast.text, origin=str(self.fast.path), reason="given")
        with open_bench(self.slow.path, tests, inputs, argv, self.settings) as bench:
            self.progress.stage(Stage.BASELINE, bench.workload.description)
            baseline = establish(bench.workload)
            self.progress.stage(Stage.FINAL)
            verifier = bench.verifier(baseline, self.settings, self.progress, self.started)
            verdict = verifier.check(candidate)
            difference = Difference(parse(self.slow.text), parse(self.fast.text))
            explanation = self._read(explanation, difference, bench.target.interpreter)
            if verdict.accepted and verdict.comparison:
                self.progress.stage(Stage.ATTRIBUTION)
                shares = explaining.shares(difference, self.fast.text, verifier)
                if len(explanation.changes) == 1:
                    shares = [verdict.comparison.speedup]
                explanation = replace(explanation, changes=_with_shares(explanation.changes, shares))
            verification = Verification(
                old=self.slow.path,
                new=self.fast.path,
                python=bench.python,
                workload=bench.workload.description,
                sandbox=bench.sandbox,
                baseline=baseline,
                verdict=verdict,
                suite=suites.facts(bench, baseline),
                warnings=bench.warnings,
                elapsed_s=time.monotonic() - self.started,
            )
        self.warnings += bench.warnings
        return replace(explanation, verification=verification)

    def _require_one_encoding(self) -> None:
        """The fast version is run in the place of the slow one, as a file like that."""
        if self.fast.encoding != self.slow.encoding and not self.fast.text.isascii():
            raise SourceError(
                f"{self.slow.path} is {self.slow.encoding} and {self.fast.path} is {self.fast.encoding}",
                todo="convert one of them to compare what they do",
            )

    def _read(self, explanation: Explanation, difference: Difference, interpreter: Interpreter) -> Explanation:
        valid = [self._is_valid(file, interpreter) for file in (self.slow, self.fast)]
        catalog = self._catalog(interpreter) if all(valid) else None
        return replace(
            explanation,
            changes=explaining.read(difference, catalog),
            renamed=difference.told_names,
            growth=explaining.growths(difference) if catalog else None,
        )

    def _is_valid(self, file: SourceFile, interpreter: Interpreter) -> bool:
        error = syntax_error(file.encode(file.text), interpreter)
        if error is not None:
            self.warnings.append(f"{file.path} does not compile ({error}): its lines are compared and no more is told")
        return error is None

    def _catalog(self, interpreter: Interpreter) -> Catalog:
        """What the rules make of both versions, with every package that the fast one may import."""
        slow, fast = self.slow.text, self.fast.text
        selected = rules.chosen(self.settings.select, self.settings.ignore)
        needed = {package for rule in selected for package in rule.needs if f"import {package}" in fast}
        wanted = tuple(sorted({*self.settings.allow_imports, *needed}))
        allowed = installed(interpreter, wanted) if wanted else ()

        target = Target(self.slow, interpreter)
        find = finder(target, self.settings, NOTHING_SEEN, allowed, self.warnings.append)
        whole, found = search.rewrite(slow, find), find(slow)
        return Catalog(
            rules={rule.id: rule for rule in selected},
            whole=whole,
            alone=tuple(unit_of(hint, slow) for hint in found if hint.edits),
            replay=lambda units: search.rewrite(slow, find, only=units),
            found=found,
            left=find(fast),
        )


def _with_shares(changes: Sequence[ExplainedChange], shares: Sequence[float | None]) -> tuple[ExplainedChange, ...]:
    return tuple(replace(change, speedup=share) for change, share in zip(changes, shares, strict=True))
